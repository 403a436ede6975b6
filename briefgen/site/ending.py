"""How does a program that serves end? Promptly, whatever it is at: nobody waits for a build to be told to stop."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import FrameType

GRACE: Final = 3.0
"""Seconds that work has to end by itself after it was told to."""

INTERRUPTED: Final = 130
"""The exit code of what was interrupted, as a shell has it: 128 and the signal's number."""


@contextmanager
def promptly(folder: Path | None) -> Iterator[None]:
    """See to it that this process ends soon when it is told to: by Ctrl-C, or by SIGTERM, which is taken for it.

    Work ends by itself where it can. Where it can't in time, its processes are ended, and the
    folder for the moment is removed.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # signals are the main thread's
        return
    timers: list[threading.Timer] = []

    def told(_signal: int, _frame: FrameType | None) -> None:
        if not timers:
            timer = threading.Timer(GRACE, _end, (folder, os.getpid()))
            timer.daemon = True
            timer.start()
            timers.append(timer)
        raise KeyboardInterrupt

    before = {what: signal.signal(what, told) for what in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for what, handler in before.items():
            signal.signal(what, handler)
        for timer in timers:
            timer.cancel()


def _end(folder: Path | None, process: int) -> None:
    """End this process and its workers at once."""
    if os.getpid() != process:
        return  # a copy of it, whose parent sees to this
    for worker in multiprocessing.active_children():
        worker.kill()
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)
    os._exit(INTERRUPTED)
