"""Two names that may be one actor are shown, judged, and never asked about again."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from briefgen.cli import main

FIRST = """Flood gates of Veldt opened too late

VELDT - Harbour engineer Marianne Oosterling said on Monday that the flood gates of Veldt had \
opened too late, and that
the lower quays stood under water for nine hours. \
Oosterling blamed a broken relay in the pump house at Kattegat Lane.
"""
SECOND = """New ferry for the northern islands

The council of Holm bought a second ferry last week. \
It is to carry forty cars and a doctor twice a day, and
engineer Mariane Oosterling will look after its motors. The old boat is sold for scrap in spring.
"""


@pytest.fixture
def two(desk):
    """Return a desk whose two articles spell one engineer differently and share little else."""
    desk.put("first.txt", FIRST)
    desk.put("second.txt", SECOND)
    return desk


def _open(desk):
    return json.loads(desk.run("review", "--list", "--format", "json").stdout)


def _names(desk):
    """Return the sorted slugs of all actors called Oosterling, from the table of all actors."""
    table = (desk.root / "docs" / "actors" / "actors.csv").read_text(encoding="utf-8")
    slugs = {line.split(",")[0] for line in table.splitlines()}
    return sorted(slug for slug in slugs if "oosterling" in slug)


def test_a_proposal_has_both_sentences_and_reasons(two):
    (case,) = _open(two)
    assert {case["a"]["name"], case["b"]["name"]} == {"Marianne Oosterling", "Mariane Oosterling"}
    assert all("Oosterling" in case[side]["sentence"] for side in "ab")
    assert case["reasons"]


def test_the_dossiers_of_both_say_who_is_perhaps_the_same(two):
    two.run("convert")
    for one, other in (("mariane", "marianne"), ("marianne", "mariane")):
        page = (two.root / "docs" / "actors" / f"{one}-oosterling.md").read_text(encoding="utf-8")
        assert "## Perhaps the same" in page
        assert f"({other}-oosterling.md)" in page
        assert "look after its motors" in page
        assert "gates of Veldt" in page


def test_what_is_refused_is_not_asked_again_and_survives_a_rebuild(two):
    (case,) = _open(two)
    assert two.run("review", "--refuse", case["id"]).exit_code == 0
    assert _open(two) == []
    two.run("convert")
    assert _names(two) == ["mariane-oosterling", "marianne-oosterling"]
    two.run("clean")
    two.run("convert")
    assert _names(two) == ["mariane-oosterling", "marianne-oosterling"]


def test_a_refusal_is_asked_again_where_its_words_change(two):
    (case,) = _open(two)
    two.run("review", "--refuse", case["id"])
    two.put("first.txt", FIRST.replace("had opened too late, and", "opened far too late, and"))
    (again,) = _open(two)
    assert again["id"] == case["id"]
    assert again["reopened"]


def test_what_is_accepted_is_one_actor_and_keeps_the_file_as_it_was(two):
    two.put("actors.yml", "# Ours.\nlamp:   # a lamp\n  name: 'Lamp Works'\n  type: company\n")
    (case,) = _open(two)
    assert two.run("review", "--accept", case["id"]).exit_code == 0
    written = (two.root / "seeds" / "actors.yml").read_text(encoding="utf-8")
    assert written.startswith("# Ours.\nlamp:   # a lamp\n  name: 'Lamp Works'\n  type: company\n")
    assert "Marianne Oosterling" in written
    assert "Mariane Oosterling" in written
    assert _open(two) == []
    two.run("convert")
    assert len(_names(two)) == 1


def test_a_judgement_on_nobody_is_reported_and_fails_where_it_is_strict(two):
    two.put(
        "judgements.yml",
        "0badcafe:\n  judgement: different\n  a: 'person: nobody here'\n"
        "  b: 'person: marianne oosterling'\n",
    )
    result = two.run("check", "--strict")
    assert result.exit_code == 1
    assert "nobody here" in result.stderr


def test_a_proposal_that_is_none_is_an_error(two):
    result = CliRunner().invoke(
        main, ["review", "--accept", "ffffffff", "-f", str(two.root / "mkdocs.yml")]
    )
    assert result.exit_code == 1
    assert "ffffffff" in result.stderr


def test_nothing_is_written_where_one_of_several_ids_is_wrong(two):
    (case,) = _open(two)
    before = sorted((two.root / "seeds").iterdir())
    result = two.run("review", "--accept", case["id"], "--refuse", "nobody")
    assert result.exit_code == 1
    assert "'nobody' is no open proposal" in result.stderr
    assert sorted((two.root / "seeds").iterdir()) == before
    assert _open(two)


def test_a_judgement_that_contradicts_itself_is_wrong_usage(two):
    (case,) = _open(two)
    both = two.run("review", "--accept", case["id"], "--refuse", case["id"])
    assert both.exit_code == 2
    assert "can't be both accepted and refused" in both.stderr
    listed = two.run("review", "--list", "--accept", case["id"])
    assert listed.exit_code == 2
    assert "--list only shows proposals" in listed.stderr
