"""The text of each page: out of the store where what it shows has not changed, rendered where it has."""

from __future__ import annotations

import json
from functools import partial
from importlib.metadata import version
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen import export, render, workers
from briefgen.store import key, package

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from briefgen.model import Corpus, Publish, views
    from briefgen.store import Store

_ROOMS: Final = ("model", "render", "locale")
_RECORDS: Final = ("model", "export", "record", "registry")
"""What the text of a page, and of the files for other tools beside it, hangs on in this package."""

_AT_ONCE: Final = 512
"""Pages that are held at a time: a desk's views all together take more memory than all else. For each time processes
are copied anew, since a copy holds what was there when it was made."""


def texts(
    pages: Iterable[views.Page], store: Store, language: str, many: int | None = None
) -> Generator[tuple[PurePosixPath, str]]:
    """Yield the path and the text of each page and of the files beside it, in order, made by so many processes.

    Close it where it may not be read to its end: it holds processes.

    A view is of plain values all through, so that its `repr` says all that its page can show.
    """
    program = (package(*_ROOMS), version("jinja2"), version("markupsafe"), language)
    make = partial(render.files, language=language)
    left = iter(pages)
    batch = list(islice(left, _AT_ONCE))  # all that pages are made of is in memory then
    with workers.resting(many), workers.settled():
        while batch:
            keys = [key(*program, repr(page)) for page in batch]
            kept = [store.get(k) for k in keys]
            todo = [page for page, raw in zip(batch, kept, strict=True) if raw is None]
            if workers.pays(len(todo), many):
                render.prepare(todo, language)
            with workers.shared(make, todo, many) as fresh:
                for name, raw in zip(keys, kept, strict=True):
                    made = _unpacked(raw) if raw is not None else next(fresh)
                    if raw is None:
                        store.put(name, _packed(made))
                    yield from made
            batch = list(islice(left, _AT_ONCE))


def beside(
    corpus: Corpus, source_text: Publish, store: Store
) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield the files for other tools that lie beside each brief, by the same way."""
    program = (package(*_RECORDS), str(source_text))
    for entry in corpus.entries:
        name = key(*program, repr(entry))
        raw = store.get(name)
        made = export.files_of(entry, source_text) if raw is None else _unpacked(raw)
        if raw is None:
            store.put(name, _packed(made))
        yield from made


def _packed(made: Iterable[tuple[PurePosixPath, str]]) -> bytes:
    """Return the files of a page as one."""
    return json.dumps([(str(path), text) for path, text in made]).encode()


def _unpacked(raw: bytes) -> list[tuple[PurePosixPath, str]]:
    return [(PurePosixPath(path), text) for path, text in json.loads(raw)]
