"""Write the desk as one SQLite database: tables, foreign keys, full text, Datasette's metadata."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final

from briefgen.export.sheets import SHEETS, lines

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.export.selection import Selection
    from briefgen.export.sheet import Sheet

_TYPES: Final = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}

_SEARCHED: Final = {
    "briefs": ("title", "outlet", "note"),
    "sentences": ("words",),
    "actors": ("name", "definition"),
    "actor_names": ("name",),
    "claims": ("voices", "content"),
    "relations": ("words",),
    "events": ("words",),
    "terms": ("name", "definition"),
    "tellings": ("words",),
}
"""Columns whose words full text search finds."""

_FACETS: Final = {
    "briefs": ("outlet", "language", "reliability"),
    "actors": ("type", "joined_by"),
    "appearances": ("confidence", "brief"),
    "places": ("country", "kind", "precision"),
    "claims": ("kind", "act", "status", "confidence"),
    "relations": ("predicate", "kind", "sign", "status", "confidence"),
    "events": ("precision", "status"),
    "figures": ("kind",),
    "conflicts": ("kind", "verdict", "about"),
}
"""Columns by which Datasette filters a table."""

_LABELS: Final = {
    "briefs": "title",
    "sentences": "label",
    "actors": "name",
    "places": "name",
    "claims": "content",
    "events": "words",
    "happenings": "title",
}
"""The column by which Datasette names a row that another one points at."""

_INDEXED: Final = (
    "brief",
    "happening",
    "actor",
    "place",
    "claim",
    "subject",
    "object",
    "target",
    "sentence",
)


def write(selection: Selection, target: Path) -> None:
    """Write the database, and beside it `<name>.metadata.yml` for Datasette."""
    with closing(sqlite3.connect(target)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        for sheet in SHEETS:
            database.execute(_made(sheet))
            _fill(database, sheet, selection)
        for sheet in SHEETS:
            _index(database, sheet)
        database.commit()
        database.execute("VACUUM")
    beside = target.with_name(f"{target.stem}.metadata.yml")
    beside.write_text(_described(selection.title, target.stem), encoding="utf-8", newline="\n")


def _made(sheet: Sheet) -> str:
    """Return the statement that makes a table; names are our own and need no escaping."""
    keys = {s.name: s.key[0] for s in SHEETS}
    columns = [f"{c.name} {_TYPES[c.kind]}" for c in sheet.columns]
    columns.append(f"PRIMARY KEY ({', '.join(sheet.key)})")
    columns += [
        f"FOREIGN KEY ({c.name}) REFERENCES {c.refers}({keys[c.refers]})"
        for c in sheet.columns
        if c.refers
    ]
    told = ",\n  ".join(map(_quoted, columns))
    return f"CREATE TABLE {sheet.name} (\n  {told}\n)"


def _quoted(column: str) -> str:
    """Return a column's definition, its name in quotes where that is a keyword of SQLite."""
    return f'"end"{column[3:]}' if column.startswith("end ") else column


def _fill(database: sqlite3.Connection, sheet: Sheet, selection: Selection) -> None:
    marks = ", ".join("?" * len(sheet.columns))
    statement = f"INSERT INTO {sheet.name} VALUES ({marks})"  # noqa: S608 - our own names
    database.executemany(statement, lines(sheet, selection))


def _index(database: sqlite3.Connection, sheet: Sheet) -> None:
    """Index rows by their foreign keys, and by their words."""
    for column in sheet.columns:
        if column.name in _INDEXED and column.refers:
            name = f"{sheet.name}_by_{column.name}"
            database.execute(f"CREATE INDEX {name} ON {sheet.name}({column.name})")
    searched = ", ".join(_SEARCHED.get(sheet.name, ()))
    if not searched:
        return
    words = f"{sheet.name}_fts"
    database.execute(
        f"CREATE VIRTUAL TABLE {words} USING fts5({searched}, content='{sheet.name}', "
        "tokenize='unicode61 remove_diacritics 2')"
    )
    database.execute(f"INSERT INTO {words}({words}) VALUES ('rebuild')")  # noqa: S608 - as above


def _described(title: str, name: str) -> str:
    """Return what Datasette reads of the database: titles, what columns mean, facets."""
    import yaml  # noqa: PLC0415 - this format alone writes YAML

    tables = {sheet.name: _table(sheet) for sheet in SHEETS}
    hidden = {f"{table}_fts": {"hidden": True} for table in _SEARCHED}
    told = {"title": title, "databases": {name: {"tables": tables | hidden}}}
    return yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=100)


def _table(sheet: Sheet) -> dict[str, Any]:
    table: dict[str, Any] = {
        "description": sheet.says,
        "columns": {c.name: c.says for c in sheet.columns},
    }
    if sheet.name in _FACETS:
        table["facets"] = [*_FACETS[sheet.name]]
    if sheet.name in _LABELS:
        table["label_column"] = _LABELS[sheet.name]
    if sheet.name in _SEARCHED:
        table["fts_table"] = f"{sheet.name}_fts"
        table["fts_pk"] = "rowid"
    return table
