"""A long sentence is cut where it may be cut, and nowhere else."""

from __future__ import annotations

import pytest

from briefgen.compose.clauses import FEWEST, MOST, opening, part, trimmed_lead


def _part(sentence: str, core: str, most: int = MOST) -> str:
    at = sentence.index(core)
    start, end = part(sentence, (0, len(sentence)), (at, at + len(core)), most)
    return sentence[start:end]


def test_a_short_sentence_stands_whole() -> None:
    said = "The union closed the port, which had been open all night."
    assert _part(said, "closed") == said


def test_what_follows_a_clause_is_left_out() -> None:
    said = (
        "The union closed the port of Marva on Monday, a step that it had put off twice before "
        "at the wish of the grain traders."
    )
    assert _part(said, "closed the port") == "The union closed the port of Marva on Monday"


@pytest.mark.parametrize("verb", ["visited", "left"])
def test_nothing_is_cut_off_before_what_its_beginning_does(verb: str) -> None:
    said = (
        f"One of their leaders, Ilan Berg of the Quay Union, {verb} the port of Marva several years "
        "ago and threatened the grain traders of both towns."
    )
    assert f", {verb} the port" in _part(said, "leaders", 8)


def test_what_leads_up_to_a_clause_is_left_out() -> None:
    said = (
        "After weeks of talks in which nothing at all had been agreed between the two sides, "
        "the union closed the port of Marva."
    )
    assert _part(said, "closed the port") == "the union closed the port of Marva."


@pytest.mark.parametrize("turn", ["unless", "but", "without", "not", "if", "although", "denied"])
def test_nothing_is_left_out_that_turns_what_was_said(turn: str) -> None:
    said = (
        f"The union will close the port of Marva on Monday morning, {turn} the grain traders pay "
        "what they owe to all of its members."
    )
    assert _part(said, "close the port") == said


def test_but_also_turns_nothing() -> None:
    said = (
        "The union will close the port of Marva on Monday morning, a threat to trade but also to "
        "the bread of the whole town."
    )
    assert _part(said, "close").endswith("Monday morning")


def test_a_part_does_not_begin_where_nobody_knows_who_is_meant() -> None:
    said = (
        "The ferry that sank near Marva in the spring of last year, killing nine of the people on "
        "board, had carried sheep across the strait for years and years."
    )
    assert _part(said, "killing nine").startswith("The ferry")


def test_a_part_does_not_end_before_the_verb_that_goes_on_with_it() -> None:
    said = (
        "The dockers waited for weeks on the quay of Marva and, over the whole of the summer, have "
        "loaded no more than three of the ships that came in."
    )
    assert "have loaded" in _part(said, "over the whole")


def test_a_few_words_are_not_worth_leaving_out() -> None:
    said = "The union closed the port of Marva and its two yards on Monday evening, police said."
    assert _part(said, "closed") == said


def test_fewer_words_are_enough_where_the_sentence_stands_whole_elsewhere() -> None:
    said = "The union closed the port at noon, the third time in a single year."
    assert _part(said, "closed") == said
    assert _part(said, "closed", FEWEST) == "The union closed the port at noon"


def test_an_opening_holds_all_that_it_must() -> None:
    said = (
        "The union closed the port, the yard and the quay of Marva, the third time that it did so "
        "within a single year."
    )
    core = said.index("quay") + 4
    assert (
        said[: opening(said, 0, len(said), core)]
        == "The union closed the port, the yard and the quay of Marva"
    )


def test_a_time_that_a_part_opens_with_is_told_beside_it() -> None:
    said = "In 2018, the union closed the port."
    at = said.index("2018")
    assert said[trimmed_lead(said, 0, len(said), (at, at + 4)) :] == "the union closed the port."
    late = "The union closed the port in 2018, they said."
    at = late.index("2018")
    assert trimmed_lead(late, 0, len(late), (at, at + 4)) == 0


def test_a_part_does_not_end_behind_an_if() -> None:
    said = (
        "The union has never asked for that at all. If it had, I would have left the board of the "
        "port of Marva on the same day."
    )
    assert _part(said, "The union") in (said, "The union has never asked for that at all.")


def test_a_part_does_not_end_behind_the_first_word_of_a_quotation() -> None:
    said = (
        'The union said that the port of Marva had been left in a state "consistent with the wish of '
        'its owners to sell" and closed it.'
    )
    assert not _part(said, "the port of Marva").endswith("consistent")


def test_a_part_does_not_begin_with_the_name_that_marks_enclose() -> None:
    said = (
        "The former deputy of the harbour master of Marva, Leif Holt, is due to stand trial before the "
        "court in September."
    )
    assert _part(said, "September").startswith("The former deputy")
