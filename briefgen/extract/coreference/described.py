"""Link "the wealthy businessman" to the person who spoke in the sentence before.

Reporters call whoever goes on speaking by what they are: a trade, an age, a people. Offices and
parts in an affair ("the judge", "the victim") are others as often, and are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.coreference.clues import governor, is_saying, is_subject
from briefgen.extract.coreference.gender import pronoun_of
from briefgen.extract.demonyms import is_age
from briefgen.model import ActorType
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.extract.coreference.candidates import Place, Timeline

_BACK: Final = 3
"""Sentences back in which the person must have acted or spoken."""


def described_speaker(noun: Token, timeline: Timeline) -> Place | None:
    """Return the mention of the one person who acted last, whom a speaking noun describes."""
    here = timeline.sentence(noun)
    if here is None or not _speaks(noun) or not _describes(noun):
        return None
    before = [p for p in timeline.before(noun) if here - p.sentence <= _BACK]
    people = [p for p in before if timeline.by_id[p.actor].type is ActorType.PERSON]
    acting = [p for p in people if _acts(timeline.word(p))]
    last = [p for p in acting if p.sentence == acting[0].sentence]
    if len({p.actor for p in last}) != 1 or is_of_other_gender(noun, last[0], timeline):
        return None
    return last[0]


def is_of_other_gender(noun: Token, place: Place, timeline: Timeline) -> bool:
    """Tell whether a noun is one of a woman and the person is "he", or the other way round."""
    form = pronoun_of(timeline.by_id[place.actor])
    other = table("coreference")[{"he": "women", "she": "men"}[form]] if form else ()
    return noun.lemma_.lower() in other


def _speaks(noun: Token) -> bool:
    verb = noun.head
    return noun.dep_ in ("nsubj", "dobj") and is_saying(verb)


def _describes(noun: Token) -> bool:
    """Tell whether a noun says what somebody is: an age, a trade, or a person with an age."""
    if is_age(noun):
        return True
    aged = any(_is_years(c) for c in noun.children)
    lemma = noun.lemma_.lower()
    return aged or lemma in table("coreference")["described"]


def _is_years(word: Token) -> bool:
    """Tell whether an adjective is an age: "the *65-year-old* retiree"."""
    years = any(c.lower_ == "year" for c in word.children)
    return word.dep_ == "amod" and word.lower_ == "old" and years


def _acts(word: Token) -> bool:
    """Tell whether a mention is the subject of a main verb, or of one of saying."""
    verb = governor(word)
    return is_subject(word) and (verb.dep_ == "ROOT" or is_saying(verb))
