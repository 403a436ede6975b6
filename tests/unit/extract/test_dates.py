"""Dates: their forms, tenses, and what relative ones are anchored to."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.extract.dates import periods
from briefgen.extract.dates.setting import anchor
from briefgen.extract.dates.words import tokens
from briefgen.model import Article, Block, Role, Source

PUBLISHED = "2024-10-31"
"""A Thursday."""


def values(metadata):
    return {d.evidence.exact: d.value for d in metadata.dates}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It met last Tuesday.", "last Tuesday", "2024-10-29"),
        ("It met last Thursday.", "last Thursday", "2024-10-24"),
        ("It meets next Tuesday.", "next Tuesday", "2024-11-05"),
        ("It met on Thursday.", "Thursday", "2024-10-31"),
        ("It met on Tuesday last week.", "Tuesday last week", "2024-10-22"),
        ("It met late on Tuesday night.", "Tuesday night", "2024-10-29"),
        ("The court sits on Monday.", "Monday", "2024-11-04"),
        ("He said he would travel to Rome on Sunday.", "Sunday", "2024-11-03"),
        ("They plan to meet on Friday.", "Friday", "2024-11-01"),
        ("It met last weekend.", "last weekend", "2024-10-26/2024-10-27"),
        ("It met at the weekend.", "the weekend", "2024-10-26/2024-10-27"),
        ("It fell earlier this year.", "earlier this year", "2024"),
        ("It fell last night.", "last night", "2024-10-30"),
        ("It falls tomorrow morning.", "tomorrow morning", "2024-11-01"),
        ("It fell in the last three years.", "the last three years", "2021/2024"),
        ("It fell in the past few days.", "the past few days", "2024-10-26~/2024-10-31"),
        ("It fell in the last 24 hours.", "the last 24 hours", "2024-10-30/2024-10-31"),
        ("It fell a decade ago.", "a decade ago", "2014~"),
        ("It fell more than two years ago.", "more than two years ago", "2022~"),
        ("It fell twenty-five years ago.", "twenty-five years ago", "1999"),
        ("It fell three months ago.", "three months ago", "2024-07"),
        ("It fell two to three years ago.", "two to three years ago", "2021~/2022~"),
        ("It fell last December.", "last December", "2023-12"),
        ("It fell in February last year.", "February last year", "2023-02"),
        ("It fell on March 23 of this year.", "March 23 of this year", "2024-03-23"),
        ("It fell last summer.", "last summer", "2024-22"),
        ("It fell last winter.", "last winter", "2023-24"),
        (
            "It fell in the third quarter of last year.",
            "the third quarter of last year",
            "2023-07/2023-09",
        ),
        (
            "It fell in the first half of this year.",
            "the first half of this year",
            "2024-01/2024-06",
        ),
        (
            "It fell in the week of March 4, 2019.",
            "the week of March 4, 2019",
            "2019-03-04/2019-03-10",
        ),
        (
            "It fell in the last week of May 2019.",
            "the last week of May 2019",
            "2019-05-25/2019-05-31",
        ),
        ("It fell in the late 19th century.", "the late 19th century", "18XX"),
        ("It fell on Christmas Day.", "Christmas Day", "2023-12-25"),
        ("It fell after the Sept. 11 attacks.", "Sept. 11", "2001-09-11"),
        ("It must fall by year end.", "year end", "2024-12-31"),
        ("[Ten] years ago, it fell.", "[Ten] years ago", "2014"),
        ("It fell on the first of June 2009.", "the first of June 2009", "2009-06-01"),
    ],
)
def test_a_form_is_read_as(extract_text, text, words, value):
    assert values(extract_text(text, PUBLISHED)).get(words) == value


@pytest.mark.parametrize(
    "text",
    [
        "The call will last 45 minutes.",
        "Six minutes later, he scored again.",
        "He met her the day before the vote was held.",
        "It is a matter of the last days of the war.",
        "Russia Today reported it to CBS This Morning.",
        "A baby of 24/7/365 work and version 1.2.34 came.",
        "They stay away on Mondays and on every Friday.",
        "It was the first time and the second half.",
        "The ship can fall or spring a leak.",
    ],
)
def test_what_only_looks_like_a_date_is_none(extract_text, text):
    found = [d.evidence.exact for d in extract_text(text, PUBLISHED).dates]
    assert found == []


def test_a_sum_of_money_and_a_resolution_are_no_years():
    kinds = {
        t.text: t.kind
        for t in tokens("resolution 1701, $2015 and 2000 soldiers in 2016, by 1848, of 1709 pupils")
    }
    assert {w for w, kind in kinds.items() if kind == "year"} == {"2016", "1848"}


def test_that_year_is_the_one_named_before(extract_text):
    found = values(extract_text("It rose in 2012. In early June of that year it fell.", PUBLISHED))
    assert found["early June of that year"] == "2012-06"
    alone = values(extract_text("In early June of that year it fell.", PUBLISHED))
    assert alone["early June of that year"] is None


def test_the_years_of_a_range_are_shared_to_the_left(extract_text):
    found = values(extract_text("It was shut from November 20 to December 11, 2019.", PUBLISHED))
    assert found == {
        "November 20 to December 11, 2019": "2019-11-20/2019-12-11",
        "November 20": "2019-11-20",
        "December 11, 2019": "2019-12-11",
    }


def test_days_in_a_list_are_not_a_range(extract_text):
    assert values(extract_text("It met on March 3 and 7, 2017.")) == {
        "March 3": "2017-03-03",
        "7": "2017-03-07",
    }


def test_a_caption_in_the_present_speaks_of_what_is_past(extractor):
    text = "A man walks along the quay in Veldt on Tuesday."
    for role, day in ((Role.CAPTION, "2024-10-29"), (Role.BODY, "2024-10-29")):
        article = Article(
            Source("a.txt", "0" * 64, "text/plain"), text, (Block(role, 0, len(text), "one block"),)
        )
        assert next(iter(extractor.extract([(article, PUBLISHED)]))).dates[0].value == day


def test_the_dateline_is_what_yesterday_is_reckoned_from(extractor):
    line, body = "Friday, July 21, 2017", "The dam burst yesterday."
    text = f"{line}\n\n{body}"
    at = len(line) + 2
    blocks = (
        Block(Role.DATELINE, 0, len(line), "a date"),
        Block(Role.BODY, at, len(text), "a paragraph"),
    )
    article = Article(Source("a.txt", "0" * 64, "text/plain"), text, blocks)
    found = {
        p: next(iter(extractor.extract([(article, p)]))).dates
        for p in (None, "2017-07-18", "2019-01-01")
    }
    assert [d.value for d in found[None]] == ["2017-07-21", "2017-07-20"]
    assert [d.value for d in found["2017-07-18"]] == ["2017-07-21", "2017-07-20"]
    assert [d.value for d in found["2019-01-01"]] == ["2017-07-21", "2018-12-31"]


def test_every_unresolved_date_says_why(extract_text):
    found = extract_text("It fell on Tuesday, two days earlier, last month and a year ago.").dates
    assert [d.value for d in found] == [None] * 4
    assert all(d.why for d in found)


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2024-10-31T10:00:00Z", (2024, 10, date(2024, 10, 31))),
        ("2024-10", (2024, 10, None)),
        ("2024", (2024, None, None)),
        ("2024-22", (2024, None, None)),
        ("2023-02-30", (2023, 2, None)),
    ],
)
def test_an_anchor_is_as_fine_as_what_is_stated(published, expected):
    found = anchor(published, "the publication date")
    assert found is not None
    assert (found.year, found.month, found.day) == expected


def test_no_anchor_comes_of_words():
    assert anchor("last week", "the publication date") is None
    assert anchor(None, "the publication date") is None


def test_a_part_of_a_period_keeps_its_value():
    whole = periods.of_year(2017)
    half = periods.part(whole, (0, 5))
    assert (half.value, half.earliest, half.latest) == ("2017", date(2017, 1, 1), date(2017, 7, 2))


def test_periods_in_the_wrong_order_are_no_range():
    assert periods.between(periods.of_year(2017), periods.of_year(2014)) is None
