"""What a sidecar may contain."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.errors import DeskError
from briefgen.model import FIELDS, ActorType, Analyst, Precision, Publish
from briefgen.registry.sidecar import TEMPLATE, Sidecar, read_sidecar

DOCS = Path(__file__).parents[3] / "docs" / "sidecar.md"


@pytest.fixture
def read(tmp_path):
    """Return a function that reads a sidecar, and raises its first fault."""

    def run(text):
        path = tmp_path / "article.yml"
        path.write_text(text, encoding="utf-8")
        sidecar, faults = read_sidecar(path)
        if faults:
            raise faults[0]
        return sidecar

    return run


def test_an_empty_sidecar_says_nothing(read):
    made = read("")
    assert made == Sidecar(made.where)
    assert made.statements == ()
    assert made.analyst == Analyst()


def test_every_field_of_the_descriptor(read):
    made = read(
        "\n".join(
            f"{f}: https://example.org/x" if "url" in f else f"{f}: '2024'"
            for f in FIELDS
            if f != "language"
        )
    )
    assert [s.field for s in made.statements] == [f for f in FIELDS if f != "language"]
    assert {s.origin for s in made.statements} == {"sidecar"}


def test_numbers_that_stand_for_text_are_text(read):
    made = read(
        "title: 1984\npublished: 2024\ncredibility: 3\nreliability: b\ntags: [2024, border]"
    )
    assert (
        made.title, made.published,
        made.analyst.credibility, made.analyst.reliability, made.analyst.tags,
    ) == (
        "1984", "2024", "3", "B", ("2024", "border"),
    )  # fmt: skip


def test_the_analyst_s_words(read):
    made = read("note: |\n  One.\n\n  Two.\nassessment: Likely.\npublish: quotes\n")
    assert made.analyst == Analyst("One.\n\nTwo.", "Likely.", publish=Publish.QUOTES)


def test_keys_with_nothing_behind_them_are_blank(read):
    made = read("title:\npublished:\ntags:\nactors:\nplaces:\n  locate:\n")
    assert made.statements == ()
    assert made.places.locate == ()


def test_each_correction_knows_its_line(read):
    made = read(
        "actors:\n  merge:\n    - [A, B]\n    - [C, D]\n"
        "  split:\n    - name: E\n      into: F\n      at: [\u00b67.2, T1S1, \u00b63]\n"
        "  rename:\n    G: H\n  retype:\n    I: party\n  ignore:\n    - J\n  add:\n"
        "    - {name: K, type: person}\n"
        "places:\n  locate:\n    L: {lat: 1, lon: 2, country: no, precision: city}\n  ignore: [M]\n"
    )
    actors, places = made.actors, made.places
    assert [(m.names, m.where.line) for m in actors.merge] == [(("A", "B"), 3), (("C", "D"), 4)]
    assert [(s.name, s.into, s.at, s.where.line) for s in actors.split] == [
        ("E", "F", ("p7s2", "t1s1", "p3s1"), 6)
    ]
    assert [(r.old, r.new, r.where.line) for r in actors.rename] == [("G", "H", 10)]
    assert [(r.name, r.type, r.where.line) for r in actors.retype] == [("I", ActorType.PARTY, 12)]
    assert [(i.name, i.where.line) for i in actors.ignore] == [("J", 14)]
    assert [(a.name, a.type, a.where.line) for a in actors.add] == [("K", ActorType.PERSON, 16)]
    assert [(x.name, x.country, x.precision, x.where.line) for x in places.locate] == [
        ("L", "NO", Precision.CITY, 19)
    ]
    assert [(i.name, i.where.line) for i in places.ignore] == [("M", 20)]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("outlett: x", 1, "did you mean 'outlet'?"),
        ("published: 31 October", 1, "'31 October' is not a date"),
        ("title: x\nurl: javascript:alert(1)", 2, "that begins with http:// or https://"),
        ("url: https://", 1, "that begins with http:// or https://"),
        ("url: 'https://x.org/a b'", 1, "http:// or https://"),
        ("language: English!", 1, "language"),
        ("reliability: G", 1, "known: A, B, C, D, E, F"),
        ("credibility: 0", 1, "known: 1, 2, 3, 4, 5, 6"),
        ("publish: some", 1, "known: full, none, quotes"),
        ("actors:\n  retype:\n    X: milita", 3, "did you mean 'military'?"),
        ("actors:\n  merge:\n    - [X]", 3, "at least 2 entries"),
        ("actors:\n  ignore:\n    - ' '", 3, "should not be empty"),
        ("actors:\n  split:\n    - {name: X, into: Y, at: [7.2]}", 3, "did you mean \u00b67.2?"),
        (
            "actors:\n  split:\n    - {name: X, into: Y, at: [para 7]}",
            3,
            "should be an address, as in \u00b67.2 or p7s2",
        ),
        ("places:\n  locate:\n    X: {lat: 91, lon: 0}", 3, "should be from -90 to 90, not 91"),
        ("places:\n  locate:\n    X: {lat: 1}", 3, "places.locate.X.lon: is missing"),
        ("places:\n  locate:\n    X: {lat: 1, lon: 2, country: Norway}", 3, "did you mean NO?"),
        (
            "places:\n  locate:\n    X: {lat: 1, lon: 2, country: SYRIA}",
            3,
            "two capital letters, as in SY",
        ),
        ("places:\n  locate:\n    X: {lat: 1, lon: 2, country: U.S.}", 3, "did you mean US?"),
    ],
)
def test_what_a_sidecar_can_t_say(read, text, line, said):
    with pytest.raises(DeskError) as caught:
        read(text)
    assert caught.value.where.line == line
    assert said in str(caught.value)


def test_of_very_many_faults_the_first_are_told_and_the_others_counted(tmp_path):
    path = tmp_path / "article.yml"
    path.write_text("".join(f"key{n}: 1\n" for n in range(2000)) + "title: x\n")
    made, faults = read_sidecar(path)
    assert made.title == "x"
    assert [f.where.line for f in faults] == list(range(1, 52))
    assert faults[-1].message == "1,950 more faults from here on"


def test_a_file_that_is_anything_but_yaml_is_given_up(tmp_path):
    path = tmp_path / "article.yml"
    path.write_text("title: x\n" + "words {\n" * 50_000)
    made, faults = read_sidecar(path)
    assert made.title == "x"
    assert len(faults) == 51


def test_no_message_is_a_regular_expression(tmp_path):
    path = tmp_path / "article.yml"
    path.write_text(
        "language: English!\nactors:\n  split:\n    - {name: X, into: Y, at: [para 7]}\n"
        "places:\n  locate:\n    X: {lat: 1, lon: 2, country: 7}\n"
    )
    told = [str(fault) for fault in read_sidecar(path).faults]
    assert len(told) == 3
    assert not [t for t in told if "pattern" in t or "^" in t]


def test_what_is_right_in_a_sidecar_is_used(tmp_path):
    path = tmp_path / "article.yml"
    path.write_text(
        "title: A title\noutlett: The Example\npublished: someday\ntags: [a, {}, b]\n"
        "actors:\n  merge:\n    - [A]\n    - [B, C]\n  retype: {D: milita, E: party}\n"
        "  split:\n    - {name: F, into: G, at: [p1s1, nowhere]}\n"
    )
    made, faults = read_sidecar(path)
    assert (made.title, made.published, made.analyst.tags) == ("A title", "", ("a", "b"))
    assert [(m.names, m.where.line) for m in made.actors.merge] == [(("B", "C"), 8)]
    assert [(r.name, r.where.line) for r in made.actors.retype] == [("E", 9)]
    assert made.actors.split == (), "half of its condition would split more than was meant"
    assert [f.where.line for f in faults] == [2, 3, 4, 7, 9, 11]


def _uncommented(template):
    """Return the template with its examples uncommented."""
    lines = (
        line.removeprefix("# ") for line in template.splitlines() if not line.startswith("# -")
    )
    return "\n".join(
        line
        for line in lines
        if line.startswith(" ") or line.partition(":")[0].replace("_", "").islower()
    )


def test_the_template_says_nothing_and_each_of_its_examples_is_right(read):
    assert read(TEMPLATE) == Sidecar(read("").where)
    made = read(_uncommented(TEMPLATE))
    assert {s.field for s in made.statements} == set(FIELDS)
    assert all(
        (
            made.analyst.note,
            made.analyst.assessment,
            made.analyst.reliability,
            made.analyst.credibility,
        )
    )
    assert made.analyst.tags
    assert made.analyst.publish is Publish.QUOTES
    for table in (made.actors, made.places):
        for name in type(table).__dataclass_fields__:
            assert getattr(table, name), f"the template has no example of {name}"


def test_the_page_on_sidecars_has_a_right_example_and_names_every_key(read):
    page = DOCS.read_text(encoding="utf-8")
    example = page.partition("```yaml\n")[2].partition("```")[0]
    assert read(example).statements
    keys = [*FIELDS, "tags", "publish", "note", "assessment", "reliability", "credibility"]
    keys += [f"actors.{x}" for x in ("merge", "split", "rename", "retype", "ignore", "add")]
    keys += ["places.locate", "places.ignore"]
    assert [k for k in keys if f"| `{k}` |" not in page] == []
