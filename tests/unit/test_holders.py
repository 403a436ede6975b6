"""Which files of a folder are articles, and which belong to one."""

from __future__ import annotations

import gzip
import json

import pytest

from briefgen import holders
from briefgen.desk_files import bibliographies, source_files, strays, unread
from briefgen.readers import Options
from tests.held import zipped

FEED = (
    b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>The crane fell</title></entry></feed>'
)


def put(folder, name: str, content: bytes = b"The quay is closed.\n") -> None:
    """Write a file into a folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("name", "content", "is_it"),
    [
        ("a.TXT", b"x", True),
        ("a.html.gz", gzip.compress(b"<p>x", mtime=0), True),
        ("a.xml", FEED, True),
        ("a.xml", b"<note/>", False),
        ("a.json", b'{"version": "https://jsonfeed.org/version/1", "items": []}', True),
        ("a.json", b"{}", False),
        ("a.metadata.json", b'{"version": "https://jsonfeed.org/version/1"}', False),
        ("a.tar.gz", b"x", False),
        ("a.png", b"x", False),
        ("a.xyz", b"x", False),
    ],
)
def test_which_files_are_articles(tmp_path, name, content, is_it):
    put(tmp_path, name, content)
    assert holders.is_article(tmp_path / name, Options()) is is_it


def test_a_picture_is_an_article_where_its_text_is_recognised(tmp_path):
    put(tmp_path, "a.png")
    assert holders.is_article(tmp_path / "a.png", Options(ocr=True))


@pytest.mark.parametrize(
    ("name", "sidecar"),
    [
        ("a.txt", "a.yml"),
        ("a.html.gz", "a.yml"),
        ("a.warc.gz", "a.yml"),
        ("a.b.docx", "a.b.yml"),
        ("a", "a.yml"),
    ],
)
def test_the_name_of_a_sidecar(tmp_path, name, sidecar):
    assert holders.beside(tmp_path / name, ".yml") == tmp_path / sidecar


def test_an_article_in_a_file_has_its_own_sidecar_else_the_file_s(tmp_path):
    put(tmp_path, "pile.zip", zipped({"b/one.txt": "One is closed.", "two.txt": "Two is closed."}))
    put(tmp_path, "pile.yml", b"outlet: X\n")
    put(tmp_path, "pile.zip#two.txt.yml", b"outlet: Y\n")
    put(tmp_path, "pile.zip#three.txt.yml", b"outlet: Z\n")
    found = list(source_files([tmp_path], tmp_path))
    assert [(s.full_name, s.sidecar.name, s.shares_sidecar) for s in found] == [
        ("pile.zip#b#one.txt", "pile.yml", True),
        ("pile.zip#two.txt", "pile.zip#two.txt.yml", False),
    ]
    (lost,) = strays(tmp_path)
    assert "no article three.txt in pile.zip" in lost.message


def test_files_that_are_not_read_are_told_once_for_each_suffix(tmp_path):
    for name in ("a.xyz", "b.xyz", "c.png", "saved_files/d.css", "library.bib", "actors.yml"):
        put(tmp_path, name)
    assert [n.message for n in unread(tmp_path)] == [
        "1 file (c.png): a picture is no article",
        "2 files (a.xyz, b.xyz): .xyz is not read",
        "no article lies here",
    ]


def test_bibliographies_are_found_by_what_they_hold(tmp_path):
    put(tmp_path, "a.bib")
    put(tmp_path, "z/b.json", json.dumps([{"id": "x", "type": "book"}]).encode())
    put(tmp_path, "c.json", b"{}")
    put(tmp_path, "d.rdf", b"<rdf:RDF/>")
    assert [p.name for p in bibliographies(tmp_path)] == ["a.bib", "b.json"]


def test_a_bibliography_that_is_named_is_no_article(tmp_path):
    library = tmp_path / "library.bib"
    library.write_text("@article{a, title={The crane}}\n", encoding="utf-8")
    (found,) = source_files([library])
    assert "not an article" in found.fault
    assert found.remedy == "name the folder that it lies in"
    assert not list(source_files([tmp_path], tmp_path))
