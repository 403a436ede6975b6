"""Make proposals of pairs of actors that may be one, for a person to judge."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.model import Notice, Proposal
from briefgen.registry.slugs import digest
from briefgen.resolve.same.calling import reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefgen.model import Entry, Evidence
    from briefgen.registry.judgements import Judgement
    from briefgen.resolve.same.clusters import Cluster, Sameness
    from briefgen.resolve.same.groups import Group
    from briefgen.resolve.same.judging import Score


def proposed(
    sameness: Sameness,
    slugs: Mapping[str, str],
    entries: Sequence[Entry],
    judgements: Sequence[Judgement] = (),
) -> tuple[Proposal, ...]:
    """Return the open pairs as proposals, the likeliest first, without those that were judged.

    A judged pair is proposed again where the evidence that was shown has changed.
    """
    by_slug = {e.slug: e for e in entries}
    judged = {j.pair: j for j in judgements}
    out = []
    for i, j, first, second, score in sameness.open:
        sides = [(sameness.clusters[i], first), (sameness.clusters[j], second)]
        sides.sort(key=lambda side: (-len(side[0].members), side[0].identity))
        proposal = _proposal(sides, score, slugs, by_slug)
        known = judged.get(frozenset((proposal.a_ref, proposal.b_ref)))
        if known is None:
            out.append(proposal)
        elif known.evidence and known.evidence != proposal.evidence:
            out.append(replace(proposal, reopened=_REOPENED))
    return tuple(sorted(out, key=lambda p: (-p.score, p.id)))


_REOPENED: Final = "judged to be two before, on other words than these"


def unmatched(sameness: Sameness) -> Iterator[Notice]:
    """Yield a notice for each judgement on an actor who is no longer on the desk."""
    for judged in sameness.unknown:
        yield Notice(
            f"{judged.id}: {judged.a!r} or {judged.b!r} is nobody on the desk",
            judged.where,
            "remove the judgement, or judge the two anew: briefgen review",
        )


def _proposal(
    sides: Sequence[tuple[Cluster, Group]],
    score: Score,
    slugs: Mapping[str, str],
    entries: Mapping[str, Entry],
) -> Proposal:
    (a, in_a), (b, in_b) = sides
    refs = (reference(in_a.identity), reference(in_b.identity))
    words = (_sentence(in_a, entries), _sentence(in_b, entries))
    return Proposal(
        id=digest(*sorted(refs)),
        a=slugs[a.identity.text],
        b=slugs[b.identity.text],
        a_ref=refs[0],
        b_ref=refs[1],
        score=score.value,
        reasons=score.reasons,
        words=words,
        evidence=digest(score.fit, *sorted(w.exact for _, w in words)),
    )


def _sentence(group: Group, entries: Mapping[str, Entry]) -> tuple[str, Evidence]:
    """Return the slug of a group's first article, and the sentence that first names it there."""
    known = group.members[0]
    metadata = entries[known.entry.slug].metadata
    words = (known.actor.read or known.actor.mentions)[0].evidence
    at = bisect_right(metadata.sentences, words.start, key=lambda s: s.start) - 1
    if at >= 0 and words.end <= metadata.sentences[at].end:
        sentence = metadata.sentences[at]
        return known.entry.slug, metadata.article.quote(sentence.start, sentence.end)
    return known.entry.slug, words
