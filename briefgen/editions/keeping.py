"""Keep editions as folders: JSON a line, so that a diff shows lines that came and went."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from briefgen import files
from briefgen.editions.freezing import FILES, Frozen
from briefgen.errors import DeskError, OutputError, Where

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.editions.freezing import Line

FOLDER: Final = "editions"
"""Where a desk keeps its editions, beside its configuration."""

_ABOUT: Final = "edition.json"
_LARGEST: Final = 200_000_000
"""Most bytes of a list that is read: some hundred thousand articles."""


def keep(home: Path, name: str, frozen: Frozen) -> Path:
    """Write an edition, and return its folder; without a name it gets its number.

    Raises:
        OutputError: where there is one of that name, or the name is no folder's.
    """
    number = max((n for n, _ in _editions(home)), default=0) + 1
    called = name or f"{number:03}"
    folder = home / called
    if called != folder.name or called.startswith("."):
        message = f"{called!r} can't be the name of an edition"
        raise OutputError(message, where=Where(home), remedy="use letters, digits and hyphens")
    if folder.exists():
        message = "is there already, and editions are not written over"
        raise OutputError(message, where=Where(folder), remedy="choose another name")
    part = home / f".{called}.part"
    part.mkdir(parents=True, exist_ok=True)
    for list_ in FILES:
        _write(part / f"{list_}.jsonl", [_line(line) for line in getattr(frozen, list_)])
    counts = {list_: len(getattr(frozen, list_)) for list_ in FILES}
    about = json.dumps({"edition": called, "number": number, "lines": counts}, indent=2)
    _write(part / _ABOUT, [about])
    part.rename(folder)  # whole or not at all
    return folder


def latest(home: Path) -> tuple[str, Frozen] | None:
    """Return the newest edition with its name, None where there is none.

    Raises:
        DeskError: where one of its files can't be read.
    """
    found = max(_editions(home), default=None)
    if found is None:
        return None
    _, name = found
    lists = {list_: _read(home / name / f"{list_}.jsonl") for list_ in FILES}
    return name, Frozen(**lists)


def _editions(home: Path) -> list[tuple[int, str]]:
    """Return the number and the name of each edition."""
    if not home.is_dir():
        return []
    found = []
    for folder in sorted(home.iterdir()):
        about = folder / _ABOUT
        if about.is_file() and not folder.name.startswith("."):
            number = _parsed(files.contents(about, _LARGEST), about, 1).get("number")
            found.append((number if isinstance(number, int) else 0, folder.name))
    return found


def _line(line: Line) -> str:
    return json.dumps(line, ensure_ascii=False)


def _write(path: Path, lines: list[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    path.write_text(text, encoding="utf-8", newline="\n")


def _read(path: Path) -> tuple[Line, ...]:
    if not path.is_file():
        return ()
    lines = files.contents(path, _LARGEST).splitlines()
    return tuple(_parsed(line, path, n) for n, line in enumerate(lines, 1) if line.strip())


def _parsed(raw: bytes, path: Path, number: int) -> Line:
    try:
        value = json.loads(raw)
    except ValueError as error:
        message = "is not a line of an edition"
        remedy = "restore the file, or remove the edition"
        raise DeskError(message, where=Where(path, number), remedy=remedy) from error
    if not isinstance(value, dict):
        message = "is not a line of an edition"
        raise DeskError(message, where=Where(path, number), remedy="restore the file")
    return value
