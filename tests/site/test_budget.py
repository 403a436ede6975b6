"""What a brief may cost its reader, and what its Markdown may hold of HTML."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.site.budget import cost
from tests.site.conftest import ROOT
from tests.site.test_reading import BRIEF

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.browsers import Chromium

BESIDE = 20
"""Words on other articles of the desk that a short brief may have beyond its own article's."""

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
    command = [sys.executable, "-m", "briefgen", "build", "-f", str(tmp_path / "mkdocs.yml")]
    subprocess.run(command, capture_output=True, check=True)
    (page,) = (p for p in (tmp_path / "site/briefs").glob("*.html") if p.name != "index.html")
    told = cost(chromium, page.as_uri())
    assert told.words < told.article
    assert told.cited <= 3
    assert told.desktop <= 4
    assert told.phone <= 7


def test_a_tenth_of_a_briefs_markdown_is_html_at_most(site: Path) -> None:
    for page in sorted((site.parent / "docs/briefs").glob("*.md")):
        text = page.read_text("utf-8")
        tags = sum(len(tag.encode()) for tag in _TAG.findall(text))
        assert tags <= len(text.encode()) / 10, (page.name, tags)


def test_the_sample_brief_is_light(site: Path) -> None:
    assert (site / BRIEF).stat().st_size < 60_000
