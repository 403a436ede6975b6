"""Write examples for the weights of actors, from articles whose actors were judged.

    python tools/actor_examples.py tests/gold/judged OUT CORPUS [ARTICLES CORPUS ...]

appends to `OUT/actor.jsonl`, which `fit_weights.py` reads. A judged article is a YAML file with
`text`, maybe `published`, and under `actors` the lists `right` and `wrong`: of the actors that were
found in it those that a careful reader held to be right as they stood, and those that were not:
nobody at all, a name that is cut or holds a title, another kind, a second row of somebody. A role
that is wrong is no fault of the actor. Each is a line of name and kind (`line_of`). An actor that
is in neither list is no example, nor is one that is doubtful, since those are never shown plainly.

    python tools/actor_examples.py --list ARTICLE.txt [PUBLISHED]

prints such lines for an article that nobody has judged yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import judged_articles

from briefgen import cleaning, readers
from briefgen.extract.actors import find_actors, with_owners, with_parts, without_divisions
from briefgen.extract.actors.whole import Found, cases, clues_to_an_actor
from briefgen.extract.claims import find_claims, find_hedges
from briefgen.extract.coreference import with_anaphors
from briefgen.extract.names import find_names
from briefgen.extract.places import find_places
from briefgen.extract.reading import read
from briefgen.extract.relations import find_relations
from briefgen.model import Confidence

if TYPE_CHECKING:
    from judged_articles import Listed

    from briefgen.extract import Extractor
    from briefgen.extract.reading import Reading
    from briefgen.model import Actor


def line_of(actor: Actor) -> str:
    """Return an actor as a line: name, kind."""
    return f"{' '.join(actor.name.split())}, {actor.type}"


def found_in(reading: Reading) -> Found:
    """Return what the steps before the weighing find, in the order of an extraction."""
    names = find_names(reading)
    actors = find_actors(reading, names)
    actors = without_divisions(actors, find_places(reading, names, actors))
    actors = with_owners(reading, with_anaphors(reading, actors))
    hedges = find_hedges(reading)
    claims = find_claims(reading, actors, hedges)
    relations = find_relations(reading, actors, claims, hedges)
    return Found(reading, names, with_parts(reading, actors, claims, relations), claims, relations)


def listed(text: str, published: str | None, extractor: Extractor) -> Listed:
    """Yield the actors that the rules find in a text: the line and the clues of each."""
    article = cleaning.label(readers.read(text.encode(), "article.txt"))
    reading = next(iter(read([(article, published)], extractor.nlp, extractor.desk)))
    for case in cases(found_in(reading)):
        doubtful = case.actor.confidence is Confidence.DOUBTFUL
        yield line_of(case.actor), None if doubtful else clues_to_an_actor(case)


if __name__ == "__main__":
    judged_articles.main("actor", "actors", listed)
