"""Headlines that name a source, and lines led by a speaker: "Ministry: Talks go on"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims.draft import Draft
from briefgen.extract.claims.screen import speaks
from briefgen.extract.turns import turns
from briefgen.model import Role
from briefgen.registry.speech import speech
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.claims.draft import Span
    from briefgen.extract.claims.scene import Scene
    from briefgen.model import Block
    from briefgen.registry.speech import Cue, Sense, Speech

_ROLES: Final = frozenset({Role.TITLE, Role.HEADING, Role.DEK, Role.BODY, Role.LIST})
_HEADS: Final = frozenset({Role.TITLE, Role.HEADING})
_LABEL_LETTERS: Final = 80
_CONTENT_WORDS: Final = 3
_LABEL_WORDS: Final = 7
_HEADLINE_WORDS: Final = 24
_LONG: Final = 4
"""Letters from which on a word counts for whether a headline is in capitals."""

_CAPITALS: Final = 0.75
"""Least share of such words with a capital for a headline in capitals."""

_FRAMES: Final = ("clause", "np", "to")


def headline_drafts(scene: Scene) -> Iterator[Draft]:
    """Yield the attributions of the blocks that are led, or ended, by a speaker and a colon.

    The turns of an interview are read as such, and not here.
    """
    turned = {turn.label[0] for turn in turns(scene.reading)}
    for block in scene.reading.article.blocks:
        if block.start in turned:
            continue
        led = ":" in scene.text[block.start : min(block.end, block.start + _LABEL_LETTERS)]
        if block.role not in _ROLES or not (led or block.role in _HEADS):
            continue
        words = [
            t
            for t in scene.tokens[scene.index(block.start) : scene.index(block.end)]
            if not t.is_space
        ]
        if not words:
            continue
        colon = next((k for k, t in enumerate(words[: _LABEL_WORDS + 1]) if t.text == ":"), None)
        if colon is not None and _leads(words, colon, block, scene.speech):
            yield _draft(words[colon], words[:colon], words[colon + 1 :])
        elif block.role in _HEADS and (tail := _tail(words, scene.speech)) is not None:
            yield _draft(words[tail], words[tail + 1 :], words[:tail])
        elif block.role in _HEADS and (spoken := _spoken(words, scene.speech)) is not None:
            yield spoken


def _leads(words: list[Token], colon: int, block: Block, known: Speech) -> bool:
    """Tell whether the words before a colon name a speaker: capitals, no label, verb or number."""
    joints = known.lists["name_joints"]
    label = words[:colon]
    rest = words[colon + 1 :]
    name = " ".join(t.lower_ for t in label)
    if (
        not label
        or len(rest) < _CONTENT_WORDS
        or name in known.lists["labels"]
        or any(t.like_num for t in label)
    ):
        return False
    if not all(t.text[:1].isupper() or t.lower_ in joints for t in label) or not any(
        t.text[:1].isupper() for t in label
    ):
        return False
    if any(t.pos_ in ("VERB", "AUX") and t.lower_ in known.verbs for t in label) or label[
        0
    ].lower_ in joints - {
        "the",
        "al",
    }:
        return False
    if _is_topic(label, rest, known) or _is_parted(label) or _only_asks(name, rest):
        return False
    shouted = all(t.is_upper or not t.is_alpha for t in label) and any(len(t) > 1 for t in label)
    short = len(words) <= _HEADLINE_WORDS and block.role is not Role.LIST
    return shouted or (short and (block.role in _HEADS or any(t.pos_ == "PROPN" for t in label)))


def _is_topic(label: list[Token], rest: list[Token], known: Speech) -> bool:
    """Tell whether a state or a place before a colon is what the line is about.

    "Norway: Ferry runs aground". It speaks where what follows is in the first person, has a modal
    or quotation marks, or ends in "!" or "?".
    """
    if any(t.tag_ == "IN" and t.lower_ != "of" for t in label) and not _may_speak(label):
        return True
    if len(label) > 1 and label[-1].lower_ in known.lists["topics"]:
        return True  # "Rowing Roundup: ..."
    place = all(t.ent_type_ in ("GPE", "LOC") or t.pos_ in ("DET", "PUNCT") for t in label)
    known_place = " ".join(t.lower_ for t in label if t.pos_ != "DET") in _lands()
    if not (place or known_place):
        return False
    said = any(t.lower_ in known.lists["own_voice"] or t.tag_ == "MD" for t in rest)
    return not (said or rest[-1].text in ("!", "?") or any(t.is_quote for t in rest))


def _is_parted(label: list[Token]) -> bool:
    """Tell whether a dash parts the words before a colon: "Measles - Tartu: weekly report".

    Those are two topics and no name.
    """
    return any(t.text == "-" and t.whitespace_ and t.i and t.nbor(-1).whitespace_ for t in label)


def _only_asks(label: str, rest: list[Token]) -> bool:
    """Tell whether a line is a question with a label for its speaker: "QUESTION: Was it full?"."""
    return label in table("coreference")["questions"] and rest[-1].text == "?"


def _may_speak(label: list[Token]) -> bool:
    """Tell whether the label's words before its preposition may speak: "*Envoy* to Mali: ..."."""
    end = next(k for k, t in enumerate(label) if t.tag_ == "IN")
    first = label[:end]
    return any(speaks(t.lemma_.lower(), t.tag_) or t.ent_type_ == "PERSON" for t in first)


@cache
def _lands() -> frozenset[str]:
    """Return the names of states, in lowercase."""
    return frozenset(str(state["name"]).lower() for state in table("states")["states"].values())


def _tail(words: list[Token], known: Speech) -> int | None:
    """Return the index of the mark before a source at a headline's end: "..., 12 dead: police"."""
    while words and words[-1].text == ".":
        words = words[:-1]
    for k in range(len(words) - 1, max(2, len(words) - 5), -1):
        if words[k].text in (":", "\u2014", "\u2013", "-", "--"):
            said = words[k + 1 :]
            telling = bool(said) and said[-1].lower_ in known.lists["tail_sources"]
            named = words[k].text == ":" and bool(said) and all(t.pos_ == "PROPN" for t in said)
            return k if telling or named else None
    return None


def _draft(colon: Token, source: list[Token], content: list[Token]) -> Draft:
    return Draft(
        colon,
        "say",
        "headline",
        (colon.idx, colon.idx + len(colon)),
        (_span(content),),
        source[-1],
        who=_span(source),
    )


def _span(words: list[Token]) -> Span:
    """Return the text under words, without a full stop after them."""
    last = words[-1] if words[-1].text != "." or len(words) == 1 else words[-2]
    return words[0].idx, last.idx + len(last)


def _spoken(words: list[Token], known: Speech) -> Draft | None:
    """Return the attribution of a headline in capitals by its verb's form, or None.

    "Union Warns of Delays", "Port to Open, Union Says": the parser takes such words for one long
    name, so they are read by their forms alone.
    """
    letters = [t for t in words if t.is_alpha and len(t) >= _LONG]
    if len(letters) < _CONTENT_WORDS or sum(
        t.text[:1].isupper() for t in letters
    ) < _CAPITALS * len(letters):
        return None
    forms = _third_person()
    for k in range(1, min(_LABEL_WORDS, len(words) - 2)):
        if not _may_be_a_name(words[k - 1], known):
            return None
        if (cue := forms.get(words[k].lower_)) is not None:
            return _led_by(words, k, cue)
    body = words[:-1] if words[-1].text == "." else words
    cue = forms.get(body[-1].lower_)
    comma = next(
        (
            k
            for k in range(len(body) - 2, max(2, len(body) - _LABEL_WORDS), -1)
            if body[k].text == ","
        ),
        None,
    )
    if cue is None or "clause" not in cue.frames or comma is None or comma + 1 == len(body) - 1:
        return None
    return _of_headline(body[-1], None, cue.frames["clause"], body[comma + 1 : -1], body[:comma])


def _may_be_a_name(word: Token, known: Speech) -> bool:
    return word.text[:1].isupper() or word.lower_ in known.lists["name_joints"] or word.like_num


def _led_by(words: list[Token], k: int, cue: Cue) -> Draft | None:
    """Return the attribution of what follows a headline's verb, after the preposition it takes."""
    after = words[k + 1]
    prep = after if after.lower_ in cue.preps else None
    framed = next((cue.frames[f] for f in _FRAMES if f in cue.frames), None)
    sense = cue.preps[prep.lower_] if prep is not None else framed
    content = words[k + 2 :] if prep is not None else words[k + 1 :]
    joints = [n for n in range(k) if words[n].lower_ in known_joints()]
    source = words[joints[-1] + 1 : k] if joints else words[:k]
    if sense is None or not content or content[0].is_punct or not source:
        return None
    return _of_headline(words[k], prep, sense, source, content)


@cache
def known_joints() -> frozenset[str]:
    """Return the words behind which another clause of a headline begins: "Shares Fall *After*"."""
    return frozenset(table("clauses")["headline_joints"])


def _of_headline(
    verb: Token, prep: Token | None, sense: Sense, source: list[Token], content: list[Token]
) -> Draft:
    end = prep if prep is not None else verb
    cue = (verb.idx, end.idx + len(end))
    return Draft(
        verb,
        sense.act,
        "headline.verb",
        cue,
        (_span(content),),
        source[-1],
        sense.negated,
        who=_span(source),
    )


@cache
def _third_person() -> dict[str, Cue]:
    """Return the forms in -s of the verbs that headlines use as cues, with their entries."""
    out, known = {}, speech()
    for lemma in known.lists["headline_verbs"]:
        ending = "es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s"
        form = f"{lemma[:-1]}ies" if lemma.endswith(("ny", "fy", "dy")) else lemma + ending
        out[form] = known.verbs[lemma]
    return out
