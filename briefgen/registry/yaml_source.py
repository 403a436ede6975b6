"""Read the YAML files that an analyst edits as plain values, with their lines.

A scalar is the words that were written: `country: NO` is Norway and not false, `published:
2024-10-31` no calendar object, `title: 12:30` no number of seconds. Whoever wants a number reads
one out of them (`values`). No tag makes an object, and what aliases can expand to is bounded.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, cast

import yaml
from pydantic import BaseModel, ConfigDict

from briefgen import files
from briefgen.errors import DeskError, UnreadableError, Where
from briefgen.registry.values import Written

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path, PurePath

MAX_BYTES: Final = 5_000_000
"""Most bytes of a file that is read: some 50,000 entries of a registry."""

MAX_VALUES: Final = 500_000
"""Most values of a file with its aliases expanded: ten for each entry of the largest file."""

_MOST_BROKEN: Final = 1000
"""Most unreadable keys of a broken file before the rest is given up: it may be anything."""

MAX_DEPTH: Final = 32
"""Levels of nesting: our own files have six, and libyaml's composer recurses on the C stack."""

Path_ = tuple["str | int", ...]
"""A place in a document: keys and list indices from the top."""

Tags = Mapping[str, Callable[[yaml.Node], yaml.Node]]
"""By the beginning of a tag, what turns a node that bears it into one that is allowed."""

_Loader: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser where it is built
_NULL: Final = frozenset({"", "~", "null", "Null", "NULL"})
_GOES_ON: Final = frozenset((b" ", b"\t", b"\n", b"\r", b"#", b"-", b"]", b"}", b")", b"."))
"""First characters of a line that continues the one above, in a mapping at the left edge."""

_CORE_TAGS: Final = frozenset(
    f"tag:yaml.org,2002:{t}" for t in ("str", "int", "float", "bool", "null", "seq", "map")
)


class Strict(BaseModel):
    """A mapping that a user writes: frozen, unknown keys refused, no string taken for a number."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


@dataclass(frozen=True, slots=True)
class Document:
    """A file's values with their lines. `value` is mappings, lists, strings and None."""

    path: PurePath
    value: Any
    lines: Mapping[Path_, int]

    def where(self, *at: str | int) -> Where:
        """Return the place of a value, or of the nearest one around it that is there."""
        place: Path_ = at
        while place and place not in self.lines:
            place = place[:-1]
        return Where(self.path, self.lines.get(place, 1))

    def error(self, message: str, *at: str | int, remedy: str = "") -> DeskError:
        """Return an error about the value at a place."""
        return DeskError(message, where=self.where(*at), remedy=remedy)


def read(path: Path, tags: Tags | None = None) -> Document:
    """Return a file's values with their lines; `tags` resolves nodes with tags other than YAML's.

    Raises:
        DeskError: the file can't be read or is no UTF-8, or its YAML is invalid, too deep, too
            large, or has a key twice or a tag that is not allowed.
    """
    return parse(_bytes(path), path, tags)


def _bytes(path: Path) -> bytes:
    try:
        return files.contents(path, MAX_BYTES)
    except UnreadableError as error:
        raise DeskError(error.message, where=Where(path), remedy=error.remedy) from error


def salvaged(path: Path) -> tuple[Document, tuple[DeskError, ...]]:
    """Return what can be read of a file that is a mapping, and its faults. Nothing is raised.

    Where the file as a whole is not YAML, each of its keys at the left edge is read for itself: a
    bracket that was not closed costs the key that it stands under, and no other.
    """
    try:
        raw = _bytes(path)
    except DeskError as error:
        return Document(path, {}, {}), (error,)
    try:
        return parse(raw, path), ()
    except DeskError as error:
        faults: list[DeskError] = []
        document = _joined(path, _pieces(raw), faults)
        return document, tuple(faults) or (error,)


def parse(
    raw: bytes, path: PurePath, tags: Tags | None = None, above: int = 0, *, as_words: bool = False
) -> Document:
    """Return the values of YAML text with their lines; `above` is the number of lines before it.

    `as_words` is for text of strangers: every scalar is the words that stand there, and an alias is
    refused.

    Raises:
        DeskError: as for `read`.
    """
    try:
        text = _decoded(raw)
        _check_depth(text, path, aliases=not as_words)
        root = yaml.compose(text, Loader=_Loader)
        plain = _Plain(path, tags or {}, as_words=as_words)
        value = plain.value(root, ()) if root else {}
    except UnicodeDecodeError as error:
        line = above + raw[: error.start].count(b"\n") + 1
        message = "is not UTF-8 text"
        raise DeskError(message, where=Where(path, line), remedy="save it as UTF-8") from None
    except yaml.MarkedYAMLError as error:
        last = max(1, len(raw.rstrip().splitlines()))
        raise _syntax_error(error, path, above, above + last) from error
    except yaml.YAMLError as error:
        found = yaml.reader.Reader.NON_PRINTABLE.search(text)
        at = above + text.count("\n", 0, found.start()) + 1 if found else None
        message = "holds a character that YAML forbids"
        raise DeskError(message, where=Where(path, at), remedy="remove it") from error
    except DeskError as error:
        raise _lower(error, above) from None
    return Document(path, value, {at: line + above for at, line in plain.lines.items()})


def _lower(error: DeskError, above: int) -> DeskError:
    """Return an error of a part of a file with its line in the whole file."""
    if not (above and error.where and error.where.line):
        return error
    where = Where(error.where.path, error.where.line + above)
    return DeskError(error.message, where=where, remedy=error.remedy)


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return a remedy for an unknown word: the one that was probably meant, or all known ones."""
    names = sorted(known)
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else f"known: {', '.join(names)}"


def _pieces(raw: bytes) -> list[tuple[int, bytes]]:
    """Return a file cut before each key at the left edge, each piece with the lines above it."""
    pieces: list[tuple[int, list[bytes]]] = []
    for number, line in enumerate(raw.splitlines(keepends=True)):
        if not pieces or line[:1] not in _GOES_ON:
            pieces.append((number, []))
        pieces[-1][1].append(line)
    return [(number, b"".join(lines)) for number, lines in pieces]


def _joined(
    path: PurePath, pieces: Iterable[tuple[int, bytes]], faults: list[DeskError]
) -> Document:
    """Return what can be read of the pieces of a mapping; of two equal keys the first."""
    value: dict[str, Any] = {}
    lines: dict[Path_, int] = {(): 1}
    for above, raw in pieces:
        if len(faults) > _MOST_BROKEN:
            message = "has too many keys that can't be read; the rest is not looked at"
            where = Where(path, above + 1)
            faults.append(DeskError(message, where=where, remedy="is this YAML?"))
            break
        try:
            found = parse(raw, path, above=above)
        except DeskError as error:
            faults.append(error)
            continue
        if not isinstance(found.value, dict):
            message, line = "is not `key: value`", Where(path, above + 1)
            faults.append(DeskError(message, where=line, remedy="write a key before it"))
            continue
        for key in value.keys() & found.value.keys():
            faults.append(_twice(key, found.where(key)))
            del found.value[key]
        value |= found.value
        lines.update((at, line) for at, line in found.lines.items() if at and at[0] in found.value)
    return Document(path, value, lines)


def _twice(key: str, where: Where) -> DeskError:
    message = f"the key {key!r} stands here for the second time"
    return DeskError(message, where=where, remedy="merge the two, or remove one")


def _decoded(raw: bytes) -> str:
    return unicodedata.normalize("NFC", raw.decode("utf-8-sig"))


def _check_depth(text: str, path: PurePath, *, aliases: bool) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent) and not aliases:
            where = Where(path, event.start_mark.line + 1 if event.start_mark else None)
            message = "an alias stands for another value"
            raise DeskError(message, where=where, remedy="write the value out")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            where = Where(path, event.start_mark.line + 1 if event.start_mark else None)
            message = f"is nested more than {MAX_DEPTH} levels deep"
            raise DeskError(message, where=where, remedy="flatten it")


def _syntax_error(error: yaml.MarkedYAMLError, path: PurePath, above: int, last: int) -> DeskError:
    """Return YAML's own error; what it misses at the end is put on the last line with words."""
    mark = error.problem_mark or error.context_mark
    line = min(above + mark.line + 1, last) if mark else None
    what = " ".join(x for x in (error.context, error.problem) if x)
    return DeskError(
        f"is not valid YAML: {what}",
        where=Where(path, line),
        remedy=(
            "check the indentation and the colons, and set text that holds ': ' or ' #' in quotes"
        ),
    )


class _Plain:
    """Turns a composed document into plain values, noting the line of each."""

    def __init__(self, path: PurePath, tags: Tags, *, as_words: bool) -> None:
        self.path = path
        self.tags = tags
        self.as_words = as_words
        self.lines: dict[Path_, int] = {}
        self.count = 0

    def value(self, node: yaml.Node, at: Path_) -> Any:  # noqa: ANN401 - any value of YAML
        """Return a node's value; `lines` then knows it and all below it."""
        self.count += 1
        if (
            self.count > MAX_VALUES or len(at) > MAX_DEPTH
        ):  # depth: an alias may stand inside its own anchor
            raise self._error(node, "its aliases unfold to too many values", "write the values out")
        if node.tag not in _CORE_TAGS and not self._implicit(node):
            known = next(
                (turn for tag, turn in self.tags.items() if str(node.tag).startswith(tag)), None
            )
            if known is None:
                raise self._error(node, f"the tag {node.tag!r} is not allowed", "remove the tag")
            return self.value(known(node), at)
        self.lines.setdefault(at, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, at)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*at, i)) for i, item in enumerate(node.value)]
        scalar = cast("yaml.ScalarNode", node)
        return str(scalar.value) if self.as_words else _scalar(scalar)

    def _mapping(self, node: yaml.MappingNode, at: Path_) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._error(key_node, "a key must be a word", "write `key: value`")
            key = str(key_node.value)
            if key in out:
                raise _twice(key, Where(self.path, key_node.start_mark.line + 1))
            self.lines[*at, key] = key_node.start_mark.line + 1
            out[key] = self.value(value_node, (*at, key))
        return out

    @staticmethod
    def _implicit(node: yaml.Node) -> bool:
        """Tell whether a scalar's tag is one that YAML 1.1 guesses: a date, a merge key."""
        return isinstance(node, yaml.ScalarNode) and node.tag in (
            "tag:yaml.org,2002:timestamp",
            "tag:yaml.org,2002:merge",
            "tag:yaml.org,2002:value",
        )

    def _error(self, node: yaml.Node, message: str, remedy: str) -> DeskError:
        return DeskError(message, where=Where(self.path, node.start_mark.line + 1), remedy=remedy)


def _scalar(node: yaml.ScalarNode) -> str | None:
    """Return the words of a scalar; those without quotes may yet be a number, see `values`."""
    text = str(node.value)
    if node.style:
        return text
    return None if text in _NULL else Written(text)
