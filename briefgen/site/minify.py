"""Minify the theme's style sheets and scripts."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_THEME = Path(__file__).parent / "theme"
_WITHIN = re.compile(r"([\])]) +:(?=[\w:])")
"""A pseudo-class of a descendant, behind a bracket: cssmin would drop the blank before it.

A star in between keeps the blank.
"""


def minified(file: str) -> bytes | None:
    """Return a style sheet or script of our theme minified; None for every other file.

    What a desk adds to the theme or puts in its place is its own, and is left as it was written.
    """
    if not file.endswith((".css", ".js")) or not Path(file).is_relative_to(_THEME):
        return None
    return _short(Path(file))


@cache
def _short(path: Path) -> bytes:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".css":
        from rcssmin import cssmin  # noqa: PLC0415 - a page that is looked at needs neither

        return str(cssmin(_WITHIN.sub(r"\1 *:", text))).encode()
    from rjsmin import jsmin  # noqa: PLC0415 - as above

    return str(jsmin(text)).encode()
