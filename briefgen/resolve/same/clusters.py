"""Join groups that are certainly one, and list the pairs left to be judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.resolve.same.blocking import candidates
from briefgen.resolve.same.calling import reference
from briefgen.resolve.same.groups import common_surnames, grouped
from briefgen.resolve.same.judging import Score, Surroundings, Verdict, scored
from briefgen.resolve.same.nearness import Nearness
from briefgen.resolve.same.people import Fit
from briefgen.resolve.same.unions import Unions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefgen.model import Entry, Story
    from briefgen.registry.judgements import Judgement
    from briefgen.resolve.identity import Identity, Known
    from briefgen.resolve.same.groups import Group

_HOW: Final = ("key", "name", "single")
"""Ways of identifying an actor, the firmest first."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Groups that are one actor, `identity` the firmest of theirs; members are in entry order."""

    identity: Identity
    groups: tuple[Group, ...]
    members: tuple[Known, ...]
    reasons: tuple[str, ...]
    judged: bool = False


@dataclass(frozen=True, slots=True)
class Sameness:
    """The clusters, and pairs of them, by index, that may be one, with the evidence.

    `unknown` are judgements on somebody who is not on the desk.
    """

    clusters: tuple[Cluster, ...]
    open: tuple[tuple[int, int, Group, Group, Score], ...]
    unknown: tuple[Judgement, ...] = ()


def told_apart(
    known: Sequence[Known],
    entries: Sequence[Entry],
    judgements: Sequence[Judgement] = (),
    stories: Sequence[Story] = (),
) -> Sameness:
    """Return the actors of all articles in clusters, and the pairs of clusters that may be one.

    Judgements outrank the rules.
    """
    nearness = Nearness(entries, stories)
    desk = Surroundings(nearness, common_surnames(known))
    groups = sorted(grouped(known, nearness, desk.common), key=lambda g: g.identity)
    pairs = {
        pair: score
        for pair in candidates(groups, nearness)
        if (score := scored(groups[pair[0]], groups[pair[1]], desk)) and score.verdict
    }
    joining = _Joining(groups, pairs, {e.slug: n for n, e in enumerate(entries)})
    joining.obey(judgements)
    joining.join(shortened=False)
    joining.join(shortened=True)
    return joining.sameness()


class _Joining:
    """Groups being joined, and the reasons."""

    def __init__(
        self,
        groups: Sequence[Group],
        pairs: dict[tuple[int, int], Score],
        order: Mapping[str, int],
    ) -> None:
        self._order = order
        self._groups = groups
        self._pairs = pairs
        self._unions = Unions(len(groups))
        self._articles = {i: set(g.entries) for i, g in enumerate(groups)}
        self._members = {i: [i] for i in self._articles}
        self._pairs_of: dict[int, set[int]] = {i: set() for i in self._articles}
        self._short_of: dict[int, set[int]] = {i: set() for i in self._articles}
        for (i, j), score in pairs.items():
            for own, other in ((i, j), (j, i)):
                self._pairs_of[own].add(other)
                if score.shortened:
                    self._short_of[own].add(other)
        self._why: dict[int, list[str]] = {}
        self._apart_from: dict[int, set[int]] = {i: set() for i in self._articles}
        self._judged: set[int] = set()
        self._unknown: list[Judgement] = []

    def obey(self, judgements: Sequence[Judgement]) -> None:
        """Join what was judged to be one, and keep apart what was judged to be two."""
        called = {reference(g.identity): i for i, g in enumerate(self._groups)}
        for judged in sorted(judgements, key=lambda j: (j.same, j.id)):
            if judged.a not in called or judged.b not in called:
                self._unknown.append(judged)
                continue
            a, b = (self._unions.root(called[ref]) for ref in (judged.a, judged.b))
            if not judged.same:
                self._apart_from[a].add(b)
                self._apart_from[b].add(a)
            elif a != b:
                self._merge(a, b)
                self._judged.add(called[judged.a])

    def _merge(self, a: int, b: int) -> None:
        """Make one cluster of two."""
        self._unions.join(a, b)
        low, high = sorted((a, b))
        self._articles[low] |= self._articles[high]
        self._members[low] += self._members[high]

    def _refused(self, a: int, b: int) -> bool:
        """Tell whether members of the two clusters were judged to be different."""
        return any(self._unions.root(k) == b for i in self._members[a] for k in self._apart_from[i])

    def join(self, *, shortened: bool) -> None:
        """Join the certain pairs, shortened names or others, the most certain first."""
        ordered = sorted(self._pairs.items(), key=lambda item: (-item[1].value, item[0]))
        for (i, j), score in ordered:
            if score.shortened is not shortened or score.verdict is not Verdict.JOIN:
                continue
            if self._groups[i].contested or self._groups[j].contested:
                continue
            if not (shortened and self._rivalled(i, j)):
                self._union(i, j, score)

    def _union(self, i: int, j: int, score: Score) -> None:
        """Join two clusters, unless an article names both, or a judgement keeps them apart."""
        a, b = self._unions.root(i), self._unions.root(j)
        if a == b:
            return
        if not score.within and not self._articles[a].isdisjoint(self._articles[b]):
            return
        if self._refused(a, b):
            return
        self._merge(a, b)
        self._why.setdefault(i, []).append(score.reasons[0])

    def _rivalled(self, i: int, j: int) -> bool:
        """Tell whether the shorter name of a pair may also be another actor that the pair is not.

        A name that all its articles doubt is nobody's rival, and persons and bodies are not rivals.
        """
        a, b = self._unions.root(i), self._unions.root(j)
        short = min(len(self._groups[i].fullest), len(self._groups[j].fullest))
        body = self._score(i, j).body
        for own, mine, its in ((i, a, b), (j, b, a)):
            if len(self._groups[own].fullest) == short:
                known = (k for k in self._short_of[own] if self._groups[k].firm)
                alike = (k for k in known if self._score(own, k).body is body)
                rivals = {self._unions.root(k) for k in alike} - {mine, its}
                if any(not self._agree(rival, its) for rival in rivals):
                    return True
        return False

    def _score(self, i: int, j: int) -> Score:
        return self._pairs[min(i, j), max(i, j)]

    def _agree(self, first: int, second: int) -> bool:
        """Tell whether two clusters have a pair of groups that may be one."""
        return any(
            self._unions.root(k) == second for i in self._members[first] for k in self._pairs_of[i]
        )

    def sameness(self) -> Sameness:
        """Return the clusters and the open pairs."""
        parts = self._unions.parts()
        place = {i: n for n, part in enumerate(parts) for i in part}
        clusters = tuple(self._cluster(part) for part in parts)
        best: dict[tuple[int, int], tuple[Score, int, int]] = {}
        for (i, j), score in self._pairs.items():
            pair = (min(place[i], place[j]), max(place[i], place[j]))
            if pair[0] == pair[1] or not all(self._firm(parts[n]) for n in pair):
                continue
            if not score.within and not self._apart(pair, parts):
                continue
            if pair not in best or score.value > best[pair][0].value:
                best[pair] = (score, i, j)
        left_out = _left_out({pair: score for pair, (score, *_) in best.items()}, clusters)
        return Sameness(
            clusters,
            tuple(
                (*pair, self._groups[i], self._groups[j], score)
                for pair, (score, i, j) in sorted(best.items())
                if pair not in left_out
            ),
            tuple(self._unknown),
        )

    def _firm(self, part: Sequence[int]) -> bool:
        """Tell whether some article is in no doubt that a cluster is an actor."""
        return any(self._groups[i].firm for i in part)

    def _apart(self, pair: tuple[int, int], parts: Sequence[Sequence[int]]) -> bool:
        """Tell whether no article names both clusters."""
        a, b = (self._articles[self._unions.root(parts[n][0])] for n in pair)
        return a.isdisjoint(b)

    def _cluster(self, part: Sequence[int]) -> Cluster:
        groups = tuple(self._groups[i] for i in part)
        firmest = min(
            groups,
            key=lambda g: (
                _HOW.index(g.identity.how),
                -len(g.members),
                -len(g.fullest),
                g.identity,
            ),
        )
        numbers = set(part)
        reasons = dict.fromkeys(why for i in part for why in self._why.get(i, ()))
        every = (k for g in groups for k in g.members)
        members = sorted(every, key=lambda k: self._order[k.entry.slug])
        return Cluster(
            firmest.identity,
            groups,
            tuple(members),
            tuple(reasons),
            not numbers.isdisjoint(self._judged),
        )


def _left_out(
    best: Mapping[tuple[int, int], Score], clusters: Sequence[Cluster]
) -> set[tuple[int, int]]:
    """Return the pairs of a shortened name that nobody is asked about.

    A name that may be several actors is a guess among them, which helps nobody. Of clusters that
    bear the same word, the smaller is asked about only with the largest of that name, and with the
    largest that are called so besides their own names, a few at a time: each answer makes them
    larger.
    """
    asked: dict[int, list[tuple[int, int]]] = {}
    for pair, score in best.items():
        if score.shortened:
            asked.setdefault(_shorter(pair, clusters), []).append(pair)
    out: set[tuple[int, int]] = set()
    waiting: dict[int, list[tuple[int, int]]] = {}
    for number, pairs in asked.items():
        word = [p for p in pairs if best[p].fit in _ONE_WORD]
        others = [p for p in pairs if best[p].fit not in _ONE_WORD]
        out.update(word)
        word.sort(key=lambda p: (-len(clusters[_other(p, number)].members), p))
        same = [pair for pair in word if best[pair].fit is Fit.SAME]
        called = [pair for pair in word if best[pair].fit is Fit.CALLED]
        for pair in (*same[:1], *called[:_MANY]):
            waiting.setdefault(_other(pair, number), []).append(pair)
        if len(others) + bool(word) > _GUESSES:
            out.update(others)
    for pairs in waiting.values():
        out.difference_update(sorted(pairs, key=lambda p: (-best[p].value, p))[:_MANY])
    return out


_ONE_WORD: Final = frozenset({Fit.SAME, Fit.CALLED})
"""Fits of a shortened name with itself, and with a name that it is given as an alias of."""

_MANY: Final = 3
"""Pairs that bear the same word that are proposed at a time."""

_GUESSES: Final = 2
"""Most actors that a shortened name may be for anybody to be asked; more make each a guess."""


def _shorter(pair: tuple[int, int], clusters: Sequence[Cluster]) -> int:
    """Return the cluster with the shorter name; of equal ones the one in fewer articles."""

    def size(number: int) -> tuple[int, int, int]:
        fullest = max(len(g.fullest) for g in clusters[number].groups)
        return fullest, len(clusters[number].members), -number

    return min(pair, key=size)


def _other(pair: tuple[int, int], number: int) -> int:
    return pair[1] if pair[0] == number else pair[0]
