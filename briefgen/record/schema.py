"""Define the record's shape as pydantic models: the published JSON Schema, and the check of input.

Each model bears the name of the noun that it stands for, and its fields the names of that noun's
fields. An annotation that is itself words of the text carries `start`, `end` and `exact`; one that
rests on words has them under `evidence`.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Final, Literal, LiteralString, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from briefgen import model
from briefgen.model import (
    SCHEMA_VERSION,
    ActorType,
    ClaimKind,
    Confidence,
    MentionKind,
    Mode,
    Polarity,
    Precision,
    Role,
    Status,
)

ELSEWHERE: Final = "elsewhere"
"""The origin of annotations that come without one."""

QUOTATION: Final = "quotation"
"""The type of error that says that words do not stand where they are quoted from."""

Offset = Annotated[int, Field(ge=0, description="Code points of `text` before it.")]
End = Annotated[int, Field(ge=1, description="Code points of `text` up to its end.")]
Exact = Annotated[
    str, Field(min_length=1, description="The words that stand there, to the letter.")
]
Id = Annotated[str, Field(min_length=1, description="Unique in its list.")]
MadeBy = Annotated[str, Field(default=ELSEWHERE, description="The rule or model that found it.")]
ActorId = Annotated[str, Field(description="Id of an actor.")]
Certain = Annotated[Confidence, Field(description="How sure it is: sure, likely or doubtful.")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Part(BaseModel):
    """A mapping of the record; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    noun: ClassVar[type[Any]]
    """The noun that it is built into."""


class Words(Part):
    """An annotation that is itself words of the text."""

    start: Offset
    end: End
    exact: Exact

    @model_validator(mode="after")
    def _quotes(self, info: ValidationInfo) -> Self:
        """Check the quotation against the text."""
        text: str | None = (info.context or {}).get("text")
        if text is not None and (self.end > len(text) or text[self.start : self.end] != self.exact):
            message: LiteralString = "quotes {expected}, but the text reads {found} there"
            shown = {
                "expected": repr(self.exact[:80]),
                "found": repr(text[self.start : self.end][:80]),
            }
            raise PydanticCustomError(QUOTATION, message, shown)
        return self


class Evidence(Words):
    """Words of the article, with the place where they stand."""

    noun = model.Evidence


class Source(Part):
    """The file that the article came from."""

    noun = model.Source
    path: Annotated[str, Field(description="The path as given or found, with forward slashes.")]
    sha256: Annotated[str, Field(description="SHA-256 of the file's bytes, in hexadecimal.")]
    media_type: Annotated[str, Field(description="What the file was read as.")]
    encoding: Annotated[
        str | None, Field(description="Its characters' encoding; null where the format says it.")
    ] = None


class Block(Part):
    """A run of the text with one role."""

    noun = model.Block
    role: Annotated[Role, Field(description="What it is for.")]
    start: Offset
    end: End
    reason: Annotated[str, Field(description="Why this role, in a sentence.")] = ""
    same_as: Annotated[
        int | None, Field(ge=0, description="Index of the block that a duplicate repeats.")
    ] = None
    speaker: Annotated[
        Evidence | None,
        Field(description="The words that say whose speech it holds, where the layout says so."),
    ] = None


class Statement(Part):
    """One field of the source descriptor."""

    noun = model.Statement
    field: Annotated[str, Field(description="Which: title, outlet, byline, published ...")]
    value: Annotated[str, Field(description="What is said; dates are EDTF.")]
    origin: Annotated[
        str, Field(description="Who says so: the sidecar, the front matter, a rule ...")
    ] = ELSEWHERE
    inferred: Annotated[bool, Field(description="Whether it was concluded and not stated.")] = False
    evidence: Annotated[Evidence | None, Field(description="The words that show it.")] = None


class Address(Part):
    """Where a sentence stands; `p7s2` on a brief."""

    noun = model.Address
    kind: Annotated[
        Literal["p", "t", "d", "h", "c", "x"],
        Field(description="Paragraph, title, dek, heading, caption, aside."),
    ]
    block: Annotated[int, Field(ge=1, description="Which block of its kind.")]
    sentence: Annotated[int, Field(ge=1, description="Which sentence of the block.")]


class Sentence(Part):
    """A sentence of a block that is read."""

    noun = model.Sentence
    start: Offset
    end: End
    address: Annotated[Address, Field(description="Where it stands.")]
    begins: Annotated[
        tuple[Offset, ...],
        Field(description="Offsets from which on it is a whole statement of its own."),
    ] = ()
    ends: Annotated[
        tuple[Offset, ...], Field(description="Offsets up to which it is a whole statement.")
    ] = ()


class Mention(Words):
    """A run of text that points at an actor, a place or a term."""

    noun = model.Mention
    kind: Annotated[MentionKind, Field(description="How it points.")] = MentionKind.NAME
    origin: MadeBy = ELSEWHERE
    antecedent: Annotated[
        Evidence | None, Field(description="What a pronoun or a noun goes back to.")
    ] = None
    why: Annotated[str, Field(description="How it was worked out; empty where it was read.")] = ""


class Alias(Part):
    """Another name of an actor."""

    noun = model.Alias
    name: Annotated[str, Field(description="The name.")]
    evidence: Annotated[
        Evidence | None,
        Field(description="Where it was first read; null where the registry knows it."),
    ] = None
    origin: MadeBy = ELSEWHERE
    confidence: Certain = Confidence.SURE


class Description(Words):
    """What the article calls an actor, in its own words."""

    noun = model.Description
    kind: Annotated[
        str, Field(description="apposition, title, role, modifier; among several, or claimed.")
    ] = "apposition"
    origin: MadeBy = ELSEWHERE
    about: Annotated[str | None, Field(description="Id of the actor that a role belongs to.")] = (
        None
    )


class Actor(Part):
    """Somebody that the article names or groups."""

    noun = model.Actor
    id: Id
    name: Annotated[str, Field(min_length=1, description="The fullest name that the article has.")]
    type: Annotated[ActorType, Field(description="What sort of actor.")]
    named: Annotated[bool, Field(description="False for a group without a name of its own.")] = True
    mentions: Annotated[tuple[Mention, ...], Field(description="Where it stands, in text order.")]
    origin: MadeBy = ELSEWHERE
    aliases: Annotated[tuple[Alias, ...], Field(description="Its other names.")] = ()
    descriptions: Annotated[
        tuple[Description, ...], Field(description="What the article calls it.")
    ] = ()
    salience: Annotated[
        float, Field(ge=0, le=1, description="How much the article is about it; the first has 1.")
    ] = 0.0
    registry_key: Annotated[
        str | None, Field(description="Key of the registry's entry that was recognised.")
    ] = None
    confidence: Certain = Confidence.SURE
    acts: Annotated[
        bool,
        Field(
            description="False of a state that is only where something is, "
            "and of what is only an adjective."
        ),
    ] = True


class RunnerUp(Part):
    """The namesake that a place was chosen before."""

    noun = model.RunnerUp
    name: Annotated[str, Field(min_length=1, description="Its name.")]
    kind: Annotated[str, Field(description="city, province, river ...")]
    country: Annotated[str, Field(description="ISO 3166-1 alpha-2, or empty.")]
    lat: Annotated[float, Field(ge=-90, le=90, description="Degrees north (WGS 84).")]
    lon: Annotated[float, Field(ge=-180, le=180, description="Degrees east (WGS 84).")]
    source: Annotated[str, Field(description="The gazetteer's entry.")]


class Place(Part):
    """Somewhere that the article names."""

    noun = model.Place
    id: Id
    name: Annotated[str, Field(min_length=1, description="Its name.")]
    kind: Annotated[str, Field(description="city, province, river, air base ...")] = "place"
    mentions: Annotated[tuple[Mention, ...], Field(description="Where it stands, in text order.")]
    origin: MadeBy = ELSEWHERE
    lat: Annotated[
        float | None,
        Field(ge=-90, le=90, description="Degrees north (WGS 84); null where not located."),
    ] = None
    lon: Annotated[float | None, Field(ge=-180, le=180, description="Degrees east (WGS 84).")] = (
        None
    )
    precision: Annotated[
        Precision | None, Field(description="How small an area the coordinates stand for.")
    ] = None
    country: Annotated[str | None, Field(description="ISO 3166-1 alpha-2.")] = None
    source: Annotated[str | None, Field(description="The gazetteer's entry.")] = None
    actor: Annotated[str | None, Field(description="Id of the actor of the same name.")] = None
    why: Annotated[str, Field(description="How it was told from its namesakes.")] = ""
    runner_up: Annotated[
        RunnerUp | None, Field(description="The namesake that comes next; null where none does.")
    ] = None
    confidence: Certain = Confidence.SURE
    scene: Annotated[
        bool, Field(description="False of a state that is named as an actor alone.")
    ] = True


class DateMention(Words):
    """Words that name a time."""

    noun = model.DateMention
    id: Id
    value: Annotated[
        str | None,
        Field(description="EDTF, as precise as the text; null where it can't be resolved."),
    ] = None
    precision: Annotated[
        str, Field(description="time, day, week, month, season, year, decade, century or vague.")
    ] = "vague"
    relative: Annotated[
        bool, Field(description="Whether it depends on the date of publication.")
    ] = False
    origin: MadeBy = ELSEWHERE
    earliest: Annotated[
        Day | None, Field(description="First day that it may mean; null where open.")
    ] = None
    latest: Annotated[
        Day | None, Field(description="Last day that it may mean; null where open.")
    ] = None
    why: Annotated[str, Field(description="How it was worked out, or why not.")] = ""


class Hedge(Words):
    """Words by which somebody holds back from asserting."""

    noun = model.Hedge
    category: Annotated[
        str,
        Field(
            description="modal, adverb, reportative, verb, adjective, noun; "
            "approximator for quantities."
        ),
    ]
    by: Annotated[Literal["author", "source"], Field(description="Whose words they are.")]
    origin: MadeBy = ELSEWHERE
    scope: Annotated[Evidence | None, Field(description="The clause that is hedged.")] = None


class Event(Part):
    """A line of the timeline."""

    noun = model.Event
    id: Id
    date: Annotated[str, Field(description="Id of a date.")]
    evidence: Annotated[Evidence, Field(description="The sentence that says what happened.")]
    origin: MadeBy = ELSEWHERE
    actors: Annotated[tuple[str, ...], Field(description="Ids of actors.")] = ()
    places: Annotated[tuple[str, ...], Field(description="Ids of places.")] = ()
    claim: Annotated[str | None, Field(description="Id of the claim that it stands in.")] = None
    prospect: Annotated[
        Evidence | None,
        Field(description="Words that tell it as denied, planned, expected or supposed."),
    ] = None
    hedges: Annotated[
        tuple[Hedge, ...], Field(description="Hedges that hold back from asserting it.")
    ] = ()
    status: Annotated[Status, Field(description="Whether it is told as done.")] = Status.ASSERTED
    clause: Annotated[
        Evidence | None,
        Field(description="The subordinate clause whose time it is, with what it tells of."),
    ] = None
    phrase: Annotated[
        Evidence | None,
        Field(description="The words that a time is of whose clause says nothing by itself."),
    ] = None
    confidence: Annotated[
        Confidence, Field(description="How sure it is that the time is that of what is told.")
    ] = Confidence.SURE


class ClaimSource(Part):
    """Somebody on whose word a claim rests; without words where nobody is named."""

    noun = model.ClaimSource
    start: Annotated[int | None, Field(ge=0, description="Code points of `text` before it.")] = None
    end: Annotated[int | None, Field(ge=1, description="Code points of `text` up to its end.")] = (
        None
    )
    exact: Annotated[str | None, Field(min_length=1, description="The words that stand there.")] = (
        None
    )
    actor: Annotated[
        str | None,
        Field(
            description="Id of an actor; the first of `actors`, "
            "if all who are named together are known."
        ),
    ] = None
    named: Annotated[
        bool | None,
        Field(
            description="False for a source, reports, officials; "
            "left out: whether there is an actor."
        ),
    ] = None
    actors: Annotated[
        tuple[str, ...],
        Field(description="Ids of those named together (A and B said), in text order; else empty."),
    ] = ()
    why: Annotated[
        str, Field(description="How a pronoun or a noun came to mean the actor; else empty.")
    ] = ""
    means: Annotated[
        Evidence | None,
        Field(description="The words for whom a pronoun stands who is no actor; else null."),
    ] = None

    @model_validator(mode="after")
    def _quotes(self, info: ValidationInfo) -> Self:
        """Check the quotation, if there is one, against the text."""
        given = [x for x in (self.start, self.end, self.exact) if x is not None]
        if given:
            spot = {"start": self.start, "end": self.end, "exact": self.exact}
            Evidence.model_validate(spot, context=info.context)
        return self


class Claim(Part):
    """Source, cue and content; or a statement that the author hedges."""

    noun = model.Claim
    id: Id
    kind: Annotated[ClaimKind, Field(description="Whose word it rests on.")]
    act: Annotated[
        str, Field(description="What the source does in saying it: say, deny, blame ...")
    ] = "say"
    sources: Annotated[
        tuple[ClaimSource, ...], Field(description="From the nearest voice to the farthest.")
    ] = ()
    cue: Annotated[Evidence, Field(description="The words that show that it is said.")]
    content: Annotated[tuple[Evidence, ...], Field(description="What is said, in text order.")]
    mode: Annotated[Mode, Field(description="How the words are given.")] = Mode.INDIRECT
    origin: MadeBy = ELSEWHERE
    hedges: Annotated[tuple[Hedge, ...], Field(description="Hedges in it.")] = ()
    polarity: Annotated[Polarity, Field(description="Whether it is affirmed.")] = Polarity.AFFIRMED
    target: Annotated[
        str | None, Field(description="Id of the actor whom the act is aimed at.")
    ] = None
    status: Annotated[Status, Field(description="Whether the act itself is told as done.")] = (
        Status.ASSERTED
    )
    prospect: Annotated[
        Evidence | None,
        Field(description="Words that tell the act as denied, planned or supposed."),
    ] = None
    confidence: Annotated[
        Confidence,
        Field(
            description="How sure it is that it is right as it stands: cited at all, its speaker "
            "known, its words whole."
        ),
    ] = Confidence.SURE
    clues: Annotated[
        tuple[str, ...], Field(description="What the confidence depends on, strongest first.")
    ] = ()
    withdrawn: Annotated[
        Evidence | None,
        Field(description="The sentence by which whoever said it is told to take it back."),
    ] = None
    source: Annotated[
        ClaimSource | None, Field(description="The last of `sources`, for convenience.")
    ] = None


class Relation(Part):
    """How one actor stands to another, as the article puts it."""

    noun = model.Relation
    id: Id
    subject: ActorId
    object: ActorId
    predicate: Annotated[str, Field(description="leads, attacks, part of ...")]
    kind: Annotated[str, Field(description="conflict, alliance, membership, control, contact.")]
    sign: Annotated[Literal[-1, 0, 1], Field(description="Hostile, neutral, friendly.")] = 0
    evidence: Annotated[Evidence, Field(description="The clause that says so.")]
    cue: Annotated[Evidence, Field(description="The words in it that say so.")]
    origin: MadeBy = ELSEWHERE
    polarity: Annotated[Polarity, Field(description="Whether it is affirmed.")] = Polarity.AFFIRMED
    hedges: Annotated[tuple[Hedge, ...], Field(description="Hedges on it.")] = ()
    claim: Annotated[
        str | None, Field(description="Id of the claim that it stands in; null where asserted.")
    ] = None
    prospect: Annotated[
        Evidence | None,
        Field(description="Words that tell it as denied, wished, planned or supposed."),
    ] = None
    confidence: Certain = Confidence.SURE
    status: Annotated[Status, Field(description="Whether it is told as done.")] = Status.ASSERTED


class Figure(Part):
    """A number that the article gives, and what it counts."""

    noun = model.Figure
    id: Id
    kind: Annotated[
        str, Field(description="killed, injured, shot, missing, displaced, money, votes ...")
    ]
    value: Annotated[
        float | tuple[float | None, ...],
        Field(description="The number, or its lowest and highest; null where open."),
    ]
    unit: Annotated[str, Field(description="What is counted.")]
    evidence: Annotated[Evidence, Field(description="The number with what it counts.")]
    origin: MadeBy = ELSEWHERE
    claim: Annotated[
        str | None, Field(description="Id of the claim that it stands in; null where asserted.")
    ] = None
    hedges: Annotated[tuple[Hedge, ...], Field(description="Hedges on it.")] = ()
    prospect: Annotated[
        Evidence | None, Field(description="Words that tell it as not done or to come.")
    ] = None
    implied: Annotated[
        bool, Field(description="Whether no number stands there: a man was killed.")
    ] = False


class Term(Part):
    """A word that a reader may need explained."""

    noun = model.Term
    id: Id
    name: Annotated[str, Field(min_length=1, description="The word.")]
    mentions: Annotated[tuple[Mention, ...], Field(description="Where it stands, in text order.")]
    kind: Annotated[str, Field(description="gloss, apposition, named, quoted or glossary.")] = (
        "named"
    )
    origin: MadeBy = ELSEWHERE
    definition: Annotated[Evidence | None, Field(description="The article's own words for it.")] = (
        None
    )


class KeySentence(Words):
    """A sentence that a brief leads with."""

    noun = model.KeySentence
    rank: Annotated[int, Field(ge=1, description="From 1, the bottom line.")]
    reason: Annotated[str, Field(description="Why, in a sentence.")] = ""
    origin: MadeBy = ELSEWHERE


class NotStated(Part):
    """Something that a reader would ask and the article does not tell."""

    noun = model.NotStated
    field: Annotated[str, Field(description="What, in a word.")]
    reason: Annotated[str, Field(description="In a sentence.")]


class Made(Part):
    """What made the annotations."""

    noun = model.Made
    part: Annotated[str, Field(description="A room of briefgen, or a model.")]
    version: Annotated[str, Field(description="Its version.")]


class Record(Part):
    """What one article says, and where. \
Every quotation is the text's own words, and is checked against it."""  # noqa: D205, D209 - the published schema has it as one paragraph

    noun = model.Metadata
    schema_version: Annotated[
        str,
        Field(
            pattern=rf"^{SCHEMA_VERSION.split('.')[0]}\.\d+$", description="Version of this schema."
        ),
    ] = SCHEMA_VERSION
    source: Annotated[Source | None, Field(description="The file that the article came from.")] = (
        None
    )
    text: Annotated[
        str | None, Field(description="The source's text as read. All offsets count in it.")
    ] = None
    blocks: Annotated[tuple[Block, ...] | None, Field(description="Its parts, in text order.")] = (
        None
    )
    statements: Annotated[
        tuple[Statement, ...] | None, Field(description="The source descriptor.")
    ] = None
    notes: Annotated[
        tuple[str, ...] | None, Field(description="Remarks of reading and cleaning.")
    ] = None
    sentences: Annotated[
        tuple[Sentence, ...] | None, Field(description="The sentences of the parts that are read.")
    ] = None
    actors: Annotated[tuple[Actor, ...], Field(description="Who, most salient first.")] = ()
    places: Annotated[tuple[Place, ...], Field(description="Where.")] = ()
    dates: Annotated[tuple[DateMention, ...], Field(description="When.")] = ()
    events: Annotated[tuple[Event, ...], Field(description="What happened when.")] = ()
    claims: Annotated[tuple[Claim, ...], Field(description="What is said, on whose word.")] = ()
    hedges: Annotated[
        tuple[Hedge, ...], Field(description="All hedges, those in claims and relations included.")
    ] = ()
    relations: Annotated[
        tuple[Relation, ...], Field(description="How actors stand to each other.")
    ] = ()
    figures: Annotated[tuple[Figure, ...], Field(description="How many, of what.")] = ()
    terms: Annotated[tuple[Term, ...], Field(description="Words that may need explaining.")] = ()
    key_sentences: Annotated[
        tuple[KeySentence, ...], Field(description="What a brief leads with.")
    ] = ()
    not_stated: Annotated[
        tuple[NotStated, ...], Field(description="What the article does not tell.")
    ] = ()
    made_by: Annotated[tuple[Made, ...], Field(description="What made the annotations.")] = ()


def schema() -> dict[str, Any]:
    """Return the record's JSON Schema (draft 2020-12)."""
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:briefgen:record:{SCHEMA_VERSION}",
    }
    return head | Record.model_json_schema()
