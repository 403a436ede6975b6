"""What is copied along with a station's or paper's page is set aside.

Its name, the labels of its pictures, and its requests to the reader.
"""

from __future__ import annotations

import pytest

from briefgen.model import Role
from tests.unit.cleaning.pasted import FIRST, HEAD, SECOND, body, labelled, role, stated

LAST = "Nobody in the towns knows when the ferry will sail again."


def _article(*lines: str):
    return labelled("\n\n".join(lines))


@pytest.mark.parametrize(
    "name",
    [
        " - KOST-TV: Channel 6 Now | Veldt Falls, OH",
        " - KOST News 12 Veldt, Ohio News Weather & Sports",
        " - OstNewsNow.com - Veldt, OH",
        " - WOST Channel 4",
        " | The Ost Courier",
        " - Reuters",
        " \u2013 BBC News",
        " - 7News Veldt WOST-TV",
        " - Ost News Now, News, Weather, Sports, Ost, OH",
        " | OST12.com | Continuous News and Weather",
    ],
)
def test_the_outlets_name_behind_a_headline_is_none_of_it(name):
    article = _article(HEAD + name, FIRST, SECOND, LAST)
    assert stated(article)["title"] == HEAD
    assert body(article) == [FIRST, SECOND, LAST]


@pytest.mark.parametrize(
    "head",
    [
        f"{HEAD} - and for what comes after the news",
        "Ferry towns - A Hard Winter for Ost",
        "Winter in Ost \u2013 what the sports clubs fear",
        "Ost: ferry stays in dock - mayor",
        "Hard winter ahead - Ada Berg",
    ],
)
def test_words_of_a_headline_behind_a_dash_are_its_own(head):
    assert stated(_article(head, FIRST, SECOND, LAST))["title"] == head


def test_a_dash_with_nothing_behind_it_is_no_word_of_a_headline():
    assert stated(_article(f"{HEAD} -", FIRST, SECOND, LAST))["title"] == HEAD


@pytest.mark.parametrize(
    ("name", "outlet"),
    [(" - KOST-TV: Channel 6 Now | Veldt, OH", "KOST-TV"), (" | BBC News", "BBC News")],
)
def test_the_outlet_is_concluded_from_its_name_behind_the_headline(name, outlet):
    statements = _article(HEAD + name, FIRST, SECOND, LAST).statements
    told = next(s for s in statements if s.field == "outlet")
    assert told.value in (outlet, "BBC")
    assert told.inferred


def test_the_days_behind_a_headline_are_the_articles():
    days = "Posted: Sunday, May 5, 2024 10:04 AM EST Updated: Monday, May 6, 2024 9:13 AM EST"
    article = _article(f"{HEAD} {days}", FIRST, SECOND, LAST)
    told = stated(article)
    assert (told["title"], told["published"], told["updated"]) == (HEAD, "2024-05-05", "2024-05-06")
    assert body(article) == [FIRST, SECOND, LAST]


def test_the_headline_may_stand_twice_around_its_section():
    article = _article(f"{HEAD} Local News {HEAD} {FIRST}", SECOND, LAST)
    assert stated(article)["title"] == HEAD
    assert stated(article)["kicker"] == "Local News"


@pytest.mark.parametrize(
    "caption",
    [
        "The quay of Ost at noon (Photo: file photo)",
        "The ferry company says that it cannot sail before spring. (Photo: Veldt News file)",
        "The quay of Ost, where the ferry lay on Monday. (KOST Photo)",
        "Ada Berg at the harbour on May 6, 2024 (Ost Town Hall Photo)",
        "Have you seen the man on the quay? The mayor asks for help (Source: KOST staff)",
        "(AP Photo/Bo Ek). Islanders carry fuel along the quay of Ost in the ...",
        (
            "Photo: Bo Ek, Courier Image 1 of / 5 Caption Close Image 1 of 5 Islanders carry fuel "
            "along the quay of Ost."
        ),
        (
            "CLOSE Skip in Skip x Embed x Share Islanders carry fuel along the quay of Ost. "
            "Wochit/The Courier"
        ),
        "The quay of Ost [ ] Hide Caption [ ] Show Caption Islanders carry fuel along the quay.",
        (
            "Ada Berg speaks of the ferry on the quay of Ost. Bo Ek has more. "
            "(Published Monday, May 6, 2024)"
        ),
        "Ada Berg and the islanders stand on the quay of Ost. | Bo Ek / Ost Times",
        "Cans of fuel on the quay of Ost on Monday. Bo Ek/Harbour Pictures",
        "Cans of fuel on the quay of Ost on Monday. Bo de Ek/Picture Desk of Veldt",
        "Bo Ek, Courier Enlarge | Buy This Photo Islanders carry fuel along the quay of Ost.",
    ],
)
def test_a_caption_is_told_by_its_credit_or_its_gallerys_labels(caption):
    article = _article(HEAD, caption, FIRST, SECOND, LAST)
    assert body(article) == [FIRST, SECOND, LAST]
    assert stated(article)["title"] == HEAD


def test_a_name_with_a_pictures_credit_is_no_headline():
    article = _article("Ada Berg (Photo: Family photo)", HEAD, FIRST, SECOND, LAST)
    assert stated(article)["title"] == HEAD


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor has asked the navy and waits (she has its word on a photo).",
        "The ferry is the only one of its kind (source: the company's report of last year).",
        "The company says it will sail (image is all to it, says Ada Berg).",
    ],
)
def test_a_bracket_that_tells_something_is_no_credit(sentence):
    assert sentence in body(_article(HEAD, FIRST, sentence, LAST))


@pytest.mark.parametrize(
    "line",
    [
        "Please enable Javascript to watch this video",
        "Stay with KOST and kost.example for the latest on this story.",
        "Stay with Channel 6 for updates.",
        "Check back with Ost News for updates.",
        "Refresh kost.example and our app, and watch Ost News for late-breaking updates.",
        "This is a developing story. Stay with Channel 6 for updates.",
        "This story will be updated.",
        "Report an Error or Submit a Tip to KOST",
        "Mobile users tap here for photos | Watch the report",
        "(© 2024 KOST)",
        "@BoEk",
        "(555) 223-4616",
        "Bo Ek: (555) 359-4385",
        "boek@courier.example555-854-2817",
        "boek@courier.example and dfox@courier.example",
        "Call Courier reporter Bo Ek at (555) 444-6123. Follow him on Twitter: @boek.",
        "Courier reporter Bo Ek contributed to this report.",
        "Breaking news editor Bo Ek contributed to this report.",
        "--The Associated Press contributed to this story",
        "With Di F. Fox",
    ],
)
def test_what_a_house_sets_under_its_story_is_none_of_it(line):
    assert body(_article(HEAD, FIRST, SECOND, LAST, line)) == [FIRST, SECOND, LAST]


@pytest.mark.parametrize(
    "line",
    [
        "Stay with us, Ada Berg told the islanders, and the town will find more fuel.",
        "The mayor told the towns to check back for updates on Monday.",
        "Anyone with news of the ferry is asked to call the harbour at (555) 223-4616.",
        "More fuel will come with the navy, and this is a developing story of two towns.",
    ],
)
def test_what_is_told_last_is_told(line):
    assert line in body(_article(HEAD, FIRST, SECOND, line))


def test_a_post_within_an_article_is_a_quotation_of_who_posted_it():
    post = "Fuel is on its way to the islands. #ost — Ada Berg (@adaberg) May 6, 2024"
    article = _article(HEAD, FIRST, SECOND, post, LAST)
    block = next(b for b in article.blocks if "on its way" in article.text[b.start : b.end])
    assert block.role is Role.QUOTE
    assert block.speaker.exact == "Ada Berg"


@pytest.mark.parametrize(
    "place", ["(CNN) ", "(Memphis) ", "(08/18/24) - ", "(05-26) 11:15 PST OAKLAND -- "]
)
def test_a_place_or_an_agency_in_brackets_opens_the_story(place):
    article = _article(HEAD, place + FIRST, SECOND, LAST)
    assert body(article) == [FIRST, SECOND, LAST]


def test_an_agency_may_be_glued_to_the_name_before_it():
    article = _article(HEAD, "By BO EKAssociated Press", FIRST, SECOND, LAST)
    assert body(article) == [FIRST, SECOND, LAST]
    assert stated(article)["byline"] == "BO EK"


@pytest.mark.parametrize("head", ["Man held after fire at Mr. Quay", "Three hurt on St. Ost pier"])
def test_an_abbreviation_ends_no_sentence_of_a_headline(head):
    told = (
        "A man was held after three were hurt in a fire at Mr. Quay on St. Ost pier, the town said."
    )
    assert stated(_article(head, told, FIRST, SECOND, LAST))["title"] == head


def test_a_films_day_is_not_the_articles():
    shown = "Ada Berg speaks of the ferry on the quay of Ost. (Published Monday, May 6, 2024)"
    assert "published" not in stated(_article(HEAD, shown, FIRST, SECOND, LAST))


def test_a_label_and_an_outlet_may_stand_on_both_sides_of_a_headline():
    told = stated(_article(f"UPDATE: {HEAD} - KOST.com - Veldt, OH", FIRST, SECOND, LAST))
    assert (told["kicker"], told["title"]) == ("UPDATE", HEAD)


@pytest.mark.parametrize(
    "label_", ["RELATED | ", "RELATED: ", "MORE: ", "RELATED ARTICLE - ", "\u25ba Related: "]
)
def test_a_label_in_capitals_leads_to_more(label_):
    line = f"{label_}Three hurt in a fire on the pier of St. Ost"
    assert body(_article(HEAD, FIRST, SECOND, line, LAST)) == [FIRST, SECOND, LAST]


def test_an_entry_of_a_gallery_stands_once():
    gallery = "CLOSE Skip in Skip x Embed x Share Fuel for Ost | 1:24 Winter on the quay | 0:50"
    article = _article(HEAD, gallery, "Winter on the quay", FIRST, SECOND, LAST)
    assert body(article) == [FIRST, SECOND, LAST]


@pytest.mark.parametrize("bracket", ["(Memphis) ", "(08/18/24) - ", "(Ost County, TX) "])
def test_a_place_or_a_day_in_a_bracket_is_no_outlet(bracket):
    assert "outlet" not in stated(_article(HEAD, bracket + FIRST, SECOND, LAST))


def test_who_is_named_with_a_number_under_a_text_wrote_it():
    assert stated(_article(HEAD, FIRST, LAST, "Bo Ek: (555) 359-4385"))["byline"] == "Bo Ek"


def test_who_helped_did_not_sign():
    assert "byline" not in stated(_article(HEAD, FIRST, SECOND, LAST, "With Di F. Fox"))


def test_a_line_of_tags_is_none_of_the_text():
    assert body(_article(HEAD, FIRST, SECOND, LAST, "#Ferry #Ost #Winter")) == [
        FIRST,
        SECOND,
        LAST,
    ]


@pytest.mark.parametrize("place", ["OST, Fla. -", "VELDT, Mich. (KOST) -", "DENVER \u2014"])
def test_a_dateline_may_have_a_line_of_its_own(place):
    article = _article(HEAD, place, FIRST, SECOND, LAST)
    assert role(article, place) is Role.DATELINE
    assert body(article) == [FIRST, SECOND, LAST]


@pytest.mark.parametrize(
    "line",
    [
        "The ferry is run by Ost/Veldt Lines.",
        "The town waits for fuel. The mayor/harbour master will speak.",
        (
            f"{FIRST[:-1]} and of what they eat in a hard winter such as this one. "
            "Ost Lines/Veldt Lines"
        ),
    ],
)
def test_a_stroke_alone_makes_no_credit(line):
    assert line in body(_article(HEAD, FIRST, line, LAST))


@pytest.mark.parametrize(
    "lead", ["More on this", "More on this story", "Read more", "Related stories"]
)
@pytest.mark.parametrize("days", [("", ""), ("\n2 May", "\n1 May")])
def test_the_text_goes_on_behind_a_box_of_links(lead, days):
    links = f"Company fined for ships that are late{days[0]}\nWhat next for the isles?{days[1]}"
    article = _article(HEAD, FIRST, SECOND, f"{lead}\n{links}", LAST)
    assert body(article) == [FIRST, SECOND, LAST]


def test_a_heading_behind_a_box_heads_the_text():
    links = "More on this\nCompany fined for ships that are late\nWhat next for the isles?"
    article = _article(
        HEAD, FIRST, SECOND, links, "A long winter", LAST, FIRST.replace("week", "day")
    )
    assert "A long winter" in body(article)


def test_words_of_the_house_behind_a_box_stay_behind_it():
    links = "More on this story\nCompany fined for ships that are late\nWhat next for the isles?"
    for house in (
        "We are not to blame for what stands on pages of others.",
        "The Courier is not responsible for the content of pages on islands.",
    ):
        assert body(_article(HEAD, FIRST, SECOND, LAST, links, house)) == [FIRST, SECOND, LAST]


@pytest.mark.parametrize(
    "caption",
    [
        "Image source, Getty ImagesImage caption, The quay of Ost, where the ferry lay on Monday",
        "Image source, Bo EkImage captionCars wait at the pier of Veldt for the ferry",
        "Image source, PA Media\nImage caption, Cars wait at the pier of Veldt for the ferry",
        "Getty Images The quay of Ost at noonGetty Images\nThe quay of Ost at noon",
        "Reuters\nCars wait at the pier of Veldt for the ferry",
    ],
)
def test_a_picture_between_paragraphs_is_no_text(caption):
    assert body(_article(HEAD, FIRST, SECOND, caption, LAST)) == [FIRST, SECOND, LAST]


def test_a_heading_under_a_caption_and_its_credit_is_one():
    picture = "The quay of Ost, where the ferry lay on Monday (Photo: Bo Ek/Reuters)"
    heading = "What the towns ask of the company"
    assert heading in body(
        _article(HEAD, FIRST, SECOND, picture, heading, LAST, FIRST[:-1] + ", too.")
    )


@pytest.mark.parametrize("line", ["Image 1 of / 5", "About / Advertise / Tip Us / Contact"])
def test_a_menu_and_a_gallerys_count_show_nothing(line):
    roles = {b.role for b in _article(HEAD, FIRST, SECOND, LAST, line).blocks}
    assert Role.CREDIT not in roles
    assert Role.CAPTION not in roles


def test_a_headline_that_is_cut_off_behind_a_box_is_a_link():
    links = "More on this story\nCompany fined for ships that are late\nWhat next for the isles?"
    cut = "Ferry company of the islands fined for ships that did not s..."
    assert body(_article(HEAD, FIRST, SECOND, LAST, links, cut)) == [FIRST, SECOND, LAST]


@pytest.mark.parametrize("lead", [FIRST, FIRST.replace("for a week", "this week")])
def test_a_paragraph_stands_that_a_films_words_said_before_it(lead):
    shown = f"{FIRST} (Published Monday, May 6, 2024)"
    assert body(_article(HEAD, shown, lead, SECOND, LAST)) == [lead, SECOND, LAST]


@pytest.mark.parametrize(
    ("address", "outlet"),
    [
        ("https://www.bbc.com/news/ost-12", "BBC News"),
        ("https://edition.cnn.com/2024/05/09/ost/index.html", "CNN"),
        ("https://notbbc.com/news/ost-12", None),
        ("https://ost-post.example/a", None),
    ],
)
def test_the_domain_of_the_address_tells_the_outlet(address, outlet):
    article = _article(HEAD, address, FIRST, SECOND, LAST)
    assert stated(article)["url"] == address
    found = article.stated("outlet")
    assert (found.value if found else None) == outlet
    assert found is None or (found.inferred and found.evidence.exact == address)
