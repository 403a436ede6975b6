"""Write a document as one Markdown file: CommonMark with tables and footnotes.

GitHub, Obsidian and Pandoc read it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from briefgen.export.document import (
    Document,
    Heading,
    Items,
    Line,
    NoteMark,
    Paragraph,
    Part,
    Passage,
    Table,
    Words,
)
from briefgen.export.documents import document, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from briefgen.export.document import Note
    from briefgen.export.selection import Selection

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~$^&=%])")
"""Characters that Markdown or Obsidian takes for markup (`==`, `%%`, `#tag`, `$`, `^id`)."""

_OPENING: Final = re.compile(r"^(\s*)([-+:]|\d+(?=[.)]))")
"""What begins a list or a definition at the head of a line."""

_STYLES: Final = {"quote": "“{}”", "strong": "**{}**", "quiet": "*{}*"}


def write(selection: Selection, target: Path) -> None:
    """Write one Markdown file; its footnotes are the evidence."""
    made = document(selection)
    tags = sorted({t for e in selection.corpus.entries for t in e.analyst.tags})
    aliases = selection.other_names().get(selection.choice.actor, ())
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_front(made, tags, aliases))
        file.writelines(f"\n{block}\n" for block in _blocks(made))


def _front(made: Document, tags: list[str], aliases: Sequence[str]) -> str:
    """Return front matter, every value as JSON, which is YAML too."""
    told = {
        "title": made.title,
        "date": made.date,
        "aliases": aliases,
        "tags": list(map(_tag, tags)),
    }
    lines = [f"{k}: {json.dumps(v, ensure_ascii=False)}" for k, v in told.items() if v]
    return "\n".join(["---", *lines, "---", ""])


def _tag(tag: str) -> str:
    """Return a tag as Obsidian takes one: without spaces, not of digits alone."""
    plain = re.sub(r"[^\w/-]+", "-", tag).strip("-")
    return f"t-{plain}" if plain.isdigit() else plain


def _blocks(made: Document) -> Iterator[str]:
    for part in made.parts:
        yield _block(part)
    yield from map(_note, made.notes)


def _block(part: Part) -> str:
    match part:
        case Heading():
            return f"{'#' * part.level} {escaped(part.text)}"
        case Paragraph():
            line = _line(part.line)
            return f"*{line}*" if part.quiet and "*" not in line else _guarded(line)
        case Items():
            return "\n".join(f"- {_guarded(_line(line))}" for line in part.lines)
        case Table():
            return _table(part)
        case Passage():
            return _guarded(" ".join(escaped(text) for _, text in part.sentences))


def _table(part: Table) -> str:
    rows = [[escaped(cell) for cell in part.head], ["---"] * len(part.head)]
    rows += [[_line(cell) for cell in row] for row in part.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _line(line: Line) -> str:
    return "".join(f"[^{run.number}]" if isinstance(run, NoteMark) else _run(run) for run in line)


def _run(run: Words) -> str:
    """Return styled words; blanks at their edges stay outside, where no emphasis may begin."""
    bare = run.text.strip()
    text = escaped(bare)
    if run.href:
        text = f"[{text}](<{_destination(run.href)}>)"
    styled = _STYLES[run.style].format(text) if run.style else text
    return run.text.replace(bare, "\0", 1).replace("\0", styled) if bare else run.text


def _destination(href: str) -> str:
    return "".join(
        {"<": "%3C", ">": "%3E", "\\": "%5C", "\n": "", "|": "%7C"}.get(c, c) for c in href
    )


def escaped(text: str) -> str:
    """Return words in which nothing is markup."""
    return _SPECIAL.sub(r"\\\1", text)


def _guarded(line: str) -> str:
    """Return a line whose beginning starts no list."""
    return _OPENING.sub(lambda m: f"{m[1]}{_dotted(m[2])}", line)


def _dotted(mark: str) -> str:
    return f"{mark}\\" if mark.isdigit() else f"\\{mark}"


def _note(note: Note) -> str:
    quoted = f"“{escaped(note.sentence)}” " if note.sentence else ""
    place = f", {escaped(note.label)}" if note.label else ""
    link = f" [{said('headings', 'evidence')}](<{_destination(note.link)}>)" if note.link else ""
    return f"[^{note.number}]: {quoted}{escaped(note.source)}{place}.{link}"
