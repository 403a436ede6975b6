"""A timeline shows when, how precisely that is known, and in a few words what happened."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from briefgen.model.views import EventRow, Mark, Piece, Quote, Ref, Voice, When
from briefgen.render.figures.timeline import BESIDE, MOST, WORDS
from tests.unit.render.test_figures import FIGURES, brief


def event(first: str, last: str, words: str = "The union met.", time: str = "") -> EventRow:
    """Return an event between two days; an empty day leaves that end open."""
    when = When(
        time,
        f"{first}/{last}" if first != last else first,
        "",
        first,
        last,
        relative=False,
        why="",
    )
    quote = Quote((Piece(words),) if words else (), (Mark("strike", "p1s1", "¶1.1"),))
    return replace(brief().events[0], when=when, quote=quote, actors=(), places=(), voices=())


OTHER = event("2020-06-01", "2020-06-01")


def told(*events: EventRow) -> list[str]:
    """Return the text of each row of a timeline, in order, without links."""
    spans = re.findall(r" <span>(.*?)</span>(?= <span>|</li>)", FIGURES.timeline([*events, OTHER]))
    return [re.sub(r"<[^>]+>", "", span).replace("¶1.1 ", "", 1) for span in spans]


def shapes(*events: EventRow) -> list[str]:
    return re.findall(r'aria-hidden="true">(.*?)</svg>', FIGURES.timeline([*events, OTHER]))


def test_a_row_says_what_happened_in_the_first_words_of_its_sentence():
    long = (
        "The dockers of the lower river stopped all work on barges, tugs and pilots, "
        "and then went home to their towns."
    )
    assert (
        told(event("2020-01-01", "2020-01-01", "The dockers stopped work."))[0]
        == "“The dockers stopped work.”"
    )
    cut = told(event("2020-01-01", "2020-01-01", long))[0]
    assert cut == "“The dockers of the lower river stopped all work on barges…”"
    assert len(cut) <= WORDS + 3
    assert (
        told(event("2020-01-01", "2020-01-01", "\u8239" * 200))[0] == "“" + "\u8239" * WORDS + "…”"
    )


@pytest.mark.parametrize(
    ("words", "gist"),
    [
        (
            "On 3 May, the dockers of the river stopped all work.",
            "“… the dockers of the river stopped all work.”",
        ),
        (
            "3 May, the dockers of the river stopped all their work.",
            "“… the dockers of the river stopped all their work.”",
        ),
        ("The dockers, on 3 May, stopped all work.", "“The dockers, on 3 May, stopped all work.”"),
        ("On 3 May, all stopped.", "“On 3 May, all stopped.”"),
    ],
)
def test_a_time_that_a_sentence_opens_with_is_not_said_twice(words: str, gist: str):
    assert told(event("2020-05-03", "2020-05-03", words, "3 May"))[0] == gist


@pytest.mark.parametrize(
    ("words", "gist"),
    [
        ("They call it “the stop”.", "“They call it “the stop”.”"),
        ("“We left,” they said.", "“We left,” they said."),
        (
            "“We left the river and all that is on it to those who had it before us,” they said.",
            "“We left the river and all that is on it to those who had it…”",
        ),
        ('"We left," they said.', '"We left," they said.'),
    ],
)  # fmt: skip
def test_words_that_begin_with_a_quotation_mark_keep_their_own(words: str, gist: str):
    assert told(event("2020-05-03", "2020-05-03", words))[0].replace("&#34;", '"') == gist


def test_who_it_is_about_is_said_where_the_words_do_not():
    union = (Ref("River Union"), Ref("Port Board"), Ref("Third"))
    silent = replace(event("2020-01-01", "2020-01-01", "They met."), actors=union)
    plain = replace(event("2020-01-02", "2020-01-02", "The river union met."), actors=union)
    unpublished = replace(event("2020-01-03", "2020-01-03", ""), actors=union)
    assert told(silent, plain, unpublished)[:3] == [
        "“They met.” River Union, Port Board",
        "“The river union met.”",
        "River Union, Port Board",
    ]


def test_on_whose_word_something_happened_stands_before_it():
    voices = (
        Voice(Ref("The Courier"), named=True),
        Voice(Ref("dockers"), named=False),
        Voice(Ref(""), named=False),
    )
    (row, _) = told(replace(event("2020-01-01", "2020-01-01"), voices=voices))
    assert row.split(" \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ") == [
        "The Courier",
        "[dockers]",
        "speaker not identified: “The union met.”",
    ]


def test_an_exact_time_is_a_dot_a_vague_one_a_bar_and_an_open_one_hollow():
    day, vague = event("2020-01-01", "2020-01-01"), event("2019-01-01", "2019-12-31")
    since, until = event("2019-03-01", ""), event("", "2019-04-01")
    drawn = shapes(day, vague, since, until)
    assert [d.startswith("<rect") for d in drawn] == [True, False, False, False, False]
    assert ["<line" in d for d in drawn] == [False, True, True, False, False]
    assert 'x2="100%"' in drawn[1]
    assert 'x2="0%"' in drawn[2]


def test_all_that_is_drawn_lies_on_the_line_and_in_the_order_of_time():
    events = [event(f"20{n:02}-01-01", f"20{n:02}-0{1 + n % 9}-28") for n in range(20)]
    drawn = shapes(*events)
    shares = [float(x) for x in re.findall(r'x\d?="([\d.-]+)%"', FIGURES.timeline(events))]
    assert len(shares) > len(events)
    assert all(0 <= x <= 100 for x in shares)
    bars = [
        (float(x), float(w))
        for x, w in re.findall(r'<rect x="([\d.]+)%".*? width="([\d.]+)%"', "".join(drawn))
    ]
    assert all(x + wide <= 100 for x, wide in bars)
    middles = [float(m) for m in re.findall(r'cx="([\d.]+)%"', "".join(drawn))]
    assert middles == sorted(middles)


def test_of_very_many_times_the_latest_are_drawn_and_the_others_counted():
    events = [
        event(f"{1900 + n}-01-01", f"{1900 + n}-01-01", f"Year {n}.") for n in range(MOST + 3)
    ]
    svg = FIGURES.timeline(events)
    assert "Year 2." not in svg
    assert "Year 3." in svg
    assert "<figcaption>In the table alone: 3 earlier times</figcaption>" in svg


def test_of_many_events_at_one_time_the_first_are_told_and_the_others_counted():
    rows = told(*(event("2020-01-01", "2020-01-01", f"Event {n}.") for n in range(BESIDE + 2)))
    assert rows == [*(f"“Event {n}.”" for n in range(BESIDE)), "+2", "“The union met.”"]


def test_the_words_of_an_article_are_no_markup():
    rows = FIGURES.timeline([event("2020-01-01", "2020-01-01", "<b>*x*</b> & <script>"), OTHER])
    assert "<script" not in rows
    assert "&lt;b&gt;" in rows


def test_the_same_events_give_the_same_timeline():
    events = brief().events
    assert FIGURES.timeline(events) == FIGURES.timeline(list(events))


def test_weeks_are_told_in_days_a_short_time_in_months_and_a_long_one_in_years():
    days = FIGURES.timeline([event("2020-05-28", "2020-05-28"), OTHER])
    assert re.findall(r"<text[^>]*>([^<]+)<", days) == ["26 May", "30 May"]
    months = FIGURES.timeline([event("2020-02-03", "2020-02-03"), OTHER])
    assert re.findall(r"<text[^>]*>([^<]+)<", months) == ["Feb 2020"]
    years = FIGURES.timeline([event("1990-05-03", "1990-05-03"), OTHER])
    assert re.findall(r"<text[^>]*>([^<]+)<", years) == ["1990", "2000", "2010"]


@pytest.mark.parametrize("since", [*range(1900, 2020, 7), *range(2010, 2020)])
def test_years_on_the_line_keep_apart_and_do_not_run_out_of_it(since: int):
    svg = FIGURES.timeline([event(f"{since}-02-03", f"{since}-02-03"), OTHER])
    labels = re.findall(r'<text x="([\d.]+)%" y="100%" dx="(-?)3"[^>]*>([^<]+)<', svg)
    assert labels
    reach = 0.0
    for x, before, label in labels:
        long = 4.8 * len(label)
        left = float(x) - (long if before else 0)
        assert left >= reach
        assert left + long <= 104
        reach = left + long


def test_a_time_that_is_not_sure_is_counted_and_not_drawn():
    sure = event("2020-01-01", "2020-01-01", "The dockers stopped work.")
    unsure = replace(event("2019-01-01", "2019-01-01"), when=replace(sure.when, likely=True))
    assert len(told(sure, unsure)) == len(told(sure))
    drawn = FIGURES.timeline([sure, unsure, OTHER])
    assert "In the table alone: 1 time not certain" in drawn
    assert "not resolved" not in drawn
