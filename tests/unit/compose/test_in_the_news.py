"""Doubtful names, and states that are only places, are neither listed nor counted as news."""

from __future__ import annotations

from dataclasses import replace

from briefgen import compose
from briefgen.model import (
    ActorType,
    Analyst,
    Confidence,
    Metadata,
    Relation,
)
from briefgen.model.views import ActorPage, ActorsPage, HomePage, ListPage
from briefgen.registry.desk import Desk
from briefgen.resolve import resolve
from tests.made import RULE, actor, article, metadata, words


def pages(made: Metadata, kind: type) -> list:
    corpus = resolve([("n.txt", made, Analyst())], Desk())
    return [p for p in compose.compose(corpus, compose.Options()) if isinstance(p, kind)]


def news(made: Metadata) -> list[str]:
    (home,) = pages(made, HomePage)
    return [entry.ref.text for entry in home.in_the_news]


def state(*, acts: bool) -> Metadata:
    made = article("Norland is told of here. Tomas Vey spoke.")
    one = actor(made, "a1", "Norland", ActorType.STATE, salience=1.0, acts=acts)
    return metadata(made, one, actor(made, "a2", "Tomas Vey", ActorType.PERSON, salience=0.5))


def test_a_state_that_does_nothing_is_not_in_the_news():
    assert news(state(acts=False)) == ["Tomas Vey"]


def test_a_state_that_does_something_is():
    assert news(state(acts=True)) == ["Norland", "Tomas Vey"]


def test_a_state_that_does_nothing_is_marked_in_the_list():
    listed = [e for p in pages(state(acts=False), ActorsPage) for _, es in p.letters for e in es]
    assert {e.ref.text: e.acts for e in listed} == {"Norland": False, "Tomas Vey": True}


def doubted() -> Metadata:
    made = article("Cranes stood idle. Tomas Vey met Ada Lind. Cranes met Tomas Vey.")
    cranes = actor(
        made, "a1", "Cranes", ActorType.UNKNOWN, salience=1.0, confidence=Confidence.DOUBTFUL
    )
    vey = actor(made, "a2", "Tomas Vey", ActorType.PERSON, salience=0.9)
    ada = actor(made, "a3", "Ada Lind", ActorType.PERSON, salience=0.8)
    meets = ("meets", "contact", 0, words(made, "Tomas Vey met Ada Lind."))
    first = Relation("r1", "a2", "a3", *meets, words(made, "met"), RULE)
    odd = ("meets", "contact", 0, words(made, "Cranes met Tomas Vey."))
    second = Relation("r2", "a1", "a2", *odd, words(made, "met", 1), RULE)
    return metadata(made, cranes, vey, ada, relations=(first, second))


def test_a_doubtful_name_is_marked_in_the_list_and_not_in_the_news():
    assert news(doubted()) == ["Tomas Vey", "Ada Lind"]
    listed = [e for p in pages(doubted(), ActorsPage) for _, es in p.letters for e in es]
    assert {e.ref.text: e.doubtful for e in listed if not e.see} == {
        "Cranes": True,
        "Tomas Vey": False,
        "Ada Lind": False,
    }


def test_a_relation_with_a_doubtful_end_is_neither_listed_nor_counted():
    (listed,) = [p for p in pages(doubted(), ListPage) if p.kind == "relations"]
    assert len(listed.rows) == listed.total == 1
    assert resolve([("n.txt", doubted(), Analyst())], Desk()).counts.relations == 1


def test_a_line_does_not_link_a_doubtful_name():
    rows = [row for p in pages(doubted(), ActorPage) for t in p.acts for row in (t.row,)]
    linked = {piece.kind for row in rows for piece in row.what.pieces if piece.text == "Cranes"}
    assert "actor" not in linked


def test_what_befell_somebodys_brother_is_not_what_they_did():
    made = article("His brother, Ada Lind, was jailed. Tomas Vey sold Ada Lind a boat.")
    vey = actor(made, "a1", "Tomas Vey", ActorType.PERSON, salience=1.0)
    ada = actor(made, "a2", "Ada Lind", ActorType.PERSON, salience=0.8)
    told = words(made, "His brother, Ada Lind, was jailed.")
    kin = Relation("r1", "a2", "a1", "kin of", "family", 0, told, words(made, "brother"), RULE)
    acts = [p for p in pages(metadata(made, vey, ada, relations=(kin,)), ActorPage) if p.acts]
    assert not acts


def test_of_those_met_as_often_the_surest_are_first_in_the_news():
    made = article("Harl Works hired Tomas Vey.")
    firm = actor(made, "a1", "Harl Works", ActorType.COMPANY, salience=1.0)
    vey = actor(made, "a2", "Tomas Vey", ActorType.PERSON, salience=0.5)
    likely = replace(firm, confidence=Confidence.LIKELY)
    assert news(metadata(made, likely, vey)) == ["Tomas Vey", "Harl Works"]
    assert news(metadata(made, firm, vey)) == ["Harl Works", "Tomas Vey"]


def test_a_brief_counts_once_for_whoever_has_two_names_in_it():
    made = article("Harl Works hired Tomas Vey. Harl Works of Ost rose.")
    firm = actor(made, "a1", "Harl Works", ActorType.COMPANY, salience=1.0)
    branch = actor(made, "a2", "Harl Works of Ost", ActorType.COMPANY, salience=0.5)
    corpus = resolve([("n.txt", metadata(made, firm, branch), Analyst())], Desk())
    first, second = corpus.actors
    one = replace(first, members=(*first.members, *second.members))
    pages_ = compose.compose(replace(corpus, actors=(one,)), compose.Options())
    (home,) = [page for page in pages_ if isinstance(page, HomePage)]
    assert [(e.ref.text, e.briefs) for e in home.in_the_news] == [("Harl Works", 1)]
