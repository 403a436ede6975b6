"""Yield the record of each article: from the store where nothing changed, else worked out.

An article that can't be used becomes a failure with its name and reason; the others go on.
"""

from __future__ import annotations

import re
import sys
import traceback
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from functools import cache, partial
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

import briefgen
from briefgen import cleaning, files, held, readers, record, workers
from briefgen.errors import BriefgenError, InputError, UnreadableError, Where
from briefgen.extract.pipeline_model import DEFAULT_MODEL, installed_version
from briefgen.extract.slices import words_met
from briefgen.extract.spotting import offered_version
from briefgen.model import NUMBERED, Notice, Works
from briefgen.registry.desk import Desk
from briefgen.registry.known import Meetable
from briefgen.registry.settings import LimitSettings
from briefgen.registry.sidecar import Sidecar, read_sidecar
from briefgen.store import key as store_key
from briefgen.store import package
from briefgen.workers import Budget, Ended, Loss, cluster

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from briefgen.desk_files import SourceFile
    from briefgen.errors import DeskError
    from briefgen.extract import Extractor
    from briefgen.model import Article, Metadata
    from briefgen.registry.sidecar import Relabel
    from briefgen.store import Store
    from briefgen.workers import Renew

    _Made = Metadata | BriefgenError | Loss

T = TypeVar("T")

_WORTH_A_SECOND_PROCESS: Final = 40
"""Articles per process. Starting another one, with its pipeline, takes two seconds."""

_ROOMS: Final = ("model", "readers", "cleaning", "extract", "registry", "record")
"""Packages that a record depends on."""

_LIBRARIES: Final = (
    "lxml", "trafilatura", "charset-normalizer", "markdown-it-py", "pdfminer.six", "mammoth",
    "striprtf", "python-oxmsg", "warcio", "feedparser", "bibtexparser", "rispy", "spacy",
)  # fmt: skip
"""Libraries that a record depends on: another version may read another text."""

_CARRIED: Final = 8_000_000
"""Most bytes of a file that is sent to another machine; a larger one is read here."""

_MEASURE: Final = 100_000
"""Characters for which an article gets one more time budget: the work on them takes some 15 s."""


_LONGEST_SAID: Final = 300
"""Most characters shown of an exception's message: it may quote all of an article."""

_MENDABLE: Final = (
    "front matter", "not an article", "looks like a list", "may be cut off",
)  # fmt: skip
"""Prefixes of those reading notes that the analyst can do something about."""

_LINE: Final = re.compile(r"front matter, line (\d+): ")


class Track(Protocol):
    """Shows the progress of long work."""

    def __call__(self, what: str, things: Iterable[T], total: int) -> Iterator[T]:
        """Yield each of `things` as it comes; `what` names the work for the reader."""
        ...


@dataclass(frozen=True, slots=True)
class Recorded:
    """An article and its record, before corrections are applied."""

    file: SourceFile
    metadata: Metadata
    sidecar: Sidecar | None
    notices: tuple[Notice, ...] = ()
    faults: tuple[DeskError, ...] = ()
    """The faults of what could not be used of the sidecar."""


@dataclass(frozen=True, slots=True)
class _Job:
    """What the record of an article is worked out from.

    The file's bytes are read again where they are needed, and so are those of `foreign`, which go
    to no other process.
    """

    file: SourceFile
    sha256: str
    sidecar: Sidecar | None
    foreign: bytes | None
    faults: tuple[DeskError, ...] = ()
    size: int = 0

    @property
    def travels(self) -> bool:
        """Whether another machine may read it: a small file that holds this article alone."""
        return not self.file.article and self.size <= _CARRIED

    @property
    def published(self) -> str | None:
        return (self.sidecar.published or None) if self.sidecar else None

    @property
    def relabels(self) -> tuple[Relabel, ...]:
        return self.sidecar.blocks if self.sidecar else ()


@dataclass(frozen=True, slots=True)
class Recorder:
    """Works out records with one language pipeline and one desk.

    `desk_key` stands for the content of the desk's registry, its actors aside, in the keys of the
    store; of the actors a record depends on those whose words its article has. `reading` holds the
    desk's settings of reading, `workers` how many processes may run at once, None for one a
    processor. `works` is what its bibliographies tell. `scheduler` is the address of a Dask cluster
    that does the reading, empty where this machine does. `mentions` names another model that finds
    names, empty for none.
    """

    model: str = DEFAULT_MODEL
    desk: Desk = field(default_factory=Desk)
    desk_key: str = ""
    reading: readers.Options = field(default_factory=readers.Options)
    workers: int | None = None
    store: Store | None = None
    limits: LimitSettings = field(default_factory=LimitSettings)
    works: Works = field(default_factory=Works)
    scheduler: str = ""
    mentions: str = ""

    def records(
        self, sources: Iterable[SourceFile], track: Track
    ) -> Iterator[Recorded | BriefgenError]:
        """Yield the record of each source, or why there is none, in order.

        Raises:
            MissingModelError: where the language pipeline is not installed and some record must be
                worked out.
        """
        loaded = [_load(source, self.limits.bytes) for source in sources]
        what, met, actors = self._what(), Meetable(self.desk), repr(self.desk.actors)
        bases = [_base(what, x) if isinstance(x, _Job) else "" for x in loaded]
        keys = [self._known(base, met) if base else "" for base in bases]
        todo = [
            (store_key(base, actors), x)
            for x, base, k in zip(loaded, bases, keys, strict=True)
            if isinstance(x, _Job) and not k
        ]
        fresh = track("reading articles", self._fresh(todo), len(todo))
        for x, base, k in zip(loaded, bases, keys, strict=True):
            if isinstance(x, BriefgenError):
                yield x
                continue
            result = self._restored(k) if k else self._kept(base, met, next(fresh))
            yield (
                result
                if isinstance(result, BriefgenError)
                else Recorded(x.file, result, x.sidecar, _notices(x, result), x.faults)
            )
        next(fresh, None)  # lets the progress bar close

    def _what(self) -> tuple[str, ...]:
        """Return what all records depend on besides their articles and the actors in them."""
        return (
            package(*_ROOMS),
            self.model,
            installed_version(self.model),
            self.desk_key,
            repr(self.reading),
            self.mentions,
            offered_version(self.mentions),
        )

    def _restored(self, key: str) -> Metadata:
        return held.value(("record", key), lambda: self._read_back(key))

    def _read_back(self, key: str) -> Metadata:
        raw = self.store.get(key) if self.store else None
        assert raw is not None
        return record.restore(raw)

    def _known(self, base: str, met: Meetable) -> str:
        """Return the key under which an article's record is kept, empty where none is.

        Under its `base` the words of the article are kept: they tell which of the desk's actors its
        record depends on.
        """
        if self.store is None:
            return ""
        self.store.asked(base)
        try:
            words = held.value(("words", base), lambda: self._words(base))
        except LookupError:
            return ""
        key = _key(base, met, words)
        return key if self.store.has(key) else ""

    def _words(self, base: str) -> frozenset[str]:
        """Return the words of an article.

        Raises:
            LookupError: nothing is kept of them, or it is damaged.
        """
        raw = self.store.get(base) if self.store else None
        if raw is None:
            raise LookupError(base)
        return frozenset(raw.decode("utf-8", "surrogatepass").split("\n"))

    def _kept(
        self, base: str, met: Meetable, result: Metadata | BriefgenError
    ) -> Metadata | BriefgenError:
        if self.store and not isinstance(result, BriefgenError):
            words = words_met(result.article)
            self.store.put(base, "\n".join(sorted(words)).encode("utf-8", "surrogatepass"))
            self.store.put(_key(base, met, words), record.dumps(result, "jsonl").encode())
        return result

    def _fresh(self, todo: Sequence[tuple[str, _Job]]) -> Iterator[Metadata | BriefgenError]:
        """Begin to read the jobs, and return what comes of each, in order.

        A process that dies costs one job.
        """
        if not todo:
            return iter(())
        work = Reading(
            self.model, self.desk, self.reading, self.works, self.limits.bytes, self.mentions
        )
        run = self._afar(work, todo) if self.scheduler else self._here(work, [j for _, j in todo])
        return self._results(todo, run)

    def _results(
        self, todo: Sequence[tuple[str, _Job]], run: Generator[_Made]
    ) -> Iterator[Metadata | BriefgenError]:
        """Yield the record of each job, or why there is none."""
        with closing(run) as made:
            for (_, job), result in zip(todo, made, strict=True):
                yield self._told(job, result) if isinstance(result, Loss) else result

    @property
    def _budget(self) -> Budget:
        return Budget(self.limits.seconds, self.limits.memory)

    def _here(self, work: Reading, jobs: Sequence[_Job]) -> Generator[_Made]:
        """Return the generator that works on jobs in processes of this machine."""
        at_once = min(
            self.workers or workers.processors(), len(jobs) // _WORTH_A_SECOND_PROCESS + 1
        )
        asked = [_asked(job) for job in jobs]
        return workers.each(work, asked, self._budget, at_once, workers.soonest())

    def _afar(self, work: Reading, todo: Sequence[tuple[str, _Job]]) -> Generator[_Made]:
        """Yield results in order: jobs that travel are done on the cluster, the rest here."""
        parcels = ((key, _packed(job)) for key, job in todo if job.travels)
        alike = partial(program, self.model, self.mentions)
        far = cluster.each(work, parcels, self._budget, self.scheduler, alike)
        near = self._here(work, [job for _, job in todo if not job.travels])
        with closing(far), closing(near):
            for _, job in todo:
                yield next(far if job.travels else near)

    def _told(self, job: _Job, loss: Loss) -> InputError:
        """Return the error for an article whose process ran out of time or memory, or crashed."""
        where = Where(job.file.path)
        if loss.how is Ended.TIME:
            message = (
                f"takes more time to read than `limits.seconds` allows ({self.limits.seconds:g})"
            )
        elif loss.how is Ended.MEMORY:
            message = (
                f"takes more memory to read than `limits.memory` allows ({self.limits.memory:,} MB)"
            )
        else:
            message = f"broke the process that read it ({loss.what})"
            remedy = "please report it, with the article if you may; put its text into a .txt file"
            return InputError(message, where=where, remedy=remedy)
        remedy = "remove what is not the article, split it, or raise the limit in mkdocs.yml"
        return InputError(message, where=where, remedy=remedy)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a process is told of a job: little, since it waits in a pipe.

    `data` and `metadata` are the bytes of the file and of what lies beside it, where they are not
    to be read from a disk.
    """

    file: SourceFile
    sha256: str
    published: str | None
    foreign: bool
    relabels: tuple[Relabel, ...] = ()
    data: bytes | None = None
    metadata: bytes | None = None


def _asked(job: _Job) -> _Asked:
    foreign = job.foreign is not None
    return _Asked(job.file, job.sha256, job.published, foreign=foreign, relabels=job.relabels)


def _packed(job: _Job) -> _Asked:
    """Return a job with the bytes that another machine needs for it.

    A file that is gone is sent empty, and fails there as changed.
    """
    data = b""
    with suppress(BriefgenError):
        data = files.contents(job.file.path, _CARRIED)
    return replace(_asked(job), data=data, metadata=job.foreign)


@cache
def program(model: str, mentions: str = "") -> dict[str, str]:
    """Return the versions that a record depends on, by name; empty for what is not installed."""
    code = package(*_ROOMS)[:12]
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    found = {"briefgen": briefgen.__version__, "briefgen's code": code, "Python": python}
    found[model] = installed_version(model)
    if mentions:
        found[mentions] = offered_version(mentions)
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = ""
    return found


@dataclass(slots=True)
class Reading:
    """The work on one article, from file to record; the extractor is loaded where it runs."""

    model: str
    desk: Desk
    options: readers.Options
    works: Works
    max_bytes: int
    mentions: str = ""
    extractor: Extractor | None = None

    def begin(self) -> None:
        """Load the language pipeline, and the other model where there is one.

        Raises:
            MissingModelError: where one of them is not installed.
        """
        from briefgen.extract import Extractor  # noqa: PLC0415 - spaCy is heavy, and may be idle

        self.extractor = Extractor(self.model, self.desk, self.mentions)

    def __call__(self, asked: _Asked, renew: Renew) -> Metadata | BriefgenError:
        """Return the record of one article, or its error; only `MemoryError` is raised."""
        try:
            return self._recorded(asked, renew)
        except MemoryError:
            raise
        except BriefgenError as error:
            error.add_note(traceback.format_exc().rstrip())
            return error
        except Exception as error:  # noqa: BLE001 - one article must not stop the others
            return _failed(asked, error)

    def _recorded(self, asked: _Asked, renew: Renew) -> Metadata:
        data = asked.data
        if data is None:
            data = files.contents(asked.file.path, self.max_bytes)
        if sha256(data).hexdigest() != asked.sha256:
            message = "changed while it was read"
            raise UnreadableError(message, where=Where(asked.file.path), remedy="build again")
        file = asked.file
        article = cleaning.label(readers.read(data, file.name, self.options, file.article))
        article = cleaning.relabelled(self.works.described(article), asked.relabels)
        renew(max(1.0, len(article.text) / _MEASURE))
        if asked.foreign and asked.file.metadata:
            foreign = asked.metadata
            if foreign is None:
                foreign = files.contents(asked.file.metadata, self.max_bytes)
            return record.load_foreign(foreign, article, Where(asked.file.metadata))
        return self._extracted(article, asked.published)

    def _extracted(self, article: Article, published: str | None) -> Metadata:
        assert self.extractor is not None
        stated = article.stated("published")
        when = published or (stated.value if stated else None)
        return next(iter(self.extractor.extract([(article, when)])))


def _failed(asked: _Asked, error: Exception) -> InputError:
    """Return the error for an article that a rule failed on."""
    said = f"{type(error).__name__}: {error}"[:_LONGEST_SAID]
    failure = InputError(
        f"a rule of briefgen failed on this article ({said})",
        where=Where(asked.file.path),
        remedy="please report it, with the article if you may; `briefgen --debug` shows the place",
    )
    failure.add_note(traceback.format_exc().rstrip())
    return failure


def _key(base: str, met: Meetable, words: frozenset[str]) -> str:
    """Return the key of the record of an article with these words."""
    return store_key(base, met.within(words))


def _base(what: Sequence[str], job: _Job) -> str:
    """Return the hash of all that an article's record depends on, but for the desk's actors."""
    roles = "".join(f"{r.role} {r.at} {r.words}\n" for r in job.relabels)
    told = (job.file.full_name, job.published or "", roles, job.sha256, job.foreign or b"")
    return store_key(*what, *told)


def _load(source: SourceFile, most: int) -> _Job | BriefgenError:
    """Return what lies in and beside a source's file, or why it can't be used."""
    if source.fault:
        return UnreadableError(source.fault, where=Where(source.path), remedy=source.remedy)
    try:
        data = files.contents(source.path, most)
        sidecar, faults = read_sidecar(source.sidecar) if source.sidecar else (None, ())
        foreign = files.contents(source.metadata, most) if source.metadata else None
        return _Job(source, sha256(data).hexdigest(), sidecar, foreign, faults, len(data))
    except BriefgenError as error:
        return error
    except Exception as error:  # noqa: BLE001 - one article must not stop the others
        asked = _Asked(source, "", None, foreign=False)
        return _failed(asked, error)


def _notices(job: _Job, found: Metadata) -> tuple[Notice, ...]:
    """Return the notices for the analyst, first of all where an article has no paragraph."""
    if any(block.role in NUMBERED for block in found.article.blocks):
        return _doubts(job, found)
    empty = Notice(
        "no paragraph of an article was found in it",
        Where(job.file.path),
        "open it; where it shows an article, save it anew or paste the text into a .txt",
    )
    return (empty, *_doubts(job, found))


def _doubts(job: _Job, found: Metadata) -> tuple[Notice, ...]:
    """Return the notices on metadata of another file, stale corrections, and notes of reading."""
    return (*_made_elsewhere(job, found), *_stale(job, found), *_remarks(job, found))


def _made_elsewhere(job: _Job, found: Metadata) -> Iterator[Notice]:
    """Yield a notice where metadata from elsewhere says that it was made of another file."""
    if job.foreign is None or job.file.metadata is None:
        return
    other = record.made_of(job.foreign, found.article.source)
    if other is not None:
        path, line = other
        message = f"source: says that it was made of {path!r}, not of {job.file.path.name!r}"
        where = Where(job.file.metadata, line)
        yield Notice(message, where, "check that it lies beside its own article")


def _stale(job: _Job, found: Metadata) -> Iterator[Notice]:
    """Yield a notice for each block correction whose block no longer exists."""
    for correction in cleaning.stale(found.article.blocks, job.relabels):
        what = ", ".join(map(repr, (*correction.at, *correction.words))) or "nothing"
        yield Notice(
            f"blocks: {what} is no part of the article that another correction leaves",
            correction.where,
            "remove the correction, or write the words as the text has them",
        )


def _remarks(job: _Job, found: Metadata) -> Iterator[Notice]:
    """Yield the notes of reading that the analyst can mend, with the line where they name one."""
    for note in found.article.notes:
        if not note.startswith(_MENDABLE):
            continue
        line = _LINE.match(note)
        where = Where(job.file.path, int(line[1]) if line else None)
        yield Notice(note, where, "state what is wrong in the sidecar, or mend the file")
