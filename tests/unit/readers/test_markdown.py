from __future__ import annotations

import pytest

from briefgen.readers import read

NOTE = """---
title: A crane fell
author: [Ann Lee, Bo Ek]
date: 2024-05-03
tags: [harbour]
draft: true
---

# A crane fell

The harbour was closed on Monday,
and nobody knows [for how long](https://harbour.example).

> It was loud.
> Very loud.

- one
- two

---
![The crane](crane.jpg)
"""


def test_the_text_is_the_words_without_the_marks():
    text = read(NOTE.encode(), "a.md").text
    head, _, words = text.partition("---\n\n")
    assert NOTE.startswith(head)
    assert words == (
        "A crane fell\n\nThe harbour was closed on Monday,\nand nobody knows for how long.\n\n"
        "It was loud.\nVery loud.\n\none\n\ntwo\n\nThe crane\n"
    )


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (
            "It was **very** loud, _very_ loud and ***loud***.",
            "It was very loud, very loud and loud.",
        ),
        (
            (
                "A [port](https://a.example 'x'), <https://b.example> and [rail][1].\n\n"
                "[1]: https://c.example"
            ),
            "A port, https://b.example and rail.",
        ),
        ("Run `make_site` in snake_case, 2 * 3 * 4.", "Run make_site in snake_case, 2 * 3 * 4."),
        ("Ports &amp; harbours \\*so called\\*", "Ports & harbours *so called*"),
        ("First\n=====", "First"),
        ("### Third ###", "Third"),
        ("1984. It was a bright year.", "1984. It was a bright year."),
        ("It is ~~shut~~ open.<br>For <b>now</b>.", "It is shut open.\nFor now."),
        ("<div>A box <i>of</i> words</div>", "A box of words"),
        ("> - **Veldt** fell", "Veldt fell"),
        ("> [!summary]- In short\n> It fell.", "In short\nIt fell."),
        ("See [[Veldt]] and [[Port of Veldt|the port]].", "See Veldt and the port."),
        ("It fell.\n\n![[crane.png]]", "It fell."),
        ("| a | b |\n|---|---|\n| 1 | *2* |", "a\tb\n\n1\t2"),
    ],
)
def test_marks_are_not_in_the_text(written, read_as):
    assert read(written.encode(), "a.md").text == read_as + "\n"


def test_a_paragraph_that_is_emphasised_whole_is_hinted_so():
    raw = read(b"*A note of the editors.*\n\nA *word* of it.", "a.md")
    assert [h.path for h in raw.hints] == [("emphasis",), ()]


def test_links_weigh_by_the_characters_in_them():
    (hint,) = read(b"- [abcd](x) efgh", "a.md").hints
    assert (hint.tag, hint.link_density) == ("li", 0.5)


def test_front_matter_declares_and_is_quoted():
    said = {s.field: s for s in read(NOTE.encode(), "a.md").declared}
    assert {f: s.value for f, s in said.items()} == {
        "title": "A crane fell",
        "byline": "Ann Lee, Bo Ek",
        "published": "2024-05-03",
    }
    assert said["title"].evidence.exact == "A crane fell"
    assert said["title"].evidence.start == NOTE.index("A crane fell")


def test_blocks_have_the_names_of_their_elements():
    raw = read(NOTE.encode(), "a.md")
    tags = [(h.tag, raw.text[h.start : h.end].split("\n")[0]) for h in raw.hints]
    assert tags == [
        ("front-matter", "---"),
        ("h1", "A crane fell"),
        ("p", "The harbour was closed on Monday,"),
        ("blockquote", "It was loud."),
        ("li", "one"),
        ("li", "two"),
        ("figcaption", "The crane"),
    ]


def test_front_matter_that_is_no_mapping_is_text():
    raw = read(b"---\njust a line\n---\nmore", "a.md")
    assert not raw.declared
    assert raw.text == "just a line\n\nmore\n"


NOTED = """It fell[^1] in May.[^far]

[^1]: The *board* denies it.
[^far]: https://veldt.example/report

    It has two parts.

It was loud.
"""


def test_the_words_of_notes_stand_at_the_end_and_are_notes():
    raw = read(NOTED.encode(), "a.md")
    found = [(h.tag, raw.text[h.start : h.end]) for h in raw.hints]
    assert found == [
        ("p", "It fell[^1] in May.[^far]"),
        ("p", "It was loud."),
        ("footnote", "[^1]: The board denies it."),
        ("footnote", "[^far]: https://veldt.example/report\nIt has two parts."),
    ]


def test_what_looks_like_a_note_in_a_listing_is_a_part_of_it():
    raw = read(b"```\n[^1]: x\n```\n\nIt fell.", "a.md")
    assert [h.tag for h in raw.hints] == ["pre", "p"]
