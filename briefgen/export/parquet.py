"""Write the desk's tables as Parquet files, for pandas, Polars and DuckDB.

They are typed, and describe their columns.
"""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from briefgen.export.csv_package import package
from briefgen.export.sheets import SHEETS, lines

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.export.selection import Selection
    from briefgen.export.sheet import Sheet

_ROWS: Final = 20_000
"""Rows that are held in memory at once."""


def write(selection: Selection, target: Path) -> None:
    """Write a folder with a file for each table, and `datapackage.json`, their data dictionary."""
    target.mkdir()
    for sheet in SHEETS:
        _table(sheet, selection, target / f"{sheet.name}.parquet")
    told = json.dumps(package(selection.title, "parquet"), ensure_ascii=False, indent=2)
    (target / "datapackage.json").write_text(told + "\n", encoding="utf-8", newline="\n")


def _schema(sheet: Sheet) -> Any:  # noqa: ANN401 - pyarrow's schema
    import pyarrow as pa  # noqa: PLC0415 - an extra

    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
    }
    fields = [
        pa.field(c.name, types[c.kind], metadata={"description": c.says}) for c in sheet.columns
    ]
    return pa.schema(fields, metadata={"description": sheet.says})


def _table(sheet: Sheet, selection: Selection, path: Path) -> None:
    import pyarrow as pa  # noqa: PLC0415 - an extra
    from pyarrow import parquet  # noqa: PLC0415 - as above

    schema, rows = _schema(sheet), lines(sheet, selection)
    with parquet.ParquetWriter(path, schema) as writer:
        while portion := list(islice(rows, _ROWS)):
            columns = [
                pa.array(c, f.type) for c, f in zip(zip(*portion, strict=True), schema, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))
