"""The tasks of a reader, each in as few actions as it should take: clicks, keys, queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.browsers import Chromium

pytestmark = pytest.mark.browser

WIDTHS = (1120, 1440, 1800, 2200)
KINDS = (
    "index.html",
    "briefs/index.html",
    "briefs/militias-in-iraq.html",
    "ledger/index.html",
    "actors/index.html",
    "actors/iran.html",
    "places/index.html",
    "happenings/index.html",
    "happenings/axios-report-in-brief.html",
    "sources/index.html",
    "search.html",
    "about.html",
    "404.html",
)


def _menu(chromium: Chromium, site: Path, name: str) -> None:
    chromium.size(1440, 900)
    chromium.go(f"{site.as_uri()}/index.html")
    with chromium.page.expect_navigation():
        chromium.page.click(f".menu a:text-is('{name}')")


def _said(chromium: Chromium) -> str:
    return chromium.run(
        "await until(() => /of|rows/.test(told())); return one('.ledger .part > ul').textContent;"
    )


def test_statements_on_a_source_without_a_name_take_two_actions(
    chromium: Chromium, site: Path
) -> None:
    _menu(chromium, site, "Ledger")
    chromium.page.select_option("[name=named]", "unnamed")
    chromium.run(
        "await until(() => location.hash.includes('named=unnamed') && one('.chips button'));"
    )
    rows = chromium.run(
        "await until(() => !all('.ledger .part > ul > li')"
        ".some((r) => !r.querySelector('.by, em')));"
        "return all('.ledger .part > ul > li').map((r) => r.querySelector('.by, em').textContent);"
    )
    assert rows
    assert all(row.startswith("[") or "not identified" in row for row in rows)


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("2024-W44", "from=2024-10-28&to=2024-11-03"),
        ("31 October 2024", "from=2024-10-31&to=2024-10-31"),
        ("28 - 31 October 2024", "from=2024-10-28&to=2024-10-31"),
        ("Oct 2024", "from=2024-10&to=2024-10"),
        ("2015 - 2018", "from=2015&to=2018"),
    ],
)
def test_what_happened_in_a_week_takes_two_actions(
    chromium: Chromium, site: Path, said: str, address: str
) -> None:
    _menu(chromium, site, "Ledger")
    chromium.page.fill("[name=when]", said)
    chromium.page.press("[name=when]", "Enter")
    chromium.run("await until(() => one('.chips button'));")
    assert chromium.run("return location.hash.slice(1);") == address
    assert chromium.run("return all('.ledger .part > ul > li').length;") > 0


def test_places_in_a_period_take_two_actions(chromium: Chromium, site: Path) -> None:
    _menu(chromium, site, "Places")
    chromium.run("await until(() => one('.months button'));")
    every = chromium.run("return all('.map a').length;")
    assert chromium.run("return one('.within').checkVisibility();") is False
    chromium.page.click(".months button[data-from='2018']")
    told = chromium.run(
        "return { list: all('.within:not([hidden]) > li').map((li) => li.textContent.trim()),"
        " map: all('.map a:not(.off)').length, "
        "rest: all('.table').filter((t) => t.checkVisibility()).length,"
        " ledger: one('.within small a').href };"
    )
    assert 0 < len(told["list"]) < every
    assert 0 < told["map"] < every
    assert told["rest"] == 0
    assert "place=" in told["ledger"]
    assert "from=2018&to=2018" in told["ledger"]
    chromium.go(f"{site.as_uri()}/places/index.html#from=2018&to=2018")
    again = "await until(() => one('.months button')); return all('.within > li').length;"
    assert chromium.run(again) == len(told["list"])


def test_a_phrase_with_two_filters_takes_three_actions(chromium: Chromium, site: Path) -> None:
    chromium.size(1440, 900)
    chromium.go(f"{site.as_uri()}/index.html")
    chromium.page.fill("#searchWords", '"from Iraq"')
    chromium.page.press("#searchWords", "Enter")
    chromium.run("await until(() => one('.narrow label'));")
    for name in ("Briefs", "2024"):
        chromium.page.click(f".narrow label:has-text('{name}') >> nth=0")
        chromium.page.wait_for_timeout(300)
    told = chromium.run("await until(() => one('.found .hit')); return location.hash;")
    assert "kind=brief" in told
    assert "year=2024" in told


def test_all_that_one_says_takes_two_actions(chromium: Chromium, site: Path) -> None:
    chromium.size(1440, 900)
    chromium.go(f"{site.as_uri()}/index.html")
    chromium.page.fill("#searchWords", "Kataib Hezbollah")
    chromium.run("await until(() => one('#searchHits .hit'));")
    chromium.page.press("#searchWords", "ArrowDown")
    with chromium.page.expect_navigation():
        chromium.page.press("#searchWords", "Enter")
    assert "actors/kataib-hezbollah" in chromium.page.url
    assert chromium.run("return Boolean(one('.part.says'));")


def test_what_two_articles_say_of_one_event_takes_two_actions(
    chromium: Chromium, site: Path
) -> None:
    _menu(chromium, site, "Happenings")
    with chromium.page.expect_navigation():
        chromium.page.click("article > ul > li > a >> nth=0")
    assert chromium.run("return Boolean(one('.happening table'));")


def test_the_text_of_each_kind_of_page_begins_at_one_edge(chromium: Chromium, site: Path) -> None:
    for width in WIDTHS:
        chromium.size(width, 900)
        edges = {}
        for page in KINDS:
            chromium.go(f"{site.as_uri()}/{page}")
            at = "return Math.round(one('h1').getBoundingClientRect().left);"
            edges[page] = chromium.run(at)
        assert len(set(edges.values())) == 1, (width, edges)


def test_on_a_phone_filters_stand_over_the_results_folded_and_tell_how_many_are_set(
    chromium: Chromium, site: Path
) -> None:
    chromium.size(360, 780)
    chromium.go(f"{site.as_uri()}/search.html#q=Iraq")
    chromium.run("await until(() => one('.narrow:not([hidden])'));")
    top = chromium.run(
        "const [f, h] = [one('.narrow'), "
        "one('.found .hit')].map((e) => e.getBoundingClientRect().top);"
        "return { open: one('.narrow').open, above: f < h, seen: f < innerHeight };"
    )
    assert top == {"open": False, "above": True, "seen": True}
    chromium.page.click(".narrow > summary")
    chromium.page.click(".narrow label:has([type=checkbox]) >> nth=0")
    assert chromium.run(
        "await until(() => one('.set').textContent); return one('.set').textContent;"
    )
    chromium.run("scrollTo(0, 1500);")
    assert chromium.run("return one('#searchWords').getBoundingClientRect().top;") >= 0


def test_on_the_page_of_results_arrows_lead_from_one_to_the_next(
    chromium: Chromium, site: Path
) -> None:
    chromium.size(1440, 900)
    chromium.go(f"{site.as_uri()}/search.html#q=Iraq")
    chromium.run("await until(() => all('.found .hit').length > 2);")
    focus = "return all('.found .hit').indexOf(document.activeElement);"
    seen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"):
        chromium.press(key)
        seen.append(chromium.run(focus))
    assert seen == [0, 1, 0, -1]
    assert chromium.run("return document.activeElement.id;") == "searchWords"


def test_a_table_is_taken_along_in_one_action(chromium: Chromium, site: Path) -> None:
    chromium.size(1440, 900)
    chromium.go(f"{site.as_uri()}/claims/index.html")
    chromium.run(
        "addEventListener('copy', (e) => {"
        " window.taken = ['text/plain', 'text/html'].map((t) => e.clipboardData.getData(t)); });"
    )
    rows = chromium.run("return all('article tbody tr').length;")
    chromium.page.click(".take")
    text, html = chromium.run("return window.taken;")
    lines = text.rstrip("\n").split("\n")
    assert len(lines) == rows + 1
    assert len({line.count("\t") for line in lines}) == 1
    assert all(cell for cell in lines[0].split("\t"))
    assert f'href="{site.as_uri()}/actors/' in html
    assert "<button" not in html
