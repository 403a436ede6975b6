"""View models: the nouns that `compose` fills and `render` sets, free of any markup.

Texts in them are quotations of an article with white space folded, names, or an analyst's words;
nothing else. A page is named by its path in the docs tree (`actors/axios.md`), relative to its
root.
"""

from __future__ import annotations

from briefgen.model.views.brief import (
    AnalystNote,
    Aside,
    AsideBlock,
    Became,
    BriefPage,
    Field,
    Gap,
    Numbers,
    SourceText,
    TextBlock,
    TextSentence,
)
from briefgen.model.views.desk_ledger import (
    LedgerIndex,
    LedgerLine,
    LedgerPage,
    LedgerPart,
    LedgerValues,
    PlaceTimes,
    Value,
)
from briefgen.model.views.dossier import ActorPage, Perhaps, Tie, Together
from briefgen.model.views.happening import (
    ConflictRow,
    Fact,
    HappeningPage,
    HappeningRef,
    HappeningsPage,
    SideRow,
    Teller,
    TellingRow,
    TollDay,
    TollPoint,
    Variant,
)
from briefgen.model.views.home import HomePage, Spoke, Totals
from briefgen.model.views.joined import (
    DeskHappening,
    DeskLine,
    Dossier,
    JoinedActors,
    JoinedHappenings,
    JoinedHome,
    JoinedMethod,
    SharedActor,
    Turn,
)
from briefgen.model.views.ledger import WITHDRAWN, Deed, LedgerRow
from briefgen.model.views.lists import (
    ActorEntry,
    ActorsPage,
    ChangeLine,
    Cited,
    FilingPage,
    ListPage,
    Outlet,
    PlaceEntry,
    PlacesPage,
    SincePage,
    SourcesPage,
    TermEntry,
    TermsPage,
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
from briefgen.model.views.told import Called, Contested, Told, Version
from briefgen.model.views.words import Correction, CuratedNote, Mark, Piece, Quote, Ref, Voice, When

__all__ = [
    "WITHDRAWN",
    "ActorEntry",
    "ActorPage",
    "ActorRow",
    "ActorsPage",
    "AliasRow",
    "AnalystNote",
    "Aside",
    "AsideBlock",
    "Became",
    "BriefCard",
    "BriefPage",
    "Called",
    "ChangeLine",
    "Cited",
    "ClaimRow",
    "ConflictRow",
    "Contested",
    "Correction",
    "CuratedNote",
    "Deed",
    "DeskHappening",
    "DeskLine",
    "Dossier",
    "EventRow",
    "Fact",
    "Field",
    "FilingPage",
    "Gap",
    "HappeningPage",
    "HappeningRef",
    "HappeningsPage",
    "Head",
    "HomePage",
    "JoinedActors",
    "JoinedHappenings",
    "JoinedHome",
    "JoinedMethod",
    "LedgerIndex",
    "LedgerLine",
    "LedgerPage",
    "LedgerPart",
    "LedgerRow",
    "LedgerValues",
    "ListPage",
    "Mark",
    "MethodPage",
    "Numbers",
    "Outlet",
    "Page",
    "Pager",
    "Perhaps",
    "Piece",
    "PlaceEntry",
    "PlaceRow",
    "PlaceTimes",
    "PlacesPage",
    "Point",
    "Quote",
    "Reader",
    "Ref",
    "RelationRow",
    "Shared",
    "SharedActor",
    "SideRow",
    "SincePage",
    "SourceText",
    "SourcesPage",
    "Spoke",
    "Teller",
    "TellingRow",
    "TermEntry",
    "TermRow",
    "TermsPage",
    "TextBlock",
    "TextSentence",
    "Tie",
    "Together",
    "Told",
    "TollDay",
    "TollPoint",
    "Totals",
    "Turn",
    "Value",
    "Variant",
    "Version",
    "Voice",
    "When",
]

Page = (
    BriefPage
    | ActorPage
    | FilingPage
    | ListPage
    | ActorsPage
    | TermsPage
    | PlacesPage
    | SourcesPage
    | HomePage
    | HappeningPage
    | HappeningsPage
    | MethodPage
    | SincePage
    | LedgerPage
    | LedgerPart
    | LedgerValues
    | LedgerIndex
    | PlaceTimes
    | JoinedHome
    | JoinedActors
    | JoinedHappenings
    | JoinedMethod
)
