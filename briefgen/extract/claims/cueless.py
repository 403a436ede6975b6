"""Attribute a quotation without a cue to the one person of the sentence before it.

"Petra Holm has run the bakery for ten years. "I lost both ovens."": the subject goes on in words
of her own. Whoever is named beside may have said it as well; then it stays without a source.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims.clauses import own_subject
from briefgen.extract.claims.direct import is_bare_speech
from briefgen.extract.claims.draft import Draft
from briefgen.extract.claims.spans import Spans
from briefgen.model import ActorType, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span, Token

    from briefgen.extract.claims.quotations import Quotation
    from briefgen.extract.claims.scene import Scene
    from briefgen.model import Actor

CUELESS: Final = "quotation.cueless"
"""Name of the rule, whose claims are likely and never sure."""

_SHORTEST: Final = 3
"""Words that such a quotation has at least; fewer are a sign or a name."""

_LONGEST_NAME: Final = 5
"""Words that a title and a name behind a quotation may have."""

_SOMEBODY: Final = frozenset({"he", "she", "him", "i", "we", "me", "us"})
"""Words that may refer to somebody other than the subject."""


def with_cueless(scene: Scene, actors: tuple[Actor, ...], drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with those of quotations that only the sentence before attributes."""
    people = _People.of(actors)
    held = Spans((span, 0) for d in drafts for span in d.content)
    bare = (q for q in scene.marks.quotations if is_bare_speech(scene, q))
    free = (q for q in bare if not held.touching(q.start, q.end))
    signed = [d for q in free if (d := _signed(scene, people, q)) is not None]
    more = [*signed, *_cueless(scene, people, [*drafts, *signed])]
    return sorted([*drafts, *more], key=lambda d: d.anchor.idx) if more else drafts


@dataclass(frozen=True)
class _People:
    """Where persons are mentioned, by name or not, in text order: start, end and id of each."""

    places: tuple[tuple[int, int, str], ...]

    @classmethod
    def of(cls, actors: tuple[Actor, ...]) -> _People:
        """Return the mentions of an article's persons."""
        people = (a for a in actors if a.type is ActorType.PERSON)
        found = ((m.evidence.start, m.evidence.end, a.id) for a in people for m in a.mentions)
        return cls(tuple(sorted(found)))

    def within(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return the mentions that begin in a stretch of text."""
        at = bisect_left(self.places, (start,))
        return list(takewhile(lambda p: p[0] < end, islice(self.places, at, None)))


def _cueless(scene: Scene, people: _People, found: Sequence[Draft]) -> Iterator[Draft]:
    """Yield an attribution for each quotation that is a sentence and in no draft's content."""
    held = Spans((span, 0) for d in found for span in d.content)
    cues = Spans((d.cue, 0) for d in found)
    last: Draft | None = None
    for q in scene.marks.quotations:
        if not is_bare_speech(scene, q) or held.touching(q.start, q.end):
            continue
        if last is not None and not scene.text[last.content[-1][1] : q.start].strip():
            last = replace(last, content=(*last.content, (q.start, q.end)))
            continue
        if len(scene.text[q.start : q.end].split()) < _SHORTEST or _is_led_on(scene, q, found):
            continue
        before = _sentence_before(scene, q)
        if before is None or cues.touching(before.start_char, before.end_char):
            continue
        who = _told_of(people, before)
        if who is not None:
            mark = scene.tokens[scene.index(q.start)]
            cue = (mark.idx, mark.idx + len(mark))
            if last is not None:
                yield last
            last = Draft(mark, "say", CUELESS, cue, ((q.start, q.end),), who)
    if last is not None:
        yield last


def _signed(scene: Scene, people: _People, q: Quotation) -> Draft | None:
    """Return the attribution of a quotation to the person right behind its comma; else None.

    '"I have to send a message," Judge Holm.': nothing but a title and a name stands there, up to
    the end of the paragraph.
    """
    end = scene.text.find("\n", q.end)
    end = end if end >= 0 else len(scene.text)
    behind = scene.text[q.end : end].strip()
    words = scene.tokens[scene.index(q.end) : scene.index(end)]
    named = [t for t in words if not t.is_space and not t.is_punct]
    handed = scene.text[q.start : q.end].rstrip("\"\u201d\u2019'").endswith(",")
    plain = behind.endswith(".") and behind.count(".") == 1 and "," not in behind
    if not handed or not plain or not 0 < len(named) <= _LONGEST_NAME:
        return None
    last = people.within(q.end, end)
    if len(last) != 1 or not all(t.text[:1].isupper() for t in named):
        return None
    mark = scene.tokens[scene.index(q.start)]
    who = (named[0].idx, named[-1].idx + len(named[-1]))
    whole = ((q.start, q.end),)
    return Draft(mark, "say", CUELESS, (mark.idx, mark.idx + len(mark)), whole, named[-1], who=who)


def _is_led_on(scene: Scene, q: Quotation, found: Sequence[Draft]) -> bool:
    """Tell whether more speech follows in the paragraph, whose speaker may have said it, too."""
    end = scene.text.find("\n", q.end)
    end = end if end >= 0 else len(scene.text)
    return any(q.end <= a < end for d in found for a, _ in d.content)


def _sentence_before(scene: Scene, q: Quotation) -> Span | None:
    """Return the sentence right before a quotation, None unless it is body text and not quoted.

    It may be the end of the paragraph before.
    """
    at = scene.index(q.start) - 1
    while at >= 0 and scene.tokens[at].is_space:
        at -= 1
    if at < 0:
        return None
    sentence = scene.tokens[at].sent
    roles = {_role(scene, i) for i in (scene.tokens[at].idx, q.start)}
    inside = scene.marks.within(sentence.start_char, scene.tokens[at].idx + 1)
    return sentence if roles == {Role.BODY} and not inside else None


def _role(scene: Scene, offset: int) -> Role | None:
    blocks = scene.reading.article.blocks
    at = bisect_right(blocks, offset, key=lambda b: b.start) - 1
    return blocks[at].role if at >= 0 and offset < blocks[at].end else None


def _told_of(people: _People, sentence: Span) -> Token | None:
    """Return the subject of a sentence that mentions no other person; else None."""
    subject = own_subject(sentence.root)
    if subject is None or any(c.dep_ == "conj" for c in subject.children):
        return None
    named = people.within(sentence.start_char, sentence.end_char)
    own = next((who for a, b, who in named if a <= subject.idx < b), None)
    if own is None or any(who != own for _, _, who in named):
        return None
    known = {a for a, _, _ in named}
    others = (t for t in sentence if t.lower_ in _SOMEBODY and t.idx not in known)
    return subject if not any(others) else None
