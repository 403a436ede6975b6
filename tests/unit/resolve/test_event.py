"""Do articles that came together tell one event, or different things of one topic?"""

from __future__ import annotations

from briefgen.model import Analyst, Entry, StoryFigure
from briefgen.resolve.happenings.event import events
from tests.made import article, metadata, words

BLAST = "A gas blast in the Orlin tannery killed nine workers on Tuesday."
AGAIN = "Nine workers died on Tuesday when a gas blast tore through the Orlin tannery."
OTHER = "The Orlin tannery was founded in 1912, when hides came down the river on rafts."


def _entry(slug: str, text: str) -> Entry:
    return Entry(slug, metadata(article(text, path=f"{slug}.txt")), Analyst())


def _killed(entry: Entry, exact: str, value: float) -> StoryFigure:
    found = words(entry.metadata.article, exact)
    return StoryFigure(entry.slug, "f1", "killed", value, "people", found)


def _told(*entries: Entry, figures: tuple[StoryFigure, ...] = ()) -> list[list[str]]:
    return [[entry.slug for entry in told] for told, _ in events(entries, figures)]


def test_leads_that_are_alike_tell_one_event_and_the_history_of_the_place_does_not():
    assert _told(_entry("a", BLAST), _entry("b", OTHER), _entry("c", AGAIN)) == [["a", "c"]]


def test_articles_of_one_topic_alone_tell_no_event():
    assert _told(_entry("a", BLAST), _entry("b", OTHER)) == []


def test_the_same_number_of_the_same_holds_articles_together():
    one = _entry("a", "Rescuers left the tannery. The blast cost nine lives.")
    other = _entry("b", "Orlin mourns its workers. Nine coffins stood in the town hall.")
    same = (_killed(one, "nine lives", 9), _killed(other, "Nine coffins", 9))
    assert _told(one, other) == []
    assert _told(one, other, figures=same) == [["a", "b"]]
    assert _told(one, other, figures=(same[0], _killed(other, "Nine coffins", 90))) == []
