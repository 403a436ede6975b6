from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from briefgen.errors import BundleError
from briefgen.site import search
from briefgen.site.dressed import Page, dress_part
from briefgen.site.search import chunks, index_head, spelling
from tests.handed import handed

SCRIPT = Path(search.__file__).parent.parent / "theme" / "js" / "find.js"
PAGE = (
    '<html lang="en"><body><article data-pagefind-body><h1>{title}</h1><p>{title} words</p>'
    "</article></body></html>"
)
FILTERS = ("kind", "place", "actor", "outlet", "year")


def test_every_chunk_is_a_script_and_old_ones_go(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.format(title="Lighthouse"), encoding="utf-8")
    search.index(tmp_path)
    first = {
        p.relative_to(tmp_path / "search").as_posix() for p in (tmp_path / "search").rglob("*.*")
    }
    assert "engine.js" in first
    assert any(name.startswith("fragment/") for name in first)
    assert all(name.endswith(".js") for name in first)
    (tmp_path / "a.html").write_text(PAGE.format(title="Harbour"), encoding="utf-8")
    search.index(tmp_path)
    second = {
        p.relative_to(tmp_path / "search").as_posix() for p in (tmp_path / "search").rglob("*.*")
    }
    assert len(second) == len(first)
    assert second != first


def test_a_page_that_is_not_searched_leaves_no_trace_in_the_index(tmp_path: Path) -> None:
    bundles = []
    for site in (tmp_path / "with", tmp_path / "without"):
        site.mkdir()
        for title in ("Lighthouse", "Harbour"):
            (site / f"{title}.html").write_text(PAGE.format(title=title), encoding="utf-8")
        if site.name == "with":
            plain = PAGE.format(title="Breakwater").replace(" data-pagefind-body", "")
            (site / "Breakwater.html").write_text(plain, encoding="utf-8")
        search.index(site)
        found = sorted((site / "search").rglob("*.js"))
        bundles.append({path.relative_to(site): path.read_bytes() for path in found})
    assert bundles[0] == bundles[1]


def _filtered(site: Path) -> dict[str, bytes]:
    """Return the search bundle of nine pages with many filters of many values."""
    site.mkdir()
    for at, title in enumerate(
        ("Lighthouse", "Harbour", "Breakwater", "Quay", "Pier", "Mole", "Dock", "Weir", "Lock")
    ):
        filters = "".join(
            f'<i data-pagefind-filter="{name}:{title[: at % 4 + 1]}"></i>' for name in FILTERS
        )
        (site / f"{title}.html").write_text(
            PAGE.format(title=title).replace("<p>", filters + "<p>"), encoding="utf-8"
        )
    search.index(site)
    folder = site / "search"
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*.js"))}


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    assert _filtered(tmp_path / "one") == _filtered(tmp_path / "two")


def test_the_entry_names_the_head_and_the_head_the_filters(tmp_path: Path) -> None:
    files = _filtered(tmp_path / "site")
    name = next(file for file in files if file.endswith(".pf_meta.js"))
    assert name.removeprefix("pagefind.").removesuffix(".pf_meta.js") in files["engine.js"].decode()
    _, pages, words, listed, *_ = _said(files[name])
    assert {f"fragment/{page}.pf_fragment.js" for page, *_ in pages} == {
        f for f in files if f.startswith("fragment/")
    }
    assert {f"index/{chunk}.pf_index.js" for *_, chunk in words} == {
        f for f in files if f.startswith("index/")
    }
    assert [label for label, _ in listed] == sorted(FILTERS)
    for label, chunk in listed:
        named, values = _said(files[f"filter/{chunk}.pf_filter.js"])
        assert named == label
        assert sorted(page for _, held in values for page in held) == list(range(len(pages)))


def _said(script: bytes) -> Any:
    """Return the decoded chunk in a script."""
    _, packed = handed(script)
    return chunks.read(packed)


def test_what_was_set_aside_is_not_found(tmp_path: Path) -> None:
    source = (
        '<h2 id="source-text">Source text</h2><p>Lighthouse</p><h2 id="set-aside">Set aside</h2>'
    )
    aside = (
        '<details class="aside" id="x1s1"><summary>navigation: leads elsewhere</summary>'
        "<p>Subscribe</p></details>"
    )
    page = dress_part(f"<h1>Quay</h1>{source}{aside}", Page("brief")).html
    html = (
        f'<html lang="en"><body class="brief"><article data-pagefind-body>{page}'
        "</article></body></html>"
    )
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    search.index(tmp_path)
    script = next((tmp_path / "search" / "fragment").iterdir()).read_bytes()
    _, packed = handed(script)
    told = gzip.decompress(packed).decode()
    assert "Lighthouse" in told
    for word in ("Subscribe", "leads elsewhere", "Set aside"):
        assert word not in told


def test_the_rarest_values_of_a_filter_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_head, "VALUES", 2)
    for at, actors in enumerate((["Weir", "Mole"], ["Mole", "Quay"], ["Quay", "Dock"])):
        filters = "".join(f'<i data-pagefind-filter="actor:{actor}"></i>' for actor in actors)
        (tmp_path / f"{at}.html").write_text(
            PAGE.format(title="Pier").replace("<p>", filters + "<p>"), "utf-8"
        )
    search.index(tmp_path)
    _, values = _said(next((tmp_path / "search" / "filter").iterdir()).read_bytes())
    assert [value for value, _ in values] == ["Mole", "Quay"]


def test_a_page_is_named_by_its_kind(tmp_path: Path) -> None:
    kind = '<i data-pagefind-filter="kind:actor"></i><h1>'
    (tmp_path / "a.html").write_text(
        PAGE.format(title="Quay").replace("<h1>", kind), encoding="utf-8"
    )
    (tmp_path / "b.html").write_text(PAGE.format(title="Pier"), encoding="utf-8")
    search.index(tmp_path)
    named = sorted(file.name.split("_")[1] for file in (tmp_path / "search" / "fragment").iterdir())
    assert named == ["actor", "page"]


def test_what_a_page_repeats_is_not_found_on_it(tmp_path: Path) -> None:
    parts = "".join(
        f'<!-- {part} -->\n<h2 id="x-{part}">Part</h2><p>{part.title()}Quoted</p>'
        for part in search.REPEATED["actor"]
    )
    body = f'<h1>Quay</h1><h2 id="facts">Facts</h2><p>Lighthouse</p>{parts}'
    page = dress_part(body, Page("actor")).html
    html = (
        f'<html lang="en"><body class="actor"><article data-pagefind-body>{page}'
        "</article></body></html>"
    )
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    search.index(tmp_path)
    _, packed = handed(next((tmp_path / "search" / "fragment").iterdir()).read_bytes())
    told = gzip.decompress(packed).decode()
    assert "Lighthouse" in told
    assert "Quoted" not in told


def test_a_row_of_a_list_is_found_by_its_own_words(tmp_path: Path) -> None:
    rows = (
        '<li><span id="dock">Dock</span>, firm <small>1 statement, <a href="../briefs/a.html">Ferry'
        '</a></small></li><li><small>Quay: see <a href="quay.html">Lena Quay</a></small></li>'
        '<li><a href="pier.html">Pier</a>, firm</li>'
        '<li><span id="place-1"><a href="b.html#mole">Mole</a></span>, city</li>'
    )
    table = (
        '<table><tr><td><span id="weir">Weir</span> <small>a dam of old</small></td><td>city</td>'
        "<td>1° N <small>The only place of this name.</small></td></tr></table>"
    )
    page = f"<h1>Actors</h1><figure><figcaption>Sluice</figcaption></figure><ul>{rows}</ul>{table}"
    html = (
        f'<html lang="en"><body class="index"><article data-pagefind-body>{page}'
        "</article></body></html>"
    )
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    search.index(tmp_path)
    _, packed = handed(next((tmp_path / "search" / "fragment").iterdir()).read_bytes())
    told = gzip.decompress(packed).decode()
    assert all(word in told for word in ("Dock", "Weir", "a dam of old"))
    assert not [
        word for word in ("Ferry", "Quay", "Pier", "Mole", "Sluice", "only place") if word in told
    ]


def test_an_empty_desk_has_a_search_that_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body>list</body></html>", encoding="utf-8")
    search.index(tmp_path)
    assert (tmp_path / "search" / "engine.js").is_file()


@pytest.mark.parametrize("module", ["", "export{search};", "let wasm_bindgen=1; export default 3;"])
def test_another_shape_of_the_engine_stops_the_build(module: str) -> None:
    with pytest.raises(BundleError, match="another shape"):
        search.engine(module, {})


NAMES = [
    "Hezbollah",
    "Hizbullāh",
    "Kata'ib",
    "Kata\N{MODIFIER LETTER RIGHT HALF RING}ib",
    "Suleimani",
    "Qaani",
    "Iraq",
    "Tzvi",
    "Xi",
]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hezbollah", "Hizbullah"),
        ("Kata'ib", "Kataib"),
        ("Soleimani", "Suleimani"),
        ("Qassem", "Kassim"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert spelling.keys(one) == spelling.keys(other) != ()


def test_the_script_reckons_the_same_keys() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed; the browser tests hold the same in part")
    source = SCRIPT.read_text(encoding="utf-8")
    body = source[source.index("  const FOLDS") : source.index("  window.briefgenSearch.key")]
    program = f"{body}; console.log(JSON.stringify({json.dumps(NAMES)}.map((n) => key(plain(n)))))"
    told = subprocess.run([node, "-e", program], capture_output=True, text=True, check=True).stdout
    assert told.strip() == str([(spelling.keys(n) or ("",))[0] for n in NAMES]).replace(
        "'", '"'
    ).replace(", ", ",")


def engines(folder: Path, **scripts: str) -> dict[str, Path]:
    for name, script in scripts.items():
        (folder / name).write_text(script, encoding="utf-8")
    return {name: folder / name for name in scripts}


STARTED = "briefgenSearch.start(function (fetch, Worker) {\nconst a = 1;\n}, %s);\n"


def test_the_indexes_of_several_desks_are_known_by_their_folders(tmp_path: Path) -> None:
    found = engines(
        tmp_path, a=STARTED % '{"x": 1}', b=STARTED % '{"x": 2}', c="briefgenSearch.empty();\n"
    )
    assert search.joined_engine(found) == (
        "briefgenSearch.join(function (fetch, Worker) {\nconst a = 1;\n}, "
        '{"a": {"x": 1}, "b": {"x": 2}});\n'
    )
    assert search.joined_engine({"c": found["c"]}) == "briefgenSearch.empty();\n"
    assert search.joined_engine({}) == "briefgenSearch.empty();\n"


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (STARTED.replace("a = 1", "a = 2") % "{}", "of a and b was made by other versions"),
        ("somebody's own script", "another shape"),
    ],
)
def test_engines_of_other_versions_are_not_joined(tmp_path: Path, other: str, why: str) -> None:
    with pytest.raises(BundleError, match=why):
        search.joined_engine(engines(tmp_path, a=STARTED % "{}", b=other))
