"""Store what was worked out before, by a hash of all that it was worked out from.

A cache and nothing more: whatever is wrong with its file - damaged, locked, in a folder that can't
be written - it is as if nothing had been kept, and no build fails for it.
"""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from importlib.resources.abc import Traversable
    from pathlib import Path
    from types import TracebackType

SCHEMA: Final = 1
"""The layout of the file; one of another layout is discarded."""

_PATIENCE: Final = 5.0
"""Seconds to wait for another build that holds the file."""

_AT_ONCE: Final = 64
"""Values that are put between two commits: what an interrupted build loses at most."""

_STALE: Final = 3
"""Values kept for each that is asked for, before the others are dropped."""


def key(*parts: bytes | str) -> str:
    """Return the key of `parts`: a SHA-256 of each with its length, which tells all lists apart."""
    digest = sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(raw).to_bytes(8, "big") + raw)
    return digest.hexdigest()


@cache
def package(*rooms: str) -> str:
    """Return a hash of some of this package's folders, their tables and templates included."""
    digest = sha256()

    def add(folder: Traversable, name: str) -> None:
        for item in sorted(folder.iterdir(), key=lambda x: x.name):
            if item.is_dir():
                if item.name != "__pycache__":
                    add(item, f"{name}/{item.name}")
            elif not item.name.endswith(".pyc"):
                digest.update(f"{name}/{item.name}".encode() + item.read_bytes())

    for room in rooms:
        add(files("briefgen") / room, room)
    return digest.hexdigest()


class Store:
    """A file of values by key, and a context manager that commits them when it is left."""

    def __init__(self, path: Path) -> None:
        """Open the file, or begin a new one."""
        self._path = path
        self._waiting = 0
        self._asked: set[str] = set()
        self._connection = self._opened()

    def __enter__(self) -> Self:
        """Return the store."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Commit what was put, also if the build failed: each value is valid by itself."""
        self.close()

    def close(self) -> None:
        """Commit what was put, and close the file."""
        if self._connection is not None:
            self._try(self._connection.commit)
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def has(self, key: str) -> bool:
        """Tell whether a value is kept under a key, which counts as asking for it."""
        self._asked.add(key)
        return bool(self._ask("SELECT 1 FROM kept WHERE key = ?", key))

    def asked(self, key: str) -> None:
        """Count a value as asked for, though it is not read: somebody holds it in memory."""
        self._asked.add(key)

    def get(self, key: str) -> bytes | None:
        """Return the value that is kept under a key, None where there is none or it is damaged."""
        self._asked.add(key)
        rows = self._ask("SELECT value FROM kept WHERE key = ?", key)
        if not rows:
            return None
        with suppress(zlib.error, TypeError):
            return zlib.decompress(rows[0][0])
        return None

    def put(self, key: str, value: bytes) -> None:
        """Keep a value under a key, in place of the one that is there."""
        self._asked.add(key)
        self._ask("INSERT OR REPLACE INTO kept VALUES (?, ?)", key, zlib.compress(value, 1))
        self._waiting += 1
        if self._waiting >= _AT_ONCE and self._connection is not None:
            self._try(self._connection.commit)
            self._waiting = 0

    def tidy(self, current: Iterable[str] = ()) -> None:
        """Drop what was not asked for, once it is most of the store: undoing an edit is cheap.

        What is kept under the keys `current` counts as asked for.
        """
        self._asked.update(current)
        counted = self._ask("SELECT COUNT(*) FROM kept")
        if counted and counted[0][0] > _STALE * len(self._asked) + _AT_ONCE:
            self.prune(self._asked)

    def prune(self, keep: set[str]) -> None:
        """Drop all but the values under the keys in `keep`."""
        for (kept,) in self._ask("SELECT key FROM kept"):
            if kept not in keep:
                self._ask("DELETE FROM kept WHERE key = ?", kept)

    def _ask(self, statement: str, *values: str | bytes) -> list[tuple[Any, ...]]:
        """Return the rows of a statement; none where the file fails, which is then abandoned."""
        if self._connection is None:
            return []
        connection = self._connection
        return self._try(lambda: connection.execute(statement, values).fetchall()) or []

    def _try(
        self, work: Callable[[], list[tuple[Any, ...]] | None]
    ) -> list[tuple[Any, ...]] | None:
        try:
            return work()
        except sqlite3.Error as error:
            self._give_up(error)
            return None

    def _give_up(self, error: sqlite3.Error) -> None:
        """Go on without the file; a damaged one is deleted, and begun anew by the next build."""
        assert self._connection is not None
        with suppress(sqlite3.Error):
            self._connection.close()
        self._connection = None
        if (
            type(error) is sqlite3.DatabaseError
        ):  # its subclasses say that it is locked, full or read-only
            self._remove()

    def _opened(self) -> sqlite3.Connection | None:
        """Return the open file, replaced if damaged or of another layout; None on failure."""
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
        for _ in range(2):
            try:
                return _connected(self._path)
            except sqlite3.OperationalError:
                return None
            except (sqlite3.DatabaseError, _OtherLayoutError):
                self._remove()
        return None

    def _remove(self) -> None:
        for name in (self._path.name, f"{self._path.name}-journal"):
            with suppress(OSError):
                self._path.with_name(name).unlink()


class _OtherLayoutError(Exception):
    """The file was written by another version."""


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        layout = connection.execute("PRAGMA user_version").fetchone()[0]
        if layout not in (0, SCHEMA):
            raise _OtherLayoutError  # noqa: TRY301 - closed below, as for any failure
        if (
            layout == 0
        ):  # else nothing is written, so that another build which is writing need not be waited for
            _laid_out(connection)
        connection.execute("SELECT key, value FROM kept LIMIT 1").fetchall()
    except (sqlite3.Error, _OtherLayoutError):
        connection.close()
        raise
    return connection


def _laid_out(connection: sqlite3.Connection) -> None:
    """Lay out a new file.

    It has no write-ahead log: that one's shared memory fails on network folders, and one build
    writes at a time.
    """
    connection.execute(
        "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"
    )
    connection.execute(f"PRAGMA user_version = {SCHEMA}")
    connection.commit()
