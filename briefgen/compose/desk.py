"""Compose the home page and the pages of sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.compose import morning
from briefgen.compose.alphabet import sort_key
from briefgen.compose.briefs import is_silent, named_sources
from briefgen.compose.gathered import surest
from briefgen.compose.glossaries import front
from briefgen.compose.lists import first_only, pagers, parts
from briefgen.model import independent
from briefgen.model.views import Cited, Head, HomePage, Outlet, Ref, SourcesPage, Totals, Voice
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.compose.gathered import Gathered
    from briefgen.model.views import PlaceRow

NEWEST: Final = 6
"""Briefs on the home page."""

NEWS: Final = 12
"""Actors on the home page."""

VOICES: Final = 10
"""Sources on the home page."""

SHARED: Final = 3
"""Origins that several articles share, on the home page."""

MONTHS: Final = 36
"""Months on the home page."""

POINTS: Final = 40
"""Places on the home page's map: more would not be legible."""

LISTED: Final = 12
"""Briefs listed for one outlet or cited source; how many more there are is said."""


def home(gathered: Gathered) -> HomePage:
    """Return the home page."""
    told = morning.news(gathered)
    last = gathered.options.cutoff or morning.newest_day(gathered)
    new = told.slugs[:NEWEST]
    older = [slug for slug in gathered.cards if slug not in set(told.slugs)][: NEWEST - len(new)]
    return HomePage(
        path="index.md",
        edition=gathered.corpus.changes.since if gathered.corpus.changes else "",
        head=Head(gathered.options.site_name, "home", description=gathered.options.about),
        about=gathered.options.about,
        cutoff=last,
        totals=_totals(gathered),
        since=told.since,
        new=tuple(gathered.cards[slug] for slug in new),
        news=len(told.slugs),
        earlier=tuple(gathered.cards[slug] for slug in older),
        expected=morning.expected(gathered, last),
        contested=morning.contested(gathered),
        thin=morning.thin(gathered, {*new, *older}),
        shared=gathered.shared()[:SHARED],
        spoke=morning.spoke(gathered, told, VOICES),
        in_the_news=front(gathered, NEWS),
        places=_map(gathered),
        months=morning.months(gathered, MONTHS),
    )


def _totals(gathered: Gathered) -> Totals:
    outlets = {c.outlet for c in gathered.cards.values() if c.outlet}
    counts = gathered.counts
    return Totals(
        briefs=counts.briefs,
        actors=counts.actors,
        claims=counts.claims,
        attributed=counts.attributed,
        named=len(named_sources(gathered.claims())),
        outlets=len(outlets),
        origins=origins(gathered),
    )


def origins(gathered: Gathered) -> int:
    """Return how many independent origins the articles rest on: a shared one counts once."""
    return len(set(independent(gathered.entries, gathered.corpus.origins).values()))


def _map(gathered: Gathered) -> tuple[PlaceRow, ...]:
    """Return the located places that most briefs name."""
    located = [
        (len(rows), best)
        for anchor, rows in gathered.places.items()
        if anchor and (best := surest(rows)).lat is not None
    ]
    ranked = sorted(located, key=lambda pair: (-pair[0], pair[1].ref.text))
    return tuple(row for _, row in ranked[:POINTS])


def _cited(gathered: Gathered) -> list[Cited]:
    """Return the sources that articles cite, named ones first, then by number of claims."""
    voice: dict[str, Voice] = {}
    claims: dict[str, int] = {}
    likely: dict[str, int] = {}
    briefs: dict[str, dict[Ref, None]] = {}
    for row in gathered.claims():
        if is_silent(row):
            continue
        voices = (one for voice in row.voices for one in voice.each)
        for v in dict.fromkeys(one for one in voices if _is_told(one)):
            # "the company" of one article is not that of another
            key = v.ref.key or f"{v.ref.text.casefold()}\0{row.brief.key}"
            voice.setdefault(key, v)
            claims[key] = claims.get(key, 0) + 1
            likely[key] = likely.get(key, 0) + (row.confidence != "sure")
            briefs.setdefault(key, {})[row.brief] = None

    def rank(key: str) -> tuple[bool, int, tuple[str, str], str]:
        """Rank by name and not by page, which may become another one."""
        cited = voice[key]
        return not cited.named, -claims[key], sort_key(cited.ref.text), key

    ranked = sorted(voice, key=rank)
    return [Cited(voice[k], claims[k], tuple(briefs[k]), likely=likely[k]) for k in ranked]


def _is_told(voice: Voice) -> bool:
    """Tell whether words say who a source is; a pronoun whose noun is not found says of nobody."""
    words = voice.ref.text.casefold()
    if not words:
        return False
    return bool(voice.ref.key) or words not in table("unnamed_sources")["pronouns"]


def _grouped(cited: Iterable[Cited]) -> list[Cited]:
    """Return sources with those merged that articles call by the same noun, most claims first."""
    groups: dict[str, list[Cited]] = {}
    for one in cited:
        ref = one.voice.ref
        own = ref.page if ref.page and not ref.anchor else ""  # whose page it is
        groups.setdefault(own or f"{ref.text.casefold()}\0{one.voice.named}", []).append(one)
    rows = [_as_one(several) for several in groups.values()]
    return sorted(rows, key=lambda c: (not c.voice.named, -c.claims))


def _as_one(several: Sequence[Cited]) -> Cited:
    """Return sources that are called alike as one line, with the articles of each."""
    briefs = tuple(dict.fromkeys(brief for one in several for brief in one.briefs))
    claims = sum(one.claims for one in several)
    more = max(0, len(briefs) - LISTED)
    likely = sum(one.likely for one in several)
    return Cited(several[0].voice, claims, briefs[:LISTED], len(several), more, likely)


def _outlets(gathered: Gathered) -> tuple[Outlet, ...]:
    by_outlet: dict[str, list[str]] = {}
    for slug, card in gathered.cards.items():
        by_outlet.setdefault(card.outlet, []).append(slug)
    ranked = sorted(by_outlet, key=lambda o: (not o, -len(by_outlet[o]), o))
    return tuple(_outlet(gathered, name, by_outlet[name]) for name in ranked)


def _outlet(gathered: Gathered, name: str, slugs: list[str]) -> Outlet:
    cards = [gathered.cards[s] for s in slugs]
    return Outlet(
        ref=Ref(name),
        briefs=tuple(c.ref for c in cards[:LISTED]),
        more=max(0, len(cards) - LISTED),
        inferred=sum(c.outlet_inferred for c in cards),
        claims=sum(c.claims for c in cards),
    )


def sources_pages(gathered: Gathered) -> Iterator[SourcesPage]:
    """Yield the sources: outlets and shared origins on the first page, then the cited ones."""
    from_origins = origins(gathered)
    pages = parts("sources", _grouped(_cited(gathered)), lambda cited: cited.voice.ref.text)
    first = True
    for (_, path, cited), pager in zip(pages, pagers(pages, long=True), strict=True):
        yield SourcesPage(
            path=path,
            head=Head("Sources", "index"),
            outlets=_outlets(gathered) if first else (),
            cited=cited,
            shared=gathered.shared() if first else (),
            origins=first_only(from_origins, pager),
            articles=first_only(gathered.counts.briefs, pager),
            pager=pager,
        )
        first = False
