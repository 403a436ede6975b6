from __future__ import annotations

import pytest

from briefgen.registry.written_dates import written_date, written_date_span


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-10-31", "2024-10-31"),
        ("2024-10-31T09:14:00+02:00", "2024-10-31"),
        ("2024-10", "2024-10"),
        ("20241031", "2024-10-31"),
        ("October 31, 2024", "2024-10-31"),
        ("Thursday, Oct. 31st, 2024 9:14 pm", "2024-10-31"),
        ("31 October 2024", "2024-10-31"),
        ("31-Oct-2024", "2024-10-31"),
        ("2024/10/31", "2024-10-31"),
        ("Published: 2012.08.09 09:01 AM", "2012-08-09"),
        ("release 2012.8.9.1", None),
        ("31/10/2024", "2024-10-31"),
        ("10/31/2024", "2024-10-31"),
        ("5.5.2024", "2024-05-05"),
        ("05/04/2024", None),
        ("February 30, 2024", None),
        ("2024-13-01", None),
        ("May 2024", None),
        ("in 2024", None),
        ("", None),
    ],
)
def test_a_day_is_read_where_it_is_written_whole_and_one_way(text, value):
    assert written_date(text) == value


def test_the_first_day_is_found_in_its_place():
    text = "Published: 3 May 2024 | Updated: May 4, 2024"
    start, end, value = written_date_span(text)
    assert (text[start:end], value) == ("3 May 2024", "2024-05-03")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("le 1er ao\u00fbt 2023", "2023-08-01"),
        ("14 \u043c\u0430\u0440\u0442\u0430 2024", "2024-03-14"),
        ("14 KASIM 2024", None),
        ("31 fev 2024", None),
        ("14 maart 2024, 1 May 2023", "2023-05-01"),
    ],
)
def test_days_with_a_month_of_another_language(text, day):
    assert written_date(text) == day
