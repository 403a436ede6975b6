"""The pages of a desk in browsers: the home page's first screen, and the ledger.

Rows of the ledger are filtered, and copied.
"""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from briefgen.render.ledger_data import steps
from tests.site.test_reading import BRIEF, _arrives

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.browsers import Browser, Chromium

pytestmark = pytest.mark.browser

LEDGER = "ledger/index.html"
READY = "await until(() => one('article.ready .told')?.textContent);"
ROWS = "all('.newest > ul > li')"


def _handed(file: Path) -> list[Any]:
    """Return the arguments of the call in a script of the ledger."""
    text = file.read_text(encoding="utf-8")
    return json.loads(f"[{text[text.index('(') + 1 : text.rindex(')')]}]")


def _hand(what: str, *told: object) -> str:
    return f"briefgenLedger.{what}({','.join(json.dumps(t) for t in told)});"


def _narrowed(browser: Browser, address: str) -> list[str]:
    browser.go(address)
    return browser.run(f"{READY} return {ROWS}.map((r) => r.textContent);")


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (360, 780)])
def test_the_first_screen_says_what_is_new_and_what_is_expected(
    chromium: Chromium, site: Path, width: int, height: int
) -> None:
    chromium.size(width, height)
    chromium.go(f"{site.as_uri()}/index.html")
    for part in ("fresh", "expected"):
        bottom = chromium.run(
            f"return one('.part.{part} > ul > li').getBoundingClientRect().bottom;"
        )
        assert bottom <= height, part


def test_every_line_of_the_first_parts_leads_to_its_sentence(chromium: Chromium, http: str) -> None:
    chromium.go(f"{http}/index.html")
    bare = chromium.run(
        "return all(':is(.fresh, .expected, .contested) li:not(.all)')"
        ".filter((li) => !li.querySelector('.mark')).map((li) => li.textContent);"
    )
    assert bare == []


def test_the_ledger_is_narrowed_by_who_speaks_and_the_address_says_so(
    browser: Browser, origin: str
) -> None:
    browser.size(1280, 900)
    every = _narrowed(browser, f"{origin}/{LEDGER}")
    browser.run(
        "const field = one('.narrowing [name=by]'); field.value = 'Axios';"
        "field.dispatchEvent(new Event('change')); "
        "await until(() => location.hash.includes('by=Axios'));"
        f"await until(() => {ROWS}.length < {len(every)});"
    )
    said = browser.run(f"return {ROWS}.map((r) => r.textContent);")
    assert said
    assert all("Axios" in row for row in said)
    shared = browser.run("return location.href;")
    assert _narrowed(browser, shared) == said
    assert _narrowed(browser, f"{origin}/{LEDGER}?by=Axios") == said
    assert browser.complaints() == []


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ("named=unnamed", "all('.newest .by').every((b) => b.textContent.startsWith('['))"),
        ("status=planned", "rows.every((r) => r.querySelector(':scope > .mark ~ em'))"),
        (
            "kind=statement&q=drone",
            "rows.every((r) => /drone/i.test(r.textContent + r.querySelector('small').title))",
        ),
        (
            "from=2018&to=2018",
            "rows.every((r) => /2018/.test(r.querySelector('strong').textContent))",
        ),
        ("outlet=The Levant Courier", "rows.every((r) => /Levant Courier/.test(r.textContent))"),
        ("place=Iraq", "rows.length > 0"),
    ],
)
def test_the_ledger_is_narrowed_by_what_the_address_asks_for(
    chromium: Chromium, site: Path, asked: str, holds: str
) -> None:
    chromium.go(f"{site.as_uri()}/{LEDGER}#{asked.replace(' ', '%20')}")
    assert chromium.run(f"{READY} const rows = {ROWS}; return rows.length > 0 && ({holds});")
    assert chromium.complaints() == []


def test_what_nobody_says_is_said_to_be_nowhere(chromium: Chromium, site: Path) -> None:
    chromium.go(f"{site.as_uri()}/{LEDGER}#q=qwertyuiop")
    assert chromium.run(f"{READY} return [{ROWS}.length, told()];") == [0, "No row fits."]


def test_a_month_narrows_and_widens_again(chromium: Chromium, site: Path) -> None:
    chromium.go(f"{site.as_uri()}/{LEDGER}")
    left = chromium.run(
        f"{READY} const before = {ROWS}.length; const bar = all('.months button').at(-1); "
        "const name = bar.title;"
        "bar.click(); await until(() => location.hash.includes('from=') "
        f"&& {ROWS}.length < before);"
        f"const left = {ROWS}.length; const alike = all('.like li').length;"
        "one('.months [aria-pressed=true]').click();"
        f"await until(() => {ROWS}.length > left); "
        "return [left + alike, parseInt(name.split(': ')[1])];"
    )
    assert left[0] == left[1]


def test_a_place_of_the_ledgers_map_narrows_what_is_narrowed_already(
    chromium: Chromium, site: Path
) -> None:
    chromium.size(1440, 900)
    chromium.go(f"{site.as_uri()}/{LEDGER}#kind=event")
    before, left, address = chromium.run(
        f"{READY} const before = {ROWS}.length; const link = one('.map a[href*=\"place=Iraq\"]');"
        "link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));"
        f"await until(() => {ROWS}.length < before); return [before, {ROWS}.length, location.hash];"
    )
    assert 0 < left < before
    assert "kind=event" in address
    assert "place=Iraq" in address


def test_without_scripts_the_ledger_shows_its_newest_rows_and_leads_to_the_lists(
    chromium: Chromium, site: Path
) -> None:
    context = chromium.page.context.browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(f"{site.as_uri()}/{LEDGER}")
        assert page.locator(".newest > ul > li").count() > 20
        for target in ("claims/index.html", "relations/index.html", "timeline/index.html"):
            assert page.locator(f'main a[href="../{target}"]').is_visible()
    finally:
        context.close()


def test_the_ledger_reads_no_more_than_it_shows(chromium: Chromium, http: str) -> None:
    chromium.go(f"{http}/{LEDGER}")
    read = (
        "performance.getEntriesByType('resource').map((e) => e.name)"
        ".filter((n) => n.includes('/ledger/'))"
    )
    assert [n.rpartition("/")[2] for n in chromium.run(f"{READY} return {read};")] == ["index.js"]
    chromium.go(f"{http}/{LEDGER}#by=Axios")
    names = chromium.run(f"{READY} return {read};")
    assert [n.rpartition("/")[2] for n in names] == ["index.js", "by-0.js", "rows-0.js"]


def test_a_word_is_looked_for_in_the_parts_that_hold_it(
    chromium: Chromium, site: Path, tmp_path: Path
) -> None:
    """The sample's rows are cut into parts of five, as those of a larger desk would be."""
    shutil.copytree(site, tmp_path / "site")
    ledger = tmp_path / "site" / "ledger"
    told = _handed(ledger / "rows-0.js")[1]
    rows = told["rows"]
    holding: dict[str, list[int]] = {}
    for number, start in enumerate(range(0, len(rows), 5)):
        part = {**told, "rows": rows[start : start + 5]}
        (ledger / f"rows-{number}.js").write_text(_hand("part", number, part), encoding="utf-8")
        titles = {told["briefs"][row[0]][1] for row in part["rows"]}
        for word in set(re.findall(r"[a-z]{3,}", f"{titles} {json.dumps(part['rows'])}".lower())):
            holding.setdefault(word, []).append(number)
    words = sorted(holding)
    values = [[w, "", 1, steps(holding[w])] for w in words]
    for n, half in enumerate((values[:200], values[200:])):
        (ledger / f"word-{n}.js").write_text(_hand("values", "word", n, half), encoding="utf-8")
    index = _handed(ledger / "index.js")[0]
    shelves = {**index["shelves"], "word": [words[0], words[200]]}
    index |= {"parts": len(range(0, len(rows), 5)), "shelves": shelves}
    (ledger / "index.js").write_text(_hand("index", index), encoding="utf-8")

    read: list[str] = []
    chromium.page.on("request", lambda request: read.append(request.url))
    every = _narrowed(chromium, f"{(tmp_path / 'site').as_uri()}/{LEDGER}#q=jord")
    parts = {int(n[1]) for url in read if (n := re.search(r"/rows-(\d+)\.js$", url))}
    assert parts == set(holding["jordan"])
    assert every
    assert all("Jordan" in row for row in every)
    assert every == _narrowed(chromium, f"{site.as_uri()}/{LEDGER}#q=jord")


@pytest.mark.parametrize("page", ["index.html", LEDGER, "actors/axios.html", "actors/index.html"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_of_the_desk_loads(
    chromium: Chromium, http: str, page: str, width: int
) -> None:
    chromium.size(width, 800)
    chromium.go(f"{http}/{page}")
    moved = chromium.run(
        "let sum = 0;"
        "new PerformanceObserver((l) => l.getEntries().forEach((e) => { sum += e.value; }))"
        ".observe({ type: 'layout-shift', buffered: true });"
        "await new Promise((r) => setTimeout(r, 400)); return sum;"
    )
    assert moved < 0.02


def test_keys_go_through_rows_and_open_the_sentence(browser: Browser, origin: str) -> None:
    browser.size(1280, 900)
    browser.go(f"{origin}/{LEDGER}")
    browser.run(READY)
    at = f"{ROWS}.indexOf(document.activeElement)"
    for key, row in (("j", 0), ("j", 1), ("k", 0)):
        browser.press(key)
        assert browser.run(f"return {at};") == row
    target = browser.run("return document.activeElement.querySelector('.mark').href;")
    browser.press(".")
    assert _arrives(browser, target)


def test_a_question_mark_lists_the_keys(chromium: Chromium, site: Path) -> None:
    chromium.go(f"{site.as_uri()}/index.html")
    chromium.press("?")
    told = chromium.run("return one('dialog.keys[open]').textContent;")
    assert "the sentence of the row" in told
    chromium.press("Escape")
    assert chromium.run("return one('dialog.keys').open;") is False


COPIED = """
const got = new Promise((done) => addEventListener('copy', (event) \
=> setTimeout(() => done(1)), { once: true }));
const data = {};
const set = DataTransfer.prototype.setData;
DataTransfer.prototype.setData = function (kind, text) { data[kind] = text; \
set.call(this, kind, text); };
"""


def test_a_row_is_copied_as_a_quotation_with_its_source(chromium: Chromium, http: str) -> None:
    chromium.size(1280, 900)
    chromium.go(f"{http}/{LEDGER}#by=Axios")
    chromium.run(READY)
    chromium.press("j")
    row, mark = chromium.run(
        f"{COPIED} window.copied = data;"
        "return [document.activeElement.textContent, "
        "document.activeElement.querySelector('.mark').href];"
    )
    chromium.press("c")
    copied = chromium.run("return window.copied;")
    text = copied["text/plain"]
    speaker, _, said = text.partition(": “")
    assert "Axios" in speaker
    assert said.partition("”")[0] in row
    assert re.search(r", \d{1,2} \w+ \d{4}, ", said)
    assert text.endswith(f"{mark})")
    assert f'href="{mark}"' in copied["text/html"]


def test_marked_words_of_the_source_are_copied_with_their_address(
    chromium: Chromium, http: str
) -> None:
    chromium.go(f"{http}/briefs/militias-in-iraq.html")
    text = chromium.run(
        f"{COPIED} const s = one('#p2s1'); getSelection().selectAllChildren(s);"
        "document.execCommand('copy'); return data['text/plain'];"
    )
    assert text.startswith("“")
    assert "The Levant Courier" in text
    assert text.endswith("briefs/militias-in-iraq.html#p2s1)")


def test_the_browsers_own_back_finds_the_rows_and_the_place(chromium: Chromium, site: Path) -> None:
    chromium.size(1280, 600)
    chromium.go(f"{site.as_uri()}/{LEDGER}#kind=statement")
    y, rows = chromium.run(
        f"{READY} scrollTo(0, 700); await new Promise((r) => setTimeout(r, 100));"
        f"return [scrollY, {ROWS}.length];"
    )
    chromium.run("all('.newest .mark').find((m) => m.getBoundingClientRect().top > 100).click();")
    chromium.page.wait_for_url("**/briefs/*")
    chromium.page.go_back()
    back = chromium.run(
        f"{READY} await until(() => Math.abs(scrollY - {y}) < 2); return [scrollY, {ROWS}.length];"
    )
    assert abs(back[0] - y) < 2
    assert back[1] == rows


def test_back_finds_the_results_of_a_search_and_the_place(chromium: Chromium, site: Path) -> None:
    chromium.size(1280, 600)
    chromium.go(f"{site.as_uri()}/search.html#q=Iraq")
    y, results = chromium.run(
        "await until(() => one('.hits .all')); one('.hits .all').click();"
        "await until(() => all('.hits .hit').length > 20); scrollTo(0, 900);"
        "await new Promise((r) => setTimeout(r, 100)); return [scrollY, all('.hits .hit').length];"
    )
    assert y == 900
    chromium.run("all('.hits .hit').find((m) => m.getBoundingClientRect().top > 100).click();")
    chromium.page.wait_for_url(re.compile("/(briefs|actors)/"))
    chromium.page.go_back()
    back = chromium.run(
        f"await until(() => one('.hits .hit') && Math.abs(scrollY - {y}) < 2);"
        "return [scrollY, all('.hits .hit').length];"
    )
    assert back[0] == y
    assert back[1] >= results  # more may have come in since they were counted


def test_a_page_that_is_not_there_is_dressed_at_any_depth(site: Path) -> None:
    page = (site / "404.html").read_text(encoding="utf-8")
    assert "href=/css/page.css" in page.replace('"', "")
    assert "There is no such page" in page


CORRECTED = (
    (BRIEF, "table.ledger tbody tr"),
    (BRIEF, ".in-who > ul > li"),
    (LEDGER, ".newest > ul > li"),
    ("actors/axios.html", ".says > ul > li"),
)


@pytest.mark.parametrize(("page", "rows"), CORRECTED)
def test_a_row_says_how_it_is_corrected(
    browser: Browser, origin: str, page: str, rows: str
) -> None:
    browser.size(1280, 900)
    browser.go(f"{origin}/{page}")
    browser.run(
        f"{COPIED} window.copied = data; "
        f"const row = all('{rows}').find((r) => r.checkVisibility());"
        "row.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, "
        "pointerType: 'mouse' }));"
        "await until(() => one('.hand .correct'));"
    )
    browser.run("one('.hand .correct').click();")
    text = browser.run(
        "await until(() => window.copied['text/plain'] || one('dialog.fix textarea'));"
        "return window.copied['text/plain'] ?? one('dialog.fix textarea').value;"
    )
    first, _, lines = text.partition("\n")
    assert re.fullmatch(r"# seeds/[\w-]+\.yml", first)
    assert set(yaml.safe_load(lines)) & {"claims", "relations", "events", "actors"}
    assert browser.complaints() == []


def test_a_row_is_corrected_by_keyboard(chromium: Chromium, site: Path) -> None:
    chromium.size(1280, 900)
    chromium.go(f"{site.as_uri()}/{LEDGER}")
    chromium.run(f"{READY}")
    chromium.press("j")
    chromium.run(f"{COPIED} window.copied = data;")
    chromium.press("e")
    text = chromium.run(
        "await until(() => window.copied['text/plain']); return window.copied['text/plain'];"
    )
    assert text.startswith("# seeds/")
    assert "seeds/" in chromium.run("return one('.copied').textContent;")


def test_where_the_clipboard_is_refused_the_lines_stand_in_a_field(
    chromium: Chromium, site: Path
) -> None:
    chromium.size(1280, 900)
    chromium.go(f"{site.as_uri()}/{LEDGER}")
    chromium.run(f"{READY} document.execCommand = () => false;")
    chromium.press("j")
    chromium.press("e")
    chosen = chromium.run(
        "await until(() => one('dialog.fix[open]')); const f = one('dialog.fix textarea');"
        "return f === document.activeElement && f.value.slice(f.selectionStart, f.selectionEnd);"
    )
    assert chosen.startswith("# seeds/")
    assert "strike: true" in chosen
    chromium.press("Escape")
    assert chromium.run("return await until(() => one('dialog.fix') === null);")


def test_what_only_another_spelling_finds_is_a_near_match(chromium: Chromium, site: Path) -> None:
    def near(query: str) -> list[bool]:
        chromium.go(f"{site.as_uri()}/search.html#q={query}")
        chromium.run("await until(() => one('.hits .hit'));")
        return chromium.run(
            "return all('.hits .hit').map((h) => Boolean(h.querySelector('.near')));"
        )

    assert any(near("hizbullah"))
    assert not any(near("Axios"))


def test_the_ledger_is_ordered_by_the_time_that_rows_tell(chromium: Chromium, site: Path) -> None:
    chromium.go(f"{site.as_uri()}/{LEDGER}#order=time")
    years = chromium.run(
        f"{READY} await until(() => one('.newest > ul').children.length > 20);"
        "const year = /^(?:\\d+ )?(?:[A-Z][a-z]+ )?(20\\d\\d)$/;"
        f"const times = {ROWS}.map((r) => r.querySelector('strong').textContent);"
        "return times.map((t) => year.exec(t)?.[1]).filter(Boolean);"
    )
    assert len(set(years)) > 1
    assert years == sorted(years, reverse=True)
    assert "order=time" in chromium.run("return location.hash;")
    assert chromium.complaints() == []


def test_the_page_that_is_not_there_is_dressed_from_a_disk(browser: Browser, site: Path) -> None:
    browser.size(1280, 900)
    browser.go(f"{site.as_uri()}/404.html")
    styled, link = browser.run(
        "await until(() => getComputedStyle(one('.bar')).display === 'flex');"
        "return [true, one('main a').href];"
    )
    assert styled
    assert link == f"{site.as_uri()}/index.html"


TABLES = (
    (BRIEF, "table.ledger tbody tr"),
    ("claims/index.html", "tbody tr"),
    ("relations/index.html", "tbody tr"),
    ("timeline/index.html", "tbody tr"),
)


@pytest.mark.parametrize(("page", "rows"), TABLES)
def test_a_press_of_the_mouse_copies_a_row_of_a_table(
    chromium: Chromium, http: str, page: str, rows: str
) -> None:
    """The pointer moves in steps, as a hand moves it, and the button must not move away."""
    chromium.size(1440, 900)
    chromium.go(f"{http}/{page}")
    chromium.run(f"{COPIED} window.copied = data;")
    row = chromium.page.locator(rows).filter(has=chromium.page.locator(".mark")).first
    row.scroll_into_view_if_needed()
    row.hover()
    box = row.locator(".copy").bounding_box()
    assert box is not None
    chromium.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=8)
    chromium.page.mouse.down()
    chromium.page.wait_for_timeout(80)
    chromium.page.mouse.up()
    assert "“" in chromium.run("return window.copied['text/plain'] ?? '';")
    assert chromium.run("return one('.copied').textContent;") == "Copied"


def _enter(browser: Chromium, name: str, value: str) -> None:
    browser.page.locator(f".narrowing [name={name}]").fill(value)
    browser.page.keyboard.press("Enter")


def test_part_of_a_name_takes_all_names_that_hold_it(chromium: Chromium, site: Path) -> None:
    chromium.size(1280, 900)
    every = len(_narrowed(chromium, f"{site.as_uri()}/{LEDGER}"))
    _enter(chromium, "about", "hezb")
    chromium.run(f"await until(() => {ROWS}.length < {every});")
    chip, rows = chromium.run(f"return [one('.chips button').textContent, {ROWS}.length];")
    assert chip == "Who is in it: hezb (2 names) ✕"
    assert rows > 1
    _enter(chromium, "about", "qais")
    chromium.run("await until(() => location.hash.includes('Qais'));")
    assert chromium.run("return one('.narrowing [name=about]').value;") == "Qais Khazali"


def test_rows_that_come_leave_what_is_being_typed_alone(chromium: Chromium, site: Path) -> None:
    chromium.size(1280, 900)
    _narrowed(chromium, f"{site.as_uri()}/{LEDGER}")
    left = chromium.run(
        "const kind = one('.narrowing [name=kind]'); kind.value = 'event';"
        "const typed = one('.narrowing [name=by]'); typed.value = 'Ax';"
        "for (const [e, name] of [[kind, 'input'], [kind, 'change'], [typed, 'input']])"
        " e.dispatchEvent(new Event(name, { bubbles: true }));"
        "await until(() => all('.chips button').length); return typed.value;"
    )
    assert left == "Ax"


def test_back_undoes_what_narrowed_the_ledger(chromium: Chromium, site: Path) -> None:
    chromium.size(1280, 900)
    _narrowed(chromium, f"{site.as_uri()}/{LEDGER}#kind=statement")
    _enter(chromium, "by", "Axios")
    chromium.run(
        "await until(() => all('.chips button').length === 2 && location.hash.includes('by='));"
    )
    chromium.page.go_back()
    chromium.run("await until(() => all('.chips button').length === 1);")
    assert chromium.run("return location.hash;") == "#kind=statement"
    assert chromium.run("return one('.narrowing [name=by]').value;") == ""
    chromium.page.go_forward()
    chromium.run("await until(() => all('.chips button').length === 2);")


def test_the_strip_and_the_map_follow_what_narrows(chromium: Chromium, site: Path) -> None:
    chromium.size(1440, 900)
    chromium.go(f"{site.as_uri()}/{LEDGER}")
    chromium.run(READY)
    year = "one('.months [data-to=\"2018\"]')"
    before, dots = chromium.run(
        f"return [{year}.title, all('.map a').map((a) => a.classList.contains('off'))];"
    )
    assert re.fullmatch(r"2018: \d+", before)
    assert not any(dots)
    chromium.run(f"{year}.click(); await until(() => one('.map .off'));")
    left = chromium.run(
        "return all('.map a:not(.off)').map((a) => new URLSearchParams(a.getAttribute('href'))"
        ".get('place'));"
    )
    assert left
    assert len(left) < len(dots)
    months = chromium.run("return all('.months [data-to]').map((b) => b.dataset.to);")
    assert (months[0], months[-1]) == ("2018-01", "2018-12")
    bars = chromium.run(
        "return all('.months b').filter((b) => parseFloat(b.style.height) > 0).length;"
    )
    assert bars >= 1
    place = left[0]
    rows = _narrowed(chromium, f"{site.as_uri()}/{LEDGER}#from=2018&to=2018&place={place}")
    assert rows


def test_a_finger_hits_each_bar_and_each_dot_has_a_name(chromium: Chromium, site: Path) -> None:
    chromium.size(360, 780)
    chromium.go(f"{site.as_uri()}/{LEDGER}#from=2018&to=2018")
    widths, nameless = chromium.run(
        f"{READY} await until(() => one('.map .off'));"
        "const named = (a) => a.querySelector('title') ||"
        " [...a.querySelectorAll('text')].some((t) => t.checkVisibility());"
        "return [all('.months [data-to]').map((b) => b.getBoundingClientRect().width),"
        " all('.map a').filter((a) => !named(a)).map((a) => a.outerHTML)];"
    )
    assert len(widths) == 12
    assert min(widths) >= 24
    assert nameless == []


def test_a_stretch_of_the_strip_is_taken_by_the_pointer(chromium: Chromium, site: Path) -> None:
    chromium.size(1440, 900)
    chromium.go(f"{site.as_uri()}/{LEDGER}")
    chromium.run(READY)
    ends = [
        chromium.run(
            f"const b = one('.months [data-to=\"{year}\"]').getBoundingClientRect();"
            "return [b.left + b.width / 2, b.top + b.height / 2];"
        )
        for year in (2018, 2015)
    ]
    chromium.page.mouse.move(*ends[0])
    chromium.page.mouse.down()
    chromium.page.mouse.move(*ends[1], steps=5)
    chromium.page.mouse.up()
    chromium.run("await until(() => location.hash === '#from=2015&to=2018');")
    pressed = "all('.months [aria-pressed=true]').map((b) => b.dataset.to)"
    chromium.run(f"await until(() => {pressed}.length);")
    assert chromium.run(f"return {pressed};") == ["2015", "2016", "2017", "2018"]


def test_chips_of_a_brief_are_pressed_still_after_the_way_back(
    chromium: Chromium, site: Path
) -> None:
    chromium.size(1280, 900)
    chromium.go(f"{site.as_uri()}/{BRIEF}")
    told = chromium.run(
        "all('.sieve button').find((b) => b.textContent.startsWith('Hedged')).click();"
        "return one('.sieve [role=status]').textContent;"
    )
    chromium.run("one('.in-who a[href*=\"actors/\"]').click();")
    chromium.page.wait_for_url("**/actors/*")
    chromium.page.go_back()
    again = chromium.run(
        "await until(() => one('.sieve [aria-pressed=true]'));"
        "return one('.sieve [role=status]').textContent;"
    )
    assert again == told


@pytest.mark.parametrize(("what", "width"), [("brief", 1440), ("citation", 1440), ("brief", 360)])
def test_a_press_hands_a_brief_over(browser: Browser, origin: str, what: str, width: int) -> None:
    browser.size(width, 900)
    browser.go(f"{origin}/{BRIEF}")
    browser.run("await until(() => document.readyState === 'complete');")
    text, href, seen, told = browser.run(
        f"{COPIED} document.execCommand = () => document.dispatchEvent("
        "new ClipboardEvent('copy', { clipboardData: new DataTransfer(), "
        "cancelable: true })) || true;"
        f"const button = one('.act > [data-give={what}]'); button.click();"
        "await until(() => one('.copied')?.textContent);"
        "return [data['text/plain'], location.href, button.checkVisibility(), "
        "one('.copied').textContent];"
    )
    assert seen
    assert told.startswith("Copied: the ")
    assert "“Iraq's Iran-backed militias may be the next front against Israel”, " in text
    assert text.rstrip().endswith(f"Brief: Two Rivers Desk, {href}")
    assert ("## Bottom line" in text) == (what == "brief")
    assert "## Source text" not in text


def test_cite_and_download_offers_the_citation_a_link_and_the_markdown(
    chromium: Chromium, site: Path
) -> None:
    chromium.size(360, 780)
    chromium.go(f"{site.as_uri()}/{BRIEF}")
    said, files, left, right = chromium.run(
        "one('.cite summary').click(); const box = one('.cite > div').getBoundingClientRect();"
        "return [one('.cite').innerText, all('.cite a').map((a) => a.getAttribute('href')),"
        " box.left, innerWidth - box.right];"
    )
    for words in ("The Levant Courier", "Copy link", "Copy citation", "Markdown", "Zotero"):
        assert words in said
    assert left >= 0
    assert right >= 0
    assert files[0] == "militias-in-iraq.md"
    for name in files:
        assert (site / "briefs" / name).is_file(), name
    assert "<!--" not in (site / "briefs" / files[0]).read_text("utf-8")


def test_where_the_clipboard_is_refused_a_brief_stands_in_a_field(
    chromium: Chromium, site: Path
) -> None:
    chromium.size(1280, 900)
    chromium.go(f"{site.as_uri()}/{BRIEF}")
    chosen = chromium.run(
        "document.execCommand = () => false; one('.act > [data-give=brief]').click();"
        "await until(() => one('dialog.fix[open]')); const f = one('dialog.fix textarea');"
        "return f === document.activeElement && f.value.slice(f.selectionStart, f.selectionEnd);"
    )
    assert chosen.startswith("# Iraq's Iran-backed militias")
