"""The docs tree is plain Markdown: three builders build it without our plugin and theme."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from briefgen.cli import main
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = "site_name: Plain\nuse_directory_urls: false\nplugins: []\n"


@pytest.fixture(scope="module")
def tree(tmp_path_factory) -> Path:
    """Return a desk whose docs tree is the sample's, without its handwritten pages."""
    desk = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "seeds", desk / "seeds")
    (desk / "mkdocs.yml").write_text(
        "site_name: Sample\ntheme: briefgen\nplugins: [briefgen]\n", encoding="utf-8"
    )
    result = CliRunner().invoke(
        main, ["convert", "-f", str(desk / "mkdocs.yml")], catch_exceptions=False
    )
    assert result.exit_code == 0, result.stderr
    return desk


@pytest.mark.parametrize(
    ("module", "theme", "arguments"),
    [
        ("mkdocs", "theme: mkdocs\n", ["build", "--strict", "-q"]),
        ("properdocs", "theme: mkdocs\n", ["build", "--strict", "-q"]),
        ("zensical", "", ["build"]),
    ],
)
def test_every_page_is_built(tree, module, theme, arguments, tmp_path):
    shutil.copytree(tree / "docs", tmp_path / "docs")
    (tmp_path / "plain.yml").write_text(PLAIN + theme, encoding="utf-8")
    command = [sys.executable, "-m", module, *arguments, "-f", "plain.yml"]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    pages = {
        p.relative_to(tmp_path / "docs").with_suffix("") for p in (tmp_path / "docs").rglob("*.md")
    }
    built = {
        p.relative_to(tmp_path / "site").with_suffix("")
        for p in (tmp_path / "site").rglob("*.html")
    }
    assert pages <= built
    brief = next((tmp_path / "site" / "briefs").glob("a*.html")).read_text(encoding="utf-8")
    assert 'id="p1s1"' in brief
    assert 'href="#p1s1"' in brief
