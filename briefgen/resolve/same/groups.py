"""Group actors that are one by name, split where the context says that they are two."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefgen.model import ActorType, Confidence
from briefgen.registry.names import folded
from briefgen.resolve.identity import SAYS_LITTLE
from briefgen.resolve.same import bodies, people
from briefgen.resolve.same.profiles import ages_differ, profile, scene
from briefgen.resolve.same.unions import Unions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.model import Actor
    from briefgen.resolve.identity import Identity, Known
    from briefgen.resolve.same.nearness import Nearness
    from briefgen.resolve.same.profiles import Profile


@dataclass(frozen=True, slots=True)
class Group:
    """Actors of one identity, with what their articles show of them, in entry order.

    `fullest` is the longest of the names under which its articles list it; `names` are those by
    which it is compared: for a person the listed names, for a body every spelling. `types` are
    those without doubt and more specific than `organisation`. `untold` says that every article is
    in doubt of its type, `firm` that one is in no doubt that it is an actor, `contested` that
    several are known to bear its name, so that a person has to say which.
    """

    identity: Identity
    members: tuple[Known, ...]
    profiles: tuple[Profile, ...]
    kind: str
    entries: frozenset[str]
    fullest: str
    names: tuple[str, ...]
    types: frozenset[ActorType]
    named: bool
    untold: bool
    firm: bool
    contested: bool
    company: frozenset[str]
    places: frozenset[str]
    roles: frozenset[str]
    sexes: frozenset[str]
    born: tuple[int, ...]


TOLD_APART: Final = frozenset({ActorType.STATE, ActorType.PEOPLE})
"""Kinds that the registry distinguishes by itself: they are not compared, nor given a context."""


def grouped(known: Sequence[Known], nearness: Nearness, common: frozenset[str]) -> list[Group]:
    """Return the actors of all articles by identity, those of one name split where they differ."""
    scenes = {k.entry.slug: k.entry for k in known}
    around = {slug: scene(entry) for slug, entry in scenes.items()}
    by_identity: dict[Identity, list[tuple[Known, Profile]]] = {}
    for k in known:
        shown = profile(k.entry, k.actor, around[k.entry.slug])
        by_identity.setdefault(k.identity, []).append((k, shown))
    groups = []
    for identity, members in by_identity.items():
        parts = [members]
        if identity.how == "name" and len(members) > 1 and _may_be_several(members, common):
            parts = _parted(members, nearness)
        groups += [_group(_named(identity, part, parts), part) for part in parts]
    return groups


def _group(identity: Identity, members: Sequence[tuple[Known, Profile]]) -> Group:
    """Return a group with all that comparisons ask of it computed once."""
    known, profiles = tuple(k for k, _ in members), tuple(p for _, p in members)
    listed = {p.name for p in profiles}
    every = {n for p in profiles for n in p.names}
    kind = profiles[0].kind
    scenes = [p.scene for p in profiles] if kind not in TOLD_APART else []
    return Group(
        identity,
        known,
        profiles,
        kind,
        entries=frozenset(p.entry for p in profiles),
        fullest=min(listed, key=lambda n: (-len(n), n)),
        names=tuple(sorted(listed if kind == ActorType.PERSON else every)),
        types=frozenset(k.actor.type for k in known if not _is_untold(k.actor))
        - SAYS_LITTLE.keys(),
        named=any(k.actor.named for k in known),
        untold=all(_is_untold(k.actor) for k in known),
        firm=any(k.actor.confidence is not Confidence.DOUBTFUL for k in known),
        contested=any(k.contested for k in known),
        company=frozenset().union(*(s.company for s in scenes)) - {folded(n) for n in every},
        places=frozenset().union(*(s.places for s in scenes)),
        roles=frozenset().union(*(p.roles for p in profiles)),
        sexes=frozenset(p.sex for p in profiles if p.sex),
        born=tuple(sorted({p.born for p in profiles if p.born})),
    )


def _is_untold(actor: Actor) -> bool:
    return actor.type is ActorType.UNKNOWN or actor.confidence is Confidence.DOUBTFUL


def _named(
    identity: Identity,
    part: Sequence[tuple[Known, Profile]],
    parts: Sequence[Sequence[tuple[Known, Profile]]],
) -> Identity:
    """Return the identity of a part: the largest keeps it, others add their first article."""
    if part is parts[0]:
        return identity
    return replace(identity, value=f"{identity.value}\0{part[0][1].entry}")


def _may_be_several(members: Sequence[tuple[Known, Profile]], common: frozenset[str]) -> bool:
    """Tell whether several may bear a name: a common surname, a county's body, any ministry.

    Or a person's stated ages differ.
    """
    first = members[0][1]
    if first.kind == ActorType.PERSON:
        aged = {p.born for _, p in members if p.born}
        return people.parsed(first.name).surname in common or ages_differ(
            min(aged, default=None), max(aged, default=None)
        )
    return bodies.is_local(first.name) or bodies.says_not_whose(first.name)


def common_surnames(known: Iterable[Known]) -> frozenset[str]:
    """Return the surnames that several given names precede on this desk."""
    identities = {k.identity for k in known if k.identity.kind == ActorType.PERSON}
    names = {people.parsed(i.value) for i in identities if i.how == "name"}
    counts = Counter(n.surname for n in names if n.given)
    return frozenset(s for s, n in counts.items() if n >= _COMMON)


_COMMON: Final = 4
"""Full names with one surname on a desk from which on one full name may be several persons."""


def _parted(
    members: Sequence[tuple[Known, Profile]], nearness: Nearness
) -> list[list[tuple[Known, Profile]]]:
    """Return members of one name in parts, the largest first, linked by shared context.

    Two are linked by articles near each other, an actor named in both, a town, or the same role,
    unless their ages differ. A part without a home of its own joins the largest.
    """
    unions = Unions(len(members))
    first_with: dict[tuple[str, str], int] = {}
    index = {(p.entry, p.id): i for i, (_, p) in enumerate(members)}
    by_entry = {p.entry: index[p.entry, p.id] for _, p in members}
    for i, (_, shown) in enumerate(members):
        for sign in _signs(shown):
            other = first_with.setdefault(sign, i)
            if not ages_differ(members[other][1].born, shown.born):
                unions.join(other, i)
        for slug in nearness.of(shown.entry):
            other = by_entry.get(slug, i)
            if not ages_differ(members[other][1].born, shown.born):
                unions.join(i, other)
    parts = [[members[i] for i in part] for part in unions.parts()]
    parts.sort(key=lambda part: (-len(part), part[0][1].entry))
    return parts if _is_any_towns(members[0][1]) else _with_the_homeless(parts)


def _is_any_towns(shown: Profile) -> bool:
    """Tell whether a body's name is one that every town has: "the Sheriff's Office"."""
    name = shown.name
    person = shown.kind == ActorType.PERSON
    return not person and bodies.says_not_whose(name) and bodies.is_of_a_town(name)


def _with_the_homeless(
    parts: list[list[tuple[Known, Profile]]],
) -> list[list[tuple[Known, Profile]]]:
    """Return the parts; those that neither age nor home separates from the largest join it."""
    largest, *others = parts
    apart = []
    born = next((p.born for _, p in largest if p.born), None)
    home = any(_home(p) for _, p in largest)
    joined = list(largest)
    for part in others:
        aged = any(ages_differ(born, p.born) for _, p in part)
        if aged or (home and any(_home(p) for _, p in part)):
            apart.append(part)
        else:
            joined += part
    return [sorted(joined, key=lambda m: (m[1].entry, m[1].id)), *apart]


def _home(shown: Profile) -> frozenset[str]:
    """Return an actor's home: a person's towns, a county body's provinces, a ministry's country."""
    if shown.kind == ActorType.PERSON:
        return shown.scene.places
    if bodies.says_not_whose(shown.name):
        town = bodies.is_of_a_town(shown.name)
        return shown.scene.places if town else frozenset(shown.scene.lands[:1])
    return shown.scene.provinces


def _signs(shown: Profile) -> Iterator[tuple[str, str]]:
    own = {folded(n) for n in shown.names}
    for other in sorted(shown.scene.company - own):
        if not _is_any_towns(shown):
            yield "company", other
    for place in sorted(shown.scene.places):
        yield "place", place
    if shown.kind == ActorType.PERSON:
        for word in sorted(shown.roles):
            yield "role", word
    elif bodies.says_not_whose(shown.name) and not _is_any_towns(shown):
        for land in shown.scene.lands[:1]:
            yield "land", land
