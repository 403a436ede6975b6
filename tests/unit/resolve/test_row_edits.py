"""Rows are corrected by sentence and words; one that has moved is found or reported."""

from __future__ import annotations

import pytest

from briefgen.model import Status
from briefgen.registry.desk import read_desk
from briefgen.registry.sidecar import read_sidecar
from briefgen.resolve import correct, correct_by_desk

TEXT = """Twelve dockers were hurt at Veldt

Harbour master Piet Maas said on 4 March 2024 that twelve dockers had been injured in Veldt.

The Northern Harbour Union could call a strike. Maas leads the Veldt Port Authority, and
he sued the Northern Harbour Union.
"""


@pytest.fixture(scope="module")
def read(extract_text):
    return extract_text(TEXT, "2024-03-05")


@pytest.fixture
def corrected(tmp_path, read):
    def run(text, made=None):
        path = tmp_path / "article.yml"
        path.write_text(text, encoding="utf-8")
        reading = read_sidecar(path)
        assert reading.faults == ()
        return correct(made or read, reading.sidecar)

    return run


def test_a_claim_is_struck_and_nothing_points_at_it_any_more(corrected, read):
    made, notices = corrected("claims:\n  - {at: p1s1, words: said on, strike: true}\n")
    assert notices == ()
    assert len(made.claims) == len(read.claims) - 1
    left = {c.id for c in made.claims}
    rows = (*made.events, *made.figures, *made.relations)
    assert all(r.claim is None or r.claim in left for r in rows)


def test_a_claim_gets_another_speaker_content_and_status(corrected):
    made, notices = corrected(
        "claims:\n  - at: ¶1.1\n    speaker: Northern Harbour Union\n"
        "    content: twelve dockers had been injured\n    status: planned\n"
    )
    assert notices == ()
    claim = next(c for c in made.claims if c.cue.exact == "said")
    union = next(a.id for a in made.actors if a.name == "Northern Harbour Union")
    assert claim.sources[0].actor == union
    assert [c.exact for c in claim.content] == ["twelve dockers had been injured"]
    assert claim.status is Status.PLANNED


def test_a_claim_may_be_nobody_s(corrected):
    made, _ = corrected("claims:\n  - {at: p1s1, speaker: nobody}\n")
    assert next(c for c in made.claims if c.cue.exact == "said").sources == ()


def test_a_relation_is_added_with_the_words_that_it_rests_on(corrected, read):
    made, notices = corrected(
        "relations:\n  - {at: p2s1, words: could call a strike, subject: Northern Harbour Union, "
        "object: Veldt Port Authority, predicate: attacks, add: true}\n"
    )
    assert notices == ()
    (new,) = [r for r in made.relations if r.id not in {x.id for x in read.relations}]
    assert (new.evidence.exact, new.predicate, new.kind) == (
        "could call a strike",
        "attacks",
        "conflict",
    )


def test_a_relation_is_struck_or_turned_round(corrected, read):
    before = next(r for r in read.relations if r.predicate == "sues")
    made, _ = corrected("relations:\n  - {at: p2s2, words: sued, strike: true}\n")
    assert before.id not in {r.id for r in made.relations}
    made, _ = corrected(
        "relations:\n  - {at: p2s2, words: sued, subject: Northern Harbour "
        "Union, object: Piet Maas}\n"
    )
    turned = next(r for r in made.relations if r.id == before.id)
    assert (turned.subject, turned.object) == (before.object, before.subject)


def test_a_date_is_another_and_an_event_is_struck_with_its_date(corrected, read):
    assert read.events
    made, _ = corrected("dates:\n  - {words: 4 March 2024, value: 2024-03-03}\n")
    date = next(d for d in made.dates if d.evidence.exact == "4 March 2024")
    assert (date.value, date.precision) == ("2024-03-03", "day")
    made, _ = corrected("dates:\n  - {words: 4 March 2024, strike: true}\n")
    assert all(e.date in {d.id for d in made.dates} for e in made.events)
    assert len(made.events) < len(read.events)


def test_a_figure_is_another(corrected):
    made, _ = corrected("figures:\n  - {at: p1s1, words: twelve dockers, value: 11}\n")
    assert 11 in [f.value for f in made.figures]


def test_a_hedge_is_none_wherever_it_held_back(corrected, read):
    assert any(h.evidence.exact == "could" for h in read.hedges)
    made, _ = corrected("hedges:\n  - {at: p2s1, words: could, strike: true}\n")
    rows = (*made.claims, *made.relations, *made.events, *made.figures)
    assert not [h for r in rows for h in r.hedges if h.evidence.exact == "could"]
    assert not [h for h in made.hedges if h.evidence.exact == "could"]


def test_a_chosen_sentence_leads_and_a_struck_one_does_not(corrected):
    made, _ = corrected("key_points:\n  - {at: p2s1, choose: true}\n")
    first = min(made.key_sentences, key=lambda k: k.rank)
    assert first.evidence.exact.startswith("The Northern Harbour Union could")
    struck, _ = corrected("key_points:\n  - {at: p2s1, strike: true}\n", made)
    assert "could" not in " ".join(k.evidence.exact for k in struck.key_sentences)
    assert [k.rank for k in struck.key_sentences] == list(range(1, len(struck.key_sentences) + 1))


def test_words_that_have_moved_are_found_and_told(corrected, read):
    made, (notice,) = corrected("claims:\n  - {at: p7s2, words: said on, strike: true}\n")
    assert len(made.claims) == len(read.claims) - 1
    assert "moved to ¶1.1" in notice.message
    assert notice.where.line == 2


@pytest.mark.parametrize(
    "text",
    [
        "claims:\n  - {at: p9s9, strike: true}\n",
        "claims:\n  - {at: p1s1, words: words that stand nowhere, strike: true}\n",
        "relations:\n  - {at: p1s1, strike: true}\n",
        "claims:\n  - {at: p1s1, speaker: Nobody We Know}\n",
        "relations:\n  - {at: p2s2, words: sued, predicate: likes-a-bit}\n",
    ],
)
def test_what_matches_nothing_changes_nothing_and_is_told(corrected, read, text):
    made, notices = corrected(text)
    assert made == read
    assert notices
    assert all(n.remedy for n in notices)


@pytest.mark.parametrize(
    "text",
    [
        "claims:\n  - {strike: true}\n",
        "claims:\n  - {at: p1s1}\n",
        "relations:\n  - {at: p1s1, subject: A, add: true}\n",
        "claims:\n  - {at: p1s1, polarity: no}\n",
    ],
)
def test_half_a_correction_is_a_fault_with_its_line(tmp_path, text):
    path = tmp_path / "article.yml"
    path.write_text(text, encoding="utf-8")
    assert read_sidecar(path).faults


def test_a_pattern_corrects_what_returns_in_an_outlet_s_articles(tmp_path, read):
    (tmp_path / "corrections.yml").write_text(
        "no-maas:\n  of: actors\n  pattern: Piet M.*\n  strike: true\n"
        "elsewhere:\n  of: claims\n  words: said on\n  outlet: Another Post\n  strike: true\n",
        encoding="utf-8",
    )
    desk = read_desk(tmp_path)
    assert desk.errors == ()
    made, used = correct_by_desk(read, desk.desk)
    assert used == {"no-maas"}
    assert "Piet Maas" not in [a.name for a in made.actors]
    assert len(made.claims) == len(read.claims)


def test_a_pattern_that_is_none_is_a_fault(tmp_path):
    (tmp_path / "corrections.yml").write_text(
        "broken:\n  of: claims\n  pattern: '(['\n  strike: true\n", encoding="utf-8"
    )
    assert read_desk(tmp_path).errors
