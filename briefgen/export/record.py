"""Write the record of an article, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.record import dumps

if TYPE_CHECKING:
    from briefgen.model import Entry


def record(entry: Entry) -> str:
    """Return the record of an article after its published schema, with the whole text."""
    return dumps(entry.metadata, "json") + "\n"
