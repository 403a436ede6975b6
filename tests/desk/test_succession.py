"""A retracted or corrected article is marked wherever anything rests on it."""

from __future__ import annotations

import pytest

OLD = """Sluice at Veldt broken

Harbour master Piet Maas said on 4 March 2024 that the sluice at Veldt had broken. Maas blamed the
Northern Harbour Union.
Piet Maas leads the Veldt Port Authority.
"""
NEW = """Sluice at Veldt whole

Harbour master Piet Maas said on 6 March 2024 that the sluice at Veldt was whole.
"""


@pytest.fixture
def two(desk):
    desk.put("old.txt", OLD)
    desk.put("new.txt", NEW)
    return desk


def _dossier(desk):
    return (desk.root / "docs" / "actors" / "piet-maas.md").read_text(encoding="utf-8")


def test_what_rests_on_a_retracted_article_is_marked_and_counted(two):
    two.put("old.yml", "retracted: {on: 2024-03-07, why: The document was forged.}\n")
    two.run("convert")
    own = two.brief("old")
    assert "7 March 2024" in own
    assert "The document was forged." in own
    assert "What rests on it:" in own
    lines = [x for x in _dossier(two).splitlines() if "(../briefs/old.md#" in x]
    assert lines
    assert all("<small>retracted</small>" in line for line in lines)
    assert "retracted" not in two.brief("new")


@pytest.mark.parametrize(("verb", "state"), [("updates", "updated"), ("corrects", "corrected")])
def test_the_older_of_two_is_marked_and_both_name_each_other(two, verb, state):
    two.put("new.yml", f"{verb}: old.txt\n")
    two.run("convert")
    assert "(old.md)" in two.brief("new")
    assert "(new.md)" in two.brief("old")
    assert f"<small>{state}</small>" in _dossier(two)


def test_one_that_is_none_is_told(two):
    two.put("new.yml", "updates: nowhere.txt\n")
    result = two.run("check", "--strict")
    assert result.exit_code == 1
    assert "nowhere.txt" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        "This article has been retracted.",
        "CORRECTION: The sluice did not break.",
        "RETRACTED: Sluice broken",
    ],
)
def test_an_article_that_says_so_is_noticed_until_it_is_written_down(two, words):
    two.put("old.txt", OLD + "\n" + words + "\n")
    assert "into its sidecar" in two.run("check").stderr
    two.put("old.yml", "retracted: {}\ncorrected: true\n")
    assert "into its sidecar" not in two.run("check").stderr


def test_what_an_outlet_put_right_is_noticed_with_a_page_s_lines_below_it(two):
    note = "An earlier version of this story gave another day."
    below = ("Most read", "Share this", "Sign up for our newsletter", "© 2024 Northern Courier")
    two.put("old.txt", "\n\n".join((OLD, note, *below)))
    assert "into its sidecar" in two.run("check").stderr


@pytest.mark.parametrize(
    "words", ["The minister retracted his statement.", "The correction came late."]
)
def test_words_about_something_else_are_not_noticed(two, words):
    two.put("old.txt", OLD + "\n" + words + "\n")
    assert "into its sidecar" not in two.run("check").stderr
