"""What stands behind who said it, and is not what was said.

'"A," X said, *dismissing a report*', "A, according to X, *a group based in Y*", '"A," said X, *who
has run it for years*', "A, X said, *hours before Y voted*": the first is another statement of X's,
the second and the third say who X is, and the last tells what else went on. And what stands before
a clause that ", according to X" closes is the author's: "A fell, *and B rose*, according to X".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims import clauses
from briefgen.extract.tags import FINITE
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.extract.claims.draft import Draft, Span
    from briefgen.extract.claims.scene import Scene

_CLOSING: Final = ("quotation", "aside", "phrase", "trailing", "verb.clause")
_RELATIVE: Final = frozenset({"who", "which", "whose", "that", "where", "whom"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "expl"})
_JOINTS: Final = frozenset({"and", "but"})
_SHORT: Final = 2
"""Tokens behind a source that still close its sentence: a mark and a quotation mark."""


def without_tails(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts without their tails; what a participle there tells is the same source's."""
    out, owners = [], {}
    theirs = {t.i for d in drafts for p in d.content if (t := _deed_in(scene, d, p)) is not None}
    for draft in drafts:
        cut = of_its_clause(scene, without_its_tail(scene, draft))
        kept = set(cut.content)
        firsts = (scene.tokens[scene.index(a)] for a, b in draft.content if (a, b) not in kept)
        owners.update({t.i: draft for t in firsts if t.tag_ == "VBG"})
        out.append(cut)
    return [
        replace(d, source=owner.source, who=owner.who)
        if (owner := owners.get(d.anchor.i)) is not None
        else d
        for d in out
        if d.anchor.i not in theirs
    ]


def with_the_other_half(scene: Scene, draft: Draft) -> Draft:
    """Return a verdict with what else it says: "found him guilty of A *but acquitted him of B*"."""
    verb = draft.anchor
    if verb.lemma_ != "find" or not any(t.lower_ == "guilty" for t in verb.subtree):
        return draft
    last = max(draft.content)
    joint = scene.tokens[scene.index(last[1])]
    joint = joint.nbor(1) if joint.text == "," else joint
    other = joint.nbor(1) if joint.i + 1 < verb.sent.end else joint
    if joint.lower_ not in _JOINTS or other.lemma_ not in table("clauses")["acquitting"]:
        return draft
    words = [t for t in other.subtree if t.i >= other.i and not t.is_punct and not t.is_space]
    end = words[-1].idx + len(words[-1])
    return replace(draft, content=(*(p for p in draft.content if p != last), (last[0], end)))


def before_another(scene: Scene, draft: Draft) -> Draft:
    """Return a draft without the subject of the next clause: "asks for pay *but the state* is"."""
    last = max(draft.content)
    behind = scene.index(last[1])
    if behind >= len(scene.tokens) or scene.tokens[behind].tag_ not in ("VBZ", "VBD", "VBP"):
        return draft
    noun = scene.tokens[behind - 1]
    joint = noun.left_edge.nbor(-1) if noun.left_edge.i else noun
    if noun.dep_ != "conj" or joint.lower_ not in _JOINTS or joint.idx <= last[0]:
        return draft
    end = joint.nbor(-1)
    kept = (last[0], end.idx + len(end))
    return replace(draft, content=(*(p for p in draft.content if p != last), kept))


def without_its_tail(scene: Scene, draft: Draft) -> Draft:
    """Return a draft without what stands behind its source and is none of its words."""
    if draft.rule == "noun.clause":
        deeds = [_deed_in(scene, draft, p) for p in draft.content]
        kept = [
            (a, b if deed is None else deed.nbor(-1).idx)
            for (a, b), deed in zip(draft.content, deeds, strict=True)
        ]
        return replace(draft, content=tuple(kept))
    before = [p for p in draft.content if p[1] <= draft.cue[0]]
    if not draft.rule.startswith(_CLOSING) or not _is_told(scene, before):
        return draft
    kept = [p for p in draft.content if p in before or not _is_a_tail(scene, draft, p)]
    return replace(draft, content=tuple(kept))


def _deed_in(scene: Scene, draft: Draft, piece: Span) -> Token | None:
    """Return what a sentence's subject does within what a noun of saying was given; else None.

    "She gave in to Berg's wish that A, *agreeing* with B": she agrees, not Berg.
    """
    words = scene.tokens[scene.index(piece[0]) + 1 : scene.index(piece[1])]
    if draft.rule != "noun.clause":
        return None
    return next((t for t in words if t.nbor(-1).text == "," and _says_more(scene, t)), None)


def _is_told(scene: Scene, pieces: list[Span]) -> bool:
    """Tell whether a statement stands before the cue: a quotation, or words with a finite verb."""
    words = (t for a, b in pieces for t in scene.tokens[scene.index(a) : scene.index(b)])
    return any(t.tag_ in FINITE or t.is_quote for t in words)


def _is_a_tail(scene: Scene, draft: Draft, piece: Span) -> bool:
    if scene.marks.within(*piece) and draft.rule == "quotation":
        return False
    first = scene.tokens[scene.index(piece[0])]
    if first.i == first.sent.start:
        return False
    apart = first.nbor(-1).text == ","
    named = draft.source is not None and draft.anchor.i < draft.source.i < first.i
    if apart and (_says_more(scene, first) or _is_before_or_after(first)):
        return True
    return named and _is_of_the_source(scene, draft, piece)


def _says_more(scene: Scene, first: Token) -> bool:
    """Tell whether a participle opens another statement of whoever spoke: ", *dismissing* X"."""
    return first.tag_ == "VBG" and first.lemma_.lower() in scene.speech.verbs


def _is_before_or_after(first: Token) -> bool:
    """Tell whether words tell how long before or after it was said: ", *hours before* X voted"."""
    words = [t.lower_ for t in first.doc[first.i : first.i + 3]]
    units = {u for forms in table("dates")["units"].values() for u in forms}
    at = next((k for k, w in enumerate(words) if w in ("before", "after")), 0)
    clause = any(t.tag_ in FINITE for t in first.doc[first.i : first.sent.end])
    return at > 0 and words[at - 1] in units and clause


def _is_of_the_source(scene: Scene, draft: Draft, piece: Span) -> bool:
    """Tell whether words behind a source say who that is, and end the sentence."""
    first = scene.tokens[scene.index(piece[0])]
    words = scene.tokens[first.i : scene.index(piece[1])]
    if any(t.i < first.sent.end - _SHORT for t in scene.tokens[words[-1].i + 1 : first.sent.end]):
        return False
    if first.nbor(-1).text != ",":
        return draft.rule == "quotation" and first.tag_ in ("VBN", "VBD")
    if first.lower_ in ("who", "whose"):
        return True
    noun = first.head if first.dep_ in ("det", "poss") else first
    who = first.lower_ in ("a", "an", "the") or first.tag_ in ("PRP$", "NN")
    verb = next((t for t in words if t.tag_ in FINITE), None)
    led = verb is None or any(t.lower_ in _RELATIVE for t in words[: verb.i - first.i])
    return who and noun.pos_ in ("NOUN", "PROPN") and led


def of_its_clause(scene: Scene, draft: Draft) -> Draft:
    """Return the draft of ", according to X" at a sentence's end with the clause before it alone.

    "A was shut on Monday, *and 40 ships had to wait*, according to X".
    """
    first, before = draft.anchor, [p for p in draft.content if p[1] <= draft.cue[0]]
    led = first.i - first.sent.start > _SHORT and first.nbor(-1).text == ","
    if draft.rule != "phrase" or not led or not before:
        return draft
    opens = _last_clause(scene, first)
    last = max(before)
    if opens is None or not last[0] < opens.idx < last[1]:
        return draft
    behind = [p for p in draft.content if p not in before]
    within = _goes_on(scene, behind, opens) if behind else False
    if not within and (behind or not _is_told_between(first.sent.start, opens)):
        return draft
    if opens.lower_ in _JOINTS:
        return replace(draft, content=((opens.nbor(1).idx, last[1]),))
    noun = opens.nbor(-2)
    return replace(draft, content=(clauses.up_to(opens, noun), (opens.idx, last[1])))


def _goes_on(scene: Scene, behind: list[Span], opens: Token) -> bool:
    """Tell whether the main clause goes on behind a relative clause and its source.

    "The party, which has 300 members, according to X, *will meet*".
    """
    first = scene.tokens[scene.index(min(behind)[0])]
    return opens.lower_ not in _JOINTS and first.tag_ in FINITE and first.nbor(-1).text == ","


def _last_clause(scene: Scene, first: Token) -> Token | None:
    """Return what opens the last clause before a phrase; None where there is but one.

    It is "and" with a subject, or "which" with a number: of other clauses the source may have told
    what stands before them, too.
    """
    doc, sentence = first.doc, first.sent
    inner = 0
    for comma in reversed(doc[sentence.start + _SHORT : first.i - 1]):
        if comma.text != "," or scene.marks.at(comma.idx):
            continue
        opens = comma.nbor(1)
        if opens.lower_ in _JOINTS and _has_a_subject(opens, first):
            return opens
        if opens.lower_ in ("which", "who") and not inner:
            counts = any(t.like_num for t in doc[opens.i : first.i])
            return opens if counts and comma.nbor(-1).pos_ in ("NOUN", "PROPN") else None
        inner += 1
    return None


def _is_told_between(start: int, end: Token) -> bool:
    return any(t.tag_ in FINITE for t in end.doc[start : end.i])


def _has_a_subject(joint: Token, until: Token) -> bool:
    """Tell whether a clause with a subject of its own follows a joint: ", *and 40 ships had*"."""
    for verb in joint.doc[joint.i + 1 : until.i]:
        own = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
        if own is not None and joint.i < own.left_edge.i <= joint.i + _SHORT:
            return any(t.tag_ in FINITE for t in joint.doc[own.i : until.i])
    return False
