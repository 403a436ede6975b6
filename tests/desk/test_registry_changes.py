"""A change of the registry has only those articles read again that it can affect."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from briefgen.keep.records import Recorder
from tests.desk.conftest import GOOD, TestDesk

if TYPE_CHECKING:
    from pathlib import Path

UNION = "nhu:\n  name: Northern Harbour Union\n  type: organisation\n"
MASTER = "master:\n  name: Harbour Master Maas\n  type: person\n  aliases: [{aliases}]\n"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that collects the file names of the articles read, in the order of the desk."""
    found: list[str] = []
    real = Recorder._fresh

    def fresh(self, todo):
        found.extend(job.file.name for _, job in todo)
        return real(self, todo)

    monkeypatch.setattr(Recorder, "_fresh", fresh)
    return found


def docs(root: Path) -> dict[str, bytes]:
    """Return the content of each file of the docs tree, by path."""
    files = (p for p in (root / "docs").rglob("*") if p.is_file())
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in files}


def whole(desk: TestDesk, root: Path) -> dict[str, bytes]:
    """Copy a desk and convert it from scratch; return its docs tree."""
    shutil.copytree(desk.root / "seeds", root / "seeds")
    shutil.copy(desk.root / "mkdocs.yml", root)
    TestDesk(root).run("convert")
    return docs(root)


def test_an_alias_is_looked_for_where_its_words_stand(desk, read, tmp_path_factory):
    desk.put("other.txt", GOOD.replace("Piet Maas", "Anna Dorn").replace("Maas", "Dorn"))
    desk.put("actors.yml", UNION)
    desk.run("convert")
    assert read == ["good.txt", "other.txt"]
    for aliases, due in (("Piet Maas", ["good.txt"]), ("Piet Maas, Anna Dorn", ["other.txt"])):
        read.clear()
        desk.put("actors.yml", UNION + MASTER.format(aliases=aliases))
        desk.run("convert")
        assert read == due
    read.clear()
    desk.put("actors.yml", UNION + MASTER.format(aliases=aliases) + "  note: Retired.\n")
    desk.run("convert")
    assert read == []
    assert docs(desk.root) == whole(desk, tmp_path_factory.mktemp("whole"))


def test_what_each_article_is_read_with_has_all_read_again(desk, read):
    desk.put("other.txt", GOOD.replace("Veldt", "Aden"))
    desk.run("convert")
    read.clear()
    desk.put("glossary.yml", "strike:\n  name: strike\n  definition: Work that stops.\n")
    desk.run("convert")
    assert read == ["good.txt", "other.txt"]
