"""Write the citations of many briefs as one file, in the forms that reference managers read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.export.citations import bibtex, csl_json, ris

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefgen.export.selection import Selection
    from briefgen.model import Entry


def write_bibtex(selection: Selection, target: Path) -> None:
    """Write a bibliography for BibTeX and biblatex."""
    _write(selection, target, bibtex, "\n")


def write_ris(selection: Selection, target: Path) -> None:
    """Write a bibliography for EndNote, Citavi and whatever else reads RIS."""
    _write(selection, target, ris, "\r\n")


def write_csl(selection: Selection, target: Path) -> None:
    """Write a bibliography as CSL-JSON, for Zotero and Pandoc."""
    items = [csl_json(one.entry).strip()[1:-1].strip("\n") for one in selection.quotings()]
    target.write_text("[\n" + ",\n".join(items) + "\n]\n", encoding="utf-8", newline="\n")


def _write(selection: Selection, target: Path, cite: Callable[[Entry], str], between: str) -> None:
    cited = (cite(one.entry) for one in selection.quotings())
    with target.open("w", encoding="utf-8", newline="") as file:
        for number, citation in enumerate(cited):
            file.write(between * bool(number) + citation)
