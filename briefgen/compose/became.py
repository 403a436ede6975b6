"""Tell whether an article was updated, corrected or retracted, and what rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.model import Retraction
from briefgen.model.views import Became

if TYPE_CHECKING:
    from briefgen.compose.gathered import Gathered

_BEFORE: Final = {"updates": "updates_it", "corrects": "corrects_it"}
_AFTER: Final = {"updated": "updated_by", "corrected": "corrected_by"}


def became(gathered: Gathered, slug: str) -> Became | None:
    """Return how an entry was superseded or retracted, None where nothing of the kind happened."""
    entry = gathered.entries[slug]
    told = entry.succession
    if not (told.state or told.before or told.after):
        return None
    taken = entry.analyst.retracted or Retraction()
    return Became(
        state=told.state,
        on=taken.on or "",
        why=taken.why,
        notice=taken.notice,
        before=tuple((_BEFORE[verb], gathered.rows[other].brief) for verb, other in told.before),
        after=tuple((_AFTER[verb], gathered.rows[other].brief) for verb, other in told.after),
        rests=_rests(gathered, slug),
    )


def _rests(gathered: Gathered, slug: str) -> tuple[int, int, int, int]:
    """Return how many claims, relations, events and dossiers rest on an entry."""
    rows = gathered.rows[slug]
    dossiers = {row.ref.page for row in rows.actors if row.ref.page and not row.ref.anchor}
    return len(rows.claims), len(rows.relations), len(rows.events), len(dossiers)
