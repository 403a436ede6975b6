"""Whatever the text, claims quote it and stay within the blocks that are read."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.extract.claims.quotations import find_quotations
from briefgen.model import Block, ClaimKind, Role

WORDS = [
    "Marta Silva", "the ministry", "officials", "he", "it", "reports", "Reuters", "who", "said",
    "says", "told", "denied", "blamed", "that", "to", "leave", "was", "may", "could", "reportedly",
    "according to", "allegedly", "accused", "by", "of", "the dam", "Oslo", "called", "a liar", "as",
    "and", "but", "adding", "wants", "its promise", "is confident", "not", "“", "”", '"', "''", "'",
    ",", ".", ":", "?", "—", "\n", "\n\n", "(", ")", "about", "200", "boats",
]  # fmt: skip
CHUNKS = [
    "Marta Silva said the dam was “almost gone” and might",
    "“We wait,” he said.",
    "officials told Reuters that it",
    "said: “Nobody leaves. Nobody",
    "adding that “the boats may",
    "as Reuters reported,",
    "according to the ministry,",
    "Oslo blamed Bergen for “the dam, the boats” and",
    "he calls the dam “a lie,” she says,",
]
MARKED = st.text(alphabet="ab .,\"'\u201c\u201d\u2018\u2019\u00ab\u00bb`\n\u2014", max_size=80)


@given(st.lists(st.sampled_from(WORDS + CHUNKS), max_size=24))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_claims_hold_together(extract_text, words: list[str]):
    metadata = extract_text(" ".join(["Oslo", *words]))
    text = metadata.article.text
    ids = {a.id for a in metadata.actors}
    for claim in metadata.claims:
        spans = [(e.start, e.end) for e in claim.content]
        assert spans, "a claim says something"
        assert spans == sorted(spans)
        assert all(b <= c for (_, b), (c, _) in pairwise(spans)), "pieces do not overlap"
        assert all(text[a:b] == text[a:b].strip() for a, b in spans), "no blanks at the edges"
        assert all(
            metadata.article.text[e.start : e.end] == e.exact for e in (claim.cue, *claim.content)
        )
        assert {s.actor for s in claim.sources} <= ids | {None}
        assert claim.kind is ClaimKind.ATTRIBUTED or not claim.sources
    assert len({c.id for c in metadata.claims}) == len(metadata.claims)
    for hedge in metadata.hedges:
        assert hedge.scope is None or hedge.evidence.within(hedge.scope)


@given(MARKED)
@settings(max_examples=300, deadline=None)
def test_quotations_lie_in_one_block_and_do_not_overlap(text: str):
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            lead = len(line) - len(line.lstrip())
            blocks.append(Block(Role.BODY, at + lead, at + len(line.rstrip()), "a line"))
        at += len(line) + 1
    quotations = find_quotations(text, tuple(blocks))
    for q in quotations:
        assert q.start < q.end
        assert any(b.start <= q.start and q.end <= b.end for b in blocks)
    assert all(a.end <= b.start for a, b in pairwise(quotations))
