"""Read the desk's registry: its actors, places and terms, as its analysts keep them.

Three files, each a mapping from a key of the analyst's choice to an entry: `actors.yml`,
`places.yml`, `glossary.yml`. What is wrong in an entry is reported and left out; the rest of it
is used where it still names something, and so are the others.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated, TypeVar

from pydantic import BeforeValidator, Field

from briefgen.model import Curated, Link, Notice
from briefgen.registry import values
from briefgen.registry.edits import Pattern, PatternEntry, pattern
from briefgen.registry.filenames import ACTORS, CORRECTIONS, GLOSSARY, JUDGEMENTS, PLACES
from briefgen.registry.fitting import fitting, in_order
from briefgen.registry.judgements import Judgement, JudgementEntry, judgement
from briefgen.registry.names import folded
from briefgen.registry.yaml_source import Strict, salvaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from briefgen.errors import DeskError, Where
    from briefgen.model import ActorType
    from briefgen.registry.yaml_source import Document


@dataclass(frozen=True, slots=True)
class DeskActor:
    """An actor of `actors.yml`, recognised by `curated.name` and `curated.aliases`."""

    curated: Curated
    type: ActorType
    where: Where


@dataclass(frozen=True, slots=True)
class DeskPlace:
    """A place of `places.yml`; `lat` and `lon` are None where its position is not known."""

    curated: Curated
    kind: str
    where: Where
    lat: float | None = None
    lon: float | None = None
    precision: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class DeskTerm:
    """A term of `glossary.yml`."""

    curated: Curated
    where: Where


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk's registry, each table in file order.

    `contested` are the spellings, folded, that two actors claim: they identify neither. A contested
    alias is left out of both entries; a contested name has to stay in them. `countries` are those
    that the desk's articles are about, by ISO code, as its settings have them.
    """

    actors: tuple[DeskActor, ...] = field(default=())
    places: tuple[DeskPlace, ...] = field(default=())
    terms: tuple[DeskTerm, ...] = field(default=())
    contested: frozenset[str] = field(default=frozenset())
    countries: tuple[str, ...] = field(default=())
    judgements: tuple[Judgement, ...] = field(default=())
    corrections: tuple[Pattern, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class DeskReading:
    """What could be read of a desk, what its analyst should look at, and what is wrong in it."""

    desk: Desk
    notices: tuple[Notice, ...] = ()
    errors: tuple[DeskError, ...] = ()


def read_desk(folder: Path) -> DeskReading:
    """Return the registry in a folder; a missing file counts as empty. Nothing is raised."""
    errors: list[DeskError] = []
    actors = tuple(_actor(*x) for x in _entries(folder / ACTORS, ActorEntry, errors))
    places = tuple(_place(*x) for x in _entries(folder / PLACES, PlaceEntry, errors))
    terms = tuple(_term(*x) for x in _entries(folder / GLOSSARY, Entry, errors))
    judged = tuple(judgement(*x) for x in _entries(folder / JUDGEMENTS, JudgementEntry, errors))
    patterns = tuple(pattern(*x) for x in _entries(folder / CORRECTIONS, PatternEntry, errors))
    contested = {
        "actor": _claimed(actors),
        "place": _claimed(places),
        "term": _claimed(terms),
    }
    notices = [n for what, spellings in contested.items() for n in _contests(what, spellings)]
    desk = Desk(
        actors=tuple(
            DeskActor(_kept(x.curated, contested["actor"]), x.type, x.where) for x in actors
        ),
        places=places,
        terms=terms,
        contested=frozenset(contested["actor"]),
        judgements=judged,
        corrections=patterns,
    )
    return DeskReading(desk, (*notices, *_orphans(desk)), tuple(errors))


class Entry(Strict):
    """What an analyst says of an actor, a place or a term."""

    name: values.Name
    aliases: values.Names = ()
    definition: values.Text = ""
    source: values.Text = ""
    links: Annotated[dict[values.Name, values.Url], BeforeValidator(values.mapped)] = Field(
        default_factory=dict
    )
    parent: values.Text = ""
    original_script: values.Text = ""
    note: values.Text = ""


class ActorEntry(Entry):
    """An entry of `actors.yml`."""

    type: values.Kind


class PlaceEntry(Entry):
    """An entry of `places.yml`."""

    kind: values.Text = "place"
    lat: values.Latitude | None = None
    lon: values.Longitude | None = None
    precision: values.Precise | None = None
    country: values.Country | None = None


E = TypeVar("E", bound=Strict)


def _entries(path: Path, model: type[E], errors: list[DeskError]) -> Iterator[tuple[str, E, Where]]:
    """Yield the entries of a file, each with its key and place; append faults to `errors`."""
    if not path.exists():
        return
    document, unread = salvaged(path)
    faults = list(unread)
    if not isinstance(document.value, dict | None):
        message = "should be a mapping from keys to entries"
        errors.append(document.error(message, remedy="write `key:` before each entry"))
        return
    for key in document.value or ():
        fit = fitting(document, model, key)
        faults.extend(fit.faults or _halves(key, fit.value, document))
        if fit.value is not None:
            yield key, fit.value, document.where(key)
    errors.extend(in_order(faults))


def _halves(key: str, entry: Strict | None, document: Document) -> Iterator[DeskError]:
    """Yield an error where an entry has one coordinate of two."""
    if isinstance(entry, PlaceEntry) and (entry.lat is None) is not (entry.lon is None):
        message = f"{key}: has one coordinate of two"
        yield document.error(message, key, remedy="give both lat and lon, or neither")


def _actor(key: str, entry: ActorEntry, where: Where) -> DeskActor:
    return DeskActor(_curated(key, entry), entry.type, where)


def _place(key: str, entry: PlaceEntry, where: Where) -> DeskPlace:
    located = entry.lat is not None and entry.lon is not None
    return DeskPlace(
        _curated(key, entry),
        entry.kind,
        where,
        lat=entry.lat if located else None,
        lon=entry.lon if located else None,
        precision=entry.precision or ("point" if located else ""),
        country=entry.country or "",
    )


def _term(key: str, entry: Entry, where: Where) -> DeskTerm:
    return DeskTerm(_curated(key, entry), where)


def _curated(key: str, entry: Entry) -> Curated:
    return Curated(
        key=key,
        name=entry.name,
        aliases=tuple(dict.fromkeys(a for a in entry.aliases if a != entry.name)),
        definition=entry.definition.strip(),
        definition_source=entry.source.strip(),
        links=tuple(Link(label, url) for label, url in entry.links.items()),
        parent=entry.parent,
        original_script=entry.original_script,
        note=entry.note.strip(),
    )


def _claimed(
    entries: Sequence[DeskActor | DeskPlace | DeskTerm],
) -> dict[str, list[tuple[str, Where]]]:
    """Return the folded spellings that several entries claim, each with its claimants.

    A claimant is its spelling and its place.
    """
    claims: dict[str, list[tuple[str, Where]]] = {}
    for entry in entries:
        spellings: dict[str, str] = {}
        for spelling in (entry.curated.name, *entry.curated.aliases):
            spellings.setdefault(folded(spelling), spelling)
        for fold, spelling in spellings.items():
            claims.setdefault(fold, []).append((spelling, entry.where))
    return {fold: claimants for fold, claimants in claims.items() if len(claimants) > 1}


def _contests(what: str, claimed: dict[str, list[tuple[str, Where]]]) -> Iterator[Notice]:
    for claimants in claimed.values():
        (spelling, first), *others = claimants
        also = ", ".join(str(where) for _, where in others)
        message = (
            f"{spelling!r} is claimed by {len(claimants)} {what}s, "
            f"here and in {also}: it identifies neither"
        )
        yield Notice(message, first, "keep it at one of them")


def _kept(curated: Curated, contested: Iterable[str]) -> Curated:
    """Return an entry without the contested aliases."""
    return replace(
        curated, aliases=tuple(a for a in curated.aliases if folded(a) not in set(contested))
    )


def _orphans(desk: Desk) -> Iterator[Notice]:
    """Yield a notice for each parent that is no entry, or the entry itself."""
    known = {x.curated.key for x in desk.actors}
    for actor in desk.actors:
        parent = actor.curated.parent
        if parent and (parent not in known or parent == actor.curated.key):
            message = f"{actor.curated.key}: the parent {parent!r} is not another entry of {ACTORS}"
            yield Notice(message, actor.where, "write the key of an entry")
