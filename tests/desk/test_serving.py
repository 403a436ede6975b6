"""A desk that is served shows what a build from nothing makes, and builds what has changed."""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen import held, workers
from briefgen.desk_files import DeskFolder
from briefgen.site import serving, staging
from tests.desk.conftest import GOOD, TestDesk
from tests.desk.test_what_stands_is_left import (
    CHANGES,
    REFUSED_AFTER_OTHERS,
    made_up,
    remove,
    whole,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_POLICY = re.compile(rb'<meta http-equiv="?Content-Security-Policy"?[^>]*>')
"""What a served page is without: MkDocs' server adds a script to it."""


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one store for all desks of this file, so that each text is read only once."""
    return tmp_path_factory.mktemp("prepared") / "store.sqlite"


@pytest.fixture(autouse=True)
def _stands_on_prepared_records(monkeypatch: pytest.MonkeyPatch, prepared: Path) -> None:
    monkeypatch.setattr(DeskFolder, "store", property(lambda _: prepared))


@contextmanager
def building(desk: TestDesk) -> Iterator[serving.Builder]:
    """Give what builds a desk while it is served, after its first build."""
    config = desk.root / "mkdocs.yml"
    site = desk.root / ".briefgen" / staging.SERVED
    builder = serving.Builder(config, site, desk.root / "site", None)
    builder.begin()
    try:
        yield builder
    finally:
        builder.end()
        workers.keep(1)


def shown(desk: TestDesk) -> dict[str, bytes]:
    """Return the files of the docs tree and of the site that is served."""
    return contents(desk.root / "docs", desk.root / ".briefgen" / staging.SERVED)


def contents(docs: Path, site: Path) -> dict[str, bytes]:
    """Return the content of each file of two folders, the pages without their policy."""
    return {
        f"{name}/{path.relative_to(folder).as_posix()}": _POLICY.sub(b"", path.read_bytes())
        for name, folder in (("docs", docs), ("site", site))
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".briefgen")
    }


def made_anew(other: TestDesk) -> dict[str, bytes]:
    """Return what a build from nothing makes of a desk. It ends what this process serves."""
    other.run("build")
    return contents(other.root / "docs", other.root / "site")


_OF_THE_SITE = {name for name in CHANGES if "of the site" in name or "in the site" in name}


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    rounds=st.lists(
        st.sampled_from(sorted(CHANGES.keys() - REFUSED_AFTER_OTHERS - _OF_THE_SITE)),
        min_size=4,
        max_size=7,
    )
)
def test_after_any_run_of_changes_is_shown_what_a_build_from_nothing_makes(
    tmp_path_factory, rounds
):
    root = tmp_path_factory.mktemp("desk")
    desk = TestDesk(root / "desk")
    desk.root.mkdir()
    desk.put("good.txt", GOOD)
    made_up(desk)
    with building(desk) as build:
        for name in rounds:
            CHANGES[name][0](desk)
            build()
        found = shown(desk)
    assert found == made_anew(whole(desk, root / "whole"))


def test_a_correction_that_is_taken_back_leaves_nothing_in_memory(desk, tmp_path_factory):
    """Records, corrected ones and rows are held: none of them may outlive what it depends on."""
    made_up(desk)
    with building(desk) as build:
        before = shown(desk)
        desk.put("good.yml", "actors:\n  rename:\n    Piet Maas: Peter Maas\n")
        desk.put("actors.yml", "nhu:\n  name: The Union\n  aliases: [Northern Harbour Union]\n")
        build()
        corrected, other = shown(desk), whole(desk, tmp_path_factory.mktemp("whole"))
        remove(desk, "seeds/good.yml")
        remove(desk, "seeds/actors.yml")
        build()
        assert shown(desk) == before
    assert corrected == made_anew(other) != before


def test_only_the_pages_that_changed_are_built(desk, caplog):
    caplog.set_level(logging.INFO, "mkdocs")
    made_up(desk)
    for number in range(8):
        desk.put(f"more{number}.txt", GOOD.replace("Veldt", f"Port{number} Ness"))
    with building(desk) as build:
        every = built(caplog)
        build()
        assert built(caplog) == 0
        write(desk, "docs/mine.md", "# Mine\n\nNone.\n")
        build()
        assert built(caplog) == 1
        desk.put("more1.txt", GOOD.replace("Veldt", "Port1 Ness").replace("Monday", "Friday"))
        build()
        assert 1 < built(caplog) < every / 2


def test_what_a_build_writes_or_removes_calls_for_no_other_and_what_a_person_writes_does(desk):
    made_up(desk)
    docs = desk.root / "docs"
    with building(desk) as build:
        assert build.wrote(docs, "briefs/other.md")
        assert build.wrote(docs, ".briefgen.json")
        assert not build.wrote(docs, "mine.md")
        assert not build.wrote(docs, "briefs/mine.md")
        remove(desk, "seeds/other.txt")
        build()
        assert build.wrote(docs, "briefs/other.md")
        build()
        assert not build.wrote(docs, "briefs/other.md")


def built(caplog: pytest.LogCaptureFixture) -> int:
    """Return how many pages the last build told to have built."""
    told = [m for m in caplog.messages if m.startswith("Built ")]
    return int(re.findall(r"[\d,]+", told[-1])[0].replace(",", ""))


def test_what_cannot_be_built_is_told_and_what_stood_there_is_served_on(desk, caplog):
    made_up(desk)
    with building(desk) as build:
        before = shown(desk)
        config = desk.root / "mkdocs.yml"
        right = config.read_text(encoding="utf-8")
        config.write_text(f"{right}nav: 3\n", encoding="utf-8")
        build()
        assert "nav" in caplog.text
        config.write_text(f"{right}hooks: [hook.py]\n", encoding="utf-8")
        write(desk, "hook.py", "")
        build()
        assert "serve anew" in caplog.text
        assert shown(desk) == before
        config.write_text(right, encoding="utf-8")
        desk.put("good.txt", GOOD.replace("Monday", "Friday"))
        build()
        assert b"Friday" in shown(desk)["docs/briefs/good.md"]


def test_the_next_run_begins_with_what_the_last_one_left(desk, caplog):
    caplog.set_level(logging.INFO, "mkdocs")
    made_up(desk)
    with building(desk):
        assert built(caplog) > 1
    with building(desk):
        assert built(caplog) == 0
    assert not (desk.root / "site").exists()


def test_what_is_served_goes_with_clean(desk):
    made_up(desk)
    with building(desk):
        pass
    write(desk, ".briefgen/served/mine.txt", "mine")
    assert desk.run("clean").exit_code == 0
    left = [p.name for p in (desk.root / ".briefgen" / staging.SERVED).rglob("*")]
    assert "mine.txt" in left
    assert not [name for name in left if name.endswith(".html")]


def test_values_are_held_only_while_something_asks_for_them_and_only_where_asked_to():
    made = []

    def ask(key: str) -> str:
        return held.value(key, lambda: made.append(key) or key.upper())

    assert [ask("a"), ask("a")] == ["A", "A"]
    assert made == ["a", "a"], "nothing is held by default"
    held.keep(on=True)
    try:
        made.clear()
        for keys in ("ab", "a", "ab"):
            for one in keys:
                ask(one)
            held.turn()
        assert made == ["a", "b", "b"], "b was let go after the build that did without it"
    finally:
        held.keep(on=False)


def test_a_thing_that_comes_out_equal_is_the_one_that_is_held():
    thing, one, same = object(), ("x", 1), (*"x", 1)
    assert one is not same
    assert held.again(thing, "what", same) is same
    held.keep(on=True)
    try:
        assert held.again(thing, "what", one) is one
        held.turn()
        assert held.again(thing, "what", same) is one
        assert held.again(thing, "what", ("y", 1)) == ("y", 1)
        assert held.of(thing, "size", lambda: 1) == held.of(thing, "size", lambda: 2)
        assert held.of(object(), "size", lambda: 2) == 2
    finally:
        held.keep(on=False)
