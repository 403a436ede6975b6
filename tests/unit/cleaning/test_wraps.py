"""Hard-wrapped lines are joined, and no others."""

from __future__ import annotations

import textwrap

import pytest

from briefgen.cleaning import label
from briefgen.cleaning.wraps import paragraphs
from briefgen.readers import read

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
""".split("\n\n")  # noqa: SIM905 - paragraphs read better in one text
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
    plan = (
        "The plan has three parts that the\ncouncil wants to see done by the\n"
        "end of the year, and which are"
    )
    assert _read(f"{plan}\n- a bridge\n- a ferry")[1:] == ["- a bridge", "- a ferry"]


PAGE = "<p>The ferry office met on Monday in the town hall of Kvel, and the mayor was there.</p>"


def _blocks(markup):
    article = label(
        read(f"<body><article>{PAGE}{markup}{PAGE}</article></body>".encode(), "a.html")
    )
    shown = [" ".join(article.text[b.start : b.end].split()) for b in article.blocks]
    return shown[1:-1]


def test_a_sentence_that_a_page_breaks_is_one():
    broken = "Two boats lie on the rocks<br>in the sound, and the captains<br>of both are ashore."
    assert _blocks(f"<p>{broken}</p>") == [broken.replace("<br>", " ")]


def test_a_line_in_capitals_goes_on_where_breaks_keep_to_a_width():
    wrapped = [
        "The harbour office said on Friday that",
        "the fog had been thick, and that the",
        "Meteor and the Star of Kvel had both",
        "been warned of it by the office before.",
    ]
    assert _blocks(f"<p>{'<br>'.join(wrapped)}</p>") == [" ".join(wrapped)]


def test_a_verse_goes_on_after_a_comma():
    verse = ["The boats lie still upon the sound,", "Their captains sit ashore,"]
    verse += ["And no one says who ran aground.", "They do not ask us more."]
    assert _blocks(f"<p>{'<br>'.join(verse)}</p>") == [" ".join(verse[:3]), verse[3]]


@pytest.mark.parametrize(
    "lines",
    [
        ["Ida Moe", "Harbour Office", "12 Quay Street"],
        ["ropes", "lamps and oil", "charts of the sound", "and a flag"],
        ["Ida Moe:", "we waited for the boats until noon."],
        ["The boats stay ashore.", "by Ida Moe"],
        ["Dear Ida Moe,", "We waited for the boats until noon."],
    ],
)
def test_lines_that_breaks_part_for_their_own_sake_stay_apart(lines):
    assert _blocks(f"<p>{'<br>'.join(lines)}</p>") == lines


def test_a_break_between_elements_parts_them():
    assert len(_blocks("<p>The boats of the office</p><p>lie on the rocks of the sound.</p>")) == 2


def test_a_source_in_brackets_goes_on_with_no_headline():
    lines = (
        "Ferry towns brace for winter now",
        "(Harbour Courier, 7 May 2024)",
        "The ferry of Veldt has not",
        "sailed for a week, and there is",
        "no fuel left in any of the towns.",
    )
    text = "\n\n".join(lines)
    assert [text[a:b] for a, b in paragraphs(text)][:2] == list(lines[:2])
