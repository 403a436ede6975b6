"""What does a page's HTML need so that it reads well? Works on what Markdown made, with no other parser at hand.

The input is the HTML of Python-Markdown from pages that `render` wrote: headings, tables and marks
of known shapes.
"""

from __future__ import annotations

import html as entities
import re
from typing import TYPE_CHECKING, Final

from briefgen.site import marks

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCE: Final = "source-text"
_FROM_THE_RIGHT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""A letter of Hebrew, Arabic and the other scripts that are written from the right."""

_BLOCK: Final = re.compile(r"<(h1|p|li|td|blockquote)(?=[ >])")
_ALIGN: Final = re.compile(r'<(t[hd])(?: id="([^"]*)")? style="text-align: (\w+);">')
_SECTION: Final = re.compile(r'<h2 id="([^"]+)">')
_TABLE: Final = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_HEAD: Final = re.compile(r"<th(?: [^>]*)?>(.*?)</th>", re.DOTALL)
_ROW: Final = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_CELL: Final = re.compile(r"<td\b(?P<rest>[^>]*>(?P<empty></td>)?)")
_TERM: Final = re.compile(r'<p><a id="(term-[^"]+)"></a><strong>(.*?)</strong></p>', re.DOTALL)
_PLACE: Final = re.compile(r'<a id="(place-[^"]+)"></a>(<a [^>]*>[^<]*</a>|[^<]+)')
_CARD: Final = re.compile(
    r"<li>(?P<title><a href=[^>]*>[^\n]*?</a>), (?P<about>[^\n]*?[\d,]+ claims?, [\d,]+ named actors?)"
    r"(?:: (?P<line>[^\n]*))?</li>"
)
_FOLDED: Final = re.compile(r"<li>(All [\d,]+ \w+)\s*<ul>(.*?)</ul>\s*</li>", re.DOTALL)
"""The tail of a long list, under a line that says how long it is."""
_FOLD: Final = (
    r'<li class="all"><details class="rest"><summary>\1</summary><ul>\2</ul></details></li>'
)


def dress(html: str, kind: str) -> str:
    """Return a page's HTML in sections, its tables ready for narrow screens, its marks known as such.

    In a brief each sentence of the source text shows how many lines rest on it, with a way back to
    the first of them.
    """
    html = _directed(_ALIGN.sub(r'<\1 class="to-\3">', html))
    html = _TABLE.sub(lambda table: _table(table[1]), html)
    above, source = _apart(html)
    above, rests = marks.dressed(above)
    if kind == "brief":
        source = marks.ways_back(source, rests)
    return _entries(_cards(_sections(_FOLDED.sub(_FOLD, above) + source)))


def _directed(html: str) -> str:
    """Return the HTML whose blocks are set from the side that their own words have, where a page has words of both."""
    return _BLOCK.sub(r'<\1 dir="auto"', html) if _FROM_THE_RIGHT.search(html) else html


def _cards(html: str) -> str:
    """Return the HTML whose lists of briefs show a title, what is known about the brief, and its bottom line apart.

    The comma and the colon between them stay in the text, where search and a copy of the page need
    them.
    """

    def card(found: re.Match[str]) -> str:
        line = (
            f'<span class="apart">: </span><span class="line">{found["line"]}</span>'
            if found["line"]
            else ""
        )
        about = f'<span class="apart">, </span><span class="about">{found["about"]}</span>'
        return f'<li class="card">{found["title"]}{about}{line}</li>'

    return _CARD.sub(card, html)


def _entries(html: str) -> str:
    """Return the HTML whose lists of terms and places name what each anchor stands for: search shows it as a title."""
    return _PLACE.sub(
        r'<span id="\1">\2</span>', _TERM.sub(r'<h2 class="entry" id="\1">\2</h2>', html)
    )


def _apart(html: str) -> tuple[str, str]:
    """Return what stands before the source text, and the source text with what follows it."""
    at = html.find(f'<h2 id="{SOURCE}">')
    return (html, "") if at < 0 else (html[:at], html[at:])


def _sections(html: str) -> str:
    """Return the HTML with each second-level heading and what follows it in a section of its own."""
    starts = [(m.start(), m[1]) for m in _SECTION.finditer(html)]
    if not starts:
        return html
    ends = [at for at, _ in starts[1:]] + [len(html)]
    parts = [html[: starts[0][0]]]
    for (at, name), end in zip(starts, ends, strict=True):
        parts.append(f'<section class="part" aria-labelledby="{name}">{html[at:end]}</section>')
    return "".join(parts)


_LEDGERS: Final = {
    "Who Says": "claims",
    "Who Relation": "relations",
    "When What": "events",
    "Place Kind": "places",
}
"""Tables that the theme knows by their first two heads: it needs none of them at each value."""

_ROW_ANCHOR: Final = re.compile(
    r'<tr>(\s*<td[^>]*>)<a id="((?:claim|event|place|relation)-\d+)"></a>'
)


def _table(inner: str) -> str:
    """Return a table whose rows have their anchors, and cells their head, which narrow screens show beside them."""
    inner = _ROW_ANCHOR.sub(r'<tr id="\2">\1', inner)
    heads = [marks.plain(h) for h in _HEAD.findall(inner)]
    known = _LEDGERS.get(" ".join(heads[:2]))
    if known:
        return f'<div class="table"><table class="{known}">{inner}</table></div>'

    def row(match: re.Match[str]) -> str:
        return _CELL.sub(_each(heads), match[0])

    return f'<div class="table"><table>{_ROW.sub(row, inner)}</table></div>'


def _each(heads: list[str]) -> Callable[[re.Match[str]], str]:
    """Return what gives the cells of one row their heads, one after another."""
    left = iter(heads)

    def cell(match: re.Match[str]) -> str:
        head = next(
            left, ""
        )  # an empty cell takes its turn, and is not shown where heads stand beside values
        return (
            match[0]
            if match["empty"]
            else f'<td data-head="{entities.escape(head)}"{match["rest"]}'
        )

    return cell


_NAMED: Final = re.compile(
    r'<span class="(by|told|who)"([^>]*)><a (href="[^"]*")>([^<]*)</a></span>'
)
_MENTION: Final = re.compile(r'<span class="m (\w+)"([^>]*)>([^<]*(?:<(?!/?span\b)[^<]*)*)</span>')
_STRIP: Final = re.compile(
    r'(<svg class="strip") width="\d+" height="\d+"([^>]*><path d="[^"]*") stroke="currentColor"'
)


def plainly(html: str) -> str:
    """Return the HTML with one element where Markdown needed two, and without what our theme's style sheet says.

    A name that leads somewhere is one link. A mention is a `u`, HTML's element for a note without
    words: here it is the underline of its kind.
    """
    html = _MENTION.sub(r'<u class="\1"\2>\3</u>', _NAMED.sub(r'<a class="\1"\2 \3>\4</a>', html))
    return _STRIP.sub(r"\1\2", html)
