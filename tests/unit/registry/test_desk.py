"""The desk's registry: valid entries are used, faults are reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.model import ActorType, Link
from briefgen.registry.desk import Desk, read_desk
from briefgen.registry.names import folded

DOCS = Path(__file__).parents[3] / "docs" / "registry.md"


@pytest.fixture
def desk(tmp_path):
    """Return a function that writes files of a desk and reads them."""

    def run(**files):
        for name, text in files.items():
            (tmp_path / f"{name}.yml").write_text(text, encoding="utf-8")
        return read_desk(tmp_path)

    return run


def test_a_desk_without_files_is_empty(desk, tmp_path):
    assert desk().desk == Desk()
    assert read_desk(tmp_path / "none").desk == Desk()


def test_entries_in_file_order_with_their_lines(desk):
    reading = desk(
        actors="beech:\n  name: Beech Party\n  type: party\n"
        "  aliases: [BP, Beech Party, BP]\n  parent: alder\n"
        "  links: {Its site: 'https://example.org'}\n  definition: Some.\n  source: Book\n"
        "  original_script: \u0628\n"
        "alder:\n  name: Alder Union\n  type: organisation\n",
        places="kesh:\n  name: Kesh\n  kind: town\n  lat: 1\n  lon: 2.5\n  country: no\n"
        "burn:\n  name: The Burn\n",
        glossary="edict:\n  name: edict\n  aliases: [ruling]\n  definition: A decision.\n"
        "  note: Mind it.\n",
    )
    assert (reading.notices, reading.errors) == ((), ())
    beech, alder = reading.desk.actors
    assert (beech.curated.key, beech.type, beech.where.line, beech.curated.aliases) == (
        "beech",
        ActorType.PARTY,
        1,
        ("BP",),
    )
    assert beech.curated.links == (Link("Its site", "https://example.org"),)
    assert (
        beech.curated.definition_source,
        beech.curated.parent,
        beech.curated.original_script,
    ) == (
        "Book",
        "alder",
        "\u0628",
    )
    assert alder.where.line == 10
    kesh, burn = reading.desk.places
    assert (kesh.lat, kesh.lon, kesh.precision, kesh.country, kesh.kind) == (
        1.0,
        2.5,
        "point",
        "NO",
        "town",
    )
    assert (burn.lat, burn.precision, burn.kind, burn.where.line) == (None, "", "place", 7)
    assert (reading.desk.terms[0].curated.note, reading.desk.terms[0].where.line) == ("Mind it.", 1)


def test_a_broken_entry_is_reported_and_the_rest_is_used(desk):
    reading = desk(
        actors="a:\n  name: A\n  type: gang\nb:\n  name: B\n  type: party\nc: 3\nd:\n"
        "  name: D\n  tpye: party\n",
        places="x:\n  name: X\n  lat: 1\n",
        glossary="t:\n  name: [\n",
    )
    assert [a.curated.key for a in reading.desk.actors] == ["b"]
    assert [(e.where.path.name, e.where.line, bool(e.remedy)) for e in reading.errors] == [
        ("actors.yml", 3, True), ("actors.yml", 7, True), ("actors.yml", 8, True),
        ("actors.yml", 10, True), ("places.yml", 1, True), ("glossary.yml", 2, True),
    ]  # fmt: skip
    assert "one coordinate of two" in reading.errors[4].message
    assert [(p.curated.key, p.lat, p.precision) for p in reading.desk.places] == [("x", None, "")]


def test_an_entry_that_still_names_something_is_used_without_its_fault(desk):
    reading = desk(
        actors="a:\n  name: A\n  type: party\n  nicknames: [X]\n"
        "  links: {Site: 'ftp://x', Other: 'https://x.org'}\n"
        "b: {name: B, type: [\nc:\n  name: C\n  type: party\n",
        places="x:\n  name: X\n  lat: 95\n  lon: 2\n  country: Syria\n",
    )
    assert [a.curated.key for a in reading.desk.actors] == ["a", "c"]
    assert reading.desk.actors[0].curated.links == (Link("Other", "https://x.org"),)
    assert [a.where.line for a in reading.desk.actors] == [1, 7]
    assert [(p.curated.key, p.lat, p.lon) for p in reading.desk.places] == [("x", None, None)]
    assert [(e.where.path.name, e.where.line) for e in reading.errors] == [
        ("actors.yml", 4), ("actors.yml", 5), ("actors.yml", 6), ("places.yml", 3),
        ("places.yml", 5),
    ]  # fmt: skip
    assert reading.errors[-1].remedy == "did you mean SY?"


def test_a_file_that_is_a_list_is_reported(desk):
    (error,) = desk(actors="- name: A\n").errors
    assert error.remedy == "write `key:` before each entry"


def test_an_alias_that_two_claim_identifies_neither(desk):
    reading = desk(
        actors="a:\n  name: Alder Front\n  type: party\n  aliases: [Front, AF]\n"
        "b:\n  name: Birch Front\n  type: party\n  aliases: ['the front', AF, BF]\n"
        "c:\n  name: AF\n  type: party\n"
    )
    assert [a.curated.aliases for a in reading.desk.actors] == [(), ("BF",), ()]
    assert reading.desk.contested == {"front", "af"}
    front, af = reading.notices
    assert (front.where.line, "actors.yml:5" in front.message) == (1, True)
    assert "actors.yml:5" in af.message
    assert "actors.yml:9" in af.message


def test_a_parent_that_is_nobody_is_noticed(desk):
    reading = desk(
        actors="a:\n  name: A\n  type: party\n  parent: b\nc:\n  name: C\n"
        "  type: party\n  parent: c\n"
    )
    assert [n.where.line for n in reading.notices] == [1, 5]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kata'ib Hizballah", "Kataib-Hizballah"), ("The Alder", "alder"), ("U.S.", "US"),
     ("Şarköy", "Sarkoy"), ("Al\u2011Qasr", "al Qasr"), ("Vey  Tomas", "vey tomas")],
)  # fmt: skip
def test_spellings_that_fold_alike(one, other):
    assert folded(one) == folded(other)


def test_spellings_that_do_not():
    assert folded("Hezbollah") != folded("Hizballah")
    assert folded("The") == "the"
    assert folded("***") == "***", "a name of signs alone is itself"


def test_the_page_on_the_registry_has_right_examples_and_names_every_key(desk):
    page = DOCS.read_text(encoding="utf-8")
    examples = [part.partition("```")[0] for part in page.split("```yaml\n")[1:]]
    reading = desk(actors=examples[0], places=examples[1], glossary=examples[2])
    assert (reading.errors, reading.notices) == ((), ())
    assert all((reading.desk.actors, reading.desk.places, reading.desk.terms))
    keys = [
        "name",
        "type",
        "aliases",
        "definition",
        "source",
        "links",
        "parent",
        "original_script",
        "note",
    ]
    keys += ["kind", "lat", "lon", "precision", "country"]
    assert [k for k in keys if f"| `{k}` |" not in page] == []
