"""A dossier has each row once, in the right part, with its outlet and date."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from briefgen import compose
from briefgen.compose.dossiers import _by_article
from briefgen.compose.gathered import gather
from briefgen.model import (
    Actor,
    ActorType,
    Analyst,
    Article,
    Confidence,
    Corpus,
    Description,
    MentionKind,
)
from briefgen.model.views import ActorPage
from briefgen.registry.desk import Desk
from briefgen.render import render
from briefgen.resolve import resolve
from tests.golden.desk import desk
from tests.made import RULE, actor, article, metadata, words


def dossiers() -> list[ActorPage]:
    pages = compose.compose(desk(), compose.Options())
    return [p for p in pages if isinstance(p, ActorPage)]


def test_an_article_that_has_an_actor_under_two_names_is_listed_once():
    page = next(p for p in dossiers() if len(p.appearances) > 1)
    one, other = page.appearances[:2]
    again = replace(one, as_named="Orsk Ltd", mentions=3, marks=one.marks[:1])
    joined = _by_article([one, again, other])
    assert [row.brief for row in joined] == [one.brief, other.brief]
    assert joined[0].mentions == one.mentions + 3
    assert joined[0].marks == one.marks
    assert joined[1] == other


def test_each_row_stands_on_a_dossier_once():
    for page in dossiers():
        rows = [told.row for told in (*page.says, *page.acts, *page.others)]
        assert len(set(map(repr, rows))) == len(rows), page.path


def test_what_it_says_rests_on_its_word_and_what_it_did_names_it():
    pages = dossiers()
    assert any(page.says for page in pages)
    assert any(page.acts for page in pages)
    for page in pages:
        assert all(page.path in told.row.speakers for told in page.says)
        for told in page.acts:
            assert page.path not in told.row.speakers
            ends = {end.key for deed in told.row.deeds for end in (deed.subject, deed.object)}
            assert page.path in ends


def test_statements_come_with_the_newest_article_first():
    cards = {p.path: p for p in compose.compose(desk(), compose.Options())}
    for page in dossiers():
        days = [cards[f"briefs/{t.row.mark.brief}.md"].head.published for t in page.says]
        assert days == sorted(days, reverse=True), page.path


def test_what_it_did_comes_with_the_newest_first_and_the_undated_last():
    several = 0
    for page in dossiers():
        for rows in (page.acts, page.others):
            moments = [t.row.when.value if t.row.when else t.published for t in rows]
            several += len({m for m in moments if m}) > 1
            dated = [m for m in moments if m]
            assert moments[: len(dated)] == sorted(dated, reverse=True), page.path
    assert several


def test_a_sentence_is_quoted_in_one_part_of_the_page_alone():
    for page in dossiers():
        text = render(page)[1].partition("Mentions")[0]
        rows = [line for line in text.splitlines() if line.startswith(("- **", '- <a id="act-'))]
        marks = Counter(mark for row in rows for mark in re.findall(r"\(([^()]*#\w+)\)", row)[-1:])
        told = Counter(
            (t.row.mark.brief, t.row.mark.anchor) for t in (*page.says, *page.acts, *page.others)
        )
        assert sum(marks.values()) == sum(told.values()) == len(rows)


def test_a_drawn_relation_leads_to_the_row_that_tells_of_it():
    drawn = 0
    for page in dossiers():
        rows = {f"act-{n}": told for n, told in enumerate(page.acts, 1)}
        for relation, anchor in zip(page.relations, page.relation_rows, strict=True):
            drawn += 1
            assert rows[anchor].row.mark in relation.quote.marks
    assert drawn


def test_no_relation_of_one_origin_is_told_as_a_fact_in_words_of_ours():
    for page in dossiers():
        facts = (
            render(page)[1]
            .replace("Who this is", "Who it is")
            .partition("## Who it is")[2]
            .partition("\n## ")[0]
        )
        assert not page.ties
        for word in ("Member of", "Leads", "Led by", "Part of", "Commands"):
            line = next((one for one in facts.splitlines() if one.startswith(f"- {word}")), "")
            assert not line or "curated" in line, (page.path, line)


def _desk_of(made: Article, *actors: Actor) -> Corpus:
    """Return a desk that has an article twice, on two days, so that its actors have pages."""
    found = metadata(made, *actors)
    return resolve([(f"{name}.txt", found, Analyst()) for name in "ab"], Desk())


def _of_one(told: str, called: str = "") -> tuple[ActorPage, str]:
    """Return the dossier of Ada Quint in articles of this paragraph, and its text."""
    made = article(told)
    one = actor(made, "a1", "Ada Quint", ActorType.PERSON)
    if called:
        one = replace(one, descriptions=(Description(words(made, called), "apposition", RULE),))
    pages = compose.compose(_desk_of(made, one), compose.Options())
    page = next(p for p in pages if isinstance(p, ActorPage))
    return page, render(page)[1]


def test_who_is_described_by_nothing_is_quoted_where_it_is_named_first():
    page, text = _of_one("The club dropped Ada Quint on Monday. Ada Quint left at once.")
    assert page.first is not None
    assert "Named first in: \u201cThe club dropped Ada Quint on Monday.\u201d" in text


def test_whose_description_is_found_needs_no_first_sentence():
    page, text = _of_one("The club dropped Ada Quint, a striker, on Monday.", "a striker")
    assert page.first is None
    assert "Named first in" not in text


def test_a_dossier_says_that_its_actor_is_only_likely_where_no_article_is_sure():
    made = article("The club dropped Ada Quint on Monday.")
    sure = actor(made, "a1", "Ada Quint", ActorType.PERSON)
    likely = replace(sure, confidence=Confidence.LIKELY)
    for one, said in (
        (sure, "*person* \N{MIDDLE DOT}"),
        (likely, "*person* (likely) \N{MIDDLE DOT}"),
    ):
        pages = compose.compose(_desk_of(made, one), compose.Options())
        page = next(p for p in pages if isinstance(p, ActorPage))
        assert said in render(page)[1]


def test_an_adjective_names_nobody_beside_another():
    made = article("The Norlandic player met Ada Quint.", "Norland beat Ada Quint.")
    state = actor(made, "a1", "Norland", ActorType.STATE, "Norlandic")
    adjective = tuple(
        replace(m, kind=MentionKind.ADJECTIVE) if m.evidence.exact == "Norlandic" else m
        for m in state.mentions
    )
    who = actor(made, "a2", "Ada Quint", ActorType.PERSON)
    corpus = _desk_of(made, replace(state, mentions=adjective), who)
    gathered = gather(corpus, compose.Options())
    assert [tuple(about.together.values()) for about in gathered.about.values()] == [(2,), (2,)]
