"""Claims as a whole: what holds for each, and what a rule page cannot express."""

from __future__ import annotations

import pytest

from briefgen.extract.claims import attributions as module
from briefgen.model import ClaimKind, Mode, Polarity


def test_ids_count_in_text_order(extract_text):
    claims = extract_text(
        "Oslo says it will wait. Bergen may not. Tromso denied the report. Molde wants peace."
    ).claims
    assert [c.id for c in claims] == [f"c{i}" for i in range(1, len(claims) + 1)]
    firsts = [min(c.cue.start, c.content[0].start) for c in claims]
    assert firsts == sorted(firsts)
    assert len(claims) == 4


def test_an_article_without_words_has_no_claims(extract_text):
    assert extract_text("42\n\n17\n").claims == ()


def test_the_source_of_an_inner_voice_is_last_in_the_chain(extract_text):
    claims = extract_text(
        "Reuters reported that the Ministry of Health says two hospitals will close."
    ).claims
    chains = [[s.evidence.exact for s in c.sources if s.evidence] for c in claims]
    assert chains == [["Reuters"], ["Reuters", "the Ministry of Health"]]


def test_a_pronoun_within_is_no_voice_of_its_own(extract_text):
    claims = extract_text("Marta Silva said that she had said enough.").claims
    assert [c.cue.exact for c in claims] == ["said"]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ('"We shall stay here," Marta Silva said.', Mode.DIRECT),
        ('Marta Silva said they would "never" leave the valley.', Mode.MIXED),
        ("Marta Silva said they would stay.", Mode.INDIRECT),
    ],
)
def test_the_mode_is_by_the_share_of_quoted_words(extract_text, text: str, mode: Mode):
    assert [c.mode for c in extract_text(text).claims] == [mode]


def test_a_hedge_of_the_telling_goes_with_the_claim(extract_text):
    claims = extract_text("Finland may urge Sweden to reopen the border.").claims
    wish = next(c for c in claims if c.kind is ClaimKind.ATTRIBUTED)
    assert [h.evidence.exact for h in wish.hedges] == ["may"]


def test_a_hedged_statement_that_is_denied_says_so(extract_text):
    (claim,) = extract_text("The dam may not hold.").claims
    assert (claim.kind, claim.polarity, claim.sources) == (ClaimKind.HEDGED, Polarity.NEGATED, ())


def test_attributions_are_found_once(extract_text, monkeypatch):
    calls = []
    real = module.attributions
    monkeypatch.setattr(module, "attributions", lambda scene: calls.append(1) or real(scene))
    extract_text("Marta Silva said they would stay.")
    assert calls == [1]
