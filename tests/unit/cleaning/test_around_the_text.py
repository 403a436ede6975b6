"""What pasted pages set around and between paragraphs: boxes, teasers, captions, facts, posts."""

from __future__ import annotations

import pytest

from briefgen.model import Role
from tests.unit.cleaning.pasted import FIRST, HEAD, SECOND, body, labelled, role, stated

THIRD = "The company waits for a part from abroad, and the navy has not said whether it will help."
FOURTH = "Nobody on the islands knows when the ferry will sail again."
STORY = f"{HEAD}\n\n{FIRST}\n\n{SECOND}"
SHOWN = "The ferry Aster at its berth in Ost, where it has lain since Monday"


def test_three_short_lines_over_a_headline_that_stands_alone_are_not_the_text():
    over = "Read it all in one place.\nHundreds of papers.\nOne app.\nOst Courier\nJane Roe\n"
    article = labelled(f"{over}\n{STORY}\n\n{THIRD}\n\n{FOURTH}\n")
    assert stated(article)["title"] == HEAD
    assert stated(article)["byline"] == "Jane Roe"
    assert body(article) == [FIRST, SECOND, THIRD, FOURTH]


def test_sentences_over_a_line_that_stands_alone_are_the_text():
    article = labelled(f"{FIRST}\n\n{SECOND}\n\nA part from abroad\n\n{THIRD}\n\n{FOURTH}\n")
    assert body(article)[:2] == [FIRST, SECOND]


def test_a_menu_over_a_text_makes_it_a_page():
    menu = "Home\nNews\nSport\nIslands\n\n"
    article = labelled(f"{menu}{STORY}\n\n{THIRD}\n\n{FOURTH}\n\n{THIRD[:-1]} soon.\n")
    assert stated(article)["title"] == HEAD
    assert role(article, "Islands") is Role.NAVIGATION


def test_open_lines_under_a_label_that_leads_to_more_are_a_box_up_to_the_blank_line():
    box = "Trending\nSPLASH DOWN Singer falls off quay\nIT'S OVER Skipper sells his boat"
    article = labelled(f"{STORY}\n\n{box}\n\n{THIRD}\n\n{FOURTH}\n")
    assert body(article) == [FIRST, SECOND, THIRD, FOURTH]


def test_sentences_under_such_a_label_are_no_box():
    article = labelled(
        f"{STORY}\n\nMore on the ferry\n{THIRD}\n{FOURTH}\n\nThe navy has two ships.\n"
    )
    assert THIRD in body(article)
    assert FOURTH in body(article)


def test_most_viewed_ends_the_comments():
    below = "Comments (2)\n\ncy\n3 May 2024 20.11\nWe told them so.\nReply\n\n"
    box = "Most viewed\n1 Skipper sells his boat\n2 Singer falls off quay\n"
    article = labelled(f"{STORY}\n\n{THIRD}\n\n{below}{box}")
    assert role(article, "We told them") is Role.COMMENT
    assert role(article, "Skipper sells") is role(article, "Most viewed") is Role.NAVIGATION


def test_a_label_and_another_headline_lead_elsewhere_within_the_text():
    article = labelled(f"{STORY}\n\nRelated: Skipper sells his boat to a museum\n\n{THIRD}\n")
    assert role(article, "Skipper sells") is Role.NAVIGATION


@pytest.mark.parametrize(
    "line", ["Related parties: who owns the Aster", "Related: the two crews are kin."]
)
def test_a_heading_or_a_sentence_with_a_colon_is_kept(line):
    assert line in body(labelled(f"{STORY}\n\n{line}\n\n{THIRD}\n\n{FOURTH}\n"))


def test_what_stands_behind_a_newsletter_s_box_goes_on():
    form = (
        "Sign up to Sea Mail\nFree weekly newsletter\nThe best of our letters on the islands\n"
        "Enter your email address\nSign up\nafter newsletter promotion"
    )
    article = labelled(f"Subscribe\nSign in\n\n{STORY}\n\n{form}\n\n{THIRD}\n\nShare\n")
    assert body(article) == [FIRST, SECOND, THIRD]
    assert "outlet" not in stated(article)


def test_three_lines_at_the_end_that_are_all_cut_off_are_teasers():
    cut = (
        "The skipper of the Aster has sold his boat to the museum of…\n"
        "A singer who fell off the quay on Monday was said to…\n"
        "The harbour office has asked the navy for more…\n"
    )
    article = labelled(f"{STORY}\n\n{THIRD}\nRead more here.\n{cut}")
    assert body(article) == [FIRST, SECOND, THIRD]


def test_two_lines_that_trail_off_end_the_text():
    trail = "And so the islands wait, and count the days…\nAnd nobody has an answer for them…\n"
    assert len(body(labelled(f"{STORY}\n\n{THIRD}\n{trail}"))) == len((FIRST, SECOND, THIRD)) + 2


def test_lines_in_another_script_behind_the_text_lead_elsewhere():
    other = "Паром снова выйдет в море в понедельник, сообщила компания острова."
    article = labelled(f"{STORY}\n\n{THIRD}\n\n{other}\n")
    assert role(article, "Паром") is Role.NAVIGATION
    assert other in body(labelled(f"{STORY}\n\n{other}\n\n{THIRD}\n"))


@pytest.mark.parametrize("between", ["\n", "\n2\n", "\n1\nView gallery\n"])
def test_an_open_line_that_stands_twice_is_a_caption(between):
    article = labelled(f"{STORY}\n\n{SHOWN}{between}{SHOWN}\n\n{THIRD}\n\n{FOURTH}\n")
    assert body(article) == [FIRST, SECOND, THIRD, FOURTH]
    assert role(article, SHOWN) is Role.CAPTION


def test_a_line_that_is_its_own_words_twice_is_a_caption():
    article = labelled(f"{STORY}\n{SHOWN}{SHOWN}\n{SHOWN}\n\n{THIRD}\n\n{FOURTH}\n")
    assert body(article) == [FIRST, SECOND, THIRD, FOURTH]


def test_a_sentence_that_stands_twice_is_the_text_and_its_double():
    article = labelled(f"{STORY}\n\n{THIRD}\n\n{THIRD}\n\n{FOURTH}\n")
    assert body(article) == [FIRST, SECOND, THIRD, FOURTH]


def test_an_open_line_that_says_who_is_pictured_is_a_caption():
    shown = "Mayor Ada Berg (pictured) told the towns to save their fuel. File picture"
    article = labelled(f"{HEAD}\n\n{shown}\n\n{FIRST}\n\n{THIRD}\n\n{FOURTH}\n")
    assert role(article, "told the towns") is Role.CAPTION


def test_a_sentence_that_says_who_is_pictured_is_the_text():
    told = "Mayor Ada Berg (pictured) told the towns to save their fuel."
    assert told in body(labelled(f"{STORY}\n\n{told}\n\n{THIRD}\n"))


FACTS = "Ferry in figures\nLength: 62 m\nBerths: 140\nCrew: 12"


def test_facts_behind_their_labels_are_a_list_of_the_article_s():
    article = labelled(f"Subscribe\nSign in\n\n{STORY}\n\n{THIRD}\n\n{FACTS}\n\nShare\nPrint\n")
    assert role(article, "Berths") is Role.LIST
    assert role(article, "Ferry in figures") is Role.HEADING


def test_what_a_page_counts_and_how_to_reach_it_are_no_facts():
    below = "Contact\nPhone: 555 0101\nComments: 12\nShares: 340\nTags: ferry, 2024"
    article = labelled(f"Subscribe\nSign in\n\n{STORY}\n\n{THIRD}\n\n{below}\n\nShare\nPrint\n")
    assert all(b.role is not Role.LIST for b in article.blocks)


def test_an_item_between_two_of_the_intro_goes_with_them():
    items = (
        "- Mayor Ada Berg says that she was never told\n"
        "- Skipper Bo Ek and eleven men are waiting in the harbour of Ost\n"
        "- The company says that a part is on its way"
    )
    menu = "Home\nNews\nSport\nIslands\n\n"
    article = labelled(
        f"{menu}{HEAD}\n\n{items}\n\nBy Jane Roe\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n"
    )
    roles = {role(article, w) for w in ("never told", "eleven men", "on its way")}
    assert len(roles) == 1
    assert roles <= {Role.DEK, Role.LIST}


NOTED = "Correction: An earlier version of this story misstated the year. It was 1931."
AMENDED = "• This article was amended on 3 March 2024. An earlier version had 14 islands."


@pytest.mark.parametrize("note", [NOTED, AMENDED])
def test_what_the_outlet_put_right_is_a_note(note):
    assert role(labelled(f"{STORY}\n\n{THIRD}\n\n{note}\n"), "earlier version") is Role.NOTE


def test_somebody_s_word_on_a_correction_is_the_text():
    told = "“An earlier version of this story was wrong,” the editor told the mayor."
    assert told in body(labelled(f"{STORY}\n\n{told}\n\n{THIRD}\n"))


def test_the_paper_s_name_over_the_headline_and_in_the_text_is_the_outlet():
    page = "Sign in\nThe Ost Courier\nLocal News\n\nLIVE\n\nHome / Islands\n\n"
    told = "A letter seen by the Ost Courier says so, and so does the local news."
    article = labelled(f"{page}{STORY}\n\n{THIRD}\n\n{told}\n\n© 2024 Quay Media Ltd\n")
    assert stated(article)["outlet"] == "The Ost Courier"


def test_a_section_s_name_over_the_headline_is_no_outlet():
    page = "Sign in\nLocal News\n\nLIVE\n\nHome / Islands\n\n"
    told = "A letter seen by Local News Reporters says so, and so does the mayor."
    article = labelled(f"{page}{STORY}\n\n{THIRD}\n\n{told}\n\n© 2024 Quay Media Ltd\n")
    assert stated(article)["outlet"] == "Quay Media Ltd"


@pytest.mark.parametrize(
    ("signed", "byline"),
    [
        ("by: Jane Roe, Maria Ek", "Jane Roe, Maria Ek"),
        ("By JANE ROE, SENIOR REPORTER and BO EK IN OST", "JANE ROE and BO EK"),
        ("Jane Roe\nHarbour editor\nand Bo Ek in Ost", "Jane Roe and Bo Ek"),
        ("By Jane Roe, Madison Courier", "Jane Roe"),
        ("By Jane Roe, Houston", "Jane Roe"),
    ],
)
def test_a_second_author_is_named_too(signed, byline):
    article = labelled(f"{HEAD}\n\n{signed}\n3 May 2024\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n")
    assert stated(article)["byline"] == byline


POST = "Ost Fire Dept. @OstFire\nThe quay is CLOSED. Please stay away.\n7:41 AM · May 3, 2024"


def test_a_post_set_in_the_text_is_a_quotation_with_its_account_as_speaker():
    article = labelled(f"{STORY}\n\n{POST}\n\n{THIRD}\n\n{FOURTH}\n")
    account, block = (b for b in article.blocks if b.role is Role.QUOTE)
    assert article.text[account.start : account.end] == POST.partition("\n")[0]
    assert article.text[block.start : block.end].startswith("The quay is CLOSED")
    assert block.speaker is not None
    assert block.speaker.exact == "Ost Fire Dept."
    assert "byline" not in stated(article)


def test_lines_on_close_and_blank_lines_are_not_joined():
    page = f"{HEAD}\nUPDATED: 08:15, 9 August 2024\n\ne-mail\n\n{FIRST}\n\n{SECOND}\n\n{SHOWN}\n\n"
    article = labelled(f"Home\nNews\n\n{page}{THIRD}\n{FOURTH}\nShare\n")
    assert all("\n" not in article.text[b.start : b.end] for b in article.blocks)


def test_a_line_with_the_paper_in_brackets_is_a_caption():
    shown = "Crews beside the ferry in the harbour (Ost Courier)"
    article = labelled(f"{STORY}\n\n{THIRD}\n\n{shown}\n")
    assert body(article) == [FIRST, SECOND, THIRD]
    assert role(article, "Crews beside") is Role.CAPTION


@pytest.mark.parametrize("line", ["He read it in a paper. (Ost Courier)", "Crews at work (Labour)"])
def test_a_sentence_or_another_word_in_brackets_is_no_caption(line):
    article = labelled(f"{STORY}\n\n{line}\n\n{THIRD}\n\n{FOURTH}\n")
    assert all(b.role is not Role.CAPTION for b in article.blocks)


def test_an_owner_behind_a_dash_is_of_the_credit():
    article = labelled(f"{STORY}\n\n{SHOWN}\nCredit: Getty Images - Getty\n\n{THIRD}\n")
    assert role(article, "Credit: Getty Images - Getty") is Role.CREDIT


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Manage Subscription to our newsletter", None),
        ("Subscribe to The Foreign Policy newsletter", "Foreign Policy"),
        ("Subscribe to The Quay Courier newsletter", "The Quay Courier"),
    ],
)
def test_what_a_form_is_called_is_no_outlet(line, outlet):
    article = labelled(f"Home\nSign in\n\n{STORY}\n\n{line}\n\n{THIRD}\n\n{FOURTH}\n")
    assert stated(article).get("outlet") == outlet


def test_prices_beside_a_request_to_subscribe_are_promotion():
    wall = "Already a subscriber? Sign in\n\nYou have reached your limit\n\nAnnual €120 €60"
    article = labelled(f"{STORY}\n\n{THIRD}\n\n{wall}\n\nMore in this section\n")
    assert role(article, "Annual") is role(article, "your limit") is Role.PROMO


def test_prices_between_paragraphs_are_the_text():
    article = labelled(f"{STORY}\n\nDiesel: €120 a barrel\n\n{THIRD}\n\n{FOURTH}\n")
    assert role(article, "Diesel") is not Role.PROMO


def test_what_plays_above_is_no_caption_under_a_credit():
    shown = "The ferry Aster lies in Ost on Monday. (Reuters/Bo Ek)"
    playing = "NOW PLAYING ABOVE: Film shows the quay"
    article = labelled(f"{HEAD}\n\n{shown}\n\n{playing}\n\n{FIRST}\n\n{THIRD}\n\n{FOURTH}\n")
    assert role(article, "NOW PLAYING") is Role.NAVIGATION


def test_a_note_on_the_author_under_its_heading_is_of_the_byline():
    note = (
        "Jane Roe is deputy editor of Quay Monthly and has covered ferries since 2009. Follow her"
    )
    below = f"About the author\n{note}\n\nTags: ferry\n\nShare\nPrint"
    page = (
        f"Subscribe\nSign in\n\n{HEAD}\n\nBy Jane Roe\n3 May 2024\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}"
    )
    article = labelled(f"{page}\n\n{below}\n")
    assert role(article, "deputy editor") is Role.BYLINE
    assert stated(article)["byline"] == "Jane Roe"
