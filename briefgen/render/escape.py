"""How do words come through Markdown and HTML exactly as they are?

Everything that an article or an analyst wrote is hostile until it went through one of these. What
they return is `Markup`, which the templates let pass; plain strings are escaped by the templates
themselves.

Source: CommonMark 0.31 and GFM on escapes and autolinks; Python-Markdown 3.10, `ESCAPED_CHARS` and
its inline patterns.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from briefgen.registry.surface import shown

_GONE: Final = re.compile(r"[\u202a-\u202e\u2066-\u2069\ufeff]")
"""Marks that turn the direction of what follows them, past the end of the quotation: a name set right needs none."""

_UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no page may hold; Python-Markdown uses two of them as its own marks."""

_BLANK: Final = re.compile(r"\s+")

_ESCAPED: Final = re.compile(r"([\\`*_{}\[\]#])")
"""Characters that both Markdown dialects take a backslash for, and that may mean something inside a line."""

_ENTITIES: Final = str.maketrans(
    {
        "<": "&lt;",
        ">": "&gt;",
        "|": "&#124;",
        "~": "&#126;",
        "@": "&#64;",
        "$": "&#36;",
        "^": "&#94;",
        "=": "&#61;",
    }
)
"""Characters that some dialect gives a meaning and that not every dialect lets a backslash take away."""

_AMPERSAND: Final = re.compile(r"&(?=#|\w)")
_AUTOLINK: Final = re.compile(r":(?=//|\w+:)|(?<=www)\.", re.IGNORECASE)
_AT_START: Final = re.compile(
    r"^( ?(?:\d{1,9}(?=[.)](?:\s|$)))?)(?:(?<=\d)([.)])|([-+:](?=[\s-]|$)|!(?=!!)|\?(?=\?\?)|/(?=//)))"
)
"""What begins a list, a rule, a definition or a block of an extension, at the start of a line alone."""


def clean(text: str) -> str:
    """Return text on one line, its letters composed, without characters that no page may hold."""
    return _UNPRINTABLE.sub("\ufffd", _BLANK.sub(" ", _GONE.sub("", shown(text))))


@lru_cache(maxsize=8192)
def markdown(text: str, *, first: bool = True) -> Markup:
    """Return text as Markdown that shows it, and nothing else, in a line or a table cell; `first` in it if so said."""
    out = _AMPERSAND.sub("&amp;", clean(text))
    out = _AUTOLINK.sub(lambda m: f"&#{ord(m[0])};", out)
    if first:
        out = _AT_START.sub(lambda m: f"{m[1]}&#{ord(m[2] or m[3])};", out)
    out = _hashes(out).translate(_ENTITIES)
    return Markup(out)  # noqa: S704 - escaped right above


def _hashes(text: str) -> str:
    """Return text with backslashes where they are needed, the entities that are in it already left alone."""
    parts = re.split(r"(&#\d+;)", text)
    return "".join(p if i % 2 else _ESCAPED.sub(r"\\\1", p) for i, p in enumerate(parts))


def html(text: str) -> Markup:
    """Return text as HTML, for raw blocks, in which Markdown is not read."""
    return Markup.escape(clean(text))


_ATTRIBUTE: Final = re.compile(r"[^\w ,.;:()/+-]")


def attribute(text: str) -> Markup:
    """Return text as an attribute's value in a tag inside a line: patterns of Markdown run before tags are seen."""
    escaped = _ATTRIBUTE.sub(lambda m: f"&#{ord(m[0])};", clean(text).replace("_", " "))
    return Markup(escaped)  # noqa: S704 - escaped right above


def url(address: str) -> str:
    """Return an address ready to stand in a link, empty where it is not one of the web: `javascript:` leads nowhere."""
    whole = clean(address).strip()
    try:
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or not parts.netloc:
        return ""
    return quote(whole, safe=":/?#@!$&'*+,;=%~-._")


_PLAIN: Final = str.maketrans({"<": "\u2039", ">": "\u203a", '"': "\u201d", "\\": "/"})
"""Front matter reaches templates of other themes that escape nothing: look-alikes can't close a tag or a string."""


_OPENING: Final = re.compile(r'(?<![^\s(\[{\u2013\u2014/-])"')


def plain(text: str) -> str:
    """Return text for the front matter, with look-alikes for the marks that templates would have to escape."""
    return _OPENING.sub("\u201c", written(text)).translate(_PLAIN)


def written(text: str) -> str:
    """Return text for the front matter as it was written: for templates that escape what they are given."""
    return clean(text).strip()
