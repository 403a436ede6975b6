"""A long sentence is cut at its seams, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from briefgen.compose.clauses import FEWEST, MOST, part, says_little, some, trimmed_lead
from briefgen.model import Address, Sentence

Cut = Callable[..., str] if TYPE_CHECKING else Any


def _whole(said: str, begins: tuple[int, ...] = (), ends: tuple[int, ...] = ()) -> Sentence:
    return Sentence(0, len(said), Address("p", 1, 1), begins, ends)


def _cut(said: str, core: str, marked: str = "", most: int = MOST) -> str:
    """Return what is left of a sentence that is cut around its core.

    In `marked`, "|" stands before each possible end and "^" before each possible beginning.
    """
    begins, ends, at = [], [], 0
    for sign in marked or said:
        if sign == "|":
            ends.append(at)
        elif sign == "^":
            begins.append(at)
        else:
            at += 1
    sentence = _whole(said, tuple(begins), tuple(ends))
    first = said.index(core)
    start, end = part(said, sentence, (first, first + len(core)), most)
    return said[start:end]


def test_a_short_sentence_stands_whole() -> None:
    said = "The union closed the port, which had been open all night."
    assert _cut(said, "closed", said.replace(",", "|,")) == said


def test_a_sentence_without_a_seam_stands_whole() -> None:
    said = (
        "The union closed the port of Marva on Monday, a step that it had put off twice before "
        "at the wish of the grain traders."
    )
    assert _cut(said, "closed the port") == said


def test_what_follows_a_seam_is_left_out() -> None:
    said = (
        "The union closed the port of Marva on Monday, a step that it had put off twice before "
        "at the wish of the grain traders."
    )
    kept = "The union closed the port of Marva on Monday"
    assert _cut(said, "closed the port", said.replace(", a", "|, a")) == kept


def test_what_leads_up_to_a_seam_is_left_out() -> None:
    said = (
        "After weeks of talks in which a great deal had been agreed between the two sides, "
        "the union closed the port of Marva."
    )
    kept = "the union closed the port of Marva."
    assert _cut(said, "closed the port", said.replace("the union", "^the union")) == kept


@pytest.mark.parametrize(
    "turn", ["unless", "but", "without", "not", "if", "although", "denied", "according", "reversed"]
)
def test_nothing_is_left_out_that_turns_what_was_said(turn: str) -> None:
    said = (
        f"The union will close the port of Marva on Monday morning, {turn} the grain traders pay "
        "what they owe to all of its members."
    )
    assert _cut(said, "close the port", said.replace(",", "|,")) == said


def test_but_also_turns_nothing() -> None:
    said = (
        "The union will close the port of Marva on Monday morning, a threat to trade but also to "
        "the bread of the whole town."
    )
    assert _cut(said, "close", said.replace(",", "|,")).endswith("Monday morning")


def test_a_few_words_are_not_worth_leaving_out() -> None:
    said = (
        "The union closed the port of Marva and its two yards on Monday evening, to great cheers."
    )
    assert _cut(said, "closed", said.replace(", to", "|, to")) == said


def test_fewer_words_are_enough_where_the_sentence_stands_whole_elsewhere() -> None:
    said = "The union closed the port at noon, the third time in a single year."
    marked = said.replace(",", "|,")
    assert _cut(said, "closed", marked) == said
    assert _cut(said, "closed", marked, FEWEST) == "The union closed the port at noon"


def test_a_part_that_stands_for_something_named_before_says_little() -> None:
    said = "They want a larger part in the strike, and the town could now give them one."
    whole = (0, len(said))
    cut = said.index("the town")
    assert says_little(said, whole, (cut, len(said)))
    assert says_little(said, whole, (0, said.index(",")))
    assert not says_little(said.replace("them one", "the yard its ships"), whole, (cut, len(said)))
    short = "Five men of the harbour guard were hurt in the yard, two of them badly."
    assert says_little(short, (0, len(short)), (0, short.index(" were")))
    assert not says_little(short, (0, len(short)), (0, short.index(",")))


def test_a_time_that_a_part_opens_with_is_told_beside_it() -> None:
    said = "In 2018, the union closed the port."
    at = said.index("2018")
    assert said[trimmed_lead(said, 0, len(said), (at, at + 4)) :] == "the union closed the port."
    late = "The union closed the port in 2018, they said."
    at = late.index("2018")
    assert trimmed_lead(late, 0, len(late), (at, at + 4)) == 0


@pytest.mark.parametrize("turn", ["But the yard is shut.", "If it does, nobody will pay."])
def test_of_several_sentences_none_is_left_out_that_turns_the_one_before(turn: str) -> None:
    first, more = "The port of Marva opens at noon again.", "The grain has been waiting for weeks."
    said = f"{first} {turn} {more}"
    ends = [len(first), len(first) + 1 + len(turn)]
    assert some(said, ends, (0, len(said)), 0) == ends[1]
    said = f"{first} {more} {turn}"
    assert some(said, [len(first), len(first) + 1 + len(more)], (0, len(said)), 0) == len(first)


# ----------------------------------------------------------- with the seams that the parse gives


@pytest.fixture
def shown(extract_text: Callable[[str], Any]) -> Callable[..., str]:
    """Return a function that cuts a sentence around its core, at the seams that its parse gives."""

    def cut(said: str, core: str, most: int = MOST) -> str:
        metadata = extract_text(f"Marva port\n\nBy Ann Reed\n\n{said}")
        text = metadata.article.text
        sentence = next(s for s in metadata.sentences if text[s.start : s.end] == said)
        first = text.index(core, sentence.start)
        start, end = part(text, sentence, (first, first + len(core)), most)
        return str(text[start:end])

    return cut


ADDED = [
    (
        "The dockers of Marva went back to work on Tuesday night|, which came as a relief to the "
        "traders of the whole coast."
    ),
    (
        "The council of Marva raised the rent of all its boat houses by a tenth|, while the two "
        "towns across the strait kept theirs as they had been."
    ),
    (
        "The old lighthouse was sold to a painter from Norland for a million crowns|, and the "
        "ferry company took over the keeper's cottage with its garden."
    ),
    (
        "A baker found the missing violin under the floor of his own shop|, ending a search that "
        "had kept three police forces busy for the better part of a year."
    ),
]

WHOLE = [
    (
        "The yard's former manager, Lena Oster, who had left the town for Norland in the spring, "
        "was given two years in prison for selling cranes that it had leased."
    ),
    (
        "The vote, held after a night of quarrels in the old town hall of Marva, throws out a "
        "plan to fill in the harbour and build on it."
    ),
    (
        "The singer moved to Marva as a young woman, ran its only theatre for a decade and has "
        "since then refused to set foot in any other."
    ),
    (
        "Ferries to the islands are running again on all of the four routes from the new quay, "
        "though with one boat and half of the usual crew."
    ),
    (
        "The judge sent the broker who had sold the same field to eleven families to a prison on "
        "the coast for the next nine years."
    ),
    (
        "Doctors at the two hospitals of the district have treated more than four hundred people, "
        "according to a list that a nurse kept in her pocket."
    ),
]


@pytest.mark.parametrize("marked", ADDED)
def test_what_only_adds_is_left_out(shown: Callable[..., str], marked: str) -> None:
    kept, _ = marked.split("|")
    said = marked.replace("|", "")
    assert shown(said, said.split()[0]) == kept


@pytest.mark.parametrize("said", WHOLE)
def test_what_a_sentence_is_about_is_not_left_out(shown: Callable[..., str], said: str) -> None:
    assert shown(said, said.split(maxsplit=1)[0]) == said


def test_a_part_begins_where_it_names_what_it_is_about(shown: Callable[..., str]) -> None:
    said = (
        "After the harbour master of Marva had turned away three ships full of scrap metal, the "
        "port board dismissed him in a letter."
    )
    assert shown(said, "dismissed").startswith("the port board dismissed")
    said = said.replace("the port board dismissed", "she dismissed")
    assert shown(said, "dismissed") == said
