"""What a page weighs is counted in bytes: a reader may have it on a stick, or on a slow line."""

from __future__ import annotations

import re

from tests.bench.articles import article

DENSE = 106_000
"""Bytes of HTML of a brief of some 940 words that names somebody or something in every line; half of it is figures,
marks and the sentences' own anchors. A ceiling as measured, to be lowered by whoever makes pages lighter."""


def test_a_brief_of_nine_hundred_words_stays_within_its_weight(desk):
    text = article(3, paragraphs=18)
    assert 900 <= len(text.split()) <= 1000
    desk.put("dense.txt", text)
    config = desk.root / "mkdocs.yml"
    config.write_text("site_name: Desk\ntheme: briefgen\nplugins:\n  - briefgen:\n      search: false\n")
    assert desk.run("build").exit_code == 0
    page = (desk.root / "site" / "briefs" / "dense.html").read_bytes()
    assert len(page) <= DENSE
    assert not re.search(rb' style="', page)
