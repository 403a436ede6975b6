"""Work on other machines: give things to the workers of a Dask cluster, and take the results.

A worker of the cluster does each thing in a process of its own, as this machine does: a crash of
that process loses one thing. What a lost worker was at is given to another.
"""

from __future__ import annotations

import multiprocessing
import pickle
import time
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeVar

from briefgen import workers
from briefgen.errors import BriefgenError
from briefgen.workers.child import Budget, Ended, Loss, Work

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping

T = TypeVar("T")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)

_GREETING: Final = 20
"""Seconds within which a scheduler must answer."""

_ALONE: Final = 60.0
"""Seconds to wait for a worker where the cluster has none."""

_LOOK: Final = 1.0
"""Seconds between two checks for workers, while none has said anything."""

_HELD: Final = 4
"""Things out for each thread of the cluster: the one at work, and some on their way."""

_FEWEST: Final = 16
"""Fewest things that are out however few threads there are: others may join."""


class Program(Protocol):
    """Tells the programs that the work depends on, where it is called: names and versions."""

    def __call__(self) -> Mapping[str, str]:
        """Return the versions by name, most telling first."""
        ...


def each(
    work: Work[T, R],
    things: Iterable[tuple[str, T]],
    budget: Budget,
    scheduler: str,
    program: Program,
) -> Generator[R | Loss]:
    """Yield what `work` makes of each thing, in order, or how it was lost.

    Each thing comes with a key: a hash of all that its result depends on. Things are asked for as
    the cluster takes them, and sent; nothing of theirs need lie on its disks. Close it where it may
    not be read to its end.

    Raises:
        BriefgenError: what `work.begin` raises; there is no cluster at that address, or it has no
            workers, or other programs than those here.
    """
    with _connected(scheduler) as client:
        cluster = _Cluster(client, work, budget, program)
        cluster.demand_same()
        yield from cluster.results(things)


@contextmanager
def _connected(scheduler: str) -> Iterator[Any]:
    """Give a connection to a scheduler.

    Raises:
        BriefgenError: none answers, or what speaks to it is not installed.
    """
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, and heavy
    except ImportError as error:
        message = "reading on a cluster needs Dask, which is not installed"
        raise BriefgenError(message, remedy="pip install 'briefgen[dask]'") from error
    try:
        client: Any = Client(  # type: ignore[no-untyped-call] # as it comes
            scheduler, timeout=_GREETING, set_as_default=False, name="briefgen"
        )
    except (OSError, ValueError, TypeError) as error:
        message = f"no Dask scheduler answers at {scheduler} ({error})"
        remedy = "start one (`dask scheduler`), or name its address as it says it itself"
        raise BriefgenError(message, remedy=remedy) from error
    try:
        yield client
    finally:
        client.close(timeout=_GREETING)


@dataclass(slots=True)
class _Cluster(Generic[T, R]):
    """A cluster at work on things, which are known by their numbers."""

    client: Any  # Dask's, whose methods have no types
    work: Work[T, R]
    budget: Budget
    program: Program
    open: dict[str, tuple[int, Any]] = field(default_factory=dict)
    done: dict[int, R | Loss] = field(default_factory=dict)
    heard: SimpleQueue[Any] = field(default_factory=SimpleQueue)
    threads: int = 0

    def demand_same(self) -> None:
        """Assert that each worker there has the programs that are here.

        Raises:
            BriefgenError: one has not, or none comes.
        """
        self._await_workers(_ALONE)
        here = self.program()
        found = self.client.run(self.program, on_error="return")
        for address, there in sorted(found.items()):
            if not isinstance(there, OSError):  # it has gone meanwhile
                _demand_like(here, there, address)

    def results(self, things: Iterable[tuple[str, T]]) -> Iterator[R | Loss]:
        """Yield the results in order."""
        raw = pickle.dumps(self.work)
        given = self.client.submit(
            pickle.loads, raw, key=f"briefgen-work-{sha256(raw).hexdigest()}"
        )
        doing = _Doing(self.budget, self.program, dict(self.program()))
        todo = ((n, key, thing) for n, (key, thing) in enumerate(things))
        number = 0
        while True:
            for at, key, thing in islice(todo, self._room()):
                self._hand(at, self.client.submit(doing, given, thing, key=f"briefgen-{key}"))
            if not self.open and number not in self.done:
                return
            while number not in self.done:
                self._listen()
            yield self.done.pop(number)
            number += 1

    def _room(self) -> int:
        """Return how many more things may be out; early results are held until their turn comes."""
        most = max(_FEWEST, _HELD * self.threads)
        return max(0, most - len(self.open) - len(self.done))

    def _hand(self, number: int, future: Any) -> None:  # noqa: ANN401 - Dask's
        self.open[future.key] = (number, future)
        future.add_done_callback(self.heard.put)

    def _listen(self) -> None:
        """Take the next result that there is."""
        while True:
            try:
                future = self.heard.get(timeout=_LOOK)
            except Empty:
                self._await_workers(_ALONE)
            else:
                number, _ = self.open.pop(future.key)
                self.done[number] = _result(future)
                return

    def _await_workers(self, seconds: float) -> None:
        """Wait until there are workers, and note how much they can do at once.

        Raises:
            BriefgenError: none comes, or the scheduler is gone.
        """
        until = time.monotonic() + seconds
        while True:
            try:
                self.threads = sum(self.client.nthreads().values())
            except (OSError, RuntimeError) as error:
                raise _gone(error) from error
            if self.threads:
                return
            if time.monotonic() > until:
                message = f"the cluster has had no worker for {seconds:.0f} seconds"
                remedy = "start some (`dask worker`), and build again: what was read is kept"
                raise BriefgenError(message, remedy=remedy)
            time.sleep(_LOOK)


def _result(future: Any) -> Any:  # noqa: ANN401 - Dask's, and what the work returns
    """Return the result of a thing.

    Raises:
        BriefgenError: the cluster can't do the work, or is gone.
    """
    from distributed.scheduler import KilledWorker  # noqa: PLC0415 - as above

    try:
        return future.result()
    except KilledWorker:
        return Loss(Ended.DEATH, "each worker of the cluster that had it was lost")
    except BriefgenError:
        raise
    except (CancelledError, OSError) as error:
        raise _gone(error) from error
    except Exception as error:
        message = f"a worker of the cluster can't do the work ({type(error).__name__}: {error})"
        raise BriefgenError(message, remedy=_ALIKE) from error


def _gone(error: BaseException) -> BriefgenError:
    message = f"the connection to the scheduler was lost ({type(error).__name__}: {error})"
    remedy = "see that it runs, and build again: what was read is kept"
    return BriefgenError(message, remedy=remedy)


_ALIKE: Final = "install the same programs on each machine, from one lock file"


def _demand_like(here: Mapping[str, str], there: object, address: str) -> None:
    """Assert that a worker has the programs that are here, so that it makes the same bytes.

    Raises:
        BriefgenError: it has not.
    """
    if not isinstance(there, dict):
        message = f"the worker at {address} can't run briefgen ({there})"
        raise BriefgenError(message, remedy=_ALIKE)
    for name, version in here.items():
        other = there.get(name, "")
        if other != version:
            message = (
                f"the worker at {address} has {_told(name, other)}, "
                f"and here is {_told(name, version)}"
            )
            raise BriefgenError(message, remedy=_ALIKE)


def _told(name: str, version: str) -> str:
    return f"{name} {version}" if version else f"no {name}"


@dataclass(frozen=True, slots=True)
class _Doing:
    """What a worker of the cluster does to a thing: the work, in a process that it keeps."""

    budget: Budget
    program: Program
    here: dict[str, str]

    def __call__(self, work: Work[Any, Any], thing: object) -> object:
        from distributed import get_worker  # noqa: PLC0415 - as above

        worker: Any = get_worker()
        _demand_like(self.here, self.program(), worker.address)  # it may have come late
        multiprocessing.current_process().daemon = False  # else it might start none
        workers.keep(worker.state.nthreads)
        (made,) = workers.each(_as_held(work), [thing], self.budget)
        return made


def _as_held(work: Work[Any, Any]) -> Work[Any, Any]:
    """Return the work as this process holds it: Dask may bring it again, as a copy."""
    held = next((one for one in _LAST if one == work), work)
    _LAST[:] = [held]
    return held


_LAST: Final[list[Work[Any, Any]]] = []
"""The work that was done last, in a worker of the cluster."""
