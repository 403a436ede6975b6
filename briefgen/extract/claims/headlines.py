"""Headlines with a colon, and lines that begin with a speaker's name: "Ministry: Talks go on", "SMITH: Thanks"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.claims.draft import Draft
from briefgen.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.claims.scene import Scene
    from briefgen.model import Block
    from briefgen.registry.speech import Speech

_ROLES: Final = frozenset({Role.TITLE, Role.HEADING, Role.DEK, Role.BODY, Role.LIST})
_HEADS: Final = frozenset({Role.TITLE, Role.HEADING})
_LABEL_LETTERS: Final = 80
_CONTENT_WORDS: Final = 3
_LABEL_WORDS: Final = 7
_HEADLINE_WORDS: Final = 24


def headline_drafts(scene: Scene) -> Iterator[Draft]:
    """Yield the attributions of the blocks that are led, or ended, by a speaker and a colon."""
    for block in scene.reading.article.blocks:
        led = ":" in scene.text[block.start : min(block.end, block.start + _LABEL_LETTERS)]
        if block.role not in _ROLES or not (led or block.role in _HEADS):
            continue
        words = [t for t in scene.tokens[scene.index(block.start) : scene.index(block.end)] if not t.is_space]
        colon = next((k for k, t in enumerate(words[: _LABEL_WORDS + 1]) if t.text == ":"), None)
        if colon is not None and _leads(words, colon, block, scene.speech):
            yield _draft(words[colon], words[colon - 1], words[colon + 1 :])
        elif block.role in _HEADS and (tail := _tail(words, scene.speech)) is not None:
            yield _draft(words[tail], words[-1], words[:tail])


def _leads(words: list[Token], colon: int, block: Block, speech: Speech) -> bool:
    """Tell whether the words before a colon are a speaker's name: capitals, no label, no verb, no clock."""
    joints = speech.lists["name_joints"]
    label = words[:colon]
    rest = words[colon + 1 :]
    name = " ".join(t.lower_ for t in label)
    if not label or len(rest) < _CONTENT_WORDS or name in speech.lists["labels"] or any(t.like_num for t in label):
        return False
    if not all(t.text[:1].isupper() or t.lower_ in joints for t in label) or not any(
        t.text[:1].isupper() for t in label
    ):
        return False
    if any(t.pos_ in ("VERB", "AUX") and t.lower_ in speech.verbs for t in label) or label[0].lower_ in joints - {
        "the",
        "al",
    }:
        return False
    shouted = all(t.is_upper or not t.is_alpha for t in label) and any(len(t) > 1 for t in label)
    short = len(words) <= _HEADLINE_WORDS and block.role is not Role.LIST
    return shouted or (short and (block.role in _HEADS or any(t.pos_ == "PROPN" for t in label)))


def _tail(words: list[Token], speech: Speech) -> int | None:
    """Return where the mark stands that sets a speaker off at a headline's end: "..., 12 dead: police"."""
    while words and words[-1].text == ".":
        words = words[:-1]
    for k in range(len(words) - 1, max(2, len(words) - 5), -1):
        if words[k].text in (":", "\u2014", "\u2013", "-", "--"):
            said = words[k + 1 :]
            known = bool(said) and said[-1].lower_ in speech.lists["tail_sources"]
            named = words[k].text == ":" and bool(said) and all(t.pos_ == "PROPN" for t in said)
            return k if known or named else None
    return None


def _draft(colon: Token, source: Token, content: list[Token]) -> Draft:
    last = content[-1] if content[-1].text != "." else content[-2]
    return Draft(
        colon, "say", "headline", (colon.idx, colon.idx + len(colon)), ((content[0].idx, last.idx + len(last)),), source
    )
