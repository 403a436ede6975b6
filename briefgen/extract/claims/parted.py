"""Part a sentence among the attributions that share it.

Semicolons separate them, and so does a cue that closes the first clause: in "A, the bank says,
though B, according to the union", A is the bank's content and B the union's.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims import clauses
from briefgen.extract.tags import FINITE
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from briefgen.extract.claims.draft import Draft, Span
    from briefgen.extract.claims.scene import Scene

_WHOLE: Final = ("quotation", "turn", "block")
"""Rules whose content is a source's own words, which semicolons do not part."""

_CLOSERS: Final = ("aside", "phrase", "trailing", "verb.clause")
"""Rules whose cue may stand after its content."""

_SPEAKER: Final = frozenset({"he", "she", "they"})
_PARTED: Final = 10
"""Most tokens of a subject and the aside that parts it from its verb."""

_SUBJECT: Final = 4
"""Most tokens of such a subject."""


def on_its_side(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """Return the content of a draft that no semicolon separates from its cue.

    A semicolon before "that" or "and that" does not count, nor does one after a colon that follows
    the cue.
    """
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
    """Return the offsets between which the cue's part of the sentence lies."""
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
    """Tell whether "that" or "and that" after a semicolon continues the content."""
    after = [t.lower_ for t in semicolon.doc[semicolon.i + 1 : semicolon.i + 3]]
    return after[:1] == ["that"] or after == ["and", "that"]


def _trimmed(scene: Scene, start: int, end: int) -> Span:
    words = scene.text[start:end]
    start += len(words) - len(words.lstrip(" \n\t"))
    return start, start + len(scene.text[start:end].rstrip(" \n\t,;"))


def parted(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts; of two whose cues end clauses of one sentence, each keeps its own."""
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
    """Return the drafts; of two that hold each other's cue, one loses the other's words.

    "A said B, according to C, although D": the words that name C are cut from what A said. "A said
    that, according to C, B": C's aside opens what A said, so C's content is cut to the same.
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
    """Tell whether a draft's content begins with an aside, but for "that"."""
    a = next(a for a, b in draft.content if a <= aside.cue[0] < b)
    return draft.anchor.doc.text[a : aside.cue[0]].strip(" ,").lower() in ("", "that")


def _hold_each_other(one: Draft, other: Draft) -> bool:
    first = any(a <= other.cue[0] < b for a, b in one.content)
    return first and any(a <= one.cue[0] < b for a, b in other.content)


def _cut(draft: Draft, aside: Draft) -> tuple[Span, ...]:
    """Return a draft's content without an aside, from its cue to the end of its source."""
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
    """Tell whether a draft's rule allows the cue to follow, and some content begins before it."""
    return draft.rule.startswith(_CLOSERS) and min(a for a, _ in draft.content) < draft.cue[0]


def _ends(draft: Draft) -> int:
    return max(b for a, b in draft.content if a < draft.cue[0])


def _seam(scene: Scene, one: Draft, other: Draft) -> int | None:
    """Return where the clause of the second of two closing cues begins, None where it has none.

    That clause is opened by "though" or "and" right after the comma that closes the first.
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
    if not any(t.tag_ in FINITE for t in told):
        return None
    return told[0].idx


def behind_the_colon(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """Return a content without the clause before a colon that tells what its speaker did.

    Of "Captain Rask declined: her ships, she said, would stay", what follows the colon is kept.
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
    told = any(t.tag_ in FINITE for a, b in kept for t in _words(scene, a, b))
    return kept if told else (*kept, *_behind_the_aside(scene, draft, kept[-1][1]))


def with_its_subject(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """Return a content with the subject that an aside parts from its verb.

    "The judges said *Holm, as minister, was* guilty", "a ruling that said *it, too, had* lied": the
    small parser takes that subject for the object of "said". Of "a camp that they believe was X"
    it is the noun before.
    """
    a, b = min(draft.content)
    if draft.rule != "verb.clause" or a < draft.cue[1]:
        return draft.content
    at, first = scene.index(a), draft.anchor.i + 1
    words = scene.tokens[first:at]
    verb = scene.tokens[at]
    too = verb.lower_ in table("clauses")["as_well"] and verb.nbor(1).text == ","
    verb = verb.nbor(2) if too else verb
    rest = tuple(piece for piece in draft.content if piece != (a, b))
    if verb.tag_ not in FINITE or clauses.has_subject(verb):
        return draft.content
    if not words and (noun := _of_which_it_is_said(draft)) is not None:
        return (noun, *draft.content)
    comma = next((t for t in words if t.text == ","), None)
    if comma is None or len(words) > _PARTED or comma.i - first > _SUBJECT:
        return draft.content
    who = comma.nbor(-1)
    named = who.pos_ in ("PROPN", "PRON", "NOUN") and who.left_edge.i == first
    closes = too or words[-1].text == ","
    plain = not any(t.tag_ in FINITE or t.is_quote or t.lower_ == "that" for t in words)
    return ((scene.tokens[first].idx, b), *rest) if named and closes and plain else draft.content


def _of_which_it_is_said(draft: Draft) -> Span | None:
    """Return the noun that "that" stands for before who speaks: "*a camp* that they believe"."""
    who = clauses.own_subject(draft.anchor)
    if who is None or who.tag_ != "PRP" or who.i + 1 != draft.anchor.i or not who.i:
        return None
    that = who.nbor(-1)
    over = draft.anchor.head
    noun = next((c for c in over.children if c.dep_ == "dobj" and over.i < c.i < that.i), None)
    below = draft.anchor.dep_ == "ccomp" and that.tag_ == "WDT"
    return clauses.up_to(that, noun) if below and noun is not None else None


def within_its_clause(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """Return a content that begins with the "which" clause that words of saying interrupt.

    Of "The bell hung in the hall, which bought it, its directors said, from a widow" the author
    tells that it hung there. A main verb behind the words of saying ends such a clause.
    """
    before = [(a, b) for a, b in draft.content if b <= draft.cue[0]]
    behind = [(a, b) for a, b in draft.content if a >= draft.cue[1]]
    if len(before) != 1 or len(behind) != 1 or not draft.rule.startswith("verb."):
        return draft.content
    opened = "," in scene.text[before[0][1] : draft.cue[0]]
    if not opened or "," not in scene.text[draft.cue[1] : behind[0][0]]:
        return draft.content
    words, rest = _words(scene, *before[0]), _words(scene, *behind[0])
    opens = next((t for t in reversed(words) if t.tag_ in ("WDT", "WP", "WP$")), None)
    if opens is None or opens.i == words[0].i or opens.nbor(-1).text != ",":
        return draft.content
    inside = [t for t in words if t.i > opens.i]
    told = any(t.tag_ in FINITE for t in inside) and not any(t.text == "," for t in inside)
    if not told or not rest or rest[0].tag_ in FINITE:
        return draft.content
    return ((opens.idx, before[0][1]), *behind)


def behind_its_opener(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """Return the content of "according to X" from there where it opens a clause within another.

    Of "he was in a cell on the day when, according to X, the order came" X says the last alone.
    """
    behind = tuple(piece for piece in draft.content if piece[0] >= draft.cue[1])
    words = scene.text[: draft.cue[0]].rstrip(" ,").rsplit(maxsplit=1)
    opens = words[-1].lower() if words else ""
    inside = draft.rule == "phrase" and behind and opens in table("clauses")["opening_within"]
    return behind if inside else draft.content


def within_the_relative(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """Return a content without the main clause behind it: "*a hall that they say will shut* is".

    The small parser makes the clause with "will" the subject of the main verb.
    """
    verb = draft.anchor
    if verb.dep_ != "relcl" or draft.rule != "verb.clause":
        return draft.content
    main = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    inner = next((c for c in main.children if _is_a_clause(c)), None) if main is not None else None
    if main is None or inner is None or not verb.i < inner.i < main.i:
        return draft.content
    first = inner.right_edge.i + 1
    end = scene.tokens[first].idx if scene.tokens[first].head.i == main.i else main.idx
    kept = tuple((a, min(b, end)) for a, b in draft.content if a < end)
    return tuple(_trimmed(scene, a, b) for a, b in kept)


def _is_a_clause(word: Token) -> bool:
    """Tell whether a subject is a verb with "will" or its like."""
    subject = word.dep_ in ("nsubj", "nsubjpass", "csubj", "csubjpass")
    return subject and word.tag_ == "VB" and any(c.tag_ == "MD" for c in word.children)


def _words(scene: Scene, start: int, end: int) -> tuple[Token, ...]:
    return scene.tokens[scene.index(start) : scene.index(end)]


def _behind_the_aside(scene: Scene, draft: Draft, end: int) -> tuple[Span, ...]:
    """Return the rest of a sentence after the comma that closes an aside: "she told members,"."""
    closes = draft.anchor.sent.end_char
    comma = next((t for t in _words(scene, draft.cue[1], closes) if t.text == ","), None)
    if comma is None or end > comma.idx:
        return ()
    rest = _trimmed(scene, comma.idx + 1, closes)
    return ((rest[0], rest[0] + len(scene.text[slice(*rest)].rstrip(".!?"))),)


def teller_before_colon(pronoun: Token) -> tuple[Token, Token] | None:
    """Return the subject of the clause before the colon before a pronoun, with that colon.

    None where the subject is no name, or the clause has no finite verb with a subject before it.
    """
    sentence = pronoun.sent
    before = pronoun.doc[sentence.start : pronoun.i]
    colon = next((t for t in reversed(before) if t.text == ":"), None)
    if colon is None:
        return None
    for verb in pronoun.doc[sentence.start : colon.i]:
        subject = clauses.own_subject(verb) if verb.tag_ in FINITE else None
        if subject is not None and subject.i < verb.i:
            return (subject, colon) if subject.pos_ == "PROPN" else None
    return None
