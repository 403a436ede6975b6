"""The view models of ledger rows and quotations on a page of the desk, away from their brief."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model.views.ledger import LedgerRow
    from briefgen.model.views.words import Quote, Ref, When


@dataclass(frozen=True, slots=True)
class Told:
    """A row of a brief's ledger with who published it and when (EDTF); empty where not stated.

    `when` is the time that it is shown by, None where that is the row's own. `since` is the edition
    since which its article is new, empty where it is not.
    """

    row: LedgerRow
    outlet: str
    published: str
    when: When | None = None
    since: str = ""


@dataclass(frozen=True, slots=True)
class Called:
    """What an article calls an actor, with who published it and when."""

    quote: Quote
    brief: Ref
    outlet: str
    published: str


@dataclass(frozen=True, slots=True)
class Version:
    """One article's version: what is stated, in its words, with who published it and when."""

    stated: str
    quote: Quote
    outlet: str
    published: str


@dataclass(frozen=True, slots=True)
class Contested:
    """What is told in different ways: `about` names it, with a version of each article.

    Where somebody says that a thing is not so, `denial` is the row, and there are no versions.
    `ref` leads to where all tellings stand, if anywhere; `more` is how many versions are not
    quoted.
    """

    about: str
    versions: tuple[Version, ...] = ()
    denial: Told | None = None
    ref: Ref | None = None
    more: int = 0
