"""Check that a record is consistent: its blocks tile the text, and its references resolve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.model import READ
from briefgen.registry.yaml_source import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.model import Article
    from briefgen.record.schema import Record

    Place = tuple[str | int, ...]
    Reference = tuple[Place, str | None, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a record: where, what, and what to do about it."""

    place: tuple[str | int, ...]
    message: str
    remedy: str


def faults(record: Record, article: Article) -> list[Fault]:
    """Return what is inconsistent, in the order of the schema; empty where all is well."""
    return [
        *_other_text(record, article),
        *(_blocks(article) if record.blocks is not None else ()),
        *_sentences(record, article),
        *_twice(record),
        *_dangling(record),
    ]


def _other_text(record: Record, article: Article) -> Iterator[Fault]:
    theirs, ours = record.text, article.text
    if theirs is None or theirs == ours:
        return
    at = next(
        (i for i, (a, b) in enumerate(zip(theirs, ours, strict=False)) if a != b),
        min(len(theirs), len(ours)),
    )
    message = (
        f"differs from the article from offset {at} on: "
        f"{theirs[at : at + 40]!r}, not {ours[at : at + 40]!r}"
    )
    yield Fault(("text",), message, "make the metadata from this file, or leave `text` out")


def _blocks(article: Article) -> Iterator[Fault]:
    """Check the blocks against the text: in order, apart, and no word outside of them."""
    text, last = article.text, 0
    for i, block in enumerate(article.blocks):
        at = ("blocks", i)
        if not last <= block.start < block.end <= len(text):
            yield Fault(
                at,
                "overlaps the block before it, or lies outside the text",
                "list blocks in text order",
            )
            return
        if text[block.start].isspace() or text[block.end - 1].isspace():
            yield Fault(at, "begins or ends with a blank", "trim it")
        if text[last : block.start].strip():
            missed = text[last : block.start].strip()[:40]
            yield Fault(
                at, f"leaves out {missed!r} before it", "give every word of the text a block"
            )
        if block.same_as is not None and block.same_as >= len(article.blocks):
            yield Fault((*at, "same_as"), "is not a block", "write the index of a block, from 0")
        last = block.end
    if text[last:].strip():
        missed = text[last:].strip()[:40]
        yield Fault(
            ("blocks",), f"leave out {missed!r} at the end", "give every word of the text a block"
        )


def _sentences(record: Record, article: Article) -> Iterator[Fault]:
    """Check the sentences against the read blocks: in order, apart, each in its own block."""
    homes = {
        address: block
        for block, address in zip(article.blocks, article.numbering(), strict=True)
        if block.role in READ
    }
    last = 0
    for i, sentence in enumerate(record.sentences or ()):
        home = homes.get((sentence.address.kind, sentence.address.block))
        if home is None or not home.start <= sentence.start < sentence.end <= home.end:
            message = (
                "lies in no such block"
                if home is None
                else "lies outside the block that its address says"
            )
            yield Fault(("sentences", i), message, "number the blocks of each kind from 1")
        elif sentence.start < last:
            yield Fault(
                ("sentences", i), "overlaps the sentence before it", "list sentences in text order"
            )
        last = max(last, sentence.end)


def _twice(record: Record) -> Iterator[Fault]:
    for name in ("actors", "places", "dates", "events", "claims", "relations", "figures", "terms"):
        seen: set[str] = set()
        for i, item in enumerate(getattr(record, name)):
            if item.id in seen:
                yield Fault(
                    (name, i, "id"),
                    f"{item.id!r} is taken by an earlier one",
                    "make ids unique in a list",
                )
            seen.add(item.id)
    addresses: set[object] = set()
    for i, sentence in enumerate(record.sentences or ()):
        if sentence.address in addresses:
            yield Fault(
                ("sentences", i, "address"), "is taken by an earlier sentence", "number them from 1"
            )
        addresses.add(sentence.address)


def _dangling(record: Record) -> Iterator[Fault]:
    """Yield a fault for each id that is referred to and does not exist."""
    ids = {n: [x.id for x in getattr(record, n)] for n in ("actors", "places", "dates", "claims")}
    known = {n: set(x) for n, x in ids.items()}
    for place, target, table in (
        *_of_actors(record),
        *_of_claims(record),
        *_of_relations(record),
        *_of_events(record),
        *_of_figures(record),
    ):
        if target is not None and target not in known[table]:
            remedy = suggestion(target, ids[table]) if ids[table] else f"there are no {table}"
            yield Fault(place, f"{target!r} is not among the {table}", remedy)


def _of_actors(record: Record) -> Iterator[Reference]:
    for i, actor in enumerate(record.actors):
        for j, description in enumerate(actor.descriptions):
            yield ("actors", i, "descriptions", j, "about"), description.about, "actors"
    for i, place in enumerate(record.places):
        yield ("places", i, "actor"), place.actor, "actors"


def _of_claims(record: Record) -> Iterator[Reference]:
    for i, claim in enumerate(record.claims):
        yield ("claims", i, "target"), claim.target, "actors"
        for j, source in enumerate(claim.sources):
            yield ("claims", i, "sources", j, "actor"), source.actor, "actors"
            yield from _each(source.actors, ("claims", i, "sources", j, "actors"), "actors")
        if claim.source is not None:
            yield ("claims", i, "source", "actor"), claim.source.actor, "actors"
            yield from _each(claim.source.actors, ("claims", i, "source", "actors"), "actors")


def _of_relations(record: Record) -> Iterator[Reference]:
    for i, relation in enumerate(record.relations):
        yield ("relations", i, "subject"), relation.subject, "actors"
        yield ("relations", i, "object"), relation.object, "actors"
        yield ("relations", i, "claim"), relation.claim, "claims"


def _of_figures(record: Record) -> Iterator[Reference]:
    for i, figure in enumerate(record.figures):
        yield ("figures", i, "claim"), figure.claim, "claims"


def _of_events(record: Record) -> Iterator[Reference]:
    for i, event in enumerate(record.events):
        yield ("events", i, "date"), event.date, "dates"
        yield ("events", i, "claim"), event.claim, "claims"
        yield from _each(event.actors, ("events", i, "actors"), "actors")
        yield from _each(event.places, ("events", i, "places"), "places")


def _each(ids: Iterable[str], place: Place, table: str) -> Iterator[Reference]:
    for j, target in enumerate(ids):
        yield (*place, j), target, table
