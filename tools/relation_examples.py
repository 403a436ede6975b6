"""Write relations judged by a reader, as examples for `tools/fit_weights.py relation`.

    python tools/relation_examples.py judged.jsonl gum.jsonl.gz re3d.jsonl.gz > relation.jsonl

Gold of relations marks only some pairs of each text, so that a relation it lacks need not be wrong.
A line of `judged.jsonl` is `{"document", "start", "subject", "predicate", "object", "right"}`,
where `start` is the offset of the relation's sentence. A relation that nobody judged gives no
example. No word of a text is written.
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
from briefgen.extract.claims import find_claims, find_hedges
from briefgen.extract.coreference import with_anaphors
from briefgen.extract.names import find_names
from briefgen.extract.reading import read
from briefgen.extract.relations import weighed_relations
from briefgen.registry.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.reading import Reading

    Key = tuple[str, int, str, str, str]


def judgements(path: str) -> dict[Key, bool]:
    """Return the judgements by document, sentence, subject, predicate and object."""
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return {
        (r["document"], r["start"], r["subject"], r["predicate"], r["object"]): r["right"]
        for r in rows
    }


def examples(path: str, judged: dict[Key, bool]) -> Iterator[dict[str, Any]]:
    """Yield an example for each judged relation of each document."""
    extractor = Extractor("en_core_web_sm", Desk())
    with gzip.open(path, "rt", encoding="utf-8") as file:
        documents = [json.loads(line) for line in file]
    corpus = Path(path).name.partition(".")[0]
    for document in documents:
        article = cleaning.label(readers.read(document["text"].encode(), "article.txt"))
        (reading,) = read([(article, document.get("published"))], extractor.nlp, Desk())
        for key, clues in _found(reading, document["id"]):
            if key in judged:
                at = {"corpus": corpus, "document": document["id"]}
                yield {**at, "right": judged[key], "clues": clues}


def _found(reading: Reading, document: str) -> Iterator[tuple[Key, dict[str, float]]]:
    """Yield each relation of a text, as the key of a judgement, with its clues."""
    actors = with_anaphors(reading, find_actors(reading, find_names(reading)))
    hedges = find_hedges(reading)
    claims = find_claims(reading, actors, hedges)
    names = {a.id: a.name for a in actors}
    for r, clues in weighed_relations(reading, actors, claims, hedges):
        ends = (names[r.subject], r.predicate, names[r.object])
        yield (document, r.evidence.start, *ends), clues


if __name__ == "__main__":
    known = judgements(sys.argv[1])
    for source in sys.argv[2:]:
        for example in examples(source, known):
            sys.stdout.write(json.dumps(example) + "\n")
