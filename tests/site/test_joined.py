"""A site of three desks, from a disk: one search over all, and a link to each desk's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.joined import WORDS, desks, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.browsers import Browser

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("Zwei Flüsse")
    run("join", *desks(root), "-d", root / "all", "--name", "All years")
    return root / "all"


def test_one_search_finds_the_pages_of_all_desks_from_a_disk(
    browser: Browser, joined: Path
) -> None:
    for year, word in WORDS.items():
        browser.go(f"{joined.as_uri()}/search.html?q={quote(word)}")
        browser.run("return await until(() => told());")
        hits = browser.run(
            "return all('.found .hit').map((a) => [a.href, a.querySelector('.of').textContent]);"
        )
        assert hits, word
        elsewhere = [h for h in hits if f"/{year}/" not in h[0] or f"Desk {year}" not in h[1]]
        assert elsewhere == [], word
    browser.go(hits[0][0])
    assert WORDS["2024"] in browser.run("return one('article').textContent;")
    assert browser.complaints() == []


def test_a_search_of_all_desks_is_narrowed_to_one(browser: Browser, joined: Path) -> None:
    browser.go(f"{joined.as_uri()}/search.html#q=Maas")
    browser.run("return await until(() => told());")
    counted = browser.run(
        "const narrow = await until(() => one('.narrow:not([hidden])'));"
        "return [...narrow.querySelectorAll('label')].map((l) => l.textContent)"
        ".filter((said) => said.startsWith('Desk '));"
    )
    assert [said[:9] for said in counted] == [f"Desk {year}" for year in WORDS]
    browser.go("about:blank")
    browser.go(f"{joined.as_uri()}/search.html#q=Maas&desk=Desk%202023")
    browser.run("return await until(() => told());")
    hits = browser.run("return all('.found .hit').map((a) => a.href);")
    assert hits
    assert all("/2023/" in href for href in hits)


def test_an_actor_of_all_desks_leads_to_each_dossier(browser: Browser, joined: Path) -> None:
    browser.go(f"{joined.as_uri()}/actors.html")
    links = browser.run(
        "return all('article li').filter((li) => li.textContent.includes('Piet Maas'))"
        ".flatMap((li) => [...li.querySelectorAll('a')].map((a) => a.href));"
    )
    assert len(links) == len(WORDS)
    for link in links:
        browser.go(link)
        assert browser.run("return one('h1').textContent;").strip() == "Piet Maas"
    assert browser.complaints() == []


def test_the_search_of_a_desk_stays_its_own(browser: Browser, joined: Path) -> None:
    browser.go(f"{joined.as_uri()}/2022/search.html?q={WORDS['2023']}")
    told = browser.run("return await until(() => told());")
    assert told.startswith("Nothing found")
