"""Find who is the same across articles: join what is certain, propose what is likely.

Groups that are one by name (`groups`) are paired where they share a telling word or occur in near
articles (`blocking`), compared (`people`, `bodies`, `judging`), and joined or proposed here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.resolve.same.clusters import Cluster, Sameness, told_apart

if TYPE_CHECKING:
    from briefgen.model import Corpus, Proposal

__all__ = ["Cluster", "Sameness", "proposals", "told_apart"]


def proposals(corpus: Corpus) -> tuple[Proposal, ...]:
    """Return the pairs of a desk's actors that a person should judge, the likeliest first."""
    return corpus.proposals
