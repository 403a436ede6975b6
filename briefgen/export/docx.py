"""A document for Word, with headings, tables whose heads repeat, and real endnotes.

python-docx brings the styles and the package. It knows no endnotes, so their part is made here.
Source: ECMA-376, part 1, sections 17.11 (endnotes) and 17.4 (tables).
"""

from __future__ import annotations

import math
from datetime import UTC, datetime
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
    from collections.abc import Iterator
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
"""The least weight of a column for each letter of its longest word, that it need not be broken."""

_WORD: Final = 14
"""Letters of a word that a column is made wide for; a longer one, such as an address, is broken."""

_BEFORE: Final = 2
"""Endnotes that each document has before its own: the separators. Source: ECMA-376, 17.11.23."""


def write(selection: Selection, target: Path) -> None:
    """Write a document for Word; its endnotes are the evidence."""
    import docx  # noqa: PLC0415 - an extra

    made = document(selection)
    word = docx.Document()
    _Writer(word, made).fill()
    word.save(str(target))
    pack(target, contents(target))  # the library stamps what it packs with the day


class _Writer:
    """Fills a Word document; the parts of it are made as XML, since a table made cell by cell takes minutes."""

    def __init__(self, word: Any, made: Document) -> None:  # noqa: ANN401 - docx's document
        from docx.oxml import parse_xml  # noqa: PLC0415 - an extra

        self.word, self.made = word, made
        self._parse = parse_xml
        self._marks = 0

    def fill(self) -> None:
        """Write the parts, then the endnotes, then what the package says of itself."""
        body = self.word.element.body
        last = body[-1]  # the section's properties, which stand behind everything
        for part in self.made.parts:
            for xml in self._part(part):
                last.addprevious(self._parse(xml))
        last.addprevious(self._parse(_paragraph(_run(said("headings", "evidence")), "Heading1")))
        self._notes()
        self._settings()
        self._properties()

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
            f'<w:tbl {_SPACES}><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1"/>'
            f"<w:tblCaption w:val={_attribute(part.caption)}/></w:tblPr>"
            f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
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
        link = self.word.part.relate_to(run.href, _HYPERLINK, is_external=True)
        return f'<w:hyperlink r:id="{link}">{_run(text, run.style)}</w:hyperlink>'

    def _mark(self, mark: NoteMark) -> str:
        """Return an endnote's reference; one that was there already is pointed at, since Word counts each anew."""
        name = f"note{mark.number}"
        if not mark.first:
            field = f'<w:fldSimple w:instr=" NOTEREF {name} \\h "><w:r>{_RAISED}<w:t>{mark.number}</w:t></w:r>'
            return f"{field}</w:fldSimple>"
        self._marks += 1
        id_ = mark.number + _BEFORE - 1
        return (
            f'<w:bookmarkStart w:id="{self._marks}" w:name="{name}"/>'
            f'<w:r>{_RAISED}<w:endnoteReference w:id="{id_}"/></w:r>'
            f'<w:bookmarkEnd w:id="{self._marks}"/>'
        )

    def _notes(self) -> None:
        """Add the part that holds the endnotes."""
        from docx.opc.packuri import PackURI  # noqa: PLC0415 - an extra
        from docx.opc.part import Part as Piece  # noqa: PLC0415 - as above

        piece = Piece(PackURI("/word/endnotes.xml"), _TYPE, b"", self.word.part.package)
        notes = "".join(self._note(note, piece) for note in self.made.notes)
        separators = (
            '<w:endnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:endnote>'
            '<w:endnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
            "<w:continuationSeparator/></w:r></w:p></w:endnote>"
        )
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        xml = f"{head}<w:endnotes {_SPACES}>{separators}{notes}</w:endnotes>"
        piece._blob = xml.encode()  # noqa: SLF001 - a part of a package is its bytes
        self.word.part.relate_to(piece, _LINKED)

    def _note(self, note: Note, piece: Any) -> str:  # noqa: ANN401 - docx's part
        quoted = f"“{note.sentence}” " if note.sentence else ""
        label = f", {note.label}" if note.label else ""
        link = ""
        if note.link.startswith(("http://", "https://")):
            to = piece.relate_to(note.link, _HYPERLINK, is_external=True)
            link = f'<w:hyperlink r:id="{to}">{_run(f" {note.link}")}</w:hyperlink>'
        told = _run(f" {quoted}{note.source}{label}.")
        return (
            f'<w:endnote w:id="{note.number + _BEFORE - 1}"><w:p>'
            f"<w:r>{_RAISED}<w:endnoteRef/></w:r>{told}{link}</w:p></w:endnote>"
        )

    def _settings(self) -> None:
        """Set the page, and number endnotes by figures: Word would count in small Roman ones."""
        xml = f'<w:endnotePr {_SPACES}><w:numFmt w:val="decimal"/></w:endnotePr>'
        section = self.word.element.body[-1]
        section.insert(0, self._parse(xml))
        page = self.word.sections[0]
        page.page_width, page.page_height = _A4
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _MARGIN

    def _properties(self) -> None:
        told = self.word.core_properties
        told.title, told.language = _plain(self.made.title)[:255], self.made.language
        told.author, told.last_modified_by = "briefgen", "briefgen"
        told.comments = self.made.about
        told.keywords = ""
        told.created = told.modified = _UNDATED
        told.revision = 1


def _plain(text: str) -> str:
    """Return words without the controls that XML has no place for."""
    return "".join(c for c in text if c.isprintable() or c in "\n\t")


def _attribute(text: str) -> str:
    return f'"{escape(_plain(text), {chr(34): "&quot;"})}"'


def _paragraph(runs: str, style: str) -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p {_SPACES}>{styled}{runs}</w:p>"


def _cell(runs: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p>{runs}</w:p></w:tc>'


def _widths(part: Table) -> list[int]:
    """Return the widths of columns, in twentieths of a point: by how much stands in each, and its longest word."""
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
