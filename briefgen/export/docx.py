"""Write a document for Word, with headings, tables whose heads repeat, and real endnotes.

python-docx brings the styles and the package. It knows no endnotes, so their part is made here.
Source: ECMA-376, part 1, sections 17.11 (endnotes) and 17.4 (tables).
"""

from __future__ import annotations

import math
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

from briefgen.export.archive import contents, pack
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
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from briefgen.export.document import Note
    from briefgen.export.selection import Selection

_SPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
_LINKED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes"
_HYPERLINK: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"

_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_BODY: Final = "word/document.xml"
_BODY_LINKS: Final = "word/_rels/document.xml.rels"
_NOTES: Final = "word/endnotes.xml"
_NOTES_LINKS: Final = "word/_rels/endnotes.xml.rels"

_ALL: Final = "All"
"""Text of the placeholder paragraph that the body replaces."""

_UNDATED: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""When a document was made, which its package states: no clock goes into the output."""

_STYLES: Final = {"strong": "<w:b/>", "quiet": '<w:color w:val="595959"/>'}
_RAISED: Final = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
_PAGE: Final = 9_638
"""Width of what is printed on A4 within margins of 2 cm, in twentieths of a point."""

_A4: Final = (7_560_310, 10_692_130)
_MARGIN: Final = 720_000
"""Sides and margin of a page, in English metric units: 36,000 a millimetre."""

_NARROWEST: Final = 0.5
"""Least weight of a column for each letter of its longest word, so that it need not be broken."""

_WORD: Final = 14
"""Most letters of a word that widens its column; a longer one, such as an address, is broken."""

_BEFORE: Final = 2
"""Endnotes that each document has before its own: the separators. Source: ECMA-376, 17.11.23."""


def write(selection: Selection, target: Path) -> None:
    """Write a document for Word; its endnotes are the evidence."""
    made = document(selection)
    pack(target, _Writer(made).filled(_shell(made)))


def _shell(made: Document) -> list[tuple[str, bytes]]:
    """Return the files of a document with one placeholder paragraph for its body."""
    import docx  # noqa: PLC0415 - an extra
    from docx.opc.packuri import PackURI  # noqa: PLC0415 - as above
    from docx.opc.part import Part as Piece  # noqa: PLC0415 - as above
    from docx.oxml import parse_xml  # noqa: PLC0415 - as above

    word: Any = docx.Document()
    word.add_paragraph(_ALL)
    notes = Piece(PackURI(f"/{_NOTES}"), _TYPE, b"", word.part.package)
    word.part.relate_to(notes, _LINKED)
    section = word.element.body[-1]
    # decimal endnotes: Word would count in small Roman numerals
    section.insert(
        0, parse_xml(f'<w:endnotePr {_SPACES}><w:numFmt w:val="decimal"/></w:endnotePr>')
    )
    page = word.sections[0]
    page.page_width, page.page_height = _A4
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _MARGIN
    _state(word.core_properties, made)
    packed = BytesIO()
    word.save(packed)
    return contents(packed)


def _state(told: Any, made: Document) -> None:  # noqa: ANN401 - docx's properties
    """Set the properties of the package."""
    told.title, told.language = _plain(made.title)[:255], made.language
    told.author, told.last_modified_by = "briefgen", "briefgen"
    told.comments = made.about
    told.keywords = ""
    told.created = told.modified = _UNDATED
    told.revision = 1


class _Links:
    """The addresses that a part of a package links to; each has an id there."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def id(self, href: str) -> str:
        """Return the id of an address, a new one if need be."""
        return self._ids.setdefault(href, f"link{len(self._ids) + 1}")

    def __bool__(self) -> bool:
        """Tell whether the part leads anywhere."""
        return bool(self._ids)

    def xml(self) -> Iterator[str]:
        """Yield a relationship for each."""
        for href, id_ in self._ids.items():
            yield (
                f'<Relationship Id="{id_}" Type="{_HYPERLINK}" '
                f'Target={_attribute(href)} TargetMode="External"/>'
            )


class _Writer:
    """Writes the body and notes of a Word document in pieces: as a tree they take a gigabyte."""

    def __init__(self, made: Document) -> None:
        self.made = made
        self._links, self._links_of_notes = _Links(), _Links()
        self._marks = 0

    def filled(self, shell: list[tuple[str, bytes]]) -> Iterator[tuple[str, bytes | Iterator[str]]]:
        """Yield the files of a document; a part's links are known once it was written."""
        for name, content in shell:
            if name == _BODY:
                yield name, self._body(content.decode())
            elif name == _BODY_LINKS:
                yield name, _within(content.decode(), "</Relationships>", self._links.xml())
            elif name == _NOTES:
                yield name, self._notes()
                if self._links_of_notes:
                    yield _NOTES_LINKS, self._relations_of_notes()
            else:
                yield name, content

    def _body(self, shell: str) -> Iterator[str]:
        before, _, after = shell.partition(f"<w:p><w:r><w:t>{_ALL}</w:t></w:r></w:p>")
        yield before
        for part in self.made.parts:
            yield from self._part(part)
        yield _paragraph(_run(said("headings", "evidence")), "Heading1")
        yield after

    def _part(self, part: Part) -> Iterator[str]:
        match part:
            case Heading():
                yield _paragraph(_run(part.text), f"Heading{part.level}")
            case Paragraph():
                yield _paragraph(self._line(part.line), "")
            case Items():
                yield from (_paragraph(self._line(line), "ListBullet") for line in part.lines)
            case Table():
                yield self._table(part)
                yield _paragraph("", "")
            case Passage():
                yield _paragraph(_run(" ".join(text for _, text in part.sentences)), "")

    def _table(self, part: Table) -> str:
        widths = _widths(part)
        head = "".join(_cell(_run(t, "strong"), w) for t, w in zip(part.head, widths, strict=True))
        rows = "".join(
            f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{self._cells(row, widths)}</w:tr>"
            for row in part.rows
        )
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1"/>'
            f"<w:tblCaption w:val={_attribute(part.caption)}/></w:tblPr>"
            f"<w:tblGrid>{grid}</w:tblGrid>"
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
            f"{rows}</w:tbl>"
        )

    def _cells(self, row: tuple[Line, ...], widths: list[int]) -> str:
        return "".join(_cell(self._line(c), w) for c, w in zip(row, widths, strict=True))

    def _line(self, line: Line) -> str:
        return "".join(
            self._mark(run) if isinstance(run, NoteMark) else self._words(run) for run in line
        )

    def _words(self, run: Words) -> str:
        text = f"“{run.text}”" if run.style == "quote" else run.text
        if not run.href:
            return _run(text, run.style)
        link = self._links.id(run.href)
        return f'<w:hyperlink r:id="{link}">{_run(text, run.style)}</w:hyperlink>'

    def _mark(self, mark: NoteMark) -> str:
        """Return an endnote's reference; later ones point at the first: Word counts each anew."""
        name = f"note{mark.number}"
        if not mark.first:
            field = (
                f'<w:fldSimple w:instr=" NOTEREF {name} \\h ">'
                f"<w:r>{_RAISED}<w:t>{mark.number}</w:t></w:r>"
            )
            return f"{field}</w:fldSimple>"
        self._marks += 1
        id_ = mark.number + _BEFORE - 1
        return (
            f'<w:bookmarkStart w:id="{self._marks}" w:name="{name}"/>'
            f'<w:r>{_RAISED}<w:endnoteReference w:id="{id_}"/></w:r>'
            f'<w:bookmarkEnd w:id="{self._marks}"/>'
        )

    def _notes(self) -> Iterator[str]:
        """Yield the part that holds the endnotes."""
        yield f"{_XML}<w:endnotes {_SPACES}>"
        yield (
            '<w:endnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
            "</w:endnote>"
        )
        yield (
            '<w:endnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
            "<w:continuationSeparator/></w:r></w:p></w:endnote>"
        )
        yield from map(self._note, self.made.notes)
        yield "</w:endnotes>"

    def _note(self, note: Note) -> str:
        quoted = f"“{note.sentence}” " if note.sentence else ""
        label = f", {note.label}" if note.label else ""
        link = ""
        if note.link.startswith(("http://", "https://")):
            to = self._links_of_notes.id(note.link)
            link = f'<w:hyperlink r:id="{to}">{_run(f" {note.link}")}</w:hyperlink>'
        told = _run(f" {quoted}{note.source}{label}.")
        return (
            f'<w:endnote w:id="{note.number + _BEFORE - 1}"><w:p>'
            f"<w:r>{_RAISED}<w:endnoteRef/></w:r>{told}{link}</w:p></w:endnote>"
        )

    def _relations_of_notes(self) -> Iterator[str]:
        yield f'{_XML}<Relationships xmlns="{_RELATIONS}">'
        yield from self._links_of_notes.xml()
        yield "</Relationships>"


def _within(text: str, end: str, pieces: Iterable[str]) -> Iterator[str]:
    """Yield a text with pieces inserted before its end."""
    yield text.removesuffix(end)
    yield from pieces
    yield end


def _plain(text: str) -> str:
    """Return words without the control characters that XML forbids."""
    return "".join(c for c in text if c.isprintable() or c in "\n\t")


def _attribute(text: str) -> str:
    return f'"{escape(_plain(text), {chr(34): "&quot;"})}"'


def _paragraph(runs: str, style: str) -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{runs}</w:p>"


def _cell(runs: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p>{runs}</w:p></w:tc>'


def _widths(part: Table) -> list[int]:
    """Return the widths of columns, in twentieths of a point, by content and longest word."""
    columns = [
        [title, *map(_told, column)]
        for title, column in zip(part.head, zip(*part.rows, strict=True), strict=True)
    ]
    weights = [max(_fullness(column), _NARROWEST * _longest(column)) for column in columns]
    return [round(_PAGE * weight / sum(weights)) for weight in weights]


def _told(line: Line) -> str:
    return "".join(run.text for run in line if isinstance(run, Words))


def _fullness(column: list[str]) -> float:
    return math.sqrt(sum(map(len, column)) / len(column))


def _longest(column: list[str]) -> int:
    return min(max(len(word) for cell in column for word in cell.split() or [""]), _WORD)


def _run(text: str, style: str = "") -> str:
    if not text:
        return ""
    how = _STYLES.get(style, "")
    styled = f"<w:rPr>{how}</w:rPr>" if how else ""
    return f'<w:r>{styled}<w:t xml:space="preserve">{escape(_plain(text))}</w:t></w:r>'
