"""Front matter as tools write it, and with the mistakes that people make in it."""

from __future__ import annotations

import pytest

from briefgen.readers import read

STORY = "The ferry sails again on Friday."


def _read(front: str, fence: str = "---"):
    raw = read(f"{fence}\n{front}\n{fence}\n{STORY}\n".encode(), "a.md")
    return {s.field: s.value for s in raw.declared}, raw.notes


def test_a_clipping_names_its_address_and_its_authors():
    stated, notes = _read(
        'title: "Ferry: the deal"\nsource: "https://sound.example/ferry"\nauthor:\n'
        '  - "[[Ida Moe]]"\n  - "[[Bo Ek]]"\n'
        "published: 2023-06-04\ncreated: 2023-06-09"
    )
    assert notes == ()
    assert stated == {
        "title": "Ferry: the deal",
        "url": "https://sound.example/ferry",
        "byline": "Ida Moe, Bo Ek",
        "published": "2023-06-04",
        "retrieved": "2023-06-09",
    }


def test_toml_and_authors_as_maps():
    stated, _ = _read('title = "Ferry"\ndate = 2023-06-04T10:00:00Z\nauthors = ["Ida Moe"]', "+++")
    assert stated == {"title": "Ferry", "byline": "Ida Moe", "published": "2023-06-04"}
    stated, _ = _read(
        "authors:\n  - name: Ida Moe\n    url: https://a.example\n  - {given: Bo, family: Ek}"
    )
    assert stated["byline"] == "Ida Moe, Bo Ek"
    assert _read('author: "Moe, Ida"')[0]["byline"] == "Moe, Ida"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("12:30", "12:30"),
        ("0755", "0755"),
        ("1_000", "1_000"),
        ("NO", "NO"),
        ("1984", "1984"),
        ("1.10", "1.10"),
    ],
)
def test_a_title_is_the_words_that_stand_there(written, title):
    assert _read(f"title: {written}")[0]["title"] == title


@pytest.mark.parametrize(
    ("front", "note"),
    [
        ("title: Ferry: the deal\ndate: 2023-6-4", "front matter, line 2: is not valid YAML"),
        (
            "title: A\ntitle: Ferry: the deal\ndate: 2023-06-04",
            "front matter, line 3: is not valid YAML",
        ),
        (
            "date: 2023-06-04\ntitle: A\ntitle: 'Ferry: the deal'",
            "front matter, line 4: the key 'title'",
        ),
        (
            "a: &a x\nb: *a\ntitle: 'Ferry: the deal'\ndate: 2023-06-04",
            "front matter, line 3: an alias",
        ),
    ],
)
def test_what_is_no_yaml_is_read_line_by_line_and_said(front, note):
    stated, notes = _read(front)
    assert stated == {"title": "Ferry: the deal", "published": "2023-06-04"}
    assert len(notes) == 1
    assert notes[0].startswith(note)


def test_a_day_that_can_be_read_two_ways_is_said():
    stated, notes = _read("title: Ferry\ndate: 05/04/2023")
    assert "published" not in stated
    assert notes == (
        "front matter, line 3: date: '05/04/2023' is not a date that can be read one way",
    )


def test_prose_between_rules_is_prose():
    raw = read(b"---\nNobody: said: a word.\nAnd then they sailed.\n---\nMore.\n", "a.md")
    assert raw.text.startswith("Nobody: said")


def test_aliases_unfold_to_nothing():
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(9)) + "title: Ferry"
    stated, notes = _read(bomb)
    assert stated["title"] == "Ferry"
    assert "alias" in notes[0]


def test_a_publication_is_the_outlet():
    text = (
        "---\ntitle: The ferry sails\npublication: Sound Courier\n---\n\n"
        "The ferry sails on Friday.\n"
    )
    told = {s.field: s.value for s in read(text.encode(), "a.md").declared}
    assert told["outlet"] == "Sound Courier"
