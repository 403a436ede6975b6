"""Bytes that are almost valid in an encoding, or in another one than they seem to be."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefgen.errors import UnreadableError
from briefgen.readers import guess, read

MARKS = "\u201cWe are ready,\u201d said Inés Nuñez, who leads the dockers of Salva.\n" * 3


@pytest.mark.parametrize("at", [0, 20, 90, len(MARKS.encode())])
@pytest.mark.parametrize("stray", [b"\x93", b"\xe9", b"\xff", b"\xc3"])
def test_one_stray_byte_leaves_the_rest_utf8(at, stray):
    data = MARKS.encode()
    while at < len(data) and 0x80 <= data[at] < 0xC0:
        at += 1
    raw = read(data[:at] + stray + data[at:], "a.txt")
    assert raw.source.encoding == "utf-8"
    assert raw.text.count("\ufffd") == 1
    assert raw.text.replace("\ufffd", "") == MARKS
    assert any(f"{at:,} is no UTF-8" in note for note in raw.notes)


def test_a_file_that_is_cut_within_a_letter_is_utf8():
    raw = read("The café \u201cMar\u201d is clos\u00e9".encode()[:-1], "a.txt")
    assert raw.source.encoding == "utf-8"
    assert raw.text.endswith("clos\ufffd")


def test_a_page_with_a_stray_byte_is_utf8():
    page = f"<meta charset=utf-8><p>{MARKS}</p>".encode() + b"\x92"
    raw = read(page, "a.html")
    assert raw.source.encoding == "utf-8"
    assert "Inés Nuñez" in raw.text


def test_many_strays_are_counted_and_the_first_are_named():
    note = guess.damage("é".encode() * 200 + b"\xff" * 9)
    assert "400, 401, 402, 403, 404 and further ones are no UTF-8" in note


def test_whole_utf8_has_no_note():
    assert read(MARKS.encode(), "a.txt").notes == ()


@pytest.mark.parametrize(
    ("names", "encoding"),
    [
        ("Zdzisław Dąbek and Małgorzata Żółć met in Wąbrzeźno", "cp1250"),
        ("Jiří Dvořák of Brno and Věra Říčná met", "cp1250"),
        ("Petar Šarić of Čakovec met Ana Đurić", "cp1250"),
        ("Aleksandar Vučić spoke", "cp1250"),
        ("Jan Wiśniewski and Ewa Bieńkowska met in Łódź", "cp1250"),
        ("Ion Brătescu spoke", "cp1250"),
        ("Lærke Sørensen and Þór Ægisson had crème brûlée at Phœnix, Genève", "cp1252"),
        ("Győző Fűrész of Pécs met Sándor Petőfi", "cp1250"),
        ("João Simões and Tõnis Võru met in Jõgeva", "cp1252"),
        ("Beşiktaş and İzmir sent Karataş", "cp1254"),
        ("Иван Петров met Sir John in Москва", "cp1251"),
        ("Γιάννης Παπάς met Sir John", "cp1253"),
        ("Jürgen Müller, Bjørn Sørås and François Lefèvre met at the café", "cp1252"),
        (
            "Sigurður Þór and Guðrún met — \u201call is well\u201d — for £5m and 20m² of floor",
            "cp1252",
        ),
        ("¿Qué pasó? asked José Ibáñez, who wrote the 1ª note", "cp1252"),
    ],
)
def test_names_of_other_languages_speak_for_their_encoding(names, encoding):
    text = f"The talks of the port went on for a third day, as the union had said. {names}. " * 2
    raw = read(text.encode(encoding), "a.txt")
    assert raw.text == text
    assert raw.source.encoding == encoding


@pytest.mark.parametrize(
    ("label", "text", "codec"),
    [
        ("gb2312", "镕基。", "gbk"),
        ("Shift_JIS", "①髙橋", "cp932"),
        ("ks_c_5601-1987", "똠방각하", "cp949"),
        ("latin1", "\u201cCafé\u201d €", "cp1252"),
        ("iso-8859-9", "\u201cİş\u201d", "cp1254"),
        ("big5", "中文", "big5"),
    ],
)
def test_labels_are_what_browsers_hold_them_to_be(label, text, codec):
    page = f"<html><head><meta charset='{label}'></head><body><p>".encode()
    assert read(page + text.encode(codec), "a.html").text.strip() == text


@pytest.mark.parametrize(
    "label",
    ["rot-13", "mbcs", "undefined", "unicode_escape", "hex", "idna", "oem", "utf-16", "utf-7"],
)
def test_what_is_no_charset_is_not_obeyed(label):
    page = f"<html><head><meta charset='{label}'></head><body><p>The caf\u00e9 was closed.".encode(
        "cp1252"
    )
    assert read(page, "a.html").text.strip() == "The caf\u00e9 was closed."


def _zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.txt", "words and words " * 50)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        _zipped(),
        b"\x1f\x8b\x08\0\0\0\0\0" + b"abc" * 200,
        b"GIF89a\x01\0\x01\0" + b"abc" * 300,
        b"\0\0\0\x18ftypmp42" + b"abc" * 300,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 40 + b"W\0o\0r\0d\0" * 90,
        bytes((i * 7919 >> 3) % 251 for i in range(4000)),
        b"".join(bytes(((i * 31) % 256, 0xE5 + i % 9)) for i in range(800)) + b"\xff\xfe",
    ],
)  # fmt: skip
def test_what_is_binary_is_not_read_as_letters(data):
    with pytest.raises(
        UnreadableError, match=r"binary|NUL|encoding|holds others|damaged|picture|before 2007"
    ):
        read(data, "a.txt")


def test_an_article_may_begin_like_a_file_of_sound():
    assert read(b"RIFF tags are back, said Anna Sand.", "a.txt").text.startswith("RIFF")


def test_halves_of_surrogates_do_not_leave_the_reader():
    page = """<script type="application/ld+json">{"@type": "NewsArticle", \
"headline": "A \\ud800 day in Salva"}
    </script><p>The port was closed, said Anna Sand.</p>"""
    raw = read(page.encode(), "a.html")
    assert [s.value for s in raw.declared if s.field == "title"] == ["A \ufffd day in Salva"]
    raw = read(b'---\ntitle: "\\ud800 day"\n---\nWords.\n', "a.md")
    raw.text.encode()
    [s.value.encode() for s in raw.declared]


@pytest.mark.parametrize(
    ("line", "name"), [("a\n", "a.txt"), ("<p>word", "a.html"), ("word<br>", "a.html")]
)
def test_a_text_of_more_lines_than_articles_have_is_refused(line, name):
    with pytest.raises(UnreadableError, match="lines, and 50,000 are read at most"):
        read((line * 60_000).encode(), name)
