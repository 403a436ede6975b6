"""Fold the secondary parts of a page, and set its figures beside each other."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from briefgen.site.dressed.nodes import drop, heading_of, make, of_kind, section_of, words_of
from briefgen.site.dressed.written import RAW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from briefgen.locale import Words
    from briefgen.site.dressed.nodes import Node, Part

_PAPER: Final = re.compile(r'(<svg) xmlns="[^"]*"([^>]*?) color="[^"]*"><rect [^>]*/>')
_DRAWN: Final = {"ties": "graph", "places": "map"}
"""Class that the theme gives a drawing, by the name of its file, where the two differ."""

_KEY: Final = re.compile(r'<g class="key" data-over="([\d.]+)".*?</g>')
"""The key of a figure in its file, and the height above it: the page shows the key as text."""

_HEIGHT: Final = re.compile(r'(viewBox="0 0 [\d.]+ )[\d.]+(" width="[\d.]+" height=")[\d.]+')

_NAME: Final = re.compile(r"\.(\w+)\.svg$")


def figures(
    parts: Iterable[Part],
    beside: Callable[[str], str],
    ui: Words,
    told: Mapping[str, Mapping[str, str]],
) -> None:
    """Put the pictures of a brief into one strip, drawn inline so that their links lead to rows.

    A figure is small until its anchor is the target; then it is large and shows its key, without a
    script. `told` may hold a smaller picture of its own for it; else the large one is shown small.
    """
    for part in of_kind(parts, "figures"):
        strip = make("div", class_="strip")
        heading = heading_of(part.node)
        back = make(
            "a",
            ui("close"),
            class_="shut",
            href=f"#{'' if heading is None else heading.get('id', '')}",
        )
        part.node.addprevious(strip)
        for picture in list(part.node.iter("img")):
            svg = beside(picture.get("src", ""))
            found = _NAME.search(picture.get("src", ""))
            if svg and found:
                known = told.get(found[1], {})
                strip.append(_figure(found[1], picture.get("alt", ""), svg, deepcopy(back), known))
                drop(picture)
        if not words_of(part.node) and part.node.find(".//img") is None:
            drop(part.node)


def drawn(root: Node, beside: Callable[[str], str], told: Mapping[str, Mapping[str, str]]) -> None:
    """Draw the pictures of any page but a brief inline, so that their marks link to its rows."""
    for picture in list(root.iter("img")):
        found = _NAME.search(picture.get("src", ""))
        svg = beside(picture.get("src", "")) if found else ""
        block = picture.getparent()
        if not found or not svg or block.tag != "p" or len(block) > 1:
            continue
        name = found[1]
        figure = make("figure", class_=f"figure {_DRAWN.get(name, name)}")
        raw = make(RAW)
        key = told.get(name, {}).get("key", "")
        raw.text = _bare(svg) + (f"<figcaption>{key}</figcaption>" if key else "")
        figure.append(raw)
        block.addprevious(figure)
        drop(block)


def _figure(name: str, label: str, svg: str, back: Node, known: Mapping[str, str]) -> Node:
    figure = make("figure", class_=f"figure {_DRAWN.get(name, name)}", id=f"figure-{name}")
    caption = make("figcaption")
    caption.append(make("a", label, class_="open", href=f"#figure-{name}"))
    caption.append(back)
    figure.append(caption)
    key = known.get("key", "")
    raw = make(RAW)
    raw.text = known.get("small", "") + _bare(svg) + (f'<p class="key">{key}</p>' if key else "")
    figure.append(raw)
    return figure


def _bare(svg: str) -> str:
    """Return a figure's SVG for use in a page: without background, and without its key."""
    bare = _PAPER.sub(r"\1\2>", svg.strip())
    below = _KEY.search(bare)
    if not below:
        return bare
    return _HEIGHT.sub(rf"\g<1>{below[1]}\g<2>{below[1]}", bare.replace(below[0], ""), count=1)


def aside(parts: Iterable[Part]) -> dict[str, str]:
    """Fold what cleaning set aside, each part under its reason; return the words by address."""
    words: dict[str, str] = {}
    for part in of_kind(parts, "aside"):
        box = make("div", class_="asides")
        part.node.addprevious(box)
        for item in part.node.iterchildren("li"):
            box.append(_aside(item, words))
        drop(part.node)
        _under_heading(box, "set-aside")
    return words


def _aside(item: Node, words: dict[str, str]) -> Node:
    place = item.find(".//a[@id]")
    fold = make("details", class_="aside")
    address = place.get("id") if place is not None else ""
    if place is not None:
        fold.set("id", address)
        drop(place)
    inside = item.find("ul")
    texts = list(inside.iterchildren("li")) if inside is not None else []
    if inside is not None:
        drop(inside)
    fold.append(make("summary", words_of(item)))
    for n, text in enumerate(texts):
        own = text.find("a[@id]")
        text.tag, text.tail = "p", None
        if own is not None:
            text.set("id", own.get("id"))
            drop(own)
        words[text.get("id") or (address if not n else "")] = words_of(text)
        fold.append(text)
    words.pop("", None)
    return fold


def rests(parts: Iterable[Part]) -> None:
    """Fold each line of names under its count, and each list of terms or gaps under its names."""
    for part in of_kind(parts, "rest"):
        head, colon, tail = (part.node.text or "").partition(": ")
        if colon:
            fold = make("details", class_="rest")
            fold.append(make("summary", head))
            part.node.text = tail or None
            part.node.addprevious(fold)
            fold.append(part.node)
    for part in [*of_kind(parts, "terms"), *of_kind(parts, "gaps")]:
        names = [words_of(item[0]) for item in part.node.iterchildren("li") if len(item)]
        fold = make("details", class_="gaps")
        fold.append(make("summary", ", ".join(names)))
        part.node.addprevious(fold)
        fold.append(part.node)


def provenance(parts: Iterable[Part]) -> None:
    """Fold the provenance of a brief under its heading."""
    for part in of_kind(parts, "provenance"):
        _under_heading(part.node, "provenance")


def _under_heading(node: Node, name: str) -> None:
    """Fold a node and what follows it in its section, under the heading before it."""
    heading = node.getprevious()
    fold = make("details", class_=name)
    within = section_of(node)
    node.addprevious(fold)
    fold.extend(within)
    if heading is not None and heading.tag == "h2":
        summary = make("summary")
        fold.insert(0, summary)
        heading.tail = None
        shown = make("span", words_of(heading), class_="h2")
        summary.append(shown)
        heading.set("class", "away")


def rows(root: Node, parts: Iterable[Part]) -> None:
    """Fold a ledger that follows a heading of the third level, under that heading."""
    kinds = {part.node: part.kind for part in parts}
    for heading in list(root.iter("h3")):
        section = heading.getparent()
        table = heading.getnext()
        if (
            section.tag != "section"
            or table is None
            or table.find("table[@class='ledger']") is None
        ):
            continue
        fold = make("details", class_=kinds.get(heading, "doubtful"))
        fold.append(make("summary", words_of(heading)))
        heading.addprevious(fold)
        fold.append(table)
        drop(heading)
