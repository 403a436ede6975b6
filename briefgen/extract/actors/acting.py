"""Which unnamed groups take part in what happened: "government troops", "the rebels"?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.extract.names.lexicon import Lexicon

_TOUCHED: Final = frozenset({"by", "against", "with", "between", "among", "on"})
"""Prepositions whose object takes part in a deed."""
_ARTICLES: Final = frozenset(
    {"the", "these", "those", "all", "some", "many", "most", "several", "other", "more"}
)
_STATIVE: Final = frozenset({"be", "have", "seem", "remain", "become", "include", "appear"})


def phrase_of(chunk: Span, words: Lexicon) -> tuple[int, int] | None:
    """Return the token span by which a chunk identifies a group, None where it does not.

    "The heavily armed rebels" are "rebels"; "forces" alone identify nobody, "government forces" do.
    An indefinite singular ("a coalition") identifies none.
    """
    root, start = chunk.root, chunk.root.i
    if any(t.dep_ == "poss" for t in chunk) or (
        chunk[0].lower_ in ("a", "an", "any", "no") and start > chunk.start
    ):
        return None
    while start > chunk.start and _which(chunk.doc[start - 1], start, words):
        start -= 1
    noun = root.lower_
    two = f"{chunk.doc[root.i - 1].lower_} {noun}" if root.i > chunk.start else noun
    alone = noun in words.acting or two in words.acting
    if not (alone or (noun in words.acting_with and start < root.i)):
        return None
    single = (
        root.tag_ == "NN"
        and chunk[0].lower_ not in _ARTICLES
        and noun not in ("police", "military")
    )
    if single or any(t.text[:1].isupper() and t.i > chunk.start for t in chunk):
        return None
    return start, root.i + 1


def _which(token: Token, end: int, words: Lexicon) -> bool:
    """Tell whether a word before a group's noun identifies the group."""
    if token.text == "-" or token.nbor().text == "-":
        return token.nbor().text != "-" or token.lower_ in ("pro", "anti")
    return token.lower_ in words.which and token.dep_ not in ("det", "poss") and token.i < end


def takes_part(root: Token, words: Lexicon) -> bool:
    """Tell whether a noun acts or is acted on, other than by saying and being.

    For those who rule a state, saying is enough.
    """
    while root.dep_ == "conj" and root.head.i < root.i:
        root = root.head
    head = root.head
    if root.dep_ in ("nsubj", "nsubjpass", "dobj"):
        told = head.lower_ in words.speech and root.lower_ not in words.ruling
        return head.pos_ == "VERB" and head.lemma_ not in _STATIVE and not told
    if root.dep_ != "pobj" or head.lower_ not in _TOUCHED:
        return False
    return head.dep_ == "agent" or head.head.pos_ in ("VERB", "NOUN")
