"""Work shared out among copies of this process, which need no start: they hold all that it holds."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
import warnings
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")
R = TypeVar("R")

WORTH_IT: Final = 8
"""Things from which on a fork pays: it takes some 20 ms, as long as one page."""

_LOOK: Final = 0.5
"""Seconds between two looks of a worker at whether its parent lives."""


class _Held:
    """What this process's workers do, and to what: set before they are forked, they hold it too, and get no copies."""

    work: Callable[[Any], Any] | None = None
    things: Sequence[Any] = ()


@contextmanager
def each(
    work: Callable[[T], R], things: Sequence[T], jobs: int | None = None
) -> Iterator[Iterator[R]]:
    """Give what `work` makes of each thing, in their order; `jobs` is how many processes, None for one a processor.

    What `work` returns is sent back, so it must be plain data; what it changes in memory stays in
    its process. Where processes can't be copied - Windows, and macOS, whose frameworks do not
    survive it - all is done in this one.

    The processes are gone when the context is left, read to the end or not: nobody need wait for
    the garbage collector, which may come by in the very thread that it would have to wait for.
    """
    workers = min(jobs or os.cpu_count() or 1, len(things))
    if workers < 2 or len(things) < WORTH_IT or not can_fork():  # noqa: PLR2004 - two are more than this one
        yield map(work, things)
        return
    _Held.work, _Held.things = work, things
    gc.collect()
    gc.freeze()  # else each worker's collector touches, and so copies, all memory of this process
    try:
        with _pool(workers) as pool:
            with warnings.catch_warnings():
                # Python warns of threads: those of the numeric libraries idle here, and hold
                # nothing
                warnings.filterwarnings(
                    "ignore", "This process .* is multi-threaded", DeprecationWarning
                )
                made = pool.map(_done, range(len(things)))  # it forks at once
            try:
                yield made
            except BaseException:
                pool.shutdown(
                    wait=False, cancel_futures=True
                )  # what is not begun is not waited for
                raise
    finally:
        gc.unfreeze()
        _Held.work, _Held.things = None, ()


def _pool(workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(workers, context, _begin, (os.getpid(),))


def can_fork() -> bool:
    """Tell whether this process may be copied."""
    return "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"


def _begin(parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's, which ends its workers
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # whatever the parent does at it
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """End this process when its parent is gone: whoever was killed can't end its workers."""
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)


def _done(at: int) -> Any:  # noqa: ANN401 - of the type that `each` was called with
    assert _Held.work is not None
    return _Held.work(_Held.things[at])
