"""States within the names of bodies: "the Government of Iraq" and "the Iraqi Army" name Iraq."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.extract.actors.draft import Draft
from briefgen.model import ActorType, MentionKind
from briefgen.registry.known import WORD, folded, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.reading import Reading
    from briefgen.model import Evidence
    from briefgen.registry.known import Known

_BODIES = frozenset(
    {ActorType.GOVERNMENT_BODY, ActorType.MILITARY, ActorType.INTELLIGENCE, ActorType.ARMED_GROUP}
)


def nested(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Add to states the mentions within public bodies' names; return drafts of new states."""
    states = {d.key: d for d in drafts if d.type is ActorType.STATE}
    made = []
    for draft in drafts:
        if draft.type not in _BODIES:
            continue
        for known, evidence in _states_in(reading, draft):
            if known.key not in states:
                states[known.key] = Draft(ActorType.STATE, known.name, "known", known.key)
                made.append(states[known.key])
            states[known.key].point(evidence, known.kind, "nested")
    return made


def _states_in(reading: Reading, draft: Draft) -> Iterator[tuple[Known, Evidence]]:
    """Yield the state in each mention of a body: an adjective in front, or a name after "of"."""
    for p in draft.pointings:
        words = list(WORD.finditer(reading.surface, p.evidence.start, p.evidence.end))
        front = spelled(words[0][0])
        if (
            len(words) > 1
            and front
            and front.type is ActorType.STATE
            and front.kind is MentionKind.ADJECTIVE
        ):
            yield front, reading.article.quote(words[0].start(), words[0].end())
        at = max((i for i, w in enumerate(words) if folded(w[0]) == "of"), default=len(words))
        rest = [w for w in words[at + 1 :] if folded(w[0]) != "the"]
        known = spelled(" ".join(w[0] for w in rest)) if rest else None
        if known and known.type is ActorType.STATE and known.kind is not MentionKind.ADJECTIVE:
            yield known, reading.article.quote(rest[0].start(), p.evidence.end)
