"""Write a document as a tagged PDF with an outline, laid out by Typst from `document.typ`.

Source: ISO 14289-1 (PDF/UA-1). Latin, Greek and Cyrillic letters come from the fonts that Typst
brings, so that the bytes are the same on every machine; other scripts take a font of the machine.
"""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from importlib.resources import as_file, files
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final

from briefgen.export.document import Heading, Items, NoteMark, Paragraph, Table
from briefgen.export.documents import document, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from briefgen.export.document import Document, Line, Note, Part
    from briefgen.export.selection import Selection
    from briefgen.model import Entry

VOLUME: Final = 1_800
"""Most annotations of the briefs in one file.

Laying out takes some 0.3 megabytes of memory for each. A brief that has more of them is a file of
its own.
"""

_WEB: Final = ("http://", "https://", "mailto:")
_NARROWEST: Final = 8
_WIDEST: Final = 40
"""Letters of a column's longest cell that count for its width: from a word to half a line."""


def write(selection: Selection, target: Path) -> None:
    """Write a tagged PDF with title and language, for screen readers.

    Of a large desk further volumes lie beside it: `desk.pdf`, `desk-2.pdf`.
    """
    volumes = tuple(_volumes(selection))
    paths = [target, *(target.with_stem(f"{target.stem}-{n}") for n in range(2, len(volumes) + 1))]
    if len(volumes) == 1:
        _lay_out(_handed(volumes[0]), target)
        return
    # Typst keeps what it has laid out for as long as its process lives
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool:
        for volume, path in zip(volumes, paths, strict=True):
            pool.submit(_lay_out, _handed(volume), path).result()


def _volumes(selection: Selection) -> Iterator[Selection]:
    """Yield the parts of a selection for one file each; a dossier or a happening is one part."""
    groups = _groups(selection.corpus.entries)
    whole = selection.choice.actor or selection.choice.happening
    if whole or len(groups) <= 1:
        yield selection
        return
    for number, entries in enumerate(groups, 1):
        title = said("words", "volume").format(title=selection.title, number=number, of=len(groups))
        part = replace(selection.corpus, entries=entries)
        yield replace(selection, corpus=part, title=title)


def _groups(entries: Iterable[Entry]) -> list[tuple[Entry, ...]]:
    """Return entries in groups that each fit one file."""
    groups: list[list[Entry]] = []
    room = 0
    for entry in entries:
        needed = _annotations(entry)
        if needed > room:
            groups.append([])
            room = VOLUME
        groups[-1].append(entry)
        room = max(0, room - needed)
    return [tuple(group) for group in groups]


def _annotations(entry: Entry) -> int:
    """Return the number of annotations of an entry, plus one."""
    told = entry.metadata
    kinds: tuple[Sequence[object], ...] = (
        told.actors,
        told.claims,
        told.relations,
        told.events,
        told.places,
        told.figures,
        told.terms,
    )
    return 1 + sum(map(len, kinds))


def _handed(selection: Selection) -> str:
    return json.dumps(_told(document(selection)), ensure_ascii=False)


def _lay_out(told: str, target: Path) -> None:
    """Lay out a document, given as JSON, into a file."""
    import typst  # noqa: PLC0415 - heavy, and an extra

    with as_file(files("briefgen.export") / "document.typ") as layout:
        compiler = typst.Compiler(layout, sys_inputs={"document": told})
        try:
            compiler.compile(output=target, format="pdf", pdf_standards="ua-1", timestamp=0)
        except typst.TypstError:
            # PDF/UA forbids a letter that no font has: tagged all the same, but no PDF/UA
            compiler.compile(output=target, format="pdf", timestamp=0)


def _told(made: Document) -> dict[str, object]:
    """Return a document for the layout: parts by their `kind`, lines as lists of runs."""
    return {
        "title": _plain(made.title),
        "language": made.language,
        "about": _plain(made.about),
        "subjects": [_plain(subject) for subject in made.subjects],
        "evidence": said("headings", "evidence"),
        "parts": [_part(part) for part in made.parts],
        "notes": [_note(note) for note in made.notes],
    }


def _plain(text: str) -> str:
    return "".join(c for c in text if c.isprintable() or c in "\n\t")


def _part(part: Part) -> dict[str, object]:
    match part:
        case Heading():
            return {"kind": "heading", "level": part.level, "text": _plain(part.text)}
        case Paragraph():
            return {"kind": "paragraph", "line": _line(part.line), "quiet": part.quiet}
        case Items():
            return {"kind": "items", "lines": [_line(line) for line in part.lines]}
        case Table():
            return {
                "kind": "table",
                "head": list(map(_plain, part.head)),
                "widths": _widths(part),
                "rows": [[{"line": _line(cell)} for cell in row] for row in part.rows],
            }
    told = " ".join(_plain(text) for _, text in part.sentences)
    return {"kind": "passage", "label": _plain(part.label), "text": told}


def _widths(part: Table) -> list[int]:
    """Return the widths of columns, by the longest cell in each."""
    longest = [len(title) for title in part.head]
    for row in part.rows:
        longest = [max(n, _length(cell)) for n, cell in zip(longest, row, strict=True)]
    return [min(max(n, _NARROWEST), _WIDEST) for n in longest]


def _length(line: Line) -> int:
    return sum(1 if isinstance(run, NoteMark) else len(run.text) for run in line)


def _line(line: Line) -> list[dict[str, object]]:
    return [
        {"note": run.number, "first": run.first}
        if isinstance(run, NoteMark)
        else {"text": _plain(run.text), "style": run.style, "href": _web(run.href)}
        for run in line
    ]


def _web(href: str) -> str:
    return href if href.startswith(_WEB) else ""


def _note(note: Note) -> dict[str, object]:
    return {
        "number": note.number,
        "sentence": _plain(note.sentence),
        "label": _plain(note.label),
        "source": _plain(note.source),
        "link": _web(note.link),
    }
