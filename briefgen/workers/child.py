"""Run in a supervised process: do work within its bounds, and end when the parent ends."""

from __future__ import annotations

import contextlib
import enum
import os
import signal
import threading
import traceback
from dataclasses import dataclass, field
from multiprocessing import connection, parent_process
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from briefgen.errors import BriefgenError

try:
    import resource
except ImportError:  # Windows: the parent's clock alone bounds the work there
    resource = None  # type: ignore[assignment] # a module that is not there

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

T_contra = TypeVar("T_contra", contravariant=True)
R_co = TypeVar("R_co", covariant=True)

BOUNDED_TIME: Final = resource is not None
"""Whether the system ends a process that has used up its processor time."""

_MB: Final = 1_000_000
_TICK: Final = 0.5
_STATM: Final = Path("/proc/self/statm")


class Ended(enum.Enum):
    """How the work on a thing ended early. The value of `MEMORY` is a process's exit code."""

    TIME = "time"
    MEMORY = 91
    DEATH = "death"
    ERROR = "error"


class Said(enum.Enum):
    """What a process says to its parent."""

    UNFIT = enum.auto()
    BEGUN = enum.auto()
    DONE = enum.auto()


@dataclass(frozen=True, slots=True)
class Budget:
    """What one thing may take: seconds of processor time, megabytes beyond those held before."""

    seconds: float
    memory: int


@dataclass(frozen=True, slots=True)
class Loss:
    """Why there is no result; `what` is a process's signal or exit code, or the error's text.

    The error itself, where there is one, has the traceback as a note: that can't be sent.
    """

    how: Ended
    what: str = ""
    error: Exception | None = field(default=None, compare=False)

    def __str__(self) -> str:
        """Return the loss as a predicate: the subject is what was at work."""
        if self.how is Ended.TIME:
            return "took too long"
        if self.how is Ended.MEMORY:
            return "took too much memory"
        if self.how is Ended.ERROR:
            return f"failed ({self.what})"
        return f"ended of itself ({self.what})"


class Renew(Protocol):
    """Restarts the time budget of a thing, multiplied, once its work knows how large it is."""

    def __call__(self, times: float) -> None:
        """Restart the seconds of the budget, `times` as many."""


class Work(Protocol[T_contra, R_co]):
    """What is done to each thing; it is sent to the processes, so it must be plain data."""

    def begin(self) -> None:
        """Load what is needed, once in each process."""

    def __call__(self, thing: T_contra, renew: Renew, /) -> R_co:
        """Return what comes of a thing. A `MemoryError` must pass."""


def serve(pipe: Connection, held: Work[Any, Any] | None = None) -> None:
    """Do what comes through the pipe, until it closes.

    A copy of its parent holds its work from the start, without bounds; one that was started afresh
    is sent its work, and what bounds it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's, which ends its workers
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # whatever the parent does at it
    if resource is not None:
        # a process that is ended leaves no core file
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    threading.Thread(target=_watch, daemon=True).start()
    work: Any = held
    budget: Budget | None = None
    with contextlib.suppress(EOFError, OSError):
        while True:
            number, what = pipe.recv()
            if number is not None:
                _do(work, what, budget, pipe)
                continue
            work, budget = what
            try:
                work.begin()
            except BriefgenError as error:
                pipe.send((Said.UNFIT, error))


def _do(work: Work[Any, Any], thing: object, budget: Budget | None, pipe: Connection) -> None:
    """Do the work on one thing within its budget, and send what comes of it."""
    seconds = budget.seconds if budget else float("inf")

    def renew(times: float) -> None:
        if budget:
            _allow(seconds * times)
        pipe.send((Said.BEGUN, seconds * times))

    renew(1.0)
    try:
        with _bounded_memory(budget.memory) if budget else contextlib.nullcontext():
            made = ForkingPickler.dumps((Said.DONE, work(thing, renew)))
    except MemoryError:
        made = ForkingPickler.dumps((Said.DONE, Loss(Ended.MEMORY)))
    except Exception as error:  # noqa: BLE001 - the parent decides what a failure means
        made = ForkingPickler.dumps((Said.DONE, _failed(error)))
    if budget:
        _allow(None)
    pipe.send_bytes(made)


def _failed(error: Exception) -> Loss:
    """Return a loss that can be sent: an error that can't be pickled is replaced by its text."""
    said = f"{type(error).__name__}: {error}"
    error.add_note(traceback.format_exc().rstrip())
    try:
        ForkingPickler.loads(ForkingPickler.dumps(error))
    except Exception:  # noqa: BLE001 - whatever a foreign class makes of it
        return Loss(Ended.ERROR, said, RuntimeError(said))
    return Loss(Ended.ERROR, said, error)


def _allow(seconds: float | None) -> None:
    """Set the processor time after which the system ends this process; None for no limit."""
    if resource is None:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = hard
    if seconds is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime + seconds) + 1
        soft = soft if hard == resource.RLIM_INFINITY else min(soft, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


@contextlib.contextmanager
def _bounded_memory(megabytes: int) -> Iterator[None]:
    """Make allocations fail beyond so many megabytes more than held now, if the system can."""
    held = _addresses()
    if resource is None or held is None:
        _Watched.most = _peak() + megabytes * _MB
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_AS)
    most = held + megabytes * _MB
    if before[1] != resource.RLIM_INFINITY:
        most = min(most, before[1])
    resource.setrlimit(resource.RLIMIT_AS, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def _addresses() -> int | None:
    """Return how many bytes of addresses this process holds, None where that is unknown."""
    try:
        return int(_STATM.read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        return None


def _peak() -> int:
    """Return the most bytes of memory that this process has held, 0 where that is unknown."""
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) if resource is not None else 0


class _Watched:
    """The memory, in bytes, past which the watch ends this process if the system can't."""

    most: float = float("inf")


def _watch() -> None:
    """End this process when its parent has ended, or when it holds too much memory."""
    parent = parent_process()
    born_of = os.getppid() if hasattr(os, "getppid") else 0
    while True:
        gone = parent is not None and connection.wait([parent.sentinel], _TICK)
        if gone or (hasattr(os, "getppid") and os.getppid() != born_of):
            os._exit(1)
        if _peak() > _Watched.most:
            os._exit(int(Ended.MEMORY.value))
