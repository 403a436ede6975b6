from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

from briefgen.site import engine

if TYPE_CHECKING:
    import pytest


def _page() -> Page:
    config = MkDocsConfig()
    config.theme = Theme("mkdocs")
    page = Page("A", File("a.md", "docs", "site", use_directory_urls=False), config)
    config.docs_dir = "docs"
    assert engine.page_content("<h1>A</h1>", page, config) == "<h1>A</h1>"
    return page


def test_no_clock_dates_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert _page().update_date == "1980-01-01"


def test_a_day_that_is_set_dates_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1730332800")
    assert _page().update_date == "2024-10-31"
