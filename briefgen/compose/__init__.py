"""Decide what belongs on each page.

`compose` turns a corpus into the view models of all pages. It knows which words may be shown and
where they stand, and nothing of Markdown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.compose.desk import home, sources_pages
from briefgen.compose.desk_ledger import ledger_pages
from briefgen.compose.dossiers import dossiers
from briefgen.compose.drafts import Draft, drafts_of_briefs
from briefgen.compose.filing import filing_pages
from briefgen.compose.gathered import gather
from briefgen.compose.glossaries import actors_pages, places_pages, terms_pages
from briefgen.compose.happenings import happenings
from briefgen.compose.joined import ACTORS, HAPPENINGS, joined_pages
from briefgen.compose.leading import own_pages
from briefgen.compose.lists import plain_lists
from briefgen.compose.method import method
from briefgen.compose.options import FORGETFUL, Options
from briefgen.compose.since import since

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.compose.options import Memory
    from briefgen.model import Corpus
    from briefgen.model.views import Page

__all__ = [
    "ACTORS",
    "HAPPENINGS",
    "Draft",
    "Options",
    "compose",
    "drafts",
    "joined_pages",
    "own_pages",
]


def compose(corpus: Corpus, options: Options) -> Iterator[Page]:
    """Yield every page of the desk: home, briefs, dossiers, the lists, how it was made.

    Time is linear in the corpus.
    """
    for page in drafts(corpus, options):
        yield page.made() if isinstance(page, Draft) else page


def drafts(corpus: Corpus, options: Options, memory: Memory = FORGETFUL) -> Iterator[Page | Draft]:
    """Yield every page as `compose` does, but each brief as a draft that is composed on demand."""
    gathered = gather(corpus, options, memory)
    yield home(gathered)
    yield from drafts_of_briefs(gathered)
    yield from dossiers(gathered)
    yield from plain_lists(gathered)
    yield from filing_pages(gathered)
    yield from actors_pages(gathered)
    yield from terms_pages(gathered)
    yield from places_pages(gathered)
    yield from sources_pages(gathered)
    yield from happenings(gathered)
    yield from ledger_pages(gathered)
    yield from since(gathered)
    yield method(gathered)
