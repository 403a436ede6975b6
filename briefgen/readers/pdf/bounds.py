"""What one PDF may make the PDF library do: bytes unpacked, references followed, letters mapped, forms drawn.

The library has no settings for this: it is handed functions that count in the stead of its own while a file is read.
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
"""How many bytes the packed parts of one PDF may come to: those of letters come to a few millions in long reports."""

_MOST_FOLLOWED: Final = 2_000_000
_MOST_MAPPED: Final = 1_000_000
_MOST_FILTERS: Final = 6
_MOST_FORMS: Final = 20_000
_WIDEST: Final = 65_536
"""References that are followed, codes that fonts map to letters or widths, filters of one stream, forms that are drawn,
and the codes of one range. Source: a report of 600 pages follows some 200,000 references and maps some 50,000 codes; a
font has codes of two bytes at most."""

_ESCAPED: Final = {bytes((n,)): n for n in range(256) if bytes((n,)) not in b"01234567\r\n"}
"""What stands behind a stroke in a string: itself, where it has no other meaning; the library leaves it out, so that
words run together where a program sets a stroke before each blank. Source: ISO 32000-1, 7.3.4.2."""


class TooMuchError(Exception):
    """What is packed in a file comes to more than may be unpacked; the message says of what."""


@dataclass(slots=True)
class Allowance:
    """What is left of everything that is counted."""

    inflated: int = field(default_factory=lambda: MOST_INFLATED)
    followed: int = _MOST_FOLLOWED
    mapped: int = _MOST_MAPPED
    forms: int = _MOST_FORMS

    def inflate(self, count: int) -> None:
        """Count bytes that were unpacked."""
        self.inflated -= count
        if self.inflated < 0:
            message = f"unpacks to more than {MOST_INFLATED:,} bytes"
            raise TooMuchError(message)

    def follow(self) -> None:
        """Count a reference that is followed."""
        self.followed -= 1
        if self.followed < 0:
            message = "has references that lead round in a circle, or too many of them"
            raise TooMuchError(message)

    def map(self, count: int) -> None:
        """Count codes that a font maps to something."""
        self.mapped -= count
        if self.mapped < 0:
            message = "has fonts that map more codes than there are letters"
            raise TooMuchError(message)

    def draw(self) -> None:
        """Count a form that is drawn."""
        self.forms -= 1
        if self.forms < 0:
            message = "draws forms within forms without an end"
            raise TooMuchError(message)


class _Zlib:
    """Stands where the PDF library looks for `zlib`: that unpacks all of a stream at once, however large it is."""

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
        """Return what unpacks a stream piece by piece, out of the same allowance."""
        return _Machine(self._allowance)


class _Machine:
    """What `zlib.decompressobj` gives, within an allowance."""

    def __init__(self, allowance: Allowance) -> None:
        self.machine = zlib.decompressobj()
        self._allowance = allowance

    def decompress(self, data: bytes) -> bytes:
        """Return what is unpacked with this piece.

        Raises:
            TooMuchError: where the allowance is used up.
        """
        out = self.machine.decompress(data, self._allowance.inflated + 1)
        self._allowance.inflate(len(out))
        return out


@contextlib.contextmanager
def bounded(allowance: Allowance) -> Iterator[None]:
    """Let the PDF library do no more than that while it reads a file."""
    with contextlib.ExitStack() as stack:
        for owner, name, made in _replacements(allowance):
            stack.callback(setattr, owner, name, getattr(owner, name))
            setattr(owner, name, made)
        yield


def _replacements(allowance: Allowance) -> list[tuple[Any, str, Any]]:
    """Return what is replaced: where, under which name, and by what."""
    types: Any = pdftypes
    unpackers = ("lzwdecode", "ascii85decode", "asciihexdecode", "rldecode")
    return [
        (types, "zlib", _Zlib(allowance)),
        (psparser, "ESC_STRING", _ESCAPED | psparser.ESC_STRING),
        *((types, name, _counted(getattr(types, name), allowance)) for name in unpackers),
        (types.PDFObjRef, "resolve", _resolving(types.PDFObjRef.resolve, allowance)),
        (types.PDFStream, "get_filters", _filters(types.PDFStream.get_filters)),
        *(
            (owner, "add_cid2unichr", _mapping(owner.add_cid2unichr, allowance))
            for owner in (cmapdb.FileUnicodeMap,)
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
    """Return a function that reads widths, and refuses ranges of more codes than fonts have."""

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
