"""Which sentence does a line rest on, and what rests on a sentence? Marks, the ways back, and the sentences' words.

Within a brief both are known by where they lead: a mark to a place on the page, a way back to a
place that begins with `r-`. A mark that leads into another page says that it is one, by its class.
"""

from __future__ import annotations

import html as entities
import json
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADDRESS: Final = r"[pthdcx]\d+s\d+"
_MARK: Final = re.compile(rf'<a href="([^"#]*)#({_ADDRESS})">(?=[^<]*</a>)')
"""A link in words; those of a figure hold a drawing."""
_MARKED: Final = r'(?=<a (?:class="mark"|id="r-|href="#))'
_LONE: Final = re.compile(rf"(?<=[^>\s]) {_MARKED}|(?<=</span>) {_MARKED}")
"""The space between a line's last word and its mark: a mark does not begin a line of its own."""
_SENTENCE: Final = re.compile(rf'<span class="s" id="({_ADDRESS})">')
_ASIDE: Final = re.compile(
    rf'<(?:p|details class="aside") id="({_ADDRESS})"(?:><summary>[^\n]*?</summary><p)?[^>\n]*>([^\n]*?)</p>'
)
"""A block that was set aside: its anchor is the fold's own where it is the first in it."""
_SPAN: Final = re.compile(r"<(/?)span\b[^>]*>")
_TAG: Final = re.compile(r"<[^>]+>")
_BLANK: Final = re.compile(r"\s+")


_KEY: Final = re.compile(r"<h2[^>]*>.*?</h2>")
_TOLD: Final = '<p class="key">↑ and a number: so many lines rest on the sentence, and this leads to the first.</p>'
"""Said once for all ways back; the theme's script says it at each of them, and hides this."""


def dressed(html: str) -> tuple[str, Counter[str]]:
    """Return the HTML with its marks known as such, and how many lead to each sentence of the page itself."""
    rests: Counter[str] = Counter()

    def mark(link: re.Match[str]) -> str:
        page, address = link.groups()
        if page:
            return f'<a class="mark" href="{page}#{address}">'
        rests[address] += 1
        return f'<a id="r-{address}" href="#{address}">' if rests[address] == 1 else link[0]

    return _LONE.sub("\N{NO-BREAK SPACE}", _MARK.sub(mark, html)), rests


def ways_back(source: str, rests: Counter[str]) -> str:
    """Return the source text, each sentence on which lines rest followed by a way back to the first of them."""
    out, done = [], 0
    for address, _, end in _spans(source):
        count = rests[address]
        if count:
            out.append(f'{source[done:end]}<a href="#r-{address}">↑{count}</a>')
            done = end
    return _KEY.sub(r"\g<0>" + _TOLD, "".join(out) + source[done:], count=1) if out else source


def _spans(html: str) -> Iterator[tuple[str, str, int]]:
    """Yield each sentence's address, inner HTML, and where its span ends; in order."""
    for start in _SENTENCE.finditer(html):
        depth = 1
        for tag in _SPAN.finditer(html, start.end()):
            depth += -1 if tag[1] else 1
            if not depth:
                yield start[1], html[start.end() : tag.start()], tag.end()
                break


def plain(html: str) -> str:
    """Return the words of a piece of HTML."""
    return _BLANK.sub(" ", entities.unescape(_TAG.sub("", html))).strip()


def sentences(html: str) -> dict[str, str]:
    """Return the words of each sentence of a brief's source text, by address, in the order of the text; then asides."""
    aside = {m[1]: plain(m[2]) for m in _ASIDE.finditer(html)}
    return {address: plain(inner) for address, inner, _ in _spans(html)} | aside


def register(slug: str, title: str, words: dict[str, str]) -> str:
    """Return the script that hands a brief's sentences to a page that shows one of them.

    Sentences of one block are neighbours: they are grouped, `{"p7": ["first", "second"]}`, with
    gaps left empty.
    """
    blocks: dict[str, dict[int, str]] = defaultdict(dict)
    for address, text in words.items():
        block, _, number = address.rpartition("s")
        blocks[block][int(number)] = text
    rows = {b: [held.get(n, "") for n in range(1, max(held) + 1)] for b, held in blocks.items()}
    told = json.dumps(
        {"slug": slug, "title": title, "blocks": rows}, ensure_ascii=False, separators=(",", ":")
    )
    return f"briefgenText({told.replace(chr(0x2028), ' ').replace(chr(0x2029), ' ')});\n"
