"""What papers, players, live pages and courts set between paragraphs is told from these."""

from __future__ import annotations

import pytest

from briefgen.cleaning.pages import A_LIST
from briefgen.model import Role
from tests.unit.cleaning.pasted import FIRST, HEAD, SECOND, body, labelled, role, stated

LAST = "Nobody in the towns knows when the ferry will sail again."


def _article(*lines: str, name: str = "a.txt"):
    return labelled("\n\n".join(lines), name)


def _page(*blocks: str, title: str = ""):
    head = f"<head><title>{title}</title></head>" if title else ""
    return labelled(
        f"<html>{head}<body><article>{''.join(blocks)}</article></body></html>", "a.html"
    )


@pytest.mark.parametrize(
    "jump",
    [
        "See FERRY, A9",
        "FERRY, from A1",
        "See FERRY, Page 9 FERRY, from A1",
        "Continued on Page A9",
        "Continued from page 1",
        "Please turn to page 12",
        "FERRY continued on next page",
    ],
)
def test_where_a_printed_story_goes_on_is_no_word_of_it(jump):
    article = _article(HEAD, FIRST, jump, SECOND, LAST)
    assert role(article, jump) is Role.NAVIGATION
    assert body(article) == [FIRST, SECOND, LAST]


@pytest.mark.parametrize(
    "line",
    ["See the mayor of Ost, 61", "Fuel, from 4", "The story continues on the islands of Veldt."],
)
def test_words_that_point_to_no_page_are_kept(line):
    assert role(_article(HEAD, FIRST, line, SECOND, LAST), line) is not Role.NAVIGATION


def test_what_a_player_shows_beside_its_film_is_set_aside():
    article = _article(
        f"Video Duration 01 minutes 40 seconds 01:40\n{HEAD}\nNow Playing\n{HEAD}\n01:40",
        "Next Up\nStorm sinks two boats off Ost\n00:52\nMore videos",
        "By Ada Berg",
        FIRST,
        SECOND,
        LAST,
    )
    told = stated(article)
    assert (told["title"], told["byline"]) == (HEAD, "Ada Berg")
    assert body(article) == [FIRST, SECOND, LAST]
    assert role(article, "Storm sinks") is Role.NAVIGATION


def test_the_sounds_of_a_transcript_are_not_said():
    article = _article(
        "The winter ferry",
        "IDA MOE, HOST: The ferry of Veldt lies in dock. The mayor of Ost is here.",
        "(SOUNDBITE OF SHIP'S HORN)",
        "ADA BERG: Thank you. We asked the company for a day.",
        "[laughter]",
        "IDA MOE: And what did the company say to that?",
    )
    assert role(article, "SOUNDBITE") is Role.NAVIGATION
    assert role(article, "[laughter]") is Role.NAVIGATION
    assert role(article, "We asked") is Role.BODY


def test_lines_of_as_many_cells_are_a_table_and_what_is_before_it_is_kept():
    rows = ("Port          Boats   Change", "Ost           4       +2", "Veldt         1       -3")
    article = _article(HEAD, "By Ada Berg", FIRST, "\n".join(rows), SECOND, LAST)
    assert [role(article, row) for row in rows] == [Role.TABLE] * 3
    assert role(article, FIRST) is Role.BODY


def test_two_such_lines_are_no_table():
    article = _article(HEAD, FIRST, "Ost    4\nVeldt    1", SECOND, LAST)
    assert role(article, "Veldt    1") is not Role.TABLE


@pytest.mark.parametrize("words", ["No fuel", "Ost and the islands"])
def test_a_marked_heading_between_paragraphs_of_its_element_is_one(words):
    article = _page(f"<h1>{HEAD}</h1><p>{FIRST}</p><h2>{words}</h2><p>{SECOND}</p><p>{LAST}</p>")
    assert role(article, words) is Role.HEADING


def test_a_marked_heading_that_leads_to_more_is_none():
    article = _page(f"<h1>{HEAD}</h1><p>{FIRST}</p><h2>Read more</h2><p>{SECOND}</p><p>{LAST}</p>")
    assert role(article, "Read more") is not Role.HEADING


def test_a_live_page_has_its_posts_headings_and_its_day():
    article = _article(
        "Ferry in dock: live updates",
        "Ada Berg",
        "Wed 8 May 2024 11.20 BST",
        "11.20 BST\nMayor asks for a day\n" + FIRST,
        "Share",
        "10.05 BST\nTown cut off\n" + SECOND,
        "Share",
        "09.40 BST\n" + LAST,
        "Share",
    )
    assert stated(article)["published"] == "2024-05-08"
    assert A_LIST not in article.notes
    assert body(article) == ["Mayor asks for a day", FIRST, "Town cut off", SECOND, LAST]


def test_what_an_issuer_says_of_itself_last_is_a_note():
    article = _article(
        HEAD,
        FIRST,
        SECOND,
        LAST,
        "About the Harbour League",
        "The Harbour League speaks for the ports of nine islands.",
    )
    assert role(article, "About the Harbour League") is Role.NOTE
    assert role(article, "speaks for the ports") is Role.NOTE
    assert body(article) == [FIRST, SECOND, LAST]


def test_a_last_section_about_somebody_else_is_the_articles():
    about = "About the mayor of Ost there is little to say but that nobody knows her."
    article = _article(HEAD, FIRST, SECOND, LAST, "About the mayor", about)
    assert role(article, "there is little to say") is Role.BODY


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("THE OST COURIER, Wednesday, May 8, 1974        Page 3", "THE OST COURIER"),
        ("A4  The Ost Courier   Wednesday, May 8, 1974", "The Ost Courier"),
    ],
)
def test_the_head_of_a_printed_page_is_the_paper_and_its_day(line, outlet):
    told = stated(_article(line, HEAD, FIRST, SECOND, LAST))
    assert (told["title"], told["outlet"], told["published"]) == (HEAD, outlet, "1974-05-08")


def test_a_papers_name_over_a_menu_is_no_headline():
    article = _article("Ost Courier\nSUBSCRIBE    SIGN IN", HEAD, "By Ada Berg", FIRST, SECOND)
    told = stated(article)
    assert (told["title"], told["outlet"], told["byline"]) == (HEAD, "Ost Courier", "Ada Berg")


def test_a_papers_name_under_the_authors_is_none_of_them():
    told = stated(_article(HEAD, "Ida Moe\nOst Courier", FIRST, SECOND, LAST))
    assert (told["byline"], told["outlet"]) == ("Ida Moe", "Ost Courier")


def test_a_papers_name_in_a_headline_stays_in_it():
    head = "Mayor Sues Ost Courier"
    assert stated(_article(head, "By Ada Berg", FIRST, SECOND, LAST))["title"] == head


def test_the_station_behind_the_authors_name_is_the_outlet():
    told = stated(_article(HEAD, "By Ada Berg, KOST-TV", FIRST, SECOND, LAST))
    assert (told["byline"], told["outlet"]) == ("Ada Berg", "KOST-TV")


def test_a_programme_names_itself_beside_its_address():
    article = _article(
        "IDA MOE: This is Veldt This Morning!, veldtthismorning.org, the news of the islands.",
        "ADA BERG: Thank you, Ida. We asked the company for a day.",
        "IDA MOE: And what did the company say?",
        "The original content of this program is licensed under a Creative Commons licence.",
    )
    assert stated(article)["outlet"] == "Veldt This Morning!"
    assert role(article, "original content") is Role.LEGAL


def test_an_address_under_the_headline_is_no_part_of_it():
    address = "https://www.ost.example/2024/05/ferry-towns"
    article = _article(f"{HEAD}\n{address}", FIRST, SECOND, LAST)
    told = stated(article)
    assert (told["title"], told["url"]) == (HEAD, address)
    assert body(article) == [FIRST, SECOND, LAST]


@pytest.mark.parametrize("cut", ["(Bo Ek/Ost Cour", "[Bo Ek/AP Ph", "(AP Photo/Bo E..."])
def test_a_credit_that_a_site_cuts_off_is_one(cut):
    shown = "Islanders carry cans of fuel along the quay of Ost on Monday."
    article = _article(HEAD, f"{shown} {cut}", FIRST, SECOND, LAST)
    assert role(article, shown) is Role.CAPTION
    assert role(article, cut) is Role.CREDIT


@pytest.mark.parametrize(
    "line",
    [
        "Por Ida Moe | Ost - 12 jun 2024",
        "By Ida Moe | 12 June 2024",
        "Von Ida Moe \u00b7 12 June 2024",
    ],
)
def test_a_byline_in_another_language_ends_before_place_and_day(line):
    assert stated(_article(HEAD, line, FIRST, SECOND, LAST))["byline"] == "Ida Moe"


def test_by_and_the_papers_staff_are_no_names():
    told = stated(_article(HEAD, "BY ADA BERG\nOST COURIER STAFF", FIRST, SECOND, LAST))
    assert told["byline"] == "ADA BERG"


def test_a_name_set_as_a_credit_under_the_headline_signs():
    article = _page(
        f"<h1>{HEAD}</h1><div class='credits'>Anna Berg</div><p>{FIRST}</p><p>{SECOND}</p>"
    )
    assert stated(article)["byline"] == "Anna Berg"


def test_messages_of_a_channel_have_their_times_and_who_first_wrote_them():
    article = _article(
        f"Ost Courier\n[08.05.2024 07:41]\n{HEAD}",
        FIRST,
        f"[08.05.2024 07:52]\n{SECOND}",
        f"[08.05.2024 08:15]\n[Forwarded from Harbour Office]\n{LAST}",
    )
    assert role(article, "[08.05.2024 07:52]") is Role.BYLINE
    assert role(article, "Forwarded from") is Role.BYLINE
    assert role(article, LAST) is Role.BODY


def test_the_last_sentence_of_a_judgment_is_its_own():
    article = _page(
        "<h1>IN THE HIGH COURT OF OST</h1><p>Case No: 12/2024</p><p>Ada Berg, judge:</p>"
        "<ol><li>The claimant says that the lease of the quay was to run for ten more years.</li>"
        "<li>The council says that it ended by its own terms, and that nobody promised more.</li>"
        "</ol><h4>Conclusion</h4><ol><li>For these reasons the claim is dismissed.</li></ol>"
    )
    assert role(article, "For these reasons") in (Role.BODY, Role.LIST)


def test_the_title_of_a_page_whose_heading_is_the_sites():
    case = "Quay Trust v Ost Council (9 April 2024)"
    article = _page(
        f"<h1>Decisions of the island courts</h1><p>You are here: Home &gt; {case}</p>"
        f"<p>{FIRST}</p><p>{SECOND}</p>",
        title=case,
    )
    assert stated(article)["title"] == case


def test_cards_with_times_are_a_list_of_articles():
    cards = "".join(
        f"<div><h3><a href='/{n}'>Boat {n} runs aground off Ost</a></h3><p>All saved.</p>"
        f"<span>{n}h ago</span></div>"
        for n in range(2, 7)
    )
    assert A_LIST in _page(f"<h1>Harbour</h1>{cards}").notes


@pytest.mark.parametrize("count", ["1 of 3 |", "2/14", "Image 1 of 9"])
def test_which_picture_of_a_gallery_is_shown_is_no_paragraph(count):
    article = _article(HEAD, f"{count}\nThe quay of Ost. (AP Photo/Bo Ek)", FIRST, SECOND, LAST)
    assert body(article) == [FIRST, SECOND, LAST]


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Source: Ost Courier, 8 May 2024, p. 4", "Ost Courier"),
        ("Published in: Dagens Ost, 8 May 2024", "Dagens Ost"),
    ],
)
def test_the_paper_that_a_clipping_comes_from_is_its_outlet(line, outlet):
    told = stated(_article(HEAD, line, FIRST, SECOND, LAST))
    assert (told["outlet"], told["published"]) == (outlet, "2024-05-08")


def test_words_parted_by_signs_are_no_papers_name():
    article = _page(f"<div>Home \u203a Press</div><h1>{HEAD}</h1><p>{FIRST}</p><p>{SECOND}</p>")
    assert "outlet" not in stated(article)
    linked = _page(f"<a href='/p'>Ost Courier</a><h1>{HEAD}</h1><p>{FIRST}</p><p>{SECOND}</p>")
    assert "outlet" not in stated(linked)


def test_a_films_transcript_is_its_text_and_its_counts_tell_the_day():
    article = _article(
        "The winter of the ferry",
        "12,410 views  Jun 9, 2024",
        "0:00\nForty boats lie across the mouth of the harbour this morning\n"
        "0:06\nand nobody here thinks that they will leave before Wednesday.\n"
        "0:12\nIda Moe owns two of them.",
    )
    assert stated(article)["published"] == "2024-06-09"
    assert A_LIST not in article.notes
    assert [role(article, w) for w in ("Forty boats", "Ida Moe owns")] == [Role.BODY] * 2
    assert role(article, "0:06") is Role.NAVIGATION


def test_posts_of_a_thread_end_in_their_number_and_others_accounts_are_none():
    post = "Ida Moe\n@idamoe\n\u00b7\nJun 9\n"
    article = _article(
        f"Ida Moe\n@idamoe\n{FIRST}\n1/3\n6:20 PM \u00b7 Jun 9, 2024",
        f"{post}The mayor of Ost asked the company for a day. 2/3",
        f"{post}{LAST} 3/3",
        "Relevant people\nIda Moe\n@idamoe\nFollow\nWrites about the sea.",
    )
    assert role(article, "asked the company") is Role.BODY
    assert role(article, LAST) is Role.BODY
    assert role(article, "Writes about the sea") is Role.NAVIGATION


def test_a_releases_number_is_no_paragraph():
    article = _page(
        f"<h1>{HEAD}</h1><div>Press release No.</div><div>112/2024</div><p>{FIRST}</p>"
        f"<p>{SECOND}</p><p>{LAST}</p>"
    )
    assert role(article, "Press release No.") is Role.BYLINE


@pytest.mark.parametrize("gap", [" ", "   ", " | "])
def test_who_wrote_and_whose_the_pictures_are_stand_in_one_line(gap):
    line = f"Text: Ida Moe{gap}Photos: Bo Ek"
    article = _article(HEAD, line, FIRST, SECOND, "Ida Moe lives in Ost.")
    assert stated(article)["byline"] == "Ida Moe"
    assert role(article, "Ida Moe lives") is Role.BYLINE


def test_what_the_author_does_in_the_text_is_no_note_on_her():
    words = "Ida Moe saw the last ferry leave, and so did her brother."
    article = _article(HEAD, "By Ida Moe", FIRST, SECOND, words)
    assert role(article, words) is Role.BODY


def test_who_asked_may_stand_under_a_line_of_two_sentences():
    article = _article(
        "\u201cWe are not the villains\u201d",
        "Ada Berg has run the ferry for thirty years. A conversation in her kitchen.",
        "Interview by Ida Moe",
        "Ida Moe: How many ferries are there still?",
        "Ada Berg: Four. There were twenty when I began to sail.",
    )
    assert stated(article)["byline"] == "Ida Moe"


def test_name_office_place_and_day_close_a_statement():
    article = _article(
        "Statement on the ferry of Ost",
        FIRST,
        LAST,
        "Ida Moe, Spokesperson for the Harbour Council",
        "Ost, 10 June 2024",
    )
    assert role(article, "Spokesperson") is Role.BYLINE
    assert role(article, "Ost, 10 June") is Role.DATELINE
    assert body(article) == [FIRST, LAST]


def test_the_edges_of_a_printed_page_that_was_copied_are_no_lines_of_it():
    head = f"5/20/24, 9:14 AM                    {HEAD} - Ost Courier"
    foot = "https://ost.example/2024/05/ferry                    {}/2"
    article = _article(
        head, HEAD, "By Ida Moe", FIRST, f"{foot.format(1)}\n{head}", SECOND, LAST, foot.format(2)
    )
    assert stated(article)["title"] == HEAD
    assert body(article) == [FIRST, SECOND, LAST]


@pytest.mark.parametrize(
    "line", ["Ost Courier, 19 May 2024", "Ost Monitor, 19 May 2024", "The Ost Record, May 19, 2024"]
)
def test_names_over_a_paper_and_its_day_sign(line):
    told = stated(_article(HEAD, f"Ida Moe\n{line}", FIRST, SECOND, LAST))
    assert (told["byline"], told["published"]) == ("Ida Moe", "2024-05-19")
    assert told["outlet"] == line.partition(",")[0]


def test_a_place_in_capitals_over_the_text_is_where_it_comes_from():
    article = _article(HEAD, "Ida Moe\n19 May 2024", "OST", FIRST, SECOND, LAST)
    assert role(article, "OST") is Role.DATELINE
    alone = _article(HEAD, "Ida Moe\nOST", FIRST, SECOND, LAST)
    assert stated(alone)["byline"] == "Ida Moe"


def test_an_agency_alone_over_a_line_without_a_stop_is_a_pictures_owner():
    article = _article(
        HEAD, "19 May 2024\nIda Moe\nReuters\nBurnt ferries on the quay of Ost", FIRST, SECOND, LAST
    )
    assert role(article, "Burnt ferries") is Role.CAPTION
    assert role(article, "Reuters") is Role.CREDIT


@pytest.mark.parametrize("line", ["19 May at 09:12 \u00b7", "May 19 at 9:12 AM"])
def test_the_time_of_a_post_without_an_account_is_no_heading(line):
    article = _article(f"Harbour Council of Ost\n{line}\n{FIRST}", LAST)
    assert role(article, line) is Role.BYLINE


def test_a_time_of_day_may_be_glued_to_the_year():
    line = "May 19, 20248:12 AM GMT+3Updated 2 hours ago"
    told = stated(_article(HEAD, "By Ida Moe", line, FIRST, SECOND, LAST))
    assert told["published"] == "2024-05-19"


@pytest.mark.parametrize("line", ["Par Ida Moe (\u00e0 Ost)", "Por Ida Moe, Ost"])
def test_a_byline_in_another_language_ends_before_the_place(line):
    article = _page(
        f"<h1>{HEAD}</h1><p class='byline'>{line}</p><p>{FIRST}</p><p>{SECOND}</p><p>{LAST}</p>"
    )
    assert stated(article)["byline"] == "Ida Moe"


def test_the_only_time_of_a_page_dates_it_wherever_it_stands():
    first, second = (
        f"<nav class='message-footer'><a href='/{n}'><time datetime='2024-05-{n}T05:12:00+00:00'>"
        f"05:{n}</time></a></nav>"
        for n in (19, 18)
    )
    over = f"<h1>{HEAD}</h1><p>{FIRST}</p><p>{SECOND}</p><p>{LAST}</p>"
    assert stated(_page(over, first))["published"] == "2024-05-19"
    assert "published" not in stated(_page(over, first, second))


def test_labels_of_a_note_taker_are_none_of_the_text():
    fields = "- Author: Ida Moe\n- Category: articles\n- URL: https://ost.example/ferry"
    article = _article(
        f"# {HEAD}", "## Metadata", fields, "## Full Document", FIRST, SECOND, LAST, name="a.md"
    )
    assert stated(article)["url"] == "https://ost.example/ferry"
    assert body(article) == [FIRST, SECOND, LAST]


def test_an_address_in_a_line_of_its_own_is_no_line_of_the_text():
    address = "https://ost.example/2024/05/ferry.html"
    article = _article(f"Islands|{HEAD}", address, "By Ida Moe", FIRST, address, SECOND, LAST)
    told = stated(article)
    assert (told["title"], told["kicker"], told["url"]) == (HEAD, "Islands", address)
    assert body(article) == [FIRST, SECOND, LAST]


def test_open_lines_over_a_credit_are_its_caption():
    article = _article(
        HEAD,
        "Ida Moe\n10/01/2024October 1, 2024",
        "A row of ferries on the quay of Ost\n"
        "Ferries wait at Ost. None of them sailed last week, the mayor says\n"
        "Image: Bo Ek/dpa/picture alliance",
        FIRST,
        SECOND,
        LAST,
    )
    assert stated(article)["published"] == "2024-10-01"
    assert role(article, "Image: Bo Ek") is Role.CREDIT
    assert role(article, "Ferries wait") is Role.CAPTION
    assert body(article) == [FIRST, SECOND, LAST]


def test_a_short_line_between_headline_and_author_is_a_dek():
    article = _article(
        f"{HEAD}\nAnd why nobody looked", "Ida Moe\nOct 01, 2024", FIRST, SECOND, LAST
    )
    assert role(article, "And why nobody looked") is Role.DEK
    menu = _article(f"{HEAD}\nShare full article", "Ida Moe\nOct 01, 2024", FIRST, SECOND, LAST)
    assert role(menu, "Share full article") is not Role.DEK


def test_a_source_under_a_table_is_a_note():
    table = "<table><tr><th>Port</th><th>Boats</th></tr><tr><td>Ost</td><td>4</td></tr></table>"
    article = _page(
        f"<h1>{HEAD}</h1><p>{FIRST}</p>{table}<p class='source'>Source: harbour office</p>"
        f"<p>{SECOND}</p><p>{LAST}</p>"
    )
    assert role(article, "Source: harbour") is Role.NOTE


def test_where_a_printed_story_goes_on_may_name_the_column():
    line = "Continued on Page 14, Column 3"
    head = "OST COURIER              MONDAY, MAY 6, 1974                         PAGE FIVE"
    article = _article(head, HEAD, FIRST, SECOND, line)
    assert role(article, line) is Role.NAVIGATION
    told = stated(article)
    assert (told["outlet"], told["published"]) == ("OST COURIER", "1974-05-06")


def test_whom_to_ask_stands_last():
    article = _article(HEAD, FIRST, SECOND, LAST, "For further information: Ida Moe, tel. 555 0110")
    assert role(article, "For further information") is Role.NOTE


def test_the_title_of_a_page_loses_its_site_in_scripts_without_capitals():
    head = "\u05d4\u05de\u05e2\u05d1\u05d5\u05e8\u05ea \u05d4\u05d0\u05d7\u05e8\u05d5\u05e0\u05d4"
    site = "\u05d7\u05d3\u05e9\u05d5\u05ea"
    article = _page(f"<h1>{head}</h1><p>{FIRST}</p><p>{SECOND}</p>", title=f"{head} | {site}")
    assert stated(article)["outlet"] == site


@pytest.mark.parametrize(
    "stamp",
    [
        "The islands in winter \u00b7 8 May 2024 \u00b7 4 min read",
        "Ferries and ports | 8 May 2024 | Long read of Ost",
    ],
)
def test_a_stamp_parted_by_dots_is_neither_headline_nor_text(stamp):
    over = _article(f"{stamp}\n{HEAD}", FIRST, SECOND, LAST)
    assert stated(over)["title"] == HEAD
    under = _article(f"{HEAD}\n{stamp}", FIRST, SECOND, LAST)
    assert role(under, stamp) is Role.BYLINE
    assert stated(under)["published"] == "2024-05-08"
    assert body(under) == [FIRST, SECOND, LAST]


@pytest.mark.parametrize(
    ("behind", "outlet"), [(" :: Ost Post", "Ost Post"), (" | News", None), (" - and more", None)]
)
def test_the_site_stands_behind_a_headline_that_no_heading_shows(behind, outlet):
    article = _page(
        f"<div class='title'>{HEAD}</div><p>{FIRST}</p><p>{SECOND}</p><p>{LAST}</p>",
        title=f"{HEAD}{behind}",
    )
    assert stated(article).get("outlet") == outlet
