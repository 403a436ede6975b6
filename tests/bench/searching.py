"""Measure what a search costs its reader when the site is opened from a disk.

    python -m tests.bench.searching SITE [QUERY ...]

Measured are the bytes read and the milliseconds until the first result is drawn. Each query is
asked of a page that was just opened, so nothing is cached: in the search box of a page, where the
time runs from the letters typed, and on the page of results, where it runs from the link followed.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from tests.site import browsers

if TYPE_CHECKING:
    from collections.abc import Iterator

QUERIES = (
    "port",
    "smuggling",
    "strike negotiate",
    "fishermen movement attacked convoy",
    "Leila Haddad",
    "Qataeb al-Jabal",
    "gaz",
    "t",
    "port&kind=brief",
)
"""Queries to the generated articles.

Words that occur in all and in few of them, several words, names in other spellings, prefixes of
words, and a filter.
"""

WATCH = """
window.watched = { scripts: [], first: 0, before: 0, last: performance.now() };
new MutationObserver((changes) => {
  const seen = window.watched;
  for (const node of changes.flatMap((change) => [...change.addedNodes])) {
    if (node.nodeName === 'SCRIPT' && node.src.includes('/search/')) {
      seen.scripts.push(node.src);
      seen.last = performance.now();
    }
    const shown = node.closest?.('.hits') && (node.matches('.hit') || node.querySelector('.hit'));
    if (!shown || seen.before) continue;
    seen.before = seen.scripts.length;
    requestAnimationFrame(() => { seen.first = performance.now(); });
  }
}).observe(document, { childList: true, subtree: true });
"""
"""A script that records the order of script requests and when the first result is drawn."""
TOLD = "const w = window.watched; await until(() => w.first && performance.now() - w.last > 400);"


@dataclass(frozen=True, slots=True)
class Look:
    """What one search cost.

    The milliseconds until the first result was drawn, the files read by then, and all files
    read.
    """

    milliseconds: float
    first: tuple[Path, ...]
    every: tuple[Path, ...]

    @property
    def bytes_first(self) -> int:
        """Return the number of bytes read before the first result."""
        return _size(self.first)

    @property
    def bytes_all(self) -> int:
        """Return the number of bytes read until nothing more was requested."""
        return _size(self.every)


def _size(files: tuple[Path, ...]) -> int:
    return sum(file.stat().st_size for file in files)


def in_the_box(browser: browsers.Browser, site: Path, query: str) -> Look:
    """Return the cost of typing a query into the search box of the home page, freshly opened."""
    browser.go(f"{site.as_uri()}/index.html")
    told = browser.run(
        f"{WATCH} const begun = performance.now(); const box = one('#searchWords');"
        f"box.value = {json.dumps(query)}; box.dispatchEvent(new Event('input')); "
        f"{TOLD} return [w, begun];"
    )
    return _look(told[0], told[1])


def on_the_page(browser: browsers.Browser, site: Path, query: str) -> Look:
    """Return the cost of opening the page of results by a link with this query.

    A query may end with filters, as `&filter=value`.
    """
    page = site / "search-watched.html"
    html = (site / "search.html").read_text(encoding="utf-8")
    page.write_text(html.replace("<head>", f"<head><script>{WATCH}</script>", 1), encoding="utf-8")
    try:
        words, *filters = query.split("&")
        browser.go(f"{site.as_uri()}/{page.name}#{'&'.join([f'q={quote(words)}', *filters])}")
        return _look(browser.run(f"{TOLD} return w;"), 0)
    finally:
        page.unlink()


def _look(watched: dict, begun: float) -> Look:
    files = [Path(unquote(urlsplit(address).path)) for address in watched["scripts"]]
    return Look(watched["first"] - begun, tuple(files[: watched["before"]]), tuple(files))


def kinds(files: tuple[Path, ...]) -> Counter[str]:
    """Return the number of bytes of each kind of file."""
    found: Counter[str] = Counter()
    for file in files:
        name = next(
            (k for k in ("wasm", "pf_meta", "pf_index", "pf_filter") if k in file.name),
            file.parent.name,
        )
        found["engine" if name == "search" else name.removeprefix("pf_")] += file.stat().st_size
    return found


@contextmanager
def _installed() -> Iterator[dict[str, browsers.Browser]]:
    """Open each installed browser and give them by name; close them at the end."""
    with tempfile.TemporaryDirectory(prefix="briefgen-bench-") as profile:
        made: dict[str, browsers.Browser] = {}
        try:
            if browsers.CHROMIUM:
                made["chromium"] = browsers.Chromium()
            if browsers.FIREFOX:
                made["firefox"] = browsers.Firefox(Path(profile))
            yield made
        finally:
            for browser in made.values():
                browser.close()


def report(site: Path, queries: tuple[str, ...] = QUERIES, rounds: int = 3) -> None:
    """Print the cost of each query in each installed browser.

    Of the rounds of a query the quickest counts, since others may use the machine.
    """
    with _installed() as opened:
        if not opened:
            print("  search: not measured, neither chromium nor firefox is installed")
        for name, browser in opened.items():
            for where, ask in (("box", in_the_box), ("page", on_the_page)):
                fitting = [q for q in queries if where == "page" or "&" not in q]
                looks = [
                    min(
                        (ask(browser, site, q) for _ in range(rounds)),
                        key=lambda look: look.milliseconds,
                    )
                    for q in fitting
                ]
                for query, look in zip(fitting, looks, strict=True):
                    _line(f"search {query}, {name}, {where}", [look])
                _line(f"search, worst, {name}, {where}", looks, max)
                _line(f"search, median, {name}, {where}", looks, median)


def _line(what: str, looks: list[Look], of=max) -> None:
    first, every = (
        of(getattr(look, field) / 1000 for look in looks) for field in ("bytes_first", "bytes_all")
    )
    split = (
        ", ".join(f"{k} {n / 1000:.0f}" for k, n in kinds(looks[0].every).items())
        if len(looks) == 1
        else ""
    )
    print(
        f"  {what:58} {of(x.milliseconds for x in looks):6.0f} ms {first:6.0f} kB, then "
        f"{every:6.0f} kB  {split}"
    )


def main() -> None:
    """Measure searches in a built site."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("site", type=Path)
    parser.add_argument("queries", nargs="*")
    chosen = parser.parse_args()
    report(chosen.site.resolve(), tuple(chosen.queries) or QUERIES)


if __name__ == "__main__":
    main()
