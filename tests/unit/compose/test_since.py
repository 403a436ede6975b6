"""The page of changes lists a new name only if it belongs to somebody who acts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen import compose
from briefgen.compose.gathered import gather
from briefgen.compose.since import since
from briefgen.model import Change, Changes
from tests.golden.desk import desk


def names(confidence: str, *, acts: bool) -> list[str]:
    """Return the names listed as new where one actor of the desk is new."""
    corpus = desk()
    gathered = gather(corpus, compose.Options())
    slug, ref = next((s, r) for s, r in gathered.atlas.actor_refs.items() if r.key)
    about = gathered.about[ref.key]
    about.actors = [replace(a, confidence=confidence, acts=acts) for a in about.actors]
    changes = Changes("May", names=(Change(ref.text, actor=slug),))
    gathered.corpus = replace(corpus, changes=changes)
    (page,) = since(gathered)
    return [line.ref.text for _, lines, _ in page.sections for line in lines]


@pytest.mark.parametrize(
    ("confidence", "acts", "told"),
    [("sure", True, 1), ("likely", True, 1), ("doubtful", True, 0), ("sure", False, 0)],
)
def test_a_new_name_is_told_where_it_is_somebodys(confidence: str, acts: bool, told: int):
    assert len(names(confidence, acts=acts)) == told
