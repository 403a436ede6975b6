"""Rich Text."""

from __future__ import annotations

import pytest

from briefgen import cleaning
from briefgen.errors import UnreadableError
from briefgen.model import Role
from briefgen.readers import read

STORY = (
    rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}}
{\stylesheet{\s0 Normal;}{\s1\b\fs32 heading 1;}}
{\info{\title The crane of Veldt}{\author Ana Vey}{\creatim\yr2024\mo5\dy3}}
\pard\s1\b The crane of Veldt\b0\par
\pard\s0 The crane fell by the caf\'e9 on Monday{\super\chftn{\footnote\pard{\super\chftn} As told
  to the council.}}, \u8220?for good\u8221?, the harbour master
  said.{\deleted  Two cranes.}{\*\annotation Really?}{\v secret}\par
{\field{\*\fldinst HYPERLINK "http://harbour.example"}{\fldrslt The harbour}} is closed"""
    rb""" until the autumn.\par
\trowd\cellx1000\cellx2000 Quay\cell Closed\cell\row
\pard{\pntext\'B7\tab}The mole is open.\par
{\pict\pngblip\bin5 {}}{x89504e47}The ferry leaves from the mole.\par}"""
)


def test_paragraphs_rows_items_and_notes_are_told_apart():
    article = cleaning.label(read(STORY, "crane.rtf"))
    assert [(b.role, article.text[b.start : b.end]) for b in article.blocks] == [
        (Role.TITLE, "The crane of Veldt"),
        (
            Role.BODY,
            (
                "The crane fell by the caf\u00e9 on Monday, \u201cfor good\u201d, "
                "the harbour master said."
            ),
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
        raw.notes[0] == "left out of the document: 1 tracked deletion, 1 hidden passage, 1 comment"
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
        assert error.remedy  # noqa: PT017 - it may be read as well


def test_a_link_without_an_end_takes_no_longer_than_another():
    data = b"{\\rtf1 " + b'{\\field{\\*\\fldinst{HYPERLINK "' * 4_000 + b"The quay is closed.\\par}"
    with pytest.raises(UnreadableError, match="no text"):
        read(data, "a.rtf")


def test_what_is_no_rich_text_is_refused():
    with pytest.raises(UnreadableError, match="no Rich Text"):
        read(b"words", "a.rtf")


def test_a_paragraph_of_the_outline_is_a_heading():
    source = (
        rb"{\rtf1 {\pard \outlinelevel0 \b The crane\par}{\pard It fell.\par}{\pard "
        rb"\outlinelevel9 x\par}}"
    )
    assert [h.tag for h in read(source, "a.rtf").hints] == ["h1", "p", "p"]


def test_a_large_picture_takes_little_time():
    data = (
        b"{\\rtf1 The quay is closed.\\par{\\pict\\pngblip "
        + b"0123456789abcdef\n" * 1_000_000
        + b"}}"
    )
    assert read(data, "a.rtf").text == "The quay is closed.\n"


def test_letters_of_a_file_from_a_mac_or_dos_are_in_its_code_page():
    mac = (
        rb"{\rtf1\mac\deff0{\info{\title The caf\'8e}}The caf\'8e{\footnote\pard In "
        rb"\'8etat\'d5s.} fell.\par}"
    )
    assert read(mac, "a.rtf").text == "The caf\u00e9 fell.\n\n1. In \u00e9tat\u2019s.\n"
    assert read(rb"{\rtf1\pc The caf\'82 fell.\par}", "a.rtf").text == "The caf\u00e9 fell.\n"


def test_hidden_passages_are_counted():
    data = rb"{\rtf1\ansi The crane{\v one} fell{\v two} down.\par}"
    assert read(data, "a.rtf").notes == ("left out of the document: 2 hidden passages",)


@pytest.mark.parametrize("title", ["Title", "6/5/00 1:22 PM", "12 May 2024", "Template 2", "2024"])
def test_what_nobody_wrote_is_no_title(title):
    data = f"{{\\rtf1\\ansi{{\\info{{\\title {title}}}}}The crane fell on Monday.\\par}}"
    assert read(data.encode(), "a.rtf").declared == ()


def test_a_title_with_a_day_in_it_is_one():
    data = rb"{\rtf1\ansi{\info{\title What happened on 9/11}}The crane fell on Monday.\par}"
    assert [s.value for s in read(data, "a.rtf").declared] == ["What happened on 9/11"]
