from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.site import minify

THEME = Path(minify.__file__).parent / "theme"


@pytest.mark.parametrize("path", sorted(THEME.glob("*/*.[cj]s*")), ids=lambda p: p.name)
def test_a_file_of_the_theme_is_shorter_and_keeps_its_words(path: Path) -> None:
    short = minify.minified(str(path))
    assert short is not None
    assert len(short) < path.stat().st_size
    assert b"/*" not in short
    assert short.count(b"{") == short.count(b"}")


def test_what_is_not_ours_is_left_as_it_was_written(tmp_path: Path) -> None:
    own = tmp_path / "page.css"
    own.write_text("/* mine */ a { color: red; }", encoding="utf-8")
    assert minify.minified(str(own)) is None
    assert minify.minified(str(THEME / "base.html")) is None


def test_a_pseudo_class_of_what_lies_within_keeps_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(minify, "_THEME", tmp_path)
    sheet = tmp_path / "a.css"
    sheet.write_text(
        "a[b] :is(i, u) { color: red; } p:not(.q) :is(i) { top: 0; }", encoding="utf-8"
    )
    short = str(minify.minified(str(sheet)), "utf-8")
    assert "a[b] *:is(i,u)" in short
    assert "p:not(.q) *:is(i)" in short
