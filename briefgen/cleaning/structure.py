"""Tell from a page's elements which lines are the article's and which lead elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.cleaning.units import Unit

_MOST: Final = 0.75
_TAKEN_WEIGHS: Final = 3
_REACH: Final = 3
_HEADING_WORDS: Final = 8
_TELLS: Final = 0.5
_SENTENCE: Final = 12
_LINKED: Final = 0.8
_FEWEST_TEASERS: Final = 2
_STEPS: Final = (
    "in the element of most of the prose",
    "one element from most of the prose",
    "two elements from most of the prose",
    "three elements from most of the prose",
    "far from most of the prose",
)


@dataclass(frozen=True, slots=True)
class _Element:
    """Sums over the lines of each element, keyed by the element's number."""

    lines: Counter[int]
    words: Counter[int]
    linked: dict[int, float]
    prose: dict[int, float]
    taken: Counter[int]


def add_structure(
    units: Sequence[Unit], own: Sequence[dict[str, float]], prose: Sequence[float]
) -> None:
    """Add to the features of a page's lines what their elements and the body finder say."""
    if not any(u.hint is not None and u.hint.within for u in units):
        return
    element = _sums(units, prose)
    home = _home(units, element, prose)
    related = _under_related(units, own, home)
    main = _main(units, prose)
    around = _taken_around(units)
    first, last = _ends_of_taken(units)
    for i, (unit, f) in enumerate(zip(units, own, strict=True)):
        within = unit.hint.within if unit.hint is not None else ()
        parent = next((e for e in reversed(within) if element.lines[e] > 1), 0)
        f["in the element of the article"] = float(home in within)
        f["right in the element of the article"] = float(parent == home)
        if parent:
            words = max(1, element.words[parent])
            f["prose in its element"] = min(1.0, element.prose[parent] / words)
            f["links in its element"] = min(1.0, element.linked[parent] / words)
            others = words - len(unit.words)
            took = element.taken[parent] - len(unit.words) * _is_taken(unit)
            f["body finder took its element"] = took / others if others > 0 else 0.0
        f[_STEPS[min(_up(main, within), len(_STEPS) - 1)]] = 1.0
        f["links without a sentence"] = f.get("links", 0.0) * (not f.get("ends as a sentence"))
        f["body finder took what is around"] = around[i]
        f["between what the body finder took"] = float(first <= i <= last)
        f["under a related heading"] = float(i in related)
        if _is_linked_sentence(unit, f):
            f["a linked sentence among paragraphs"] = 1.0
            f["all links"] = 0.0
            f["links"] = 0.0


def _sums(units: Sequence[Unit], prose: Sequence[float]) -> _Element:
    """Return the sums over the lines of each element."""
    out = _Element(Counter(), Counter(), defaultdict(float), defaultdict(float), Counter())
    for unit, weight in zip(units, prose, strict=True):
        hint, n = unit.hint, len(unit.words)
        if hint is None:
            continue
        linked, taken = n * hint.link_density, n * _is_taken(unit)
        out.lines.update(hint.within)
        for element in hint.within if n else ():
            out.words[element] += n
            out.linked[element] += linked
            if weight:
                out.prose[element] += weight
            if taken:
                out.taken[element] += taken
    return out


def _is_taken(unit: Unit) -> bool:
    return unit.hint is not None and bool(unit.hint.main)


def _home(units: Sequence[Unit], element: _Element, prose: Sequence[float]) -> int:
    """Return the smallest element that holds most prose; the body finder's choice weighs more."""
    weights = [
        p * (_TAKEN_WEIGHS if _is_taken(u) else 1) for u, p in zip(units, prose, strict=True)
    ]
    share: dict[int, float] = defaultdict(float)
    for unit, weight in zip(units, weights, strict=True):
        for number in unit.hint.within if unit.hint is not None else ():
            share[number] += weight
    most = [n for n, s in share.items() if s >= _MOST * sum(weights)]
    return min(most, key=lambda n: (element.lines[n], -n), default=0)


def _main(units: Sequence[Unit], prose: Sequence[float]) -> tuple[int, ...]:
    """Return the path of the element that directly holds most prose, outermost first."""
    weights: dict[tuple[int, ...], float] = defaultdict(float)
    for unit, weight in zip(units, prose, strict=True):
        if unit.hint is not None:
            weights[unit.hint.within] += weight * (1 + _is_taken(unit))
    return max(weights, key=lambda w: (weights[w], w), default=())


def _up(main: tuple[int, ...], within: tuple[int, ...]) -> int:
    """Return how many elements one must leave to get from the main prose to a line."""
    known = frozenset(within)
    return sum(element not in known for element in main)


def _taken_around(units: Sequence[Unit]) -> list[float]:
    """Return for each line the share of words near it that the body finder took.

    Its own words are left out.
    """
    words, taken = [0], [0]
    for unit in units:
        words.append(words[-1] + len(unit.words))
        taken.append(taken[-1] + len(unit.words) * _is_taken(unit))
    out = []
    for i, unit in enumerate(units):
        low, high = max(0, i - _REACH), min(len(units), i + _REACH + 1)
        near = words[high] - words[low] - len(unit.words)
        took = taken[high] - taken[low] - len(unit.words) * _is_taken(unit)
        out.append(took / near if near > 0 else 0.0)
    return out


def _ends_of_taken(units: Sequence[Unit]) -> tuple[int, int]:
    """Return the indices of the first and last line that the body finder took.

    `(number of lines, -1)` where it took none, which no line lies between.
    """
    took = [i for i, u in enumerate(units) if _is_taken(u)]
    return (took[0], took[-1]) if took else (len(units), -1)


def _under_related(
    units: Sequence[Unit], own: Sequence[dict[str, float]], home: int
) -> frozenset[int]:
    """Return the indices of lines that follow a heading over other articles in its element.

    A heading in the article's own element heads nothing, since the article goes on after it, unless
    a run of teasers follows.
    """
    out: set[int] = set()
    holders, open_in = _holders(units, home), 0
    for i, (unit, f) in enumerate(zip(units, own, strict=True)):
        within = unit.hint.within if unit.hint is not None else ()
        if within and within[-1] in holders and _heads_related(unit, f):
            out.update(range(i, _end_of_teasers(units, i)))
        if i in out:
            continue
        if open_in and open_in in within:
            out.add(i)
            continue
        open_in = 0
        if within and within[-1] not in holders and _heads_related(unit, f):
            open_in = within[-1]
            out.add(i)
    return frozenset(out)


def _end_of_teasers(units: Sequence[Unit], heading: int) -> int:
    """Return where a run of teasers under a heading ends: a link and at most one line each.

    With a single such pair, which may be a box in the midst of the article, return the heading's
    index.
    """
    hint = units[heading].hint
    within = hint.within if hint is not None else ()
    at, pairs = heading + 1, 0
    while at < len(units) and _is_link_in(units[at], within):
        told = at + 1 < len(units) and not _is_link_in(units[at + 1], within)
        told = told and _is_in(units[at + 1], within)
        pairs += told
        at += 1 + told
    return at if pairs >= _FEWEST_TEASERS else heading


def _is_link_in(unit: Unit, within: tuple[int, ...]) -> bool:
    """Tell whether a line is in an element and wholly a link."""
    return _is_in(unit, within) and unit.hint is not None and unit.hint.link_density > _LINKED


def _is_in(unit: Unit, within: tuple[int, ...]) -> bool:
    return unit.hint is not None and unit.hint.within[: len(within)] == within


def _heads_related(unit: Unit, f: dict[str, float]) -> bool:
    """Tell whether a short line heads links to other articles."""
    return (
        0 < len(unit.words) <= _HEADING_WORDS
        and f.get("related words", 0.0) >= _TELLS
        and not f.get("ends as a sentence")
    )


def _holders(units: Sequence[Unit], home: int) -> frozenset[int]:
    """Return the article's element and all elements that enclose it."""
    for unit in units:
        within = unit.hint.within if unit.hint is not None else ()
        if home in within:
            return frozenset(within[: within.index(home) + 1])
    return frozenset()


def _is_linked_sentence(unit: Unit, f: dict[str, float]) -> bool:
    """Tell whether a line among the article's paragraphs is a whole sentence, though all link."""
    return (
        f.get("links", 0.0) > _LINKED
        and len(unit.words) >= _SENTENCE
        and bool(f.get("ends as a sentence"))
        and bool(f.get("in a paragraph"))
        and bool(f.get("right in the element of the article"))
    )
