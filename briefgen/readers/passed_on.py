"""Read what a mail that is passed on states of itself: its head below the words of who passes it.

Mail programs put the head's fields there, and a short mark before the subject ("FW:", "WG:").
"""

from __future__ import annotations

import re
from dataclasses import replace
from email.utils import getaddresses, parsedate_to_datetime
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.model import Statement
from briefgen.registry.tables import table
from briefgen.registry.written_dates import written_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.model import Hint
    from briefgen.readers.parts import Parts

COVER: Final = "cover-note"
"""Tag of the hints on what is said over a mail by who passes it on."""

_ORIGIN: Final = "head of the mail that is passed on"
_FIELD: Final = re.compile(r"\W*([^\W\d_][\w-]{1,11}(?: el)?)\W*?:\W*?(\S.*)")
_ADDRESS: Final = re.compile(r"\s*[<\[(](?:mailto:)?[^\s@]+@[^\n]*")
_REMARK: Final = re.compile(r"\s+\([^()]*\)$")
_SENDERS: Final = ("byline", "outlet")
_BY: Final = re.compile(r"(?i:by) [^\W\d_a-z]")
_DATELINE: Final = re.compile(r"[^\W\d_a-z]{3}[^.\n]{0,60}?\s(?:-{1,2}|[\u2013\u2014])\s")
_NEAR: Final = 3
_SHORTEST_HEADLINE: Final = 4
_LONGEST_HEADLINE: Final = 20
_PARAGRAPH: Final = 12
_LONG_WORD: Final = 5
_LONGEST_COVER: Final = 60
"""Most words of a note that only leads to the mail below it."""


def is_passed_on(subject: str) -> bool:
    """Tell whether a subject has the mark of a mail that is passed on."""
    return bool(_mark().match(subject))


def without_mark(subject: str) -> str:
    """Return a subject without the marks of answering and passing on before it."""
    return _mark().sub("", subject).strip()


@cache
def _mark() -> re.Pattern[str]:
    """Return the pattern of the marks before a subject, the last of which passes the mail on."""
    on, answered = (
        "|".join(map(re.escape, table("mail")[name])) for name in ("forward_marks", "answer_marks")
    )
    return re.compile(rf"(?i)\s*(?:(?:{on}|{answered})\s*:\s*)*(?:{on})\s*:\s*")


def names(sender: str, most: int = 5) -> str:
    """Return senders' names as one line, without a remark behind; an address for who has none."""
    found = getaddresses([sender])[:most]
    told = [_REMARK.sub("", name.strip()) or address for name, address in found]
    return ", ".join(name for name in told if name)


def is_a_house(name: str) -> bool:
    """Tell whether a sender has the name of a publication, not of a person."""
    words = name.lower().split()
    houses = {*table("bylines")["bodies"], *table("bylines")["papers"]}
    return bool(words) and (words[0] == "the" or words[-1] in houses)


def stated(lines: Iterable[str], origin: str = _ORIGIN) -> Iterator[Statement]:
    """Yield what a mail's head states, by default of one passed on: subject, sender, day."""
    seen: set[str] = set()
    kinds = table("mail")
    for line in lines:
        found = _FIELD.match(line)
        label = found[1].lower() if found else ""
        if not found or label in seen:
            continue
        seen.add(label)
        words = " ".join(found[2].split())
        if label in kinds["subject_fields"]:
            yield Statement("title", without_mark(words) or words, origin)
        elif label in table("mail")["from_fields"] and (
            name := _ADDRESS.sub("", words).strip(" \"'*")
        ):
            name = _REMARK.sub("", name)
            yield Statement("outlet" if is_a_house(name) else "byline", name, origin)
        elif label in kinds["sent_fields"] and (day := _day(words)):
            yield Statement("published", day, origin)


def _day(words: str) -> str:
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except (ValueError, IndexError, OverflowError, TypeError):
        return written_date(words) or ""


def of_who_passes_it(parts: Parts, own: Iterable[Statement]) -> Iterator[Statement]:
    """Yield what a mail's own header states, without sender and subject where it is another's."""
    another = any(s.field in _SENDERS or s.origin == _ORIGIN for s in parts.declared)
    yield from (s for s in own if not (another and s.field in (*_SENDERS, "title")))


def with_cover(parts: Parts, own: Sequence[int]) -> Parts:
    """Return a letter with the short note over what is passed on tagged; `own` are its blocks."""
    hints: list[Hint] = list(parts.hints)
    words = sum(len(parts.text[hints[i].start : hints[i].end].split()) for i in own)
    if words <= _LONGEST_COVER:
        for i in own:
            hints[i] = replace(hints[i], tag=COVER)
    return replace(parts, hints=tuple(hints))


def with_headline(parts: Parts, first: int) -> Parts:
    """Return a letter whose block `first` is tagged as title where it is a story's headline.

    It stands over a byline, a place and a dash, or a paragraph that takes up its words. The head of
    the mail that is passed on then tells no title, nor who wrote the story where it is signed.
    """
    blocks = [parts.text[h.start : h.end] for h in parts.hints[first : first + _NEAR]]
    signed = any(map(_BY.match, blocks[1:]))
    if not blocks or not _may_be_headline(blocks[0]) or not (signed or _is_taken_up(blocks)):
        return parts
    hints = list(parts.hints)
    hints[first] = replace(hints[first], tag="title")
    dropped = {"title", "byline"} if signed else {"title"}
    declared = tuple(s for s in parts.declared if s.field not in dropped)
    return replace(parts, hints=tuple(hints), declared=declared)


def _may_be_headline(line: str) -> bool:
    """Tell whether a line has a headline's length and no stop at its end."""
    sized = _SHORTEST_HEADLINE <= len(line.split()) <= _LONGEST_HEADLINE
    return sized and line[-1] not in ".,:;!" and not line[0].islower() and not _BY.match(line)


def _is_taken_up(blocks: Sequence[str]) -> bool:
    """Tell whether the block below a line opens with a place, or has two of the line's words."""
    below = blocks[1] if len(blocks) > 1 else ""
    own, told = (
        {w for w in re.findall(r"[^\W\d_]+", text.lower()) if len(w) >= _LONG_WORD}
        for text in (blocks[0], below)
    )
    prose = len(below.split()) >= _PARAGRAPH and below.rstrip("\"\u201d'\u2019)").endswith(".")
    return prose and (bool(_DATELINE.match(below)) or len(own & told) > 1)
