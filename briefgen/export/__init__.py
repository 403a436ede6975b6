"""Write a desk in the formats of other tools."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from briefgen.export.citations import bibtex, csl_json, ris
from briefgen.export.desk import desk_record
from briefgen.export.desk_index import desk_index
from briefgen.export.protocol import Exporter
from briefgen.export.record import record
from briefgen.export.registry import exporter_of, exporters
from briefgen.export.selection import Choice, Selection, select
from briefgen.export.tables import actors_csv, claims_csv, relations_csv
from briefgen.model import Publish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import Corpus, Entry

__all__ = [
    "Choice",
    "Exporter",
    "Selection",
    "desk_index",
    "desk_record",
    "exporter_of",
    "exporters",
    "files",
    "files_of",
    "select",
    "tables",
]


def files(corpus: Corpus, source_text: Publish) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield the files for other tools, by path in the docs tree, with their text.

    For each brief its citation in three forms, and its record where its whole text may be
    published; then the desk's claims, relations and actors as tables. `source_text` is how much is
    published where an entry does not say.
    """
    for entry in corpus.entries:
        yield from files_of(entry, source_text)
    yield from tables(corpus, source_text)


def files_of(entry: Entry, source_text: Publish) -> tuple[tuple[PurePosixPath, str], ...]:
    """Return the files for other tools beside one brief; they depend on its entry alone."""
    stem = f"briefs/{entry.slug}"
    publish = entry.analyst.publish or source_text
    whole, shown = publish is Publish.FULL, publish is not Publish.NONE
    return (
        *([(PurePosixPath(f"{stem}.json"), record(entry))] if whole else ()),
        (PurePosixPath(f"{stem}.bib"), bibtex(entry, shown=shown)),
        (PurePosixPath(f"{stem}.ris"), ris(entry, shown=shown)),
        (PurePosixPath(f"{stem}.csl.json"), csl_json(entry, shown=shown)),
    )


def tables(corpus: Corpus, source_text: Publish) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield the desk's claims, relations and actors as tables."""
    yield PurePosixPath("claims/claims.csv"), claims_csv(corpus, source_text)
    yield PurePosixPath("relations/relations.csv"), relations_csv(corpus, source_text)
    yield PurePosixPath("actors/actors.csv"), actors_csv(corpus)
