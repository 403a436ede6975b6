"""A brief that is handed over is complete in itself.

Its links have whole addresses or become plain names, and it says nothing of the program.
"""

from __future__ import annotations

import pytest

from briefgen.locale import words
from briefgen.site import handover

PAGE = """---
generated: briefgen
title: "Ships wait"
---

# Ships wait

<!-- about -->

Quay Times · 12 words <small>two articles</small>

<!-- lead -->

## Bottom line

[Port](../actors/port.md) may close. [¶1.1](#p1s1) [Their page](https://port.example/)

## Figures

<!-- figures -->

![2 ties](a.ties.svg)
![Map](a.places.svg)

## Source text

<!-- source -->

<a id="p1s1"></a>**1.1** Port may close.

## Provenance

<!-- provenance -->

- File: a.txt
"""
HERE = handover.Place("briefs/a.md", "https://desk.example/")
NOWHERE = handover.Place("briefs/a.md", "")


def test_a_file_has_its_source_text_and_marks_that_lead_there() -> None:
    told = handover.whole(PAGE, HERE)
    assert told.startswith('---\ntitle: "Ships wait"\n---\n\n# Ships wait\n')
    assert "[Port](https://desk.example/actors/port.html) may close. [¶1.1](#p1s1)" in told
    assert "![2 ties](https://desk.example/briefs/a.ties.svg)" in told
    assert '<a id="p1s1"></a>**1.1** Port may close.' in told
    assert "<!--" not in told


def test_what_is_copied_ends_before_the_source_text() -> None:
    told = handover.brief(PAGE, HERE)
    assert told.startswith("# Ships wait\n\nQuay Times · 12 words two articles\n\n## Bottom line\n")
    assert "[¶1.1](https://desk.example/briefs/a.html#p1s1)" in told
    assert "Source text" not in told
    assert "a.txt" not in told


def test_without_an_address_of_the_site_names_are_plain_and_no_heading_is_empty() -> None:
    told = handover.brief(PAGE, NOWHERE)
    assert told.endswith(
        "## Bottom line\n\nPort may close. ¶1.1 [Their page](https://port.example/)\n"
    )
    assert "[¶1.1](#p1s1)" in handover.whole(PAGE, NOWHERE)


STATED = {
    "byline": "Ann Reed",
    "outlet": "Quay Times",
    "published": "2024-10-03",
    "url": "https://quay.example/1",
}


@pytest.mark.parametrize(
    ("meta", "title", "told"),
    [
        (STATED, "A", "Ann Reed, “A”, Quay Times, 3 October 2024, https://quay.example/1"),
        ({"published": "2024-10"}, "A", "“A”, October 2024"),
        ({"published": "2024~"}, "A", "“A”, 2024~"),
        ({}, "“Ships wait at the …”", "“Ships wait at the …”, undated"),
    ],
)
def test_a_citation_says_what_is_stated(meta: dict[str, str], title: str, told: str) -> None:
    assert handover.citation(meta, title, words()) == told
