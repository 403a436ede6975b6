"""However a command ends, the previous site is intact, or the next build restores it.

No process and no temporary file is left.
"""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefgen.site import ending, ledger
from tests.conftest import ROOT
from tests.desk.conftest import GOOD
from tests.desk.test_keeps import held, put

LINUX = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="looks for processes in /proc"
)


def program(code: str, *arguments: str) -> subprocess.Popen[str]:
    """Start a Python program as the leader of a session of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


FORKING = """
import os, sys, time
from briefgen import workers
def work(at):
    os.write(1, f"{os.getpid()}\\n".encode())  # at once: two write here
    time.sleep(60)
with workers.shared(work, range(200), 2) as made:
    list(made)
"""


@LINUX
def test_workers_end_with_a_parent_that_is_killed():
    from tests.torture.__main__ import left

    made = program(FORKING)
    workers = {int(made.stdout.readline()) for _ in range(2)}
    assert made.pid not in workers
    made.kill()
    made.wait()
    assert left(made.pid) == []
    made.communicate()


DEAF = """
import sys, time
from briefgen.site import search
def deaf(*_):
    print("building", flush=True)
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            time.sleep(60)
        except KeyboardInterrupt:
            pass
search._pagefind = deaf
from briefgen.cli import main
main(["serve", "-a", "127.0.0.1:0", "-f", sys.argv[1]])
"""


@LINUX
@pytest.mark.parametrize("what", [signal.SIGINT, signal.SIGTERM])
def test_serving_ends_soon_after_it_is_told_to_even_while_it_builds(ready, what):
    from tests.torture.__main__ import left

    config = ready.root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("false", "true"), "utf-8")
    made = program(DEAF, str(config))
    assert made.stdout.readline() == "building\n"
    begun = time.monotonic()
    made.send_signal(what)
    made.communicate(timeout=30)
    assert time.monotonic() - begun < ending.GRACE + 5
    assert made.returncode == ending.INTERRUPTED
    assert left(made.pid) == []
    assert not list((ready.root / ".briefgen").glob("serve.*"))


def test_a_served_site_lies_under_what_is_remembered_and_nothing_else_is_left(ready, monkeypatch):
    seen = []

    def serve(server, **_):
        seen.append(Path(server.root))
        raise KeyboardInterrupt

    monkeypatch.setattr("mkdocs.livereload.LiveReloadServer.serve", serve)
    ready.run("serve", "-a", "127.0.0.1:0")
    assert seen[0].is_relative_to(ready.root / ".briefgen")
    assert [path.name for path in (ready.root / ".briefgen").glob("serve*")] == ["served"]
    assert not (ready.root / "site").exists()


FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from briefgen.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
main(["build", "-f", sys.argv[1]])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit to set there")
def test_a_disk_that_is_full_is_said_and_the_site_of_before_is_whole(ready):
    ready.run("build")
    before = held(ready.root / "site")
    config = ready.root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("Desk", "Another desk"), "utf-8")
    made = program(FULL, str(config), "4096")
    _, told = made.communicate(timeout=120)
    assert made.returncode == 1
    assert "Traceback" not in told
    assert "error:" in told
    assert held(ready.root / "site") == before
    assert ready.run("build").exit_code == 0
    assert "Another desk" in (ready.root / "site" / "index.html").read_text(encoding="utf-8")
    assert not ledger.set_aside_files(ready.root)


@pytest.mark.parametrize("name", ["_put", "_remove"])
def test_a_site_that_was_brought_over_by_half_is_ours_all_the_same(ready, monkeypatch, name):
    from briefgen.site.staging import Staging

    gone = ready.put(
        "gone.txt", "Mill sold\n\nThe mill at Ostrow was sold on Sunday, its owner said.\n"
    )
    ready.run("build")
    gone.unlink()
    ready.put("good.txt", GOOD.replace("Monday", "Friday"))
    real, calls = getattr(Staging, name), []

    def refuses(self, *arguments):
        calls.append(arguments)
        if len(calls) > (name == "_put") * 5:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(self, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(Staging, name, refuses)
        result = ready.run("build")
    assert result.exit_code == 1
    assert "No space left" in result.stderr
    assert ready.run("build").exit_code == 0
    assert not ledger.set_aside_files(ready.root)
    assert not (ready.root / "site" / ledger.JOURNAL).exists()
    now = held(ready.root / "site")
    ready.run("clean")
    ready.run("build")
    assert held(ready.root / "site") == now


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.parametrize("folder", ["site", "docs", ".briefgen"])
def test_a_folder_that_may_not_be_written_is_said(ready, folder):
    ready.run("build")
    ready.put("good.txt", GOOD.replace("Monday", "Friday"))
    before = held(ready.root / "site")
    (ready.root / folder).chmod(0o555)
    result = ready.run("build")
    (ready.root / folder).chmod(0o755)
    assert result.exit_code == (folder != ".briefgen")
    assert folder == ".briefgen" or folder in result.stderr
    assert folder == ".briefgen" or held(ready.root / "site") == before


def test_what_goes_while_it_is_read_is_no_traceback(ready, monkeypatch):
    from briefgen import rooms
    from briefgen.keep import up_to_date

    put(ready, "docs/mine.md", "# Mine\n")
    real = up_to_date.manifest.files_in
    docs = ready.root / "docs"

    def with_one_that_went(folder):
        yield from real(folder)
        if folder == docs:
            yield "gone.md", docs / "gone.md"

    monkeypatch.setattr(up_to_date.manifest, "files_in", with_one_that_went)
    assert ready.run("build").exit_code == 0

    def gone(*_):
        raise FileNotFoundError(errno.ENOENT, "No such file or directory", "seeds/good.txt")

    monkeypatch.setattr(rooms, "read", gone)
    ready.put("good.txt", GOOD + "More.\n")
    result = ready.run("build")
    assert result.exit_code == 1
    assert "seeds/good.txt: No such file" in result.stderr


def test_no_clock_locale_or_hash_seed_shows(ready):
    found = []
    for seed, zone, when in (("0", "Pacific/Kiritimati", 1), ("4711", "America/Adak", 4e9)):
        for file in (ready.root / "seeds").iterdir():
            os.utime(file, (when, when))
        odd = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "PYTHONUTF8": "0"}
        command = [sys.executable, "-m", "briefgen", "build", "--clean", "-f", "mkdocs.yml"]
        env = {**os.environ, "PYTHONPATH": str(ROOT), **odd}
        done = subprocess.run(
            command, cwd=ready.root, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        found.append((held(ready.root / "site"), held(ready.root / "docs")))
        ready.run("clean")
    assert found[0] == found[1]


@LINUX
@pytest.mark.slow
def test_whenever_a_command_is_killed_the_next_build_is_a_clean_one():
    command = [sys.executable, "-m", "tests.torture", "10", str(os.getpid())]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
