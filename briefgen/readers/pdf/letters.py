"""The letters that a PDF draws, as words at places. The only file that knows the PDF library."""

from __future__ import annotations

import contextlib
import logging
import re
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from pdfminer import pdftypes
from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTContainer, LTPage
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

from briefgen.errors import UnreadableError, Where
from briefgen.readers.pdf.nouns import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_INFLATED: Final = 100_000_000
"""How many bytes the packed parts of one PDF may come to: those of letters come to a few millions in long reports."""

_MOST_PAGES: Final = 600
_GAP: Final = 0.15
_BACK: Final = 0.3
_RISE: Final = 0.2
_SAME: Final = 0.5
_UNTOLD: Final = re.compile(r"\(cid:\d+\)")
_LIGATURES: Final = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
                     0xA0: " "}  # fmt: skip
_SILENT: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2060\ufeff\ud800-\udfff]")
_BOLD: Final = re.compile(r"(?i)bold|black|heavy|demi")
"""Lengths are in ems, `_SAME` in points. Source: a blank is a quarter to a third of an em wide, and a fifth where a
line is set tight; kerning moves letters by less than a tenth."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page's words in the order in which they are drawn; how many letters, and how many of them can't be told."""

    words: tuple[Word, ...]
    letters: int
    untold: int


@dataclass(frozen=True, slots=True)
class Letters:
    """What a PDF holds: its pages, and what its description states (`Title`, `Author`, `CreationDate`, `Lang`)."""

    pages: tuple[Page, ...]
    stated: dict[str, str]


def letters_of(data: bytes, where: Where, max_characters: int) -> Letters:
    """Return the words of each page and what the file states of itself.

    Raises:
        UnreadableError: where the file is encrypted, damaged, unpacks to more than `MOST_INFLATED`,
            or holds more than
            `max_characters`.
    """
    # What the library logs of a file's small faults is no news to a user: the file is read all the
    # same.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with _inflating(MOST_INFLATED):
            return _letters(data, where, max_characters)
    except UnreadableError:
        raise
    except (_TooMuchError, MemoryError) as error:
        message = (
            f"the PDF unpacks to more than {MOST_INFLATED:,} bytes, which is the most that is read"
        )
        raise UnreadableError(
            message, where=where, remedy="print the article's pages to a new PDF"
        ) from error
    except PDFEncryptionError as error:
        message = "the PDF is encrypted: it opens with a password only"
        raise UnreadableError(message, where=where, remedy="save it without one") from error
    except Exception as error:  # a damaged or hostile file may break the library in any way
        message = f"the PDF is damaged ({type(error).__name__})"
        raise UnreadableError(
            message, where=where, remedy="open it and print it to a new PDF"
        ) from error


class _TooMuchError(Exception):
    """What is packed in a file comes to more than may be unpacked."""


class _Bounded:
    """Stands where the PDF library looks for `zlib`: that unpacks all of a stream at once, however large it is."""

    error = zlib.error

    def __init__(self, most: int) -> None:
        self.left = most

    def decompress(self, data: bytes) -> bytes:
        """Return the bytes unpacked, as `zlib.decompress` does.

        Raises:
            _TooMuchError: where all that was unpacked so far would come to more than may be.
        """
        machine = self.decompressobj()
        out = machine.decompress(data)
        if not machine.machine.eof:
            message = "incomplete or truncated stream"
            raise zlib.error(message)
        return out

    def decompressobj(self) -> _Machine:
        """Return what unpacks a stream piece by piece, out of the same allowance."""
        return _Machine(self)


class _Machine:
    """What `zlib.decompressobj` gives, within an allowance."""

    def __init__(self, allowance: _Bounded) -> None:
        self.machine = zlib.decompressobj()
        self._allowance = allowance

    def decompress(self, data: bytes) -> bytes:
        """Return what is unpacked with this piece.

        Raises:
            _TooMuchError: where the allowance is used up.
        """
        out = self.machine.decompress(data, self._allowance.left + 1)
        self._allowance.left -= len(out)
        if self._allowance.left < 0:
            raise _TooMuchError
        return out


@contextlib.contextmanager
def _inflating(most: int) -> Iterator[None]:
    """Let the PDF library unpack no more bytes than that while it reads a file."""
    library: Any = pdftypes  # which has no setting for it
    whole, library.zlib = library.zlib, _Bounded(most)
    try:
        yield
    finally:
        library.zlib = whole


def _letters(data: bytes, where: Where, max_characters: int) -> Letters:
    document = PDFDocument(PDFParser(BytesIO(data)))
    manager = PDFResourceManager()
    device = _Pages(manager)
    interpreter = PDFPageInterpreter(manager, device)
    pages: list[Page] = []
    drawn = 0
    for page in PDFPage.create_pages(document):
        if len(pages) == _MOST_PAGES:
            message = f"the PDF has more than {_MOST_PAGES} pages"
            raise UnreadableError(message, where=where, remedy="save the article's pages alone")
        interpreter.process_page(page)
        pages.append(_page(device.take()))
        drawn += pages[-1].letters
        if drawn > max_characters:
            message = f"the PDF has more than {max_characters:,} characters, which is the most that is read"
            raise UnreadableError(
                message, where=where, remedy="split it into one file for each article"
            )
    if not pages:
        message = "the PDF is damaged: no page can be found in it"
        raise UnreadableError(message, where=where, remedy="open it and print it to a new PDF")
    return Letters(tuple(pages), _stated(document))


class _Pages(PDFLayoutAnalyzer):
    """Keeps the page that was drawn last."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager, laparams=None)
        self._last: LTPage | None = None

    def receive_layout(self, ltpage: LTPage) -> None:
        """Keep a page that has been drawn."""
        self._last = ltpage

    def take(self) -> LTPage:
        """Return the page that was drawn, and let go of it."""
        assert self._last is not None
        page, self._last = self._last, None
        return page


def _stated(document: PDFDocument) -> dict[str, str]:
    """Return what the document's description states, as words; the last description of several wins."""
    out: dict[str, str] = {}
    language = resolve1(document.catalog.get("Lang"))
    for described in [*document.info, {"Lang": language}]:
        for key in ("Title", "Author", "CreationDate", "Lang"):
            value = resolve1(described.get(key))
            if isinstance(value, bytes) and (
                word := " ".join(_SILENT.sub("", decode_text(value)).split())
            ):
                out[key] = word
    return out


@dataclass(slots=True)
class _Open:
    """The word that is being drawn; `seen` tells where letters were drawn: some are drawn twice, to look bold."""

    height: float
    words: list[Word] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    x0: float = 0.0
    x1: float = 0.0
    y: float = 0.0
    size: float = 0.0
    bold: bool = False
    seen: set[tuple[str, int, int]] = field(default_factory=set)

    def draw(self, text: str, char: LTChar) -> None:
        """Add a letter to the word, or begin another with it."""
        y = self.height - char.matrix[5]
        size = max(0.5, char.size)
        x = round(char.x0 / _SAME)
        if any((text, x + dx, round(y)) in self.seen for dx in (-1, 0, 1)):
            return
        self.seen.add((text, x, round(y)))
        if self.parts and not self._goes_on(char.x0, y, size):
            self.end()
        if not self.parts:
            self.x0, self.y, self.size, self.bold = (
                char.x0,
                y,
                size,
                bool(_BOLD.search(char.fontname)),
            )
        self.parts.append(text)
        self.x1 = char.x1

    def _goes_on(self, x: float, y: float, size: float) -> bool:
        em = max(self.size, size)
        return abs(y - self.y) <= _RISE * em and -_BACK * em <= x - self.x1 <= _GAP * em

    def end(self) -> None:
        """Close the open word, if there is one."""
        if self.parts:
            self.words.append(
                Word("".join(self.parts), self.x0, self.x1, self.y, self.size, self.bold)
            )
        self.parts = []


def _page(drawn: LTPage) -> Page:
    """Return a page's words. Text that runs up or down the page's edge is left out of them, as readers do."""
    word = _Open(drawn.height)
    letters = untold = 0
    for char in _chars(drawn):
        text = char.get_text()
        if _UNTOLD.fullmatch(text):
            text = "\ufffd"
            untold += 1
        text = _SILENT.sub("", text).translate(_LIGATURES)
        letters += bool(text.strip())
        if not char.upright or not _lies_on(drawn, char):
            continue
        if text.strip():
            word.draw(text, char)
        else:
            word.end()
    word.end()
    return Page(tuple(word.words), letters, untold)


def _chars(container: LTContainer[Any]) -> Iterator[LTChar]:
    """Yield the letters of a page in the order in which they are drawn, those of its forms included; no recursion."""
    todo = [iter(container)]
    while todo:
        for item in todo[-1]:
            if isinstance(item, LTChar):
                yield item
            elif isinstance(item, LTContainer):
                todo.append(iter(item))
                break
        else:
            todo.pop()


def _lies_on(page: LTPage, char: LTChar) -> bool:
    """Tell whether a letter lies on the page: what is drawn beside it, nobody sees."""
    return (
        page.x0 <= (char.x0 + char.x1) / 2 <= page.x1
        and page.y0 <= (char.y0 + char.y1) / 2 <= page.y1
    )
