"""Define tables: their columns, what they mean, and what they refer to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.export.rows import Desk

Cell = str | int | float | bool | None
"""Words, a number or a truth value; None where nothing is known."""

Kind = Literal["string", "integer", "number", "boolean"]
"""The type of a column, as Frictionless Data calls it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `refers` names the table whose key it is a foreign key of, empty for none."""

    name: str
    kind: Kind
    says: str
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table. `key` are the columns that tell its rows apart."""

    name: str
    says: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[Desk], Iterator[tuple[Cell, ...]]]


def text(name: str, says: str) -> Column:
    """Return a column of words."""
    return Column(name, "string", says)


def whole(name: str, says: str) -> Column:
    """Return a column of whole numbers."""
    return Column(name, "integer", says)


def number(name: str, says: str) -> Column:
    """Return a column of numbers."""
    return Column(name, "number", says)


def flag(name: str, says: str) -> Column:
    """Return a column of truth values."""
    return Column(name, "boolean", says)


def ref(name: str, table: str, says: str) -> Column:
    """Return a column that points at the rows of another table."""
    return Column(name, "string", says, table)
