"""States that are named within the name of a body: "the Government of Iraq" names Iraq as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.extract.actors.draft import Draft
from briefgen.extract.actors.words import plain
from briefgen.model import ActorType, MentionKind
from briefgen.registry.known import WORD, folded, spelled_state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.reading import Reading
    from briefgen.model import Evidence

_BODIES = frozenset({ActorType.GOVERNMENT_BODY, ActorType.MILITARY, ActorType.INTELLIGENCE})


def nested(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Give states the mentions that stand behind "of" at the end of a public body's name; return drafts of new states."""
    states = {d.key: d for d in drafts if d.type is ActorType.STATE}
    made = []
    for draft in drafts:
        if draft.type not in _BODIES or "of" not in plain(draft.name):
            continue
        for key, name, evidence in _states_in(reading, draft):
            if key not in states:
                states[key] = Draft(ActorType.STATE, name, "known", key)
                made.append(states[key])
            states[key].point(evidence, MentionKind.NAME, "nested")
    return made


def _states_in(reading: Reading, draft: Draft) -> Iterator[tuple[str, str, Evidence]]:
    """Yield key, name and place of the state that ends each mention of a body."""
    for p in draft.pointings:
        words = list(WORD.finditer(reading.surface, p.evidence.start, p.evidence.end))
        at = max((i for i, w in enumerate(words) if folded(w[0]) == "of"), default=len(words))
        rest = [w for w in words[at + 1 :] if folded(w[0]) != "the"]
        known = spelled_state(" ".join(w[0] for w in rest)) if rest else None
        if known:
            yield known.key, known.name, reading.article.quote(rest[0].start(), p.evidence.end)
