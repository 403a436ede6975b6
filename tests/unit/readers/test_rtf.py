"""Rich Text."""

from __future__ import annotations

import pytest

from briefgen import cleaning
from briefgen.errors import UnreadableError
from briefgen.model import Role
from briefgen.readers import read

STORY = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}}
{\stylesheet{\s0 Normal;}{\s1\b\fs32 heading 1;}}
{\info{\title The crane of Veldt}{\author Ana Vey}{\creatim\yr2024\mo5\dy3}}
\pard\s1\b The crane of Veldt\b0\par
\pard\s0 The crane fell by the caf\'e9 on Monday{\super\chftn{\footnote\pard{\super\chftn} As told
  to the council.}}, \u8220?for good\u8221?, the harbour master
  said.{\deleted  Two cranes.}{\*\annotation Really?}{\v secret}\par
{\field{\*\fldinst HYPERLINK "http://harbour.example"}{\fldrslt The harbour}} is closed until the autumn.\par
\trowd\cellx1000\cellx2000 Quay\cell Closed\cell\row
\pard{\pntext\'B7\tab}The mole is open.\par
{\pict\pngblip\bin5 {}}{x89504e47}The ferry leaves from the mole.\par}"""


def test_paragraphs_rows_items_and_notes_are_told_apart():
    article = cleaning.label(read(STORY, "crane.rtf"))
    assert [(b.role, article.text[b.start : b.end]) for b in article.blocks] == [
        (Role.TITLE, "The crane of Veldt"),
        (
            Role.BODY,
            "The crane fell by the caf\u00e9 on Monday, \u201cfor good\u201d, the harbour master said.",
        ),
        (Role.BODY, "The harbour is closed until the autumn."),
        (Role.TABLE, "Quay | Closed"),
        (Role.LIST, "The mole is open."),
        (Role.BODY, "The ferry leaves from the mole."),
        (Role.NOTE, "1. As told to the council."),
    ]


def test_what_is_left_out_is_said():
    raw = read(STORY, "crane.rtf")
    assert (
        raw.notes[0]
        == "left out of the document: 1 tracked deletion, 1 run of hidden words, 1 comment"
    )
    assert {s.field: s.value for s in raw.declared} == {
        "title": "The crane of Veldt",
        "byline": "Ana Vey",
    }


@pytest.mark.parametrize("data", [b"{\\rtf1 " + b"{" * 50_000, STORY[:400], b"{\\rtf1 }}}}} after"])
def test_what_is_damaged_is_read_as_far_as_it_goes_or_refused(data):
    try:
        read(data, "a.rtf")
    except UnreadableError as error:
        assert error.remedy  # noqa: PT017 - either end is right


def test_a_link_without_an_end_takes_no_longer_than_another():
    data = b"{\\rtf1 " + b'{\\field{\\*\\fldinst{HYPERLINK "' * 4_000 + b"The quay is closed.\\par}"
    with pytest.raises(UnreadableError, match="no text"):
        read(data, "a.rtf")


def test_what_is_no_rich_text_is_refused():
    with pytest.raises(UnreadableError, match="no Rich Text"):
        read(b"words", "a.rtf")


def test_a_paragraph_of_the_outline_is_a_heading():
    source = rb"{\rtf1 {\pard \outlinelevel0 \b The crane\par}{\pard It fell.\par}{\pard \outlinelevel9 x\par}}"
    assert [h.tag for h in read(source, "a.rtf").hints] == ["h1", "p", "p"]


def test_a_large_picture_takes_little_time():
    data = (
        b"{\\rtf1 The quay is closed.\\par{\\pict\\pngblip "
        + b"0123456789abcdef\n" * 1_000_000
        + b"}}"
    )
    assert read(data, "a.rtf").text == "The quay is closed.\n"
