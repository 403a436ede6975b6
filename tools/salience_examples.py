"""Write examples for the weights of salience, from texts that several people have summed up.

    python tools/salience_examples.py gum.jsonl.gz > salience.jsonl

which `fit_weights.py` reads. Each line of the input is a document with `id`, `text`, `mentions`
(start, end, type, entity, kind) and `salient`: how many of its five summaries mention an entity.
For each summary an actor is an example, right if the summary mentions it.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from briefgen import cleaning, readers
from briefgen.extract import Extractor
from briefgen.extract.actors import find_actors, with_owners, without_divisions
from briefgen.extract.actors.foremost import clues_to_salience
from briefgen.extract.coreference import with_anaphors
from briefgen.extract.names import find_names
from briefgen.extract.places import find_places
from briefgen.extract.reading import read
from briefgen.model import Confidence
from briefgen.registry.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from briefgen.extract.reading import Reading
    from briefgen.model import Actor

SUMMARIES: Final = 5
"""Summaries of each text."""


def examples(document: dict[str, Any], extractor: Extractor) -> Iterator[dict[str, Any]]:
    """Yield the examples of a document: for each actor one for each summary."""
    article = cleaning.label(readers.read(document["text"].encode(), "article.txt"))
    (reading,) = read([(article, None)], extractor.nlp, extractor.desk)
    entities = _entities(reading.doc, document["mentions"])
    for actor in _actors(reading):
        if actor.confidence is Confidence.DOUBTFUL:
            continue
        meant = Counter(entities[t.i] for t in _heads(reading, actor) if t.i in entities)
        mentioned = document["salient"].get(meant.most_common(1)[0][0], 0) if meant else 0
        clues = clues_to_salience(reading, actor)
        for summary in range(SUMMARIES):
            yield {"right": summary < mentioned, "clues": clues}


def _actors(reading: Reading) -> tuple[Actor, ...]:
    """Return the actors as they are when salience is weighed."""
    names = find_names(reading)
    actors = find_actors(reading, names)
    actors = without_divisions(actors, find_places(reading, names, actors))
    return with_owners(reading, with_anaphors(reading, actors))


def _entities(doc: Doc, gold: list[list[Any]]) -> dict[int, str]:
    """Return the gold entity of each head of a name or noun phrase, the innermost one's."""
    out = {}
    for start, end, _, entity, kind in sorted(gold, key=lambda m: m[0] - m[1]):
        span = doc.char_span(start, end, alignment_mode="expand")
        if kind != "pronoun" and span is not None:
            out[span.root.i] = entity
    return out


def _heads(reading: Reading, actor: Actor) -> Iterator[Token]:
    for mention in actor.read:
        at = mention.evidence
        span = reading.doc.char_span(at.start, at.end, alignment_mode="expand")
        if span is not None:
            yield span.root


def main() -> None:
    """Write the examples of all documents."""
    extractor = Extractor("en_core_web_sm", Desk())
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as file:
        documents = [json.loads(line) for line in file]
    for document in documents:
        at = {"corpus": document["genre"], "document": document["id"]}
        for example in examples(document, extractor):
            sys.stdout.write(f"{json.dumps({**at, **example})}\n")


if __name__ == "__main__":
    main()
