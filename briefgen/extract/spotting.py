"""The interface to other models' names: packages offer them under `briefgen.mentions`."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Final

from briefgen.errors import InputError, MissingModelError
from briefgen.model import READ, ActorType, Evidence, Made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from importlib.metadata import EntryPoint

    from briefgen.model import Article

GROUP: Final = "briefgen.mentions"
"""The entry point group under which packages offer a spotter."""

PLACE: Final = "place"
OTHER: Final = "other"
KINDS: Final = frozenset(map(str, ActorType)) | {PLACE, OTHER}
"""Kinds that a name may have: a type of actor, a place, or a name of neither."""


@dataclass(frozen=True, slots=True)
class Spotted:
    """A name that a spotter found: its offsets, words, one of `KINDS`, and a score from 0 to 1."""

    start: int
    end: int
    exact: str
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Spotter:
    """A function that finds names in an article, with the name and version it goes by.

    `find` is handed the article's text and returns what it found, in any order; the same text gives
    the same names. A package offers one under the entry point group `briefgen.mentions`: an object
    of this class, or a function without arguments that returns one. `name` and `version` are
    recorded with the annotations; a new version has articles read anew.
    """

    name: str
    version: str
    find: Callable[[str], Iterable[Spotted]]

    @property
    def made(self) -> Made:
        """The spotter's entry in the list of what made the annotations."""
        return Made(f"{GROUP}:{self.name}", self.version)


@dataclass(frozen=True, slots=True)
class Seen:
    """A name that a spotter found, as a quotation."""

    evidence: Evidence
    kind: str
    score: float
    origin: str


def spotter_of(name: str) -> Spotter:
    """Return the spotter that a package offers under a name.

    Raises:
        MissingModelError: no package does, or its object can't be loaded or is no spotter.
    """
    points = {p.name: p for p in entry_points(group=GROUP)}
    if name not in points:
        message = f"no installed package offers {name!r} under {GROUP}"
        others = ", ".join(sorted(points)) or "none"
        raise MissingModelError(message, remedy=f"there are: {others}; see extract.mentions")
    return _loaded(points[name])


def offered_version(name: str) -> str:
    """Return the package and version that offer a spotter, without loading it; empty if none."""
    for point in entry_points(group=GROUP) if name else ():
        if point.name == name:
            return f"{point.dist.name} {point.dist.version}" if point.dist else point.value
    return ""


def _loaded(point: EntryPoint) -> Spotter:
    try:
        found = point.load()
        made = found if isinstance(found, Spotter) else found()
    except Exception as error:  # whatever another's code raises is said, with its name
        message = f"{point.value} can't be loaded: {error}"
        raise MissingModelError(message, remedy="update or uninstall that package") from error
    if not isinstance(made, Spotter):
        message = f"{point.value} is no spotter"
        raise MissingModelError(message, remedy="update or uninstall that package")
    return made


def seen(article: Article, spotter: Spotter) -> tuple[Seen, ...]:
    """Return what a spotter finds in the parts of an article that are read, in text order.

    Raises:
        InputError: a name does not quote the text, or has an unknown kind or score.
    """
    found = sorted(spotter.find(article.text), key=lambda s: (s.start, s.end, s.kind))
    for one in found:
        _verify(article, spotter, one)
    return tuple(_within(article, spotter, found))


def _verify(article: Article, spotter: Spotter, one: Spotted) -> None:
    words = article.text[one.start : one.end] if 0 <= one.start < one.end else ""
    fault = ""
    if not words or words != one.exact:
        fault = f"says {one.exact!r} where the text has {words!r}"
    elif words != words.strip():
        fault = f"gives {one.exact!r} with blanks at its edges"
    elif one.kind not in KINDS:
        fault = f"calls {one.exact!r} {one.kind!r}, which is no kind"
    elif not 0 <= one.score <= 1:
        fault = f"gives {one.exact!r} the score {one.score}, which is not between 0 and 1"
    if fault:
        message = f"the mentions of {spotter.name!r}, {one.start} to {one.end}: {fault}"
        raise InputError(message, remedy="update that package, or take out extract.mentions")


def _within(article: Article, spotter: Spotter, found: list[Spotted]) -> Iterator[Seen]:
    spans = [(b.start, b.end) for b in article.blocks if b.role in READ]
    for one in found:
        if any(start <= one.start and one.end <= end for start, end in spans):
            quoted = article.quote(one.start, one.end)
            yield Seen(quoted, one.kind, one.score, f"mentions.{spotter.name}")
