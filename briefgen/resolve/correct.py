"""An analyst's corrections, applied to what was read out of one article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model import Metadata, Notice
    from briefgen.registry.sidecar import Sidecar


def correct(metadata: Metadata, sidecar: Sidecar) -> tuple[Metadata, tuple[Notice, ...]]:
    """Return the metadata as the sidecar has it, and a notice for each correction that matched nothing."""
    stated = {s.field for s in sidecar.statements}
    kept = (s for s in metadata.article.statements if s.field not in stated)
    article = replace(metadata.article, statements=(*sidecar.statements, *kept))
    missing = tuple(n for n in metadata.not_stated if n.field not in stated)
    return replace(metadata, article=article, not_stated=missing), ()
