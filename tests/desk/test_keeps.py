"""Nothing of the user's is lost: files that briefgen did not write stay byte for byte."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from filelock import FileLock
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefgen.cli import main
from briefgen.site import ledger, lock, tree
from tests.desk.conftest import GOOD, TestDesk, configure


def held(root: Path) -> dict[str, object]:
    """Map each path in a folder to its bytes, to the target of a link, or to None for a folder."""
    found: dict[str, object] = {}
    for at, below, names in os.walk(root):
        for name in (*below, *names):
            path = Path(at, name)
            known = str(path.relative_to(root))
            if path.is_symlink():
                found[known] = ("link", str(path.readlink()))
            else:
                found[known] = path.read_bytes() if path.is_file() else None
    return found


def lost(before: dict[str, object], root: Path) -> list[str]:
    """Return the paths that have vanished from a folder, or changed, since `before` was taken."""
    now = held(root)
    return [path for path, what in before.items() if path not in now or now[path] != what]


def put(desk: TestDesk, path: str, text: str = "mine\n") -> Path:
    file = desk.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def mkdocs(desk: TestDesk, site: str | None = None) -> str:
    """Build as `mkdocs build` does; return why it refused, or "" where it did not."""
    from mkdocs.commands import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    more = {"site_dir": site} if site else {}
    told: list[str] = []
    ear, logger = _Ear(told), logging.getLogger("mkdocs")
    logger.addHandler(ear)
    (desk.root / "docs").mkdir(exist_ok=True)  # MkDocs checks for it before it calls any plugin
    try:
        made = load_config(config_file=str(desk.root / "mkdocs.yml"), **more)
        made.plugins.on_startup(command="build", dirty=False)
        try:
            build.build(made)
        finally:
            made.plugins.on_shutdown()
        assert "/.briefgen" not in made.site_dir, "whoever publishes looks for the site there"
    except (Abort, ConfigurationError) as error:
        return "\n".join([str(error), *told])
    finally:
        logger.removeHandler(ear)
    return ""


class _Ear(logging.Handler):
    def __init__(self, told: list[str]) -> None:
        super().__init__(logging.ERROR)
        self.told = told

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


@pytest.fixture(autouse=True)
def _quiet():
    logger = logging.getLogger("mkdocs")
    before = logger.level
    logger.setLevel(logging.ERROR)
    yield
    logger.setLevel(before)


# A folder that cannot be the site's

BAD_SITES = (
    "seeds",
    "seeds/made",
    "docs",
    "docs/made",
    ".",
    "..",
    ".briefgen",
    ".briefgen/x",
    "link",
)


@pytest.mark.parametrize("site", BAD_SITES)
def test_a_folder_of_the_desk_is_no_site(ready, site):
    put(ready, "docs/mine.md")
    (ready.root / "link").symlink_to(ready.root / "seeds")
    before = held(ready.root)
    result = ready.run("build", "-d", str(ready.root / site))
    assert result.exit_code == 1
    assert "site's folder" in result.stderr
    assert "name a folder of its own" in result.stderr
    assert lost(before, ready.root) == []
    assert not (ready.root / "docs" / "index.md").exists(), "refused before anything is touched"
    configure(ready, site=site)
    before = held(ready.root)
    for command in ("build", "clean", "check", "serve"):
        assert "site's folder" in ready.run(command).stderr, command
    assert mkdocs(ready)
    assert lost(before, ready.root) == []
    configure(ready)
    before = held(ready.root)
    assert mkdocs(ready, site=str(ready.root / site))
    assert lost(before, ready.root) == []


@pytest.mark.parametrize("docs", ["seeds", "seeds/docs", ".", ".briefgen", "link"])
def test_a_folder_of_the_desk_is_no_docs(ready, docs):
    (ready.root / "link").symlink_to(ready.root / "seeds")
    configure(ready, docs=docs)
    before = held(ready.root)
    for command in ("convert", "build", "clean", "check", "serve"):
        result = ready.run(command)
        assert result.exit_code == 1, command
        assert "docs_dir" in result.stderr, command
    assert mkdocs(ready)
    assert lost(before, ready.root) == []


def test_articles_do_not_lie_among_the_pages(ready):
    shutil.move(ready.root / "seeds", ready.root / "docs" / "seeds")
    configure(ready)
    text = (ready.root / "mkdocs.yml").read_text(encoding="utf-8")
    (ready.root / "mkdocs.yml").write_text(f"{text}      seeds: docs/seeds\n", encoding="utf-8")
    result = ready.run("convert")
    assert result.exit_code == 1
    assert "docs_dir" in result.stderr


# A folder for the site that holds other files


def test_what_lies_in_a_site_s_folder_stays_once_it_is_adopted(ready):
    configure(ready, site="../pub")
    pub = ready.root.parent / "pub"
    for path in ("../pub/.git/config", "../pub/CNAME", "../pub/briefs/mine.html"):
        put(ready, path)
    before = held(pub)
    result = ready.run("build")
    assert result.exit_code == 1
    assert "--adopt" in result.stderr
    assert not (ready.root / "docs").exists()
    assert "--adopt" in mkdocs(ready)
    assert held(pub) == before
    assert ready.run("build", "--adopt").exit_code == 0
    assert (pub / "briefs" / "good.html").is_file()
    put(ready, "../pub/later.txt")
    before = {p: w for p, w in held(pub).items() if p in {*before, "later.txt"}}
    for _ in range(2):
        assert ready.run("build").exit_code == 0
        assert lost(before, pub) == []
    assert mkdocs(ready) == ""
    assert lost(before, pub) == []
    assert ready.run("clean").exit_code == 0
    assert sorted(p for p, what in held(pub).items() if what is not None) == sorted(
        [ledger.MANIFEST, ".git/config", "CNAME", "briefs/mine.html", "later.txt"]
    )
    assert ready.run("build").exit_code == 0, "it need not be adopted again"


def test_a_file_in_the_way_is_named_and_nothing_is_written(ready):
    put(ready, "pub/index.html")
    put(ready, "pub/briefs/good.html")
    before = held(ready.root / "pub")
    result = ready.run("build", "--adopt", "-d", str(ready.root / "pub"))
    assert result.exit_code == 1
    assert "index.html" in result.stderr
    assert "briefs/good.html" in result.stderr
    assert held(ready.root / "pub") == before


@pytest.mark.parametrize("what", ["a link", "a folder", "a file for a folder"])
def test_a_link_or_a_folder_in_the_way_is_not_followed_or_emptied(ready, what):
    outside = ready.root.parent / "outside"
    outside.mkdir()
    (outside / "good.html").write_text("mine", encoding="utf-8")
    site = ready.root / "pub"
    site.mkdir()
    if what == "a link":
        (site / "briefs").symlink_to(outside)
    elif what == "a folder":
        put(ready, "pub/index.html/mine.txt")
    else:
        put(ready, "pub/briefs")
    before = held(ready.root.parent / "outside") | held(site)
    result = ready.run("build", "--adopt", "-d", str(site))
    assert result.exit_code == 1
    assert "in the way" in result.stderr
    assert held(outside) | held(site) == before


def test_a_site_of_a_version_without_a_list_is_taken_over_file_by_file(ready):
    assert ready.run("build").exit_code == 0
    site = ready.root / "site"
    (site / ledger.MANIFEST).unlink()
    for file in (ready.root / ".briefgen").glob("[fs]i*.json"):
        file.unlink()
    put(ready, "site/CNAME")
    css = next((site / "css").glob("*.css"))
    css.write_text("/* another version */", encoding="utf-8")
    (ready.root / "seeds" / "other.txt").unlink()
    assert ready.run("build").exit_code == 0
    assert (site / "CNAME").read_text(encoding="utf-8") == "mine\n"
    assert not (site / "briefs" / "other.html").exists()
    assert css.read_text(encoding="utf-8") != "/* another version */"
    aside = [p.read_text(encoding="utf-8") for p in ledger.set_aside_files(ready.root)]
    assert "/* another version */" in aside


def test_another_builder_s_site_keeps_what_is_not_ours(ready):
    configure(ready, more="extra_templates: []\nhooks: [hook.py]\n")
    put(ready, "hook.py", "def on_page_markdown(markdown, **_):\n    return markdown\n")
    assert ready.run("build").exit_code == 0
    put(ready, "site/mine.txt")
    put(ready, "site/deep/mine.txt")
    for build in (lambda: ready.run("build").exit_code, lambda: mkdocs(ready)):
        assert not build()
        assert (ready.root / "site" / "mine.txt").is_file()
        assert (ready.root / "site" / "deep" / "mine.txt").is_file()


def test_mkdocs_builds_the_bytes_that_we_build(ready):
    assert ready.run("build").exit_code == 0
    first = held(ready.root / "site")
    shutil.rmtree(ready.root / "site")
    assert mkdocs(ready) == ""
    assert held(ready.root / "site") == first
    put(ready, "site/mine.txt")
    assert mkdocs(ready) == ""
    assert held(ready.root / "site") == {**first, "mine.txt": b"mine\n"}


def test_properdocs_keeps_what_is_not_ours(ready):
    put(ready, "site/mine.txt")
    ready.run("build", "--adopt")
    command = [sys.executable, "-m", "properdocs", "build", "-q", "-f", "mkdocs.yml"]
    for more, code in (((), 0), (("-d", "seeds"), 1)):
        done = subprocess.run(
            [*command, *more], cwd=ready.root, capture_output=True, text=True, check=False
        )
        assert (done.returncode, more) == (code, more), done.stderr
    assert (ready.root / "site" / "mine.txt").is_file()
    assert (ready.root / "seeds" / "good.txt").is_file()


# Files that a person edited


@pytest.mark.parametrize(
    "path", ["docs/briefs/good.md", "docs/briefs/good.json", "site/index.html"]
)
@pytest.mark.parametrize("command", ["build", "clean"])
def test_a_generated_file_that_was_edited_is_set_aside_and_said(ready, path, command):
    ready.run("build")
    file = ready.root / path
    edited = file.read_bytes() + b"an afternoon's work\n"
    file.write_bytes(edited)
    ready.run(command)
    assert not file.exists() or file.read_bytes() != edited
    aside = ledger.set_aside_files(ready.root)
    assert [p.read_bytes() for p in aside] == [edited]
    for _ in range(2):
        result = ready.run("convert")
        assert "set-aside" in result.stderr
        assert result.exit_code == 0
    aside[0].unlink()
    assert "set-aside" not in ready.run("convert").stderr


def test_a_generated_page_whose_marker_was_taken_away_is_the_person_s(ready):
    ready.run("build")
    page = ready.root / "docs" / "briefs" / "good.md"
    mine = page.read_text(encoding="utf-8").replace(f"{tree.MARKER}\n", "")
    page.write_text(mine, encoding="utf-8")
    ready.run("build")
    (ready.root / "seeds" / "good.txt").unlink()
    ready.run("build")
    ready.run("clean")
    assert page.read_text(encoding="utf-8") == mine


def test_a_page_with_the_marker_that_we_did_not_write_stays_and_is_named(ready):
    ready.run("convert")
    copy = put(ready, "docs/notes/copied.md", f"---\n{tree.MARKER}\n---\n\nMine.\n")
    for _ in range(2):
        assert "copied.md" in ready.run("convert").stderr
    ready.run("clean")
    assert copy.read_text(encoding="utf-8").endswith("Mine.\n")


@pytest.mark.parametrize("name", [ledger.MANIFEST, ledger.JOURNAL])
@pytest.mark.parametrize("folder", ["docs", "site"])
def test_a_file_of_the_ledger_s_name_is_not_written_over(ready, name, folder):
    ready.run("build")
    (ready.root / folder / ledger.MANIFEST).unlink()
    file = put(ready, f"{folder}/{name}", '{"mine": 1}\n')
    for command in ("build", "clean"):
        result = ready.run(command)
        assert result.exit_code == 1
        assert name in result.stderr
        assert file.read_text(encoding="utf-8") == '{"mine": 1}\n'


# The archive, and what briefgen remembers


def test_an_archive_of_that_name_that_is_not_ours_stays(ready):
    archive = put(ready, "site.zip")
    part = put(ready, "site.zip.part")
    result = ready.run("build", "--zip")
    assert result.exit_code == 1
    assert "site.zip" in result.stderr
    ready.run("clean")
    assert archive.read_text(encoding="utf-8") == "mine\n"
    archive.unlink()
    assert ready.run("build", "--zip").exit_code == 0
    put(ready, "site/.git/config")
    assert ready.run("build", "--zip").exit_code == 0
    with zipfile.ZipFile(archive) as opened:
        assert "site/index.html" in opened.namelist()
        assert not [n for n in opened.namelist() if ".git" in n or ledger.MANIFEST in n]
    with zipfile.ZipFile(archive, "a") as opened:
        opened.writestr("mine.txt", "mine")
    ready.run("clean")
    assert archive.exists(), "somebody put a file into it"
    archive.unlink()
    ready.run("build", "--zip")
    ready.run("clean")
    assert not archive.exists()
    assert part.read_text(encoding="utf-8") == "mine\n"


def test_clean_takes_of_what_is_remembered_only_what_is_ours(ready):
    ready.run("build")
    mine = put(ready, ".briefgen/notes.txt")
    ready.run("clean")
    assert [p.name for p in (ready.root / ".briefgen").iterdir()] == ["notes.txt"]
    mine.unlink()
    ready.run("build")
    ready.run("clean")
    assert not (ready.root / ".briefgen").exists()


def test_a_file_where_things_are_remembered_is_named_and_the_site_is_built(ready):
    shutil.rmtree(ready.root / ".briefgen")
    file = put(ready, ".briefgen")
    for command in ("convert", "build", "clean"):
        result = ready.run(command)
        assert result.exit_code == 0, (command, result.stderr)
        assert command == "clean" or ".briefgen" in result.stderr
        assert file.read_text(encoding="utf-8") == "mine\n"
        assert command != "build" or (ready.root / "site" / "index.html").is_file()


def test_the_list_of_a_site_holds_hashes_and_no_times(ready):
    ready.run("build")
    listed = json.loads((ready.root / "site" / ledger.MANIFEST).read_bytes())["files"]
    assert list(listed) == sorted(listed)
    files = {p: w for p, w in held(ready.root / "site").items() if isinstance(w, bytes)}
    assert {p: ledger.digest(w) for p, w in files.items() if p != ledger.MANIFEST} == listed


def test_what_has_not_changed_is_not_read_again(ready, monkeypatch):
    ready.run("build")
    monkeypatch.setattr(ledger, "digest_of", lambda file: pytest.fail(f"{file} was read"))
    assert ready.run("build").exit_code == 0


# One build at a time


def test_a_second_build_says_who_is_at_work(ready, monkeypatch):
    monkeypatch.setattr(lock, "PATIENCE", 0.2)
    home = ready.root / ".briefgen"
    with lock.locked(home, "build"):
        for command in ("build", "convert", "clean"):
            result = ready.run(command)
            assert result.exit_code == 1
            assert f"process {os.getpid()}" in result.stderr
            assert "`briefgen build`" in result.stderr
        assert "at work" in mkdocs(ready)
    assert ready.run("build").exit_code == 0


def test_a_lock_whose_process_is_gone_holds_nobody_up(ready):
    put(ready, ".briefgen/lock", "")
    put(ready, ".briefgen/lock.json", '{"pid": 1, "command": "build"}')
    assert ready.run("build").exit_code == 0
    code = (
        "import os, sys\nfrom filelock import FileLock\n"
        "FileLock(sys.argv[1]).acquire()\nos._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(ready.root / ".briefgen/lock")], check=False)
    assert ready.run("build").exit_code == 0


def test_leftovers_of_ours_go_and_those_that_only_look_so_stay(ready):
    ready.run("build")
    ours = [
        put(ready, f"{folder}/{ledger.temporary('.tmp')}")
        for folder in ("docs/briefs", "site/briefs", "site", ".", ".briefgen")
    ]
    stage = put(ready, f".briefgen/{ledger.temporary()}/x.html").parent
    dead = put(ready, f".briefgen/serve{ledger.temporary()}/lock").parent
    mine = [
        put(ready, f"{folder}/{name}")
        for folder in ("docs/briefs", "site/briefs", ".", ".briefgen")
        for name in (".briefgen-notes.tmp", ".briefgen-0123456789abcdef.tmp", "x.tmp")
    ]
    living = ready.root / ".briefgen" / f"serve{ledger.temporary()}"
    living.mkdir()
    with FileLock(living / "lock"):
        ready.put("good.txt", GOOD + "More.\n")
        ready.run("build")
        assert living.is_dir()
    assert not [p for p in (*ours, stage, dead) if p.exists()]
    assert not [p for p in mine if not p.exists()]


def test_a_new_desk_is_not_written_through_a_link(tmp_path):
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "mkdocs.yml").symlink_to(tmp_path / "elsewhere.yml")
    result = CliRunner().invoke(main, ["init", str(tmp_path / "desk")])
    assert result.exit_code == 1
    assert not (tmp_path / "elsewhere.yml").exists()


# Any desk, any command

PLAIN = (
    "notes.txt", ".git/config", "site.zip.part", "set-aside/mine.txt",
    "seeds/.git/HEAD", "seeds/picture.png", "seeds/deep/.hidden",
    "docs/mine.md", "docs/.git/config", "docs/briefs/mine.md", "docs/actors/mine.png",
    "docs/.briefgen-notes.tmp", "pages/mine.md",
    "site/CNAME", "site/.git/config", "site/briefs/own.html", "site/search/mine.js",
    "site/css/mine.css", "site/.nojekyll", "../pub/.git/config", "../pub/own.html",
    ".briefgen/notes.txt", ".briefgen/pages/mine.html", ".briefgen/pages-mine.json",
)  # fmt: skip
"""Paths of files that are in the way of nothing that briefgen writes."""
IN_THE_WAY = (
    "site/index.html", "docs/briefs/good.md", "site.zip", "site/briefs/good.html",
    "../pub/index.html", "docs/briefs/good.json", "site/search/engine.js",
)  # fmt: skip
MARKED = ("docs/briefs/copied.md", "docs/copied.md", "pages/briefs/copied.md")
LINKS = ("docs/link.md", "docs/linked", "site/link.html", "site/linked", "seeds/linked.txt")
EMPTY = ("docs/empty", "site/empty", "seeds/empty", ".briefgen/empty", "site/briefs/empty")
COMMANDS = (
    ("build", "--adopt"), ("clean",), ("build", "--zip", "--adopt"), ("mkdocs",), ("build",),
    ("build", "--clean"), ("convert",), ("check",), ("serve",), ("elsewhere",),
)  # fmt: skip


def strew(desk: TestDesk, paths: list[str]) -> None:
    """Write a person's own files into a desk, except where something exists already."""
    outside = desk.root.parent / "outside"
    outside.mkdir(exist_ok=True)
    for path in paths:
        target = desk.root / path
        if target.exists() or target.is_symlink():
            continue
        with contextlib.suppress(FileExistsError, NotADirectoryError):
            target.parent.mkdir(parents=True, exist_ok=True)
            if path in EMPTY:
                target.mkdir()
            elif path in LINKS:
                (outside / target.name).write_text("beyond\n", encoding="utf-8")
                target.symlink_to(outside / target.name)
            elif path in MARKED:
                target.write_text(f"---\n{tree.MARKER}\n---\n\nMine.\n", encoding="utf-8")
            else:
                target.write_text(f"mine: {path}\n", encoding="utf-8")


def do(desk: TestDesk, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    if command == ("mkdocs",):
        mkdocs(desk)
        return
    if command == ("serve",):
        # everything that `serve` does, except to wait for requests
        monkeypatch.setattr("mkdocs.livereload.LiveReloadServer.serve", lambda *_, **__: None)
    arguments = [
        str(desk.root / a) if before == "-d" else a
        for before, a in zip(("", *command), command, strict=False)
    ]
    result = desk.run(*arguments)
    assert result.exit_code in (0, 1, 2), result.stderr


DRAWN = {
    "in the way": st.lists(st.sampled_from(IN_THE_WAY), max_size=2, unique=True),
    "later": st.booleans(),
    "site": st.sampled_from(("site", "../pub", "site", "out/site", "docs/site", "seeds", ".")),
    "docs": st.sampled_from(("docs", "pages", "docs", "docs", "seeds/docs")),
    "search": st.sampled_from(("false", "false", "false", "true")),
    "elsewhere": st.sampled_from((*BAD_SITES[:7], "out", "../pub", "site/deep")),
    "commands": st.lists(st.sampled_from(COMMANDS), min_size=2, max_size=4),
}
USUAL = {"site": "site", "docs": "docs", "search": "false", "elsewhere": "seeds"}
ADOPT, CLEAN, MKDOCS, ELSEWHERE = COMMANDS[0], COMMANDS[1], COMMANDS[3], COMMANDS[-1]


# where a build is refused, MkDocs' server leaves its socket to the garbage collector
@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn=st.fixed_dictionaries(DRAWN))
@example(drawn={**USUAL, "in the way": [], "later": False, "commands": [ADOPT, CLEAN, ELSEWHERE]})
@example(drawn={**USUAL, "in the way": [], "later": True, "commands": [MKDOCS, CLEAN]})
@example(drawn={**USUAL, "in the way": IN_THE_WAY[:3], "later": False, "commands": [ADOPT, CLEAN]})
def test_whatever_lies_on_a_desk_is_there_afterwards(tmp_path_factory, prepared, drawn):
    paths = [*PLAIN, *MARKED, *LINKS, *EMPTY, *drawn["in the way"]]
    root = tmp_path_factory.mktemp("any")
    shutil.copytree(prepared, root / "desk")
    desk = TestDesk(root / "desk")
    configure(desk, drawn["site"], drawn["docs"], drawn["search"])
    if not drawn["later"]:
        strew(desk, paths)
        before = held(root)
    with pytest.MonkeyPatch.context() as patch:
        if drawn["later"]:
            do(desk, ("build",), patch)
            made = held(root)
            strew(desk, paths)
            before = {p: what for p, what in held(root).items() if p not in made}
            before |= {
                p: made[p] for p in made if p.startswith("desk/seeds") or p == "desk/mkdocs.yml"
            }
        before = {p: w for p, w in before.items() if not p.startswith("desk/.briefgen/store")}
        before.pop("desk/.briefgen", None)
        before = {p: w for p, w in before.items() if not _remembered(p)}
        for command in drawn["commands"]:
            if command == ELSEWHERE:
                command = ("build", "--adopt", "-d", drawn["elsewhere"])  # noqa: PLW2901 - with the folder that was drawn
            do(desk, command, patch)
            assert lost(before, root) == [], command
    assert [p for p in root.rglob("*") if ledger.is_leftover(p.name)] == []


def _remembered(path: str) -> bool:
    from briefgen.site.staging import _REMEMBERED

    folder, _, name = path.rpartition("/")
    return folder == "desk/.briefgen" and bool(_REMEMBERED.fullmatch(name))
