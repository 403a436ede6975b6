"""The commands, as their users run them."""

from __future__ import annotations

import json
import subprocess
import sys
from types import SimpleNamespace

import pytest
import yaml
from click.testing import CliRunner

from briefgen import plugin
from briefgen.cli import main
from tests.desk.conftest import GOOD

COMMANDS = (
    "add",
    "build",
    "check",
    "clean",
    "convert",
    "corpus",
    "edition",
    "export",
    "extract",
    "init",
    "join",
    "review",
    "schema",
    "serve",
)


def run(*arguments):
    return CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False)


def test_help_names_every_command_and_loads_nothing_heavy():
    assert set(main.commands) == set(COMMANDS)
    for command in COMMANDS:
        assert command in run("--help").stdout
        assert main.commands[command].help
    heavy = ("spacy", "mkdocs", "pydantic", "rich", "jinja2", "lxml", "numpy")
    code = f"import sys, briefgen.cli; print([m for m in {heavy!r} if m in sys.modules])"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert loaded.strip() == "[]"


def test_extract_prints_a_record_a_line_in_a_stable_order(desk):
    desk.put("b.txt", GOOD)
    desk.put("a/z.md", "# A title\n\n" + GOOD)
    result = run("extract", desk.root / "seeds")
    assert result.exit_code == 0
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [r["source"]["path"].rsplit("seeds/", 1)[1] for r in records] == [
        "a/z.md",
        "b.txt",
        "good.txt",
    ]
    assert all(r["text"][b["start"] : b["end"]].strip() for r in records for b in r["blocks"])


def test_extract_prints_the_same_in_each_format(desk):
    line = json.loads(run("extract", desk.root / "seeds").stdout)
    assert json.loads(run("extract", "--format", "json", desk.root / "seeds").stdout) == [line]
    assert list(
        yaml.safe_load_all(run("extract", "--format", "yaml", desk.root / "seeds").stdout)
    ) == [line]


def test_extract_takes_the_date_and_the_corrections_of_a_sidecar(desk):
    desk.put("good.yml", "published: 2024-10-31\nactors:\n  rename: {Piet Maas: Pieter Maas}\n")
    record = json.loads(run("extract", desk.root / "seeds").stdout)
    assert [d["value"] for d in record["dates"]] == ["2024-10-28"]
    assert "Pieter Maas" in [a["name"] for a in record["actors"]]


def test_extract_goes_on_after_a_file_that_is_none(desk):
    desk.put("aaa.txt", b"\0\0\0")
    result = run("extract", desk.root / "seeds")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "aaa.txt" in result.stderr


def test_metadata_from_elsewhere_replaces_ours_and_is_held_to_the_text(desk):
    record = json.loads(run("extract", desk.root / "seeds").stdout)
    record["actors"] = [{**record["actors"][0], "name": "Somebody Else"}]
    for key in ("claims", "relations", "events", "places", "terms"):
        record[key] = []
    desk.put("good.metadata.json", json.dumps(record))
    assert [
        a["name"] for a in json.loads(run("extract", desk.root / "seeds").stdout)["actors"]
    ] == ["Somebody Else"]
    record["actors"][0]["mentions"][0]["exact"] = "no such words"
    desk.put("good.metadata.json", json.dumps(record))
    result = run("extract", desk.root / "seeds")
    assert result.exit_code == 1
    assert "good.metadata.json" in result.stderr
    assert "no such words" in result.stderr


@pytest.mark.parametrize(
    ("path", "changed", "text", "warned"),
    [
        ("seeds/other.txt", True, False, True),
        ("seeds/good.txt", True, False, False),
        ("seeds/other.txt", False, False, False),
        ("seeds/other.txt", True, True, False),
    ],
    ids=[
        "another file",
        "the file before an edit",
        "the file under its old name",
        "the text itself",
    ],
)
def test_metadata_that_was_made_of_another_file_is_used_with_a_warning(
    desk, path, changed, text, warned
):
    record = json.loads(run("extract", desk.root / "seeds").stdout)
    record = {k: record[k] for k in ("schema_version", "source", "text", "actors")}
    record["source"]["path"] = path
    if changed:
        record["source"]["sha256"] = "0" * 64
    if not text:
        del record["text"]
    desk.put("good.metadata.json", json.dumps(record, indent=1))
    for _ in range(2):  # computed, then taken from the store
        result = desk.run("convert")
        assert result.exit_code == 0, result.stderr
        assert (
            "good.metadata.json:4" in result.stderr and "made of 'seeds/other.txt'" in result.stderr
        ) == warned
        assert desk.briefs() == ["good"]


def test_schema_is_json_schema():
    schema = json.loads(run("schema").stdout)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert {"text", "blocks", "actors", "claims"} <= set(schema["properties"])


@pytest.mark.parametrize("name", ["good.yml", "actors.yml", "good.metadata.json"])
def test_what_lies_beside_articles_is_not_read_as_one(desk, name):
    file = desk.put(name, "{}")
    result = run("extract", file)
    assert result.exit_code == 1
    assert "is not an article" in result.stderr
    assert result.stdout == ""


def test_the_schema_of_a_report_is_no_kind_beside_another():
    assert json.loads(run("schema", "--report").stdout)["properties"]
    result = run("schema", "--report", "sidecar")
    assert result.exit_code == 2
    assert "leave out 'sidecar'" in result.stderr


def test_a_new_desk_builds_at_once(tmp_path):
    made = tmp_path / "my desk"
    assert run("init", made).exit_code == 0
    result = run("build", "-f", made / "mkdocs.yml", "--strict")
    assert result.exit_code == 0, result.stderr
    assert (made / "site" / "briefs" / "harbour-strike.html").is_file()
    assert (made / "site" / "search").is_dir()
    assert str(made / "site" / "index.html") in result.stderr
    subprocess.run(["git", "init", "--quiet"], cwd=made, check=True)
    seen = subprocess.run(
        ["git", "status", "--short", "-uall"], cwd=made, capture_output=True, text=True, check=True
    ).stdout
    written = {line.split(maxsplit=1)[1] for line in seen.splitlines()}
    assert {name for name in written if not name.startswith("seeds/")} == {
        ".gitignore", "README.md", "docs/about.md", "mkdocs.yml"
    }, "what is generated is not the desk's to keep"  # fmt: skip
    assert run("init", made).exit_code == 1


def test_check_builds_nothing(desk):
    result = desk.run("check")
    assert result.exit_code == 0, result.stderr
    assert not (desk.root / "docs").exists()


def test_clean_leaves_what_was_written(desk):
    desk.run("convert")
    (desk.root / "docs" / "mine.md").write_text("# Mine\n", encoding="utf-8")
    assert desk.run("clean").exit_code == 0
    assert sorted(p.name for p in (desk.root / "docs").rglob("*") if p.is_file()) == ["mine.md"]


def test_an_archive_is_the_same_for_the_same_site(desk):
    assert desk.run("build", "--zip").exit_code == 0
    first = (desk.root / "site.zip").read_bytes()
    assert desk.run("build", "--zip").exit_code == 0
    assert (desk.root / "site.zip").read_bytes() == first


def test_mkdocs_does_the_same_through_the_plugin(desk):
    (desk.root / "docs").mkdir()  # MkDocs checks for it before it calls any plugin
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(desk.root / "mkdocs.yml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (desk.root / "site" / "briefs" / "good.html").is_file()


def test_the_plugin_lets_a_process_wait_only_while_it_serves(monkeypatch):
    kept = []
    monkeypatch.setattr(plugin, "workers", SimpleNamespace(keep=kept.append))
    for command in ("build", "serve", "gh-deploy"):
        plugin.BriefgenPlugin().on_startup(command=command, dirty=False)
    assert kept == [0, 1, 0]


@pytest.mark.parametrize(
    "arguments",
    [("extract",), ("extract", "no-such-file"), ("build", "-f", "no-such.yml"), ("nonsense",)],
)
def test_wrong_usage_is_two(arguments):
    assert run(*arguments).exit_code == 2


def test_the_store_answers_for_what_has_not_changed(desk, monkeypatch):
    desk.run("convert")
    monkeypatch.setattr(
        "briefgen.workers._started", lambda *_: pytest.fail("the pipeline was loaded")
    )
    assert desk.run("convert").exit_code == 0


def test_an_actor_that_is_added_to_the_registry_is_looked_for_again(desk):
    desk.run("convert")
    desk.put("actors.yml", "maas:\n  name: Pieter Maas\n  type: person\n  aliases: [Piet Maas]\n")
    desk.run("convert")
    assert "Pieter Maas" in desk.brief("good")


def test_what_the_registry_lists_as_a_place_is_nobody(desk):
    desk.put("good.txt", GOOD.replace("The port of Veldt", "Abu Marrow"))
    desk.put("places.yml", "marrow:\n  name: Abu Marrow\n  kind: port\n  lat: 10.5\n  lon: 20.5\n")
    record = json.loads(run("extract", desk.root / "seeds").stdout)
    assert "Abu Marrow" not in [a["name"] for a in record["actors"]]
    assert [(p["lat"], p["lon"]) for p in record["places"] if p["name"] == "Abu Marrow"] == [
        (10.5, 20.5)
    ]


def test_the_help_of_add_shows_a_call_a_line():
    shown = run("add", "--help").stdout.splitlines()
    assert sum(line.strip().startswith("briefgen add ") for line in shown) == 3
