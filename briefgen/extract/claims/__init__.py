"""Find claims and hedges: who said what, on whose word, and how firmly."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.extract.claims.draft import Draft
    from briefgen.extract.claims.scene import Scene
    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Claim, Hedge

_KEPT = "briefgen.claims"
"""Key under which the parse caches the attributions, which both functions need."""


def find_hedges(reading: Reading) -> tuple[Hedge, ...]:
    """Return the words by which somebody holds back from asserting, in text order.

    Those inside a claim's content are the source's, all others the author's.
    """
    from briefgen.extract.claims.hedges import hedges_of  # noqa: PLC0415 - spaCy is heavy

    scene, drafts = _attributions(reading)
    return hedges_of(scene, sorted(span for d in drafts for span in d.content))


def find_claims(
    reading: Reading, actors: tuple[Actor, ...], hedges: tuple[Hedge, ...]
) -> tuple[Claim, ...]:
    """Return what is attributed to somebody, and what the author hedges, in text order."""
    from briefgen.extract.claims.assembly import assemble  # noqa: PLC0415 - spaCy is heavy

    scene, drafts = _attributions(reading)
    return assemble(scene, actors, hedges, drafts)


def _attributions(reading: Reading) -> tuple[Scene, list[Draft]]:
    """Return the scene and its attributions, found once for each reading."""
    from briefgen.extract.claims.attributions import attributions  # noqa: PLC0415 - spaCy is heavy
    from briefgen.extract.claims.scene import Scene  # noqa: PLC0415

    kept: dict[str, tuple[Scene, list[Draft]]] = reading.doc.user_data
    if _KEPT not in kept:
        scene = Scene.of(reading)
        kept[_KEPT] = (scene, attributions(scene))
    return kept[_KEPT]
