"""Which actors are the same across articles, and which are kept apart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from briefgen.errors import Where
from briefgen.model import ActorType, Analyst, Curated, JoinedBy, Place, Precision, Term
from briefgen.registry.desk import Desk, DeskActor, DeskPlace, DeskTerm, read_desk
from briefgen.resolve import resolve
from tests.made import RULE, actor, article, mentions, metadata, report

HERE = Where(PurePosixPath("actors.yml"), 1)


def _desk_actor(key, name, type_, *aliases):
    return DeskActor(Curated(key, name, aliases), type_, HERE)


def _one(name, type_=ActorType.ORGANISATION, **more):
    """Return metadata with one actor."""
    made = article(f"They saw {name} there.")
    return metadata(made, actor(made, "a1", name, type_, **more))


def _corpus(*found, desk=None):
    return resolve([(f"n{i}.txt", m, Analyst()) for i, m in enumerate(found)], desk or Desk())


def _joins(*found, desk=None):
    """Return the number of actors, and why the first was joined."""
    made = _corpus(*found, desk=desk)
    return len(made.actors), made.actors[0].joined_by


def test_an_empty_desk():
    assert resolve([], Desk()).entries == ()


def test_one_article():
    made = resolve([("a/Report of Friday.txt", report(), Analyst(note="Mine."))], Desk())
    assert [e.slug for e in made.entries] == ["report-of-friday"]
    assert made.entries[0].analyst.note == "Mine."
    assert [a.name for a in made.actors] == [
        "Alder Brigade",
        "Harbour Post",
        "Norland",
        "Tomas Vey",
    ]
    assert {a.joined_by for a in made.actors} == {JoinedBy.SINGLE}
    assert [p.place.name for p in made.places] == ["Kesh", "Norland"]
    assert [t.name for t in made.terms] == ["militia"]
    assert made.origins == made.notices == ()


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("Tomas Vey", ActorType.PERSON),
        ("Lantern", ActorType.MEDIA),
        ("Norland", ActorType.STATE),
        ("Norlanders", ActorType.PEOPLE),
    ],
)
def test_a_full_name_of_one_kind_joins_and_says_so(name, type_):
    assert _joins(_one(name, type_), _one(name, type_)) == (1, JoinedBy.NAME)


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("Vey", ActorType.PERSON),
        ("T. Vey", ActorType.PERSON),
        ("PLF", ActorType.PARTY),
        ("U.N.T.", ActorType.ORGANISATION),
        ("the Senate", ActorType.ORGANISATION),
    ],
)
def test_a_surname_an_abbreviation_or_a_mere_sort_of_body_joins_nobody(name, type_):
    assert _joins(_one(name, type_), _one(name, type_)) == (2, JoinedBy.SINGLE)


def test_names_join_over_case_accents_apostrophes_and_hyphens():
    assert _joins(_one("Kata'ib Alder"), _one("Katâ\u2019ib-alder"), _one("The Kataib Alder")) == (
        1,
        JoinedBy.NAME,
    )


def test_types_of_organisations_are_one_kind_and_persons_another():
    assert _joins(_one("Lantern"), _one("Lantern", ActorType.MEDIA)) == (1, JoinedBy.NAME)
    assert _joins(_one("Amber Lantern", ActorType.PERSON), _one("Amber Lantern")) == (
        2,
        JoinedBy.SINGLE,
    )


def test_the_type_that_says_more_is_the_actor_s():
    made = _corpus(_one("Lantern"), _one("Lantern"), _one("Lantern", ActorType.MEDIA))
    assert made.actors[0].type is ActorType.MEDIA


def test_groups_without_a_name_join_where_a_name_says_whose_they_are():
    for name, actors in {
        "Danish troops": 1,
        "Danish-backed rebels": 1,
        "friends of the Alder Brigade": 1,
        "officials": 2,
        "Officials": 2,
        "Armed men": 2,
    }.items():
        assert _joins(_one(name, named=False), _one(name, named=False))[0] == actors, name


def test_two_of_one_name_in_one_article_are_left_apart():
    made = article("They saw Tomas Vey and another Tomas Vey there.")
    first, second = (
        replace(actor(made, f"a{i}", "Tomas Vey", ActorType.PERSON), mentions=(m,))
        for i, m in enumerate(mentions(made, "Tomas Vey"))
    )
    corpus = _corpus(metadata(made, first, second), _one("Tomas Vey", ActorType.PERSON))
    assert len(corpus.actors) == 3
    assert len({a.slug for a in corpus.actors}) == 3


def test_a_registry_s_key_joins_names_that_differ():
    one, other = (
        _one("US", ActorType.STATE, registry_key="state:US"),
        _one("America", ActorType.STATE, registry_key="state:US"),
    )
    assert _joins(one, other) == (1, JoinedBy.REGISTRY)
    assert _corpus(one, other).actors[0].slug == "united-states"


def test_a_desk_s_entry_joins_by_name_and_alias_and_is_attached():
    desk = Desk((_desk_actor("alder", "Alder Brigade", ActorType.ARMED_GROUP, "AB"),))
    made = _corpus(_one("AB"), _one("Alder Brigade", registry_key="alder"), desk=desk)
    (brigade,) = made.actors
    assert (brigade.slug, brigade.name, brigade.type) == (
        "alder",
        "Alder Brigade",
        ActorType.ARMED_GROUP,
    )
    assert brigade.curated.aliases == ("AB",)
    assert len(brigade.members) == 2


def test_a_name_that_one_key_bears_joins_it_and_says_by_name():
    made = _corpus(
        _one("Norland", ActorType.STATE, registry_key="state:NL"), _one("Norland", ActorType.STATE)
    )
    assert (len(made.actors), made.actors[0].joined_by) == (1, JoinedBy.NAME)


def test_a_name_that_two_keys_bear_joins_neither():
    keyed = [_one("Amber Front", registry_key=key) for key in ("amber-north", "amber-south")]
    assert _joins(*keyed, _one("Amber Front"), _one("Amber Front"))[0] == 4


def test_a_spelling_that_two_entries_claim_identifies_neither(tmp_path: Path):
    (tmp_path / "actors.yml").write_text(
        "alder:\n  name: Alder Brigade\n  type: armed_group\n  aliases: [the Brigade]\n"
        "birch:\n  name: Birch Brigade\n  type: armed_group\n  aliases: [Brigade, BB]\n",
        encoding="utf-8",
    )
    reading = read_desk(tmp_path)
    assert "identifies neither" in reading.notices[0].message
    assert f"{tmp_path / 'actors.yml'}:5" in reading.notices[0].message
    assert reading.notices[0].where.line == 1
    assert [a.curated.aliases for a in reading.desk.actors] == [(), ("BB",)]
    assert _joins(_one("Brigade"), _one("Brigade", registry_key="alder"), desk=reading.desk) == (
        2,
        JoinedBy.SINGLE,
    )


def test_slugs_hang_on_the_path_and_not_on_the_order():
    paths = ["a/report.txt", "b/report.txt", "Report.md", "other.txt"]
    entries = [(p, report(), Analyst()) for p in paths]
    made, again = resolve(entries, Desk()), resolve(reversed(entries), Desk())
    assert made == again
    slugs = [e.slug for e in made.entries]
    assert len(set(slugs)) == 4
    assert "other" in slugs
    assert "report" not in slugs
    assert "'report'" in made.notices[0].message


def test_a_path_s_slug_stays_when_others_come():
    lone = [("a/report.txt", _one("Vey", ActorType.PERSON), Analyst())]
    more = [
        *lone,
        ("b.txt", _one("Vey", ActorType.PERSON), Analyst()),
        ("c.txt", _one("Vey"), Analyst()),
    ]
    before, after = resolve(lone, Desk()), resolve(more, Desk())
    assert before.entries[0] in after.entries
    assert {a.slug for a in before.actors} < {a.slug for a in after.actors}


def _placed(name, **more):
    made = article(f"They went to {name} then.")
    return metadata(made, places=(Place("p1", name, "town", mentions(made, name), RULE, **more),))


def _at(lat, lon, source):
    return {"lat": lat, "lon": lon, "precision": Precision.CITY, "source": source}


def test_places_are_one_by_their_gazetteer_s_entry():
    made = _corpus(
        _placed("Kesh", **_at(1, 2, "g:1")),
        _placed("Al-Kesh", **_at(1, 2, "g:1")),
        _placed("Kesh", **_at(8, 9, "g:2")),
    )
    assert [len(p.members) for p in made.places] == [2, 1]
    assert len({p.slug for p in made.places}) == 2


def test_places_without_an_entry_are_one_by_name():
    made = _corpus(_placed("Kesh"), _placed("kesh"), _placed("Kesh", **_at(1, 2, "g:1")))
    assert sorted(len(p.members) for p in made.places) == [1, 2]


def test_a_desk_s_place_is_attached():
    desk = Desk(
        places=(DeskPlace(Curated("kesh", "Kesh", definition="A town."), "town", HERE, 1.0, 2.0),)
    )
    made = _corpus(_placed("Kesh", **_at(1, 2, "registry:kesh")), _placed("Old Kesh"), desk=desk)
    assert [p.curated and p.curated.definition for p in made.places] == ["A town.", None]


def _termed(name):
    made = article(f"They spoke of {name} there.")
    return metadata(made, terms=(Term("t1", name, mentions(made, name), "named", RULE),))


def test_terms_are_one_by_name_and_plural_and_the_desk_s_synonyms():
    desk = Desk(terms=(DeskTerm(Curated("edict", "edict", ("ruling",), "A decision."), HERE),))
    made = _corpus(
        _termed("militia"),
        _termed("Militias"),
        _termed("rulings"),
        _termed("edict"),
        _termed("news"),
        desk=desk,
    )
    assert [(t.name, len(t.members)) for t in made.terms] == [
        ("edict", 2),
        ("Militias", 2),
        ("news", 1),
    ]
    assert made.terms[0].curated.definition == "A decision."
