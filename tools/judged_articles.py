"""Go through articles of which readers have judged what was found, for the tools that use them.

A tool says which decision it writes examples of, under which key of an article's YAML file the
lists `right` and `wrong` stand, and what the rules find in a text: lines, with the clues of each.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from briefgen.extract import Extractor
from briefgen.registry.desk import Desk

Listed = Iterator[tuple[str, Mapping[str, float] | None]]
"""What is found in a text: a line for each, and its clues, None where it may be no example."""

Lists = Callable[[str, str | None, Extractor], Listed]
"""Lists what the rules find in a text, which was maybe published on a day."""


def main(decision: str, key: str, lists: Lists) -> None:
    """Write the examples of all folders on the command line, or list what one article has.

    The examples are appended to `OUT/decision.jsonl`, which `fit_weights.py` reads. An empty `key`
    means the file itself.
    """
    extractor = Extractor("en_core_web_sm", Desk())
    if sys.argv[1] == "--list":
        text = Path(sys.argv[2]).read_text(encoding="utf-8")
        published = sys.argv[3] if sys.argv[3:] else None
        for line, _ in lists(text, published, extractor):
            print(f"  - {json.dumps(line, ensure_ascii=False)}")  # noqa: T201 - what is asked for
        return
    first, out, corpus, *more = sys.argv[1:]
    folders = [(first, corpus), *list(pairwise(more))[::2]]
    with (Path(out) / f"{decision}.jsonl").open("a", encoding="utf-8") as target:
        for folder, name in folders:
            for path in sorted(Path(folder).glob("*.yml")):
                gold = yaml.safe_load(path.read_text(encoding="utf-8"))
                at = {"corpus": name, "document": path.stem}
                made = _examples(gold, key, lists, extractor)
                target.writelines(f"{json.dumps({**at, **example})}\n" for example in made)


def _examples(
    gold: dict[str, Any], key: str, lists: Lists, extractor: Extractor
) -> Iterator[dict[str, Any]]:
    """Yield the examples of a judged article: what is in one of its lists."""
    published = str(gold["published"]) if "published" in gold else None
    judged = gold.get(key, {"right": [], "wrong": []}) if key else gold
    for line, clues in lists(gold["text"], published, extractor):
        if clues is not None and line in (*judged["right"], *judged["wrong"]):
            yield {"right": line in judged["right"], "clues": clues}
