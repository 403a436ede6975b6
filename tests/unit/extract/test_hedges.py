"""Hedges: pseudo-cues, and the scope of each."""

from __future__ import annotations

import pytest


def hedges(metadata) -> list[tuple[str, str]]:
    return [(h.evidence.exact, h.category) for h in metadata.hedges]


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed in May.",
        "The divers could not reach the wreck.",
        "From the roof we could hear the river.",
        "He would later become a judge.",
        "Visitors may only enter from the north.",
        "She would like to see the sea.",
        "The book is about bees.",
        "The singer appeared on stage at nine.",
        "A likely story is not a true one.",
    ],
)
def test_a_word_that_only_looks_like_a_hedge_is_none(extract_text, text: str):
    assert hedges(extract_text(text)) == []


def test_a_scope_ends_where_another_clause_begins(extract_text):
    (hedge,) = extract_text("The dam may hold, but the bridge is gone.").hedges
    assert hedge.scope is not None
    assert hedge.scope.exact == "The dam may hold"


def test_a_scope_holds_its_hedge(extract_text):
    metadata = extract_text(
        "Perhaps the dam holds. About 40 boats sank. "
        "The alleged thief may have fled, possibly north."
    )
    assert len(metadata.hedges) == 5
    for hedge in metadata.hedges:
        assert hedge.scope is not None
        assert hedge.evidence.within(hedge.scope)


def test_the_whole_phrase_is_the_hedge(extract_text):
    assert hedges(extract_text("Up to 30 houses and at least 12 barns burned.")) == [
        ("Up to", "approximator"),
        ("at least", "approximator"),
    ]
