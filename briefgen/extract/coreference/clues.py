"""Clues for and against a pronoun and a mention before it having the same referent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.model import ActorType
from briefgen.registry.speech import speech
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from briefgen.extract.coreference.candidates import Place, Timeline

SUBJECTS: Final = frozenset(("nsubj", "nsubjpass", "csubj"))
_OBJECTS: Final = frozenset(("dobj", "pobj", "dative", "iobj"))
_CLAUSES: Final = frozenset(
    ("ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis", "acl", "xcomp")
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A pronoun, a possible antecedent's last mention, and how many other actors fit as well."""

    pronoun: Token
    form: str
    last: Place
    rivals: int
    first: bool
    """Whether no other that fits was mentioned after."""

    fits: str
    """`known` where the gender is known and right, `open` where nothing tells it."""


def is_subject(word: Token) -> bool:
    """Tell whether a word is a subject, or in apposition to one: "the prosecutor, X, said"."""
    if word.dep_ in SUBJECTS:
        return True
    return word.dep_ == "appos" and word.head.dep_ in SUBJECTS


def governor(token: Token) -> Token:
    """Return the verb of the clause that a word stands in, the topmost word where there is none."""
    while token.head.i != token.i and not (
        token.pos_ in ("VERB", "AUX") and token.dep_ in _CLAUSES
    ):
        token = token.head
    return token


def clues(pair: Pair, timeline: Timeline) -> dict[str, float]:
    """Return the clues for and against a pair, by name; values lie between 0 and 1."""
    doc = timeline.reading.doc
    here = timeline.sentence(pair.pronoun) or 0
    last = doc[pair.last.head]
    out: dict[str, float] = {
        f"sentences back: {min(3, here - pair.last.sentence)}": 1,
        f"rivals: {min(2, pair.rivals)}": 1,
        f"gender: {pair.fits}": 1,
        "mentioned last": float(pair.first),
        "goes back by a pronoun": float(pair.last.worked_out),
        "another paragraph": float(_block(pair, timeline) != pair.last.block),
        "share of mentions": _share(pair.last.actor, timeline),
        f"pronoun: {pair.form}": 1,
    }
    out |= _roles(pair, last, doc)
    return {name: value for name, value in out.items() if value}


def _block(pair: Pair, timeline: Timeline) -> int:
    here = timeline.sentence(pair.pronoun)
    return timeline.reading.sentences[here].address.block if here is not None else 0


def _share(actor: str, timeline: Timeline) -> float:
    """Return an actor's share of the mentions: of all persons, or of all others."""
    one = timeline.by_id[actor].type is ActorType.PERSON
    like = [
        n for a, n in timeline.counts.items() if (timeline.by_id[a].type is ActorType.PERSON) == one
    ]
    return round(timeline.counts[actor] / max(1, sum(like)), 2)


def _roles(pair: Pair, last: Token, doc: Doc) -> dict[str, float]:
    """Return the clues from the syntactic roles of both."""
    pronoun = pair.pronoun
    verb, before = governor(pronoun), governor(last)
    subject, was = pronoun.dep_ in SUBJECTS, is_subject(last)
    spoke, speaks = was and is_saying(before), subject and is_saying(verb)
    possessed = pronoun.lower_ in table("coreference")["possessives"]
    return {
        "a subject before": was,
        "an object before": last.dep_ in _OBJECTS,
        "an owner before": last.dep_ == "poss",
        "of the main clause": was and before.dep_ == "ROOT",
        "subject and subject": was and subject,
        "same clause, owner of its thing": possessed and verb.i == before.i and was,
        "spoke before": spoke,
        "speaks, spoke before": spoke and speaks,
        "speaks, did not": speaks and not spoke,
        "quoted": float(_is_quoted(pronoun, doc)),
        "first of its sentence": last.left_edge.is_sent_start is True,
        "begins its sentence": pronoun.is_sent_start is True,
    }  # fmt: skip


def is_saying(verb: Token) -> bool:
    """Tell whether a verb is one of saying."""
    cue = speech().verbs.get(verb.lemma_.lower())
    return cue is not None and bool(cue.frames.keys() & {"clause", "quote"})


def _is_quoted(token: Token, doc: Doc) -> bool:
    """Tell whether an odd number of double quotes stands before a token in its sentence."""
    return sum(t.text == '"' for t in doc[token.sent.start : token.i]) % 2 == 1
