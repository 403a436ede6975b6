from __future__ import annotations

import pytest

from briefgen.cleaning.datelines import dateline_end, plain_dateline_end
from briefgen.cleaning.parts import credit_start, is_credit, kicker_span


@pytest.mark.parametrize(
    ("dateline", "story"),
    [
        ("OST (Reuters) - ", "The ferry sank."),
        ("OST, Veldt (AP) \u2014 ", "The ferry sank."),
        ("WEST OST, Oct 31 (AFP) - ", "The ferry sank."),
        ("OST \u2014 ", "The ferry sank."),
        ("Ost, Vel. \u2014 ", "The ferry sank."),
        ("(Reuters) \u2014 ", "The ferry sank."),
        ("OST, July 02./HARBOUR-WIRE/. ", "The ferry sank."),
        ("OST, 2 July. /WIRE/. ", "The ferry sank."),
        ("[Harbour Wire] ", ""),
        ("", "Ann Lee \u2014 who steers it \u2014 said so."),
        ("", "US - Iran talks were held."),
        ("", "Lee-Ek said so."),
        ("", "THE NAVY SAID NO AGAIN - Nobody knows why."),
        ("", "Ost: the town without a ferry."),
        ("", "The ferry (built in 1990) - the last of its kind - sank."),
    ],
)
def test_datelines(dateline, story):
    expected = len(dateline) if story else 0
    assert dateline_end(dateline + story) == expected


@pytest.mark.parametrize(
    ("dateline", "story"),
    [
        ("Oslo \u2014 ", "The ferry sank."),
        ("Oslo - ", "The ferry sank."),
        ("Oslo: ", "The ferry sank on Monday."),
        ("Oslo: ", "The ferry sank, its owner said."),
        ("", "Oslo: The opera is worth a visit."),
        ("", "Oslo: The ferry sank on Monday, and then"),
        ("", "Bergheim: The ferry sank on Monday."),
        ("", "Oslo - The ferry sank - and nobody knew."),
    ],
)
def test_a_town_in_small_letters_opens_a_story(dateline, story):
    expected = len(dateline) if dateline else 0
    assert plain_dateline_end(dateline + story) == expected


@pytest.mark.parametrize(
    ("line", "kicker"),
    [
        ("Ferry sinks - analysis", "- analysis"),
        ("Ferry sinks | Opinion", "| Opinion"),
        ("Opinion | Ferry sinks", "Opinion |"),
        ("ANALYSIS: Ferry sinks", "ANALYSIS:"),
        ("Explainer: why the ferry sank", "Explainer:"),
        ("Watch: ferry sinks", None),
        ("Ost: ferry sinks", None),
        ("Ferry sinks - again", None),
        ("Well-known ferry sinks", None),
        ("Analysis", None),
    ],
)
def test_kickers(line, kicker):
    found = kicker_span(line)
    assert (line[found[0] : found[1]] if found else None) == kicker


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("The quay of Ost (photo credit: BO EK/REUTERS)", "(photo credit: BO EK/REUTERS)"),
        ("The quay of Ost. (AP Photo/Bo Ek)", "(AP Photo/Bo Ek)"),
        ("The quay of Ost. Photo: Bo Ek", "Photo: Bo Ek"),
        ("The quay of Ost. Photograph by Bo Ek for AFP", "Photograph by Bo Ek for AFP"),
        ("The quay of Ost. Bo Ek/Getty Images", "Bo Ek/Getty Images"),
        ("The quay of Ost | Photo Credit: Bo Ek", "| Photo Credit: Bo Ek"),
        ("The quay of Ost (Harbour Office/Bo Ek)", "(Harbour Office/Bo Ek)"),
        ("The minister (left) met the mayor (Labour).", None),
        ("The photo was taken on Monday, the mayor said.", None),
        ("The bill of Sen. Ann Lee (R-Pa.).", None),
        ("Photo: Bo Ek", None),
    ],
)
def test_credits_at_a_captions_end(line, credit):
    at = credit_start(line)
    assert (line[at:] if at is not None else None) == credit


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Bo Ek",
        "REUTERS",
        "Image credit: Harbour Office",
        "U.S. Navy photo by Bo Ek",
        "AFP via Getty Images",
        '"Empty Pool" by Jo Marr is licensed under CC BY-SA 4.0',
        "Pool at dusk / CC BY / Jo Marr",
        "Jo Marr (CC BY 2.0)",
    ],
)
def test_a_credit_alone(line):
    assert is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "Photos of the ferry went round the world",
        "The image is blurred",
        "Source close to the mayor",
        "Pa.",
        "Mrs Marr has worked under a Creative Commons licence since 2009.",
        "Her maps were licensed under CC BY in 2009. The council paid.",
    ],
)
def test_no_credit(line):
    assert not is_credit(line)
