"""The output does not depend on how many processes share the work, or how they start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen import workers
from briefgen.keep import records
from briefgen.workers import Start

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import TestDesk

ARTICLE = """The port of {town} was closed on Monday, the harbour master {name} of {town} said.

{name} blamed the Northern Harbour Union for the closure. \
The union denied that it had called a strike.
"""
TOWNS = ("Veldt", "Ostrava", "Lund", "Bergen", "Porto", "Genoa", "Split", "Varna")
NAMES = ("Piet Maas", "Ida Holm", "Rui Costa", "Ana Babic")


def filled(desk: TestDesk) -> TestDesk:
    """Add an article for each town, with actors that appear in several; return the desk."""
    for at, town in enumerate(TOWNS):
        name = NAMES[at % len(NAMES)]
        desk.put(f"{town.lower()}.txt", ARTICLE.format(town=town, name=name))
    return desk


def made(desk: TestDesk) -> dict[str, bytes]:
    """Return the content of each generated file of a desk, by path."""
    folders: tuple[Path, ...] = (desk.root / "docs", desk.root / "site")
    files = (p for folder in folders for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(desk.root).as_posix(): p.read_bytes() for p in files}


@pytest.fixture
def nobody_rests():
    """Keep no idle worker process, so that none of another test is used again."""
    most = workers._Resting.most
    workers.keep(0)
    yield
    workers.keep(most)


@pytest.mark.usefixtures("nobody_rests")
def test_more_processes_make_the_same_bytes(desk, monkeypatch):
    monkeypatch.setattr(records, "_WORTH_A_SECOND_PROCESS", 2)
    for start in Start:
        monkeypatch.setitem(workers.WORTH_IT, start, 4)
    filled(desk)
    started = []
    new = workers._new
    monkeypatch.setattr(
        workers, "_new", lambda start, *held: started.append(start) or new(start, *held)
    )

    def built(*how: str) -> dict[str, bytes]:
        desk.run("clean")
        started.clear()
        desk.run("build", *how)
        return made(desk)

    one = built("--workers", "1")
    assert len(started) == 1, "reading alone, by one process"
    for copies in {False, workers.can_copy()}:
        monkeypatch.setattr(workers, "can_copy", lambda copies=copies: copies)
        monkeypatch.setattr(workers, "soonest", workers._start)  # as if no process were idle
        assert built("--workers", "3") == one
        assert len(started) >= 5
        assert (Start.COPY in started) is copies


def test_how_many_processes_there_are_does_not_undo_what_stands(desk):
    desk.run("build", "--workers", "2")
    before = {path: path.stat().st_mtime_ns for path in (desk.root / "site").rglob("*.html")}
    said = desk.run("build", "--workers", "1").output
    assert "reading" not in said
    assert before == {path: path.stat().st_mtime_ns for path in before}


def test_a_wrong_number_of_processes_is_wrong_usage(desk):
    result = desk.run("convert", "--workers", "0")
    assert result.exit_code == 2
    with pytest.raises(FileNotFoundError):
        desk.brief("article")
