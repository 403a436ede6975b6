"""The record of one article: everything that was read out of it, each part a quotation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from briefgen.model.actor import Actor, Place
from briefgen.model.article import Article, Sentence
from briefgen.model.claim import Claim, Hedge
from briefgen.model.confidence import Confidence
from briefgen.model.figure import Figure
from briefgen.model.relation import Relation
from briefgen.model.term import KeySentence, Term
from briefgen.model.time import DateMention, Event

SCHEMA_VERSION: Final = "1.3"
"""Version of the record's schema: the first number changes when a field changes meaning or goes."""


@dataclass(frozen=True, slots=True)
class NotStated:
    """Something that a reader would ask and the article does not tell, with a sentence why."""

    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Made:
    """What made the annotations: `part` is a package or a model, `version` its version."""

    part: str
    version: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What one article says, and where; `hedges` include those of claims and relations."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[DateMention, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    relations: tuple[Relation, ...] = ()
    figures: tuple[Figure, ...] = ()
    terms: tuple[Term, ...] = ()
    key_sentences: tuple[KeySentence, ...] = ()
    not_stated: tuple[NotStated, ...] = ()
    made_by: tuple[Made, ...] = ()

    @property
    def relations_shown(self) -> tuple[Relation, ...]:
        """The relations that pages show and count: neither they nor their ends are doubtful."""
        firm = {a.id for a in self.actors if a.confidence is not Confidence.DOUBTFUL}
        told = (r for r in self.relations if {r.subject, r.object} <= firm)
        return tuple(r for r in told if r.confidence is not Confidence.DOUBTFUL)
