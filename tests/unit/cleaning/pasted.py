"""Shorthand for what labelling finds in a pasted text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.cleaning import label
from briefgen.model import NUMBERED, Role
from briefgen.readers import read

if TYPE_CHECKING:
    from briefgen.model import Article

HEAD = "Ferry towns brace for a hard winter"
FIRST = (
    "The ferry between Veldt and the islands has not sailed for a week, and the towns that live "
    "by it are running short of fuel."
)
SECOND = "\u201cWe asked the company for a day,\u201d said Ada Berg, the mayor of Ost."


def labelled(text: str, path: str = "a.txt") -> Article:
    """Return a text as a labelled article."""
    return label(read(text.encode(), path))


def body(article: Article) -> list[str]:
    """Return the text of each block of the article's own text: paragraphs, headings, dek."""
    return [
        " ".join(article.text[b.start : b.end].split())
        for b in article.blocks
        if b.role in NUMBERED | {Role.HEADING, Role.DEK}
    ]


def stated(article: Article) -> dict[str, str]:
    """Return the value of each stated field; of several statements the first counts."""
    out: dict[str, str] = {}
    for statement in article.statements:
        out.setdefault(statement.field, statement.value)
    return out


def role(article: Article, words: str) -> Role:
    """Return the role of the first block that holds these words."""
    return next(b.role for b in article.blocks if words in article.text[b.start : b.end])
