"""The wheel builds a desk: it holds the theme, the templates and the tables."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile

import pytest

from tests.conftest import ROOT

PARTS = (
    "briefgen/py.typed",
    "briefgen/site/theme/mkdocs_theme.yml",
    "briefgen/site/theme/main.html",
    "briefgen/site/new_desk_files/mkdocs.yml",
    "briefgen/render/templates/brief.md.j2",
    "briefgen/render/figures/data/countries.json",
    "briefgen/registry/data/en/speech.yml",
    "briefgen/registry/data/gazetteer.bin",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Return the folder of the unpacked wheel."""
    made = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(made),
    ]
    done = subprocess.run([*command, str(ROOT)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (file,) = made.glob("*.whl")
    with zipfile.ZipFile(file) as archive:
        archive.extractall(made / "unpacked")
    return made / "unpacked"


def test_the_wheel_holds_all_its_parts(wheel):
    for part in PARTS:
        assert (wheel / part).is_file(), part
    (points,) = wheel.glob("*.dist-info/entry_points.txt")
    text = points.read_text(encoding="utf-8")
    for group in ("console_scripts", "mkdocs.plugins", "mkdocs.themes"):
        assert f"[{group}]\nbriefgen = " in text
    assert not [p for p in wheel.rglob("*") if p.name.startswith("test_")]


def test_the_wheel_builds_a_desk(wheel, tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(wheel)}

    def run(*command):
        return subprocess.run(
            [sys.executable, *command],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )

    assert str(wheel) in run("-c", "import briefgen; print(briefgen.__file__)").stdout
    run("-m", "briefgen", "init", "desk")
    run("-m", "briefgen", "build", "-f", "desk/mkdocs.yml")
    assert (tmp_path / "desk" / "site" / "index.html").is_file()
