"""Link a noun to somebody who is named only after it: "A dog owner complained. Ines Holm said ...".

Leads tell what somebody is, and the next sentences who. Such links are less sure than those to
somebody named before; their reason says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.claims.screen import speaks
from briefgen.extract.coreference.clues import is_saying
from briefgen.model import NUMBERED, ActorType
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from briefgen.extract.coreference.candidates import Place, Timeline

CLAUSE: Final = "told.clause"
"""The origin of a description that is no noun: of who "chairs the council" none is called so."""

PROBABLY: Final = "probably, as "
"""How a reason begins that leaves a doubt."""

_SOON: Final = 3
"""Sentences after which whoever is told of in a lead is named."""

_LATER: Final = 8
"""Sentences after which the only bearer of a title is named."""

_LED: Final = frozenset(("DT", "PRP$"))
_BODY_WORDS: Final = 2
"""Least words of a body's name that all stand in the phrase before it."""


def named_ahead(
    noun: Token, timeline: Timeline, called: Mapping[str, set[str]]
) -> tuple[Place, str] | None:
    """Return the first mention of whom a speaking noun means and who is named later, and why."""
    here = timeline.sentence(noun)
    if here is None or not _is_cited(noun):
        return None
    bearers = called.get(noun.lemma_.lower(), set())
    leads = _is_in_the_lead(noun, timeline)
    if not leads and len(bearers) != 1:
        return None
    first = _first_mentions(noun, timeline)
    found = _bearer(noun, here, first, bearers)
    if found is not None:
        return found, f"{PROBABLY}{timeline.by_id[found.actor].name} alone is called so, below"
    if not leads:
        return None
    found = _same_words(noun, here, first, timeline) or _speaker(noun, first, timeline)
    if found is None:
        return None
    return found, f"{PROBABLY}{timeline.by_id[found.actor].name} is named next"


def _is_cited(noun: Token) -> bool:
    """Tell whether a noun is the subject of a verb of saying, or who somebody is described by."""
    by = noun.dep_ == "pobj" and noun.head.lower_ in ("by", "to")
    return (noun.dep_ == "nsubj" and is_saying(noun.head)) or by


def _first_mentions(noun: Token, timeline: Timeline) -> list[Place]:
    """Return the first mentions of actors that are mentioned only after a noun, in text order."""
    before = {p.actor for p in timeline.all_before(noun)}
    first: dict[str, Place] = {}
    for place in timeline.all_after(noun):
        if place.actor not in before:
            first.setdefault(place.actor, place)
    return list(first.values())


def _bearer(noun: Token, here: int, first: list[Place], bearers: set[str]) -> Place | None:
    """Return the only one whom the article calls by a title: "the judge", later "Judge Holm"."""
    lemma = noun.lemma_.lower()
    titled = lemma in table("coreference")["titles_called"].values()
    if len(bearers) != 1 or not titled or noun.left_edge.lower_ != "the":
        return None
    near = (p for p in first if p.actor in bearers and p.sentence - here <= _LATER)
    return next(near, None)


def _same_words(noun: Token, here: int, first: list[Place], timeline: Timeline) -> Place | None:
    """Return the body all of whose name stands in a phrase: "the port board of X", "X Port"."""
    if _is_a_person(noun) or noun.lemma_.lower() in table("unnamed_sources")["documents"]:
        return None
    told = {t.lower_ for t in noun.subtree}
    for place in first:
        actor = timeline.by_id[place.actor]
        near = here < place.sentence <= here + _SOON
        if actor.type is ActorType.PERSON or not actor.named or not near:
            continue
        words = actor.name.lower().split()
        if len(words) >= _BODY_WORDS and told.issuperset(words):
            return place
    return None


def _speaker(noun: Token, first: list[Place], timeline: Timeline) -> Place | None:
    """Return the first person named at all, in full, who speaks next and is called nothing else.

    Where that is no paragraph's beginning, the name must have the noun as a title.
    """
    if noun.tag_ != "NN" or noun.left_edge.tag_ not in _LED or not _is_a_person(noun):
        return None
    people = (p for p in first if timeline.by_id[p.actor].type is ActorType.PERSON)
    place = next(people, None)
    here = timeline.sentence(noun)
    if place is None or here is None or not here < place.sentence <= here + _SOON:
        return None
    word = timeline.word(place)
    whole = " " in word.doc.text[place.start : place.end]
    told = (d for d in timeline.by_id[place.actor].descriptions if d.origin != CLAUSE)
    words = {w for d in told for w in d.evidence.exact.lower().split()}
    titled = noun.lemma_.lower() in words.intersection(table("coreference")["titles_called"])
    if not whole or word.dep_ != "nsubj" or not (titled or is_saying(word.head)):
        return None
    if words or any(c.dep_ == "appos" and c.pos_ == "NOUN" for c in word.children):
        return place if noun.lemma_.lower() in words else None
    opens = word.left_edge.is_sent_start is True
    return place if opens and place.block != timeline.block(noun) else None


def _is_in_the_lead(noun: Token, timeline: Timeline) -> bool:
    """Tell whether a word stands in the title or the first paragraph of an article."""
    blocks = timeline.reading.article.blocks
    first = next((b for b in blocks if b.role in NUMBERED), None)
    return first is not None and noun.idx < first.end


def _is_a_person(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    known = lemma in table("actor_heads")["person_nouns"] or lemma in table("titles")["heads"]
    ends = tuple(table("unnamed_sources")["person_endings"])
    return known or (speaks(lemma, noun.tag_) and lemma.endswith(ends))
