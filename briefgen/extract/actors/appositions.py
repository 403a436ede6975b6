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
            for noun, rule in (*_nouns(name.root), *_beside(name)):
                evidence = _phrase(reading, noun)
                if evidence is not None and _classifies(noun, words) and not evidence.overlaps(p.evidence):
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
        yield from ((c, "role") for c in root.head.children if c.dep_ == "attr" and c.pos_ == "NOUN")
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


def _classifies(noun: Token, words: Lexicon) -> bool:
    """Tell whether a noun says what sort of organisation something is."""
    lemma = noun.lemma_.lower()
    return (
        lemma in words.heads or noun.lower_ in words.collectives or lemma in ("part", "wing", "member", "arm", "ally")
    )


def _phrase(reading: Reading, noun: Token) -> Evidence | None:
    """Return the noun's phrase without its clauses, None where it is too long to be one."""
    skipped = {d.i for t in noun.subtree if t.dep_ in _ENDS and t is not noun for d in t.subtree}
    lefts = [
        t for t in noun.subtree if t.i <= noun.i and t.i not in skipped and not (t.dep_ == "det" and t.head is noun)
    ]
    start = lefts[0].i if lefts else noun.i
    end = noun.i
    kept = {t.i for t in noun.subtree} - skipped
    while end + 1 in kept:
        end += 1
    if end - start >= _LONGEST:
        return None
    return reading.quote(reading.doc[start : end + 1])
