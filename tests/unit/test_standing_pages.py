from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from briefgen.compose import Draft
from briefgen.keep import pages
from briefgen.site import tree


@dataclass(frozen=True)
class View:
    path: str
    words: str


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that collects the paths of pages rendered in this process."""
    done: list[str] = []

    def files(page: View, **_of_desk: str) -> tuple[tuple[PurePosixPath, str], ...]:
        done.append(page.path)
        marked = f"---\n{tree.MARKER}\n---\n{page.words}\n"
        return ((PurePosixPath(page.path), marked),)

    monkeypatch.setattr(pages.render, "files", files)
    return done


def _write(folder: Path, views: Any, jobs: int = 1) -> tree.WriteReport:
    """Write pages into a docs tree, as a conversion does."""
    standing = pages.Standing(folder / "kept.json", folder / "docs")
    report = tree.write(folder / "docs", pages.texts(views, standing, "en", jobs))
    standing.remember()
    return report


def _words(folder: Path) -> dict[str, str]:
    """Return the words of each page of a docs tree, by name."""
    found = (folder / "docs").glob("*.md")
    return {p.name: p.read_bytes().decode("utf-8", "surrogatepass").split("\n")[3] for p in found}


def test_a_page_is_rendered_when_what_it_shows_changes(tmp_path: Path, rendered: list[str]) -> None:
    views = [View("a.md", "one"), View("b.md", "two")]
    _write(tmp_path, views)
    assert _words(tmp_path) == {"a.md": "one", "b.md": "two"}
    assert len(_write(tmp_path, views).unchanged) == len(views)
    assert rendered == ["a.md", "b.md"]
    _write(tmp_path, [View("b.md", "\udce4"), views[0]])
    assert _words(tmp_path) == {"a.md": "one", "b.md": "\udce4"}
    assert rendered == ["a.md", "b.md", "b.md"]


@pytest.mark.parametrize("how", ["edited", "lost", "linked", "not listed"])
def test_a_page_that_was_touched_is_rendered_again(
    tmp_path: Path, rendered: list[str], how: str
) -> None:
    views, file = [View("a.md", "one"), View("b.md", "two")], tmp_path / "docs" / "a.md"
    _write(tmp_path, views)
    if how == "edited":
        file.write_text(file.read_text(encoding="utf-8") + "more", encoding="utf-8")
    elif how == "linked":
        file.rename(tmp_path / "elsewhere.md")
        file.symlink_to(tmp_path / "elsewhere.md")
    elif how == "lost":
        file.unlink()
    else:
        (tmp_path / "docs" / ".briefgen.json").unlink()
    _write(tmp_path, views)
    assert rendered[2:] == (["a.md", "b.md"] if how == "not listed" else ["a.md"])
    assert _words(tmp_path) == {"a.md": "one", "b.md": "two"}
    rendered.clear()
    _write(tmp_path, views)
    assert rendered == (["a.md"] if how == "linked" else [])


def test_a_draft_that_stands_is_not_composed(tmp_path: Path, rendered: list[str]) -> None:
    composed: list[str] = []

    def draft(words: str) -> Draft:
        def made() -> Any:
            composed.append(words)
            return View("a.md", words)

        return Draft(words, made)

    for words in ("one", "one", "two"):
        _write(tmp_path, [draft(words)])
    assert composed == ["one", "two"]
    assert rendered == ["a.md", "a.md"]


def test_many_pages_come_in_their_order_whoever_renders_them(
    tmp_path: Path, rendered: list[str]
) -> None:
    views = [View(f"{n}.md", "x" * n) for n in range(300)]
    _write(tmp_path, views[40:90:3])
    rendered.clear()
    standing = pages.Standing(tmp_path / "kept.json", tmp_path / "docs")
    made = list(pages.texts(views, standing, "en", 2))
    assert [str(path) for path, _ in made] == [f"{n}.md" for n in range(300)]
    assert [n for n, (_, text) in enumerate(made) if text is None] == list(range(40, 90, 3))
    assert all(text is None or f"\n{'x' * n}\n" in text for n, (_, text) in enumerate(made))


def test_another_program_renders_anew(
    tmp_path: Path, rendered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    views = [View("a.md", "one")]
    _write(tmp_path, views)
    monkeypatch.setattr(pages, "package", lambda *_: "another")
    _write(tmp_path, views)
    assert rendered == ["a.md", "a.md"]
