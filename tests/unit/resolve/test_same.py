"""Who is one across articles: what surrounds a name decides, and what is not certain is left to a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.errors import Where
from briefgen.model import Analyst, JoinedBy, Statement
from briefgen.registry.desk import Desk
from briefgen.registry.judgements import Judgement
from briefgen.resolve import resolve

STORY = (
    "The tanker Calypso Dawn ran aground off Sarnvik on Monday with 900 tonnes of naphtha aboard, coastguard "
    "commander {first} said. Salvage tugs from Holmsund and a floating boom were on their way. {second} blamed a "
    "failed gyrocompass, and told reporters that the reef was not on the pilot's chart."
)
AGAIN = (
    "Salvage tugs from Holmsund reached the stranded tanker Calypso Dawn off Sarnvik on Tuesday. The reef was not on "
    "the pilot's chart, coastguard commander {first} repeated, and a failed gyrocompass was to blame. A floating "
    "boom held back 900 tonnes of naphtha. {second} expected the tanker to float by Friday."
)
ELSEWHERE = (
    "The municipal library of Orrin opens a reading room for children in spring. Gardener {first} planted forty lime "
    "trees around it, with money that a bakery had given."
)


@pytest.fixture(scope="module")
def desk(extract_text):
    known = {}

    def run(*texts, judgements=()):
        entries = []
        for n, (text, published) in enumerate(texts):
            if (text, published) not in known:
                known[text, published] = extract_text(text, published)
            made = known[text, published]
            if published:
                stated = (Statement("published", published, "test"),)
                made = replace(made, article=replace(made.article, statements=stated))
            entries.append((f"n{n}.txt", made, Analyst()))
        return resolve(entries, Desk(judgements=tuple(judgements)))

    return run


def _called(corpus, word):
    return [a for a in corpus.actors if word in a.name]


def test_a_surname_is_one_with_the_full_name_in_articles_that_tell_of_the_same(desk):
    corpus = desk(
        (STORY.format(first="Ida Brennstad", second="Brennstad"), "2024-03-04"),
        (AGAIN.format(first="Brennstad", second="Brennstad"), "2024-03-05"),
    )
    (one,) = _called(corpus, "Brennstad")
    assert one.name == "Ida Brennstad"
    assert one.joined_by is JoinedBy.LIKENESS
    assert "the surname alone" in one.reasons[0]


def test_a_surname_elsewhere_is_nobody_s_and_is_not_even_proposed(desk):
    corpus = desk(
        (STORY.format(first="Ida Brennstad", second="Brennstad"), "2024-03-04"),
        (ELSEWHERE.format(first="Brennstad"), "2024-03-05"),
    )
    assert len(_called(corpus, "Brennstad")) == 2
    assert corpus.proposals == ()


def test_a_surname_that_two_near_bear_joins_neither(desk):
    corpus = desk(
        (STORY.format(first="Ida Brennstad", second="Engineer Olof Brennstad"), "2024-03-04"),
        (AGAIN.format(first="Brennstad", second="Brennstad"), "2024-03-05"),
    )
    assert len(_called(corpus, "Brennstad")) == 3


def test_names_of_two_in_one_article_are_never_joined(desk):
    corpus = desk(
        (STORY.format(first="Ida Brennstad", second="Engineer Idah Brennstad"), "2024-03-04"),
        (AGAIN.format(first="Ida Brennstad", second="Engineer Idah Brennstad"), "2024-03-05"),
    )
    assert len(_called(corpus, "Brennstad")) == 2
    assert not [p for p in corpus.proposals if "Brennstad" in " ".join(p.reasons)]


def test_one_full_name_is_two_where_their_ages_are_of_two(desk):
    old = "Police in Orrin said that Tomas Vey, 61, was found unhurt in a boathouse."
    young = "Police in Orrin said that Tomas Vey, 19, was found unhurt in a boathouse."
    assert len(_called(desk((old, "2024-03-04"), (young, "2024-03-09")), "Vey")) == 2
    assert len(_called(desk((old, "2024-03-04"), (old, "2024-09-09")), "Vey")) == 1


def test_a_fuller_name_is_the_same_where_something_surrounds_both(desk):
    corpus = desk(
        (STORY.format(first="Ida Brennstad", second="Brennstad"), "2024-03-04"),
        (AGAIN.format(first="Ida Maria Brennstad", second="Brennstad"), "2024-03-05"),
    )
    assert len(_called(corpus, "Brennstad")) == 1


def test_what_was_refused_is_two_though_it_would_be_joined(desk):
    texts = (
        (STORY.format(first="Ida Brennstad", second="Brennstad"), "2024-03-04"),
        (AGAIN.format(first="Ida Maria Brennstad", second="Brennstad"), "2024-03-05"),
    )
    where = Where("judgements.yml", 1)
    refused = Judgement("x", "person: ida brennstad", "person: ida maria brennstad", False, where)
    corpus = desk(*texts, judgements=[refused])
    assert len(_called(corpus, "Brennstad")) == 2
    accepted = replace(refused, same=True)
    (one,) = _called(desk(*texts, judgements=[accepted]), "Brennstad")
    assert one.joined_by is JoinedBy.JUDGEMENT


def test_an_article_that_has_nothing_to_do_with_them_changes_nothing(desk):
    texts = (
        (STORY.format(first="Ida Brennstad", second="Brennstad"), "2024-03-04"),
        (AGAIN.format(first="Brennstad", second="Brennstad"), "2024-03-05"),
    )
    other = (ELSEWHERE.format(first="Pim Alder"), "2024-03-05")
    before, after = desk(*texts), desk(*texts, other)
    assert {a.slug for a in before.actors} <= {a.slug for a in after.actors}
    assert before.proposals == after.proposals


STRIKE = (
    "The railway union ZTRK called its members out in Orrin on Monday, said Ana Vey, who leads it. "
    "ZTRK wants shorter nights for drivers."
)
MUSEUM = (
    "A museum of stamps was opened in Holmsund by {opener}. The union ZTRK lent a flag to it. "
    "ZTRK will have it back in spring."
)


def test_letters_that_a_body_is_called_by_are_one_where_somebody_appears_with_both(desk):
    corpus = desk(
        (STRIKE, "2024-03-04"),
        (MUSEUM.format(opener="Ana Vey"), "2024-09-05"),
    )
    (one,) = _called(corpus, "ZTRK")
    assert one.joined_by is JoinedBy.LIKENESS


def test_letters_that_a_body_is_called_by_are_proposed_where_nothing_else_is_shared(desk):
    corpus = desk(
        (STRIKE, "2024-03-04"),
        (MUSEUM.format(opener="Jo Marr"), "2024-09-05"),
    )
    assert len(_called(corpus, "ZTRK")) == 2
    (asked,) = corpus.proposals
    assert {asked.a, asked.b} == {a.slug for a in _called(corpus, "ZTRK")}


def test_a_body_that_several_countries_have_is_one_only_within_a_country(desk):
    corpus = desk(
        (
            "In Dublin, Ireland, the Department of Justice declined to comment on the Cork trial.",
            "",
        ),
        ("In Cork, Ireland, the Department of Justice named a judge.", ""),
        ("In Lansing, Michigan, the Department of Justice sued the United States Senate.", ""),
    )
    assert sorted(len(a.members) for a in _called(corpus, "Department of Justice")) == [1, 2]
