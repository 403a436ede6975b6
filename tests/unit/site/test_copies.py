"""A copied file of the site is not read again until either side is touched."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from mkdocs.structure.files import File

from briefgen.site import ledger
from briefgen.site.copies import Copies
from briefgen.site.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, Path, File, File]:
    """Return a docs tree and a site with a generated and a handwritten file, both copied."""
    docs, site = tmp_path / "docs", tmp_path / "site"
    for folder in (docs, site):
        folder.mkdir()
        (folder / "made.json").write_text("{}", encoding="utf-8")
        (folder / "mine.txt").write_text("by hand", encoding="utf-8")
    Ledger.of(docs).settle({"made.json": "0"})
    made, mine = (
        File(name, str(docs), str(site), use_directory_urls=False)
        for name in ("made.json", "mine.txt")
    )
    return docs, site, made, mine


def test_a_generated_file_stands_until_either_side_is_touched(
    made: tuple[Path, Path, File, File],
) -> None:
    docs, site, generated, mine = made
    kept = docs.parent / "copies.json"
    assert not Copies(kept, docs).stands(generated, site)
    Copies(kept, docs).remember([generated, mine], site)
    again = Copies(kept, docs)
    assert again.stands(generated, site)
    assert not again.stands(mine, site)
    (docs / "made.json").write_text("{ }", encoding="utf-8")
    assert not again.stands(generated, site)
    (docs / "made.json").write_text("{}", encoding="utf-8")
    again.remember([generated], site)
    (site / "made.json").unlink()
    assert not Copies(kept, docs).stands(generated, site)


def test_what_is_remembered_and_damaged_stands_for_nothing(
    made: tuple[Path, Path, File, File],
) -> None:
    docs, site, generated, _ = made
    kept = docs.parent / "copies.json"
    kept.write_text("[", encoding="utf-8")
    assert not Copies(kept, docs).stands(generated, site)


def test_a_ledger_is_read_once_and_again_when_it_was_written(
    made: tuple[Path, Path, File, File], monkeypatch: pytest.MonkeyPatch
) -> None:
    docs, *_ = made
    read: list[object] = []
    real = json.loads
    monkeypatch.setattr(ledger.json, "loads", lambda raw: (read.append(raw), real(raw))[1])
    for _ in range(3):
        first = Ledger.of(docs)
        assert first.files == {"made.json": "0"}
        first.files["other"] = "1"  # changes a copy, not the cache
    assert len(read) == 1
    Ledger.of(docs).settle({"made.json": "2"})
    assert Ledger.of(docs).files == {"made.json": "2"}
    assert len(read) == 2
