"""Corrections are applied, references follow, and one that matches nothing is reported."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.model import ActorType, Precision
from briefgen.registry.sidecar import read_sidecar
from briefgen.resolve import correct
from briefgen.resolve.rewire import rewired
from tests.made import article, metadata, report


@pytest.fixture
def corrected(tmp_path):
    """Return a function that corrects the report by a sidecar."""

    def run(text, made=None):
        path = tmp_path / "article.yml"
        path.write_text(text, encoding="utf-8")
        return correct(made or report(), read_sidecar(path).sidecar)

    return run


def _actor(made, name):
    return next(a for a in made.actors if a.name == name)


def _names(made):
    return [a.name for a in made.actors]


def test_an_empty_sidecar_changes_nothing(corrected):
    assert corrected("") == (report(), ())


def test_the_sidecar_s_word_on_the_source_wins(corrected):
    made, notices = corrected("outlet: The Evening Lantern\npublished: 2024-10-31\n")
    assert {s.field: (s.value, s.origin) for s in made.article.statements} == {
        "title": ("Brigade threatens Norland", "by hand"),
        "outlet": ("The Evening Lantern", "sidecar"),
        "published": ("2024-10-31", "sidecar"),
    }
    assert [n.field for n in made.not_stated] == ["byline"]
    assert not notices


def test_merged_actors_are_the_first(corrected):
    made, notices = corrected("actors:\n  merge:\n    - [Alder Brigade, Tomas Vey]\n")
    assert not notices
    assert _names(made) == ["Alder Brigade", "Norland", "Harbour Post"]
    brigade = made.actors[0]
    assert [m.evidence.exact for m in brigade.mentions] == [
        "Alder Brigade",
        "Tomas Vey",
        "brigade",
        "Vey",
    ]
    assert {x.name for x in brigade.aliases} == {"brigade", "AB", "Vey", "Tomas Vey"}
    assert [d.about for d in brigade.descriptions] == [None, None]
    assert made.claims[1].sources[0].actor == "a1"
    assert made.events[0].actors == ("a1",)
    assert [r.id for r in made.relations] == ["r1"], "nobody leads himself"
    assert brigade.salience == 1.0


def test_a_merge_of_what_is_one_already_is_reported(corrected):
    made, (notice,) = corrected("actors:\n  merge:\n    - [Tomas Vey, Vey]\n")
    assert made.actors == report().actors
    assert "one actor already" in notice.message
    assert notice.where.line == 3


def test_a_merge_uses_the_names_that_are_there(corrected):
    made, (notice,) = corrected("actors:\n  merge:\n    - [Alder Brigade, Nobody, Tomas Vey]\n")
    assert "Tomas Vey" not in _names(made)
    assert "'Nobody'" in notice.message


def test_a_split_takes_what_was_said_there_along(corrected):
    made, notices = corrected(
        "actors:\n  split:\n    - {name: Tomas Vey, into: Ana Vey, mentions: [Vey]}\n"
    )
    assert not notices
    assert [m.evidence.exact for m in _actor(made, "Ana Vey").mentions] == ["Vey"]
    assert [m.evidence.exact for m in _actor(made, "Tomas Vey").mentions] == ["Tomas Vey"]
    assert made.events[0].actors == (_actor(made, "Ana Vey").id, "a1"), (
        "the event is told at the mention that moved"
    )
    assert made.claims[1].sources[0].actor == "a2", "the claim's source is the mention that stayed"
    assert made.relations[1].subject == "a2"
    assert _actor(made, "Ana Vey").type is ActorType.PERSON


def test_a_split_by_address(corrected):
    made, notices = corrected(
        'actors:\n  split:\n    - {name: Tomas Vey, into: Ana Vey, at: ["¶2.2"], type: state}\n'
    )
    assert not notices
    assert [m.evidence.exact for m in _actor(made, "Ana Vey").mentions] == ["Vey"]
    assert _actor(made, "Ana Vey").type is ActorType.STATE


def test_a_split_into_one_that_is_there_moves_mentions(corrected):
    made, _ = corrected(
        "actors:\n  split:\n    - {name: Alder Brigade, into: Tomas Vey, mentions: [brigade]}\n"
    )
    assert [m.evidence.exact for m in _actor(made, "Tomas Vey").mentions] == [
        "Tomas Vey",
        "brigade",
        "Vey",
    ]
    assert "brigade" in {x.name for x in _actor(made, "Tomas Vey").aliases}


def test_a_split_of_everything_leaves_nobody_behind(corrected):
    made, _ = corrected(
        "actors:\n  split:\n    - {name: Harbour Post, into: Port Herald, "
        "mentions: [Harbour Post]}\n"
    )
    assert "Harbour Post" not in _names(made)
    assert made.claims[0].sources[0].actor == _actor(made, "Port Herald").id


@pytest.mark.parametrize(
    "split",
    [
        "{name: Tomas Vey, into: Ana Vey, mentions: [Veys]}",
        "{name: Tomas Vey, into: Tomas Vey, mentions: [Vey]}",
    ],
)
def test_a_split_that_can_t_be_is_reported(corrected, split):
    made, (notice,) = corrected(f"actors:\n  split:\n    - {split}\n")
    assert made.actors == report().actors
    assert notice.where.line == 3


def test_a_renamed_actor_keeps_its_old_name_as_an_alias(corrected):
    made, notices = corrected("actors:\n  rename:\n    Harbour Post: The Harbour Post of Kesh\n")
    assert not notices
    post = _actor(made, "The Harbour Post of Kesh")
    assert (post.id, [x.name for x in post.aliases]) == ("a4", ["Harbour Post"])
    assert post.aliases[0].evidence.exact == "Harbour Post"


def test_a_rename_to_another_s_name_is_reported(corrected):
    made, (notice,) = corrected("actors:\n  rename: {Harbour Post: Norland}\n")
    assert made.actors == report().actors
    assert notice.remedy == "merge the two"


def test_a_name_before_a_correction_serves_after_it(corrected):
    made, notices = corrected(
        "actors:\n  rename: {Harbour Post: The Post}\n  retype: {Harbour Post: company}\n"
        "  merge: [[Tomas Vey, Norland]]\n  ignore: [Norland]\n"
    )
    assert not notices
    assert _actor(made, "The Post").type is ActorType.COMPANY
    assert _names(made) == ["Alder Brigade", "The Post"]


def test_a_retype_that_says_nothing_new_is_reported(corrected):
    _, (notice,) = corrected("actors:\n  retype: {Norland: state}\n")
    assert "state already" in notice.message


def test_an_ignored_actor_leaves_no_reference(corrected):
    made, notices = corrected("actors:\n  ignore: [norland, Harbour Post, AB]\n")
    assert not notices
    assert _names(made) == ["Tomas Vey"]
    assert made.actors[0].salience == 1.0
    assert made.actors[0].descriptions[0].about is None
    assert made.claims[0].sources[0].evidence.exact == "the Harbour Post", "the words stay"
    assert made.claims[0].sources[0].actor is None
    assert made.claims[0].target is None
    assert not made.relations
    assert made.places[1].actor is None
    assert made.events[0].actors == ("a2",)


def test_what_matches_nothing_is_reported_with_the_name_that_was_meant(corrected):
    made, (notice,) = corrected("actors:\n  ignore:\n    - Tomas Veyy\n")
    assert made.actors == report().actors
    assert str(notice.where).endswith("article.yml:3")
    assert notice.remedy == "did you mean 'Tomas Vey'?"


def test_an_added_actor_is_where_the_text_names_it(corrected):
    made, notices = corrected(
        "actors:\n  add:\n    - {name: Kesh, type: party, aliases: [no choice, Kesh Party]}\n"
    )
    assert not notices
    kesh = _actor(made, "Kesh")
    assert [(m.evidence.exact, str(m.kind)) for m in kesh.mentions] == [
        ("no choice", "short_name"),
        ("Kesh", "name"),
    ]
    assert [(x.name, x.evidence and x.evidence.exact) for x in kesh.aliases] == [
        ("no choice", "no choice"),
        ("Kesh Party", None),
    ]


def test_an_added_actor_takes_over_what_is_inside_its_name(corrected):
    added = "[{name: 'Alder Brigade, a militia', type: military}, {name: Post, type: media}]"
    made, _ = corrected(f"actors:\n  add: {added}\n")
    assert [m.evidence.exact for m in _actor(made, "Alder Brigade, a militia").mentions] == [
        "Alder Brigade, a militia"
    ]
    assert [m.evidence.exact for m in _actor(made, "Alder Brigade").mentions] == ["brigade"]
    assert "Post" not in _names(made), "a mention that is longer stays what it is"


def test_one_whose_every_mention_is_taken_over_has_become_the_added_one(corrected):
    made, _ = corrected("actors:\n  add:\n    - {name: Harbour Post reported, type: media}\n")
    assert "Harbour Post" not in _names(made)
    assert made.claims[0].sources[0].actor == _actor(made, "Harbour Post reported").id


def test_a_claim_s_words_without_an_actor_are_the_added_one_s(corrected):
    made = corrected("actors:\n  ignore: [Harbour Post]\n")[0]
    again, _ = corrected("actors:\n  add:\n    - {name: Harbour Post, type: media}\n", made)
    assert again.claims[0].sources[0].actor == _actor(again, "Harbour Post").id
    assert again.claims[0].sources[0].named


@pytest.mark.parametrize(
    ("name", "said"), [("Tomas Vey", "already"), ("Lena Ost", "matches nothing")]
)
def test_an_addition_that_can_t_be_is_reported(corrected, name, said):
    made, (notice,) = corrected(f"actors:\n  add:\n    - {{name: {name}, type: person}}\n")
    assert made.actors == report().actors
    assert said in notice.message


def test_a_place_is_where_the_analyst_says(corrected):
    made, notices = corrected(
        "places:\n  locate:\n    Kesh: {lat: 51.5, lon: 7, country: no}\n  ignore: [Norland]\n"
    )
    assert not notices
    (kesh,) = made.places
    assert (kesh.lat, kesh.lon, kesh.country, kesh.precision, kesh.kind) == (
        51.5,
        7,
        "NO",
        Precision.POINT,
        "town",
    )


def test_a_place_that_was_not_found_is_located_where_the_text_has_it(corrected):
    made, notices = corrected(
        "places: {locate: {Lantern Hill: {lat: 1, lon: 2}, Friday: {lat: 3, "
        "lon: 4, kind: island}}}\n"
    )
    assert [n.message for n in notices] == ["locate: 'Lantern Hill' matches nothing in the article"]
    assert made.places[-1].name == "Friday"
    assert [m.evidence.exact for m in made.places[-1].mentions] == ["Friday"]
    assert made.places[-1].kind == "island"


def test_an_ignored_place_leaves_no_reference(corrected):
    made, _ = corrected("places: {ignore: [Kesh]}\n")
    assert [p.name for p in made.places] == ["Norland"]
    assert made.events[0].places == ()


def test_a_place_to_ignore_that_is_not_there_is_reported(corrected):
    made, (notice,) = corrected("places:\n  ignore:\n    - Kehs\n")
    assert made.places == report().places
    assert (notice.where.line, notice.remedy) == (3, "did you mean 'Kesh'?")


def test_names_are_found_over_line_ends_and_odd_hyphens(corrected):
    made = metadata(article("They met Umm al\u2011Qasr\nBrigade\u2019s men."))
    again, notices = corrected(
        "actors:\n  add:\n    - {name: Umm al-Qasr Brigade's, type: armed_group}\n", made
    )
    assert not notices
    assert again.actors[0].mentions[0].evidence.exact == "Umm al\u2011Qasr\nBrigade\u2019s"


@pytest.mark.parametrize(
    ("whole", "gone", "expected"),
    [
        (True, None, ("x", ("x", "y"))),
        (True, "y", (None, ("x",))),
        (False, None, (None, ("x", "y"))),
        (True, "one", ("x", ())),
    ],
)
def test_those_who_say_it_together_follow_their_actors(whole, gone, expected):
    made = report()
    told = next(c for c in made.claims if c.sources and c.sources[-1].evidence)
    source = replace(told.sources[-1], actor="x" if whole else None, actors=("x", "y"))
    made = replace(made, claims=(replace(told, sources=(source,)),))
    rewritten = rewired(
        made, made.actors, lambda i, _: None if i == gone else "x" if gone == "one" else i
    )
    (source,) = rewritten.claims[0].sources
    assert (source.actor, source.actors) == expected
