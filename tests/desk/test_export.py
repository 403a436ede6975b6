"""`briefgen export`, what it overwrites, and what `build` tells other programs."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
import yaml
from click.testing import CliRunner
from lxml import html as lxml_html

from briefgen.cli import main
from briefgen.site import new_desk
from tests.desk.conftest import TestDesk, configure

if TYPE_CHECKING:
    from pathlib import Path


def test_help_tells_each_format_and_what_it_cannot_carry():
    shown = CliRunner().invoke(main, ["export", "--help"]).output
    told = " ".join(shown.split())
    for name in ("docx", "sqlite", "geojson", "stix"):
        assert f" {name} " in told
    assert "It can't carry:" in told
    assert "pip install 'briefgen[docx]'" in told


def test_an_export_goes_to_a_folder_of_its_own_and_is_replaced_while_it_is_ours(ready):
    assert ready.run("export", "geojson").exit_code == 0
    made = ready.root / "exports" / "desk.geojson"
    first = made.read_bytes()
    assert json.loads(first)["type"] == "FeatureCollection"
    assert ready.run("export", "geojson").exit_code == 0
    assert made.read_bytes() == first
    assert not ready.leftovers()


def test_what_somebody_edited_or_made_is_not_overwritten_but_by_force(ready, tmp_path):
    assert ready.run("export", "md").exit_code == 0
    made = ready.root / "exports" / "desk.md"
    made.write_text("mine", encoding="utf-8")
    refused = ready.run("export", "md")
    assert refused.exit_code == 1
    assert "was edited since it was exported" in refused.output
    assert made.read_text(encoding="utf-8") == "mine"
    other = tmp_path / "other.md"
    other.write_text("another's", encoding="utf-8")
    refused = ready.run("export", "md", "-o", str(other))
    assert refused.exit_code == 1
    assert "briefgen did not write it" in refused.output
    assert other.read_text(encoding="utf-8") == "another's"
    assert ready.run("export", "md", "-o", str(other), "--force").exit_code == 0
    assert other.read_text(encoding="utf-8").startswith("---\ntitle:")


def test_a_file_in_the_way_of_a_table_stops_all_of_them(ready):
    folder = ready.root / "exports" / "desk"
    folder.mkdir(parents=True)
    (folder / "claims.csv").write_text("another's", encoding="utf-8")
    assert ready.run("export", "csv").exit_code == 1
    assert [p.name for p in folder.iterdir()] == ["claims.csv"]


def test_a_folder_is_not_made_of_a_file(ready, tmp_path):
    taken = tmp_path / "taken.txt"
    taken.write_text("mine", encoding="utf-8")
    result = ready.run("export", "csv", "-o", str(taken))
    assert result.exit_code == 1
    assert "is a file" in result.stderr
    assert "name a folder with -o" in result.stderr
    assert "free some space" not in result.stderr
    assert taken.read_text(encoding="utf-8") == "mine"


def test_an_export_is_never_put_among_the_articles(ready):
    refused = ready.run("export", "md", "-o", str(ready.root / "seeds" / "brief.md"))
    assert refused.exit_code == 1
    assert "lies in the desk's articles" in refused.output
    assert not (ready.root / "seeds" / "brief.md").exists()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("docs",), "there is no format 'docs'"),
        (("md", "--brief", "godo"), "did you mean 'good'"),
    ],
)
def test_what_is_not_there_is_said_with_what_was_probably_meant(ready, asked, said):
    refused = ready.run("export", *asked)
    assert refused.exit_code == 1
    assert said in " ".join(refused.output.split())


def test_one_brief_goes_into_a_file_of_its_name(ready):
    assert ready.run("export", "md", "--brief", "good", "-o", str(ready.root)).exit_code == 0
    text = (ready.root / "good.md").read_text(encoding="utf-8")
    assert "Veldt" in text
    assert "Aden" not in text


def test_clean_leaves_what_was_handed_over_and_it_is_known_as_ours_after(ready):
    assert ready.run("export", "ris").exit_code == 0
    assert ready.run("clean").exit_code == 0
    assert (ready.root / "exports" / "desk.ris").is_file()
    assert ready.run("export", "ris").exit_code == 0


# the site's address, the archive, the report


def test_with_an_address_pages_say_where_they_are(ready):
    configure(ready, more="site_url: https://example.org/desk/\n")
    report = ready.root / "build.json"
    assert ready.run("build", "--zip", "--report", str(report)).exit_code == 0
    page = lxml_html.parse(str(ready.root / "site" / "briefs" / "good.html")).getroot()
    (canonical,) = page.xpath("//link[@rel='canonical']/@href")
    assert canonical == "https://example.org/desk/briefs/good.html"
    named = {m.get("name"): m.get("content") for m in page.iter("meta")}
    assert named["z.itemType"] == "newspaperArticle"
    assert "citation_journal_title" not in named
    site = ET.parse(ready.root / "site" / "sitemap.xml").getroot()
    assert "https://example.org/desk/briefs/good.html" in {e.text for e in site.iter()}
    feed = json.loads((ready.root / "site" / "feed.json").read_text(encoding="utf-8"))
    assert {i["id"] for i in feed["items"]} >= {"https://example.org/desk/briefs/good.html"}
    assert ready.run("export", "csv").exit_code == 0
    table = (ready.root / "exports" / "desk" / "claims.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert rows
    for row in rows:
        path, _, anchor = row["link"].removeprefix("https://example.org/desk/").partition("#")
        shown = lxml_html.parse(str(ready.root / "site" / path)).getroot()
        assert shown.xpath("//*[@id=$anchor]", anchor=anchor), "the row's sentence is on the site"
    with zipfile.ZipFile(ready.root / "site.zip") as archive:
        names = archive.namelist()
        assert {name.split("/")[0] for name in names} == {"site"}, "one folder"
        assert "site/index.html" in names
        assert b"Open index.html by a double click" in archive.read("site/README.txt")
    _fits_schema(json.loads(report.read_text(encoding="utf-8")))


def _fits_schema(told: dict) -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads(CliRunner().invoke(main, ["schema", "--report"]).output)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(told)


def test_the_report_tells_faults_and_notices_with_file_and_line(ready):
    ready.put("good.yml", "tittle: x\n")
    ready.put("bad.txt", b"")
    report = ready.root / "build.json"
    assert ready.run("build", "--report", str(report)).exit_code == 1
    told = json.loads(report.read_text(encoding="utf-8"))
    _fits_schema(told)
    assert (told["exit_code"], told["articles"], told["skipped"]) == (1, 2, 1)
    places = {(fault["file"].rpartition("/")[2], fault["line"]) for fault in told["faults"]}
    assert ("good.yml", 1) in places
    assert all(fault["remedy"] for fault in told["faults"])


def test_a_build_of_which_nothing_came_is_reported_too(ready):
    configure(ready, site="seeds")
    report = ready.root / "build.json"
    assert ready.run("build", "--report", str(report)).exit_code == 1
    told = json.loads(report.read_text(encoding="utf-8"))
    _fits_schema(told)
    assert told["faults"][0]["kind"] == "DeskError"
    assert told["site"] is None


def test_a_report_overwrites_nothing_of_others(ready):
    report = ready.root / "build.json"
    report.write_text("{}", encoding="utf-8")
    assert ready.run("build", "--report", str(report)).exit_code == 1
    assert report.read_text(encoding="utf-8") == "{}"
    assert not (ready.root / "site").exists(), "said before anything is built"


# workflows


@pytest.mark.parametrize(
    ("pages", "file", "schema"),
    [
        ("github", ".github/workflows/pages.yml", "github-workflows"),
        ("gitlab", ".gitlab-ci.yml", "gitlab-ci"),
    ],
)
def test_a_new_desk_has_a_workflow_that_its_host_takes(pages, file, schema, tmp_path):
    from check_jsonschema.builtin_schemas import get_builtin_schema
    from jsonschema import validators

    made = tmp_path / "desk"
    assert CliRunner().invoke(main, ["init", str(made), "--pages", pages]).exit_code == 0
    told = yaml.safe_load((made / file).read_text(encoding="utf-8"))
    if True in told:
        told["on"] = told.pop(True)  # YAML 1.1 reads the key `on` as true, hosts do not
    known = get_builtin_schema(f"vendor.{schema}")
    validators.validator_for(known)(known).validate(told)
    assert "site_url: !ENV [SITE_URL" in (made / "mkdocs.yml").read_text(encoding="utf-8")
    assert TestDesk(made).run("check").exit_code == 0


def lint(workflow: Path) -> subprocess.CompletedProcess[str]:
    """Lint a GitHub workflow.

    Offline, the linter cannot tell which commit a tag of GitHub's own actions points to, so
    unpinned uses are ignored.
    """
    command = [sys.executable, "-m", "jactionlint", "--no-online", "--strict-exit"]
    command += ["--ignore=unpinned-uses", "--shellcheck=", "--pyflakes=", str(workflow)]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)


def test_the_workflow_of_github_passes_its_linter(tmp_path):
    list(new_desk.create(tmp_path, "github"))
    workflow = tmp_path / ".github" / "workflows" / "pages.yml"
    found = lint(workflow)
    assert found.returncode == 0, found.stdout
    text = workflow.read_text(encoding="utf-8")
    workflow.write_text(text.replace("id: pages", "id: page"), encoding="utf-8")
    found = lint(workflow)
    assert found.returncode == 1, "a step that there is not is seen, as no schema sees it"
    assert '"pages" is not defined' in found.stdout


def test_a_desk_without_pages_has_no_workflow(tmp_path):
    written = {p.relative_to(tmp_path).as_posix() for p in new_desk.create(tmp_path)}
    assert not any("git" in name and name != ".gitignore" for name in written)


def test_each_workflow_runs_commands_that_there_are(tmp_path):
    for pages in ("github", "gitlab"):
        list(new_desk.create(tmp_path / pages, pages))
        text = next(
            p
            for p in (tmp_path / pages).rglob("*.yml")
            if "pages" in p.name or "gitlab-ci" in p.name
        ).read_text(encoding="utf-8")
        for line in re.findall(r"briefgen ((?:check|build)[^\n]*)", text):
            command, *options = line.split()
            known = {o for p in main.commands[command].params for o in p.opts}
            assert {o for o in options if o.startswith("-")} <= known
