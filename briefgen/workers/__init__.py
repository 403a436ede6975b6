"""Work in separate processes, so that a crash costs one thing and nothing else.

A process gets one thing at a time, and may have a budget of time and memory. One that uses it up,
is killed or crashes loses its own thing only: another process goes on with the next.

Processes are started afresh (spawned), or are copies of this one (forked) where the system can
copy it: a copy needs no start, and holds all that this one holds. Both speak the same protocol.
"""

from __future__ import annotations

import contextlib
import enum
import gc
import os
import signal
import sys
import threading
import time
import warnings
from collections import deque
from dataclasses import dataclass, field
from multiprocessing import connection, get_all_start_methods, get_context
from multiprocessing.reduction import ForkingPickler
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, cast

from briefgen.errors import BriefgenError
from briefgen.workers.child import BOUNDED_TIME, Budget, Ended, Loss, Renew, Said, Work, serve

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess, SpawnProcess

__all__ = [
    "Budget",
    "Ended",
    "Loss",
    "Renew",
    "Start",
    "Work",
    "can_copy",
    "collecting_seldom",
    "each",
    "keep",
    "processors",
    "resting",
    "settled",
    "shared",
    "soonest",
]

T = TypeVar("T")
R = TypeVar("R")

_PATIENCE: Final = 10 if BOUNDED_TIME else 4
"""Clock time allowed, in budgets: other programs may have the processor meanwhile.

Where the system counts processor time itself, this only ends what waits for something.
"""

_QUEUED: Final = 2
"""Things that a process holds: the current and the next one, so that it never has to wait."""

_SMALL: Final = 8_192
"""Bytes that every system's pipe takes in without a reader."""

_AHEAD: Final = 64
"""Most results ahead of the first missing one; they are held until their turn comes."""

_TRIES: Final = 2
"""Tries of a thing whose process died: an earlier thing or another program may be the cause."""

_STARTS: Final = 3
"""Most processes that die in a row before they have done anything."""


class Start(enum.Enum):
    """How a process begins: afresh, or as a copy of this one."""

    FRESH = "spawn"
    COPY = "fork"


WORTH_IT: Final = {Start.COPY: 64, Start.FRESH: 100}
"""Fewest things, of some 20 ms each, that make processes worth their start.

A fresh process costs a second; a copy costs a quarter of one where this process holds a desk, since
counting references writes to, and so copies, its memory.
"""

_SELDOM: Final = 50_000
"""New objects, less freed ones, before the collector looks for cycles (Python's default: 700)."""


class _Resting:
    """The fresh processes that wait for the next run, and the most that may."""

    most = 0
    workers: Final[list[_Worker]] = []
    lock: Final = threading.Lock()

    @classmethod
    def take(cls, work: Work[Any, Any]) -> _Worker | None:
        """Return an idle process, preferably one that has done this very work; None without any."""
        with cls.lock:
            at = next((n for n, w in enumerate(cls.workers) if w.work is work), -1)
            return cls.workers.pop(at) if cls.workers else None

    @classmethod
    def give(cls, worker: _Worker) -> bool:
        """Let a process wait, and tell whether there was room for it."""
        with cls.lock:
            room = len(cls.workers) < cls.most
            if room:
                cls.workers.append(worker)
            return room


def keep(most: int) -> None:
    """Let up to `most` processes live on between runs: they have loaded what takes seconds.

    Waiting ones beyond that number end.
    """
    with _Resting.lock:
        _Resting.most = most
        ending, _Resting.workers[most:] = _Resting.workers[most:], []
    for worker in ending:
        worker.end()


@contextlib.contextmanager
def resting(most: int | None = None) -> Iterator[None]:
    """Let processes live on between runs in the block: `most`, None for one a processor."""
    before = _Resting.most
    keep(max(before, most or processors()))
    try:
        yield
    finally:
        keep(before)


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_copy() -> bool:
    """Tell whether this process may fork: Windows can't, and macOS' libraries don't survive it."""
    return "fork" in get_all_start_methods() and sys.platform != "darwin"


def each(
    work: Work[T, R],
    things: Sequence[T],
    budget: Budget | None,
    workers: int = 1,
    start: Start = Start.FRESH,
) -> Generator[R | Loss]:
    """Yield what `work` makes of each thing, in order, or how it was lost.

    The processes are at work before the first result is asked for: whoever has other things to do
    does them meanwhile.

    Things and work are sent to fresh processes, and must be plain data. Copies hold them already,
    unless they work within a budget: then they are sent them as fresh ones are, and have but loaded
    the program. Close it where it may not be read to its end: it holds processes.

    Raises:
        BriefgenError: what `work.begin` raises, and where no process can be started.
    """
    many = min(workers, len(things))
    run: _Run[Any, R] = (
        _Run(_Held(work, things), range(len(things)), None, many, start)
        if start is Start.COPY and budget is None
        else _Run(work, things, budget, many, start)
    )
    results = run.results()
    next(results)
    return results


@contextlib.contextmanager
def shared(
    work: Callable[[T], R],
    things: Sequence[T],
    workers: int | None = None,
    *,
    fresh: Callable[[], Work[T, R]] | None = None,
) -> Iterator[Iterator[R]]:
    """Give what `work` makes of each thing, in order, by `workers` processes.

    None means one a processor. What is returned is sent back, so it must be plain data; what is
    changed in memory stays in its process. Few things are done in this one. Where it can't be
    copied, fresh processes do the work, which is sent to them, or the one that `fresh` returns in
    its stead. They are gone when the context is left, whether all was read or not.

    Raises:
        Exception: what the work raises.
    """
    if not pays(len(things), workers):
        yield map(work, things)
        return
    start, many = _start(), min(workers or processors(), len(things))
    made = fresh() if fresh and start is Start.FRESH else _Plain(work)
    with contextlib.closing(each(made, things, None, many, start)) as results:
        yield _sound(results)


def pays(things: int, workers: int | None = None) -> bool:
    """Tell whether `shared` gives this many things to other processes."""
    many = min(workers or processors(), things)
    return many > 1 and things >= WORTH_IT[_start()]


def _start() -> Start:
    """Return how processes that share work begin here."""
    return Start.COPY if can_copy() else Start.FRESH


def soonest() -> Start:
    """Return the faster start for a process that is sent its work; fresh if some may be reused."""
    return Start.FRESH if _Resting.most else _start()


def _sound(results: Iterable[R | Loss]) -> Iterator[R]:
    """Yield the results, and raise the error of a loss."""
    for result in results:
        if isinstance(result, Loss):
            message = f"a process that shared the work {result}"
            raise result.error or BriefgenError(message, remedy="see that there is memory left")
        yield result


@dataclass(frozen=True, slots=True)
class _Plain(Generic[T, R]):
    """A function as work."""

    does: Callable[[T], R]

    def begin(self) -> None:
        """Load nothing."""

    def __call__(self, thing: T, _renew: Renew) -> R:
        return self.does(thing)


@dataclass(frozen=True, slots=True)
class _Held(Generic[T, R]):
    """Work on things that a copy of this process holds: it gets their numbers."""

    work: Work[T, R]
    things: Sequence[T]

    def begin(self) -> None:
        """Load nothing: the copy was made of a process that had."""

    def __call__(self, number: int, renew: Renew) -> R:
        return self.work(self.things[number], renew)


@contextlib.contextmanager
def settled() -> Iterator[None]:
    """Keep the collector off the memory that copies share: its writes would copy that memory.

    Nothing is collected first: going through all memory takes longer than a page.
    """
    if gc.get_freeze_count():
        yield
        return
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@contextlib.contextmanager
def collecting_seldom() -> Iterator[None]:
    """Let the collector run less often in the block: a desk has many small, lasting objects.

    A third of the time of making the rows of a desk is spent on looking for garbage.
    """
    before = gc.get_threshold()
    if before[0]:  # 0: somebody has turned it off
        gc.set_threshold(max(before[0], _SELDOM), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@dataclass(slots=True)
class _Run(Generic[T, R]):
    """One run over things, by their numbers."""

    work: Work[T, R]
    things: Sequence[T]
    budget: Budget | None
    most: int
    start: Start
    workers: list[_Worker] = field(default_factory=list)
    done: dict[int, R | Loss] = field(default_factory=dict)
    tries: dict[int, int] = field(default_factory=dict)
    todo: deque[int] = field(default_factory=deque)
    stillborn: int = 0

    def results(self) -> Generator[R | Loss]:
        """Hand out the first things and yield nothing; then yield the results, in order."""
        self.todo.extend(range(len(self.things)))
        with settled() if self.start is Start.COPY else contextlib.nullcontext():
            try:
                self._hand_out(_AHEAD)
                yield cast("Any", None)
                for number in range(len(self.things)):
                    while number not in self.done:
                        self._hand_out(number + _AHEAD)
                        self._listen()
                    yield self.done.pop(number)
            finally:
                self.close()

    def _hand_out(self, until: int) -> None:
        """Give each process what it may hold, and start those that are missing."""
        while len(self.workers) < self.most and len(self.workers) < self._open():
            self.workers.append(_started(self.work, self.budget, self.start))
        for held in range(_QUEUED):
            for worker in self.workers:
                if len(worker.queue) == held and self.todo and self.todo[0] < until:
                    self._hand(worker)

    def _hand(self, worker: _Worker) -> None:
        """Give a process the next thing, unless that may block: it may not be reading."""
        number = self.todo[0]
        parcel = ForkingPickler.dumps((number, self.things[number]))
        if not worker.queue or len(parcel) <= _SMALL:
            worker.hand(self.todo.popleft(), parcel)

    def _open(self) -> int:
        return len(self.todo) + sum(len(w.queue) for w in self.workers)

    def _listen(self) -> None:
        """Receive messages until a process has sent one or is overdue."""
        now = time.monotonic()
        soonest = min(w.deadline for w in self.workers)
        wait = max(0.0, soonest - now) if soonest < float("inf") else None
        heard = connection.wait([w.pipe for w in self.workers], wait)
        for worker in list(self.workers):
            if worker.pipe in heard:
                self._hear(worker)
            elif worker.deadline <= time.monotonic():
                worker.end()
                self._lost(worker, Loss(Ended.TIME))

    def _hear(self, worker: _Worker) -> None:
        try:
            said, value = worker.pipe.recv()
        except (EOFError, OSError):
            worker.end(kindly=True)
            self._lost(worker, worker.loss())
            return
        if said is Said.UNFIT:
            raise value
        if said is Said.BEGUN:
            worker.begin(value)
            self.stillborn = 0
        elif said is Said.DONE:
            self._finished(worker, value)

    def _finished(self, worker: _Worker, value: R | Loss) -> None:
        """Take a result. A process that ran out of memory is not fit for more."""
        if isinstance(value, Loss) and value.how is Ended.MEMORY:
            worker.end()
            self._lost(worker, value)
        else:
            self.done[worker.finish()] = value

    def _lost(self, worker: _Worker, loss: Loss) -> None:
        """Record a process's current thing as lost, or try it again; queue its others again."""
        self.workers.remove(worker)
        queue = list(worker.queue)
        if worker.running:
            number = queue.pop(0)
            self.tries[number] = self.tries.get(number, 0) + 1
            if loss.how is Ended.TIME or worker.fresh or self.tries[number] >= _TRIES:
                self.done[number] = loss
            else:
                queue.insert(0, number)
        else:
            self._mourn(loss)
        self.todo.extendleft(reversed(queue))

    def _mourn(self, loss: Loss) -> None:
        """Count a process that died before it did anything.

        Raises:
            BriefgenError: too many in a row did.
        """
        self.stillborn += 1
        if self.stillborn >= _STARTS:
            message = f"a process to share the work can't be started: it {loss}"
            raise BriefgenError(message, remedy="see that there is memory left, and try again")

    def close(self) -> None:
        """End the processes, but for those that may wait for the next run."""
        for worker in self.workers:
            idle = self.start is Start.FRESH and worker.ready and not worker.queue
            if not (idle and _Resting.give(worker)):
                worker.end()
        self.workers.clear()


@dataclass(slots=True, eq=False)
class _Worker:
    """A process as its parent sees it: what it holds, and when its next message is overdue."""

    process: SpawnProcess | ForkProcess
    pipe: Connection
    queue: deque[int] = field(default_factory=deque)
    deadline: float = float("inf")
    running: bool = False
    ready: bool = False
    fresh: bool = True
    work: object = None
    budget: Budget | None = None

    def learn(self, work: Work[Any, Any], budget: Budget | None) -> None:
        """Send it the work, unless it has done this very work before.

        Raises:
            OSError: it has ended.
        """
        if self.work is not work or self.budget != budget:
            self.pipe.send((None, (work, budget)))
            self.work, self.budget = work, budget

    def hand(self, number: int, parcel: memoryview) -> None:
        """Give it a thing; if it has died meanwhile, the closed pipe will tell."""
        self.queue.append(number)
        with contextlib.suppress(OSError):
            self.pipe.send_bytes(parcel)

    def begin(self, seconds: float) -> None:
        """Note that it has begun a thing, or has been given more time for it."""
        self.running = self.ready = True
        self.deadline = time.monotonic() + _PATIENCE * seconds

    def finish(self) -> int:
        """Note that it is through with a thing, and return the thing's number."""
        self.running, self.fresh = False, False
        self.deadline = float("inf")
        return self.queue.popleft()

    def end(self, *, kindly: bool = False) -> None:
        """End the process; `kindly` waits a moment for one that is about to end by itself."""
        if kindly:
            self.process.join(1)
        self.process.kill()
        self.process.join()
        self.pipe.close()

    def loss(self) -> Loss:
        """Return how a process that has ended did so."""
        code = self.process.exitcode or 0
        if code == -getattr(signal, "SIGXCPU", 0) and code:
            return Loss(Ended.TIME)
        if code == Ended.MEMORY.value:
            return Loss(Ended.MEMORY)
        name = signal.Signals(-code).name if -code in set(signal.Signals) else f"code {code}"
        return Loss(Ended.DEATH, name)


def _started(work: Work[Any, Any], budget: Budget | None, start: Start) -> _Worker:
    """Return a process for the work: a copy of this one, a waiting one, or a new one."""
    if start is Start.COPY and budget is None:
        return _new(start, work)
    worker = _Resting.take(work)
    if worker is not None:
        try:
            worker.learn(work, budget)
        except OSError:  # it has ended while it waited
            worker.end()
        else:
            return worker
    worker = _new(start)
    worker.learn(work, budget)
    return worker


def _new(start: Start, *held: Work[Any, Any]) -> _Worker:
    context = cast("Any", get_context(start.value))  # the two have no type in common
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, *held), daemon=True)
    with warnings.catch_warnings():
        # Python warns of threads that a copy lacks: those of the numeric libraries idle here, and
        # hold nothing
        warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
        process.start()
    theirs.close()
    return _Worker(process, ours)
