"""Word documents."""

from __future__ import annotations

import pytest

from briefgen import cleaning
from briefgen.errors import UnreadableError
from briefgen.model import Role
from briefgen.readers import read
from tests.held import docx, paragraph, zipped

NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
NOTES = '<w:footnote w:id="2"><w:p><w:r><w:t>As told to the council.</w:t></w:r></w:p></w:footnote>'
DELETED = '<w:del w:id="5" w:author="E"><w:r><w:delText>two cranes</w:delText></w:r></w:del>'
ADDED = '<w:ins w:id="6" w:author="E"><w:r><w:t> It was old.</w:t></w:r></w:ins>'
ROW = "".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in ("Quay", "Closed"))
CORE = (
    "<dc:title>The crane of Veldt</dc:title><dc:creator>Ana Vey</dc:creator>"
    "<dcterms:created>2024-05-03T08:00:00Z</dcterms:created>"
)
STORY = docx(
    paragraph("The crane of Veldt", "Title")
    + paragraph(
        "The crane fell on the quay on Monday, the harbour master said.",
        inside=NOTE + DELETED + ADDED,
    )
    + paragraph("What comes next", "Heading1")
    + f"<w:tbl><w:tr>{ROW}</w:tr></w:tbl>"
    + paragraph("The quay is closed until the autumn, and the ferry leaves from the mole."),
    notes=NOTES,
    comments='<w:comment w:id="1"><w:p><w:r><w:t>Really?</w:t></w:r></w:p></w:comment>',
    core=CORE,
)


def test_its_styles_are_the_article_s_parts_and_its_notes_stand_behind():
    article = cleaning.label(read(STORY, "crane.docx"))
    shown = [(b.role, article.text[b.start : b.end]) for b in article.blocks]
    assert shown == [
        (Role.TITLE, "The crane of Veldt"),
        (Role.BODY, "The crane fell on the quay on Monday, the harbour master said. It was old."),
        (Role.HEADING, "What comes next"),
        (Role.TABLE, "Quay\tClosed"),
        (Role.BODY, "The quay is closed until the autumn, and the ferry leaves from the mole."),
        (Role.NOTE, "As told to the council."),
    ]


def test_what_is_left_out_is_said_and_the_day_of_its_making_is_no_date():
    raw = read(STORY, "crane.docx")
    assert "left out of the document: 1 tracked deletion, 1 comment" in raw.notes
    assert any("made on 2024-05-03" in n for n in raw.notes)
    assert {s.field: s.value for s in raw.declared} == {
        "title": "The crane of Veldt",
        "byline": "Ana Vey",
    }
    assert "Really?" not in raw.text
    assert "two cranes" not in raw.text


HIDDEN = "<w:r><w:rPr><w:vanish{}/></w:rPr><w:t> {}</w:t></w:r>"


def test_words_that_word_hides_are_left_out_and_said():
    hidden = HIDDEN.format("", "Ask the") + HIDDEN.format("", "editor.") + HIDDEN.format("", "Now.")
    shown = HIDDEN.format(' w:val="false"', "Nobody was hurt.")
    raw = read(docx(paragraph("The quay is closed.", inside=hidden + shown)), "a.docx")
    assert raw.text.strip() == "The quay is closed. Nobody was hurt."
    assert "left out of the document: 1 hidden passage" in raw.notes


@pytest.mark.parametrize(
    "title", ["report_final(3).docx", "Microsoft Word - notes", "Document1", ""]
)
def test_what_a_program_writes_for_a_title_is_none(title):
    raw = read(
        docx(paragraph("The quay is closed."), core=f"<dc:title>{title}</dc:title>"), "a.docx"
    )
    assert not raw.declared


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (STORY[: len(STORY) // 2], "damaged"),
        (b"PK\x03\x04" + b"\0" * 100, "damaged"),
        (docx("<w:p><w:r><w:t>open"), "damaged"),
        (zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}), "not of text"),
        (docx('</w:body></w:document><!--<!ENTITY a "b">-->'), "entities"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "before 2007"),
    ],
)
def test_what_can_t_be_read_is_refused_with_a_remedy(data, says):
    with pytest.raises(UnreadableError, match=says) as caught:
        read(data, "seeds/a.docx")
    assert caught.value.remedy
    assert str(caught.value.where) == "seeds/a.docx"


def test_a_part_that_unpacks_to_too_much_is_not_unpacked():
    bomb = docx(paragraph("a" * 17_000_000))
    with pytest.raises(UnreadableError, match="times its size"):
        read(bomb, "a.docx")


def test_the_place_and_the_day_over_a_releases_headline_date_it():
    lines = (
        "HARBOUR OFFICE OF OST",
        "PRESS RELEASE No. 41/2024",
        "Ost, 1 October 2024",
        "The crane of Ost is sold",
        "The crane was sold on Monday, and the office says that it will be taken down in spring.",
        "It stood on the quay for ninety years, and nobody alive remembers the quay without it.",
    )
    set_as = ("", "", "", "Heading1", "", "")
    article = cleaning.label(read(docx("".join(map(paragraph, lines, set_as))), "a.docx"))
    stated = {s.field: s.value for s in article.statements}
    assert (stated["title"], stated["published"]) == ("The crane of Ost is sold", "2024-10-01")
