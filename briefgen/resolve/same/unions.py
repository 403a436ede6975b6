"""Things that are joined, two by two, into sets."""

from __future__ import annotations


class Unions:
    """Sets of the numbers below `size`, each alone at first; of a set the least number stands for it."""

    def __init__(self, size: int) -> None:
        """Let every number stand for itself."""
        self._above = list(range(size))

    def root(self, number: int) -> int:
        """Return the number that stands for the set of one."""
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def join(self, first: int, second: int) -> None:
        """Make one set of two."""
        low, high = sorted((self.root(first), self.root(second)))
        self._above[high] = low

    def parts(self) -> list[list[int]]:
        """Return the sets, by their least numbers, each in order."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._above)):
            found.setdefault(self.root(number), []).append(number)
        return list(found.values())
