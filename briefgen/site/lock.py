"""Lock a desk, so that one build at a time writes to it.

The lock is the system's own, on an open file: it goes with its process, however that ends.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

from briefgen.errors import DeskError, Where
from briefgen.site import ledger, tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE: Final = "lock"
HOLDER: Final = "lock.json"
PATIENCE: Final = 5.0
"""Seconds to wait for another build that is about to end; a killed one's workers end within two."""

PATIENCE_LIVE: Final = 60.0
"""The same while a site is served: nobody is there to try again."""


class Lock:
    """The right to write to a desk, whose folder for what is remembered is `home`."""

    def __init__(self, home: Path, command: str) -> None:
        """Name the command, for those who have to wait for it."""
        self._home, self._command = home, command
        self._held: Any = None

    def take(self, patience: float | None = None) -> None:
        """Wait until nobody else is at work. Where there can be no lock, go on without one.

        Raises:
            DeskError: another build is at work and does not end.
        """
        from filelock import FileLock, Timeout  # noqa: PLC0415 - `--help` does without

        try:
            self._home.mkdir(parents=True, exist_ok=True)
            held = FileLock(self._home / FILE, thread_local=False)
            held.acquire(timeout=PATIENCE if patience is None else patience, poll_interval=0.1)
        except Timeout as error:
            raise self._busy() from error
        except (OSError, NotImplementedError):
            return  # a file where the folder should be, or a disk without locks
        self._held = held
        with suppress(OSError):
            tree.replace(
                self._home / HOLDER, json.dumps({"pid": os.getpid(), "command": self._command})
            )

    def release(self) -> None:
        """Release the lock."""
        if self._held is not None:
            self._held.release()
            self._held = None

    def _busy(self) -> DeskError:
        """Return the error that names who is at work."""
        who = "another process"
        with suppress(OSError, ValueError, KeyError, TypeError):
            held = json.loads((self._home / HOLDER).read_bytes())
            who = f"`briefgen {held['command']}` (process {held['pid']})"
        message = f"{who} is at work on this desk"
        return DeskError(
            message, where=Where(self._home.parent), remedy="wait until it has ended, and try again"
        )


@contextmanager
def locked(home: Path, command: str) -> Iterator[None]:
    """Lock a desk for the block.

    Raises:
        DeskError: another build is at work and does not end.
    """
    lock = Lock(home, command)
    lock.take()
    try:
        yield
    finally:
        lock.release()


@contextmanager
def moment(home: Path) -> Iterator[Path | None]:
    """Give a folder for temporary files, which `sweep_dead` leaves alone while this process lives.

    None where there can be none: then they lie where the system has them. Temporary files of MkDocs
    and Python go there within the block.
    """
    from filelock import FileLock  # noqa: PLC0415 - as above

    folder = home / f"serve{ledger.temporary()}"
    try:
        folder.mkdir(parents=True)
    except OSError:
        yield None
        return
    held = FileLock(folder / FILE, thread_local=False)
    before = tempfile.tempdir
    try:
        held.acquire(timeout=0)
        tempfile.tempdir = str(folder.absolute())
        yield folder
    finally:
        tempfile.tempdir = before
        held.release()
        _remove(folder)


def sweep_dead(home: Path) -> None:
    """Remove the temporary folders whose processes are gone."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - as above

    for folder in list(home.glob("serve.briefgen-*")) if home.is_dir() else ():
        if not ledger.is_leftover(folder.name.removeprefix("serve")) or folder.is_symlink():
            continue
        held = FileLock(folder / FILE, thread_local=False)
        with suppress(Timeout, OSError):
            with held.acquire(timeout=0):
                pass
            _remove(folder)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
