from __future__ import annotations

import html5lib
import pytest

from briefgen.site.lean import lean

PAGE = """<!doctype html>
<html lang="en">
<head>
<title>Quay</title>

<script type="application/ld+json">{"a": "b  c"}</script>
</head>
<body class="brief">
<p title="a &#8220;b&#8221;">One  <b>two</b>
three&#58; &#60;x&#62; a="b"</p>
<pre>
  <b class="x">kept</b>
</pre>
<!-- <p class="y"> -->
<table class="ledger">
<thead>
<tr>
<th>Who</th>
<th>At</th>
</tr>
</thead>
<tbody>
<tr id="row-1">
<td>Ann</td>
<td></td>
</tr>
<tr>
<td><a href="#p1">Bo</a></td>
<td>x</td>
</tr>
</tbody>
</table>
<ul>
<li>a</li>
<li>b
<ul>
<li>c</li>
</ul>
</li>
</ul>
<svg width="8" height="9"><path d="M0 0" stroke="red"/><path fill="red"/></svg>
</body>
</html>
"""


def _tree(html: str) -> list[object]:
    """Return what a browser makes of it: elements, attributes and words, without blanks at the ends of blocks."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(html)
    assert parser.errors == []
    return _told(root)


def _told(element: object) -> list[object]:
    told: list[object] = [str(element.tag), dict(element.attrib), *_words(element.text)]
    for child in element:
        told += [_told(child), *_words(child.tail)]
    return told


def _words(text: str | None) -> list[str]:
    return (text or "").split()


@pytest.mark.parametrize("parted", [True, False])
def test_a_browser_reads_the_same_page(parted):
    short = lean(PAGE, parted=parted)
    assert _tree(short) == _tree(PAGE)
    assert len(short) < len(PAGE) - 80


def test_what_says_nothing_is_left_out():
    short = lean(PAGE, parted=False)
    assert "<!doctype html><html lang=en><head><title>Quay</title><script" in short
    assert (
        "<table class=ledger><thead><tr><th>Who</th>\n<th>At</th>\n<tbody><tr id=row-1><td>Ann\n<td></td>\n<tr>"
        in short
    )
    assert "<li>a<li>b<ul><li>c</ul></ul>" in short
    assert lean(PAGE, parted=True).count("</td>") == 4


def test_what_says_something_stays():
    short = lean(PAGE, parted=False)
    for kept in (
        '{"a": "b  c"}',
        '<pre>\n  <b class="x">kept</b>\n</pre>',
        '<!-- <p class="y"> -->',
    ):
        assert kept in short
    assert 'One  <b>two</b>\nthree: &#60;x&#62; a="b"' in short
    assert '<p title="a “b”">' in short
    assert '<path d="M0 0" stroke="red"/><path fill="red"/>' in short


@pytest.mark.parametrize(
    "html",
    [
        '<a title="it\'s" href="x">y</a>',
        '<a title="a > b" href="x=y">y</a>',
        "<i title='\"a\"'>y</i>",
        '<a title="" href="`x`">y</a>',
        "<p>&#9;&#160;&#0;&#39;&#34;&#38;amp;&#1114112;&#128;</p>",
        "<p>1 &lt; 2 <b>3 </b> <b> 4</b></p>",
        '<input value="a/"><br class="x"/>z',
        "<p>text that says &lt;td&gt; a=&quot;b&quot;</p><textarea>\n\n <li>x</li></textarea>",
    ],
)
def test_what_looks_alike_is_not_taken_for_it(html):
    def tree(body: str) -> object:
        return _told(
            html5lib.parse(f"<!doctype html><title>x</title>{body}", namespaceHTMLElements=False)
        )

    assert tree(lean(html, parted=False)) == tree(html)
