"""Pages are accessible with other browsers and settings, without scripts, and on paper."""

from __future__ import annotations

import io
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from pdfminer.high_level import extract_pages, extract_text

from tests.site.test_reading import BRIEF, KINDS, VIOLATIONS, _axe

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.browsers import Chromium, Firefox

pytestmark = pytest.mark.browser

COMPLETE = "await until(() => document.readyState === 'complete');"


@pytest.mark.parametrize("page", KINDS)
def test_axe_finds_no_barrier_in_firefox_either(firefox: Firefox, http: str, page: str) -> None:
    for width, scheme in ((500, "dark"), (1920, "light")):
        firefox.size(width, 800, scheme)
        firefox.go(f"{http}/{page}")
        assert firefox.run(f"{COMPLETE} {_axe()}; {VIOLATIONS}") == [], (width, scheme)


@pytest.mark.parametrize(
    "wish",
    [
        {"contrast": "more"},
        {"contrast": "more", "color_scheme": "dark"},
        {"forced_colors": "active"},
    ],
    ids=["contrast", "contrast in the dark", "forced colours"],
)
@pytest.mark.parametrize(
    "page", [BRIEF, "actors/axios.html", "claims/index.html", "search.html#q=drones"]
)
def test_axe_finds_no_barrier_where_colours_are_asked_for(
    chromium: Chromium, http: str, page: str, wish: dict[str, str]
) -> None:
    chromium.size(1280, 800)
    context = chromium.page.context.browser.new_context(bypass_csp=True, **wish)
    try:
        sheet = context.new_page()
        sheet.goto(f"{http}/{page}")
        sheet.evaluate(_axe())
        assert sheet.evaluate(f"async () => {{ {VIOLATIONS} }}") == []
    finally:
        context.close()


def test_nothing_moves_for_whoever_wants_no_motion(chromium: Chromium, http: str) -> None:
    context = chromium.page.context.browser.new_context(reduced_motion="reduce")
    try:
        sheet = context.new_page()
        for page in KINDS:
            sheet.goto(f"{http}/{page}")
            assert (
                sheet.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
                == "auto"
            ), page
            assert sheet.evaluate("document.getAnimations().length") == 0, page
            moving = "(e) => parseFloat(getComputedStyle(e).animationDuration) > 0"
            assert (
                sheet.evaluate(f"[...document.querySelectorAll('*')].filter({moving}).length") == 0
            ), page
    finally:
        context.close()


def test_without_scripts_nothing_that_has_words_is_hidden(chromium: Chromium, site: Path) -> None:
    context = chromium.page.context.browser.new_context(java_script_enabled=False)
    try:
        sheet = context.new_page()
        for page in KINDS:
            sheet.goto(f"{site.as_uri()}/{page.partition('#')[0]}")
            hidden = (
                "[...document.querySelectorAll('main :is(h1, h2, p, li, td)')]"
                ".filter((e) => !e.closest('details:not([open])') && e.textContent.trim() "
                "&& !e.offsetHeight)"
                ".map((e) => e.outerHTML.slice(0, 99))"
            )
            assert sheet.evaluate(hidden) == [], page
    finally:
        context.close()


def test_paper_holds_the_brief_and_the_words_that_it_rests_on(
    chromium: Chromium, site: Path
) -> None:
    chromium.size(1280, 900)
    chromium.go(f"{site.as_uri()}/{BRIEF}")
    first = chromium.run("return one(one('.part li a.mark').hash).textContent.trim();")
    printed = chromium.page.pdf(format="A4")
    assert 2 <= sum(1 for _ in extract_pages(io.BytesIO(printed))) <= 30
    words = "".join(extract_text(io.BytesIO(printed)).split())
    _, heading, notes = words.rpartition("Sourcetext")
    assert heading, "the source text"
    assert "".join(first.split())[:40] in notes
    assert "Skiptothetext" not in words
    assert words.count(f"TheLevantCourier·briefgen{version('briefgen')}") >= 2, (
        "source and build at the foot of each page"
    )
