"""Names of places that somebody or something else bears, by what stands around them.

A team sheet names players, a given name calls somebody back who was named in full, and the first
word of a lake is no town of that name.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.model import ActorType
from briefgen.registry.gazetteer import fold, places_named
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.extract.places.toponyms import Toponym
    from briefgen.extract.reading import Reading
    from briefgen.model import Actor

_SHEET: Final = re.compile(r"[ \t]*(?P<team>[A-Z][\w'\u2019. -]{1,40}): (?P<players>[^:\n]+)")
_NAME_OF: Final = r"[A-Z\u00c0-\u00de][\w'\u2019.-]*"
_PLAYER: Final = re.compile(rf"(?:[A-Z]\.? )?{_NAME_OF}(?: {_NAME_OF})?")
_PARTED: Final = re.compile(r"[,;]|\bfor\b")
_ASIDE: Final = re.compile(r"\([^)]*\)|\d+|\.$")
_LEAST: Final = 8
"""Players of the shortest team sheet."""
_PLAYERS: Final = 0.8
"""Least share of its items that are names and nothing else."""
_TOWNS: Final = 0.5
"""Share of items that are cities from which on a list is one of cities."""
_CITY: Final = 100_000


def unless_borne(
    reading: Reading, found: Iterable[Toponym], actors: tuple[Actor, ...]
) -> Iterator[Toponym]:
    """Yield the toponyms that nobody bears, a water's with the whole of its name."""
    text = reading.surface
    sheets = list(_sheets(reading.article.text))
    given = _given(actors) | _short_for_firms(actors)
    for toponym in found:
        if any(start <= toponym.start < end for start, end in sheets):
            continue
        if not toponym.state and toponym.text in given and not _is_there(text, toponym):
            continue
        whole = _whole_water(reading, toponym)
        if whole is not None:
            yield whole


def _sheets(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a team's players stand: "*Norland*: Holm; Dahl, Vik, Moe; ..."."""
    for line in re.finditer(r"[^\n]+", text):
        sheet = _SHEET.fullmatch(line[0].rstrip())
        if sheet is None:
            continue
        items = [_ASIDE.sub("", item).strip() for item in _PARTED.split(sheet["players"])]
        names = [item for item in items if _PLAYER.fullmatch(item)]
        cities = sum(_is_city(name) for name in names)
        if (
            len(items) >= _LEAST
            and len(names) >= _PLAYERS * len(items)
            and cities < _TOWNS * len(items)
        ):
            yield line.start() + sheet.start("players"), line.end()


def _is_city(name: str) -> bool:
    return any(
        e.kind == "country" or (e.kind == "city" and e.population >= _CITY)
        for e in places_named(name)
        if not (e.loose or e.alternate)
    )


def _given(actors: tuple[Actor, ...]) -> frozenset[str]:
    """Return the given names of the persons whom the article names in full."""
    people = (a.name for a in actors if a.type is ActorType.PERSON and a.named)
    return frozenset(name.partition(" ")[0] for name in people if " " in name)


def _short_for_firms(actors: tuple[Actor, ...]) -> frozenset[str]:
    """Return the names by which firms are called behind the word for what they are: "Grupo X"."""
    firms = (a.name for a in actors if a.named and a.type not in _NO_FIRMS)
    words = (name.split() for name in firms)
    known = table("place_words")["firms_before"]
    return frozenset(w[1] for w in words if len(w) == _PAIR and w[0].lower() in known)


_PAIR: Final = 2
"""Words of a firm's name: "Grupo Orsk"."""
_NO_FIRMS: Final = (ActorType.PERSON, ActorType.STATE, ActorType.PEOPLE)


def _is_there(text: str, toponym: Toponym) -> bool:
    """Tell whether words beside a given name make it a place: "in Orsk", "Orsk, Norland"."""
    led, behind = _placing()
    before, after = text[max(0, toponym.start - 24) : toponym.start], text[toponym.end :][:24]
    return bool(led.search(before) or behind.match(after))


@cache
def _placing() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = table("place_words")
    led = "|".join(map(re.escape, [w for w in words["locative"] if w != "of"]))
    kinds = [*words["divisions"], *words["settlements"], *words["landforms"], *words["locals"]]
    known = "|".join(map(re.escape, kinds))
    of_one = "|".join(map(re.escape, [*words["divisions"], *words["settlements"]]))
    before = rf"\b(?:{led}|(?:{of_one}) of|northern|southern|eastern|western|central) (?:the )?$"
    return (
        re.compile(before, re.IGNORECASE),
        re.compile(rf" (?:{known})\b|, [A-Z]|,? in [A-Z]|['\u2019]s (?:{known})\b"),
    )


def _whole_water(reading: Reading, toponym: Toponym) -> Toponym | None:
    """Return a toponym, that of a lake or a mount with the word behind it: "*Lake* Orsa".

    None where no name stands there: such a word alone is no place.
    """
    if fold(toponym.text) not in table("place_words")["opening_names"]:
        return toponym
    behind = _NAME.match(reading.surface, toponym.end)
    if behind is None:
        return None
    words = reading.article.quote(toponym.start, behind.end())
    return replace(toponym, mention=replace(toponym.mention, evidence=words))


_NAME: Final = re.compile(r" (?:(?:of|de|di|da) )?[A-Z\u00c0-\u00de]\w+")
