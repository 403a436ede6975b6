"""Read the text layer of a PDF: put it back into reading order and into whole paragraphs.

letters (`letters`) → words → columns (`columns`) → lines → running heads set apart (`running`) →
paragraphs (`paragraphs`) → one text with a hint for each of them. The layout of the text is the
reader's own: a PDF has no text to be faithful to, only letters at places. What a page repeats at
its edges is in the text too, hinted as such.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen.errors import UnreadableError, Where
from briefgen.model import Hint
from briefgen.readers import picture
from briefgen.readers.decode import MAX_CHARACTERS
from briefgen.readers.parts import Parts, told
from briefgen.readers.pdf.columns import in_reading_order
from briefgen.readers.pdf.letters import Letters, letters_of
from briefgen.readers.pdf.lines import lines_of
from briefgen.readers.pdf.paragraphs import LED, Paragraph, paragraphs_of
from briefgen.readers.pdf.running import mark_running, printed_address
from briefgen.readers.pdf.stated import notes_of, statements_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.readers.parts import Options
    from briefgen.readers.pdf.nouns import Line

MAX_BYTES: Final = 100_000_000
"""Most bytes of a PDF: most of them are pictures and fonts."""


class NoLettersError(UnreadableError):
    """The PDF holds pictures and no letters."""


_HEAD: Final = 1_024
_UNTOLD: Final = 0.3
_TITLE: Final = 1.15
_HEADING: Final = 1.08
_QUOTED: Final = re.compile(r"[\"\u201c\u2018].*[\"\u201d\u2019]")
_LONGEST_HEADING: Final = 20
_CONTENTS: Final = "table-of-contents"
_SET_APART: Final = ("h2", "p", "li")
"""Tags that a line of a table of contents may have where no dots mark it as one."""

_PAGED: Final = re.compile(r"\s(\d{1,3})$")
_NUMBER_ALONE: Final = re.compile(r"\d{1,3}|[ivxlc]{1,7}")
_LONGEST_TITLE: Final = 45


def read(data: bytes, path: str, options: Options) -> Parts:
    """Return the text of a PDF; see `read_pdf`. Pictures are recognised first where OCR is on.

    Raises:
        UnreadableError: as `read_pdf`.
    """
    try:
        return read_pdf(data, path, options.max_characters)
    except NoLettersError:
        if not options.ocr:
            raise
    recognised, note = picture.with_letters(data, path)
    return told(read_pdf(recognised, path, options.max_characters), (), (note,))


def read_pdf(data: bytes, path: str, max_characters: int) -> Parts:
    """Return a PDF's text with hints for its paragraphs, what it states, and remarks.

    Raises:
        UnreadableError: where it is no PDF, too large, encrypted, damaged, without a text layer,
            or its fonts do not tell which letters they draw.
    """
    where = Where(PurePosixPath(path))
    if b"%PDF-" not in data[:_HEAD]:
        message = "the file is not a PDF" if data.strip() else "the file is empty"
        raise UnreadableError(
            message, where=where, remedy="give it the suffix of what it is, or remove it"
        )
    if len(data) > MAX_BYTES:
        message = f"the PDF has {len(data):,} bytes, and {MAX_BYTES:,} are read at most"
        raise UnreadableError(message, where=where, remedy="save the article's pages alone")
    letters = letters_of(data, where, max_characters)
    _demand_letters(letters, where)
    pages = [_lines_of_page(n, letters) for n in range(len(letters.pages))]
    marked = mark_running(pages)
    paragraphs = paragraphs_of(marked)
    parts = _joined(paragraphs)
    address = printed_address(marked)
    headed = any(hint.tag == "h1" for hint in parts[1])
    return Parts(
        *parts, statements_of(letters, parts[0], address, headed=headed), notes_of(letters)
    )


def first_words(data: bytes, path: str) -> str:
    """Return the words of the first page of a PDF of several, empty where they can't be read."""
    with suppress(UnreadableError):
        page = letters_of(data, Where(PurePosixPath(path)), MAX_CHARACTERS, pages=1).pages[0]
        return " ".join(word.text for word in page.words)
    return ""


def _lines_of_page(n: int, letters: Letters) -> list[Line]:
    page = letters.pages[n]
    return [
        line
        for flow, words in enumerate(in_reading_order(page.words))
        for line in lines_of(words, n, flow)
    ]


def _demand_letters(letters: Letters, where: Where) -> None:
    """Refuse a PDF without text, and one whose letters are unknown.

    Raises:
        UnreadableError: in both cases.
    """
    drawn = sum(p.letters for p in letters.pages)
    if not drawn:
        message = "the PDF has no text layer: its pages are pictures, as a scanner makes them"
        raise NoLettersError(message, where=where, remedy=picture.REMEDY_FOR_PDF)
    if sum(p.untold for p in letters.pages) > _UNTOLD * drawn:
        message = "the PDF's fonts do not tell which letters they draw"
        raise UnreadableError(
            message, where=where, remedy="print it to a new PDF, or paste its text"
        )


def _joined(paragraphs: Sequence[Paragraph]) -> tuple[str, tuple[Hint, ...]]:
    """Return the paragraphs as one text, a blank line between two, with a hint for each."""
    tags = _tags(paragraphs)
    pieces: list[str] = []
    hints = []
    at = 0
    for paragraph, tag in zip(paragraphs, tags, strict=True):
        hints.append(Hint(at, at + len(paragraph.text), tag))
        pieces.append(paragraph.text)
        at += len(paragraph.text) + 2
    return "\n\n".join(pieces) + "\n" * bool(pieces), tuple(hints)


def _tags(paragraphs: Sequence[Paragraph]) -> list[str]:
    """Return the tag of each paragraph, by its size, its weight and its marks."""
    body = body_size(paragraphs)
    title = _title(paragraphs, body)
    tags = ["h1" if i == title else _tag(p, body) for i, p in enumerate(paragraphs)]
    _spread_contents(paragraphs, tags)
    return tags


def _spread_contents(paragraphs: Sequence[Paragraph], tags: list[str]) -> None:
    """Tag as contents those lines beside a table of contents' that have no dots but a page number.

    The page number must fit the order of the table. A page number alone between two lines of the
    table belongs to it as well.
    """
    pages = [_page_named(p.text) for p in paragraphs]
    last = len(tags) - 1
    for step in (-1, 1):
        for i in range(last, -1, -1) if step < 0 else range(last + 1):
            beside = i - step
            if not 0 <= beside <= last or tags[beside] != _CONTENTS or tags[i] not in _SET_APART:
                continue
            page, known = pages[i], pages[beside]
            if page and known and (known - page) * step <= 0:
                tags[i] = _CONTENTS
    for i in range(1, last):
        between = tags[i - 1] == tags[i + 1] == _CONTENTS
        if between and _NUMBER_ALONE.fullmatch(paragraphs[i].text):
            tags[i] = _CONTENTS


def _page_named(text: str) -> int:
    """Return the page number that ends a short line, 0 where none does."""
    named = (
        _PAGED.search(text)
        if len(text.split()) <= _LONGEST_HEADING or LED.fullmatch(text)
        else None
    )
    return int(named[1]) if named else 0


def _tag(paragraph: Paragraph, body: float) -> str:
    if paragraph.running:
        return "running-head"
    if LED.fullmatch(paragraph.text):
        return _CONTENTS
    larger = paragraph.size >= _HEADING * body
    if _QUOTED.fullmatch(paragraph.text) and larger:
        return "blockquote"
    short = len(paragraph.text.split()) <= _LONGEST_HEADING and not paragraph.text.endswith(
        (".", ",", ";")
    )
    bold = paragraph.bold and paragraph.size >= body / _HEADING
    if short and (larger or bold) and not _is_figures(paragraph.text):
        return "h2"
    return "li" if paragraph.item else "p"


def _is_figures(text: str) -> bool:
    """Tell whether a text is more digits and signs than letters, as the rows of a table are."""
    return 2 * sum(c.isalpha() for c in text) < sum(not c.isspace() for c in text)


def body_size(paragraphs: Sequence[Paragraph]) -> float:
    """Return the size, in points, in which most of the text is set."""
    counts: dict[float, int] = {}
    for p in paragraphs:
        if not p.running:
            counts[p.size] = counts.get(p.size, 0) + len(p.text)
    return max(counts, key=lambda s: (counts[s], s), default=1.0)


def _title(paragraphs: Sequence[Paragraph], body: float) -> int | None:
    """Return the index of the title: the largest paragraph of the first page, None for none.

    One of a word or two counts only where no longer one is large enough.
    """
    large = [
        i
        for i, p in enumerate(paragraphs)
        if p.page == 0
        and p.size >= _TITLE * body
        and len(p.text.split()) <= _LONGEST_TITLE
        and not (p.running or _QUOTED.fullmatch(p.text) or _is_figures(p.text))
    ]
    # a masthead is shorter
    wordy = [i for i in large if len(paragraphs[i].text.split()) > 2] or large  # noqa: PLR2004
    return max(wordy, key=lambda i: (paragraphs[i].size, -i), default=None)
