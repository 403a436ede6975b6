"""Places: what counts as one, which namesake is meant, and what stays unlocated."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from briefgen import cleaning, readers
from briefgen.extract.actors import find_actors
from briefgen.extract.names import find_names
from briefgen.extract.places import _merged, find_places
from briefgen.extract.places.context import wanted
from briefgen.extract.places.toponyms import _Taken, kind_by_name, without_facility
from briefgen.extract.reading import read
from briefgen.model import Confidence, Curated, Mention, MentionKind, Place, Precision
from briefgen.registry.desk import Desk, DeskPlace
from tests.made import article, words


def by_name(metadata):
    return {p.name: p for p in metadata.places}


@pytest.mark.parametrize(
    ("text", "name", "country", "lat"),
    [
        ("The mayor of Paris, Texas, resigned on Monday.", "Paris", "US", 33.7),
        ("The mayor of Paris resigned on Monday.", "Paris", "FR", 48.9),
        ("Clashes broke out in Tripoli, Lebanon, overnight.", "Tripoli", "LB", 34.4),
        ("Libya's army left Tripoli. Libya said nothing.", "Tripoli", "LY", 32.9),
        ("A US laboratory in Cairo found the virus.", "Cairo", "EG", 30.0),
        ("The flood reached the English county of Suffolk on Friday.", "Suffolk", "GB", 52.2),
        ("Atlanta, Georgia, saw protests; shops in Georgia closed.", "Georgia", "US", 32.9),
        ("Officials in Tbilisi, Georgia, met on Friday.", "Georgia", "GE", 42),
        ("Police in Victoria, British Columbia, made arrests.", "Victoria", "CA", 48.4),
    ],
)
def test_the_namesake_that_is_meant(extract_text, text, name, country, lat):
    place = by_name(extract_text(text))[name]
    assert place.country == country
    assert place.lat == pytest.approx(lat, abs=0.8)
    assert place.why


def test_two_namesakes_in_one_article_are_two_places(extract_text):
    places = extract_text(
        "Crews went from Paris, Texas, to Paris, France. They stayed for a week."
    ).places
    assert {p.country for p in places if p.name == "Paris"} == {"US", "FR"}


def test_a_base_that_no_table_knows_is_listed_and_not_located(extract_text):
    place = by_name(
        extract_text("Trucks left a base nearby called Umm Zarif. The base is guarded.")
    )["Umm Zarif"]
    assert place.kind == "base"
    assert place.lat is place.lon is place.precision is place.source is None
    assert place.why.startswith("Not located")


def test_a_town_does_not_lend_its_position_to_a_base(extract_text):
    place = by_name(extract_text("Jets took off from the Homs air base in Syria."))["Homs"]
    assert place.kind == "air base"
    assert place.lat is None


def test_nobodys_base_is_no_place(extract_text):
    assert not {"Turkish", "Kurdish", "The"} & set(
        by_name(extract_text("They struck a Turkish base and a Kurdish outpost. The base burned."))
    )


def test_a_state_is_a_place_with_its_actor(extract_text):
    metadata = extract_text("Iran denied the report. The envoy flew from Iraq to Iran.")
    iran = by_name(metadata)["Iran"]
    assert iran.precision is Precision.COUNTRY
    assert iran.actor in {a.id for a in metadata.actors}
    assert len(iran.mentions) == 2


def test_an_adjective_is_no_place(extract_text):
    assert "Iranian" not in {
        m.evidence.exact for p in extract_text("Iranian troops left.").places for m in p.mentions
    }


def test_the_desk_has_the_last_word(extractor, tmp_path):
    entry = DeskPlace(
        Curated("t-4", "T-4", aliases=("Tiyas",)), "air base", tmp_path, 34.52, 37.63, "point", "SY"
    )
    article = cleaning.label(
        readers.read(b"A drone hit a T-4 base near Palmyra in Syria.", "a.txt")
    )
    assert extractor.desk == Desk()
    reading = next(read([(article, None)], extractor.nlp, Desk(places=(entry,))))
    names = find_names(reading)
    place = next(
        p for p in find_places(reading, names, find_actors(reading, names)) if p.name == "T-4"
    )
    assert (place.lat, place.lon, place.source) == (34.52, 37.63, "registry:t-4")


def test_mentions_do_not_overlap_and_quote(extract_text):
    text = (
        "Troops left Deir ez-Zour for the middle Euphrates River valley and the Golan "
        "Heights, near Homs, Syria."
    )
    places = extract_text(text).places
    spans = sorted((m.evidence.start, m.evidence.end) for p in places for m in p.mentions)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert {"Deir ez-Zour", "middle Euphrates River valley", "Golan Heights", "Homs"} <= {
        p.name for p in places
    }
    assert [p.id for p in places] == [f"p{i}" for i in range(1, len(places) + 1)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("in Idlib province", "Idlib", "division"),
        ("the province of Idlib", "Idlib", "division"),
        ("the village of Kafr Nabl", "Kafr Nabl", "settlement"),
        ("Mexico City", "Mexico", "settlement"),
        ("in Homs on Monday", "Homs", ""),
    ],
)
def test_words_that_tell_the_kind(text, name, kind):
    start = text.index(name)
    assert wanted(text, start, start + len(name)) == kind


def test_a_name_may_end_in_its_kind():
    assert kind_by_name("Incirlik Air Base") == "air base"
    assert without_facility("Incirlik Air Base") == "Incirlik"
    assert kind_by_name("Mosul") == without_facility("Mosul") == ""


def test_a_span_is_free_where_none_of_its_characters_is_taken():
    taken = _Taken([(5, 10)])
    assert taken.free(0, 5)
    assert taken.free(10, 12)
    assert not taken.free(4, 6)
    assert not taken.free(9, 12)
    assert not taken.free(0, 20)


@pytest.mark.parametrize(
    ("text", "name", "lat"),
    [
        ("The firm of Hamilton, Ontario, was sold. Others in Canada were not.", "Hamilton", 43.2),
        ("Trains were late. Multan in Pakistan; Salta in Argentina, too.", "Multan", 30.2),
        ("There are two posts. Dortmund (three days a week) is one, they said.", "Dortmund", 51.5),
    ],
)
def test_a_city_is_told_by_what_stands_right_behind_it(extract_text, text, name, lat):
    found = next(p for p in extract_text(text).places if p.name == name)
    assert found.lat == pytest.approx(lat, abs=0.5)
    assert name not in [t.name for t in extract_text(text).terms]


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("The judge flew to Brussels, and a choir sang in Oslo.", "Brussels", "The best known"),
        ("Polish trains stopped. She works in Krakow now.", "Krakow", "It lies in Poland, which"),
        ("They left Krakow for Poznan and Lodz.", "Poznan", "It lies in Poland, as others"),
        ("They left Dakar, in Senegal, on Friday.", "Dakar", "The text puts it in Senegal"),
        (
            "It shut shops in Antwerp, Ghent and four smaller towns in Belgium.",
            "Antwerp",
            "It lies in Belgium",
        ),
    ],
)
def test_a_reason_says_only_what_is_true_of_the_article(extract_text, text, name, why):
    assert by_name(extract_text(text))[name].why.startswith(why)


def test_a_small_town_in_a_large_citys_stead_is_doubtful_without_its_state(extract_text):
    towns = "Crews from Anniston, Gadsden, Talladega and {} met in Atlanta, a US mayor said."
    bare = by_name(extract_text(towns.format("Oxford")))["Oxford"]
    told = by_name(extract_text(towns.format("Oxford, Alabama,")))["Oxford"]
    assert bare.country != "US" or bare.confidence == "doubtful"
    assert (told.country, told.confidence == "doubtful") == ("US", False)


def test_a_place_is_as_sure_as_the_surest_name_that_means_it():
    text = article("Planes spray most of North Dell. Dell paid for them.")

    def place(name, nth, confidence):
        mention = Mention(words(text, name, nth), MentionKind.NAME, "rule")
        found = Place("", name, "city", (mention,), "rule", source="a:1")
        return replace(found, confidence=confidence)

    part = place("North Dell", 0, Confidence.DOUBTFUL)
    (one,) = _merged([part, place("Dell", 1, Confidence.SURE)])
    assert (one.name, one.confidence) == ("Dell", Confidence.SURE)
    assert [m.evidence.exact for m in one.mentions] == ["North Dell", "Dell"]
