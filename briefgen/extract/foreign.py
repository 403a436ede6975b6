"""Filters for an article in another language, keeping only what does not rest on the parse.

The English pipeline's parse of another language is noise: nouns become persons, words for wages a
town. What rests on spellings, marks and layout holds in any language.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims.voices import SPOKEN
from briefgen.model import ActorType

if TYPE_CHECKING:
    from briefgen.model import Actor, Claim, Place, Term

_BY_LISTS: Final = ("registry", "glossary")


def known_actors(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return the actors that a registry knows, and the persons with a name of their own."""
    return tuple(a for a in actors if a.registry_key or (a.named and a.type is ActorType.PERSON))


def known_places(places: tuple[Place, ...], actors: tuple[Actor, ...]) -> tuple[Place, ...]:
    """Return the places that the desk knows, and the states among the actors."""
    ids = {a.id for a in actors}
    return tuple(p for p in places if p.actor in ids or (p.source or "").startswith(_BY_LISTS))


def laid_out(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return the claims whose speaker the layout names, renumbered and without hedges."""
    kept = [c for c in claims if c.origin == SPOKEN]
    return tuple(replace(c, id=f"c{i}", hedges=()) for i, c in enumerate(kept, 1))


def glossed(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return the terms of the desk's own glossary."""
    return tuple(t for t in terms if t.kind == "glossary")
