"""The article as a sequence of words, each with the context that recognising names needs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.extract.arena import arena_of
from briefgen.extract.names.lexicon import lexicon
from briefgen.extract.names.sheets import sheets
from briefgen.model import READ, Role
from briefgen.registry.gazetteer import places_named
from briefgen.registry.known import WORD, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from briefgen.extract.reading import Reading
    from briefgen.model import Block

_ENDS: Final = re.compile(r"[.!?:;\u2022*][\"')\]]*\s|[\u2022*]|\(\s*$")
SHORTENED: Final = lexicon().shortened | {"st", "jr", "sr", "no", "fr", "sec"}
"""Abbreviations, whose stop ends no sentence."""
_SPACES: Final = re.compile(" {2,}")
_TITLED_WORDS: Final = 4
_SHOUTED_WORDS: Final = 3
_LONG: Final = 4
_QUOTED_WORDS: Final = 8
_SHORT_LINE: Final = 60
_OFTEN: Final = 3
"""How many times as often a word must be capitalised to be a place's name and no common word."""


@dataclass(slots=True)
class Piece:
    """A word of the surface.

    `gap` is the text between it and the word before; `tag` is its part of speech. `first` is set at
    the start of a sentence or a block, where a capital tells nothing; `barrier` where no name can
    run on from the word before; `titled` in a heading whose words are all capitalised.
    """

    start: int
    end: int
    text: str
    folded: str
    gap: str
    token: int
    tag: str = ""
    first: bool = False
    barrier: bool = False
    titled: bool = False

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@dataclass(slots=True)
class Pieces:
    """All words of the article, in order, and the columns that spellings are looked up in.

    `lower` are the folded words that are written in lower case somewhere (`_small`); `quoted` the
    phrases that quotation marks set apart; `surnames` the words of grammar or the calendar after a
    given name ("Theresa May"); `particled` the surnames with their particles, as full names have
    them ("von der Mark"); `ending` are the words that end a longer name, `borne` those that have a
    given name before them somewhere, with at most one word between; `shorts` are the capitals
    in brackets that initials before them spell. `arena` is the article's (a
    game, a vote or a market), "" for none. `sheets` are where team sheets list players.
    """

    all: list[Piece]
    words: list[str]
    texts: list[str]
    starts: list[int]
    lower: frozenset[str]
    quoted: frozenset[tuple[str, ...]]
    surnames: frozenset[str]
    particled: frozenset[tuple[str, ...]]
    ending: frozenset[str]
    borne: frozenset[str]
    shorts: frozenset[str]
    arena: str = ""
    sheets: tuple[tuple[int, int], ...] = ()

    def index_at(self, offset: int) -> int:
        """Return the index of the last word that begins at or before `offset`, -1 for none."""
        return bisect_right(self.starts, offset) - 1

    def is_in_sheet(self, at: int) -> bool:
        """Tell whether a word is one of a team sheet's players."""
        return any(start <= self.starts[at] < end for start, end in self.sheets)


@lru_cache(maxsize=1)  # several steps in turn ask for the words of the same article
def pieces(reading: Reading) -> Pieces:
    """Return the article's words."""
    found = list(_words(reading))
    _mark_titled(found, reading.surface)
    _mark_headings(found, reading)
    _unmark_signed(found, reading)
    _mark_shouted(found)
    _mark_openings(found)
    return Pieces(
        found,
        [p.folded for p in found],
        [p.text for p in found],
        [p.start for p in found],
        frozenset(_small(found)),
        frozenset(_quoted(found)),
        frozenset(here.folded for before, here in pairwise(found) if _surname(before, here)),
        frozenset(_particled(found)),
        frozenset(here.folded for before, here in pairwise(found) if _ends(before, here)),
        frozenset(_borne(reading.doc)),
        frozenset(_shorts(found)),
        arena_of(reading),
        tuple(sheets(reading.surface, reading.article.blocks)),
    )


def _small(found: list[Piece]) -> Iterator[str]:
    """Yield the words that are written in lower case somewhere.

    Not the name of a place that sentences capitalise far more often, though it is a common word as
    well: "the council split" says nothing against Split.
    """
    small = Counter(p.folded for p in found if p.text.islower())
    large = Counter(p.folded for p in found if p.capital and not p.first and not p.titled)
    kinds = lexicon().heads
    for word, times in small.items():
        is_name = large[word] >= _OFTEN * times and word not in kinds and places_named(word)
        if not is_name:
            yield word


def _ends(before: Piece, here: Piece) -> bool:
    opens = before.first and before.folded in lexicon().function | lexicon().describing
    return before.capital and here.gap == " " and not (here.first or opens)


def _shorts(found: list[Piece]) -> Iterator[str]:
    """Yield the capitals in brackets that the initials before them spell: "Aid Net (AN)"."""
    for at, piece in enumerate(found):
        short = piece.text
        if piece.gap != " (" or not (short.isupper() and short.isalpha() and len(short) > 1):
            continue
        front = [p.text[0] for p in found[max(0, at - len(short) - 3) : at] if p.text[0].isupper()]
        if "".join(front).endswith(short):
            yield short


def _borne(doc: Doc) -> Iterator[str]:
    """Yield each word after a given name, with at most one word between."""
    words = lexicon()
    known = words.any_given
    titled = [token.lower_ if token.is_title else None for token in doc]
    for at, token in enumerate(doc):
        front = next((word for word in titled[max(0, at - 2) : at] if word is not None), None)
        if front in known:
            yield token.lower_


def _particled(found: list[Piece]) -> Iterator[tuple[str, ...]]:
    """Yield each surname of a full name with its lower-case particles: "Ada *van der Berg*"."""
    words = lexicon()
    small = words.particles - words.function
    for i, (before, here) in enumerate(pairwise(found), 1):
        end = i
        while end < len(found) and found[end].text in small and found[end].gap == " ":
            end += 1
        whole = before.capital and not here.barrier and i < end < len(found)
        if whole and found[end].capital and found[end].gap in (" ", "-"):
            yield tuple(p.folded for p in found[i : end + 1])


def _surname(before: Piece, here: Piece) -> bool:
    """Tell whether a word such as "May" or "Will" is a surname, by the given name before it."""
    words = lexicon()
    return (
        here.capital
        and here.gap == " "
        and not (here.titled or here.barrier or here.text.isupper())
        and (here.folded in words.function or here.folded in words.months)
        and here.tag.startswith("NNP")
        and before.capital
        and before.folded in words.given
    )


def _quoted(found: list[Piece]) -> Iterator[tuple[str, ...]]:
    """Yield each short phrase in quotation marks that begins and ends with a capital."""
    start = None
    for i, piece in enumerate(found):
        if start is not None and '"' in piece.gap:
            if 1 < i - start <= _QUOTED_WORDS and found[start].capital and found[i - 1].capital:
                yield tuple(p.folded for p in found[start:i])
            start = None
        if piece.gap.endswith('"') and (i == 0 or piece.gap.startswith(" ")):
            start = i


def token_of(reading: Reading, piece: Piece) -> Token:
    """Return the token in which a word begins."""
    return reading.doc[piece.token]


def _words(reading: Reading) -> Iterator[Piece]:
    """Yield the words of the blocks that are read."""
    text, surface = reading.article.text, reading.surface
    token_starts = [t.idx for t in reading.doc]
    sentence_starts = {s.start for s in reading.sentences}
    blocks = reading.article.blocks
    for i, block in enumerate(blocks):
        if block.role not in READ or _is_head_row(text, blocks, i):
            continue
        before, previous = block.start, ""
        for match in WORD.finditer(surface, block.start, block.end):
            start, end = match.span()
            gap = _SPACES.sub(" ", surface[before:start])
            broken = before == block.start or _line_ends(text, before, start)
            goes_on = gap == " " and previous[:1].isupper()  # no sentence ends without a mark
            stopped = (start in sentence_starts and not goes_on) or bool(_ENDS.search(gap))
            first = (
                broken
                or gap.rstrip(" ").endswith('"')
                or (stopped and not _abbreviates(previous, gap))
            )
            token = bisect_right(token_starts, start) - 1
            yield Piece(
                start,
                end,
                match[0],
                folded(match[0]),
                gap,
                token,
                reading.doc[token].tag_,
                first,
                broken,
            )
            before, previous = end, match[0]


def _is_head_row(text: str, blocks: Sequence[Block], at: int) -> bool:
    """Tell whether a row is a table's header: the first, without digits and with short cells."""
    after = blocks[at + 1].role if at + 1 < len(blocks) else None
    if blocks[at].role is not Role.TABLE or after is not Role.TABLE:
        return False
    words = text[blocks[at].start : blocks[at].end]
    short = all(len(cell.split()) < _LONG for cell in words.split("\t"))
    above = blocks[at - 1].role if at else None
    return above is not Role.TABLE and short and not any(c.isdigit() for c in words)


def _abbreviates(word: str, gap: str) -> bool:
    """Tell whether the stop after a word is that of an initial or an abbreviation."""
    return gap == ". " and word[:1].isupper() and (len(word) == 1 or word.lower() in SHORTENED)


def _line_ends(text: str, before: int, start: int) -> bool:
    """Tell whether a cell, a short line or a paragraph ends between two words."""
    gap = text[before:start]
    if "\t" in gap:
        return True
    breaks = gap.count("\n")
    if breaks != 1:
        return breaks > 1
    return before - (text.rfind("\n", 0, before) + 1) < _SHORT_LINE or "." in gap


def _mark_titled(found: list[Piece], surface: str) -> None:
    """Mark the words of each heading-like stretch, in which all longer words are capitalised.

    Stretches end at barriers and ends of sentences. A bracket or a quotation mark splits one into
    parts that are judged together.
    """
    stretches: list[list[Piece]] = [[]]
    running = False
    for piece in [*found, None]:
        opened = piece is not None and not piece.barrier and piece.gap.strip() in ("(", '"', '("')
        if piece is None or (piece.first and not opened):
            whole = [p for stretch in stretches for p in stretch]
            lists = running and _goes_on(whole)
            running = bool(whole) and not _all_capitals(whole)
            if not running and not lists and not _is_a_sentence(whole, surface):
                for p in (p for stretch in stretches if _all_capitals(stretch) for p in stretch):
                    p.titled = True
            stretches = [[]]
        if piece is not None:
            if opened and piece.first:
                stretches.append([])
            stretches[-1].append(piece)


def _mark_headings(found: list[Piece], reading: Reading) -> None:
    """Mark the words of a title or heading that capitalises all but small words of grammar.

    Beside these it has fewer words than `_mark_titled` asks for, or a colon within.
    """
    spans = [(b.start, b.end) for b in reading.article.blocks if b.role in _TITLES]
    for start, end in spans:
        within = (p for p in found if start <= p.start < end and p.text[0].isalpha())
        words = [p for p in within if p.text != "s"]
        small = [p for p in words if not p.capital]
        if not small or any(p.folded not in lexicon().function for p in small):
            continue
        if sum(p.capital and len(p.text) >= _LONG for p in words) >= _HEADING_WORDS:
            for p in words:
                p.titled = True


_TITLES: Final = frozenset({Role.TITLE, Role.HEADING})
_HEADING_WORDS: Final = 3
"""Fewest longer words of a heading in which each has a capital."""


def _goes_on(stretch: list[Piece]) -> bool:
    """Tell whether a stretch continues after a colon: "three were named: Ada Berg, 19"."""
    return bool(stretch) and not stretch[0].barrier and stretch[0].gap.strip() in (":", ";")


def _is_a_sentence(stretch: list[Piece], surface: str) -> bool:
    """Tell whether a stretch has a lower-case verb and a stop after it.

    "Injured were Ada Berg and Lena Orsk." Headings capitalise their verbs, and end without a stop.
    """
    verb = any(p.tag.startswith("VB") and p.text.islower() for p in stretch)
    return verb and surface[stretch[-1].end : stretch[-1].end + 1] == "."


def _unmark_signed(found: list[Piece], reading: Reading) -> None:
    """Unmark the words of attribution lines, which are no headings: "Ada Berg, Veldt College"."""
    blocks = reading.article.blocks
    named = {b.speaker.start for b in blocks if b.speaker is not None}
    signed = [b for b in blocks if any(b.start <= at < b.end for at in named)] if named else []
    for block in signed:
        for piece in found:
            if block.start <= piece.start < block.end:
                piece.titled = False


def _all_capitals(stretch: list[Piece]) -> bool:
    """Tell whether all content words of a stretch are capitalised, as in a heading."""
    words = [p for p in stretch if p.text[0].isalpha() and p.gap != "-"]
    small = any(not p.capital and p.folded not in lexicon().function for p in words)
    return not small and sum(p.capital and len(p.text) >= _LONG for p in words) >= _TITLED_WORDS


def _mark_shouted(found: list[Piece]) -> None:
    """Mark the words of each line or headline in capitals; the word after it begins anew."""
    at = 0
    while at < len(found):
        end = at + 1
        while (
            end < len(found) and _loud(found[at]) and _loud(found[end]) and not found[end].barrier
        ):
            end += 1
        alone = found[at].barrier and (end == len(found) or found[end].barrier)
        long = sum(len(p.text) >= _LONG and p.text.isalpha() for p in found[at:end])
        if _loud(found[at]) and (
            (alone and (end - at > 1 or len(found[at].text) > _LONG)) or long >= _SHOUTED_WORDS
        ):
            for p in found[at:end]:
                p.titled = True
            if end < len(found):
                found[end].first = found[end].barrier = True
        at = end


def _mark_openings(found: list[Piece]) -> None:
    """Mark the words in capitals that open a paragraph as style: "A *SALMON* farm worker".

    They stand behind an article, and in lower case elsewhere or are too long for initials.
    """
    small = {p.folded for p in found if p.text.islower()}
    for at, piece in enumerate(found[:-1]):
        if not piece.barrier or piece.text not in ("A", "AN", "THE"):
            continue
        end = at + 1
        while end < len(found) and _loud(found[end]) and found[end].gap == " ":
            end += 1
        opening = found[at + 1 : end]
        if all(p.folded in small or len(p.text) > _LONG for p in opening):
            for p in opening:
                p.titled = True


def _loud(piece: Piece) -> bool:
    """Tell whether a word has no lower-case letter and no comma before it."""
    return not any(c.islower() for c in piece.text) and "," not in piece.gap
