"""Takes screenshots of each kind of page of the built site into `.screens/`: `make screens`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.site.browsers import Chromium
from tests.site.test_reading import KINDS

ROOT = Path(__file__).parents[2]


def main() -> None:
    site, out = ROOT / "site", ROOT / ".screens"
    if not (site / "index.html").is_file():
        sys.exit("there is no site yet: make site")
    out.mkdir(exist_ok=True)
    browser = Chromium()
    for page in KINDS:
        name = page.partition("#")[0].removesuffix(".html").replace("/", "-")
        for width in (360, 768, 1280, 1920):
            for scheme in ("light", "dark"):
                browser.size(width, 900, scheme)
                browser.go(f"{site.as_uri()}/{page}")
                browser.page.wait_for_timeout(300)
                browser.page.screenshot(path=str(out / f"{name}-{width}-{scheme}.png"))
        browser.page.pdf(path=str(out / f"{name}.pdf"), format="A4")
    browser.close()


if __name__ == "__main__":
    main()
