"""Yield the text of each page: rendered where its inputs changed, else left as it stands."""

from __future__ import annotations

from functools import partial
from importlib.metadata import version
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen import export, render, workers
from briefgen.compose import Draft
from briefgen.site import manifest
from briefgen.site.ledger import Ledger
from briefgen.store import key, package

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from briefgen.keep.memory import Memory
    from briefgen.model import Corpus, Publish, views

    Text = tuple[PurePosixPath, str | None]
    """A file of the docs tree: its path, and its text, None where it stands there unchanged."""

_ROOMS: Final = ("model", "registry", "compose", "render", "locale")
_RECORDS: Final = ("model", "export", "record", "registry")
"""Packages that a record, and the other tools' files beside a page, depend on."""

_AT_ONCE: Final = 512
"""Most pages held at a time: all views of a desk take more memory than all else.

Processes are forked anew for each batch, since a fork sees only what was in memory by then.
"""


class Standing:
    """Which files of a docs tree were made under which key, as long as nobody touched them.

    They are known by the size and time of change with which the ledger's files were written, as a
    site's are: whoever touches one has its page made again.
    """

    def __init__(self, file: Path, docs: Path) -> None:
        """Recall what was made before, from `file`."""
        self._file, self._docs = file, docs
        self._listed = Ledger.of(docs)
        kept = manifest.recalled(file)
        self._kept: dict[str, dict[str, list[int]]] = kept if isinstance(kept, dict) else {}
        self._now: dict[str, list[str]] = {}

    def of(self, key: str) -> list[Text] | None:
        """Return the files that were made under a key, None where one is gone or changed."""
        files = self._kept.get(key)
        if not files or not all(self._stands(name, files[name]) for name in files):
            return None
        self._now[key] = list(files)
        return [(PurePosixPath(name), None) for name in files]

    def _stands(self, name: str, known: list[int]) -> bool:
        if not self._listed.files.get(name) or name in self._listed.begun:
            return False
        found = manifest.stamp(f"{self._docs}/{name}", follow=False)
        return found is not None and list(found) == known

    def note(self, key: str, made: Iterable[Text]) -> None:
        """Note the files that are about to be written under a key."""
        self._now[key] = [path.as_posix() for path, _ in made]

    def remember(self) -> None:
        """Save the stamps of the noted files, once all of them are written."""
        found = {
            key: {name: manifest.stamp(f"{self._docs}/{name}", follow=False) for name in names}
            for key, names in self._now.items()
        }
        manifest.remember(self._file, found)


def texts(
    pages: Iterable[views.Page | Draft], standing: Standing, language: str, many: int | None = None
) -> Generator[Text]:
    """Yield each page's files, path and text, in order, rendered by up to `many` processes.

    Close it where it may not be read to its end: it holds processes.

    A view is of plain values all through, so that its `repr` says all that its page can show; a
    draft says of itself what it depends on.
    """
    program = (package(*_ROOMS), version("jinja2"), version("markupsafe"), language)
    make = partial(render.files, language=language)
    left = iter(pages)
    batch = list(islice(left, _AT_ONCE))  # all that pages are made of is in memory then
    with workers.resting(many), workers.settled():
        while batch:
            keys = [key(*program, p.depends_on if isinstance(p, Draft) else repr(p)) for p in batch]
            there = [standing.of(k) for k in keys]
            due = (page for page, files in zip(batch, there, strict=True) if files is None)
            todo = [page.made() if isinstance(page, Draft) else page for page in due]
            if workers.pays(len(todo), many):
                render.prepare(todo, language)
            with workers.shared(make, todo, many) as fresh:
                for name, files in zip(keys, there, strict=True):
                    if files is None:
                        made = next(fresh)
                        standing.note(name, made)
                        yield from made
                    else:
                        yield from files
            batch = list(islice(left, _AT_ONCE))


def beside(
    corpus: Corpus, source_text: Publish, standing: Standing, memory: Memory
) -> Iterator[Text]:
    """Yield the files for other tools beside each brief, made anew where an entry changed."""
    program = (package(*_RECORDS), str(source_text))
    for entry in corpus.entries:
        name = key(*program, memory.said(entry))
        files = standing.of(name)
        if files is None:
            made = export.files_of(entry, source_text)
            standing.note(name, made)
            yield from made
        else:
            yield from files
