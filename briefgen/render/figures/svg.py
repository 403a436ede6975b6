"""Write SVG figures: lean, in one block, in the colour of the text around them.

No style and no script: presentation attributes alone, so that a figure obeys the strictest
content policy, prints, and turns with a dark page. A figure with links is a group and no image,
since an image hides the links that are in it.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefgen.render.escape import html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.locale import Words
    from briefgen.model.views import Mark

TYPE: Final = 13
"""Size of labels."""

LETTER: Final = 7.4
"""Mean width of a letter at that size in a wide sans-serif face, for layout without a browser."""


_UNITS: Final = {"mMWw@%": 12.0, "ijlI.,:;'|!": 4.0, "ftr-()": 5.4, " ": 4.2}
"""Units of letters that are much wider or narrower than others."""

_WIDTHS: Final = {letter: units for letters, units in _UNITS.items() for letter in letters}
_CAPITAL, _LETTER = 9.2, 8.0


@lru_cache(maxsize=2048)  # a label is tried in many places
def width(words: str) -> float:
    """Return the width of words in a wide sans-serif face, for layout without a browser."""
    return sum(
        _WIDTHS.get(letter) or (_CAPITAL if letter.isupper() else _LETTER) for letter in words
    )


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that a label takes up."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Tell whether the two overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def number(value: float) -> str:
    """Return a coordinate to a tenth of a unit, as short as it can be."""
    short = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def whole(value: float) -> str:
    """Return a coordinate to a unit: fine enough where lines are labelled."""
    return str(round(value))


def shortened(text: str, most: int) -> str:
    """Return a label cut to at most so many letters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def text(x: float, y: float, words: str) -> str:
    """Return a label whose baseline is at a point."""
    return f'<text x="{number(x)}" y="{number(y)}">{html(words)}</text>'


def link(href: str, title: str, inner: str, at: str = "") -> str:
    """Return a linked part of a figure; `inner` is SVG, or plain words where there is no title.

    `at` are the addresses of all sentences that tell of it: a ledger on the same page is filtered
    by them.
    """
    told = f"<title>{html(title)}</title>{inner}" if title else html(inner)
    return f'<a href="{html(href)}"{told_at(at)}>{told}</a>'


def anchors(marks: Iterable[Mark]) -> str:
    """Return the anchors of sentences on their page, each once, with blanks between them."""
    return " ".join(dict.fromkeys(mark.anchor for mark in marks))


def told_at(at: str) -> str:
    """Return the attribute that names the sentences of a link; empty where there is none."""
    return f' data-at="{html(at)}"' if at else ""


def small(drawn: str) -> str:
    """Return a drawing as a small decorative picture, without links, titles, spoken content."""
    bare = _LINKS.sub("", drawn)
    return bare.replace(' role="group"', ' class="small" aria-hidden="true"', 1)


_LINKS: Final = re.compile(r"<a [^>]*>|</a>|<title>.*?</title>")


def drawing(title: str, height: float, parts: list[str], across: float) -> str:
    """Return a drawing so many units wide, with a title where there is one."""
    told = f"<title>{html(title)}</title>" if title else ""
    return (
        f'<svg viewBox="0 0 {number(across)} {number(height)}" '
        f'width="{number(across)}" role="group" '
        f'font-family="system-ui,sans-serif" font-size="{TYPE}" '
        'fill="currentColor" stroke-linecap="round">'
        f"{told}{''.join(parts)}</svg>"
    )


_DRAWN: Final = re.compile(r'<svg viewBox="0 0 ([\d.]+) ([\d.]+)" width="[\d.]+"')
_OUTER: Final = re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL)
_TAGS: Final = re.compile(r"<[^>]*>")
_GAP: Final = 12
_KEY_LINE: Final = 17
"""Units from one line of the words below a figure to the next."""


def key_of(figure: str) -> str:
    """Return the caption below the drawings of a framed figure, as HTML."""
    found = _OUTER.search(figure)
    return found[1] if found else ""


def _lines(words: str, most: float) -> Iterator[str]:
    """Yield words in lines of at most so many units."""
    line = ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if line and width(longer) > most:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def alone(figure: str) -> str:
    """Return a framed figure as a file: its drawings one below the other, then its key.

    Its links lead to rows of the page that it stands on, and are followed where it is part of that
    page. Background and colour are set in the file: nobody knows on what it is shown.
    """
    parts = _OUTER.sub("", figure).removesuffix("</figure>").split(">", 1)[1]
    starts = [m.start() for m in _DRAWN.finditer(parts)] + [len(parts)]
    drawings = [parts[a:b] for a, b in itertools.pairwise(starts)]
    sizes = [(float(m[1]), float(m[2])) for m in _DRAWN.finditer(parts)]
    wide = max(across for across, _ in sizes)
    top, inner = 0.0, []
    for drawn, (across, height) in zip(drawings, sizes, strict=True):
        box = f'width="{number(across)}" height="{number(height)}"'
        place = f'<svg y="{number(top)}" {box} viewBox="0 0 {number(across)} {number(height)}"'
        inner.append(_DRAWN.sub(place, drawn, count=1))
        top += height + _GAP
    told = _lines(unescape(_TAGS.sub("", key_of(figure))), wide)
    lines = [text(0, top + n * _KEY_LINE, line) for n, line in enumerate(told, 1)]
    if lines:
        how = f'font-family="system-ui,sans-serif" font-size="{TYPE}" fill="currentColor"'
        over = number(top - _GAP)
        inner.append(f'<g class="key" data-over="{over}" {how}>{"".join(lines)}</g>')
        top += (len(lines) + 0.5) * _KEY_LINE + _GAP
    high = number(top - _GAP)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(wide)} {high}" '
        f'width="{number(wide)}" height="{high}" color="#1d1d1b">'
        f'<rect width="100%" height="100%" fill="#fbfaf7"/>{"".join(inner)}</svg>\n'
    )


def shown_of(shown: int, total: int, ui: Words) -> str:
    """Return the number shown, with the total where that is larger."""
    return ui("shown_of", shown=shown, total=total) if shown < total else ui.number(total)


def title_of(figure: str) -> str:
    """Return the title of a figure, as HTML."""
    found = re.search(r"<title>(.*?)</title>", figure)
    return found[1] if found else ""


def listed(names: list[str], ui: Words, most: int = 12) -> str:
    """Return links one after another, the first few of many, and how many more there are.

    The blanks are character references: a plain one before an address becomes a hard one, and this
    is a list that has to wrap.
    """
    more = f" {html(ui('and_more', count=len(names) - most))}" if len(names) > most else ""
    return ",&#32;".join(names[:most]) + more


def framed(kind: str, drawings: str, below: str = "") -> Markup:
    """Return a figure as one block of HTML, with HTML `below` its drawings.

    It must hold no blank line, which would end the block.
    """
    caption = f"<figcaption>{below}</figcaption>" if below else ""
    svg = f'<figure class="figure {kind}">{drawings}{caption}</figure>'
    return Markup(svg)  # noqa: S704 - each label in it went through `html`
