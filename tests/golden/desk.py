"""A desk of three articles: two on a strike that never was, one in which nothing is found."""

from __future__ import annotations

from briefgen.model import (
    ActorType,
    Analyst,
    ClaimKind,
    ClaimSource,
    Corpus,
    CorpusActor,
    CorpusPlace,
    CorpusTerm,
    Curated,
    Entry,
    JoinedBy,
    Link,
    Member,
    Metadata,
    Mode,
    Origin,
    Role,
)
from tests.golden.draft import Draft

STOPPED = (
    "The Danube Dockers' Federation (DDF) stopped work in Constanta on Monday, "
    "and grain barges may wait for weeks."
)
SHIPS = (
    "In May 2024 the Ministry reportedly threatened the dockers with soldiers, and Bulgaria sent "
    "two ships * as a [sign] of help."
)


def strike() -> Metadata:
    d = Draft(
        "seeds/strike.txt",
        [
            (Role.TITLE, ["Port unions halt grain traffic on the lower Danube"]),
            (Role.KICKER, ["analysis"]),
            (Role.DEK, ["Dockers at three ports fear that a new toll will ruin them."]),
            (Role.CAPTION, ["Dockers walk past idle cranes in Constanta"]),
            (Role.CREDIT, ["(photo credit: A. Marin)"]),
            (
                Role.BODY,
                [
                    STOPPED,
                    (
                        "“We will not load another ship,” said Ilinca Marin, "
                        "the head of the federation."
                    ),
                ],
            ),
            (
                Role.BODY,
                [
                    "The Ministry of Transport denied that the toll had been raised.",
                    (
                        "Delta Courier reported that harbour officials believe the strike could "
                        "spread to Varna and Odesa."
                    ),
                ],
            ),
            (Role.HEADING, ["What is at stake"]),
            (
                Role.BODY,
                [
                    "The federation backed the Harbour Party in 2019.",
                    SHIPS,
                    (
                        "A cabotage rule (a ban on foreign ships between home ports) has "
                        "stood since the 1990s."
                    ),
                ],
            ),
            (Role.PROMO, ["Subscribe to the Delta Courier newsletter"]),
            (Role.DUPLICATE, ["Dockers walk past idle cranes in Constanta"]),
        ],
        {"title": "Port unions halt grain traffic on the lower Danube", "kicker": "analysis"},
    )
    d.inferred("outlet", "Delta Courier", "Delta Courier#2")
    d.actor(
        "Danube Dockers' Federation",
        ActorType.ORGANISATION,
        "Danube Dockers' Federation",
        "DDF",
        "The federation backed",
        also="DDF",
    )
    d.actor(
        "Ministry of Transport", ActorType.GOVERNMENT_BODY, "Ministry of Transport", "Ministry#2"
    )
    d.actor(
        "Ilinca Marin", ActorType.PERSON, "Ilinca Marin", called=("the head of the federation",)
    )
    d.actor("Delta Courier", ActorType.MEDIA, "Delta Courier")
    d.actor("Harbour Party", ActorType.PARTY, "Harbour Party")
    d.actor("Bulgaria", ActorType.STATE, "Bulgaria")
    d.actor("dockers", ActorType.PEOPLE, "the dockers", "Dockers#2", named=False)
    d.place("Constanta", "Constanta#2", "city", (44.18, 28.63), "RO", size="city")
    d.place("Varna", "Varna", "city", (43.21, 27.92), "BG", size="city")
    d.place("Odesa", "Odesa", "city", (46.48, 30.73), "UA", size="city")
    d.place("Bulgaria", "Bulgaria", "state", (42.7, 25.5), "BG", size="country")
    d.place("lower Danube", "lower Danube", "river", None)
    d.event("Monday", None, ("", ""), actors=["Danube Dockers' Federation"], places=["Constanta"])
    d.event(
        "in 2019",
        "2019",
        ("2019-01-01", "2019-12-31"),
        actors=["Danube Dockers' Federation", "Harbour Party"],
    )
    d.event(
        "In May 2024",
        "2024-05",
        ("2024-05-01", "2024-05-31"),
        actors=["Ministry of Transport", "Bulgaria"],
    )
    d.event("since the 1990s", "199X", ("1990-01-01", ""))
    d.hedge("may", "modal", "author")
    could = d.hedge("could", "modal", "source")
    reportedly = d.hedge("reportedly", "reportative", "author")
    d.claim(
        "say",
        "said",
        "“We will not load another ship,”",
        d.source("Ilinca Marin", "Ilinca Marin"),
        mode=Mode.DIRECT,
    )
    d.claim(
        "deny",
        "denied",
        "that the toll had been raised",
        d.source("The Ministry of Transport", "Ministry of Transport"),
    )
    d.claim(
        "report",
        "reported",
        "that harbour officials believe the strike could spread to Varna and Odesa",
        d.source("Delta Courier", "Delta Courier"),
    )
    d.claim(
        "believe",
        "believe",
        "the strike could spread to Varna and Odesa",
        d.source("Delta Courier", "Delta Courier"),
        d.source("harbour officials", named=False),
        hedges=(could,),
    )
    d.claim(
        "report",
        "reportedly",
        "the Ministry reportedly threatened the dockers with soldiers",
        ClaimSource(None, None, named=False),
        hedges=(reportedly,),
    )
    d.claim(
        "may",
        "may",
        "grain barges may wait for weeks",
        kind=ClaimKind.HEDGED,
        hedges=(d.hedges[0],),
    )
    d.relation(
        "Ilinca Marin",
        "leads",
        "Danube Dockers' Federation",
        "Ilinca Marin, the head of the federation",
        "head of",
        kind="control",
    )
    d.relation(
        "Danube Dockers' Federation",
        "backs",
        "Harbour Party",
        "The federation backed the Harbour Party",
        "backed",
    )
    d.relation(
        "Ministry of Transport",
        "threatens",
        "dockers",
        "the Ministry reportedly threatened the dockers",
        "threatened",
        kind="conflict",
        sign=-1,
        hedges=(reportedly,),
        claim="c5",
    )
    d.term("cabotage rule", "a ban on foreign ships between home ports")
    d.key(STOPPED)
    d.key(
        "Delta Courier reported that harbour officials believe the strike could "
        "spread to Varna and Odesa."
    )
    d.key("The Ministry of Transport denied that the toll had been raised.")
    d.gap("published", "No date stands in the text, nor is one declared.")
    return d.metadata()


def talks() -> Metadata:
    d = Draft(
        "seeds/talks.md",
        [
            (Role.TITLE, ["Talks on the toll <b>begin</b>"]),
            (
                Role.BODY,
                [
                    "Ilinca Marin met the Ministry of Transport in Constanta on 3 June 2024.",
                    "The DDF, as dockers call it, backed the talks, Delta Courier reported.",
                ],
            ),
        ],
        {
            "title": "Talks on the toll <b>begin</b>",
            "outlet": "Ister Post",
            "byline": "By Ana Pop and Dan Ionescu",
            "published": "2024-06-04",
            "retrieved": "2024-06-05",
            "url": "https://ister.example/talks?a=1&b=(2)",
        },
    )
    d.actor("Ilinca Marin", ActorType.PERSON, "Ilinca Marin")
    d.actor("Ministry of Transport", ActorType.GOVERNMENT_BODY, "Ministry of Transport")
    d.actor("DDF", ActorType.ORGANISATION, "DDF")
    d.actor("Delta Courier", ActorType.MEDIA, "Delta Courier")
    d.place("Constanta", "Constanta", "city", (44.18, 28.63), "RO", size="city")
    d.event(
        "on 3 June 2024",
        "2024-06-03",
        ("2024-06-03", "2024-06-03"),
        actors=["Ilinca Marin", "Ministry of Transport"],
        places=["Constanta"],
    )
    d.claim(
        "report",
        "reported",
        "The DDF, as dockers call it, backed the talks",
        d.source("Delta Courier", "Delta Courier"),
    )
    d.relation(
        "Ilinca Marin",
        "meets",
        "Ministry of Transport",
        "Ilinca Marin met the Ministry of Transport",
        "met",
        kind="contact",
        sign=0,
    )
    d.key("The DDF, as dockers call it, backed the talks, Delta Courier reported.")
    return d.metadata()


def nothing() -> Metadata:
    return Draft("seeds/nothing.txt", [(Role.BODY, ["It rained."])]).metadata()


def desk() -> Corpus:
    analyst = Analyst(
        note="Compare with the ministry's own notice.",
        assessment="The strike is small.",
        reliability="C",
        credibility="3",
        tags=("ports", "tolls"),
    )
    entries = (
        Entry("nothing", nothing(), Analyst()),
        Entry("strike", strike(), analyst),
        Entry("talks", talks(), Analyst()),
    )
    federation = Curated(
        "ddf",
        "Danube Dockers' Federation",
        ("DDF", "Federația Docherilor"),
        "A union of dockers, invented for tests.",
        "Desk notes, 2024",
        (
            Link("Its statutes", "https://ddf.example/statutes"),
            Link("A trap", "javascript:alert(1)"),
        ),
        original_script="Федерація",
    )
    return Corpus(
        entries,
        actors=(
            _actor("bulgaria", "Bulgaria", ActorType.STATE, ("strike", "a6")),
            CorpusActor(
                "danube-dockers-federation",
                "Danube Dockers' Federation",
                ActorType.ORGANISATION,
                named=True,
                members=(Member("strike", "a1"), Member("talks", "a3")),
                joined_by=JoinedBy.REGISTRY,
                curated=federation,
            ),
            _actor(
                "delta-courier", "Delta Courier", ActorType.MEDIA, ("strike", "a4"), ("talks", "a4")
            ),
            _actor("dockers", "dockers", ActorType.PEOPLE, ("strike", "a7"), named=False),
            _actor("harbour-party", "Harbour Party", ActorType.PARTY, ("strike", "a5")),
            _actor(
                "ilinca-marin", "Ilinca Marin", ActorType.PERSON, ("strike", "a3"), ("talks", "a1")
            ),
            _actor(
                "ministry",
                "Ministry of Transport",
                ActorType.GOVERNMENT_BODY,
                ("strike", "a2"),
                ("talks", "a2"),
            ),
        ),
        places=_places(entries),
        terms=(CorpusTerm("cabotage-rule", "cabotage rule", (Member("strike", "t1"),)),),
        origins=(
            Origin(
                "Delta Courier",
                ("strike", "talks"),
                "one is published by it, the other cites it",
                (None, None),
            ),
        ),
    )


def _actor(
    slug: str, name: str, type_: ActorType, *members: tuple[str, str], named: bool = True
) -> CorpusActor:
    joined = JoinedBy.NAME if len(members) > 1 else JoinedBy.SINGLE
    return CorpusActor(slug, name, type_, named, tuple(Member(*m) for m in members), joined)


def _places(entries: tuple[Entry, ...]) -> tuple[CorpusPlace, ...]:
    found: dict[str, CorpusPlace] = {}
    for entry in entries:
        for place in entry.metadata.places:
            slug = place.name.lower().replace(" ", "-")
            before = found[slug].members if slug in found else ()
            found[slug] = CorpusPlace(slug, place, (*before, Member(entry.slug, place.id)))
    return tuple(found.values())
