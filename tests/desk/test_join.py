"""Several desks are joined into one site.

The pages of each stay as they were, what the desks share is listed, and no file of theirs changes.
"""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from briefgen.site import ledger
from tests.joined import YEARS, desks, run

KEY = "· same entry in the registries"


@pytest.fixture(scope="module")
def three(tmp_path_factory) -> list[Path]:
    return desks(tmp_path_factory.mktemp("desks"))


@pytest.fixture(scope="module")
def joined(three) -> Path:
    out = three[0].parent / "all"
    assert run("join", *three, "-d", out, "--name", "All years").exit_code == 0
    return out


def files(folder: Path) -> dict[str, bytes]:
    """Return the content of each file of a site but its manifest, by path."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and p.name != ledger.MANIFEST
    }


def stamps(folder: Path) -> dict[str, int]:
    return {p.relative_to(folder).as_posix(): p.stat().st_mtime_ns for p in folder.rglob("*")}


def refused(result) -> str:
    assert result.exit_code == 1
    return " ".join(result.stderr.split())


def lines(joined: Path, page: str) -> list[str]:
    """Return the text of each list item of a page."""
    html = (joined / page).read_text(encoding="utf-8")
    body = re.search(r"<article.*?</article>", html, re.DOTALL)[0]
    items = re.findall(r"<li>(.*?)</li>", body, re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", "", item)).split()) for item in items]


def test_the_pages_of_each_desk_are_as_they_were(three, joined):
    for folder, year in zip(three, YEARS, strict=True):
        assert files(folder / "site") == files(joined / year)


def test_actors_of_several_desks_stand_in_one_line(joined):
    each = ", ".join(f"Desk {year} 2 briefs" for year in YEARS)
    assert lines(joined, "actors.html") == [
        f"Northern Harbour Union, organisation also Harbour Union of the North: {each} {KEY}",
        f"Piet Maas, person: {each} · same name",
    ]


def test_happenings_of_all_desks_stand_in_one_list(joined):
    told = lines(joined, "happenings.html")
    assert [re.search(r"Desk \d+", line)[0] for line in told] == [
        "Desk 2024",
        "Desk 2023",
        "Desk 2022",
    ]


def test_each_link_of_the_pages_that_join_leads_somewhere(joined):
    for page in joined.glob("*.html"):
        for target in re.findall(r'href="?([^" >#]+)', page.read_text(encoding="utf-8")):
            if page.name != "404.html" and not target.startswith("http"):
                assert (joined / unquote(target)).exists(), (page.name, target)


def test_what_has_not_changed_is_not_written_again(three, joined):
    before = stamps(joined)
    assert run("join", *three, "-d", joined, "--name", "All years").exit_code == 0
    after = stamps(joined)
    assert {n for n in before if Path(n).suffix and before[n] != after.get(n)} == set()
    assert before.keys() == after.keys()


def test_a_desk_that_was_built_again_brings_its_changes_alone(three, tmp_path):
    own = [Path(shutil.copytree(folder, tmp_path / folder.name)) for folder in three]
    out = tmp_path / "all"
    run("join", *own, "-d", out)
    before = stamps(out)
    (own[1] / "seeds" / "open.md").unlink()
    run("build", "-f", own[1] / "mkdocs.yml")
    assert run("join", *own, "-d", out).exit_code == 0
    assert files(own[1] / "site") == files(out / "2023")
    assert not (out / "2023" / "briefs" / "open.html").exists()
    changed = {n for n, at in stamps(out).items() if before.get(n) != at and "." in n}
    assert {n.split("/")[0] for n in changed} <= {
        "2023",
        "search",
        "index.html",
        "actors.html",
        "happenings.html",
        ledger.MANIFEST,
    }
    anew = tmp_path / "anew"
    run("join", *own, "-d", anew)
    assert files(anew) == files(out)


def test_a_desk_may_come_as_its_site_alone(three, joined, tmp_path):
    sites = [
        Path(shutil.copytree(folder / "site", tmp_path / folder.name / "site")) for folder in three
    ]
    out = tmp_path / "all"
    assert run("join", *sites, "-d", out, "--name", "All years").exit_code == 0
    assert files(out) == files(joined)


def test_files_of_others_stay(three, tmp_path):
    out = tmp_path / "all"
    out.mkdir()
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    assert "holds files" in refused(run("join", *three, "-d", out))
    assert [p.name for p in out.iterdir()] == ["mine.txt"]
    assert run("join", *three, "-d", out, "--adopt").exit_code == 0
    (out / "2022" / "index.html").write_text("edited", encoding="utf-8")
    assert run("join", *three, "-d", out).exit_code == 0
    assert (out / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert "edited" in [p.read_text() for p in (tmp_path / "set-aside").rglob("*.html")]
    assert (out / "2022" / "index.html").read_bytes() == (
        three[0] / "site" / "index.html"
    ).read_bytes()


@pytest.mark.parametrize(
    ("where", "why"),
    [
        ("site", "a site that is joined"),
        ("site/all", "a site that is joined"),
        ("seeds", "the desk's articles"),
        ("docs/all", "the desk's pages"),
        (".", "holds the desk itself"),
    ],
)
def test_a_site_is_not_joined_in_what_belongs_to_a_desk(three, where, why):
    before = stamps(three[0])
    assert why in refused(run("join", *three, "-d", three[0] / where))
    assert stamps(three[0]) == before


def test_what_can_not_be_joined_is_told(three, tmp_path):
    (tmp_path / "2022").mkdir()
    told = refused(run("join", tmp_path / "2022", "-d", tmp_path / "out"))
    assert "is neither a desk nor the site of one" in told
    (tmp_path / "2022" / "mkdocs.yml").write_text(
        "site_name: x\ntheme: briefgen\nplugins: [briefgen]\n", encoding="utf-8"
    )
    told = refused(run("join", tmp_path / "2022", "-d", tmp_path / "out"))
    assert "desk.json: is not there" in told
    told = refused(run("join", *three, tmp_path / "2022", "-d", tmp_path / "out"))
    assert "its pages would lie in 2022/" in told
    site = Path(shutil.copytree(three[0] / "site", tmp_path / "other"))
    (site / "desk.json").write_text('{"layout": 2}', encoding="utf-8")
    assert "another version" in refused(run("join", site, "-d", tmp_path / "out"))
    assert not (tmp_path / "out").exists()
