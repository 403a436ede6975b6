from __future__ import annotations

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


def test_the_text_is_the_files_own():
    assert read(NOTE.encode(), "a.md").text == NOTE


def test_front_matter_declares_and_is_quoted():
    said = {s.field: s for s in read(NOTE.encode(), "a.md").declared}
    assert {f: s.value for f, s in said.items()} == {
        "title": "A crane fell",
        "byline": "Ann Lee, Bo Ek",
        "published": "2024-05-03",
    }
    assert said["title"].evidence.exact == "A crane fell"
    assert said["title"].evidence.start < NOTE.index("# A crane")


def test_blocks_have_the_names_of_their_elements():
    raw = read(NOTE.encode(), "a.md")
    tags = [(h.tag, raw.text[h.start : h.end].split("\n")[0]) for h in raw.hints]
    assert tags == [
        ("front-matter", "---"),
        ("h1", "# A crane fell"),
        ("p", "The harbour was closed on Monday,"),
        ("blockquote", "> It was loud."),
        ("li", "- one"),
        ("li", "- two"),
        ("hr", "---"),
        ("figcaption", "![The crane](crane.jpg)"),
    ]


def test_front_matter_that_is_no_mapping_is_text():
    raw = read(b"---\njust a line\n---\nmore", "a.md")
    assert not raw.declared
    assert raw.hints[0].tag == "hr"
