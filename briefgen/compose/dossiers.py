"""Compose the dossier of an actor.

A row of a ledger stands in one part of it: what the actor says, else what it did and what was done
to it, else what is said of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from briefgen.compose.atlas import actor_page, brief_slug, curated_note
from briefgen.compose.gathered import About, Gathered
from briefgen.compose.morning import published
from briefgen.compose.ties import ties
from briefgen.compose.times import order
from briefgen.model import ActorType
from briefgen.model.views import (
    ActorPage,
    AliasRow,
    Called,
    Head,
    Perhaps,
    Ref,
    Together,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import CorpusActor
    from briefgen.model.views import ActorRow, Contested, LedgerRow, RelationRow, Tie, Told

TOGETHER: Final = 12
"""Actors listed as appearing with another: a dozen, as many as its graph shows."""

MOST: Final = 40
"""Latest rows in one part of a dossier; how many more there are is said, with a link."""

_DISPUTES: Final = 12
"""The same of what articles tell in different ways: each has several quotations."""

CALLED: Final = 12
"""Wordings for an actor on its dossier, those of the newest articles."""

_NEAR: Final = frozenset({"kin of", "represents"})
"""Relations to persons close to an actor: what befell a brother, the actor did not do."""

T = TypeVar("T")


def dossiers(gathered: Gathered) -> Iterator[ActorPage]:
    """Yield the dossier of each actor that has a page of its own, in the order of the corpus."""
    parts: dict[str, list[Ref]] = {}
    for actor in gathered.corpus.actors:
        if actor.curated and actor.curated.parent:
            parts.setdefault(actor.curated.parent, []).append(gathered.atlas.actor_refs[actor.slug])
    for actor in gathered.corpus.actors:
        if gathered.atlas.actor_refs[actor.slug].anchor:
            continue
        key = actor.curated.key if actor.curated else ""
        yield _dossier(gathered, actor, tuple(parts.get(key, ())) if key else ())


def _dossier(gathered: Gathered, actor: CorpusActor, parts: tuple[Ref, ...]) -> ActorPage:
    page = actor_page(actor.slug)
    about = gathered.about.get(page) or About()
    says, acts, others = _parted(page, about.rows)
    shown = tuple(gathered.told(row) for row in _latest(gathered, acts))
    related = _related(about.relations, shown)
    calls = _called(gathered, about)
    appearances = _by_article(about.actors)
    days = _published(gathered, appearances)
    bonds = ties(page, about.relations, lambda row: gathered.origin(brief_slug(row.brief.page)))
    return ActorPage(
        path=page,
        head=_head(actor, about),
        type=actor.type,
        named=actor.named,
        joined_by=actor.joined_by,
        curated=curated_note(actor.curated) if actor.curated else None,
        aliases=_aliases(actor, about),
        parent=_parent(gathered, actor),
        parts=parts,
        ties=bonds,
        published=tuple(dict.fromkeys(days[-1:] + days[:1])),
        undated=len(appearances) - len(days),
        calls=calls,
        says=tuple(gathered.told(row) for row in says[:MOST]),
        acts=shown,
        others=tuple(gathered.told(row) for row in _latest(gathered, others)),
        relations=tuple(row for row, _ in related),
        relation_rows=tuple(anchor for _, anchor in related),
        places=_scenes(page, about.rows)[:MOST],
        together=_together(gathered, about),
        appearances=tuple(appearances[:MOST]),
        disputed=_disputed(gathered, actor, about.rows),
        counts=(len(appearances), len(says), len(acts), len(others)),
        perhaps=_perhaps(gathered, actor),
        why_joined=actor.reasons,
        first=_first(gathered, about) if _is_bare(actor, calls, bonds) else None,
        likely=about.likely,
    )


def _is_bare(
    actor: CorpusActor, calls: tuple[Called, ...], bonds: tuple[tuple[Tie, ...], ...]
) -> bool:
    """Tell whether nothing says who an actor is; a state's name says it."""
    return not (calls or bonds or actor.curated or actor.type == ActorType.STATE)


def _first(gathered: Gathered, about: About) -> Called | None:
    """Return the sentence that names an actor first, in the oldest article that may be quoted."""
    row = next((row for row in reversed(about.actors) if row.seen), None)
    if row is None:
        return None
    card = gathered.cards[brief_slug(row.brief.page)]
    return Called(row.seen[0], row.brief, card.outlet, card.published)


def _scenes(key: str, rows: Sequence[LedgerRow]) -> tuple[Ref, ...]:
    """Return the places where an actor is told to be, each once."""
    return tuple(dict.fromkeys(place for row in rows for who, place in row.scenes if who == key))


def _parted(
    key: str, rows: Sequence[LedgerRow]
) -> tuple[list[LedgerRow], list[LedgerRow], list[LedgerRow]]:
    """Return an actor's rows in three parts: it speaks, it does or undergoes something, others."""
    says: list[LedgerRow] = []
    acts: list[LedgerRow] = []
    others: list[LedgerRow] = []
    for row in rows:
        deeds = (d for d in row.deeds if d.predicate not in _NEAR)
        deed = any(key in (d.subject.key, d.object.key) for d in deeds)
        if key in row.speakers:
            says.append(row)
        elif deed:
            acts.append(row)
        else:
            others.append(row)
    return says, acts, others


def _perhaps(gathered: Gathered, actor: CorpusActor) -> tuple[Perhaps, ...]:
    """Return the open proposals of who else this actor may be, each with a sentence of both."""
    found = []
    for proposal in gathered.proposals.get(actor.slug, ()):
        other = proposal.b if proposal.a == actor.slug else proposal.a
        ref = gathered.atlas.actor_refs[other]
        words = tuple(gathered.maker(s).wording.quote((w,)) for s, w in proposal.words)
        found.append(Perhaps(ref, proposal.id, proposal.reasons, words, proposal.reopened))
    return tuple(found[:TOGETHER])


def _latest(gathered: Gathered, rows: Sequence[LedgerRow]) -> list[LedgerRow]:
    """Return the latest rows by the time told of, else the article's; undated ones last."""
    moments = [_moment(gathered, row) for row in rows]
    ranked = sorted(range(len(rows)), key=lambda n: moments[n], reverse=True)
    dated = [n for n in ranked if any(moments[n])]
    undated = [n for n in range(len(rows)) if not any(moments[n])]
    return [rows[n] for n in (*dated, *undated)][:MOST]


def _moment(gathered: Gathered, row: LedgerRow) -> tuple[str, str]:
    """Return a row's earliest and latest day, else its article's day twice; empty if unknown."""
    if row.when is not None and row.when.value:
        return order(row.when)
    day = published(gathered, row.mark.brief)
    return day, day


def _disputed(
    gathered: Gathered, actor: CorpusActor, rows: Sequence[LedgerRow]
) -> tuple[Contested, ...]:
    """Return what articles tell in different ways of an actor, or in sentences that name it."""
    places = (("", actor.slug), *((row.mark.brief, row.mark.anchor) for row in rows))
    found = (told for place in places for told in gathered.disputes.get(place, ()))
    return tuple(dict.fromkeys(found))[:_DISPUTES]


def _related(
    relations: Sequence[RelationRow], shown: Sequence[Told]
) -> list[tuple[RelationRow, str]]:
    """Return the relations that a shown row tells of, each with the anchor of that row."""
    rows: dict[tuple[str, str], str] = {}
    for n, told in enumerate(shown, 1):
        rows.setdefault((told.row.mark.brief, told.row.mark.anchor), f"act-{n}")
    out = []
    for relation in relations:
        found = [a for m in relation.quote.marks if (a := rows.get((m.brief, m.anchor)))]
        if found:
            out.append((relation, found[0]))
    return out


def _called(gathered: Gathered, about: About) -> tuple[Called, ...]:
    """Return what articles call an actor, the newest first, each wording once."""
    out: dict[str, Called] = {}
    for row in about.actors:
        card = gathered.cards[brief_slug(row.brief.page)]
        for quote in row.calls:
            key = quote.text.casefold() or quote.marks[0].anchor
            out.setdefault(key, Called(quote, row.brief, card.outlet, card.published))
    return tuple(out.values())[:CALLED]


def _by_article(rows: Sequence[ActorRow]) -> list[ActorRow]:
    """Return the rows of an actor, one for each article, in the same order.

    An article may have an actor under two names that are held to be one: "Orsk", "Orsk Ltd".
    """
    out: dict[str, ActorRow] = {}
    for row in rows:
        first = out.get(row.brief.page)
        if first is None:
            out[row.brief.page] = row
            continue
        marks = {m.anchor: m for m in (*first.marks, *row.marks)}
        out[row.brief.page] = replace(
            first,
            calls=tuple(dict.fromkeys((*first.calls, *row.calls))),
            seen=tuple(dict.fromkeys((*first.seen, *row.seen))),
            marks=tuple(marks.values()),
            mentions=first.mentions + row.mentions,
            says=first.says + row.says,
            stands=first.stands + row.stands,
        )
    return list(out.values())


def _published(gathered: Gathered, rows: Sequence[ActorRow]) -> list[str]:
    """Return the known publication times of the briefs that name an actor, newest first."""
    slugs = (brief_slug(row.brief.page) for row in rows)
    return [time for slug in slugs if (time := gathered.cards[slug].published)]


def _head(actor: CorpusActor, about: About) -> Head:
    called = next((q.text for row in about.actors for q in row.calls if q.text), "")
    return Head(
        title=actor.name,
        kind="actor",
        slug=actor.slug,
        description=(actor.curated.definition if actor.curated else "") or called,
        aliases=tuple(a.name for a in _aliases(actor, about)),
    )


def _aliases(actor: CorpusActor, about: About) -> tuple[AliasRow, ...]:
    """Return each other name once, with where it was first read; the registry's are marked."""
    out: dict[str, AliasRow] = {}
    for row in about.actors:
        for alias in (
            AliasRow(row.as_named, row.seen[0].marks[0] if row.seen else None),
            *row.aliases,
        ):
            if alias.name != actor.name:
                out.setdefault(alias.name, alias)
    for name in actor.curated.aliases if actor.curated else ():
        if name != actor.name:
            out[name] = AliasRow(name, out[name].mark if name in out else None, curated=True)
    return tuple(out.values())


def _parent(gathered: Gathered, actor: CorpusActor) -> Ref | None:
    """Return the registry's parent of an actor: its dossier, else its bare name."""
    if not actor.curated or not actor.curated.parent:
        return None
    return gathered.atlas.actor_keys.get(actor.curated.parent) or Ref(actor.curated.parent)


def _together(gathered: Gathered, about: About) -> tuple[Together, ...]:
    ranked = sorted(about.together.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(
        Together(gathered.names[p], n) for p, n in ranked[:TOGETHER] if p in gathered.names
    )
