"""Judge whether two groups are one, may be, or are two.

Each rule is a row: how the names fit, how much context must be shared to join them unasked, and how
much to propose it. Contradictions outrank support.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from briefgen.model import ActorType
from briefgen.resolve.identity import is_abbreviation
from briefgen.resolve.same import bodies, people
from briefgen.resolve.same.nearness import STORY
from briefgen.resolve.same.people import Fit
from briefgen.resolve.same.profiles import ages_differ

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from briefgen.resolve.same.groups import Group
    from briefgen.resolve.same.nearness import Nearness


class Common(IntEnum):
    """How much two groups' articles have in common."""

    NOTHING = 0
    SOME = 1
    MUCH = 2
    STORY = 3


class Verdict(IntEnum):
    """What is to be done with two groups."""

    PROPOSE = 1
    JOIN = 2


_NEVER: Final = 9
"""More than any two groups have in common."""

_RULES: Final = {
    Fit.SAME: (Common.SOME, Common.NOTHING),
    Fit.FULLER: (Common.SOME, Common.NOTHING),
    Fit.FORM: (Common.SOME, Common.NOTHING),
    Fit.ORDER: (Common.SOME, Common.NOTHING),
    Fit.CALLED: (Common.SOME, Common.NOTHING),
    Fit.ENDED: (Common.MUCH, Common.NOTHING),
    Fit.TOWN: (Common.MUCH, Common.SOME),
    Fit.NICKNAME: (Common.STORY, Common.NOTHING),
    Fit.INITIAL: (Common.STORY, Common.SOME),
    Fit.SPELLING: (Common.STORY, Common.NOTHING),
    Fit.ACRONYM: (Common.STORY, Common.SOME),
    Fit.PART: (Common.STORY, Common.SOME),
    Fit.SURNAME: (Common.STORY, Common.MUCH),
    Fit.SPREAD: (_NEVER, Common.STORY),
    Fit.GIVEN: (_NEVER, Common.STORY),
}
"""Context needed to join two groups, and to propose it, by how their names fit."""

_SHORTENED: Final = frozenset(
    {Fit.SURNAME, Fit.GIVEN, Fit.PART, Fit.TOWN, Fit.ACRONYM, Fit.CALLED, Fit.SAME, Fit.INITIAL}
)
"""Fits of a name that others may share: joined only where nobody else nearby bears it."""

_WITHIN: Final = frozenset({Fit.FORM, Fit.ORDER, Fit.CALLED, Fit.ENDED, Fit.TOWN, Fit.ACRONYM})
"""Fits under which one article may name the same body twice, although its reading kept both."""

_WEIGHTS: Final = {
    Fit.SAME: 0.8, Fit.FULLER: 0.8, Fit.FORM: 0.85, Fit.ORDER: 0.75, Fit.CALLED: 0.6,
    Fit.NICKNAME: 0.65,
    Fit.INITIAL: 0.6, Fit.SPELLING: 0.6, Fit.ACRONYM: 0.6, Fit.PART: 0.5, Fit.SURNAME: 0.45,
    Fit.GIVEN: 0.35,
    Fit.ENDED: 0.6, Fit.TOWN: 0.55, Fit.SPREAD: 0.4,
}  # fmt: skip

_STEP: Final = 0.1


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a desk knows of its articles and names: which are near, which surnames are common."""

    nearness: Nearness
    common: frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """How two groups compare, with the reasons for their being one.

    `wide` says that several on this desk bear the name, `body` that neither is a person, `within`
    that one article names both, `keyed` that the registry knows one of them and would have known
    the other.
    """

    fit: Fit
    common: Common
    near: float
    names: tuple[str, str]
    reasons: tuple[str, ...]
    wide: bool = False
    body: bool = False
    within: bool = False
    keyed: bool = False

    @property
    def verdict(self) -> Verdict | None:
        """The verdict by the rules, before other bearers of the name are considered."""
        join, propose = self._asked()
        if self.common >= join and not self.keyed:
            return Verdict.JOIN
        return Verdict.PROPOSE if self.common >= propose else None

    def _asked(self) -> tuple[int, int]:
        """Return the context needed to join the two and to propose it: less for telling names."""
        several = all(" " in name for name in self.names)
        if self.fit is Fit.SAME and not several:
            return self._asked_of_one_word()
        if bodies.says_not_whose(self.names[0]) and bodies.says_not_whose(self.names[1]):
            return Common.STORY, Common.MUCH
        if self.fit is Fit.FORM and several and not bodies.is_local(self.names[0]):
            return Common.NOTHING, Common.NOTHING
        join, propose = _RULES[self.fit]
        if self.fit is Fit.ACRONYM and self._letters > _SHORT:
            return join, Common.NOTHING
        if self.wide:
            return join + (self.fit is not Fit.SAME), max(propose, Common.SOME)
        return join, propose

    @property
    def _letters(self) -> int:
        """Letters of the shorter name."""
        return min(len(name.replace(".", "")) for name in self.names)

    def _asked_of_one_word(self) -> tuple[int, int]:
        """Return the same for one shared word: a body's own name is rarer than a surname."""
        short = any(is_abbreviation(name) for name in self.names)
        if short and self.body and self._letters >= _SPOKEN:
            return Common.NOTHING, Common.NOTHING
        if self.body and not bodies.says_not_whose(self.names[0]):
            propose = Common.SOME if self._letters < _SHORT else Common.NOTHING
            return (Common.SOME if short else Common.MUCH), propose
        return (Common.MUCH if short else Common.STORY), Common.MUCH

    @property
    def shortened(self) -> bool:
        """Whether one of the names is one that others may bear as well."""
        return self.fit in _SHORTENED and not all(" " in name for name in self.names)

    @property
    def value(self) -> float:
        """A number from 0 to 1 by which pairs are ordered."""
        return round(min(0.99, _WEIGHTS[self.fit] + _STEP * self.common + self.near / 10), 3)


def scored(a: Group, b: Group, desk: Surroundings) -> Score | None:
    """Return how two groups compare, None where they are two."""
    if _both_registered(a, b):
        return None
    within = not a.entries.isdisjoint(b.entries)
    if within and ActorType.PERSON in (a.kind, b.kind):
        return None
    best = _best_fit(a, b)
    if best is None:
        return None
    fit, names = best
    if within and fit not in _WITHIN:
        return None
    near = desk.nearness.between(a.entries, b.entries)
    if _contradict(a, b, fit, near):
        return None
    company, places = sorted(a.company & b.company), sorted(a.places & b.places)
    common = _common(near, len(company), len(places), bool(a.roles & b.roles))
    if within:
        common = Common.STORY
    reasons = tuple(_reasons(fit, names, near, company, a.roles & b.roles))
    person = ActorType.PERSON in (a.kind, b.kind)
    wide = person and any(people.parsed(n).surname in desk.common for n in names)
    keyed = fit is Fit.ENDED and "key" in (a.identity.how, b.identity.how)
    return Score(fit, common, near, names, reasons, wide, not person, within, keyed)


_SHORT: Final = 3
"""Most letters of an abbreviation that many names have: "NSC", not "NYSE"."""

_SPOKEN: Final = 5
"""Fewest letters of an abbreviation that is a word of its own, hardly shared: "OVRAM"."""


def _both_registered(a: Group, b: Group) -> bool:
    return a.identity.how == b.identity.how == "key"


def _best_fit(a: Group, b: Group) -> tuple[Fit, tuple[str, str]] | None:
    """Return the best fit between names of two groups, with those names."""
    if ActorType.PERSON in (a.kind, b.kind):
        return _best(people.fit, a.names, b.names)
    full = _best(bodies.fit, _full(a), _full(b))
    if full or (_full(a) and _full(b)):
        return full
    short = _best(bodies.fit, a.names, b.names)
    if short is None or short[0] is not Fit.SAME or not (_full(a) or _full(b)):
        return short
    return (Fit.PART if bodies.says_not_whose(short[1][0]) else Fit.CALLED), short[1]


def _best(
    compare: Callable[[str, str], Fit | None], first: Iterable[str], second: Sequence[str]
) -> tuple[Fit, tuple[str, str]] | None:
    found = [(fit, (x, y)) for x in first for y in second if (fit := compare(x, y))]
    return min(found, key=lambda f: (-_WEIGHTS[f[0]], f[1])) if found else None


def _full(group: Group) -> list[str]:
    """Return the names of a body that identify it: several words, at least one telling."""
    return [n for n in group.names if " " in n and not bodies.says_not_whose(n)]


def _contradict(a: Group, b: Group, fit: Fit, near: float) -> bool:
    """Tell whether ages, sexes or types say that two groups are two."""
    if a.born and b.born and all(ages_differ(x, y) for x in a.born for y in b.born):
        return True
    if len(a.sexes | b.sexes) > 1 and fit is not Fit.SAME:
        return True
    if a.kind == b.kind:
        return _are_of_two_sorts(a.types, b.types)
    if fit is Fit.SAME and " " in a.fullest:
        return False
    return not near or not (a.untold or b.untold)


_SORTS: Final = (
    frozenset(
        {
            ActorType.GOVERNMENT_BODY,
            ActorType.MILITARY,
            ActorType.INTELLIGENCE,
            ActorType.INTERNATIONAL_ORGANISATION,
        }
    ),
    frozenset({ActorType.MILITARY, ActorType.ARMED_GROUP}),
    frozenset({ActorType.COMPANY, ActorType.MEDIA}),
    frozenset({ActorType.PARTY, ActorType.ARMED_GROUP}),
)
"""Types that articles give to one and the same body."""


def _are_of_two_sorts(first: frozenset[ActorType], second: frozenset[ActorType]) -> bool:
    """Tell whether two bodies have plainly different types, such as a company and a ministry."""
    if not first or not second or first & second:
        return False
    return not any(first & sort and second & sort for sort in _SORTS)


def _common(
    near: float,
    company: int,
    places: int,
    roles: bool,  # noqa: FBT001 - one of four counts
) -> Common:
    if near >= STORY:
        return Common.STORY
    if near or company > 1 or (company and places):
        return Common.MUCH
    return Common.SOME if company or places or roles else Common.NOTHING


def _reasons(
    fit: Fit, names: tuple[str, str], near: float, company: list[str], roles: frozenset[str]
) -> Iterable[str]:
    yield f"{names[0]!r} and {names[1]!r}: {fit}"
    if near >= STORY:
        yield "their articles tell of much the same"
    elif near:
        yield "their articles share rare words"
    if company:
        yield f"both appear with {', '.join(company[:3])}"
    if roles:
        yield f"both are called {', '.join(sorted(roles)[:3])}"
