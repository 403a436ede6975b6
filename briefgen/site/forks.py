"""Work shared out among copies of this process, which need no start: they hold all that it holds."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
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
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork"), _begin) as pool:
            with warnings.catch_warnings():
                # Python warns of threads: those of the numeric libraries idle here, and hold
                # nothing
                warnings.filterwarnings(
                    "ignore", "This process .* is multi-threaded", DeprecationWarning
                )
                made = pool.map(_done, range(len(things)))  # it forks at once
            yield made
    finally:
        gc.unfreeze()
        _Held.work, _Held.things = None, ()


def can_fork() -> bool:
    """Tell whether this process may be copied."""
    return "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's, which ends its workers


def _done(at: int) -> Any:  # noqa: ANN401 - of the type that `each` was called with
    assert _Held.work is not None
    return _Held.work(_Held.things[at])
