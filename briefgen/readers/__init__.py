"""What do these bytes say?"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen.errors import UnreadableError, Where
from briefgen.model import RawText, Source
from briefgen.readers.decode import MAX_BYTES, MAX_CHARACTERS, damage, decode
from briefgen.readers.parts import whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.readers.parts import Parts

__all__ = ["MAX_BYTES", "MAX_CHARACTERS", "SUFFIXES", "read"]

PDF: Final = "application/pdf"
ARCHIVE: Final = "multipart/related"

SUFFIXES: Final = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".mht": ARCHIVE,
    ".mhtml": ARCHIVE,
    ".pdf": PDF,
}
"""The suffixes that are read, in lower case, with the media type that each stands for."""


MAX_LINES: Final = 50_000
"""The most lines that a text may have: each is weighed by itself, and the longest reports have some ten thousand."""


def read(data: bytes, path: str, max_characters: int = MAX_CHARACTERS) -> RawText:
    """Return the text of a file's bytes, with what its format says of its parts and of itself.

    `path` is the path as given or found; its suffix names the format, and any other suffix is read
    as plain text, but for a PDF, which its first bytes name too. A text of more than
    `max_characters` code points is refused, and so is one of more than `MAX_LINES` lines.

    Raises:
        UnreadableError: where the bytes are not an article: empty, binary, undecodable or too long.
    """
    media_type = SUFFIXES.get(PurePosixPath(path).suffix.lower(), "text/plain")
    if data.startswith(b"%PDF-"):
        media_type = PDF
    parts, encoding = _read(data, path, media_type, max_characters)
    if not parts.text.strip():
        message = "the file holds no text"
        raise UnreadableError(
            message,
            where=Where(PurePosixPath(path)),
            remedy="paste the article into it, or remove it",
        )
    if len(parts.text) > max_characters:
        message = (
            f"the text has {len(parts.text):,} characters, and {max_characters:,} are read at most"
        )
        raise UnreadableError(
            message,
            where=Where(PurePosixPath(path)),
            remedy="split it into one file for each article",
        )
    if (lines := parts.text.count("\n")) > MAX_LINES:
        message = f"the text has {lines:,} lines, and {MAX_LINES:,} are read at most"
        raise UnreadableError(
            message,
            where=Where(PurePosixPath(path)),
            remedy="split it into one file for each article",
        )
    source = Source(path, hashlib.sha256(data).hexdigest(), media_type, encoding)
    notes = parts.notes + (damage(data, encoding) if media_type != ARCHIVE else ())
    return whole(RawText(source, parts.text, parts.hints, parts.declared, notes))


def _read(data: bytes, path: str, media_type: str, max_characters: int) -> tuple[Parts, str | None]:
    """Return a file's parts and its encoding, None for a format that carries its own.

    Raises:
        UnreadableError: where the bytes are not what they are said to be.
    """
    if media_type == PDF:
        from briefgen.readers.pdf import read_pdf  # noqa: PLC0415 - the PDF library is heavy

        return read_pdf(data, path, max_characters), None
    if media_type == ARCHIVE:
        from briefgen.readers.archive import page_in  # noqa: PLC0415 - needed for saved pages alone

        data, told = page_in(data, path)
        parts, encoding = _read(data, path, "text/html", max_characters)
        stated = {s.field for s in parts.declared}
        return replace(
            parts, declared=parts.declared + tuple(s for s in told if s.field not in stated)
        ), encoding
    text, encoding = decode(data, path, markup=media_type == "text/html")
    return _parser(media_type)(text), encoding


def _parser(media_type: str) -> Callable[[str], Parts]:
    """Return the reader of one format, loaded only when the format comes up."""
    if media_type == "text/html":
        from briefgen.readers.page import read_page  # noqa: PLC0415 - lxml and trafilatura are heavy

        return read_page
    if media_type == "text/markdown":
        from briefgen.readers.markdown import read_markdown  # noqa: PLC0415 - YAML is needed for Markdown alone

        return read_markdown
    from briefgen.readers.parts import plain  # noqa: PLC0415 - so that all three formats are chosen in one way

    return plain
