"""Write examples for the weights of coreference, from fully annotated texts.

    python tools/coreference_examples.py gum.jsonl.gz OUT

Examples go into `OUT/coreference_person.jsonl` and `OUT/coreference_body.jsonl`, which
`fit_weights.py` reads. Each line of the input is a document with `id`, `text`, `mentions` (start,
end, type, entity, kind). An example is a pronoun with a candidate antecedent, right if both are one
entity. Links found so far are clues for the next pronoun, as they are in use; so fit, write, and
fit once more.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen import cleaning, readers
from briefgen.extract import Extractor
from briefgen.extract.actors import find_actors
from briefgen.extract.coreference.candidates import Timeline
from briefgen.extract.coreference.clues import clues
from briefgen.extract.coreference.gender import pronoun_of
from briefgen.extract.coreference.links import decision, links, pairs
from briefgen.extract.names import find_names
from briefgen.extract.reading import read
from briefgen.model import Actor, ActorType
from briefgen.registry.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from briefgen.extract.reading import Reading


def examples(
    reading: Reading, gold: list[list[Any]]
) -> Iterator[tuple[str, bool, dict[str, float]]]:
    """Yield an example for each pronoun and candidate antecedent.

    Each is the name of the decision, whether the candidate is right, and the clues.
    """
    actors = find_actors(reading, find_names(reading))
    timeline = Timeline(reading, actors)
    genders = {a.id: pronoun_of(a) for a in actors if a.type is ActorType.PERSON}
    found = {m.evidence.start: a for a, m in links(reading, actors)}
    entities = {start: entity for start, _, _, entity, kind in gold if kind == "pronoun"}
    named = _entities(reading.doc, actors, gold)
    for token in reading.doc:
        if token.tag_ not in ("PRP", "PRP$"):
            continue
        for pair in pairs(token, timeline, genders):
            meant = named.get(pair.last.actor)
            right = meant is not None and entities.get(token.idx) in meant
            yield decision(pair), right, clues(pair, timeline)
        if token.idx in found:
            timeline.link(found[token.idx], token, token.idx, token.idx + len(token))


def _entities(doc: Doc, actors: tuple[Actor, ...], gold: list[list[Any]]) -> dict[str, set[str]]:
    """Return the gold entities of each actor, matched by the head words of names."""
    heads = {}
    for start, end, _, entity, kind in gold:
        span = doc.char_span(start, end, alignment_mode="expand")
        if kind == "name" and span is not None:
            heads[span.root.i] = entity
    out: dict[str, set[str]] = {}
    for actor in actors:
        for mention in actor.mentions:
            evidence = mention.evidence
            span = doc.char_span(evidence.start, evidence.end, alignment_mode="expand")
            if span is not None and span.root.i in heads:
                out.setdefault(actor.id, set()).add(heads[span.root.i])
    return out


def main() -> None:
    """Write the examples of all documents."""
    source, out = Path(sys.argv[1]), Path(sys.argv[2])
    extractor = Extractor("en_core_web_sm", Desk())
    lines: dict[str, list[str]] = {"coreference_person": [], "coreference_body": []}
    with gzip.open(source, "rt", encoding="utf-8") as file:
        documents = [json.loads(line) for line in file]
    for document in documents:
        article = cleaning.label(readers.read(document["text"].encode(), "article.txt"))
        reading = next(iter(read([(article, None)], extractor.nlp, extractor.desk)))
        at = {"corpus": document["genre"], "document": document["id"]}
        for name, right, seen in examples(reading, document["mentions"]):
            lines[name].append(json.dumps({**at, "right": right, "clues": seen}))
    for name, found in lines.items():
        (out / f"{name}.jsonl").write_text("\n".join(found) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
