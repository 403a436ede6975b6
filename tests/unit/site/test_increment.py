"""An incremental build gives the bytes of MkDocs' own full build."""

from __future__ import annotations

import logging
import os
import sqlite3
import zlib
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.structure.pages import Page

from briefgen import workers
from briefgen.errors import DeskError
from briefgen.site import commands, increment, inside
from briefgen.site import search as engine_search
from briefgen.site.how import How

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CONFIG = (
    "site_name: {name}\ntheme: briefgen\nplugins:\n  - briefgen:\n      search: {search}\n{more}"
)
BRIEF = """---
kind: "brief"
description: "{words}"
published: "2024-05-0{day}"
---

# The ferry {words}

It sails on [the quay](#p1s1), as [another](../briefs/{other}.md#p1s1) and [a \
list](../actors/index.md) say.

## Source text {{ #source-text }}

<span class="s" id="p1s1">The ferry {words}.</span>
"""
STRAY = "briefs/stray.html"
"""A file in the site that briefgen did not write: it stays."""

SLUGS = ("amber", "birch", "cedar", "dune", "elm", "fern", "grove", "heath", "isle", "jetty")


@dataclass
class Desk:
    """A handwritten docs tree, built by us into `site` and by MkDocs into `whole`."""

    root: Path
    name: str = "Desk"
    more: str = ""
    search: str = "false"

    def put(self, path: str, text: str) -> None:
        file = self.root / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def brief(self, at: int, words: str = "is late") -> None:
        self.put(
            f"briefs/{SLUGS[at]}.md",
            BRIEF.format(words=words, day=at % 9 + 1, other=SLUGS[(at + 1) % len(SLUGS)]),
        )

    def build(self, *, clean: bool = False, strict: bool = False, jobs: int = 1) -> None:
        text = CONFIG.format(name=self.name, search=self.search, more=self.more)
        (self.root / "mkdocs.yml").write_text(text, encoding="utf-8")
        (self.root / "seeds").mkdir(exist_ok=True)
        how = How(clean=clean, strict=strict, workers=jobs)
        commands.build(self.root / "mkdocs.yml", self.root / "site", how)

    def differences(self) -> set[str]:
        """Return the files in which our site differs from MkDocs' own build."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(increment, "fits", lambda _config: False)
            commands.build(self.root / "mkdocs.yml", self.root / "whole")
        ours, whole = _bytes(self.root / "site"), _bytes(self.root / "whole")
        ours.pop(STRAY, None)
        return {name for name in ours.keys() | whole.keys() if ours.get(name) != whole.get(name)}


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def _stamps(desk: Desk) -> dict[str, int]:
    site = desk.root / "site"
    return {p.relative_to(site).as_posix(): p.stat().st_mtime_ns for p in site.rglob("*.html")}


def _rewritten(desk: Desk) -> set[str]:
    """Build, and return the pages that were written, without the theme's own templates."""
    before = _stamps(desk)
    desk.build()
    after = _stamps(desk)
    return {name for name in after if before.get(name) != after[name]} - {"404.html", "search.html"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return _desk(tmp_path)


def _desk(root: Path) -> Desk:
    made = Desk(root)
    made.put("index.md", "# Home\n\n[Briefs](briefs/index.md)\n")
    made.put("briefs/index.md", "# Briefs\n\n- [one](amber.md)\n")
    made.put("actors/index.md", "# Actors\n\nNobody yet.\n")
    made.put("img/map.txt", "here")
    for at in range(len(SLUGS)):
        made.brief(at)
    made.put("briefs/amber.bib", "@misc{amber}")
    return made


def _tamper(desk: Desk) -> None:
    page = desk.root / "site" / "briefs" / "cedar.html"
    if page.exists():
        page.write_text("spoilt", encoding="utf-8")


def _remove(desk: Desk, path: str) -> None:
    (desk.root / path).unlink(missing_ok=True)


CHANGES: dict[str, Callable[[Desk], None]] = {
    "nothing": lambda _d: None,
    "edit a brief": lambda d: d.brief(3, "was sold"),
    "take the edit back": lambda d: d.brief(3),
    "delete a brief that others link to": lambda d: _remove(d, "docs/briefs/elm.md"),
    "restore it": lambda d: d.brief(4),
    "no brief any more": lambda d: d.put("briefs/fern.md", "# A note\n\nOf no kind.\n"),
    "a brief again": lambda d: d.brief(5),
    "edit a page of the menu": lambda d: d.put("actors/index.md", "# Actors\n\nOne.\n"),
    "retitle it": lambda d: d.put("actors/index.md", "---\ntitle: Who\n---\n\n# Who\n\nOne.\n"),
    "delete it": lambda d: _remove(d, "docs/actors/index.md"),
    "rename the site": lambda d: setattr(d, "name", "Another desk"),
    "name it as before": lambda d: setattr(d, "name", "Desk"),
    "give it an address": lambda d: setattr(d, "more", "site_url: https://desk.example/\n"),
    "a menu of its own": lambda d: setattr(
        d, "more", "nav: [actors/index.md, briefs/index.md, briefs/amber.md]\n"
    ),
    "another setting": lambda d: setattr(d, "more", "markdown_extensions: [smarty, sane_lists]\n"),
    "no other settings": lambda d: setattr(d, "more", ""),
    "a download more": lambda d: d.put("briefs/birch.bib", "@misc{birch}"),
    "and less": lambda d: _remove(d, "docs/briefs/birch.bib"),
    "change a file": lambda d: d.put("img/map.txt", "there"),
    "delete a file": lambda d: _remove(d, "docs/img/map.txt"),
    "a page where the theme has a template": lambda d: d.put("404.md", "# Lost\n"),
    "the template again": lambda d: _remove(d, "docs/404.md"),
    "a file where a page stands": lambda d: d.put("briefs/dune.html", "not this"),
    "and none": lambda d: _remove(d, "docs/briefs/dune.html"),
    "spoil a built page": _tamper,
    "lose a built page": lambda d: _remove(d, "site/briefs/heath.html"),
    "lose a register": lambda d: _remove(d, "site/briefs/isle.text.js"),
    "leave something in the site": lambda d: (d.root / "site" / STRAY).write_text("stray"),
    "spoil what is remembered": lambda d: [
        p.write_text("{") for p in (d.root / ".briefgen").glob("*.json")
    ],  # type: ignore[func-returns-value]
}


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    logger = logging.getLogger("mkdocs")
    before = logger.level
    logger.setLevel(logging.ERROR)
    yield
    logger.setLevel(before)


def test_each_change_gives_the_bytes_of_a_whole_build(desk: Desk) -> None:
    desk.build()
    assert desk.differences() == set()
    for name, change in CHANGES.items():
        change(desk)
        desk.build()
        assert (name, desk.differences()) == (name, set())


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    rounds=st.lists(
        st.lists(st.sampled_from(sorted(CHANGES)), min_size=1, max_size=4), min_size=1, max_size=4
    ),
    jobs=st.sampled_from([1, 2]),
)
def test_any_run_of_changes_does(
    tmp_path_factory: pytest.TempPathFactory, rounds: list[list[str]], jobs: int
) -> None:
    desk = _desk(tmp_path_factory.mktemp("desk"))
    desk.build(jobs=jobs)
    for names in rounds:
        for name in names:
            CHANGES[name](desk)
        desk.build(jobs=jobs)
    assert desk.differences() == set()


def test_what_has_not_changed_is_not_written(desk: Desk) -> None:
    desk.build()
    assert _rewritten(desk) == set()
    desk.brief(3, "was sold")
    assert _rewritten(desk) == {"briefs/dune.html"}
    desk.name = "Another"
    assert "briefs/dune.html" in _rewritten(desk)
    assert _rewritten(desk) == set()


def test_a_page_whose_link_lost_its_target_is_built_again(desk: Desk) -> None:
    desk.build()
    (desk.root / "docs" / "briefs" / "elm.md").unlink()
    assert _rewritten(desk) == {"briefs/dune.html"}  # it links to elm


@pytest.fixture
def set_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that collects the paths of pages whose Markdown is rendered."""
    seen: list[str] = []
    real = Page.render
    monkeypatch.setattr(
        Page, "render", lambda page, *a: (seen.append(page.file.src_uri), real(page, *a))[1]
    )
    return seen


@pytest.mark.parametrize(
    "change",
    [
        lambda d: setattr(d, "name", "Another desk"),
        lambda d: d.put("briefs/birch.bib", "@misc{birch}"),
        lambda d: setattr(d, "more", "extra: {colour: red}\n"),
        lambda d: _remove(d, "site/briefs/heath.html"),
    ],
)
def test_what_no_text_hangs_on_costs_no_markdown(
    desk: Desk, set_anew: list[str], change: Callable[[Desk], object]
) -> None:
    desk.build()
    before = _bytes(desk.root / "site")
    change(desk)
    set_anew.clear()
    desk.build()
    assert not {*set_anew} - {"actors/index.md", "briefs/index.md", "index.md"}
    assert desk.name == "Desk" or _bytes(desk.root / "site") != before
    assert desk.differences() == set()


@pytest.mark.parametrize(
    ("change", "due"),
    [
        (lambda d: d.brief(3, "was sold"), {"briefs/dune.md"}),
        (lambda d: _remove(d, "docs/briefs/elm.md"), {"briefs/dune.md"}),  # it links to elm
        (lambda d: setattr(d, "more", "exclude_docs: elm.md\n"), None),
        (lambda d: setattr(d, "more", "markdown_extensions: [smarty]\n"), None),
    ],
)
def test_markdown_is_set_again_where_what_it_hangs_on_is_another(
    desk: Desk, set_anew: list[str], change: Callable[[Desk], object], due: set[str] | None
) -> None:
    desk.build()
    change(desk)
    set_anew.clear()
    desk.build()
    assert {*set_anew} == due if due else {"briefs/dune.md", "briefs/amber.md"} <= {*set_anew}
    assert desk.differences() == set()


def test_what_is_kept_of_a_page_and_damaged_is_made_again(desk: Desk, set_anew: list[str]) -> None:
    desk.build()
    (file,) = (desk.root / ".briefgen").glob("html-*.sqlite")
    with closing(sqlite3.connect(file)) as kept, kept:
        kept.execute("UPDATE kept SET value = ?", (zlib.compress(b'{"made": '),))
    desk.name = "Another desk"
    set_anew.clear()
    desk.build()
    assert "briefs/dune.md" in set_anew
    assert desk.differences() == set()


@pytest.mark.parametrize("how", ["clean", "strict"])
def test_everything_is_built_where_that_is_asked_for(
    desk: Desk, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.build()
    built = []
    real = inside.write
    monkeypatch.setattr(inside, "write", lambda page, *a: built.append(page) or real(page, *a))
    desk.build()
    assert built == []
    before = _stamps(desk)
    desk.build(clean=how == "clean", strict=how == "strict")
    assert len(built) == len(SLUGS) + 3
    assert _stamps(desk) == before, "what comes out the same is not touched"


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_warning_lasts_as_long_as_its_cause(
    desk: Desk, jobs: int, caplog: pytest.LogCaptureFixture
) -> None:
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    desk.put("briefs/birch.md", "# Birch\n\n[gone](nowhere.md) and [astray](cedar.md#nowhere)\n")
    for _ in range(2):
        caplog.clear()
        desk.build(jobs=jobs)
        told = [r.getMessage() for r in caplog.records if "birch.md" in r.getMessage()]
        assert len([t for t in told if "nowhere.md" in t]) == 1
        assert len([t for t in told if "#nowhere" in t]) == 1
    with pytest.raises(DeskError, match="strict"):
        desk.build(strict=True, jobs=jobs)
    desk.put("briefs/cedar.md", '# Cedar\n\n<a id="nowhere"></a>here\n')
    caplog.clear()
    desk.build(jobs=jobs)
    assert not [r for r in caplog.records if "#nowhere" in r.getMessage()]


def test_other_peoples_code_is_left_to_mkdocs(desk: Desk) -> None:
    desk.more = "markdown_extensions: [tests.made_up_extension]\n"
    with pytest.raises(DeskError):
        desk.build()  # MkDocs reports that it is missing
    desk.more = "extra_templates: [img/map.txt]\n"
    desk.build()
    assert not list((desk.root / ".briefgen").glob("pages-*"))


def test_the_search_is_made_again_only_for_other_pages(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.search = "true"
    runs = []
    real = engine_search._pagefind
    monkeypatch.setattr(engine_search, "_pagefind", lambda *a: runs.append(a) or real(*a))
    desk.build()
    desk.build()
    assert len(runs) == 1
    desk.brief(2, "was sunk")
    desk.build()
    assert len(runs) == 2
    next((desk.root / "site" / "search").glob("fragment/*")).unlink()
    desk.build()
    assert len(runs) == 3
    assert desk.differences() == set()


MARKED = "---\nkind: actor\n---\n\n# {title}\n\n{words}\n"


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.brief(2, "was sunk"),
        lambda d: d.brief(2, "café"),
        lambda d: _remove(d, "docs/briefs/dune.md"),
        lambda d: d.put("actors/new.md", MARKED.format(title="New", words="A late café.")),
        lambda d: d.put("actors/index.md", "# Actors\n\nOne.\n"),
        lambda d: d.put("briefs/fern.md", "# A note\n\nOf no kind.\n"),
        lambda d: [_remove(d, f"docs/briefs/{slug}.md") for slug in SLUGS],
    ],
)
def test_the_search_of_what_was_found_before_is_that_of_all(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, change: Callable[[Desk], object]
) -> None:
    desk.search = "true"
    desk.build()
    before = (desk.root / "site" / "search" / "engine.js").read_bytes()
    shown: list[int] = []
    real = engine_search._pagefind
    monkeypatch.setattr(
        engine_search,
        "_pagefind",
        lambda site, out: shown.append(len(list(site.rglob("*.html")))) or real(site, out),
    )
    change(desk)
    desk.build()
    after = (desk.root / "site" / "search" / "engine.js").read_bytes()
    assert sum(shown) <= 2 or not list((desk.root / "docs" / "briefs").glob("b*.md"))
    assert bool(shown) is (after != before)
    assert desk.differences() == set()


@pytest.mark.parametrize("copies", [True, False])
def test_processes_make_the_bytes_that_one_makes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, *, copies: bool
) -> None:
    if copies and not workers.can_copy():
        pytest.skip("this system copies no processes")
    monkeypatch.setattr(workers, "can_copy", lambda: copies)
    for start in workers.Start:
        monkeypatch.setitem(workers.WORTH_IT, start, 4)
    monkeypatch.setattr(
        increment._Pages, "build", _only_elsewhere(increment._Pages.build, os.getpid())
    )
    desk.more = "nav: [{First: actors/index.md}, briefs/index.md, briefs/amber.md]\n"
    desk.put("briefs/birch.md", "# Birch\n\n[gone](nowhere.md)\n")
    desk.build(jobs=2)
    monkeypatch.undo()
    assert desk.differences() == set()


def _only_elsewhere(build: Callable[..., object], here: int) -> Callable[..., object]:
    """Return `build`, made to fail in this process.

    A forked process inherits it but may run it, a fresh one never sees it.
    """

    def guarded(pages: object, uri: str) -> object:
        assert os.getpid() != here
        return build(pages, uri)

    return guarded


def test_the_mkdocs_that_is_installed_was_checked():
    """A new version of MkDocs must be checked before `CHECKED` names it.

    Compare its build with `increment`, and run these tests.
    """
    assert version("mkdocs") in inside.CHECKED
    assert inside.fits()


@pytest.mark.parametrize("step", ["_populate_page", "_build_page", "_build_theme_template"])
def test_where_a_step_of_mkdocs_is_gone_it_builds_in_its_own_way(tmp_path, monkeypatch, step):
    desk = Desk(tmp_path)
    desk.brief(0)
    desk.brief(1)
    monkeypatch.setattr(inside, "fits", lambda: False)
    desk.build()
    own = {p.name for p in (tmp_path / "site" / "briefs").iterdir()}
    assert {"amber.html", "birch.html"} <= own
    monkeypatch.undo()
    monkeypatch.delattr(inside.build, step)
    assert not inside.fits()


def test_under_another_mkdocs_its_own_build_is_used(monkeypatch):
    monkeypatch.setattr(inside, "version", lambda _: "1.7.0")
    assert not inside.fits()
