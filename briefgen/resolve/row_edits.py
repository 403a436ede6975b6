"""Strike, change and add claims, relations, dates and other rows of one article."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from briefgen.model import ClaimSource, Evidence, KeySentence, Notice, Relation, Status
from briefgen.registry import edtf
from briefgen.registry.predicates import predicates
from briefgen.registry.sidecar import ORIGIN
from briefgen.resolve.lookup import actor_called, unmatched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefgen.model import Claim, Metadata, Sentence
    from briefgen.registry.edits import Edit

_FIELDS: Final = {"key_points": "key_sentences"}
"""Tables whose rows are in a field of another name."""

Span = tuple[int, int]


def edit_rows(metadata: Metadata, edits: Sequence[Edit]) -> tuple[Metadata, tuple[Notice, ...]]:
    """Return the metadata with corrected rows, and notices on edits that had no effect or moved."""
    notices: list[Notice] = []
    for edit in edits:
        metadata = _edited(metadata, edit, notices)
    return metadata, tuple(notices)


def _edited(metadata: Metadata, edit: Edit, notices: list[Notice]) -> Metadata:
    span = _meant(metadata, edit, notices)
    if span is None:
        message = f"{edit.shown} stands nowhere in the article, or more than once"
        notices.append(Notice(message, edit.where, _STALE))
        return metadata
    if edit.add:
        return _added(metadata, edit, span, notices)
    if edit.table == "key_points" and not edit.strike:
        return _chosen(metadata, span)
    rows = rows_in(metadata, edit.table, span, whole=not edit.words)
    if not rows:
        message = f"{edit.shown} is no row of {edit.table.replace('_', ' ')} any more"
        notices.append(Notice(message, edit.where, _STALE))
        return metadata
    if edit.strike:
        return struck(metadata, edit.table, rows)
    return changed(metadata, edit, rows, notices)


_STALE: Final = "remove the correction, or write the address and the words as the brief shows them"


def _meant(metadata: Metadata, edit: Edit, notices: list[Notice]) -> Span | None:
    """Return where an edit's words are: in its sentence, else their only occurrence elsewhere."""
    sentence = next((s for s in metadata.sentences if s.address.anchor == edit.at), None)
    if not edit.words:
        return (sentence.start, sentence.end) if sentence else None
    found = list(_places(metadata.article.text, edit.words))
    inside = [s for s in found if sentence and sentence.start <= s[0] < sentence.end]
    if inside:
        return inside[0]
    if len(found) != 1:
        return None
    if edit.at:
        now = _sentence_at(metadata, found[0][0])
        place = now.address.label if now else "a part that is not read"
        message = f"{edit.shown} has moved to {place}; it is applied there"
        notices.append(Notice(message, edit.where, "write the new address"))
    return found[0]


def _places(text: str, words: str) -> Iterator[Span]:
    """Yield where words occur in a text, whatever the blanks between them."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    yield from (m.span() for m in re.finditer(pattern, text))


def _sentence_at(metadata: Metadata, offset: int) -> Sentence | None:
    return next((s for s in metadata.sentences if s.start <= offset < s.end), None)


def rows_in(metadata: Metadata, table: str, span: Span, *, whole: bool) -> set[int]:
    """Return the indices of a table's rows that begin in a sentence, or overlap words best.

    `whole` says that the span is a sentence.
    """
    rows = getattr(metadata, _FIELDS.get(table, table))
    if whole:
        return {
            i for i, r in enumerate(rows) if any(span[0] <= e.start < span[1] for e in _words_of(r))
        }
    shares = {
        i: max((_share(e, span) for e in _words_of(r)), default=0.0) for i, r in enumerate(rows)
    }
    best = max(shares.values(), default=0.0)
    return {i for i, share in shares.items() if best and share == best}


def _words_of(row: Any) -> tuple[Evidence, ...]:  # noqa: ANN401 - a row of any table
    """Return the words by which a row may be meant."""
    if hasattr(row, "mentions"):
        return tuple(m.evidence for m in row.mentions)
    if hasattr(row, "content"):
        return (*(s.evidence for s in row.sources if s.evidence), row.cue, *row.content)
    cue = (row.cue,) if hasattr(row, "cue") else ()
    return (row.evidence, *cue)


def _share(evidence: Evidence, span: Span) -> float:
    """Return the overlap of two spans relative to their union, from 0 to 1."""
    common = min(evidence.end, span[1]) - max(evidence.start, span[0])
    outer = max(evidence.end, span[1]) - min(evidence.start, span[0])
    return common / outer if common > 0 else 0.0


def struck(metadata: Metadata, table: str, rows: set[int]) -> Metadata:
    """Return the metadata without some rows; references to them are cleared."""
    field = _FIELDS.get(table, table)
    every = getattr(metadata, field)
    gone = [row for i, row in enumerate(every) if i in rows]
    left = tuple(row for i, row in enumerate(every) if i not in rows)
    changed = _with_rows(metadata, field, left)
    follow = _FOLLOWED.get(table)
    return follow(changed, gone) if follow else changed


def _without_claims(metadata: Metadata, gone: list[Any]) -> Metadata:
    ids = {claim.id for claim in gone}
    return replace(
        metadata,
        relations=tuple(_unclaimed(r, ids) for r in metadata.relations),
        events=tuple(_unclaimed(e, ids) for e in metadata.events),
        figures=tuple(_unclaimed(f, ids) for f in metadata.figures),
    )


def _unclaimed(row: Any, ids: set[str]) -> Any:  # noqa: ANN401 - as above
    return replace(row, claim=None) if row.claim in ids else row


def _without_dates(metadata: Metadata, gone: list[Any]) -> Metadata:
    ids = {date.id for date in gone}
    return replace(metadata, events=tuple(e for e in metadata.events if e.date not in ids))


def _without_hedges(metadata: Metadata, gone: list[Any]) -> Metadata:
    words = {hedge.evidence for hedge in gone}

    def firm(row: Any) -> Any:  # noqa: ANN401 - as above
        kept = tuple(h for h in row.hedges if h.evidence not in words)
        return row if kept == row.hedges else replace(row, hedges=kept)

    return replace(
        metadata,
        claims=tuple(map(firm, metadata.claims)),
        relations=tuple(map(firm, metadata.relations)),
        events=tuple(map(firm, metadata.events)),
        figures=tuple(map(firm, metadata.figures)),
    )


def _renumbered(metadata: Metadata, _gone: list[Any]) -> Metadata:
    points = sorted(metadata.key_sentences, key=lambda k: k.rank)
    return replace(
        metadata, key_sentences=tuple(replace(k, rank=n) for n, k in enumerate(points, 1))
    )


_FOLLOWED: Final[dict[str, Callable[[Metadata, list[Any]], Metadata]]] = {
    "claims": _without_claims,
    "dates": _without_dates,
    "hedges": _without_hedges,
    "key_points": _renumbered,
}
"""What else changes when rows of a table are struck."""


def _chosen(metadata: Metadata, span: Span) -> Metadata:
    """Return the metadata with a sentence as key point before those that were found.

    Of several chosen ones the first stays first; the number of key points stays as it was.
    """
    sentence = _sentence_at(metadata, span[0])
    start, end = (sentence.start, sentence.end) if sentence else span
    words = metadata.article.quote(start, end)
    points = sorted(metadata.key_sentences, key=lambda k: k.rank)
    others = [k for k in points if k.evidence != words]
    mine = [k for k in others if k.origin == ORIGIN]
    new = KeySentence(0, words, "Chosen by the analyst.", ORIGIN)
    kept = [k for k in others if k.origin != ORIGIN]
    if len(points) > 1 and len(others) == len(points):
        kept = kept[: max(1, len(kept) - 1)]  # as many as before
    return _renumbered(replace(metadata, key_sentences=tuple(_ranked([*mine, new, *kept]))), [])


def _ranked(points: Sequence[KeySentence]) -> list[KeySentence]:
    return [replace(point, rank=n) for n, point in enumerate(points, 1)]


def changed(metadata: Metadata, edit: Edit, rows: set[int], notices: list[Notice]) -> Metadata:
    """Return the metadata with some rows of a table changed as a correction says."""
    field = _FIELDS.get(edit.table, edit.table)
    out = []
    for i, row in enumerate(getattr(metadata, field)):
        out.append(_with_changes(metadata, edit, row, notices) if i in rows else row)
    return _with_rows(metadata, field, tuple(out))


def _with_rows(metadata: Metadata, field: str, rows: tuple[Any, ...]) -> Metadata:
    changes: dict[str, Any] = {field: rows}
    return replace(metadata, **changes)


def _with_changes(
    metadata: Metadata,
    edit: Edit,
    row: Any,  # noqa: ANN401 - as above
    notices: list[Notice],
) -> Any:  # noqa: ANN401 - as above
    """Return a row with the changes of a correction; one that can't be made is noted."""
    for name, value in edit.changes:
        setter = _SETTERS.get((edit.table, name))
        made = setter(metadata, row, value) if setter else None
        if made is None:
            names = (a.name for a in metadata.actors)
            notices.append(unmatched(f"{edit.shown}, {name}", value, names, edit.where))
        else:
            row = made
    return row


def _speaker(metadata: Metadata, claim: Claim, value: str) -> Claim | None:
    """Return a claim with another speaker, "nobody" for none; None where the name is unknown."""
    if value.casefold() == "nobody":
        return replace(claim, sources=())
    actor = actor_called(metadata.actors, value)
    if actor is None or not claim.sources:
        return None if actor is None else replace(claim, sources=(_source(actor.id),))
    first, *rest = claim.sources
    given = replace(first, actor=actor.id, actors=(), named=True, why="The analyst says so.")
    return replace(claim, sources=(given, *rest))


def _source(actor: str) -> ClaimSource:
    return ClaimSource(None, actor, named=True, why="The analyst says so.")


def _content(metadata: Metadata, claim: Claim, value: str) -> Claim | None:
    """Return a claim with the nearest occurrence of other words as content, None for none."""
    near = sorted(_places(metadata.article.text, value), key=lambda s: abs(s[0] - claim.cue.start))
    return replace(claim, content=(metadata.article.quote(*near[0]),)) if near else None


def _status(_metadata: Metadata, row: Any, value: str) -> Any:  # noqa: ANN401 - as above
    return replace(row, status=Status(value))


def _date(_metadata: Metadata, date: Any, value: str) -> Any:  # noqa: ANN401 - as above
    days = edtf.bounds(value) or (None, None)
    return replace(
        date,
        value=value,
        earliest=days[0],
        latest=days[1],
        precision=_precision(value),
        why="The analyst says so.",
        origin=ORIGIN,
    )


def _precision(value: str) -> str:
    parts = value.strip("~?%").split("/")[0].split("T")
    if len(parts) > 1:
        return "time"
    return {0: "year", 1: "month", 2: "day"}.get(parts[0].lstrip("-").count("-"), "vague")


def _end(name: str) -> Callable[[Metadata, Any, str], Any]:
    def set_(metadata: Metadata, relation: Any, value: str) -> Any:  # noqa: ANN401 - as above
        actor = actor_called(metadata.actors, value)
        return replace(relation, **{name: actor.id}) if actor else None

    return set_


def _predicate(_metadata: Metadata, relation: Any, value: str) -> Any:  # noqa: ANN401 - as above
    known = predicates().named.get(value)
    if known is None:
        return None
    return replace(relation, predicate=known.name, kind=known.kind, sign=known.sign)


def _value(_metadata: Metadata, figure: Any, value: str) -> Any:  # noqa: ANN401 - as above
    return replace(figure, value=float(value))


def _kind(_metadata: Metadata, figure: Any, value: str) -> Any:  # noqa: ANN401 - as above
    return replace(figure, kind=value)


_SETTERS: Final[dict[tuple[str, str], Callable[[Metadata, Any, str], Any]]] = {
    ("claims", "speaker"): _speaker,
    ("claims", "content"): _content,
    ("claims", "status"): _status,
    ("relations", "subject"): _end("subject"),
    ("relations", "object"): _end("object"),
    ("relations", "predicate"): _predicate,
    ("relations", "status"): _status,
    ("dates", "value"): _date,
    ("events", "status"): _status,
    ("figures", "value"): _value,
    ("figures", "kind"): _kind,
}
"""Set a field of a table's row to a value; None where the value names nothing known."""


def _added(metadata: Metadata, edit: Edit, span: Span, notices: list[Notice]) -> Metadata:
    """Return the metadata with one more relation, its evidence the words that an edit quotes."""
    wanted = dict(edit.changes)
    ends = [actor_called(metadata.actors, wanted[end]) for end in ("subject", "object")]
    known = predicates().named.get(wanted["predicate"])
    for name, found in (("subject", ends[0]), ("object", ends[1]), ("predicate", known)):
        if found is None:
            actors = [a.name for a in metadata.actors]
            names = list(predicates().named) if name == "predicate" else actors
            notices.append(unmatched(f"{edit.shown}, {name}", wanted[name], names, edit.where))
    if known is None or ends[0] is None or ends[1] is None:
        return metadata
    words = metadata.article.quote(*span)
    taken = {r.id for r in metadata.relations}
    id_ = next(f"r{n}" for n in range(1, len(taken) + 2) if f"r{n}" not in taken)
    relation = Relation(
        id_, ends[0].id, ends[1].id, known.name, known.kind, known.sign, words, words, ORIGIN
    )
    return replace(metadata, relations=(*metadata.relations, relation))
