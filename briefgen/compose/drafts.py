"""Tell what a brief depends on before it is composed, so that an unchanged one never is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.compose.became import became
from briefgen.compose.brevity import kept_short
from briefgen.compose.briefs import brief
from briefgen.compose.filing import filed
from briefgen.compose.happenings import own_conflicts, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.compose.gathered import Gathered
    from briefgen.model.views import Became, BriefPage, ConflictRow, HappeningRef, Ref, Shared


@dataclass(frozen=True, slots=True)
class Draft:
    """A brief not yet composed: `made` composes it from no more than `depends_on` spells out."""

    depends_on: str
    made: Callable[[], BriefPage]


@dataclass(frozen=True, slots=True)
class _Around:
    """What other articles of the desk put on a brief."""

    shared: tuple[Shared, ...]
    happening: HappeningRef | None
    contested: tuple[ConflictRow, ...]
    since: str
    filed: tuple[Ref, ...]
    became: Became | None


def drafts_of_briefs(gathered: Gathered) -> Iterator[Draft]:
    """Yield the draft of each brief.

    What other articles contribute is worked out first for all of them, since it cites sentences of
    other articles, which their briefs then show as cited.
    """
    around = {slug: _around(gathered, slug) for slug in gathered.entries}
    for slug, lies in around.items():
        yield _draft(gathered, slug, lies)


def _around(gathered: Gathered, slug: str) -> _Around:
    happening = gathered.happening_of.get(slug)
    return _Around(
        shared=gathered.shared(slug),
        happening=told(gathered, happening) if happening else None,
        contested=own_conflicts(gathered, happening, slug) if happening else (),
        since=gathered.since(slug),
        filed=filed(gathered, slug),
        became=became(gathered, slug),
    )


def _draft(gathered: Gathered, slug: str, around: _Around) -> Draft:
    cited = gathered.cited(slug)

    def made() -> BriefPage:
        maker = gathered.maker(slug)
        # what was cited since then does not count: `depends_on` has these
        maker.wording.cited = set(cited)
        page = brief(maker, gathered.rows[slug], around.shared)
        page = replace(
            page,
            happening=around.happening,
            contested=around.contested,
            since=around.since,
            filed=around.filed,
        )
        return replace(kept_short(page), became=around.became)

    return Draft(f"{gathered.depends_on[slug]} {cited} {around}", made)
