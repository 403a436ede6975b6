from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.site.search import letters
from tests.handed import handed


@given(st.text(max_size=8), st.binary(max_size=200))
def test_what_is_handed_over_is_what_was_given(name: str, content: bytes) -> None:
    assert handed(letters.script(name, content)) == (name, content)


@pytest.mark.parametrize("byte", [0x00, 0x0A, 0x22, 0x5C, 0x7F, 0x80, 0xD8, 0xFE, 0xFF])
@pytest.mark.parametrize("size", [0, 1, 14, 15, 16, 30])
def test_bytes_of_every_kind_and_number_survive(byte: int, size: int) -> None:
    content = bytes([byte]) * size
    assert handed(letters.script("a", content)) == ("a", content)


def test_each_letter_stands_for_itself_in_a_string() -> None:
    every = {chr(letters.FIRST + code) for code in range(1 << 15)}
    assert not every & set('"\\\r\n\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}\ufeff')
    assert not any("\ud800" <= letter <= "\udfff" for letter in every)
    told = letters.letters(bytes(range(256)) * 256)
    assert set(told) <= every


def test_the_mark_of_byte_order_opens_the_script() -> None:
    assert letters.script("", b"").startswith(codecs.BOM_UTF16_LE)


def test_fifteen_bytes_take_sixteen() -> None:
    content = bytes(range(256)) * 60
    assert len(letters.letters(content).encode("utf-16-le")) == len(content) * 16 // 15
