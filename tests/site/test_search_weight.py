"""Limits on the bytes that a search reads, and a check that browsers decode them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.site import search
from briefgen.site.search import letters
from tests.bench import searching

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.browsers import Browser

ENGINE = 124_000
"""Bytes of the engine and its scripts, read by every search; measured of Pagefind 1.5.2."""
FOUND = 36_000
"""Bytes of the rest, read until the first result is shown, on the sample desk.

The metadata of the index, words, filters, and the pages of the first results.
"""
ALL = 62_000
"""Bytes of the rest, read for the whole of a search, with the counts of the filters."""

FIND = Path(search.__file__).parent.parent / "theme" / "js" / "find.js"


@pytest.mark.parametrize("query", ["said", "iraq militias", "hizballah", "mis"])
@pytest.mark.parametrize("ask", [searching.in_the_box, searching.on_the_page])
def test_a_search_reads_little(
    browser: Browser, site: Path, query: str, ask: Callable[..., searching.Look]
) -> None:
    look = ask(browser, site, query)
    first, every = (searching.kinds(files) for files in (look.first, look.every))
    assert first["wasm"] + first["engine"] <= ENGINE
    assert look.bytes_first - first["wasm"] - first["engine"] <= FOUND
    assert look.bytes_all - every["wasm"] - every["engine"] <= ALL
    assert len(look.every) == len(set(look.every))


def test_words_of_each_page_are_not_asked_for_beside_others(browser: Browser, site: Path) -> None:
    plain, padded, alone = (
        searching.in_the_box(browser, site, q)
        for q in ("militias iraq", "the militias of iraq", "the")
    )
    assert set(padded.every) == set(plain.every)
    assert alone.first


@pytest.mark.parametrize(
    ("folder", "kind", "named"),
    [
        ("briefs", "brief", r'class="?part\b[^>]*aria-labelledby="?([\w-]+)'),
        ("actors", "actor", r'class="part (\w+)"'),
    ],
)
def test_the_parts_that_search_passes_over_are_there(
    site: Path, folder: str, kind: str, named: str
) -> None:
    pages = [page.read_text(encoding="utf-8") for page in (site / folder).glob("*.html")]
    assert set(search.REPEATED[kind]) <= {p for page in pages for p in re.findall(named, page)}


@pytest.fixture
def reading(browser: Browser, origin: str) -> Browser:
    """Return a browser on a page that has the theme's decoder, as `decoded`, and nobody else's."""
    source = FIND.read_text(encoding="utf-8")
    read = source[source.index("  const bytes =") : source.index("  let started")]
    browser.go(f"{origin}/index.html")
    browser.run(
        f"{read} window.decoded = bytes; window.given = null;"
        "window.briefgenSearch = { take(...all) { window.given = all; } };"
    )
    return browser


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=st.text("abc./", max_size=5), content=st.binary(max_size=90))
def test_the_browser_reads_the_bytes_that_were_written(
    reading: Browser, origin: str, site: Path, name: str, content: bytes
) -> None:
    script = site / "letters.js"
    script.write_bytes(letters.script(name, content))
    try:
        told = reading.run(
            "window.given = null; const element = document.createElement('script');"
            f"element.src = {json.dumps(f'{origin}/letters.js?')} + Math.random(); "
            "document.head.append(element);"
            "const [name, size, letters] = await until(() => window.given);"
            "return [name, [...window.decoded(size, letters)]];"
        )
    finally:
        script.unlink()
    assert (told[0], bytes(told[1])) == (name, content)
