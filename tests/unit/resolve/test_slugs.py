"""Slugs of pages."""

from __future__ import annotations

import pytest

from briefgen.registry.slugs import distinct, slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Report of Friday", "report-of-friday"),
        ("Kata'ib Hizballah", "kataib-hizballah"),
        ("Şarköy \u2013 Łódź", "sarkoy-lodz"),
        ("Путин", "putin"),
        ("Αθήνα", "athina"),
        ("حزب الله", "hzb-allh"),
        ("../../etc/passwd", "etc-passwd"),
        ("Index", "index-page"),
        ("<script>", "script"),
    ],
)
def test_slugs_are_plain(name, expected):
    assert slug(name) == expected


@pytest.mark.parametrize("name", ["", "東京", "\U0001f33f", "\ud800"])
def test_what_can_t_be_spelled_gets_a_hash(name):
    assert slug(name).startswith("x-")
    assert len(slug(name)) == 10
    assert slug(name) != slug(name + "京")


def test_long_names_are_cut_between_words():
    made = slug("word " * 80)
    assert len(made) <= 60
    assert set(made.split("-")) == {"word"}
    assert 0 < len(slug("w" * 400)) <= 60


def test_rivals_all_get_a_suffix_but_one_that_goes_first():
    assert distinct([("x", "a", False)]) == {"x": "a"}
    both = distinct([("x", "a", False), ("y", "a", False)])
    assert all(s.startswith("a-") for s in both.values())
    assert both == distinct([("y", "a", False), ("x", "a", False)])
    first = distinct([("x", "a", False), ("y", "a", True)])
    assert (first["y"], first["x"]) == ("a", both["x"])
    assert "a" not in distinct([("x", "a", True), ("y", "a", True)]).values()


def test_a_suffix_never_takes_another_s_name():
    taken = distinct([("x", "a", False), ("y", "a", False)])["x"]
    made = distinct([("x", "a", False), ("y", "a", False), ("z", taken, False)])
    assert made["z"] == taken
    assert len(set(made.values())) == 3
