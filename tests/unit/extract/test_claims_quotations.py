"""Where quotations begin and end."""

from __future__ import annotations

import pytest

from briefgen.extract.claims.marks import Marks
from briefgen.extract.claims.quotations import Quotation, find_quotations
from briefgen.model import Block, Role


def found(text: str) -> list[str]:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Role.BODY, at, at + len(line), "a line"))
        at += len(line) + 1
    return [text[q.start : q.end] for q in find_quotations(text, tuple(blocks))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" and "never".', ['"no"', '"never"']),
        ("She said “no”.", ["“no”"]),
        ("A ''super fund'' pays.", ["''super fund''"]),
        ('"One is “two” within," he said.', ['"One is “two” within,"']),
        ("The miners' wages and the owners' gains.", []),
        ("It's the '2nd bell' that rings.", ["'2nd bell'"]),
        ('A board 5" wide.', []),
    ],
)
def test_marks_are_paired(text: str, expected: list[str]):
    assert found(text) == expected


def test_an_unclosed_mark_ends_with_its_paragraph():
    assert found('"We wait.\nNobody came, he said.\n"Go home," she said.') == [
        '"We wait.',
        '"Go home,"',
    ]


def test_an_unclosed_mark_in_the_midst_of_a_long_paragraph_is_a_slip():
    assert found('It was "only a rumour. ' + "Nobody came. " * 200) == []


def test_marks_tell_what_holds_an_offset():
    marks = Marks.of((Quotation(3, 8, closed=True), Quotation(12, 20, closed=True)))
    assert [marks.at(i) is not None for i in (2, 3, 7, 8, 12, 19, 20)] == [
        False,
        True,
        True,
        False,
        True,
        True,
        False,
    ]
    assert [q.start for q in marks.within(5, 13)] == [3, 12]
    assert marks.within(8, 12) == []
