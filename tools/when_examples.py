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

from typing import TYPE_CHECKING, Final

import judged_articles

from briefgen import cleaning, readers
from briefgen.extract.dated import Beside, clues_to_the_time
from briefgen.extract.reading import read

if TYPE_CHECKING:
    from judged_articles import Listed

    from briefgen.extract import Extractor
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


def listed(text: str, published: str | None, extractor: Extractor) -> Listed:
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


if __name__ == "__main__":
    judged_articles.main("when", "times", listed)
