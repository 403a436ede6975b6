"""OpenDocument texts (.odt): odfdo makes Markdown of them, and that is read as any Markdown is.

Notes are taken out first and stand behind the text; tracked deletions and comments are left out,
and said. Source: OASIS OpenDocument 1.3, part 3.
"""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from odfdo import Document

from briefgen.errors import UnreadableError, Where
from briefgen.model import Hint
from briefgen.readers.bounds import Unpacked
from briefgen.readers.document import FOOTNOTE, remarks, stated, whole
from briefgen.readers.markdown import read_markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.readers.parts import Options, Parts

LARGEST_TEXT: Final = 16_000_000
"""Bytes of a document's content."""

_PARSED: Final = ("content.xml", "styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml")


def read(data: bytes, path: str, options: Options) -> Parts:
    """Return an OpenDocument text: its headings, lists, tables and notes, and what its properties state.

    Raises:
        UnreadableError: where it is damaged, encrypted, too large, or no text.
    """
    del options
    unpacked = Unpacked(data, path)
    unpacked.read("content.xml", LARGEST_TEXT)
    for name in _PARSED:
        if name in unpacked.names:
            unpacked.xml(name)
    try:
        return _parts(Document(io.BytesIO(data)))
    except UnreadableError:
        raise
    except Exception as error:
        # The library raises whatever its parsing of a damaged document runs into.
        message = "the document is damaged, or opens with a password only"
        raise UnreadableError(
            message,
            where=Where(PurePosixPath(path)),
            remedy="open it in LibreOffice and save it again, without a password",
        ) from error


def _parts(document: Any) -> Parts:  # noqa: ANN401 - odfdo's documents have one class for every kind
    body, meta = document.body, document.meta
    comments = body.get_elements("//office:annotation")
    deletions = body.get_elements("//text:deletion")
    for comment in comments:
        comment.delete()
    notes = _taken_out(body.get_elements("//text:note"))
    parts = read_markdown(document.to_markdown())
    return replace(
        whole(_with_notes(parts, notes)),
        declared=stated(meta.title or "", meta.creator or "", meta.language or ""),
        notes=remarks(
            str(meta.creation_date or ""),
            ((len(deletions), "tracked deletion"), (len(comments), "comment")),
        ),
    )


def _taken_out(notes: Sequence[Any]) -> list[str]:
    """Take notes out of their document, and return their words."""
    words = []
    for note in notes:
        paragraphs = note.get_elements("text:note-body/text:p")
        words.append(" ".join(" ".join(p.inner_text.split()) for p in paragraphs))
        note.delete()
    return [w for w in words if w]


def _with_notes(parts: Parts, notes: Sequence[str]) -> Parts:
    """Return parts with the notes behind them, each with its number."""
    text, hints = parts.text, list(parts.hints)
    for n, words in enumerate(notes, start=1):
        text += "\n" * bool(text)
        start = len(text)
        text += f"{n}. {words}\n"
        hints.append(Hint(start, len(text) - 1, FOOTNOTE))
    return replace(parts, text=text, hints=tuple(hints))
