"""Find the words that introduced somebody without a name: "the spokesman" is "a bank's spokesman".

A noun with "the" takes up an earlier phrase with the same noun, the words beside it and more: one
with "a" or a number, which introduces somebody, or a fuller one with "the". Of several that are
introduced by a noun it is the one who speaks in the sentence before, or nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims.clauses import own_subject
from briefgen.extract.coreference.clues import is_saying
from briefgen.extract.coreference.phrases import introduces, is_narrowed, nouns_of
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Token

    from briefgen.model import Evidence

_NOUNS: Final = frozenset(("NN", "NNS"))
_WITHIN: Final = frozenset(("compound", "nmod", "poss"))
_LEFT_OUT: Final = frozenset(("'s", "\u2019s", "'", "\u2019", "-", ",", "same", "very", "latter"))


def reason(means: Evidence) -> str:
    """Return the reason given for an introduction."""
    return f"{means.exact} was called so before"


@dataclass(frozen=True, slots=True)
class _Told:
    """The phrases with one noun: those that introduce, and others by the words in them.

    Those are definite ones, and those within another phrase: "a *labour ministry* report".
    """

    fresh: list[Token]
    fuller: dict[frozenset[str], Token]
    within: dict[frozenset[str], Token]


class Introductions:
    """Finds the phrase that introduced whom a definite noun means; ask in text order."""

    def __init__(self, doc: Doc, is_taken: Callable[[Token], bool], called: frozenset[str]) -> None:
        """Take the text, what tells that a word is an actor's, and the nouns that actors bear."""
        self._nouns, self._is_taken, self._called = nouns_of(doc), is_taken, called
        self._told: dict[tuple[str, str], _Told] = {}
        self._found: dict[int, Token] = {}

    def meant(self, noun: Token) -> Token | None:
        """Return the head of the phrase that introduced whom a noun means; else None."""
        known = self._found.get(noun.i)
        if known is not None:
            return known
        if noun.tag_ not in _NOUNS or not _is_taken_up(noun) or is_narrowed(noun):
            return None
        found = self._introduction(noun)
        if found is not None:
            self._found[noun.i] = found
        return found

    def _introduction(self, noun: Token) -> Token | None:
        told = self._told_by(noun)
        fresh = [t for t in told.fresh if t.i < noun.i]
        fuller = {words: t for words, t in told.fuller.items() if t.i < noun.i}
        others = {*fuller, *(words for words, t in told.within.items() if t.i < noun.i)}
        words = _words(noun)
        speaking = self._speaking_before(noun, fresh)
        if speaking is not None:
            return speaking if words <= _words(speaking) else None
        if noun.lemma_.lower() in self._called or len(fresh) > 1:
            return None
        if fresh:
            own = _words(fresh[0])
            fits = words <= own and all(w <= own for w in others) and _tells_more(fresh[0])
            return fresh[0] if fits else None
        largest = max(fuller, key=len, default=frozenset[str]())
        nested = all(w <= largest for w in others) and words < largest
        return fuller[largest] if nested else None

    def _told_by(self, noun: Token) -> _Told:
        """Return the phrases with a noun, in the same number, that are no actor's."""
        key = (noun.lemma_.lower(), noun.tag_)
        if key in self._told:
            return self._told[key]
        told = _Told([], {}, {})
        for token in self._nouns.get(key, ()):
            if self._is_taken(token):
                continue
            if introduces(token):
                told.fresh.append(token)
            elif _is_taken_up(token) and (_words(token) or is_narrowed(token)):
                told.fuller.setdefault(_words(token), token)
            elif token.dep_ in _WITHIN and _words_within(token):
                told.within.setdefault(_words_within(token), token)
        self._told[key] = told
        return told

    def _speaking_before(self, noun: Token, fresh: list[Token]) -> Token | None:
        """Return who of those introduced speaks last, in the sentence before; else None."""
        before = noun.doc[noun.sent.start - 1].sent if noun.sent.start else None
        if before is None or not fresh:
            return None
        while before.start and not any(t.is_alpha for t in before):
            before = noun.doc[before.start - 1].sent
        since = [t for t in fresh if t.i >= before.start]
        subject = own_subject(before.root)
        if subject is None or not is_saying(before.root):
            return None
        one = self._found.get(subject.i, subject)
        return one if one in fresh and all(t == one for t in since) else None


def _is_taken_up(noun: Token) -> bool:
    first = noun.left_edge
    return first.tag_ == "DT" and first.lower_ in table("coreference")["determiners"]


def _words(noun: Token) -> frozenset[str]:
    """Return the words before a noun that tell which one it is."""
    return _words_from(noun.left_edge, noun)


def _words_within(noun: Token) -> frozenset[str]:
    """Return the words before a noun that modifies another: "a *labour* ministry report"."""
    return _words_from(noun.head.left_edge, noun)


def _words_from(first: Token, noun: Token) -> frozenset[str]:
    left = noun.doc[first.i : noun.i]
    kept = (t for t in left if t.tag_ not in ("DT", "CD") and t.lower_ not in _LEFT_OUT)
    return frozenset(t.lower_ for t in kept)


def _tells_more(noun: Token) -> bool:
    """Tell whether an introduction is worth going back to: all but "in a statement"."""
    things = table("unnamed_sources")["documents"]
    if noun.lemma_.lower() not in things:
        return True
    verb = noun.head
    cited = noun.dep_ == "nsubj" and is_saying(verb)
    return bool(_words(noun)) or is_narrowed(noun) or cited
