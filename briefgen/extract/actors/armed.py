"""Which bodies are armed groups, by the text: "militias known as X", "X killed nine villagers"?

A name of two or three common words, or an abbreviation, does not tell that by itself.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.extract.actors.draft import surer
from briefgen.extract.arena import Arenas
from briefgen.extract.names.lexicon import lexicon
from briefgen.model import ActorType, Confidence
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.actors.draft import Draft
    from briefgen.extract.reading import Reading
    from briefgen.model import Evidence

_LOOSE: Final = frozenset({ActorType.ORGANISATION, ActorType.PARTY, ActorType.UNKNOWN})
_FIGHTERS: Final = frozenset({ActorType.ARMED_GROUP, ActorType.MILITARY})
_BEFORE: Final = 40
"""Characters before a name among which "the militia known as" is looked for."""


def armed(reading: Reading, drafts: list[Draft]) -> None:
    """Make armed groups of bodies that the text calls so, or that do what only armed groups do."""
    arenas: Arenas | None = None
    starts: dict[int, Token] = {}
    for draft in drafts:
        if draft.type not in _LOOSE or not draft.named or draft.key:
            continue
        if any(_is_introduced(reading, p.evidence) for p in draft.pointings):
            draft.type = ActorType.ARMED_GROUP
            draft.confidence = surer(draft.confidence, Confidence.LIKELY)
            continue
        arenas = arenas or Arenas(reading)
        starts = starts or {t.idx: t for t in reading.doc}
        foes = {p.evidence.start for d in drafts if d.type in _FIGHTERS for p in d.pointings}
        for p in draft.pointings:
            for verb in _deeds(reading, starts.get(p.evidence.start), p.evidence):
                if not arenas.of(verb.sent) and _is_fought(verb, foes):
                    draft.type = ActorType.ARMED_GROUP


def _is_introduced(reading: Reading, evidence: Evidence) -> bool:
    """Tell whether a noun for fighters stands next to a name, with at most "known as" between."""
    before = reading.surface[max(0, evidence.start - _BEFORE) : evidence.start]
    behind = reading.surface[evidence.end : evidence.end + _BEFORE]
    return bool(_pattern().search(before) or re.match(rf" {_nouns()}\b", behind))


@cache
def _nouns() -> str:
    words = sorted(table("armed")["fighters"], key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, words)) + ")"


@cache
def _pattern() -> re.Pattern[str]:
    links = "|".join(map(re.escape, table("armed")["links"]))
    return re.compile(rf"\b{_nouns()}(?:,? (?:{links}))?(?: the)? $", re.IGNORECASE)


def _deeds(reading: Reading, token: Token | None, evidence: Evidence) -> Iterator[Token]:
    """Yield the verbs whose subject or agent a name is, in its relative clauses too."""
    span = reading.doc.char_span(evidence.start, evidence.end, alignment_mode="expand")
    if token is None or span is None:
        return
    root = span.root
    top = root
    while top.dep_ == "appos" and top.head.i < top.i:
        top = top.head
    if top.dep_ == "nsubj" and top.head.pos_ == "VERB":
        yield top.head
    if root.dep_ == "pobj" and root.head.dep_ == "agent":
        yield root.head.head
    for clause in (c for c in root.children if c.dep_ == "relcl"):
        yield from (clause, *clause.conjuncts)


def _is_fought(verb: Token, foes: set[int]) -> bool:
    """Tell whether a verb says that people are killed or taken, or that fighters are fought."""
    known = table("armed")
    done_to = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    below = [t for c in done_to for t in c.subtree]
    if verb.lemma_ in known["kills"]:
        victims = frozenset(known["victims"])
        return any(t.lemma_.lower() in victims for t in below)
    if verb.lemma_ not in known["fights"]:
        return False
    forces = lexicon().collectives
    return any(t.idx in foes or forces.get(t.lower_) in _FIGHTERS for t in verb.subtree)
