"""Key sentences: how many, in which order, and for what reason."""

from __future__ import annotations

import pytest

from briefgen.extract.key_sentences import key_sentences
from briefgen.extract.reading import read
from briefgen.model import Article, Block, Role, Source
from briefgen.registry.desk import Desk

LEAD = "The port of Veldt was closed on Monday after a crane fell across its only rail line."
OTHERS = [
    f"The {who} expects that the {what} will {verb} by the end of the {when} at the latest."
    for who, what, verb, when in [
        ("harbour board", "line", "reopen", "week"),
        ("union", "strike", "begin", "month"),
        ("ministry", "inquiry", "report", "spring"),
        ("railway", "traffic", "recover", "summer"),
        ("mill", "price of flour", "rise", "harvest"),
        ("insurer", "claim", "fail", "trial"),
        ("mayor", "ferry", "return", "holidays"),
    ]
]


def chosen(extractor, paragraphs, roles=None):
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for i, paragraph in enumerate(paragraphs):
        role = roles[i] if roles else Role.BODY
        blocks.append(Block(role, at, at + len(paragraph), "a paragraph"))
        at += len(paragraph) + 2
    article = Article(Source("a.txt", "0" * 64, "text/plain"), text, tuple(blocks))
    return key_sentences(next(iter(read([(article, None)], extractor.nlp, Desk()))), (), ())


@pytest.mark.parametrize(("sentences", "expected"), [(1, 1), (3, 1), (4, 2), (8, 3)])
def test_there_are_as_many_as_the_article_bears(extractor, sentences, expected):
    assert len(chosen(extractor, [LEAD, *OTHERS][:sentences])) == expected


def test_the_lead_comes_first_and_says_so(extractor):
    found = chosen(extractor, [LEAD, *OTHERS])
    assert (found[0].rank, found[0].evidence.exact) == (1, LEAD)
    assert found[0].reason.startswith("The article opens with it")
    assert [k.rank for k in found] == list(range(1, len(found) + 1))


def test_captions_headings_and_lines_without_an_end_are_not_chosen(extractor):
    roles = [Role.CAPTION, Role.HEADING, Role.BODY, Role.BODY]
    found = chosen(
        extractor, [LEAD, "Port closed.", "Follow the courier for more news", OTHERS[0]], roles
    )
    assert [k.evidence.exact for k in found] == [OTHERS[0]]


def test_an_article_of_headings_has_none(extractor):
    assert chosen(extractor, ["Port closed", "More"], [Role.TITLE, Role.HEADING]) == ()


def test_a_double_is_not_chosen(extractor):
    doubled = LEAD.replace(
        "after a crane fell across its only rail line", "since a crane fell on the only rail line"
    )
    found = [k.evidence.exact for k in chosen(extractor, [LEAD, doubled, *OTHERS])]
    assert LEAD in found
    assert doubled not in found


@pytest.mark.parametrize(
    ("text", "dangles"),
    [
        ("In a note to the crew, he called the sale a gift to nobody.", True),
        ("The mill owner, who runs nine of them, called it a fable.", True),
        ("After the match she described the pitch as a swamp.", True),
        ("The mayor of Renn called it a fable.", True),
        ("In a note to Ida Moll, he called the sale a gift.", False),
        ("The mayor of Renn called the plan a fable.", False),
        ("Asked about the bridge, the mayor called it a fable.", False),
    ],
)
def test_a_sentence_that_needs_the_one_before_itdangles(text: str, dangles: bool) -> None:
    from briefgen.extract.key_sentences import leaning
    from briefgen.extract.pipeline_model import load
    from briefgen.registry.tables import table

    assert (
        leaning.dangles(next(load("en_core_web_sm")(text).sents), table("key_sentences")) is dangles
    )
