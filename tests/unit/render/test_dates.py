"""EDTF dates are written as precisely as they are known, in the desk's language."""

from __future__ import annotations

import pytest

from briefgen.locale import words
from briefgen.render.dates import written


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
        ("../2014", "by 2014"),
        ("2014~", "about 2014"),
        ("2024-10-31T12:00", "31 October 2024"),
        ("2024-99", "99 2024"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_a_date_is_shown_as_precisely_as_it_is_known(edtf: str, label: str):
    assert written(edtf, words()) == label


@pytest.mark.parametrize(
    ("edtf", "label"),
    [
        ("2024-10-31", "31. Oktober 2024"),
        ("2024-10-31/2024-11-06~", "31. Oktober 2024 bis etwa 6. November 2024"),
        ("199X", "1990er"),
        ("2024-21", "Frühling 2024"),
        ("../2017", "bis 2017"),
    ],
)
def test_a_date_is_german_on_a_german_desk(edtf: str, label: str):
    assert written(edtf, words("de")) == label
