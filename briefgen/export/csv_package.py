"""Write the desk's tables as CSV, with a data package that says what every column means.

Source: Frictionless Data, Tabular Data Package 1.0; RFC 4180; OWASP, CSV Injection.
"""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

from briefgen.export.sheets import SHEETS, lines
from briefgen.export.tables import plain_cell

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.export.selection import Selection
    from briefgen.export.sheet import Cell, Sheet


def write(selection: Selection, target: Path) -> None:
    """Write a folder with a file for each table, and `datapackage.json`, their data dictionary."""
    target.mkdir()
    for sheet in SHEETS:
        _table(sheet, selection, target / f"{sheet.name}.csv")
    described = json.dumps(package(selection.title), ensure_ascii=False, indent=2)
    (target / "datapackage.json").write_text(described + "\n", encoding="utf-8", newline="\n")


def _table(sheet: Sheet, selection: Selection, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([c.name for c in sheet.columns])
        writer.writerows([_cell(c) for c in row] for row in lines(sheet, selection))


def _cell(content: Cell) -> Any:  # noqa: ANN401 - what the csv module takes
    if content is None:
        return ""
    if isinstance(content, bool):
        return str(content).lower()
    return plain_cell(content) if isinstance(content, str) else content


def package(title: str, suffix: str = "csv") -> dict[str, Any]:
    """Return the description of all tables."""
    return {
        "profile": "tabular-data-package",
        "name": "desk",
        "title": title,
        "resources": [_resource(sheet, suffix) for sheet in SHEETS],
    }


def _resource(sheet: Sheet, suffix: str) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": sheet.name.replace("_", "-"),
        "path": f"{sheet.name}.{suffix}",
        "description": sheet.says,
        "schema": _schema(sheet),
    }
    if suffix == "csv":
        described |= {
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "dialect": {"lineTerminator": "\r\n"},
        }
    return described


def _schema(sheet: Sheet) -> dict[str, Any]:
    fields = [{"name": c.name, "type": c.kind, "description": c.says} for c in sheet.columns]
    keys = {s.name: s.key for s in SHEETS}
    foreign = [
        {
            "fields": [c.name],
            "reference": {"resource": c.refers.replace("_", "-"), "fields": [*keys[c.refers]]},
        }
        for c in sheet.columns
        if c.refers
    ]
    return {"fields": fields, "primaryKey": [*sheet.key], "foreignKeys": foreign}
