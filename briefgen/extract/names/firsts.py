"""Which roles are only somebody's record: "the first leader to visit"?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.names.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_most(noun: Token) -> bool:
    """Tell whether a noun only says who is most so: "the *most senior* official to be killed"."""
    return is_record(noun) and any(_is_superlative(c) for c in noun.lefts)


def _ranks(word: Token) -> bool:
    """Tell whether a word before a noun counts, or is a superlative: "*most senior*"."""
    return _is_superlative(word) or word.lower_ in lexicon().ordinals or word.lower_ in _SOLE


def _is_superlative(word: Token) -> bool:
    return word.tag_ == "JJS" or any(c.tag_ == "RBS" for c in word.lefts)


_SOLE: Final = frozenset({"only", "last", "next", "sole"})


def is_record(noun: Token) -> bool:
    """Tell whether a noun only says who was first, alone or most: "the *first* leader to visit"."""
    ranked = any(_ranks(c) for c in noun.lefts)
    behind = (c for c in noun.rights if c.dep_ in ("relcl", "acl"))
    return ranked and any(c.lower_ == "to" for clause in behind for c in clause.lefts)
