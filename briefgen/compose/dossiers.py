"""What belongs on an actor's dossier?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from briefgen.compose.atlas import actor_page, brief_slug, curated_note
from briefgen.compose.gathered import About, Gathered
from briefgen.compose.ties import said, ties
from briefgen.compose.times import NEVER, order
from briefgen.model.views import ActorPage, AliasRow, Head, Perhaps, Ref, Together

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import CorpusActor
    from briefgen.model.views import EventRow, RelationRow

TOGETHER: Final = 12
"""Actors listed as appearing with another: a dozen, as many as its graph shows."""

MOST: Final = 60
"""Rows in one section of a dossier, of the newest briefs or the latest events; how many more there are is said."""

T = TypeVar("T")


def dossiers(gathered: Gathered) -> Iterator[ActorPage]:
    """Yield the dossier of each actor, in the order of the corpus."""
    parts: dict[str, list[Ref]] = {}
    for actor in gathered.corpus.actors:
        if actor.curated and actor.curated.parent:
            parts.setdefault(actor.curated.parent, []).append(
                Ref(actor.name, actor_page(actor.slug))
            )
    for actor in gathered.corpus.actors:
        key = actor.curated.key if actor.curated else ""
        yield _dossier(gathered, actor, tuple(parts.get(key, ())) if key else ())


def _capped(rows: Sequence[T]) -> tuple[T, ...]:
    return tuple(rows[:MOST])


def _latest(events: Sequence[EventRow]) -> tuple[EventRow, ...]:
    """Return the last of the events in the order of time, then undated ones while there is room."""
    undated = [e for e in events if order(e.when)[0] == NEVER]
    dated = [e for e in events if order(e.when)[0] != NEVER]
    return _capped([*dated[-MOST:], *undated])


def _dossier(gathered: Gathered, actor: CorpusActor, parts: tuple[Ref, ...]) -> ActorPage:
    page = actor_page(actor.slug)
    about = gathered.about.get(page) or About()
    curated = actor.curated
    note = curated_note(curated) if curated else None
    events = sorted(about.events, key=lambda e: order(e.when))
    places = dict.fromkeys(p for e in events for p in e.places)
    published = _published(gathered, about)
    facts = ties(page, about.relations, lambda row: gathered.origin(brief_slug(row.brief.page)))
    return ActorPage(
        path=page,
        head=_head(actor, about),
        type=actor.type,
        named=actor.named,
        joined_by=actor.joined_by,
        curated=note,
        aliases=_aliases(actor, about),
        parent=_parent(gathered, actor),
        parts=parts,
        ties=facts,
        said=said(page, about.relations, facts, lambda row: _when(gathered, row)),
        published=tuple(dict.fromkeys(published[-1:] + published[:1])),
        undated=len(about.actors) - len(published),
        appearances=_capped(about.actors),
        claims_by=_capped(about.claims_by),
        claims_about=_capped(about.claims_about),
        relations=_capped(about.relations),
        events=_latest(events),
        places=_capped(list(places)),
        together=_together(gathered, about),
        more=_more(about),
        perhaps=_perhaps(gathered, actor),
        why_joined=actor.reasons,
    )


def _perhaps(gathered: Gathered, actor: CorpusActor) -> tuple[Perhaps, ...]:
    """Return the others that may be this actor, the likeliest first, each with a sentence of both."""
    found = []
    for proposal in gathered.proposals.get(actor.slug, ()):
        other = proposal.b if proposal.a == actor.slug else proposal.a
        ref = gathered.names.get(actor_page(other))
        if ref:
            words = tuple(gathered.makers[s].wording.quote((w,)) for s, w in proposal.words)
            found.append(Perhaps(ref, proposal.id, proposal.reasons, words, proposal.reopened))
    return tuple(found[:TOGETHER])


def _more(about: About) -> tuple[tuple[str, int], ...]:
    """Return the sections that hold more rows than are shown, each with how many more."""
    rows: dict[str, Sequence[object]] = {
        "appearances": about.actors,
        "claims_by": about.claims_by,
        "claims_about": about.claims_about,
        "relations": about.relations,
        "events": about.events,
    }
    return tuple((section, len(held) - MOST) for section, held in rows.items() if len(held) > MOST)


def _when(gathered: Gathered, row: RelationRow) -> str:
    """Return when the article of a relation came out, '' where it is not stated."""
    return gathered.cards[brief_slug(row.brief.page)].published


def _published(gathered: Gathered, about: About) -> list[str]:
    """Return when the briefs that name an actor came out, newest first, of those of which it is known."""
    slugs = (brief_slug(row.brief.page) for row in about.actors)
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
    """Return each other name once, with where it was first read, else as the registry's."""
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
    """Return what the registry says an actor belongs to: a dossier, or a bare name that no article mentions."""
    if not actor.curated or not actor.curated.parent:
        return None
    return gathered.atlas.actor_keys.get(actor.curated.parent) or Ref(actor.curated.parent)


def _together(gathered: Gathered, about: About) -> tuple[Together, ...]:
    ranked = sorted(about.together.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(
        Together(gathered.names[p], n) for p, n in ranked[:TOGETHER] if p in gathered.names
    )
