"""The gazetteer: keys, namesakes, other spellings, and the cost of a lookup."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.registry import gazetteer
from briefgen.registry.gazetteer import country_entry, division, fold, places_named, romanised
from briefgen.registry.tables import table


def near(entry, lat, lon):
    return abs(entry.lat - lat) < 1 and abs(entry.lon - lon) < 1


@pytest.mark.parametrize(
    ("spelling", "key"),
    [
        ("Brăila", "braila"),
        ("Deir Ez-Zor", "deir ez zor"),
        ("O'Leary", "oleary"),
        ("Łódź", "lodz"),
        ("D.C.", "dc"),
        ("\N{MODIFIER LETTER CAPITAL A}", "a"),
        ("—", ""),
    ],
)
def test_a_key_has_no_case_accents_or_apostrophes(spelling, key):
    assert fold(spelling) == key


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_any_text_may_be_asked_for(text):
    for entry in places_named(text):
        assert -90 <= entry.lat <= 90
        assert -180 <= entry.lon <= 180


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir Ez-Zor", "Dayr az-Zawr"),
        ("Deir ez-Zour", "Deir al-Zor"),
        ("Hodeidah", "Al Hudaydah"),
        ("Kunduz", "Qondoz"),
    ],
)
def test_romanisations_of_one_name_share_a_key(one, other):
    assert romanised(one) == romanised(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Homs", "Hama"), ("Mosul", "Basra"), ("Tartus", "Tripoli")]
)
def test_different_names_do_not(one, other):
    assert romanised(one) != romanised(other)


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Mosul", 36.3, 43.1), ("Baghdad", 33.3, 44.4), ("Abu Kamal", 34.4, 40.9),
        ("Deir ez-Zour", 35.3, 40.1), ("Golan Heights", 33, 35.8), ("Strait of Hormuz", 26.6, 56.4),
        ("Menoufia", 30.5, 31.1), ("British Columbia", 54, -125), ("Kiev", 50.4, 30.5),
        ("N'Djamena", 12.1, 15),
    ],
)  # fmt: skip
def test_places_lie_where_they_lie(name, lat, lon):
    assert near(places_named(name)[0], lat, lon)


def test_namesakes_come_with_the_most_populous_first():
    people = [e.population for e in places_named("Springfield")]
    assert len(people) > 10
    assert people == sorted(people, reverse=True)


def test_a_name_that_nobody_bears_is_nowhere():
    assert places_named("Qwxyzzy") == ()
    assert places_named("") == ()


def test_a_match_by_sound_says_so():
    (entry, *_) = places_named("Deir ez-Zour")
    assert entry.loose
    assert entry.alternate


def test_a_division_has_a_name():
    assert division("US.TX") == "Texas"
    assert division("US.??") == ""


def test_norway_is_no_truth_value():
    assert country_entry("NO").name == "Norway"
    assert country_entry("??") is None
    assert all(isinstance(code, str) for code in table("countries")["countries"])


def test_every_state_has_a_position():
    dissolved = {"SU", "YU"}
    assert set(table("states")["states"]) - dissolved <= set(table("countries")["countries"])


def test_our_own_tables_give_positions_on_earth():
    for entries in gazetteer._own().values():
        for entry in entries:
            assert -90 <= entry.lat <= 90
            assert -180 <= entry.lon <= 180
            assert not entry.country or country_entry(entry.country), entry


def test_keys_are_sorted_across_the_file():
    firsts, offsets, raw = gazetteer._file()
    assert firsts == sorted(firsts)
    assert offsets[-1] == len(raw)


def test_a_first_question_costs_little():
    code = (
        "import time; t = time.perf_counter(); from "
        "briefgen.registry.gazetteer import places_named;"
        "[places_named(n) for n in ('Mosul', 'Paris', 'Nile')]; print(time.perf_counter() - t)"
    )
    start = time.perf_counter()
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(out.stdout) < 2, f"of {time.perf_counter() - start:.1f} s"
