"""How does a row of a ledger stand on a page of the desk, away from its brief?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model.views.ledger import LedgerRow
    from briefgen.model.views.words import Quote, Ref, When


@dataclass(frozen=True, slots=True)
class Told:
    """A row of a brief's ledger with who published it and when, as readers write it; empty where not stated.

    `when` is the time that it is shown by, None where that is the row's own.
    """

    row: LedgerRow
    outlet: str
    published: str
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Called:
    """What an article calls an actor, with who published it and when."""

    quote: Quote
    brief: Ref
    outlet: str
    published: str
