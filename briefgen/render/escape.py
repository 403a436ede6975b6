"""Escape text so that it passes Markdown and HTML exactly as it is.

Everything that an article or an analyst wrote is hostile until it went through one of these. What
they return is `Markup`, which the templates let pass; plain strings are escaped by the templates
themselves.

Source: CommonMark 0.31 and GFM on escapes and autolinks; Python-Markdown 3.10, `ESCAPED_CHARS`
and its inline patterns.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from briefgen.registry.surface import shown

_GONE: Final = re.compile(r"[\u202a-\u202e\u2066-\u2069\ufeff]")
"""Marks that change the direction of all text after them; a name in its own element needs none."""

_UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no page may hold; Python-Markdown uses two of them as its own marks."""

_BLANK: Final = re.compile(r"\s+")

_ESCAPED: Final = re.compile(r"([\\`*_{}\[\]#])")
"""Characters that may mean something in a line, and that both Markdown dialects let "\" escape."""

_ENTITIES: Final = str.maketrans(
    {
        "<": "&lt;",
        ">": "&gt;",
        "|": "&#124;",
        "~": "&#126;",
        "@": "&#64;",
        "$": "&#36;",
        "^": "&#94;",
    }
)
"""Characters that some dialect gives a meaning, and that not every dialect lets "\" escape."""

_AMPERSAND: Final = re.compile(r"&(?=#|\w)")
_AUTOLINK: Final = re.compile(r":(?=//|\w+:)|(?<=www)\.", re.IGNORECASE)
_EQUALS: Final = re.compile(r"=(?==)|(?<==)=")
"""Signs of equality that mark words (two together) or underline a heading (a line of them)."""

_AT_START: Final = re.compile(
    r"^( ?(?:\d{1,9}(?=[.)](?:\s|$)))?)"
    r"(?:(?<=\d)([.)])|([-+:=](?=[\s-]|$)|!(?=!!)|\?(?=\?\?)|/(?=//)))"
)
"""What begins a list, a rule, a definition or an extension's block, at the start of a line."""


def clean(text: str) -> str:
    """Return text on one line, its letters composed, without characters that no page may hold."""
    return _UNPRINTABLE.sub("\ufffd", _BLANK.sub(" ", _GONE.sub("", shown(text))))


@lru_cache(maxsize=8192)
def markdown(text: str, *, first: bool = True) -> Markup:
    """Return text as Markdown that shows it and nothing else, in a line or a table cell.

    `first` says that it begins its line, where more characters have a meaning.
    """
    out = _AMPERSAND.sub("&amp;", clean(text))
    out = _AUTOLINK.sub(lambda m: f"&#{ord(m[0])};", out)
    out = _EQUALS.sub("&#61;", out)
    if first:
        out = _AT_START.sub(lambda m: f"{m[1]}&#{ord(m[2] or m[3])};", out)
    out = _hashes(out).translate(_ENTITIES)
    return Markup(out)  # noqa: S704 - escaped right above


def _hashes(text: str) -> str:
    """Return text with backslashes where they are needed; entities in it stay as they are."""
    parts = re.split(r"(&#\d+;)", text)
    return "".join(p if i % 2 else _ESCAPED.sub(r"\\\1", p) for i, p in enumerate(parts))


def html(text: str) -> Markup:
    """Return text as HTML, for raw blocks, in which Markdown is not read."""
    return Markup.escape(clean(text))


_ATTRIBUTE: Final = re.compile(r"[^\w ,.;:()/+-]")


def attribute(text: str) -> Markup:
    """Return text as an attribute's value in an inline tag: Markdown's patterns run first."""
    escaped = _ATTRIBUTE.sub(lambda m: f"&#{ord(m[0])};", clean(text).replace("_", " "))
    return Markup(escaped)  # noqa: S704 - escaped right above


def url(address: str) -> str:
    """Return an address ready to stand in a link; empty unless it is one of the web.

    So `javascript:` leads nowhere.
    """
    whole = clean(address).strip()
    try:
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or not parts.netloc:
        return ""
    return quote(whole, safe=":/?#@!$&'*+,;=%~-._")


_PLAIN: Final = str.maketrans({"<": "\u2039", ">": "\u203a", '"': "\u201d", "\\": "/"})
"""Look-alikes that can't close a tag or a string: other themes' templates may escape nothing."""


_OPENING: Final = re.compile(r'(?<![^\s(\[{\u2013\u2014/-])"')


def plain(text: str) -> str:
    """Return text for the front matter, with look-alikes for what templates must escape."""
    return _OPENING.sub("\u201c", written(text)).translate(_PLAIN)


def written(text: str) -> str:
    """Return text for the front matter as it was written, for templates that escape their input."""
    return clean(text).strip()
