"""Strategies for articles and metadata: any text, any blocks, any consistent references."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from briefgen.model import (
    FIELDS,
    READ,
    Actor,
    ActorType,
    Address,
    Alias,
    Article,
    Block,
    Claim,
    ClaimKind,
    ClaimSource,
    DateMention,
    Description,
    Event,
    Hedge,
    KeySentence,
    Made,
    Mention,
    MentionKind,
    Metadata,
    Mode,
    NotStated,
    Place,
    Polarity,
    Precision,
    Relation,
    Role,
    Sentence,
    Source,
    Statement,
    Term,
)

if TYPE_CHECKING:
    from briefgen.model import Evidence

NAMES = st.sampled_from(
    [
        "Alder Brigade",
        "alder-brigade",
        "Brigade",
        "AB",
        "Tomas Vey",
        "Vey",
        "T. Vey",
        "Norland",
        "Kata'ib Alder",
        "Reuters",
    ]
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
"""Any characters but surrogates, which no decoded file holds."""

TEXTS = st.lists(
    st.one_of(NAMES, WORDS, st.sampled_from([" ", "\n", "\n\n", ". ", "\u2028", "\u0301"])),
    min_size=1,
    max_size=24,
).map("".join)
SHORT = st.text(max_size=8)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Draw an article of any text; each non-blank character lies in exactly one block."""
    text = draw(TEXTS.filter(str.strip))
    cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=4))})
    blocks = []
    for start, end in pairwise(cuts):
        piece = text[start:end]
        if piece.strip():
            begin = start + len(piece) - len(piece.lstrip())
            same = draw(st.none() | st.just(0))
            blocks.append(
                Block(
                    draw(st.sampled_from(Role)),
                    begin,
                    start + len(piece.rstrip()),
                    draw(SHORT),
                    same,
                )
            )
    stated = draw(st.lists(st.sampled_from(FIELDS), unique=True, max_size=3))
    source = Source(
        draw(st.sampled_from(["a.txt", "b/a.txt", "c.md"])),
        "0" * 64,
        "text/plain",
        draw(st.none() | st.just("utf-8")),
    )
    made = Article(source, text, tuple(blocks), notes=tuple(draw(st.lists(SHORT, max_size=2))))
    statements = tuple(
        Statement(f, draw(SHORT), draw(SHORT), draw(st.booleans()), _maybe(draw, made))
        for f in stated
    )
    return Article(source, text, tuple(blocks), statements, made.notes)


def _span(draw: st.DrawFn, article: Article) -> Evidence:
    start = draw(st.integers(0, len(article.text) - 1))
    return article.quote(start, draw(st.integers(start + 1, len(article.text))))


def _maybe(draw: st.DrawFn, article: Article) -> Evidence | None:
    return _span(draw, article) if draw(st.booleans()) else None


def _sentences(article: Article) -> tuple[Sentence, ...]:
    numbered = zip(article.blocks, article.numbering(), strict=True)
    return tuple(
        Sentence(b.start, b.end, Address(k, n, 1)) for b, (k, n) in numbered if b.role in READ
    )


@st.composite
def metadata(draw: st.DrawFn) -> Metadata:
    """Draw metadata of any article: valid in everything but its meaning."""
    article = draw(articles())
    actor_ids = [f"a{i}" for i in range(1, draw(st.integers(1, 4)))]
    some_actor = st.none() | st.sampled_from(actor_ids) if actor_ids else st.none()

    def span() -> Evidence:
        return _span(draw, article)

    def mentions() -> tuple[Mention, ...]:
        return tuple(
            Mention(span(), draw(st.sampled_from(MentionKind)), "m")
            for _ in range(draw(st.integers(1, 3)))
        )

    actors = tuple(
        Actor(
            i, draw(NAMES | WORDS), draw(st.sampled_from(ActorType)), draw(st.booleans()),
            mentions(), "rule",
            aliases=tuple(
                Alias(draw(NAMES), _maybe(draw, article), "rule")
                for _ in range(draw(st.integers(0, 2)))
            ),
            descriptions=(
                (Description(span(), "role", "rule", draw(some_actor)),)
                if draw(st.booleans())
                else ()
            ),
            salience=draw(st.floats(0, 1)),
            registry_key=draw(st.sampled_from([None, None, "state:NL", "alder"])),
        )
        for i in actor_ids
    )  # fmt: skip
    places = tuple(
        Place(
            f"p{i}", draw(NAMES), "town", mentions(), "rule",
            *draw(st.sampled_from([(None, None), (1.5, -20.0)])),
            draw(st.none() | st.sampled_from(Precision)), draw(st.sampled_from([None, "NL"])),
            draw(st.sampled_from([None, "g:1", "g:2"])), draw(some_actor), draw(SHORT),
        )
        for i in range(draw(st.integers(0, 2)))
    )  # fmt: skip
    dates = (
        DateMention(
            "d1",
            span(),
            draw(st.sampled_from([None, "2024"])),
            "year",
            draw(st.booleans()),
            "rule",
            "2024-01-01",
        ),
    )
    hedge = Hedge(
        span(), "modal", draw(st.sampled_from(["author", "source"])), "rule", _maybe(draw, article)
    )
    claims = tuple(
        Claim(
            f"c{i}", draw(st.sampled_from(ClaimKind)), "say",
            tuple(
                ClaimSource(_maybe(draw, article), draw(some_actor), draw(st.booleans()))
                for _ in range(draw(st.integers(0, 2)))
            ),
            span(), tuple(span() for _ in range(draw(st.integers(0, 2)))),
            draw(st.sampled_from(Mode)), "rule",
            (hedge,) if draw(st.booleans()) else (), draw(st.sampled_from(Polarity)),
            draw(some_actor),
        )
        for i in range(draw(st.integers(0, 2)))
    )  # fmt: skip
    some_claim = st.none() | st.sampled_from([c.id for c in claims]) if claims else st.none()
    relations = tuple(
        Relation(f"r{i}", a, b, "fights", "conflict", draw(st.sampled_from([-1, 0, 1])),
                 span(), span(), "rule", claim=draw(some_claim))
        for i, (a, b) in enumerate(pairwise(actor_ids))
    )  # fmt: skip
    return Metadata(
        article, _sentences(article), actors, places, dates,
        events=(
            Event("e1", "d1", span(), "rule", tuple(actor_ids), tuple(p.id for p in places),
                  draw(some_claim)),
        ),
        claims=claims, hedges=(hedge,), relations=relations,
        terms=(Term("t1", draw(NAMES), mentions(), "named", "rule", _maybe(draw, article)),),
        key_sentences=(KeySentence(1, span(), draw(SHORT), "rule"),),
        not_stated=(NotStated("byline", draw(SHORT)),),
        made_by=(Made("rule", "1"),),
    )  # fmt: skip


LINE = (
    "Tomas Vey of Norland, T. Vey, Alder Brigade, alder-brigade, Brigade, AB, Kata'ib Alder; "
    "Reuters (Reuters) -"
)


@st.composite
def sketches(draw: st.DrawFn) -> Metadata:
    """Draw metadata of a fixed article with any actors, places and terms.

    It holds only what resolving looks at, and so is quick to draw.
    """
    source = Source("a.txt", "0" * 64, "text/plain")
    outlet = draw(st.sampled_from([None, None, "Reuters", "Norland"]))
    statements = (Statement("outlet", outlet, "rule"),) if outlet else ()
    article = Article(
        source,
        LINE,
        (Block(draw(st.sampled_from([Role.BODY, Role.CREDIT])), 0, len(LINE), ""),),
        statements,
    )
    quoted = st.tuples(
        NAMES,
        st.sampled_from([ActorType.PERSON, ActorType.ARMED_GROUP, ActorType.MEDIA]),
        st.integers(0, 5),
    )

    def mention(name: str) -> tuple[Mention, ...]:
        return (
            Mention(
                article.quote(LINE.index(name), LINE.index(name) + len(name)),
                MentionKind.NAME,
                "rule",
            ),
        )

    actors = tuple(
        Actor(
            f"a{i}",
            name,
            kind,
            bool(key),
            mention(name),
            "rule",
            registry_key={4: "state:NL", 5: "alder"}.get(key),
        )
        for i, (name, kind, key) in enumerate(draw(st.lists(quoted, max_size=4)))
    )
    places = tuple(
        Place(f"p{i}", name, "town", mention(name), "rule", source=entry)
        for i, (name, entry) in enumerate(
            draw(st.lists(st.tuples(NAMES, st.sampled_from([None, "g:1", "g:2"])), max_size=2))
        )
    )
    terms = tuple(
        Term(f"t{i}", n, mention(n), "named", "rule")
        for i, n in enumerate(draw(st.lists(NAMES, max_size=2)))
    )
    claims = tuple(
        Claim(f"c{a.id}", ClaimKind.ATTRIBUTED, "say",
              (ClaimSource(a.mentions[0].evidence, a.id, named=True),),
              a.mentions[0].evidence, (), Mode.INDIRECT, "rule")
        for a in actors
    )  # fmt: skip
    return Metadata(article, _sentences(article), actors, places, claims=claims, terms=terms)
