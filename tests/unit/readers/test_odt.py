"""OpenDocument texts."""

from __future__ import annotations

import pytest

from briefgen import cleaning
from briefgen.errors import UnreadableError
from briefgen.model import Role
from briefgen.readers import read
from tests.held import odt

BODY = """<text:tracked-changes><text:changed-region text:id="c1">\
<text:deletion><text:p>two cranes</text:p>
</text:deletion></text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">The crane of Veldt</text:h>
<text:p>The crane fell on the quay on Monday,<text:s/>the \
harbour master_2 said.<text:note text:id="n1"
 text:note-class="footnote"><text:note-citation>1</text:note-citation>\
<text:note-body><text:p>As told to the council.
</text:p></text:note-body></text:note><office:annotation><dc:creator>E\
</dc:creator><text:p>Really?</text:p>
</office:annotation></text:p>
<text:table-of-content><text:index-body><text:p>1 The crane 3</text:p>\
</text:index-body></text:table-of-content>
<text:list><text:list-item><text:p>The mole is open.</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Quay\
</text:p></table:table-cell><table:table-cell>
<text:p>Closed</text:p></table:table-cell></table:table-row></table:table>
<text:p>The quay is closed until the autumn, and the ferry leaves from the mole.</text:p>"""
META = (
    "<dc:title>The crane of Veldt</dc:title><meta:creation-date>2024-05-03T08:00:00"
    "</meta:creation-date>"
)


def test_headings_lists_tables_and_notes_are_told_apart():
    article = cleaning.label(read(odt(BODY, META), "crane.odt"))
    assert [(b.role, article.text[b.start : b.end]) for b in article.blocks] == [
        (Role.TITLE, "The crane of Veldt"),
        (Role.BODY, "The crane fell on the quay on Monday, the harbour master_2 said."),
        (Role.NAVIGATION, "1 The crane 3"),
        (Role.LIST, "The mole is open."),
        (Role.TABLE, "Quay\tClosed"),
        (Role.BODY, "The quay is closed until the autumn, and the ferry leaves from the mole."),
        (Role.NOTE, "1. As told to the council."),
    ]
    assert "left out of the document: 1 tracked deletion, 1 comment" in article.notes
    assert any("made on 2024-05-03" in n for n in article.notes)


def test_a_break_in_a_paragraph_is_a_line_end():
    lines = "The quay is closed.<text:line-break/>The mole is open."
    assert (
        "The quay is closed.\nThe mole is open."
        in read(odt(f"<text:p>{lines}</text:p>"), "a.odt").text
    )


def test_a_long_document_is_read_in_a_time_that_grows_with_its_length():
    styles = "".join(
        f'<text:p text:style-name="P{n}">The quay is closed.</text:p>' for n in range(20_000)
    )
    assert read(odt(styles), "a.odt").text.count("closed") == 20_000


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (odt(BODY)[:-40], "damaged"),
        (odt("<text:p>open"), "damaged"),
        (odt('<!ENTITY a "b">'), "entities"),
    ],
)
def test_what_can_t_be_read_is_refused_with_a_remedy(data, says):
    with pytest.raises(UnreadableError, match=says) as caught:
        read(data, "a.odt")
    assert caught.value.remedy
