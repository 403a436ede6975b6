"""Which words need explaining, and does the article explain them itself?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Term


def find_terms(reading: Reading, actors: tuple[Actor, ...]) -> tuple[Term, ...]:
    """Return the terms, in the order of their first mention."""
    return ()
