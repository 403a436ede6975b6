"""Define the record of a desk, which `briefgen corpus` prints, and its JSON Schema."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from briefgen.model import Confidence, Status  # noqa: TC001 - pydantic reads them at run time

Article = Annotated[str, Field(min_length=1, description="What an article is called.")]
Number = float | tuple[float | None, float | None]


class Part(BaseModel):
    """A mapping of the record; there are no other keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Quoted(Part):
    """Words of an article's text as read, half-open, in Unicode code points."""

    start: Annotated[int, Field(ge=0, description="Code points before it.")]
    end: Annotated[int, Field(ge=1, description="Code points up to its end.")]
    exact: Annotated[str, Field(min_length=1, description="The words that stand there.")]


class Named(Part):
    """Where an article names somebody or some place."""

    start: Annotated[int, Field(ge=0, description="Code points before it.")]
    end: Annotated[int, Field(ge=1, description="Code points up to its end.")]
    confidence: Annotated[Confidence, Field(description="How sure it is.")]


class Bond(Part):
    """Why an article is held to tell of the same happening as another."""

    article: Annotated[str, Field(description="The article.")]
    with_: Annotated[str, Field(alias="with", description="The one before it that is likest.")]
    probability: Annotated[float, Field(ge=0, le=1, description="How probable it is.")]
    reasons: Annotated[tuple[str, ...], Field(description="What they share.")]


class Story(Part):
    """Articles that tell of one happening."""

    id: Annotated[str, Field(description="Its happening's id too.")]
    articles: Annotated[tuple[Article, ...], Field(description="As they came out.")]
    bonds: Annotated[tuple[Bond, ...], Field(description="One for each but the first.")]


class StoryFigure(Part):
    """A number that an article gives of its own happening: not an earlier one's, not the year's."""

    story: Annotated[str | None, Field(description="Null where no other article tells of it.")]
    kind: Annotated[str, Field(description="killed, injured, missing, displaced, detained.")]
    value: Annotated[Number, Field(description="A number, or its ends; null where open.")]
    unit: Annotated[str, Field(description="What is counted.")]
    article: Annotated[str, Field(description="Who says so.")]
    evidence: Annotated[Quoted, Field(description="The words.")]
    implied: Annotated[bool, Field(description="Whether no number stands there.")]


class Telling(Part):
    """A sentence in which an article tells a happening."""

    article: Annotated[str, Field(description="The article.")]
    published: Annotated[str | None, Field(description="When it came out, in EDTF.")]
    origin: Annotated[int, Field(ge=1, description="The number of its independent origin.")]
    status: Annotated[Status, Field(description="Whether it is told as done.")]
    retracted: Annotated[bool, Field(description="Whether the article says it is retracted.")]
    claim: Annotated[str | None, Field(description="Id of the claim that it is, in its record.")]
    evidence: Annotated[Quoted, Field(description="The sentence.")]
    differing: Annotated[tuple[Quoted, ...], Field(description="Words no other telling has.")]


class Happening(Part):
    """One event with all its tellings."""

    id: Annotated[str, Field(description="The slug of its page.")]
    title: Annotated[str, Field(description="The title of the article that came out first.")]
    articles: Annotated[tuple[Article, ...], Field(description="As they came out.")]
    origins: Annotated[int, Field(ge=1, description="On how many independent origins they rest.")]
    tellings: Annotated[tuple[Telling, ...], Field(description="As they came out.")]


class Side(Part):
    """One side of a conflict."""

    article: Annotated[str, Field(description="Who says so.")]
    stated: Annotated[str, Field(description="What is stated.")]
    evidence: Annotated[Quoted, Field(description="The words.")]


class Conflict(Part):
    """What articles state differently, and what is to be held of that."""

    kind: Annotated[
        Literal["figure", "date", "place", "agent", "denial", "life"],
        Field(description="What sort of fact it is."),
    ]
    about: Annotated[str, Field(description="The fact.")]
    verdict: Annotated[
        Literal["conflict", "unknown-order", "update", "other-count", "overlap"],
        Field(description="A conflict, or why it is none."),
    ]
    happening: Annotated[str | None, Field(description="Id of the happening.")]
    actor: Annotated[str | None, Field(description="Slug of the actor whose fact it is.")]
    sides: Annotated[tuple[Side, ...], Field(description="All who state it.")]


class Thing(Part):
    """Somebody, or some place, held to be one in all articles named here."""

    id: Annotated[str, Field(description="A place that is an actor too has the actor's.")]
    name: Annotated[str, Field(description="Its commonest name.")]
    type: Annotated[str, Field(description="What sort of actor or place.")]
    articles: Annotated[
        dict[str, tuple[Named, ...]], Field(description="Where each article names it.")
    ]


class Proposal(Part):
    """Two that may be one, for a person to judge."""

    a: Annotated[str, Field(description="Id of an actor.")]
    b: Annotated[str, Field(description="Id of another.")]
    reason: Annotated[str, Field(description="Why they may be one.")]
    score: Annotated[float, Field(description="How likely it is.")]


class Together(Part):
    """What a desk's articles tell together."""

    schema_version: Annotated[
        str, Field(pattern=r"^1\.\d+$", description="Version of this schema.")
    ]
    stories: Annotated[tuple[Story, ...], Field(description="Told by several articles.")]
    figures: Annotated[tuple[StoryFigure, ...], Field(description="Article by article.")]
    happenings: Annotated[tuple[Happening, ...], Field(description="One for each story.")]
    conflicts: Annotated[tuple[Conflict, ...], Field(description="Happening by happening.")]
    actors: Annotated[tuple[Thing, ...], Field(description="By name.")]
    places: Annotated[tuple[Thing, ...], Field(description="By name.")]
    proposals: Annotated[tuple[Proposal, ...], Field(description="The likeliest first.")]


def together_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the record of a desk."""
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:briefgen:corpus:1.0",
    }
    return head | Together.model_json_schema(by_alias=True)
