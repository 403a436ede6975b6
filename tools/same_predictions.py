"""Print which actors and places are the same across articles, from extracted records.

    briefgen extract --format jsonl FOLDER > records.jsonl
    python tools/same_predictions.py records.jsonl > predictions.json

The output has the fields `actors`, `places` and `proposals` of a desk's record, which a scorer
reads. Extraction takes minutes and resolving seconds, so this tries rules of resolving without
extracting anew.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from briefgen import record
from briefgen.model import Analyst
from briefgen.registry.desk import Desk
from briefgen.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.model import Corpus, CorpusActor, CorpusPlace


def main(path: Path) -> None:
    """Resolve the records of a file and print the result."""
    lines = path.read_bytes().splitlines()
    records = [record.restore(line) for line in lines]
    entries = [(r.article.source.path, r, Analyst()) for r in records]
    json.dump(predictions(resolve(entries, Desk())), sys.stdout)


def predictions(corpus: Corpus) -> dict[str, Any]:
    """Return what a scorer reads of a corpus."""
    return {
        "actors": list(_things(corpus, "actors", [(x, x.name) for x in corpus.actors])),
        "places": list(_things(corpus, "places", [(x, x.place.name) for x in corpus.places])),
        "proposals": [
            {"a": f"actors/{p.a}", "b": f"actors/{p.b}", "reason": p.reasons, "score": p.score}
            for p in corpus.proposals
        ],
    }


def _things(
    corpus: Corpus, table: str, named: Iterable[tuple[CorpusActor | CorpusPlace, str]]
) -> Iterator[dict[str, Any]]:
    """Yield each actor or place with its mentions in each article.

    `table` is the field of a record that holds its members: `actors` or `places`.
    """
    found = {(e.slug, x.id): x for e in corpus.entries for x in getattr(e.metadata, table)}
    stems = {e.slug: PurePosixPath(e.metadata.article.source.path).stem for e in corpus.entries}
    for thing, name in named:
        articles: dict[str, list[dict[str, int]]] = {}
        for member in thing.members:
            spans = articles.setdefault(stems[member.entry], [])
            mentions = found[member.entry, member.id].mentions
            spans += [{"start": m.evidence.start, "end": m.evidence.end} for m in mentions]
        yield {"id": f"{table}/{thing.slug}", "name": name, "articles": articles}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
