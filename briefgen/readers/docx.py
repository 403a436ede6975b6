"""Read Word documents (.docx): mammoth turns their styles into HTML, which is read as a page is.

Tracked deletions, comments and hidden words are left out, and counted in a remark; notes follow the
text. Source: ECMA-376, parts 1 (WordprocessingML) and 2 (core properties).
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from html import unescape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

import mammoth
from lxml import etree, html  # type: ignore[import-untyped]  # lxml ships no types

from briefgen.errors import UnreadableError, Where
from briefgen.readers.bounds import Unpacked
from briefgen.readers.document import notes_marked, remarks, stated, whole
from briefgen.readers.page import fragment_of
from briefgen.readers.parts import Parts

if TYPE_CHECKING:
    from briefgen.readers.parts import Options

LARGEST_TEXT: Final = 8_000_000
"""Most bytes of a document's main part: some million characters. Mammoth builds 3 trees of it."""

_STYLES: Final = """
p[style-name='Title'] => h1:fresh
p[style-name^='toc '] => p.table-of-contents:fresh
p[style-name='TOC Heading'] => p.table-of-contents:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name='caption'] => figcaption:fresh
"""
_MAIN: Final = "word/document.xml"
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF: Final = frozenset({"0", "false", "off"})
"""Values that turn a property off. Source: ECMA-376, part 1, 17.17.4 (ST_OnOff)."""
_XML: Final = (".xml", ".rels")
_DELETED: Final = re.compile(rb"<w:del[ >]")
_COMMENT: Final = re.compile(rb"<w:comment[ >]")
_PROPERTY: Final = re.compile(
    r"<(?:\w+:)?(title|creator|created|language)\b[^>]*>([^<]{0,2000})</", re.DOTALL
)


def read(data: bytes, path: str, options: Options) -> Parts:
    """Return a Word document's text with headings, lists, tables and notes, and its properties.

    Raises:
        UnreadableError: where it is damaged, too large, or no Word document.
    """
    del options
    unpacked = Unpacked(data, path)
    main = _checked(unpacked, path)
    shown, hidden = _without_hidden(data, main)
    try:
        made = mammoth.convert_to_html(
            io.BytesIO(shown),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(lambda _: {}),
        ).value
    except Exception as error:
        # The library raises whatever its parsing of a damaged document runs into.
        message = "the document is damaged"
        raise UnreadableError(
            message, where=Where(PurePosixPath(path)), remedy="open it in Word and save it again"
        ) from error
    parts = whole(notes_marked(_text(made)))
    said = _properties(unpacked)
    left_out = (
        (_count(_DELETED, main), "tracked deletion"),
        (hidden, "hidden passage"),
        (_comments(unpacked), "comment"),
    )
    return replace(
        parts,
        declared=stated(said.get("title", ""), said.get("creator", ""), said.get("language", "")),
        notes=remarks(said.get("created", ""), left_out),
    )


def _checked(unpacked: Unpacked, path: str) -> bytes:
    """Return the main part, once every part that is parsed has been found harmless."""
    main = next((n for n in unpacked.names if n.lower() == _MAIN), _MAIN)
    content = unpacked.read(main, LARGEST_TEXT)
    for name in unpacked.names:
        if name.lower().endswith(_XML):
            unpacked.xml(name)
    if b"<w:document" not in content and b":document" not in content[:2000]:
        message = "the file is no Word document"
        raise UnreadableError(message, where=Where(PurePosixPath(path)), remedy="save it again")
    return content


def _without_hidden(data: bytes, main: bytes) -> tuple[bytes, int]:
    """Return the document without the hidden words of its main part, and the number of passages."""
    if b"vanish" not in main:
        return data, 0
    tree = etree.fromstring(main, etree.XMLParser(resolve_entities=False, huge_tree=True))
    hidden = [run for run in tree.iter(f"{_WORD}r") if _is_hidden(run)]
    known = set(hidden)
    begun = [run for run in hidden if run.getprevious() not in known]
    for run in hidden:
        run.getparent().remove(run)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            is_main = info.filename.lower() == _MAIN
            new.writestr(info.filename, etree.tostring(tree) if is_main else old.read(info))
    return out.getvalue(), len(begun)


def _is_hidden(run: Any) -> bool:  # noqa: ANN401 - lxml's elements have no public type
    mark = run.find(f"{_WORD}rPr/{_WORD}vanish")
    return mark is not None and mark.get(f"{_WORD}val") not in _OFF


def _text(made: str) -> Parts:
    """Return the text of mammoth's HTML, without the marks that lead to notes and back."""
    if not made.strip():
        return Parts("")
    tree = html.fragment_fromstring(
        made, create_parent="div", parser=html.HTMLParser(huge_tree=True)
    )
    for mark in tree.xpath(
        "//sup[a[starts-with(@id, 'footnote-ref') or starts-with(@id, 'endnote-ref')]]"
    ):
        mark.drop_tree()
    for back in tree.xpath(
        "//a[starts-with(@href, '#footnote-ref') or starts-with(@href, '#endnote-ref')]"
    ):
        back.drop_tree()
    for cell in tree.iter("td", "th"):
        inner = list(cell)
        if len(inner) == 1 and inner[0].tag == "p":
            inner[0].drop_tag()
    return fragment_of(tree)


def _properties(unpacked: Unpacked) -> dict[str, str]:
    if "docProps/core.xml" not in unpacked.names:
        return {}
    raw = unpacked.xml("docProps/core.xml").decode("utf-8", "replace")
    return {name: unescape(value) for name, value in _PROPERTY.findall(raw)}


def _comments(unpacked: Unpacked) -> int:
    return (
        _count(_COMMENT, unpacked.xml("word/comments.xml"))
        if "word/comments.xml" in unpacked.names
        else 0
    )


def _count(pattern: re.Pattern[bytes], data: bytes) -> int:
    return sum(1 for _ in pattern.finditer(data))
