"""Templates are compiled once for all languages."""

from __future__ import annotations

import sys
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen import compose, render
from tests.golden.desk import desk

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """Clear the cache of template environments before and after each test."""
    render._environment.cache_clear()
    yield
    render._environment.cache_clear()


def _texts(language: str) -> list[tuple[str, str]]:
    pages = compose.compose(desk(), compose.Options())
    return [(str(path), text) for page in pages for path, text in render.files(page, language)]


def test_a_template_that_was_compiled_for_one_language_serves_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    plain = {language: _texts(language) for language in ("en", "de")}
    render._environment.cache_clear()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    folder = Path(cache_from_source(render.__file__)).parent
    folder.mkdir(parents=True)
    assert {language: _texts(language) for language in ("en", "de")} == plain
    compiled = {file: file.stat().st_mtime_ns for file in folder.glob("jinja-*.pyc")}
    assert compiled
    render._environment.cache_clear()
    assert _texts("de") == plain["de"]
    assert compiled == {file: file.stat().st_mtime_ns for file in folder.glob("jinja-*.pyc")}
