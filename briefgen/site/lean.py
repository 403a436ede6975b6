"""How is a page written without bytes that say nothing? As short as HTML allows, and the same page to every reader.

Left out are line ends that no browser shows, quotes around values that need none, end tags of rows,
which the next row or the table's end tells, and references to characters that may stand as they are
(HTML Living Standard, 13.1.2.3,
13.1.2.4 and 13.1.4). Templates and Markdown are written out, for those who read them: this is the
last step.

End tags of cells and items may go too. Pagefind, which builds no tree, ends a sentence where it
meets one: they stay on pages of which search shows cells or items.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_KEPT: Final = re.compile(
    r"(<(?:pre|script|style|textarea)\b.*?</(?:pre|script|style|textarea)>|<!--.*?-->)", re.DOTALL
)
"""What is left as it stands: blanks count in it, or it is no HTML."""

_ATTRIBUTES: Final = r"""[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*"""
_BLOCK: Final = (
    r"</?(?:!doctype|article|aside|blockquote|body|div|figcaption|figure|footer|h[1-6]|head|header|html|li|link|main|meta"
    r"|nav|ol|p|section|table|tbody|thead|title|tr|ul)\b"
)
"""Elements that begin and end a line. A cell is none: a phone shows the cells of a row in one line."""

_BEFORE: Final = re.compile(rf"\n\s*(?={_BLOCK})")
_AFTER: Final = re.compile(rf"({_BLOCK}{_ATTRIBUTES}>)\s*\n\s*")
_ROW_END: Final = re.compile(r"</tr>(?:</t(?:body|head)>)?")
_PART_END: Final = re.compile(r"(<td\b[^>]*></td>)|</(?:td|li)>")
"""Where a cell or an item ends; an empty cell keeps its end, or the line end after it would fill it."""
_TAG: Final = re.compile(rf"<[a-z]+\d?\s{_ATTRIBUTES}>")
_QUOTED: Final = re.compile(r"""[\s"'=<>`]|^$""")
_REFERENCE: Final = re.compile(r"&#(\d+);")


def lean(page: str, *, parted: bool) -> str:
    """Return a page's HTML, written as short as it can be; `parted` where cells and items keep their end tags."""
    return "".join(
        part if n % 2 else _part(part, parted=parted) for n, part in enumerate(_KEPT.split(page))
    )


def _part(html: str, *, parted: bool) -> str:
    """Return a part in which nothing has to stay as it is written."""
    html = _ROW_END.sub("\n", _AFTER.sub(r"\1", _BEFORE.sub("", html)))
    html = html if parted else _PART_END.sub(lambda end: end[1] or "", html)
    return _TAG.sub(lambda tag: _bare(tag[0]), _REFERENCE.sub(_letter, html))


def _letter(reference: re.Match[str]) -> str:
    """Return the character that a reference stands for; the reference where HTML would not read it as one."""
    letter = chr(int(reference[1])) if int(reference[1]) < 0x110000 else ""  # noqa: PLR2004 - the end of Unicode
    return letter if letter.isprintable() and letter not in "<>&\"' " else reference[0]


@lru_cache(maxsize=4096)
def _bare(tag: str) -> str:
    """Return a tag without the quotes that it can do without: a value before a slash would take it in."""
    if "'" in tag:
        return tag
    parts = tag.split('"')
    for at in range(1, len(parts), 2):
        if _QUOTED.search(parts[at]) or parts[at + 1].lstrip().startswith("/"):
            parts[at] = f'"{parts[at]}"'
    return "".join(parts)
