"""Set marks, names, quotations and times inside a line."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefgen.locale import LANGUAGE, words
from briefgen.render.dates import written
from briefgen.render.escape import attribute, markdown, url

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.model.views import LedgerRow, Mark, Piece, Quote, Ref, TextSentence, Voice, When

_UNDER: Final = " \u203a "
"""Between a voice and the one that it passes on: a single angle quotation mark."""

_LETTERS: Final = (
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]+"
)
_LEFTWARDS: Final = re.compile(rf"({_LETTERS}(?:\W+{_LETTERS})*)")
"""Words of scripts that run from right to left. Source: Unicode, DerivedBidiClass, R and AL."""

_SET: Final = {"act": "**", "hedge": "*"}
"""What stands around words of a kind in plain Markdown."""

_FEW: Final = 4
"""Marks shown in a line; the others are one step away, and in print all are there."""


def word(text: str, *, first: bool = True) -> Markup:
    """Return words as Markdown; right-to-left ones are isolated, so that nothing else is turned."""
    if not _LEFTWARDS.search(text):
        return markdown(text, first=first)
    parts = [markdown(part, first=first and not n) for n, part in enumerate(_LEFTWARDS.split(text))]
    return _join(f"<bdi>{part}</bdi>" if n % 2 else part for n, part in enumerate(parts))


def _is_more_than_its_words(row: LedgerRow) -> bool:
    """Tell whether a row's status says what its cue does not say already."""
    return row.status != "asserted" and (row.status, row.act) != ("denied", "deny")


def _join(parts: Iterable[str], between: str = "") -> Markup:
    """Return parts that are Markdown already as one."""
    return Markup(between.join(parts))  # noqa: S704 - escaped, or fixed labels


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page that has a kind: a table, with its rows and columns."""

    kind: str
    rows: tuple[LedgerRow, ...] = ()
    columns: tuple[str, ...] = ()


class Inline:
    """Sets the parts of lines of one page; links are relative to it."""

    def __init__(self, path: str, language: str = LANGUAGE) -> None:
        """Take the page's own path in the docs tree, and the language of the interface words."""
        self.path = path
        self.ui = words(language)
        self.folder = posixpath.dirname(path)
        self.withheld = _join((f"*{word(self.ui('withheld'))}*",))
        nobody = word(self.ui("unidentified"))
        self.nobody = _join((f'<span class="by unidentified">{nobody}</span>',))
        self.unidentified = _join((f"*{word(self.ui('nobody_named'))}*",))
        self.met: set[Ref] = set()
        self.parts: list[Part] = []
        """The parts of the page that have a kind, in its order: see `briefgen.render.facts`."""

    def begin(
        self, kind: str, rows: Iterable[LedgerRow] = (), columns: Iterable[str] = ()
    ) -> Markup:
        """Return a comment with the kind of the next part, for a site's builder; note the part."""
        self.parts.append(Part(kind, tuple(rows), tuple(columns)))
        return _join((f"<!-- {kind} -->",))

    def section(self) -> Markup:
        """Begin a section, in which each name is linked once more."""
        self.met.clear()
        return Markup()

    def once(self, ref: Ref) -> Markup:
        """Return a name, linked to its page at its first occurrence in this section."""
        if ref in self.met:
            return word(ref.text)
        self.met.add(ref)
        return self.ref(ref)

    def href(self, page: str, anchor: str = "") -> str:
        """Return the relative link from this page to another."""
        fragment = f"#{anchor}" if anchor else ""
        if page == self.path and fragment:
            return fragment
        return _way(self.folder, page) + fragment

    def link(self, label: Markup | str, page: str, anchor: str = "") -> Markup:
        """Return a link to a page of the site."""
        text = label if isinstance(label, Markup) else word(label)
        return _join((f"[{text}]({self.href(page, anchor)})",))

    def mark(self, mark: Mark) -> Markup:
        """Return an evidence mark: the address of a sentence, linked to it."""
        page = f"briefs/{mark.brief}.md"
        link = self.link(self.ui.address(mark.label), page, mark.anchor)
        if not mark.state or page == self.path:  # whose own head says it
            return link
        return _join((link, f" <small>{word(self.ui.label(f'became_{mark.state}'))}</small>"))

    def marks(self, marks: Sequence[Mark]) -> Markup:
        """Return marks, with a space between them; of many the first few, the others folded."""
        if len(marks) <= _FEW + 1:
            return _join((self.mark(m) for m in marks), " ")
        few, rest = (
            _join((self.mark(m) for m in some), " ") for some in (marks[:_FEW], marks[_FEW:])
        )
        tail = f"<summary>+{len(marks) - _FEW}</summary>"
        return _join((few, ' <details class="rest">', tail, rest, "</details>"))

    def ref(self, ref: Ref) -> Markup:
        """Return a name, linked to its page if it has one."""
        return self.link(ref.text, ref.page, ref.anchor) if ref.page else word(ref.text)

    def refs(self, refs: Iterable[Ref]) -> Markup:
        """Return names with commas between them."""
        return _join((self.ref(r) for r in refs), ", ")

    def names(self, refs: Iterable[Ref], *, linked: bool) -> Markup:
        """Return names with commas between them, linked each time or once in a section."""
        return self.refs(refs) if linked else _join((self.once(r) for r in refs), ", ")

    def words(self, words: Iterable[str]) -> Markup:
        """Return words or phrases with commas between them."""
        return _join((word(w) for w in words), ", ")

    def web(self, address: str, label: str = "") -> Markup:
        """Return a link out of the site, or the bare words where it is no address of the web."""
        target = url(address)
        shown = word(label or address)
        return _join((f"[{shown}]({target})",)) if target else shown

    def turned(self, text: str) -> Markup:
        """Return the attribute `dir="auto"` where some of a paragraph's words run right to left."""
        return Markup(' dir="auto"') if _LEFTWARDS.search(text) else Markup()

    def piece(self, piece: Piece, *, full: bool, first: bool) -> Markup:
        """Return a run of quoted words; all kinds are marked if `full`, else hedges and links."""
        words = word(self._own(piece), first=first)
        if not piece.kind or (
            not full and piece.kind not in ("hedge", "differs") and not piece.ref
        ):
            return words
        note = self.ui.note(piece.note)
        title = f' title="{attribute(note)}"' if note and (full or piece.ref) else ""
        kind = f"m {piece.kind}" if full else "told" if piece.ref else piece.kind
        inner = self.link(words, piece.ref.page, piece.ref.anchor) if piece.ref else words
        return _join((f'<span class="{kind}"{title}>{inner}</span>',))

    def _own(self, piece: Piece) -> str:
        """Return a run's words; those of ours in brackets in the language of the pages."""
        if piece.kind != "gap" or not piece.text.startswith("["):
            return piece.text
        return f"{self.ui.reason(piece.text.strip())} "

    def pieces(self, pieces: Iterable[Piece], *, full: bool = False) -> Markup:
        """Return quoted words."""
        return _join(self.piece(p, full=full, first=not n) for n, p in enumerate(pieces))

    def quote(self, quote: Quote) -> Markup:
        """Return quoted words with their marks; the marks alone where words are not published."""
        words = self.pieces(quote.pieces) if quote.pieces else self.withheld
        return _join((words, self.marks(quote.marks)), " ")

    def said(self, quote: Quote) -> Markup:
        """Return quoted words without marks."""
        return self.pieces(quote.pieces) if quote.pieces else self.withheld

    def cited(self, quote: Quote) -> Markup:
        """Return quoted words in quotation marks, with their marks."""
        words = _join(("“", self.pieces(quote.pieces), "”")) if quote.pieces else self.withheld
        return _join((words, self.marks(quote.marks)), " ")

    def voice(self, voice: Voice, *, linked: bool = True) -> Markup:
        """Return a source: its name, in brackets if unnamed, or that nobody says who it is."""
        if not voice.ref.text:
            return self.nobody
        if voice.group and voice.whole:
            *most, last = (self.voice(v, linked=linked) for v in voice.group)
            return _join((_join(most, ", "), last), f" {self.ui('and')} ")
        name = self.ref(voice.ref) if linked else self.once(voice.ref)
        if voice.words:
            title = f' title="{attribute(self.ui.reason(voice.why))}"'
            means = f" <small>= {name}, {self.ui('worked_out')}</small>"
            return _join((f'<span class="by meant"{title}>{word(voice.words)}{means}</span>',))
        if voice.named:
            return _join((f'<span class="by">{name}</span>',))
        return _join((f'<span class="by unnamed">\\[{name}\\]</span>',))

    def voices(self, voices: Iterable[Voice], *, linked: bool = True) -> Markup:
        """Return a chain of sources, from the nearest to the farthest."""
        chain = _join((self.voice(v, linked=linked) for v in voices), _UNDER)
        return chain or self.nobody

    def speakers(self, voices: Iterable[Voice]) -> Markup:
        """Return a chain of sources in a ledger, in plain Markdown: unnamed ones in brackets."""
        chain = _join((self.speaker(v) for v in voices), _UNDER)
        return chain or self.unidentified

    def speaker(self, voice: Voice) -> Markup:
        """Return a source in a ledger, with whom the article's own words were resolved to."""
        if not voice.ref.text:
            return self.unidentified
        if voice.group and voice.whole:
            *most, last = (self.speaker(v) for v in voice.group)
            return _join((_join(most, ", "), last), f" {self.ui('and')} ")
        name = self.once(voice.ref)
        if voice.words and voice.words != voice.ref.text:
            return _join((f"{word(voice.words)} (= {name}, {self.ui('worked_out')})",))
        return name if voice.named else _join((f"\\[{name}\\]",))

    def clause(self, quote: Quote) -> Markup:
        """Return the words of a ledger's row in plain Markdown: acts bold, hedges in italics."""
        if not quote.pieces:
            return self.withheld
        return _join(self._told(p, first=not n) for n, p in enumerate(quote.pieces))

    def _told(self, piece: Piece, *, first: bool) -> Markup:
        """Return a run of words, set off by its kind if it begins and ends in a letter or digit."""
        words = word(self._own(piece), first=first)
        around = _SET.get(piece.kind, "")
        whole = piece.text[:1].isalnum() and piece.text[-1:].isalnum()
        return _join((around, words, around)) if around and whole else words

    def words_of(self, quote: Quote) -> Markup:
        """Return quoted words in plain Markdown: names linked, hedges in italics."""
        if not quote.pieces:
            return self.withheld
        return _join(self._plain(p, first=not n) for n, p in enumerate(quote.pieces))

    def _plain(self, piece: Piece, *, first: bool) -> Markup:
        if piece.ref and piece.ref.page and piece.ref not in self.met:
            self.met.add(piece.ref)
            words = word(piece.text, first=first)
            return self.link(words, piece.ref.page, piece.ref.anchor)
        return self._told(piece, first=first)

    def marks_of(self, quote: Quote) -> Markup:
        """Return the marks of quoted words, a blank between them."""
        return _join((self.mark(m) for m in quote.marks), " ")

    def place(self, anchor: str) -> Markup:
        """Return an anchor that links lead to."""
        return _join((f'<a id="{anchor}"></a>',))

    def sentence(self, sentence: TextSentence, role: str) -> Markup:
        """Return a sentence of the source text behind its anchor and its number."""
        words = word("".join(p.text for p in sentence.pieces), first=False)
        number = self.ui.address(sentence.label).removeprefix("\N{PILCROW SIGN}")
        if role in ("title", "heading"):
            return _join(
                (
                    self.place(sentence.anchor),
                    "**",
                    words or word(self.ui.address(sentence.label)),
                    "**",
                )
            )
        return _join((self.place(sentence.anchor), f"**{word(number)}**", " ", words))

    def tells(self, rows: Iterable[LedgerRow]) -> bool:
        """Tell whether rows have a cue, status or confidence to be told beyond their words."""
        return any(self.told(row) for row in rows)

    def told(self, row: LedgerRow) -> Markup:
        """Return how firmly a row is told: its cue, its status, and its confidence.

        Hedges stand in the row itself; they are told where its words are not published.
        """
        out = [word(row.cue)] if row.cue else []
        if not row.what.pieces:
            out += [word(h) for h in row.hedges]
        if _is_more_than_its_words(row):
            label = self._status(row)
            out.append(_join((f"{self.ui('in_part')} ", label)) if row.partly else label)
        if row.confidence != "sure":
            out.append(word(self.ui.label(f"{row.confidence} reading")))
        return _join(out, " · ")

    def firmly(self, row: LedgerRow) -> Markup:
        """Return the cue of a row, unless it is plain "say", its status, and its confidence."""
        said = [word(row.cue)] if row.cue and row.act not in {"say", ""} else []
        if _is_more_than_its_words(row):
            said.append(self._status(row))
        if row.confidence != "sure":
            said.append(word(self.ui.label(f"{row.confidence} reading")))
        return _join(said, ", ")

    def _status(self, row: LedgerRow) -> Markup:
        """Return a row's status, and where it is withdrawn."""
        label = word(self.ui.label(row.status))
        return _join((label, self.mark(row.withdrawn)), " ") if row.withdrawn else label

    def time(self, when: When | None) -> Markup:
        """Return a time in a ledger: as it is known, else in the article's own words."""
        if when is None or not (when.value or when.words):
            return Markup()
        told = word(self.day(when.value)) if when.value else _join(("“", word(when.words), "”"))
        return _join((told, self._perhaps(when)))

    def in_marks(self, quote: Quote) -> Markup:
        """Return quoted words within quotation marks, in plain Markdown, and their marks."""
        words = _join(("“", self.words_of(quote), "”")) if quote.pieces else self.withheld
        return _join((words, self.marks_of(quote)), " ")

    def hedges(self, hedges: Iterable[str]) -> Markup:
        """Return hedge words."""
        return _join((f'<span class="hedge">{word(h)}</span>' for h in hedges), ", ")

    def when(self, when: When) -> Markup:
        """Return a time as precisely as it is known, with the article's words for it."""
        words = f"“{word(when.words)}”" if when.words else ""
        if when.value:
            label = self.day(when.value)
            same = when.words and when.words.casefold().endswith(label.casefold())
            tail = f" <small>{words}</small>" if words and not same else ""
            return _join((word(label), tail, self._perhaps(when)))
        told = word(self.ui("a_time"))
        bounds = f" <small>{word(self._bounds(when))}</small>"
        return _join((words or told, bounds, self._perhaps(when)))

    def _perhaps(self, when: When) -> Markup:
        """Return the mark of a time that is not sure to be that of what stands beside it."""
        label = word(self.ui.label("likely reading"))
        return _join((" <small>", label, "</small>")) if when.likely else Markup()

    def day(self, value: str) -> str:
        """Return a date in EDTF as readers write it."""
        return written(value, self.ui)

    def _bounds(self, when: When) -> str:
        """Return what is known of a time that is not resolved."""
        first, last = self.day(when.earliest), self.day(when.latest)
        if first and last:
            return self.ui("between_days", first=first, last=last)
        if first:
            return self.ui("not_before", day=first)
        return self.ui("not_after", day=last) if last else self.ui("not_resolved")


@lru_cache(maxsize=4096)
def _way(folder: str, page: str) -> str:
    """Return the relative path from a folder to a page; `posixpath.relpath` would ask the disk."""
    there = page.rpartition("/")[0]
    if there == folder:
        return page.rpartition("/")[2]
    return "../" * (folder.count("/") + 1 if folder else 0) + page
