"""Which text of an article is parsed, block by block, and which words does it have?"""

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
"""Characters replaced one for one, as offsets must not move.

The model was trained on plain quotes and unbroken lines.
"""


def slices(article: Article) -> list[str]:
    """Return the text to be parsed, one slice for each block that is read.

    The slices tile the whole text; what lies between the blocks is blanked.
    """
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
    """Return the words of the blocks that are read, folded, to look known names up among them."""
    twin, _ = twin_of(article)
    surface = "".join(slices(twin))
    read = (b for b in twin.blocks if b.role in READ)
    return frozenset(folded(w) for b in read for w in WORD.findall(surface, b.start, b.end))
