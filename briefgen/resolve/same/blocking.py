"""Choose the pairs of groups worth comparing: with a telling word in common, or near articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.model import ActorType
from briefgen.resolve.identity import names_two
from briefgen.resolve.same import bodies, people
from briefgen.resolve.same.groups import TOLD_APART
from briefgen.resolve.same.spelling import sound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.resolve.same.groups import Group
    from briefgen.resolve.same.nearness import Nearness

_LARGEST: Final = 60
"""Most groups with the same word that are paired by it; a commoner word tells too little."""

_NEAREST: Final = 12
"""Nearest articles of one whose actors are compared with its own."""


def candidates(groups: Sequence[Group], nearness: Nearness) -> list[tuple[int, int]]:
    """Return the pairs of groups, by index, that may be one; each once, in order."""
    compared = [i for i, g in enumerate(groups) if g.named and _is_somebody(g)]
    pairs = {*_by_words(groups, compared), *_by_nearness(groups, compared, nearness)}
    return sorted(pairs)


def _is_somebody(group: Group) -> bool:
    """Tell whether a group is compared at all: neither a state nor a people nor a couple."""
    couple = group.kind == ActorType.PERSON and names_two(group.fullest)
    return group.kind not in TOLD_APART and not couple


def _by_words(groups: Sequence[Group], compared: Sequence[int]) -> Iterator[tuple[int, int]]:
    blocks: dict[tuple[str, str], list[int]] = {}
    for i in compared:
        for key in sorted(_keys(groups[i])):
            blocks.setdefault(key, []).append(i)
    for block in blocks.values():
        if len(block) <= _LARGEST:
            for n, first in enumerate(block):
                yield from ((first, second) for second in block[n + 1 :])


def _keys(group: Group) -> set[tuple[str, str]]:
    """Return a group's blocking keys: sounds of a person's names, a body's words and letters."""
    if group.kind == ActorType.PERSON:
        parts = [people.parsed(name) for name in group.names]
        return {("person", sound(p.surname.split()[-1])) for p in parts if p.given} | {
            ("person", sound(p.given[-1])) for p in parts if p.given
        }
    keys = set()
    for name in group.names:
        words = bodies.words_of(name)
        keys |= {("body", sound(w)) for w in words if not bodies.says_not_whose(w)}
        letters = "".join(w[0] for w in words)
        keys.add(("letters", letters if len(words) > 1 else name.replace(".", "").casefold()))
    return keys


def _by_nearness(
    groups: Sequence[Group], compared: Sequence[int], nearness: Nearness
) -> Iterator[tuple[int, int]]:
    """Yield the groups of near articles with a word, or an abbreviation, in common."""
    words = {i: _words(groups[i]) for i in compared}
    present: dict[str, dict[str, list[int]]] = {}
    for i in compared:
        for slug in groups[i].entries:
            by_word = present.setdefault(slug, {})
            for word in words[i]:
                by_word.setdefault(word, []).append(i)
    for slug, own in present.items():
        near = sorted(nearness.of(slug).items(), key=lambda pair: (-pair[1], pair[0]))
        for other, _ in near[:_NEAREST]:
            theirs = present.get(other, {})
            for word in own.keys() & theirs.keys():
                for i in own[word]:
                    yield from ((min(i, j), max(i, j)) for j in theirs[word] if i != j)


def _words(group: Group) -> set[str]:
    """Return a group's keys within near articles: the sounds of its words, its abbreviations."""
    found = set()
    for name in group.names:
        parts = people.parsed(name)
        found |= {sound(w) for w in (*parts.given, *parts.surname.split())}
        words = bodies.words_of(name)
        found |= {sound(w) for w in words}
        letters = "".join(w[0] for w in words) if len(words) > 1 else ""
        short = name.replace(".", "")
        found |= {f"={x}" for x in (letters, short.casefold() if short.isupper() else "") if x}
    return found
