"""A query finds words spelled differently: phrases, joined words, other scripts."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.site.conftest import built

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.browsers import Chromium

ARTICLE = "The harbour of Veldt was closed on Monday, the harbour master Piet Maas said.\n"
PAGES = {
    "crane": "The treaty on co-operation lets the U.S. Coast Guard land its F-35B jets here.",
    "minister": "The minister of finance left, and his deputy took the office over.",
    "parish": "The finance of the parish is a matter for its minister.",
    "street": "On the Gro\u00dfe Stra\u00dfe S\u00f8ren \u00c5ngstr\u00f6m and \u0110or\u0111e "
    "Wa\u0142\u0119sa met.",
    "harbour": "\u6e2f\u53e3\u7684\u7f62\u5de5\u5df2\u7ecf\u7ed3\u675f\u3002",
    "hyphen": "The Amster\u00adlaken ferry sailed.",
    "guard": "The polite guard of the lighthouse waved.",
}
ACTOR = "---\nkind: actor\ntitle: Bolat Erdem\n---\n\n# Bolat Erdem\n\nA pilot of the port.\n"
"""A name with the same phonetic key as the word polite, see briefgen/site/search/spelling.py."""
CONFIG = "site_name: Words\ntheme: briefgen\nplugins: [briefgen]\n"


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of handwritten pages, each of which tests another kind of word."""
    desk = tmp_path_factory.mktemp("words")
    for name, text in {"mkdocs.yml": CONFIG, "seeds/harbour.txt": ARTICLE}.items():
        (desk / name).parent.mkdir(exist_ok=True)
        (desk / name).write_text(text, encoding="utf-8")
    (desk / "docs").mkdir()
    for name, text in PAGES.items():
        (desk / "docs" / f"{name}.md").write_text(f"# Page {name}\n\n{text}\n", encoding="utf-8")
    for watch in range(2):
        crew = [f"Crew {n}" for n in range(24 * watch, 24 * watch + 24)]
        head = f"---\nkind: page\nactors: {json.dumps(crew)}\n---\n"
        (desk / "docs" / f"watch-{watch}.md").write_text(f"{head}\n# Watch\n\nA sailor.\n")
    (desk / "docs" / "bolat.md").write_text(ACTOR, encoding="utf-8")
    return built(desk)


def found(browser: Chromium, site: Path, query: str) -> list[str]:
    """Return the titles of what a search finds, without briefs and their sentences."""
    browser.go(f"{site.as_uri()}/search.html?q={quote(query)}")
    browser.run("return await until(() => told());")
    return browser.run("return all('.found .hit b').map((b) => b.textContent);")


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("cooperation", "crane"),
        ("co-operation", "crane"),
        ("F35B", "crane"),
        ("US Coast Guard", "crane"),
        ("U.S. Coast Guard", "crane"),
        ('"us coast guard"', "crane"),
        ("Strasse", "street"),
        ("stra\u00dfe", "street"),
        ("Soren Angstrom", "street"),
        ("Dorde Walesa", "street"),
        ("\u7f62\u5de5", "harbour"),
        ("\u6e2f\u53e3", "harbour"),
        ("amsterlaken", "hyphen"),
        ('"minister of finance"', "minister"),
        ("\u201cminister of finance\u201d deputy", "minister"),
    ],
)
def test_words_are_found_in_their_other_forms(
    chromium: Chromium, words: Path, query: str, page: str
) -> None:
    assert found(chromium, words, query) == [f"Page {page}"]


@pytest.mark.parametrize(
    "query", ['"finance minister"', '"minister of finance" parish', "\u5de5\u7f62"]
)
def test_words_in_another_order_are_no_phrase(chromium: Chromium, words: Path, query: str) -> None:
    assert found(chromium, words, query) == []


def test_what_only_sounds_alike_is_not_found_where_the_word_stands(
    chromium: Chromium, words: Path
) -> None:
    assert found(chromium, words, "polite") == ["Page guard"]
    assert chromium.run("return told();") == "1 page"


def test_what_only_sounds_alike_is_said_to_be_spelled_otherwise(
    chromium: Chromium, words: Path
) -> None:
    assert found(chromium, words, "bulat") == ["Bolat Erdem"]
    near, marked = chromium.run(
        "return [one('.found .near').textContent, one('.found mark').textContent];"
    )
    assert chromium.run("return told();") == "Not found as it is written. Spelled otherwise: 1 page"
    assert (near, marked) == ("spelled otherwise", "Bolat")


def test_another_spelling_beside_what_was_asked_for_is_not_counted(
    chromium: Chromium, site: Path
) -> None:
    names = found(chromium, site, "hizbullah")
    near = chromium.run("return all('.found .hit:has(.near) b').map((b) => b.textContent);")
    assert "Hezbollah" in near
    assert "Kataib Hezbollah" in set(names) - set(near)
    exact = int(chromium.run("return told();").split()[0])
    held = chromium.run(
        "return all('.narrow label').filter((l) => "
        "/Actors|Briefs|Pages|Places/.test(l.textContent))"
        ".map((l) => parseInt(l.querySelector('.n').textContent));"
    )
    assert exact == sum(held)


def test_results_have_dates_in_words_and_marks_without_signs(
    chromium: Chromium, site: Path
) -> None:
    found(chromium, site, "Hezbollah")
    of, marks = chromium.run(
        "return ['.of', 'mark'].map((s) => all(`.found ${s}`).map((e) => e.textContent));"
    )
    assert any("2 November 2024" in told for told in of)
    assert not any("2024-" in told for told in of)
    assert set(marks) <= {"Hezbollah", "Hezbollah's", "Hizbullah"}


def test_a_list_of_names_is_no_name_and_help_stands_last(chromium: Chromium, site: Path) -> None:
    assert not {"Actors", "Terms", "Places"} & set(found(chromium, site, ""))
    kinds = chromium.run("return all('.found h2').map((h) => h.textContent);")
    assert "Pages" not in kinds or kinds[-1] in ("Pages", "Sentences")


def test_a_brief_that_is_found_does_not_say_its_sentences_twice(
    chromium: Chromium, site: Path
) -> None:
    found(chromium, site, "drones")
    said = chromium.run("return all('.found .ex').map((e) => e.textContent);")
    assert len(set(said)) == len(said)


def test_the_page_of_a_name_stands_first_for_it(chromium: Chromium, site: Path) -> None:
    chromium.go(f"{site.as_uri()}/search.html?q={quote('Kataib Hezbollah')}")
    chromium.run("return await until(() => told());")
    first = chromium.run(
        "const hit = one('.found .hit'); return [hit.closest('ul').previousSibling.textContent,"
        "hit.querySelector('b').textContent];"
    )
    assert first == ["Actors", "Kataib Hezbollah"]


def test_two_actors_that_are_chosen_are_both_named(chromium: Chromium, site: Path) -> None:
    def told(*names: str) -> int:
        chosen = "&".join(f"actor={quote(name)}" for name in names)
        chromium.go("about:blank")
        chromium.go(f"{site.as_uri()}/search.html#kind=brief&{chosen}")
        return int(chromium.run("return await until(() => told());").split()[0])

    both, each = told("Hezbollah", "Iran"), (told("Hezbollah"), told("Iran"))
    assert 0 < both <= min(each)


def test_a_long_list_of_values_can_be_searched(chromium: Chromium, site: Path) -> None:
    chromium.go(f"{site.as_uri()}/search.html?q=the")
    shown = chromium.run(
        "const field = await until(() => one('.narrow details input[type=search]'));"
        "const set = field.closest('details'); set.open = true;"
        "const count = () => [...set.querySelectorAll('label')].filter((l) => !l.hidden).length;"
        "const last = [...set.querySelectorAll('label')].at(-1).querySelector('span').textContent;"
        "const before = count(); field.value = last; field.dispatchEvent(new Event('input'));"
        "return [before, count(), last];"
    )
    assert shown[0] > 1
    assert shown[1] == 1, shown


def test_no_more_values_are_made_than_are_shown(chromium: Chromium, words: Path) -> None:
    found(chromium, words, "sailor")
    made = chromium.run(
        "const field = await until(() => one('.narrow details input[type=search]'));"
        "const set = field.closest('details'); "
        "const count = () => set.querySelectorAll('label').length;"
        "const before = count(); field.value = 'crew 47'; field.dispatchEvent(new Event('input'));"
        "return [before, count(), set.querySelector('label').textContent];"
    )
    assert made == [18, 1, "Crew 471"]


def test_the_script_and_the_index_take_words_apart_alike() -> None:
    from briefgen.site.search import spelling
    from tests.unit.site.test_search import SCRIPT

    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed; the browser tests hold the same in part")
    source = SCRIPT.read_text(encoding="utf-8")
    body = source[source.index("  const LETTERS") : source.index("  window.briefgenSearch.key")]
    more = source[source.index("  const UNBROKEN") : source.index("  const telling")]
    said = list(PAGES.values())
    program = (
        f"{body}\n{more}\nconsole.log(JSON.stringify({json.dumps(said)}"
        ".map((text) => lettered(plain(text)))))"
    )
    told = subprocess.run([node, "-e", program], capture_output=True, text=True, check=True).stdout
    for text, lettered in zip(said, json.loads(told), strict=True):
        assert set(spelling.forms(text)) <= set(lettered)


def test_results_are_narrowed_to_a_range_of_days(chromium: Chromium, site: Path) -> None:
    chromium.go(f"{site.as_uri()}/search.html#q=militias&from=2024-11-01")
    chromium.run("return await until(() => one('.days input') && told());")
    later = chromium.run("return all('.found .hit').map((a) => a.textContent);")
    assert later
    assert not any("October 2024" in hit for hit in later)
    chromium.page.fill(".days label:last-child input", "2024-11-01")
    chromium.page.dispatch_event(".days label:last-child input", "change")
    chromium.run("return await until(() => location.hash.includes('to=2024-11-01'));")
    fewer = chromium.run(
        f"await until(() => all('.found .hit').length < {len(later)});"
        "return all('.found .hit').map((a) => a.textContent);"
    )
    assert not any("2 November 2024" in hit for hit in fewer)
    assert chromium.run("return one('.days input').value;") == "2024-11-01"
