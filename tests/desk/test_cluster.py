"""Articles are read on a Dask cluster, with a real scheduler.

Workers are killed, or are of another version.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from briefgen import pipeline
from briefgen.desk_files import desk_folder
from briefgen.errors import BriefgenError
from briefgen.workers import Budget, Ended, Loss, cluster
from tests.conftest import ROOT
from tests.desk.test_many_processes import filled, made
from tests.works import Misbehaving, Unfit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills as POSIX does"),
]
PLENTY = Budget(60, 1_000)


class Cluster:
    """A Dask scheduler on the loopback address, with workers of one thread each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "scheduler.json"
        self.programs: list[subprocess.Popen[bytes]] = []

    def start(self, what: str, *arguments: str) -> subprocess.Popen[bytes]:
        log = (self.folder / f"{len(self.programs)}.log").open("wb")
        with log:
            program = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "dask",
                    what,
                    "--scheduler-file",
                    str(self.file),
                    *arguments,
                ],
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )
        self.programs.append(program)
        return program

    def schedule(self) -> None:
        self.start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        self._await(lambda: self.file.exists() and self.file.read_text(encoding="utf-8"))

    def work(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a worker, and wait until the scheduler lists it."""
        before = len(self.workers())
        program = self.start(
            "worker", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1", *arguments
        )
        self._await(lambda: len(self.workers()) > before)
        return program

    def workers(self) -> list[str]:
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            return list(client.scheduler_info(n_workers=-1)["workers"])

    @property
    def address(self) -> str:
        return str(json.loads(self.file.read_text(encoding="utf-8"))["address"])

    def _await(self, there) -> None:
        until = time.monotonic() + 120
        while not there():
            assert time.monotonic() < until, "the cluster does not begin"
            time.sleep(0.2)

    def end(self) -> None:
        for program in self.programs:
            program.kill()
            program.wait()


@contextmanager
def clustered(folder: Path) -> Iterator[Cluster]:
    made = Cluster(folder)
    try:
        made.schedule()
        yield made
    finally:
        made.end()


@pytest.fixture(scope="module")
def two(tmp_path_factory) -> Iterator[Cluster]:
    """Yield a cluster of two workers, one of them under a nanny, as `dask worker` starts it."""
    with clustered(tmp_path_factory.mktemp("cluster")) as started:
        started.work()
        started.work("--no-nanny")
        yield started


def done(address: str, things: list[str], budget: Budget = PLENTY, work=None):
    named = ((f"{os.getpid()}-{time.monotonic_ns()}-{n}", thing) for n, thing in enumerate(things))
    return list(cluster.each(work or Misbehaving(), named, budget, address, same))


def same() -> dict[str, str]:
    return {"briefgen": "1"}


def test_results_come_in_order_and_what_breaks_is_lost_alone(two):
    things = ["say a", "die SIGKILL", *(f"say {n}" for n in range(60)), "raise oh", "spin", "say z"]
    found = done(two.address, things, Budget(1, 1_000))
    assert found[0] == "a"
    assert found[2:62] == [str(n) for n in range(60)]
    assert [found[1].how, found[62].how, found[63].how] == [Ended.DEATH, Ended.ERROR, Ended.TIME]
    assert found[64] == "z"


def test_a_process_of_a_worker_loads_its_work_once(two, tmp_path):
    done(two.address, ["pid"] * 30, work=Misbehaving(tmp_path))
    loaded = [mark.name.partition("-")[0] for mark in tmp_path.iterdir()]
    assert 1 <= len(loaded) <= 4, "two, and such as a nanny starts for one that was killed before"
    assert len(loaded) == len(set(loaded)), "a process has loaded it twice"


def test_what_can_not_begin_there_is_told(two):
    with pytest.raises(BriefgenError, match="the pipeline is not there"):
        done(two.address, ["a"], work=Unfit())


def test_a_worker_that_is_killed_in_the_middle_costs_nothing_and_a_poisoned_article_itself(
    desk, tmp_path_factory
):
    filled(desk)
    desk.put("poisoned.txt", "word " * 100_000)
    config = desk.root / "mkdocs.yml"
    config.write_text(
        "site_name: Test desk\ntheme: briefgen\n"
        "plugins: [{briefgen: {search: false, extract: {max_characters: 100000}}}]\n"
    )
    here = pipeline.convert(desk_folder(config), untracked)
    alone = made(desk)
    pipeline.clean(desk_folder(config))

    with clustered(tmp_path_factory.mktemp("killed")) as started:
        doomed = started.work("--no-nanny")
        started.work()

        def deadly(_what, things, _total):
            for at, thing in enumerate(things):
                if at == 1:
                    doomed.kill()
                    doomed.wait()
                yield thing

        there = pipeline.convert(desk_folder(config).worked_by(None, started.address), deadly)
        assert doomed.poll() is not None
        assert len(started.workers()) == 1
    assert made(desk) == alone
    assert [str(f) for f in there.failures] == [str(f) for f in here.failures]
    assert [f.where.path.name for f in there.failures] == ["poisoned.txt"]


def untracked(_what, things, _total):
    yield from things


def test_a_worker_of_another_version_is_refused(desk, tmp_path):
    other = tmp_path / "other.py"
    other.write_text("import briefgen\nbriefgen.__version__ = '0.0.1'\n", encoding="utf-8")
    with clustered(tmp_path) as started:
        started.work("--no-nanny", "--preload", str(other))
        result = desk.run("convert", "--scheduler", started.address)
    assert result.exit_code == 1
    assert "has briefgen 0.0.1, and here is briefgen" in " ".join(result.stderr.split())
    assert desk.briefs() == []


def test_a_cluster_without_workers_is_not_waited_for_for_ever(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "_ALONE", 0.1)
    with clustered(tmp_path) as started:
        result = desk.run("convert", "--scheduler", started.address)
    assert result.exit_code == 1
    assert "has had no worker" in result.stderr


def test_no_scheduler_is_told(desk, monkeypatch):
    monkeypatch.setattr(cluster, "_GREETING", 1)
    result = desk.run("convert", "--scheduler", "tcp://127.0.0.1:9")
    assert result.exit_code == 1
    assert "no Dask scheduler answers at tcp://127.0.0.1:9" in " ".join(result.stderr.split())


def test_a_worker_that_goes_while_it_is_asked_is_none():
    class Client:
        def nthreads(self):
            return {"tcp://a": 1, "tcp://b": 1}

        def run(self, program, on_error):
            assert on_error == "return"
            return {"tcp://a": program(), "tcp://b": there}

    asked = cluster._Cluster(Client(), Misbehaving(), PLENTY, same)
    there = OSError("closed")
    asked.demand_same()
    there = ModuleNotFoundError("No module named 'briefgen'")
    with pytest.raises(BriefgenError, match="b can't run briefgen"):
        asked.demand_same()


def test_an_article_that_each_worker_was_lost_with_is_a_loss():
    from distributed import KilledWorker

    class Killed:
        def result(self):
            raise KilledWorker(*"abc")

    assert cluster._result(Killed()) == Loss(
        Ended.DEATH, "each worker of the cluster that had it was lost"
    )
