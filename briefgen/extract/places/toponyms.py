"""Which words name a place: names of that sense, states, what stands before "base", and names that only the map knows."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from briefgen.extract.names import Name, Sense
from briefgen.model import Actor, ActorType, Evidence, Mention, MentionKind
from briefgen.registry.gazetteer import fold, places_named
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.extract.reading import Reading

_RUN: Final = r"[A-Z\u00c0-\u00de][\w'’.]*(?:[ -](?:(?:al|el|ez|es|de|la|upon|on)[ -])?[A-Z0-9\u00c0-\u00de][\w'’.]*){0,4}"
"""A run of capitalised words, with the particles that a place's name may hold in lower case."""

_BIG: Final = 15_000
"""People in a settlement that a bare preposition is enough to believe in; a smaller one needs its country named too."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A mention of a place.

    `state` is the ISO code of the state that it names, `actor` the actor of the same name. `facility` is the kind that
    the words around tell (`air base`, `border crossing`), '' for any other place.
    """

    mention: Mention
    actor: str | None = None
    state: str = ""
    facility: str = ""
    sure: bool = True

    @property
    def start(self) -> int:
        """Where the mention begins."""
        return self.mention.evidence.start

    @property
    def end(self) -> int:
        """Where the mention ends."""
        return self.mention.evidence.end

    @property
    def text(self) -> str:
        """The words, an article in front left out."""
        return re.sub(r"^[Tt]he\s+", "", " ".join(self.mention.evidence.exact.split()))


def toponyms(reading: Reading, names: tuple[Name, ...], actors: tuple[Actor, ...]) -> tuple[Toponym, ...]:
    """Return the mentions of places, in text order, without overlaps."""
    found: dict[int, Toponym] = {}
    taken = _Taken(())
    for group in (
        _facilities(reading, names, actors),
        _states(actors),
        _named(reading, names),
        _unnoticed(reading, names, actors),
    ):
        for toponym in group:
            if taken.free(toponym.start, toponym.end):
                found[toponym.start] = toponym
                taken.add(toponym.start, toponym.end)
    return tuple(found[start] for start in sorted(found))


class _Taken:
    """Spans that are spoken for."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)

    def add(self, start: int, end: int) -> None:
        """Take a span that is free."""
        self._spans.insert(bisect_right(self._spans, (start, end)), (start, end))

    def free(self, start: int, end: int) -> bool:
        """Tell whether no character of the span is taken."""
        i = bisect_right(self._spans, (start, end))
        before = i > 0 and self._spans[i - 1][1] > start
        return not before and not (i < len(self._spans) and self._spans[i][0] < end)


def _states(actors: tuple[Actor, ...]) -> Iterator[Toponym]:
    """Yield the names of states; an adjective or a demonym speaks of the people and is none."""
    for actor in actors:
        if actor.type is ActorType.STATE and actor.named:
            code = state_code(actor)
            for mention in actor.mentions:
                if mention.kind in (MentionKind.NAME, MentionKind.SHORT_NAME, MentionKind.ABBREVIATION):
                    yield Toponym(mention, actor.id, code)


def state_code(actor: Actor) -> str:
    """Return the ISO code of an actor that the shipped table of states holds, '' for any other."""
    kind, _, code = (actor.registry_key or "").partition(":")
    return code if kind == "state" else ""


def _named(reading: Reading, names: tuple[Name, ...]) -> Iterator[Toponym]:
    """Yield the names of places, a list of two run together ("Washington, D.C.") taken apart."""
    for name in names:
        if name.sense is Sense.PLACE:
            yield Toponym(Mention(name.evidence, MentionKind.NAME, name.origin))


@cache
def _facility_kinds() -> dict[str, str]:
    """Return the words for facilities, and what each is called for readers."""
    rows: dict[str, list[str]] = table("place_words")["facilities"]
    return {word: kind for kind, words in rows.items() for word in words}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of "X base", "a base ... called X" and "in X", built once from the table."""
    words: dict[str, Any] = table("place_words")
    kinds = "|".join(sorted(map(re.escape, _facility_kinds()), key=lambda w: (-len(w), w)))
    named = "|".join(map(re.escape, words["named"]))
    locative = "|".join(sorted(map(re.escape, words["locative"]), key=lambda w: (-len(w), w)))
    before = re.compile(rf"\b({_RUN})[ ]({kinds})\b")
    behind = re.compile(rf"\b({kinds})s?(?:[ ][a-z]+){{0,3}},?[ ](?:{named})[ ](?:the[ ])?({_RUN})")
    return before, behind, re.compile(rf"\b(?:{locative})[ ](?:the[ ])?({_RUN})(?!['’]s[ ][A-Z])")


def _facilities(reading: Reading, names: tuple[Name, ...], actors: tuple[Actor, ...]) -> Iterator[Toponym]:
    """Yield what the words around call a base, a crossing and the like, unless the name is somebody's or a town's."""
    before, behind, _ = _patterns()
    spoken_for = _Taken(
        [(m.evidence.start, m.evidence.end) for a in actors if a.type is not ActorType.PERSON for m in a.mentions]
    )
    spans = {(n.evidence.start, n.evidence.end) for n in names if n.sense is Sense.PLACE}
    for pattern, name, kind in ((behind, 2, 1), (before, 1, 2)):
        for match in pattern.finditer(reading.surface):
            start, end = _trimmed(reading.surface, *match.span(name))
            text = reading.surface[start:end]
            settled = (start, end) in spans and places_named(text) and _facility_kinds()[match[kind]] != "base"
            if start < end and spoken_for.free(start, end) and not settled:
                mention = Mention(reading.article.quote(start, end), MentionKind.NAME, "rule:facility")
                yield Toponym(mention, facility=_facility_kinds()[match[kind]])


@cache
def _function_words() -> frozenset[str]:
    """Return the words that begin a sentence with a capital and no name."""
    words = table("name_words")
    return frozenset(fold(w) for w in [*words["function"], *words["calendar"]])


@cache
def _never() -> frozenset[str]:
    """Return the words that are some village's name and mean something else."""
    return frozenset(fold(str(w)) for w in table("place_words")["never"])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without a word in front that is no part of a name and without a possessive."""
    while (match := re.match(r"[\w'’]+[ -]", text[start:end])) and fold(match[0]) in _function_words():
        start += match.end()
    if fold(text[start:end]) in _function_words():
        return start, start
    if re.search(r"['’]s$", text[start:end]):
        end -= 2
    return start, len(text[:end].rstrip(".")) if not re.search(r"\.\w\.$", text[start:end]) else end


def _unnoticed(reading: Reading, names: tuple[Name, ...], actors: tuple[Actor, ...]) -> Iterator[Toponym]:
    """Yield names behind a preposition of place that the gazetteer holds, where nothing better is known of them."""
    firm = _Taken(
        [(m.evidence.start, m.evidence.end) for a in actors if a.type in (ActorType.STATE, ActorType.PEOPLE) or a.registry_key for m in a.mentions]
    )
    by_end = {(n.evidence.start, n.evidence.end): n for n in names if n.sense is not Sense.PLACE}
    crossed = _Taken([(n.evidence.start, n.evidence.end) for n in names])
    _, _, locative = _patterns()
    for match in locative.finditer(reading.surface):
        start, end = _trimmed(reading.surface, *match.span(1))
        name = by_end.get((start, end))
        weak = name is not None and name.type in (None, ActorType.ORGANISATION, ActorType.PERSON) and not name.key
        if start < end and firm.free(start, end) and (crossed.free(start, end) or weak):
            text = reading.surface[start:end]
            if _believable(text, weak=weak):
                mention = Mention(reading.article.quote(start, end), MentionKind.NAME, "rule:gazetteer")
                yield Toponym(mention, sure=name is None)


def _believable(text: str, *, weak: bool) -> bool:
    """Tell whether the gazetteer holds the name under that very spelling, and not for a hamlet alone."""
    if fold(text) in _never() or len(text) < 4:  # noqa: PLR2004 - shorter ones are abbreviations of something else
        return False
    least = _BIG * 10 if weak else _BIG
    return any(
        not e.loose and (e.population >= least or e.kind != "city" or (" " in text and not weak))
        for e in places_named(text)
    )


def evidence_of(toponym: Toponym) -> Evidence:
    """Return the words that name the place."""
    return toponym.mention.evidence
