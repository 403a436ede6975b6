"""A date belongs to its own clause, and sentences are cut only at seams that the parse gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = "Marva port\n\nBy Ann Reed\n\n"


def _clauses(extract_text: Callable[..., Any], said: str) -> dict[str, str | None]:
    """Map each date that has an event to the words of its clause, or None."""
    metadata = extract_text(HEAD + said, "2025-05-05")
    dates = {d.id: d.evidence.exact for d in metadata.dates}
    told = {e.date: e.phrase or e.clause for e in metadata.events}
    return {dates[date]: words.exact if words else None for date, words in told.items()}


ASIDE = [
    (
        "The harbour master, who had not slept since Friday, opened the sluice at noon.",
        "The harbour master, who had not slept since Friday",
    ),
    (
        "Lena Oster, who founded the yard in 1974, said it would be sold.",
        "Lena Oster, who founded the yard in 1974",
    ),
    (
        "Inspectors warned that the crane, which was built in 1931, could fall.",
        "the crane, which was built in 1931",
    ),
    (
        "The tunnel was closed after a lorry had caught fire on 3 March.",
        "a lorry had caught fire on 3 March",
    ),
    (
        "Founded in 1950, the theatre seats four hundred people.",
        "Founded in 1950, the theatre",
    ),
    ("The firm closed the mill a decade after buying it in 2009.", "2009"),
    ("The council threw out a plan drawn up in 2019.", "a plan drawn up in 2019"),
    (
        "Three nurses seized in Osk in March 2024 came home.",
        "Three nurses seized in Osk in March 2024",
    ),
    (
        "The number of houses lost in Sunday's storm has climbed to nine.",
        "Sunday's storm",
    ),
    (
        "Per Holm, 37, was found guilty of murder in the May 2019 rampage.",
        "the May 2019 rampage",
    ),
    (
        "The president of Norland, which joined the league in May 2019, fears a war.",
        "Norland, which joined the league in May 2019",
    ),
]

OWN = [
    "The tunnel was closed on 3 March when a lorry caught fire.",
    "Lena Oster said the yard would be sold in June.",
    "The harbour master, who is ill, opened the sluice on Friday.",
    "The ministry gave the number in a statement released on Friday.",
    "On Friday the council, which had met all night, voted to sell the yard.",
    "The yard hopes to build two ferries in 2027.",
    "Sunday's storm killed nine people in Osk.",
    "Lena Oster said farms that failed to pay by 3 May would be shut.",
    (
        "The Falcons, a river police unit, arrested Moe on his boat in Osk in May "
        "2022 on the word of a judge."
    ),
]

MEASURES = [
    "It was the strongest wind in Marva since the storm of 1987.",
    "It was the heaviest snowfall since January, when two roofs fell in.",
    "The club won for the first time since 1993.",
    "Exports rose faster than in 2019.",
    "Profit fell to 2.3 million crowns from 2.6 million a year earlier.",
    "The board should pay the men, as Norland did last year.",
    "Holders will receive nine crowns apiece, a premium of 3% to Friday's close.",
    "The season generally starts in late October.",
    "Until last December, owners had needed a permit.",
    "A member of the club's 1982-83 team started his school in Osk.",
    "That changed on Saturday.",
    "Lena Oster said she would take the pill tomorrow if it were sold.",
    "Lena Oster said a shorter pier would only put the work off into next year.",
]


@pytest.mark.parametrize(("said", "clause"), ASIDE)
def test_a_time_of_a_clause_beside_the_statement_is_that_of_the_clause(
    extract_text: Callable[..., Any], said: str, clause: str
) -> None:
    assert list(_clauses(extract_text, said).values()) == [clause]


@pytest.mark.parametrize("said", OWN)
def test_a_time_of_the_statement_is_its_own(extract_text: Callable[..., Any], said: str) -> None:
    assert list(_clauses(extract_text, said).values()) == [None]


@pytest.mark.parametrize("said", MEASURES)
def test_a_time_by_which_something_is_measured_is_when_nothing_happened(
    extract_text: Callable[..., Any], said: str
) -> None:
    assert _clauses(extract_text, said) == {}


def test_what_is_measured_by_the_time_of_another_deed_makes_no_line_but_that_deed(
    extract_text: Callable[..., Any],
) -> None:
    said = "The port has been shut since March."
    assert _clauses(extract_text, said) == {"since March": None}


def test_a_seam_is_where_the_text_has_it_though_lines_are_wrapped(
    extract_text: Callable[..., Any],
) -> None:
    said = (
        "The dockers of Marva went back to work on Tuesday night, which came as\n"
        "a relief to the traders of the whole coast. They had been on strike for\n"
        "a week over the hours of the night shift, and the ships lay in a row\n"
        "before the harbour mouth with all of their lamps lit."
    )
    metadata = extract_text(HEAD + said)
    text = metadata.article.text
    cuts = [text[s.start : at] for s in metadata.sentences for at in s.ends]
    assert "The dockers of Marva went back to work on Tuesday night" in cuts
    starts = [text[at : s.end] for s in metadata.sentences for at in s.begins]
    assert any(words.startswith("the ships lay in a row\nbefore") for words in starts)
