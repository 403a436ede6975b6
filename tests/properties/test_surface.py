"""Invisible characters and line breaks change nothing of what is extracted."""

from __future__ import annotations

import textwrap
import unicodedata
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.model import Evidence, Sentence
from briefgen.registry.surface import surface_of

PARAGRAPHS = tuple(
    " ".join(paragraph.split())
    for paragraph in """
Ferry crews return to Kvéldø after nine days

By Ida Mørch

4 June 2023

The ferry crews of Kvéldø went back to work on Friday, said José Ibáñez, who leads their union in
the islands, and the first boat is due to leave for Oslo within the week.

“We sail again,” said Ibáñez. The ministry of transport had told the crews in May that it would not
pay for fuel, and the company accused its own captains of having lied to the passengers about the
costs.

Marta Quist, a pilot from Bergen, denied that the boats were unsafe. She said that on 2 June 2023
two of them had been inspected in Norway, and that nobody had found a fault.
""".split("\n\n")  # noqa: SIM905 - paragraphs
)
TEXT = "\n\n".join(PARAGRAPHS) + "\n"
UNSEEN = "\u00ad\u200b\u2060\u200e\ufeff"


def _annotations(metadata):
    """Return all annotations, each quotation replaced by the words of its surface."""
    return [
        _plain(getattr(metadata, f.name))
        for f in fields(metadata)
        if f.name not in ("article", "made_by")
    ]


def _plain(value):
    if isinstance(value, Evidence):
        return " ".join(surface_of(value.exact).text.split())
    if isinstance(value, Sentence):
        return value.address
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if is_dataclass(value):
        return tuple((f.name, _plain(getattr(value, f.name))) for f in fields(value))
    return value


@pytest.fixture(scope="module")
def plainly(extract_text):
    found = extract_text(TEXT)
    assert found.claims
    assert found.places
    assert {"José Ibáñez", "Marta Quist"} <= {a.name for a in found.actors}
    return _annotations(found)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    places=st.lists(st.integers(1, len(TEXT) - 2), max_size=40),
    unseen=st.sampled_from(UNSEEN),
    decomposed=st.booleans(),
)
def test_what_nobody_sees_changes_nothing(extract_text, plainly, places, unseen, decomposed):
    marked = list(TEXT)
    for place in places:
        if TEXT[place].isalpha():
            marked[place] += unseen
    text = "".join(marked)
    found = extract_text(unicodedata.normalize("NFD", text) if decomposed else text)
    assert _annotations(found) == plainly


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(width=st.integers(38, 120), gap=st.sampled_from(["\n", "\n\n"]))
def test_lines_may_break_anywhere(extract_text, plainly, width, gap):
    text = (gap + "\n").join(gap.join(textwrap.wrap(p, width)) for p in PARAGRAPHS) + "\n"
    assert _annotations(extract_text(text)) == plainly
