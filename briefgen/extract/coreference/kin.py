"""Link "her aunt" to the person whom the article named as that person's aunt before.

"Ines Holm, *Lund's aunt*, said ..." and "*her aunt, Ines Holm*, said ..." name one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.model import ActorType
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.extract.coreference.candidates import Place, Timeline


@dataclass(frozen=True, slots=True)
class _Named:
    """A person, named as somebody's kin: the noun, the word for whose, and the person's id."""

    noun: Token
    whose: Token
    actor: str


class Kin:
    """The persons that an article names as somebody's kin."""

    def __init__(self, timeline: Timeline) -> None:
        """Index them by the noun."""
        self._timeline = timeline
        self._named: dict[str, list[_Named]] = {}
        for noun in timeline.reading.doc:
            whose = whose_kin(noun)
            actor = self._in_apposition(noun) if whose is not None else None
            if whose is not None and actor is not None:
                one = _Named(noun, whose, actor)
                self._named.setdefault(noun.lemma_.lower(), []).append(one)

    def _in_apposition(self, noun: Token) -> str | None:
        """Return the person named beside a noun: "his father, *Jon*", "*Jon*, his father"."""
        beside = [c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN"]
        if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
            beside.append(noun.head)
        for name in beside:
            owner = self._timeline.owners.get(name.i)
            if owner is not None and self._timeline.by_id[owner].type is ActorType.PERSON:
                return owner
        return None

    def meant(self, noun: Token) -> Place | None:
        """Return the last mention of the one person so named whose kin is the same; else None."""
        whose = whose_kin(noun)
        relative = self._relative(whose) if whose is not None else None
        if relative is None:
            return None
        before = [n for n in self._named.get(noun.lemma_.lower(), ()) if n.noun.i < noun.i]
        people = {n.actor for n in before if self._relative(n.whose) == relative}
        if len(people) != 1:
            return None
        return next((p for p in self._timeline.all_before(noun) if p.actor in people), None)

    def _relative(self, whose: Token) -> str | None:
        """Return the id of the person whom "her" or "Lund's" means, None where that is open."""
        return self._timeline.owners.get(whose.i)


def whose_kin(noun: Token) -> Token | None:
    """Return the word that says whose kin a noun is: "*her* aunt", "*Lund's* aunt"; else None."""
    if noun.tag_ != "NN" or noun.lemma_.lower() not in table("actor_heads")["kin"]:
        return None
    return next((c for c in noun.children if c.dep_ == "poss"), None)
