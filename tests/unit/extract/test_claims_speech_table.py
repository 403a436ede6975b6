"""Every cue in the shipped tables has a rule, and every word is read as text."""

from __future__ import annotations

from briefgen.extract.claims.verbs.frames import FRAMES
from briefgen.registry.speech import speech
from briefgen.registry.tables import table


def test_every_frame_of_the_table_has_a_rule():
    for name, cue in speech().verbs.items():
        assert set(cue.frames) <= {*FRAMES, "quote"}, name
        assert cue.frames or cue.preps, f"{name} can never be a cue"


def test_no_word_was_read_as_a_truth_value():
    def words(x):
        if isinstance(x, dict):
            return [w for k, v in x.items() if k != "polarity" for w in [k, *words(v)]]
        return [w for v in x for w in words(v)] if isinstance(x, list) else [x]

    for name in ("speech", "hedges", "unnamed_sources", "first_names"):
        wrong = [w for w in words(table(name)) if not isinstance(w, str)]
        assert wrong == [], f"{name}.yml: quote on, off, yes and no"


def test_no_name_is_of_both_genders():
    names = table("first_names")
    assert set(names["he"]) & set(names["she"]) == set()


def test_the_earlier_group_gives_a_frame_its_sense():
    assert speech().verbs["deny"].frames["clause"].negated
    assert speech().verbs["blame"].frames["np"].target == "object"
