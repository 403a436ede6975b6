"""Decode bytes to text: choose the encoding, and refuse what is no text at all."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import PurePosixPath
from typing import Final

import webencodings

from briefgen.errors import UnreadableError, Where
from briefgen.readers import guess

MAX_CHARACTERS: Final = 2_000_000
"""The longest text that is read, in code points: some three hundred news stories."""

MAX_BYTES: Final = 16_000_000
"""The largest file that is read, in bytes: markup may be several times as long as its text."""

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks; UTF-32's begins with UTF-16's, so it comes first.

Source: The Unicode Standard, 23.8.
"""

_CONTROL: Final = bytes({*range(32)} - {9, 10, 11, 12, 13, 27} | {127})
_CHARSET: Final = re.compile(rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""")
_XML: Final = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""")
_SAMPLE: Final = 65_536
_NOT_CHARACTERS: Final = frozenset({"Cn", "Co"})
_MAGIC: Final = (
    b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0",
    b"7z\xbc\xaf\x27\x1c", b"Rar!",
    b"\x28\xb5\x2f\xfd", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"RIFF",
    b"OggS", b"fLaC", b"ID3",
    b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"SQLite format 3\0",
    b"\0asm", b"wOFF",
    b"wOF2", b"\0\1\0\0\0",
)  # fmt: skip
"""First bytes of files that hold no plain text: archives, pictures, sound, programs, fonts, ...

Source: their specifications, as file(1) lists them.
"""
_BINARY_SHARE: Final = 0.02
_REMEDY: Final = "save it as UTF-8 text"


def decode(data: bytes, path: str, *, markup: bool) -> tuple[str, str]:
    r"""Return the text and its encoding's name, with line ends made `\n` and no byte order mark.

    In markup the declared charset is tried before anything is guessed.

    Raises:
        UnreadableError: where the bytes are empty, too many, binary, or in no encoding that can be
            told.
    """
    where = Where(PurePosixPath(path))
    if not data.strip():
        message = "the file is empty"
        raise UnreadableError(
            message, where=where, remedy="paste the article into it, or remove it"
        )
    if len(data) > MAX_BYTES:
        message = f"the file has {len(data):,} bytes, and {MAX_BYTES:,} are read at most"
        raise UnreadableError(
            message, where=where, remedy="split it into one file for each article"
        )
    if _is_known_binary(data):
        _refuse_binary(where)
    text, encoding = _decoded(data, where, markup=markup)
    _demand_characters(text, where)
    if "\0" in text:
        message = (
            f"the file has a NUL character at offset {text.index(chr(0)):,}: "
            "it is damaged or not text"
        )
        raise UnreadableError(message, where=where, remedy=_REMEDY)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), encoding


def _decoded(data: bytes, where: Where, *, markup: bool) -> tuple[str, str]:
    """Return text and encoding: by byte order mark, UTF-16's pattern, UTF-8, declaration, guess."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _strict(data, name, where), name.removesuffix("-sig")
    if wide := _wide(data):
        return _strict(data, wide, where), wide
    try:
        return _textual(data, "utf-8", where), "utf-8"
    except UnicodeDecodeError:
        pass
    declared = _declared(data) if markup else None
    if declared in (None, "utf-8") and guess.nearly_utf8(data):
        return _textual(data, "utf-8", where, errors="replace"), "utf-8"
    if declared:
        return _textual(data, declared, where, errors="replace"), declared
    return _guessed(data, where)


def damage(data: bytes, encoding: str | None) -> tuple[str, ...]:
    """Return a remark on bytes that are not in the encoding they were read in, or nothing."""
    note = guess.damage(data) if encoding == "utf-8" else ""
    return (note,) if note else ()


def _strict(data: bytes, encoding: str, where: Where) -> str:
    """Return bytes decoded in the encoding that they announce.

    Raises:
        UnreadableError: where the bytes are not in it.
    """
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        said = encoding.removesuffix("-sig").upper()
        message = f"the file says that it is {said}, but is damaged at byte {error.start:,}"
        raise UnreadableError(message, where=where, remedy=_REMEDY) from error


def _textual(data: bytes, encoding: str, where: Where, errors: str = "strict") -> str:
    """Return bytes decoded, unless they hold a share of control characters that no text has.

    Raises:
        UnicodeDecodeError: where the bytes are not in this encoding.
        UnreadableError: where they are binary.
    """
    text = data.decode(encoding, errors)
    head = data[:_SAMPLE]
    if len(head) - len(head.translate(None, _CONTROL)) > _BINARY_SHARE * len(head):
        _refuse_binary(where)
    return text


def _demand_characters(text: str, where: Where) -> None:
    """Refuse a text with a share of unassigned or private code points that no text has.

    Raises:
        UnreadableError: where there are that many.
    """
    head = text[:_SAMPLE]
    if head.isascii():
        return  # all ASCII characters are assigned
    none = sum(head.count(c) for c in set(head) if unicodedata.category(c) in _NOT_CHARACTERS)
    if none > _BINARY_SHARE * len(head):
        _refuse_binary(where)


def _is_known_binary(data: bytes) -> bool:
    """Tell whether bytes begin as a format that holds no plain text."""
    known = data.startswith(_MAGIC) or data[4:8] == b"ftyp" or data[257:262] == b"ustar"
    return known and any(b in _CONTROL for b in data[:_SAMPLE])  # an article may begin with "RIFF"


def _refuse_binary(where: Where) -> None:
    message = "the file is binary, not text"
    raise UnreadableError(
        message, where=where, remedy="put in the article's text, a saved .html page or a PDF"
    )


def _wide(data: bytes) -> str | None:
    """Return the UTF-16 variant that NUL bytes in every other place show, None for none."""
    head = data[:_SAMPLE]
    half = len(head) // 2
    if len(data) % 2 or half < 2:  # noqa: PLR2004 - two characters are needed to see a pattern
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    # An eighth of ASCII is enough: blanks and punctuation show in a text of any script.
    if odd > half / 8 and even < odd / 16:
        return "utf-16-le"
    if even > half / 8 and odd < even / 16:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    """Return the known charset that a page names in its head, None for none."""
    head = data[:_SAMPLE]
    if not (match := _XML.search(head) or _CHARSET.search(head)):
        return None
    # A label means what browsers take it for: gb2312 is GBK, Latin-1 is Windows-1252.
    # Source: WHATWG Encoding Standard, 4.2.
    encoding = webencodings.lookup(match[1].decode("ascii"))
    if encoding is None or encoding.name in _NOT_SPOKEN:
        return None
    return encoding.codec_info.name


_NOT_SPOKEN: Final = frozenset({"replacement", "x-user-defined", "utf-16le", "utf-16be"})
"""Encodings of the standard in which no page can be that was searched for its charset as ASCII."""


_GUESSABLE: Final = [
    "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "koi8_r",
    "iso8859_2", "cp874",
    "cp932", "euc_jp", "gb18030", "big5", "cp949",
]  # fmt: skip
"""Encodings that web pages and editors use; others only mislead the guess.

Source: WHATWG Encoding Standard, 4.2.
"""


def _guessed(data: bytes, where: Where) -> tuple[str, str]:
    """Return text and name of the likeliest encoding, Windows-1252 or the like for Western text.

    Raises:
        UnreadableError: where no encoding makes text of it.
    """
    head = data[:_SAMPLE]
    if b"\0" in head or sum(b in _CONTROL for b in head) > _BINARY_SHARE * len(head):
        _refuse_binary(where)
    # 127 ends ASCII, and Western text is mostly ASCII
    western = sum(b > 127 for b in head) <= 0.1 * len(head)  # noqa: PLR2004
    if western:
        try:
            name = guess.likeliest(data)
            return data.decode(name), name
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes  # noqa: PLC0415 - rarely needed

    best = from_bytes(data[: 4 * _SAMPLE], cp_isolation=_GUESSABLE).best()
    if best is None:
        message = "the file is in no encoding that can be told"
        raise UnreadableError(message, where=where, remedy=_REMEDY)
    return data.decode(best.encoding, "replace"), best.encoding.replace("_", "-")
