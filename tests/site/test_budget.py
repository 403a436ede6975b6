"""Limits on what a brief costs its reader, and on the HTML in its Markdown."""

from __future__ import annotations

import io
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from pdfminer.high_level import extract_text

from tests.site import long_article
from tests.site.budget import cost
from tests.site.conftest import ROOT, built
from tests.site.test_reading import BRIEF

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.browsers import Chromium

BESIDE = 20
"""Words about other articles of the desk that a brief may add to those of its article."""

_TAG = re.compile(r"<!--.*?-->|</?[a-z][^>\n]*>")


@pytest.mark.browser
def test_the_sample_desks_briefs_cost_little(chromium: Chromium, site: Path) -> None:
    for page in sorted((site / "briefs").glob("*.html")):
        if page.name == "index.html":
            continue
        told = cost(chromium, page.as_uri())
        assert told.words <= told.article + BESIDE, page.name
        assert told.cited <= 3, page.name
        assert told.desktop <= 4, page.name
        assert told.phone <= 7, page.name


@pytest.mark.browser
@pytest.mark.slow
def test_the_brief_of_the_missions_article_is_shorter_than_the_article(
    chromium: Chromium, shared: Path, tmp_path: Path
) -> None:
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(shared / "seeds", tmp_path / "seeds")
    (page,) = (p for p in (built(tmp_path) / "briefs").glob("*.html") if p.name != "index.html")
    told = cost(chromium, page.as_uri())
    assert told.words < told.article
    assert told.cited <= 3
    assert told.desktop <= 4
    assert told.phone <= 7


@pytest.fixture(scope="module")
def long_brief(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of an article of nine hundred words."""
    desk = tmp_path_factory.mktemp("long")
    (desk / "seeds").mkdir()
    (desk / "seeds" / "quarrel.txt").write_text(long_article.article(), encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", desk)
    return built(desk) / "briefs/quarrel.html"


@pytest.mark.browser
def test_a_brief_of_nine_hundred_words_keeps_to_its_budgets(
    chromium: Chromium, long_brief: Path
) -> None:
    told = cost(chromium, long_brief.as_uri())
    assert 850 < told.article < 950
    assert told.words < told.article
    assert told.desktop <= 4
    assert told.phone <= 7
    assert long_brief.stat().st_size < 60_000


@pytest.mark.browser
def test_a_brief_of_nine_hundred_words_is_printed_on_two_pages_and_then_its_source(
    chromium: Chromium, long_brief: Path
) -> None:
    chromium.size(1280, 900)
    chromium.go(long_brief.as_uri())
    printed = chromium.page.pdf(prefer_css_page_size=True, format="A4")
    pages = extract_text(io.BytesIO(printed)).split("\f")[:-1]
    (source,) = [n for n, page in enumerate(pages) if "Source text" in page]
    assert source == 2
    assert len(pages) <= 4
    assert "more row" not in "".join(pages)
    (end,) = [page for page in pages if "SHA-256" in page]
    assert len(end.split()) > 70  # the last page is not almost empty: it has source text
    rows = chromium.run("return all('.ledger tbody tr').length;")
    assert sum(page.count("\n\u00b6") for page in pages[:2]) > rows / 2


def test_a_tenth_of_a_briefs_markdown_is_html_at_most(site: Path) -> None:
    for page in sorted((site.parent / "docs/briefs").glob("*.md")):
        text = page.read_text("utf-8")
        tags = sum(len(tag.encode()) for tag in _TAG.findall(text))
        assert tags <= len(text.encode()) / 10, (page.name, tags)


def test_the_sample_brief_is_light(site: Path) -> None:
    assert (site / BRIEF).stat().st_size < 60_000
