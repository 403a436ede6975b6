"""Clues to whether a statement is right as it stands, each on a sentence that has it."""

from __future__ import annotations

import pytest

from briefgen.extract.claims import assembly


@pytest.fixture
def clues(extract_text, monkeypatch):
    """A function from a text to the clues of each of its statements, by cue."""
    seen = {}

    def weigh(decision, found):
        if decision == assembly.WHOLE:
            seen[len(seen)] = set(found)
        return kept(decision, found)

    kept = assembly.weigh
    monkeypatch.setattr(assembly, "weigh", weigh)

    def of(text):
        seen.clear()
        claims = [c for c in extract_text(text).claims if c.kind == "attributed"]
        assert len(claims) == len(seen), [c.cue.exact for c in claims]
        drafts = sorted(seen)
        return {c.cue.exact: seen[k] for c, k in zip(claims, drafts, strict=True)}

    return of


@pytest.mark.parametrize(
    ("text", "cue", "clue"),
    [
        ("Mira Holt said the bridge was safe.", "said", "who: known"),
        ("Mira Holt said the bridge was safe.", "said", "who is: person"),
        ("Mira Holt opened the bridge. She said it was safe.", "said", "who: worked out"),
        ("The night was long. He said the bridge was safe.", "said", "who: a pronoun left open"),
        ("The firm said the bridge was safe.", "said", "who: the noun alone"),
        ("The bridge builder said the arch was safe.", "said", "who: the one left open"),
        ("The judge said the bridge was safe. Judge Mira Holt left.", "said", "who: probably"),
        ("Engineers said the bridge was safe.", "said", "who: many"),
        ("Most of them said the bridge was safe.", "said", "who: of a number"),
        ("Neither account could be verified.", "verified", "who: nobody"),
        ("His lawyer said the bridge was safe.", "said", "who: whose is left open"),
        ("Mira Holt, who said the bridge was safe, left.", "said", "who: ends with a relative"),
        ("Mira Holt and Jon Vale said the bridge was safe.", "said", "who: several"),
        ("Mira Holt demanded an inquiry.", "demanded", "said: no clause"),
        ("Mira Holt said the bridge was safe.", "said", "left out between: none"),
        ("Mira Holt said the bridge was safe.", "said", "lost behind: none"),
        ("In the spring Mira Holt said the bridge was safe.", "said", "lost before: a few"),
        ("Mira Holt said it was safe, but the river rose.", "said", "lost behind: a clause"),
        ("Mira Holt said the bridge was safe.", "said", "rule: verb.clause"),
        ("Mira Holt said the bridge was safe.", "said", "act: say"),
        ("Mira Holt said the bridge was safe.", "said", "said: up to 5 words"),
        ("A witness told police Vale had been shot.", "told", "said: right behind telling"),
        ("Mira Holt said the bridge was safe.", "said", "cue: heads the sentence"),
        ("Mira Holt left, saying the bridge was safe.", "saying", "cue: -ing"),
        ("Mira Holt said the bridge was safe.", "said", "sentence: short"),
        ("Mira Holt said the bridge was safe", "said", "sentence: no stop"),
        ("Mira Holt said the bridge was safe \u2014 for now.", "said", "sentence: dash"),
        ("Mira Holt (the mayor) said the bridge was safe.", "said", "sentence: brackets"),
        ('"It is safe," Mira Holt said. "It will stand."', "said", "said: in pieces"),
        ('"It is safe. It will stand," Mira Holt said.', "said", "said: over sentences"),
    ],
)
def test_a_clue_is_seen(clues, text, cue, clue):
    assert clue in clues(text)[cue]


@pytest.mark.parametrize(
    ("text", "cue", "clue"),
    [
        ("The firm Orbel said the bridge was safe.", "said", "who: the noun alone"),
        ("Mira Holt said the bridge was safe and would stand.", "said", "said: no clause"),
        (
            '"It is safe," Mira Holt said. "It will stand."',
            "said",
            "said: on both sides of the cue",
        ),
        ("Mira Holt said the bridge was safe.", "said", "cue: within what another says"),
        ("Mira Holt told reporters it was safe.", "told", "said: right behind telling"),
        ("Mira Holt said it was safe, and Jon Vale said it was not.", "said", "lost behind: some"),
    ],
)
def test_a_clue_is_not_seen(clues, text, cue, clue):
    assert clue not in clues(text)[cue]


def test_one_who_is_cited_within_what_another_says_stands_behind(clues):
    found = clues("The report says Jon Vale told police he was drunk.")
    assert "said: holds another cue" in found["says"]
    assert {"who: behind another", "cue: within what another says"} <= found["told"]


def claim_of(extract_text, text):
    (claim,) = extract_text(text).claims
    return claim


def test_a_whole_statement_stands_plainly(extract_text):
    claim = claim_of(extract_text, "Mira Holt said the bridge was safe.")
    assert claim.confidence == "sure"


def test_a_clue_that_bars_is_the_first_reason_for_the_mark(extract_text):
    claim = claim_of(extract_text, "The firm said the bridge was safe.")
    assert claim.confidence == "likely"
    assert claim.clues[0] == "who: the noun alone"


def test_a_pronoun_left_open_is_marked_and_not_folded(extract_text):
    claim = claim_of(extract_text, "The night was long. He said the bridge was safe.")
    assert claim.confidence == "likely"
