"""Kill commands at random moments, and check the next build.

    python -m tests.torture [KILLS] [SEED]

After each kill no process may be left. The next build must give the bytes of a clean one, keep
every handwritten file, set nothing aside, and leave no temporary file.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from click.testing import CliRunner

KILLS: Final = 100
PATIENCE: Final = 10.0
"""Seconds within which all processes of a killed command must end."""

ARTICLE: Final = """The port of Veldt was closed on {day}, the harbour master Piet Maas said.

Maas blamed the Northern Harbour Union for the closure. \
The union denied that it had called a strike.
"""
DAYS: Final = ("Monday", "Friday")
COMMANDS: Final = (
    ("build",),
    ("build", "--clean"),
    ("build", "--zip"),
    ("convert",),
    ("check",),
    ("clean",),
    ("serve", "-a", "127.0.0.1:0"),
)
MINE: Final = (
    "docs/mine.md",
    "docs/briefs/mine.md",
    "site/CNAME",
    "site/briefs/own.html",
    "notes",
)


class Desk:
    """A desk that is built repeatedly, with either of two texts, with or without search."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "seeds").mkdir(parents=True)
        for at in range(3):
            (root / "seeds" / f"more-{at}.txt").write_text(
                ARTICLE.format(day="Monday").replace("Veldt", f"Port {at}"), encoding="utf-8"
            )

    def write(self, day: str, search: str) -> None:
        (self.root / "seeds" / "good.txt").write_text(ARTICLE.format(day=day), encoding="utf-8")
        text = (
            "site_name: Desk\ntheme: briefgen\nplugins:\n  - briefgen:\n"
            f"      search: {search}\n      jobs: 2\n"
        )
        (self.root / "mkdocs.yml").write_text(text, encoding="utf-8")

    def strew(self) -> None:
        for path in MINE:
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("mine\n", encoding="utf-8")

    def run(self, *arguments: str) -> int:
        from briefgen.cli import main

        runner = CliRunner()
        result = runner.invoke(main, [*arguments, "-f", str(self.root / "mkdocs.yml")])
        if result.exit_code:
            sys.stderr.write(f"{arguments}: {result.stderr}\n")
        return result.exit_code

    def content(self) -> dict[str, bytes]:
        return {
            str(p.relative_to(self.root)): p.read_bytes()
            for folder in ("docs", "site")
            for p in (self.root / folder).rglob("*")
            if p.is_file()
        }


def killed(desk: Desk, command: tuple[str, ...], after: float) -> int:
    """Run a command in a fork, kill that after a while, and return the id of its session."""
    process = os.fork()
    if not process:
        os.setsid()
        with contextlib.suppress(BaseException), contextlib.redirect_stderr(io.StringIO()):
            desk.run(*command)
        os._exit(0)
    time.sleep(after)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return process


def living(session: int) -> list[str]:
    """Return the names of the running processes of a session, from /proc."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            name, _, rest = stat.read_text(errors="replace").rpartition(")")
            state, _, _, of = rest.split()[:4]
            if of == str(session) and state != "Z":
                found.append(name)
    return found


def left(session: int) -> list[str]:
    """Return the names of the processes of a session that still run after `PATIENCE` seconds."""
    until = time.monotonic() + PATIENCE
    while (found := living(session)) and time.monotonic() < until:
        time.sleep(0.1)
    return found


def faults(desk: Desk, session: int, whole: dict[str, bytes]) -> list[str]:
    """Build the desk after a kill, and return everything that is wrong."""
    from briefgen.site import ledger

    found = [f"a process is left: {name}" for name in left(session)]
    desk.strew()
    if desk.run("build"):
        found.append("the next build failed")
    now = desk.content()
    found += [f"differs: {p}" for p in now.keys() | whole.keys() if now.get(p) != whole.get(p)]
    found += [f"lost: {p}" for p in MINE if (desk.root / p).read_bytes() != b"mine\n"]
    found += [f"set aside: {p}" for p in ledger.set_aside_files(desk.root)]
    scraps = [p for p in desk.root.rglob("*") if ledger.is_leftover(p.name.removeprefix("serve"))]
    scraps += list(desk.root.rglob(ledger.JOURNAL))
    scraps += list(Path(tempfile.gettempdir()).iterdir())
    return found + [f"left behind: {p}" for p in scraps]


def torture(kills: int, seed: int, root: Path) -> int:
    """Kill commands `kills` times, print each fault, and return the number of bad kills."""
    drawn = random.Random(seed)
    desk = Desk(root / "desk")
    whole, seconds = {}, {}
    for search in ("false", "true"):
        for day in DAYS:
            desk.write(day, search)
            desk.strew()
            desk.run("clean")
            begun = time.monotonic()
            assert desk.run("build", *(() if whole else ("--adopt",))) == 0
            seconds[search] = time.monotonic() - begun
            whole[day, search] = desk.content()
    bad = 0
    for at in range(kills):
        day, command = DAYS[at % 2], drawn.choice(COMMANDS)
        search = "true" if drawn.random() < 0.3 else "false"
        desk.write(day, search)
        after = drawn.random() * seconds[search] * 1.2
        found = faults(desk, killed(desk, command, after), whole[day, search])
        if found:
            bad += 1
            sys.stdout.write(f"kill {at}, {command} after {after:.3f} s: {'; '.join(found[:5])}\n")
    return bad


def main() -> None:
    kills, seed = [*map(int, sys.argv[1:3]), *(KILLS, 1)[len(sys.argv) - 1 :]][:2]
    root = Path(tempfile.mkdtemp(prefix="torture-"))
    try:
        (root / "tmp").mkdir()
        os.environ["TMPDIR"] = tempfile.tempdir = str(root / "tmp")
        bad = torture(kills, seed, root)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    sys.stdout.write(f"{kills} kills with seed {seed}, {bad} with a fault\n")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
