"""Give the surface of a text, as its rules see it, with the way back to the text as read.

A text is kept as it was read, with all that nobody sees in it: soft hyphens, joiners, marks of
direction, decomposed letters, note marks. Rules that are written for words would break on each of
them, so no rule meets them: cleaning and extraction go over the surface, and what they found is
quoted from the text itself, by this module's offsets.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_UNSEEN: Final = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
)
"""Characters without a width of their own, as a class of a pattern.

Source: The Unicode Standard 16, the property Default_Ignorable_Code_Point, as far as text of
people holds it.
"""

_INVISIBLE: Final = re.compile(f"[{_UNSEEN}]+")
_HIDDEN: Final = re.compile("[\u00ad\u034f\u180e\u200b\u2060-\u2064\ufeff]+")
"""Those that change nothing to the eye; joiners shape letters of some scripts and stay in pages."""

_BLANKS: Final = dict.fromkeys(
    map(
        ord,
        "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005"
        "\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    ),
    " ",
) | {0x2028: "\n", 0x2029: "\n", 0x85: "\n", 0x0B: "\n", 0x0C: "\n"}
"""Blanks of any width as a plain one, other line ends as a newline: one code point for one."""

_LIGATURES: Final = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
_LIGATURE: Final = re.compile("[\ufb00-\ufb06]")
_FOLD: Final = re.compile(r"(?<! ) *\n[ \n]*")
_RAISED: Final = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079"
_RAISED_SIGN: Final = re.compile(f"[{_RAISED}\u2020\u2021]")
"""Signs without which there is no raised mark: the full pattern looks behind every letter."""


Change = tuple[int, int, str]
"""A half-open span of the text, and what the surface has in its place."""


@dataclass(frozen=True, slots=True)
class Surface:
    """A text as rules see it. `text` may be shorter than the text as read.

    `_at` and `_from` are offsets of the surface and of the text at which a run begins in which both
    go on alike; `_until` is where the text's part of that run ends.
    """

    text: str
    _at: tuple[int, ...]
    _from: tuple[int, ...]
    _until: tuple[int, ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return the text's offsets of a stretch of the surface that is not empty."""
        return self._first(start), self._last(end)

    def _first(self, offset: int) -> int:
        i = bisect_right(self._at, offset) - 1
        if self._is_changed(i):
            return self._from[i]
        return min(self._from[i] + offset - self._at[i], self._until[i] - 1)

    def _last(self, offset: int) -> int:
        i = bisect_left(self._at, offset) - 1
        if self._is_changed(i):
            return self._until[i]
        return min(self._from[i] + offset - self._at[i], self._until[i])

    def _is_changed(self, i: int) -> bool:
        """Tell whether a run was replaced: its two sides differ in length."""
        end = self._at[i + 1] if i + 1 < len(self._at) else len(self.text)
        return end - self._at[i] != self._until[i] - self._from[i]

    def forth(self, offset: int) -> int:
        """Return the surface's offset of the first character at or after one of the text's."""
        i = bisect_right(self._from, offset) - 1
        if i < 0:
            return 0
        end = self._at[i + 1] if i + 1 < len(self._at) else len(self.text)
        if self._is_changed(i) and offset > self._from[i]:
            return end
        return min(self._at[i] + offset - self._from[i], end)


def surface_of(text: str, joined: Iterable[tuple[int, int]] = ()) -> Surface:
    """Return the surface of an article's text.

    Letters are composed (NFC), blanks plain, invisible characters and note marks gone. Within the
    stretches `joined` a line's end is a blank: they are paragraphs.
    """
    plain = text.translate(_BLANKS)
    changes = [*_decomposed(plain), *_unseen(plain), *_marks(plain), *_folds(plain, joined)]
    return _changed(plain, _apart(changes))


def is_plain(text: str) -> bool:
    """Tell whether a text is its own surface, lines aside: nearly all are."""
    return text.isascii() and "[" not in text and not any(c in text for c in "\t\x0b\x0c")


def seen(text: str) -> str:
    """Return a name or a value as it is compared: composed, plain blanks, nothing invisible."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text.translate(_BLANKS)))


def shown(text: str) -> str:
    """Return a text as pages show it: composed, without what only breaks words where lines end."""
    return text if text.isascii() else unicodedata.normalize("NFC", _HIDDEN.sub("", text))


def _changed(text: str, changes: Sequence[Change]) -> Surface:
    """Return the surface that changes make of a text; they lie apart, in text order."""
    pieces: list[str] = []
    runs: list[tuple[int, int, int]] = []
    at = done = 0
    for start, end, new in [*changes, (len(text), len(text), "")]:
        if start > done:
            runs.append((at, done, start))
            pieces.append(text[done:start])
            at += start - done
        if new:
            runs.append((at, start, end))
            pieces.append(new)
            at += len(new)
        done = end
    ats, froms, untils = zip(*runs, strict=True) if runs else ((0,), (0,), (0,))
    return Surface("".join(pieces), ats, froms, untils)


def _apart(changes: list[Change]) -> list[Change]:
    """Return the changes in text order; of two that overlap the earlier, then the longer one."""
    out: list[Change] = []
    for change in sorted(changes, key=lambda c: (c[0], -c[1])):
        if not out or change[0] >= out[-1][1]:
            out.append(change)
    return out


def _unseen(text: str) -> Iterator[Change]:
    if not text.isascii():
        yield from ((m.start(), m.end(), "") for m in _INVISIBLE.finditer(text))
        yield from ((m.start(), m.end(), _LIGATURES[m[0]]) for m in _LIGATURE.finditer(text))


def _decomposed(text: str) -> Iterator[Change]:
    """Yield the composition (NFC) of each letter that is decomposed, and of each ligature.

    What nobody sees between a letter and its accent goes with them.
    """
    bare = _INVISIBLE.sub("", text)
    if unicodedata.is_normalized("NFC", bare) and not _LIGATURE.search(bare):
        return
    begins = [i for i, c in enumerate(text) if not _joins(c)]
    for start, end in pairwise([*begins, len(text)]):
        if end - start == 1 and text[start].isascii():
            continue
        piece = _INVISIBLE.sub("", text[start:end])
        new = unicodedata.normalize("NFC", _LIGATURE.sub(lambda m: _LIGATURES[m[0]], piece))
        if new != piece:
            yield start, end, new


def _joins(char: str) -> bool:
    """Tell whether a character joins the one before it: an accent, part of a Korean syllable."""
    return (
        bool(unicodedata.combining(char))
        or "\u1161" <= char <= "\u11c2"
        or bool(_INVISIBLE.match(char))
    )


def _folds(text: str, joined: Iterable[tuple[int, int]]) -> Iterator[Change]:
    """Yield each line's end within a paragraph, with the blanks around it, as one blank."""
    for start, end in joined:
        if text.find("\n", start, end) >= 0:
            yield from ((m.start(), m.end(), " ") for m in _FOLD.finditer(text, start, end))


def _marks(text: str) -> Iterator[Change]:
    """Yield the marks of notes: in square brackets, raised, or a dagger."""
    if "[" in text:
        yield from ((m.start(), m.end(), "") for m in _bracketed().finditer(text))
    if _RAISED_SIGN.search(text):
        yield from ((m.start(), m.end(), "") for m in _raised().finditer(text))
    yield from ((m.start(1), m.end(1), "") for m in _plain_marks(text))


_PLAIN: Final = re.compile(
    r"(?<=[a-z]{2}[.!?])[\"'\u201d\u2019]?((\d{1,3})(?:[,\u2013-](\d{1,3}))*)(?=\s+[A-Z\"\u201c]|\s*$)"
)
"""A number that sticks to the stop of a sentence, where the next one begins behind it."""


def _plain_marks(text: str) -> list[re.Match[str]]:
    """Return the marks of notes that were raised where the text was set: "in the valley.7 Half".

    They count on by one from the first to the last; else they are numbers.
    """
    found = list(_PLAIN.finditer(text))
    runs = [(int(m[2]), int(m[3] or m[2])) for m in found]
    follow = all(b[0] - a[1] == 1 for a, b in pairwise(runs))
    return found if len(found) > 1 and follow else []


@cache
def _bracketed() -> re.Pattern[str]:
    """Return the pattern of marks that stick to a word: "[^1]", "[12]", "[3, 4]", "[note 2]"."""
    words = table("note_marks")
    numbered = "|".join(map(re.escape, words["numbered"]))
    whole = "|".join(map(re.escape, words["whole"]))
    number = r"\d{1,3}(?:[,;\u2013-] ?\d{1,3}){0,9}"
    letter = "[a-cf-rt-z]"  # "ship[s]", "seem[e]d" are the words of whoever quotes
    inner = rf"\^[^\[\]\s]{{1,40}}|{number}|(?:{numbered}) ?\w{{1,3}}|{letter}|(?:{whole})"
    return re.compile(rf"(?i)(?<=[^\s\[(])(?:\[(?:{inner})\])+(?!\()")


@cache
def _raised() -> re.Pattern[str]:
    """Return the pattern of raised numbers and daggers behind a word, a year or a stop.

    A power of a unit is none.
    """
    units = "|".join(map(re.escape, table("note_marks")["units"]))
    behind = r"(?:(?<=[^\W\d_]{2})|(?<=[.,;:!?\"'\u201d\u2019)\]])|(?<=\b(?:19|20)\d\d))"
    power = "".join(rf"(?<!\b{re.escape(u)})" for u in units.split("|"))
    return re.compile(
        rf"{behind}{power}[{_RAISED}]+(?!\w)|(?<=\S)[\u2020\u2021]+(?!\w)"
        rf"|(?<=[\w.,;:!?\"'\u201d\u2019)\]]) [{_RAISED}]+(?!\w)",
        re.IGNORECASE,
    )
