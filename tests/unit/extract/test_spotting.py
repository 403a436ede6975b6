"""Names from another model are quoted and weighed by score; those that misquote are refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen import cleaning, readers, record
from briefgen.errors import InputError, MissingModelError
from briefgen.extract import Extractor, spotting
from briefgen.extract.spotting import Spotted, Spotter
from briefgen.model import ActorType, Confidence
from briefgen.registry.desk import Desk

TEXT = (
    "The nordvik rowers beat Tarn Vale on Sunday. Iraq sent a guest, "
    "and the nordvik rowers said that the lake was cold."
)


class Point:
    """A stand-in for another package's entry point."""

    name, value, dist = "toy", "toy:spotter", None

    def __init__(self, made: object) -> None:
        self._made = made

    def load(self) -> object:
        if isinstance(self._made, Exception):
            raise self._made
        return self._made


def toy(*wanted: tuple[str, str, float]) -> Spotter:
    """Return a spotter that finds these words, each with a type and a score."""

    def find(text: str):
        for words, kind, score in wanted:
            at = text.find(words)
            while at >= 0:
                yield Spotted(at, at + len(words), words, kind, score)
                at = text.find(words, at + 1)

    return Spotter("toy", "7", find)


@pytest.fixture
def extracted(monkeypatch):
    def extract(spotter: Spotter, text: str = TEXT):
        monkeypatch.setattr(spotting, "entry_points", lambda **_: [Point(spotter)])
        extractor = Extractor("en_core_web_sm", Desk(), "toy")
        article = cleaning.label(readers.read(text.encode(), "a.txt"))
        return next(iter(extractor.extract([(article, None)])))

    return extract


def named(metadata) -> dict[str, ActorType]:
    return {a.name: a.type for a in metadata.actors if a.named}


def test_a_name_that_only_the_plugin_sees_is_an_actor_and_speaks(extracted):
    found = extracted(toy(("nordvik rowers", "organisation", 0.99)))
    assert named(found)["nordvik rowers"] is ActorType.ORGANISATION
    actor = next(a for a in found.actors if a.name == "nordvik rowers")
    assert {m.origin for m in actor.read} >= {"mentions.toy"}
    assert actor.id in {s.actor for c in found.claims for s in c.sources}
    assert found.made_by[-1].part == "briefgen.mentions:toy"
    assert found.made_by[-1].version == "7"


def test_without_the_setting_nothing_is_asked(extract_text):
    assert "nordvik rowers" not in named(extract_text(TEXT))


def test_its_kind_goes_before_ours_where_it_is_not_in_doubt(extracted):
    for kind in ("company", "party"):
        assert named(extracted(toy(("Tarn Vale", kind, 0.8))))["Tarn Vale"] == kind
    ours = named(extracted(toy(("nowhere", "party", 0.8))))
    assert named(extracted(toy(("Tarn Vale", "party", 0.5)))) == ours


def test_a_thing_that_it_calls_one_is_nobody(extracted):
    found = extracted(toy(("Tarn Vale", "other", 0.9)))
    assert "Tarn Vale" not in named(found)
    assert "Tarn Vale" not in {p.name for p in found.places}


def test_a_place_is_a_place(extracted):
    text = "The rowers of ullapool won again, and ullapool sang."
    found = extracted(toy(("ullapool", "place", 0.9)), text)
    assert [(p.name, p.lat is not None) for p in found.places] == [("ullapool", True)]


def test_what_the_registry_knows_stays(extracted):
    assert named(extracted(toy(("Iraq", "party", 1.0))))["Iraq"] is ActorType.STATE


def test_of_two_that_overlap_the_better_score_counts(extracted):
    found = extracted(toy(("nordvik rowers", "party", 0.96), ("nordvik", "company", 0.97)))
    assert named(found).get("nordvik") == "company"
    assert "nordvik rowers" not in named(found)


@pytest.mark.parametrize(
    ("score", "confidence"),
    [(0.95, Confidence.SURE), (0.94, Confidence.LIKELY), (0.69, Confidence.DOUBTFUL)],
)
def test_its_score_is_how_sure_the_name_is(extracted, score, confidence):
    found = extracted(toy(("nordvik rowers", "organisation", score)))
    actor = next(a for a in found.actors if a.name == "nordvik rowers")
    assert actor.confidence is confidence


def test_what_lies_in_a_part_that_is_set_aside_counts_nothing(extracted):
    text = f"{TEXT}\n\nAdvertisement\n\nShare this article\n"
    found = extracted(toy(("Advertisement", "company", 1.0)), text)
    assert "Advertisement" not in named(found)


def test_the_record_with_its_names_is_read_back(extracted):
    found = extracted(toy(("nordvik rowers", "organisation", 0.99)))
    raw = record.dumps(found, "jsonl").encode()
    assert record.restore(raw) == found


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ({"exact": "others"}, "'others' where the text has 'nordvik'"),
        ({"start": -3}, "where the text has ''"),
        ({"end": 10_000}, "'nordvik' where the text has"),
        ({"end": 12, "exact": "nordvik "}, "blanks at its edges"),
        ({"kind": "team"}, "'team', which is no kind"),
        ({"score": 1.5}, "score 1.5, which is not between 0 and 1"),
    ],
)
def test_what_does_not_quote_is_refused_with_the_name_of_the_plugin(extracted, spoil, said):
    good = Spotted(4, 11, "nordvik", "company", 0.9)
    wrong = Spotter("toy", "7", lambda _: [replace(good, **spoil)])
    with pytest.raises(InputError, match="the mentions of 'toy'") as caught:
        extracted(wrong)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("offered", "said"),
    [
        (ImportError("no module"), "toy:spotter can't be loaded: no module"),
        (lambda: "words", "toy:spotter is no spotter"),
    ],
)
def test_a_spotter_that_is_none_is_said_with_its_name(offered, said, monkeypatch):
    monkeypatch.setattr(spotting, "entry_points", lambda **_: [Point(offered)])
    with pytest.raises(MissingModelError, match=said):
        spotting.spotter_of("toy")


def test_a_spotter_may_be_made_by_a_function(monkeypatch):
    monkeypatch.setattr(spotting, "entry_points", lambda **_: [Point(toy)])
    assert spotting.spotter_of("toy").version == "7"


def test_a_name_that_no_package_offers_is_said_with_those_that_are(monkeypatch):
    monkeypatch.setattr(spotting, "entry_points", lambda **_: [Point(toy())])
    with pytest.raises(MissingModelError, match="no installed package offers 'other'") as caught:
        spotting.spotter_of("other")
    assert "there are: toy" in caught.value.remedy


def test_a_version_is_told_without_loading(monkeypatch):
    monkeypatch.setattr(spotting, "entry_points", lambda **_: [Point(ImportError("never"))])
    assert spotting.offered_version("toy") == "toy:spotter"
    assert spotting.offered_version("other") == ""
    assert spotting.offered_version("") == ""
