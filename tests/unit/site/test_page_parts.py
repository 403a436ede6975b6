"""Indexing pages one by one gives the index that Pagefind makes of all of them."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.errors import BundleError
from briefgen.site import bounds, manifest, search
from briefgen.site.search import chunks, index_head, page_parts
from briefgen.site.search.page_parts import Part, apart, together
from briefgen.site.staging import Staging

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

WORDS = ("harbour", "harbours", "Hafen", "café", "cafe", "Cafés", "naïve", "42", "quay", "Ångström")
PAGE = (
    '<html lang="en"><body><article data-pagefind-body><h1>{title}</h1>{more}'
    "<p>{words}</p></article></body></html>"
)
ABOUT = '<p data-pagefind-meta="about">{about}</p><i data-pagefind-filter="kind:{about}"></i>'

PAGES = st.dictionaries(
    st.sampled_from(["a", "b", "c", "d/e", "d/f", "g"]).map(lambda name: f"{name}.html"),
    st.tuples(
        st.sampled_from(WORDS),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=30),
        st.sampled_from(("", *WORDS)),
    ),
    min_size=1,
)


def _page(title: str, words: Iterable[str], about: str) -> str:
    more = ABOUT.format(about=about) if about else ""
    return PAGE.format(title=title, more=more, words=" ".join(words))


def _found(folder: Path, pages: Mapping[str, str]) -> dict[str, Part]:
    """Return what Pagefind finds on pages that it indexes together."""
    site, made = folder / "site", folder / "made"
    for name, html in pages.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(html, encoding="utf-8")
    search._pagefind(site, made)
    entry = json.loads((made / "pagefind-entry.json").read_text(encoding="utf-8"))
    return {part.url: part for part in apart(made, entry)}


def _own_index(made: Path, urls: list[str]) -> dict[str, Any]:
    """Return the entry of each word in Pagefind's index, with addresses for page numbers."""
    said = {}
    for file in (made / "index").iterdir():
        for word, raw in chunks.words(file.read_bytes()):
            said[word] = _word(raw, urls)
    return said


def _word(raw: bytes, urls: list[str]) -> Any:
    (_, pages, ways), _ = _item(raw, 0)
    return _pages(pages, urls), {way: _pages(held, urls) for way, held in ways}


def _pages(listed: list[Any], urls: list[str]) -> dict[str, Any]:
    made, page = {}, 0
    for step, *places in listed:
        page += step
        made[urls[page]] = places
    return made


def _item(raw: bytes, at: int) -> tuple[Any, int]:
    """Return the item at a position, of any type that a chunk of words has, and its end."""
    kind, size, at = chunks.opened_at(raw, at)
    if kind == chunks.NUMBER:
        return size, at
    if kind == chunks.NEGATIVE:
        return -1 - size, at
    if kind == chunks.TEXT:
        return raw[at : at + size].decode(), at + size
    items = []
    for _ in range(size):
        item, at = _item(raw, at)
        items.append(item)
    return items, at


@given(PAGES)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_pages_shown_alone_make_the_index_of_all(
    tmp_path_factory: pytest.TempPathFactory, drawn: dict[str, tuple[str, list[str], str]]
) -> None:
    folder = tmp_path_factory.mktemp("site")
    pages = {name: _page(*told) for name, told in drawn.items()}
    whole = _found(folder / "whole", pages)
    alone: dict[str, Part] = {}
    for number, (name, html) in enumerate(pages.items()):
        alone |= _found(folder / str(number), {name: html})
    kept = {url: part.dumps() for url, part in alone.items()}
    assert {url: Part.restore(raw).words() for url, raw in kept.items()} == {
        url: part.words() for url, part in whole.items()
    }
    assert index_head.settled(
        [Part.restore(raw) for raw in kept.values()], "en"
    ) == index_head.settled(list(reversed(whole.values())), "en")
    made = folder / "whole" / "made"
    head: Any = chunks.read(next(made.glob("*.pf_meta")).read_bytes())
    by_name = {
        file.stem: json.loads(_plain(file.read_bytes()))["url"]
        for file in (made / "fragment").iterdir()
    }
    own = [by_name[name] for name, _ in head[1]]
    urls = sorted(whole)
    listed = together([whole[url] for url in urls])
    assert {word: _word(raw, urls) for word, raw in listed} == _own_index(made, own)
    assert page_parts.fields_of(whole.values()) == head[5]


def _plain(packed: bytes) -> bytes:
    return gzip.decompress(packed).removeprefix(chunks.MARK)


def _staged(desk: Path, pages: Mapping[str, str]) -> tuple[dict[str, bytes], int]:
    """Build a site of pages; return its search bundle, and how many pages Pagefind indexed."""
    ground = bounds.Desk(desk / "mkdocs.yml", desk / "seeds", desk / "docs")
    staging = Staging.of(ground, desk / "site")
    for name, html in pages.items():
        (staging.stage / name).parent.mkdir(parents=True, exist_ok=True)
        (staging.stage / name).write_text(html, encoding="utf-8")
    shown = 0
    with pytest.MonkeyPatch.context() as patch:

        def counted(site: Path, out: Path) -> None:
            nonlocal shown
            shown += len(list(site.rglob("*.html")))
            pagefind(site, out)

        pagefind = search._pagefind
        patch.setattr(search, "_pagefind", counted)
        search.index_staged(staging, manifest.place(desk / "mkdocs.yml", desk / "site", "search"))
    staging.bring()
    staging.drop()
    made = desk / "site" / "search"
    files = {p.relative_to(made).as_posix(): p.read_bytes() for p in made.rglob("*.js")}
    return files, shown


ONE, TWO, THREE = (_page(title, ["quay", title], "brief") for title in ("Weir", "Mole", "Dock"))
GERMAN = ONE.replace('lang="en"', 'lang="de"')
NOWHERE = ONE.replace(' lang="en"', "")
UNMARKED = ONE.replace(" data-pagefind-body", "")


@pytest.mark.parametrize(
    ("changed", "shown"),
    [
        ({"a.html": TWO, "b.html": TWO, "c.html": THREE}, 2),
        ({"b.html": TWO, "c.html": THREE}, 1),
        ({"a.html": UNMARKED, "b.html": TWO, "c.html": THREE}, 1),
        ({"a.html": ONE, "b.html": TWO, "c.html": THREE, "d.html": UNMARKED}, 0),
        ({"a.html": GERMAN, "b.html": TWO, "c.html": THREE}, 5),
        ({"a.html": NOWHERE, "b.html": TWO, "c.html": THREE}, 2),
        ({"a.html": UNMARKED}, 1),
    ],
)
def test_what_was_found_before_is_used_only_where_it_holds(
    tmp_path: Path, changed: dict[str, str], shown: int
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    pages = {"a.html": ONE, "b.html": TWO, "c.html": THREE}
    assert _staged(old, pages)[1] == len(pages)
    for told, many in ((changed, shown), (pages, 1)):
        files, seen = _staged(old, told)
        assert files == _staged(new, told)[0]
        assert seen <= many
        for item in new.rglob("search-*"):
            item.unlink()


@pytest.mark.parametrize(
    ("pages", "changed"),
    [
        (
            (GERMAN, GERMAN.replace("Weir", "Mole"), THREE),
            ("b.html", GERMAN.replace("Weir", "Lock")),
        ),
        ((GERMAN, TWO, THREE, NOWHERE), ("d.html", NOWHERE.replace("Weir", "Lock"))),
        ((TWO, THREE, NOWHERE), ("a.html", GERMAN)),
    ],
)
def test_where_pages_are_in_several_languages_all_are_shown(
    tmp_path: Path, pages: tuple[str, ...], changed: tuple[str, str]
) -> None:
    """A page without a language is indexed under the most common one."""
    told = {f"{name}.html": html for name, html in zip("abcd", pages, strict=False)}
    _staged(tmp_path / "old", told)
    told |= dict([changed])
    assert _staged(tmp_path / "old", told)[0] == _staged(tmp_path / "new", told)[0]


def test_an_index_of_another_shape_is_refused(tmp_path: Path) -> None:
    _found(tmp_path, {"a.html": _page("quay", ["quay"], "")})
    made = tmp_path / "made"
    head = next(made.glob("*.pf_meta"))
    entry = json.loads((made / "pagefind-entry.json").read_text(encoding="utf-8"))
    told: Any = chunks.read(head.read_bytes())
    for changed in (told[:3], [*told[:4], [["date", "x"]], told[5]]):
        head.write_bytes(chunks.write(changed))
        with pytest.raises(BundleError, match="another shape"):
            list(apart(made, entry))
