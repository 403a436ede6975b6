"""List the formats that are read: suffixes, the sign that each is known by, and its reader."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, Protocol, cast

from briefgen.errors import UnreadableError, Where
from briefgen.readers import signs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.readers.parts import Holding, Options, Parts


class Reader(Protocol):
    """The module of one format; its `Format` says which of the two functions it has."""

    def read(self, data: bytes, path: str, options: Options) -> Parts:
        """Return the text of one article's bytes, with what the format states."""
        ...

    def holdings(self, data: bytes, path: str, options: Options) -> Iterator[Holding]:
        """Yield the articles in one file's bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name in messages, and how it is recognised and read.

    `begins` tells from a file's bytes that they are this format and no other; it is None where only
    the suffix tells. `module` is the module of `briefgen.readers` that reads it. `several` is true
    where a file may hold several articles. `extra` names the optional dependency that brings its
    library, empty where none is needed. `limit` is the largest file, in bytes, that is read.
    """

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    module: str
    begins: Callable[[bytes], bool] | None = None
    several: bool = False
    extra: str = ""
    limit: int = 100_000_000

    def reader(self, path: str) -> Reader:
        """Return the module that reads it, imported now.

        Raises:
            UnreadableError: where its library is not installed; the remedy is the one command that
                brings it.
        """
        try:
            return cast("Reader", import_module(f"briefgen.readers.{self.module}"))
        except ModuleNotFoundError as error:
            if not self.extra or (error.name or "").startswith("briefgen"):
                raise
            message = f"{self.name} needs the library {error.name}, which is not installed"
            raise UnreadableError(
                message,
                where=Where(PurePosixPath(path)),
                remedy=f"pip install 'briefgen[{self.extra}]'",
            ) from error


TEXT: Final = Format("plain text", "text/plain", (".txt", ".text"), "text", limit=16_000_000)

FRAGMENT: Final = Format(
    "a piece of HTML", "text/html", (".fragment",), "fragment", limit=16_000_000
)
"""Content of a feed or a book: HTML without a page around it. No file by itself has this format."""

EXPORT: Final = Format("an archive's export", "text/plain", (), "exports", several=True)
"""A text, Rich Text or Word file that a press archive exported with many articles in it.

It is known by the marks between them.
"""

FORMATS: Final = (
    TEXT,
    Format("Markdown", "text/markdown", (".md", ".markdown"), "markdown", limit=16_000_000),
    Format(
        "a web page",
        "text/html",
        (".html", ".htm", ".xhtml"),
        "page",
        signs.is_page,
        limit=16_000_000,
    ),
    Format("a PDF", "application/pdf", (".pdf",), "pdf", signs.is_pdf),
    Format(
        "a page saved as one file",
        "multipart/related",
        (".mht", ".mhtml"),
        "archive",
        signs.is_saved_page,
    ),
    Format(
        "a Word document",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        (".docx",),
        "docx",
        signs.is_docx,
        extra="office",
    ),
    Format(
        "an OpenDocument text",
        "application/vnd.oasis.opendocument.text",
        (".odt",),
        "odt",
        signs.is_odt,
    ),
    Format("Rich Text", "application/rtf", (".rtf",), "rtf", signs.is_rtf, extra="office"),
    Format(
        "a mail",
        "message/rfc822",
        (".eml",),
        "mail",
        signs.is_mail,
        several=True,
        limit=50_000_000,
    ),
    Format("a box of mails", "application/mbox", (".mbox",), "mbox", signs.is_mbox, several=True),
    Format(
        "an Outlook message",
        "application/vnd.ms-outlook",
        (".msg",),
        "outlook",
        signs.is_msg,
        several=True,
        extra="mail",
    ),
    Format("a book", "application/epub+zip", (".epub",), "epub", signs.is_epub, several=True),
    Format(
        "a web archive",
        "application/warc",
        (".warc", ".warc.gz"),
        "warc",
        signs.is_warc,
        several=True,
        extra="web",
    ),
    Format(
        "a packed web archive",
        "application/wacz",
        (".wacz",),
        "wacz",
        signs.is_wacz,
        several=True,
        extra="web",
    ),
    Format(
        "a feed",
        "application/feed",
        (".rss", ".atom"),
        "feed",
        signs.is_feed,
        several=True,
        extra="web",
        limit=50_000_000,
    ),
    Format(
        "a picture",
        "image/*",
        (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".gif"),
        "picture",
        signs.is_picture,
    ),
    Format("an archive", "application/zip", (".zip",), "zipped", signs.is_zip, several=True),
)
"""In the order in which signs are tried: of two that fit, the more specific one is first."""

SUFFIXES: Final = {suffix: f for f in (*FORMATS, FRAGMENT) for suffix in f.suffixes}
"""Each suffix that is read, in lower case, with its format."""

BY_CONTENT: Final = frozenset({".xml", ".json", ".rdf"})
"""Suffixes that many formats share: such a file is read where its content is a feed."""

PACKED: Final = ".gz"
"""The suffix of a file of any format that was packed by gzip."""

_REFUSED: Final = (
    (signs.is_other_office, "an Office document, but not of text", "save its text as .docx"),
    (signs.is_ole, "of a format that Office wrote before 2007", "save it as .docx, or as .pdf"),
)
"""Signs of formats that are not read, each with its description and remedy."""


def format_of(data: bytes, path: str) -> tuple[Format, tuple[str, ...]]:
    """Return a file's format, and a remark where its suffix says another.

    A sign in the content outranks the suffix. What has neither is plain text.

    Raises:
        UnreadableError: where the content has the sign of a format that is not read.
    """
    suffix = suffix_of(path)
    named = SUFFIXES.get(suffix)
    if named and named.begins and named.begins(data):
        return named, ()
    found = next((f for f in FORMATS if f.begins and f.begins(data)), None)
    if found is None or found.module == "zipped":
        _refuse(data, path)
    if found is None or (named and (found is named or _is_kin(named, found))):
        return named or TEXT, ()
    if named is None:
        return found, ()
    return found, (f"its name ends in {suffix}, but it is {found.name}",)


def _is_kin(named: Format, found: Format) -> bool:
    """Tell whether the sign is of a format's container: its own reader then says what is wrong."""
    return (named.module, found.module) in _KIN


_KIN: Final = frozenset(
    {("archive", "mail")} | {(module, "zipped") for module in ("docx", "odt", "epub", "wacz")}
)


def suffix_of(path: str) -> str:
    """Return a path's suffix in lower case, `.warc.gz` as a whole."""
    name = PurePosixPath(path.lower())
    whole = "".join(name.suffixes[-2:])
    return whole if whole in SUFFIXES else name.suffix


def _refuse(data: bytes, path: str) -> None:
    for sign, what, remedy in _REFUSED:
        if sign(data):
            message = f"the file is {what}"
            raise UnreadableError(message, where=Where(PurePosixPath(path)), remedy=remedy)
