"""Three desks that are built separately, for tests that join them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from briefgen.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

YEARS = ("2022", "2023", "2024")

CLOSED = """---
published: {year}-03-04
outlet: Delta Courier
---

# Port of Veldt closed in {year}

The port of Veldt was closed on Monday, the harbour master Piet Maas said.

Maas blamed the Northern Harbour Union for the closure. \
The union denied that it had called a strike.
Piet Maas said that he would not resign. Orlin said that {word} was lost.
"""
OPEN = """---
published: {year}-03-05
---

# Veldt port opened again

The port of Veldt was opened on Tuesday, the harbour master Piet Maas said.

The Northern Harbour Union welcomed it. Orlin said that he was glad. Piet Maas said so too.
"""
WORDS = {"2022": "ambergris", "2023": "borax", "2024": "cinnabar"}
"""For each desk a word that occurs on no other."""

REGISTRY = """union:
  name: {name}
  type: organisation
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False)


def desk(root: Path, year: str) -> Path:
    """Write and build the desk of a year; in 2023 the union has another name and an alias."""
    folder = root / year
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(
        f"site_name: Desk {year}\ntheme: briefgen\nplugins: [briefgen]\n", encoding="utf-8"
    )
    closed = CLOSED.format(year=year, word=WORDS[year])
    (seeds / "closed.md").write_text(closed, encoding="utf-8")
    (seeds / "open.md").write_text(OPEN.format(year=year), encoding="utf-8")
    name = "Harbour Union of the North" if year == "2023" else "Northern Harbour Union"
    more = "  aliases: [Northern Harbour Union]\n" if year == "2023" else ""
    (seeds / "actors.yml").write_text(REGISTRY.format(name=name) + more, encoding="utf-8")
    assert run("build", "-f", folder / "mkdocs.yml").exit_code == 0
    return folder


def desks(root: Path) -> list[Path]:
    return [desk(root, year) for year in YEARS]
