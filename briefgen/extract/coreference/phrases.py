"""What a noun phrase is by its form: definite, bare, narrowed by what follows, an introduction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.demonyms import is_adjective_of_a_state
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BESIDE: Final = frozenset(("det", "amod", "compound", "poss", "nmod", "nummod", "case"))
_ONE: Final = frozenset(("a", "an", "one", "another"))
_SAID_OF: Final = frozenset(("attr", "oprd", "appos"))
"""What a noun is that is said of somebody ("he is *a spokesman*") and introduces nobody."""

_LIKENING: Final = frozenset(("as", "like", "than", "without"))
_MARKS: Final = frozenset(('"', "\u201c", "\u201d"))
_MORE: Final = frozenset(("prep", "relcl", "acl", "appos"))


def nouns_of(doc: Doc) -> dict[tuple[str, str], list[Token]]:
    """Return the nouns of a text in order, by their lemmas and tags."""
    out: dict[tuple[str, str], list[Token]] = {}
    for token in doc:
        if token.tag_ in ("NN", "NNS"):
            out.setdefault((token.lemma_.lower(), token.tag_), []).append(token)
    return out


def joint_lemma(noun: Token) -> str:
    """Return a noun's lemma, with a compound before it if the lists have both: "think tank"."""
    lemma = noun.lemma_.lower()
    before = next((c.lower_ for c in noun.children if c.dep_ == "compound"), "")
    joint = f"{before} {lemma}"
    known = (words for words in table("coreference")["nominals"].values())
    return joint if before and any(joint in words for words in known) else lemma


def is_one_noun(noun: Token) -> bool:
    """Tell whether a word is a singular noun, which some are that the tagger takes for names."""
    return noun.tag_ == "NN" or (noun.tag_ == "NNP" and noun.is_lower)


def is_definite(noun: Token) -> bool:
    """Tell whether "the", "this" or "that" leads a noun."""
    first = noun.left_edge
    return first.dep_ == "det" and first.lower_ in table("coreference")["determiners"]


def is_bare(noun: Token) -> bool:
    """Tell whether a noun has no modifier that makes another thing of it, and is no title."""
    same = table("coreference")["same"]
    joint = joint_lemma(noun) != noun.lemma_.lower()
    firm = joint_lemma(noun) in table("coreference")["nominals"]["company"]
    for child in noun.children:
        before = child.i < noun.i
        plain = child.lower_ in same or _says_where(child)
        plain = plain or (joint and (child.dep_ == "compound" or child.lower_ == "human"))
        plain = plain or (firm and is_adjective_of_a_state(child.lower_))
        if before and child.dep_ in _BESIDE and child.dep_ != "det" and not plain:
            return False
    if is_narrowed(noun):
        return False
    after = noun.doc[noun.i + 1 : noun.i + 2]
    named = any(t.pos_ in ("PROPN", "NOUN") or t.lower_ == "'s" for t in after)
    return noun.dep_ != "compound" and not named


def is_of_a_state(noun: Token) -> bool:
    """Tell whether an adjective says of which country a body is: "the *Swiss* firm"."""
    return any(c.i < noun.i and is_adjective_of_a_state(c.lower_) for c in noun.children)


def introduces(noun: Token) -> bool:
    """Tell whether a phrase introduces somebody: "*a* diplomat", "*two* guards", "people who"."""
    if noun.dep_ in _SAID_OF or noun.dep_ in ("compound", "poss", "nmod"):
        return False
    if noun.dep_ == "pobj" and noun.head.lower_ in _LIKENING:
        return False
    if any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in noun.children):
        return False
    if noun.tag_ == "NN":
        return noun.left_edge.lower_ in _ONE
    led = [c for c in noun.children if c.i < noun.i and c.dep_ in ("det", "poss")]
    counted = any(c.dep_ == "nummod" for c in noun.children)
    return counted or (not led and is_narrowed(noun))


def is_narrowed(noun: Token) -> bool:
    """Tell whether words behind a noun tell which one it is: "the man *who fell*"."""
    behind = (c for c in noun.children if c.i > noun.i and c.dep_ in _MORE)
    return any(not (_is_added(c) or _is_charge(c)) for c in behind)


def is_quoted(word: Token) -> bool:
    """Tell whether a word stands in a quotation of its paragraph."""
    marks = 0
    for token in reversed(word.doc[: word.i]):
        if token.is_space and "\n" in token.text:
            break
        marks += token.text in _MARKS
    return marks % 2 == 1


def _says_where(word: Token) -> bool:
    """Tell whether a participle says where a body has its seat: "the London-based group"."""
    return word.lower_ == "based" and any(c.dep_ == "npadvmod" for c in word.children)


def _is_charge(link: Token) -> bool:
    """Tell whether a preposition has a gerund, and so is the verb's: "accused X *of hiding* it"."""
    return link.dep_ == "prep" and any(c.dep_ == "pcomp" for c in link.children)


def _is_added(clause: Token) -> bool:
    """Tell whether a clause adds to a known noun: after a comma, or on a single name."""
    opens = clause.left_edge
    if clause.dep_ == "acl" and opens.i and opens.nbor(-1).text == ",":
        return True  # "the statement, *shared on Monday*"
    if opens.lower_ == "who" and clause.lemma_ in ("use", "go", "have") and _is_of_one_name(clause):
        return True
    return (
        clause.dep_ == "relcl" and opens.lower_ in ("which", "who") and opens.nbor(-1).text == ","
    )


def _is_of_one_name(clause: Token) -> bool:
    """Tell whether a clause says that a name is a single one: "*who uses one name*"."""
    below = [t.lower_ for t in clause.subtree]
    return "name" in below and not {"one", "only", "single"}.isdisjoint(below)
