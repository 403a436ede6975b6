"""Feeds."""

from __future__ import annotations

import json

import pytest

from briefgen.errors import UnreadableError
from briefgen.readers import Opened, Options, read

LONG = "The crane fell on the quay of Veldt on Monday, and two men were hurt. " * 12
RSS = f"""<?xml version="1.0"?><rss version="2.0" \
xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour \
Courier</title><language>en</language>
<item><title>The crane &amp; the quay</title>\
<link>https://harbour.example/news/the-crane.html</link>
<dc:creator>Ana Vey</dc:creator><pubDate>Thu, 31 Oct 2024 23:30:00 -0500</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>{LONG}</p>
<script>alert(1)</script>]]></content:encoded></item>
<item><title>The mole</title><link>https://harbour.example/12345</link>
<description>The mole is open again ...</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Courier</title>
<entry><title>The crane</title><link href="https://harbour.example/crane"/>\
<updated>2024-11-01T01:00:00Z</updated>
<published>2024-10-31T10:00:00Z</published><author><name>Ana Vey</name></author>
<content type="html">&lt;p&gt;{LONG}&lt;/p&gt;</content></entry></feed>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour Courier",
        "items": [
            {
                "id": "1",
                "title": "The crane",
                "url": "https://harbour.example/crane",
                "content_html": f"<p>{LONG}</p>",
                "date_published": "2024-10-31T10:00:00Z",
                "authors": [{"name": "Ana Vey"}],
            }
        ],
    }
)


def test_each_entry_is_an_article_with_what_the_feed_says_of_it():
    opened = Opened(RSS.encode(), "harbour.rss", Options())
    assert list(opened.names()) == ["the-crane", "the-mole"]
    raw = opened.read("the-crane")
    assert {s.field: s.value for s in raw.declared} == {
        "title": "The crane & the quay",
        "outlet": "Harbour Courier",
        "byline": "Ana Vey",
        "published": "2024-10-31",
        "url": "https://harbour.example/news/the-crane.html",
        "language": "en",
    }
    assert raw.text == f"The crane & the quay\n\n{LONG.strip()}\n"
    assert not raw.notes


@pytest.mark.parametrize(
    ("tag", "language"),
    [("en-us", "en-US"), ("zh-Hans-CN", "zh"), ("de", "de"), ("English", None), ("", None)],
)
def test_a_feed_s_language_is_a_tag_or_nothing(tag, language):
    feeds = {
        "a.rss": RSS.replace("<language>en<", f"<language>{tag}<"),
        "a.json": json.dumps(json.loads(JSON) | {"language": tag}),
    }
    for name, text in feeds.items():
        opened = Opened(text.encode(), name, Options())
        first = opened.read(next(iter(opened.names())))
        declared = {s.field: s.value for s in first.declared}
        assert declared.get("language") == language, name


def test_a_script_makes_no_article_of_a_teaser():
    script = "<style>a {}</style><script>" + "let crane = 1; " * 90 + "</script>"
    markup = RSS.replace(LONG, f"{script}The crane fell on the quay on Monday.")
    raw = Opened(markup.encode(), "harbour.rss", Options()).read("the-crane")
    assert raw.text.endswith("The crane fell on the quay on Monday.\n")
    assert raw.notes == ("the feed holds a teaser, and not the whole article",)


def test_a_teaser_is_said_to_be_one():
    raw = Opened(RSS.encode(), "harbour.rss", Options()).read("the-mole")
    assert raw.notes == ("the feed holds a teaser, and not the whole article",)


@pytest.mark.parametrize(("data", "path"), [(ATOM, "a.atom"), (ATOM, "a.xml"), (JSON, "feed.json")])
def test_atom_and_json_feeds_are_read_under_any_suffix_of_theirs(data, path):
    opened = Opened(data.encode(), path, Options())
    assert list(opened.names()) == ["crane"]
    raw = opened.read("crane")
    said = {s.field: s.value for s in raw.declared}
    assert (said["byline"], said["published"], said["outlet"]) == (
        "Ana Vey",
        "2024-10-31",
        "Harbour Courier",
    )
    assert LONG.strip() in raw.text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ('<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss/>', "entities"),
        ("<rss><channel></channel></rss>", "no article"),
        ("words", "no feed"),
        ('{"version": "https://jsonfeed.org/version/1", "items": 3}', "no article"),
    ],
)
def test_what_is_no_feed_is_refused_with_a_remedy(data, says):
    with pytest.raises(UnreadableError, match=says) as caught:
        read(data.encode(), "a.rss")
    assert caught.value.remedy


def test_words_that_are_an_address_are_not_fetched():
    with pytest.raises(UnreadableError, match="no feed"):
        read(b"http://127.0.0.1:9/feed.rss", "a.rss")
