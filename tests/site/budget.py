"""Measure what a brief costs its reader: words, screens, and citations of one sentence.

`python -m tests.site.budget SITE` prints it for each brief of a built site.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.site.browsers import Chromium

if TYPE_CHECKING:
    from tests.site.browsers import Browser

DESKTOP = (1440, 900)
PHONE = (360, 780)

_WORDS = """
const copy = document.querySelector('article').cloneNode(true);
const apart = '.part.in-source, .analyst, .sieve, .shut, .away, thead, svg, [hidden]';
const gone = `${apart}, details > :not(summary), a[href*="#p"], a[href^="#r"]`;
copy.querySelectorAll(gone).forEach((e) => e.remove());
return copy.textContent.split(/\\s+/).filter((w) => /[\\p{L}\\p{N}]/u.test(w)).length;
"""
"""Count the words that are shown before anything is unfolded.

Left out are the source text, controls, addresses of sentences, and the analyst's own words.
"""

_SCREENS = """
const source = document.querySelector('.part.in-source');
const beside = getComputedStyle(source).position === 'sticky';
const parts = [...document.querySelectorAll('.part')].filter((p) => p !== source);
const end = beside ? Math.max(...parts.map((p) => p.getBoundingClientRect().bottom))
  : source.getBoundingClientRect().top;
return (end + scrollY) / innerHeight;
"""
"""Count the screens above the source text.

Where the source text stands beside the other parts, count those to their end.
"""

_CITED = """
const counts = {};
for (const a of document.querySelectorAll('article a[href^="#"]')) {
  const address = /^#([ptdhc]\\d+s\\d+)$/.exec(a.getAttribute('href'));
  if (!address || !a.checkVisibility() || a.closest('svg, .set-aside')) continue;
  counts[address[1]] = (counts[address[1]] ?? 0) + 1;
}
return Math.max(0, ...Object.values(counts));
"""
"""Count the visible citations of the sentence that is cited most."""

_OF = """
const texts = [...document.querySelectorAll('p[id^="p"] > .s')].map((s) => {
  const copy = s.cloneNode(true);
  copy.querySelectorAll('.n, .uses').forEach((e) => e.remove());
  return copy.textContent;
});
return texts.join(' ').split(/\\s+/).filter((w) => /[\\p{L}\\p{N}]/u.test(w)).length;
"""
"""Count the words of the article's numbered paragraphs."""


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of a brief.

    `words` are the words shown, `article` those of the article's own paragraphs, `cited` the
    citations of the sentence cited most; `desktop` and `phone` are screens.
    """

    words: int
    article: int
    cited: int
    desktop: float
    phone: float


def cost(browser: Browser, address: str) -> Cost:
    """Return the cost of the brief at this address."""
    browser.size(*PHONE)
    browser.go(address)
    phone = float(browser.run(_SCREENS))
    browser.size(*DESKTOP)
    browser.go(address)
    words, article = int(browser.run(_WORDS)), int(browser.run(_OF))
    return Cost(words, article, int(browser.run(_CITED)), float(browser.run(_SCREENS)), phone)


if __name__ == "__main__":
    chromium = Chromium()
    for page in sorted(Path(sys.argv[1], "briefs").glob("*.html")):
        if page.name != "index.html":
            print(page.stem, cost(chromium, page.absolute().as_uri()))  # noqa: T201 - its output
    chromium.close()
