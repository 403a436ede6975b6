"""Mentions that the desk resolves to one actor share one line of a brief."""

from __future__ import annotations

from dataclasses import replace

from briefgen import compose
from briefgen.compose.once import one_each
from briefgen.model.views import ActorRow, BriefPage, Ref
from tests.golden.desk import desk


def row() -> ActorRow:
    """Return the row of an actor on the first brief that has a dossier and marks."""
    made = next(p for p in compose.compose(desk(), compose.Options()) if isinstance(p, BriefPage))
    return next(a for a in made.actors if a.ref.key and a.marks)


def test_two_names_that_the_desk_joined_stand_on_one_line():
    first = replace(row(), id="actor-1", confidence="likely", as_named="Ryvan Air", aliases=())
    second = replace(first, id="actor-7", confidence="sure", as_named="Ryvan Air Holdings")
    (one,) = one_each((first, second))
    assert one.id == "actor-1"
    assert one.confidence == "sure"
    assert [a.name for a in one.aliases] == ["Ryvan Air Holdings"]
    assert one.mentions == first.mentions + second.mentions
    assert one.marks == first.marks


def test_who_leads_elsewhere_or_is_doubtful_stays_apart():
    first = row()
    elsewhere = replace(first, id="b", ref=Ref("Other", "actors/other.md"))
    doubtful = replace(first, id="c", confidence="doubtful")
    assert [r.id for r in one_each((first, elsewhere, doubtful))] == [first.id, "b", "c"]


def test_who_leads_nowhere_is_nobody_elses():
    nobody = replace(row(), ref=Ref("a man"))
    assert len(one_each((replace(nobody, id="a"), replace(nobody, id="b")))) == 2
