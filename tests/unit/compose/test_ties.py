"""A dossier states as fact what two independent origins assert."""

from __future__ import annotations

import pytest

from briefgen.compose.ties import MOST, ties
from briefgen.model.views import Mark, Quote, Ref, RelationRow, Voice

ME = Ref("Alder Brigade", "actors/alder-brigade.md")
FRONT = Ref("Front", "actors/front.md")


def other(name: str) -> Ref:
    return Ref(name, f"actors/{name.lower()}.md")


def row(
    subject: Ref, predicate: str, object_: Ref, kind: str, brief: str = "B", **more: object
) -> RelationRow:
    told = {"hedges": (), "voices": (), "attributed": False, "negated": False, **more}
    quote = Quote((), (Mark(brief, "p1s1", f"{brief} 1.1"),))
    return RelationRow(
        f"r{brief}", Ref(brief), subject, predicate, object_, kind, 0, cue="", quote=quote, **told
    )


def twice(*ends: object, **more: object) -> tuple[RelationRow, RelationRow]:
    return row(*ends, brief="B", **more), row(*ends, brief="C", **more)


def facts(*rows: RelationRow, origin=lambda r: r.brief.text) -> list[tuple[str, bool, list[str]]]:
    found = ties(ME.page, rows, origin)
    return [(g[0].predicate, g[0].passive, [t.other.text for t in g]) for g in found]


def test_memberships_come_before_who_leads_and_each_side_apart():
    assert facts(
        *twice(other("Vey"), "leads", ME, "control"),
        *twice(ME, "part of", FRONT, "membership"),
        *twice(other("Cell"), "part of", ME, "membership"),
        *twice(ME, "attacks", other("Norland"), "conflict"),
    ) == [("part of", False, ["Front"]), ("part of", True, ["Cell"]), ("leads", True, ["Vey"])]


def test_what_one_article_says_is_no_fact():
    assert facts(row(ME, "part of", FRONT, "membership")) == []


def test_two_articles_of_one_origin_are_one_witness():
    rows = twice(ME, "part of", FRONT, "membership")
    assert facts(*rows, origin=lambda _: "wire") == []


@pytest.mark.parametrize(
    "doubt",
    [
        {"negated": True},
        {"hedges": ("may",)},
        {"likely": True},
        {"attributed": True, "voices": (Voice(other("Post"), named=True),)},
    ],
)
def test_what_is_denied_hedged_unsure_or_somebody_s_word_is_no_fact(doubt):
    assert facts(*twice(ME, "part of", FRONT, "membership", **doubt)) == []


def test_a_purchase_is_an_event_and_no_state_of_things():
    assert facts(*twice(ME, "buys", FRONT, "control")) == []


def test_a_state_with_hundreds_of_members_names_a_few():
    rows = [r for n in range(30) for r in twice(other(f"Cell{n}"), "part of", ME, "membership")]
    ((group),) = ties(ME.page, rows, lambda r: r.brief.text)
    assert len(group) == MOST
