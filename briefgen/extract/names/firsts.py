"""Which roles are only somebody's record: "the first leader to visit"?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.names.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_SOLE: Final = frozenset({"only", "last", "next", "sole"})


def is_record(noun: Token) -> bool:
    """Tell whether a noun only says who was first or alone: "the *first* leader to visit"."""
    ranked = any(c.lower_ in lexicon().ordinals or c.lower_ in _SOLE for c in noun.lefts)
    behind = (c for c in noun.rights if c.dep_ in ("relcl", "acl"))
    return ranked and any(c.lower_ == "to" for clause in behind for c in clause.lefts)
