"""The docs name every command and every noun that exists."""

from __future__ import annotations

import re

from briefgen import model
from briefgen.cli import main
from tests.conftest import ROOT
from tests.install import ways


def test_the_readme_names_every_command():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `briefgen (\w+)", text, re.MULTILINE)) == set(main.commands)


def test_the_readme_begins_with_its_two_commands():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^    make (\w+)", text, re.MULTILINE)[:2] == ["site", "test"]
    for picture in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text):
        assert (ROOT / picture).is_file(), picture


def test_the_ways_of_installing_are_read_out_of_the_readme():
    typed = ways.commands()
    assert set(typed) == {"make", "venv", "uv"}
    assert typed["venv"][0].startswith("python3 -m venv ")
    assert all(lines[-1].endswith(("briefgen build", "make site")) for lines in typed.values())


def test_the_glossary_has_the_nouns_of_the_model():
    words = set(
        re.findall(
            r"^\| \*\*(\w+)\*\*",
            (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    )
    for noun in (
        "Article",
        "Block",
        "Sentence",
        "Evidence",
        "Mention",
        "Actor",
        "Place",
        "Claim",
        "Hedge",
        "Relation",
    ):
        assert hasattr(model, noun)
        assert noun.lower() in words
    for noun in ("Event", "Term", "Statement", "Corpus", "Entry", "Curated", "Origin", "Precision"):
        assert hasattr(model, noun)
        assert noun.lower() in words


def test_a_reader_reaches_each_reference_page_from_the_page_about_the_site():
    docs = ROOT / "docs"
    written = {
        p.name
        for p in docs.glob("*.md")
        if not p.read_text(encoding="utf-8").startswith("---\ngenerated:")
    }
    linked = set(re.findall(r"\]\((\w+\.md)\)", (docs / "about.md").read_text(encoding="utf-8")))
    assert written - {"about.md"} <= linked
