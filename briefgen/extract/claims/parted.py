"""Where two attributions share a sentence, each has its own part of it.

A semicolon parts them, and so does who closes the first: "A, the bank says, though B, according to
the union" is A on the bank's word and B on the union's.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims import clauses
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from briefgen.extract.claims.draft import Draft, Span
    from briefgen.extract.claims.scene import Scene

_WHOLE: Final = ("quotation", "turn", "block")
"""Rules whose content is somebody's own words, with the marks in it."""

_CLOSERS: Final = ("aside", "phrase", "trailing", "verb.clause")
"""Rules whose cue may stand behind what is said."""

_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SPEAKER: Final = frozenset({"he", "she", "they"})


def on_its_side(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """Return a content without what a semicolon parts from its cue; another "that" takes it up again."""
    if draft.rule.startswith(_WHOLE):
        return draft.content
    opens, closes = _between_semicolons(scene, draft)
    sentence = draft.anchor.sent
    kept = []
    for a, b in draft.content:
        if b <= sentence.start_char or a >= sentence.end_char:
            kept.append((a, b))
            continue
        start, end = max(a, opens), min(b, closes)
        if start < end:
            kept.append(_trimmed(scene, start, end))
    return tuple(kept) or draft.content


def _between_semicolons(scene: Scene, draft: Draft) -> Span:
    """Return where the part of a sentence begins and ends that a cue stands in."""
    sentence = draft.anchor.sent
    opens, closes = sentence.start_char, sentence.end_char
    behind_colon = False
    for token in sentence:
        behind_colon |= token.text == ":" and token.idx >= draft.cue[1]
        if token.text != ";" or scene.marks.at(token.idx) or _is_bracketed(token):
            continue
        if token.idx < draft.cue[0]:
            opens = token.idx + 1
        elif not (behind_colon or _takes_up(token)):
            return opens, token.idx
    return opens, closes


def _is_bracketed(token: Token) -> bool:
    before = token.doc[token.sent.start : token.i].text
    return before.count("(") > before.count(")")


def _takes_up(semicolon: Token) -> bool:
    """Tell whether "that", or "and that", goes on behind a semicolon with what is said."""
    after = [t.lower_ for t in semicolon.doc[semicolon.i + 1 : semicolon.i + 3]]
    return after[:1] == ["that"] or after == ["and", "that"]


def _trimmed(scene: Scene, start: int, end: int) -> Span:
    words = scene.text[start:end]
    start += len(words) - len(words.lstrip(" \n\t"))
    return start, start + len(scene.text[start:end].rstrip(" \n\t,;"))


def parted(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, two of which close clauses of one sentence each with its own clause."""
    out = list(drafts)
    closing = [k for k, d in enumerate(out) if _closes(d)]
    for first, second in pairwise(closing):
        one, other = out[first], out[second]
        if one.anchor.sent.start != other.anchor.sent.start:
            continue
        at = _seam(scene, one, other)
        if at is None:
            continue
        said = tuple((a, min(b, one.cue[0])) for a, b in one.content if a < one.cue[0])
        out[first] = replace(one, content=said)
        out[second] = replace(other, content=((at, _ends(other)),))
    return out


def without_asides(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, where two hold each other's cue: "A said B, according to C, although D" is A's word at C's.

    The words that name C are then no part of what A said. "A said that, according to C, B" is C's
    word at A's.
    """
    out = list(drafts)
    asides = [k for k, d in enumerate(out) if d.rule == "phrase" and d.source is not None]
    for k, d in enumerate(drafts):
        within = [i for i in asides if _hold_each_other(d, drafts[i])]
        if not within or not d.rule.startswith("verb."):
            continue
        aside = drafts[within[0]]
        said = _cut(d, aside)
        if _opens(d, aside):
            out[within[0]] = replace(aside, content=said)
        else:
            out[k] = replace(d, content=said)
    return out


def _opens(draft: Draft, aside: Draft) -> bool:
    """Tell whether an aside is what the content of a draft begins with."""
    a = next(a for a, b in draft.content if a <= aside.cue[0] < b)
    return draft.anchor.doc.text[a : aside.cue[0]].strip(" ,").lower() in ("", "that")


def _hold_each_other(one: Draft, other: Draft) -> bool:
    first = any(a <= other.cue[0] < b for a, b in one.content)
    return first and any(a <= one.cue[0] < b for a, b in other.content)


def _cut(draft: Draft, aside: Draft) -> tuple[Span, ...]:
    """Return a draft's content without an aside's words, from its comma to the end of who is named."""
    source = aside.source
    assert source is not None
    start, end = aside.cue[0], source.right_edge.idx + len(source.right_edge)
    out: list[Span] = []
    for a, b in draft.content:
        if not a <= start < b:
            out.append((a, b))
            continue
        text = draft.anchor.doc.text
        before, after = text[a:start].rstrip(" ,"), text[end:b].lstrip(" ,")
        out += [(a, a + len(before))] if before.lower() not in ("", "that") else []
        out += [(b - len(after), b)] if after else []
    return tuple(out)


def _closes(draft: Draft) -> bool:
    """Tell whether a draft's cue stands behind what is said, or behind its beginning."""
    return draft.rule.startswith(_CLOSERS) and min(a for a, _ in draft.content) < draft.cue[0]


def _ends(draft: Draft) -> int:
    return max(b for a, b in draft.content if a < draft.cue[0])


def _seam(scene: Scene, one: Draft, other: Draft) -> int | None:
    """Return where the clause begins that the second of two closes, None where it has none of its own.

    It is led in by "though" or "and" right behind the comma that closes the first.
    """
    begins = min(a for a, _ in other.content)
    until = _ends(other)
    if not (begins < one.cue[0] and one.cue[1] < until <= other.cue[0]):
        return None
    comma = scene.tokens[scene.index(one.cue[1])]
    leads = comma.nbor(1) if comma.i + 1 < len(scene.tokens) else comma
    if comma.text != "," or leads.lower_ not in table("clauses")["joining_clauses"]:
        return None
    told = scene.tokens[leads.i + 1 : scene.index(until)]
    if not any(t.tag_ in _FINITE for t in told):
        return None
    return told[0].idx


def behind_the_colon(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """Return a content without the clause before a colon that tells what its speaker did.

    "Captain Rask declined: her ships, she said, would stay" has her say what stands behind the colon.
    """
    source = draft.source
    if source is None or source.lower_ not in _SPEAKER or draft.rule.startswith(_WHOLE):
        return draft.content
    colon = teller_before_colon(source)
    if colon is None:
        return draft.content
    at = colon[1].idx + 1
    kept = tuple(_trimmed(scene, max(a, at), b) for a, b in draft.content if b > at)
    if not kept:
        return draft.content
    told = any(t.tag_ in _FINITE for a, b in kept for t in _words(scene, a, b))
    return kept if told else (*kept, *_behind_the_aside(scene, draft, kept[-1][1]))


def _words(scene: Scene, start: int, end: int) -> tuple[Token, ...]:
    return scene.tokens[scene.index(start) : scene.index(end)]


def _behind_the_aside(scene: Scene, draft: Draft, end: int) -> tuple[Span, ...]:
    """Return the rest of a sentence behind the comma that closes "she told members"."""
    closes = draft.anchor.sent.end_char
    comma = next((t for t in _words(scene, draft.cue[1], closes) if t.text == ","), None)
    if comma is None or end > comma.idx:
        return ()
    rest = _trimmed(scene, comma.idx + 1, closes)
    return ((rest[0], rest[0] + len(scene.text[slice(*rest)].rstrip(".!?"))),)


def teller_before_colon(pronoun: Token) -> tuple[Token, Token] | None:
    """Return who acts in the clause before a colon, with the colon, where "he" or "she" speaks on behind it.

    None where that is nobody named, or the clause has no verb.
    """
    sentence = pronoun.sent
    before = pronoun.doc[sentence.start : pronoun.i]
    colon = next((t for t in reversed(before) if t.text == ":"), None)
    if colon is None:
        return None
    for verb in pronoun.doc[sentence.start : colon.i]:
        subject = clauses.own_subject(verb) if verb.tag_ in _FINITE else None
        if subject is not None and subject.i < verb.i:
            return (subject, colon) if subject.pos_ == "PROPN" else None
    return None
