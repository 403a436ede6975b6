"""A very long block is parsed in pieces that tile it; an ordinary one is parsed whole."""

from __future__ import annotations

import pytest

from briefgen import cleaning, readers
from briefgen.extract import reading


@pytest.mark.parametrize(
    "text",
    ["word " * 5_000, "x" * 20_000, "The port was closed, he said. " * 800, " " * 9_000 + "x"],
)
def test_pieces_tile_a_long_block(text):
    pieces = list(reading._pieces(text))
    assert "".join(pieces) == text
    assert all(0 < len(p) <= reading._LONGEST for p in pieces)


def test_a_long_block_is_cut_behind_its_sentences():
    pieces = list(reading._pieces("The port was closed, he said. " * 800))
    assert all(p.endswith("said. ") for p in pieces)


def test_an_ordinary_paragraph_is_parsed_whole():
    assert list(reading._pieces("The port was closed. " * 50)) == ["The port was closed. " * 50]


def test_sentences_of_a_long_block_are_counted_through(extract_text):
    found = extract_text("The port of Veldt was closed, Anna Sand said. " * 300)
    numbers = [s.address.sentence for s in found.sentences]
    assert numbers == list(range(1, 301))
    assert all(found.article.text[s.start : s.end].endswith("said.") for s in found.sentences)


def test_a_sentence_without_an_end_takes_time_by_its_length(extractor):
    for piece in ('He said "', "On Monday 5 March 2024 "):
        article = cleaning.label(readers.read((piece * (9_000 // len(piece))).encode(), "a.txt"))
        (found,) = extractor.extract([(article, None)])
        assert max(s.end - s.start for s in found.sentences) <= reading._LONGEST


@pytest.mark.parametrize("numeral", ["I", "XIV ", "MDCLXVI "])
def test_a_run_of_numerals_comes_to_an_end(extract_text, numeral):
    assert extract_text("In " + numeral * 4_000 + " x.").article.text


@pytest.mark.parametrize(
    "first", ["The bridge cost at least $38m.", "It sold for €5m.", "She thanked the voters on X."]
)
def test_a_stop_behind_an_amount_or_a_letter_ends_a_sentence(extract_text, first):
    found = extract_text(f"{first} Builders were unable to prove that sum.")
    assert next(found.article.text[s.start : s.end] for s in found.sentences) == first


def test_the_letter_of_a_name_ends_none(extract_text):
    found = extract_text("The speech by Malcolm X. Brown was short.")
    assert len(found.sentences) == 1
