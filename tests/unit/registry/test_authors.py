"""Bylines are split into names, without anything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.registry.authors import Author, authors, unlinked


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Berg, Ada", ["Ada Berg"]),
        ("Berg, Ada; Ek, Bo", ["Ada Berg", "Bo Ek"]),
        ("Berg, Ada and Ek, Bo", ["Ada Berg", "Bo Ek"]),
        ("van der Meer, Jan", ["Jan van der Meer"]),
        ("Berg, A. B.", ["A. B. Berg"]),
        ("Ada Berg, Bo Ek and Cy Poe", ["Ada Berg", "Bo Ek", "Cy Poe"]),
        ("Ada Berg; Bo Ek", ["Ada Berg", "Bo Ek"]),
        ("By Ada Berg & Bo Ek", ["Ada Berg", "Bo Ek"]),
        ("Ada Berg, Chief Diplomatic Correspondent", ["Ada Berg"]),
        ("Senior Reporter Ada Berg", ["Ada Berg"]),
        ("Ada Berg, health editor, and Bo Ek, staff writer", ["Ada Berg", "Bo Ek"]),
        ("Bo Ek, Jr. and Ada Berg", ["Bo Ek, Jr.", "Ada Berg"]),
        ("Ada Berg, MD, PhD", ["Ada Berg, MD, PhD"]),
        ("Ada Berg in Oslo and Bo Ek in New Delhi", ["Ada Berg", "Bo Ek"]),
        ("Ada Berg, Oslo", ["Ada Berg"]),
        ("Ada Berg for Reuters", ["Ada Berg"]),
        ("Ada Berg, Reuters", ["Ada Berg"]),
        ("[[Ada Berg]], [[people/bo|Bo Ek]]", ["Ada Berg", "Bo Ek"]),
        ("Ada Berg (Oslo) @adaberg", ["Ada Berg"]),
    ],
)
def test_persons_stand_apart_without_offices_and_places(byline, names):
    assert authors(byline) == tuple(map(Author, names))


@pytest.mark.parametrize("byline", ["Reuters", "Staff and agencies", "The Harbour Courier"])
def test_a_body_is_no_person(byline):
    assert authors(byline) == (Author(byline, person=False),)


def test_nobody_signs_with_an_empty_byline():
    assert authors(" ") == ()


@given(st.text(alphabet="Ab, ;.&-[]|()@\n", max_size=40))
def test_no_name_is_empty(byline):
    assert all(a.name.strip() for a in authors(byline))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("[[Ann Lee]]", "Ann Lee"),
        ("[[Ann Lee|Lee]]", "Ann Lee"),
        ("[[People/al|Ann Lee]]", "Ann Lee"),
    ],
)
def test_of_a_link_to_a_note_the_whole_name_counts(written, name):
    assert unlinked(written) == name
