"""What of an article is read, without its parse: the slices that are parsed, and the words in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.twin import twin_of
from briefgen.model import READ
from briefgen.registry.known import WORD, folded

if TYPE_CHECKING:
    from briefgen.model import Article

_SURFACE: Final = str.maketrans(
    {
        "\n": " ", "\t": " ", "\u00a0": " ", "\u2009": " ", "\u202f": " ",
        "\u200b": " ", "\u200e": " ", "\u200f": " ", "\ufeff": " ",
        "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "\u02bb": "'", "`": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2010": "-", "\u2011": "-",
    }
)  # fmt: skip
"""One code point for one: the model was trained on plain quotes and unbroken lines, and offsets must not move."""


def slices(article: Article) -> list[str]:
    """Return the text to be parsed, one slice for each block that is read, which tile it."""
    blocks = [b for b in article.blocks if b.role in READ]
    text, slices = article.text, []
    for i, block in enumerate(blocks):
        until = blocks[i + 1].start if i + 1 < len(blocks) else len(text)
        lead = " " * block.start if i == 0 else ""
        slices.append(
            lead + text[block.start : block.end].translate(_SURFACE) + " " * (until - block.end)
        )
    return slices


def words_met(article: Article) -> frozenset[str]:
    """Return the words of an article, folded, among which known names are looked for."""
    twin, _ = twin_of(article)
    surface = "".join(slices(twin))
    read = (b for b in twin.blocks if b.role in READ)
    return frozenset(folded(w) for b in read for w in WORD.findall(surface, b.start, b.end))
