"""Terms: what is explained, in whose words, and what is an actor instead."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from briefgen.errors import Where
from briefgen.extract.reading import read
from briefgen.extract.terms import find_terms
from briefgen.model import (
    Actor,
    ActorType,
    Article,
    Block,
    Curated,
    Mention,
    MentionKind,
    Role,
    Source,
)
from briefgen.registry.desk import Desk, DeskTerm


def terms_of(extractor, text, desk=None, actors=()):
    article = Article(
        Source("a.txt", "0" * 64, "text/plain"),
        text,
        (Block(Role.BODY, 0, len(text), "a paragraph"),),
    )
    reading = next(iter(read([(article, None)], extractor.nlp, desk or Desk())))
    made = tuple(
        Actor(f"a{i}", name, ActorType.ARMED_GROUP, True, (mention(article, name),), "test")
        for i, name in enumerate(actors)
    )
    return find_terms(reading, made)


def mention(article, name):
    at = article.text.index(name)
    return Mention(article.quote(at, at + len(name)), MentionKind.NAME, "test")


def test_the_desks_terms_are_found_by_any_spelling(extractor):
    entry = DeskTerm(
        Curated("cordon", "cordon sanitaire", ("buffer zone",)), Where(PurePath("glossary.yml"), 1)
    )
    found = terms_of(
        extractor, "Buffer zones were drawn, and the cordon sanitaire held.", Desk(terms=(entry,))
    )
    assert [(t.name, t.kind, t.definition) for t in found] == [
        ("cordon sanitaire", "glossary", None)
    ]
    assert [m.evidence.exact for m in found[0].mentions] == ["Buffer zones", "cordon sanitaire"]


def test_a_term_that_the_article_defines_keeps_its_definition_over_the_glossary(extractor):
    entry = DeskTerm(Curated("takfir", "takfir"), Where(PurePath("glossary.yml"), 1))
    found = terms_of(
        extractor,
        "The court issued a takfir (formal declaration of unbelief) in May.",
        Desk(terms=(entry,)),
    )
    assert [(t.kind, t.definition and t.definition.exact) for t in found] == [
        ("gloss", "formal declaration of unbelief")
    ]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("They joined the Harbour Front (armed wing of the union) in May.", "Harbour Front"),
        ("They joined the Harbour Front, or Quay Guard, in May.", "Harbour Front"),
        ("They met the Veldt Harbour Board (VHB) in May.", "Veldt Harbour Board"),
        ("They joined a militia known as the Harbour Front in May.", "Harbour Front"),
    ],
)
def test_what_explains_an_actor_is_no_term(extractor, text, actor):
    assert terms_of(extractor, text, actors=(actor,)) == ()


@pytest.mark.parametrize(
    ("text", "name", "definition"),
    [
        (
            "The gas, a by-product (waste heat) of it, is lost to a heat recovery unit (HRU).",
            "HRU",
            "heat recovery unit",
        ),
        (
            "Water comes from a karez, a system of underground channels, in the hills.",
            "karez",
            "a system of underground channels",
        ),
    ],
)
def test_a_definition_is_the_articles_own(extractor, text, name, definition):
    assert (name, definition) in [
        (t.name, t.definition and t.definition.exact) for t in terms_of(extractor, text)
    ]


def test_terms_are_numbered_in_text_order_and_quote(extractor):
    text = (
        "A takfir (formal declaration of unbelief) and an unmanned aerial vehicle (UAV) came. "
        "The takfir was void."
    )
    found = terms_of(extractor, text)
    assert [(t.id, t.name) for t in found] == [("t1", "takfir"), ("t2", "UAV")]
    assert [m.evidence.exact for m in found[0].mentions] == ["takfir", "takfir"]
