"""The sample desk's site, built once, over http and as files, in each installed browser."""

from __future__ import annotations

import functools
import os
import shutil
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from briefgen.cli import main
from tests.site import browsers

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


def built(desk: Path) -> Path:
    """Build a desk in this process, and return the folder of its site."""
    command = ["build", "-f", str(desk / "mkdocs.yml")]
    done = CliRunner().invoke(main, command, catch_exceptions=False)
    assert done.exit_code == 0, done.stderr[-2000:]
    return desk / "site"


@pytest.fixture(scope="session", autouse=True)
def _reader_lives_on(reader_lives_on: None) -> None:
    """Build all desks with one worker process."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample desk's site, with the handwritten pages.

    The path holds a space and a letter beyond ASCII.
    """
    desk = tmp_path_factory.mktemp("desk") / "Zwei Flüsse"
    desk.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", desk)
    shutil.copytree(ROOT / "seeds", desk / "seeds")
    (desk / "docs").mkdir()
    for page in (ROOT / "docs").glob("*.md"):
        if not page.read_text(encoding="utf-8").startswith("---\ngenerated:"):
            shutil.copy(page, desk / "docs")
    shutil.copytree(ROOT / "docs" / "img", desk / "docs" / "img")
    return built(desk)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Print nothing."""


@pytest.fixture(scope="session")
def http(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session", params=["file", "http"])
def origin(request: pytest.FixtureRequest, site: Path) -> str:
    return site.as_uri() if request.param == "file" else request.getfixturevalue("http")


def _missing(name: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(
            f"{name} is not installed, and continuous integration must not skip the browser tests"
        )
    pytest.skip(f"{name} is not installed")


@pytest.fixture(scope="session")
def chromium() -> Iterator[browsers.Chromium]:
    if not browsers.CHROMIUM:
        _missing("chromium")
    browser = browsers.Chromium()
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[browsers.Firefox]:
    if not browsers.FIREFOX:
        _missing("firefox-esr")
    browser = browsers.Firefox(tmp_path_factory.mktemp("profile"))
    yield browser
    browser.close()


@pytest.fixture(params=["chromium", "firefox"])
def browser(request: pytest.FixtureRequest) -> browsers.Browser:
    return request.getfixturevalue(request.param)
