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

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from briefgen import cleaning, readers
from briefgen.extract import Extractor
from briefgen.extract.actors import find_actors, with_owners, with_parts, without_divisions
from briefgen.extract.actors.whole import Found, cases, clues_to_an_actor
from briefgen.extract.claims import find_claims, find_hedges
from briefgen.extract.coreference import with_anaphors
from briefgen.extract.names import find_names
from briefgen.extract.places import find_places
from briefgen.extract.reading import read
from briefgen.extract.relations import find_relations
from briefgen.model import Confidence
from briefgen.registry.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.actors.whole import Case
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


def listed(text: str, published: str | None, extractor: Extractor) -> Iterator[Case]:
    """Yield the actors that the rules find in a text, each with what it is judged by."""
    article = cleaning.label(readers.read(text.encode(), "article.txt"))
    reading = next(iter(read([(article, published)], extractor.nlp, extractor.desk)))
    yield from cases(found_in(reading))


def examples(path: Path, corpus: str, extractor: Extractor) -> Iterator[dict[str, Any]]:
    """Yield the examples of a judged article."""
    gold = yaml.safe_load(path.read_text(encoding="utf-8"))
    published = str(gold["published"]) if "published" in gold else None
    judged = gold.get("actors", {"right": [], "wrong": []})
    for case in listed(gold["text"], published, extractor):
        line = line_of(case.actor)
        doubtful = case.actor.confidence is Confidence.DOUBTFUL
        if not doubtful and line in (*judged["right"], *judged["wrong"]):
            at = {"corpus": corpus, "document": path.stem, "right": line in judged["right"]}
            yield {**at, "clues": clues_to_an_actor(case)}


def main() -> None:
    """Write the examples of all folders, or list the actors of one article."""
    extractor = Extractor("en_core_web_sm", Desk())
    if sys.argv[1] == "--list":
        text = Path(sys.argv[2]).read_text(encoding="utf-8")
        published = sys.argv[3] if sys.argv[3:] else None
        for case in listed(text, published, extractor):
            print(f"  - {json.dumps(line_of(case.actor), ensure_ascii=False)}")  # noqa: T201 - what is asked for
        return
    first, out, corpus, *more = sys.argv[1:]
    folders = [(first, corpus), *list(pairwise(more))[::2]]
    with (Path(out) / "actor.jsonl").open("a", encoding="utf-8") as target:
        for folder, name in folders:
            for path in sorted(Path(folder).glob("*.yml")):
                target.writelines(f"{json.dumps(x)}\n" for x in examples(path, name, extractor))


if __name__ == "__main__":
    main()
