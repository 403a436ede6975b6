"""PDFs that would keep a reader busy forever, and letters that are hidden or misplaced."""

from __future__ import annotations

import base64

import pytest

from briefgen.errors import UnreadableError
from briefgen.readers import read
from tests.pdfs import Put, drawing, pdf, stream

TEXT = "BT /F1 10 Tf 72 700 Td (The port of Veldt was closed on Monday.) Tj ET\n"


def refused(data, says="the PDF"):
    with pytest.raises(UnreadableError, match=says) as caught:
        read(data, "a.pdf")
    assert caught.value.remedy


def font(to_unicode="", widths=""):
    """Return the objects of a font with two-byte codes, from number 6 on."""
    return [
        (
            "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H "
            "/DescendantFonts [7 0 R] /ToUnicode 8 0 R >>"
        ),
        (
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /FontDescriptor 9 0 R "
            f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> {widths} >>"
        ),
        stream(
            "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> "
            "<FFFF> endcodespacerange\n"
            f"{to_unicode}\nendcmap end"
        ),
        ("<< /Type /FontDescriptor /FontName /X /Flags 4 /Ascent 800 /Descent -200 "
         "/FontBBox [0 0 1000 1000] >>"),
    ]  # fmt: skip


def test_a_form_that_draws_itself_comes_to_an_end():
    form = "/Type /XObject /Subtype /Form /BBox [0 0 600 800]"
    loop = stream("/X0 Do /X0 Do", f"{form} /Resources << /XObject << /X0 7 0 R >> >>")
    data = drawing(TEXT + "/X0 Do", "null", loop, resources="/XObject << /X0 7 0 R >>")
    try:
        assert "Veldt" in read(data, "a.pdf").text
    except UnreadableError as refusal:
        assert refusal.remedy  # noqa: PT017 - it may be read as well, if only it ends


def test_forms_that_draw_each_other_many_times_over_are_refused():
    form = "/Type /XObject /Subtype /Form /BBox [0 0 600 800]"
    layers = [
        stream("/X Do " * 12, f"{form} /Resources << /XObject << /X {n + 1} 0 R >> >>")
        for n in range(7, 13)
    ]
    last = stream("q Q", form)
    data = drawing(TEXT + "/X Do", "null", *layers, last, resources="/XObject << /X 7 0 R >>")
    refused(data, "forms within forms")


@pytest.mark.parametrize("entry", ["/Encrypt 6 0 R", "/Info 6 0 R", "/Root 6 0 R"])
def test_a_reference_that_leads_to_itself_comes_to_an_end(entry):
    data = drawing(TEXT, "6 0 R", extra=f" {entry}")
    try:
        read(data, "a.pdf")
    except UnreadableError as refusal:
        assert refusal.remedy  # noqa: PT017 - it may be read as well, if only it ends


def test_references_that_lead_round_are_refused():
    refused(drawing(TEXT, "7 0 R", "6 0 R", page="/MediaBox 6 0 R", resources="/XObject 6 0 R"))


@pytest.mark.parametrize(
    "ranges",
    [
        "1 beginbfrange <00000000> <7FFFFFFF> <0041> endbfrange",
        "1 begincidrange <00000000> <7FFFFFFF> 0 endcidrange",
        "100 beginbfrange " + "<0000> <FFFF> <0041>\n" * 100 + " endbfrange",
    ],
)
def test_a_font_that_maps_more_codes_than_there_are_letters_is_refused(ranges):
    refused(drawing(TEXT + "BT /F2 10 Tf (ab) Tj ET", *font(ranges)), "more codes")


@pytest.mark.parametrize("widths", ["/W [0 2000000000 500]", "/W [" + "0 60000 500 " * 100 + "]"])
def test_a_font_with_widths_for_more_codes_than_there_are_letters_is_refused(widths):
    refused(drawing(TEXT + "BT /F2 10 Tf (ab) Tj ET", *font(widths=widths)), "more codes")


def test_a_part_that_is_packed_again_and_again_is_refused():
    packed = TEXT.encode()
    for _ in range(9):
        packed = base64.a85encode(packed) + b"~>"
    entries = f"/Filter [{'/ASCII85Decode ' * 9}]"
    data = drawing(packed.decode()).replace(b"/Length", entries.encode() + b" /Length", 1)
    refused(data, "packs a part")


def test_what_run_lengths_unpack_to_is_counted():
    run = bytes([129, 65]) * 40_000
    hexed = run.hex() + ">"
    entries = "/Filter [/ASCIIHexDecode " + "/RunLengthDecode " * 4 + "]"
    data = drawing(hexed).replace(b"/Length", entries.encode() + b" /Length", 1)
    refused(data)


def test_pages_that_lead_round_say_that_nothing_was_read():
    data = pdf([Put(60, 100, "Words of an article")])
    data = data.replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]").replace(
        b"/Type /Page ", b"/Type /Pag5 "
    )
    refused(data, "nothing was read|damaged")


def test_an_index_that_promises_more_objects_than_a_file_holds_is_refused():
    body = b"%PDF-1.5\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
    table = (
        b"<< /Type /XRef /Size 2000000000 /Index [0 2000000000] /W [1 2 1] /Root 1 0 R /Length 8 >>"
    )
    data = (
        body
        + b"2 0 obj\n" + table + b"\nstream\n\1\0\x09\0\1\0\x09\0\nendstream\nendobj\n"
        + f"startxref\n{len(body)}\n%%EOF\n".encode()
    )  # fmt: skip
    refused(data)


def test_many_columns_and_many_lone_letters_come_to_an_end():
    puts = [
        Put(20 + 9 * x, 30 + 4 * y, "ab"[x % 2], 3 if y % 2 else 8)
        for x in range(60)
        for y in range(190)
    ]
    assert read(pdf(puts), "a.pdf").text.strip()


def slanted(words, degrees):
    from math import cos, radians, sin

    c, s = cos(radians(degrees)), sin(radians(degrees))
    return f"BT /F1 60 Tf {c:.4f} {s:.4f} {-s:.4f} {c:.4f} 150 300 Tm ({words}) Tj ET\n"


@pytest.mark.parametrize("degrees", [-60, -30, 25, 45, 90])
def test_what_is_set_across_a_page_is_not_read(degrees):
    raw = read(drawing(TEXT + slanted("DRAFT", degrees)), "a.pdf")
    assert raw.text == "The port of Veldt was closed on Monday.\n"


def test_slanted_letters_on_a_level_line_are_read():
    italic = "BT /F1 10 Tf 1 0 0.33 1 72 600 Tm (Nobody knows why.) Tj ET\n"
    assert "Nobody knows why." in read(drawing(TEXT + italic), "a.pdf").text


LIGATURE = (
    "2 beginbfchar <0041> <0041> <0042> <0000> endbfchar 1 beginbfrange "
    "<0061> <007A> <0061> endbfrange"
)


def lost(before, after, props):
    """Return a page with a ligature whose letters its font does not give."""
    codes = "".join(f"{ord(c):04x}" for c in before), "".join(f"{ord(c):04x}" for c in after)
    begin, end = (f"/Span {props} BDC ", " EMC") if props else ("", "")
    line = f"BT /F2 10 Tf 72 600 Td <{codes[0]}> Tj {begin}<0042> Tj{end} <{codes[1]}> Tj ET\n"
    return drawing(
        TEXT + line,
        *font(LIGATURE, "/DW 500"),
        "<< /ActualText (ff) >>",
        resources="/Properties << /P0 10 0 R >>",
    )


@pytest.mark.parametrize(
    "props", ["<< /ActualText (ff) >>", "<< /ActualText <FEFF00660066> >>", "/P0"]
)
def test_a_ligature_is_what_its_part_states(props):
    assert "offer" in read(lost("o", "er", props), "a.pdf").text


def test_a_ligature_that_nobody_tells_stands_as_a_replacement_and_is_noted():
    raw = read(lost("o", "er", ""), "a.pdf")
    assert "o\ufffder" in raw.text
    assert any("can't be told" in note for note in raw.notes)


@pytest.mark.parametrize("spacing", [2.0, 3.0, 5.0])
@pytest.mark.parametrize("words", ["PORT CLOSED AGAIN", "What the crews say"])
def test_spaced_letters_are_words(spacing, words):
    head = f"BT /F1 14 Tf {spacing} Tc 72 740 Td ({words}) Tj 0 Tc ET\n"
    assert read(drawing(head + TEXT), "a.pdf").text.startswith(words)


def test_single_letters_that_are_words_stay_words():
    row = [Put(72 + 40 * i, 200, letter) for i, letter in enumerate("ABCDEFG")]
    assert "A B C" in read(pdf([Put(72, 100, "A table of the berths."), *row]), "a.pdf").text


@pytest.mark.parametrize(
    "day", ["5 March 2024", "Tuesday, 5 March 2024", "March 5, 2024", "2024-03-05"]
)
def test_a_day_under_a_byline_stands_alone(day):
    puts = [Put(70, 104, "By Anna Sand"), Put(70, 118, day)]
    text = [
        "The crews of the port came back to work on",
        "Monday after the talks had gone on for days,",
        "said the union of the port.",
    ]
    puts += [Put(70, 144 + 12 * i, line) for i, line in enumerate(text * 3)]
    assert read(pdf(puts), "a.pdf").text.startswith(f"By Anna Sand\n\n{day}\n\n")
