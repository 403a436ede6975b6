"""Pages without an article, such as log-in forms, are reported; articles are not."""

from __future__ import annotations

import pytest

from briefgen.cleaning import label
from briefgen.readers import read

STORY = (
    "The ferry between Veldt and the islands has not sailed for a week, and the towns that live "
    "by it are short of fuel. Their mayors met on Tuesday and asked the company for a date.\n\n"
)


def _notes(text: str, name: str = "a.txt") -> list[str]:
    return [n for n in label(read(text.encode(), name)).notes if n.startswith("not an article")]


@pytest.mark.parametrize(
    "text",
    ["https://sound.example/ferry\n", "[InternetShortcut]\nURL=https://sound.example/ferry\n"],
)
def test_an_address_alone(text):
    assert "holds an address" in _notes(text)[0]


def test_a_page_that_asks_to_sign_in():
    page = (
        "Sound Courier\n\nPlease log in to continue\n\nE-mail\n\nPassword\n\n"
        "Forgot your password?\n"
    )
    assert "asks to sign in" in _notes(page)[0]
    assert not _notes(
        f"The ferry is late\n\n{STORY}Residents said they were told to create an "
        "account with the company.\n"
    )


def test_a_text_that_a_paywall_cuts():
    cut = (
        f"The ferry is late\n\n{STORY}The company has two boats, one of which…\n\n"
        "Subscribe to continue reading\n"
    )
    assert "breaks off" in _notes(cut)[0]
    assert not _notes(f"The ferry is late\n\n{STORY}")


def test_a_section_page_has_no_day():
    cards = "".join(
        f'<div><h3><a href="/{n}">The ferry is late, part {n}</a></h3>'
        f"<p>Nobody knows why it did not sail on day {n}, and nobody says so.</p>"
        f"<p>{n} June 2023</p></div>"
        for n in range(1, 7)
    )
    page = f"<html><body><h1>Islands</h1><main>{cards}</main></body></html>"
    found = label(read(page.encode(), "a.html"))
    assert any("list of articles" in n for n in found.notes)
    assert found.stated("published") is None


def test_an_article_with_links_under_it_is_one():
    more = "".join(
        f'<h3><a href="/{n}">Another story about the sea, part {n}</a></h3>' for n in range(8)
    )
    story = "".join(f"<p>{STORY}</p>" for _ in range(4))
    assert not _notes(
        f"<html><body><h1>The ferry is late</h1>{story}{more}</body></html>", "a.html"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Read later\n\n<https://sound.example/ferry>\n", True),
        (f"{STORY}https://sound.example/ferry\n", False),
        ("The ferry has not sailed.\n\nhttps://sound.example/ferry\n", False),
    ],
)
def test_an_address_with_a_word_beside_it(text, told):
    assert bool(_notes(text)) is told
