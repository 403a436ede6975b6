"""A reading: an article parsed, so that every token's offset is an offset of the article's text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from spacy.tokens import Doc, Span

from briefgen.extract.slices import slices
from briefgen.extract.spotting import seen
from briefgen.model import READ, Address, Article, Evidence, Sentence
from briefgen.registry.languages import foreign_language
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Token

    from briefgen.extract.spotting import Seen, Spotter
    from briefgen.registry.desk import Desk

_CLOSING: Final = frozenset(".\"\u201d'\u2019")
"""Characters that end a sentence which the pipeline may have split too early."""
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_LONGEST: Final = 4_000
"""Most characters of a block parsed at once; the longest news paragraphs have some 1,500."""
_ENDS: Final = (". ", "? ", "! ", '." ', '?" ', '!" ')


@dataclass(frozen=True, eq=False)
class Reading:
    """An article with its parse.

    `doc` is one spaCy document for the whole article: `token.idx` is an offset of `article.text`,
    and a character that was set aside is a space in it. `surface` is that same text (quotes
    straightened, lines joined), as long as `article.text`. No sentence spans two blocks.
    `mentions` are names that another model found.
    """

    article: Article
    doc: Doc
    surface: str
    desk: Desk
    published: str | None
    sentences: tuple[Sentence, ...]
    mentions: tuple[Seen, ...] = ()

    def quote(self, span: Span | Token) -> Evidence:
        """Return the article's words under a span of the parse."""
        if isinstance(span, Span):
            return self.article.quote(span.start_char, span.end_char)
        return self.article.quote(span.idx, span.idx + len(span))

    @cached_property
    def foreign(self) -> bool:
        """Whether the text is in another language than English, so that its parse means nothing."""
        blocks = (b for b in self.article.blocks if b.role in READ)
        return foreign_language(self.article.text[b.start : b.end] for b in blocks) is not None

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds the character at `offset`, None where no sentence does."""
        from bisect import bisect_right  # noqa: PLC0415 - used here alone

        i = bisect_right(self._starts, offset) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].end else None


def read(
    articles: Iterable[tuple[Article, str | None]],
    nlp: Language,
    desk: Desk,
    spotter: Spotter | None = None,
) -> Iterator[Reading]:
    """Yield a reading for each article, in order.

    The second item of each pair is the article's publication date (EDTF) or None.

    Raises:
        InputError: `spotter` reports words that the text does not have.
    """
    for article, published in articles:
        tiles = slices(article)
        pieces = [list(_pieces(s)) for s in tiles]
        docs = iter(nlp.pipe(piece for block in pieces for piece in block))
        blocks = [[next(docs) for _ in block] for block in pieces]
        whole = [doc for block in blocks for doc in block]
        doc = Doc.from_docs(whole, ensure_whitespace=False) if whole else nlp.make_doc("")
        found = tuple(_sentences(article, blocks))
        spotted = seen(article, spotter) if spotter is not None else ()
        yield Reading(article, doc, "".join(tiles), desk, published, found, spotted)


def _pieces(text: str) -> Iterator[str]:
    """Yield the pieces in which a block is parsed: the whole block, unless it is too long.

    A pipeline takes no more than a million characters, and rules that look at all of a sentence
    need sentences of a bounded length. So a long block is cut at the last end of a sentence within
    `_LONGEST` characters, or at the last blank where there is none.
    """
    at = 0
    while len(text) - at > _LONGEST:
        window = text[at : at + _LONGEST]
        cut = max(window.rfind(end) + len(end) for end in _ENDS)
        cut = cut if cut > len(_ENDS[0]) else window.rfind(" ") + 1
        yield window[: cut or _LONGEST]
        at += cut or _LONGEST
    yield text[at:]


def _sentences(article: Article, docs: list[list[Doc]]) -> Iterator[Sentence]:
    """Yield the sentences of each block, trimmed of white space, with their addresses.

    Two sentences of the pipeline are joined where it split at a stop although the text goes on in
    lower case ("the ID. range"), or split after an abbreviated title.
    """
    read_blocks = [
        (block, number)
        for block, number in zip(article.blocks, article.numbering(), strict=True)
        if block.role in READ
    ]
    base = 0
    for pieces, (_, (kind, number)) in zip(docs, read_blocks, strict=True):
        spans: list[tuple[int, int]] = []
        for doc in pieces:
            for start, end in _spans(doc, base):
                goes_on = spans and _goes_on(article.text, spans[-1], start)
                spans.append((spans.pop()[0], end) if goes_on else (start, end))
            base += len(doc.text)
        for count, (start, end) in enumerate(spans, 1):
            yield Sentence(start, end, Address(kind, number, count))


def _spans(doc: Doc, base: int) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each sentence of a piece, without surrounding blanks."""
    for sent in doc.sents:
        raw = sent.text  # of the surface, in which what was set aside beside the block is blank
        start = base + sent.start_char + len(raw) - len(raw.lstrip())
        end = base + sent.end_char - (len(raw) - len(raw.rstrip()))
        if start < end:
            yield start, end


def _goes_on(text: str, before: tuple[int, int], start: int) -> bool:
    """Tell whether the text at `start` continues the sentence before it, on the same line."""
    if text[before[1] : start].strip(" ") or text[before[1] - 1] not in _CLOSING:
        return False
    word = _WORD.match(text, start)
    titled = (
        text[before[0] : before[1]].rsplit(None, 1)[-1].rstrip(".").lower()
        in table("titles")["shortened"]
    )
    return (text[before[1] - 1] == "." and titled) or (word is not None and word[0].islower())
