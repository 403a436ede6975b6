"""What the README and the commands promise holds on a desk."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from socketserver import BaseRequestHandler, TCPServer

import pytest
import yaml
from click.testing import CliRunner

from briefgen.cli import main
from tests.desk.conftest import GOOD

OTHER = """The mayor of Marrow may resign, Ilse Brandt told the Veldt Gazette on Friday.

Brandt denied that the town had ordered the lockout. The union reportedly met her in Marrow.

The lockout may last until June. It could cost the port of Veldt its largest shipping line.
"""
FRENCH = (
    "Le port de Veldt est resté fermé lundi, a déclaré le maire de la ville devant les "
    "journalistes. Les dockers refusent de reprendre le travail avant la fin du mois, et les "
    "navires attendent au large. Le ministre des transports a promis une réponse pour vendredi, "
    "mais personne ne sait laquelle."
)


def configure(desk, settings="", **more):
    lines = [f"{key}: {value}" for key, value in {"site_name": "Test desk", **more}.items()]
    text = "\n".join(
        [*lines, "theme: briefgen", "plugins:", "  - briefgen:", f"      {settings}", ""]
    )
    (desk.root / "mkdocs.yml").write_text(text, encoding="utf-8")


def page(desk, path):
    return (desk.root / "docs" / path).read_text(encoding="utf-8")


# a typo invalidates only the entry it is in


@pytest.mark.parametrize(
    ("sidecar", "line"),
    [
        ("outlet: The Lantern\ntitel: A title\npublished: someday\n", 2),
        ("outlet: The Lantern\ntitle: [open\n", 2),
        ("outlet: The Lantern\nactors:\n  rename: {Piet Maas: [a]}\n", 3),
    ],
)
def test_a_typo_in_a_sidecar_leaves_the_brief_and_what_is_right_in_it(desk, sidecar, line):
    desk.put("good.yml", sidecar)
    result = desk.run("build")
    assert result.exit_code == 1
    assert f"good.yml:{line}: " in result.stderr
    assert "1 article, " in result.stderr
    assert " 0 skipped" in result.stderr
    assert "The Lantern" in desk.brief("good")
    assert (desk.root / "site" / "briefs" / "good.html").is_file()


def test_extract_reports_a_typo_and_prints_the_record(desk):
    desk.put("good.yml", "outlet: The Lantern\ntitel: x\n")
    result = CliRunner().invoke(main, ["extract", str(desk.root / "seeds")])
    assert result.exit_code == 1
    assert "The Lantern" in [s["value"] for s in json.loads(result.stdout)["statements"]]
    assert "good.yml:2" in result.stderr


def test_one_wrong_entry_of_a_registry_leaves_the_others(desk):
    desk.put(
        "actors.yml",
        "a: {name: A, type: [\nmaas:\n  name: Pieter Maas\n  type: person\n"
        "  aliases: [Piet Maas]\n",
    )
    result = desk.run("convert")
    assert result.exit_code == 1
    assert "actors.yml:1: " in result.stderr
    assert "Pieter Maas" in desk.brief("good")


# YAML scalars stay words


def test_each_commented_setting_of_a_new_desk_holds_when_it_is_switched_on(tmp_path):
    made = tmp_path / "desk"
    assert CliRunner().invoke(main, ["init", str(made)]).exit_code == 0
    config = made / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert "# cutoff:" in text
    config.write_text(re.sub(r"^( *)# (\w+:)", r"\1\2", text, flags=re.MULTILINE), encoding="utf-8")
    result = CliRunner().invoke(main, ["build", "-f", str(config)], catch_exceptions=False)
    assert result.exit_code == 0, result.stderr
    assert "Information up to 3 November 2024" in (made / "docs" / "index.md").read_text("utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_fault_of_the_settings_is_told_at_once_with_its_line(desk):
    configure(desk, "cutoff: Friday\n      jobs: many\n      sedes: x")
    result = desk.run("convert")
    assert result.exit_code == 1
    assert [f"mkdocs.yml:{n}: " in result.stderr for n in (5, 6, 7)] == [True] * 3


# every link is checked


def test_a_dead_link_in_a_page_by_hand_is_found(desk):
    docs = desk.root / "docs"
    docs.mkdir()
    (docs / "fine.pdf").write_bytes(b"%PDF")
    (docs / "mine.md").write_text(
        "# Mine\n\n[a](briefs/good.md#p1s1), [b](fine.pdf), [c](#mine), `[code](none.md)`\n\n"
        "[dead](briefs/gone.md)\n\n[place][there] <a href='gone.html'>x</a>\n\n"
        "![picture](none.png)\n\n"
        "[there]: briefs/good.md#p99s1\n",
        encoding="utf-8",
    )
    result = desk.run("check")
    assert result.exit_code == 1
    told = re.findall(r"mine\.md:(\d+): leads to .*: (\S+)", result.stderr)
    assert told == [
        ("5", "briefs/gone.md"),
        ("7", "gone.html"),
        ("9", "none.png"),
        ("11", "briefs/good.md#p99s1"),
    ]
    (docs / "mine.md").write_text("# Mine\n\n[a](briefs/good.md#p1s1)\n", encoding="utf-8")
    assert desk.run("check").exit_code == 0


def test_links_of_pages_that_are_no_part_of_the_site_are_not_followed(desk):
    configure(desk, "jobs: 1", exclude_docs="/drafts/")
    (desk.root / "docs" / "drafts").mkdir(parents=True)
    (desk.root / "docs" / "drafts" / "a.md").write_text("[dead](none.md)\n", encoding="utf-8")
    assert desk.run("check").exit_code == 0
    (desk.root / "docs" / "mine.md").write_text("[out](drafts/a.md)\n", encoding="utf-8")
    assert "mine.md:1" in desk.run("check").stderr


# files that are not read


@pytest.mark.parametrize("command", ["build", "convert", "check", "serve"])
def test_a_desk_without_its_folder_of_sources_is_an_error_and_nothing_is_touched(desk, command):
    desk.run("convert")
    configure(desk, "jobs: 1\n      seeds: no-such-folder")
    result = desk.run(command)
    assert result.exit_code == 1
    assert "mkdocs.yml:6: " in result.stderr
    assert "no-such-folder" in result.stderr
    assert desk.briefs() == ["good"]
    shutil.rmtree(desk.root / "seeds")
    configure(desk, "jobs: 1")
    assert desk.run(command).exit_code == 1


def test_a_folder_without_an_article_is_said(desk):
    (desk.root / "seeds" / "good.txt").unlink()
    result = desk.run("convert")
    assert result.exit_code == 0
    assert "no article lies here" in result.stderr
    assert ".txt" in result.stderr


def test_files_that_are_not_read_are_named_and_counted(desk):
    for n in range(7):
        desk.put(f"in/{n}.xyz", "x")
    desk.put("table.qqq", "x")
    desk.put("page.html", f"<html><body><article><p>{GOOD}</p></article></body></html>")
    desk.put("page_files/style.css", "x")
    desk.put("good.yml", "title: A title\n")
    said = desk.run("convert").stderr
    assert (
        "7 files (in/0.xyz, in/1.xyz, in/2.xyz, in/3.xyz, in/4.xyz and 2 more): .xyz is not read"
        in said
    )
    assert "1 file (table.qqq): .qqq is not read" in said
    assert "style.css" not in said, "it belongs to the page that was saved"
    assert "good.yml" not in said


def test_what_is_hardly_read_is_said(desk):
    desk.put("port.txt", FRENCH)
    result = desk.run("convert")
    assert result.exit_code == 0
    assert "1 article (port.txt): hardly English" in result.stderr
    assert desk.run("check", "--strict").exit_code == 0, "there is nothing to mend"


# strictness


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_correction_that_no_longer_matches_fails_a_strict_run(desk, command):
    desk.put("good.yml", "actors:\n  ignore: [Atlantis]\n")
    assert desk.run(command).exit_code == 0
    result = desk.run(command, "--strict")
    assert result.exit_code == 1
    assert "good.yml:2" in result.stderr
    assert "--strict: 1 of the notes above asks to be looked at" in result.stderr


def test_a_correction_that_no_longer_matches_fails_mkdocs_strict_as_well(desk):
    desk.put("good.yml", "actors:\n  ignore: [Atlantis]\n")
    (desk.root / "docs").mkdir()
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "-f",
        str(desk.root / "mkdocs.yml"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Atlantis" in done.stderr


# numbers


def test_numbers_agree_in_the_terminal_and_on_every_page(desk):
    desk.put("other.txt", OTHER)
    said = desk.run("convert").stderr
    articles, actors, claims = map(int, re.findall(r"(\d+) (?:articles|actors|statements)", said))
    home = page(desk, "index.md")
    assert f"{articles} briefs · {actors} actors · {claims} statements · " in home
    for folder, number, word in (
        ("briefs", articles, "brief"), ("actors", actors, "actor"), ("claims", claims, "statement"),
    ):  # fmt: skip
        assert f"\n{number} {word}" in page(desk, f"{folder}/index.md")
    rows = list(csv.DictReader(io.StringIO(page(desk, "claims/claims.csv"))))
    assert sum(row["kind"] == "attributed" for row in rows) == claims
    assert (
        sum(
            int(re.search(r"^(\d+) statement", desk.brief(b), re.MULTILINE)[1])
            for b in desk.briefs()
        )
        == claims
    )
    outlets = re.findall(
        r"^\| .* \| \d+ \| (\d+) \|$", page(desk, "sources/index.md"), re.MULTILINE
    )
    assert sum(map(int, outlets)) == claims
    for folder in ("places", "terms", "timeline", "relations"):
        text = page(desk, f"{folder}/index.md")
        count = re.search(r"^(\d+) (?:place|term|event|relation)s?\.$", text, re.MULTILINE)
        table = len(list(csv.DictReader(io.StringIO(page(desk, "relations/relations.csv")))))
        assert folder != "relations" or int(count[1] if count else 0) == table


# serving


def test_a_busy_port_is_one_line_and_no_traceback(desk):
    with TCPServer(("127.0.0.1", 0), BaseRequestHandler) as taken:
        port = taken.server_address[1]
        result = desk.run("serve", "--port", str(port))
    assert result.exit_code == 1
    assert f"can't serve at 127.0.0.1:{port}" in result.stderr
    assert "--port" in result.stderr
    assert "Traceback" not in result.stderr + result.stdout
    assert not (desk.root / "docs" / "index.md").exists(), "it is said before anything is built"


@pytest.mark.parametrize("address", ["nonsense", "127.0.0.1:99999", ":8000", "127.0.0.1:http"])
def test_an_address_that_is_none_is_wrong_usage_and_not_laid_to_the_configuration(desk, address):
    result = desk.run("serve", "-a", address)
    assert result.exit_code == 2
    assert f"{address!r} is not HOST:PORT" in result.stderr
    assert "mkdocs.yml" not in result.stderr


SERVE = "mkdocs.livereload.LiveReloadServer.serve"


def test_a_port_stands_in_for_that_of_the_address(desk, monkeypatch):
    seen = []
    monkeypatch.setattr(SERVE, lambda server, **_: seen.append(server.url))
    with TCPServer(("127.0.0.1", 0), BaseRequestHandler) as free:
        port = free.server_address[1]
    desk.run("serve", "-a", "127.0.0.1:1", "-p", str(port))
    assert seen == [f"http://127.0.0.1:{port}/"]


@pytest.mark.parametrize("hook", [False, True], ids=["by page", "whole"])
@pytest.mark.parametrize("opened", [True, False])
def test_serving_says_where_and_what_each_build_says(desk, monkeypatch, opened, hook):
    import logging

    seen = {}

    def stand_in(server, **options):
        seen.update(options, url=server.url)
        log = logging.getLogger("mkdocs.plugins.briefgen")
        log.warning("good.yml:2: unknown key")
        logging.getLogger("mkdocs.structure").info("nothing that matters")

    monkeypatch.setattr(SERVE, stand_in)
    if hook:
        config = desk.root / "mkdocs.yml"
        config.write_text(config.read_text("utf-8") + "hooks: [hook.py]\n", "utf-8")
        (desk.root / "hook.py").write_text("", "utf-8")
    with TCPServer(("127.0.0.1", 0), BaseRequestHandler) as free:
        port = free.server_address[1]
    result = desk.run("serve", "--port", str(port), *(["--open"] if opened else []))
    assert result.exit_code == 0, result.output
    assert "warning: good.yml:2: unknown key" in result.stderr
    assert "nothing that matters" not in result.stderr
    assert ("Documentation built in" if hook else "Built ") in result.stderr
    url = f"http://127.0.0.1:{port}/"
    assert url in result.stderr
    assert seen == {"url": url, "open_in_browser": opened}
    assert (desk.root / ".briefgen" / "served").exists() is not hook


# messages say where the fault is


def test_an_option_that_mkdocs_does_not_know_is_told_with_its_line(desk):
    config = desk.root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "site_nam: Veldt\n", encoding="utf-8")
    line = len(config.read_text(encoding="utf-8").splitlines())
    for _ in range(2):  # built, then left as it was
        result = desk.run("build")
        assert f"mkdocs.yml:{line}: Config value 'site_nam'" in " ".join(result.stderr.split())


@pytest.mark.parametrize("before", [True, False])
def test_debug_shows_where_a_rule_failed_on_an_article_wherever_it_is_written(
    desk, monkeypatch, before
):
    def broken(*_):
        message = "a defect"
        raise RuntimeError(message)

    def here(work, things, *_):  # another process would not see the patched function
        work.begin()
        yield from (work(thing, lambda _times: None) for thing in things)

    monkeypatch.setattr("briefgen.keep.records.cleaning.label", broken)
    monkeypatch.setattr("briefgen.keep.records.workers.each", here)
    config = ["-f", str(desk.root / "mkdocs.yml")]
    plain = CliRunner().invoke(main, ["convert", *config])
    assert plain.exit_code == 1
    assert "Traceback" not in plain.stderr
    words = ["--debug", "convert"] if before else ["convert", "--debug"]
    for _ in range(2):  # computed, then repeated from the store
        result = CliRunner().invoke(main, [*words, *config])
        assert result.exit_code == 1
        assert "Traceback" in result.stderr
        assert "in broken" in result.stderr


def test_help_lists_its_examples_and_the_exit_codes():
    lines = CliRunner().invoke(main, ["--help"]).stdout.splitlines()
    for start in (
        "  briefgen init my-desk ",
        "  cd my-desk",
        "  briefgen build ",
        "  briefgen serve ",
    ):
        assert [line for line in lines if line.startswith(start)], start
    for code in ("0", "1", "2", "130"):
        assert [line for line in lines if re.match(rf"  {code}\s+\w", line)], code
    for command in main.commands.values():
        assert not command.get_short_help_str(45).endswith("..."), command.name


# a new desk


@pytest.mark.parametrize("name", ["my desk 2", "it's: #1", "plain"])
def test_a_new_desk_takes_the_name_of_its_folder_and_what_is_printed_can_be_typed(tmp_path, name):
    result = CliRunner().invoke(main, ["init", str(tmp_path / name)])
    assert result.exit_code == 0, result.output
    line = result.stdout.splitlines()[-1].removeprefix("Now: ").partition(" && ")[0]
    typed = subprocess.run(
        ["bash", "-c", f"{line} && pwd"], capture_output=True, text=True, check=True
    )
    assert typed.stdout.strip() == str(tmp_path / name)
    config = yaml.safe_load((tmp_path / name / "mkdocs.yml").read_text(encoding="utf-8"))
    assert config["site_name"] == name


# search and feeds


def test_without_search_there_is_no_page_of_it_and_nothing_leads_there(desk):
    assert desk.run("build").exit_code == 0
    site = desk.root / "site"
    assert (site / "search.html").is_file()
    assert "role=search" in (site / "index.html").read_text(encoding="utf-8")
    configure(desk, "search: false")
    assert desk.run("build").exit_code == 0
    assert not (site / "search.html").exists()
    assert not (site / "search").exists()
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert "search.html" not in text, file
        assert "find.js" not in text, file


def test_feeds_of_a_desk_without_an_address_have_whole_ids_that_stay(desk):
    desk.put("other.txt", OTHER)
    configure(desk, "search: false")
    assert desk.run("build").exit_code == 0
    name = "{http://www.w3.org/2005/Atom}"

    def ids():
        feed = ET.parse(desk.root / "site" / "feed.xml").getroot()
        found = [e.text for e in (feed.find(f"{name}id"), *feed.findall(f"{name}entry/{name}id"))]
        items = json.loads((desk.root / "site" / "feed.json").read_text(encoding="utf-8"))["items"]
        assert [item["id"] for item in items] == found[1:]
        return found

    first = ids()
    assert len(set(first)) == 3
    assert all(
        re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", i) for i in first
    )
    desk.put("good.txt", GOOD.replace("closed", "shut"))
    assert desk.run("build").exit_code == 0
    assert ids() == first
    configure(desk, "search: false", site_url="https://desk.example/")
    assert desk.run("build").exit_code == 0
    assert all(i.startswith("https://desk.example/") for i in ids())
