"""Pasted records of parliaments: who speaks, in which sitting, on what."""

from __future__ import annotations

import pytest

from briefgen.cleaning import label
from briefgen.model import Role
from briefgen.readers import read

ASKED = "What has been done about the loss of the ferry to the islands?"
PLAN = "We have asked the company for a plan, and I expect it by the end of the week."
THANKS = "I thank the Minister. The islands run short of fuel. Will she meet me?"
MEET = "I will meet the hon. Lady tomorrow. No decision has been taken."
COMMONS = f"""Ferry Services: Islands
Volume 712: debated on Monday 6 May 2024

The Secretary of State was asked—

Ada Berg (Ost) (Lab)
Share
{ASKED}

The Secretary of State for Transport (Clara Fox)
Share
{PLAN}

Ada Berg
Share
{THANKS}

Clara Fox
Share
{MEET}
"""
DAILY = f"""HOUSE OF COMMONS

Monday 6 May 2024

The House met at half-past Two o'clock

PRAYERS

[MR SPEAKER in the Chair]

Oral Answers to Questions

Ferry Services: Islands

1. Ada Berg (Ost) (Lab): {ASKED} [901234]

The Secretary of State for Transport (Clara Fox): {PLAN}

Ada Berg: {THANKS}

Clara Fox: {MEET}
"""
OLD = f"""Ferry Services: Islands
HC Deb 06 May 2024 vol 242 cc12-14

12

§Ms. Ada Berg
{ASKED}

§The Secretary of State for Transport (Ms. Clara Fox)
{PLAN}

§Ms. Ada Berg
{THANKS}

§Ms. Clara Fox
{MEET}
"""
IRISH = f"""Dáil Éireann debate -
Monday, 6 May 2024
Vol. 1053 No. 3

Ferry Services: Islands

Deputy Ada Berg

{ASKED}

Minister for Transport (Deputy Clara Fox)

{PLAN}

Deputy Ada Berg

{THANKS}

Deputy Clara Fox

{MEET}
"""
CONGRESS = f"""Congressional Record, Volume 170 Issue 78 (Monday, May 6, 2024)

Ferry Services: Islands

Ms. BERG. Mr. Speaker, I rise today. {ASKED}

Ms. FOX of Ost. {PLAN}

Ms. BERG. {THANKS}

Ms. FOX of Ost. {MEET}
"""


def _article(text: str):
    return label(read(text.encode(), "a.txt"))


def _speaker(article, words: str) -> str:
    block = next(b for b in article.blocks if words in article.text[b.start : b.end])
    return block.speaker.exact if block.speaker is not None else ""


def _stated(article) -> dict[str, str]:
    out: dict[str, str] = {}
    for statement in article.statements:
        out.setdefault(statement.field, statement.value)
    return out


@pytest.mark.parametrize("record", [COMMONS, DAILY, OLD, IRISH, CONGRESS])
def test_each_turn_of_a_debate_has_its_speaker(record):
    article = _article(record)
    berg, fox = "berg", "fox"
    assert _speaker(article, ASKED).lower().endswith(berg)
    assert _speaker(article, PLAN).lower().endswith(fox)
    assert _speaker(article, THANKS).lower().endswith(berg)
    assert _speaker(article, MEET).lower().endswith(fox)


@pytest.mark.parametrize("record", [COMMONS, DAILY, OLD, IRISH, CONGRESS])
def test_a_record_has_its_day_and_its_matter(record):
    told = _stated(_article(record))
    assert (told["title"], told["published"]) == ("Ferry Services: Islands", "2024-05-06")
    assert "byline" not in told


def test_what_stands_over_a_record_is_none_of_it():
    article = _article(DAILY)
    roles = {article.text[b.start : b.end]: b.role for b in article.blocks}
    assert roles["PRAYERS"] is roles["Oral Answers to Questions"] is Role.NAVIGATION


def test_members_named_in_an_article_make_no_record():
    told = (
        "Ferry towns brace for a hard winter\n\nMonday 6 May 2024\n\n"
        "Ada Berg (Ost) and Bo Ek (Veldt) spoke of the ferry in the House of Commons.\n\n"
        "The Secretary of State for Transport (Clara Fox) has asked the company for a plan.\n\n"
        "Mr. Ek said that it would come too late.\n"
    )
    assert all(b.speaker is None for b in _article(told).blocks)


def test_without_a_house_the_names_over_lines_are_left_alone():
    text = COMMONS.replace("Volume 712: debated on Monday 6 May 2024", "A page of ours")
    assert not any("debate" in b.reason for b in _article(text).blocks)
