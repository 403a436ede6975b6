"""Words that report elsewhere and tell here how, where or of what: nobody says anything by them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.tags import FINITE
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.extract.claims.draft import Draft

_SENSES: Final = frozenset({"feel", "see", "hear", "notice", "watch"})
_OPENERS: Final = frozenset({"considering", "regarding", "concerning"})
_WRITING: Final = frozenset({"write", "pen", "compose"})
_OPENS_SPEECH: Final = frozenset({'"', "\u201c", ":", ","})


def is_unsaid(draft: Draft) -> bool:
    """Tell whether a cue tells a view of things, a sense, a vote or a picture, and no words."""
    connects = _connects(draft) or _is_sensed(draft) or _is_left_out(draft)
    shown = _is_voted_down(draft) or _is_pictured(draft) or _was_only_due(draft)
    shown = shown or _is_what_another_does(draft) or _are_among_others(draft)
    shown = shown or _is_made_cheaper(draft) or _only_tells_which(draft)
    shown = shown or _is_only_a_time(draft) or _is_still_to_show(draft)
    shown = shown or _is_told_to_be(draft)
    return connects or shown or _is_ones_own(draft) or _is_a_work(draft)


def _connects(draft: Draft) -> bool:
    """Tell whether a participle only says in view of what: "*, considering* the storm"."""
    anchor = draft.anchor
    loose = anchor.lower_ in _OPENERS and anchor.dep_ in ("advcl", "prep")
    before = anchor.nbor(-1).text if anchor.i > anchor.sent.start else ","
    own = any(c.dep_ in ("nsubj", "aux") for c in anchor.children)
    return loose and before == "," and not own and draft.rule.startswith("verb.np")


def _was_only_due(draft: Draft) -> bool:
    """Tell whether a thing was not done but ought to have been: "*should have* asked for a ban"."""
    helpers = {c.lower_ for c in draft.anchor.children if c.dep_ == "aux"}
    due = "have" in helpers and not helpers.isdisjoint(("should", "ought"))
    return due and draft.anchor.tag_ == "VBN" and draft.rule != "quotation"


def _is_what_another_does(draft: Draft) -> bool:
    """Tell whether a gerund has a subject of its own: "a factor *in Lund opting* to"."""
    anchor, source = draft.anchor, draft.source
    if source is None or anchor.tag_ != "VBG" or not anchor.i or source.i >= anchor.i:
        return False
    doer = anchor.nbor(-1)
    own = doer.pos_ in ("NOUN", "PROPN") and doer.dep_ == "pobj" and doer.head.lower_ == "in"
    return own and doer.head.head.i == source.i


def _are_among_others(draft: Draft) -> bool:
    """Tell whether a source is only the "others" of "X and Y, *among others*, which argue"."""
    source = draft.source
    whom = next((a.head for a in source.ancestors if a.dep_ == "relcl"), None) if source else None
    whom = source if source is not None and source.pos_ == "NOUN" else whom
    return whom is not None and whom.lower_ == "others" and whom.head.lower_ == "among"


def _is_made_cheaper(draft: Draft) -> bool:
    """Tell whether a thing is sold for less, and not doubted: "*discount* prices"."""
    things = {c.lemma_.lower() for c in draft.anchor.children if c.dep_ in ("dobj", "nsubjpass")}
    return draft.anchor.lemma_ == "discount" and not things.isdisjoint(table("clauses")["sold"])


def _only_tells_which(draft: Draft) -> bool:
    """Tell whether a participle only tells which ones are meant: "*clerks explaining* it left"."""
    anchor, noun = draft.anchor, draft.anchor.head
    beside = anchor.dep_ == "acl" and anchor.tag_ == "VBG" and noun.i + 1 == anchor.i
    thing = draft.rule.startswith("verb.np") and draft.act in ("explain", "describe", "discuss")
    return thing and beside and noun.dep_ in ("nsubj", "nsubjpass")


def _is_only_a_time(draft: Draft) -> bool:
    """Tell whether all of a content is a time: "the billion it *asked for this year*"."""
    anchor = draft.anchor
    if anchor.dep_ != "relcl" or len(draft.content) > 1 or draft.rule == "quotation":
        return False
    start, end = draft.content[0]
    words = [t for t in anchor.subtree if start <= t.idx < end and not t.is_punct]
    dated = all(t.ent_type_ in ("DATE", "TIME") and not t.like_num for t in words)
    return bool(words) and dated  # "had asked for seven years" asks for something


def _is_still_to_show(draft: Draft) -> bool:
    """Tell whether a thing will only show later how something is: "scans *will show whether* A"."""
    will = any(c.lower_ == "will" for c in draft.anchor.children if c.dep_ == "aux")
    below = [c for c in draft.anchor.children if c.dep_ == "ccomp" and c.i > draft.anchor.i]
    opens = [c.left_edge.lower_ for c in below]
    return draft.act == "show" and will and any(w in ("whether", "if", "how") for w in opens)


def _is_told_to_be(draft: Draft) -> bool:
    """Tell whether a content is cut behind "what X says": "*What I can say is* what is public"."""
    anchor = draft.anchor
    what = any(c.lower_ == "what" and c.i < anchor.i for c in anchor.children)
    behind = anchor.nbor(1) if anchor.i + 1 < len(anchor.doc) else anchor
    cut = what and behind.lemma_ == "be" and draft.content[0][0] == behind.idx
    return cut and behind.nbor(1).lower_ != "that"


def _is_sensed(draft: Draft) -> bool:
    """Tell whether somebody senses what goes on: "*felt* the house shake"."""
    anchor = draft.anchor
    if anchor.lemma_ not in _SENSES or draft.rule != "verb.clause":
        return False
    below = [c for c in anchor.children if c.dep_ == "ccomp" and c.i > anchor.i]
    bare = all(c.tag_ == "VB" for c in below)
    helped = any(g.dep_ in ("aux", "mark") for c in below for g in c.children)
    return bool(below) and bare and not helped


def _is_left_out(draft: Draft) -> bool:
    """Tell whether a gerund is what somebody does not do: "voted *against backing* the bill"."""
    anchor = draft.anchor
    led = anchor.dep_ == "pcomp" and anchor.tag_ == "VBG"
    return led and anchor.head.lower_ in table("clauses")["leaving_out"]


def _is_voted_down(draft: Draft) -> bool:
    """Tell whether a body denies a plan by voting, and no charge: "*denied* the plan, 5-2"."""
    anchor = draft.anchor
    if draft.act != "deny" or not draft.rule.startswith("verb.np"):
        return False
    things = {c.lemma_.lower() for c in anchor.children if c.dep_ in ("dobj", "nsubjpass")}
    voted = any(t.lemma_.lower() in ("vote", "ballot") for t in anchor.sent)
    return voted and not things.isdisjoint(table("clauses")["voted_on"])


def _is_pictured(draft: Draft) -> bool:
    """Tell whether a caption says what its picture shows: "A photo from the port *showing* X"."""
    anchor = draft.anchor
    noun = anchor.head
    at_noun = anchor.dep_ == "acl" and anchor.tag_ == "VBG" and noun.dep_ == "ROOT"
    if not at_noun or noun.lemma_.lower() not in table("clauses")["pictures"]:
        return False
    below = {t.i for t in anchor.subtree}
    return not any(t.tag_ in FINITE for t in noun.sent if t.i not in below)


def _is_a_work(draft: Draft) -> bool:
    """Tell whether somebody writes a work or a letter, and no clause tells what is in it."""
    anchor = draft.anchor
    if anchor.lemma_.lower() not in _WRITING or "clause" in draft.rule:
        return False
    things = [
        c for c in anchor.children if c.dep_ == "dobj" and c.pos_ == "NOUN" and c.i > anchor.i
    ]
    between = {t.text for c in things for t in anchor.doc[anchor.i + 1 : c.i]}
    return bool(things) and not between & _OPENS_SPEECH


def _is_ones_own(draft: Draft) -> bool:
    """Tell whether a noun's content only says whose it is: "have *worries* of their own"."""
    anchor = draft.anchor
    if not draft.rule.startswith("noun.prep"):
        return False
    led = [g for c in anchor.children if c.lower_ == "of" for g in c.children]
    return any(_is_own(g) for g in led)


def _is_own(word: Token) -> bool:
    return word.lower_ == "own" and any(c.tag_ == "PRP$" for c in word.children)
