"""Whether articles about one topic tell one event or several."""

from __future__ import annotations

from briefgen.model import Analyst, Article, DateMention, Entry, StoryFigure
from briefgen.resolve.happenings.event import events
from tests.made import RULE, article, metadata, words

BLAST = "A gas blast in the Orlin tannery killed nine workers on Tuesday."
AGAIN = "Nine workers died on Tuesday when a gas blast tore through the Orlin tannery."
OTHER = "The Orlin tannery was founded in 1912, when hides came down the river on rafts."


def _entry(slug: str, text: str, published: str = "", day: str = "") -> Entry:
    stated = {"published": published} if published else {}
    made = article(text, path=f"{slug}.txt", **stated)
    told = (_day(made, day),) if day else ()
    return Entry(slug, metadata(made, dates=told), Analyst())


def _day(made: Article, day: str) -> DateMention:
    return DateMention(
        "d1",
        words(made, "Tuesday"),
        day,
        "day",
        relative=True,
        origin=RULE,
        earliest=day,
        latest=day,
    )


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


FIRST = "Nine workers died on Tuesday when gas blew up in the Orlin tannery."
LATER = "Mourners left the Orlin tannery with candles on Tuesday, and its siren was silent."


def test_who_leads_with_one_day_just_past_tells_one_event_in_fewer_words():
    one = _entry("a", FIRST, "2026-05-06", "2026-05-05")
    assert _told(one, _entry("b", LATER, "2026-05-07")) == []
    assert _told(one, _entry("b", LATER, "2026-05-07", "2026-05-05")) == [["a", "b"]]
    assert _told(one, _entry("b", LATER, "2026-05-07", "2026-04-28")) == []


def test_a_day_long_past_or_to_come_is_history_or_a_plan():
    for day, published in (("2026-01-06", "2026-05-06"), ("2026-05-12", "2026-05-06")):
        one, other = _entry("a", FIRST, published, day), _entry("b", LATER, published, day)
        assert _told(one, other) == []


def test_who_counts_the_dead_of_one_story_tells_one_event_whatever_the_number():
    one = _entry("a", "Nine died on the Orlin tannery floor, in a fire that began at noon.")
    other = _entry("b", "Eleven had died by nightfall, the Orlin tannery said, and rain fell.")
    assert _told(one, other) == []
    figures = (_killed(one, "Nine", 9), _killed(other, "Eleven", 11))
    assert _told(one, other, figures=figures) == [["a", "b"]]
