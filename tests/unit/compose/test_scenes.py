"""An actor is shown as being at a place only where the words name the actor itself.

Somebody of its own being there is not enough.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from briefgen.compose.atlas import atlas
from briefgen.compose.gathered import surest
from briefgen.compose.rows import RowMaker
from briefgen.compose.scenes import is_there, may_hold
from briefgen.compose.wording import Wording
from briefgen.model import Analyst, Corpus, Entry, Publish

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = "Marva port closes\n\nBy Ann Reed\n\n"


@pytest.mark.parametrize(
    ("text", "name", "there"),
    [
        ("Omar Haddad was arrested at his home in Leeds on 4 May 2026.", "Omar Haddad", True),
        (
            "Omar Haddad is ill. On 4 May 2018 his cousin was found dead in Leeds.",
            "Omar Haddad",
            False,
        ),
        ("On 4 May 2026 Omar Haddad's cousin was found dead in Leeds.", "Omar Haddad", False),
        ("On 4 May 2026 a Brazilian band was seen in Leeds.", "Brazil", False),
    ],
)
def test_who_is_but_spoken_of_is_not_there(
    extract_text: Callable[..., Any], text: str, name: str, there: bool
) -> None:
    found = extract_text(HEAD + text, "2026-05-05")
    actor = next(a for a in found.actors if a.name == name)
    told = [e for e in found.events if e.places]
    assert told
    assert any(is_there(actor, e, found.article.text) for e in told) is there


def test_nobody_is_at_a_place_that_stands_for_a_trade(extract_text: Callable[..., Any]) -> None:
    told = "Ida Holm beat Wall Street's hopes on 4 May 2026. Ida Holm went to Leeds on 5 May 2026."
    found = extract_text(HEAD + told, "2026-05-06")
    holm = next(a for a in found.actors if a.name == "Ida Holm")
    where = {p.name: may_hold(p, holm) for p in found.places}
    assert where["Leeds"]
    assert not where["Wall Street"]


def test_a_state_is_nowhere_but_in_its_own_country(extract_text: Callable[..., Any]) -> None:
    found = extract_text(HEAD + "Norway sent envoys to Oslo and to Lagos in Nigeria on 4 May 2026.")
    norway = next(a for a in found.actors if a.name == "Norway")
    where = {p.name: may_hold(p, norway) for p in found.places}
    assert where["Oslo"]
    assert not where["Lagos"]


def test_a_place_is_as_sure_over_the_desk_as_where_it_is_surest(
    extract_text: Callable[..., Any],
) -> None:
    entry = Entry("a", extract_text(HEAD + "It rained in Oslo, and in Bergen too."), Analyst())
    maker = RowMaker(
        entry, atlas(Corpus((entry,), (), (), (), ())).of(entry), Wording(entry, Publish.FULL)
    )
    rows = maker.rows().places
    likely, sure = replace(rows[0], likely=True), replace(rows[0], likely=False)
    assert surest([likely, sure]) is sure
