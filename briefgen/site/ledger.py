"""Record which files in a folder we wrote, and with which bytes; all others are somebody else's.

A ledger is a file in the folder, with the hash of each file that was written. While files are
being written, a journal beside it records each one before it appears, so that a program that is
killed does not take its own half-finished work for somebody else's.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final, TextIO

from briefgen.errors import OutputError, Where

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MARKER: Final = "generated: briefgen"
MANIFEST: Final = ".briefgen.json"
"""The ledger's file. It begins with a dot: MkDocs leaves such files out of the site."""

JOURNAL: Final = ".briefgen.journal"
_LEFTOVER: Final = re.compile(r"\.briefgen-([0-9a-f]{8})([0-9a-f]{8})(?:\.tmp)?")
ASIDE: Final = "set-aside"
"""Folder of the desk for generated files that were edited, and had to make way."""

_HASHED: Final = 1 << 20


@dataclass(slots=True)
class Ledger:
    """The files in a folder that we wrote: `files` as last settled, `begun` of interrupted work."""

    folder: Path
    files: dict[str, str]
    begun: dict[str, set[str]] = field(default_factory=dict)
    there: bool = False
    _journal: TextIO | None = None

    @classmethod
    def of(cls, folder: Path) -> Ledger:
        """Return the ledger of a folder, an empty one where there is none.

        Raises:
            OutputError: a file of the ledger's name is not ours.
        """
        made = cls(folder, _listed(folder / MANIFEST), _journalled(folder / JOURNAL))
        made.there = (folder / MANIFEST).is_file() or bool(made.begun)
        return made

    def __contains__(self, path: object) -> bool:
        """Tell whether we wrote a file of this path."""
        return path in self.files or path in self.begun

    def __iter__(self) -> Iterator[str]:
        """Yield the path of each file that we wrote, sorted."""
        return iter(sorted({*self.files, *self.begun}))

    def wrote(self, path: str, digest: str) -> bool:
        """Tell whether we wrote these bytes at this path; False for a list without hashes."""
        return self.files.get(path) == digest or digest in self.begun.get(path, ())

    def begin(self, path: str, digest: str) -> None:
        """Record that a file is about to be written, or that it is ours as it is."""
        if self._journal is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            file = self.folder / JOURNAL
            new = not file.exists()
            self._journal = file.open("a", encoding="utf-8", errors="surrogatepass", newline="\n")
            self._journal.write(f"{MARKER}\n" if new else "\n")  # ends a line that was cut short
        self.begun.setdefault(path, set()).add(digest)
        self._journal.write(f"{digest} {path}\n")
        self._journal.flush()

    def settle(self, files: Mapping[str, str], *, stays: bool = False) -> None:
        """Make the ledger list just these files; without any it is removed, unless it `stays`."""
        from briefgen.site.tree import replace  # noqa: PLC0415 - it writes by ledgers

        self.close()
        file = self.folder / MANIFEST
        if files or stays:
            listed = dict(sorted(files.items()))
            text = json.dumps({"marker": MARKER, "files": listed}, indent=0, ensure_ascii=False)
            raw = f"{text}\n".encode("utf-8", "surrogatepass")
            if not file.exists() or file.read_bytes() != raw:
                replace(file, raw)
        else:
            file.unlink(missing_ok=True)
        (self.folder / JOURNAL).unlink(missing_ok=True)
        self.files, self.begun = dict(files), {}

    def close(self) -> None:
        """Close the journal; what it says holds until the ledger is settled."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None


def _listed(file: Path) -> dict[str, str]:
    """Return the files that a ledger lists; a hash that an earlier version left out is empty."""
    try:
        stat = file.stat()
        return dict(_read(file, (stat.st_ino, stat.st_size, stat.st_mtime_ns)))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:
        raise _foreign(file) from error


@lru_cache(maxsize=2)
def _read(file: Path, _as_it_is: tuple[int, ...]) -> Mapping[str, str]:
    """Return what a ledger lists, cached by the file's inode, size and time.

    Each step of a build asks for it, and every new ledger is a new file.
    """
    held = json.loads(file.read_bytes())
    if not isinstance(held, dict) or held.get("marker") != MARKER:
        raise _foreign(file)
    files = held.get("files")
    if isinstance(files, list):
        files = dict.fromkeys(files, "")
    if not isinstance(files, dict):
        raise _foreign(file)
    return {p: str(d) for p, d in files.items() if isinstance(p, str) and _inside(p)}


def _journalled(file: Path) -> dict[str, set[str]]:
    """Return what a journal says was begun. Its last line may have been cut short."""
    try:
        lines = file.read_bytes().decode("utf-8", "replace").split("\n")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise _foreign(file) from error
    if lines and not MARKER.startswith(lines[0]):
        raise _foreign(file)
    begun: dict[str, set[str]] = {}
    for line in lines[1:]:
        digest, _, path = line.partition(" ")
        if len(digest) == hashlib.sha256().digest_size * 2 and _inside(path):
            begun.setdefault(path, set()).add(digest)
    return begun


def _inside(path: str) -> bool:
    """Tell whether a path stays in its folder. This runs for each file at each read of a ledger."""
    parts = path.split("/")
    return parts[0] != "" and ".." not in parts and any(part not in ("", ".") for part in parts)


def _foreign(file: Path) -> OutputError:
    message = "is not the list of generated files that briefgen keeps under this name"
    return OutputError(message, where=Where(file), remedy="move it elsewhere, or delete it")


def digest(content: bytes) -> str:
    """Return the hash by which a ledger knows a file's bytes: SHA-256, as `sha256sum` prints it."""
    return hashlib.sha256(content).hexdigest()


def digest_of(file: Path) -> str:
    """Return the hash of a file's bytes."""
    made = hashlib.sha256()
    with file.open("rb") as opened:
        while part := opened.read(_HASHED):
            made.update(part)
    return made.hexdigest()


def temporary(suffix: str = "") -> str:
    """Return a name for a temporary file that we recognise: it ends in a hash of its beginning."""
    nonce = secrets.token_hex(4)
    return f".briefgen-{nonce}{_tag(nonce)}{suffix}"


def is_leftover(name: str) -> bool:
    """Tell whether `temporary` made a name: a file of that name was left by a killed program."""
    found = _LEFTOVER.fullmatch(name)
    return found is not None and _tag(found[1]) == found[2]


def _tag(nonce: str) -> str:
    return hashlib.sha256(f"briefgen {nonce}".encode()).hexdigest()[:8]


def set_aside(file: Path, aside: Path, path: str) -> Path:
    """Move a file that a person edited out of our way, under a name with its hash; return its path.

    Raises:
        OutputError: another file has that name.
    """
    pure = PurePosixPath(path)
    mark = digest(os.fsencode(file.readlink())) if file.is_symlink() else digest_of(file)
    target = aside / pure.with_name(f"{pure.stem}-{mark[:12]}{pure.suffix}")
    if target.is_symlink() or target.exists():
        if file.is_symlink() or target.is_symlink() or digest_of(target) != mark:
            message = "is in the way of an edited file that is to be set aside"
            raise OutputError(message, where=Where(target), remedy="move it elsewhere")
        file.unlink()  # the same bytes lie there
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    _move(file, target)
    return target


def _move(file: Path, target: Path) -> None:
    """Move a file; to another disk it is copied whole before it is removed."""
    import shutil  # noqa: PLC0415 - seldom needed

    try:
        file.rename(target)
    except OSError:
        part = target.with_name(temporary(".tmp"))
        try:
            shutil.copy2(file, part, follow_symlinks=False)
            part.rename(target)
        finally:
            part.unlink(missing_ok=True)
        file.unlink()


def set_aside_files(root: Path) -> list[Path]:
    """Return the edited files that were set aside on a desk and still lie there, sorted."""
    named = re.compile(r".*-[0-9a-f]{12}(\.[^.]*)?")
    folder = root / ASIDE
    return sorted(p for p in folder.rglob("*") if p.is_file() and named.fullmatch(p.name))
