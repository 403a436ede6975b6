"""Archives, and files compressed with gzip."""

from __future__ import annotations

import gzip

import pytest

from briefgen.errors import UnreadableError
from briefgen.readers import Opened, Options, bounds, read
from tests.held import zipped

STORY = "The crane fell on the quay of Veldt on Monday, the harbour master said.\n"
MAIL = "Subject: The quay\nMIME-Version: 1.0\n\nThe quay is closed.\n"
BOX = f"From a@b Thu Oct 31 23:30:00 2024\n{MAIL}\n"


def names(data: bytes, path: str = "pile.zip") -> list[str]:
    """Return the names of the articles in a file."""
    return list(Opened(data, path, Options()).names())


def test_its_files_are_articles_and_those_in_its_files_too():
    data = zipped(
        {"b/crane.txt": STORY, "a.mbox": BOX, "picture.png": b"x", "__MACOSX/._b.txt": "x"}
    )
    assert names(data) == ["a.mbox#1", "b#crane.txt"]
    opened = Opened(data, "pile.zip", Options())
    assert opened.read("b#crane.txt").text == STORY
    assert opened.read("a.mbox#1").source.path == "pile.zip#a.mbox#1"
    assert opened.read("b#crane.txt").source.media_type == "text/plain"


def test_no_name_leads_out_of_it_and_none_is_given_twice():
    data = zipped({"../../etc/crane.txt": STORY, "/etc/crane.txt": STORY, "C:\\x\\CON?.txt": STORY})
    assert names(data) == ["etc#crane.txt", "etc#crane-2.txt", "C_#x#CON_.txt"]


def test_an_archive_that_is_made_to_harm_is_refused(monkeypatch):
    with pytest.raises(UnreadableError, match="made to harm"):
        names(zipped({"a.txt": b"\0" * 20_000_000}))
    monkeypatch.setattr(bounds, "MOST_UNPACKED", 10)
    with pytest.raises(UnreadableError, match="made to harm"):
        names(zipped({"a.txt": STORY}))
    monkeypatch.setattr(bounds, "MOST_FILES", 1)
    with pytest.raises(UnreadableError, match="lists 2 files"):
        names(zipped({"a.txt": "a", "b.txt": "b"}))


def test_archives_in_archives_are_opened_four_deep():
    data = zipped({"crane.txt": STORY})
    for n in range(6):
        data = zipped({f"{n}.zip": data})
    (name,) = names(data)
    with pytest.raises(UnreadableError, match="deep"):
        read(data, "pile.zip", article=name)


def test_a_damaged_file_in_it_fails_alone():
    broken = zipped({"x.txt": STORY})[:-30]
    data = zipped({"a.zip": broken, "b.txt": STORY})
    assert names(data) == ["a.zip", "b.txt"]
    assert read(data, "pile.zip", article="b.txt").text == STORY
    with pytest.raises(UnreadableError, match="damaged"):
        read(data, "pile.zip", article="a.zip")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (zipped({"a.txt": STORY})[:-10], "damaged"),
        (b"PK\x03\x04", "damaged"),
        (zipped({"a.png": b"x"}), "no article"),
        (zipped({}), "no article"),
    ],
)
def test_what_can_t_be_opened_is_refused_with_a_remedy(data, says):
    with pytest.raises(UnreadableError, match=says) as caught:
        read(data, "pile.zip")
    assert caught.value.remedy


def test_a_password_is_said_to_be_needed():
    data = bytearray(zipped({"a.txt": STORY}))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(sign) + at] |= 1
    with pytest.raises(UnreadableError, match="password"):
        read(bytes(data), "pile.zip", article="a.txt")


def test_a_file_that_gzip_has_packed_is_what_it_packed():
    page = b"<html><body><p>The quay is closed.</p></body></html>"
    raw = read(gzip.compress(page), "crane.html.gz")
    assert (raw.text, raw.source.media_type) == ("The quay is closed.\n", "text/html")
    assert names(gzip.compress(BOX.encode()), "mails.mbox.gz") == ["1"]


def test_a_packed_file_that_is_made_to_harm_is_refused(monkeypatch):
    with pytest.raises(UnreadableError, match="too much"):
        read(gzip.compress(b"\0" * 20_000_000), "a.txt.gz")
    with pytest.raises(UnreadableError, match="damaged"):
        read(gzip.compress(b"The quay is closed.")[:-9], "a.txt.gz")
    monkeypatch.setattr(bounds, "LARGEST", 10)
    with pytest.raises(UnreadableError, match="too much"):
        read(gzip.compress(b"The quay is closed."), "a.txt.gz")


def test_a_file_of_too_many_articles_gives_the_first_ones(monkeypatch):
    monkeypatch.setattr("briefgen.readers.opened.MOST_ARTICLES", 2)
    found = []
    with pytest.raises(UnreadableError, match="more than 2 articles"):
        found.extend(Opened((BOX * 3).encode(), "m.mbox", Options()).names())
    opened = Opened((BOX * 3).encode(), "m.mbox", Options())
    assert "closed" in opened.read("2").text
