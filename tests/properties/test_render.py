"""Whatever an article says, a page shows it as text, and never as markup."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import html5lib
import markdown as python_markdown
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefgen import compose, render
from briefgen.model import (
    ActorType,
    Analyst,
    Corpus,
    CorpusActor,
    CorpusPlace,
    CorpusTerm,
    Curated,
    Entry,
    JoinedBy,
    Link,
    Member,
    Origin,
    Publish,
    Role,
)
from briefgen.render.escape import attribute, clean, html, markdown, url
from tests.golden.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import PurePosixPath
    from xml.etree.ElementTree import Element

TAGS = frozenset(
    [
        "html",
        "head",
        "body",
        "h1",
        "h2",
        "p",
        "a",
        "ul",
        "ol",
        "li",
        "em",
        "img",
        "strong",
        "small",
        "span",
        "blockquote",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "details",
        "summary",
        "figure",
        "svg",
        "title",
        "path",
        "text",
        "rect",
        "circle",
        "bdi",
        "br",
        "figcaption",
        "g",
        "b",
        "line",
    ]
)
ATTRIBUTES = frozenset(
    [
        "id",
        "class",
        "href",
        "src",
        "alt",
        "title",
        "dir",
        "viewBox",
        "width",
        "height",
        "role",
        "aria-label",
        "aria-hidden",
        "font-family",
        "font-size",
        "fill",
        "stroke",
        "stroke-width",
        "stroke-linecap",
        "stroke-dasharray",
        "stroke-opacity",
        "fill-opacity",
        "opacity",
        "d",
        "x",
        "y",
        "cx",
        "cy",
        "r",
        "rx",
        "text-anchor",
        "dominant-baseline",
        "pointer-events",
        "x1",
        "x2",
        "y1",
        "y2",
        "dx",
        "dy",
        "data-pagefind-ignore",
        "align",
        "style",
    ]
)
HOSTILE = (
    "<script>alert(1)</script>", "](javascript:alert(1))", "[x](javascript:alert(1))",
    "![i](http://e.example/i.png)", "<img src=x onerror=alert(1)>", "{{ 7 * 7 }}", "{% raw %}",
    "---", "***", "===", "```", "~~~", "`code`", "**b**", "_i_",
    "\\", "\\[", "| a | b |", "# h", "> q", "1. one", "12) x", "- item", "+ item", "&lt;b&gt;",
    "&#60;script&#62;",
    "&amp;", "&", "http://e.example/a_b_c", "www.e.example", "a@b.example", ":smile:", "^sup^",
    "==mark==", "~sub~", "$x$", "{: .c onclick=alert(1) }", "[^1]", "[[wiki]]", "!!! note",
    "??? note", "/// tab", "*[x]: y", "<!-- c", "-->", "]]>", "<http://e.example>",
    "[ref]: http://e.example", "\u0002amp\u0003", "\u202eevil", "</span>", '"', "'", " ",
    "klzzwxh:0000", "سلام", "😀", "\n", "\n\n", "\n    ", "\t", "\x00", "\u2028", "<", ">", "<a",
    "<a href='",
)  # fmt: skip
texts = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.text(max_size=6)), min_size=1, max_size=6
).map("".join)
"""Random sequences of hostile pieces in several syntaxes."""

some = texts.map(str.strip).filter(bool)
"""Such texts as sentences and names may be: not empty, without blanks at their ends."""


def by_python_markdown(text: str) -> str:
    return python_markdown.markdown(text, extensions=["toc", "tables", "fenced_code"])


def by_commonmark(text: str) -> str:
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))


BUILDERS = pytest.mark.parametrize("build", [by_python_markdown, by_commonmark])


def parsed(page: str) -> Element:
    return html5lib.parse(page, namespaceHTMLElements=False)


def shown(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def words(text: str) -> str:
    return " ".join(clean(text).split())


@BUILDERS
@pytest.mark.parametrize(
    ("line", "tag"),
    [
        ("{}", "p"),
        ("# {}", "h1"),
        ("- {}", "li"),
        ("a {} b", "p"),
        ("| a |\n| --- |\n| {} |", "td"),
    ],
)
@given(text=texts)
@settings(max_examples=120, deadline=None)
def test_text_in_a_line_is_shown_as_it_is(
    build: Callable[[str], str], line: str, tag: str, text: str
):
    found = parsed(build(line.format(markdown(text, first=not line.startswith("a"))) + "\n")).find(
        f".//{tag}"
    )
    expected = words(line.format(text) if tag == "p" else text)
    assert found is not None or not expected
    assert found is None or (shown(found) == expected and not list(found))


@BUILDERS
@given(text=texts)
@settings(max_examples=120, deadline=None)
def test_text_in_an_attribute_stays_there(build: Callable[[str], str], text: str):
    found = parsed(build(f'a <span title="{attribute(text)}">b</span> c\n')).find(".//span")
    assert found is not None
    assert set(found.attrib) == {"title"}
    assert found.get("title", "").split() == clean(text).replace("_", " ").split()


@given(text=texts)
@settings(max_examples=100, deadline=None)
def test_text_in_raw_html_is_shown_as_it_is(text: str):
    found = parsed(
        by_python_markdown(f"<details><summary>s</summary><p>{html(text)}</p></details>\n")
    ).find(".//p")
    assert found is not None
    assert shown(found) == words(text)


@given(text=texts)
@example("javascript:alert(1)")
@example("http://e.example/)<script>")
@example("HTTPS://e.example/a b|c")
def test_an_address_is_of_the_web_or_none(text: str):
    address = url(text)
    assert not address or re.fullmatch(
        r"(?i)https?://[^\s<>()\[\]\"'`\\{}|]+", address.replace("'", "")
    )


def hostile(title: str, sentences: list[str], name: str) -> Corpus:
    """Return a desk of one article with hostile text in every field and annotation."""
    draft = Draft(
        "x.txt",
        [(Role.TITLE, [title]), (Role.BODY, sentences), (Role.PROMO, [name])],
        {"title": title, "outlet": name, "byline": title, "url": sentences[0], "published": name},
    )
    whole = draft.text[draft.sentences[1].start : draft.sentences[1].end]
    draft.gap(title, name)
    draft.actor(name, ActorType.PERSON, title, called=(whole,))
    draft.actor(title, ActorType.STATE, whole, named=False)
    draft.place(title, whole, name, (1.0, 2.0), "XX", size="city")
    draft.event(whole, None, ("2020-01-01", ""), actors=[name], places=[title])
    hedge = draft.hedge(whole, name, "author")
    draft.claim(
        name,
        whole,
        whole,
        draft.source(whole, name),
        draft.source(title, named=False),
        hedges=(hedge,),
    )
    draft.relation(name, title, title, whole, whole, hedges=(hedge,), claim="c1")
    draft.term(title, whole)
    draft.key(whole)
    metadata = draft.metadata()
    curated = Curated("k", name, (title,), title, name, (Link(title, name),), title, title, name)
    analyst = Analyst(note=title, assessment=name, reliability=name, tags=(title,))
    return Corpus(
        (Entry("x", metadata, analyst),),
        (
            CorpusActor(
                "a", name, ActorType.PERSON, True, (Member("x", "a1"),), JoinedBy.SINGLE, curated
            ),
            CorpusActor("b", title, ActorType.STATE, False, (Member("x", "a2"),), JoinedBy.SINGLE),
        ),
        (CorpusPlace("p", metadata.places[0], (Member("x", "l1"),), curated),),
        (CorpusTerm("t", title, (Member("x", "t1"),), curated),),
        (Origin(name, ("x", "x"), title, (None, None)),),
    )


def _sentences(tree: Element) -> dict[str, str]:
    """Map the id of each sentence to its words.

    They run from its anchor to the next one, without the number of the paragraph.
    """
    found: dict[str, list[str]] = {}
    for block in tree.iter("p"):
        at = ""
        for node in block:
            place = node.get("id") if node.tag == "a" else ""
            at = place or at
            if not at:
                continue
            said = found.setdefault(at, [])
            number = node.tag == "strong" and len(said) == 1 and not said[0] and at[0] not in "th"
            said += [node.tail or ""] if place or number else [shown(node), node.tail or ""]
    return {at: words("".join(said)) for at, said in found.items()}


def _files_let_nothing_through(files: Iterable[tuple[PurePosixPath, str]]) -> None:
    """Assert that files beside a page are JSON, or SVG of allowed elements."""
    for path, text in files:
        if path.suffix == ".json":
            json.loads(text)
            continue
        for element in ET.fromstring(text).iter():
            assert element.tag.rpartition("}")[2] in TAGS, (path, element.tag)
            assert {name.rpartition("}")[2] for name in element.attrib} <= ATTRIBUTES | {"color"}
            assert element.get("href", "#").startswith("#")


@BUILDERS
@given(title=some, sentences=st.lists(some, min_size=1, max_size=3), name=some)
@example(title="Harl", sentences=["A ferry sank."], name="[x](javascript:alert(1))")
@example(title='"', sentences=['"', '"', "A ferry sank."], name="Holm")  # a mark and nothing else
# without shrinking, which would take too long
@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_a_page_lets_nothing_through(
    build: Callable[[str], str], title: str, sentences: list[str], name: str
):
    corpus = hostile(title, sentences, name)
    metadata = corpus.entries[0].metadata
    site = compose.compose(
        corpus, compose.Options(source_text=Publish.FULL, site_name=title, about=name)
    )
    for (path, page), *beside in map(render.files, site):
        _files_let_nothing_through(beside)
        if path.suffix != ".md":
            continue  # data of the desk's ledger or of its map, in a script
        front, _, body = page.removeprefix("---\n").partition("\n---\n")
        told = [line for line in front.split("\n") if "_as_written: " not in line]
        assert "<" not in "".join(told)  # the theme escapes the lines left out
        tree = parsed(build(body))
        for element in tree.iter():
            if isinstance(element.tag, str):
                tag = element.tag.rpartition("}")[2]
                folded = tag == "h3" and re.fullmatch(r"\d+ (more )?rows?", element.text or "")
                assert tag in TAGS or folded, (path, element.tag)
                assert set(element.attrib) <= ATTRIBUTES, (path, element.attrib)
                href = element.get("href", "#")
                assert re.match(r"#|(?:\.\./){0,2}[\w/-]*\.md|https?://", href), (path, href)
                source = element.get("src", "x.ties.svg")
                assert re.fullmatch(r"[\w-]+\.(?:ties|times|places)\.svg", source), (path, source)
        if str(path) == "briefs/x.md":
            found = _sentences(tree)
            for sentence in metadata.sentences:
                text = metadata.article.text[sentence.start : sentence.end]
                assert found[sentence.address.anchor] == words(text)
