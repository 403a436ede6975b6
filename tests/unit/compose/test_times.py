from __future__ import annotations

from briefgen.compose.times import order
from briefgen.model.views import When


def when(earliest: str, latest: str) -> When:
    return When("", "", "vague", earliest, latest, relative=False, why="")


def test_unresolved_times_come_last():
    times = [when("", ""), when("2020-01-01", ""), when("", "2019-01-01")]
    assert sorted(times, key=order) == [times[2], times[1], times[0]]
