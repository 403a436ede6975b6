"""Skipping inline patterns that cannot match changes no page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor, SimpleTextInlineProcessor
from markdown.util import Registry

from briefgen.site import inline_markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

EXTENSIONS = (
    "toc", "tables", "fenced_code", "attr_list", "md_in_html", "footnotes", "nl2br", "wikilinks",
    "smarty", "abbr", "legacy_em",
)  # fmt: skip
PIECES = (
    "word", " ", "  \n", "\n", "\n\n", "`", "``", "\\", "\\*", "*", "**", "_", "__", "[", "]", "(",
    ")", "![", "](a.md)", '](<b c.md> "t")', "[one]", "[1]: x.md\n", "<", ">", "<b>", "</b>",
    "<br>", "<http://a.b>", "<a@b.c>", "&amp;", "&", "&#8212;", "|", "- ", "1. ", "> ", "# ",
    "[^1]", "[[w]]", '"', "'", "--", "{: #x }", "<!-- c -->", '<span markdown="1">', "</span>",
    "é", "\u0002", "\u0003",
)  # fmt: skip


def _html(text: str, extensions: Sequence[str], *, sparing: bool) -> str:
    ours = [inline_markup.__name__] if sparing else []
    return Markdown(extensions=[*extensions, *ours]).convert(text)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.sampled_from(EXTENSIONS), unique=True, max_size=4),
)
def test_a_page_is_the_same(text: str, extensions: list[str]) -> None:
    assert _html(text, extensions, sparing=True) == _html(text, extensions, sparing=False)


def test_it_is_used_and_tries_less(monkeypatch: pytest.MonkeyPatch) -> None:
    assert inline_markup.fits()
    tried: list[str] = []
    step = "_InlineProcessor__applyPattern"
    real = getattr(inline_markup.InlineProcessor, step)

    def counted(self: object, pattern: InlineProcessor, *rest: object) -> object:
        tried.append(type(pattern).__name__)
        return real(self, pattern, *rest)

    monkeypatch.setattr(inline_markup.InlineProcessor, step, counted)
    _html("Plain words, and no more.", [], sparing=False)
    plain = len(tried)
    tried.clear()
    _html("Plain words, and no more.", [], sparing=True)
    assert len(tried) < plain / 5


def test_a_pattern_of_others_under_a_known_name_is_tried() -> None:
    class Shout(SimpleTextInlineProcessor):
        """A processor registered under a built-in name, with another pattern."""

    made = Markdown(extensions=[inline_markup.__name__])
    assert isinstance(made.inlinePatterns, Registry)
    made.inlinePatterns.register(Shout(r"(q)"), "link", 160)
    assert made.convert("no question") == Markdown().convert("no question")
    sparing = made.treeprocessors["inline"]
    assert {type(p).__name__: n for p, n in sparing._patterns}["Shout"] == ""
