"""Makes actors of drafts: their names, aliases and types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.actors.words import abbreviated, plain
from briefgen.model import (
    Actor,
    ActorType,
    Alias,
    Confidence,
    Description,
    Mention,
    MentionKind,
)
from briefgen.registry.known import canonical
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from briefgen.extract.actors.draft import Draft
    from briefgen.model import Evidence

_NAMES: Final = frozenset({MentionKind.NAME, MentionKind.SHORT_NAME, MentionKind.ABBREVIATION})
_LOOSE_TYPES: Final = frozenset({ActorType.PARTY, ActorType.ORGANISATION, ActorType.UNKNOWN})
"""Types that rest on a vague word of a body's name, or on none."""


def finished(drafts: list[Draft]) -> tuple[Actor, ...]:
    """Return the actors in the order of their first mention, and number them so."""
    ordered = sorted(drafts, key=lambda d: d.first)
    ids = {id(d): f"a{i}" for i, d in enumerate(ordered, 1)}
    return tuple(_actor(draft, ids) for draft in ordered)


def _actor(draft: Draft, ids: dict[int, str]) -> Actor:
    name = _name(draft)
    pointings = sorted(draft.pointings, key=lambda p: (p.evidence.start, -p.evidence.end))
    return Actor(
        id=ids[id(draft)],
        name=name,
        type=_type(draft),
        named=draft.named,
        mentions=tuple(Mention(p.evidence, p.kind, p.rule) for p in pointings),
        origin=draft.rule,
        aliases=_aliases(draft, name),
        descriptions=tuple(
            Description(c.evidence, c.kind, c.rule, ids.get(id(c.about)) if c.about else None)
            for c in sorted(draft.called, key=lambda c: c.evidence.start)
        ),
        registry_key=draft.key,
        confidence=draft.confidence if draft.named else Confidence.SURE,
    )


def _type(draft: Draft) -> ActorType:
    """Return an actor's type; where that is vague, the one that the text's descriptions say."""
    if draft.type not in _LOOSE_TYPES:
        return draft.type
    words = table("actor_heads")["called"]
    for called in draft.called:
        phrase = called.evidence.exact.casefold()
        for kind, ends in words.items():
            if called.about is None and phrase.endswith(tuple(ends)):
                return ActorType(kind)
    return draft.type


def _name(draft: Draft) -> str:
    """Return an actor's name: the registry's for a state, else the fullest that the text has.

    A party met only by the word for its members has the registry's too; an unnamed actor keeps the
    name of its draft.
    """
    spelled_out = draft.type is ActorType.STATE or _is_called_by_members(draft)
    registered = canonical(draft.key) if draft.key and spelled_out else None
    if registered or not draft.named:
        return registered or draft.name
    if draft.whole is not None and not draft.key:
        return _joined(draft.whole.exact)
    written = [p.evidence for p in draft.pointings if p.kind in _NAMES and p.rule not in _LESSER]
    return _joined(max(written, key=_fullness).exact) if written else draft.name


_LESSER: Final = frozenset({"born", "once", "noun"})
"""Rules for names that somebody bore once, or bears on paper, and for a body's noun alone."""


def _is_called_by_members(draft: Draft) -> bool:
    """Tell whether a party is met only by the word for its members: "a Democrat"."""
    return draft.type is ActorType.PARTY and all(
        len(plain(p.evidence.exact)) == 1 for p in draft.pointings if p.kind in _NAMES
    )


def _fullness(evidence: Evidence) -> tuple[bool, int, bool, int]:
    """Return the sort key of the fullest name.

    Best is a name that is no abbreviation, with most words, not all in capitals, and earliest.
    """
    exact = evidence.exact
    return (not abbreviated(exact), len(plain(exact)), not exact.isupper(), -evidence.start)


_LIKELY: Final = frozenset({"short form"})
"""Rules that merge names that are mostly, but not always, one actor's."""


def _joined(name: str) -> str:
    """Return a name with single spaces, as a line may end within it."""
    return " ".join(name.split())


def _aliases(draft: Draft, name: str) -> tuple[Alias, ...]:
    """Return the other names that the text uses, in the order of their first use."""
    out: dict[str, Alias] = {}
    for p in sorted(draft.pointings, key=lambda p: p.evidence.start):
        spelled = _joined(p.evidence.exact)
        if p.kind in _NAMES and draft.named and _loose(spelled) != _loose(name):
            sure = Confidence.LIKELY if p.rule in _LIKELY else Confidence.SURE
            out.setdefault(_loose(spelled), Alias(spelled, p.evidence, p.rule, sure))
    return tuple(out.values())


def _loose(name: str) -> str:
    return name.casefold().replace(".", "").replace("-", " ").replace("\u2019", "'")
