"""Who speaks, and how that is known: clues to whether a statement's speaker is right and whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.coreference.ahead import PROBABLY
from briefgen.model import ActorType
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.claims.whole.stated import Stated
    from briefgen.model import ClaimSource

_APART: Final = (ActorType.PERSON, ActorType.STATE, ActorType.PEOPLE, ActorType.MEDIA)
_LONG: Final = 12
"""Words above which a speaker's name and office are long."""
_ALONE: Final = 2
"""Words of an article and a noun: "the firm"."""


def of_the_speaker(stated: Stated) -> Iterator[str]:
    """Yield the clues that the speaker gives."""
    source = stated.speaker
    if source is None or source.evidence is None:
        yield "who: nobody"
        return
    words = stated.tokens(source.evidence.start, source.evidence.end)
    yield _how_known(stated.draft.source, source, words)
    yield from _what_it_is(stated, source)
    yield from _how_it_reads(words)
    if not source.everyone:
        yield from _left_open(words)
    if source.why.startswith(PROBABLY):
        yield "who: probably"
    head = stated.draft.source
    if head is not None and stated.is_of_a_verb and head.head.i != stated.draft.anchor.i:
        yield "who: hangs elsewhere"


def _how_known(head: Token | None, source: ClaimSource, words: list[Token]) -> str:
    """Return how it is known who speaks."""
    if source.everyone:
        return "who: worked out" if source.why else "who: known"
    if source.means is not None:
        return "who: meant by words"
    if len(words) == 1 and words[0].lower_ in _pronouns():
        return "who: a pronoun left open"
    tag = head.tag_ if head is not None else ""
    if tag.startswith("NNP"):
        return "who: a name not known"
    if words and _is_definite(words[0]):
        return "who: the one left open" if tag == "NN" else "who: the many left open"
    return "who: many" if tag == "NNS" else "who: some one"


def _pronouns() -> set[str]:
    return {*table("unnamed_sources")["pronouns"], *_whose()}


def _whose() -> set[str]:
    return {*table("coreference")["possessives"], "whose"}


def _is_definite(word: Token) -> bool:
    return word.tag_ == "DT" and word.lower_ in table("coreference")["determiners"]


def _what_it_is(stated: Stated, source: ClaimSource) -> Iterator[str]:
    """Yield what kind of actor it is, whether it is one, and whether a name tells it apart."""
    if source.everyone:
        kind = stated.kinds[source.everyone[0]]
        yield f"who is: {kind if kind in _APART else 'body'}"
    if len(source.everyone) > 1:
        yield "who: several"
    if not source.named:
        yield "who: unnamed"
    if len(stated.sources) > 1:
        yield "who: behind another"


def _how_it_reads(words: list[Token]) -> Iterator[str]:
    """Yield what the speaker's words hold that tells of a phrase cut wrongly."""
    if words and words[-1].tag_ in ("WP", "WDT"):
        yield "who: ends with a relative"
    if any(t.ent_type_ in ("DATE", "TIME") for t in words):
        yield "who: holds a time"
    if len(words) > _LONG:
        yield "who: long"
    if words and words[0].lower_ in table("unnamed_sources")["counted"]:
        yield "who: of a number"


def _left_open(words: list[Token]) -> Iterator[str]:
    """Yield what a speaker who is no known actor leaves open: "*the* firm", "*his* lawyer"."""
    if words and words[0].lower_ in _whose():
        yield "who: whose is left open"
    if len(words) == _ALONE and _is_definite(words[0]):
        yield "who: the noun alone"
