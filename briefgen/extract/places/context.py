"""What the words around a toponym, and the article as a whole, tell of where it lies."""

from __future__ import annotations

import collections
import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from briefgen.extract.places.toponyms import is_spoken_of, state_code
from briefgen.model import ActorType, Role
from briefgen.registry.gazetteer import country_entry, fold, places_named
from briefgen.registry.known import spelled
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.places.toponyms import Toponym
    from briefgen.extract.reading import Reading
    from briefgen.model import Actor
    from briefgen.registry.gazetteer import GazetteerEntry

_NEAR: Final = 45
"""Characters before a toponym within which an adjective applies to it ("the Romanian county")."""

_COMMA: Final = re.compile(
    r"\s?[,(]\s?(?:in |near )?(?:the )?(?:(?:[a-z]+ ){1,4}of )?$"
    r"|(?: (?:area|district|region|section|suburb|neighborhood|neighbourhood) of"
    r"|,?(?: located| situated)? in)"
    r" (?:the )?(?:[a-z]+ ){0,5}$"
)
"""What may stand between a place and a larger one: "X, Y", "X (Y", "X in the state of Y"."""

_OWNED_IN: Final = re.compile(r"['\u2019]s (?:[a-z]+ ){1,4}(?:in|at|near|around) (?:the )?$")
"""What links a state and a place where something of the state's is: "X's *shipyards in* Y"."""

_PARTS: Final = re.compile(
    r"[.;:!?,]|\b(?:in|at|near|from|to|for|with|and|or|on|by|into|across|outside|against|over"
    r"|that|as)\b|['\u2019]s\b"
)
"""What separates an adjective from a toponym: in "a US base in Cairo", Cairo is not US."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The context of one toponym.

    `wants` is the kind of place that the words around name: `division`, `settlement`, `landform`,
    `water` or ''. `within` is the larger place right after it; `country` the code of a state whose
    adjective or name stands next to it, '' for none. `near` tells that something is near or outside
    of it, `on_it` that somebody is on it, as on an island, and `spoken` that a word around it
    speaks of a place. `put_in` is the code of the state right behind a comma, '' for none. `part`
    tells that `within` is the town of which the text says that the place is a part.
    """

    wants: str = ""
    within: Toponym | None = None
    country: str = ""
    near: bool = False
    on_it: bool = False
    spoken: bool = False
    put_in: str = ""
    part: bool = False
    local: bool = False


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of the nouns for kinds of places, and the kind of each."""
    kinds = {
        w: k for k in ("divisions", "settlements", "landforms") for w in table("place_words")[k]
    }
    return re.compile("|".join(sorted(map(re.escape, kinds), key=lambda w: (-len(w), w)))), kinds


_WATERS: Final = frozenset({"river", "lake"})
"""Nouns after the name of a water, which is no town's."""


def wanted(text: str, start: int, end: int) -> str:
    """Return the kind of place that the words next to a span ask for, '' for none."""
    cue, kinds = _cues()
    singular = {"divisions": "division", "settlements": "settlement", "landforms": "landform"}
    after = re.match(rf"[ -]({cue.pattern})\b", text[end : end + 16], re.IGNORECASE)
    if after:
        water = after[1].lower() in _WATERS
        return "water" if water else singular[kinds[after[1].lower()]]
    before = re.search(
        rf"\b({cue.pattern}) of (?:the )?$", text[max(0, start - 30) : start], re.IGNORECASE
    )
    return singular[kinds[before[1].lower()]] if before else ""


def surroundings(
    reading: Reading, found: tuple[Toponym, ...], actors: tuple[Actor, ...]
) -> dict[int, Surroundings]:
    """Return the context of each toponym, by its start."""
    states = sorted(
        (m.evidence.start, m.evidence.end, state_code(a))
        for a in actors
        if a.type is ActorType.STATE
        for m in a.mentions
    )
    states = sorted([*states, *_parts_of_states(reading.surface)])
    starts = [s[0] for s in states]
    out = {}
    listed = False
    for i, toponym in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else None
        within = following if following and _holds(reading.surface, toponym, following) else None
        previous = found[i - 1].end if i else 0
        before = found[i - 1] if i else None
        part = within is None and before is not None and _is_owned(reading.surface, before, toponym)
        led = within is None and before is not None and _is_led(reading.surface, before, toponym)
        within = before if part or led else within
        country = within.state if within else ""
        if not country and not toponym.state:
            country = _adjective(reading.surface, toponym, states, starts, previous)
        spoken = _is_settled(reading.surface, toponym)
        gap = reading.surface[before.end : toponym.start] if before is not None else ""
        listed = spoken or (listed and gap in _LISTED_BY)
        out[toponym.start] = Surroundings(
            wanted(reading.surface, toponym.start, toponym.end),
            within,
            country,
            near=_stands_behind(reading.surface, toponym, _beside()),
            on_it=_stands_behind(reading.surface, toponym, _ashore()),
            spoken=listed,
            put_in=_put_in(reading.surface, toponym, following),
            part=part,
            local=bool(_locals().match(reading.surface, toponym.end)),
        )
    for toponym in (*_of_divisions(reading.surface, found), *_leading(reading.surface, found)):
        out[toponym.start] = replace(out[toponym.start], wants="division")
    for i, toponym in enumerate(found):
        if (holder := out[toponym.start].within) is not None:
            for other in _listed_before(reading.surface, found, i, holder):
                out[other.start] = replace(out[other.start], within=holder)
    return out


def _of_divisions(text: str, found: tuple[Toponym, ...]) -> Iterator[Toponym]:
    """Yield the places of a list behind which divisions are told: "*X*, *Y* and Z states"."""
    listed = False
    for i in range(len(found) - 1, -1, -1):
        gap = text[found[i].end : found[i + 1].start] if i + 1 < len(found) else ""
        told = _many().match(text, found[i].end) is not None
        listed = not found[i].state and (told or (listed and gap in _LISTED_BY))
        if listed and not told:
            yield found[i]


@cache
def _many() -> re.Pattern[str]:
    """Return the pattern of a noun for several divisions right behind a name: " states"."""
    return re.compile(rf" (?:{'|'.join(table('place_words')['several_divisions'])})\b")


def _listed_before(
    text: str, found: tuple[Toponym, ...], at: int, holder: Toponym
) -> Iterator[Toponym]:
    """Yield the places of a list whose last one is put in a larger place: "*X*, *Y* and Z in W".

    None where the holder stands behind a comma, as it may be of the last one alone.
    """
    if not _IN.fullmatch(text[found[at].end : holder.start]):
        return
    while at > 0 and text[found[at - 1].end : found[at].start] in _LISTED_BY:
        if found[at - 1].state:
            return
        at -= 1
        yield found[at]


_IN: Final = re.compile(r" in (?:the )?(?:[a-z]+ ){0,2}")


_LISTED_BY: Final = frozenset({", ", " and ", ", and ", " or "})
"""What stands between the places of a list, of which the first is spoken of: "in X, Y and *Z*"."""


@cache
def _locals() -> re.Pattern[str]:
    """Return the pattern of a town's people and services right behind its name: " police"."""
    words = "|".join(map(re.escape, table("place_words")["locals"]))
    return re.compile(rf" (?:{words})\b", re.IGNORECASE)


def _stands_behind(text: str, toponym: Toponym, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.search(text[max(0, toponym.start - _NEAR) : toponym.start]))


def _is_settled(text: str, toponym: Toponym) -> bool:
    """Tell whether a word around a name speaks of a place; "at" does not, as firms have it too."""
    before = text[max(0, toponym.start - _NEAR) : toponym.start]
    return is_spoken_of(text, toponym) and not _AT.search(before)


_AT: Final = re.compile(r"\bat (?:the )?$", re.IGNORECASE)


@cache
def _beside() -> re.Pattern[str]:
    """Return the pattern of words of nearness right before a name: "near", "east of"."""
    words = "|".join(map(re.escape, table("place_words")["nearby"]))
    return re.compile(rf"\b(?:{words}) $", re.IGNORECASE)


@cache
def _ashore() -> re.Pattern[str]:
    """Return the pattern of words for being on an island, right before its name: "stranded on"."""
    words = "|".join(map(re.escape, table("place_words")["ashore"]))
    return re.compile(rf"\b(?:{words}) on (?:the )?(?:[A-Z]\w+ and )?$")


@cache
def _part_adjectives() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of adjectives of parts of states, and the state's code by adjective."""
    codes: dict[str, str] = {
        w: code for code, words in table("place_words")["adjectives"].items() for w in words
    }
    return re.compile(r"\b(?:" + "|".join(sorted(codes)) + r")\b"), codes


def _parts_of_states(text: str) -> list[tuple[int, int, str]]:
    """Return the spans of adjectives of parts of states ("English"), with the states' codes."""
    pattern, codes = _part_adjectives()
    return [(m.start(), m.end(), codes[m[0]]) for m in pattern.finditer(text)]


def _holds(text: str, inner: Toponym, outer: Toponym) -> bool:
    """Tell whether the next toponym is the larger place that holds this one."""
    if _COUNTED.match(text, outer.end) and text[inner.end : outer.start] == ", ":
        return False
    return outer.start - inner.end < _NEAR and bool(_COMMA.match(text[inner.end : outer.start]))


def _put_in(text: str, inner: Toponym, outer: Toponym | None) -> str:
    """Return the code of the state right behind a place and a comma, '' where the two are listed.

    "Met in Orsk, Norway" puts Orsk in Norway; "fled to Orsk, Norway and Spain" does not.
    """
    if outer is None or not outer.state or inner.state:
        return ""
    if text[inner.end : outer.start] != ", " or _LISTED.match(text, outer.end):
        return ""
    before = text[max(0, inner.start - _NEAR) : inner.start]
    return "" if _IN_A_LIST.search(before) else outer.state


_LISTED: Final = re.compile(r",? (?:and|or|&) |, (?:the )?[A-Z]")
_IN_A_LIST: Final = re.compile(r"[A-Z][\w'\u2019-]+, $")


def _is_owned(text: str, outer: Toponym, inner: Toponym) -> bool:
    """Tell whether a place is a part of the town before it: "Miami's *Liberty City*"."""
    return not outer.state and bool(_parts().fullmatch(text, outer.end, inner.start))


def _is_led(text: str, outer: Toponym, inner: Toponym) -> bool:
    """Tell whether a place lies in the division before it: "the *Virginia* city of Orsk"."""
    return bool(_led().fullmatch(text, outer.end, inner.start))


@cache
def _led() -> re.Pattern[str]:
    """Return the pattern of what stands between a division and a town of it: " city of "."""
    nouns = "|".join(map(re.escape, table("place_words")["classes"]["settlements"]))
    return re.compile(rf" (?:[a-z]+ )?(?:{nouns}|suburb|port|hamlet)(?: of)? ")


def _leading(text: str, found: tuple[Toponym, ...]) -> Iterator[Toponym]:
    """Yield the places that name a division: of a town behind them, or of a party's member."""
    for toponym, behind in zip_longest(found, found[1:]):
        leads = behind is not None and _is_led(text, toponym, behind)
        if leads or is_of_a_party_member(text, toponym.start, toponym.end):
            yield toponym


def is_of_a_party_member(text: str, start: int, end: int) -> bool:
    """Tell whether a name tells a politician's division: "Republican of *Georgia*"."""
    before, behind = _members()
    return bool(before.search(text, max(0, start - _NEAR), start) or behind.match(text, end))


@cache
def _members() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a member of a party before and behind a division's name."""
    members = "|".join(map(re.escape, table("place_words")["party_members"]))
    return re.compile(rf"\b(?:{members}) (?:of|from) $"), re.compile(rf" (?:{members})\b")


@cache
def _parts() -> re.Pattern[str]:
    """Return the pattern of what stands between a town and a part of it: " township of "."""
    nouns = "|".join(map(re.escape, table("place_words")["quarters"]))
    return re.compile(rf"['\u2019]s |(?:['\u2019]s)? (?:{nouns}) of ")


_COUNTED: Final = re.compile(
    r" (?:and|or) (?:(?:at least|about|some|several|many|other|few|a|[0-9]+|two|three|four|five"
    r"|six|seven|eight|nine|ten|dozens|hundreds|scores) )+(?:of )?(?:[a-z]+ ){0,3}"
    r"(?:towns|cities|villages|places|districts|provinces|regions|states|countries|ports|suburbs)\b"
)
"""How a list of places ends in unnamed ones: "X, Y *and four smaller towns*"."""


def _adjective(
    text: str,
    toponym: Toponym,
    states: list[tuple[int, int, str]],
    starts: list[int],
    previous: int,
) -> str:
    """Return the code of the last state before a toponym, where it applies to it, else ''."""
    i = bisect_left(starts, toponym.start) - 1
    if i < 0:
        return ""
    _, end, code = states[i]
    between = text[end : toponym.start] if end <= toponym.start else ". "
    near = end >= previous - 1 and len(between) < _NEAR
    return code if near and (not _PARTS.search(between) or _OWNED_IN.match(between)) else ""


def countries(
    reading: Reading, found: tuple[Toponym, ...], actors: tuple[Actor, ...]
) -> dict[str, float]:
    """Return how much the article is about each country, below 1, by ISO code.

    It is the country's share of the most mentioned one's mentions, lowered where mentions are few.
    Names and adjectives of states count once a mention, and so do places that only one country has,
    and the place that a dateline begins with.
    """
    counts: collections.Counter[str] = collections.Counter()
    for actor in actors:
        if actor.type is ActorType.STATE and (code := state_code(actor)):
            counts[code] += len(actor.mentions)
    for toponym in found:
        if not toponym.state and (code := _only_country(toponym.text)):
            counts[code] += 1
    counts.update(_of_datelines(reading))
    counts.update(_of_bodies(actors))
    counts.update(code for _, _, code in _parts_of_states(reading.surface))
    most = max(counts.values(), default=1)
    return {code: count / most * count / (count + 1) for code, count in sorted(counts.items())}


def named_in(
    reading: Reading, found: tuple[Toponym, ...], actors: tuple[Actor, ...]
) -> dict[str, frozenset[str]]:
    """Return by ISO code the folded names that only one country has, and '' for its own name."""
    out: dict[str, set[str]] = collections.defaultdict(set)
    for actor in actors:
        if actor.type is ActorType.STATE and (code := state_code(actor)):
            out[code].add("")
    for code in _of_bodies(actors):
        out[code].add("")
    for _, _, code in _parts_of_states(reading.surface):
        out[code].add("")
    for town, region in datelined(reading).items():
        if (holder := region_named(region, town)) is not None:
            out[holder.country].add("")
    for toponym in found:
        if not toponym.state and (code := _only_country(toponym.text)):
            out[code].add(fold(toponym.text))
    return {code: frozenset(names) for code, names in out.items()}


def _of_bodies(actors: tuple[Actor, ...]) -> Iterator[str]:
    """Yield the code of each state in bodies' names: "the Union of X", "the *Iowa* Department"."""
    for actor in actors:
        if not actor.named or actor.type in _NO_BODIES:
            continue
        words = actor.name.split()
        for first in range(1, len(words)):
            known = spelled(" ".join(words[first:]))
            if known is not None and known.type is ActorType.STATE:
                yield (known.key or "").rpartition(":")[2]
                break
    yield from (division.country for division in _divisions_of_bodies(actors))


def _divisions_of_bodies(actors: tuple[Actor, ...]) -> Iterator[GazetteerEntry]:
    """Yield the divisions with whose names public bodies' begin: "the *Iowa* Department of X"."""
    for name in _fronts_of_bodies(actors):
        named = places_named(name)
        first = named[0] if named else None
        if first is not None and first.kind == "province" and not (first.alternate or first.loose):
            yield first


def _fronts_of_bodies(actors: tuple[Actor, ...]) -> Iterator[str]:
    """Yield what a public body's name begins with: "the *Iowa* Department"."""
    for actor in actors:
        if actor.named and actor.type in _PUBLIC:
            words = actor.name.split()
            yield from (" ".join(words[:end]) for end in range(1, min(3, len(words))))


_NO_BODIES: Final = frozenset(
    {ActorType.PERSON, ActorType.STATE, ActorType.PEOPLE, ActorType.MEDIA, ActorType.UNKNOWN}
)
_PUBLIC: Final = frozenset({ActorType.GOVERNMENT_BODY, ActorType.MILITARY})


def divisions(
    reading: Reading,
    found: tuple[Toponym, ...],
    actors: tuple[Actor, ...],
    *,
    alone: bool = False,
) -> frozenset[str]:
    """Return the codes of the first-level divisions that the article names.

    A name that means another place first does not count, nor, where it is to stand `alone`, one
    that a large city has as well.
    """
    names = [*(t.text for t in found if not t.state), *_regions_of_datelines(reading)]
    names += [d.name for d in _divisions_of_bodies(actors)]
    names = [n for n in names if not (alone and _is_a_large_city(n))]
    first = [named[0] for name in names if (named := places_named(name))]
    codes = {e.admin1 for e in first if e.kind == "province"}
    own = [e for e in first if e.kind == "province" and e.is_own]
    codes |= {
        e.admin1
        for o in own
        for e in places_named(o.name)
        if e.kind == "province" and e.country == o.country
    }
    return frozenset(codes - {""})


def _is_a_large_city(name: str) -> bool:
    """Tell whether a large city has a name, under that very spelling."""
    named = (e for e in places_named(name) if e.kind == "city" and not (e.loose or e.alternate))
    return any(e.population >= _LARGE_CITY for e in named)


_LARGE_CITY: Final = 500_000


def region_named(name: str, town: str) -> GazetteerEntry | None:
    """Return the state or division that a dateline puts its town in, None where it is unknown.

    One that has a town of that name is preferred.
    """
    known = spelled(name)
    kind, _, code = (known.key or "").partition(":") if known is not None else ("", "", "")
    state = country_entry(code) if kind == "state" else None
    named = [e for e in places_named(name) if not e.loose]
    towns = places_named(town)
    if state is not None and any(t.country == state.country for t in towns):
        return state
    first = state or next(iter(named), None)
    return next((e for e in named if any(_shares(t, e) for t in towns)), first)


def _shares(town: GazetteerEntry, region: GazetteerEntry) -> bool:
    """Tell whether a town is in a region's country and, where both are known, in its division."""
    same = not (town.admin1 and region.admin1) or town.admin1 == region.admin1
    return town.country == region.country and same


def _of_datelines(reading: Reading) -> Iterator[str]:
    """Yield the country of each place that a dateline begins with."""
    for block in reading.article.blocks:
        if block.role is Role.DATELINE:
            first = re.split(r"[,(/\u2013\u2014-]", reading.article.text[block.start : block.end])[
                0
            ]
            if code := _only_country(first.strip().title()):
                yield code


def _regions_of_datelines(reading: Reading) -> Iterator[str]:
    """Yield the region of each dateline, an abbreviation in full: "GARY, Ind. -"."""
    short: dict[str, str] = table("place_words")["abbreviated"]
    for block in reading.article.blocks:
        if block.role is Role.DATELINE:
            parts = _DATELINE_PARTS.split(reading.article.text[block.start : block.end])
            yield from (short.get(p.strip(), p.strip()) for p in parts[1:2])


def datelined(reading: Reading) -> dict[str, str]:
    """Return the region after the place in each dateline, by the place's key: "PARIS, Tenn. -"."""
    short: dict[str, str] = table("place_words")["abbreviated"]
    out = {}
    for block in reading.article.blocks:
        if block.role is Role.DATELINE:
            line = reading.article.text[block.start : block.end]
            parts = [p.strip() for p in _DATELINE_PARTS.split(line)]
            if (
                len(parts) > 1
                and parts[1]
                and region_named(region := short.get(parts[1], parts[1]), parts[0]) is not None
            ):
                out[fold(parts[0])] = region
    return out


_DATELINE_PARTS: Final = re.compile(r", | \(| ?/| ?[\u2013\u2014]| -")

_DWARFS: Final = 30
"""How many times a foreign namesake's population the first one must have to be meant."""


_SIZEABLE: Final = 3_000
"""Least population of a place that speaks for its country: a hamlet's name may be a word."""


@cache
def _only_country(text: str) -> str:
    """Return the country of a name that one place bears or dominates; '' where it is open."""
    found = [e for e in places_named(text) if not e.loose]
    if not found or not found[0].country:
        return ""
    rivals = [e.population for e in found[1:] if e.country != found[0].country]
    sizeable = found[0].population >= _SIZEABLE or found[0].kind == "province"
    dwarfs = sizeable and found[0].population > _DWARFS * max([1000, *rivals])
    return found[0].country if found[0].is_own or dwarfs else ""
