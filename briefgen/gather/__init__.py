"""Bring files, folders and addresses into a desk as articles, each with its sidecar.

Nothing that exists is overwritten, and the same bytes are not brought in twice. This is the one
package that may use the network (`fetch`), and only for an address that was given to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen import holders, readers
from briefgen.desk_files import bibliographies, walk
from briefgen.errors import BriefgenError, FetchError, OutputError, UnreadableError, Where
from briefgen.readers import PACKED, Options
from briefgen.registry.slugs import slug
from briefgen.site.files import write_new

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.gather.fetch import Fetched

_ADDRESS: Final = re.compile(r"(?i)https?://\S+$")
_OTHER_ADDRESS: Final = re.compile(r"(?i)[a-z][a-z0-9+.-]+://")
_MOST: Final = 10_000
"""Most files that one folder brings in."""


@dataclass(frozen=True, slots=True)
class Added:
    """The result for one thing: the file that it is now, and a remark if it was there already."""

    thing: str
    path: Path
    remark: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A file to be brought in: its bytes, its place and name, and its sidecar's content."""

    thing: str
    data: bytes
    folder: Path
    stem: str
    suffix: str
    known: dict[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    companions: tuple[Path, ...] = ()


def add(
    things: Iterable[str], seeds: Path, *, fetching: bool = True, options: Options | None = None
) -> Iterator[Added | BriefgenError]:
    """Bring things into a desk's folder of articles; yield the result for each, in order.

    A thing is a file, a folder, or an address that begins with http:// or https://. With `fetching`
    false no address is fetched. What goes wrong with one is yielded as its error.
    """
    wanted = options or Options()
    for thing in things:
        try:
            if _ADDRESS.match(thing):
                yield _put(_fetched(thing, seeds, fetching=fetching), wanted)
            elif _OTHER_ADDRESS.match(thing):
                yield _refusal(thing, "is not an address that begins with http:// or https://")
            elif Path(thing).is_dir():
                yield from _folder(Path(thing), seeds, wanted)
            else:
                yield _put(_file(Path(thing), seeds, slug(_stem(thing))), wanted)
        except BriefgenError as error:
            yield error


def _refusal(thing: str, message: str) -> FetchError:
    return FetchError(f"{thing} {message}", remedy="save the page by hand, and add the file")


def _folder(folder: Path, seeds: Path, options: Options) -> Iterator[Added | BriefgenError]:
    """Bring in the readable files of a folder, into a folder of its name.

    Beside a bibliography they keep their names, since it refers to them by these.
    """
    root = seeds / slug(folder.resolve().name)
    if folder.resolve().is_relative_to(seeds.resolve()) or seeds.resolve().is_relative_to(
        folder.resolve()
    ):
        message = "is a part of the desk, or the desk a part of it"
        yield OutputError(message, where=Where(folder), remedy="name another folder")
        return
    named = bibliographies(folder)
    found = [p for p in walk(folder) if holders.is_article(p, options) or p in named]
    if not found:
        message = "holds no file of a format that is read"
        yield UnreadableError(
            message, where=Where(folder), remedy="`briefgen add --help` names the formats"
        )
    for path in found[:_MOST]:
        inner = path.relative_to(folder).parent
        parts = inner.parts if named else tuple(slug(p) for p in inner.parts)
        stem = _stem(path.name) if named else slug(_stem(path.name))
        try:
            yield _put(_file(path, root.joinpath(*parts), stem), options)
        except BriefgenError as error:
            yield error
    if len(found) > _MOST:
        message = f"holds {len(found):,} files, and {_MOST:,} are brought in at most"
        yield UnreadableError(message, where=Where(folder), remedy="add its folders one by one")


def _file(path: Path, folder: Path, stem: str) -> _Piece:
    """Return an analyst's file, with the sidecar and the metadata that lie beside it.

    Raises:
        UnreadableError: where it can't be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"can't be read: {error.strerror}"
        raise UnreadableError(
            message, where=Where(path), remedy="check its name, and who may read it"
        ) from error
    beside = (holders.beside(path, ending) for ending in (".yml", ".metadata.json"))
    return _Piece(
        str(path),
        data,
        folder,
        stem,
        _suffix(data, path.name),
        remarks=(f"added from the file {path.name}",),
        companions=tuple(c for c in beside if c.is_file() and c != path),
    )


def _fetched(address: str, seeds: Path, *, fetching: bool) -> _Piece:
    """Return what lies at an address.

    Raises:
        FetchError: where it may not or can't be fetched.
    """
    if not fetching:
        raise _refusal(address, "is an address, and --no-fetch forbids to fetch it")
    # the network's module is loaded only where it is asked for
    from briefgen.gather.fetch import fetch  # noqa: PLC0415

    found = fetch(address)
    return _Piece(
        address,
        found.data,
        seeds,
        _named_by_address(found),
        _suffix(found.data, PurePosixPath(f"page{found.suffix}").name),
        known={"url": found.address, "retrieved": found.time},
        remarks=found.remarks,
    )


def _named_by_address(found: Fetched) -> str:
    """Return a name for a page: the end of its address, else host and path."""
    path = PurePosixPath(re.sub(r"[?#].*", "", found.address.partition("://")[2]))
    last = slug(path.stem) if len(path.parts) > 1 else ""
    return last if re.search(r"[a-z]{3}", last) else slug("-".join(path.parts))


def _put(piece: _Piece, options: Options) -> Added:
    """Write a piece and its sidecar, unless the same bytes are there under its name.

    Raises:
        UnreadableError: where it is of no format that is read.
        OutputError: where it can't be written.
    """
    is_bibliography = readers.is_bibliography(piece.data[: readers.HEAD], f"x{piece.suffix}")
    declared = {} if is_bibliography else _declared(piece, options)
    digest = sha256(piece.data).digest()
    for n in range(1, _MOST):
        path = piece.folder / f"{piece.stem}{f'-{n}' * (n > 1)}{piece.suffix}"
        if not path.exists():
            break
        if sha256(path.read_bytes()).digest() == digest:
            return Added(piece.thing, path, "is there already")
    write_new(path, piece.data)
    if not is_bibliography:
        _write_companions(piece, path, declared)
    return Added(piece.thing, path)


def _declared(piece: _Piece, options: Options) -> dict[str, str]:
    """Return what a file of one article declares about itself, nothing for one of several.

    Raises:
        UnreadableError: where it can't be read.
    """
    opened = readers.Opened(piece.data, piece.thing, options)
    if next(iter(opened.names())):
        return {}
    return {s.field: s.value for s in opened.read().declared}


def _write_companions(piece: _Piece, path: Path, declared: dict[str, str]) -> None:
    for companion in piece.companions:
        ending = ".metadata.json" if companion.name.endswith(".metadata.json") else ".yml"
        target = holders.beside(path, ending)
        if not target.exists():
            write_new(target, companion.read_bytes())
    sidecar = holders.beside(path, ".yml")
    if not sidecar.exists():
        write_new(sidecar, _sidecar(piece, declared).encode())


def _sidecar(piece: _Piece, declared: dict[str, str]) -> str:
    """Return a sidecar: outside knowledge as its fields, the file's own statements as comments."""
    lines = [f"# {remark}" for remark in piece.remarks]
    lines += [f"{name}: {_quoted(value)}" for name, value in piece.known.items()]
    own = [f"# {n}: {_quoted(v)}" for n, v in declared.items() if n not in piece.known]
    if own:
        lines += ["# What the file says of itself; take the mark away to say it otherwise:", *own]
    return "\n".join(lines) + "\n"


def _quoted(value: str) -> str:
    """Return a value as a quoted YAML string on one line, controls replaced by blanks."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in value).split())
    return "'" + plain.replace("'", "''") + "'"


def _suffix(data: bytes, name: str) -> str:
    """Return the suffix that a file is kept under: its own where it fits, else its format's.

    Raises:
        UnreadableError: where it is of a format that is not read.
    """
    suffix = readers.suffix_of(name)
    if suffix == PACKED:
        return readers.suffix_of(name[: -len(PACKED)]) + PACKED
    if readers.is_bibliography(data[: readers.HEAD], name) or suffix in readers.BY_CONTENT:
        return suffix
    found = readers.format_of(data, name)[0]
    return suffix if suffix in found.suffixes else found.suffixes[0]


def _stem(name: str) -> str:
    path = holders.beside(Path(PurePosixPath(name.replace("\\", "/")).name or "file"), "")
    return path.name
