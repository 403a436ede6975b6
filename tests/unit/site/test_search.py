from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from briefgen.errors import BundleError
from briefgen.site import search, spelling

SCRIPT = Path(search.__file__).parent / "theme" / "js" / "find.js"
PAGE = '<html lang="en"><body><article data-pagefind-body><h1>{title}</h1><p>{title} words</p></article></body></html>'


def test_every_chunk_is_a_script_and_old_ones_go(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.format(title="Lighthouse"), encoding="utf-8")
    search.index(tmp_path)
    first = {p.relative_to(tmp_path / "search").as_posix() for p in (tmp_path / "search").rglob("*.*")}
    assert "engine.js" in first
    assert any(name.startswith("fragment/") for name in first)
    assert all(name.endswith(".js") for name in first)
    (tmp_path / "a.html").write_text(PAGE.format(title="Harbour"), encoding="utf-8")
    search.index(tmp_path)
    second = {p.relative_to(tmp_path / "search").as_posix() for p in (tmp_path / "search").rglob("*.*")}
    assert len(second) == len(first)
    assert second != first


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        for title in ("Lighthouse", "Harbour", "Breakwater"):
            (tmp_path / name / f"{title}.html").write_text(PAGE.format(title=title), encoding="utf-8")
        search.index(tmp_path / name)
    files = sorted(p.relative_to(tmp_path / "one") for p in (tmp_path / "one").rglob("*.js"))
    assert files == sorted(p.relative_to(tmp_path / "two") for p in (tmp_path / "two").rglob("*.js"))
    assert all((tmp_path / "one" / f).read_bytes() == (tmp_path / "two" / f).read_bytes() for f in files)


def test_an_empty_desk_has_a_search_that_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body>list</body></html>", encoding="utf-8")
    search.index(tmp_path)
    assert (tmp_path / "search" / "engine.js").is_file()


@pytest.mark.parametrize("module", ["", "export{search};", "let wasm_bindgen=1; export default 3;"])
def test_another_shape_of_the_engine_stops_the_build(module: str) -> None:
    with pytest.raises(BundleError, match="another shape"):
        search.engine(module, {}, 1)


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
    [("Hezbollah", "Hizbullah"), ("Kata'ib", "Kataib"), ("Soleimani", "Suleimani"), ("Qassem", "Kassim")],
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
    assert told.strip() == str([(spelling.keys(n) or ("",))[0] for n in NAMES]).replace("'", '"').replace(", ", ",")
