from __future__ import annotations

import gzip

import pytest

from briefgen.errors import BundleError
from briefgen.site.search import chunks

LENGTHS = [0, 23, 24, 255, 256, 65_535, 65_536, 2**32 - 1, 2**32]


@pytest.mark.parametrize(
    "item", [[], "Qāsim “Two”", ["a", [1, "b", []]], list(range(300)), "x" * 70_000, *LENGTHS]
)
def test_what_is_written_is_read(item: chunks.Item) -> None:
    assert chunks.read(chunks.write(item)) == item


@pytest.mark.parametrize(
    ("number", "written"), [(10, "0a"), (25, "1819"), (1000, "1903e8"), (1_000_000, "1a000f4240")]
)
def test_numbers_are_written_as_the_standard_shows(number: int, written: str) -> None:
    assert chunks.content(number) == chunks.MARK + bytes.fromhex(written)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "index out of range"),
        (b"\x20", "major type 1"),
        (b"\x82\x01", "index out of range"),
        (b"\x63ab", "ends in the middle"),
        (b"\x19\x01", "ends in the middle"),
        (b"\x9f\xff", "no stated length"),
        (b"\x01\x01", "goes on after its end"),
        (b"\x62\xff\xfe", "codec can't decode"),
    ],
)
def test_another_shape_is_refused(body: bytes, why: str) -> None:
    with pytest.raises(BundleError, match=why):
        chunks.read(gzip.compress(chunks.MARK + body))


@pytest.mark.parametrize(
    "packed",
    [b"", b"plain", gzip.compress(b"{}", mtime=0), chunks.write([1])[:-9]],
    ids=["empty", "plain", "another", "cut off"],
)
def test_what_is_no_chunk_is_refused(packed: bytes) -> None:
    with pytest.raises(BundleError, match="can't be read"):
        chunks.read(packed)


def test_no_clock_is_written() -> None:
    assert chunks.write(["a"])[4:8] == bytes(4)
