"""Join places and terms across the desk's articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import CorpusPlace, CorpusTerm, Member
from briefgen.registry.names import folded
from briefgen.registry.sidecar import ORIGIN
from briefgen.registry.slugs import distinct, slug
from briefgen.resolve.identity import commonest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefgen.model import Curated, Entry, Place, Term
    from briefgen.registry.desk import Desk, DeskPlace, DeskTerm


def join_places(entries: Sequence[Entry], desk: Desk) -> tuple[CorpusPlace, ...]:
    """Return the places of all entries, by name.

    One gazetteer entry is one place, and so is one name without a position.
    """
    by_key = {f"registry:{p.curated.key}": p.curated for p in desk.places}
    by_name = _by_spelling(desk.places)
    groups: dict[str, list[tuple[Entry, Place]]] = {}
    for entry in entries:
        for place in entry.metadata.places:
            groups.setdefault(_place_identity(place), []).append((entry, place))
    names = {i: commonest(p.name for _, p in members) for i, members in groups.items()}
    slugs = distinct((i, slug(name), not i.startswith("name\0")) for i, name in names.items())
    joined = [
        CorpusPlace(
            slug=slugs[identity],
            place=next(p for _, p in members if p.name == names[identity]),
            members=tuple(Member(e.slug, p.id) for e, p in members),
            curated=by_key.get(identity)
            or (by_name.get(folded(names[identity])) if "\0" in identity else None),
        )
        for identity, members in groups.items()
    ]
    return tuple(sorted(joined, key=lambda p: (p.place.name.casefold(), p.slug)))


def join_terms(entries: Sequence[Entry], desk: Desk) -> tuple[CorpusTerm, ...]:
    """Return the terms of all entries, by name: one spelling is one term, and so is its plural."""
    curated = _by_spelling(desk.terms)
    spelled = {folded(t.name) for e in entries for t in e.metadata.terms}
    groups: dict[str, list[tuple[Entry, Term]]] = {}
    for entry in entries:
        for term in entry.metadata.terms:
            groups.setdefault(_term_identity(folded(term.name), spelled, curated), []).append(
                (entry, term)
            )
    slugs = distinct((i, slug(i), False) for i in groups)
    joined = [
        CorpusTerm(
            slug=slugs[identity],
            name=curated[identity].name
            if identity in curated
            else commonest(t.name for _, t in members),
            members=tuple(Member(e.slug, t.id) for e, t in members),
            curated=curated.get(identity),
        )
        for identity, members in groups.items()
    ]
    return tuple(sorted(joined, key=lambda t: (t.name.casefold(), t.slug)))


def _place_identity(place: Place) -> str:
    """Return a place's identity: its gazetteer entry, or its name, with any analyst's position."""
    if place.source is None:
        return f"name\0{folded(place.name)}"
    return (
        f"{place.source}\0{folded(place.name)}" if place.source.startswith(ORIGIN) else place.source
    )


def _term_identity(fold: str, spelled: set[str], curated: Mapping[str, Curated]) -> str:
    """Return a term's identity: the desk's name for it, else the singular if used, else itself."""
    if fold in curated:
        return folded(curated[fold].name)
    singular = fold.removesuffix("s")
    if singular in curated:
        return folded(curated[singular].name)
    return singular if singular in spelled else fold


def _by_spelling(entries: Sequence[DeskPlace | DeskTerm]) -> dict[str, Curated]:
    """Return the desk's entry for each spelling that only one entry claims."""
    found: dict[str, Curated | None] = {}
    for entry in entries:
        for fold in {folded(x) for x in (entry.curated.name, *entry.curated.aliases)}:
            found[fold] = None if fold in found else entry.curated
    return {fold: curated for fold, curated in found.items() if curated is not None}
