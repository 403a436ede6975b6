"""Write a document as XHTML that is HTML as well, for the self-contained page and EPUB chapters."""

from __future__ import annotations

from html import escape
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
from briefgen.export.documents import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.export.document import Note

_STYLES: Final = {"quote": "q", "strong": "strong", "quiet": "small"}
_WEB: Final = ("http://", "https://", "mailto:")


def plain(text: str) -> str:
    """Return words escaped for HTML and XML, without the control characters that XML forbids."""
    return escape("".join(c for c in text if c.isprintable() or c in "\n\t"))


def body(made: Document, *, epub: bool = False) -> Iterator[str]:
    """Yield a document block by block, notes last; with `epub`, e-readers open notes in place."""
    for part in made.parts:
        yield _block(part, epub=epub)
    if made.notes:
        yield (
            '<section class="notes" role="doc-endnotes" '
            f'aria-labelledby="notes"{_kind("endnotes", epub)}>\n'
        )
        yield f'<h2 id="notes">{plain(said("headings", "evidence"))}</h2>\n<ol>\n'
        yield from (_note(note, epub=epub) for note in made.notes)
        yield "</ol>\n</section>\n"


def _kind(name: str, epub: bool) -> str:  # noqa: FBT001 - told inside the module alone
    return f' epub:type="{name}"' if epub else ""


def _block(part: Part, *, epub: bool) -> str:
    match part:
        case Heading():
            return f'<h{part.level} id="{plain(part.anchor)}">{plain(part.text)}</h{part.level}>\n'
        case Paragraph():
            quiet = ' class="quiet"' if part.quiet else ""
            return f"<p{quiet}>{_line(part.line, epub=epub)}</p>\n"
        case Items():
            items = "".join(f"<li>{_line(line, epub=epub)}</li>\n" for line in part.lines)
            return f"<ul>\n{items}</ul>\n"
        case Table():
            return _table(part, epub=epub)
        case Passage():
            told = (f'<span id="{plain(a)}">{plain(text)}</span>' for a, text in part.sentences)
            return (
                f'<p class="passage"><span class="label">{plain(part.label)}</span> '
                f"{' '.join(told)}</p>\n"
            )


def _table(part: Table, *, epub: bool) -> str:
    head = "".join(f'<th scope="col">{plain(title)}</th>' for title in part.head)
    rows = "".join(
        f"<tr>{''.join(f'<td>{_line(cell, epub=epub)}</td>' for cell in row)}</tr>\n"
        for row in part.rows
    )
    opening = f'<table aria-label="{plain(part.caption)}">\n'
    return f"{opening}<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table>\n"


def _line(line: Line, *, epub: bool) -> str:
    return "".join(
        _mark(run, epub=epub) if isinstance(run, NoteMark) else _run(run) for run in line
    )


def _mark(mark: NoteMark, *, epub: bool) -> str:
    """Return the mark of a note; the note links back to the first one."""
    back = f' id="mark{mark.number}"' if mark.first else ""
    kind = _kind("noteref", epub)
    link = f'<a href="#note{mark.number}" role="doc-noteref"{back}{kind}>{mark.number}</a>'
    return f"<sup>{link}</sup>"


def _run(run: Words) -> str:
    text = plain(run.text)
    if run.href.startswith(_WEB):
        text = f'<a href="{plain(run.href)}">{text}</a>'
    tag = _STYLES.get(run.style)
    return f"<{tag}>{text}</{tag}>" if tag else text


def _note(note: Note, *, epub: bool) -> str:
    quoted = f"<q>{plain(note.sentence)}</q> " if note.sentence else ""
    label = plain(note.label)
    if note.anchor and label:
        label = f'<a href="#{plain(note.anchor)}">{label}</a>'
    place = f", {label}" if label else ""
    site = (
        f' <a href="{plain(note.link)}">{plain(note.link)}</a>'
        if note.link.startswith(_WEB)
        else ""
    )
    back = f' <a href="#mark{note.number}" role="doc-backlink">↩</a>'
    kind = _kind("endnote", epub)
    return (
        f'<li id="note{note.number}"{kind}><p>{quoted}{plain(note.source)}{place}.'
        f"{site}{back}</p></li>\n"
    )
