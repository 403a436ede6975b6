"""Write examples for the weights of times, from articles whose times were judged.

    python tools/when_examples.py tests/gold/judged OUT CORPUS [ARTICLES CORPUS ...]

appends to `OUT/when.jsonl`, which `fit_weights.py` reads. A judged article is a YAML file with
`text`, maybe `published`, and `times` with the lists `right` and `wrong`: the lines of the timeline
whose time a careful reader held to be that of what the line tells, on the right day and the right
side of publication, and the others. Each is a line that says the time, the article's words for it,
and what is told, its words shortened (`line_of`). A line that is in neither list, since the rules
find another today, is no example.

    python tools/when_examples.py --list ARTICLE.txt [PUBLISHED]

prints such lines for an article that nobody has judged yet.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from briefgen import cleaning, readers
from briefgen.extract import Extractor
from briefgen.extract.dated import Beside, clues_to_the_time
from briefgen.extract.reading import read
from briefgen.registry.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import DateMention, Event, Evidence

_FIRST: Final = 6
_LAST: Final = 6
"""Words of what is told that are kept at its beginning and at its end."""


def told(event: Event, date: DateMention) -> Evidence:
    """Return the words that stand beside a time: its clause, unless that is the time alone."""
    clause = event.phrase or event.clause
    return event.evidence if clause is None or clause == date.evidence else clause


def line_of(event: Event, date: DateMention) -> str:
    """Return a time as a line: when, in which words, and what is told."""
    words = told(event, date).exact.split()
    if len(words) > _FIRST + _LAST:
        words = [*words[:_FIRST], "...", *words[-_LAST:]]
    said = " ".join(date.evidence.exact.split())
    return f"{date.value or 'unknown'} | {said} | {' '.join(words)}"


def listed(
    text: str, published: str | None, extractor: Extractor
) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield the times that the rules find in a text: the line and the clues of each."""
    article = cleaning.label(readers.read(text.encode(), "article.txt"))
    found = next(iter(extractor.extract([(article, published)])))
    reading = next(iter(read([(article, published)], extractor.nlp, extractor.desk)))
    beside = Beside(reading, found.dates, found.claims)
    dates = {d.id: d for d in found.dates}
    for event in found.events:
        date = dates[event.date]
        dated = beside.at(date, event.evidence, told(event, date), event.status)
        yield line_of(event, date), clues_to_the_time(dated)


def examples(path: Path, corpus: str, extractor: Extractor) -> Iterator[dict[str, Any]]:
    """Yield the examples of a judged article."""
    gold = yaml.safe_load(path.read_text(encoding="utf-8"))
    published = str(gold["published"]) if "published" in gold else None
    judged = gold.get("times", {"right": [], "wrong": []})
    for line, clues in listed(gold["text"], published, extractor):
        if line in (*judged["right"], *judged["wrong"]):
            at = {"corpus": corpus, "document": path.stem, "right": line in judged["right"]}
            yield {**at, "clues": clues}


def main() -> None:
    """Write the examples of all folders, or list the times of one article."""
    extractor = Extractor("en_core_web_sm", Desk())
    if sys.argv[1] == "--list":
        text = Path(sys.argv[2]).read_text(encoding="utf-8")
        published = sys.argv[3] if sys.argv[3:] else None
        for line, _ in listed(text, published, extractor):
            print(f"  - {json.dumps(line, ensure_ascii=False)}")  # noqa: T201 - what is asked for
        return
    first, out, corpus, *more = sys.argv[1:]
    folders = [(first, corpus), *list(pairwise(more))[::2]]
    with (Path(out) / "when.jsonl").open("a", encoding="utf-8") as target:
        for folder, name in folders:
            for path in sorted(Path(folder).glob("*.yml")):
                target.writelines(f"{json.dumps(x)}\n" for x in examples(path, name, extractor))


if __name__ == "__main__":
    main()
