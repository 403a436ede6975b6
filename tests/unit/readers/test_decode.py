from __future__ import annotations

import pytest

from briefgen import readers
from briefgen.errors import UnreadableError
from briefgen.readers import read

SENTENCE = "The caf\u00e9 \u201cMar\u201d was closed on Monday \u2013 nobody knows why."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SENTENCE.encode(), "utf-8"),
        (SENTENCE.encode("utf-8-sig"), "utf-8"),
        (SENTENCE.encode("utf-16"), "utf-16"),
        (SENTENCE.encode("utf-16-le"), "utf-16-le"),
        (SENTENCE.encode("utf-16-be"), "utf-16-be"),
        (SENTENCE.encode("utf-32"), "utf-32"),
        (SENTENCE.encode("cp1252"), "cp1252"),
    ],
)
def test_text_is_read_in_its_encoding(data, encoding):
    raw = read(data, "a.txt")
    assert raw.text == SENTENCE
    assert raw.source.encoding == encoding


def test_a_text_in_another_script_is_told_by_its_bytes():
    russian = (
        "\u0434\u043e\u0440\u043e\u0433\u0430 \u0431\u044b\u043b\u0430 "
        "\u0437\u0430\u043a\u0440\u044b\u0442\u0430. " * 9
    )
    assert read(russian.encode("cp1251"), "a.txt").text == russian


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_line_ends_become_one(ends):
    assert read(ends.join(["one", "two", "three"]).encode(), "a.txt").text == "one\ntwo\nthree"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\xef\xbb\xbf", "no text"),
        (b"words and " * 40 + b"\0", "NUL"),
        (bytes(range(1, 256)) * 4, "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "a picture"),
        (b"\xff\xfeA", "damaged"),
        (b"a" * (readers.MAX_CHARACTERS + 1), "read at most"),
        (b"a" * (readers.MAX_BYTES + 1), "read at most"),
    ],
)
def test_what_is_no_article_is_refused_with_a_remedy(data, says):
    with pytest.raises(UnreadableError, match=says) as caught:
        read(data, "folder/a.txt")
    assert caught.value.remedy
    assert str(caught.value.where) == "folder/a.txt"


def test_a_page_of_scripts_holds_no_text():
    with pytest.raises(UnreadableError, match="no text"):
        read(b"<html><script>var a = 1</script></html>", "a.html")


def test_a_page_is_read_in_the_charset_that_it_names():
    page = (
        '<html><head><meta charset="iso-8859-2"></head><body>'
        "<p>\u0141\u00f3d\u017a</p></body></html>"
    )
    raw = read(page.encode("iso-8859-2"), "a.html")
    assert raw.text.strip() == "\u0141\u00f3d\u017a"
    assert raw.source.encoding == "iso8859-2"


def test_the_hash_is_of_the_bytes():
    assert read(b"\xef\xbb\xbfone", "a.txt").source.sha256 != read(b"one", "a.txt").source.sha256
