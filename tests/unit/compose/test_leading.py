"""Who gets a page, who is a line of a list, and where old addresses lead."""

from __future__ import annotations

import pytest

from briefgen import compose
from briefgen.compose.atlas import PAGE_ROWS, atlas, shelve
from briefgen.compose.leading import own_pages
from briefgen.model import (
    ActorType,
    Analyst,
    Confidence,
    Corpus,
    CorpusActor,
    Curated,
    Entry,
    JoinedBy,
    Member,
)
from briefgen.render import render
from tests.golden.desk import desk
from tests.made import actor, article, metadata

TEXT = article(
    "Zofia Tamm met Bo Ek. Zofia Tamm left. Zofia Tamm wrote to Bo Ek, who knew Ana Ruiz."
)
SALIENT = (("a1", "Zofia Tamm", 1.0), ("a2", "Bo Ek", 0.9), ("a3", "Ana Ruiz", 0.8))


def entry(slug: str, **more: object) -> Entry:
    made = (
        actor(TEXT, id_, name, ActorType.PERSON, salience=salience, **more)
        for id_, name, salience in SALIENT
    )
    return Entry(slug, metadata(TEXT, *made), Analyst())


def known(slug: str, *members: tuple[str, str], key: str = "") -> CorpusActor:
    return CorpusActor(
        slug=slug,
        name=slug,
        type=ActorType.PERSON,
        named=True,
        members=tuple(Member(e, i) for e, i in members),
        joined_by=JoinedBy.NAME,
        curated=Curated(key, slug) if key else None,
    )


def owners(*actors: CorpusActor, **more: object) -> set[str]:
    return set(own_pages(Corpus((entry("one", **more), entry("two", **more)), actors)))


def test_the_foremost_of_an_article_that_names_it_three_times_has_a_page():
    assert owners(known("tamm", ("one", "a1")), known("ek", ("one", "a2"))) == {"tamm"}


@pytest.mark.parametrize("more", [{"named": False}, {"confidence": Confidence.DOUBTFUL}])
def test_nobody_leads_an_article_without_a_name_or_in_doubt(more: dict[str, object]):
    assert owners(known("tamm", ("one", "a1")), **more) == set()


def test_one_named_in_passing_leads_nothing():
    made = (actor(TEXT, "a2", "Bo Ek", ActorType.PERSON, salience=1.0),)
    one = Entry("one", metadata(TEXT, *made), Analyst())
    assert own_pages(Corpus((one,), (known("ek", ("one", "a2")),))) == frozenset()


def test_the_registry_and_a_second_article_give_a_page():
    assert owners(known("ruiz", ("one", "a3"), key="ruiz")) == {"ruiz"}
    assert owners(known("ruiz", ("one", "a3"), ("two", "a3"))) == {"ruiz"}
    assert owners(known("ruiz", ("one", "a3"))) == set()


def test_all_others_are_lines_of_the_list_and_every_name_leads_there():
    corpus = desk()
    refs = atlas(corpus).actor_refs
    lines = [slug for slug, ref in refs.items() if ref.anchor]
    pages = {p.path: p for p in compose.compose(corpus, compose.Options())}
    assert lines
    for slug, ref in refs.items():
        assert (f"actors/{slug}.md" in pages) is (slug not in lines)
        assert f'id="{ref.anchor}"' in render(pages[ref.page])[1] or not ref.anchor


def test_short_letters_share_a_page_of_the_list():
    some = PAGE_ROWS // 2
    named = [(f"{initial}{n}", f"{initial}{n}") for initial in "abcd" for n in range(some)]
    shelf = shelve("actors", named, PAGE_ROWS)
    assert [(label, path, len(rows)) for label, path, rows in shelf.pages] == [
        ("A-Z", "actors/index.md", 0),
        ("A\N{EN DASH}B", "actors/index-a.md", 2 * some),
        ("C\N{EN DASH}D", "actors/index-c.md", 2 * some),
    ]
