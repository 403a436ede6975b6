"""Formats are recognised by suffix and by signature; each has a reader and is documented."""

from __future__ import annotations

import inspect
import re
import sys

import pytest

from briefgen import readers
from briefgen.errors import UnreadableError
from briefgen.readers import FORMATS, Opened, Options, read
from briefgen.readers.bibliographies import BIBLIOGRAPHIES, works_in
from tests.conftest import ROOT
from tests.held import docx, epub, msg, odt, paragraph, warc_record, zipped

WORDS = "The crane fell on the quay of Veldt on Monday, the harbour master said."
MADE = {
    "text/html": f"<!doctype html><p>{WORDS}</p>".encode(),
    "multipart/related": b"MIME-Version: 1.0\nContent-Type: multipart/related; "
    b'boundary="B"\n\n--B\n'
    b"Content-Type: text/html\n\n<p>" + WORDS.encode() + b"</p>\n--B--\n",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": docx(
        paragraph(WORDS)
    ),
    "application/vnd.oasis.opendocument.text": odt(f"<text:p>{WORDS}</text:p>"),
    "application/rtf": b"{\\rtf1 " + WORDS.encode() + b"\\par}",
    "message/rfc822": b"Subject: x\nMIME-Version: 1.0\n\n" + WORDS.encode(),
    "application/vnd.ms-outlook": msg({0x37: "x", 0x1000: WORDS}),
    "application/epub+zip": epub({"a.xhtml": f"<p>{WORDS * 3}</p>"}),
    "application/warc": warc_record("https://a.example/b", f"<p>{WORDS}</p>".encode()),
    "application/zip": zipped({"a.txt": WORDS}),
}


@pytest.mark.parametrize("kind", MADE)
def test_a_wrong_suffix_is_found_out_and_said(kind):
    opened = Opened(MADE[kind], "a.txt", Options())
    raw = opened.read(next(iter(opened.names())))
    assert WORDS in raw.text
    assert any("its name ends in .txt, but it is" in n for n in raw.notes), raw.notes
    right = next(f for f in FORMATS if f.media_type == kind)
    named = Opened(MADE[kind], f"a{right.suffixes[0]}", Options())
    assert not any("its name ends in" in n for n in named.read(next(iter(named.names()))).notes)


def test_each_reader_obeys_the_one_interface():
    for form in FORMATS:
        module = form.reader("x")
        wanted = {"holdings"} if form.several else {"read"}
        if form.media_type in {
            "message/rfc822",
            "application/vnd.ms-outlook",
            "application/epub+zip",
        }:
            wanted = {"holdings", "read"}
        for name in wanted:
            assert list(inspect.signature(getattr(module, name)).parameters) == [
                "data",
                "path",
                "options",
            ]


@pytest.mark.parametrize(
    ("library", "path", "extra"),
    [
        ("mammoth", "a.docx", "office"),
        ("striprtf.striprtf", "a.rtf", "office"),
        ("oxmsg", "a.msg", "mail"),
        ("feedparser", "a.rss", "web"),
        ("warcio.archiveiterator", "a.warc", "web"),
        ("rispy", "a.ris", "references"),
        ("bibtexparser.entrypoint", "a.bib", "references"),
    ],
)
def test_a_library_that_is_not_installed_is_named_with_the_command_that_brings_it(
    monkeypatch, library, path, extra
):
    for name in list(sys.modules):
        if name.startswith("briefgen.readers.") and name.rpartition(".")[2] in {
            "docx", "rtf", "outlook", "feed", "warc", "wacz", "ris", "bibtex",
        }:  # fmt: skip
            monkeypatch.delitem(sys.modules, name)
    for part in (library, library.partition(".")[0]):
        monkeypatch.setitem(sys.modules, part, None)
    kind = {"a.docx": 2, "a.msg": 6}.get(path)
    data = (
        list(MADE.values())[kind]
        if kind
        else {".rtf": b"{\\rtf1 a}", ".warc": b"WARC/1.0\r\n"}.get(path[1:], b"<rss>")
    )
    with pytest.raises(UnreadableError, match="is not installed") as caught:
        works_in(data, path) if path[1:] in BIBLIOGRAPHIES else read(data, path)
    assert caught.value.remedy == f"pip install 'briefgen[{extra}]'"


def test_extras_are_those_that_the_package_declares():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    section = text.partition("[project.optional-dependencies]\n")[2].partition("\n[")[0]
    declared = set(re.findall(r"^(\w+) = ", section, re.MULTILINE))
    written = {"dask", "docx", "parquet", "pdf"}
    assert declared - written - {"all"} == {f.extra for f in FORMATS if f.extra} | {"references"}


def test_the_page_on_input_names_every_suffix_with_its_limit_and_extra():
    page = (ROOT / "docs" / "input.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`\.[^|]+) \|([^|]*)\|([^|]*)\|([^|]*)\|$", page, re.MULTILINE)
    told = {
        suffix: (limit.strip(), extra.strip())
        for names, _, limit, extra in rows
        for suffix in re.findall(r"`(\.[\w.]+)`", names)
    }
    for form in FORMATS:
        for suffix in form.suffixes:
            assert suffix in told, suffix
            limit, extra = told[suffix]
            assert limit.startswith(f"{form.limit // 1_000_000} MB"), (suffix, limit)
            assert extra == (f"`{form.extra}`" if form.extra else ""), suffix
    for suffix in (*BIBLIOGRAPHIES, *readers.BY_CONTENT, readers.PACKED):
        assert suffix in told, suffix
