"""Where is each place that the article names, and how surely?"""

from __future__ import annotations

import collections
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.names import Sense
from briefgen.extract.places.context import (
    Surroundings,
    countries,
    datelined,
    divisions,
    named_in,
    region_named,
    surroundings,
)
from briefgen.extract.places.locate import (
    Choice,
    Scene,
    Told,
    choose,
    chosen,
    described,
    is_of_the_world,
)
from briefgen.extract.places.namesakes import unstated
from briefgen.extract.places.outlying import unless_outlying
from briefgen.extract.places.plain import as_plain
from briefgen.extract.places.toponyms import (
    Toponym,
    kind_by_name,
    toponyms,
    usual_case,
    without_facility,
)
from briefgen.model import Confidence, MentionKind, Place, Precision, Role, RunnerUp
from briefgen.registry.gazetteer import (
    GazetteerEntry,
    country_entry,
    fold,
    places_classed,
    places_named,
)
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefgen.extract.names import Name
    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Evidence
    from briefgen.registry.desk import Desk, DeskPlace

_PRECISION: Final = {
    "city": Precision.CITY, "district": Precision.CITY, "province": Precision.PROVINCE,
    "country": Precision.COUNTRY, "base": Precision.POINT, "crossing": Precision.POINT,
    "site": Precision.POINT, "refugee camp": Precision.POINT, "dam": Precision.POINT,
}  # fmt: skip
"""How small an area each kind's coordinates stand for; for other kinds, a region."""

_PINPOINTED: Final = frozenset({"base", "crossing", "site", "refugee camp", "dam"})
"""Kinds whose entry is the facility itself, not a town of the same name."""

_CERTAIN: Final = 2.0
_LIKELY: Final = 0.9
_LARGE: Final = 300_000
"""Leads in points at which a place is an anchor; the lower one needs that population."""


@dataclass(frozen=True, slots=True)
class _Group:
    """All mentions of one name, in text order, with their contexts and the dateline's region."""

    name: str
    mentions: tuple[Toponym, ...]
    around: tuple[Surroundings, ...]
    region: str = ""


def find_places(
    reading: Reading, names: tuple[Name, ...], actors: tuple[Actor, ...]
) -> tuple[Place, ...]:
    """Return the places, states included (with `actor`), in the order of their first mention."""
    found = unless_outlying(placed(reading, names, actors))
    places = [_unless_alone_abroad(reading, place, choice, found) for place, choice in found]
    merged = _merged(places)
    if not reading.foreign:
        choices = {place.mentions[0].evidence.start: choice for place, choice in found}
        known = {n.evidence: n for n in names}
        merged = [as_plain(reading, p, choices.get(_first(p)), known) for p in merged]
    return tuple(replace(p, id=f"p{i}") for i, p in enumerate(merged, 1))


def _first(place: Place) -> int:
    """Return where a place is named first."""
    return place.mentions[0].evidence.start


def placed(
    reading: Reading, names: tuple[Name, ...], actors: tuple[Actor, ...]
) -> list[tuple[Place, Choice | None]]:
    """Return the places with how each was chosen among its namesakes.

    The choice is None for states and the desk's own places.
    """
    found = toponyms(reading, names, actors)
    found = tuple(unstated(reading, found, surroundings(reading, found, actors), actors))
    groups = _groups(found, surroundings(reading, found, actors))
    groups = _as_the_text_has_it(reading, groups)
    desk = _desk_places(reading.desk)
    groups = _with_datelines(reading, groups)
    open_groups = [g for g in groups if not g.mentions[0].state and fold(g.name) not in desk]
    scene = Scene(
        countries(reading, found, actors),
        divisions=divisions(reading, found, actors),
        desk=frozenset(reading.desk.countries),
        named=named_in(reading, found, actors),
        own_divisions=divisions(reading, found, actors, alone=True),
    )
    choices = _located(open_groups, found, scene)
    sure = {n.evidence: n.confidence for n in names if n.sense is Sense.PLACE}
    placed_groups = ((_place(g, desk, choices), g) for g in groups)
    return [(_as_sure(p, g, sure), choices.get(_start(g))) for p, g in placed_groups]


_TOWNS: Final = frozenset({"city", "district"})
_AMONG: Final = "It lies in {name}, as others that the article names do."


def _unless_alone_abroad(
    reading: Reading, place: Place, choice: Choice | None, found: list[tuple[Place, Choice | None]]
) -> Place:
    """Return a place, or its namesake where all towns of its paragraphs lie in another country.

    Names are alike on both sides of a border: "fled to a school in X", told among towns of the
    other side, is no X on this one. Capitals count for nothing here, as people go there from
    anywhere.
    """
    entry = choice.entry if choice is not None else None
    if entry is None or entry.kind not in _TOWNS:
        return place
    certain = place.confidence is Confidence.SURE and not entry.alternate
    if certain or entry.capital or entry.is_own or is_of_the_world(entry):
        return place
    blocks = {_block(reading, m.evidence.start) for m in place.mentions}
    beside = {
        other.country
        for other, chosen in found
        if chosen is not None
        and chosen.entry is not None
        and chosen.entry.kind in _TOWNS
        and not chosen.entry.capital
        and other is not place
        and any(_block(reading, m.evidence.start) in blocks for m in other.mentions)
    }
    if not beside or place.country in beside:
        return place
    other = choice.runner_up if choice is not None else None
    if other is None or _dwarfs(entry, other):
        return place
    if other.kind in _TOWNS and other.country in beside:
        country = country_entry(other.country)
        why = _AMONG.format(name=country.name if country is not None else other.country)
        there = _of_entry(replace(place, kind="place"), other, why)
        return replace(there, runner_up=None, confidence=Confidence.LIKELY)
    return place


def _dwarfs(entry: GazetteerEntry, other: GazetteerEntry) -> bool:
    return entry.population > _DWARFING * other.population


_DWARFING: Final = 25
"""A town with so many times its namesake's population is meant, whatever lies beside it."""


def _block(reading: Reading, at: int) -> str:
    """Return the key of the block in which an offset lies, '' where none is read there."""
    sentence = reading.sentence_at(at)
    return f"{sentence.address.kind}{sentence.address.block}" if sentence else ""


def _as_sure(place: Place, group: _Group, sure: dict[Evidence, Confidence]) -> Place:
    """Return a place no surer than it is that its name names a place.

    The desk's own places and states stay sure.
    """
    told = [sure.get(t.mention.evidence) for t in group.mentions if not _is_abbreviated(t)]
    if place.actor or place.origin == "registry" or not told or None in told:
        return place
    best = min((c for c in told if c is not None), key=_RANKS.index)
    return replace(place, confidence=max(place.confidence, best, key=_RANKS.index))


_RANKS: Final = (Confidence.SURE, Confidence.LIKELY, Confidence.DOUBTFUL)


def _groups(found: tuple[Toponym, ...], around: dict[int, Surroundings]) -> list[_Group]:
    """Return the toponyms grouped by what they name.

    A group is a state, or a spelling with one kind (division or facility) and one larger place. A
    mention without a larger place joins the first group of its name that has one.
    """
    grouped: dict[tuple[str, str, str], list[Toponym]] = {}
    homes: dict[tuple[str, str], str] = {}
    for toponym in found:
        near = around[toponym.start]
        split = near.wants if near.wants == "division" and not toponym.state else toponym.facility
        key = (toponym.actor or fold(toponym.text), split)
        home = fold(near.within.text) if near.within and not toponym.state else ""
        homes.setdefault(key, home)
        homes[key] = homes[key] or home
        grouped.setdefault((*key, home), []).append(toponym)
    for key, home in homes.items():
        if bare := grouped.pop((*key, ""), None):
            grouped[(*key, home)] = sorted(
                [*grouped.get((*key, home), ()), *bare], key=lambda t: t.start
            )
    return [
        _Group(_label(group), tuple(group), tuple(around[t.start] for t in group))
        for group in grouped.values()
    ]


def _as_the_text_has_it(reading: Reading, groups: list[_Group]) -> list[_Group]:
    """Return the groups, a headline's bare name with the division that the text calls by it.

    "Bones found in *Orsk*" stands over a story of the province of Orsk.
    """
    told = {fold(g.name): g for g in groups if any(a.wants == "division" for a in g.around)}
    heads = [(b.start, b.end) for b in reading.article.blocks if b.role in _HEADS]
    out = []
    for group in groups:
        whole = told.get(fold(group.name))
        if whole is group:
            bare = [g for g in groups if g is not group and fold(g.name) == fold(group.name)]
            bare = [g for g in bare if _is_only_over_the_text(g, heads)]
            pairs = sorted(
                ((m, a) for g in (group, *bare) for m, a in zip(g.mentions, g.around, strict=True)),
                key=lambda p: p[0].start,
            )
            mentions, around = zip(*pairs, strict=True)
            out.append(replace(group, mentions=mentions, around=around))
        elif whole is None or not _is_only_over_the_text(group, heads):
            out.append(group)
    return out


_HEADS: Final = frozenset({Role.TITLE, Role.KICKER, Role.DEK})


def _is_only_over_the_text(group: _Group, heads: list[tuple[int, int]]) -> bool:
    """Tell whether a place is named in headlines alone, bare."""
    bare = not any(a.wants or a.within for a in group.around) and not group.mentions[0].facility
    return bare and all(any(s <= m.start < e for s, e in heads) for m in group.mentions)


def _with_datelines(reading: Reading, groups: list[_Group]) -> list[_Group]:
    """Return the groups, with the region that a dateline gives for a name ("PARIS, Tenn.")."""
    regions = datelined(reading)
    return [replace(g, region=regions.get(fold(g.name), "")) for g in groups]


def _label(group: list[Toponym]) -> str:
    """Return the spelling that is used most, the first of equals."""
    label = collections.Counter(t.text for t in group).most_common(1)[0][0]
    return label if group[0].state else usual_case(label) or label


def _desk_places(desk: Desk) -> dict[str, DeskPlace]:
    """Return the desk's places by each of their spellings."""
    return {fold(s): p for p in reversed(desk.places) for s in (p.curated.name, *p.curated.aliases)}


def _located(groups: list[_Group], found: tuple[Toponym, ...], scene: Scene) -> dict[int, Choice]:
    """Return the choice for each group, by its start: chosen once alone, then with anchors.

    Anchors are the towns that the first round is certain of.
    """
    first = {_start(g): _chosen(g, {}, scene) for g in groups}
    by_name = {t.start: first[_start(g)].entry for g in groups for t in g.mentions}
    for toponym in found:
        if toponym.state:
            by_name[toponym.start] = country_entry(toponym.state)
    sure = {
        start: choice.entry
        for start, choice in first.items()
        if choice.entry
        and _is_certain(choice, choice.entry)
        and choice.entry.kind in ("city", "district")
    }
    out = {}
    for group in groups:
        anchors = tuple(e for s, e in sure.items() if s != _start(group))
        out[_start(group)] = _chosen(group, by_name, replace(scene, anchors=anchors))
    return out


def _is_certain(choice: Choice, entry: GazetteerEntry) -> bool:
    """Tell whether a place may be an anchor: far ahead, or a large city some way ahead."""
    return choice.margin >= _CERTAIN or (choice.margin >= _LIKELY and entry.population >= _LARGE)


def _start(group: _Group) -> int:
    """Return where a group's first mention begins."""
    return group.mentions[0].start


def _chosen(group: _Group, by_name: dict[int, GazetteerEntry | None], scene: Scene) -> Choice:
    """Return the choice for a group's name.

    Tried in order: the name with its facility, the name itself, the town of "East X", the name
    among classed places, and the name without its facility.
    """
    facility = group.mentions[0].facility
    holders = tuple(h for a in group.around if a.within and (h := by_name.get(a.within.start)))
    if group.region and (region := region_named(group.region, group.name)) is not None:
        holders = (*holders, region)
    if facility and (whole := _whole_name(group.name, facility)):
        return choose(whole, group.around, holders, scene)
    short = any(_is_abbreviated(t) for t in group.mentions)
    means = _division_meant if short else choose
    choice = means(group.name, group.around, holders, scene)
    if town := _town_of(group.name):
        again = choose(town, group.around, holders, scene)
        if _speaks_for(again, scene) > _speaks_for(choice, scene):
            return Choice(None, _PART) if _bears_its_divisions_name(town, again.entry) else again
    if not choice.entry and (entries := places_classed(group.name)):
        return chosen(entries, Told(group.around, holders, scene))
    for shorter, kinds in (
        (_island_of(group.name), _ISLANDS),
        (without_facility(group.name), _PINPOINTED),
    ):
        again = choose(shorter, group.around, holders, scene) if shorter else choice
        if not choice.entry and again.entry and again.entry.kind in kinds:
            return again
    if facility and choice.entry and choice.entry.kind not in _PINPOINTED:
        return Choice(
            None,
            f"the text says {facility}, "
            "and the gazetteer knows only other kinds of place by this name",
        )
    return choice


_PART: Final = "it is a part of a division or of the town that bears its name, and not the town"


def _bears_its_divisions_name(name: str, town: GazetteerEntry | None) -> bool:
    """Tell whether a town's name is also its county's: "East Orsk" may be the county's east."""
    if town is None or town.kind != "city" or town.capital:
        return False
    counties = (e for e in places_named(f"County {name}") if e.kind in ("province", "district"))
    return any(e.country == town.country and not e.loose for e in counties)


_ISLANDS: Final = frozenset({"province", "district", "region", "island"})


def _island_of(name: str) -> str:
    """Return the name of an island without that word ("Orsk Island"), '' for any other name."""
    front, _, last = name.rpartition(" ")
    return front if fold(last) in ("island", "islands") else ""


def _is_abbreviated(toponym: Toponym) -> bool:
    return bool(toponym.meant) and toponym.mention.kind is MentionKind.ABBREVIATION


def _division_meant(
    name: str,
    around: Iterable[Surroundings],
    holders: tuple[GazetteerEntry, ...],
    scene: Scene,
) -> Choice:
    """Return the division that an abbreviation stands for; it is never a town of that name."""
    divisions = tuple(e for e in places_named(name) if e.kind == "province" and not e.loose)
    own = tuple(e for e in divisions if e.country in _ABBREVIATING)
    choice = chosen(own or divisions, Told(tuple(around), holders, scene))
    return replace(choice, confidence=Confidence.SURE) if choice.entry is not None else choice


_ABBREVIATING: Final = frozenset({"US", "CA"})
"""Countries whose divisions the table of abbreviations holds."""


def _town_of(name: str) -> str:
    """Return the town of a part of a town ("East London"), '' for any other name."""
    front, _, town = name.partition(" ")
    return town if fold(front) in table("place_words")["parts_of_towns"] else ""


def _speaks_for(choice: Choice, scene: Scene) -> float:
    """Return how much the article is about a town's country; 1 for other kinds, -1 for no place."""
    if not choice.entry:
        return -1.0
    return scene.countries.get(choice.entry.country, 0.0) if choice.entry.kind == "city" else 1.0


def _whole_name(name: str, facility: str) -> str:
    """Return a name with its facility where the gazetteer has both ("Jenin camp"), else ''."""
    spellings = (f"{name} {facility}", f"{name} {facility.rpartition(' ')[2]}")
    return next((s for s in spellings if any(e.kind in _PINPOINTED for e in places_named(s))), "")


def _place(group: _Group, desk: dict[str, DeskPlace], choices: dict[int, Choice]) -> Place:
    """Return the place of a group, its id to be set."""
    first = group.mentions[0]
    mentions = tuple(t.mention for t in group.mentions)
    place = Place(
        "",
        group.name,
        first.facility or kind_by_name(group.name) or "place",
        mentions,
        first.mention.origin,
        actor=first.actor,
    )
    known = desk.get(fold(group.name))
    if known:
        return _of_desk(place, known)
    if first.state:
        return _of_state(place, first.state)
    choice = choices.get(first.start, Choice(None, ""))
    if not choice.entry:
        return replace(place, why=f"Not located: {choice.why}.")
    called = choice.entry.name if choice.entry.name == f"The {place.name}" else place.name
    named = replace(place, name=called)
    located = _of_entry(named, choice.entry, choice.why[:1].upper() + choice.why[1:] + ".")
    return replace(located, confidence=choice.confidence, runner_up=_runner_up(choice))


def _runner_up(choice: Choice) -> RunnerUp | None:
    """Return the next namesake of a choice, described for a reader."""
    entry = choice.runner_up
    if entry is None:
        return None
    return RunnerUp(described(entry), entry.kind, entry.country, entry.lat, entry.lon, entry.id)


def _of_desk(place: Place, known: DeskPlace) -> Place:
    """Return a place as the desk's registry has it."""
    located = known.lat is not None and known.lon is not None
    precision = Precision(known.precision) if known.precision and located else None
    if located and precision is None:
        precision = _PRECISION.get(known.kind, Precision.POINT)
    return replace(
        place, kind=known.kind or place.kind, lat=known.lat, lon=known.lon, precision=precision,
        country=known.country or None, source=f"registry:{known.curated.key}",
        why="The desk's registry holds it.",
    )  # fmt: skip


def _of_state(place: Place, code: str) -> Place:
    """Return a state, located at its reference point."""
    entry = country_entry(code)
    if not entry:
        why = "A state by the shipped table, which has no position for it."
        return replace(place, kind="state", country=code or None, why=why)
    return _of_entry(replace(place, kind="state"), entry, "A state by the shipped table.")


def _of_entry(place: Place, entry: GazetteerEntry, why: str) -> Place:
    """Return a place located at a gazetteer's entry; a facility keeps the text's kind."""
    kind = (
        place.kind
        if place.kind != "place" and entry.kind in ("country", *_PINPOINTED)
        else entry.kind
    )
    return replace(
        place, kind=kind, lat=entry.lat, lon=entry.lon,
        precision=_PRECISION.get(entry.kind, Precision.REGION),
        country=entry.country or None, source=entry.id, why=why,
    )  # fmt: skip


def _merged(places: list[Place]) -> list[Place]:
    """Return the places with those of one source, or one unlocated name, merged, by first mention.

    The surest of them gives the confidence and the name.
    """
    out: dict[str, Place] = {}
    camps: dict[str, str] = {}
    for i, place in enumerate(sorted(places, key=lambda p: p.mentions[0].evidence.start)):
        key = f"{place.actor or ''}|{place.source}" if place.source else _unlocated(place, i)
        name = fold(place.name)
        if place.kind == _CAMP and not place.source:
            camps.setdefault(name, key)
        elif name in camps and place.confidence is not Confidence.SURE:
            out[camps[name]] = _joined(out[camps[name]], place)
            continue
        elif not place.source and (longer := _longer_of(name, out)):
            key = longer
        if key in out:
            surest = min(out[key], place, key=lambda p: _RANKS.index(p.confidence))
            out[key] = _joined(surest, place if surest is out[key] else out[key])
        else:
            out[key] = place
    return sorted(out.values(), key=lambda p: p.mentions[0].evidence.start)


_CAMP: Final = "refugee camp"


def _joined(place: Place, other: Place) -> Place:
    """Return a place with another's mentions too."""
    mentions = sorted((*place.mentions, *other.mentions), key=lambda m: m.evidence.start)
    return replace(place, mentions=tuple(mentions))


def _longer_of(name: str, places: Mapping[str, Place]) -> str:
    """Return the key of an unlocated place whose name ends with a name, or the other way round.

    "Orsk National Park".
    """
    words = _in_full(name)
    for key, place in places.items():
        other = _in_full(fold(place.name))
        short, long = sorted((words, other), key=len)
        if not place.source and len(short) >= _WHOLE and long[-len(short) :] == short:
            return key
    return ""


_WHOLE: Final = 3
"""Words of the shortest name that may be the end of a longer one."""


def _in_full(name: str) -> tuple[str, ...]:
    """Return a folded name's words, abbreviations in full: "Mount" for "Mt"."""
    shorts = table("place_words")["written_short"]
    return tuple(shorts.get(word, word) for word in name.split())


def _unlocated(place: Place, at: int) -> str:
    """Return the key for merging an unlocated place: its name, or for a facility its index.

    A name with a word for a division is the name without it: "Orsk County" is "Orsk".
    """
    name = fold(place.name)
    front, _, last = name.rpartition(" ")
    bare = front if last in table("place_words")["classes"]["divisions"] else name
    return f"#{at}" if place.kind in _PINPOINTED else f"#{bare}"
