"""Which actors are the same across desks that were built separately."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.compose import joined as joined_
from briefgen.locale import words
from briefgen.model.joined import DeskIndex, IndexedActor, IndexedHappening


def actor(name: str, type_: str = "person", key: str = "", *, named: bool = True) -> IndexedActor:
    slug = name.lower().replace(" ", "-")
    return IndexedActor(slug, name, type_, key, named=named, briefs=2)


def desk(folder: str, *actors: IndexedActor, happenings=()) -> DeskIndex:
    return DeskIndex(folder, f"Desk {folder}", "en", 3, 4, "", "", actors, tuple(happenings))


def test_the_same_name_and_type_are_one_actor():
    (one,) = joined_.shared_actors(
        [desk("a", actor("Piet Maas")), desk("b", actor("Piet  MAAS"), actor("Ida Holm"))]
    )
    assert [d.path for d in one.dossiers] == ["a/actors/piet-maas.html", "b/actors/piet--maas.html"]
    assert not one.registered


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (actor("Maas"), actor("Maas")),  # too short for a full name
        (actor("Jordan", "state"), actor("Jordan", "person")),
        (
            actor("the rescuers", "people", named=False),
            actor("the rescuers", "people", named=False),
        ),
        (actor("A B", key="x"), actor("C D", key="y")),
        (actor("Mercury", "organisation", "mercury"), actor("Planet Hg", "other", "mercury")),
    ],
)
def test_these_are_two(one, other):
    assert joined_.shared_actors([desk("a", one), desk("b", other)]) == ()


def test_two_of_one_desk_are_left_to_that_desk():
    assert joined_.shared_actors([desk("a", actor("Piet Maas"), actor("Piet Maas"))]) == ()


def test_the_registries_join_what_has_other_names_and_a_third_desk_brings_together():
    desks = [
        desk("a", actor("Northern Union", "organisation", "union")),
        desk("b", actor("Union of the North", "organisation", "union")),
        desk("c", actor("Union of the North", "organisation")),
    ]
    (one,) = joined_.shared_actors(desks)
    assert (one.name, one.names) == ("Northern Union", ("Union of the North",))
    assert len(one.dossiers) == 3
    assert not one.registered, "one of them has no registry for it"
    (two,) = joined_.shared_actors(desks[:2])
    assert two.registered


def test_happenings_come_latest_first_and_undated_ones_last():
    told = [
        IndexedHappening(f"h{n}", f"H{n}", 2, 1, 0, day, day)
        for n, day in enumerate(["2023-01", "", "2024-05-01"])
    ]
    *_, page, _method = joined_.joined_pages([desk("a", happenings=told)], "All", words("en"))
    assert [h.title for h in page.happenings] == ["H2", "H0", "H1"]


def test_a_long_list_is_cut_into_pages_that_lead_to_each_other(monkeypatch):
    monkeypatch.setattr(joined_, "LINES", 2)
    found = [actor(f"Piet Maas{letter}") for letter in "abcde"]
    desks = [desk("a", *found), replace(desk("b", *found))]
    pages = {p.path: p for p in joined_.joined_pages(desks, "All", words("en"))}
    lists = [pages[name] for name in ("actors.md", "actors-2.md", "actors-3.md")]
    assert [len(p.actors) for p in lists] == [2, 2, 1]
    assert [(p.turn.before, p.turn.after) for p in lists] == [
        ("", "actors-2.md"),
        ("actors.md", "actors-3.md"),
        ("actors-2.md", ""),
    ]
