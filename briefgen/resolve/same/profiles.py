"""Profile what an article shows of one of its actors that helps to tell who is the same."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.model import ActorType, MentionKind
from briefgen.registry.names import folded
from briefgen.registry.tables import table
from briefgen.resolve.identity import kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Actor, Entry, Evidence, Place

_AGE_BEHIND: Final = re.compile(
    r",?\s*\(?(?:aged?\s+)?(\d{1,2})\)?(?=[,;.)\s]|$)(?!\s*(?:percent|%|a\.m|p\.m))"
)
_AGE_BEFORE: Final = re.compile(r"(\d{1,2})\s?-\s?year\s?-\s?old,?\s+(?:[\w.'-]+\s+){0,2}$")
_SAME_AGE: Final = 2
"""Years that two stated ages of one person may differ by: birthdays lie between articles."""

_TITLED: Final = re.compile(r"\b(Mrs?|Ms|Miss|Sir|Lady|Mme)\.?\s+$")
_HE: Final = frozenset({"Mr", "Sir"})

_NAMES: Final = frozenset({MentionKind.NAME, MentionKind.SHORT_NAME, MentionKind.ABBREVIATION})


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor in one article.

    `names` are the names that the text calls it by, its own first, none inferred. `born` is a year,
    None where no age is told; `sex` is `he`, `she` or ''. Of its scene, `places` are the towns and
    provinces of the article, `lands` the countries, `company` the folded full names of its actors.
    """

    entry: str
    id: str
    kind: str
    name: str
    names: tuple[str, ...]
    roles: frozenset[str]
    born: int | None
    sex: str
    scene: Scene


@dataclass(frozen=True, slots=True)
class Scene:
    """What surrounds all actors of an article."""

    published: str
    places: frozenset[str]
    provinces: frozenset[str]
    lands: tuple[str, ...]
    company: frozenset[str] = field(default=frozenset())


def scene(entry: Entry) -> Scene:
    """Return what surrounds the actors of an article."""
    metadata = entry.metadata
    stated = metadata.article.stated("published")
    local = [p for p in metadata.places if p.source and p.kind not in ("state", "region")]
    counts: dict[str, int] = {}
    for place in metadata.places:
        if place.country:
            counts[place.country] = counts.get(place.country, 0) + len(place.mentions)
    return Scene(
        stated.value[:10] if stated else "",
        frozenset(_place(p) for p in local),
        frozenset(_place(p) for p in local if p.kind == "province"),
        tuple(sorted(counts, key=lambda land: (-counts[land], land))),
        frozenset(
            folded(a.name)
            for a in metadata.actors
            if a.named and a.type not in (ActorType.STATE, ActorType.PEOPLE) and " " in a.name
        ),
    )


def profile(entry: Entry, actor: Actor, around: Scene) -> Profile:
    """Return what an article shows of one of its actors."""
    text = entry.metadata.article.text
    named = [m.evidence for m in actor.read if m.kind in _NAMES]
    spelled = sorted({" ".join(e.exact.split()) for e in named}, key=lambda n: (-len(n), n))
    person = actor.type in (ActorType.PERSON, ActorType.UNKNOWN)
    return Profile(
        entry.slug,
        actor.id,
        kind_of(actor.type),
        actor.name,
        tuple(dict.fromkeys((actor.name, *spelled))),
        frozenset(w for d in actor.descriptions for w in _role_words(d.evidence.exact)),
        _born(text, named, around.published) if person else None,
        _sex(text, named, actor) if person else "",
        around,
    )


def ages_differ(first: int | None, second: int | None) -> bool:
    """Tell whether two years of birth are of two people."""
    return first is not None and second is not None and abs(first - second) > _SAME_AGE


def _place(place: Place) -> str:
    return str(place.source)


def _role_words(words: str) -> list[str]:
    return [w for w in folded(words).split() if len(w) > 2]  # noqa: PLR2004 - "of", "a"


def _born(text: str, named: Sequence[Evidence], published: str) -> int | None:
    """Return the year of birth, from an age beside the name and the article's date, or None."""
    if not published[:4].isdigit():
        return None
    for words in named:
        behind = _AGE_BEHIND.match(text, words.end, words.end + 12)
        before = _AGE_BEFORE.search(text[max(0, words.start - 40) : words.start])
        found = behind or before
        if found:
            return int(published[:4]) - int(found[1])
    return None


def _sex(text: str, named: Sequence[Evidence], actor: Actor) -> str:
    """Return "he" or "she" by a title before the name, else by the given name; '' where unknown."""
    for words in named:
        titled = _TITLED.search(text[max(0, words.start - 6) : words.start])
        if titled:
            return "he" if titled[1] in _HE else "she"
    return _sex_of().get(folded(actor.name).split()[0], "") if " " in actor.name else ""


@cache
def _sex_of() -> dict[str, str]:
    names = table("first_names")
    return {name: sex for sex in ("he", "she") for name in names[sex]}
