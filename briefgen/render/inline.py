"""How are marks, names, quotations and times set inside a line?"""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefgen.render.escape import attribute, markdown, url

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.model.views import Mark, Piece, Quote, Ref, Voice, When

_UNDER: Final = " \u203a "
"""Between a voice and the one that it passes on: a single angle quotation mark."""

_WITHHELD: Final = Markup("*not published*")


_LETTERS: Final = (
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]+"
)
_LEFTWARDS: Final = re.compile(rf"({_LETTERS}(?:\W+{_LETTERS})*)")
"""Words of scripts that run from right to left. Source: Unicode, DerivedBidiClass, R and AL."""

_FEW: Final = 4
"""Addresses that stand in a line; the others are one step away, and in print all of them are there."""


def word(text: str, *, first: bool = True) -> Markup:
    """Return words as Markdown; those that run from right to left stand apart, and turn nothing around them."""
    if not _LEFTWARDS.search(text):
        return markdown(text, first=first)
    parts = [markdown(part, first=first and not n) for n, part in enumerate(_LEFTWARDS.split(text))]
    return _join(f"<bdi>{part}</bdi>" if n % 2 else part for n, part in enumerate(parts))


def _join(parts: Iterable[str], between: str = "") -> Markup:
    """Return parts that are Markdown already as one."""
    return Markup(between.join(parts))  # noqa: S704 - every part went through `escape`, or is a fixed label


class Inline:
    """Sets the parts of lines of one page; links are relative to it."""

    def __init__(self, path: str) -> None:
        """Hold the page's own path in the docs tree."""
        self.path = path
        self.folder = posixpath.dirname(path)
        self.met: set[Ref] = set()

    def section(self) -> Markup:
        """Begin a section, in which each name leads to its page once more."""
        self.met.clear()
        return Markup()

    def once(self, ref: Ref) -> Markup:
        """Return a name, leading to its page where it stands for the first time in this section."""
        if ref in self.met:
            return word(ref.text)
        self.met.add(ref)
        return self.ref(ref)

    def href(self, page: str, anchor: str = "") -> str:
        """Return the way from this page to another."""
        fragment = f"#{anchor}" if anchor else ""
        if page == self.path and fragment:
            return fragment
        return _way(self.folder, page) + fragment

    def link(self, label: Markup | str, page: str, anchor: str = "") -> Markup:
        """Return a link to a page of the site."""
        text = label if isinstance(label, Markup) else word(label)
        return _join((f"[{text}]({self.href(page, anchor)})",))

    def mark(self, mark: Mark) -> Markup:
        """Return an evidence mark: the address of a sentence, leading to it."""
        return self.link(mark.label, f"briefs/{mark.brief}.md", mark.anchor)

    def marks(self, marks: Sequence[Mark]) -> Markup:
        """Return marks, with a space between them; the first few where there are many, the others folded."""
        if len(marks) <= _FEW + 1:
            return _join((self.mark(m) for m in marks), " ")
        few, rest = (
            _join((self.mark(m) for m in some), " ") for some in (marks[:_FEW], marks[_FEW:])
        )
        tail = f"<summary>+{len(marks) - _FEW}</summary>"
        return _join((few, ' <details class="rest">', tail, rest, "</details>"))

    def ref(self, ref: Ref) -> Markup:
        """Return a name, leading to its page if it has one."""
        return self.link(ref.text, ref.page, ref.anchor) if ref.page else word(ref.text)

    def refs(self, refs: Iterable[Ref]) -> Markup:
        """Return names with commas between them."""
        return _join((self.ref(r) for r in refs), ", ")

    def names(self, refs: Iterable[Ref], *, linked: bool) -> Markup:
        """Return names with commas between them, each leading to its page: always, or once in a section."""
        return self.refs(refs) if linked else _join((self.once(r) for r in refs), ", ")

    def words(self, words: Iterable[str]) -> Markup:
        """Return words or phrases with commas between them."""
        return _join((word(w) for w in words), ", ")

    def web(self, address: str, label: str = "") -> Markup:
        """Return a link out of the site, or the bare words where the address is not one of the web."""
        target = url(address)
        shown = word(label or address)
        return _join((f"[{shown}]({target})",)) if target else shown

    def turned(self, text: str) -> Markup:
        """Return the attribute by which a paragraph runs as its words do, where some run from right to left."""
        return Markup(' dir="auto"') if _LEFTWARDS.search(text) else Markup()

    def piece(self, piece: Piece, *, full: bool, first: bool) -> Markup:
        """Return a run of quoted words; each kind is marked in the source text (`full`), elsewhere hedges and leads."""
        words = word(piece.text, first=first)
        if not piece.kind or (
            not full and piece.kind not in ("hedge", "differs") and not piece.ref
        ):
            return words
        title = f' title="{attribute(piece.note)}"' if piece.note and (full or piece.ref) else ""
        kind = f"m {piece.kind}" if full else "told" if piece.ref else piece.kind
        inner = self.link(words, piece.ref.page, piece.ref.anchor) if piece.ref else words
        return _join((f'<span class="{kind}"{title}>{inner}</span>',))

    def pieces(self, pieces: Iterable[Piece], *, full: bool = False) -> Markup:
        """Return quoted words."""
        return _join(self.piece(p, full=full, first=not n) for n, p in enumerate(pieces))

    def quote(self, quote: Quote) -> Markup:
        """Return quoted words with their marks; the marks alone where the words are not published."""
        words = self.pieces(quote.pieces) if quote.pieces else _WITHHELD
        return _join((words, self.marks(quote.marks)), " ")

    def said(self, quote: Quote) -> Markup:
        """Return quoted words without marks."""
        return self.pieces(quote.pieces) if quote.pieces else _WITHHELD

    def cited(self, quote: Quote) -> Markup:
        """Return quoted words in quotation marks, with their marks."""
        words = _join(("“", self.pieces(quote.pieces), "”")) if quote.pieces else _WITHHELD
        return _join((words, self.marks(quote.marks)), " ")

    def voice(self, voice: Voice, *, linked: bool = True) -> Markup:
        """Return a source: by name, in brackets where it is not named, and said to be unknown where nobody says who."""
        if not voice.ref.text:
            return Markup('<span class="by unidentified">speaker not identified</span>')
        if voice.group and voice.whole:
            *most, last = (self.voice(v, linked=linked) for v in voice.group)
            return _join((_join(most, ", "), last), " and ")
        name = self.ref(voice.ref) if linked else self.once(voice.ref)
        if voice.words:
            title = f' title="{attribute(voice.why)}"'
            means = f" <small>= {name}, worked out</small>"
            return _join((f'<span class="by meant"{title}>{word(voice.words)}{means}</span>',))
        if voice.named:
            return _join((f'<span class="by">{name}</span>',))
        return _join((f'<span class="by unnamed">\\[{name}\\]</span>',))

    def voices(self, voices: Iterable[Voice], *, linked: bool = True) -> Markup:
        """Return a chain of sources, from the nearest to the farthest."""
        chain = _join((self.voice(v, linked=linked) for v in voices), _UNDER)
        return chain or Markup('<span class="by unidentified">speaker not identified</span>')

    def hedges(self, hedges: Iterable[str]) -> Markup:
        """Return hedge words."""
        return _join((f'<span class="hedge">{word(h)}</span>' for h in hedges), ", ")

    def when(self, when: When) -> Markup:
        """Return a time as precisely as it is known, with the article's words for it."""
        words = f"“{word(when.words)}”" if when.words else ""
        if when.label:
            same = when.words and when.words.casefold().endswith(when.label.casefold())
            tail = f" <small>{words}</small>" if words and not same else ""
            return _join((word(when.label), tail))
        return _join((words or "a time", f" <small>{_bounds(when)}</small>"))


@lru_cache(maxsize=4096)
def _way(folder: str, page: str) -> str:
    """Return the relative way from a folder to a page; `posixpath.relpath` asks the disk for where we are."""
    there = page.rpartition("/")[0]
    if there == folder:
        return page.rpartition("/")[2]
    return "../" * (folder.count("/") + 1 if folder else 0) + page


def _bounds(when: When) -> str:
    """Return what is known of a time that is not resolved."""
    if when.earliest and when.latest:
        return f"between {when.earliest} and {when.latest}"
    if when.earliest:
        return f"not before {when.earliest}"
    return f"not after {when.latest}" if when.latest else "not resolved"
