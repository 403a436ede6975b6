"""A desk in a folder of its own, and the command line on it."""

from __future__ import annotations

import gc
import shutil
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from briefgen import workers
from briefgen.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

GOOD = """The port of Veldt was closed on Monday, the harbour master Piet Maas said.

Maas blamed the Northern Harbour Union for the closure. \
The union denied that it had called a strike.
"""


SERVED: list[Path] = []
"""Desks on which this test has run `serve`."""


@dataclass(frozen=True)
class TestDesk:
    """A desk with one valid article, on which tests run commands."""

    __test__ = False
    root: Path

    def put(self, name: str, content: str | bytes) -> Path:
        """Write a file under `seeds/`."""
        path = self.root / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run(self, *arguments: str) -> Result:
        """Run a command in the desk's folder."""
        if "serve" in arguments:
            SERVED.append(self.root)
        return CliRunner().invoke(
            main, [*arguments, "-f", str(self.root / "mkdocs.yml")], catch_exceptions=False
        )

    def brief(self, slug: str) -> str:
        """Return the Markdown of a brief."""
        return (self.root / "docs" / "briefs" / f"{slug}.md").read_text(encoding="utf-8")

    def briefs(self) -> list[str]:
        """Return the sorted slugs of all briefs."""
        return sorted(
            p.stem for p in (self.root / "docs" / "briefs").glob("*.md") if p.stem != "index"
        )

    def leftovers(self) -> list[Path]:
        """Return all temporary files left anywhere on the desk."""
        return [p for p in self.root.rglob("*") if p.suffix in (".tmp", ".part")]


@pytest.fixture(autouse=True)
def no_socket_for_the_next_test():
    """Collect the socket that MkDocs' server leaves open where a build is refused.

    Its ResourceWarning would otherwise be raised during a later test.
    """
    yield
    if SERVED:
        SERVED.clear()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            gc.collect()


@pytest.fixture(scope="session", autouse=True)
def _reader_lives_on(reader_lives_on):
    """Build all desks, those of wider fixtures too, with one worker process."""


@pytest.fixture(autouse=True)
def one_process_for_all_desks():
    """Keep one worker process, with the pipeline loaded, for the next test."""
    workers.keep(1)


@pytest.fixture
def desk(tmp_path) -> TestDesk:
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Test desk\ntheme: briefgen\nplugins: [briefgen]\n", encoding="utf-8"
    )
    made = TestDesk(tmp_path)
    made.put("good.txt", GOOD)
    return made


CONFIG = """site_name: Desk
theme: briefgen
site_dir: {site}
docs_dir: {docs}
plugins:
  - briefgen:
      search: {search}
"""


def configure(
    desk: TestDesk, site: str = "site", docs: str = "docs", search: str = "false", more: str = ""
) -> None:
    text = CONFIG.format(site=site, docs=docs, search=search) + more
    (desk.root / "mkdocs.yml").write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory) -> Path:
    """Return the folder of a desk of two articles whose records are already stored."""
    root = tmp_path_factory.mktemp("prepared")
    desk = TestDesk(root)
    configure(desk)
    desk.put("good.txt", GOOD)
    desk.put("other.txt", GOOD.replace("Veldt", "Aden"))
    assert desk.run("check").exit_code == 0
    return root


@pytest.fixture
def ready(tmp_path, prepared) -> TestDesk:
    shutil.copytree(prepared, tmp_path / "desk")
    return TestDesk(tmp_path / "desk")
