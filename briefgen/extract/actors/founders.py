"""Is a surname the firm's or the person's: "Holt fell 5%", "Holt's chief executive, Jo Holt"?

The article names a firm that begins with the surname and a person that ends with it. Then the bare
surname is the firm's where it stands as only firms do: before its shares, its chief executive, a
price that moves. It is the person's where it speaks. Elsewhere it is whose it was last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.actors.words import plain
from briefgen.extract.names.lexicon import lexicon
from briefgen.model import ActorType, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.extract.actors.draft import Draft
    from briefgen.extract.names.lexicon import Lexicon
    from briefgen.extract.reading import Reading

_BODIES: Final = frozenset({ActorType.COMPANY, ActorType.ORGANISATION})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})


def told_apart(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, bare surnames divided between the firm and the person of that name."""
    bare = [d for d in drafts if len(plain(d.name)) == 1 and not d.key]
    starts = {t.idx: t for t in reading.doc} if bare else {}
    for draft in bare:
        firm = _one(drafts, draft, first=True)
        person = _one(drafts, draft, first=False)
        if firm is not None and person is not None:
            _part(draft, firm, person, starts)
    return [d for d in drafts if d.pointings]


def _one(drafts: list[Draft], bare: Draft, *, first: bool) -> Draft | None:
    """Return the one firm that begins with a bare name, or the one person that ends with it."""
    word = plain(bare.name)[0]
    fits = [
        d
        for d in drafts
        if len(plain(d.name)) > 1
        and (d.type in _BODIES if first else d.type is ActorType.PERSON)
        and plain(d.name)[0 if first else -1] == word
    ]
    return fits[0] if len(fits) == 1 else None


def _part(bare: Draft, firm: Draft, person: Draft, starts: dict[int, Token]) -> None:
    """Give each mention of a surname to the firm or the person.

    None is given away where no mention is clearly the firm's.
    """
    words = lexicon()
    mentions = sorted(bare.pointings, key=lambda p: p.evidence.start)
    told = [_whose(starts.get(p.evidence.start), words) for p in mentions]
    if "firm" not in told:
        return
    last = next(t for t in told if t)
    for p, whose in zip(mentions, told, strict=True):
        last = whose or last
        owner = firm if last == "firm" else person
        owner.point(p.evidence, MentionKind.SHORT_NAME, "founder")
    bare.pointings.clear()


def _whose(token: Token | None, words: Lexicon) -> str:
    """Return "firm" or "person" by the context of a mention, "" where it does not tell."""
    if token is None:
        return ""
    head = token.head
    if token.dep_ in ("poss", "compound") and _is_of_firms(head, words):
        return "firm"
    if token.dep_ not in _SUBJECTS:
        return ""
    if head.lemma_ in words.moves and any(
        t.text == "%" or t.lower_ == "percent" for t in head.subtree
    ):
        return "firm"
    return "person" if head.lower_ in words.speech else ""


def _is_of_firms(noun: Token, words: Lexicon) -> bool:
    two = f"{noun.nbor(-1).lower_} {noun.lemma_}" if noun.i else noun.lemma_
    return noun.lemma_ in words.of_firms or two in words.of_firms
