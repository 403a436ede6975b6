"""Read the letters that a PDF draws, as words at places; only this file uses the PDF library."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTContainer, LTPage
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

from briefgen.errors import UnreadableError, Where
from briefgen.readers.pdf.bounds import Allowance, TooMuchError, bounded
from briefgen.readers.pdf.nouns import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_PAGES: Final = 600
_MOST_OBJECTS: Final = 2_000_000
_MOST_BLANKS: Final = 100_000
_SLANT: Final = 0.1
_GAP: Final = 0.15
_BACK: Final = 0.3
_RISE: Final = 0.2
_SAME: Final = 0.5
_UNTOLD: Final = re.compile(r"\(cid:\d+\)")
_LIGATURES: Final = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl",
                     0xFB05: "st", 0xFB06: "st",
                     0xA0: " "}  # fmt: skip
_SILENT: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2060\ufeff\ud800-\udfff]")
_BOLD: Final = re.compile(r"(?i)bold|black|heavy|demi")
"""Lengths in ems, `_SAME` in points.

Source: a blank is a quarter to a third of an em wide, and a fifth where a line is set tight;
kerning moves letters by less than a tenth.
"""


@dataclass(frozen=True, slots=True)
class Page:
    """A page's words in drawing order, the number of its letters, and of those that are unknown."""

    words: tuple[Word, ...]
    letters: int
    untold: int


@dataclass(frozen=True, slots=True)
class Letters:
    """A PDF's pages, and what its description states: `Title`, `Author`, `CreationDate`, `Lang`."""

    pages: tuple[Page, ...]
    stated: dict[str, str]


def letters_of(data: bytes, where: Where, max_characters: int, *, pages: int = 0) -> Letters:
    """Return the words of each page and what the file states about itself.

    Where `pages` is set, no more pages are read, and none where the file has no more than these.

    Raises:
        UnreadableError: where the file is encrypted, damaged, makes more work than files do, or
            holds more than `max_characters`.
    """
    # The library logs a file's small faults; that is no news to a user, and the file is read.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        allowance = Allowance()
        with bounded(allowance):
            return _letters(data, where, max_characters, allowance, pages)
    except UnreadableError:
        raise
    except TooMuchError as error:
        message = f"the PDF {error}, which is the most that is read"
        raise UnreadableError(
            message, where=where, remedy="print the article's pages to a new PDF"
        ) from error
    except PDFEncryptionError as error:
        message = "the PDF is encrypted: it opens with a password only"
        raise UnreadableError(message, where=where, remedy="save it without one") from error
    except MemoryError:
        raise
    except Exception as error:  # a damaged or hostile file may break the library in any way
        message = f"the PDF is damaged ({type(error).__name__})"
        raise UnreadableError(
            message, where=where, remedy="open it and print it to a new PDF"
        ) from error


def _letters(
    data: bytes, where: Where, max_characters: int, allowance: Allowance, most: int
) -> Letters:
    document = PDFDocument(PDFParser(BytesIO(data)))
    _demand_objects(document)
    found = PDFPage.create_pages(document)
    if most:
        asked = list(islice(found, most + 1))
        found = iter(asked[:most] if len(asked) > most else ())
    manager = PDFResourceManager()
    device = _Pages(manager, max_characters, allowance)
    interpreter = _Interpreter(manager, device)
    pages: list[Page] = []
    drawn = 0
    for page in found:
        if len(pages) == _MOST_PAGES:
            message = f"the PDF has more than {_MOST_PAGES} pages"
            raise UnreadableError(message, where=where, remedy="save the article's pages alone")
        interpreter.process_page(page)
        pages.append(_page(device.take()))
        drawn += pages[-1].letters
        if drawn > max_characters:
            message = (
                f"the PDF has more than {max_characters:,} characters, which is the most that "
                "is read"
            )
            raise UnreadableError(
                message, where=where, remedy="split it into one file for each article"
            )
    if not pages:
        message = "the PDF is damaged: no page can be found in it, so that nothing was read"
        raise UnreadableError(message, where=where, remedy="open it and print it to a new PDF")
    return Letters(tuple(pages), _stated(document))


def _demand_objects(document: PDFDocument) -> None:
    """Refuse a file whose index promises more objects than a file can hold.

    Raises:
        TooMuchError: where it does.
    """
    for index in document.xrefs:
        if sum(abs(int(count)) for _, count in getattr(index, "ranges", ())) > _MOST_OBJECTS:
            message = f"has an index of more than {_MOST_OBJECTS:,} objects"
            raise TooMuchError(message)


class _Interpreter(PDFPageInterpreter):
    """An interpreter that counts the forms it draws and notes the actual text of marked parts."""

    device: _Pages

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: ANN401, N802 - as the library has it
        """Draw a form or picture, which is counted."""
        self.device.allowance.draw()
        super().do_Do(xobjid_arg)

    # the signature is the library's
    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: ANN401, ARG002, N802
        """Begin a marked part, whose properties may be named in the page's resources."""
        if isinstance(props, PSLiteral):
            named = resolve1(self.resources.get("Properties"))
            props = resolve1(named.get(props.name)) if isinstance(named, dict) else None
        self.device.marked.append(_actual_text(props))

    def do_BMC(self, tag: Any) -> None:  # noqa: ANN401, ARG002, N802 - as the library has it
        """Begin a marked part without properties."""
        self.device.marked.append(None)

    def do_EMC(self) -> None:  # noqa: N802 - as the library has it
        """End a marked part."""
        if self.device.marked:
            self.device.marked.pop()


def _actual_text(props: object) -> list[str] | None:
    """Return the text that a marked part states for what it draws, None for none."""
    value = resolve1(props.get("ActualText")) if isinstance(props, dict) else None
    return [decode_text(value)] if isinstance(value, bytes) else None


class _Pages(PDFLayoutAnalyzer):
    """A device that keeps the page drawn last.

    `marked` holds the open parts: the text that a part states stands for the first letter that it
    draws, and its other letters are silent. Source: ISO 32000-1, 14.9.4.
    """

    def __init__(
        self, manager: PDFResourceManager, most_letters: int, allowance: Allowance
    ) -> None:
        super().__init__(manager, laparams=None)
        self.allowance = allowance
        self.marked: list[list[str] | None] = []
        self._letters = most_letters
        self._last: LTPage | None = None

    # the signature is the library's
    def render_char(self, *parts: Any, **more: Any) -> float:  # noqa: ANN401
        """Draw a letter, with the text that its marked part states, if any."""
        self._letters -= 1
        if self._letters < -_MOST_BLANKS:
            message = "draws more letters than are read of an article"
            raise TooMuchError(message)
        advance = super().render_char(*parts, **more)
        stated = next((m for m in reversed(self.marked) if m is not None), None)
        if stated is not None:
            drawn: Any = self.cur_item._objs[-1]  # noqa: SLF001 - the library has no other way in
            drawn._text = stated.pop() if stated else ""  # noqa: SLF001 - as above
        return advance

    def receive_layout(self, ltpage: LTPage) -> None:
        """Keep a page that has been drawn."""
        self._last = ltpage

    def take(self) -> LTPage:
        """Return the page that was drawn, and drop it."""
        assert self._last is not None
        page, self._last = self._last, None
        return page


def _stated(document: PDFDocument) -> dict[str, str]:
    """Return what the document's description states, as words; the last of several wins."""
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
    """The word that is being drawn.

    `seen` holds where letters were drawn: some are drawn twice, to look bold.
    """

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
    """Return a page's words; text that runs up, down or across the page is left out."""
    word = _Open(drawn.height)
    letters = untold = 0
    for char in _chars(drawn):
        text = char.get_text()
        if _UNTOLD.fullmatch(text) or (text and not text.strip("\0")):
            text = "\ufffd"
            untold += 1
        text = _SILENT.sub("", text).translate(_LIGATURES)
        letters += bool(text.strip())
        if not _is_level(char) or not _lies_on(drawn, char):
            continue
        if text.strip():
            word.draw(text, char)
        else:
            word.end()
    word.end()
    return Page(tuple(word.words), letters, untold)


def _is_level(char: LTChar) -> bool:
    """Tell whether a letter is set from left to right; others are marks on the page, no text."""
    along, up, _, _, _, _ = char.matrix
    return char.upright and abs(up) <= _SLANT * abs(along)


def _chars(container: LTContainer[Any]) -> Iterator[LTChar]:
    """Yield the letters of a page and its forms in drawing order, without recursion."""
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
    """Tell whether a letter lies on the page: nobody sees what is drawn beside it."""
    return (
        page.x0 <= (char.x0 + char.x1) / 2 <= page.x1
        and page.y0 <= (char.y0 + char.y1) / 2 <= page.y1
    )
