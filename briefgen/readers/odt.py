"""Read OpenDocument texts (.odt): their XML is turned into HTML, which is read as any HTML is.

Notes follow the text; tracked deletions and comments are left out, and counted in a remark. Source:
OASIS OpenDocument 1.3, part 3.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from lxml import etree, html  # type: ignore[import-untyped]  # lxml ships no types

from briefgen.errors import UnreadableError, Where
from briefgen.readers.bounds import Unpacked
from briefgen.readers.document import CONTENTS, FOOTNOTE, notes_marked, remarks, stated, whole
from briefgen.readers.page import fragment_of

if TYPE_CHECKING:
    from briefgen.readers.parts import Options, Parts

LARGEST_TEXT: Final = 16_000_000
"""Most bytes of a document's content."""

_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT: Final = f"{{{_OASIS}text:1.0}}"
_TABLE: Final = f"{{{_OASIS}table:1.0}}"
_DRAW: Final = f"{{{_OASIS}drawing:1.0}}"
_OFFICE: Final = f"{{{_OASIS}office:1.0}}"
_STYLE: Final = f"{{{_OASIS}style:1.0}}"
_LINK: Final = "{http://www.w3.org/1999/xlink}href"

_BLOCKS: Final = {
    f"{_TEXT}p": "p",
    f"{_TEXT}list": "ul",
    f"{_TEXT}list-item": "li",
    f"{_TEXT}list-header": "li",
    f"{_TEXT}section": "div",
    f"{_TABLE}table": "table",
    f"{_TABLE}table-row": "tr",
    f"{_TABLE}table-cell": "td",
    f"{_DRAW}text-box": "div",
    f"{_TEXT}index-body": "nav",
    f"{_TEXT}span": "span",
    f"{_TEXT}a": "a",
}
"""The HTML element for each element; of others only the content is read."""

_MARKS: Final = {f"{_TEXT}s": " ", f"{_TEXT}tab": " "}
_BREAK: Final = f"{_TEXT}line-break"
_SILENT: Final = frozenset(
    {
        f"{_TEXT}tracked-changes",
        f"{_TEXT}sequence-decls",
        f"{_TEXT}note-citation",
        f"{_TEXT}index-title-template",
        f"{_OFFICE}forms",
        f"{_OFFICE}annotation",
        f"{_OFFICE}binary-data",
    }
    | {f"{{{_OASIS}svg-compatible:1.0}}{name}" for name in ("title", "desc")}
)
"""Elements whose text no reader of the document sees in its place."""

_STYLES: Final = {"Title": "h1", "Quotations": "blockquote", "Caption": "figcaption"}
"""Built-in paragraph styles that mean more than a paragraph. Source: LibreOffice's own names."""

_DEEPEST_HEADING: Final = 6
_PROPERTIES: Final = ("title", "creator", "language", "creation-date", "initial-creator")


def read(data: bytes, path: str, options: Options) -> Parts:
    """Return an OpenDocument text with headings, lists, tables and notes, and its properties.

    Raises:
        UnreadableError: where it is damaged, encrypted, too large, or no text.
    """
    del options
    unpacked = Unpacked(data, path)
    unpacked.read("content.xml", LARGEST_TEXT)
    content = _tree(unpacked, "content.xml", path)
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        message = "the file is an OpenDocument file, but not of text"
        raise UnreadableError(message, where=Where(PurePosixPath(path)), remedy="save it as .odt")
    page = _Page(_parents(content))
    page.add(body)
    page.add_notes()
    said = _properties(unpacked, path)
    left_out = ((f"{_TEXT}deletion", "tracked deletion"), (f"{_OFFICE}annotation", "comment"))
    return replace(
        whole(notes_marked(fragment_of(page.root))),
        declared=stated(
            said.get("title", ""),
            said.get("creator", said.get("initial-creator", "")),
            said.get("language", ""),
        ),
        notes=remarks(
            said.get("creation-date", ""),
            [(sum(1 for _ in body.iter(tag)), noun) for tag, noun in left_out],
        ),
    )


@dataclass(slots=True)
class _Page:
    """The HTML made of a document; `styles` maps each automatic style to the one it is based on."""

    styles: dict[str, str]
    root: Any = field(default_factory=lambda: html.Element("div"))
    notes: list[Any] = field(default_factory=list)

    # lxml's elements have no public type
    def add(self, element: Any, under: Any = None) -> None:  # noqa: ANN401
        """Add an element's content to the page, under `under`, without the text after it."""
        under = self.root if under is None else under
        _write(under, element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._add_child(child, under)
            _write(under, child.tail)

    def _add_child(self, child: Any, under: Any) -> None:  # noqa: ANN401 - as above
        if child.tag in _MARKS:
            _write(under, _MARKS[child.tag])
        elif child.tag == _BREAK:
            under.append(html.Element("br"))
        elif child.tag == f"{_TEXT}note":
            self.notes.append(child)
        elif child.tag not in _SILENT:
            self.add(child, self._opened(child, under))

    def _opened(self, element: Any, under: Any) -> Any:  # noqa: ANN401 - as above
        """Return the element of the page that an element's content goes into."""
        name = self._name(element)
        if not name or (name == "p" and under.tag in ("td", "li") and not len(under)):
            return under
        made = html.Element(name)
        if name == "a" and element.get(_LINK):
            made.set("href", element.get(_LINK))
        if name == "nav":
            made.set("class", CONTENTS)
        under.append(made)
        return made

    def _name(self, element: Any) -> str:  # noqa: ANN401 - as above
        if element.tag == f"{_TEXT}h":
            level = element.get(f"{_TEXT}outline-level", "1")
            # levels are few
            deep = int(level) if level.isdecimal() and len(level) < 3 else 1  # noqa: PLR2004
            return f"h{min(max(deep, 1), _DEEPEST_HEADING)}"
        if element.tag == f"{_TEXT}p":
            style = element.get(f"{_TEXT}style-name", "")
            return _STYLES.get(self.styles.get(style, style), "p")
        return _BLOCKS.get(element.tag, "")

    def add_notes(self) -> None:
        """Add the notes that were met after all else; notes within notes are met here."""
        n = 0
        while n < len(self.notes):
            made = html.Element("p")
            made.set("class", FOOTNOTE)
            made.text = f"{n + 1}. "
            self.root.append(made)
            for paragraph in self.notes[n].iter(f"{_TEXT}p"):
                self.add(paragraph, made)
                _write(made, " ")
            n += 1


def _write(under: Any, words: str | None) -> None:  # noqa: ANN401 - as above
    """Append words to the content of an element."""
    if not words:
        return
    if len(under):
        under[-1].tail = (under[-1].tail or "") + words
    else:
        under.text = (under.text or "") + words


def _parents(content: Any) -> dict[str, str]:  # noqa: ANN401 - as above
    """Return the style that each automatic paragraph style is based on."""
    styles = content.iterfind(f"{_OFFICE}automatic-styles/{_STYLE}style")
    names = ((s.get(f"{_STYLE}name"), s.get(f"{_STYLE}parent-style-name")) for s in styles)
    return {name: parent for name, parent in names if name and parent}


def _properties(unpacked: Unpacked, path: str) -> dict[str, str]:
    if "meta.xml" not in unpacked.names:
        return {}
    said: dict[str, str] = {}
    for element in _tree(unpacked, "meta.xml", path).iter():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name in _PROPERTIES and element.text:
            said.setdefault(name, element.text)
    return said


def _tree(unpacked: Unpacked, name: str, path: str) -> Any:  # noqa: ANN401 - as above
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(unpacked.xml(name), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        message = "the document is damaged, or opens with a password only"
        raise UnreadableError(
            message,
            where=Where(PurePosixPath(path)),
            remedy="open it in LibreOffice and save it again, without a password",
        ) from error
