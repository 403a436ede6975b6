"""The record of each article: out of the store where nothing has changed, worked out where something has.

An article that can't be used becomes a failure with its name and reason; the others go on.
"""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from briefgen import cleaning, readers, record
from briefgen.errors import BriefgenError, InputError, UnreadableError, Where
from briefgen.extract.pipeline_model import DEFAULT_MODEL, installed_version
from briefgen.model import Notice, Works
from briefgen.registry.desk import Desk
from briefgen.registry.sidecar import Sidecar, read_sidecar
from briefgen.store import key as store_key
from briefgen.store import package

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from briefgen.extract import Extractor
    from briefgen.intake import SourceFile
    from briefgen.model import Article, Metadata
    from briefgen.store import Store

T = TypeVar("T")

_WORTH_A_SECOND_PROCESS: Final = 40
"""Articles from which on starting processes, each with its own pipeline (two seconds), costs less than it saves."""

_ROOMS: Final = ("model", "readers", "cleaning", "extract", "registry", "record")
"""What a record hangs on in this package."""

_AT_ONCE: Final = 8
"""Articles that a process is handed at a time: few enough for the progress bar to move."""


class Track(Protocol):
    """Shows the progress of long work."""

    def __call__(self, what: str, things: Iterable[T], total: int) -> Iterator[T]:
        """Yield each of `things` as it comes; `what` is words for the reader."""
        ...


@dataclass(frozen=True, slots=True)
class Recorded:
    """An article whose record is there; corrections are not applied yet."""

    file: SourceFile
    metadata: Metadata
    sidecar: Sidecar | None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Job:
    """What the record of an article is worked out from. The file's bytes are read again where they are needed."""

    file: SourceFile
    sha256: str
    sidecar: Sidecar | None
    foreign: bytes | None

    @property
    def published(self) -> str | None:
        return (self.sidecar.published or None) if self.sidecar else None


@dataclass(frozen=True, slots=True)
class Recorder:
    """Works out records with one language pipeline and one desk.

    `desk_key` stands for the content of the desk's registry in the keys of the store. `reading`
    is what the desk sets of its reading, `jobs` how many processes may run at once, None for one
    per processor. `works` is what its bibliographies tell.
    """

    model: str = DEFAULT_MODEL
    desk: Desk = field(default_factory=Desk)
    desk_key: str = ""
    reading: readers.Options = field(default_factory=readers.Options)
    jobs: int | None = None
    store: Store | None = None
    works: Works = field(default_factory=Works)

    def records(
        self, sources: Iterable[SourceFile], track: Track
    ) -> Iterator[Recorded | BriefgenError]:
        """Yield the record of each source, or why there is none, in order.

        Raises:
            MissingModelError: where the language pipeline is not installed and some record must be
                worked out.
        """
        loaded = [_load(source) for source in sources]
        keys = [self._key(x) if isinstance(x, _Job) else "" for x in loaded]
        known = {k for k in keys if k and self.store and self.store.has(k)}
        todo = [
            x for x, k in zip(loaded, keys, strict=True) if isinstance(x, _Job) and k not in known
        ]
        fresh = track("reading articles", self._fresh(todo), len(todo))
        for x, k in zip(loaded, keys, strict=True):
            if isinstance(x, BriefgenError):
                yield x
                continue
            result = self._restored(k) if k in known else self._kept(k, next(fresh))
            yield (
                result
                if isinstance(result, BriefgenError)
                else Recorded(x.file, result, x.sidecar, _doubts(x, result))
            )
        next(fresh, None)  # lets the progress bar close

    def _key(self, job: _Job) -> str:
        what = (
            package(*_ROOMS),
            self.model,
            installed_version(self.model),
            self.desk_key,
            repr(self.reading),
        )
        return store_key(
            *what, job.file.full_name, job.published or "", job.sha256, job.foreign or b""
        )

    def _restored(self, key: str) -> Metadata:
        raw = self.store.get(key) if self.store else None
        assert raw is not None
        return record.restore(raw)

    def _kept(self, key: str, result: Metadata | BriefgenError) -> Metadata | BriefgenError:
        if self.store and not isinstance(result, BriefgenError):
            self.store.put(key, record.dumps(result, "jsonl").encode())
        return result

    def _fresh(self, jobs: Sequence[_Job]) -> Iterator[Metadata | BriefgenError]:
        if not jobs:
            return
        workers = min(self.jobs or os.cpu_count() or 1, len(jobs) // _WORTH_A_SECOND_PROCESS + 1)
        start = (self.model, self.desk, self.reading, self.works)
        if workers == 1:
            _start(*start)
            yield from map(_record, jobs)
            return
        installed_version(
            self.model, required=True
        )  # here, where the error can be told; a worker's would be lost
        context = multiprocessing.get_context("spawn")  # not forked: the parent may hold threads
        with ProcessPoolExecutor(
            workers, mp_context=context, initializer=_start, initargs=start
        ) as pool:
            yield from pool.map(_record, jobs, chunksize=_AT_ONCE)


class _Loaded:
    """The extractor of this process, its settings and its works: a worker has no other place to keep them."""

    extractor: Extractor | None = None
    works = Works()
    reading = readers.Options()


def _start(model: str, desk: Desk, reading: readers.Options, works: Works) -> None:
    from briefgen.extract import Extractor  # noqa: PLC0415 - spaCy is heavy, and idle where all is in the store

    _Loaded.extractor = Extractor(model, desk)
    _Loaded.reading, _Loaded.works = reading, works


def _load(source: SourceFile) -> _Job | BriefgenError:
    """Return what lies in and beside a source's file, or why it can't be used."""
    try:
        data = _bytes(source.path)
        sidecar = read_sidecar(source.sidecar) if source.sidecar else None
        foreign = _bytes(source.metadata) if source.metadata else None
        return _Job(source, sha256(data).hexdigest(), sidecar, foreign)
    except BriefgenError as error:
        return error


def _doubts(job: _Job, found: Metadata) -> tuple[Notice, ...]:
    """Return a notice where metadata from elsewhere says that it was made of another file."""
    if job.foreign is None or job.file.metadata is None:
        return ()
    other = record.made_of(job.foreign, found.article.source)
    if other is None:
        return ()
    path, line = other
    message = f"source: says that it was made of {path!r}, not of {job.file.path.name!r}"
    return (
        Notice(
            message, Where(job.file.metadata, line), "check that it lies beside its own article"
        ),
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"can't be read: {error.strerror}"
        raise UnreadableError(
            message, where=Where(path), remedy="check that the file may be read"
        ) from error


def _record(job: _Job) -> Metadata | BriefgenError:
    """Return the record of one article. Whatever goes wrong in it stays its own."""
    try:
        article = cleaning.label(
            readers.read(_bytes(job.file.path), job.file.name, _Loaded.reading, job.file.article)
        )
        article = _Loaded.works.described(article)
        if job.foreign is not None and job.file.metadata:
            return record.load_foreign(job.foreign, article, Where(job.file.metadata))
        return _extracted(article, job.published)
    except BriefgenError as error:
        return error
    except Exception as error:  # noqa: BLE001 - a defect met in one article must not stop the others
        return InputError(
            f"a rule of briefgen failed on this article ({type(error).__name__}: {error})",
            where=Where(job.file.path),
            remedy="please report it, with the article if you may; `briefgen --debug` shows the place",
        ).with_traceback(error.__traceback__)


def _extracted(article: Article, published: str | None) -> Metadata:
    assert _Loaded.extractor is not None
    stated = article.stated("published")
    when = published or (stated.value if stated else None)
    return next(iter(_Loaded.extractor.extract([(article, when)])))
