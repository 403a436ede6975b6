"""Bibliographies, and the articles beside them that they describe."""

from __future__ import annotations

import json

import pytest

from briefgen import cleaning
from briefgen.errors import UnreadableError
from briefgen.model import Works
from briefgen.readers import is_bibliography, read, works_in

BIB = r"""@article{vey2024,
  title = {The {Crane} at the Caf{\'e}},
  author = {Vey, Ana and {Harbour Office}},
  date = {2024-10-31},
  journaltitle = {Harbour Courier},
  url = {https://harbour.example/crane?a=1&b=2},
  urldate = {2024-11-02},
  file = {Snapshot:files/12/crane.html:text/html;PDF\: all:files/13/crane.pdf:application/pdf},
}
@article{broken, title = {x
"""
RIS = """TY  - NEWS
TI  - The Crane at the Caf\u00e9
AU  - Vey, Ana
AU  - Harbour Office
DA  - 2024/10/31/
T2  - Harbour Courier
UR  - https://harbour.example/crane?a=1&b=2
Y2  - 2024/11/02/10:00:00
L1  - files/12/crane.html
ER  -\x20
"""
CSL = json.dumps(
    [
        {
            "id": "vey2024",
            "type": "article-newspaper",
            "title": "The Crane at the Caf\u00e9",
            "author": [{"family": "Vey", "given": "Ana"}, {"literal": "Harbour Office"}],
            "issued": {"date-parts": [[2024, 10, 31]]},
            "container-title": "Harbour Courier",
            "URL": "https://harbour.example/crane?a=1&b=2",
            "accessed": {"date-parts": [["2024", 11, 2]]},
        }
    ]
)
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" \
xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:link="http://purl.org/rss/1.0/modules/link/">
 <bib:Article rdf:about="https://harbour.example/crane"><z:itemType>newspaperArticle</z:itemType>
  <dcterms:isPartOf><bib:Newspaper><dc:title>Harbour Courier\
</dc:title></bib:Newspaper></dcterms:isPartOf>
  <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Vey\
</foaf:surname><foaf:givenName>Ana</foaf:givenName>
  </foaf:Person></rdf:li>
  <rdf:li><foaf:Person><foaf:surname>Harbour Office</foaf:surname></foaf:Person></rdf:li></rdf:Seq>
  </bib:authors>
  <link:link rdf:resource="#item_2"/><dc:title>The Crane at the Caf\u00e9</dc:title>\
<dc:date>2024-10-31</dc:date>
  <dc:identifier><dcterms:URI><rdf:value>https://harbour.example/crane?a=1&amp;b=2\
</rdf:value></dcterms:URI>
  </dc:identifier>  <dcterms:dateSubmitted>2024-11-02 10:00:00</dcterms:dateSubmitted></bib:Article>
 <z:Attachment rdf:about="#item_2"><z:itemType>attachment</z:itemType><rdf:resource \
rdf:resource="files/12/crane.html"/>
  <dc:title>Snapshot</dc:title></z:Attachment></rdf:RDF>"""


@pytest.mark.parametrize(
    ("text", "name", "files"),
    [
        (BIB, "zotero/library.bib", ("zotero/files/12/crane.html", "zotero/files/13/crane.pdf")),
        (RIS, "library.ris", ("files/12/crane.html",)),
        (CSL, "library.json", ()),
        (RDF, "library.rdf", ("files/12/crane.html",)),
    ],
)
def test_every_format_states_the_same_of_a_work(text, name, files):
    assert is_bibliography(text.encode()[:4096], name)
    (work,) = works_in(text.encode(), name)
    assert {s.field: s.value for s in work.statements} == {
        "title": "The Crane at the Caf\u00e9",
        "outlet": "Harbour Courier",
        "byline": "Ana Vey, Harbour Office",
        "published": "2024-10-31",
        "retrieved": "2024-11-02",
        "url": "https://harbour.example/crane?a=1&b=2",
    }
    assert {s.origin for s in work.statements} == {f"bibliography ({name.rpartition('/')[2]})"}
    assert work.files == files


def article(path: str, title: str = "Untitled"):
    """Return an article with this title, at this path."""
    page = (
        f"<html><head><title>{title}</title></head><body><p>The quay is closed.</p></body></html>"
    )
    return cleaning.label(read(page.encode(), path))


@pytest.mark.parametrize(
    ("path", "title", "is_it"),
    [
        ("files/12/crane.html", "Whatever", True),
        ("seeds/files/12/CRANE.html", "Whatever", True),
        ("other.html", "The crane at the caf\u00e9", True),
        ("12/crane.html", "Whatever", False),
        ("other.html", "The crane", False),
    ],
)
def test_an_article_is_known_by_its_file_or_its_title(path, title, is_it):
    works = Works(tuple(works_in(RIS.encode(), "library.ris")))
    described = works.described(article(path, title))
    said = described.stated("byline")
    assert (said.value if said else None) == ("Ana Vey, Harbour Office" if is_it else None)


def test_what_two_works_claim_is_neither_s():
    works = Works(tuple(works_in((RIS * 2).encode(), "library.ris")))
    assert works.of(article("files/12/crane.html")) is None


def test_files_outside_of_the_desk_are_none():
    (work,) = works_in(RIS.replace("files/12", "../../../etc").encode(), "library.ris")
    assert work.files == ()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"[1, 2", "a.json"),
        (b"<rdf:RDF", "a.rdf"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><x/>', "a.rdf"),
    ],
)
def test_a_damaged_bibliography_is_refused_with_a_remedy(data, name):
    with pytest.raises(UnreadableError) as caught:
        works_in(data, name)
    assert caught.value.remedy


def test_other_json_is_no_bibliography():
    assert not is_bibliography(b'{"type": "x"}', "a.json")
    assert not is_bibliography(b"[1, 2, 3]", "a.json")


def test_commands_signs_and_code_pages_of_a_bibliography_lose_no_word():
    bib = r"""@article{a, title = {100 % sure: \NATO and R&D at the {\href{http://x.example}{Caf\'e}}},
  author = {Vey, Ana and Maas, J{\"o}rg and others}, journal = {Die Brücke}}
@article{b, title = {The second \href{http://x.example}{crane}}}
"""
    works = works_in(bib.encode("cp1252"), "zotero.bib")
    said = [{s.field: s.value for s in w.statements} for w in works]
    assert said == [
        {
            "title": "100 % sure: NATO and R&D at the Caf\u00e9",
            "outlet": "Die Br\u00fccke",
            "byline": "Ana Vey, J\u00f6rg Maas",
        },
        {"title": "The second crane"},
    ]


def test_pieces_of_a_bibtex_value_are_put_together():
    text = """@string{hc = "Harbour Courier"}
@article{a, title = "The Crane " # {at the Quay}, journal = hc # \
" Weekly", year = 2024, month = mar # "~3"}
@article{b, title = {Learning C# and F# at Sea}, year = 2024, month = mar}
"""
    said = [{s.field: s.value for s in w.statements} for w in works_in(text.encode(), "a.bib")]
    assert said == [
        {
            "title": "The Crane at the Quay",
            "outlet": "Harbour Courier Weekly",
            "published": "2024-03-03",
        },
        {"title": "Learning C# and F# at Sea", "published": "2024-03"},
    ]
