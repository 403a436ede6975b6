from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from briefgen.keep import pages
from briefgen.store import Store


@dataclass(frozen=True)
class View:
    path: str
    words: str


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that were rendered in this process, in order."""
    done: list[str] = []

    def files(page: View, **_of_desk: str) -> tuple[tuple[PurePosixPath, str], ...]:
        done.append(page.path)
        return ((PurePosixPath(page.path), f"{page.words}\n"),)

    monkeypatch.setattr(pages.render, "files", files)
    return done


def _texts(store: Path, views: Any, jobs: int = 1) -> list[tuple[str, str]]:
    with Store(store) as opened:
        return [(str(path), text) for path, text in pages.texts(views, opened, "en", jobs)]


def test_a_page_is_rendered_when_what_it_shows_changes(tmp_path: Path, rendered: list[str]) -> None:
    views = [View("a.md", "one"), View("b.md", "two")]
    first = _texts(tmp_path / "s", views)
    assert first == [("a.md", "one\n"), ("b.md", "two\n")]
    assert _texts(tmp_path / "s", views) == first
    assert rendered == ["a.md", "b.md"]
    assert _texts(tmp_path / "s", [View("b.md", "\udce4"), views[0]]) == [
        ("b.md", "\udce4\n"),
        ("a.md", "one\n"),
    ]
    assert rendered == ["a.md", "b.md", "b.md"]


def test_many_pages_come_in_their_order_whoever_renders_them(
    tmp_path: Path, rendered: list[str]
) -> None:
    views = [View(f"{n}.md", "x" * n) for n in range(300)]
    kept = _texts(tmp_path / "s", views[40:90:3])
    rendered.clear()
    assert kept
    assert _texts(tmp_path / "s", views, 2) == [(f"{n}.md", "x" * n + "\n") for n in range(300)]
    assert len(rendered) <= len(views) - len(kept)


def test_another_program_renders_anew(
    tmp_path: Path, rendered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    views = [View("a.md", "one")]
    _texts(tmp_path / "s", views)
    monkeypatch.setattr(pages, "package", lambda *_: "another")
    _texts(tmp_path / "s", views)
    assert rendered == ["a.md", "a.md"]
