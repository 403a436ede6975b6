"""Articles and metadata made by hand, small enough to be read at a glance."""

from __future__ import annotations

import re
from hashlib import sha256

from briefgen.model import (
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
    Evidence,
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

RULE = "by hand"


def article(*parts: str | tuple[Role, str], path: str = "article.txt", **stated: str) -> Article:
    """Return an article of these parts, one block each; a plain string is a paragraph."""
    pieces = [part if isinstance(part, tuple) else (Role.BODY, part) for part in parts]
    text = "\n\n".join(words for _, words in pieces)
    blocks, at = [], 0
    for role, words in pieces:
        blocks.append(Block(role, at, at + len(words), RULE))
        at += len(words) + 2
    statements = tuple(Statement(field, value, RULE) for field, value in stated.items())
    return Article(
        Source(path, sha256(text.encode()).hexdigest(), "text/plain", "utf-8"),
        text,
        tuple(blocks),
        statements,
    )


def sentences(made: Article) -> tuple[Sentence, ...]:
    """Return the sentences of blocks that are read, each ending at a full stop."""
    out = []
    for block, (kind, number) in zip(made.blocks, made.numbering(), strict=True):
        for count, found in enumerate(
            re.finditer(r"\S[^.]*\.?", made.text[block.start : block.end]), 1
        ):
            if block.role not in READ:
                break
            span = block.start + found.start(), block.start + found.end()
            out.append(Sentence(*span, Address(kind, number, count)))
    return tuple(out)


def words(made: Article, exact: str, nth: int = 0) -> Evidence:
    """Return evidence for the nth occurrence of these words in the article."""
    start = [m.start() for m in re.finditer(re.escape(exact), made.text)][nth]
    return made.quote(start, start + len(exact))


def mentions(made: Article, *exact: str) -> tuple[Mention, ...]:
    """Return a mention for every occurrence of one of these words, in text order."""
    pattern = "|".join(rf"(?<!\w){re.escape(x)}(?!\w)" for x in exact)
    found = [
        Mention(made.quote(*m.span()), MentionKind.NAME, RULE)
        for m in re.finditer(pattern, made.text)
    ]
    assert found, exact
    return tuple(found)


def actor(
    made: Article, id_: str, name: str, type_: ActorType, *exact: str, **more: object
) -> Actor:
    """Return an actor, mentioned wherever its name or one of the other words occurs."""
    return Actor(
        id_,
        name,
        type_,
        **{"named": True, "mentions": mentions(made, name, *exact), "origin": RULE, **more},
    )


def metadata(made: Article, *actors: Actor, **more: object) -> Metadata:
    """Return metadata of an article with these actors."""
    return Metadata(made, **{"sentences": sentences(made), "actors": actors, **more})


def report() -> Metadata:
    """Return metadata with every kind of annotation and every kind of reference between them.

    Most kinds occur twice.
    """
    made = article(
        (Role.TITLE, "Brigade threatens Norland"),
        "The Alder Brigade, a militia, may strike Norland, the Harbour Post reported.",
        "Its leader, Tomas Vey, said on Friday that the brigade had no choice. Vey spoke in Kesh.",
        (Role.PROMO, "Subscribe now"),
        title="Brigade threatens Norland",
        outlet="The Daily Lantern",
    )
    brigade = actor(
        made, "a1", "Alder Brigade", ActorType.ARMED_GROUP, "brigade", salience=1.0,
        aliases=(Alias("brigade", words(made, "brigade"), RULE), Alias("AB", None, "registry")),
        descriptions=(Description(words(made, "a militia"), "apposition", RULE),),
        registry_key="alder-brigade",
    )  # fmt: skip
    vey = actor(
        made, "a2", "Tomas Vey", ActorType.PERSON, "Vey", salience=0.5,
        aliases=(Alias("Vey", words(made, "Vey", 1), RULE),),
        descriptions=(Description(words(made, "leader"), "role", RULE, "a1"),),
    )  # fmt: skip
    norland = actor(made, "a3", "Norland", ActorType.STATE, salience=0.4, registry_key="state:NL")
    post = actor(made, "a4", "Harbour Post", ActorType.MEDIA, salience=0.2)
    may = Hedge(words(made, "may"), "modal", "source", RULE, words(made, "may strike Norland"))
    reported = Claim(
        "c1", ClaimKind.ATTRIBUTED, "report",
        (ClaimSource(words(made, "the Harbour Post"), "a4", named=True),),
        words(made, "reported"), (words(made, "The Alder Brigade, a militia, may strike Norland"),),
        Mode.INDIRECT, RULE,
        hedges=(may,), target="a3",
    )  # fmt: skip
    said = Claim(
        "c2", ClaimKind.ATTRIBUTED, "say",
        (
            ClaimSource(words(made, "Its leader, Tomas Vey"), "a2", named=True),
            ClaimSource(None, None, named=False),
        ),
        words(made, "said"), (words(made, "the brigade had no choice"),),
        Mode.INDIRECT, RULE, polarity=Polarity.NEGATED,
    )  # fmt: skip
    strike = Relation(
        "r1", "a1", "a3", "attacks", "conflict", -1,
        words(made, "The Alder Brigade, a militia, may strike Norland"),
        words(made, "strike"), RULE, hedges=(may,), claim="c1",
    )  # fmt: skip
    leads = Relation(
        "r2",
        "a2",
        "a1",
        "leads",
        "control",
        0,
        words(made, "Its leader, Tomas Vey"),
        words(made, "leader"),
        RULE,
    )
    friday = DateMention(
        "d1",
        words(made, "on Friday"),
        None,
        "day",
        relative=True,
        origin=RULE,
        why="No date is stated.",
    )
    kesh = Place("p1", "Kesh", "town", mentions(made, "Kesh"), RULE)
    land = Place(
        "p2",
        "Norland",
        "country",
        norland.mentions,
        RULE,
        61.5,
        8.25,
        Precision.COUNTRY,
        "NL",
        "gazetteer:1",
        "a3",
        "Only one.",
    )
    spoke = Event("e1", "d1", words(made, "Vey spoke in Kesh."), RULE, ("a2", "a1"), ("p1",), "c2")
    return metadata(
        made, brigade, vey, norland, post,
        places=(kesh, land), dates=(friday,), events=(spoke,), claims=(reported, said),
        hedges=(may,), relations=(strike, leads),
        terms=(
            Term("t1", "militia", mentions(made, "militia"), "apposition", RULE,
                 words(made, "a militia")),
        ),
        key_sentences=(KeySentence(1, words(made, "Vey spoke in Kesh."), "It is the lead.", RULE),),
        not_stated=(
            NotStated("published", "No date is given."), NotStated("byline", "No one signs."),
        ),
        made_by=(Made("briefgen.extract", "1"),),
    )  # fmt: skip
