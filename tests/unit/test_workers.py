"""Work in processes that may die: an item that breaks its process is lost alone."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefgen import workers
from briefgen.errors import BriefgenError, MissingModelError
from briefgen.workers import Budget, Ended, Loss, Start
from tests.conftest import ROOT
from tests.works import Misbehaving, Stillborn, Unfit

PLENTY = Budget(60, 1_000)


def made(things, budget=PLENTY, at_once=1, work=None, start=Start.FRESH):
    return list(workers.each(work or Misbehaving(), things, budget, at_once, start))


@pytest.fixture(params=Start)
def start(request):
    if request.param is Start.COPY and not workers.can_copy():
        pytest.skip("this system copies no processes")
    return request.param


@pytest.fixture(autouse=True)
def nobody_is_left():
    workers.keep(0)
    yield
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("at_once", [1, 2])
def test_results_come_in_order(at_once, start):
    things = [f"say {i}" for i in range(200)]
    assert made(things, at_once=at_once, start=start) == [str(i) for i in range(200)]


def test_nothing_is_started_for_nothing(tmp_path):
    assert made([], work=Misbehaving(tmp_path)) == []
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("thing", "how"),
    [
        ("spin", Ended.TIME),
        ("sleep 60", Ended.TIME),
        ("eat 3000000000", Ended.MEMORY),
        ("die SIGKILL", Ended.DEATH),
        ("die SIGSEGV", Ended.DEATH),
    ],
)
def test_what_breaks_its_budget_or_its_process_is_lost_alone(thing, how, start):
    first, lost, third = made(["say a", thing, "say b"], Budget(1, 1_000), start=start)
    assert (first, third) == ("a", "b")
    assert isinstance(lost, Loss)
    assert lost.how is how
    assert str(lost)


def test_a_signal_is_named():
    (lost,) = made(["die SIGABRT"])
    assert lost == Loss(Ended.DEATH, "SIGABRT")


def test_what_is_raised_is_a_loss_of_its_own(start):
    things = ["say a", "raise no such day", "awkward it is", "say b"]
    first, raised, awkward, last = workers.each(Misbehaving(), things, None, 1, start)
    assert (first, last) == ("a", "b")
    assert raised == Loss(Ended.ERROR, "ValueError: no such day")
    assert "tests/works.py" in raised.error.__notes__[0]
    # where a library makes exceptions picklable, the error itself arrives
    assert str(awkward.error).removeprefix("AwkwardError: ") == "it is and more"


@pytest.fixture(params=[True, False], ids=["copies", "fresh"])
def copies(request, monkeypatch):
    if request.param and not workers.can_copy():
        pytest.skip("this system copies no processes")
    monkeypatch.setattr(workers, "can_copy", lambda: request.param)
    return request.param


def square(number):
    if number < 0:
        message = "below zero"
        raise ArithmeticError(message)
    return number * number, os.getpid()


@pytest.mark.usefixtures("copies")
def test_work_is_shared_out_and_comes_back_in_order():
    things = list(range(120))
    with workers.shared(square, things, 2) as made:
        done = list(made)
    assert [n for n, _ in done] == [n * n for n in things]
    assert os.getpid() not in {pid for _, pid in done}
    with workers.shared(square, things, 1) as made:
        assert {pid for _, pid in made} == {os.getpid()}


@pytest.mark.usefixtures("copies")
@pytest.mark.parametrize("many", [1, 2])
@pytest.mark.parametrize("over", [-1, 0])
def test_it_is_known_beforehand_whether_work_is_shared_out(many, over):
    start = Start.COPY if workers.can_copy() else Start.FRESH
    things = list(range(workers.WORTH_IT[start] + over))
    with workers.shared(square, things, many) as made:
        elsewhere = os.getpid() not in {pid for _, pid in made}
    assert workers.pays(len(things), many) is elsewhere is (many == 2 and over == 0)


@pytest.mark.usefixtures("copies")
def test_a_copy_begins_soonest_unless_processes_rest_between_runs():
    assert workers.soonest() is (Start.COPY if workers.can_copy() else Start.FRESH)
    with workers.resting(1):
        assert workers.soonest() is Start.FRESH


def test_the_collector_looks_seldom_for_a_while(monkeypatch):
    before = gc.get_threshold()
    with workers.collecting_seldom():
        assert gc.get_threshold()[0] > before[0]
        assert gc.get_threshold()[1:] == before[1:]
    assert gc.get_threshold() == before
    monkeypatch.setattr(gc, "get_threshold", lambda: (0, 10, 10))
    changed = []
    monkeypatch.setattr(gc, "set_threshold", lambda *to: changed.append(to[0]))
    with workers.collecting_seldom():
        assert not any(changed), "who turned it off wants it off"


@pytest.mark.usefixtures("copies")
def test_what_shared_work_raises_is_raised_here():
    with (
        pytest.raises(ArithmeticError, match="below zero"),
        workers.shared(square, [*range(110), -1], 2) as made,
    ):
        list(made)


def test_copies_need_not_be_sent_what_they_hold():
    if not workers.can_copy():
        pytest.skip("this system copies no processes")
    held = [lambda n=n: n for n in range(120)]  # lambdas can't be pickled
    with workers.shared(lambda thing: thing(), held, 2) as made:
        assert list(made) == list(range(120))


def test_fresh_processes_may_rest_between_runs():
    with workers.resting(2):
        runs = [made(["pid"] * 8, at_once=2) for _ in range(3)]
        assert len({pid for run in runs for pid in run}) <= 2
    assert multiprocessing.active_children() == []


def test_many_that_break_their_process_do_not_stop_the_others():
    things = [f"say {i}" if i % 3 else "die SIGKILL" for i in range(9)]
    found = made(things, at_once=2)
    assert [isinstance(x, Loss) for x in found] == [i % 3 == 0 for i in range(9)]
    assert [x for x in found if not isinstance(x, Loss)] == ["1", "2", "4", "5", "7", "8"]


def test_what_a_used_process_died_of_is_tried_once_more(tmp_path):
    assert made(["say a", f"once {tmp_path / 'mark'}"]) == ["a", "second time"]


def test_a_thing_may_ask_for_more_time():
    assert made(["longer 20"], Budget(1, 1_000)) == ["done"]


def test_time_is_counted_for_each_thing_by_itself():
    assert made(["longer 2"] * 3, Budget(1, 1_000)) == ["done"] * 3


def test_large_things_pass():
    text, *_ = made(["huge 3000000", "say " + "z" * 500_000])
    assert len(text) == 3_000_000


def test_what_can_not_begin_is_told():
    with pytest.raises(MissingModelError, match="not there"):
        made(["a"], work=Unfit())


def test_processes_that_never_begin_are_given_up():
    with pytest.raises(BriefgenError, match="can't be started"):
        made(["a"], work=Stillborn())


def test_a_reader_that_stops_early_leaves_nobody_behind():
    run = workers.each(Misbehaving(), ["say a", "sleep 60"], PLENTY, 2)
    assert next(run) == "a"
    run.close()
    assert multiprocessing.active_children() == []


def test_the_work_begins_before_its_result_is_asked_for(tmp_path, start):
    run = workers.each(Misbehaving(tmp_path), ["say a"], PLENTY, 1, start)
    until = time.monotonic() + 30
    while not list(tmp_path.iterdir()) and time.monotonic() < until:
        time.sleep(0.01)
    assert list(tmp_path.iterdir())
    assert list(run) == ["a"]


def test_a_run_that_nobody_reads_leaves_nobody_behind():
    workers.each(Misbehaving(), ["sleep 60"], PLENTY).close()
    assert multiprocessing.active_children() == []


def test_one_process_may_live_on_for_the_next_run():
    workers.keep(1)
    try:
        assert made(["pid"]) == made(["pid"])
        assert len(multiprocessing.active_children()) == 1
    finally:
        workers.keep(0)


PARENT = """
import signal
from briefgen import workers
from tests.works import Misbehaving
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  \
# ignored by what runs in the background
    for pid in workers.each(Misbehaving(), ["pid", "sleep 300"], workers.Budget(600, 100)):
        print(pid, flush=True)
"""


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="kills as POSIX does")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_process_ends_when_its_parent_is_killed(tmp_path, how):
    script = tmp_path / "parent.py"
    script.write_text(PARENT, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        text=True,
    ) as parent:
        pid = int(parent.stdout.readline())
        parent.send_signal(how)
        parent.wait(60)
    for _ in range(200):
        if not _lives(pid):
            return
        time.sleep(0.1)
    pytest.fail(f"{pid} lives on")


def _lives(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return (
        status.exists() and status.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    )
