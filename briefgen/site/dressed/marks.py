"""Link lines to the sentences that they rest on, and sentences back to those lines.

Within a brief both are known by where they lead: a mark to a sentence, the uses behind a sentence
to the first line that rests on it. A mark that leads into another page has a class of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from briefgen.site.dressed.nodes import make

if TYPE_CHECKING:
    from collections.abc import Container

    from briefgen.locale import Words
    from briefgen.site.dressed.nodes import Node


_MARK: Final = re.compile(r"([^#]*)#([pthdcx]\d+s\d+)")
_HARD: Final = "\N{NO-BREAK SPACE}"


def dress(root: Node, own: Container[str]) -> Counter[str]:
    """Mark up links to sentences; return how many lead to each of `own`, the page's sentences."""
    rests: Counter[str] = Counter()
    for link in root.iter("a"):
        found = _MARK.fullmatch(link.get("href") or "")
        if not found or len(link):
            continue
        page, address = found.groups()
        if page:
            link.set("class", "mark")
        elif address in own:
            rests[address] += 1
            if rests[address] == 1:
                link.set("id", f"r-{address}")
        _bind(link)
    return rests


def _bind(link: Node) -> None:
    """Put a no-break space before a mark, so that it never begins a line."""
    before = link.getprevious()
    text = (before.tail if before is not None else link.getparent().text) or ""
    if not text.endswith(" ") or (before is None and not text.strip()):
        return
    hard = text[:-1] + _HARD
    if before is not None:
        before.tail = hard
    else:
        link.getparent().text = hard


def uses(root: Node, rests: Counter[str], ui: Words) -> None:
    """Say behind each sentence of a brief how many lines rest on it; link to the first."""
    rows = {row.get("id") for row in root.iter("tr") if row.get("id")}
    for sentence in root.iter("span"):
        address = sentence.get("id")
        if sentence.get("class") != "s" or not rests[address]:
            continue
        row = f"row-{address}"
        count = rests[address]
        told = ui("n_uses", count=count)
        way = make("a", told, class_="uses", href=f"#{row if row in rows else f'r-{address}'}")
        last = sentence[-1] if len(sentence) else None
        if last is not None:
            last.tail = (last.tail or "") + _HARD
        else:
            sentence.text = (sentence.text or "") + _HARD
        sentence.append(way)
