"""The ways of installing that the README names, as commands."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]

OLD_PIP: Final = "23.2.1"
"""The pip that comes with Python 3.11. It matches extras by their exact spelling."""

OLDEST: Final = 11
"""Minor version of the oldest Python 3 that is supported."""

_LONGEST: Final = 900
"""Seconds after which the commands of an installation are killed."""


@dataclass(frozen=True)
class Interpreter:
    """A Python on this machine."""

    path: Path
    minor: int

    def __str__(self) -> str:
        """Return its version as people write it."""
        return f"Python 3.{self.minor}"


class Broken(Exception):  # noqa: N818 - a verdict
    """A way of installing does not do what the README says."""


def interpreters(uv: str) -> tuple[list[Interpreter], list[str]]:
    """Return the supported Pythons on this machine, oldest first, and the missing versions."""
    found, missing = [], []
    for minor in range(OLDEST, _newest_released() + 1):
        path = _on_this_machine(minor) or _brought_by_uv(uv, minor)
        if path:
            found.append(Interpreter(path, minor))
        else:
            missing.append(f"Python 3.{minor}")
    return found, missing


def _newest_released() -> int:
    """Return the newest minor version in the project's classifiers."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return max(int(n) for n in re.findall(r"Python :: 3\.(\d+)", text))


def _on_this_machine(minor: int) -> Path | None:
    named = shutil.which(f"python3.{minor}")
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    places = [*([Path(named)] if named else []), *pyenv.glob(f"versions/3.{minor}.*/bin/python3")]
    return next((p for p in places if runs(p, minor)), None)


def runs(python: Path, minor: int) -> bool:
    """Tell whether a program is Python 3.`minor` with `ensurepip`; a shim may not be."""
    code = f"import ensurepip, sys; sys.exit(sys.version_info[:2] != (3, {minor}))"
    try:
        return (
            subprocess.run([python, "-c", code], capture_output=True, check=False).returncode == 0
        )
    except OSError:
        return False


def _brought_by_uv(uv: str, minor: int) -> Path | None:
    """Return the Python that uv installs, or None where that fails or takes over a minute."""
    try:
        subprocess.run(
            [uv, "python", "install", "-q", f"3.{minor}"],
            capture_output=True,
            check=True,
            timeout=60,
        )
        found = subprocess.run(
            [uv, "python", "find", f"3.{minor}"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return Path(found.stdout.strip())


def commands() -> dict[str, list[str]]:
    """Return the README's commands for `make`, `venv` and `uv`, as they are typed."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    part = text.partition("## Without make\n")[2].partition("\n## ")[0]
    block = [
        line.partition("#")[0].strip() for line in re.findall(r"^ {4}(.+)$", part, re.MULTILINE)
    ]
    uv = re.search(r"`(uv venv [^`]+)`", part)
    if not block or not uv:
        message = "README.md: the commands of 'Without make' are not where they were"
        raise Broken(message)
    return {"make": ["make site"], "venv": block, "uv": [uv[1]]}


def copied(to: Path) -> Path:
    """Copy all files that git does not ignore, thus nothing built; return the folder."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name)
    return to


def type_in(lines: list[str], folder: Path, python: Interpreter, *also: Path) -> str:
    """Run commands in a shell whose `python3` is the given one; return their output.

    Raises:
        Broken: one of them fails, or they take longer than `_LONGEST`.
    """
    tools = folder.parent / f"{folder.name}-tools"
    tools.mkdir(exist_ok=True)
    python3 = tools / "python3"
    python3.write_text(f'#!/bin/sh\nexec "{python.path}" "$@"\n', encoding="utf-8")
    python3.chmod(0o755)
    with subprocess.Popen(
        ["bash", "-euc", "\n".join(lines)],
        cwd=folder,
        env=_bare([tools, *also]),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as shell:
        try:
            said, _ = shell.communicate(timeout=_LONGEST)
        except subprocess.TimeoutExpired:
            os.killpg(shell.pid, signal.SIGKILL)  # killing the shell alone would leave its children
            message = f"took longer than {_LONGEST} seconds"
            raise Broken(message) from None
    if shell.returncode:
        raise Broken(said[-2000:])
    return said


def _bare(first: list[Path]) -> dict[str, str]:
    """Return this environment with `first` on its path, and without the running Python."""
    kept = {
        k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV", "PYTHONHOME")
    }
    folders = [p for p in kept["PATH"].split(os.pathsep) if "venv" not in p]
    return {**kept, "PATH": os.pathsep.join([*map(str, first), *folders])}
