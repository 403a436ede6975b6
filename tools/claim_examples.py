"""Write examples for the weights of claims, from articles with annotated attributions.

    python tools/claim_examples.py claims.jsonl.gz OUT CORPUS
    python tools/claim_examples.py tests/gold/articles OUT own

Examples are appended to `OUT/claim.jsonl`, which `fit_weights.py` reads. Each line of the input is
a document with `id`, `text` and `claims`, each with `source`, `cue` and `content` as lists of
(start, end). An example is an attribution that the rules find. It is right if the gold has one that
shares the cue, or most of the content, and whose source overlaps. Exact ends of content are not
compared, since guidelines differ on them.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from briefgen import cleaning, readers
from briefgen.extract import Extractor
from briefgen.extract.claims.attributions import attributions
from briefgen.extract.claims.clues import clues_of
from briefgen.extract.claims.scene import Scene
from briefgen.extract.claims.speakers import source_span
from briefgen.extract.reading import read
from briefgen.registry.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.extract.claims.draft import Draft

SHARED: Final = 0.5
"""Share of all characters of two contents that must be in both."""


def characters(spans: Iterable[Iterable[int]]) -> set[int]:
    """Return the offsets that spans cover."""
    return {i for start, end in spans for i in range(start, end)}


def is_right(draft: Draft, gold: list[dict[str, Any]]) -> bool:
    """Tell whether the gold has an attribution with this cue or content, and this source."""
    return any(_is_one(draft, g) for g in gold)


def _is_one(draft: Draft, gold: dict[str, Any]) -> bool:
    said, own = characters(gold["content"]), characters(draft.content)
    same_cue = bool(characters(gold["cue"]) & characters([draft.cue]))
    if not same_cue and len(said & own) < SHARED * len(said | own):
        return False
    source = characters(gold["source"])
    named = draft.who or (source_span(draft.source) if draft.source is not None else None)
    if source and (named is None or not source & characters([named])):
        return False
    return bool(said & own)


def own_gold(folder: Path) -> list[dict[str, Any]]:
    """Return our own annotated articles, whose cues and contents are words."""
    files = sorted(folder.glob("*.yml"))
    return [yaml.safe_load(f.read_text(encoding="utf-8")) | {"id": f.stem} for f in files]


def _is_own(draft: Draft, claims: list[dict[str, Any]], text: str) -> bool:
    """Tell whether an article of our own lists a claim with this cue and content."""
    cue = text[slice(*draft.cue)]
    said = " ".join(text[a:b] for a, b in draft.content)
    return any(c["cue"] in cue and c.get("has", "") in said for c in claims)


def main() -> None:
    """Write the examples of all documents."""
    source, out, corpus = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    extractor = Extractor("en_core_web_sm", Desk())
    if source.is_dir():
        documents = own_gold(source)
    else:
        with gzip.open(source, "rt", encoding="utf-8") as file:
            documents = [json.loads(line) for line in file]
    with (out / "claim.jsonl").open("a", encoding="utf-8") as target:
        for document in documents:
            article = cleaning.label(readers.read(document["text"].encode(), "article.txt"))
            reading = next(iter(read([(article, None)], extractor.nlp, extractor.desk)))
            scene = Scene.of(reading)
            for draft in attributions(scene):
                claims = document["claims"]
                own = source.is_dir()
                right = _is_own(draft, claims, scene.text) if own else is_right(draft, claims)
                at = {"corpus": corpus, "document": document["id"], "right": right}
                target.write(json.dumps({**at, "clues": clues_of(draft, scene)}) + "\n")


if __name__ == "__main__":
    main()
