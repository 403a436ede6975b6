"""Apply the analyst's corrections of block roles, from the sidecar file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.model import Evidence, Role, Statement
from briefgen.registry.sidecar import ORIGIN
from briefgen.registry.surface import surface_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Article, Block
    from briefgen.registry.sidecar import Relabel

_SAYS: Final = "the sidecar says so"


def relabelled(article: Article, corrections: Sequence[Relabel]) -> Article:
    """Return the article with its blocks' roles corrected; of two for one block the last counts."""
    if not corrections:
        return article
    blocks = list(article.blocks)
    numbering = article.numbering()
    for count, correction in enumerate(corrections, 1):
        reason = f"{_SAYS}: correction {count}"
        for i in _meant(article, numbering, correction):
            blocks[i] = replace(blocks[i], role=correction.role, reason=reason, same_as=None)
    return _titled(replace(article, blocks=tuple(_with_one_title(blocks))))


def stale(blocks: Sequence[Block], corrections: Sequence[Relabel]) -> Iterator[Relabel]:
    """Yield the corrections that no block bears: they match nothing, or a later one won."""
    reasons = {b.reason for b in blocks}
    for count, correction in enumerate(corrections, 1):
        if f"{_SAYS}: correction {count}" not in reasons:
            yield correction


def _meant(
    article: Article, numbering: Sequence[tuple[str, int]], correction: Relabel
) -> Iterator[int]:
    """Yield the indices of the blocks that a correction points at."""
    wanted = [_plain(w) for w in correction.words]
    for i, block in enumerate(article.blocks):
        kind, number = numbering[i]
        words = _plain(article.text[block.start : block.end]) if wanted else ""
        if f"{kind}{number}" in correction.at or any(w in words for w in wanted):
            yield i


def _plain(text: str) -> str:
    return " ".join(surface_of(text).text.casefold().split())


def _with_one_title(blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks; where the analyst names the title, any other title becomes a heading."""
    named = any(b.role is Role.TITLE and b.reason.startswith(_SAYS) for b in blocks)
    for block in blocks:
        if named and block.role is Role.TITLE and not block.reason.startswith(_SAYS):
            yield replace(block, role=Role.HEADING, reason="the sidecar names another title")
        else:
            yield block


def _titled(article: Article) -> Article:
    """Return the article with the title that the analyst points at as its stated title."""
    for block in article.blocks:
        if block.role is Role.TITLE and block.reason.startswith(_SAYS):
            words = Evidence.quote(article.text, block.start, block.end)
            title = Statement("title", " ".join(words.exact.split()), ORIGIN, evidence=words)
            others = tuple(s for s in article.statements if s.field != "title")
            return replace(article, statements=(title, *others))
    return article
