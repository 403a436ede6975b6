from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest

from briefgen.cleaning import label
from briefgen.errors import UnreadableError, Where
from briefgen.readers import Options, read
from briefgen.readers.pdf import bounds as pdf_bounds
from briefgen.readers.pdf import letters as pdf_letters
from tests.pdfs import Put, columns, drawing, pdf

FERRY = (
    "The ferry company of Kesh has begun a night service between the two banks of the river, and "
    "its director says that the boats carry four hundred passengers an hour, a tenth of what the "
    "closed bridge carried."
)
BRIDGE = (
    "Engineers from the ministry examined the foundations of the bridge on Tuesday and would not "
    "say when the first lorries may use the crossing again, "
    "which traders on both banks had hoped to hear."
)
MARKET = (
    "Traders at the market said that the price of onions had doubled within a week, because "
    "everything that used to come over the bridge is now brought by a road through the hills."
)


def _blocks(data: bytes) -> list[tuple[str, str]]:
    raw = read(data, "a.pdf")
    return [(h.tag, raw.text[h.start : h.end]) for h in raw.hints]


def _width(text: str) -> float:
    """Return the width of a line in Helvetica at 10 points, as the reader measures it."""
    (page,) = pdf_letters.letters_of(pdf([Put(0, 100, text)]), Where(Path("a.pdf")), 9999).pages
    return page.words[-1].x1


def _texts(data: bytes) -> list[str]:
    return [text for _, text in _blocks(data)]


def test_lines_become_paragraphs_and_the_largest_line_the_title():
    page = [
        Put(60, 60, "The bridge at Kesh is closed", 20, bold=True),
        Put(60, 90, "By Ann Lee", 10),
        Put(60, 102, "3 May 2024", 10),
        *columns(FERRY.split(), 60, 130, 80),
        *columns(BRIDGE.split(), 60, 180, 80),
        Put(60, 240, "Prices rise", 12, bold=True),
        *columns(MARKET.split(), 60, 260, 80),
    ]
    data = pdf(page)
    assert _blocks(data) == [
        ("h1", "The bridge at Kesh is closed"),
        ("p", "By Ann Lee"),
        ("p", "3 May 2024"),
        ("p", FERRY),
        ("p", BRIDGE),
        ("h2", "Prices rise"),
        ("p", MARKET),
    ]
    said = {s.field: s.value for s in label(read(data, "a.pdf")).statements}
    assert said == {
        "title": "The bridge at Kesh is closed",
        "byline": "Ann Lee",
        "published": "2024-05-03",
    }


def test_columns_are_read_one_after_the_other_and_a_paragraph_goes_on_over_them():
    words = f"{FERRY} {BRIDGE}".split()
    left, right = columns(words[:40], 60, 100, 42), columns(words[40:], 320, 100, 42)
    title = Put(60, 60, "A headline that stands over both of the columns of text", 18)
    # draw line by line across both columns, as some programs do
    mixed = (
        [put for pair in zip(left, right, strict=False) for put in pair]
        + left[len(right) :]
        + right[len(left) :]
    )
    assert _texts(pdf([title, *mixed])) == [title.text, " ".join(words)]


def test_lines_set_in_begin_paragraphs():
    first, second = columns(FERRY.split(), 60, 100, 80), columns(BRIDGE.split(), 60, 136, 80)
    second[0] = second[0]._replace(x=72)
    assert len(first) == 3
    assert _texts(pdf([*first, *second])) == [FERRY, BRIDGE]


def test_words_in_a_row_that_touch_are_one_and_those_apart_are_two():
    assert _texts(pdf([Put(60, 100, "Bro"), Put(75.7, 100, "ken"), Put(110, 100, "word")])) == [
        "Broken word"
    ]


@pytest.mark.parametrize(
    ("first", "second", "healed"),
    [
        (
            "the whole adminis-",
            "tration of the river towns is in one hand and will stay there",
            "administration",
        ),
        (
            "the well-",
            "known head of the river towns is in one place and will stay there",
            "well-known",
        ),
        (
            "the harbour of Anglo-",
            "Dutch merchants in the river towns will stay where it has been",
            "Anglo-Dutch",
        ),
        (
            "a drone-borne load and a drone-",
            "borne camera were found in the river towns last week",
            "drone-borne",
        ),
        (
            "between 2023-",
            "2024 the towns of the river lost a third of all their people",
            "2023-2024",
        ),
    ],
)
def test_a_hyphen_at_a_line_end_was_the_lines_unless_the_word_has_one(first, second, healed):
    lines = [
        "This opens the paragraph and is as long as lines are in it, to the edge",
        f"then tells of {first}",
        second,
    ]
    (text,) = _texts(pdf([Put(60, 100 + 12 * i, line) for i, line in enumerate(lines)]))
    assert healed in text.replace("a drone-borne load", "")


def test_a_text_that_breaks_no_words_keeps_the_hyphen_at_a_line_end():
    lines = [line for k in range(20) for line in columns(BRIDGE.split(), 60, 60 + 36 * k, 80)]
    lines[4] = lines[4]._replace(
        text="Engineers examined the foundations of the bridge and wrote evidence-"
    )
    lines[5] = lines[5]._replace(
        text="linked reports on the crossing again, which traders on both banks had hoped to hear."
    )
    assert any("evidence-linked reports" in text for text in _texts(pdf(lines)))


def test_paragraphs_of_one_line_that_are_all_set_in_are_parted():
    puts = [Put(90, 100, "The first of them is short."),
            Put(90, 112, "The second of them is about as short as that."),
            *columns(BRIDGE.split(), 60, 124, 80)]  # fmt: skip
    puts[2] = puts[2]._replace(x=90)
    assert _texts(pdf(puts)) == [puts[0].text, puts[1].text, BRIDGE]


def test_a_numbered_item_goes_on_under_its_words():
    puts = [Put(60, 100, "1. Engineers examined the foundations of the bridge on Tuesday "
                         "and would not"),
            Put(75, 112, "say when the first lorries may use the crossing."),
            Put(60, 124, "2. Traders had hoped to hear."),
            Put(60, 136, "3. Nobody was hurt.")]  # fmt: skip
    assert [tag for tag, _ in _blocks(pdf(puts))] == ["li", "li", "li"]


def _paged(n: int, *, numbers: bool = True) -> list[list[Put]]:
    """Return pages with a running head and page numbers, and one paragraph across all."""
    words = (f"{FERRY} {BRIDGE} {MARKET}".replace(".", ";") * 2).split()
    share = len(words) // n + 1
    return [
        [
            Put(60, 40, "Harbour Post quarterly", 8),
            *columns(words[share * i : share * (i + 1)], 60, 100, 80),
            *([Put(290, 810, f"Page {i + 1} of {n}", 8)] if numbers else []),
        ]
        for i in range(n)
    ]


def test_running_heads_and_page_numbers_are_set_aside_and_the_paragraph_goes_on():
    data = pdf(*_paged(3))
    article = label(read(data, "a.pdf"))
    aside = [article.text[b.start : b.end] for b in article.blocks if b.role == "navigation"]
    assert aside == [w for i in (1, 2, 3) for w in ("Harbour Post quarterly", f"Page {i} of 3")]
    assert {b.reason for b in article.blocks if b.role == "navigation"} == {
        "the edge of a page: a running head or number"
    }
    kept = [article.text[b.start : b.end] for b in article.blocks if b.role == "body"]
    assert kept == [" ".join((f"{FERRY} {BRIDGE} {MARKET}".replace(".", ";") * 2).split())]


def test_a_line_that_stands_once_at_a_pages_edge_is_no_running_head():
    first, second = _paged(2)
    second[0] = Put(60, 40, "Something else altogether", 8)
    tags = {text: tag for tag, text in _blocks(pdf(first, second))}
    assert tags["Something else altogether"] != "running-head"
    assert tags["Harbour Post quarterly"] != "running-head"


def test_the_address_that_a_browser_prints_is_the_articles():
    page = [*columns(FERRY.split(), 60, 100, 80),
            Put(20, 825, "https://harbour.example/2024/05/bridge-closed", 8),
            Put(560, 825, "1/1", 8)]  # fmt: skip
    said = {s.field: (s.value, s.origin) for s in read(pdf(page), "a.pdf").declared}
    assert said == {
        "url": ("https://harbour.example/2024/05/bridge-closed", "the address printed on the page")
    }
    cut = [*page[:-2], Put(20, 825, "https://harbour.example/2024/05/bri\u2026", 8), page[-1]]
    assert not read(pdf(cut), "a.pdf").declared


STATED = (
    "/Title (The bridge at Kesh is closed - Harbour Post) /Author (Ann Lee) "
    "/CreationDate (D:20250102030405Z)"
)


def test_the_file_states_title_and_author_and_its_own_day_is_a_note():
    page = [Put(60, 60, "The bridge at Kesh is closed"), *columns(FERRY.split(), 60, 100, 80)]
    raw = read(pdf(page, info=STATED), "a.pdf")
    assert [(s.field, s.value) for s in raw.declared] == [
        ("title", "The bridge at Kesh is closed - Harbour Post"),
        ("byline", "Ann Lee"),
    ]
    article = label(raw)
    assert article.stated("published") is None
    assert any(
        "2025-01-02" in note and "nothing of when the article came out" in note
        for note in article.notes
    )


def test_a_line_that_is_set_as_a_title_goes_before_the_one_that_the_file_states():
    page = [Put(60, 60, "The bridge at Kesh is closed", 20), *columns(FERRY.split(), 60, 100, 80)]
    assert [s.field for s in read(pdf(page, info=STATED), "a.pdf").declared] == ["byline"]


def test_what_programs_write_into_a_description_is_no_title_and_no_author():
    info = "/Title (Microsoft Word - draft_final2.docx) /Author (ann)"
    assert not read(pdf([*columns(FERRY.split(), 60, 100, 80)], info=info), "a.pdf").declared


def test_letters_drawn_twice_stand_once_and_what_lies_beside_the_page_is_not_read():
    page = [Put(60, 100, "Twice drawn"), Put(60.2, 100, "Twice drawn"), Put(900, 100, "Unseen")]
    assert _texts(pdf(page)) == ["Twice drawn"]


def test_a_dropped_initial_is_its_words_first_letter():
    beside, below = (
        columns(FERRY[1:].split(), 84, 100, 60)[:2],
        columns(BRIDGE.lower().split(), 60, 124, 66),
    )
    page = [Put(60, 112, "T", 36), *beside, *below]
    assert _texts(pdf(page)) == ["T" + " ".join(p.text for p in (*beside, *below))]


def test_a_notes_number_stands_behind_its_word():
    page = [*columns(FERRY.split(), 60, 100, 80), *columns(BRIDGE.split(), 60, 136, 80)]
    words = [*page[:3], Put(page[2].x + _width(page[2].text), 120, "1", 6), *page[3:]]
    assert _texts(pdf(words)) == [FERRY + " 1", BRIDGE]


def test_a_quotation_set_large_is_no_heading_and_numbers_are_none():
    page = [*columns(FERRY.split(), 60, 100, 80), Put(60, 160, '"We will not sail at a loss"', 14),
            Put(60, 200, "2021 412,000 2022 398,000", 14)]  # fmt: skip
    assert [tag for tag, _ in _blocks(pdf(page))] == ["p", "blockquote", "p"]


def test_a_table_of_short_cells_is_read_row_by_row():
    rows = [("Kesh", "412"), ("Veldt", "87"), ("Aldre", "1,020"), ("Ost", "5"), ("Marn", "66")]
    page = [
        put
        for i, (a, b) in enumerate(rows)
        for put in (Put(60, 100 + 12 * i, a), Put(300, 100 + 12 * i, b))
    ]
    assert "Kesh 412" in read(pdf(page), "a.pdf").text


def test_a_pdf_is_told_by_its_first_bytes_whatever_its_name():
    raw = read(pdf([Put(60, 100, "A line of words.")]), "a.txt")
    assert (raw.source.media_type, raw.source.encoding) == ("application/pdf", None)


_ENCRYPTED = (
    " /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ({}) /U ({}) >> /ID [(a) (a)]".format(
        "o" * 32, "u" * 32
    )
)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (pdf([Put(60, 100, "Words.")], extra=_ENCRYPTED), "encrypted"),
        (pdf([], []), "no text layer"),
        (b"%PDF-1.4\nnothing of the kind", "damaged"),
        (b"words that are no PDF", "not a PDF"),
        (b"", "empty"),
        (pdf([Put(60, 100, "Words.")])[:300], "damaged"),
    ],
)
def test_what_can_not_be_read_is_said_by_name_with_a_remedy(data, message):
    with pytest.raises(UnreadableError, match=message) as refused:
        read(data, "a.pdf")
    assert refused.value.remedy


def test_too_many_letters_and_too_many_pages_are_refused(monkeypatch):
    data = pdf([Put(60, 100, "Words and more words.")], [Put(60, 100, "Words and more words.")])
    with pytest.raises(UnreadableError, match="more than 20 characters"):
        read(data, "a.pdf", Options(max_characters=20))
    monkeypatch.setattr(pdf_letters, "_MOST_PAGES", 1)
    with pytest.raises(UnreadableError, match="more than 1 page"):
        read(data, "a.pdf")


def test_pages_without_text_among_others_are_noted():
    notes = read(pdf([Put(60, 100, "Words.")], [], []), "a.pdf").notes
    assert any("no text on pages 2, 3" in note for note in notes)


@pytest.mark.parametrize("cut", [0, 40], ids=["whole", "cut short"])
@pytest.mark.parametrize("layers", [1, 2])
def test_a_small_file_that_unpacks_to_a_large_one_is_refused(monkeypatch, layers, cut):
    drawn = b"BT /F1 10 Tf 72 700 Td (The port was closed.) Tj ET\n"
    assert "port" in read(_packed(drawn + b" " * 90_000, layers, 0), "a.pdf").text
    monkeypatch.setattr(pdf_bounds, "MOST_INFLATED", 100_000)
    with pytest.raises(UnreadableError, match="unpacks to more than 100,000 bytes") as caught:
        read(_packed(drawn + b" " * 9_000_000, layers, cut), "a.pdf")
    assert "a.pdf" in str(caught.value)
    assert read(_packed(drawn, layers, 0), "a.pdf").text == "The port was closed.\n", (
        "the next file is read again"
    )


def _packed(drawn: bytes, layers: int, cut: int) -> bytes:
    """Return a PDF whose page is compressed `layers` times and lacks its last `cut` bytes."""
    filters = "/FlateDecode " * layers
    for _ in range(layers):
        drawn = zlib.compress(drawn, 9)
    packed = drawn[: len(drawn) - cut].hex().encode() + b">"
    head = f"<< /Length {len(packed)} /Filter [/ASCIIHexDecode {filters}] >>\nstream\n".encode()
    page = head + packed + b"\nendstream"
    return re.sub(
        rb"<< /Length \d+ >>\nstream.*?endstream",
        lambda _: page,
        pdf([Put(1, 1, "x")]),
        flags=re.DOTALL,
    )


def test_a_table_of_contents_is_lines_of_their_own_with_their_words_apart():
    dots = "." * 40
    rows = [f"{n} Work on the bridge {dots} {n + 3}" for n in range(1, 4)]
    spaced = [f"4 What comes next {'. ' * 30}12"]
    puts = [Put(72, 100 + 14 * i, row) for i, row in enumerate(rows + spaced)]
    raw = read(pdf([*puts, Put(72, 200, FERRY[:90])]), "a.pdf")
    led = [raw.text[h.start : h.end] for h in raw.hints if h.tag == "table-of-contents"]
    assert [words.split(" .")[0] for words in led] == [r.split(" .")[0] for r in rows + spaced]


def test_chapters_in_a_table_of_contents_need_no_dots():
    dots = "." * 40
    rows = [
        "1 The bridge 3",
        "2 Work on the bridge 5",
        f"2.1 Before the winter {dots} 5",
        "ii",
        f"2.2 After the winter {dots} 9",
        "3 What comes next 12",
    ]
    puts = [
        Put(72, 100 + 24 * i, row, bold=row[:2] in ("1 ", "2 ", "3 ")) for i, row in enumerate(rows)
    ]
    after = [Put(72, 300, "Part 1", bold=True), Put(72, 330, FERRY[:90])]
    raw = read(pdf([*puts, *after]), "a.pdf")
    told = [raw.text[h.start : h.end] for h in raw.hints if h.tag == "table-of-contents"]
    assert [words.split(" .")[0] for words in told] == [r.split(" .")[0] for r in rows]


def test_a_stroke_before_a_sign_without_a_meaning_leaves_the_sign():
    content = r"BT /F1 10 Tf 50 700 Td (The\ crane\ fell\ \(again\)\ on\
 Monday\056) Tj ET"
    assert _texts(drawing(content)) == ["The crane fell (again) on Monday."]


def test_items_that_end_at_a_semicolon_are_lines_of_their_own():
    page = [
        Put(60, 60, "The bridge at Kesh is closed", 20, bold=True),
        *columns(FERRY.split(), 60, 130, 80),
        Put(90, 180, "eleven boats are missing;"),
        Put(90, 192, "four of them had no papers;"),
        Put(90, 204, "nobody asks."),
        *columns(BRIDGE.split(), 60, 230, 80),
    ]
    texts = _texts(pdf(page))
    assert "four of them had no papers;" in texts


def test_paragraphs_of_a_line_or_two_are_parted_by_what_is_wider_than_a_wrap():
    full = "Nobody in the towns of the islands knows when the ferry sails again."
    told = (
        (
            "The ferry of Veldt has not sailed for a week, and the islands that",
            "live by it starve.",
        ),
        ("The mayors met in the hall of Ost and asked the company for a day", "at which it sails."),
        *((full,) for _ in range(6)),
        ("Subject: Ferries",),
    )
    y, put = 80.0, []
    for words in told:
        for line in words:
            put.append(Put(60, y, line, 10))
            y += 12
        y += 12
    text = read(pdf(put), "a.pdf").text
    assert "sails again.\n\nSubject: Ferries" in text


def test_a_blank_between_large_words_is_no_gutter():
    head = [Put(60, 70, "Ferry towns", 24), Put(194, 70, "brace for a hard winter", 24)]
    left = [Put(60, 100 + 12 * k, "the islands are short of fuel", 9) for k in range(12)]
    right = [Put(194, 100 + 12 * k, "and nobody knows when it sails", 9) for k in range(12)]
    text = read(pdf([*head, *left, *right]), "a.pdf").text
    assert text.startswith("Ferry towns brace for a hard winter")
