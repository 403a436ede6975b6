"""Speech without marks: a paragraph that ends in "she wrote:", and the paragraphs after it."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims import clauses
from briefgen.extract.claims.direct import beside, quoting
from briefgen.extract.claims.draft import Draft
from briefgen.model import NUMBERED, READ, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.claims.draft import Span
    from briefgen.extract.claims.scene import Scene
    from briefgen.model import Block
    from briefgen.registry.speech import Sense

_REACH: Final = 24
"""Tokens before the colon among which the cue is looked for."""

_FIRST: Final = frozenset({"i", "we", "my", "our", "me", "us"})
_BULLETS: Final = "-*\u2022\u2023\u00b7\u2013 \t"
_MARKS: Final = ('"', "\u201c", "\u201e", "\u00ab", "\u00bb", "\u2018", "'", "\u0060\u0060")


def block_drafts(scene: Scene) -> Iterator[Draft]:
    """Yield an attribution for each paragraph that introduces the next by a cue and a colon."""
    blocks = [b for b in scene.reading.article.blocks if b.role in READ]
    for k, block in enumerate(blocks[:-1]):
        if block.role not in (Role.BODY, Role.DEK) or scene.text[block.end - 1] != ":":
            continue
        said = _set_apart(scene, blocks[k + 1 :], opening=_opens(blocks[:k]))
        found = _cue(scene, block, sure=bool(said) and said[0].role is Role.QUOTE) if said else None
        if found is not None:
            yield _draft(scene, *found, said)


def _draft(scene: Scene, anchor: Token, sense: Sense, said: list[Block]) -> Draft:
    source = clauses.agent(anchor) if clauses.is_passive(anchor) else clauses.subject(anchor)
    return Draft(
        anchor,
        sense.act,
        f"block.{said[0].role}",
        (anchor.idx, anchor.idx + len(anchor)),
        tuple(_words(scene, b) for b in said),
        source if source is not None else beside(scene, anchor),
        sense.negated != clauses.is_negated(anchor),
    )


def _words(scene: Scene, block: Block) -> Span:
    """Return the span of a block without the bullet before it."""
    text = scene.text[block.start : block.end]
    return block.start + len(text) - len(text.lstrip(_BULLETS)), block.end


def _opens(before: list[Block]) -> bool:
    """Tell whether at most one paragraph stands before a block: it introduces a whole statement."""
    return sum(b.role in NUMBERED for b in before) <= 1


def _set_apart(scene: Scene, following: list[Block], *, opening: bool) -> list[Block]:
    """Return the blocks of speech: a list, a quotation, or a paragraph and those that continue it.

    Nothing marks the end of a paragraph's speech, so only those in the first person continue it; in
    an article that is one statement, all do up to the next attribution.
    """
    first = following[0]
    if first.role not in NUMBERED or scene.text[first.start : first.end].startswith(_MARKS):
        return []
    if _is_point(scene, first):
        return list(takewhile(lambda b: _is_point(scene, b), following))
    if first.role is not Role.BODY:
        return list(takewhile(lambda b: b.role is first.role, following))
    if opening:
        return [
            first,
            *takewhile(lambda b: b.role is Role.BODY and not _is_told(scene, b), following[1:]),
        ]
    return [first, *takewhile(lambda b: _is_own_voice(scene, b), following[1:])]


def _is_told(scene: Scene, block: Block) -> bool:
    """Tell whether a paragraph holds a quotation or a report of speech: the author is back."""
    words = scene.tokens[scene.index(block.start) : scene.index(block.end)]
    return bool(scene.marks.within(block.start, block.end)) or any(
        _is_other_voice(scene, t) for t in words
    )


def _is_other_voice(scene: Scene, token: Token) -> bool:
    """Tell whether a verb is plain reporting by a person, by name or as "he" or "she"."""
    if (
        token.tag_ != "VBD"
        or token.lemma_ not in scene.speech.strong
        or quoting(token, scene.speech) is None
    ):
        return False
    who = clauses.own_subject(token)
    return who is not None and (who.ent_type_ == "PERSON" or who.lower_ in ("he", "she"))


def _is_point(scene: Scene, block: Block) -> bool:
    """Tell whether a block is an item of a list, by its role or by its bullet."""
    return block.role is Role.LIST or (
        scene.text[block.start] in _BULLETS and scene.text[block.start + 1 : block.start + 2] == " "
    )


def _is_own_voice(scene: Scene, block: Block) -> bool:
    """Tell whether a paragraph without quotation marks speaks in the first person."""
    words = scene.tokens[scene.index(block.start) : scene.index(block.end)]
    return (
        block.role is Role.BODY
        and not scene.marks.within(block.start, block.end)
        and any(t.lower_ in _FIRST for t in words)
    )


def _cue(scene: Scene, block: Block, *, sure: bool) -> tuple[Token, Sense] | None:
    """Return the cue before a paragraph's last colon, None where there is none within reach.

    It is the last verb, unless what follows is `sure` to be speech: then other verbs may follow it.
    """
    last = scene.index(block.end) - 1
    for k in range(last, max(scene.index(block.start), last - _REACH) - 1, -1):
        token = scene.tokens[k]
        if token.text in (".", "?", "!") or scene.marks.at(token.idx):
            return None
        if (sense := quoting(token, scene.speech)) is not None:
            return token, sense
        if token.pos_ == "VERB" and not sure:
            return None
    return None
