"""Find parts that repeat other parts: wholly, nearly, or as a pull quote. Linear in text length."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.shapes import ITEM
from briefgen.model import READ, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.cleaning.units import Part

_N: Final = 4
_NEAR: Final = 0.6
_PULLED: Final = 0.9
_SHORTEST: Final = 4
_SHORTEST_NEAR: Final = 8
_LONGEST_PULL: Final = 45
_COMMON: Final = 8
_STOPS: Final = (".", "!", "?", "\u201d", '"')
_ORIGINALS: Final = READ | {Role.CREDIT, Role.BYLINE}
_PULLS: Final = frozenset({Role.BODY, Role.QUOTE, Role.HEADING})


def mark_doubles(parts: Sequence[Part]) -> list[tuple[Part, int | None]]:
    """Return each part, relabelled where it repeats another, with the index of what it repeats.

    The first of two is kept, whatever the other's role; but a pull quote before its paragraph is a
    duplicate too, and so is a caption in sentences before the paragraph that repeats it. Source:
    shingles of four words (Broder, On the resemblance and containment of documents, 1997).
    """
    same = _whole_doubles(parts)
    index = _index(parts, same)
    sizes = [max(0, len(p.words) - _N + 1) for p in parts]
    for i, part in enumerate(parts):
        if i in same or part.role not in _ORIGINALS or len(part.words) < _SHORTEST:
            continue
        for j, shared in _overlaps(part, i, index):
            near = _is_near(shared, sizes[i], sizes[j], len(part.words)) and j < i and j not in same
            if near and _is_shown_before(parts[j], part):
                same[j] = (i, "nearly the words of a paragraph, under a picture")
                break
            if near:
                same[i] = (j, "nearly the same words as an earlier part")
                break
            if _is_pulled(part, parts[j], shared, sizes[i]) and j not in same:
                same[i] = (j, "a pull quote: repeats words of a paragraph")
                break
    return [
        (replace(p, role=Role.DUPLICATE, reason=same[i][1]), _original(i, same))
        if i in same
        else (p, None)
        for i, p in enumerate(parts)
    ]


def _original(i: int, same: dict[int, tuple[int, str]]) -> int:
    """Follow a duplicate to the part that is itself no duplicate, and return that part's index."""
    seen = {i}
    while i in same and same[i][0] not in seen:
        i = same[i][0]
        seen.add(i)
    return i


def _whole_doubles(parts: Sequence[Part]) -> dict[int, tuple[int, str]]:
    """Map each part whose words are those of an earlier one to that part and the reason.

    Short labels repeat by nature and are left out, credits excepted.
    """
    first: dict[tuple[str, ...], int] = {}
    out: dict[int, tuple[int, str]] = {}
    for i, part in enumerate(parts):
        if part.role not in _ORIGINALS or (
            len(part.words) < _SHORTEST and part.role is not Role.CREDIT
        ):
            continue
        before = first.get(part.words)
        if before is not None and _is_shown_before(parts[before], part):
            out[before] = (i, "the words of a paragraph, under a picture")
            first[part.words] = i
        elif before is not None:
            out[i] = (first[part.words], "the same words as an earlier part")
        else:
            first[part.words] = i
    return out


def _is_shown_before(part: Part, other: Part) -> bool:
    """Tell whether `part` is a caption, `other` a paragraph, and both end as sentences do."""
    roles = part.role is Role.CAPTION and other.role is Role.BODY
    return roles and part.text.endswith(_STOPS) and other.text.endswith(_STOPS)


def _index(
    parts: Sequence[Part], same: dict[int, tuple[int, str]]
) -> dict[tuple[str, ...], list[int]]:
    """Map each shingle to the first few parts that hold it; a common shingle is no evidence."""
    index: dict[tuple[str, ...], list[int]] = {}
    for i, part in enumerate(parts):
        if part.role in READ and i not in same:
            for shingle in set(_shingles(part.words)):
                holders = index.setdefault(shingle, [])
                if len(holders) < _COMMON:
                    holders.append(i)
    return index


def _shingles(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (words[k : k + _N] for k in range(len(words) - _N + 1))


def _overlaps(part: Part, i: int, index: dict[tuple[str, ...], list[int]]) -> list[tuple[int, int]]:
    """Return `(other, shared shingles)` for the parts that share most with this one, most first."""
    counts = Counter(
        j for shingle in set(_shingles(part.words)) for j in index.get(shingle, ()) if j != i
    )
    return sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:_COMMON]


def _is_near(shared: int, own: int, other: int, words: int) -> bool:
    """Tell whether two parts are nearly the same: they share most of the shingles of both."""
    return words >= _SHORTEST_NEAR and shared >= _NEAR * (own + other - shared)


def _is_pulled(part: Part, other: Part, shared: int, own: int) -> bool:
    """Tell whether a short part consists of a longer paragraph's words, as a pull quote does."""
    short = _SHORTEST_NEAR <= len(part.words) <= _LONGEST_PULL and part.role in _PULLS
    short = short and not ITEM.match(part.text)  # a summary's item is no pull quote
    return (
        short
        and other.role is Role.BODY
        and 2 * len(part.words) <= 3 * len(other.words)
        and shared >= _PULLED * own
        and len(other.words) > len(part.words)
    )
