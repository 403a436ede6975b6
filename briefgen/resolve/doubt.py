"""Settle what one article leaves in doubt about a name by what other articles of the desk show.

An article is read alone: of a name that it gives once, in a list, it may be uncertain whether that
is an actor, and of which kind. Where other articles have the same name without doubt, their kind is
taken (before actors are joined), and the actor is likely (once they are joined).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen import held
from briefgen.model import ActorType, Confidence
from briefgen.registry.names import folded
from briefgen.resolve.identity import commonest_type, kind_of
from briefgen.resolve.same.bodies import is_ended

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from briefgen.model import Actor, CorpusActor, Entry

_SHARE: Final = 5
"""An actor is likely if one in this many articles that name it is in no doubt."""

_OUTVOTED: Final = 2
"""How many times the votes for its own kind another kind needs to overrule a likely name."""

_VOTES: Final = {Confidence.SURE: 2, Confidence.LIKELY: 2, Confidence.DOUBTFUL: 1}
"""The votes of one article by its confidence: half where it is in doubt."""

_FIXED: Final = frozenset({ActorType.STATE, ActorType.PEOPLE})
"""Types that come from the registry and that no vote changes."""


def kinds_agreed(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries, with actors of doubtful kind given the kind that other articles elect."""
    votes: dict[str, Counter[ActorType]] = {}
    for entry in entries:
        for actor in entry.metadata.actors:
            if _may_vote(actor) and actor.type is not ActorType.UNKNOWN:
                cast = votes.setdefault(folded(actor.name), Counter())
                cast[_told_by_name(actor)] += _VOTES[actor.confidence]
    types = {name: _elected(cast) for name, cast in votes.items()}

    def agreed(actor: Actor) -> Actor:
        name = folded(actor.name)
        elected = types.get(name)
        if elected is None or not _may_vote(actor) or kind_of(elected) == kind_of(actor.type):
            return actor
        return replace(actor, type=elected) if _gives_way(actor, votes[name], elected) else actor

    return _changed(entries, lambda _, actor: agreed(actor))


def doubt_lifted(entries: Sequence[Entry], actors: Iterable[CorpusActor]) -> tuple[Entry, ...]:
    """Return the entries, with doubtful actors made likely where enough articles have no doubt."""
    known = {(e.slug, a.id): a for e in entries for a in e.metadata.actors}
    likely: set[tuple[str, str]] = set()
    for actor in actors:
        members = [(m.entry, m.id) for m in actor.members]
        doubted = [m for m in members if known[m].confidence is Confidence.DOUBTFUL]
        firm = len(members) - len(doubted)
        if doubted and firm * _SHARE >= len(members):
            likely.update(doubted)

    def lifted(slug: str, actor: Actor) -> Actor:
        found = (slug, actor.id) in likely
        return replace(actor, confidence=Confidence.LIKELY) if found else actor

    return _changed(entries, lifted)


def _changed(entries: Sequence[Entry], change: Callable[[str, Actor], Actor]) -> tuple[Entry, ...]:
    """Return the entries with their actors changed; an entry without a change stays itself."""
    out = []
    for entry in entries:
        old = entry.metadata.actors
        new = tuple(change(entry.slug, actor) for actor in old)
        same = all(a is b for a, b in zip(old, new, strict=True))
        out.append(entry if same else _with(entry, new))
    return tuple(out)


def _with(entry: Entry, actors: tuple[Actor, ...]) -> Entry:
    metadata = replace(entry.metadata, actors=actors)
    return replace(entry, metadata=held.again(entry.metadata, "with other actors", metadata))


def _may_vote(actor: Actor) -> bool:
    """Tell whether a name's kind depends on what articles take it for."""
    return actor.named and actor.registry_key is None and actor.type not in _FIXED


def _told_by_name(actor: Actor) -> ActorType:
    """Return an actor's type, but "organisation" for an unsure person with a body's last word."""
    unsure = actor.confidence is not Confidence.SURE
    body = unsure and actor.type is ActorType.PERSON and is_ended(actor.name)
    return ActorType.ORGANISATION if body else actor.type


def _elected(cast: Mapping[ActorType, int]) -> ActorType | None:
    """Return the commonest type of the kind with most votes, None where two kinds tie."""
    kinds: Counter[str] = Counter()
    for type_, count in cast.items():
        kinds[kind_of(type_)] += count
    (first, most), *others = kinds.most_common()
    if any(count == most for _, count in others):
        return None
    return commonest_type({t: n for t, n in cast.items() if kind_of(t) == first})


def _gives_way(actor: Actor, votes: Mapping[ActorType, int], elected: ActorType) -> bool:
    """Tell whether an actor's kind gives way: it is doubtful, or outvoted and not sure.

    A single word never becomes a person: taken for a body here, it may be a given name elsewhere.
    """
    if " " not in actor.name and elected is ActorType.PERSON:
        return False
    if actor.confidence is Confidence.DOUBTFUL:
        return True
    if actor.confidence is Confidence.SURE:
        return False
    own = sum(n for t, n in votes.items() if kind_of(t) == kind_of(actor.type))
    others = sum(n for t, n in votes.items() if kind_of(t) == kind_of(elected))
    return others >= _OUTVOTED * own
