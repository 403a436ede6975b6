"""Keep what Markdown made of a page, so that another theme costs no conversion.

More than half of the time for a page is Python-Markdown's. What it makes depends on the text, on
its own settings, and on the files that the text's links lead to; on no template and no menu.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefgen.site import manifest
from briefgen.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefgen.site.manifest import Told

_SETTINGS: Final = (
    "markdown_extensions", "mdx_configs", "validation", "use_directory_urls", "site_url",
    "exclude_docs", "draft_docs", "not_in_nav",
)  # fmt: skip
"""The settings that Markdown and the check of its links read."""

_LIBRARIES: Final = ("markdown", "mkdocs", "pygments", "pyyaml")

_RESULT: Final = 1  # raised where the shape of what is kept changes


def key(config: Mapping[str, Any]) -> str:
    """Return a hash of what the HTML of all pages depends on besides their own text."""
    settings = {name: config.get(name) for name in _SETTINGS}
    own = [(Path(__file__).parent / name).read_bytes() for name in _OWN]
    return manifest.digest(str(_RESULT), *map(_version, _LIBRARIES), manifest.plain(settings), *own)


_OWN: Final = ("inline_markup.py", "converted.py", "inside.py")
"""Files of this package that the HTML depends on."""


def _version(name: str) -> str:
    with suppress(ModuleNotFoundError):  # as its metadata are not there
        return version(name)
    return ""


class Converted:
    """The HTML of pages by a hash of all that it depends on, in a file beside the other caches.

    A process opens the file for itself: a forked copy must not use its parent's handle. A process
    that only builds pages hands what is new to its parent, which keeps it.
    """

    def __init__(self, file: Path, *, anew: bool = False) -> None:
        """Open nothing yet; with `anew` nothing that is kept is read."""
        self._file, self._anew = file, anew
        self._opened: tuple[int, Store] | None = None
        self._inherited: object = None

    def begin(self) -> None:
        """Create the file if it is new: processes that create it at once would block each other."""
        Store(self._file).close()

    def sent(self) -> Converted:
        """Return a copy for a fresh process, with nothing opened."""
        return Converted(self._file, anew=self._anew)

    def _store(self) -> Store:
        here = os.getpid()
        if self._opened is None or self._opened[0] != here:
            # never closed here: that would undo what its owner is doing
            self._inherited = self._opened
            self._opened = here, Store(self._file)
        return self._opened[1]

    def told(self, name: str) -> dict[str, Any]:
        """Return what was packed of a page.

        Raises:
            LookupError: nothing is kept of it, or it is damaged.
        """
        raw = None if self._anew else self._store().get(name)
        if raw is None:
            raise LookupError(name)
        try:
            return dict(json.loads(raw))
        except ValueError as error:
            raise LookupError(name) from error

    def put(self, name: str, raw: bytes) -> None:
        """Keep what Markdown made of a page."""
        self._store().put(name, raw)

    def close(self, current: Iterable[str]) -> None:
        """Close the file; what is kept of no page in `current` may be dropped."""
        store = self._store()
        store.tidy(current)
        store.close()
        self._opened = None


def packed(
    made: dict[str, Any],
    found: Iterable[tuple[str, str]],
    missed: Iterable[str],
    told: Iterable[Told],
) -> bytes:
    """Return what Markdown made of a page as bytes, with its links' files and what was logged.

    Of each file that was found its path is kept, and how far it belongs to the site.
    """
    kept = {"made": made, "found": sorted(found), "missed": sorted(missed), "told": list(told)}
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")
