"""Only what a change affects is done again, and the result is that of a clean build."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen import rooms
from briefgen.desk_files import DeskFolder
from briefgen.errors import OutputError, Where
from briefgen.site import commands, links, tree
from tests.desk.conftest import GOOD, TestDesk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

CONFIG = """site_name: {name}
theme: briefgen
site_url: !ENV [DESK_URL, "{url}"]
plugins:
  - briefgen:
      search: false
      source_text: {text}
"""
STRAY = "briefs/stray.html"
"""A file in the site that briefgen did not write: it stays, and causes no work."""

READ, BUILT = "articles read", "site built"


def configure(desk: TestDesk, name: str = "Desk", url: str = "", text: str = "full") -> None:
    (desk.root / "mkdocs.yml").write_text(
        CONFIG.format(name=name, url=url, text=text), encoding="utf-8"
    )


def write(desk: TestDesk, path: str, text: str) -> None:
    file = desk.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def remove(desk: TestDesk, path: str) -> None:
    (desk.root / path).unlink(missing_ok=True)


def move(desk: TestDesk, path: str, to: str) -> None:
    if (desk.root / path).exists():
        (desk.root / path).replace(desk.root / to)


def append(desk: TestDesk, path: str) -> None:
    if (desk.root / path).exists():
        with (desk.root / path).open("a", encoding="utf-8") as file:
            file.write("spoilt\n")


def made_up(desk: TestDesk) -> TestDesk:
    """Prepare the desk: two articles, a page written by hand, and something to warn of in each."""
    configure(desk)
    desk.put("other.txt", GOOD.replace("Veldt", "Aden"))
    desk.put("other.yml", "published: 2024-05-03\n")
    write(desk, "docs/mine.md", "# Mine\n\n[Gone](nowhere.md)\n")
    return desk


CHANGES: dict[str, tuple[Callable[[TestDesk], object], set[str]]] = {
    "nothing": (lambda _d: None, set()),
    "edit an article": (
        lambda d: d.put("good.txt", GOOD.replace("Monday", "Friday")),
        {READ, BUILT},
    ),
    "add one": (lambda d: d.put("third.md", "# Third\n\n" + GOOD), {READ, BUILT}),
    "rename one": (lambda d: move(d, "seeds/good.txt", "seeds/fine.txt"), {READ, BUILT}),
    "delete one": (lambda d: remove(d, "seeds/other.txt"), {READ, BUILT}),
    "add one that is none": (lambda d: d.put("empty.txt", ""), {READ}),
    "add a file that is not read": (lambda d: d.put("notes.docx", "x"), {READ}),
    "edit a sidecar": (lambda d: d.put("other.yml", "published: 2023-05-03\n"), {READ, BUILT}),
    "delete a sidecar": (lambda d: remove(d, "seeds/other.yml"), {READ, BUILT}),
    "a wrong sidecar": (lambda d: d.put("good.yml", "outlett: X\n"), {READ}),
    "a sidecar that is wrong in part": (
        lambda d: d.put("good.yml", "outlett: X\noutlet: Y\n"),
        {READ, BUILT},
    ),
    "a correction of nothing": (
        lambda d: d.put("good.yml", "actors:\n  ignore: [Atlantis]\n"),
        {READ},
    ),
    "a stray sidecar": (lambda d: d.put("gone.yml", "title: Gone\n"), {READ}),
    "a wrong record": (lambda d: d.put("good.metadata.json", "{}"), {READ, BUILT}),
    "a registry": (
        lambda d: d.put(
            "actors.yml",
            "nhu:\n  name: Northern Harbour Union\n  type: organisation\n  note: Strikes.\n",
        ),
        {READ, BUILT},
    ),
    "an alias": (
        lambda d: d.put(
            "actors.yml",
            "nhu:\n  name: Northern Harbour Union\n  type: organisation\n  aliases: [NHU]\n",
        ),
        {READ, BUILT},
    ),
    "an actor whom nobody names": (
        lambda d: d.put("actors.yml", "x:\n  name: Nobody At All\n  type: person\n"),
        {READ},
    ),
    "a glossary": (
        lambda d: d.put(
            "glossary.yml", "strike:\n  name: strike\n  definition: Work that stops.\n"
        ),
        {READ, BUILT},
    ),
    "a setting": (lambda d: configure(d, text="none"), {READ, BUILT}),
    "another name": (lambda d: configure(d, name="Other"), {READ, BUILT}),
    "an address": (lambda d: configure(d, url="https://desk.example/"), {READ, BUILT}),
    "edit a page by hand": (lambda d: write(d, "docs/mine.md", "# Mine\n\nNone.\n"), {BUILT}),
    "add a page by hand": (lambda d: write(d, "docs/more/two.md", "# Two\n"), {READ, BUILT}),
    "rename a page by hand": (lambda d: move(d, "docs/mine.md", "docs/ours.md"), {BUILT}),
    "delete a page by hand": (lambda d: remove(d, "docs/mine.md"), {READ, BUILT}),
    "write over a brief": (lambda d: write(d, "docs/briefs/good.md", "# By hand\n"), {READ, BUILT}),
    "spoil a brief": (lambda d: append(d, "docs/briefs/good.md"), {READ}),
    "lose a brief": (lambda d: remove(d, "docs/briefs/good.md"), {READ}),
    "spoil a record": (lambda d: append(d, "docs/briefs/good.json"), {READ}),
    "lose the manifest": (lambda d: remove(d, "docs/.briefgen.json"), {READ}),
    "a page that was generated once": (
        lambda d: write(d, "docs/briefs/old.md", "---\ngenerated: briefgen\n---\n"),
        {READ},
    ),
    "spoil a page of the site": (lambda d: append(d, "site/briefs/good.html"), {BUILT}),
    "lose a page of the site": (lambda d: remove(d, "site/briefs/good.html"), {BUILT}),
    "rename a page of the site": (
        lambda d: move(d, "site/briefs/good.html", f"site/{STRAY}"),
        {BUILT},
    ),
    "leave something in the site": (lambda d: write(d, f"site/{STRAY}", "stray"), set()),
    "spoil what is remembered": (
        lambda d: [p.write_text("{") for p in (d.root / ".briefgen").glob("*.json")],
        {READ, BUILT},
    ),
}
"""Each kind of change, with the work that it must cause."""


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one store for all desks of this file, so that each text is read only once."""
    return tmp_path_factory.mktemp("prepared") / "store.sqlite"


@pytest.fixture(autouse=True)
def _stands_on_prepared_records(monkeypatch: pytest.MonkeyPatch, prepared: Path) -> None:
    """Let all desks share one store of records.

    The tests ask which work is done, not what it costs, so the language pipeline need not run.
    """
    monkeypatch.setattr(DeskFolder, "store", property(lambda _: prepared))


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return a set that collects the work done: `READ`, `BUILT`."""
    found: set[str] = set()
    read, built = rooms.read, commands.build
    monkeypatch.setattr(rooms, "read", lambda *a: found.add(READ) or read(*a))
    monkeypatch.setattr(commands, "build", lambda *a: found.add(BUILT) or built(*a))
    return found


def whole(desk: TestDesk, root: Path) -> TestDesk:
    """Copy a desk without anything generated, except the store of records."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(desk.root, root, symlinks=True)
    shutil.rmtree(root / "site", ignore_errors=True)
    tree.clear(root / "docs")
    for file in (root / ".briefgen").glob("*.json"):
        file.unlink()
    return TestDesk(root)


def said(desk: TestDesk, result: Result) -> tuple[int, str]:
    """Return a command's exit code and its messages, without durations and the desk's path."""
    return result.exit_code, re.sub(
        r"[\d.]+ seconds", "", result.stderr.replace(str(desk.root), "")
    )


def content(desk: TestDesk) -> dict[str, bytes]:
    """Return the content of each file of the docs tree and the site, but the stray one."""
    folders = (desk.root / "docs", desk.root / "site")
    return {
        str(p.relative_to(desk.root)): p.read_bytes()
        for f in folders
        for p in f.rglob("*")
        if p.is_file() and p != desk.root / "site" / STRAY
    }


def check_against_whole(desk: TestDesk, result: Result, root: Path) -> None:
    other = whole(desk, root)
    assert said(desk, result) == said(other, other.run("build"))
    assert content(desk) == content(other)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory, prepared: Path) -> tuple[TestDesk, Path]:
    """Return a desk that is built, and the folder of a copy of it."""
    root = tmp_path_factory.mktemp("standing")
    desk = TestDesk(root / "desk")
    desk.put("good.txt", GOOD)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DeskFolder, "store", property(lambda _: prepared))
        assert made_up(desk).run("build").exit_code == 0
    shutil.copytree(desk.root, root / "copy", symlinks=True)
    return desk, root / "copy"


@pytest.fixture
def standing(kept: tuple[TestDesk, Path], done: set[str]) -> TestDesk:
    """Return a desk on which there is nothing to do, in the folder in which it was built."""
    desk, copy = kept
    shutil.rmtree(desk.root)
    shutil.copytree(copy, desk.root, symlinks=True)
    desk.run("build")
    assert done == set()
    return desk


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_calls_for_its_work_and_gives_what_a_whole_build_gives(
    standing, done, tmp_path_factory, name
):
    desk = standing
    change, due = CHANGES[name]
    change(desk)
    result = desk.run("build")
    assert done >= due
    check_against_whole(desk, result, tmp_path_factory.mktemp("whole"))
    done.clear()
    assert said(desk, desk.run("build")) == said(desk, result)
    assert done == set()


REFUSED_AFTER_OTHERS = {"lose the manifest"}
"""Changes after which a build refuses if others came before.

Without the manifest, a record that would now come out differently is taken for a person's own.
"""


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    rounds=st.lists(
        st.lists(
            st.sampled_from(sorted(CHANGES.keys() - REFUSED_AFTER_OTHERS)), min_size=1, max_size=3
        ),
        min_size=1,
        max_size=3,
    )
)
def test_any_run_of_changes_does(tmp_path_factory, rounds):
    root = tmp_path_factory.mktemp("desk")
    desk = TestDesk(root / "desk")
    desk.root.mkdir()
    desk.put("good.txt", GOOD)
    made_up(desk)
    result = desk.run("build")
    for names in rounds:
        for name in names:
            CHANGES[name][0](desk)
        result = desk.run("build")
    check_against_whole(desk, result, root / "whole")


@pytest.mark.parametrize(
    ("change", "due"),
    [
        (
            lambda p: p.setattr("briefgen.site.manifest.installed", lambda: "another version"),
            {READ, BUILT},
        ),
        (
            lambda p: p.setattr("briefgen.site.manifest.program", lambda: "another rule"),
            {READ},
        ),
        (lambda p: p.setenv("DESK_URL", "https://desk.example/"), {BUILT}),
        (lambda p: p.setenv("SOURCE_DATE_EPOCH", "86400"), {BUILT}),
    ],
    ids=["version", "rule", "environment", "clock"],
)
def test_another_program_or_surrounding_calls_for_work(desk, done, monkeypatch, change, due):
    configure(desk)
    desk.run("build")
    done.clear()
    change(monkeypatch)
    desk.run("build")
    assert done >= due


@pytest.mark.parametrize("option", ["--clean", "--strict"])
def test_what_is_asked_for_is_built(desk, done, option):
    configure(desk)
    desk.run("build")
    done.clear()
    desk.run("build", option)
    assert BUILT in done
    assert (READ in done) == (option == "--clean")


def test_an_edit_that_keeps_size_and_time_is_seen(desk, done):
    """A file with its old size and modification time may have changed, as after a checkout."""
    made_up(desk)
    desk.run("build")
    for path, old, new in (
        ("seeds/good.txt", "Monday", "Friday"),
        ("docs/mine.md", "Gone", "Lost"),
    ):
        file = desk.root / path
        stat = file.stat()
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        done.clear()
        desk.run("build")
        assert BUILT in done, path


def test_work_that_is_broken_off_does_not_stand(desk, done, monkeypatch, tmp_path_factory):
    made_up(desk)
    desk.run("build")

    def broken_off(*_: object) -> None:
        raise KeyboardInterrupt

    desk.put("good.txt", GOOD.replace("Monday", "Friday"))
    with monkeypatch.context() as patch:
        patch.setattr(commands, "build", broken_off)
        assert desk.run("build").exit_code == 130
    desk.put("good.txt", GOOD)
    with monkeypatch.context() as patch:
        patch.setattr(tree, "write", broken_off)
        assert desk.run("build").exit_code == 130
    done.clear()
    result = desk.run("build")
    assert done == {READ, BUILT}
    check_against_whole(desk, result, tmp_path_factory.mktemp("whole"))


def test_an_article_that_is_saved_meanwhile_is_read_again(desk, done, monkeypatch):
    configure(desk)
    real = tree.write

    def saved(*arguments):
        written = real(*arguments)
        desk.put("good.txt", GOOD.replace("Monday", "Friday"))
        return written

    with monkeypatch.context() as patch:
        patch.setattr(tree, "write", saved)
        desk.run("convert")
    desk.put("good.txt", GOOD)  # restored: only the record of the work tells it was changed
    done.clear()
    desk.run("convert")
    assert done == {READ}


def test_a_check_is_not_made_twice_and_says_the_same(desk, done, monkeypatch):
    made_up(desk)
    desk.put("good.yml", "actors:\n  ignore: [Atlantis]\n")
    fault = OutputError(
        "leads nowhere: x.md",
        where=Where(desk.root / "docs" / "briefs" / "good.md", 3),
        remedy="mend",
    )
    monkeypatch.setattr(links, "broken", lambda *_: iter([fault]))
    first = desk.run("check")
    assert done == {READ}
    done.clear()
    assert said(desk, desk.run("check")) == said(desk, first)
    assert first.exit_code == 1
    assert "good.md:3" in first.stderr
    assert "Atlantis" in first.stderr
    assert done == set()
    write(desk, "docs/mine.md", "# Mine\n\nWhat others link to.\n")
    desk.run("check")
    assert done == {READ}


def test_other_peoples_code_is_asked_each_time(desk, done):
    configure(desk)
    write(desk, "hook.py", "def on_page_markdown(markdown, **_):\n    return markdown\n")
    with (desk.root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hook.py]\n")
    desk.run("build")
    done.clear()
    desk.run("build")
    assert done == {BUILT}


def test_what_mkdocs_warns_of_is_said(desk):
    made_up(desk)
    for _ in range(2):
        result = desk.run("build")
        assert result.exit_code == 0
        assert "nowhere.md" in result.stderr
    assert "nowhere.md" in desk.run("build", "--strict").stderr
