"""From drafts to claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import Claim, ClaimKind, ClaimSource, Mode, Polarity

if TYPE_CHECKING:
    from briefgen.extract.claims.draft import Draft
    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Hedge


def assemble(reading: Reading, actors: tuple[Actor, ...], hedges: tuple[Hedge, ...], drafts: list[Draft]) -> tuple[Claim, ...]:
    """Return the claims in text order."""
    quote = reading.article.quote
    out = []
    for i, d in enumerate(drafts, 1):
        sources = ()
        if d.source is not None:
            s = d.source
            sources = (ClaimSource(quote(s.left_edge.idx, s.idx + len(s)), None, True),)
        out.append(Claim(f"c{i}", ClaimKind.ATTRIBUTED, d.act, sources, quote(*d.cue), tuple(quote(*c) for c in d.content), Mode.INDIRECT, d.rule, (), Polarity.NEGATED if d.negated else Polarity.AFFIRMED))
    return tuple(out)
