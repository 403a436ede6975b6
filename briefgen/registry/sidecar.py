"""Read the sidecar: what an analyst knows of one article, or corrects in what was read out of it.

`article.yml` lies beside `article.txt`. Every correction keeps its line, so that one that no
longer matches anything can be reported where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Final, Literal, NamedTuple

from pydantic import BeforeValidator, Field

from briefgen.model import (
    FIELDS,
    ActorType,
    Analyst,
    Precision,
    Publish,
    Retraction,
    Role,
    Statement,
)
from briefgen.registry import edits, values
from briefgen.registry.fitting import fitting, in_order
from briefgen.registry.yaml_source import Strict, salvaged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefgen.errors import DeskError, Where
    from briefgen.registry.yaml_source import Document

ORIGIN: Final = "sidecar"
"""The origin of a `Statement` from a sidecar."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Several actors are one; the first name stays."""

    names: tuple[str, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Split:
    """Some mentions of the actor `name` are another actor's, called `into`.

    `mentions` are words as they stand in the text, `at` addresses (`p7s2`); where both are given
    both must fit.
    """

    name: str
    into: str
    where: Where
    mentions: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    type: ActorType | None = None


@dataclass(frozen=True, slots=True)
class Rename:
    """An actor's name is another."""

    old: str
    new: str
    where: Where


@dataclass(frozen=True, slots=True)
class Retype:
    """An actor is of another type."""

    name: str
    type: ActorType
    where: Where


@dataclass(frozen=True, slots=True)
class Ignore:
    """A name is no actor."""

    name: str
    where: Where


@dataclass(frozen=True, slots=True)
class Add:
    """An actor that was not found. Its mentions are where the text has its name or an alias."""

    name: str
    type: ActorType
    where: Where
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Locate:
    """Where a place lies. What is None stays as it was found."""

    name: str
    lat: float
    lon: float
    where: Where
    kind: str | None = None
    country: str | None = None
    precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class Relabel:
    """Some parts of the text have another role than cleaning gave them.

    `at` are addresses of blocks as cleaning numbered them (`p7`, `h2`, `x3`), `words` words that a
    block holds; a block that either points at is meant.
    """

    role: Role
    where: Where
    at: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorCorrections:
    """An analyst's corrections of an article's actors; names are those of the brief, or aliases."""

    merge: tuple[Merge, ...] = ()
    split: tuple[Split, ...] = ()
    rename: tuple[Rename, ...] = ()
    retype: tuple[Retype, ...] = ()
    ignore: tuple[Ignore, ...] = ()
    add: tuple[Add, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceCorrections:
    """An analyst's corrections of an article's places."""

    locate: tuple[Locate, ...] = ()
    ignore: tuple[Ignore, ...] = ()


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The content of a sidecar; text not given is empty. Dates are EDTF, URLs http or https."""

    where: Where
    title: str = ""
    kicker: str = ""
    outlet: str = ""
    byline: str = ""
    published: str = ""
    updated: str = ""
    retrieved: str = ""
    url: str = ""
    archive_url: str = ""
    language: str = ""
    rights: str = ""
    collection: str = ""
    analyst: Analyst = field(default_factory=Analyst)
    actors: ActorCorrections = field(default_factory=ActorCorrections)
    places: PlaceCorrections = field(default_factory=PlaceCorrections)
    blocks: tuple[Relabel, ...] = ()
    rows: tuple[edits.Edit, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The fields of the source descriptor that are given, in the descriptor's order."""
        return tuple(Statement(f, getattr(self, f), ORIGIN) for f in FIELDS if getattr(self, f))


class SidecarReading(NamedTuple):
    """What a sidecar says, and each fault of what could not be used, with its line and a remedy."""

    sidecar: Sidecar
    faults: tuple[DeskError, ...] = ()


def read_sidecar(path: Path) -> SidecarReading:
    """Return a sidecar as far as it can be read, with its faults. Nothing is raised."""
    document, unread = salvaged(path)
    fit = fitting(document, SidecarFile)
    faults = in_order((*unread, *fit.faults))
    return SidecarReading(_sidecar(fit.value or SidecarFile(), fit.document), faults)


class _Split(Strict):
    name: values.Name
    into: values.Name
    mentions: values.Names = ()
    at: Annotated[tuple[values.Anchor, ...], BeforeValidator(values.listed)] = ()
    type: values.Kind | None = None


class _Add(Strict):
    name: values.Name
    type: values.Kind
    aliases: values.Names = ()


class _Actors(Strict):
    merge: Annotated[
        tuple[
            Annotated[tuple[values.Name, ...], BeforeValidator(values.listed), Field(min_length=2)],
            ...,
        ],
        BeforeValidator(values.listed),
    ] = ()
    split: Annotated[tuple[_Split, ...], BeforeValidator(values.listed)] = ()
    rename: Annotated[dict[values.Name, values.Name], BeforeValidator(values.mapped)] = Field(
        default_factory=dict
    )
    retype: Annotated[dict[values.Name, values.Kind], BeforeValidator(values.mapped)] = Field(
        default_factory=dict
    )
    ignore: values.Names = ()
    add: Annotated[tuple[_Add, ...], BeforeValidator(values.listed)] = ()


class _Locate(Strict):
    lat: values.Latitude
    lon: values.Longitude
    kind: values.Name | None = None
    country: values.Country | None = None
    precision: values.Precise | None = None


class _Places(Strict):
    locate: Annotated[dict[values.Name, _Locate], BeforeValidator(values.mapped)] = Field(
        default_factory=dict
    )
    ignore: values.Names = ()


class _Relabel(Strict):
    role: values.BlockRole
    at: Annotated[tuple[values.BlockAnchor, ...], BeforeValidator(values.listed)] = ()
    words: values.Names = ()


class _Retracted(Strict):
    on: values.Date = ""
    why: values.Text = ""
    notice: values.Url = ""


class SidecarFile(edits.Rows):
    """A sidecar as it stands in its file."""

    title: values.Text = ""
    kicker: values.Text = ""
    outlet: values.Text = ""
    byline: values.Text = ""
    published: values.Date = ""
    updated: values.Date = ""
    retrieved: values.Date = ""
    url: values.Url = ""
    archive_url: values.Url = ""
    language: values.Language = ""
    rights: values.Text = ""
    collection: values.Text = ""
    tags: values.Names = ()
    publish: Annotated[Publish, Field(strict=False)] | None = None
    note: values.Text = ""
    assessment: values.Text = ""
    reliability: Annotated[
        Literal["", "A", "B", "C", "D", "E", "F"], BeforeValidator(values.upper)
    ] = ""
    credibility: Annotated[
        Literal["", "1", "2", "3", "4", "5", "6"], BeforeValidator(values.text)
    ] = ""
    actors: Annotated[_Actors, BeforeValidator(values.mapped)] = Field(default_factory=_Actors)
    places: Annotated[_Places, BeforeValidator(values.mapped)] = Field(default_factory=_Places)
    retracted: Annotated[_Retracted | None, BeforeValidator(values.mapped)] = None
    updates: values.Text = ""
    corrects: values.Text = ""
    corrected: values.Truth = False
    blocks: Annotated[tuple[_Relabel, ...], BeforeValidator(values.listed)] = ()


def _sidecar(file: SidecarFile, document: Document) -> Sidecar:
    return Sidecar(
        where=document.where(),
        **{f: getattr(file, f).strip() for f in FIELDS},
        analyst=Analyst(
            note=file.note.strip(),
            assessment=file.assessment.strip(),
            reliability=file.reliability,
            credibility=file.credibility,
            tags=file.tags,
            publish=file.publish,
            retracted=_retraction(file.retracted),
            updates=file.updates.strip(),
            corrects=file.corrects.strip(),
            corrected=file.corrected,
        ),
        actors=_actor_corrections(file.actors, document),
        places=_place_corrections(file.places, document),
        blocks=tuple(
            Relabel(b.role, document.where("blocks", i), b.at, b.words)
            for i, b in enumerate(file.blocks)
        ),
        rows=edits.edits(file, document),
    )


def _retraction(file: _Retracted | None) -> Retraction | None:
    return Retraction(file.on, file.why.strip(), file.notice) if file else None


def _actor_corrections(file: _Actors, document: Document) -> ActorCorrections:
    def where(*at: str | int) -> Where:
        return document.where("actors", *at)

    return ActorCorrections(
        merge=tuple(Merge(names, where("merge", i)) for i, names in enumerate(file.merge)),
        split=tuple(
            Split(s.name, s.into, where("split", i), s.mentions, s.at, s.type)
            for i, s in enumerate(file.split)
        ),
        rename=tuple(Rename(old, new, where("rename", old)) for old, new in file.rename.items()),
        retype=tuple(
            Retype(name, kind, where("retype", name)) for name, kind in file.retype.items()
        ),
        ignore=tuple(_ignored(file.ignore, document, "actors")),
        add=tuple(Add(a.name, a.type, where("add", i), a.aliases) for i, a in enumerate(file.add)),
    )


def _place_corrections(file: _Places, document: Document) -> PlaceCorrections:
    return PlaceCorrections(
        locate=tuple(
            Locate(
                name,
                place.lat,
                place.lon,
                document.where("places", "locate", name),
                kind=place.kind,
                country=place.country,
                precision=place.precision,
            )
            for name, place in file.locate.items()
        ),
        ignore=tuple(_ignored(file.ignore, document, "places")),
    )


def _ignored(names: tuple[str, ...], document: Document, table: str) -> Iterator[Ignore]:
    for i, name in enumerate(names):
        yield Ignore(name, document.where(table, "ignore", i))


TEMPLATE: Final = """\
# What you know about the article beside this file. Every line may be left out; nothing is guessed
# in its stead. It goes by the article's name: report.yml beside report.txt.

# --- Where the article comes from ---------------------------------------------------------------\
------------------
# title: The title, where the file does not show it
# kicker: Analysis
# outlet: The Example Times
# byline: A. Reporter
# published: 2024-10-31          # as precise as you know: 2024, 2024-10, 2024-10-31, 2024-10~ \
(about)
# updated: 2024-11-01
# retrieved: 2024-11-02
# url: https://example.org/report
# archive_url: https://archive.example.org/report
# language: en
# rights: Copyright of the outlet
# collection: Autumn reading
# tags: [border, drones]
# publish: quotes                # how much of the text the site shows: full, quotes or none

# --- What you think of it, shown as yours -------------------------------------------------------\
------------------
# note: What a reader should know before reading.
# assessment: Your judgement, in your words.
# reliability: B                 # of the source, A to F (Admiralty code)
# credibility: 3                 # of what it says, 1 to 6

# --- What became of it --------------------------------------------------------------------------\
------------------
# retracted: {on: 2024-11-04, why: The document was forged., notice: \
"https://example.org/retraction"}
# updates: earlier-report.txt    # this article tells the same, later
# corrects: earlier-report.txt   # this article says what was wrong in the other
# corrected: true                # this article was put right in its own place

# --- What was read wrong ------------------------------------------------------------------------\
------------------
# Names are those that the brief shows. A correction that no longer matches anything is reported \
at each build.
# actors:
#   merge:
#     - [The Example Brigade, the brigade]       # one and the same; the first name stays
#   split:
#     - name: Example                            # some of its mentions are somebody else
#       into: Example Party
#       mentions: [the Example]                  # these words ...
#       at: [p7s2]                               # ... at this place; or only one of the two keys
#       type: party
#   rename:
#     Exampel: Example
#   retype:
#     Example: armed_group       # person, state, people, armed_group, military, government_body, \
intelligence,
#                                # party, media, company, international_organisation, organisation
#   ignore: [Example Day]                        # no actor at all
#   add:
#     - {name: Example Front, type: armed_group, aliases: [the Front]}
# places:
#   locate:
#     Example Town: {lat: 34.45, lon: 40.92, kind: town, country: SY, precision: city}
#   ignore: [Example Street]
# blocks:
#   - role: body                                 # these parts of the text are paragraphs of the \
article
#     at: [x3]                                   # the third part that was set aside, h2 a \
heading, p7 a paragraph
#     words: [The bridge was closed]             # or: whatever part has these words
# Rows are meant by the sentence that they stand in (`at`), by their words, or by both.
# claims:
#   - {at: ¶7.2, words: denied that, strike: true}                # nobody says so
#   - {at: ¶3.1, speaker: Example Party, status: planned}         # somebody else does, and means to
# relations:
#   - {at: ¶4.1, words: met, strike: true}
#   - {at: ¶4.1, words: the head of, subject: Ann Example, object: Example Party, predicate: \
leads, add: true}
# dates:
#   - {at: ¶2.1, words: last Monday, value: 2024-10-28}
# events:
#   - {at: ¶2.1, status: planned}
# key_points:
#   - {at: ¶5.1, choose: true}                                    # leads the brief
# terms:
#   - {words: the Example line, strike: true}
# hedges:
#   - {at: ¶6.1, words: could, strike: true}
# figures:
#   - {at: ¶2.2, words: twelve, value: 11}
"""
"""A sidecar for a new desk: every key, explained, none set."""
