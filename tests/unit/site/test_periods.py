"""A list of months or years is drawn as bars, placed by time, as high as their numbers."""

from __future__ import annotations

import re

from lxml import html

from briefgen.site.dressed import Page, dress_part


def dressed(*links: tuple[str, str, int]) -> html.HtmlElement:
    """Return the HTML of a list of links, each with its words, address and number."""
    listed = " · ".join(f'<a href="{href}">{words}</a> {count}' for words, href, count in links)
    page = dress_part(f"<!-- periods -->\n<p>{listed}</p>", Page("home"))
    return html.fragment_fromstring(page.html, create_parent="div")


def month(name: str, year: int, number: int, count: int) -> tuple[str, str, int]:
    key = f"{year}-{number:02}"
    return f"{name} {year}", f"ledger/index.html?from={key}&to={key}", count


def heights(root: html.HtmlElement) -> list[int]:
    """Return the height of each bar in per cent, 0 where there is none."""
    out = []
    for item in root.findall(".//ol[@class='bars']/li"):
        path = item.find(".//path")
        out.append(100 - int(re.match(r"M0 (\d+)", path.get("d"))[1]) if path is not None else 0)
    return out


def test_a_month_without_rows_is_a_gap():
    root = dressed(
        month("December", 2023, 12, 5), month("January", 2024, 1, 10), month("March", 2024, 3, 1)
    )
    assert heights(root) == [50, 100, 0, 10]
    assert root.find(".//ol[@class='bars']/li").get("title") == "December 2023: 5"
    assert root.find(".//p/a").get("href") == "ledger/index.html?from=2023-12&to=2023-12"
    assert [s.text for s in root.findall(".//ol/li/span")] == ["2024"]
    assert root.find(".//details") is None


def test_years_stand_at_their_place_and_what_is_long_ago_is_in_the_list_alone():
    years = [(str(y), f"{y}.html", 2) for y in (1850, 2001, 2003)]
    root = dressed(*years, ("not dated", "undated.html", 7))
    assert heights(root) == [100, 0, 100]
    assert [a.text for a in root.findall(".//p//a")] == ["1850", "2001", "2003", "not dated"]


def test_one_month_alone_makes_no_strip():
    assert dressed(month("May", 2024, 5, 3)).find(".//ol") is None


def test_a_long_list_is_folded_under_how_many_it_has():
    root = dressed(*(month("May", year, 5, 1) for year in range(2000, 2030)))
    assert root.find(".//details/summary").text == "30 months"
    assert root.find(".//details//a") is not None


def test_no_more_labels_than_a_phone_has_room_for():
    root = dressed(*((str(y), f"{y}.html", 1) for y in range(1970, 2025)))
    assert len(root.findall(".//ol/li/span")) <= 6
    assert root.findall(".//ol/li/span")[-1].get("class") == "end"
