"""The text of each page: out of the store where what it shows has not changed, rendered where it has."""

from __future__ import annotations

from functools import partial
from importlib.metadata import version
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen import render
from briefgen.site import forks
from briefgen.store import key, package

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from briefgen.model import views
    from briefgen.store import Store

_ROOMS: Final = ("model", "render", "locale")
_AT_ONCE: Final = 128
"""Pages that are held at a time: a desk's views all together take more memory than all else."""


def text(page: views.Page, language: str) -> str:
    """Return the Markdown of one page."""
    return render.render(page, language)[1]


def texts(
    pages: Iterable[views.Page], store: Store, language: str, jobs: int | None = None
) -> Generator[tuple[PurePosixPath, str]]:
    """Yield the path in the docs tree and the Markdown of each page, in order; `language` and `jobs` as in the settings.

    Close it where it may not be read to its end: it holds processes.

    A view is of plain values all through, so that its `repr` says all that its page can show.
    """
    program = (package(*_ROOMS), version("jinja2"), version("markupsafe"), language)
    make = partial(render.render, language=language)
    left = iter(pages)
    while batch := list(islice(left, _AT_ONCE)):
        keys = [key(*program, repr(page)) for page in batch]
        kept = [store.get(k) for k in keys]
        with forks.each(
            make, [p for p, raw in zip(batch, kept, strict=True) if raw is None], jobs
        ) as fresh:
            for page, name, raw in zip(batch, keys, kept, strict=True):
                if raw is not None:
                    yield PurePosixPath(page.path), raw.decode("utf-8", "surrogatepass")
                    continue
                path, text = next(fresh)
                store.put(name, text.encode("utf-8", "surrogatepass"))
                yield path, text
