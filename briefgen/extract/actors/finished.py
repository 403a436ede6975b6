"""Makes actors of drafts: their names, aliases, types and order."""

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
    from briefgen.extract.reading import Reading
    from briefgen.model import Evidence, Sentence

_NAMES: Final = frozenset({MentionKind.NAME, MentionKind.SHORT_NAME, MentionKind.ABBREVIATION})
_LOOSE_TYPES: Final = frozenset({ActorType.PARTY, ActorType.ORGANISATION, ActorType.UNKNOWN})
"""Types that rest on a vague word of a body's name, or on none."""

_LEAD: Final = 3
"""Sentences of the first paragraph that count as the lead."""


def finished(reading: Reading, drafts: list[Draft]) -> tuple[Actor, ...]:
    """Return the actors by salience, ties by first mention."""
    subjects = _subjects(reading)
    weights = {id(d): _weight(reading, d, subjects) for d in drafts}
    ranked = sorted(drafts, key=lambda d: (-weights[id(d)], d.first))
    ids = {id(d): f"a{i}" for i, d in enumerate(ranked, 1)}
    top = weights[id(ranked[0])] if ranked else 1.0
    return tuple(_actor(draft, ids, round(weights[id(draft)] / top, 3)) for draft in ranked)


def _actor(draft: Draft, ids: dict[int, str], salience: float) -> Actor:
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
        salience=salience,
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


_LESSER: Final = frozenset({"born", "once"})
"""Rules for names that somebody bore once, or bears on paper."""


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


def _weight(reading: Reading, draft: Draft, subjects: frozenset[int]) -> float:
    """Return how much an article is about an actor, by its mentions, their place and function.

    A sentence counts once in full and a little for each further mention in it, so that spread
    counts for more than repetition.
    """
    seen: dict[int, float] = {}
    for p in draft.pointings:
        at = p.evidence.start
        sentence = reading.sentence_at(at)
        key = sentence.start if sentence else -1
        worth = _place_worth(sentence) * (0.5 if p.kind is MentionKind.ADJECTIVE else 1.0)
        worth *= 1.25 if at in subjects else 1.0
        seen[key] = max(seen[key], worth) + 0.2 if key in seen else worth
    return sum(seen.values()) or 1.0


def _place_worth(sentence: Sentence | None) -> float:
    """Return the weight of a mention by where its sentence stands."""
    if sentence is None:
        return 0.5
    kind, block, number = sentence.address.kind, sentence.address.block, sentence.address.sentence
    if kind == "p":
        return 1.5 if block == 1 and number <= _LEAD else 1.0
    return {"t": 3.0, "d": 2.0, "c": 0.5}.get(kind, 1.0)


def _subjects(reading: Reading) -> frozenset[int]:
    """Return the offsets of the words that head or begin a subject."""
    heads = [t for t in reading.doc if t.dep_ in ("nsubj", "nsubjpass")]
    return frozenset(t.idx for head in heads for t in (head, *head.lefts))
