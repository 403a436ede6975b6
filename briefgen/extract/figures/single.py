"""Single victims told without a number: "a man was killed", "the death of Tomas Vey".

Each person counts as one, several that are joined by "and" as so many. Where the article gives a
number as well, that one counts: these figures are marked as implied.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.extract.figures.counted import Counted, held_to_have
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

_YEAR: Final = re.compile(r"[12]\d{3}")

_ONE: Final = frozenset({"NN", "NNP"})
_WIDEST: Final = 12
"""Words before a person that still belong to the person."""

_MOST: Final = 4
"""Persons joined by "and" that are still a count and no list of something else."""


def single(doc: Doc) -> Iterator[Counted]:
    """Yield the persons killed or hurt who are told without a number, in text order."""
    for token in doc:
        told = _deed(token)
        if told is None:
            continue
        kind, victim = told
        whole = _persons(victim)
        if whole:
            words = doc[min(_first(p) for p in whole) : max(p.i for p in whole) + 1]
            unit = victim.lemma_.lower() if victim.tag_ == "NN" else "person"
            yield Counted(kind, len(whole), unit, words, "single", token)


def _deed(token: Token) -> tuple[str, Token] | None:
    """Return the kind of a deed with its victim, None where a word is no deed."""
    for rule in (_of_verb, _of_adjective, _of_noun, _of_care):
        found = rule(token)
        if found is not None:
            return found
    return None


def _of_verb(verb: Token) -> tuple[str, Token] | None:
    known = table("figures")
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    if (held := _held(verb)) is not None:
        return held
    kind = _kind("undergone", verb.lemma_)
    if kind in ("killed", "injured", "shot"):
        victim = _child(verb, ("nsubjpass",)) or _child(verb, ("dobj",))
        if victim is None and verb.dep_ == "acl" and verb.tag_ == "VBN":
            victim = verb.head
        if victim is None and verb.dep_ == "conj":
            victim = _child(verb.head, ("nsubjpass",)) or _child(verb.head, ("dobj",))
        if kind == "shot" and _is_fatal(verb, known["fatal"]):
            kind = "killed"
        return (kind, victim) if victim is not None else None
    if verb.lemma_ in known["done"]["killed"]:
        victim = _child(verb, ("nsubj",))
        return ("killed", victim) if victim is not None and not _is_of_a_life(verb) else None
    return None


def _held(deed: Token) -> tuple[str, Token] | None:
    """Return the kind and the person who "is thought to have died" or "to have been killed"."""
    over = deed.head
    victim = _child(over, ("nsubjpass",))
    if victim is None or held_to_have(over) != deed:
        return None
    passive = _child(deed, ("auxpass",)) is not None
    kind = _kind("undergone" if passive else "done", deed.lemma_)
    return (kind, victim) if kind in ("killed", "injured", "shot") else None


def _is_of_a_life(verb: Token) -> bool:
    """Tell whether a death was no violent one: "died in 2019", "died of cancer at 90"."""
    for prep in (c for c in verb.children if c.dep_ == "prep"):
        behind = [c for c in prep.children if c.dep_ == "pobj"]
        if prep.lower_ == "in" and any(_YEAR.fullmatch(c.text) for c in behind):
            return True
        ill = table("figures")["natural_deaths"]
        if prep.lower_ in ("of", "from") and any(c.lemma_.lower() in ill for c in behind):
            return True
    return False


def _of_adjective(word: Token) -> tuple[str, Token] | None:
    """Return who is said to be dead or hurt: "left one woman dead", "was pronounced dead"."""
    kind = _kind("adjectives", word.lower_)
    if kind not in ("killed", "injured") or word.pos_ not in ("ADJ", "VERB", "NOUN"):
        return None
    over = word.head
    if word.dep_ in ("acomp", "oprd", "attr", "ccomp", "xcomp") and over.i != word.i:
        victim = _child(over, ("nsubjpass",)) or _child(over, ("dobj",)) or _child(over, ("nsubj",))
        own = _child(word, ("nsubj",))
        victim = own or victim
        return (kind, victim) if victim is not None else None
    return None


def _of_noun(noun: Token) -> tuple[str, Token] | None:
    """Return whose death, murder or killing is mentioned."""
    if noun.lemma_.lower() not in table("figures")["single_deaths"]:
        return None
    of = next((c for c in noun.children if c.lower_ == "of"), None)
    victim = _child(of, ("pobj",)) if of is not None else _child(noun, ("poss",))
    return ("killed", victim) if victim is not None else None


def _of_care(token: Token) -> tuple[str, Token] | None:
    """Return who is in hospital: "was taken to hospital", "is in critical condition"."""
    if token.lower_ not in table("figures")["care"] or token.dep_ != "pobj":
        return None
    verb = token.head.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    victim = _child(verb, ("nsubjpass",)) or (
        _child(verb, ("nsubj",)) if verb.lemma_ in ("be", "remain") else None
    )
    return ("injured", victim) if victim is not None else None


def _is_fatal(verb: Token, fatal: list[str]) -> bool:
    near = [*verb.children, *(g for c in verb.children if c.dep_ == "prep" for g in c.children)]
    near += [verb.doc[verb.i + 1]] if verb.i + 1 < verb.sent.end else []
    return any(t.lower_ in fatal for t in near)


def _persons(victim: Token) -> list[Token]:
    """Return the persons that a victim's words name; none where one of them is not one person."""
    whole = [victim]
    while len(whole) <= _MOST:
        joined = _child(whole[-1], ("conj",))
        if joined is None:
            break
        whole.append(joined)
    return whole if all(_is_person(t) for t in whole) and len(whole) <= _MOST else []


def _is_person(token: Token) -> bool:
    if any(c.dep_ == "nummod" and c.lower_ not in ("one", "1") for c in token.children):
        return False
    if token.tag_ == "PRP" and token.lower_ in table("figures")["one_pronoun"]:
        return True
    if token.ent_type_ == "PERSON" and token.pos_ == "PROPN":
        return True
    if token.lower_ in table("figures")["ordinals"]:
        return any(c.lower_ in ("a", "the") for c in token.children)
    return token.tag_ in _ONE and token.lower_ in _people()


def _first(token: Token) -> int:
    """Return the index of the first word of a person's phrase."""
    first = min(t.i for t in token.subtree)
    return first if token.i - first < _WIDEST else token.i


def _child(token: Token, deps: tuple[str, ...]) -> Token | None:
    return next((c for c in token.children if c.dep_ in deps), None)


def _kind(group: str, word: str) -> str | None:
    return next((k for k, words in table("figures")[group].items() if word in words), None)


@cache
def _people() -> frozenset[str]:
    known = table("figures")
    return frozenset(known["people"]) | frozenset(known["one_person"])
