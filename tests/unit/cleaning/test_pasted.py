"""Pasted texts: mails with headers, posts, judgments, transcripts, live pages.

Also what is printed above the text of each.
"""

from __future__ import annotations

import pytest

from briefgen.model import Role
from briefgen.readers import read
from tests.unit.cleaning.pasted import FIRST, HEAD, SECOND, body, labelled, role, stated

LAST = "Nobody knows when it will sail."
POSTED = "Bo Ek\n@boek\n·\nMay 6"
PASSED_ON = (
    "---------- Forwarded message ---------\nFrom: Bo Ek <bo@a.example>\n"
    "Date: Mon, May 6, 2024 at 9:10 AM"
)
HIGH_COURT = (
    "Neutral Citation Number: [2024] EWHC 12\nCase No: AB/12/2024\n\n"
    "IN THE HIGH COURT OF JUSTICE\n\nDate: 6 May 2024"
)
STORY = f"{FIRST}\n\n{SECOND}\n\n{LAST}\n"


@pytest.mark.parametrize(
    "head",
    [
        "From: Bo Ek <bo@a.example>\nSent: Monday, May 6, 2024 9:10 AM\nTo: Desk\nSubject: " + HEAD,
        f"{PASSED_ON}\nSubject: {HEAD}\nTo: <d@a.example>",
    ],
)
def test_a_mail_that_was_pasted_has_its_head(head):
    article = labelled(f"{head}\n\n{STORY}\nBo\n")
    told = stated(article)
    assert (told["title"], told["byline"], told["published"]) == (HEAD, "Bo Ek", "2024-05-06")
    assert body(article) == [FIRST, SECOND, LAST]


def test_the_name_under_a_pasted_mail_is_its_signature():
    head = f"From: Bo Ek <bo@a.example>\nTo: Desk\nSubject: {HEAD}"
    assert labelled(f"{head}\n\n{STORY}\nBo\n").blocks[-1].role is Role.SIGNATURE


def test_a_text_that_is_quoted_whole_is_read_without_its_marks():
    quoted = "".join(f"> {line}\n" if line else ">\n" for line in f"{HEAD}\n\n{STORY}".split("\n"))
    assert read(quoted.encode(), "a.txt").text.startswith(f"{HEAD}\n\n{FIRST}")


def test_lines_behind_marks_under_a_text_are_an_earlier_mail():
    quoted = "On Mon, 6 May 2024, Bo Ek wrote:\n\n> When does it sail?\n> The towns ask.\n"
    article = labelled(f"{HEAD}\n\n{STORY}\n{quoted}")
    assert role(article, "When does it sail") is Role.QUOTED_REPLY
    assert role(article, "Bo Ek wrote") is Role.QUOTED_REPLY
    assert body(article) == [FIRST, SECOND, LAST]


@pytest.mark.parametrize(
    "post",
    [
        f"{POSTED}\n{FIRST}\n3\n14\n2.1K\n\n{POSTED}\n{LAST}\n8:14 PM · May 6, 2024\n12 Views\n",
        (
            f"Bo Ek @boek.bsky.social · 2h\n{FIRST}\n\n3\n9\n\nBo Ek @boek.bsky.social · 1h\n"
            f"{LAST}\n\n#ferry #ost\n"
        ),
    ],
)
def test_a_thread_of_posts_is_its_words(post):
    article = labelled(post)
    assert body(article) == [FIRST, LAST]
    assert stated(article)["byline"].startswith("Bo Ek")


def test_a_handle_under_a_text_makes_no_posts():
    article = labelled(f"{HEAD}\n\n{STORY}\nBo Ek\n@boek\n")
    assert body(article)[:3] == [FIRST, SECOND, LAST]


@pytest.mark.parametrize(
    "head",
    [
        (
            f"{HIGH_COURT}\n\nBefore:\n\nMR JUSTICE EK\n\nBetween:\n\nBO EK\nAppellant\n- and -\n"
            "TOWN OF OST\nRespondent"
        ),
        "IN THE DISTRICT COURT OF OST\n\nCase No. 12/2024\n\nJudgment of 6 May 2024",
    ],
)
def test_the_head_of_a_judgment_is_no_text(head):
    items = [
        "1. The appellant sailed the ferry of Veldt until it was laid up.",
        "2. We dismiss the appeal.",
    ]
    article = labelled(f"{head}\n\n{items[0]}\n\n{items[1]}\n")
    assert body(article) == items
    assert stated(article)["published"] == "2024-05-06"
    assert "COURT" in stated(article)["title"]


def _spoken(article) -> dict[str, str]:
    return {
        article.text[b.start : b.end]: b.speaker.exact
        for b in article.blocks
        if b.speaker is not None
    }


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("[00:00:03] BO EK: ", "[00:00:09] ADA BERG: "),
        ("Bo Ek [00:03]: ", "Ada Berg [00:09]: "),
        ("00:03 - Bo Ek: ", "00:09 - Ada Berg: "),
    ],
)
def test_turns_may_have_their_time(one, two):
    turns = (
        f"{one}Where is the ferry?\n\n{two}It lies in dock.\n\n{one}Who pays?\n\n"
        f"{two}The town pays.\n"
    )
    spoken = _spoken(labelled(f"Interview\n\n{turns}"))
    assert spoken[f"{two}It lies in dock."].lower() == "ada berg"
    assert spoken[f"{two}The town pays."].lower() == "ada berg"


def test_the_speaker_may_stand_over_the_words_with_the_time():
    turns = (
        "Bo Ek  0:03\nWhere is it?\n\nAda Berg  0:09\nIt lies in dock.\n\nBo Ek  0:12\nWho pays?\n"
    )
    spoken = _spoken(labelled(f"Interview with Ada Berg\n\n{turns}"))
    assert spoken["It lies in dock."] == "Ada Berg"
    assert spoken["Who pays?"] == "Bo Ek"


def test_who_asks_without_a_label_is_not_who_answers():
    turns = (
        "What happened?\n\nAda Berg: It lies in dock.\n\nWho pays?\n\nAda Berg: The town pays.\n"
    )
    spoken = _spoken(labelled(f"{HEAD}: an interview\n\n{FIRST}\n\n{turns}"))
    assert spoken == {
        "Ada Berg: It lies in dock.": "Ada Berg",
        "Ada Berg: The town pays.": "Ada Berg",
    }


def test_a_live_page_says_who_wrote_each_post():
    page = (
        f"{HEAD}\n\nLast updated: May 6, 2024\n\n2:05 p.m. ET\nIn dock\n\n"
        f"From CNN's Bo Ek\n\n{FIRST}\n"
    )
    article = labelled(page)
    assert role(article, "From CNN's") is Role.BYLINE


def test_the_points_of_a_summary_stand_under_the_headline():
    page = (
        f"Live\n{HEAD}\nLatest from the quay\n\nBo Ek and Di Fox\n\n6 May 2024\n\nKey points\n"
        "Ferry lies in dock\n"
        f"Fuel is short\n\n18:02\nTown asks the navy\n\n{FIRST}\n\n17:20\n{SECOND}\n\nShare\n"
    )
    assert stated(labelled(page))["title"] == HEAD


@pytest.mark.parametrize("line", ["Release: 03/08/2013", "By Bo Ek | 4/3/2024"])
def test_a_day_that_can_be_read_two_ways_is_told(line):
    article = labelled(f"{HEAD}\n\n{line}\n\n{STORY}")
    assert "published" not in stated(article)
    assert any("can be read two ways" in note for note in article.notes)
    assert body(article) == [FIRST, SECOND, LAST]


def test_a_day_that_is_stated_needs_no_such_note():
    article = labelled(f"{HEAD}\n\nBy Bo Ek | 4/3/2024\n\n3 April 2024\n\n{STORY}")
    assert article.notes == ()


@pytest.mark.parametrize("label_", ["From:", "From", "Issued by"])
def test_who_issued_a_release_may_stand_under_its_label(label_):
    article = labelled(f"{HEAD}\n\n{label_}\nTown of Ost\nPublished\n6 May 2024\n\n{STORY}")
    assert body(article) == [FIRST, SECOND, LAST]
    assert stated(article)["published"] == "2024-05-06"


def test_the_same_in_a_list_of_a_pages_terms():
    terms = "<dl><dt>Published:</dt><dd>6 May 2024</dd><dt>From:</dt><dd>Town of Ost</dd></dl>"
    told = f"<div><p>{FIRST}</p><p>{SECOND}</p><p>{LAST}</p></div>"
    page = f"<html><body><main><h1>{HEAD}</h1>{terms}{told}</main></body></html>"
    assert body(labelled(page, "a.html")) == [FIRST, SECOND, LAST]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Petar Šimić", "Petar Šimić"),
        ("Ada Berg, Bo Ek, Cy Poe", "Ada Berg, Bo Ek, Cy Poe"),
        ("Ada Berg / Ost", "Ada Berg"),
        ("Words by Ada Berg, pictures by Bo Ek", "Ada Berg"),
        ("By ADA BERG and BO EK Staff Writers", "ADA BERG and BO EK"),
        ("By Ada Berg, Foreign Editor, and Bo Ek", "Ada Berg and Bo Ek"),
        ("Ada Berg in Ost and Bo Ek in Veldt", "Ada Berg and Bo Ek"),
    ],
)
def test_names_sign_in_many_ways(line, names):
    article = labelled(f"{HEAD}\n\n{line}\n\n{STORY}")
    assert stated(article)["byline"] == names
    assert body(article) == [FIRST, SECOND, LAST]


def test_whom_to_ask_is_a_note_at_a_releases_end():
    article = labelled(f"{HEAD}\n\n{STORY}\nMedia contact\n\nBo Ek of the press office answers.\n")
    assert role(article, "answers") is Role.NOTE
    assert labelled(f"{HEAD}\n\n{STORY}\nSOURCE Town of Ost\n").blocks[-1].role is Role.BYLINE


def test_the_one_top_heading_of_a_page_is_its_headline():
    told = f"<h2>{HEAD}</h2><p>{FIRST}</p><p>{LAST}</p>"
    page = f"<html><body><p>Hello, and welcome to the Ost Letter.</p>{told}</body></html>"
    article = labelled(page, "a.html")
    assert stated(article)["title"] == HEAD
    assert body(article) == [FIRST, LAST]


def test_items_of_a_list_go_together_where_each_is_a_sentence():
    items = (
        "<li>The owners pay six per cent more from June.</li><li>Nobody loses a day.</li>"
        "<li>The navy looks.</li>"
    )
    page = f"<html><body><h1>{HEAD}</h1><p>{FIRST}</p><ol>{items}</ol><p>{LAST}</p></body></html>"
    assert len(body(labelled(page, "a.html"))) == 5


def test_a_page_that_is_gone_is_nolabelled():
    page = (
        "<html><body><h1>404</h1><p>Sorry, the page you are looking for cannot be found here.</p>"
        "</body></html>"
    )
    assert any("no article" in n or "not an article" in n for n in labelled(page, "a.html").notes)


def test_the_note_over_an_encyclopedias_article_is_no_text():
    note = "<div class='hatnote'>For the film, see The Ferry (film).</div>"
    page = (
        f"<html><body><h1>{HEAD}</h1><div id='content'>{note}<p>{FIRST}</p><p>{SECOND}</p>"
        "</div></body></html>"
    )
    assert body(labelled(page, "a.html")) == [FIRST, SECOND]


def test_a_headline_is_not_joined_with_a_text_whose_lines_are_parted():
    lines = (
        "Longshoremen of Veldt have not worked a day, as",
        "the harbour master says, and the towns of the east",
        "are running short of fuel.",
        "Their mayors met on Tuesday and asked the firm",
        "to name a day.",
    )
    article = labelled("\n\n".join(["Ferry towns brace for a hard winter", *lines]) + "\n")
    assert stated(article).get("title") == HEAD


def test_a_last_sentence_with_words_of_menus_is_the_articles():
    page = (
        f"Ferry Watch\n@ferrywatch\n\nFerry lies in dock\n\n{FIRST} It waits.\n\n"
        "There is no news about the crew.\n\n"
        "Subscribe: @ferrywatch | Chat: @fw\n\n14.3K views\n"
    )
    assert "There is no news about the crew." in body(labelled(page))


def test_an_earlier_mail_under_a_pasted_one_is_set_apart():
    head = f"From: Bo Ek\nSent: 6 May 2024 09:10\nTo: Desk\nCc: Di Fox\nSubject: {HEAD}"
    earlier = (
        "-----Original Message-----\nFrom: Desk\nSent: 5 May 2024\nTo: Bo Ek\n\n"
        "When does it sail?\n"
    )
    article = labelled(f"{head}\n\n{STORY}\n{earlier}")
    told = stated(article)
    assert (told["title"], told["byline"], told["published"]) == (HEAD, "Bo Ek", "2024-05-06")
    assert role(article, "When does it sail") is Role.QUOTED_REPLY
    assert body(article) == [FIRST, SECOND, LAST]


@pytest.mark.parametrize(
    "stamp", ["[06/05/2024, 10:15:00] ", "06/05/2024, 10:15 - ", "[2024-05-06 10:15] "]
)
def test_a_chats_lines_have_their_day(stamp):
    chat = (
        f"{stamp}Bo Ek: Where is it?\n{stamp}Ada Berg: It lies in dock.\n{stamp}Bo Ek: Who pays?\n"
    )
    assert _spoken(labelled(chat))[f"{stamp}Ada Berg: It lies in dock."] == "Ada Berg"


def test_the_line_over_a_copied_message_is_its_byline():
    article = labelled(f"Ferry Watch, [16.05.2024 10:15]\n{FIRST}\n\n{LAST}\n")
    assert stated(article)["published"] == "2024-05-16"
    assert body(article) == [FIRST, LAST]


@pytest.mark.parametrize(
    ("line", "names", "day"),
    [
        ("Ada Berg, Nairobi", "Ada Berg", None),
        ("Von Ada Berg, Nairobi", "Ada Berg", None),
        ("Ost Courier · 6 May 2024 · 3 · ADA BERG ada@a.example", None, "2024-05-06"),
        (
            (
                "Published on May 6, 2024, at 10:15 am (Ost), updated on May 7, 2024, at 6:02 pm "
                "• 3 min read • In French"
            ),
            None,
            "2024-05-06",
        ),
    ],
)
def test_lines_over_a_text_sign_and_date_it(line, names, day):
    article = labelled(f"{HEAD}\n\n{line}\n\n{STORY}")
    told = stated(article)
    assert told["title"] == HEAD
    assert names is None or told["byline"] == names
    assert told.get("published") == day
    assert body(article) == [FIRST, SECOND, LAST]


def test_a_long_line_that_says_when_is_no_text():
    stamp = (
        "Published on May 6, 2024, at 10:15 am (Ost), updated on May 7, 2024, at 6:02 pm"
        " • 3 min read • Lire en français"
    )
    dek = (
        "A second boat followed at dusk, but the company has not said whether "
        "it will let others sail."
    )
    article = labelled(
        f"{HEAD}\n\n{dek}\n\nBy Ada Berg (Ost, special correspondent)\n\n{stamp}\n\n{STORY}"
    )
    told = stated(article)
    assert (told["published"], told["updated"]) == ("2024-05-06", "2024-05-07")
    assert role(article, "min read") is Role.BYLINE


def test_a_source_noted_over_the_headline_is_the_address():
    article = labelled(f"Source: https://a.example/ferry\n\n# {HEAD}\n\n{STORY}", "a.md")
    assert stated(article)["url"] == "https://a.example/ferry"


def test_a_box_to_sign_up_in_is_no_text():
    box = (
        "<div class='kg-card kg-signup-card'><h2>The Ost Diary</h2>"
        "<p>News of the quay, every Friday.</p></div>"
    )
    page = (
        f"<html><body><article><h1>{HEAD}</h1><p>{FIRST}</p>{box}<p>{LAST}</p>"
        "</article></body></html>"
    )
    article = labelled(page, "a.html")
    assert body(article) == [FIRST, LAST]
    assert role(article, "every Friday") is Role.PROMO


def test_a_last_line_that_names_whom_to_ask_is_a_note():
    article = labelled(f"{HEAD}\n\n{STORY}\nContact: Bo Ek, press office, +254 20 000\n")
    assert article.blocks[-1].role is Role.NOTE


def test_few_fields_of_an_archive_are_enough_with_its_mark():
    head = (
        f"{HEAD}\n\nHarbour Courier\n\nMay 6, 2024\n\nCopyright 2024 Harbour Press\n\n"
        "Length: 82 words\n\nBody"
    )
    article = labelled(f"{head}\n\n{STORY}\nLoad-Date: May 7, 2024\n\nEnd of Document\n")
    told = stated(article)
    assert (told["outlet"], told["published"]) == ("Harbour Courier", "2024-05-06")
