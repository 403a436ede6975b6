"""The surface of a text that rules see, and its mapping back to the text as read."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.registry.surface import seen, shown, surface_of


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("The har\u00adbour of Tor\u200bvik\u2060", "The harbour of Torvik"),
        ("Jose\u0301 A\u030angstro\u0308m", "José Ångström"),
        ("2\u00a0May\u202f2024\u2028Oslo", "2 May 2024\nOslo"),
        ("\u200fin Hebrew\u200e, \u2067turned\u2069", "in Hebrew, turned"),
        ("the o\ufb03ce \ufb02ooded", "the office flooded"),
        ("built in 2019[^a], sold in 2021[12].", "built in 2019, sold in 2021."),
        ("Ada Berg[3][4] left.[note 2]", "Ada Berg left."),
        ("a claim[citation needed] stands", "a claim stands"),
        ("Ada Berg\u00b9 left\u2020 in 2021.\u00b2", "Ada Berg left in 2021."),
        ("built in 2019 \u00b3 by Ada Berg \u00b9, and", "built in 2019 by Ada Berg, and"),
        ("an area of 40 km\u00b2 and 3 m\u00b3", "an area of 40 km\u00b2 and 3 m\u00b3"),
        ("he said [12] or (3)", "he said [12] or (3)"),
        ("the ship[s] left", "the ship[s] left"),
    ],
)
def test_rules_see_words_and_nothing_else(text, surface):
    assert surface_of(text).text == surface


def test_lines_of_a_paragraph_are_one_where_they_are_joined_and_only_there():
    text = "One line\n  goes on\n\nAnother\nline"
    assert surface_of(text, [(0, 18)]).text == "One line goes on\n\nAnother\nline"


def test_a_word_of_the_surface_is_quoted_as_the_text_has_it():
    text = "Mr Nun\u0303\u00adez[^1] sa\u00adid so\u200b."
    surface = surface_of(text)
    words = [text[slice(*surface.back(*m.span()))] for m in re.finditer(r"\w+", surface.text)]
    assert words == ["Mr", "Nun\u0303\u00adez", "sa\u00adid", "so"]


@given(st.text(alphabet="aé e\u0301\u00ad\u200b\u00a0\n\u1100\u1161.", max_size=40))
def test_each_stretch_comes_back_to_what_it_was_made_of(text):
    surface = surface_of(text)
    assert unicodedata.is_normalized("NFC", surface.text)
    for start in range(len(surface.text)):
        first, last = surface.back(start, start + 1)
        assert 0 <= first < last <= len(text)
        assert surface.text[start] in surface_of(text[first:last]).text
        assert surface.forth(first) <= start < surface.forth(last)


def test_names_are_compared_composed_and_shown_with_their_joiners():
    assert seen("Nu\u0301n\u0303ez\u200d\u00ad B") == "Núñez B"
    assert shown("Nu\u0301n\u00adez \u0645\u06cc\u200c\u062e") == "Núnez \u0645\u06cc\u200c\u062e"
