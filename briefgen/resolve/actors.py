"""Join actors across the desk's articles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from briefgen.model import CorpusActor, JoinedBy, Member
from briefgen.registry.desk import Desk
from briefgen.registry.known import spellings
from briefgen.registry.slugs import digest, distinct, slug
from briefgen.resolve.identity import Identity, Known, commonest, commonest_type, identified
from briefgen.resolve.same import told_apart
from briefgen.resolve.same.proposing import proposed, unmatched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Entry, Notice, Proposal, Story
    from briefgen.resolve.same import Cluster


@dataclass(frozen=True, slots=True)
class Joined:
    """The actors of a desk, and the pairs of them that a person should judge."""

    actors: tuple[CorpusActor, ...]
    proposals: tuple[Proposal, ...]
    notices: tuple[Notice, ...]


def join_actors(entries: Sequence[Entry], desk: Desk, stories: Sequence[Story] = ()) -> Joined:
    """Return the actors of all entries, by name, members of each in the order of their entries.

    The same name in articles of one story is more likely one actor.
    """
    judged = tuple(j for j in desk.judgements if j.of == "actor")
    sameness = told_apart(identified(entries, desk), entries, judged, stories)
    curated = {a.curated.key: a for a in desk.actors}
    slugs = distinct(
        (c.identity.text, _slug(c.identity, c.members), c.identity.how == "key")
        for c in sameness.clusters
    )
    joined = []
    for cluster in sameness.clusters:
        identity, members = cluster.identity, cluster.members
        entry = curated.get(identity.value) if identity.how == "key" else None
        joined.append(
            CorpusActor(
                slug=slugs[identity.text],
                name=entry.curated.name if entry else _name(cluster),
                type=(
                    entry.type if entry else commonest_type(Counter(k.actor.type for k in members))
                ),
                named=any(k.actor.named for k in members),
                members=tuple(Member(k.entry.slug, k.actor.id) for k in members),
                joined_by=_joined_by(cluster),
                curated=entry.curated if entry else None,
                reasons=cluster.reasons,
            )
        )
    actors = tuple(sorted(joined, key=lambda a: (a.name.casefold(), a.slug)))
    return Joined(
        actors,
        proposed(sameness, slugs, entries, judged),
        tuple(unmatched(sameness)),
    )


def _name(cluster: Cluster) -> str:
    """Return the commonest name in the group of the cluster's own identity."""
    own = next(g for g in cluster.groups if g.identity == cluster.identity)
    return commonest(k.actor.name for k in own.members)


def _joined_by(cluster: Cluster) -> JoinedBy:
    members = cluster.members
    if len(members) == 1:
        return JoinedBy.SINGLE
    if cluster.judged:
        return JoinedBy.JUDGEMENT
    if len(cluster.groups) > 1:
        return JoinedBy.LIKENESS
    return JoinedBy.REGISTRY if all(k.keyed for k in members) else JoinedBy.NAME


def _slug(identity: Identity, members: Sequence[Known]) -> str:
    """Return the slug that an identity gets if no other wants it; it depends on nothing else."""
    if identity.how == "name":
        return slug(identity.value.partition("\0")[0])
    if identity.how == "single":
        return f"{slug(members[0].actor.name)}-{digest(identity.text)}"
    kind, _, rest = identity.value.rpartition(":")
    return slug(_shipped_names().get(identity.value, rest)) if kind else slug(identity.value)


@cache
def _shipped_names() -> dict[str, str]:
    """Return the name of each entry of the shipped registry, by key."""
    shipped = spellings(Desk()).by_first.values()
    return {known.key: known.name for entries in shipped for _, _, known in entries}
