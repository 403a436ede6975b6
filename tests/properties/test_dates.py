"""Properties of dates that hold for every text."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
import spacy
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefgen.extract.dates import Finder, find_dates, periods, phrases
from briefgen.extract.dates.setting import Setting, anchor
from briefgen.extract.dates.words import candidates, tokens
from briefgen.extract.reading import read
from briefgen.model import Article, Block, Role, Source
from briefgen.registry.desk import Desk

LEVEL_2 = re.compile(
    r"(?:\d{4}|\d{3}X|\d{2}XX|\d{4}-(?:0[1-9]|1[0-2]|2[1-4])|\d{4}-(?:0[1-9]|1[0-2])-\d{2})~?"
    r"(?:/(?:\d{4}|\d{4}-(?:0[1-9]|1[0-2])|\d{4}-(?:0[1-9]|1[0-2])-\d{2})~?)?"
)
WORDS = st.sampled_from(
    """
    last next this the that same past coming previous following \
recent early late mid beginning end of in on
    from to until between and by a few several two three 2 31 30 \
29 4th second half dozen day days week weeks
    month months year years decade century weekend hours ago \
later earlier before after May March February
    October Sept Monday Thursday Sun 2024 1999 2000 1990s 19th \
2/29/2023 31.12.2020 2024-02-30 2023-02-29 Q4
    summer winter today yesterday tomorrow night , . \
- \u2013 / [ ] ( ) Halloween Christmas Eve 'the 9 0 00
    1000 century about more than over war people % resolution
    """.split()  # noqa: SIM905 - words are easier to read without quotes
)
"""Words that dates consist of, and words that occur beside them."""
PUBLISHED = st.one_of(
    st.none(),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(str),
    st.sampled_from(
        [
            "2024",
            "2024-02",
            "2024-02-29",
            "0001",
            "9999-12-31",
            "2024-13",
            "soon",
            "1984~",
            "2004-06/2006",
        ]
    ),
)
LIMIT = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def blank():
    """Return a pipeline that only tokenises: forms and values of dates need no parse."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def dates_of(nlp, text, published):
    blocks = (Block(Role.BODY, len(text) - len(text.lstrip()), len(text.rstrip()), "a paragraph"),)
    article = Article(Source("a.txt", "0" * 64, "text/plain"), text, blocks)
    return find_dates(next(iter(read([(article, published)], nlp, Desk()))))


@LIMIT
@given(st.lists(WORDS, min_size=1, max_size=14), PUBLISHED)
@example(["the", "next", "century", ",", "in", "the", "19th", "century"], "2100-01-01")
@example(["Q4"], "2024-02")
def test_every_date_quotes_and_its_bounds_are_in_order(blank, words, published):
    text = " ".join(words)
    found = dates_of(blank, text, published)
    for one in found:
        assert text[one.evidence.start : one.evidence.end] == one.evidence.exact
        assert one.why
        assert one.value is None or LEVEL_2.fullmatch(one.value), one.value
        if one.earliest and one.latest:
            assert one.earliest <= one.latest
        if one.value:
            assert one.earliest, one
            assert one.latest, one
    assert [d.id for d in found] == [f"d{i}" for i in range(1, len(found) + 1)]
    starts = [(d.evidence.start, -d.evidence.end) for d in found]
    assert starts == sorted(starts)


@LIMIT
@given(st.lists(WORDS, min_size=1, max_size=14))
def test_nothing_that_hangs_on_publication_has_a_value_without_it(blank, words):
    found = dates_of(
        blank, " ".join(w for w in words if w not in ("today", "yesterday", "tomorrow")), None
    )
    dated = any(d.value and d.precision == "day" for d in found)
    assert dated or all(d.value is None for d in found if d.relative)


@LIMIT
@given(st.dates(date(1905, 1, 1), date(2095, 1, 1)), st.integers(1, 30))
def test_moving_the_publication_moves_what_hangs_on_it(blank, day, by):
    text = "It fell yesterday. It fell three days ago."
    one, other = (dates_of(blank, text, str(d)) for d in (day, day + timedelta(days=by)))
    moved = [
        (date.fromisoformat(b.value) - date.fromisoformat(a.value)).days
        for a, b in zip(one, other, strict=True)
    ]
    assert moved == [by, by]


@LIMIT
@given(st.dates(date(1905, 1, 1), date(2095, 1, 1)))
def test_a_day_is_read_back_however_it_is_written(blank, day):
    month = day.strftime("%B")
    for text in (
        str(day),
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day:%A}, {month} {day.day}, {day.year}",
    ):
        found = dates_of(blank, f"It fell on {text} here.", None)
        assert [d.value for d in found] == [str(day)], text


@LIMIT
@given(st.lists(WORDS, min_size=1, max_size=30))
def test_forms_do_not_overlap_and_lie_in_the_text(words):
    text = " ".join(words)
    at = 0
    for phrase in phrases(tokens(text)):
        assert at <= phrase.start < phrase.end <= len(text)
        at = phrase.end


@LIMIT
@given(st.text(max_size=60))
def test_any_text_is_cut_into_words_in_order(text):
    at = 0
    for token in tokens(text, 7):
        assert at <= token.start < token.end <= len(text) + 7
        at = token.end
    assert list(candidates(tokens(""))) == []


@LIMIT
@given(
    st.sampled_from(["early", "mid", "late", "the beginning of", "the end of", "the middle of"]),
    st.sampled_from(["2018", "March 2018", "the 1990s", "spring 2018", "the 19th century"]),
)
def test_a_part_lies_in_its_whole(blank, phase, whole):
    (part,), (all_of_it,) = (
        dates_of(blank, f"It fell in {words} here.", None) for words in (f"{phase} {whole}", whole)
    )
    assert part.value == all_of_it.value
    assert all_of_it.earliest <= part.earliest < part.latest <= all_of_it.latest
    assert (part.earliest, part.latest) != (all_of_it.earliest, all_of_it.latest)


@given(st.dates(date(1200, 1, 1), date(2900, 1, 1)), st.integers(-5000, 5000))
def test_months_away_and_back_are_the_same_month(day, by):
    year, month = periods.shifted_month(day.year, day.month, by)
    assert periods.shifted_month(year, month, -by) == (day.year, day.month)


@given(st.text(max_size=12))
def test_an_anchor_is_a_plain_date_or_nothing(text):
    found = anchor(text, "the publication date")
    assert found is None or found.first <= found.last


def test_finder_is_what_find_dates_uses(blank):
    """The public class takes one block at a time, in text order."""
    text = "In 2018 it fell. In 2019 it rose."
    block = Block(Role.BODY, 0, len(text), "a paragraph")
    reading = next(
        iter(
            read(
                [(Article(Source("a", "0" * 64, "text/plain"), text, (block,)), None)],
                blank,
                Desk(),
            )
        )
    )
    found = Finder(reading, Setting(None)).find(block, tokens(text))
    assert [f.phrase.words for f in found] == ["2018", "2019"]
