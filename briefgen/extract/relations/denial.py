"""Is a deed denied: by negation, by an acquittal, by talks that fell through?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.standing import is_denied, is_put_off
from briefgen.registry.predicates import predicates
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_VERBS: Final = ("VERB", "AUX")
_SUBJECTS: Final = ("nsubj", "nsubjpass")
_UNDERGOING: Final = frozenset({"dobj", "xcomp", "ccomp"})
"""Dependencies of what a verb's subject acts on."""


def negated(deed: Token) -> bool:
    """Tell whether the deed that a word names is told as not, or no longer, so."""
    if is_denied(deed) or denied_itself(deed) or _is_left_out(deed) or _is_undone(deed):
        return True
    claim = _claim_over(deed)
    return claim is not None and _is_rejected(claim)


def _is_undone(deed: Token) -> bool:
    """Tell whether what governs a deed undoes it: ties cut, talks called off, somebody cleared."""
    return _is_ended(deed) or _is_refused(deed) or cleared(deed) or _fell_through(deed)


def accused(deed: Token) -> Span | None:
    """Return the cue of a charge with a deed, "charged" in "charged with killing X", else None."""
    verb = _judging(deed)
    if verb is None:
        return None
    if verb.lemma_ not in predicates().charging and not _is_quashed(verb):
        return None
    return verb.doc[verb.i : verb.i + 1]


def _is_quashed(verb: Token) -> bool:
    """Tell whether a verb convicts somebody, in an article by which a conviction was quashed."""
    guilty = any(c.lower_ == "guilty" for c in verb.children)
    if verb.lemma_ != "convict" and not (verb.lemma_ == "find" and guilty):
        return False
    return any(t.lemma_ in _QUASHING for t in verb.doc)


_QUASHING: Final = frozenset({"quash", "overturn", "exonerate"})


def only_claimed(deed: Token) -> Span | None:
    """Return the noun of a claim of which a deed is the content: "amid *claims* that X armed Y"."""
    claim = _claim_over(deed)
    return None if claim is None else claim.doc[claim.i : claim.i + 1]


def _claim_over(deed: Token) -> Token | None:
    """Return the noun of a claim with "that" over a deed, None where there is none."""
    clause = deed
    while clause.dep_ in _JOINED and clause.head.i != clause.i:
        clause = clause.head
    marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    told = clause.dep_ in ("acl", "ccomp", "relcl") and clause.head.pos_ == "NOUN"
    claims = table("relations")["claims_of"]
    return clause.head if marked and told and clause.head.lemma_.lower() in claims else None


_JOINED: Final = frozenset({"xcomp", "conj", "dobj", "pobj", "prep", "attr", "advcl"})
"""Dependencies by which a deed stands within the clause that tells of it."""


def _is_rejected(claim: Token) -> bool:
    """Tell whether somebody denies a claim: "*rejected* claims that X armed Y"."""
    over = claim.head
    return claim.dep_ in ("dobj", "nsubjpass") and over.lemma_ in table("relations")["rejects"]


def unreal(deed: Token) -> Span | None:
    """Return the "had" of an inverted counterfactual: "had X armed Y, the war would have ended"."""
    verb = deed if deed.pos_ in _VERBS else deed.head
    had = next((c for c in verb.children if c.lower_ == "had" and c.dep_ == "aux"), None)
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    if had is None or subject is None or had.i > subject.i or verb.sent.text.endswith("?"):
        return None
    return verb.doc[had.i : had.i + 1]


def denied_itself(deed: Token) -> bool:
    """Tell whether a "no", "not" or "no longer" depends on a word."""
    return any(_denies(c) for c in deed.children if not is_put_off(deed, c))


def _denies(word: Token) -> bool:
    """Tell whether a word denies what it depends on; "not only" does not."""
    behind = word.doc[word.i + 1].lower_ if word.i + 1 < len(word.doc) else ""
    if behind in ("only", "just", "merely"):
        return False
    return word.dep_ == "neg" or word.lower_ in predicates().denials or _no_longer(word)


def _is_ended(deed: Token) -> bool:
    """Tell whether a verb ends a tie, talks or pressure named by its object: "cut ties with"."""
    if deed.dep_ not in ("dobj", "nsubjpass") or deed.head.lemma_ not in predicates().enders:
        return False
    frame = predicates().nouns.get(deed.lemma_.lower())
    return frame is not None and frame.predicate.root not in ("attacks", "fights")


def _is_refused(deed: Token) -> bool:
    """Tell whether the verb above a deed says that it did not come about: "refused to attack".

    Not where holding back is denied: "did not hesitate to accuse", "did not refuse to meet".
    """
    head = deed.head
    if deed.dep_ == "pcomp" and head.dep_ == "prep":
        head = head.head
    if _is_taken_for_granted(deed):
        return False
    if deed.dep_ not in ("xcomp", "dobj", "pcomp") or head.pos_ not in _VERBS:
        return False
    denied = any(c.dep_ == "neg" for c in head.children)
    if head.lemma_ in predicates().hesitating:
        return False
    return (head.lemma_ in predicates().refusals) != denied


def _is_taken_for_granted(deed: Token) -> bool:
    """Tell whether no view is taken of a deed that was done: "has not condemned *X's attack*"."""
    definite = any(c.dep_ == "poss" or c.lower_ == "the" for c in deed.lefts)
    views = {f.predicate.root for f in predicates().verbs.get(deed.head.lemma_, ())}
    return deed.dep_ == "dobj" and definite and not views.isdisjoint(_VIEWS)


_VIEWS: Final = frozenset({"condemns", "praises", "backs", "opposes"})
"""What is said of a deed that is done, whoever says it or does not."""


def _is_left_out(deed: Token) -> bool:
    """Tell whether a deed stands after "without", "instead of" or "rather than"."""
    before = deed.doc[max(deed.sent.start, deed.i - 2) : deed.i].text.lower()
    return deed.dep_ in ("pcomp", "pobj", "advcl") and before.endswith(predicates().instead)


def cleared(deed: Token) -> bool:
    """Tell whether somebody is cleared of a deed: "acquitted of murdering X"."""
    verb = _judging(deed)
    return verb is not None and verb.lemma_ in predicates().clearing


def _judging(deed: Token) -> Token | None:
    """Return the verb whose preposition a deed stands after ("charged *with*"), else None."""
    if deed.dep_ not in ("pcomp", "pobj") or deed.head.dep_ != "prep":
        return None
    over = deed.head.head
    if over.pos_ == "NOUN" and over.lemma_ in predicates().suspicions:
        over = over.head.head
    return over if over.pos_ in _VERBS else None


def _fell_through(deed: Token) -> bool:
    """Tell whether a verb says of a deed that it did not take place: "talks were called off".

    A deed that itself rules something out or puts it off does take place.
    """
    verb = deed.head
    if deed.dep_ not in _SUBJECTS or verb.pos_ not in _VERBS:
        return False
    if deed.dep_ == "nsubj" and any(c.dep_ in _UNDERGOING for c in verb.children):
        return False
    words = (c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod", "prep"))
    undone = predicates().undone
    return verb.lemma_ in undone or any(f"{verb.lemma_} {w}" in undone for w in words)


def _no_longer(word: Token) -> bool:
    """Tell whether a word is the "longer" of "no longer"."""
    return word.lower_ == "longer" and bool(word.i) and word.nbor(-1).lower_ == "no"
