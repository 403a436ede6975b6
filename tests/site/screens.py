"""Take pictures of each kind of page of the built site: `make screens`.

They go into `.screens/`: of each page the first screen and the whole page, at each width, light and
dark; the whole page once with more contrast and once in forced colours; and a PDF as printed. With
the argument `readme`, take the pictures of the README instead.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.site.browsers import Chromium
from tests.site.test_reading import BRIEF, KINDS

ROOT = Path(__file__).parents[2]
WIDTHS = (360, 768, 1440, 2200)


def pictures(browser: Chromium, address: str, stem: str) -> None:
    """Take all pictures of one page; the name of each begins with `stem`."""
    for width in WIDTHS:
        for scheme in ("light", "dark"):
            browser.size(width, 900, scheme)
            browser.go(address)
            browser.page.wait_for_timeout(300)
            browser.page.screenshot(path=f"{stem}-{width}-{scheme}.png")
            browser.page.screenshot(path=f"{stem}-{width}-{scheme}-whole.png", full_page=True)
    browser.size(1280, 900)
    for name, media in (
        ("contrast", {"contrast": "more"}),
        ("forced", {"forced_colors": "active"}),
    ):
        browser.page.emulate_media(**media)
        browser.page.screenshot(path=f"{stem}-1280-{name}.png", full_page=True)
        browser.page.emulate_media(contrast="null", forced_colors="null")
    browser.page.pdf(path=f"{stem}.pdf", format="A4")


README: dict[str, tuple[str, str]] = {
    "home": ("index.html", ""),
    "brief": (BRIEF, "one('.part p a[href^=\"#p\"]').focus({ focusVisible: true });"),
    "figures": (f"{BRIEF}#figure-ties", ""),
    "dossier": ("actors/kataib-hezbollah.html", ""),
    "search": (
        "index.html",
        (
            "const box = one('#searchWords'); box.focus(); box.value = 'hizbullah';"
            "box.dispatchEvent(new Event('input')); await until(() => one('#searchHits .hit'));"
        ),
    ),
}
"""The pictures of the README: the page of each, and a script that is run on it first."""


def readme(site: Path) -> None:
    """Take the pictures of the README, each of one screen."""
    browser = Chromium()
    browser.size(1440, 900)
    for name, (page, first) in README.items():
        browser.go(f"{site.as_uri()}/{page}")
        browser.run(first)
        browser.page.wait_for_timeout(600)
        browser.page.screenshot(path=ROOT / "docs" / "img" / f"{name}.png")
    browser.close()


def main() -> None:
    site, out = ROOT / "site", ROOT / ".screens"
    if not (site / "index.html").is_file():
        sys.exit("there is no site yet: make site")
    if sys.argv[1:] == ["readme"]:
        readme(site)
        return
    out.mkdir(exist_ok=True)
    browser = Chromium()
    for page in KINDS:
        name = page.partition("#")[0].removesuffix(".html").replace("/", "-")
        pictures(browser, f"{site.as_uri()}/{page}", str(out / name))
    browser.close()


if __name__ == "__main__":
    main()
