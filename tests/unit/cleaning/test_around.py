"""Labels, credits and notes around the paragraphs of an article are told from its text."""

from __future__ import annotations

import pytest

from briefgen.cleaning import label
from briefgen.cleaning.pages import A_LIST
from briefgen.model import NUMBERED, Role
from briefgen.readers import read

HEAD = "Ferry towns brace for a hard winter"
FIRST = (
    "The ferry between Veldt and the islands has not sailed for a week, and the towns that live "
    "by it are running short of fuel."
)
SECOND = "Their mayors met on Tuesday and asked the company for a day."
LAST = "Nobody knows when it will sail."
STORY = f"{FIRST}\n\n{SECOND}\n\n{LAST}\n"
PAGE = (
    "<html lang='en'><body><article><h1>{head}</h1>{over}<p>{first}</p>{between}"
    "<p>{second}</p>{under}"
    "</article></body></html>"
)


def _article(text: str, name: str = "a.txt"):
    return label(read(text.encode(), name))


def _roles(article) -> list[tuple[str, str]]:
    return [(str(b.role), " ".join(article.text[b.start : b.end].split())) for b in article.blocks]


def _role(article, words: str) -> str:
    return next(role for role, text in _roles(article) if words in text)


def _story(article) -> list[str]:
    told = {str(role) for role in NUMBERED | {Role.HEADING, Role.DEK}}
    return [text for role, text in _roles(article) if role in told]


def _page(over: str = "", between: str = "", under: str = ""):
    shown = PAGE.format(
        head=HEAD, over=over, first=FIRST, between=between, second=SECOND, under=under
    )
    return _article(shown, "a.html")


THREAD = """

Comments (2)

seadog7
3 May 2024 at 15:10
My brother sails on her. He has not been paid since March, and he says so to everybody.
Reply  Like (3)

Ida M.
3 May 2024 at 16:02
Then he should come ashore.
Reply

Terms  Privacy
"""


def test_what_follows_a_line_over_comments_is_comments():
    article = _article(f"{HEAD}\n\n{STORY}{THREAD}")
    assert _role(article, "He has not been paid") == "comment"
    assert _role(article, "come ashore") == "comment"
    assert _role(article, "Terms") == "legal"
    assert _story(article) == [FIRST, SECOND, LAST]


def test_a_heading_of_that_word_over_prose_is_one():
    article = _article(f"# {HEAD}\n\n{FIRST}\n\n## Discussion\n\n{SECOND}\n\n{LAST}\n", "a.md")
    assert _role(article, "Discussion") == "heading"
    assert _role(article, LAST) == "body"


SMALL_PRINT = {
    "We and our partners use cookies to measure who reads this page.": "legal",
    "Legal notice: this message is meant for the desk alone.": "legal",
    "If you have received this email in error, please notify the sender and delete it.": "legal",
    "By signing in you agree to our terms, and our privacy policy applies to you.": "legal",
    "You have 2 free articles left this month.": "promo",
    "You are reading a free article. Log in to save it for later.": "promo",
    "Was this forwarded to you? Have it sent to you as well.": "promo",
    "Please consider the environment before printing this mail.": "promo",
    "This interview has been edited for length and clarity.": "navigation",
    "The post Ferry towns brace appeared first on Sound Courier.": "navigation",
    "\u00a9 Sound Courier": "legal",
}


@pytest.mark.parametrize(("line", "role"), SMALL_PRINT.items())
def test_small_print_is_none_of_the_text(line, role):
    article = _article(f"{HEAD}\n\n{FIRST}\n\n{line}\n\n{SECOND}\n\n{LAST}\n")
    assert _role(article, line) == role
    assert _story(article) == [FIRST, SECOND, LAST]


def test_what_somebody_says_of_such_things_is_body():
    line = '"We use cookies," the company\u2019s spokesman said.'
    assert _role(_article(f"{HEAD}\n\n{FIRST}\n\n{line}\n\n{SECOND}\n"), "spokesman") == "body"


def test_a_page_that_asks_to_sign_in_has_no_paragraph():
    page = (
        "<html><body><h1>Log in to continue reading</h1>"
        "<p>Log in or create a free account to read this story.</p>"
        "<p>Don't have an account? <a href='/r'>Register</a></p></body></html>"
    )
    assert not [b for b in _article(page, "a.html").blocks if b.role in NUMBERED]


def test_what_stands_between_lines_of_a_form_goes_with_them():
    form = "Sign up for the newsletter\n\nThe coast in five minutes\n\nEnter your email address\n"
    article = _article(f"{HEAD}\n\n{FIRST}\n\n{form}\n{SECOND}\n\n{LAST}\n\n{FIRST}\n")
    assert _role(article, "The coast in five minutes") == "promo"


OVER = {
    "Press Statement": "kicker",
    "Oslo, Norway": "dateline",
    "Office of the Harbour Master": "byline",
    "Karin Holt": "byline",
}


def test_the_lines_over_a_text_are_none_of_its_paragraphs():
    lines = "\n".join(OVER)
    article = _article(f"{HEAD}\n\n{lines}\n3 May 2024\n\n{STORY}")
    assert {line: _role(article, line) for line in OVER} == OVER
    assert _story(article) == [FIRST, SECOND, LAST]


def test_a_label_over_the_headline_is_a_kicker():
    page = (
        f"<html><body><p>Press release</p><h1>{HEAD}</h1><p>{FIRST}</p><p>{SECOND}"
        "</p></body></html>"
    )
    assert _role(_article(page, "a.html"), "Press release") == "kicker"


def test_a_sentence_over_the_byline_is_the_dek():
    article = _article(
        f"{HEAD}\n\nThe islands have fuel for nine days.\n\nBy Ada Berg\n3 May 2024\n\n{STORY}"
    )
    assert _role(article, "nine days") == "dek"
    page = _page(
        over="<p>The islands have fuel for nine days.</p><div>By Ada Berg, 3 May 2024</div>"
    )
    assert _role(page, "nine days") == "dek"


def test_an_office_under_a_name_signs():
    article = _article(f"{HEAD}\n\nKarin Holt\nDiplomatic editor\n3 May 2024\n\n{STORY}")
    assert _role(article, "Diplomatic editor") == "byline"
    assert article.stated("byline").value == "Karin Holt"


def test_rare_words_alone_under_a_page_s_headline_are_a_name():
    assert _role(_page(over="<p>Hjordis Ulvestad</p>"), "Hjordis") == "byline"
    assert _role(_page(over="<p>Foreign Ministry</p>"), "Foreign") != "byline"


def test_a_place_and_a_day_over_the_text_date_it():
    article = _article(f"{HEAD}\n\nVeldt, 12 August 2024\n\n{STORY}")
    assert _role(article, "12 August") == "dateline"
    assert article.stated("published").value == "2024-08-12"


def test_a_day_at_the_end_of_a_headline_dates_it():
    article = _article(f"Sound Watch, June 10, 2024\n\nKarin Holt, Bo Ek, and Ann Lee\n\n{STORY}")
    assert article.stated("title").value == "Sound Watch, June 10, 2024"
    assert article.stated("byline").value == "Karin Holt, Bo Ek, and Ann Lee"
    assert article.stated("published").value == "2024-06-10"


LAYLA = "\u0644\u064a\u0644\u0649 \u062d\u062f\u0627\u062f"
SIGNED = {
    "Interview by Karin Holt": "Karin Holt",
    "Posted on May 3, 2024 by Karin Holt 2 Comments": "Karin Holt",
    "By Our Staff Correspondent": "Our Staff Correspondent",
    "Karin Holt, Sound Courier, 3 May 2024": "Karin Holt",
    "Dr. Karin Holt": "Dr. Karin Holt",
    "By Karin Holt | 3 May 2024 | 4 min read": "Karin Holt",
    f"\u0628\u0642\u0644\u0645 {LAYLA}": LAYLA,
}


@pytest.mark.parametrize(("line", "name"), SIGNED.items())
def test_who_signs_is_named(line, name):
    assert _page(over=f"<p>{line}</p>").stated("byline").value == name


def test_a_paper_between_the_name_and_the_day_is_the_outlet():
    article = _article(f"{HEAD}\n\nby Karin Holt, Veldt Gazette, 3 May 2024\n\n{STORY}")
    assert article.stated("outlet").value == "Veldt Gazette"


def test_a_day_with_words_of_another_language_is_one():
    page = _page(over="<p>Von Karin Holt</p><p>Stand: 5. M\u00e4rz 2024</p>")
    assert page.stated("published").value == "2024-03-05"


@pytest.mark.parametrize("place", ["Geneva / Nairobi, 17 May 2024 \u2013 ", "LANDI KOTAL: "])
def test_datelines_of_two_places_and_of_a_town_in_capitals(place):
    article = _article(f"{HEAD}\n\n{place}{FIRST}\n\n{SECOND}\n\n{LAST}\n")
    assert _role(article, place.strip()) == "dateline"


def test_a_point_of_a_summary_is_no_pull_quote():
    point = "\u2022 The towns asked the company for a day when it will sail."
    told = "The towns asked the company for a day when it will sail, and were told to wait."
    article = _article(
        f"{HEAD}\n\nBy Ann Lee\n\n\u2022 The ferry has not sailed for a week.\n"
        f"{point}\n\n{FIRST}\n\n{told}\n"
    )
    assert _role(article, point) in ("list", "body")


def test_times_that_stand_alone_part_teasers():
    cards = "".join(
        f"The {n} ferry is late\nNobody on the quay says why\n{h} hours ago\n\n"
        for h, n in enumerate(("first", "second", "third", "fourth"), start=2)
    )
    assert A_LIST in _article(f"Islands\n\n{cards}").notes


def test_a_caption_under_its_label_or_its_picture():
    label_line = "Image caption,\nThe quay on the last day of the ferry\n"
    article = _article(f"{HEAD}\n\n{FIRST}\n\n{label_line}\n{SECOND}\n\n{LAST}\n")
    assert _role(article, "The quay on") == "caption"
    picture = "![The quay at low tide](q.jpg)\n\nThe quay at low tide *Sound Courier / B. Ek*\n"
    clip = _article(f"# {HEAD}\n\n{picture}\n{FIRST}\n\n{SECOND}\n", "a.md")
    assert _role(clip, "B. Ek") == "caption"


@pytest.mark.parametrize(
    "credit", ["Photograph: Anwar Said/Reuters", "Credit...Bo Ek for The Sound"]
)
def test_a_credit_behind_a_caption(credit):
    article = _article(f"{HEAD}\n\n{FIRST}\n\nThe quay on Friday. {credit}\n\n{SECOND}\n\n{LAST}\n")
    assert _role(article, credit) == "credit"


def test_a_caption_over_the_text_is_no_headline():
    over = "Getty Images\nThe quay of the ferry towns\n\nAda Berg\nPublished\n12 hours ago"
    under = "You may also be interested in:\n\nThe price of fuel\nWho owns the quay\n"
    article = _article(f"{HEAD}\n\n{over}\n\n{STORY}\n{under}")
    assert article.stated("title").value == HEAD
    assert _role(article, "The quay of the ferry towns") == "caption"
    assert _role(article, "Who owns the quay") == "navigation"


def test_the_last_sentence_behind_a_picture_or_an_advertisement():
    advert = "Advertisement\nScroll to continue\n"
    article = _article(
        f"{HEAD}\n\nADVERTISEMENT\n\n{FIRST}\n\nStory continues below advertisement\n\n"
        f"{SECOND}\n\n{advert}\n{LAST}\n"
    )
    assert _role(article, LAST) == "body"


def test_what_is_under_an_agency_s_tail_is_on_its_writers():
    tail = (
        "Reporting by Karin Holt in Veldt; Editing by Bo Ek\n\nLicensing Rights\n\n"
        "Karin covers the coast.\n"
    )
    article = _article(f"{HEAD}\n\n{STORY}\n{tail}")
    assert _role(article, "covers the coast") == "byline"


def test_what_is_under_a_heading_on_the_authors_is_on_them():
    page = _page(under="<h3>About the authors</h3><p>Karin Holt sailed until 2015.</p>")
    assert _role(page, "sailed until") == "byline"


@pytest.mark.parametrize(
    "mark", ['{{< figure src="q.jpg" caption="The quay" >}}', "[gallery ids=1]", "--3"]
)
def test_marks_of_programs_and_counts_are_no_headings(mark):
    article = _article(f"{HEAD}\n\n{FIRST}\n\n{mark}\n\n{SECOND}\n\n{LAST}\n")
    assert _role(article, mark) == "navigation"


def test_notes_behind_a_caret_and_their_heading():
    article = _article(
        f"{HEAD}\n\n{STORY}\nReferences[edit]\n^ Berg, Ada (1921). The Sound. p. 31.\n"
        "^ Letters of B. Ek, 1913.\n"
    )
    assert _role(article, "The Sound. p. 31") == "note"
    assert _role(article, "Letters of B. Ek") == "note"


def test_lines_that_were_broken_by_hand_are_joined():
    lines = (
        "The ferry between Veldt and the islands has not sailed for a week, and the",
        "towns that live by it are running short of fuel and of flour, so",
        "that the mayors of all nine of them met on the quay of Veldt to ask",
        "the company for a day on which it will sail, but its owner, who lives",
        "abroad and is not at home to anybody, has not answered them so far,",
        "and the crew has gone home for the winter with a month of its pay",
        "still to come, as the cook said.",
    )
    assert _story(_article(f"{HEAD}\nBy Ada Berg\n" + "\n".join(lines) + "\n")) == [" ".join(lines)]


def test_a_line_by_which_a_page_begins_makes_it_one():
    article = _article(f"SKIP TO CONTENT\nWorld\n\n{HEAD}\n\n{FIRST}\n\n{SECOND}\n\n{LAST}\n")
    assert article.stated("title").value == HEAD


def test_posts_in_the_same_classes_are_kept_together():
    post = (
        "<article class='block' id='p{n}'><time>21.{n}0</time><h2>{head}</h2>"
        "<p>{text}</p></article>"
    )
    posts = "".join(
        post.format(n=n, head=head, text=text)
        for n, head, text in (
            (4, "A boat at sea", f"{FIRST}</p><p>{SECOND}"),
            (2, "Queues close", "The queue has closed in all but three harbours of the sound."),
        )
    )
    page = (
        f"<html lang='en'><body><main><h1>{HEAD}</h1><p>As it happens.</p>{posts}"
        "</main></body></html>"
    )
    article = _article(page, "a.html")
    assert _role(article, "Queues close") == "heading"
    assert _role(article, "The queue has closed") == "body"


def test_a_heading_with_its_tools_is_kept():
    page = _page(between="<h2>Background<span class='mw-editsection'>[<a>edit</a>]</span></h2>")
    assert ("heading", "Background") in _roles(page)


def test_a_heading_that_breaks_part_is_one():
    page = _page(between="<h2>Fuel<br/>and bread</h2>")
    assert ("heading", "Fuel and bread") in _roles(page)


def test_a_note_is_one_by_its_classes_and_a_source_under_a_table():
    note = (
        "<div class='footnote'><div class='footnote-content'><p>Seen by the writer.</p></div></div>"
    )
    assert _role(_page(under=note), "Seen by the writer") == "note"
    table = (
        "<table><tr><th>Port</th><th>Ships</th></tr><tr><td>Ost</td><td>4</td></tr>"
        "<tr><td colspan='2'>Source: harbour office</td></tr></table>"
    )
    assert _role(_page(between=table), "Source:") == "note"


def test_comments_of_a_short_article_are_comments():
    thread = (
        "2 comments\nSort by\n\nBo Ek\nHe has not been paid since March.\n"
        "Like \u00b7 Reply \u00b7 2d\n"
    )
    article = _article(f"{HEAD}\n\n{SECOND}\n\n{LAST}\n\n{thread}")
    assert _role(article, "since March") == "comment"


def test_a_consent_box_over_a_pasted_article_is_no_headline():
    box = "We value your privacy\nWe and our 211 partners use cookies.\nAccept all\n"
    article = _article(f"{box}\n{HEAD}\n\nBy Ada Berg\n\n{STORY}")
    assert article.stated("title").value == HEAD
