"""What stands on a page: the nouns that `compose` fills and `render` sets, free of any markup.

Texts in them are quotations of an article with white space folded, names, or an analyst's words;
nothing else. A page is named by its path in the docs tree (`actors/axios.md`), relative to its
root.
"""

from __future__ import annotations

from briefgen.model.views.brief import (
    AnalystNote,
    Aside,
    AsideBlock,
    BriefPage,
    Field,
    Gap,
    Numbers,
    SourceText,
    TextBlock,
    TextSentence,
)
from briefgen.model.views.dossier import ActorPage, Said, Tie, Together
from briefgen.model.views.happening import (
    ConflictRow,
    HappeningPage,
    HappeningRef,
    HappeningsPage,
    SideRow,
    TellingRow,
    TollPoint,
)
from briefgen.model.views.home import HomePage, Totals
from briefgen.model.views.lists import (
    ActorEntry,
    ActorsPage,
    BriefsPage,
    Cited,
    ClaimsPage,
    Outlet,
    PlaceEntry,
    PlacesPage,
    RelationsPage,
    SourcesPage,
    TermEntry,
    TermsPage,
    TimelinePage,
)
from briefgen.model.views.method import MethodPage, Reader
from briefgen.model.views.parts import BriefCard, Head, Pager, Point, Shared
from briefgen.model.views.rows import (
    ActorRow,
    AliasRow,
    ClaimRow,
    EventRow,
    PlaceRow,
    RelationRow,
    TermRow,
)
from briefgen.model.views.words import CuratedNote, Mark, Piece, Quote, Ref, Voice, When

__all__ = [
    "ActorEntry",
    "ActorPage",
    "ActorRow",
    "ActorsPage",
    "AliasRow",
    "AnalystNote",
    "Aside",
    "AsideBlock",
    "BriefCard",
    "BriefPage",
    "BriefsPage",
    "Cited",
    "ClaimRow",
    "ClaimsPage",
    "ConflictRow",
    "CuratedNote",
    "EventRow",
    "Field",
    "Gap",
    "HappeningPage",
    "HappeningRef",
    "HappeningsPage",
    "Head",
    "HomePage",
    "Mark",
    "MethodPage",
    "Numbers",
    "Outlet",
    "Page",
    "Pager",
    "Piece",
    "PlaceEntry",
    "PlaceRow",
    "PlacesPage",
    "Point",
    "Quote",
    "Reader",
    "Ref",
    "RelationRow",
    "RelationsPage",
    "Said",
    "Shared",
    "SideRow",
    "SourceText",
    "SourcesPage",
    "TellingRow",
    "TermEntry",
    "TermRow",
    "TermsPage",
    "TextBlock",
    "TextSentence",
    "Tie",
    "TimelinePage",
    "Together",
    "TollPoint",
    "Totals",
    "Voice",
    "When",
]

Page = (
    BriefPage
    | ActorPage
    | BriefsPage
    | ActorsPage
    | TermsPage
    | PlacesPage
    | TimelinePage
    | ClaimsPage
    | RelationsPage
    | SourcesPage
    | HomePage
    | HappeningPage
    | HappeningsPage
    | MethodPage
)
