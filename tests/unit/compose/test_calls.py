"""What an article calls somebody is shown only if it can be understood by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefgen.compose.atlas import atlas
from briefgen.compose.rows import RowMaker
from briefgen.compose.wording import Wording
from briefgen.model import Analyst, Corpus, Entry, Publish
from briefgen.registry.desk import Desk
from briefgen.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = "Marva port closes\n\nBy Ann Reed\n\n"


def _calls(extract_text: Callable[[str], Any], text: str) -> dict[str, list[str]]:
    entry = Entry("a", extract_text(HEAD + text), Analyst())
    names = atlas(Corpus((entry,), (), (), (), ())).of(entry)
    rows = RowMaker(entry, names, Wording(entry, Publish.FULL)).rows()
    return {row.as_named: [q.text for q in row.calls] for row in rows.actors}


def test_whose_office_only_a_pronoun_tells_stands_in_brackets(extract_text) -> None:
    calls = _calls(
        extract_text,
        "The Harl Grid Council welcomed the ruling. Its chairman, Tim Ash, was away.",
    )
    assert calls["Tim Ash"] == ["[Harl Grid Council\u2019s] chairman"]


def test_whose_office_nobody_can_tell_is_told_where_it_has_more_than_one_word(
    extract_text,
) -> None:
    calls = _calls(
        extract_text,
        "The bridge, which Harl Steel Works built, fell. Its director, Amy Hart, quit. "
        "The mine, which Orsk Copper Works dug, shut. Its chief operating officer, Bo Lind, quit.",
    )
    assert calls["Amy Hart"] == []
    assert calls["Bo Lind"] == ["chief operating officer"]


def test_a_bare_rank_comes_behind_what_somebody_does(extract_text) -> None:
    calls = _calls(
        extract_text, "Brig. Otto Rand, the head of the Harl Grid Council, was late on Monday."
    )
    assert calls["Otto Rand"] == ["head of the Harl Grid Council", "Brig."]


def test_a_rank_is_told_with_the_body_of_its_bearer(extract_text) -> None:
    calls = _calls(extract_text, "Prof George Kemp of the University of Hull agreed on Monday.")
    assert calls["George Kemp"] == ["Prof \u2026 of the University of Hull"]


def test_what_somebody_is_comes_before_what_they_were_and_before_a_word_for_anybody(
    extract_text,
) -> None:
    calls = _calls(
        extract_text,
        "Jo Orr, a resident, wept. Former crane driver Kit Lind left. Kit Lind, the union's "
        "chairman, spoke. Later Jo Orr, a nurse at Orsk, spoke.",
    )
    assert calls["Jo Orr"] == ["nurse at Orsk", "resident"]
    assert calls["Kit Lind"] == ["union's chairman", "Former crane driver"]


def test_an_office_within_a_longer_one_is_not_told_apart(extract_text) -> None:
    calls = _calls(extract_text, "Minister Ann Bell came. Finance Minister Ann Bell spoke.")
    assert calls["Ann Bell"] == ["Finance Minister"]


def test_a_kinship_that_does_not_say_whose_it_is_is_not_told(extract_text) -> None:
    calls = _calls(
        extract_text,
        "The sailor's sister, Ida Moe, wept. The brother-in-law, Nils Lund, left Marva.",
    )
    assert calls["Ida Moe"] == ["sailor's sister"]
    assert calls["Nils Lund"] == []


def test_a_capital_that_only_speaks_for_its_government_leads_to_no_line_of_the_places(
    extract_text,
) -> None:
    text = (
        "Ann Bell was born in Oslo. Chilean officials have accused Lima of "
        "delay, and Chile blamed Lima."
    )
    entry = Entry("a", extract_text(HEAD + text), Analyst())
    ids = {p.name: p.id for p in entry.metadata.places}
    made = resolve([("a.txt", entry.metadata, entry.analyst)], Desk())
    told = atlas(made).of(made.entries[0]).places
    assert ids["Oslo"] in told
    assert ids["Lima"] not in told


def test_what_several_are_called_and_what_a_source_says_is_told_so(extract_text) -> None:
    calls = _calls(
        extract_text,
        "The singers Ping Vale and Alex Vale won. Police said Omar Reyes was the leader of the "
        "gang. The clerk said Ruth Ames was the owner of the mill. Ruth Ames, the owner of the "
        "mill, wept.",
    )
    assert calls["Alex Vale"] == ["[one of the] singers"]
    assert calls["Omar Reyes"] == ["[said to be] leader of the gang"]
    assert calls["Ruth Ames"] == ["owner of the mill"]


def test_who_heads_a_field_of_nobody_named_is_told_alone(extract_text) -> None:
    calls = _calls(
        extract_text,
        "The ministry, which built the bridge, fell silent. Its director of antiquities, Amy Hart, "
        "spoke. The mine shut. Its owner, Bo Lind, quit.",
    )
    assert calls["Amy Hart"] == ["director of antiquities"]
    assert calls["Bo Lind"] == []
