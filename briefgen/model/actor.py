"""Mentions in the text, and the actors and places that they name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from briefgen.model.confidence import Confidence
from briefgen.model.evidence import Evidence


class ActorType(StrEnum):
    """What sort of actor; all but `person`, `state`, `people` and `unknown`, which is not told, \
are organisations."""  # noqa: D205, D209 - the published schema has it as one paragraph

    PERSON = "person"
    STATE = "state"
    PEOPLE = "people"
    ARMED_GROUP = "armed_group"
    MILITARY = "military"
    GOVERNMENT_BODY = "government_body"
    INTELLIGENCE = "intelligence"
    PARTY = "party"
    MEDIA = "media"
    COMPANY = "company"
    INTERNATIONAL_ORGANISATION = "international_organisation"
    ORGANISATION = "organisation"
    UNKNOWN = "unknown"


class MentionKind(StrEnum):
    """How a mention points at its actor."""

    NAME = "name"
    SHORT_NAME = "short_name"
    ABBREVIATION = "abbreviation"
    ADJECTIVE = "adjective"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"
    NOMINAL = "nominal"


WORKED_OUT = frozenset((MentionKind.PRONOUN, MentionKind.NOMINAL))
"""Kinds of mention whose referent is named elsewhere: "he", "the company"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of text that points at an actor or a place, found by the rule or model `origin`.

    Where it was resolved and not read ("he", "the minister"), `antecedent` are the words that it
    goes back to, None where it is known by whose turn of speech it is, and `why` says in a sentence
    how.
    """

    evidence: Evidence
    kind: MentionKind
    origin: str
    antecedent: Evidence | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an actor, with where it was first read; None if the registry alone knows it.

    `confidence` is how sure it is that both names are one actor's.
    """

    name: str
    evidence: Evidence | None
    origin: str
    confidence: Confidence = Confidence.SURE


AMONG: Final = "among"
CLAIMED: Final = "claimed"


@dataclass(frozen=True, slots=True)
class Description:
    """What the article calls an actor, in its own words: an apposition, a title, a role.

    `kind` is `apposition`, `title`, `role` or `modifier`; `among` where several are called so
    together; `claimed` where only somebody says so whom the article cites. `about` is the id of the
    actor that a role belongs to (leader *of whom*), if any.
    """

    evidence: Evidence
    kind: str
    origin: str
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody that the article names or groups, resolved within the article.

    `id` is unique in its article (`a1`, `a2` ... by first mention). `named` is false for a
    collective that has no name of its own ("US troops"). `name` is the fullest name that the
    article attests. `salience` is 0 to 1, the most salient actor of an article having 1.
    `registry_key` is the key of the entry in the desk's registry, or in the shipped one
    (`state:IQ`), that was recognised. Mentions are in text order. `confidence` is how sure it is
    that this is an actor, of this type and with this name. `acts` is false of a state that is only
    where something happens or somebody comes from ("miners in Chile", "a Chilean striker"), and of
    a people that is only an adjective.
    """

    id: str
    name: str
    type: ActorType
    named: bool
    mentions: tuple[Mention, ...]
    origin: str
    aliases: tuple[Alias, ...] = ()
    descriptions: tuple[Description, ...] = ()
    salience: float = 0.0
    registry_key: str | None = None
    confidence: Confidence = Confidence.SURE
    acts: bool = True

    @property
    def read(self) -> tuple[Mention, ...]:
        """The mentions by name or description in the text itself, without resolved anaphors."""
        return tuple(m for m in self.mentions if m.kind not in WORKED_OUT)


class Precision(StrEnum):
    """How small an area a place's coordinates stand for."""

    POINT = "point"
    CITY = "city"
    PROVINCE = "province"
    COUNTRY = "country"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """The namesake ranked next after the place that was chosen."""

    name: str
    kind: str
    country: str
    lat: float
    lon: float
    source: str


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere that the article names.

    `lat` and `lon` are WGS 84 degrees, both None where the place could not be located: never a
    guess at a wider area. `kind` is a word for readers (`city`, `province`, `river`, `air base`,
    `border crossing` ...). `country` is ISO 3166-1 alpha-2 or None. `source` names the gazetteer
    entry (`geonames:98182`, `registry:al-bukamal`). `actor` is the id of the actor that bears the
    same name (a state is both); `why` says in a sentence how it was told from its namesakes, of
    whom `runner_up` comes next. `confidence` is how sure it is that it lies there. `scene` is false
    of a state that is named as an actor alone ("China said").
    """

    id: str
    name: str
    kind: str
    mentions: tuple[Mention, ...]
    origin: str
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    country: str | None = None
    source: str | None = None
    actor: str | None = None
    why: str = ""
    runner_up: RunnerUp | None = None
    confidence: Confidence = Confidence.SURE
    scene: bool = True
