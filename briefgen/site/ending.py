"""End a serving process promptly, even in the middle of a build."""

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
"""Seconds that work has to end by itself after an interrupt."""

INTERRUPTED: Final = 130
"""The exit code of an interrupted program, as a shell has it: 128 and the signal's number."""


@contextmanager
def promptly(folder: Path | None) -> Iterator[None]:
    """Make this process end soon on Ctrl-C or SIGTERM, which is treated as Ctrl-C.

    Work ends by itself where it can. Where it can't in time, its worker processes are killed, and
    the temporary folder is removed.
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
    """Kill this process and its workers at once."""
    if os.getpid() != process:
        return  # a forked copy, whose parent does this
    for worker in multiprocessing.active_children():
        worker.kill()
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)
    os._exit(INTERRUPTED)
