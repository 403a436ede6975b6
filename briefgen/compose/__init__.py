"""What belongs on a page?

`compose` turns a corpus into the views of all its pages. It knows which words may be shown and
where they stand, and nothing of Markdown.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.compose.became import became
from briefgen.compose.brevity import brief_of_short
from briefgen.compose.briefs import brief
from briefgen.compose.desk import home, sources_pages
from briefgen.compose.desk_ledger import ledger_pages
from briefgen.compose.dossiers import dossiers
from briefgen.compose.gathered import gather
from briefgen.compose.glossaries import actors_pages, places_pages, terms_pages
from briefgen.compose.happenings import happenings, with_happening
from briefgen.compose.joined import ACTORS, HAPPENINGS, joined_pages
from briefgen.compose.leading import own_pages
from briefgen.compose.lists import plain_lists
from briefgen.compose.method import method
from briefgen.compose.options import Options
from briefgen.compose.since import since

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import Corpus
    from briefgen.model.views import Page

__all__ = ["ACTORS", "HAPPENINGS", "Options", "compose", "joined_pages", "own_pages"]


def compose(corpus: Corpus, options: Options) -> Iterator[Page]:
    """Yield every page of the desk: home, briefs, dossiers, the lists, how it was made.

    Time is linear in the corpus.
    """
    gathered = gather(corpus, options)
    yield home(gathered)
    for slug, maker in gathered.makers.items():
        made = brief(maker, gathered.rows[slug], gathered.shared(slug))
        told = brief_of_short(with_happening(gathered, made, slug))
        yield replace(told, became=became(gathered, slug))
    yield from dossiers(gathered)
    yield from plain_lists(gathered)
    yield from actors_pages(gathered)
    yield from terms_pages(gathered)
    yield from places_pages(gathered)
    yield from sources_pages(gathered)
    yield from happenings(gathered)
    yield from ledger_pages(gathered)
    yield from since(gathered)
    yield method(gathered)
