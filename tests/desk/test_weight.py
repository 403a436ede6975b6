"""Pages are limited in bytes, since readers may have a slow line or a stick."""

from __future__ import annotations

import re

from tests.bench.articles import article

BUDGET = 70_000
"""Bytes of HTML that a brief of 900 words may take."""

DENSE = 84_000
"""Bytes that a brief of 900 words may take if every line names somebody or something.

A measured ceiling, to be lowered whenever pages become lighter. Figures take a quarter of it; the
rest is `DENSE_BESIDES_FIGURES`.
"""

DENSE_BESIDES_FIGURES = 64_500

PLAIN = (
    (
        "People in the market had other things to talk about, "
        "and most of them did not look up from their stalls."
    ),
    (
        "The rain that had been hoped for since the spring did not come, "
        "and the fields along the road stayed brown."
    ),
    (
        "A loaf of bread costs twice as much as it did a year ago, "
        "while wages have hardly moved in all that time."
    ),
    (
        "The school opened its doors again, with fewer teachers than before and with a roof that "
        "still lets in the wind."
    ),
)
"""Sentences without a name, a date or a hedge."""


def _page(desk, text: str) -> str:
    """Build a desk of this one article; return the HTML of its brief."""
    assert 880 <= len(text.split()) <= 950
    desk.put("made.txt", text)
    config = desk.root / "mkdocs.yml"
    config.write_text(
        "site_name: Desk\ntheme: briefgen\nplugins:\n  - briefgen:\n      search: false\n"
    )
    assert desk.run("build").exit_code == 0
    return (desk.root / "site" / "briefs" / "made.html").read_text(encoding="utf-8")


def test_a_brief_of_nine_hundred_words_stays_within_its_budget(desk):
    parts = article(3, paragraphs=9).split("\n\n")
    # its paragraphs: a title and a caption come before them, promotion after them
    for at in range(3, len(parts) - 2):
        parts[at] += f" {PLAIN[at % 4]} {PLAIN[(at + 1) % 4]}"
    page = _page(desk, "\n\n".join(parts))
    assert len(page.encode()) <= BUDGET


def test_one_that_names_somebody_in_every_line_stays_below_its_ceiling(desk):
    page = _page(desk, article(3, paragraphs=18))
    assert len(page.encode()) <= DENSE
    assert len(re.sub(r"<figure.*?</figure>", "", page).encode()) <= DENSE_BESIDES_FIGURES
    assert not re.search(r" style=", page)
