"""Which part of the text is what?"""

from __future__ import annotations

import re

from briefgen.model import Article, Block, RawText, Role


def label(raw: RawText) -> Article:
    """Return the article: the same text, every block labelled, with what its blocks say of the source."""
    blocks = tuple(
        Block(Role.BODY, m.start(), m.end(), "a paragraph") for m in re.finditer(r"\S(?:[^\n]*\S)?", raw.text)
    )
    return Article(raw.source, raw.text, blocks, raw.declared)
