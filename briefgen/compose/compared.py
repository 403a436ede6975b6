"""Compare what the articles of a happening state: agreed, contested, and told by whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefgen.model import Status
from briefgen.model.views import Fact, Teller, TollDay, Variant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.compose.gathered import Gathered
    from briefgen.model import Amount, Evidence, Happening, StoryFigure, Telling
    from briefgen.model.views import Voice

_RANKS: Final = ("agreed", "conflict", "", "alone")
"""Verdicts on a fact, in the order in which a reader asks for them."""

_GRAVEST: Final = ("conflict", "unknown-order", "update", "other-count", "overlap")
_SEVERAL: Final = 2
_DAY: Final = 10
"""Characters of a day in ISO 8601."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What one article states, and the words that state it.

    `granted` is true of a number that stands in what somebody denies and is not itself denied:
    "denied that it had fired the rockets that killed nine" presupposes the nine, on the article's
    word.
    """

    entry: str
    stated: str
    evidence: Evidence
    note: str = ""
    granted: bool = False


def compared(gathered: Gathered, happening: Happening) -> tuple[Fact, ...]:
    """Return the facts on a happening: what all agree on, what differs, what one article tells."""
    numbers = list(_numbers(gathered, happening))
    found = [
        *(numbers or _words(gathered, happening)),
        *_circumstances(gathered, happening),
        *_disputes(gathered, happening),
    ]
    return tuple(sorted(found, key=lambda fact: _RANKS.index(fact.verdict)))


def moved(happening: Happening) -> Iterator[tuple[str, tuple[TollDay, ...]]]:
    """Yield each kind of number that changed from day to day, with what was stated on each day.

    Days are those on which articles came out.
    """
    for kind in dict.fromkeys(f.kind for f in happening.figures):
        days: dict[str, dict[str, None]] = {}
        for telling in happening.tellings:
            day = (telling.published or "")[:_DAY]
            if len(day) == _DAY and not telling.retracted:
                for figure in telling.figures:
                    if figure.kind == kind and _is_stated(figure):
                        days.setdefault(day, {})[amount(figure.value)] = None
        values = {value for stated in days.values() for value in stated}
        if len(days) >= _SEVERAL and len(values) >= _SEVERAL:
            yield kind, tuple(TollDay(day, tuple(days[day])) for day in sorted(days))


def _numbers(gathered: Gathered, happening: Happening) -> Iterator[Fact]:
    gone = {t.entry for t in happening.tellings if t.retracted}
    shown = [f for t in happening.tellings for f in t.figures]
    notes = _notes(happening)
    for kind in dict.fromkeys(f.kind for f in happening.figures):
        own = [f for f in happening.figures if f.kind == kind and not f.implied]
        if len({f.entry for f in own}) < _SEVERAL:
            own = [f for f in own if f in shown]  # behind a lead it may be of something else
        bounds = {(f.entry, end) for f in own if isinstance(f.value, tuple) for end in f.value}
        said = []
        for figure in own:
            if (figure.entry, figure.value) in bounds:
                continue  # "23" in a headline is short for the "at least 23" of the text
            note = notes.get((kind, figure.entry, amount(figure.value)), "")
            if figure.entry in gone:
                note = "retracted"
            elif figure.denied:
                note = "denied"
            told = _Said(figure.entry, amount(figure.value), figure.evidence, note)
            around = _telling(happening, told)
            denied = around is not None and around.status is Status.DENIED
            said.append(replace(told, granted=denied and not figure.denied))
        fact = _fact(gathered, happening, kind, said)
        if fact is not None:
            yield fact


def _notes(happening: Happening) -> dict[tuple[str, str, str], str]:
    """Return the gravest verdict on each number, by kind, entry and the number as stated."""
    stated = {(f.kind, f.entry, f.evidence): amount(f.value) for f in happening.figures}
    out: dict[tuple[str, str, str], str] = {}
    found = [c for c in happening.conflicts if c.kind == "figure"]
    for conflict in sorted(found, key=lambda c: _GRAVEST.index(c.verdict)):
        for side in conflict.sides:
            number = stated[conflict.about, side.entry, side.evidence]
            out.setdefault((conflict.about, side.entry, number), conflict.verdict)
    return out


def _circumstances(gathered: Gathered, happening: Happening) -> Iterator[Fact]:
    """Yield the day, the place and the culprit, where several articles name the same.

    Where they differ, the conflicts tell whether it is one: a day may be another sentence's.
    """
    contested = {c.about for c in happening.conflicts if c.kind != "figure"}
    for about in dict.fromkeys(s.about for s in happening.stated):
        sides = [s.side for s in happening.stated if s.about == about]
        said = [_Said(s.entry, s.stated, s.evidence) for s in sides]
        several = len({s.entry for s in said}) >= _SEVERAL
        if about not in contested and several and len({s.stated for s in said}) == 1:
            fact = _fact(gathered, happening, about, said)
            if fact is not None:
                yield fact


def _words(gathered: Gathered, happening: Happening) -> Iterator[Fact]:
    """Yield on whose word each article tells a happening without numbers."""
    first: dict[str, Telling] = {}
    for telling in happening.tellings:
        if not telling.retracted:
            first.setdefault(telling.entry, telling)
    said = [_Said(t.entry, _word(gathered, t), t.evidence) for t in first.values()]
    if len(said) >= _SEVERAL:
        variants = _variants(gathered, happening, said)
        yield Fact("word", "agreed" if len(variants) == 1 else "", variants)


def _word(gathered: Gathered, telling: Telling) -> str:
    """Return the chain of sources of a telling, empty where it is the article's own word."""
    if telling.claim is None:
        return ""
    maker = gathered.maker(telling.entry)
    voices = maker.voices(maker.claims[telling.claim])
    return " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ".join(v.ref.text for v in voices)


def _disputes(gathered: Gathered, happening: Happening) -> Iterator[Fact]:
    for conflict in happening.conflicts:
        if conflict.kind == "figure":
            continue
        said = [_Said(s.entry, s.stated, s.evidence) for s in conflict.sides]
        variants = _variants(gathered, happening, said)
        who = gathered.names.get(f"actors/{conflict.actor}.md") if conflict.actor else None
        verdict = "conflict" if conflict.stands else ""
        yield Fact(conflict.about, verdict, variants, who)


def _fact(
    gathered: Gathered, happening: Happening, about: str, said: Sequence[_Said]
) -> Fact | None:
    if not said:
        return None
    variants = _variants(gathered, happening, said)
    if any(v.note == "conflict" for v in variants):
        return Fact(about, "conflict", variants)
    if len(variants) > 1 or variants[0].note:
        return Fact(about, "", variants)
    alike = len({s.entry for s in said}) >= _SEVERAL
    return Fact(about, "agreed" if alike else "alone", variants)


def _variants(
    gathered: Gathered, happening: Happening, said: Iterable[_Said]
) -> tuple[Variant, ...]:
    """Return one variant for each thing stated, in the order in which they were first told."""
    order = {slug: at for at, slug in enumerate(happening.entries)}
    groups: dict[tuple[str, bool], dict[str, _Said]] = {}
    for one in sorted(said, key=lambda s: order[s.entry]):
        apart = one.note in {"retracted", "denied"}
        held = groups.setdefault((one.stated, apart), {})
        before = held.get(one.entry)
        # words within a telling are shown below, and have a speaker; those of a title have none
        if before is None or (_telling(happening, one) and not _telling(happening, before)):
            held[one.entry] = one
    out = []
    for (stated, _), held in groups.items():
        notes = [s.note for s in held.values() if s.note]
        by = tuple(_teller(gathered, happening, one) for one in held.values())
        out.append(Variant(stated, by, notes[0] if notes else ""))
    return tuple(out)


def _teller(gathered: Gathered, happening: Happening, said: _Said) -> Teller:
    maker, card = gathered.maker(said.entry), gathered.cards[said.entry]
    telling = _telling(happening, said)
    voices: tuple[Voice, ...] = ()
    if telling is not None and telling.claim is not None and not said.granted:
        voices = tuple(maker.voices(maker.claims[telling.claim]))
    return Teller(card.ref, card.outlet, maker.wording.mark(said.evidence), voices)


def _telling(happening: Happening, said: _Said) -> Telling | None:
    own = (t for t in happening.tellings if t.entry == said.entry)
    return next((t for t in own if said.evidence.within(t.evidence)), None)


def _is_stated(figure: StoryFigure) -> bool:
    return not figure.implied and not figure.denied


def amount(value: Amount) -> str:
    """Return a number as readers write it."""
    if not isinstance(value, tuple):
        return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
    low, high = value
    if low is None:
        return f"at most {amount(high or 0)}"
    return f"at least {amount(low)}" if high is None else f"{amount(low)} to {amount(high)}"
