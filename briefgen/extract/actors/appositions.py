"""What does the text call its groups and bodies: "X, an umbrella group of ...", "X is a militia"?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.actors.draft import Called
from briefgen.extract.names.lexicon import lexicon
from briefgen.model import ActorType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from briefgen.extract.actors.draft import Draft
    from briefgen.extract.names.lexicon import Lexicon
    from briefgen.extract.reading import Reading
    from briefgen.model import Evidence

_ENDS: Final = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "parataxis"})
"""What hangs on a noun and is no part of what it calls somebody."""
_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
_LONGEST: Final = 14
"""Words of the longest apposition; what is longer is a parse gone astray."""


def apposed(reading: Reading, drafts: list[Draft]) -> None:
    """Give each organisation the nouns that the text sets beside it or says that it is."""
    words = lexicon()
    starts = {t.idx: t for t in reading.doc}
    for draft in drafts:
        if draft.type in (ActorType.PERSON, ActorType.STATE, ActorType.PEOPLE) or not draft.named:
            continue
        for p in draft.pointings:
            token = starts.get(p.evidence.start)
            if token is None:
                continue
            name = reading.doc[token.i : _last(reading, token, p.evidence.end) + 1]
            for noun, rule in (
                *_nouns(name.root),
                *_beside(name),
                *_told_after(name.root),
                *_in_front(name, words),
            ):
                evidence = _phrase(reading, noun)
                if (
                    evidence is not None
                    and _classifies(noun, words)
                    and not evidence.overlaps(p.evidence)
                ):
                    draft.call(Called(evidence, rule, "appositions"))


def _last(reading: Reading, token: Token, end: int) -> int:
    """Return the index of the last token that begins before an offset."""
    i = token.i
    while i + 1 < len(reading.doc) and reading.doc[i + 1].idx < end:
        i += 1
    return i


def _nouns(root: Token) -> Iterator[tuple[Token, str]]:
    """Yield the nouns that the parse equates with a name, with the kind of description."""
    yield from ((c, "apposition") for c in root.children if c.dep_ == "appos" and c.pos_ == "NOUN")
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        yield from (
            (c, "role") for c in root.head.children if c.dep_ == "attr" and c.pos_ == "NOUN"
        )
    if root.dep_ == "appos" and root.head.pos_ == "NOUN" and root.head.i < root.i:
        yield root.head, "apposition"


def _beside(name: Span) -> Iterator[tuple[Token, str]]:
    """Yield the noun of "..., a militia" where the parse has lost it: a determiner right behind name and comma."""
    doc, at = name.doc, name.end
    while at < len(doc) and doc[at].text in ('"', "'", ","):
        at += 1
    if at == name.end or at >= len(doc) or doc[at].lower_ not in ("a", "an", "the"):
        return
    noun = doc[at].head
    if (
        noun.pos_ == "NOUN"
        and noun.i > at
        and noun.dep_ in ("dobj", "attr", "dep", "npadvmod", "oprd", "pobj", "appos")
    ):
        yield noun, "apposition"


def _told_after(root: Token) -> Iterator[tuple[Token, str]]:
    """Yield what a relative clause says that a name is: "X, which rose in the south and is part of the army"."""
    for clause in (c for c in root.children if c.dep_ == "relcl" and c.i > root.i):
        for verb in (t for t in clause.subtree if t.lemma_ == "be" and t.tag_ in _FINITE):
            if (verb == clause or verb.dep_ == "conj") and _speaks_of_the_head(verb):
                yield from (
                    (c, "role") for c in verb.children if c.dep_ == "attr" and c.pos_ == "NOUN"
                )


def _speaks_of_the_head(verb: Token) -> bool:
    """Tell whether a verb's subject is a relative pronoun, or that of the verb which it is joined to, not denied."""
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "expl")]
    held = all(c.lower_ in ("which", "who", "that") for c in subjects) and (
        subjects or verb.dep_ == "conj"
    )
    return bool(held) and not any(c.dep_ == "neg" for c in verb.children)


def _in_front(name: Span, words: Lexicon) -> Iterator[tuple[Token, str]]:
    """Yield the noun right before a name that says more of it than its bare sort: "the rebel group X"."""
    first = name.start
    if first < 2:  # noqa: PLR2004 - a noun and a word before it
        return
    noun = name.doc[first - 1]
    modified = any(c.dep_ in ("amod", "compound", "nmod") for c in noun.lefts)
    if noun.tag_ == "NN" and noun.is_lower and modified and _classifies(noun, words):
        yield noun, "apposition"


_PARTING: Final = frozenset({"-", "--", "\u2013", "\u2014", ":"})
"""Marks that part a dateline from the sentence behind it."""


def _is_apart(mark: Token) -> bool:
    """Tell whether blanks stand on both sides of a mark, as of a dash, or before what a colon opens."""
    before = mark.nbor(-1) if mark.i else None
    return bool(mark.whitespace_) and (mark.text == ":" or bool(before and before.whitespace_))


def _classifies(noun: Token, words: Lexicon) -> bool:
    """Tell whether a noun says what sort of organisation something is."""
    lemma = noun.lemma_.lower()
    if words.collectives.get(noun.lower_) is ActorType.PEOPLE:
        return False
    return (
        lemma in words.heads
        or noun.lower_ in words.collectives
        or lemma in ("part", "wing", "member", "arm", "ally")
    )


def _phrase(reading: Reading, noun: Token) -> Evidence | None:
    """Return the noun's phrase without its clauses and without "the", None where it is too long or "whose" opens it."""
    skipped = {d.i for t in noun.subtree if t.dep_ in _ENDS and t != noun for d in t.subtree}
    lefts = [
        t
        for t in noun.subtree
        if t.i <= noun.i
        and not t.is_space
        and t.i not in skipped
        and not (t.head == noun and t.lower_ in _DEFINITE)
    ]
    start = lefts[0].i if lefts else noun.i
    parted = (t.i + 1 for t in noun.doc[start : noun.i] if t.text in _PARTING and _is_apart(t))
    start = max(parted, default=start)
    if any(t.tag_ == "WP$" for t in lefts):
        return None
    end = noun.i
    kept = {t.i for t in noun.subtree} - skipped
    while end + 1 in kept:
        end += 1
    if end - start >= _LONGEST:
        return None
    return reading.quote(reading.doc[start : end + 1])
