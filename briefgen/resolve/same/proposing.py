"""Pairs of actors that may be one, as a person is asked about them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from briefgen.model import Proposal
from briefgen.resolve.slugs import digest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefgen.model import Entry, Evidence
    from briefgen.resolve.identity import Identity
    from briefgen.resolve.same.clusters import Sameness
    from briefgen.resolve.same.groups import Group


def proposed(
    sameness: Sameness, slugs: Mapping[str, str], entries: Sequence[Entry]
) -> tuple[Proposal, ...]:
    """Return the open pairs as proposals, the likeliest first."""
    by_slug = {e.slug: e for e in entries}
    out = []
    for i, j, first, second, score in sameness.open:
        sides = [(sameness.clusters[i], first), (sameness.clusters[j], second)]
        sides.sort(key=lambda side: (-len(side[0].members), side[0].identity))
        (a, in_a), (b, in_b) = sides
        refs = (reference(a.identity), reference(b.identity))
        out.append(
            Proposal(
                id=digest(*sorted(refs)),
                a=slugs[a.identity.text],
                b=slugs[b.identity.text],
                a_ref=refs[0],
                b_ref=refs[1],
                score=score.value,
                reasons=score.reasons,
                words=(_sentence(in_a, by_slug), _sentence(in_b, by_slug)),
            )
        )
    return tuple(sorted(out, key=lambda p: (-p.score, p.id)))


def reference(identity: Identity) -> str:
    """Return an identity in words that a judgement calls it by."""
    kind = f"{identity.kind}: " if identity.kind else ""
    if identity.how == "single":
        entry, name, *rest = identity.value.split("\0")
        return f"{kind}{name} in {entry}{' ' * bool(rest and rest[0])}{rest[0] if rest else ''}"
    if identity.how == "name":
        name, _, entry = identity.value.partition("\0")
        return f"{kind}{name}" + (f" as in {entry}" if entry else "")
    return f"key: {identity.value}"


def _sentence(group: Group, entries: Mapping[str, Entry]) -> tuple[str, Evidence]:
    """Return the sentence of a group's first article in which its name first stands, with the entry's slug."""
    known = group.members[0]
    metadata = entries[known.entry.slug].metadata
    words = (known.actor.read or known.actor.mentions)[0].evidence
    at = bisect_right(metadata.sentences, words.start, key=lambda s: s.start) - 1
    if at >= 0 and words.end <= metadata.sentences[at].end:
        sentence = metadata.sentences[at]
        return known.entry.slug, metadata.article.quote(sentence.start, sentence.end)
    return known.entry.slug, words
