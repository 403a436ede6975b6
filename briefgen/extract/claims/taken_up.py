"""Tell who is meant where a noun alone speaks, and its name or more of it stands elsewhere.

"The spokesman" was told of before as "a spokesman for the port"; "the former chair of the trust"
opens a story whose next paragraph names her.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.claims import clauses
from briefgen.model import NUMBERED, ActorType
from briefgen.registry.speech import speech
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Block, Evidence, Mention

_DESCRIBED: Final = 3
"""Fewest words that describe somebody: "the former chair"."""


def noun_reason(means: Evidence) -> str:
    """Return the reason given for whom a noun takes up that was told of before."""
    return f"{means.exact} alone was called so before"


def name_reason(name: str) -> str:
    """Return the reason given for whom the next paragraph names."""
    return f"{name} is named in the next paragraph and speaks"


class TakenUp:
    """Finds whom the noun of a source stands for; ask in text order."""

    def __init__(self, reading: Reading, actors: Sequence[Actor]) -> None:
        """Take the text, its paragraphs and the persons who are named in it."""
        self._doc = reading.doc
        self._told: dict[str, list[Evidence]] = {}
        self._paragraphs = [b for b in reading.article.blocks if b.role in NUMBERED]
        persons = (a for a in actors if a.type is ActorType.PERSON and a.named and a.mentions)
        self._first = sorted(
            ((min(a.mentions, key=_start), a) for a in persons), key=lambda p: _start(p[0])
        )

    def before(self, head: Token, evidence: Evidence) -> Evidence | None:
        """Return the words that told before who "the spokesman" is; None where that is open.

        They are those of the one source before with the same noun and more beside it. Who speaks
        with more than the noun alone is kept for those to come.
        """
        if head.pos_ != "NOUN" or head.tag_ != "NN":
            return None
        met = self._told.setdefault(head.lower_, [])
        if evidence.exact.lower().split() != ["the", head.lower_]:
            met.append(evidence)
            return None
        others = (t for t in head.doc[: head.i] if t.lower_ == head.lower_ and not _is_bare(t))
        one = {met[0].start <= t.idx < met[0].end for t in others} if met else set()
        return met[0] if one == {True} else None

    def behind(self, head: Token, evidence: Evidence) -> Actor | None:
        """Return the person whom the next paragraph names, where a story opens with a description.

        "The former chair of the trust said A." is followed by "Anna Holm told B": she is the first
        person to be named, speaks, and has no office of her own before her name.
        """
        block = self._paragraphs[0] if self._paragraphs else None
        if block is None or not block.start <= head.idx < block.end or len(self._paragraphs) == 1:
            return None
        words = evidence.exact.split()
        one = head.pos_ == "NOUN" and head.tag_ == "NN" and words[0].lower() == "the"
        if not one or len(words) < _DESCRIBED or not _is_of_a_person(head.lemma_.lower()):
            return None
        return self._opening(self._paragraphs[1])

    def _opening(self, paragraph: Block) -> Actor | None:
        """Return the first person named in a text, who opens a paragraph and speaks; else None."""
        if not self._first or _start(self._first[0][0]) != paragraph.start:
            return None
        mention, actor = self._first[0]
        name = self._doc.char_span(mention.evidence.start, mention.evidence.end)
        titled = not actor.name.startswith(mention.evidence.exact.split()[0])
        if name is None or titled or name.root.dep_ not in clauses.SUBJECTS:
            return None
        said = name.root.head.lemma_.lower() in speech().strong
        other = any(c.dep_ == "appos" for c in name.root.children)
        return actor if said and not other else None


def _start(mention: Mention) -> int:
    return mention.evidence.start


def _is_bare(noun: Token) -> bool:
    """Tell whether a noun has nothing beside it but "the", and so takes up somebody told of."""
    return [t.lower_ for t in noun.subtree] == ["the", noun.lower_]


def _is_of_a_person(lemma: str) -> bool:
    known = table("unnamed_sources")
    if lemma in table("actor_heads")["person_nouns"] or lemma in table("titles")["heads"]:
        return True
    return lemma.endswith(tuple(known["person_endings"]))
