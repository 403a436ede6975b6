"""Compose the page of what has changed since an edition."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Final

from briefgen.model import Change, Changes, Confidence
from briefgen.model.views import ChangeLine, Head, Ref, SincePage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.compose.gathered import Gathered

PATH: Final = "since.md"

_MOST: Final = 200
"""Lines of one section; how many more there are is said."""


def since(gathered: Gathered) -> Iterator[SincePage]:
    """Yield the page, nothing where no edition was kept."""
    changes = gathered.corpus.changes
    if changes is None:
        return
    sections = []
    for field in fields(Changes):
        found = getattr(changes, field.name)
        if field.name == "names":
            found = tuple(change for change in found if _is_somebody(gathered, change))
        if field.name != "since" and found:
            lines = tuple(_line(gathered, c) for c in found[:_MOST])
            sections.append((f"since_{field.name}", lines, max(0, len(found) - _MOST)))
    head = Head(f"Since {changes.since}", "page", description="What has changed on the desk.")
    yield SincePage(PATH, head, changes.since, tuple(sections))


def _is_somebody(gathered: Gathered, change: Change) -> bool:
    """Tell whether a new name counts: neither doubtful, nor a state that is only a place."""
    ref = gathered.atlas.actor_refs.get(change.actor)
    rows = gathered.about[ref.key].actors if ref is not None and ref.key in gathered.about else []
    return not rows or any(r.acts and r.confidence != Confidence.DOUBTFUL for r in rows)


def _line(gathered: Gathered, change: Change) -> ChangeLine:
    """Return a change as it may be shown: without its words where they are not published."""
    if change.happening in gathered.happenings:
        event = gathered.happening_ref(change.happening)
        return ChangeLine(event, change.who, change.now, change.before)
    if change.entry in gathered.entries:
        brief = gathered.rows[change.entry].brief
        if not gathered.maker(change.entry).wording.shown:
            return ChangeLine(brief)
        now = "" if change.now == brief.text else change.now
        return ChangeLine(brief, change.who, now, change.before)
    ref = gathered.atlas.actor_refs.get(change.actor)
    if ref is not None:
        return ChangeLine(
            ref, now="" if change.now == ref.text else change.now, before=change.before
        )
    return ChangeLine(Ref(""), change.who, change.now, change.before)
