"""Wrapped lines are joined, and no others."""

from __future__ import annotations

import textwrap

import pytest

from briefgen.cleaning.wraps import paragraphs

STORY = tuple(
    " ".join(paragraph.split())
    for paragraph in """
Two ferries collide in the sound of Kvel

By Ida Moe

4 June 2023

Two ferries collided in the sound of Kvel on Friday morning, and a dozen passengers were hurt when
the smaller of the two ran aground on the rocks.

The harbour office said that the fog had been thick. It opened an inquiry, which is to last until
the autumn, and asked both captains to stay ashore.

Nobody has said yet who will pay for the boats.
""".split("\n\n")  # noqa: SIM905 - paragraphs
)


def _read(text):
    return [" ".join(text[a:b].split()) for a, b in paragraphs(text)]


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
@pytest.mark.parametrize("width", [30, 38, 47, 58, 66, 74, 88, 100, 120])
def test_a_paragraph_is_one_whatever_its_columns(width, gap):
    text = gap.join(textwrap.fill(p, width) for p in STORY)
    assert set(STORY[1:3]) <= set(_read(text))
    joined = _read(text)
    assert all(any(p in j for j in joined) for p in STORY)


@pytest.mark.parametrize("width", [40, 60, 72])
def test_blank_lines_between_all_lines_part_no_paragraphs(width):
    text = "\n\n\n".join("\n\n".join(textwrap.wrap(p, width)) for p in STORY)
    assert _read(text) == list(STORY)


def test_one_wrap_shows_that_a_short_text_is_wrapped():
    short = "The ferry office said on Friday that both of its boats would stay\nashore until June."
    assert _read(short) == [" ".join(short.split())]
    assert _read(f"Boats stay ashore\n\n{short}")[1:] == [" ".join(short.split())]


@pytest.mark.parametrize(
    "lines",
    [
        ["Boats stay ashore", "why the fog is not to blame"],
        ["Two boats lie on the rocks in the sound of Kvel on Friday", "by Ida Moe"],
        ["Two boats lie on the rocks in the sound of Kvel on Friday.", "who was there?"],
    ],
)
def test_one_line_in_small_letters_is_no_wrap_below_a_short_one_a_sentence_or_as_a_signature(lines):
    assert _read("\n".join(lines)) == lines


def test_lines_that_are_not_wrapped_stay_apart():
    lines = [
        "about us",
        "contact",
        "terms of use",
        "sign in",
        "newsletters",
        "a longer one of them",
    ]
    assert _read("\n".join(lines)) == lines
    assert _read("\n".join(STORY)) == list(STORY)


def test_items_begin_lines_of_their_own():
    plan = "The plan has three parts that the\ncouncil wants to see done by the\nend of the year, and which are"
    assert _read(f"{plan}\n- a bridge\n- a ferry")[1:] == ["- a bridge", "- a ferry"]
