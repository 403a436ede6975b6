"""The page that `briefgen export html` writes works from a disk with nothing beside it."""

from __future__ import annotations

import pytest

from briefgen import export
from tests.golden.desk import desk

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    target = tmp_path_factory.mktemp("alone") / "desk.html"
    export.exporters()["html"].write(export.Selection(corpus=desk(), title="Danube desk"), target)
    return target.as_uri()


SHOWN = (
    "return all('main h1, main h2, main h3').filter((h) => h.offsetParent)"
    ".map((h) => h.textContent)"
)


def test_it_is_read_and_searched_with_nothing_else(browser, page):
    browser.go(page)
    everything = browser.run(SHOWN)
    assert "Who said what" in everything
    typed = "const f = one('input'); f.value = 'another SHIP'; f.dispatchEvent(new Event('input'));"
    found = browser.run(f"{typed} return one('output').textContent;")
    assert found.endswith(" found")
    assert found != "0 found"
    shown = browser.run(SHOWN)
    assert "Who said what" in shown
    assert len(shown) < len(everything), "headings with nothing under them are folded away"
    browser.run("const f = one('input'); f.value = ''; f.dispatchEvent(new Event('input'));")
    assert browser.run(SHOWN) == everything
    assert browser.complaints() == []


def test_each_mark_leads_to_its_sentence_in_the_text(browser, page):
    browser.go(page)
    lost = """
        const notes = all('a[role=doc-noteref]').map((a) => one(a.getAttribute('href')));
        if (notes.includes(null)) return -1;
        const places = notes.flatMap((n) => [...n.querySelectorAll('a:not([role])')]);
        return places.filter((a) => !document.getElementById(a.hash.slice(1))).length;
    """
    assert browser.run(lost) == 0
