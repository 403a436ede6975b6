"""Try every way of installing that the README names, each in an empty environment.

    python -m tests.install [make] [venv] [uv] [wheel]

`make installs` runs them all. The commands are taken from the README. The oldest supported Python
on this machine installs as most people do (make; venv with the pip of that Python), the newest by
uv and from a wheel. Versions that are not available are named.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.install import ways

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = """<html><head><title>The port of Veldt stays closed</title></head><body>
<nav><a href="/">Home</a></nav><article><h1>The port of Veldt stays closed</h1>
<p>The port of Veldt stays closed until June, the harbour master Piet Maas said on Monday.</p>
<p>Maas blamed the Northern Harbour Union for the closure. The union denied that.</p>
</article></body></html>
"""
"""A saved page; reading it needs every library that reads pages."""


def by_make(folder: Path, python: ways.Interpreter, _uv: Path) -> None:
    """Install and build the samples by the README's first line."""
    ways.type_in(ways.commands()["make"], ways.copied(folder), python)
    _samples(folder)


def by_venv(folder: Path, python: ways.Interpreter, _uv: Path) -> None:
    """Install and build the samples with venv and an old pip."""
    lines = ways.commands()["venv"]
    old = f"python -m pip install --quiet --disable-pip-version-check pip=={ways.OLD_PIP}"
    ways.type_in([lines[0], old, *lines[1:]], ways.copied(folder), python)
    _samples(folder)


def by_uv(folder: Path, python: ways.Interpreter, uv: Path) -> None:
    """Install and build the samples by the README's line on uv."""
    ways.type_in(ways.commands()["uv"], ways.copied(folder), python, uv.parent)
    _is(folder / ".venv" / "bin" / "python", python)
    _samples(folder)


def by_wheel(folder: Path, python: ways.Interpreter, uv: Path) -> None:
    """Install a wheel outside the project, and build a new desk with a saved page."""
    source = ways.copied(folder / "project")
    wheels = f"uv build --quiet --wheel --python {python.path} --out-dir ../wheels"
    ways.type_in([wheels], source, python, uv.parent)
    desk = folder / "elsewhere"
    desk.mkdir()
    (desk / "page.html").write_text(PAGE, encoding="utf-8")
    ways.type_in(
        [
            f"uv venv --quiet --python {python.path}",
            "uv pip install --quiet ../wheels/*.whl",
            ". .venv/bin/activate",
            "briefgen init desk",
            "mv page.html desk/seeds/",
            "cd desk",
            "briefgen build --strict",
        ],
        desk,
        python,
        uv.parent,
    )
    _built(desk / "desk", "page", "harbour-strike")


def _is(program: Path, python: ways.Interpreter) -> None:
    """Check that an environment has the intended version of Python.

    Raises:
        Broken: it has another.
    """
    if not ways.runs(program, python.minor):
        message = f"the environment was made with another Python than {python}"
        raise ways.Broken(message)


def _samples(folder: Path) -> None:
    seeds = (p for p in (folder / "seeds").iterdir() if p.suffix in (".txt", ".md", ".html"))
    _built(folder, *(p.stem for p in seeds))


def _built(desk: Path, *slugs: str) -> None:
    """Check that a desk's site has its home page, its search and these briefs.

    Raises:
        Broken: any of them is missing.
    """
    wanted = ["index.html", "search", *(f"briefs/{slug}.html" for slug in slugs)]
    missing = [name for name in wanted if not (desk / "site" / name).exists()]
    if missing:
        message = f"the site lacks {', '.join(missing)}"
        raise ways.Broken(message)


WAYS: dict[str, tuple[Callable[[Path, ways.Interpreter, Path], None], int]] = {
    "make": (by_make, 0),
    "venv": (by_venv, 0),
    "uv": (by_uv, -1),
    "wheel": (by_wheel, -1),
}
"""Each way with the index of its Python: the oldest (0) or the newest (-1)."""


def _uv(folder: Path) -> Path:
    """Return the path of uv, which is installed into a temporary environment if need be."""
    here = shutil.which("uv")
    if here:
        return Path(here)
    own = folder / "uv-itself"
    subprocess.run([sys.executable, "-m", "venv", own], check=True)
    pip = [own / "bin" / "python", "-m", "pip", "install", "--quiet", "uv"]
    subprocess.run(pip, check=True)
    return own / "bin" / "uv"


def main(wanted: list[str]) -> int:
    """Try the ways, report on each, and return the number that failed."""
    broken = 0
    with tempfile.TemporaryDirectory(prefix="briefgen-install-") as made:
        uv = _uv(Path(made))
        pythons, missing = ways.interpreters(str(uv))
        for name in wanted or WAYS:
            way, which = WAYS[name]
            folder = Path(made) / name
            folder.mkdir()
            broken += not _tried(
                name, lambda at=folder, w=way, p=pythons[which]: w(at, p, uv), pythons[which]
            )
            shutil.rmtree(folder, ignore_errors=True)
    untried = [str(p) for p in pythons[1:-1]]
    print(f"not tried: {', '.join(untried) or 'none'}")
    print(f"not tried, since it is not to be had here: {', '.join(missing) or 'none'}")
    return broken


def _tried(name: str, way: Callable[[], None], python: ways.Interpreter) -> bool:
    started = time.monotonic()
    try:
        way()
    except (ways.Broken, subprocess.SubprocessError) as error:
        print(f"{name:6} {python}: FAILED\n{error}", flush=True)
        return False
    print(f"{name:6} {python}: ok, {time.monotonic() - started:.0f} s", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
