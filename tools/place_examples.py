"""Write choices among namesakes, judged by gold, for `tools/fit_weights.py place`.

    python tools/place_examples.py CORPUS gold.jsonl.gz > place.jsonl

A line of the gold is `{"id", "text", "places": [[start, end, latitude, longitude], ...]}`. A choice
is right if it lies within `NEAR` kilometres of the gold's position; a country is always right. No
word of a text is written.
"""

from __future__ import annotations

import gzip
import json
import sys
from typing import TYPE_CHECKING, Any, Final

from briefgen import cleaning, readers
from briefgen.extract import Extractor
from briefgen.extract.actors import find_actors
from briefgen.extract.names import find_names
from briefgen.extract.places import placed
from briefgen.extract.places.locate import kilometres
from briefgen.extract.reading import read
from briefgen.registry.desk import Desk
from briefgen.registry.gazetteer import GazetteerEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

NEAR: Final = 161.0
"""Kilometres: a hundred miles, as is usual in studies of toponym resolution."""


def examples(corpus: str, path: str) -> Iterator[dict[str, Any]]:
    """Yield an example for each place for which an entry was chosen and the gold has a position."""
    extractor = Extractor("en_core_web_sm", Desk())
    with gzip.open(path, "rt", encoding="utf-8") as file:
        documents = [json.loads(line) for line in file]
    for document in documents:
        yield from _of_document(extractor, corpus, document)


def _of_document(
    extractor: Extractor, corpus: str, document: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    gold = {(start, end): (lat, lon) for start, end, lat, lon in document["places"]}
    article = cleaning.label(readers.read(document["text"].encode(), "article.txt"))
    (reading,) = read([(article, None)], extractor.nlp, Desk())
    names = find_names(reading)
    for place, choice in placed(reading, names, find_actors(reading, names)):
        if choice is None or choice.entry is None:
            continue
        spots = [
            gold[s] for m in place.mentions if (s := (m.evidence.start, m.evidence.end)) in gold
        ]
        for lat, lon in spots[:1]:
            there = GazetteerEntry("", "", "", lat, lon)
            right = kilometres(choice.entry, there) <= NEAR or choice.entry.kind == "country"
            yield {
                "corpus": corpus,
                "document": document["id"],
                "right": right,
                "clues": dict(choice.clues),
            }


if __name__ == "__main__":
    for example in examples(*sys.argv[1:3]):
        sys.stdout.write(json.dumps(example) + "\n")
