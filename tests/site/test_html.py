"""Each page of the built site is valid HTML, obeys its own policy, and has no dead links.

The tables below hold the part of HTML that the site uses. An element or attribute that is missing
is to be looked up in the HTML standard (https://html.spec.whatwg.org), and added where it is
allowed.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

import html5lib
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SVG: Final = "{http://www.w3.org/2000/svg}"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


EVERYWHERE: Final = _words("class id lang dir hidden title tabindex role")
ATTRIBUTES: Final[Mapping[str, frozenset[str]]] = {
    element: _words(names)
    for element, names in {
        "a": "href rel download",
        "button": "type",
        "details": "open",
        "form": "action method",
        "html": "lang",
        "img": "src alt width height",
        "input": "autocomplete enterkeyhint name placeholder spellcheck type value",
        "label": "for",
        "link": "href media rel title type",
        "meta": "charset content http-equiv name property",
        "ol": "start",
        "script": "defer src type",
        "td": "colspan rowspan",
        "th": "colspan rowspan scope",
        "time": "datetime",
    }.items()
}
PHRASING: Final = _words(
    "a abbr b bdi br button cite code del em i img input ins kbd label mark noscript q s small "
    "span strong sub sup time u wbr"
)
"""Phrasing content: elements allowed within a line. All others are blocks or their parts."""
LINES: Final = _words(
    "abbr b bdi button cite code em h1 h2 h3 h4 h5 h6 i kbd label p pre q s small "
    "span strong sub summary sup u"
)
"""Elements that hold phrasing content only. A link holds what its parent may hold."""
INTERACTIVE: Final = _words("a button details input label summary")
WITHIN: Final[Mapping[str, frozenset[str]]] = {
    "ul": frozenset({"li"}),
    "ol": frozenset({"li"}),
    "dl": frozenset({"dt", "dd", "div"}),
    "table": frozenset({"caption", "thead", "tbody"}),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tr": frozenset({"th", "td"}),
}
POINTERS: Final = ("for", "aria-labelledby", "aria-describedby", "aria-controls")


@dataclass(frozen=True)
class Page:
    """A page of the site, parsed as a browser parses it."""

    name: str
    root: Any
    faults: list[tuple[tuple[int, int], str]]

    def all(self, *names: str) -> Iterator[Any]:
        """Yield the elements with these names, or all elements if no name is given."""
        return (
            e for e in self.root.iter() if isinstance(e.tag, str) and (not names or e.tag in names)
        )

    def ids(self) -> Counter[str]:
        """Count each id."""
        return Counter(e.get("id") for e in self.all() if e.get("id") is not None)


def _read(name: str, text: str) -> Page:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(text)
    return Page(name, root, [(place, f"{code} {told}") for place, code, told in parser.errors])


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Page]:
    files = sorted(site.rglob("*.html"))
    return {
        n: _read(n, f.read_text(encoding="utf-8"))
        for f in files
        for n in [f.relative_to(site).as_posix()]
    }


def test_every_page_parses_without_an_error(pages):
    assert [(p.name, fault) for p in pages.values() for fault in p.faults] == []


def test_no_id_stands_twice_and_what_points_at_one_finds_it(pages):
    wrong = [
        (p.name, i)
        for p in pages.values()
        for i, n in p.ids().items()
        if n > 1 or not re.fullmatch(r"\S+", i)
    ]
    for page in pages.values():
        ids = page.ids()
        pointed = [(k, i) for e in page.all() for k in POINTERS for i in (e.get(k) or "").split()]
        wrong += [(page.name, f"{k}={i}") for k, i in pointed if i not in ids]
    assert wrong == []


def _unknown(element: Any) -> list[str]:
    known = EVERYWHERE | ATTRIBUTES.get(element.tag, frozenset())
    return [
        k
        for k in element.attrib
        if k not in known and not re.fullmatch(r"data(-[a-z][a-z0-9]*)+|aria-[a-z]+", k)
    ]


def test_no_element_has_an_attribute_that_html_does_not_give_it(pages):
    found = {
        (e.tag, k): p.name
        for p in pages.values()
        for e in p.all()
        if SVG not in e.tag
        for k in _unknown(e)
    }
    assert found == {}


def _misplaced(element: Any, around: tuple[str, ...] = ()) -> Iterator[str]:
    """Describe each element that may not be where it is, with its ancestors."""
    for child in element:
        if not isinstance(child.tag, str) or child.tag.startswith(SVG):
            continue
        tag, path = child.tag, (*around, element.tag)
        outer = next((x for x in reversed(path) if x not in ("a", "ins", "del", "noscript")), "")
        if outer in LINES and tag not in PHRASING:
            yield f"<{tag}> in a line: {path[-3:]}"
        if tag not in WITHIN.get(element.tag, {tag}):
            yield f"<{tag}> right in <{element.tag}>"
        if tag in INTERACTIVE and {"a", "button"} & set(path):
            yield f"<{tag}> in a link or button: {path[-3:]}"
        yield from _misplaced(child, path)


def test_no_block_stands_in_a_line_and_no_link_in_a_link(pages):
    found = {fault: p.name for p in pages.values() for fault in _misplaced(p.root.find("body"))}
    assert found == {}


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<p><span><div>x</div></span></p>", "parses"),
        ("<span><ul><li>x</li></ul></span>", "<ul> in a line"),
        ("<h2><a href=x><p>x</p></a></h2>", "<p> in a line"),
        ("<ul><a href=x>x</a></ul>", "<a> right in <ul>"),
        ("<a href=x><button>x</button></a>", "<button> in a link"),
        ("<p>x<p>y</p></p>", "parses"),
        ("<p align=left>x</p>", "align"),
    ],
)
def test_these_checks_can_fail(html, fault):
    page = _read(
        "x", f"<!doctype html><html><head><title>x</title></head><body>{html}</body></html>"
    )
    found = [*_misplaced(page.root.find("body")), *(k for e in page.all() for k in _unknown(e))]
    assert page.faults if fault == "parses" else any(fault in f for f in found), found


def test_every_page_has_one_title_one_language_and_headings_in_steps(pages):
    for page in pages.values():
        assert page.root.get("lang"), page.name
        assert "".join(e.text or "" for e in page.root.find("head").iter("title")).strip(), (
            page.name
        )
        levels = [int(e.tag[1]) for e in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1, page.name
        assert levels[0] == 1, page.name
        assert all(b <= a + 1 for a, b in pairwise(levels)), (page.name, levels)


def test_every_link_leads_to_a_page_and_a_place_that_are_there(pages, site):
    broken, followed = [], 0
    for page in pages.values():
        for place in _places(page):
            followed += 1
            if fault := _fault(page, place, pages, site):
                broken.append((page.name, place, fault))
    assert broken == []
    assert followed > 20 * len(pages)


def _places(page: Page) -> Iterator[str]:
    for element in page.all():
        for key in ("href", "src", "action"):
            if element.get(key) is not None:
                yield element.get(key)


def _fault(page: Page, place: str, pages: Mapping[str, Page], site: Path) -> str:
    """Return what is wrong with a link, or ""; links to other hosts are not followed."""
    parts = urlsplit(place)
    if parts.scheme or parts.netloc:
        return "" if parts.scheme in ("http", "https", "mailto") else "a scheme that no page needs"
    folder = "" if place.startswith("/") else posixpath.dirname(page.name)
    name = (
        posixpath.normpath(posixpath.join(folder, unquote(parts.path).lstrip("/")))
        if parts.path
        else page.name
    )
    if not (site / name).is_file():
        return "no such file"
    there = pages.get(name)
    if not parts.fragment or name == "search.html":  # its fragment is a query
        return ""
    return "" if there and unquote(parts.fragment) in there.ids() else "no such place"


def test_feeds_and_the_map_of_the_site_name_pages_that_are_there(site):
    for name in ("feed.xml", "feed.json"):
        text = (site / name).read_text(encoding="utf-8")
        for link in re.findall(r"briefs/[\w-]+\.html", text):
            assert (site / link).is_file(), (name, link)


POLICY: Final = {
    "default-src": {"'none'"},
    "script-src": {"'self'", "file:", "'wasm-unsafe-eval'"},
    "style-src": {"'self'", "file:"},
    "base-uri": {"'none'"},
}


def test_every_page_states_a_strict_policy_first_and_obeys_it(pages):
    for page in pages.values():
        head = [e for e in page.root.find("head") if isinstance(e.tag, str)]
        (policy,) = [e for e in head if e.get("http-equiv") == "Content-Security-Policy"]
        assert not [e for e in head[: head.index(policy)] if e.tag != "meta"], page.name
        rules = {
            name: set(sources)
            for name, *sources in map(str.split, policy.get("content").split(";"))
        }
        assert rules.items() >= POLICY.items(), page.name
        assert not any("unsafe-inline" in s or "*" in s or "http" in s for s in rules.values()), (
            page.name
        )
        for element in page.all():
            assert element.get("style") is None, page.name
            assert not [k for k in element.attrib if k.startswith("on")], page.name
            assert element.tag != "style", page.name
            runs = element.tag == "script" and element.get("type") != "application/ld+json"
            assert not (runs and (element.text or "").strip()), page.name


def test_nothing_is_fetched_from_elsewhere(pages):
    for page in pages.values():
        for element in page.all(
            "script", "link", "img", "iframe", "source", "video", "audio", "object", "embed"
        ):
            if element.get("rel") == "canonical":
                continue
            place = element.get("src") or element.get("href") or ""
            assert not urlsplit(place).netloc, (page.name, place)
