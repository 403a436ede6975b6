from __future__ import annotations

import pytest

from briefgen.compose.times import edtf_label, order
from briefgen.model.views import When


@pytest.mark.parametrize(
    ("edtf", "label"),
    [
        ("2024-10-31", "31 October 2024"),
        ("2024-10", "October 2024"),
        ("2024", "2024"),
        ("199X", "1990s"),
        ("2024-21", "spring 2024"),
        ("2014/2017", "2014 to 2017"),
        ("2014/..", "since 2014"),
        ("../2014", "until 2014"),
        ("2014~", "about 2014"),
        ("2024-10-31T12:00", "31 October 2024"),
        ("2024-99", "99 2024"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_a_date_is_shown_as_precisely_as_it_is_known(edtf: str, label: str):
    assert edtf_label(edtf) == label


def when(earliest: str, latest: str) -> When:
    return When("", "", "", "vague", earliest, latest, relative=False, why="")


def test_unresolved_times_come_last():
    times = [when("", ""), when("2020-01-01", ""), when("", "2019-01-01")]
    assert sorted(times, key=order) == [times[2], times[1], times[0]]
