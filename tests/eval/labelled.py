"""Print the records of a folder's files without extraction: only text and blocks.

    python -m tests.eval.labelled extract --format jsonl FOLDER

Stands in for `briefgen extract` where articles are scored on their text and blocks alone: files are
read and labelled in the same way, and the language pipeline is never loaded.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from briefgen import cleaning, readers


def labelled(file: Path) -> dict[str, Any]:
    """Return the part of a file's record that holds its text and its blocks."""
    article = cleaning.label(readers.read(file.read_bytes(), file.name))
    blocks = [{"role": str(b.role), "start": b.start, "end": b.end} for b in article.blocks]
    return {"source": {"path": file.name}, "text": article.text, "blocks": blocks}


if __name__ == "__main__":
    for page in sorted(Path(sys.argv[-1]).iterdir()):
        print(json.dumps(labelled(page)))  # noqa: T201 - the output of a program
