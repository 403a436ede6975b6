"""Exports of press archives: several articles in a file, and the fields printed with each."""

from __future__ import annotations

import pytest

from briefgen.cleaning import label
from briefgen.model import NUMBERED
from briefgen.readers import Opened, Options, may_hold_several
from tests.held import docx, paragraph, zipped
from tests.pdfs import Put, pdf

FERRY = (
    "The ferry of Veldt has not sailed for a week, and the islands are short of fuel.",
    "Nobody knows when it sails.",
)
BRIDGE = ("A bridge to the islands would cost a billion, the council of Ost was told on Friday.",)


def _nexis(n: int, title: str, words: tuple[str, ...]) -> str:
    text = "\n\n".join(words)
    return (
        f"   {n} of 2 DOCUMENTS\n\n   Harbour Courier\n\n   May {n}, 2019 Monday\n"
        f"   Final Edition\n\n{title}\n\n"
        f"BYLINE: By Ada Berg\n\nSECTION: NEWS; Pg. {n}\n\nLENGTH: 90 words\n\nBODY:\n\n{text}\n\n"
        f"LOAD-DATE: June {n}, 2019\n\nLANGUAGE: ENGLISH\n\n   Copyright 2019 Harbour Press\n"
        "   All Rights Reserved\n\n"
    )


def _uni(n: int, title: str, words: tuple[str, ...]) -> str:
    text = "\n\n".join(words)
    return (
        f"{title}\n\nHarbour Courier\n\nMay {n}, 2019 Monday\n\n"
        "Copyright 2019 Harbour Press All Rights Reserved\n\n"
        f"Section: NEWS; Pg. {n}\n\nLength: 90 words\n\nByline: Ada Berg\n\nBody\n\n"
        f"{text}\n\nClassification\n\n"
        f"Language: ENGLISH\n\nSubject: FERRIES (90%)\n\nLoad-Date: June {n}, 2019\n\n"
        "End of Document\n\n"
    )


def _factiva(n: int, title: str, words: tuple[str, ...]) -> str:
    text = "\n\n".join(words)
    return (
        f"Domestic News\n{title}\n\nBy Ada Berg\n90 words\n{n} May 2019\n04:05 AM\n"
        "Harbour Courier\nHBC\nEnglish\n"
        f"Copyright 2019 Harbour Press\n\n{text}\n\nDocument HBC000002019050{n}ef51000{n}p\n\n"
    )


def _coded(n: int, title: str, words: tuple[str, ...]) -> str:
    text = "\n\n".join(words[1:]) or "More was not said by anybody on that day."
    return (
        f"HD \n{title}\nBY \nBy Ada Berg\nWC \n90 words\nPD \n{n} May 2019\nSN \n"
        "Harbour Courier\nLA \nEnglish\n"
        f"LP \n{words[0]}\n\nTD \n{text}\n\nRE \nveldt : Veldt\nAN \n"
        f"Document HBC000002019050{n}ef51000{n}p\n\n"
    )


def _proquest(n: int, title: str, words: tuple[str, ...]) -> str:
    text = "\n\n".join(words)
    return (
        f"____________________\n\nDocument {n} of 2\n\n{title}\n\nAuthor: Berg, Ada\n\n"
        f"Publication info: Harbour Courier; Ost. May {n}, 2019.\n\nFull text: {text}\n\n"
        "Subject: Ferries\n\n"
        f"Title: {title}\n\nPublication title: Harbour Courier; Ost\n\n"
        f"Publication date: May {n}, 2019\n\n"
        f"Document URL: https://a.example/{n}\n\nLast updated: 2019-06-0{n}\n\n"
    )


FORMS = (_nexis, _uni, _factiva, _coded, _proquest)


def _texts(data: bytes, path: str = "a.txt") -> dict[str, object]:
    opened = Opened(data, path, Options())
    return {name: label(opened.read(name)) for name in opened.names()}


def _body(article) -> str:
    return "\n".join(article.text[b.start : b.end] for b in article.blocks if b.role in NUMBERED)


def _stated(article) -> dict[str, str]:
    out: dict[str, str] = {}
    for statement in article.statements:
        out.setdefault(statement.field, statement.value)
    return out


@pytest.mark.parametrize("form", FORMS)
def test_each_article_of_an_export_is_one_and_its_fields_are_no_text(form):
    text = form(1, "Ferry towns brace", FERRY) + form(2, "Bridge too dear", BRIDGE)
    articles = _texts(text.encode())
    assert list(articles) == ["1", "2"]
    first, second = articles.values()
    told = _stated(first)
    assert (told["title"], told["outlet"], told["published"]) == (
        "Ferry towns brace",
        "Harbour Courier",
        "2019-05-01",
    )
    assert told["byline"] in ("Ada Berg", "Berg, Ada")
    assert _body(first) == "\n".join(FERRY)
    assert _stated(second)["title"] == "Bridge too dear"
    assert _body(second).startswith(BRIDGE[0])


@pytest.mark.parametrize("form", FORMS)
def test_one_article_of_an_archive_is_the_file_itself(form):
    articles = _texts(form(1, "Ferry towns brace", FERRY).encode())
    assert list(articles) == [""]
    assert _body(articles[""]) == "\n".join(FERRY)


def test_word_and_rich_text_are_exported_too():
    lines = [
        *_uni(1, "Ferry towns brace", FERRY).split("\n\n"),
        *_uni(2, "Bridge too dear", BRIDGE).split("\n\n"),
    ]
    cover = ["Job Number: 12", "Documents (2)", "Client/Matter: -None-", "Search Terms: ferry"]
    data = docx("".join(map(paragraph, [*cover, *filter(None, lines)])))
    articles = _texts(data, "a.docx")
    assert list(articles) == ["1", "2"]
    assert _stated(articles["1"])["title"] == "Ferry towns brace"
    assert _body(articles["1"]) == "\n".join(FERRY)
    text = _factiva(1, "Ferry towns brace", FERRY) + _factiva(2, "Bridge too dear", BRIDGE)
    rich = "{\\rtf1\\ansi " + "".join(f"{line}\\par\n" for line in text.split("\n")) + "}"
    assert list(_texts(rich.encode(), "a.rtf")) == ["1", "2"]


def test_an_export_in_an_archive_is_opened():
    text = _uni(1, "Ferry towns brace", FERRY) + _uni(2, "Bridge too dear", BRIDGE)
    assert list(_texts(zipped({"n.txt": text}), "a.zip")) == ["n.txt#1", "n.txt#2"]


def test_words_of_the_same_kind_part_no_other_text():
    text = (
        "Page 1 of 2\n\nThe letter was a document.\n\nDocument HBC was lost.\n\n"
        "It was 1 of 12 documents.\n"
    )
    assert list(_texts(text.encode())) == [""]
    assert not may_hold_several(text.encode(), "a.txt")
    assert may_hold_several(_nexis(1, "x", FERRY).encode(), "a.txt")


def test_a_line_with_the_outlet_and_the_day_is_read():
    head = "Ferry towns brace\n\nHarbour Courier, The (Ost) - May 1, 2019\n\n"
    fields = "Author/Byline: Ada Berg\nEdition: Final\nSection: News\nPage: A1\nReadability: 11\n\n"
    article = _texts((head + fields + "\n\n".join(FERRY) + "\n").encode())[""]
    told = _stated(article)
    assert (told["title"], told["outlet"], told["byline"], told["published"]) == (
        "Ferry towns brace",
        "Harbour Courier",
        "Ada Berg",
        "2019-05-01",
    )


def test_what_a_reader_service_prints_over_a_page_is_no_text():
    head = (
        "Title: Ferry towns brace\n\nURL Source: https://a.example/f\n\n"
        "Published Time: 2019-05-01T08:00:00Z\n\n"
    )
    article = _texts((head + "Markdown Content:\n" + "\n\n".join(FERRY)).encode(), "a.md")[""]
    told = _stated(article)
    assert (told["title"], told["url"], told["published"]) == (
        "Ferry towns brace",
        "https://a.example/f",
        "2019-05-01",
    )
    assert _body(article) == "\n".join(FERRY)


def _blocks(text: str, tag: str) -> str:
    lines = (line.strip() for line in text.split("\n"))
    return "".join(f"<{tag}>{line}</{tag}>" for line in lines if line)


def test_a_page_that_an_archive_exported_is_parted():
    text = _factiva(1, "Ferry towns brace", FERRY) + _factiva(2, "Bridge too dear", BRIDGE)
    head = "<html><head><title>Factiva</title></head><body>"
    articles = _texts(f"{head}{_blocks(text, 'p')}</body></html>".encode(), "a.html")
    assert list(articles) == ["1", "2"]
    assert _stated(articles["2"])["title"] == "Bridge too dear"
    assert _body(articles["1"]) == "\n".join(FERRY)
    assert list(_texts(f"<html><body>{_blocks(text, 'p')}</body></html>".encode(), "a.html")) == [
        ""
    ]


def _pages(*texts: str, edge: str = "") -> bytes:
    """Return a PDF with a page for each text, its paragraphs set apart."""
    pages = []
    for n, text in enumerate(texts, 1):
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        put = [Put(60, 80 + 30 * k, line, 9) for k, line in enumerate(lines)]
        pages.append([*put, *([Put(60, 800, f"{edge} {n}", 7)] if edge else [])])
    return pdf(*pages)


def test_a_pdf_that_an_archive_exported_is_parted():
    first, second = _uni(1, "Ferry towns brace", FERRY), _uni(2, "Bridge too dear", BRIDGE)
    articles = _texts(_pages(first, second, edge="Harbour Archive, page"), "a.pdf")
    assert list(articles) == ["1", "2"]
    told = _stated(articles["2"])
    assert (told["title"], told["outlet"]) == ("Bridge too dear", "Harbour Courier")
    assert _body(articles["1"]) == "\n".join(FERRY)
    assert "Harbour Archive" not in articles["1"].text


def test_a_pdf_of_one_article_is_not_parted():
    first = _uni(1, "Ferry towns brace", FERRY)
    assert list(_texts(_pages(first), "a.pdf")) == [""]
    assert list(_texts(_pages(first, "More was not said by anybody."), "a.pdf")) == [""]
    assert list(_texts(_pages("\n".join(FERRY), "\n".join(BRIDGE)), "a.pdf")) == [""]
