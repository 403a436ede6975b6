"""Read Rich Text (.rtf): striprtf makes plain text, after all that is no text is cut out.

Groups are cut first: pictures, tracked deletions, hidden words, comments. Notes are put after the
text. What a paragraph is (heading, item) is carried through striprtf by a private-use character.
Source: Rich Text Format 1.9.1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from striprtf.striprtf import rtf_to_text

from briefgen.errors import UnreadableError, Where
from briefgen.model import Hint
from briefgen.readers.document import FOOTNOTE, remarks, stated, whole
from briefgen.readers.parts import Parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.readers.parts import Options

_TOKEN: Final = re.compile(r"\\([a-z]{1,32})(-?\d{1,10})? ?|\\[^a-z]|[{}]|[^\\{}]+")
_ITEM: Final = "\ue000"
_HEADING: Final = "\ue001"
_SUBHEADING: Final = "\ue002"
_SIGNS: Final = {_ITEM: "li", _HEADING: "h1", _SUBHEADING: "h2"}
_STYLE: Final = re.compile(
    r"\{\\s(?P<number>\d+)\b[^{};]{0,600}?(?:\{[^{}]*\}[^{};]{0,200})?"
    r"(?<![\w\\])(?P<name>heading \d|title|Heading \d|Title);\}"
)
_OUTLINED: Final = re.compile(r"\\outlinelevel([0-8])(?!\d) ?")
_USED: Final = re.compile(r"\\s(\d+)(?!\d)")
_INFO: Final = re.compile(r"\{\\(title|author)\s([^{}]{0,600})\}")
_MADE: Final = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_CUT: Final = {
    "pict": "",
    "annotation": "comment",
    "footnote": "note",
    "listtext": "item",
    "pntext": "item",
}
_HIDDEN: Final = {"deleted": "tracked deletion", "v": "hidden passage"}
_ENCODINGS: Final = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
"""Encodings of files whose header names no code page by number. Source: Rich Text Format 1.9.1."""

_LARGEST: Final = 32_000_000
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2060\ufeff]")


@dataclass(slots=True)
class _Group:
    """An open group: where it begins, what it is cut as, and whether it has text so far."""

    start: int
    kind: str | None = None
    texts: bool = False


@dataclass(slots=True)
class _Cuts:
    """The outermost groups to cut out, in the text's order."""

    spans: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, start: int, end: int, kind: str) -> None:
        """Add a group; those inside it go with it."""
        while self.spans and self.spans[-1][0] > start:
            self.spans.pop()
        self.spans.append((start, end, kind))


def read(data: bytes, path: str, options: Options) -> Parts:
    """Return the words of a Rich Text file, a hint for each paragraph, and what it states.

    Raises:
        UnreadableError: where it is no Rich Text, too large or damaged.
    """
    del options
    source = _source(data, path)
    cuts = _cuts(source)
    text = _bounded(_without(source, cuts), path)
    encoding = _encoding(source)
    try:
        lines = _plain(_signed(text), encoding).split("\n")
        files = (_as_file(source, a, b) for a, b, kind in cuts if kind == "note")
        notes = [" ".join(_plain(file, encoding).split()) for file in files]
    except Exception as error:
        # The library raises whatever its decoding of a damaged file runs into.
        raise _damaged(path) from error
    return _parts(source, lines, notes, cuts)


def letter(data: bytes, path: str) -> str:
    """Return the words of a mail kept as Rich Text, one line for each paragraph.

    Raises:
        UnreadableError: as `read` does.
    """
    source = _source(data, path)
    text = _bounded(_without(source, _cuts(source)), path)
    try:
        return _plain(text, _encoding(source))
    except Exception as error:
        raise _damaged(path) from error


def _source(data: bytes, path: str) -> str:
    if data.lstrip()[:5] != rb"{\rtf":
        message = "the file is no Rich Text"
        where = Where(PurePosixPath(path))
        raise UnreadableError(message, where=where, remedy="give it the suffix of what it is")
    return data.decode("latin-1")


def _bounded(text: str, path: str) -> str:
    """Return Rich Text without pictures if it is not too large.

    Raises:
        UnreadableError: where it is.
    """
    if len(text) > _LARGEST:
        message = (
            f"the file has {len(text):,} bytes without its pictures, and {_LARGEST:,} are read at "
            "most"
        )
        raise UnreadableError(message, where=Where(PurePosixPath(path)), remedy="split it")
    return text


def _damaged(path: str) -> UnreadableError:
    return UnreadableError(
        "the file is damaged",
        where=Where(PurePosixPath(path)),
        remedy="open it in a word processor and save it as .docx",
    )


def _parts(
    source: str, lines: list[str], notes: list[str], cuts: list[tuple[int, int, str]]
) -> Parts:
    blocks = [b for b in map(_block, lines) if b[0]]
    blocks += [(f"{n}. {words}", FOOTNOTE) for n, words in enumerate(filter(None, notes), start=1)]
    hints, at = [], 0
    for words, tag in blocks:
        hints.append(Hint(at, at + len(words), tag))
        at += len(words) + 2
    encoding = _encoding(source)
    said = {n: _plain(f"{{\\rtf1\\ansi {value}}}", encoding) for n, value in _INFO.findall(source)}
    made = _MADE.search(source)
    created = f"{made[1]}-{int(made[2]):02}-{int(made[3]):02}" if made else ""
    kinds = [k for *_, k in cuts]
    left_out = [(kinds.count(k), k) for k in ("tracked deletion", "hidden passage", "comment")]
    parts = Parts(
        "\n\n".join(words for words, _ in blocks) + "\n" * bool(blocks),
        tuple(hints),
        stated(said.get("title", ""), said.get("author", "")),
        remarks(created, left_out),
    )
    return whole(parts)


def _block(line: str) -> tuple[str, str]:
    """Return the words of a line and its tag; the cells of a row are parted by "|"."""
    tag = next((t for sign, t in _SIGNS.items() if sign in line), "p")
    words = _CONTROLS.sub("", line.translate(dict.fromkeys(map(ord, _SIGNS))))
    if words.rstrip().endswith("|"):
        tag, words = "td", " | ".join(c.strip() for c in words.rstrip().rstrip("|").split("|"))
    return " ".join(words.split()), tag


def _encoding(source: str) -> str:
    """Return the encoding of a file that names no code page by number."""
    named = re.search(r"\\(mac|pca?|ansi)(?![a-z])", source[:200])
    return _ENCODINGS.get(named[1], "cp1252") if named else "cp1252"


def _plain(source: str, encoding: str) -> str:
    """Return Rich Text as plain text.

    The library's search for links is kept from finding any, since its time is not linear.
    """
    without_links = source.replace("\\fldinst", "\\fldinstruction")
    # striprtf ships no types
    return str(
        rtf_to_text(without_links, encoding, errors="replace")  # type: ignore[no-untyped-call]
    )


def _as_file(source: str, start: int, end: int) -> str:
    """Return a group as a file of its own, with the code page of the whole file."""
    page = re.search(r"\\ansicpg\d+", source[:2000])
    inner = source[start + 1 : end - 1].replace("\\footnote", "", 1)
    return f"{{\\rtf1\\ansi{page[0] if page else ''} {inner}}}"


def _signed(source: str) -> str:
    """Return the source with a sign at the head of each paragraph that is set as a heading."""
    named = {m["number"]: m["name"].lower() for m in _STYLE.finditer(source[:500_000])}
    signs = {
        number: _HEADING if name in ("title", "heading 1") else _SUBHEADING
        for number, name in named.items()
    }
    marked = _OUTLINED.sub(_with_level, source)
    return _USED.sub(lambda m: _with_sign(m[0], signs.get(m[1])), marked) if signs else marked


def _with_level(match: re.Match[str]) -> str:
    return _with_sign(match[0], _SUBHEADING if int(match[1]) else _HEADING)


def _with_sign(word: str, sign: str | None) -> str:
    return f"{word}\\u{ord(sign) - 0x10000}?" if sign else word


def _without(source: str, cuts: list[tuple[int, int, str]]) -> str:
    """Return the source without the groups to cut; a sign replaces an item's mark."""
    out, at = [], 0
    for start, end, kind in cuts:
        out.append(source[at:start])
        if kind == "item":
            out.append(f"\\u{ord(_ITEM) - 0x10000}?")
        at = end
    return "".join([*out, source[at:]])


def _cuts(source: str) -> list[tuple[int, int, str]]:
    """Return the groups to cut out as `(start, end, kind)`, in one pass over the source."""
    cuts, open_groups = _Cuts(), [_Group(0)]
    for token, start, end in _tokens(source):
        if token == "{":  # noqa: S105 - a brace, no password
            open_groups.append(_Group(start))
        elif token == "}":  # noqa: S105 - as above
            group = open_groups.pop() if len(open_groups) > 1 else open_groups[0]
            if group.kind is not None:
                cuts.add(group.start, end, group.kind)
        else:
            _met(open_groups[-1], token)
    return cuts.spans


def _met(group: _Group, token: str) -> None:
    """Note what a control word says of its group; after the first text it says nothing of it."""
    if not token.startswith("\\"):
        group.texts = group.texts or not token.isspace()
        return
    word = token[1:].rstrip()
    if word in ("v0", "deleted0"):
        group.kind = None
    elif not group.texts and group.kind is None:
        group.kind = _CUT.get(word, _HIDDEN.get(word))


def _tokens(source: str) -> Iterator[tuple[str, int, int]]:
    """Yield the control words, braces and runs of text, skipping binary data."""
    at = 0
    while match := _TOKEN.search(source, at):
        at = match.end()
        if match[1] == "bin" and match[2]:
            at += max(0, int(match[2]))
            continue
        yield match[0], match.start(), match.end()
