from __future__ import annotations

import time

import pytest

from briefgen.cleaning import label
from briefgen.cleaning.features import CUES, PATHS
from briefgen.cleaning.scoring import role_scorers, scorer
from briefgen.cleaning.statements import _promoted
from briefgen.model import READ, Role
from briefgen.readers import read
from briefgen.registry.tables import table
from tests.held import docx, paragraph

STORY = (
    "The ferry between Veldt and the islands has not sailed for a week, and the towns are short "
    "of fuel. Their mayors met on Tuesday."
)
MORE = (
    "The company waits for a part from abroad. It has asked the navy for help, "
    "and the navy has not answered."
)
THIRD = STORY.replace("ferry", "boat").replace("week", "year").replace("mayors met", "council sat")
PAGE = f"""<html><body><nav class="menu"><a href="/">Home</a> <a href="/w">World</a></nav>
<div class="cookie-banner">We use cookies. By continuing you agree to our privacy policy.</div>
<article class="article-body"><h1>Ferry towns brace</h1>
<p class="standfirst">Fuel is short on the islands this winter.</p><p class="byline">By Ann Lee</p>
<figure><img><figcaption>The quay of Ost. Photo: Bo Ek</figcaption></figure>
<p>{STORY}</p><h2>A part from abroad</h2><p>{MORE}</p>
<ul><li>One ship is in dock, the navy says, and is mended.</li>
<li>One ship is at sea, the navy says, and far off.</li></ul>
<p>{THIRD}</p></article>
<aside class="related"><h3>Related</h3><a href="/b">Bridge would cost a billion</a></aside>
<section id="comments"><h3>Comments</h3><p>First! I never liked that ferry.</p></section>
<footer>\u00a9 2024 Harbour Courier. All rights reserved.</footer></body></html>"""


def _roles(text, path="a.txt"):
    article = label(read(text.encode(), path))
    return [
        (str(b.role), article.text[b.start : b.end].split("\n")[0][:24].strip())
        for b in article.blocks
    ]


def test_a_pages_parts():
    assert _roles(PAGE, "a.html") == [
        ("navigation", "Home World"),
        ("legal", "We use cookies. By conti"),
        ("title", "Ferry towns brace"),
        ("dek", "Fuel is short on the isl"),
        ("byline", "By Ann Lee"),
        ("caption", "The quay of Ost."),
        ("credit", "Photo: Bo Ek"),
        ("body", "The ferry between Veldt"),
        ("heading", "A part from abroad"),
        ("body", "The company waits for a"),
        ("list", "One ship is in dock, the"),
        ("list", "One ship is at sea, the"),
        ("body", "The boat between Veldt a"),
        ("navigation", "Related"),
        ("navigation", "Bridge would cost a bill"),
        ("comment", "Comments"),
        ("comment", "First! I never liked tha"),
        ("legal", "© 2024 Harbour Courier."),
    ]


def test_front_matter_is_set_aside():
    article = label(
        read(
            f"---\ntitle: Ferry\n---\n\n# Ferry towns brace\n\n{STORY}\n\n> {MORE}\n".encode(),
            "a.md",
        )
    )
    assert [b.role for b in article.blocks] == [Role.LEGAL, Role.TITLE, Role.BODY, Role.QUOTE]
    assert article.stated("title").origin == "front matter"


def test_a_markdown_title_is_stated_without_its_mark():
    article = label(read(f"# Ferry towns brace\n\n{STORY}\n".encode(), "a.md"))
    assert article.stated("title").value == "Ferry towns brace"


def test_a_text_of_one_paragraph_is_all_body():
    assert _roles(STORY) == [("body", STORY[:24].strip())]


@pytest.mark.parametrize(
    ("words", "noted"),
    [
        (STORY * 2, False),
        (
            "Die F\u00e4hre nach Veldt f\u00e4hrt seit einer Woche nicht mehr, "
            "und das \u00d6l wird knapp. " * 3,
            True,
        ),
        (
            "Le ferry pour Veldt ne navigue plus depuis une semaine, "
            "et les villes manquent de fuel. " * 3,
            True,
        ),
        ("Kurz.", False),
    ],
)
def test_a_text_that_is_hardly_english_is_said_to_be(words, noted):
    notes = label(read(words.encode(), "a.txt")).notes
    assert bool(notes) == noted
    assert all("English" in n for n in notes)


def test_an_unusual_encoding_is_noted():
    assert label(read("The caf\u00e9 was closed.".encode("cp1252"), "a.txt")).notes == (
        "read as cp1252",
    )


def test_the_roles_scored_are_roles_and_weigh_features_that_exist():
    known = {f"{c} words" for c in CUES} | {f"{p} markup" for p in PATHS}
    assert {Role(r) for r in role_scorers()} >= READ - {Role.TITLE}
    for name in ("text", "page"):
        assert known & set(scorer(name).weights)


def test_every_cue_is_words():
    def words(node):
        return [
            w
            for v in (node.values() if isinstance(node, dict) else node)
            for w in (words(v) if isinstance(v, dict | list) else [v])
        ]

    for name in ("cleaning_cues", "cleaning_openings"):
        assert all(isinstance(w, str) for w in words(table(name)))


def test_labelling_is_linear_in_the_text():
    def took(n: int) -> float:
        raw = read("\n\n".join(f"{STORY} It is day {i}." for i in range(n)).encode(), "a.txt")
        start = time.perf_counter()
        label(raw)
        return time.perf_counter() - start

    took(20)
    assert took(1_600) < 40 * max(took(200), 0.01)


def test_the_last_line_of_a_text_is_no_heading():
    assert _roles(f"Ferry towns brace\n\n{STORY}\n\n{MORE}\n\nThe boat of the")[-1][0] == "body"


@pytest.mark.parametrize("heading", ["What the deal says", "What comes next"])
def test_what_a_document_sets_as_a_heading_is_one_whatever_its_words(heading):
    text = f"# Ferry towns brace\n\n{STORY}\n\n## {heading}\n\n{MORE}\n\n{THIRD}\n"
    assert ("heading", heading) in _roles(text, "a.md")


def test_a_byline_in_another_language_is_no_headline():
    text = (
        "Der Kran am Kai steht still\n\nVon Jörg van den Berg\n\n5. Mai 2024\n\n"
        "Am Montag blieb der alte Kran am Kai stehen, und niemand weiß, "
        "wer ihn noch reparieren kann.\n\n"
        "Die Stadt will nun einen neuen kaufen, sagte der Meister, "
        "doch das Geld fehlt ihr in diesem Jahr."
    )
    article = label(read(text.encode(), "a.txt"))
    assert _roles(text)[1] == ("byline", "Von Jörg van den Berg")
    assert [b.role for b in article.blocks][:3] == [Role.TITLE, Role.BYLINE, Role.BYLINE]
    assert [s.value for s in article.statements if s.field == "byline"] == ["Jörg van den Berg"]


def test_a_surname_with_a_particle_is_no_byline():
    article = label(read(f"Ferry towns brace\n\nVon Trapp\n\n{STORY}\n\n{MORE}".encode(), "a.txt"))
    assert not [s for s in article.statements if s.field == "byline"]


def test_what_a_document_sets_as_headings_over_its_first_paragraph_are_headings():
    labels = "Ada Berg\n\nVeldt\n\nVolume 3\n\nFor the yard"
    text = (
        f"# Cranes of the north\n\n{labels}\n\n## Opening\n\n## What is meant\n\n{STORY}\n\n"
        f"## Parts\n\n{MORE}\n\n## Ends\n\n{THIRD}\n"
    )
    roles = _roles(text, "a.md")
    assert [r for r, w in roles if w in ("Opening", "What is meant")] == ["heading"] * 2


def test_the_number_of_a_section_ends_no_sentence():
    paragraph = (
        "The harbour of Veldt has kept a book of its ships for two hundred years. "
        "It names their masters, their cargo, and what they paid."
    )
    titles = ("1.1. Getting the book", "1.2. Masters of the ships")
    sections = "".join(f"<h2>{title}</h2><p>{paragraph}</p><p>{paragraph}</p>" for title in titles)
    page = f"<body><main><h1>1. The book of the harbour</h1>{sections}</main></body>"
    article = label(read(page.encode(), "a.html"))
    shown = [article.text[b.start : b.end] for b in article.blocks if b.role is Role.HEADING]
    assert shown == list(titles)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("You receive this as a subscriber to the Harbour Notes Newsletter.", "Harbour Notes"),
        ("Sign up for The Harbour Notes newsletter.", "The Harbour Notes"),
    ],
)
def test_the_article_before_an_outlet_s_name_is_none_of_it(line, outlet):
    found = _promoted(line)
    assert found is not None
    assert found[2] == outlet
    assert line[found[0] : found[1]] == outlet


VERSES = [
    "The harbour sleeps at noon,",
    "And all the cranes are still",
    "No ship has come in June",
    "Nor ever will",
]


def _rich(lines):
    return _roles("{\\rtf1\\ansi " + "".join(f"{line}\\par " for line in lines) + "}", "a.rtf")


def test_verses_are_no_headings():
    roles = [role for role, _ in _rich([STORY, *VERSES, THIRD])]
    assert roles == ["body"] * 6


def test_numbered_lines_beside_each_other_are_items_and_those_over_paragraphs_are_headings():
    lines = [STORY, "1. The quay", "2. The mole", MORE, "3. The ferry", THIRD]
    assert [role for role, _ in _rich(lines)] == ["body", "list", "list", "body", "heading", "body"]


def test_a_line_that_breaks_off_at_a_comma_is_no_heading():
    lines = f"Ferry towns brace\n\n{STORY}\n\nWith thanks to all of you,\n\n{MORE}"
    assert _roles(lines)[2] == ("body", "With thanks to all of yo")


def test_in_a_document_that_marks_its_headings_other_short_lines_are_none():
    short = paragraph("How the fleet is kept:")
    body = "".join(
        paragraph(f"Part {n}", "Heading1") + paragraph(STORY) + short + paragraph(MORE)
        for n in "AB"
    )
    styles = [role for role, _ in _roles_of(docx(body))]
    assert styles[1:4] == ["body", "body", "body"]
    assert "heading" in [
        role for role, _ in _roles_of(docx(paragraph(STORY) + short + paragraph(MORE)))
    ]


def _roles_of(data):
    article = label(read(data, "a.docx"))
    return [(str(b.role), article.text[b.start : b.end]) for b in article.blocks]


def test_notes_at_the_end_of_a_text_are_set_aside():
    notes = "\u00b9 Ferry Act 1931.\n\n\u2020 Except on Sundays."
    text = f"Ferry towns brace\n\n{STORY[:-1]}.\u00b9\n\n{MORE}\u2020\n\n{THIRD}\n\n{notes}"
    assert _roles(text)[-2:] == [
        ("note", "\u00b9 Ferry Act 1931."),
        ("note", "\u2020 Except on Sundays."),
    ]


def test_the_list_under_a_heading_over_notes_is_notes():
    page = PAGE.replace(
        f"<p>{THIRD}</p>",
        f"<p>{THIRD}</p><h2>Notes</h2><ol><li>Ferry Act 1931, section 4.</li></ol>",
    )
    assert ("note", "Ferry Act 1931, section") in _roles(page, "a.html")


def test_lists_and_tables_of_markdown_are_kept_whole():
    items = "* mend the gate by **2 April**,\n* then the stairs,\n* refill the dock by June.\n"
    table = "| Works | Homes |\n| --- | --- |\n| North | 40,000 |\n| South | 88,000 |\n"
    roles = [
        role
        for role, _ in _roles(
            f"# Ferry towns brace\n\n{STORY}\n\n{items}\n{table}\n{THIRD}\n", "a.md"
        )
    ]
    assert roles == ["title", "body", *["list"] * 3, *["table"] * 3, "body"]


def test_the_words_of_a_picture_of_markdown_are_its_caption():
    text = f"# Ferry towns brace\n\n{STORY}\n\n![The quay](a.jpg)\n\n{MORE}\n\n{THIRD}\n"
    assert ("caption", "The quay") in _roles(text, "a.md")


def test_a_name_between_the_headline_and_the_day_signs_a_page_that_was_pasted():
    menu = "Harbour Courier\nMENU\nHome\nNews\nSport\nLog in\n"
    head = "Ferry towns brace for a winter\nAnn Berg\nThursday 14 March 2024 08.12 CET\nShare\n"
    text = f"{menu}{head}{STORY}\n\n{MORE}\n\n{THIRD}\n"
    article = label(read(text.encode(), "a.txt"))
    assert [s.value for s in article.statements if s.field == "byline"] == ["Ann Berg"]


@pytest.mark.parametrize("line", ["The dock covers 40 hectares.", "It was closed by the mayor."])
def test_a_short_sentence_between_paragraphs_is_no_heading(line):
    page = PAGE.replace("</h2>", f"</h2><p>{THIRD[:50]}.</p><p>{line}</p>")
    assert ("body", line[:24]) in _roles(page, "a.html")


@pytest.mark.parametrize(
    "line", ["CC BY-SA 4.0", "Creative Commons Attribution 4.0", "Licensed under CC BY 4.0"]
)
def test_a_licence_under_a_text_is_none_of_it(line):
    assert (
        _roles(f"Ferry towns brace\n\n{STORY}\n\n{MORE}\n\n{THIRD}\n\n{line}\n")[-1][0] == "legal"
    )


def test_a_short_line_that_asks_to_sign_in_is_none_of_the_text():
    page = PAGE.replace("</article>", "<p>Already a member? Log in</p></article>")
    assert ("promo", "Already a member? Log in") in _roles(page, "a.html")


@pytest.mark.parametrize("day", ["14 mars 2024", "14. M\u00e4rz 2024", "14 de marzo de 2024"])
def test_a_day_in_another_language_is_the_articles(day):
    text = (
        f"Der Kran am Kai steht still\n\nVon Ada Berg\n\n{day}\n\n"
        "Am Montag blieb der alte Kran am Kai stehen, und niemand wei\u00df, "
        "wer ihn noch reparieren kann."
    )
    article = label(read(text.encode(), "a.txt"))
    assert [s.value for s in article.statements if s.field == "published"] == ["2024-03-14"]


def test_lines_that_go_on_in_small_letters_are_no_headings():
    verses = (
        "He walks the quay at night\nand counts the masts again;\nthe parrots cry in crates\n"
        "beneath the rain.\n\nAnd when the morning comes\nthe ship has gone to sea.\n"
    )
    assert "heading" not in [role for role, _ in _roles(verses)]


def test_items_of_a_plain_list_are_kept_together():
    items = "What was sold:\n\n- 212 old ropes\n- 31 buoys\n- 9 lamps"
    text = f"Ferry towns brace\n\n{STORY}\n\n{items}\n\n{MORE}\n\n{THIRD}\n"
    assert [role for role, _ in _roles(text)][3:6] == ["list"] * 3


@pytest.mark.parametrize("mark", ["\u2013 ENDS \u2013", "###", "[END]", "-30-", "END/HNA/2024"])
def test_the_mark_at_the_end_of_a_release_is_none_of_it(mark):
    text = f"Ferry towns brace\n\n{STORY}\n\n{MORE}\n\n{mark}\n\n{THIRD}\n"
    assert ("navigation", mark) in _roles(text)


def test_the_day_of_a_release_is_that_of_its_article():
    head = "For immediate release \u2013 7 May 2024\n\nFerry towns brace"
    article = label(read(f"{head}\n\n{STORY}\n\n{MORE}\n".encode(), "a.txt"))
    assert [s.value for s in article.statements if s.field == "published"] == ["2024-05-07"]


def test_who_edited_an_article_did_not_write_it():
    text = f"Ferry towns brace\n\n{STORY}\n\n{MORE}\n\n{THIRD}\n\n(Edited by Bo Ek)\n"
    article = label(read(text.encode(), "a.txt"))
    assert not [s for s in article.statements if s.field == "byline"]


def test_a_paragraph_that_is_called_a_note_is_one():
    page = PAGE.replace("</article>", '<p id="fn1">* As of May, says the navy.</p></article>')
    assert ("note", "* As of May, says the na") in _roles(page, "a.html")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Interview: Bo Ek", "Bo Ek"),
        ("Words: Bo Ek", "Bo Ek"),
        ("Bo Ek reports from Ost", "Bo Ek"),
        ("Bo Ek \u00b7 Harbour Courier \u00b7 7th of May, 2024", "Bo Ek"),
        ("May 7, 2024 | Story by: Bo Ek", "Bo Ek"),
        ("Harbour Observer | Bo Ek | May 7, 2024", "Bo Ek"),
    ],
)
def test_a_line_may_sign_without_by(line, name):
    article = label(read(f"Ferry towns brace\n\n{line}\n\n{STORY}\n\n{MORE}\n".encode(), "a.txt"))
    assert [s.value for s in article.statements if s.field == "byline"] == [name]
    assert ("byline", line[:24].strip()) in _roles(
        f"Ferry towns brace\n\n{line}\n\n{STORY}\n\n{MORE}\n"
    )


def test_who_is_spoken_with_signs_nothing():
    text = f"Ferry towns brace\n\nInterview: Bo Ek\n\n{STORY}\n\nEk waits for a part.\n\n{MORE}\n"
    assert not [s for s in label(read(text.encode(), "a.txt")).statements if s.field == "byline"]


def test_a_paper_signs_from_a_person_and_no_place():
    page = PAGE.replace("By Ann Lee", "From Anna Lee-Ek, Ost")
    assert "Anna Lee-Ek" in [s.value for s in label(read(page.encode(), "a.html")).statements]
    place = PAGE.replace("By Ann Lee", "From Port Veldt, Ost")
    assert "Port Veldt" not in [s.value for s in label(read(place.encode(), "a.html")).statements]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Ek reported from Ost, Veldt.", "byline"),
        (
            "Ek reported from Ost. Associated Press writer Cy Poe contributed to this report.",
            "byline",
        ),
        ("This report by Reuters was first published May 7, 2024.", "byline"),
        ("Bo Ek, The Canadian Press", "byline"),
        ("PTI AB CD", "navigation"),
        ("ENDS 14:05", "navigation"),
        ("Ek reported from Ost that the quay was shut.", "body"),
    ],
)
def test_how_an_agencys_story_ends(line, role):
    text = f"Ferry towns brace\n\n{STORY}\n\n{MORE}\n\n{THIRD}\n\n{line}\n"
    assert _roles(text)[-1] == (role, line[:24].strip())


def test_what_follows_the_end_of_a_release_is_notes():
    behind = "Notes to editors\n\nThe company was founded in 1931.\n\nContact: Bo Ek, 555 0100"
    roles = _roles(f"Ferry towns brace\n\n{STORY}\n\n{MORE}\n\n{THIRD}\n\nENDS\n\n{behind}\n")
    assert not {role for role, _ in roles[5:]} & {"body", "heading", "list"}
    assert roles[4] == ("navigation", "ENDS")


@pytest.mark.parametrize("mark", ["###", "# # #", "Loading..."])
def test_signs_between_sections_end_no_text(mark):
    roles = _roles(f"Ferry towns brace\n\n{STORY}\n\n{MORE}\n\n{mark}\n\n{THIRD}\n")
    assert roles[-1][0] == "body"


def test_a_day_beside_the_words_of_a_release_is_its_day():
    text = f"Ferry towns brace\n\nTuesday 7 May 2024. For immediate release\n\n{STORY}\n\n{MORE}\n"
    assert _roles(text)[1][0] == "byline"


def test_an_office_under_a_name_is_no_heading():
    text = (
        f"Ferry towns brace\n\n7 May 2024\n\nBo Ek\n\nSenior Correspondent\n\n{STORY}\n\n{MORE}\n"
    )
    assert _roles(text)[3] == ("byline", "Senior Correspondent")


def test_a_short_line_over_a_list_leads_to_it():
    text = (
        f"Ferry towns brace\n\n{STORY}\n\nWhat was sold:\n\n- 212 old ropes\n- 31 buoys\n\n{MORE}\n"
    )
    assert ("body", "What was sold:") in _roles(text)


def test_the_article_goes_on_behind_a_link_to_more():
    items = (
        "a second ship before the winter comes",
        "two years of pay for all who wait",
        "a date for the bridge to the islands",
    )
    listed = "\n".join(f"- {item}" for item in items)
    on = f"The mayors wait. They want:\n\n{listed}\n\nNone was promised."
    text = (
        f"# Ferry towns brace\n\n{STORY}\n\n{MORE}\n\n{THIRD}\n\n"
        f"[Watch: the quay](https://a.example/q)\n\n{on}\n"
    )
    assert _roles(text, "a.md")[-1] == ("body", "None was promised.")


def test_a_papers_name_in_capitals_is_no_headline():
    text = f"THE BEACON OF SAINT ANN\n\nFerry towns brace for winter\n\n{STORY}\n\n{MORE}\n"
    article = label(read(text.encode(), "a.txt"))
    stated = [s.value for s in article.statements if s.field == "title"]
    assert stated == ["Ferry towns brace for winter"]


def test_the_fields_of_a_printout_are_no_text():
    head = "HEADLINE: Ferry towns brace\nSOURCE: Harbour Courier\nDATE: 7 May 2024\nBYLINE: Bo Ek"
    text = (
        f"SECTION: News\n{head}\nLENGTH: 90 words\nBODY:\n\n{STORY}\n\n{MORE}\n\n"
        "LANGUAGE: ENGLISH\n"
    )
    article = label(read(text.encode(), "a.txt"))
    told = {s.field: s.value for s in article.statements}
    assert told == {
        "title": "Ferry towns brace",
        "outlet": "Harbour Courier",
        "published": "2024-05-07",
        "byline": "Bo Ek",
    }
    assert {role for role, _ in _roles(text)} == {"title", "byline", "legal", "body"}
    assert _roles(text)[-1][0] == "legal"


def test_the_address_under_the_byline_is_the_articles():
    head = "Author: Bo Ek\nPublished: May 7, 2024\nSource: https://a.example/ferry"
    article = label(read(f"# Ferry towns brace\n\n{head}\n\n{STORY}\n\n{MORE}\n".encode(), "a.md"))
    assert [s.value for s in article.statements if s.field == "url"] == ["https://a.example/ferry"]


def test_columns_part_a_question_from_its_mark():
    turns = "THE MAYOR: We waited.\n\nQ    And who pays?\n\nTHE MAYOR: The town pays."
    article = label(read(f"Ferry towns brace\n\n{STORY}\n\n{turns}\n".encode(), "a.txt"))
    spoken = {article.text[b.start : b.end]: b.speaker for b in article.blocks}
    assert spoken["Q    And who pays?"] is None
    assert spoken["THE MAYOR: The town pays."] is not None


def test_a_short_last_sentence_of_a_page_that_was_pasted_is_the_articles():
    menu = "Menu\n\nNews\n\nSport\n\nOpinion\n\nShop\n\nJobs"
    share = "Share this:\n\nFacebook\n\nX\n\nRelated\n\nBridge would cost a billion"
    told = f"Ferry towns brace\n\nBy Ann Lee\n\n{STORY}\n\n{MORE}\n\n{THIRD}"
    roles = _roles(f"{menu}\n\n{told}\n\nMayor Bo Ek broke the tie.\n\n{share}\n")
    assert ("body", "Mayor Bo Ek broke the ti") in roles
    assert ("body", "Bridge would cost a bill") not in roles


def test_a_line_without_a_stop_under_the_headline_is_a_dek():
    line = "Two weeks after the storm, the company says that it had been warned"
    text = f"Ferry towns brace\n\n{line}\n\n{STORY}\n\n{MORE}\n"
    assert _roles(text)[1] == ("dek", line[:24].strip())


def test_the_sign_of_a_picture_may_be_a_stroke():
    told = "Boats lay on the mud of the quay last week. Photo/Bo Ek"
    text = f"Ferry towns brace\n\nBy Ann Lee\n\n{told}\n\n{STORY}\n\n{MORE}\n"
    assert [role for role, _ in _roles(text)][2:4] == ["caption", "credit"]
    linked = text.replace("Photo/Bo Ek", "Pic.courier.example/4p7SX")
    assert [role for role, _ in _roles(linked)][2] == "body"


def test_an_office_may_stand_before_the_name():
    page = PAGE.replace("By Ann Lee", "By regional reporter Ann Lee")
    assert "Ann Lee" in [s.value for s in label(read(page.encode(), "a.html")).statements]


def test_properties_listed_under_the_headline_are_its_byline():
    head = "- **Author:** Bo Ek\n- **Date:** 7 May 2024\n- **Link:** https://a.example/ferry"
    article = label(read(f"# Ferry towns brace\n\n{head}\n\n{STORY}\n\n{MORE}\n".encode(), "a.md"))
    told = {s.field: s.value for s in article.statements}
    assert (told["byline"], told["url"]) == ("Bo Ek", "https://a.example/ferry")
    assert [str(b.role) for b in article.blocks][1:5] == ["byline"] * 3 + ["body"]


def test_a_page_that_is_loading_says_nothing():
    assert ("navigation", "Loading...") in _roles(
        f"Ferry towns brace\n\n{STORY}\n\n{MORE}\n\n{THIRD}\n\nLoading...\n"
    )
