"""Show as much of the source's text under a brief as is published, with its annotations."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING

from briefgen.compose.meanings import Meanings
from briefgen.compose.wording import Wording, fold
from briefgen.model import NUMBERED, READ, Address, Block, Publish, Role, Sentence
from briefgen.model.views import Aside, AsideBlock, Mark, SourceText, TextBlock, TextSentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.compose.rows import RowMaker


def source_text(maker: RowMaker) -> SourceText:
    """Return the text of an entry, its sentences anchored; call it after all else is quoted."""
    return SourceTextMaker(maker).text()


class SourceTextMaker:
    """Cuts one article's text into the pieces that are shown."""

    def __init__(self, maker: RowMaker) -> None:
        """Hold the annotations; a name links to its page once in each section of the article."""
        self.maker = maker
        self.wording: Wording = maker.wording
        self.article = maker.metadata.article
        self.sentences = maker.metadata.sentences
        self.starts = [s.start for s in self.sentences]
        self.meanings = Meanings(maker)
        self.skipped = False

    def text(self) -> SourceText:
        """Return the text."""
        blocks, aside = [], []
        for block, (kind, number) in zip(
            self.article.blocks, self.article.numbering(), strict=True
        ):
            if block.role is Role.HEADING:
                self.meanings.section()
            if block.role in READ:
                sentences = tuple(self._sentences(self._in(block) or _as_one(block, kind, number)))
                if sentences:
                    blocks.append(TextBlock(block.role, f"{kind}{number}", number, sentences))
            else:
                aside.append((block, self._aside(block, f"{kind}{number}s1")))
        return SourceText(
            self.wording.publish, tuple(blocks), tuple(_gathered(aside)), self._words()
        )

    def _words(self) -> int:
        blocks = (b for b in self.article.blocks if b.role in NUMBERED)
        return sum(len(self.article.text[b.start : b.end].split()) for b in blocks)

    def _in(self, block: Block) -> tuple[Sentence, ...]:
        return self.sentences[
            bisect_left(self.starts, block.start) : bisect_left(self.starts, block.end)
        ]

    def _sentences(self, sentences: tuple[Sentence, ...]) -> Iterator[TextSentence]:
        for sentence in sentences:
            anchor, label = sentence.address.anchor, sentence.address.label
            if self.wording.publish is not Publish.FULL and anchor not in self.wording.cited:
                self.skipped = True
                continue
            pieces = (
                tuple(self.meanings.pieces(sentence.start, sentence.end))
                if self.wording.shown
                else ()
            )
            yield TextSentence(anchor, label, pieces, gap=self.skipped)
            self.skipped = False

    def _aside(self, block: Block, anchor: str) -> AsideBlock:
        full = self.wording.publish is Publish.FULL
        text = fold(self.article.text[block.start : block.end]) if full else ""
        repeats = None
        if block.same_as is not None and block.same_as < len(self.article.blocks):
            twin = self.article.blocks[block.same_as]
            same = fold(self.article.text[twin.start : twin.end]) == text
            repeats = self._mark_of(twin) if same else None
        return AsideBlock(anchor, text, repeats)

    def _mark_of(self, block: Block) -> Mark | None:
        found = self._in(block)
        shown = found and (
            self.wording.publish is Publish.FULL or found[0].address.anchor in self.wording.cited
        )
        address = found[0].address if shown else None
        return Mark(self.maker.entry.slug, address.anchor, address.label) if address else None


def _gathered(aside: Iterable[tuple[Block, AsideBlock]]) -> Iterator[Aside]:
    """Yield what was set aside, blocks grouped by reason; one without published words is alone."""

    def why(each: tuple[Block, AsideBlock]) -> tuple[str, str, str]:
        block, shown = each
        return block.role, block.reason, "" if shown.text else shown.anchor

    for (role, reason, _), held in groupby(aside, why):
        yield Aside(role, reason, tuple(shown for _, shown in held))


def _as_one(block: Block, kind: str, number: int) -> tuple[Sentence, ...]:
    """Return a block without sentences as one, so that every address leads somewhere.

    Metadata from elsewhere may have such blocks.
    """
    return (Sentence(block.start, block.end, Address(kind, number, 1)),)
