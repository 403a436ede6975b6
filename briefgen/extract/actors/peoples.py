"""Does a people's name mean its government: "the Iranians have signed"?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.extract.names.lexicon import lexicon
from briefgen.model import ActorType, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.extract.actors.draft import Draft
    from briefgen.extract.names.lexicon import Lexicon
    from briefgen.extract.reading import Reading


def governments(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Move mentions of "the" people that act as governments do to a state in the article.

    Return the drafts without the peoples of whom nothing is left.
    """
    states = {d.key.partition(":")[2]: d for d in drafts if d.key and d.type is ActorType.STATE}
    starts = {t.idx: t for t in reading.doc} if states else {}
    for draft in drafts:
        state = (
            states.get((draft.key or "").removeprefix("people:"))
            if draft.type is ActorType.PEOPLE
            else None
        )
        if state is None:
            continue
        for p in tuple(draft.pointings):
            token = starts.get(p.evidence.start)
            if token is not None and p.evidence.exact.endswith("s") and _governs(token, lexicon()):
                draft.pointings.remove(p)
                state.point(p.evidence, MentionKind.DESCRIPTION, "peoples")
    return [d for d in drafts if d.pointings]


def _governs(token: Token, words: Lexicon) -> bool:
    """Tell whether "the Xs" say or do what governments do, or are dealt with."""
    lefts, rights = [t.lower_ for t in token.lefts], [t for t in token.rights if t.dep_ != "punct"]
    if lefts != ["the"] or any(t.dep_ in ("prep", "relcl", "acl") for t in rights):
        return False
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    head = token.head
    if token.dep_ == "nsubj":
        return head.lower_ in words.speech or head.lemma_ in words.deeds
    return (
        token.dep_ == "pobj"
        and head.lower_ in ("with", "on", "against")
        and head.head.lemma_ in words.dealings
    )
