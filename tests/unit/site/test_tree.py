from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest

from briefgen.errors import OutputError
from briefgen.site import ledger, tree

PAGE = "---\ngenerated: briefgen\ntitle: A\n---\n\n# A\n"
A = PurePosixPath("briefs/a.md")
B = PurePosixPath("briefs/b.md")
RECORD = PurePosixPath("briefs/a.json")


def test_what_changed_is_written_and_what_is_over_removed(tmp_path: Path) -> None:
    assert tree.write(tmp_path, [(A, PAGE), (B, PAGE), (RECORD, "{}")]).written == (RECORD, A, B)
    report = tree.write(tmp_path, [(A, PAGE + "More.\n"), (B, PAGE)])
    assert (report.written, report.unchanged, report.removed) == ((A,), (B,), (RECORD,))
    assert tree.clear(tmp_path) == (A, B)
    assert list(tmp_path.iterdir()) == []


def test_an_unchanged_page_is_not_touched(tmp_path: Path) -> None:
    tree.write(tmp_path, [(A, PAGE)])
    os.utime(tmp_path / A, (1, 1))
    tree.write(tmp_path, [(A, PAGE)])
    assert (tmp_path / A).stat().st_mtime == 1


def test_a_page_written_by_hand_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("# Mine\n\ngenerated: briefgen\n", encoding="utf-8")
    report = tree.write(tmp_path, [(PurePosixPath("index.md"), PAGE)])
    assert report.kept == (PurePosixPath("index.md"),)
    assert tree.clear(tmp_path) == ()
    assert (tmp_path / "index.md").read_text(encoding="utf-8").startswith("# Mine")


def test_a_foreign_file_without_room_for_a_marker_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "briefs").mkdir()
    (tmp_path / RECORD).write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="in the way"):
        tree.write(tmp_path, [(RECORD, "{}")])
    assert (tmp_path / RECORD).read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "path", ["../x.md", "/etc/x.md", "a/../../x.md", "a\\..\\x.md", "C:x.md", "."]
)
def test_no_path_leads_out_of_the_tree(tmp_path: Path, path: str) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    with pytest.raises(OutputError, match="out of the docs tree"):
        tree.write(docs, [(PurePosixPath(path), PAGE)])
    assert list(tmp_path.rglob("*.md")) == []


def test_no_link_on_the_disk_leads_out_either(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "docs" / "briefs").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="out of the docs tree"):
        tree.write(tmp_path / "docs", [(A, PAGE)])


def test_two_pages_of_one_path_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="two pages claim one path"):
        tree.write(tmp_path, [(A, PAGE), (A, PAGE)])


def test_ctrl_c_leaves_the_old_page_whole_and_no_scraps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree.write(tmp_path, [(A, PAGE)])

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        tree.write(tmp_path, [(A, PAGE + "half")])
    assert (tmp_path / A).read_text(encoding="utf-8") == PAGE
    files = {p.name for p in tmp_path.rglob("*") if p.is_file()}
    assert files == {"a.md", ledger.MANIFEST, ledger.JOURNAL}
    monkeypatch.undo()
    assert tree.write(tmp_path, [(A, PAGE + "half")]).aside == ()
    assert {p.name for p in tmp_path.rglob("*") if p.is_file()} == {"a.md", ledger.MANIFEST}


def test_a_refusal_of_the_file_system_names_path_and_remedy(tmp_path: Path) -> None:
    (tmp_path / "briefs").write_text("a file where a folder must be", encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        tree.write(tmp_path, [(A, PAGE)])
    assert "briefs" in str(caught.value)
    assert caught.value.remedy
