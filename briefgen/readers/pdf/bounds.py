"""Bound what one PDF may make the library do: unpack, follow references, map codes, draw forms.

The library has no settings for this: while a file is read, its functions are replaced by counting
ones.
"""

from __future__ import annotations

import contextlib
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pdfminer import cmapdb, pdffont, pdftypes, psparser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MOST_INFLATED: Final = 100_000_000
"""Most bytes that one PDF's packed parts may come to; long reports' letters are a few millions."""

_MOST_FOLLOWED: Final = 2_000_000
_MOST_MAPPED: Final = 1_000_000
_MOST_FILTERS: Final = 6
_MOST_FORMS: Final = 20_000
_WIDEST: Final = 65_536
"""Most references followed, codes mapped, filters of a stream, forms drawn, codes of a range.

Source: a report of 600 pages follows some 200,000 references and maps some 50,000 codes; a font has
codes of two bytes at most.
"""

_ESCAPED: Final = {bytes((n,)): n for n in range(256) if bytes((n,)) not in b"01234567\r\n"}
"""Escapes in a string that stand for the character itself, which the library would drop.

Words run together where a program escapes each blank. Source: ISO 32000-1, 7.3.4.2.
"""


class TooMuchError(Exception):
    """A file's packed parts come to more than may be unpacked; the message says of what."""


@dataclass(slots=True)
class Allowance:
    """What is left of each amount that is counted."""

    inflated: int = field(default_factory=lambda: MOST_INFLATED)
    followed: int = _MOST_FOLLOWED
    mapped: int = _MOST_MAPPED
    forms: int = _MOST_FORMS

    def inflate(self, count: int) -> None:
        """Count bytes that were unpacked.

        Raises:
            TooMuchError: where there are too many.
        """
        self.inflated -= count
        if self.inflated < 0:
            message = f"unpacks to more than {MOST_INFLATED:,} bytes"
            raise TooMuchError(message)

    def follow(self) -> None:
        """Count a reference that is followed.

        Raises:
            TooMuchError: where there are too many.
        """
        self.followed -= 1
        if self.followed < 0:
            message = "has references that lead round in a circle, or too many of them"
            raise TooMuchError(message)

    def map(self, count: int) -> None:
        """Count codes that a font maps to something.

        Raises:
            TooMuchError: where there are too many.
        """
        self.mapped -= count
        if self.mapped < 0:
            message = "has fonts that map more codes than there are letters"
            raise TooMuchError(message)

    def draw(self) -> None:
        """Count a form that is drawn.

        Raises:
            TooMuchError: where there are too many.
        """
        self.forms -= 1
        if self.forms < 0:
            message = "draws forms within forms without an end"
            raise TooMuchError(message)


class _Zlib:
    """A stand-in for the `zlib` of the PDF library, which unpacks a whole stream however large."""

    error = zlib.error

    def __init__(self, allowance: Allowance) -> None:
        self._allowance = allowance

    def decompress(self, data: bytes) -> bytes:
        """Return the bytes unpacked, as `zlib.decompress` does.

        Raises:
            TooMuchError: where all that was unpacked so far would come to more than may be.
        """
        machine = self.decompressobj()
        out = machine.decompress(data)
        if not machine.machine.eof:
            message = "incomplete or truncated stream"
            raise zlib.error(message)
        return out

    def decompressobj(self) -> _Machine:
        """Return an object that unpacks a stream piece by piece, from the same allowance."""
        return _Machine(self._allowance)


class _Machine:
    """A stand-in for what `zlib.decompressobj` returns, bound by an allowance."""

    def __init__(self, allowance: Allowance) -> None:
        self.machine = zlib.decompressobj()
        self._allowance = allowance

    def decompress(self, data: bytes) -> bytes:
        """Return what this piece unpacks to.

        Raises:
            TooMuchError: where the allowance is used up.
        """
        out = self.machine.decompress(data, self._allowance.inflated + 1)
        self._allowance.inflate(len(out))
        return out


@contextlib.contextmanager
def bounded(allowance: Allowance) -> Iterator[None]:
    """Bound the PDF library by an allowance while it reads a file."""
    with contextlib.ExitStack() as stack:
        for owner, name, made in _replacements(allowance):
            stack.callback(setattr, owner, name, getattr(owner, name))
            setattr(owner, name, made)
        yield


def _replacements(allowance: Allowance) -> list[tuple[Any, str, Any]]:
    """Return the replacements: the owner, the attribute's name, and its new value."""
    types: Any = pdftypes
    unpackers = ("lzwdecode", "ascii85decode", "asciihexdecode", "rldecode")
    return [
        (types, "zlib", _Zlib(allowance)),
        (psparser, "ESC_STRING", _ESCAPED | psparser.ESC_STRING),
        *((types, name, _counted(getattr(types, name), allowance)) for name in unpackers),
        (types.PDFObjRef, "resolve", _resolving(types.PDFObjRef.resolve, allowance)),
        (types.PDFStream, "get_filters", _filters(types.PDFStream.get_filters)),
        (
            cmapdb.FileUnicodeMap,
            "add_cid2unichr",
            _mapping(cmapdb.FileUnicodeMap.add_cid2unichr, allowance),
        ),
        (cmapdb.FileCMap, "add_code2cid", _mapping(cmapdb.FileCMap.add_code2cid, allowance)),
        (pdffont, "get_widths", _ranging(pdffont.get_widths, 3, allowance)),
        (pdffont, "get_widths2", _ranging(pdffont.get_widths2, 5, allowance)),
    ]


def _counted(unpack: Callable[[bytes], bytes], allowance: Allowance) -> Callable[[bytes], bytes]:
    def unpacked(data: bytes) -> bytes:
        out = unpack(data)
        allowance.inflate(len(out))
        return out

    return unpacked


def _resolving(resolve: Callable[..., Any], allowance: Allowance) -> Callable[..., Any]:
    def resolved(self: Any, default: object = None) -> Any:  # noqa: ANN401 - whatever an object is
        allowance.follow()
        return resolve(self, default)

    return resolved


def _filters(get: Callable[[Any], list[Any]]) -> Callable[[Any], list[Any]]:
    def filters(self: Any) -> list[Any]:  # noqa: ANN401 - a stream of the library's
        found = get(self)
        if len(found) > _MOST_FILTERS:
            message = "packs a part of it more often than any program does"
            raise TooMuchError(message)
        return found

    return filters


def _mapping(add: Callable[..., None], allowance: Allowance) -> Callable[..., None]:
    def added(self: Any, *parts: Any) -> None:  # noqa: ANN401 - a map of the library's
        allowance.map(1)
        add(self, *parts)

    return added


def _ranging(
    widths: Callable[[Iterable[object]], Any], size: int, allowance: Allowance
) -> Callable[[Iterable[object]], Any]:
    """Return `widths` wrapped to refuse ranges of more codes than fonts have."""

    def counted(seq: Iterable[object]) -> Any:  # noqa: ANN401 - a map of the library's
        values = [pdftypes.resolve1(v) for v in seq]
        run: list[object] = []
        for value in values:
            run = [] if isinstance(value, list) else [*run, value]
            if len(run) == size:
                allowance.map(_span(run))
                run = []
        return widths(values)

    return counted


def _span(run: list[object]) -> int:
    first, last = run[:2]
    if not (isinstance(first, int) and isinstance(last, int)):
        return 0
    if last - first > _WIDEST:
        message = "has fonts that map more codes than there are letters"
        raise TooMuchError(message)
    return max(0, last - first) + 1
