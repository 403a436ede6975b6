"""Hold who is known by name beforehand: states, peoples, organisations, the desk's actors."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from briefgen.model import ActorType, MentionKind
from briefgen.registry.surface import seen
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.registry.desk import Desk

WORD: Final = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:'(?![sS](?!\w))[^\W_]+)*")
"""A word of a name: dotted capitals are one word, a possessive's "s" is its own, hyphens divide."""


def folded(word: str) -> str:
    """Return a word without case, accents, dots and apostrophes, as spellings are compared."""
    if word.isascii():
        return word.casefold().replace(".", "").replace("'", "")
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in ".'\u2018\u2019")


@dataclass(frozen=True, slots=True)
class Known:
    """An actor, or a region, that a spelling stands for.

    `type` is None for a region. `kind` says how the spelling points: a name, an abbreviation, an
    adjective. `weak` is set where a fuller name in the text may outvote the spelling (Jordan,
    Georgia). `desk` entries win over shipped ones.
    """

    key: str
    name: str
    type: ActorType | None
    kind: MentionKind = MentionKind.NAME
    weak: bool = False
    desk: bool = False


@dataclass(slots=True)
class Spellings:
    """Spellings by their first folded word, and what each stands for."""

    by_first: dict[str, list[tuple[tuple[str, ...], bool, Known]]] = field(default_factory=dict)

    def add(self, spelling: str, known: Known, *, capitals: bool = False) -> None:
        """Add a spelling; with `capitals` it stands for `known` only as it is written here."""
        words = _words(spelling)
        if words:
            self.by_first.setdefault(words[0], []).append((words, capitals, known))

    def close(self) -> None:
        """Sort longer spellings first, and the desk's before ours."""
        for entries in self.by_first.values():
            entries.sort(key=lambda e: (-len(e[0]), not e[2].desk))

    def at(
        self, words: Sequence[str], texts: Sequence[str], start: int
    ) -> tuple[int, Known] | None:
        """Return how many words the longest spelling at `start` covers, and what it stands for.

        `words` are folded, `texts` the same words as written. A spelling needs a capital in its
        first or second word; an abbreviation needs all of its capitals.
        """
        for spelling, capitals, known in self.by_first.get(words[start], ()):
            end = start + len(spelling)
            if tuple(words[start:end]) != spelling:
                continue
            written = texts[start:end]
            if capitals:
                if all(
                    t.replace(".", "")[:1].isupper() and t[-1:].upper() == t[-1:] for t in written
                ):
                    return len(spelling), known
            elif _is_written(written, known):
                return len(spelling), known
        return None


def _is_written(written: Sequence[str], known: Known) -> bool:
    """Tell whether words have the capitals of a name; "the economist" is a person, no outlet.

    An outlet's last word must have a capital; other names of several words need any.
    """
    last = written[-1][:1].isupper()
    several = len(written) > 1 and known.type is not ActorType.MEDIA
    return any(t[:1].isupper() for t in written) and (last or several)


def _words(spelling: str) -> tuple[str, ...]:
    """Return the folded words of a spelling."""
    return tuple(folded(w) for w in WORD.findall(seen(spelling).replace("\u2019", "'")))


class Meetable:
    """The spellings of a desk's actors, looked up by the words of a text.

    A desk's actors affect an article only by those spellings whose words are all in it: of the
    others nothing need be looked at when they change.
    """

    def __init__(self, desk: Desk) -> None:
        """Split the spellings into words, in the order in which they are looked for."""
        self._told = [
            (
                frozenset(_words(spelling)),
                f"{spelling}\0{a.curated.key}\0{a.curated.name}\0{a.type}",
            )
            for a in desk.actors
            for spelling in (a.curated.name, *a.curated.aliases)
        ]

    def within(self, words: frozenset[str]) -> str:
        """Return the spellings whose words are all among these, and their actors, as one text."""
        return "\n".join(told for needed, told in self._told if needed <= words)


def spellings(desk: Desk) -> Spellings:
    """Return every spelling that is known: the shipped ones and the desk's."""
    shipped = _shipped()
    out = (
        Spellings({first: list(entries) for first, entries in shipped.by_first.items()})
        if desk.actors
        else shipped
    )
    for actor in desk.actors:
        known = Known(actor.curated.key, actor.curated.name, actor.type, desk=True)
        for spelling in (actor.curated.name, *actor.curated.aliases):
            out.add(spelling, known, capitals=_is_abbreviation(spelling))
    if desk.actors:
        out.close()
    return out


@cache
def canonical(key: str) -> str | None:
    """Return the name under which a shipped entry is listed, None where there is no such entry."""
    return next(
        (k.name for es in _shipped().by_first.values() for _, _, k in es if k.key == key), None
    )


@cache
def spelled(spelling: str) -> Known | None:
    """Return what a whole shipped spelling stands for, None where it is not known."""
    texts = WORD.findall(spelling.replace("\u2019", "'"))
    hit = _shipped().at([folded(t) for t in texts], texts, 0) if texts else None
    return hit[1] if hit and hit[0] == len(texts) else None


def _is_abbreviation(spelling: str) -> bool:
    """Tell whether a spelling is written in capitals throughout, so that "who" is not the WHO."""
    return " " not in spelling and spelling.isupper()


@cache
def _shipped() -> Spellings:
    out = Spellings()
    for spelling, known, capitals in (
        *_states(),
        *_peoples(),
        *_regions(),
        *_organisations(),
        *_clubs(),
        *_outlets(),
    ):
        out.add(spelling, known, capitals=capitals)
    out.close()
    return out


def _states() -> Iterator[tuple[str, Known, bool]]:
    for code, state in table("states")["states"].items():
        weak = bool(state.get("names_people"))
        yield from _spelled(f"state:{code}", {**state, "type": "state"}, weak=weak)
        adjectives: list[str] = state.get("adjectives", [])
        for adjective in adjectives:
            yield (
                adjective,
                Known(f"state:{code}", state["name"], ActorType.STATE, MentionKind.ADJECTIVE),
                False,
            )
        people = state.get("people") or [f"{a}s" for a in adjectives if a[-1] in "ni"]
        for plural in people:
            if plural not in adjectives:
                yield plural, Known(f"people:{code}", people[0], ActorType.PEOPLE), False


def _peoples() -> Iterator[tuple[str, Known, bool]]:
    names = table("states")["peoples_as_names"]
    for first, *others in table("states")["peoples"]:
        known = Known(f"people:{folded(first)}", others[0], ActorType.PEOPLE)
        borne = replace(known, weak=True)
        for spelling in (first, *others):
            yield spelling, (borne if spelling in names else known), False


def _regions() -> Iterator[tuple[str, Known, bool]]:
    for region in table("name_words")["regions"]:
        yield region, Known(f"region:{folded(region)}", region, None), False


_LISTS: Final = {
    "international": ActorType.INTERNATIONAL_ORGANISATION,
    "armed_groups": ActorType.ARMED_GROUP,
    "military": ActorType.MILITARY,
    "intelligence": ActorType.INTELLIGENCE,
    "government_bodies": ActorType.GOVERNMENT_BODY,
    "parties": ActorType.PARTY,
    "companies": ActorType.COMPANY,
    "labour": ActorType.ORGANISATION,
}


def _organisations() -> Iterator[tuple[str, Known, bool]]:
    for heading, default in _LISTS.items():
        for entry in table("organisations")[heading]:
            yield from _spelled(f"org:{folded(entry['name'])}", {"type": default, **entry})


def _clubs() -> Iterator[tuple[str, Known, bool]]:
    """Yield the spellings of sports clubs that stand for nothing else."""
    for entry in table("clubs")["own"]:
        yield from _spelled(
            f"org:{folded(entry['name'])}", {"type": ActorType.ORGANISATION, **entry}
        )


@cache
def _meant_elsewhere() -> dict[str, tuple[Known, frozenset[str], frozenset[str]]]:
    """Return, by folded spelling, the party meant elsewhere, and the words for and against it."""
    return {
        folded(spelling): (
            Known(f"org:{folded(entry['party'])}", entry["party"], ActorType.PARTY),
            frozenset(entry["where"]),
            frozenset(entry["unless"]),
        )
        for spelling, entry in table("organisations")["meant_elsewhere"].items()
    }


def meant_elsewhere(name: str, words: frozenset[str]) -> Known | None:
    """Return the party that a folded name means in a text of these folded words.

    "Congress" in news of India is no parliament. None where the name means what it means.
    """
    entry = _meant_elsewhere().get(name)
    if entry is None:
        return None
    party, where, unless = entry
    return party if words & where and not words & unless else None


@cache
def clubs_shared() -> frozenset[str]:
    """Return the folded names that are clubs' only in a text on clubs."""
    return frozenset(" ".join(_words(name)) for name in table("clubs")["shared"])


@cache
def clubs_short() -> dict[str, frozenset[str]]:
    """Return, by the key of a club, the folded short names that stand for it once it is named."""
    return {
        f"org:{folded(entry['name'])}": frozenset(folded(name) for name in entry["short"])
        for entry in table("clubs")["own"]
        if "short" in entry
    }


def is_about_clubs(small: frozenset[str]) -> bool:
    """Tell by the lower-case words of a text whether it is about football clubs."""
    lists = table("clubs")
    told = len(small.intersection(lists["told_by"]))
    return told >= _MANY or (told >= _TELLING and not small.isdisjoint(lists["football"]))


_TELLING: Final = 3
"""Different words that show a text to be about clubs, with one of football among its words."""
_MANY: Final = 6
"""Different words that show it without one."""


def _outlets() -> Iterator[tuple[str, Known, bool]]:
    """Yield the spellings of outlets and agencies, without article; none that are common words."""
    doubtful = set(table("organisations")["media_in_doubt"])
    alone = set(table("organisations")["media_alone"])
    for outlet in table("media")["outlets"]:
        known = Known(f"org:{folded(outlet['name'])}", outlet["name"], ActorType.MEDIA)
        for spelling in dict.fromkeys((outlet["name"], *outlet["aliases"])):
            bare = spelling.removeprefix("The ")
            if spelling in doubtful or (
                bare != spelling and " " not in bare and spelling not in alone
            ):
                continue
            yield (spelling if spelling in alone else bare), known, _is_abbreviation(bare)


def _spelled(
    key: str, entry: dict[str, Any], *, weak: bool = False
) -> Iterator[tuple[str, Known, bool]]:
    """Yield each spelling of an entry with whether its capitals count."""
    type_ = ActorType(entry["type"])
    known = Known(key, entry["name"], type_, weak=weak)
    names: Iterable[str] = (entry["name"], *entry.get("also", ()))
    for name in names:
        yield name, known, _is_abbreviation(name)
    for abbreviation in entry.get("abbreviations", ()):
        yield abbreviation, Known(key, entry["name"], type_, MentionKind.ABBREVIATION), True
