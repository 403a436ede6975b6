"""Bytes to text: which encoding, and whether these bytes are text at all."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePosixPath
from typing import Final

from briefgen.errors import UnreadableError, Where

MAX_CHARACTERS: Final = 2_000_000
"""The longest text that is read, in code points: some three hundred news stories."""

MAX_BYTES: Final = 16_000_000
"""The largest file that is looked at: markup may be several times as long as the text in it."""

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks; UTF-32's begins with UTF-16's, so it comes first. Source: The Unicode Standard, 23.8."""

_CONTROL: Final = frozenset(range(32)) - {9, 10, 11, 12, 13, 27} | {127}
_CHARSET: Final = re.compile(rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""")
_XML: Final = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""")
_SAMPLE: Final = 65_536
_BINARY_SHARE: Final = 0.02
_REMEDY: Final = "save it as UTF-8 text"


def decode(data: bytes, path: str, *, markup: bool) -> tuple[str, str]:
    r"""Return the text and the name of its encoding, with line ends made `\\n` and a byte order mark dropped.

    Markup is asked for its own declaration of a charset before anything is guessed.

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
    text, encoding = _decoded(data, where, markup=markup)
    if "\0" in text:
        message = f"the file has a NUL character at offset {text.index(chr(0)):,}: it is damaged or not text"
        raise UnreadableError(message, where=where, remedy=_REMEDY)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), encoding


def _decoded(data: bytes, where: Where, *, markup: bool) -> tuple[str, str]:
    """Try, in this order: a byte order mark, UTF-16's pattern, UTF-8, the page's own word, the likeliest guess."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _strict(data, name, where), name.removesuffix("-sig")
    if wide := _wide(data):
        return _strict(data, wide, where), wide
    try:
        return _textual(data, "utf-8", where), "utf-8"
    except UnicodeDecodeError:
        pass
    if markup and (declared := _declared(data)):
        return _textual(data, declared, where, errors="replace"), declared
    return _guessed(data, where)


def _strict(data: bytes, encoding: str, where: Where) -> str:
    """Decode what has announced its encoding.

    Raises:
        UnreadableError: where the bytes do not keep to it.
    """
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        said = encoding.removesuffix("-sig").upper()
        message = f"the file says that it is {said}, but is damaged at byte {error.start:,}"
        raise UnreadableError(message, where=where, remedy=_REMEDY) from error


def _textual(data: bytes, encoding: str, where: Where, errors: str = "strict") -> str:
    """Decode, and refuse control characters in a share that no text has.

    Raises:
        UnicodeDecodeError: where the bytes are not in this encoding.
        UnreadableError: where they are binary.
    """
    text = data.decode(encoding, errors)
    head = data[:_SAMPLE]
    if sum(b in _CONTROL for b in head) > _BINARY_SHARE * len(head):
        _refuse_binary(where)
    return text


def _refuse_binary(where: Where) -> None:
    message = "the file is binary, not text"
    raise UnreadableError(
        message, where=where, remedy="put in the article's text, a saved .html page or a PDF"
    )


def _wide(data: bytes) -> str | None:
    """Name the UTF-16 without a mark that the NUL bytes of every other place give away, None where there is none."""
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
    """Return the charset that a page names in its head, None where it names none that is known."""
    head = data[:_SAMPLE]
    if not (match := _XML.search(head) or _CHARSET.search(head)):
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return None
    # A browser reads Latin-1 as its superset. Source: WHATWG Encoding Standard, 4.2.
    return {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(
        name, name if name not in _NOT_TEXT else None
    )


_NOT_TEXT: Final = frozenset(
    {
        "hex",
        "base64",
        "zlib",
        "bz2",
        "rot13",
        "uu",
        "quopri",
        "punycode",
        "idna",
        "unicode_escape",
        "raw_unicode_escape",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "utf-7",
    }
)


_GUESSABLE: Final = [
    "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "koi8_r", "iso8859_2", "cp874",
    "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip
"""Encodings that web pages and editors use; others only mislead the guess. Source: WHATWG Encoding Standard, 4.2."""


def _guessed(data: bytes, where: Where) -> tuple[str, str]:
    """Decode by the likeliest encoding, Windows-1252 where the text is Western.

    Raises:
        UnreadableError: where no encoding makes text of it.
    """
    head = data[:_SAMPLE]
    if b"\0" in head or sum(b in _CONTROL for b in head) > _BINARY_SHARE * len(head):
        _refuse_binary(where)
    western = sum(b > 127 for b in head) <= 0.1 * len(head)  # noqa: PLR2004 - ASCII's end; Western text is mostly ASCII
    if western:
        try:
            return data.decode("cp1252"), "cp1252"
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes  # noqa: PLC0415 - rarely needed

    best = from_bytes(data[: 4 * _SAMPLE], cp_isolation=_GUESSABLE).best()
    if best is None:
        message = "the file is in no encoding that can be told"
        raise UnreadableError(message, where=where, remedy=_REMEDY)
    return data.decode(best.encoding, "replace"), best.encoding.replace("_", "-")
