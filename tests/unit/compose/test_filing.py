"""Tags and collections have pages of their own, to which each brief links."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen import compose
from briefgen.compose.filing import filing_pages
from briefgen.compose.gathered import gather
from briefgen.model import Statement
from briefgen.model.views import BriefPage, FilingPage, ListPage
from briefgen.render import render
from tests.golden.desk import desk

if TYPE_CHECKING:
    from briefgen.model import Corpus, Entry


def filed(*tags: tuple[str, ...], collections: tuple[str, ...] = ("", "", "")) -> Corpus:
    """Return the desk with these tags, and collections, for each of its articles."""
    corpus = desk()
    entries = [
        replace(_in(entry, name), analyst=replace(entry.analyst, tags=own))
        for entry, own, name in zip(corpus.entries, tags, collections, strict=True)
    ]
    return replace(corpus, entries=tuple(entries))


def _in(entry: Entry, collection: str) -> Entry:
    if not collection:
        return entry
    article = entry.metadata.article
    told = Statement("collection", collection, origin="sidecar")
    stated = replace(article, statements=(*article.statements, told))
    return replace(entry, metadata=replace(entry.metadata, article=stated))


def pages(corpus: Corpus) -> dict[str, FilingPage | ListPage]:
    return {page.path: page for page in filing_pages(gather(corpus, compose.Options()))}


def test_each_tag_has_a_page_that_lists_its_briefs():
    made = pages(filed((), ("ports", "tolls"), ("Tolls",)))
    index, tolls = made["tags/index.md"], made["tags/tolls/index.md"]
    assert isinstance(index, FilingPage)
    (group,) = index.groups
    assert group[0] == "tag"
    assert [(ref.text, count) for ref, count in group[1]] == [("ports", 1), ("tolls", 2)]
    assert isinstance(tolls, ListPage)
    assert {row.ref.page for row in tolls.rows} == {"briefs/strike.md", "briefs/talks.md"}
    assert tolls.head.title == "tolls"


def test_a_collection_stands_before_the_tags_on_the_brief_and_on_the_page_of_all():
    corpus = filed((), ("ports",), (), collections=("", "Danube", ""))
    index = pages(corpus)["tags/index.md"]
    assert isinstance(index, FilingPage)
    assert [kind for kind, _ in index.groups] == ["collection", "tag"]
    made = compose.compose(corpus, compose.Options())
    brief = next(p for p in made if isinstance(p, BriefPage) and p.path == "briefs/strike.md")
    assert [(ref.text, ref.page) for ref in brief.filed] == [
        ("Danube", "collections/danube/index.md"),
        ("ports", "tags/ports/index.md"),
    ]
    text = render(brief)[1]
    assert "Filed under: [Danube](../collections/danube/index.md), [ports]" in text
    assert 'collection: "Danube"' in text


def test_two_tags_that_would_have_one_page_have_two():
    made = pages(filed((), ("C++",), ("C",)))
    assert len([path for path in made if path.startswith("tags/c")]) == 2


def test_a_desk_without_tags_has_no_such_page():
    assert not pages(filed((), (), ()))
