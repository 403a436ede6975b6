"""Write pairs of articles, judged by gold, for `tools/fit_weights.py story`.

    briefgen extract FOLDER > records.jsonl
    python tools/story_examples.py CORPUS gold.jsonl.gz records.jsonl > story.jsonl

A line of the gold is `{"id", "story"}`; an id is the stem of the article's file. No word of a text
is written.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from briefgen import record
from briefgen.resolve.stories.candidates import candidates
from briefgen.resolve.stories.comparison import clues
from briefgen.resolve.stories.signature import signature

if TYPE_CHECKING:
    from collections.abc import Iterator


def examples(corpus: str, gold: str, records: str) -> Iterator[dict[str, Any]]:
    """Yield an example for each pair of articles that may tell one happening."""
    with gzip.open(gold, "rt", encoding="utf-8") as file:
        story = {row["id"]: row["story"] for row in map(json.loads, file) if row["story"]}
    known = []
    with Path(records).open("rb") as file:
        for line in file:
            metadata = record.restore(line)
            stem = PurePosixPath(metadata.article.source.path).stem
            if stem in story:
                known.append((story[stem], signature(metadata)))
    for i, j in candidates([one for _, one in known]):
        (here, one), (there, other) = known[i], known[j]
        told = {k: round(v, 4) for k, v in clues(one, other).items()}
        yield {"corpus": corpus, "document": here, "right": here == there, "clues": told}


def main() -> None:
    """Write examples to standard output."""
    for example in examples(*sys.argv[1:4]):
        sys.stdout.write(json.dumps(example) + "\n")


if __name__ == "__main__":
    main()
