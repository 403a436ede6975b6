"""Read Zotero's own export (.rdf), with the files that it puts beside it.

Source: what Zotero 7 writes; RDF 1.1 XML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

from briefgen.readers.bibliographies.entries import Entry, people
from briefgen.readers.bounds import without_entities

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACES: Final = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "z": "http://www.zotero.org/namespaces/export#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "bib": "http://purl.org/net/biblio#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "link": "http://purl.org/rss/1.0/modules/link/",
}
_ABOUT: Final = f"{{{_SPACES['rdf']}}}about"
_RESOURCE: Final = f"{{{_SPACES['rdf']}}}resource"


def entries(text: str) -> Iterator[Entry]:
    """Yield the items that have an item type; attachments are left out.

    Raises:
        lxml.etree.XMLSyntaxError: where the text is no XML.
    """
    data = without_entities(text.encode(), "")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(data, parser)
    files = {a.get(_ABOUT): _file(a) for a in root.iterfind("z:Attachment", _SPACES)}
    titles = {e.get(_ABOUT): _text(e, "dc:title") for e in root}
    for item in root:
        if item.tag != f"{{{_SPACES['z']}}}Attachment" and _text(item, "z:itemType"):
            yield _entry(item, files, titles)


# lxml's elements have no public type
def _entry(item: Any, files: dict[str, str], titles: dict[str, str]) -> Entry:  # noqa: ANN401
    linked = (link.get(_RESOURCE) for link in item.iterfind("link:link", _SPACES))
    part = item.find("dcterms:isPartOf", _SPACES)
    whole = ""
    if part is not None:
        whole = titles.get(part.get(_RESOURCE), "") or _text(part, "*/dc:title")
    return Entry(
        {
            "title": _text(item, "dc:title"),
            "outlet": whole or _text(item, "dc:publisher//foaf:name"),
            "byline": people(
                [_name(p) for p in item.iterfind("bib:authors//foaf:Person", _SPACES)]
            ),
            "published": _text(item, "dc:date"),
            "retrieved": _text(item, "dcterms:dateSubmitted"),
            "url": _text(item, "dc:identifier/dcterms:URI/rdf:value"),
            "language": _text(item, "z:language"),
            "rights": _text(item, "dc:rights"),
        },
        tuple(f for link in linked if (f := files.get(link, ""))),
    )


def _file(attachment: Any) -> str:  # noqa: ANN401 - as above
    found = attachment.find("rdf:resource", _SPACES)
    return str(found.get(_RESOURCE) or "") if found is not None else ""


def _name(person: Any) -> str:  # noqa: ANN401 - as above
    surname, given = _text(person, "foaf:surname"), _text(person, "foaf:givenName")
    return f"{given} {surname}".strip()


def _text(element: Any, path: str) -> str:  # noqa: ANN401 - as above
    found = element.find(path, _SPACES)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""
