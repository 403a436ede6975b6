"""Read records of parliaments, pasted as bare text: the sitting, its topic, and who speaks.

A member is named on a line of her own: by name with seat and party, by her office with her name
after it, or by her title. She may also be named before her words, up to a colon or, in the
Congressional Record, a full stop. Anyone named once may be named by the bare name from there on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.openings import holds, opening, phrases
from briefgen.model import NUMBERED, Role
from briefgen.registry.written_dates import written_date_span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.cleaning.units import Part, Unit

Span = tuple[int, int]

_LARGE: Final = r"[^\W\d_a-z][\w'\u2019-]*\.?"
_NAME: Final = rf"{_LARGE}(?: (?:(?:de|da|van|von|der|al|el|of) )?{_LARGE}){{0,4}}"
_SEATS: Final = r"(?: \([^()\n]{2,60}\))"
_COUNT: Final = r"(?:\u00a7|Q?\d{1,3}\.)?\s*"
_CONGRESS: Final = re.compile(
    r"((?:Mr|Mrs|Ms|Miss|Dr)\. [A-Z][A-Z'\u2019-]+(?: [A-Z][A-Z'\u2019-]+)?"
    r"|The [A-Z]{4,}(?: [A-Z]{4,}| pro tempore)?)"
    rf"(?: of {_NAME})?\. (?=\S)"
)
_TOP: Final = 14
_LONGEST_LINE: Final = 18
_LONGEST_TITLE: Final = 16
_FEWEST: Final = 3
_SHORT: Final = 6
_SENTENCE: Final = 2
_STOPS: Final = (".", "!", "?", "\u2026", "\u201d", '"', "\u2014")
_LOOSE: Final = NUMBERED | {Role.HEADING, Role.NAVIGATION, Role.DEK, Role.BYLINE, Role.DATELINE}


@dataclass(frozen=True, slots=True)
class _Turn:
    """A part that names who speaks: where the name is, and whether the words follow in the part."""

    name: Span
    inline: bool


def sitting(parts: list[Part], units: Sequence[Unit]) -> dict[int, Span]:
    """Relabel a parliament's record in place, and map its spoken parts to their speakers' names.

    Empty, with nothing relabelled, for a text with markup or with too few turns.
    """
    if any(unit.hint is not None for unit in units):
        return {}
    of = [k for k, part in enumerate(parts[:_TOP]) if _is_of_a_sitting(part)]
    turns = _turns(parts) if of else {}
    if len(turns) < _FEWEST:
        return {}
    first = min(turns)
    _entitle(parts, of, first)
    return _spoken(parts, turns)


def _is_of_a_sitting(part: Part) -> bool:
    """Tell whether a line says which sitting or which house a record is of."""
    dated = written_date_span(part.text) is not None
    short = len(part.words) <= _LONGEST_LINE
    headed = dated or part.text.isupper() or len(part.words) <= _SHORT
    house = holds(part.words, phrases("houses")) and headed
    return short and (house or (dated and holds(part.words, phrases("sittings"))))


def _turns(parts: Sequence[Part]) -> dict[int, _Turn]:
    """Map the parts that name who speaks to where they do, later bare names included."""
    out = {k: turn for k, part in enumerate(parts) if (turn := _turn(part)) is not None}
    known = {_bare(parts[k].text[slice(*_within(parts[k], turn))]) for k, turn in out.items()}
    for k in range(min(out, default=len(parts)), len(parts)):
        part = parts[k]
        name = _bare(part.text.partition(":")[0])
        if k not in out and name in known:
            start = part.start + part.text.index(name)
            out[k] = _Turn((start, start + len(name)), inline=":" in part.text)
    return out


def _within(part: Part, turn: _Turn) -> Span:
    return turn.name[0] - part.start, turn.name[1] - part.start


def _bare(name: str) -> str:
    return name.strip("\u00a7 :")


def _turn(part: Part) -> _Turn | None:
    """Return where a part names its speaker, None where it does not."""
    if part.role not in _LOOSE and part.role is not Role.TITLE:
        return None
    if (found := _CONGRESS.match(part.text)) is not None:
        return _Turn((part.start + found.start(1), part.start + found.end(1)), inline=True)
    for form in (_by_office(), _by_seat(), _by_title()):
        if (found := form.match(part.text)) is None:
            continue
        rest = part.text[found.end() :]
        named = (part.start + found.start(1), part.start + found.end(1))
        if not rest:
            return _Turn(named, inline=False)
        if rest.startswith(": "):
            return _Turn(named, inline=True)
    return None


@cache
def _by_office() -> re.Pattern[str]:
    """Return the pattern of an office with its holder's name in brackets."""
    offices = "|".join(sorted(word for (word,) in phrases("member_offices")))
    office = rf"(?=[^()\n]{{0,80}}\b(?i:{offices})\b)[^\W\d_a-z][^()\n:.]{{2,90}}"
    return re.compile(rf"{_COUNT}{office} \(((?:{_titles()} )?{_NAME})\){_SEATS}?")


@cache
def _by_seat() -> re.Pattern[str]:
    """Return the pattern of a name with the member's seat, party or both in brackets."""
    return re.compile(rf"{_COUNT}({_NAME}){_SEATS}{{1,3}}")


@cache
def _by_title() -> re.Pattern[str]:
    """Return the pattern of a title and a name."""
    return re.compile(rf"{_COUNT}({_titles()} {_NAME})")


@cache
def _titles() -> str:
    titles = "|".join(sorted(word.capitalize() for (word,) in phrases("member_titles")))
    return rf"(?:{titles})\.?"


def _entitle(parts: list[Part], of: Sequence[int], first: int) -> None:
    """Label the lines above the first speech: the sitting, its topic as title, the house."""
    over = [k for k in range(first) if k not in of and _may_entitle(parts[k])]
    right_over = [k for k in over if k + 1 in of]
    title = next(iter(right_over or over[-1:]), None)
    for k in range(first):
        part = parts[k]
        if k == title:
            reason = "the headline: on what the sitting speaks"
            parts[k] = replace(part, role=Role.TITLE, reason=reason)
        elif written_date_span(part.text) and len(part.words) <= _LONGEST_LINE:
            reason = "the place, day or agency that opens the story: the sitting"
            parts[k] = replace(part, role=Role.DATELINE, reason=reason)
        elif k in of or opening(part.words, "sat") or not _is_told(part):
            reason = "leads elsewhere: the house, and what stands over the record"
            parts[k] = replace(part, role=Role.NAVIGATION, reason=reason)


def _may_entitle(part: Part) -> bool:
    """Tell whether a line may be the topic of a sitting."""
    if part.role not in _LOOSE | {Role.TITLE} or part.text.endswith((*_STOPS, "]", "-")):
        return False
    sized = 1 < len(part.words) <= _LONGEST_TITLE
    return sized and not any(map(str.isdigit, part.text)) and not opening(part.words, "sat")


def _spoken(parts: list[Part], turns: dict[int, _Turn]) -> dict[int, Span]:
    """Map each spoken part to its speaker's name, which holds until the next turn or a heading."""
    out: dict[int, Span] = {}
    current: Span | None = None
    for k in range(min(turns), len(parts)):
        part = parts[k]
        if (turn := turns.get(k)) is not None:
            current = turn.name
            reason = "a turn of a debate" if turn.inline else "names who speaks"
            parts[k] = replace(part, role=Role.BODY, reason=reason)
            if turn.inline:
                out[k] = current
        elif part.role in _LOOSE | {Role.TITLE} and _is_told(part):
            parts[k] = replace(part, role=Role.BODY, reason="a turn of a debate")
            if current is not None:
                out[k] = current
        elif part.role is Role.HEADING:
            current = None
    return out


def _is_told(part: Part) -> bool:
    """Tell whether a part is a sentence, not a remark of the record in brackets."""
    ended = part.text.endswith(_STOPS) or re.search(r"[.?!] ?\[\d+\]$", part.text)
    return bool(ended) and len(part.words) >= _SENTENCE and not part.text.startswith(("[", "("))
