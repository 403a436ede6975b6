"""A row does not repeat the article that the row before it names."""

from __future__ import annotations

from lxml import html

from briefgen.site.dressed import lists

ROW = (
    '<li>{said} <a class="mark" href="../briefs/{page}.html#p1s1">¶1.1</a> <small>{source}</small>'
    "</li>"
)


def _same(kind: str, *rows: tuple[str, str]) -> list[bool]:
    items = "".join(ROW.format(said="It rained.", page=page, source=of) for page, of in rows)
    root = html.fromstring(
        f'<article><section class="part {kind}"><ul>{items}</ul></section></article>'
    )
    lists.runs(root)
    return [item.get("class") == "same" for item in root.iter("li")]


def test_an_article_is_named_once_in_a_run():
    rows = (("a", "Post"), ("a", "Post"), ("a", "Post, 3 May"), ("b", "Post, 3 May"))
    assert _same("newest", *rows) == [False, True, False, False]


def test_rows_of_other_lists_each_name_their_article():
    assert _same("thin", ("a", "Post"), ("a", "Post")) == [False, False]
