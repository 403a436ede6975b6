"""Find speech that the layout carries: whose words a block holds where no verb says so.

The turns of an interview ("Ada Berg: We waited."), a quotation with its speaker after a dash, under
it or in its `cite`, and one that a line ending in a colon introduces.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.openings import phrases, words_of
from briefgen.cleaning.sittings import sitting
from briefgen.model import NUMBERED, READ, Role
from briefgen.registry.stage import is_of_the_stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.cleaning.units import Part, Unit

Span = tuple[int, int]

_WORD: Final = r"[A-Z\u00c0-\u00de\u0106-\u017d][\w.'\u2019-]*"
_JOINT: Final = r"(?:de|da|del|della|der|den|di|du|van|von|zu|al|el|bin|ibn|la|le|of|the|and|for)"
_NAME: Final = rf"{_WORD}(?: (?:{_JOINT} ){{0,3}}{_WORD}){{0,7}}"
_CLOCK: Final = r"\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?"
_DAYS: Final = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? )?"
_STAMP: Final = (
    rf"(?:\({_CLOCK}\)|\[{_DAYS}{_CLOCK}(?: ?[AP]M)?\]|{_DAYS}{_CLOCK}(?: ?[AaPp][Mm])?)"
)
_LABEL: Final = re.compile(
    rf"(?:{_STAMP}(?: ?[-\u2013\u2014|])?\s+)?((?:{_JOINT} )?{_NAME})"
    rf"(?: ?\([^()\n]{{1,40}}\)| ?\[[^\[\]\n]{{1,40}}\])?:(?=\s|$)"
)
_NAMED: Final = rf"((?:{_NAME}|Speaker \d{{1,2}}))(?: ?\([^()\d\n]{{1,40}}\))?"
_STAMPED: Final = re.compile(rf"{_NAMED}[\s,|-]+{_STAMP}(?:\s*(?:-->|-|\u2013)\s*{_STAMP})?:?")
_TIME: Final = re.compile(_CLOCK)
_ASKED: Final = re.compile(r"(?:Q|A|Question|Answer)\s?[.:](?=\s)|[QA](?: {2,}|\t)(?=\S)")
_DASH: Final = r"(?:[\u2014\u2013\u2015~]|-{1,2})"
_BEHIND: Final = re.compile(
    rf"(?:[\"\u201d\u201c\u00bb\u00ab\u2019.])\s*{_DASH}\s*({_NAME}(?:, [^.!?\n]{{2,80}})?)$"
)
_DAY: Final = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}),? (?:19|20)\d\d"
_POSTED: Final = re.compile(rf"\s{_DASH}\s*([^()@\u2014\n]{{2,60}}?) \(@\w{{2,30}}\),? {_DAY}$")
"""The account and the date after the words of a post embedded in an article."""

_UNDER: Final = re.compile(rf"(?:{_DASH}\s*)?({_NAME})(?:,? [^.!?\n]{{2,100}})?$")
_OPENS: Final = ('"', "\u201c", "\u201e", "\u00ab", "\u00bb", "\u2018")
_LONGEST_LEAD: Final = 25
_LONGEST_NAME: Final = 14
_LONGEST_LABEL: Final = 80
_LONGEST_TURN: Final = 8
_FEWEST_TURNS: Final = 2
_OUTSIDE: Final = READ | {Role.BYLINE, Role.NAVIGATION, Role.CREDIT}


def with_voices(parts: Sequence[Part], units: Sequence[Unit]) -> tuple[list[Part], dict[int, Span]]:
    """Return the parts, speech labelled as such, and for spoken parts the span of the speaker."""
    out = list(parts)
    speakers: dict[int, Span] = sitting(out, units)
    if speakers:
        return out, speakers
    _attributed(out, units, speakers)
    _led(out, units, speakers)
    _turns(out, speakers)
    _stamped(out, speakers)
    return out, speakers


def _attributed(parts: list[Part], units: Sequence[Unit], speakers: dict[int, Span]) -> None:
    """Map a quotation to the name after it or under it, and label it where that is needed."""
    for i, part in enumerate(parts):
        if part.role in NUMBERED and (posted := _POSTED.search(part.text)):
            speakers[i] = (part.start + posted.start(1), part.start + posted.end(1))
            parts[i] = replace(
                part, role=Role.QUOTE, reason="a quotation: a post, signed and dated"
            )
        elif part.role in NUMBERED and (found := _BEHIND.search(part.text[-2 * _LONGEST_LABEL :])):
            at = part.end - min(len(part.text), 2 * _LONGEST_LABEL)
            speakers[i] = (at + found.start(1), at + found.end(1))
        elif i and _stands_under(part, parts[i - 1], units):
            span = _UNDER.fullmatch(part.text)
            assert span is not None
            named = (part.start + span.start(1), part.start + span.end(1))
            for j in _quotation_before(parts, units, i):
                speakers[j] = named
            parts[i] = replace(part, role=Role.QUOTE, reason="says whose words the quotation is")


def _stands_under(part: Part, before: Part, units: Sequence[Unit]) -> bool:
    """Tell whether a part names the speaker of the quotation before it.

    It stands after a dash, or within the same quotation's element.
    """
    if part.role not in _OUTSIDE or len(part.words) > _LONGEST_NAME:
        return False
    if not _UNDER.fullmatch(part.text) or not _is_quotation(before, units):
        return False
    return bool(re.match(_DASH, part.text)) or (
        _is_set_apart(part, units) and _is_set_apart(before, units)
    )


def _is_quotation(part: Part, units: Sequence[Unit]) -> bool:
    """Tell whether a part is a quotation: set apart, or opened by a quotation mark."""
    if part.role is Role.QUOTE or (part.role in NUMBERED and _is_set_apart(part, units)):
        return True
    return part.role in NUMBERED and part.text.startswith(_OPENS)


def _is_set_apart(part: Part, units: Sequence[Unit]) -> bool:
    """Tell whether the markup sets a part apart as a quotation or its attribution."""
    hint = units[part.unit].hint
    return hint is not None and (hint.tag in ("blockquote", "cite") or "blockquote" in hint.path)


def _quotation_before(parts: Sequence[Part], units: Sequence[Unit], i: int) -> Iterator[int]:
    """Yield the indices of the parts of the quotation that ends before part `i`, last first."""
    yield i - 1
    for j in range(i - 2, -1, -1):
        if not (_is_set_apart(parts[j], units) and _is_set_apart(parts[i - 1], units)):
            return
        yield j


def _led(parts: list[Part], units: Sequence[Unit], speakers: dict[int, Span]) -> None:
    """Map a quotation to the name before the colon of the short line that introduces it."""
    for i, part in enumerate(parts[:-1]):
        short = len(part.words) <= _LONGEST_LEAD and part.text.endswith(":")
        if not short or part.role not in READ or part.role is Role.TITLE:
            continue
        if not _is_quotation(parts[i + 1], units):
            continue
        if part.role not in NUMBERED:
            parts[i] = replace(part, role=Role.BODY, reason="leads to a quotation")
        if named := _led_by().search(part.text):
            speakers.setdefault(i + 1, (part.start + named.start(1), part.start + named.end(1)))


@cache
def _led_by() -> re.Pattern[str]:
    """Return the pattern of a name at the end of a line such as "And from Ada Berg:"."""
    fronts = "|".join(sorted(word for (word,) in phrases("leads_to_words")))
    return re.compile(rf"(?:\b(?i:{fronts}) )*({_NAME}):$")


def _turns(parts: list[Part], speakers: dict[int, Span]) -> None:
    """Map the parts of an interview to their speakers; a turn goes on until the next label."""
    labels = {i: found for i, p in enumerate(parts) if (found := _label(p)) is not None}
    if not _is_interview(parts, labels):
        return
    current: Span | None = None
    name = ""
    one_voice = (
        len(
            {
                words_of(parts[i].text[: label[1] - parts[i].start])
                for i, label in labels.items()
                if label
            }
        )
        == 1
    )
    ends = sorted(labels)
    for i in range(min(labels), max(labels) + 1):
        part = parts[i]
        if ends[bisect_left(ends, i)] - ends[bisect_right(ends, i) - 1] > _LONGEST_TURN:
            current = None
        if part.role not in READ:
            continue
        if one_voice and i not in labels and part.text.endswith("?"):
            current = None  # the interviewer has no label
        if i in labels and part.role not in NUMBERED:
            parts[i] = replace(part, role=Role.BODY, reason="a turn of an interview")
        if i in labels:
            current = labels[i] or None
            name = part.text[: current[1] - part.start] if current else ""
        elif is_of_the_stage(part.text, name):
            continue
        asks = part.text.endswith("?") and i in labels
        if current and not asks and not part.text.endswith(":"):
            speakers.setdefault(i, current)


def _stamped(parts: list[Part], speakers: dict[int, Span]) -> None:
    """Map a transcript's parts to their speakers, each named with the time on a line above."""
    lines = {
        k: found for k, p in enumerate(parts) if (found := _STAMPED.fullmatch(p.text)) is not None
    }
    times = [_seconds(parts[k].text) for k in lines]
    names = [found[1] for found in lines.values()]
    rising = all(a <= b for a, b in pairwise(times))
    if len(lines) <= _FEWEST_TURNS or len(set(names)) == len(names) or not rising:
        return
    current: Span | None = None
    for k in range(min(lines), len(parts)):
        part = parts[k]
        if k in lines:
            found = lines[k]
            current = (part.start + found.start(1), part.start + found.end(1))
            reason = "names who speaks, and when"
            parts[k] = replace(part, role=Role.BODY, reason=reason)
        elif current and part.role in _OUTSIDE:
            parts[k] = replace(part, role=Role.BODY, reason="a turn of a conversation")
            speakers[k] = current


def _seconds(text: str) -> int:
    """Return the first time of day in a line, in seconds; 0 where there is none."""
    found = _TIME.search(text)
    out = 0
    for piece in re.split(r"[.,]", found[0])[0].split(":") if found else ():
        out = out * 60 + int(piece)
    return out


def _label(part: Part) -> Span | tuple[()] | None:
    """Return the span of a turn's speaker, `()` for a bare "Q:" or "A:", None for no turn."""
    if part.role not in READ or part.role is Role.TITLE:
        return None
    if _ASKED.match(part.text):
        return ()
    found = _LABEL.match(part.text[:_LONGEST_LABEL])
    if found is None or words_of(found[1]) in phrases("turn_labels"):
        return None
    return part.start + found.start(1), part.start + found.end(1)


def _is_interview(parts: Sequence[Part], labels: dict[int, Span | tuple[()]]) -> bool:
    """Tell whether labelled lines are turns: a name comes twice, or labels answer questions."""
    if len(labels) < _FEWEST_TURNS:
        return False
    last = [
        words_of(parts[i].text[: label[1] - parts[i].start])[-1:]
        for i, label in labels.items()
        if label
    ]
    again = any(last.count(name) > 1 for name in last) and len(set(last)) > 1
    asked = any(parts[i].text.endswith("?") and i + 1 in labels for i in labels)
    answers = sum(i > 0 and parts[i - 1].text.endswith("?") for i in labels)
    return again or asked or answers >= _FEWEST_TURNS
