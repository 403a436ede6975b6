"""Which registry entries can affect what is extracted from a text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.errors import Where
from briefgen.model import ActorType, Curated
from briefgen.registry.desk import Desk, DeskActor
from briefgen.registry.known import Known, Meetable, folded, spellings

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = ("Harbour", "Union", "Veldt", "NHU", "who", "Maas", "Piet")


def desk(*actors: tuple[str, tuple[str, ...]]) -> Desk:
    where = Where(Path("actors.yml"), 1)
    return Desk(
        actors=tuple(
            DeskActor(
                Curated(key=f"k{n}", name=name, aliases=aliases), ActorType.ORGANISATION, where
            )
            for n, (name, aliases) in enumerate(actors)
        )
    )


def met(made: Desk, text: Sequence[str]) -> list[tuple[int, Known] | None]:
    """Return the entry that is found at each word of a text, if any."""
    words, known = [folded(w) for w in text], spellings(made)
    return [known.at(words, list(text), at) for at in range(len(text))]


def within(made: Desk, text: Sequence[str]) -> str:
    return Meetable(made).within(frozenset(map(folded, text)))


spelled = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
desks = st.lists(st.tuples(spelled, st.lists(spelled, max_size=2).map(tuple)), max_size=3).map(
    lambda actors: desk(*actors)
)


@settings(deadline=None)
@given(desks, desks, st.lists(st.sampled_from(WORDS), max_size=8))
def test_desks_that_are_met_alike_in_a_text_name_the_same_in_it(one, other, text):
    if within(one, text) == within(other, text):
        assert met(one, text) == met(other, text)


def test_an_actor_counts_where_all_words_of_a_spelling_stand():
    made = desk(("Northern Harbour Union", ("NHU",)), ("Piet Maas", ()))
    assert within(made, ["The", "Harbour", "Union"]) == ""
    assert "k0" in within(made, ["the", "n.h.u"])
    assert "k1" in within(made, ["Maas", "and", "Piet"])


def test_what_an_entry_says_besides_counts_for_no_article():
    made = desk(("Piet Maas", ()))
    (actor,) = made.actors
    told = replace(actor, curated=replace(actor.curated, definition="A harbour master."))
    renamed = replace(actor, type=ActorType.PERSON)
    text = ["Piet", "Maas"]
    assert within(replace(made, actors=(told,)), text) == within(made, text)
    assert within(replace(made, actors=(renamed,)), text) != within(made, text)
