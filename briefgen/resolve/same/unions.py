"""Join things, two by two, into sets (union-find)."""

from __future__ import annotations


class Unions:
    """Sets of the numbers below `size`, each alone at first; the least number names its set."""

    def __init__(self, size: int) -> None:
        """Let every number represent itself."""
        self._above = list(range(size))

    def root(self, number: int) -> int:
        """Return the number that represents the set of one."""
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def join(self, first: int, second: int) -> None:
        """Join the sets of two numbers."""
        low, high = sorted((self.root(first), self.root(second)))
        self._above[high] = low

    def parts(self) -> list[list[int]]:
        """Return the sets, each in order, by their least numbers."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._above)):
            found.setdefault(self.root(number), []).append(number)
        return list(found.values())
