"""Each frame reads its examples in the table, and none of its counterexamples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from briefgen.model import Confidence, Polarity, Status
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.model import Metadata

FRAMES = table("story_frames")
EXAMPLES = [case for frame in FRAMES.values() for case in frame["examples"]]
COUNTER = [case for frame in FRAMES.values() for case in frame["counter"]]


def _told(found: Metadata, *, asserted: bool = False) -> set[tuple[str, str, str]]:
    names = {a.id: a.name for a in found.actors}
    return {
        (names[r.subject], r.predicate, names[r.object])
        for r in found.relations
        if r.confidence is not Confidence.DOUBTFUL
        and r.polarity is not Polarity.NEGATED
        and (not asserted or r.status is Status.ASSERTED)
    }


@pytest.mark.parametrize("case", EXAMPLES, ids=lambda c: c["text"])
def test_a_frame_reads_its_examples(
    extract_text: Callable[..., Metadata], case: dict[str, Any]
) -> None:
    assert tuple(case["says"]) in _told(extract_text(case["text"]))


@pytest.mark.parametrize("case", COUNTER, ids=lambda c: c["text"])
def test_a_frame_does_not_read_what_looks_alike(
    extract_text: Callable[..., Metadata], case: dict[str, Any]
) -> None:
    told = _told(extract_text(case["text"]), asserted="not_asserted" in case)
    unwanted = case.get("not") or case.get("not_asserted")
    assert not [t for t in told if t[1] == unwanted]
    assert tuple(case.get("says_not", ())) not in told
