from __future__ import annotations

import pytest
import yaml

from briefgen.model.views import Head
from briefgen.render.escape import markdown, url
from briefgen.render.front_matter import MARKER, front_matter
from briefgen.render.inline import Inline


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, with a comma.",
        "“Quotes” (and brackets)",
        "a-b c/d: e",
        "5.8 m",
        "Kata'ib",
        "R&D & more"[:0],
    ],
)
def test_ordinary_words_are_not_touched(text: str):
    assert markdown(text) == text


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://e.example/a_b?c=d&e=(f)", "https://e.example/a_b?c=d&e=%28f%29"),
        ("javascript:alert(1)", ""),
        ("JAVASCRIPT:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//e.example", ""),
        ("http://", ""),
        ("http://[::1", ""),
        (" https://e.example/ ", "https://e.example/"),
    ],
)
def test_only_addresses_of_the_web_become_links(address: str, safe: str):
    assert url(address) == safe


def test_front_matter_is_yaml_whatever_the_title():
    head = Head('a: "b" <c>\n---\n# d', "brief", actors=("x, y", "]"), url="javascript:x")
    text = front_matter(head)
    assert text.startswith(f"---\n{MARKER}\n")
    loaded = yaml.safe_load(text.strip().strip("-"))
    assert loaded == {
        "generated": "briefgen",
        "title": "a: \u201cb\u201d \u2039c\u203a --- # d",
        "title_as_written": 'a: "b" <c> --- # d',
        "kind": "brief",
        "actors": ["x, y", "]"],
    }


@pytest.mark.parametrize(
    ("path", "target", "way"),
    [
        ("briefs/a.md", "briefs/b.md", "b.md"),
        ("briefs/a.md", "actors/x.md", "../actors/x.md"),
        ("index.md", "actors/x.md", "actors/x.md"),
        ("actors/x.md", "index.md", "../index.md"),
    ],
)
def test_links_are_relative_to_their_page(path: str, target: str, way: str):
    assert Inline(path).href(target) == way
    assert Inline(path).href(target, "p1s1") == f"{way}#p1s1"
    assert Inline(target).href(target, "p1s1") == "#p1s1"
