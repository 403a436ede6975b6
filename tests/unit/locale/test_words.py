"""All words of the interface are in one table for each language.

Templates and scripts contain none.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

import briefgen
from briefgen import compose
from briefgen.locale import LANGUAGE, _table, languages, words
from briefgen.model import Changes
from briefgen.model.views import BriefPage, HomePage
from briefgen.render import render
from briefgen.render.inline import Inline
from tests.golden.desk import desk

PACKAGE = Path(briefgen.__file__).parent
TEMPLATES = sorted((PACKAGE / "render" / "templates").glob("*.j2"))
THEME = sorted((PACKAGE / "site" / "theme").glob("*.html"))
SCRIPTS = sorted((PACKAGE / "site" / "theme" / "js").glob("*.js"))
SILENT_SCRIPTS = {
    "boot.js",
    "here.js",
    "words.js",
    "find-words.js",
    "desk-words.js",
    "places-words.js",
}
"""Scripts that show no words, or consist of tables of words."""

KEY = re.compile(r"""\bui\(\s*["'](\w+)["']""")
SILENT = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>|&\w+;", re.DOTALL)
"""Parts of a template that are no words: comments, statements, expressions, tags, entities."""


@pytest.mark.parametrize("file", [*TEMPLATES, *THEME], ids=lambda f: f.name)
def test_each_key_that_is_asked_for_is_there(file: Path):
    keys = set(KEY.findall(file.read_text(encoding="utf-8")))
    assert keys <= _table(LANGUAGE).keys()


@pytest.mark.parametrize(
    "file", [t for t in TEMPLATES if t.name != "method.md.j2"], ids=lambda f: f.name
)
def test_no_template_holds_words_of_its_own(file: Path):
    said = SILENT.sub(" ", file.read_text(encoding="utf-8"))
    assert re.findall(r"[^\W\d_]{2,}", said) == []


OF_ITS_OWN = {
    "find.js": "script_search",
    "desk.js": "script_desk",
    "places.js": "script_places",
}
"""Scripts that have a table of words of their own, with the key of that table."""


def _own(file: Path) -> set[str]:
    return {*words().raw(OF_ITS_OWN[file.name])} if file.name in OF_ITS_OWN else set()


def _asked(file: Path) -> set[str]:
    """Return the keys of the words that a script uses."""
    text = file.read_text(encoding="utf-8")
    asked = re.findall(r"\bui\.(\w+)", text)
    by_key = re.findall(r'\["[^"]+", "(key_\w+)"\]', text)
    return {*asked, *by_key} - {"fill"}


@pytest.mark.parametrize(
    "file", [s for s in SCRIPTS if s.name not in SILENT_SCRIPTS], ids=lambda f: f.name
)
def test_each_word_of_a_script_is_there(file: Path):
    asked = _asked(file)
    assert asked
    assert asked <= words().raw("script").keys() | _own(file)


def test_each_word_for_scripts_is_said_by_one():
    said = set().union(*(_asked(file) for file in SCRIPTS))
    told = {*words().raw("script"), *_own(Path("find.js")), *_own(Path("desk.js"))}
    assert sorted(told - said) == []


def test_each_key_is_asked_for():
    sources = [*PACKAGE.rglob("*.py"), *TEMPLATES, *THEME, *SCRIPTS]
    text = "\n".join(file.read_text(encoding="utf-8") for file in sources)
    asked = set(re.findall(r"""["'](\w+)["']""", text))
    asked |= {f"{key}_them" for key in re.findall(r'"(\w+)" ~ whom', text)}
    asked |= {f"since_{field.name}" for field in fields(Changes)}
    assert sorted(_table(LANGUAGE).keys() - asked) == []


def test_each_reason_that_is_translated_is_one_that_the_program_gives():
    sources = [*PACKAGE.rglob("*.py"), *(PACKAGE / "registry").rglob("*.yml")]
    text = "\n".join(file.read_text(encoding="utf-8") for file in sources)
    given = set(_pairs(text))
    told = {reason: set(_pairs(reason)) for reason in _table("de")["reasons"]}
    assert [r for r, pairs in told.items() if len(pairs & given) < len(pairs) * 0.6] == []


def _pairs(text: str) -> list[tuple[str, ...]]:
    """Return all words of a text, and all pairs of adjacent words.

    Reasons are assembled from parts, so that only pairs can be looked up in the source.
    """
    found = re.findall(r"\w+", text.casefold())
    return [*itertools.pairwise(found), *((word,) for word in found)]


def test_a_reason_keeps_its_values():
    place = re.compile(r"\{(\w+)\}")
    for told, said in _table("de")["reasons"].items():
        assert sorted(place.findall(told)) == sorted(place.findall(said)), told


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("leads elsewhere: all links, no words", "führt anderswohin: nur Verweise, keine Wörter"),
        (
            "It lies in Iran, which the article speaks of; 2 others of this name left out.",
            "Er liegt in Iran, wovon der Artikel spricht; 2 andere dieses Namens ausgelassen.",
        ),
        (
            "Both say: 21 injured, at least 9 killed.",
            "Beide sagen: 21 verletzt, mindestens 9 getötet.",
        ),
        (
            "Both use words that few articles use: dead, links.",
            "Beide gebrauchen Wörter, die wenige Artikel gebrauchen: dead, links.",
        ),
        ("an unheard reason", "an unheard reason"),
    ],
)
def test_a_reason_is_said_in_the_language_with_names_and_words_as_they_are(told: str, said: str):
    assert words("de").reason(told) == said
    assert words().reason(told) == told


@pytest.mark.parametrize("language", [one for one in languages() if one != LANGUAGE])
def test_another_language_says_the_same_things(language: str):
    own, english = _table(language), _table(LANGUAGE)
    assert own.keys() <= english.keys()
    for key, told in own.items():
        if key in ("lands", "reasons"):
            continue
        assert isinstance(told, dict) == isinstance(english[key], dict), key
        if isinstance(told, dict) and "one" in english[key]:
            assert told.keys() == english[key].keys(), key
        places = re.compile(r"\{(\w+)\}")
        assert set(places.findall(str(told))) == set(places.findall(str(english[key]))), key
    for table in ("script", *OF_ITS_OWN.values()):
        assert own[table].keys() == english[table].keys()


def test_there_are_two_languages_at_least():
    assert {"de", "en"} <= set(languages())


def test_a_count_chooses_its_form_and_is_written_as_the_language_has_it():
    assert [words()("n_briefs", count=n) for n in (1, 1200)] == ["1 brief", "1,200 briefs"]
    assert words("de")("n_actors", count=1200) == "1.200 Akteure"


def test_what_a_language_lacks_is_said_in_english():
    assert words("xx")("says") == words()("says")


def test_a_key_that_nobody_knows_is_an_error():
    with pytest.raises(KeyError):
        words()("nonsense")


def test_a_page_is_set_in_the_language_of_the_desk():
    page = next(p for p in compose.compose(desk(), compose.Options()) if isinstance(p, HomePage))
    text = render(page, "de")[1]
    assert "## Neu: " in text
    assert "Briefs" not in text


ALIKE = {"labels.sha256", "labels.url", "labels.archive_url"}
"""Keys whose words may be the same in every language."""


def _keys(table: dict[str, object], before: str = "") -> set[str]:
    """Return the dotted keys of a nested table; the plural forms of a word are one key."""
    out: set[str] = set()
    for key, value in table.items():
        nested = isinstance(value, dict) and "other" not in value
        out |= _keys(value, f"{before}{key}.") if nested else {f"{before}{key}"}
    return out


@pytest.mark.parametrize("language", [one for one in languages() if one != LANGUAGE])
def test_a_language_has_all_words(language: str):
    missing = _keys(_table(LANGUAGE)) - _keys(_table(language)) - ALIKE
    assert not missing


def test_how_firmly_a_row_is_told_is_said_in_the_language_of_the_desk():
    brief = next(p for p in compose.compose(desk(), compose.Options()) if isinstance(p, BriefPage))
    row = replace(
        (*brief.ledger, *brief.ledger_more)[0], status="denied", confidence="likely", cue=""
    )
    assert str(Inline("a.md", "de").firmly(row)) == "verneint, wahrscheinlich"
    assert str(Inline("a.md").firmly(row)) == "denied, probably"
    words_say_it = replace(row, act="deny", cue="denied")
    assert str(Inline("a.md").firmly(words_say_it)) == "denied, probably"
