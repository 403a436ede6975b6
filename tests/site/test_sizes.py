"""On a phone all text is legible and all controls can be tapped.

Text has at least 13 pixels, or 11 in drawings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.test_reading import KINDS

if TYPE_CHECKING:
    from tests.site.browsers import Chromium

pytestmark = pytest.mark.browser

SEEN = """
const clipped = (e) => e !== null && (getComputedStyle(e).clipPath === 'inset(50%)' || \
clipped(e.parentElement));
const seen = (e) => e.checkVisibility({ visibilityProperty: true \
}) && !e.closest('.skip') && !clipped(e);
"""
"""Elements that are hidden from sight, or until a key reaches them, are not measured."""

SMALL = f"""
{SEEN}
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const small = [];
while (texts.nextNode()) {{
  const e = texts.currentNode.parentElement;
  if (!texts.currentNode.data.trim() || e.closest('script, title') || !seen(e)) continue;
  const size = parseFloat(getComputedStyle(e).fontSize) * (e.getScreenCTM?.().a ?? 1);
  const least = e.closest('svg') ? 11 : 12.95;
  if (size < least) small.push(`${{size.toFixed(1)}} px: \
${{texts.currentNode.data.trim().slice(0, 40)}}`);
}}
return small;
"""
"""Return each text that is too small, with its size after the scaling of a drawing."""

MISSED = f"""
{SEEN}
const controls = all('a[href], button, input, summary').filter(seen);
const targets = controls.map((e) => ({{ e, box: e.getBoundingClientRect() \
}})).filter((t) => t.box.width > 1);
const large = (t) => t.box.width >= 24 && t.box.height >= 24;
const block = (e) => (getComputedStyle(e).display.startsWith('inline') \
? block(e.parentElement) : e);
const inText = ({{ e }}) => {{
  if (getComputedStyle(e).display !== 'inline') return false;
  const around = block(e.parentElement).cloneNode(true);
  around.querySelectorAll('a, button').forEach((a) => a.remove());
  return /[\\p{{L}}\\d]/u.test(around.textContent);
}};
const middle = ({{ box }}) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
const away = (box, x, y) =>
  Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
const crowds = (a, b) => {{
  if (a === b || (a.e.href && a.e.href === b.e.href)) return false;
  const [[x, y], [u, v]] = [middle(a), middle(b)];
  return [...b.e.getClientRects()].some((r) => away(r, x, y) < 12) || \
(!large(b) && Math.hypot(u - x, v - y) < 24);
}};
const tight = targets.filter((t) => !large(t) && !inText(t));
return tight.filter((a) => targets.some((b) => crowds(a, b)))\
.map((t) => t.e.outerHTML.slice(0, 120));
"""
"""Return the controls that are too small to tap.

They are below 24 by 24 pixels, are not in a line of text, and have other controls closer than that.

Source: WCAG 2.2, success criterion 2.5.8, with its exceptions for lines of text, for spacing, and
for two links that lead to the same place.
"""


@pytest.mark.parametrize("page", [*KINDS, "actors/iran.html"])
def test_on_a_phone_all_can_be_read_and_hit(chromium: Chromium, http: str, page: str) -> None:
    chromium.size(360, 800)
    chromium.go(f"{http}/{page}")
    chromium.run("await until(() => document.readyState === 'complete');")
    if page.startswith("search"):
        chromium.run("await until(() => one('.found .hit'));")
    assert chromium.run(SMALL) == []
    assert chromium.run(MISSED) == []
