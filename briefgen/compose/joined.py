"""Compose the pages of a site that joins several desks: what they share, and links to each.

An actor of one desk and an actor of another are held to be one where both desks' registries give
them the same key, or where they have a full name and a type in common. A name of one word is no
full name of a person: two desks may speak of two people of that name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from briefgen.model.views import (
    DeskHappening,
    DeskLine,
    Dossier,
    Head,
    JoinedActors,
    JoinedHappenings,
    JoinedHome,
    JoinedMethod,
    SharedActor,
    Turn,
)
from briefgen.registry.gazetteer import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.locale import Words
    from briefgen.model.joined import DeskIndex, IndexedActor
    from briefgen.model.views import Page

T = TypeVar("T")

ACTORS: Final = "actors.md"
HAPPENINGS: Final = "happenings.md"
METHOD: Final = "method.md"

LINES: Final = 500
"""Lines of a list on one page."""

_FIRST: Final = 12
"""Lines of each list on the home page."""

_Found = tuple["DeskIndex", "IndexedActor"]


def joined_pages(desks: Sequence[DeskIndex], name: str, ui: Words) -> Iterator[Page]:
    """Yield the pages of a site that joins desks, in their order."""
    lines = tuple(map(_line, desks))
    actors = shared_actors(desks)
    foremost = sorted(actors, key=lambda a: (-len(a.dossiers), -a.briefs, fold(a.name)))
    happenings = tuple(_happenings(desks))
    yield JoinedHome(
        path="index.md",
        head=Head(name, "index"),
        desks=lines,
        briefs=sum(line.briefs for line in lines),
        actors=tuple(foremost[:_FIRST]),
        shared=len(actors),
        happenings=happenings[:_FIRST],
        happened=len(happenings),
    )
    for path, turn, some in _cut(ACTORS, actors):
        yield JoinedActors(path, Head(ui("actors"), "index"), len(actors), some, lines, turn)
    for path, turn, some_ in _cut(HAPPENINGS, happenings):
        yield JoinedHappenings(path, Head(ui("happenings"), "index"), len(happenings), some_, turn)
    yield JoinedMethod(METHOD, Head(ui("how_made"), "index"), lines)


def _line(desk: DeskIndex) -> DeskLine:
    return DeskLine(
        name=desk.name,
        path=f"{desk.folder}/index.html",
        briefs=desk.briefs,
        actors=len(desk.actors),
        happenings=len(desk.happenings),
        first=desk.first,
        last=desk.last,
    )


def shared_actors(desks: Iterable[DeskIndex]) -> tuple[SharedActor, ...]:
    """Return the actors on which several desks have dossiers, by name.

    Actors are joined that have a key or a full name and a type in common, also by way of a third:
    a desk that knows both brings them together.
    """
    found = [(desk, actor) for desk in desks for actor in desk.actors]
    groups: dict[str, list[_Found]] = {}
    for signs, one in zip(_joined([_signs(actor) for _, actor in found]), found, strict=True):
        groups.setdefault(signs, []).append(one)
    several = (g for g in groups.values() if len({desk.folder for desk, _ in g}) > 1)
    return tuple(sorted(map(_shared, several), key=lambda a: (fold(a.name), a.type)))


def _signs(actor: IndexedActor) -> list[str]:
    """Return the signs by which an actor is known on other desks, its type in each of them."""
    signs = [f"{actor.type} key {actor.key}"] if actor.key else []
    if actor.named and _full(actor):
        signs.append(f"{actor.type} name {fold(actor.name)}")
    return signs


def _full(actor: IndexedActor) -> bool:
    return actor.type != "person" or len(actor.name.split()) > 1


def _joined(signs: Sequence[Sequence[str]]) -> list[str]:
    """Return for each list of signs a representative, the same for all lists that are connected."""
    parent: dict[str, str] = {}

    def root(sign: str) -> str:
        parent.setdefault(sign, sign)
        while parent[sign] != sign:
            parent[sign] = parent[parent[sign]]
            sign = parent[sign]
        return sign

    named = [list(some) or [f"alone {at}"] for at, some in enumerate(signs)]
    for some in named:
        for sign in some:
            parent[root(sign)] = root(some[0])
    return [root(some[0]) for some in named]


def _shared(group: list[_Found]) -> SharedActor:
    """Return an actor with its dossiers, named as by the desk with most articles on it."""
    foremost = max(group, key=lambda found: found[1].briefs)[1]
    others = {actor.name for _, actor in group} - {foremost.name}
    keys = [actor.key for _, actor in group]
    return SharedActor(
        name=foremost.name,
        type=foremost.type,
        names=tuple(sorted(others)),
        registered=bool(keys[0]) and len(set(keys)) == 1,
        briefs=sum(actor.briefs for _, actor in group),
        dossiers=tuple(
            Dossier(desk.name, f"{desk.folder}/actors/{actor.slug}.html", actor.briefs)
            for desk, actor in group
        ),
    )


def _happenings(desks: Iterable[DeskIndex]) -> list[DeskHappening]:
    """Return the happenings of all desks, the latest first, those without a date last."""
    found = [(desk, happening) for desk in desks for happening in desk.happenings]
    found.sort(key=lambda one: (one[1].last, one[1].first, one[1].articles), reverse=True)
    return [
        DeskHappening(
            title=h.title,
            path=f"{desk.folder}/happenings/{h.slug}.html",
            desk=desk.name,
            articles=h.articles,
            origins=h.origins,
            conflicts=h.conflicts,
            first=h.first,
            last=h.last,
        )
        for desk, h in found
    ]


def _cut(path: str, lines: Sequence[T]) -> Iterator[tuple[str, Turn, tuple[T, ...]]]:
    """Yield the pages of a list: the path of each, its turn among them, and its lines."""
    many = max(1, -(-len(lines) // LINES))
    paths = [path if n == 1 else path.replace(".md", f"-{n}.md") for n in range(1, many + 1)]
    for at, own in enumerate(paths):
        turn = Turn(here=at + 1, many=many)
        if at:
            turn = replace(turn, before=paths[at - 1])
        if at + 1 < many:
            turn = replace(turn, after=paths[at + 1])
        yield own, turn, tuple(lines[at * LINES : (at + 1) * LINES])
