"""Work in processes that may be lost: each thing has a budget of time and memory, and what breaks it is its own loss.

A process is handed one thing at a time. One that uses up its processor time, takes too much memory, is killed or
crashes costs the thing that it was at, and nothing else: another process goes on with the next.
"""

from __future__ import annotations

import contextlib
import signal
import time
from collections import deque
from dataclasses import dataclass, field
from multiprocessing import connection, get_context
from multiprocessing.reduction import ForkingPickler
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from briefgen.errors import BriefgenError
from briefgen.workers.child import BOUNDED_TIME, Budget, Ended, Loss, Renew, Said, Work, serve

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

__all__ = ["Budget", "Ended", "Loss", "Renew", "Work", "each", "keep_one"]

T = TypeVar("T")
R = TypeVar("R")

_PATIENCE: Final = 10 if BOUNDED_TIME else 4
"""How many times the seconds of a budget may go by on the clock: other programs may have the processor meanwhile.
Where the system counts the processor's seconds itself, this ends no more than what waits for something."""

_QUEUED: Final = 2
"""Things that a process holds: the one that it is at, and the next, so that it never waits for this one."""

_SMALL: Final = 8_192
"""Bytes that every system's pipe takes in without a reader."""

_AHEAD: Final = 64
"""Things that may be done before the first one that is not: what is done is held until its turn comes."""

_TRIES: Final = 2
"""How often a thing is tried that a process died of: it may have died of what it had done before, or of others."""

_STARTS: Final = 3
"""Processes that may die in a row before they have done anything."""


class _Kept:
    """The process that waits for the next run, where one is to wait."""

    wanted = False
    worker: _Worker | None = None


def keep_one(*, wanted: bool = True) -> None:
    """Let one process live on between runs, for a program that makes many: it has loaded what takes seconds."""
    _Kept.wanted = wanted
    if not wanted and _Kept.worker is not None:
        _Kept.worker.end()
        _Kept.worker = None


def each(
    work: Work[T, R], things: Sequence[T], budget: Budget, workers: int = 1
) -> Generator[R | Loss]:
    """Yield what `work` makes of each thing, in order, or how it was lost.

    Close it where it may not be read to its end: it holds processes.

    Raises:
        BriefgenError: what `work.begin` raises, and where no process can be started.
    """
    run = _Run(work, things, budget, min(workers, len(things)))
    try:
        yield from run.results()
    finally:
        run.close()


@dataclass(slots=True)
class _Run(Generic[T, R]):
    """One run over things, by their numbers."""

    work: Work[T, R]
    things: Sequence[T]
    budget: Budget
    most: int
    workers: list[_Worker] = field(default_factory=list)
    done: dict[int, R | Loss] = field(default_factory=dict)
    tries: dict[int, int] = field(default_factory=dict)
    todo: deque[int] = field(default_factory=deque)
    stillborn: int = 0

    def results(self) -> Iterator[R | Loss]:
        """Yield the results in order."""
        self.todo.extend(range(len(self.things)))
        for number in range(len(self.things)):
            while number not in self.done:
                self._hand_out(number + _AHEAD)
                self._listen()
            yield self.done.pop(number)

    def _hand_out(self, until: int) -> None:
        """Give each process what it may hold, and start those that are missing."""
        while len(self.workers) < self.most and len(self.workers) < self._open():
            self.workers.append(_started(self.work, self.budget))
        for held in range(_QUEUED):
            for worker in self.workers:
                if len(worker.queue) == held and self.todo and self.todo[0] < until:
                    self._hand(worker)

    def _hand(self, worker: _Worker) -> None:
        """Give a process the next thing, where that can't block: one at work may be writing, and reads nothing."""
        number = self.todo[0]
        parcel = ForkingPickler.dumps((number, self.things[number]))
        if not worker.queue or len(parcel) <= _SMALL:
            worker.hand(self.todo.popleft(), parcel)

    def _open(self) -> int:
        return len(self.todo) + sum(len(w.queue) for w in self.workers)

    def _listen(self) -> None:
        """Hear what the processes say until one says something or is overdue."""
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
        if isinstance(value, Loss):
            worker.end()
            self._lost(worker, value)
        else:
            self.done[worker.finish()] = value

    def _lost(self, worker: _Worker, loss: Loss) -> None:
        """Put down what a process was at as lost, or try it once more; what it had not begun is for others."""
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
            BriefgenError: where they all do.
        """
        self.stillborn += 1
        if self.stillborn >= _STARTS:
            message = f"the process that reads articles can't be started: it {loss}"
            raise BriefgenError(message, remedy="see that there is memory left, and try again")

    def close(self) -> None:
        """End the processes, but for one that waits for the next run where that is wished."""
        for worker in self.workers:
            if _Kept.wanted and _Kept.worker is None and not worker.queue and worker.ready:
                _Kept.worker = worker
            else:
                worker.end()
        self.workers.clear()


@dataclass(slots=True, eq=False)
class _Worker:
    """A process as its parent sees it: what it holds, and until when it must have said something."""

    process: SpawnProcess
    pipe: Connection
    queue: deque[int] = field(default_factory=deque)
    deadline: float = float("inf")
    running: bool = False
    ready: bool = False
    fresh: bool = True

    def hand(self, number: int, parcel: memoryview) -> None:
        """Give it a thing; where it has died meanwhile, the pipe's end tells."""
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


def _started(work: Work[Any, Any], budget: Budget) -> _Worker:
    """Return a process that will do the work: the one that waits, or a new one."""
    worker, _Kept.worker = _Kept.worker, None
    if worker is None or not worker.process.is_alive():
        worker = _new()
    try:
        worker.pipe.send((None, (work, budget)))
    except OSError:  # it has ended while it waited
        worker.end()
        worker = _new()
        worker.pipe.send((None, (work, budget)))
    return worker


def _new() -> _Worker:
    context = get_context("spawn")  # not forked: the parent may hold threads
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)
