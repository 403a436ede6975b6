"""Speech whose speaker the layout names: turns, and quotations with a name under or after them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims.draft import Draft
from briefgen.extract.claims.spans import Spans
from briefgen.model import READ, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.extract.claims.draft import Span
    from briefgen.extract.claims.scene import Scene
    from briefgen.model import Block, Evidence

SPOKEN: Final = "block.speaker"
"""Name of the rule, whose contents are the speaker's own words."""

_SETS_OFF: Final = frozenset({":", "\u2014", "\u2013", "\u2015", "-", "--"})
_BLANK: Final = " \t\n\u00a0"
_LED: Final = re.compile(r"[()]*(?:\s*(?:\([^()\n]{1,60}\)|\[[^\[\]\n]{1,40}\])){0,3}:")
"""Between a speaker's name and the words: remarks, seats or times in brackets, and the colon."""

_STOPPED: Final = re.compile(r"(?: of [^.\n]{2,40})?\.\s+(?=\S)")
"""The stop after a member's name in the Congressional Record, before the words."""

_POSTED: Final = re.compile(r"\s(?:\u2014|\u2013|-{1,2})\s*$")
"""The dash after the words of a post, before the account's name."""

_EDGES: Final = ": \t\n\u00a0"


def voice_drafts(scene: Scene, found: Sequence[Draft]) -> Iterator[Draft]:
    """Yield an attribution for each block whose speaker its layout names.

    Words that a quotation among the drafts `found` holds already are left out.
    """
    held = Spans((span, 0) for d in found if d.rule == "quotation" for span in d.content)
    for block in scene.reading.article.blocks:
        if block.speaker is None or block.role not in READ:
            continue
        content = tuple(c for c in _content(scene, block) if not held.touching(*c))
        draft = _draft(scene, block.speaker, content) if content else None
        if draft is not None:
            yield draft


def _content(scene: Scene, block: Block) -> Iterator[Span]:
    """Yield what the speaker says: all of a turn or a block quotation, else what is quoted."""
    speaker = block.speaker
    assert speaker is not None
    inside = block.start <= speaker.start < block.end
    opens = block.start == speaker.start and _STOPPED.match(scene.text, speaker.end, block.end)
    if inside and (led := _LED.match(scene.text, speaker.end, block.end) or opens):
        yield from _filled(scene.text, led.end(), block.end)
        return
    dash = _POSTED.search(scene.text[block.start : speaker.start]) if inside else None
    if dash is not None and block.role is Role.QUOTE:
        yield from _filled(scene.text, block.start, block.start + dash.start())
        return
    quoted = [q for q in scene.marks.within(block.start, block.end) if not q.single]
    if quoted:
        yield from ((q.start, q.end) for q in quoted)
    elif not inside and block.role is not Role.HEADING:
        yield from _filled(scene.text, block.start, block.end)


def _filled(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a stretch without a colon and blanks at its edges, if anything is left."""
    words = text[start:end]
    start += len(words) - len(words.lstrip(_EDGES))
    end -= len(words) - len(words.rstrip(_BLANK))
    if start < end:
        yield start, end


def _draft(scene: Scene, speaker: Evidence, content: tuple[Span, ...]) -> Draft | None:
    """Return the attribution, its cue the mark beside the speaker's name, else the name itself."""
    first, after = scene.index(speaker.start), scene.index(speaker.end)
    if first >= after:
        return None
    name = scene.tokens[first:after]
    comma = next((k for k, t in enumerate(name) if k and t.text == ","), len(name))
    source = name[comma - 1]
    near = [scene.tokens[k] for k in (after, first - 1) if 0 <= k < len(scene.tokens)]
    anchor = next((t for t in near if t.text in _SETS_OFF), source)
    return Draft(
        anchor,
        "say",
        SPOKEN,
        (anchor.idx, anchor.idx + len(anchor)),
        content,
        source,
        who=(speaker.start, speaker.end),
    )
