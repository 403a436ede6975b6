"""Compose the page that says how the briefs were made."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from briefgen.model.views import Head, MethodPage, Reader

if TYPE_CHECKING:
    from briefgen.compose.gathered import Gathered

PATH: Final = "method.md"


def method(gathered: Gathered) -> MethodPage:
    """Return the page: the readers of this desk's articles; the rest stands in the template."""
    made = Counter(
        (m.part, m.version) for e in gathered.entries.values() for m in e.metadata.made_by
    )
    ranked = sorted(made.items(), key=lambda pair: (-pair[1], pair[0]))
    return MethodPage(
        path=PATH,
        head=Head(
            "How the briefs are made",
            "page",
            description="Reading, marks, programs and data behind the briefs.",
        ),
        readers=tuple(Reader(part, version, briefs) for (part, version), briefs in ranked),
    )
