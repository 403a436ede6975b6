"""Reduce an article to what it is compared by: words, people, places, days, ages, numbers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from hashlib import sha256
from math import fsum, log, sqrt
from typing import TYPE_CHECKING, Final

from briefgen.model import NUMBERED, READ, ActorType, Precision, Role
from briefgen.registry.names import folded
from briefgen.registry.tables import table
from briefgen.resolve.kept import Kept
from briefgen.resolve.stories.commonness import weight, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefgen.model import Actor, Article, Metadata, Place
    from briefgen.resolve.kept import Plain

_LEAD: Final = 5
"""Numbered paragraphs of an article's lead."""

_TELLS: Final = 1.0
"""Weight of a word at or below which it says nothing of what an article is about."""

_DAY: Final = 10
"""Characters of a date in ISO 8601."""

_WIDE: Final = frozenset({Precision.COUNTRY, Precision.REGION, Precision.PROVINCE})
"""Precisions of places that are too wide to say where a thing happened."""

_AGE: Final = re.compile(
    r"\b(\d{1,2}|[a-z]+)[- ](?:year|month)s?[- ]olds?\b|(?<=[a-z]), (\d{1,2})(?=[,.])",
    re.IGNORECASE,
)
_SUFFIX: Final = re.compile(r" [-|\u2013\u2014] [^-|\u2013\u2014]{2,80}$")
"""An outlet's name at a title's end: " - KXYZ News, Weather & Sports"."""

_DIGITS: Final = 32
"""Hexadecimal digits of the hash that identifies a signature."""

Vector = dict[str, float]

_NOTHING: Final = Kept()


@dataclass(frozen=True)
class Signature:
    """What an article is compared by.

    `body`, `lead` and `names` are vectors of word weights, of length one each. `people`, `places`
    and `streets` are folded names, `where` the words in names of places; `days` are ordinals of the
    days in the lead, `published` of the publication date, None where it is not stated. `tolls` are
    figures of the lead, as (kind, number). `spelled` gives the article's own spelling of `people`,
    and for each word of `names` a name that holds it.
    """

    body: Vector
    lead: Vector
    names: Vector
    people: frozenset[str]
    places: frozenset[str]
    where: frozenset[str]
    streets: frozenset[str]
    ages: frozenset[str]
    days: frozenset[int]
    tolls: frozenset[tuple[str, float]]
    published: int | None
    length: int
    spelled: Mapping[str, str]

    @cached_property
    def told_by(self) -> str:
        """A hash of all that two signatures are compared by, which identifies this one."""
        vectors = (sorted(v.items()) for v in (self.body, self.lead, self.names))
        sets = (sorted(s, key=str) for s in (self.people, self.places, self.where, self.streets))
        rest = (sorted(self.ages), sorted(self.days), sorted(self.tolls), self.published)
        told = repr((*vectors, *sets, *rest, self.length))
        return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def signature(metadata: Metadata, kept: Kept = _NOTHING) -> Signature:
    """Return an article's signature; what depends on its text alone is kept."""
    article = metadata.article
    text = kept.of_text(article, _of_text)
    end = _lead_end(article)
    return Signature(
        body=text["body"],
        lead=text["lead"],
        names=_names(metadata),
        people=frozenset(_people(metadata)),
        places=frozenset(_places(metadata)),
        where=frozenset(w for place in metadata.places for w in words(place.name)),
        streets=frozenset(text["streets"]),
        ages=frozenset(text["ages"]),
        days=frozenset(_days(metadata, end)),
        tolls=frozenset(_tolls(metadata, end)),
        published=_published(article),
        length=text["length"],
        spelled=_spelled(metadata),
    )


def _of_text(article: Article) -> Plain:
    """Return what depends on an article's text alone, which is most of the work."""
    texts = list(_texts(article))
    whole = "\n".join(texts)
    body = Counter(word for text in texts for word in words(text))
    lead = "\n".join(texts[: _lead_length(article)])
    return {
        "body": _unit({w: (1 + log(body[w])) * x for w, x in _telling(body)}),
        "lead": _unit(dict(_telling(sorted(set(words(lead)))))),
        "streets": sorted(set(_streets(whole))),
        "ages": sorted(set(_ages(whole))),
        "length": sum(body.values()),
    }


def _texts(article: Article) -> Iterator[str]:
    """Yield the texts of the blocks that are read, titles without the outlet's name at the end."""
    for block in article.blocks:
        if block.role in READ:
            text = article.text[block.start : block.end]
            yield _SUFFIX.sub("", text) if block.role is Role.TITLE else text


def _lead_length(article: Article) -> int:
    """Return how many of the blocks that are read make up the lead."""
    numbered = count = 0
    for block in article.blocks:
        if block.role in READ:
            count += 1
            numbered += block.role in NUMBERED
            if numbered == _LEAD:
                break
    return count


def _lead_end(article: Article) -> int:
    numbered = [b for b in article.blocks if b.role in NUMBERED][:_LEAD]
    return numbered[-1].end if numbered else len(article.text)


def _telling(found: Iterable[str]) -> Iterator[tuple[str, float]]:
    """Yield the words that say something of what an article is about, each with its weight."""
    return ((word, x) for word in found if (x := weight(word)) > _TELLS)


def _unit(vector: Mapping[str, float]) -> Vector:
    length = sqrt(fsum(x * x for x in vector.values()))
    return {word: x / length for word, x in vector.items()} if length else {}


def _names(metadata: Metadata) -> Vector:
    """Return a vector of the words in actors' and places' names, by how often they are named."""
    counts: Counter[str] = Counter()
    actors: list[Actor | Place] = [a for a in metadata.actors if a.named]
    for named in (*actors, *metadata.places):
        for word in set(words(named.name)):
            counts[word] += len(named.mentions)
    return _unit({w: x * (1 + log(counts[w])) for w, x in _telling(counts) if counts[w]})


def _people(metadata: Metadata) -> Iterator[str]:
    """Yield the names of persons that are named in full."""
    yield from (_ends(folded(actor.name)) for actor in _in_full(metadata))


def _in_full(metadata: Metadata) -> Iterator[Actor]:
    for actor in metadata.actors:
        if actor.type is ActorType.PERSON and actor.named and " " in folded(actor.name):
            yield actor


def _ends(name: str) -> str:
    """Return the first and the last word of a name."""
    parts = name.split()
    return f"{parts[0]} {parts[-1]}"


def _spelled(metadata: Metadata) -> dict[str, str]:
    """Return the article's own spelling of its people, and a name for each word of its names."""
    out: dict[str, str] = {}
    for actor in _in_full(metadata):
        out.setdefault(_ends(folded(actor.name)), _ends(actor.name))
    names = (*(a.name for a in metadata.actors), *(p.name for p in metadata.places))
    for name in names:
        for word in words(name):
            out.setdefault(word, name)
    return out


def _places(metadata: Metadata) -> Iterator[str]:
    """Yield the keys of the places that are no wider than a city."""
    for place in metadata.places:
        if place.precision not in _WIDE:
            yield place.source or folded(place.name)


def _streets(text: str) -> Iterator[str]:
    """Yield the names before words for streets, and block numbers, folded."""
    for found in _street_pattern().finditer(text):
        yield folded(found[1])


@cache
def _street_pattern() -> re.Pattern[str]:
    kinds = "|".join(sorted(table("stories")["streets"], key=len, reverse=True))
    name = r"(\d+(?:st|nd|rd|th|00)|[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
    return re.compile(rf"\b{name} (?i:{kinds})\b")


def _ages(text: str) -> Iterator[str]:
    numbers = table("figures")["numbers"]
    for found in _AGE.finditer(text):
        age = (found[1] or found[2]).lower()
        if age.isdigit() or age in numbers:
            yield str(numbers.get(age, age))


def _days(metadata: Metadata, end: int) -> Iterator[int]:
    """Yield the days that the lead speaks of."""
    for told in metadata.dates:
        if told.evidence.start < end and told.earliest and told.earliest == told.latest:
            day = _ordinal(told.earliest)
            if day is not None:
                yield day


def _tolls(metadata: Metadata, end: int) -> Iterator[tuple[str, float]]:
    for figure in metadata.figures:
        if figure.evidence.start < end and figure.kind in ("killed", "injured"):
            values = figure.value if isinstance(figure.value, tuple) else (figure.value,)
            for value in values:
                if value is not None:
                    yield figure.kind, value


def _published(article: Article) -> int | None:
    stated = article.stated("published")
    return _ordinal(stated.value) if stated else None


def _ordinal(value: str) -> int | None:
    try:
        return date.fromisoformat(value[:_DAY]).toordinal()
    except ValueError:
        return None
