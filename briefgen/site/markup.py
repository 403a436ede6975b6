"""What does a page's HTML need so that it reads well? Works on what Markdown made, with no other parser at hand.

The input is the HTML of Python-Markdown from pages that `render` wrote: headings, tables and marks of known shapes.
"""

from __future__ import annotations

import html as entities
import json
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SOURCE: Final = "source-text"
_ADDRESS: Final = r"[pthdcx]\d+s\d+"
_MARK: Final = re.compile(rf'<a href="([^"#]*)#({_ADDRESS})">([^<]*)</a>')
_LONE: Final = re.compile(r'(?<=[^>\s]) (?=<a class="mark")|(?<=</span>) (?=<a class="mark")')
"""The space between a line's last word and its mark: a mark does not begin a line of its own."""
_SENTENCE: Final = re.compile(rf'<span class="s" id="({_ADDRESS})">')
_ASIDE: Final = re.compile(
    rf'<details class="aside" id="({_ADDRESS})"><summary>.*?</summary>(?:<p[^>]*>(.*?)</p>)?</details>', re.DOTALL
)
_SPAN: Final = re.compile(r"<(/?)span\b[^>]*>")
_ALIGN: Final = re.compile(r'<(t[hd])(?: id="([^"]*)")? style="text-align: (\w+);">')
_SECTION: Final = re.compile(r'<h2 id="([^"]+)">')
_TABLE: Final = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_HEAD: Final = re.compile(r"<th(?: [^>]*)?>(.*?)</th>", re.DOTALL)
_ROW: Final = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL: Final = re.compile(r"<td\b(?P<rest>[^>]*>(?P<empty></td>)?)")
_TAG: Final = re.compile(r"<[^>]+>")
_TERM: Final = re.compile(r'<p><a id="(term-[^"]+)"></a><strong>(.*?)</strong></p>', re.DOTALL)
_PLACE: Final = re.compile(r'<a id="(place-[^"]+)"></a>(<a [^>]*>[^<]*</a>|[^<]+)')
_CARD: Final = re.compile(
    r"<li>(?P<title><a href=[^>]*>[^\n]*?</a>), (?P<about>[^\n]*?[\d,]+ claims?, [\d,]+ named actors?)"
    r"(?:: (?P<line>[^\n]*))?</li>"
)
_FOLDED: Final = re.compile(r"<li>(All [\d,]+ \w+)\s*<ul>(.*?)</ul>\s*</li>", re.DOTALL)
"""The tail of a long list, under a line that says how long it is."""
_FOLD: Final = r'<li class="all"><details class="rest"><summary>\1</summary><ul>\2</ul></details></li>'
_BLANK: Final = re.compile(r"\s+")


def dress(html: str, kind: str) -> str:
    """Return a page's HTML in sections, its tables ready for narrow screens, its marks known as such.

    In a brief each sentence of the source text shows how many lines rest on it, with a way back to the first of them.
    """
    html = _ALIGN.sub(r'<\1 class="to-\3">', html)
    html = _TABLE.sub(lambda table: _table(table[1]), html)
    above, source = _apart(html)
    above, rests = _marks(above)
    if kind == "brief":
        source = _backlinks(source, rests)
    return _entries(_cards(_sections(_FOLDED.sub(_FOLD, above) + source)))


def _cards(html: str) -> str:
    """Return the HTML whose lists of briefs show a title, what is known about the brief, and its bottom line apart.

    The comma and the colon between them stay in the text, where search and a copy of the page need them.
    """

    def card(found: re.Match[str]) -> str:
        line = f'<span class="apart">: </span><span class="line">{found["line"]}</span>' if found["line"] else ""
        about = f'<span class="apart">, </span><span class="about">{found["about"]}</span>'
        return f'<li class="card">{found["title"]}{about}{line}</li>'

    return _CARD.sub(card, html)


def _entries(html: str) -> str:
    """Return the HTML whose lists of terms and places name what each anchor stands for: search shows it as a title."""
    return _PLACE.sub(r'<span id="\1">\2</span>', _TERM.sub(r'<h2 class="entry" id="\1">\2</h2>', html))


def _apart(html: str) -> tuple[str, str]:
    """Return what stands before the source text, and the source text with what follows it."""
    at = html.find(f'<h2 id="{SOURCE}">')
    return (html, "") if at < 0 else (html[:at], html[at:])


def _marks(html: str) -> tuple[str, Counter[str]]:
    """Return the HTML with its marks dressed, and how many marks lead to each sentence of the page itself."""
    rests: Counter[str] = Counter()

    def dressed(mark: re.Match[str]) -> str:
        page, address, label = mark.groups()
        here = ""
        if not page:
            rests[address] += 1
            here = f' id="r-{address}"' if rests[address] == 1 else ""
        return f'<a class="mark"{here} href="{page}#{address}">{label}</a>'

    return _LONE.sub("\N{NO-BREAK SPACE}", _MARK.sub(dressed, html)), rests


def _backlinks(source: str, rests: Counter[str]) -> str:
    """Return the source text, each sentence on which lines rest followed by a way back to the first of them."""
    out, done = [], 0
    for address, _, end in _spans(source):
        count = rests[address]
        if count:
            lines = "1 line rests" if count == 1 else f"{count} lines rest"
            back = f'<a class="rests" href="#r-{address}" title="{lines} on this">↑{count}</a>'
            out.append(f"{source[done:end]}{back}")
            done = end
    return "".join(out) + source[done:]


def _spans(html: str) -> Iterator[tuple[str, str, int]]:
    """Yield each sentence's address, inner HTML, and where its span ends; in order."""
    for start in _SENTENCE.finditer(html):
        depth = 1
        for tag in _SPAN.finditer(html, start.end()):
            depth += -1 if tag[1] else 1
            if not depth:
                yield start[1], html[start.end() : tag.start()], tag.end()
                break


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


def _table(inner: str) -> str:
    """Return a table whose cells know their column's head, which narrow screens show beside the value."""
    heads = [_plain(h) for h in _HEAD.findall(inner)]
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
        head = next(left, "")  # an empty cell takes its turn, and is not shown where heads stand beside values
        return match[0] if match["empty"] else f'<td data-head="{entities.escape(head)}"{match["rest"]}'

    return cell


def _plain(html: str) -> str:
    return _BLANK.sub(" ", entities.unescape(_TAG.sub("", html))).strip()


def sentences(html: str) -> dict[str, str]:
    """Return the words of each sentence of a brief's source text, by address, in the order of the text; then asides."""
    aside = {m[1]: _plain(m[2]) for m in _ASIDE.finditer(html) if m[2]}
    return {address: _plain(inner) for address, inner, _ in _spans(html)} | aside


def register(slug: str, title: str, words: dict[str, str]) -> str:
    """Return the script that hands a brief's sentences to a page that shows one of them.

    Sentences of one block are neighbours: they are grouped, `{"p7": ["first", "second"]}`, with gaps left empty.
    """
    blocks: dict[str, dict[int, str]] = defaultdict(dict)
    for address, text in words.items():
        block, _, number = address.rpartition("s")
        blocks[block][int(number)] = text
    rows = {b: [held.get(n, "") for n in range(1, max(held) + 1)] for b, held in blocks.items()}
    told = json.dumps({"slug": slug, "title": title, "blocks": rows}, ensure_ascii=False, separators=(",", ":"))
    return f"briefgenText({told.replace(chr(0x2028), ' ').replace(chr(0x2029), ' ')});\n"
