"""Find marks of notes in a page's words: raised figures, and links to a note on the page."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any, Final

from briefgen.registry.tables import table

_LONGEST: Final = 24
_MOST_PARTS: Final = 40
_BLOCKS: Final = frozenset(("li", "p", "dd", "td", "aside", "div"))
_NEAR: Final = 3
_LONGEST_NOTES: Final = 20_000
_CLASS: Final = "footnotes"
"""The class by which notes are known further on."""

_MARK: Final = re.compile(
    r"(?i)(?:[\[(]?\s*(?:(?:note|nb|fn|n)\s?)?"
    r"(?:\d{1,3}|[*\u2020\u2021\u00a7\u00b6#]{1,3}|[a-z]|[ivxl]{1,5})\s*[\])]?"
    r"[\s,;\u2013-]*){1,4}"
)
_SEVERAL: Final = re.compile(r"\d{1,3}(?:\s*[,;\u2013-]\s*\d{1,3}){1,3}")
"""Marks of several notes; no power is written so."""

_BACK: Final = re.compile("[\u21a9\u2191\u2934\u21b5^\ufe0e\ufe0f\\s]+")
_BRACKETED: Final = re.compile(r"(?:\[\d{1,3}\]\s*){1,4}")
_HERE: Final = re.compile("[\u00b6\U0001f517]\ufe0f?")
"""What a heading's link to itself shows."""

_SIGN: Final = re.compile("[*\u2020\u2021\u00a7\u00b6]{1,3}")
"""Signs that are raised after a word for a note only; no power is written with them."""

_NAMED: Final = re.compile(
    r"(?i)(?:^|[^a-z])(?:s?d?(?:end|foot)?notes?(?:ref|link|anc|anchor|sym|call)?"
    r"|s?d?fn(?:ref|link)?|ftn(?:ref)?|cite|citation"
    r"|references?|noteref|bibref|refs?|easy-footnote)(?:[^a-z]|$)"
)
"""Words in a class, id or address that mean notes.

Source: what MediaWiki, WordPress, Substack, pandoc, Word and DocBook write.
"""

_RAISED: Final = str.maketrans(
    "0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
)
_POWER: Final = re.compile(
    r"(?i)(?:(?<![\w.,])10|(?<![^\W\d_])"
    r"(?:[a-z]|[kcdmn\u00b5\u03bc]m|ft|in|yd|mi|ha|sec|miles?|feet|met(?:re|er)s?))$"
)
"""What may take a power: a unit of length or time, a variable, ten. Other figures mark notes."""


def set_marks(tree: Any) -> int:  # noqa: ANN401 - lxml's elements have no public type
    """Remove the marks of notes from the tree, convert other raised figures, and count the marks.

    A mark is short, and raised or linked within the page. A raised figure that leads nowhere may be
    a power: it becomes superscript characters, directly after what it is a power of, otherwise
    after a blank.
    """
    taken = 0
    led: set[str] = set()
    notes: list[Any] = []
    for element in list(tree.iter("sup", "a")):
        if element.getparent() is None or not (words := _words(element)):
            continue
        if _is_note(element, words):
            taken += 1
            if _is_of(element, led) or _BACK.fullmatch(words):
                notes.append(element)
            else:
                led.update((a.get("href") or "").rpartition("#")[2] for a in element.iter("a"))
            _replace(element, "")
        elif element.tag == "sup" and words.isdecimal() and words.isascii():
            _replace(element, _raised(words, _before(element)))
    led.discard("")
    notes += [e for e in tree.iter() if _names(e) & led] if led else []
    for element in notes:
        _mark_block(element)
    return taken


def _is_of(link: Any, led: set[str]) -> bool:  # noqa: ANN401 - as above
    """Tell whether a link is, or stands in, what a mark before it leads to."""
    own = {name for e in link.iter() for name in _names(e)}
    around = {name for e in islice(link.iterancestors(), _NEAR) for name in _names(e)}
    return bool((own | around) & led)


def _names(element: Any) -> set[str]:  # noqa: ANN401 - as above
    """Return the names by which links lead to an element."""
    return {name for key in ("id", "name") if (name := element.get(key))}


def _mark_block(element: Any) -> None:  # noqa: ANN401 - as above
    """Give the class of notes to the block that an element stands in, or to the list of that."""
    chain = (element, *islice(element.iterancestors(), _NEAR))
    block = next((e for e in chain if e.tag in _BLOCKS), None)
    if block is not None and block.tag == "li" and block.getparent() is not None:
        block = block.getparent()
    if block is not None and len(block.text_content()) <= _LONGEST_NOTES:
        block.set("class", f"{block.get('class') or ''} {_CLASS}".strip())


def _is_note(element: Any, words: str) -> bool:  # noqa: ANN401 - as above
    """Tell whether an element is the mark of a note, or a link back from one."""
    if element.tag == "a":
        if _HERE.fullmatch(words):
            return True
        within_page = "#" in (element.get("href") or "")
        mark = _MARK.fullmatch(words) or _BACK.fullmatch(words)
        return within_page and bool(mark) and _speaks_of_notes(element)
    if words.strip("[] ").lower() in table("note_marks")["whole"] and words.startswith("["):
        return True
    if not _MARK.fullmatch(words):
        return False
    if _BRACKETED.fullmatch(words) or _SIGN.fullmatch(words) or _SEVERAL.fullmatch(words):
        return True
    leads = any("#" in (a.get("href") or "") for a in element.iter("a"))
    return leads or _speaks_of_notes(element)


def _raised(figure: str, before: str) -> str:
    power = figure.translate(_RAISED)
    if _POWER.search(before[-12:]) or not before.strip():
        return power
    return f" {power}"


def _before(element: Any) -> str:  # noqa: ANN401 - as above
    """Return the text directly before an element."""
    previous = element.getprevious()
    if previous is None:
        return element.getparent().text or ""
    if previous.tail:
        return str(previous.tail)
    return "" if len(previous) else previous.text or ""


def _replace(element: Any, words: str) -> None:  # noqa: ANN401 - as above
    """Make an element hold just these words; the text that follows it stays.

    The element stays too: to move its tail would take time that grows with the paragraph.
    """
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = "span", words, tail


def _words(element: Any) -> str:  # noqa: ANN401 - as above
    """Return the words of a short element; empty for one with more words or parts than a mark."""
    if not len(element):
        words = element.text or ""
        return words.strip() if len(words) <= _LONGEST else ""
    if next(islice(element.iter(), _MOST_PARTS, None), None) is not None:
        return ""
    words = ""
    for piece in element.itertext():
        words += piece
        if len(words) > _LONGEST:
            return ""
    return words.strip()


def _speaks_of_notes(element: Any) -> bool:  # noqa: ANN401 - as above
    said = " ".join(
        element.get(key) or "" for key in ("class", "id", "href", "rel", "role", "epub:type")
    )
    return bool(_NAMED.search(said))
