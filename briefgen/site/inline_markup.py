"""Skip those inline patterns of Python-Markdown that can't match a text.

It tries each of its patterns on each piece of text: a third of the time of converting a page. A
pattern is skipped here where the text lacks the letter that all its matches have. This is an
extension of Markdown, known by the name of this module; the result for a page is the same.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString, Registry

if TYPE_CHECKING:
    from markdown import Markdown

_NEEDS: Final = {
    "backtick": "`",
    "escape": "\\",
    "reference": "[",
    "link": "[",
    "image_link": "!",
    "image_reference": "!",
    "short_reference": "[",
    "short_image_ref": "!",
    "autolink": "<",
    "automail": "<",
    "linebreak": "\n",
    "html": "<",
    "entity": "&",
}
"""The letter without which one of Python-Markdown's patterns can't match, by its name there."""

_OWN: Final = "markdown.inlinepatterns"

_STEP: Final = "_InlineProcessor__applyPattern"
_RANKED: Final = "_priority"
_TRIED: Final = "_InlineProcessor__handleInline"
"""Private names of Python-Markdown that are used here: its steps, and its patterns' ranks."""


_RANK: Final = 20
"""The priority of Python-Markdown's own inline processor."""


class _Sparing(InlineProcessor):
    """Python-Markdown's own inline processor, with one step replaced."""

    @cached_property
    def _patterns(self) -> list[tuple[Any, str]]:
        """The patterns in order, each with the letter that it needs, "" where that is unknown."""
        patterns = list(self.inlinePatterns)  # which sorts them
        names = [item.name for item in vars(self.inlinePatterns)[_RANKED]]
        return [
            (pattern, _NEEDS.get(name, "") if type(pattern).__module__ == _OWN else "")
            for name, pattern in zip(names, patterns, strict=True)
        ]

    def _InlineProcessor__handleInline(  # noqa: N802 - as it is called
        self,
        data: str,
        patternIndex: int = 0,  # noqa: N803 - as it is called
    ) -> str:
        """Return a text with placeholders for its markup, as the replaced step does."""
        if isinstance(data, AtomicString):
            return data
        step = getattr(self, _STEP)
        at, start = patternIndex, 0
        patterns = self._patterns
        while at < len(patterns):
            pattern, needed = patterns[at]
            matched = False
            if needed in data:
                data, matched, start = step(pattern, data, at, start)
            if not matched:
                at += 1
                start = 0
        return data


class _Spare(Extension):
    """Registers the processor, where Python-Markdown is as it was when this was written."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - as it is called
        """Put ours in the place of Markdown's own."""
        if type(md.treeprocessors["inline"]) is InlineProcessor and fits():
            md.treeprocessors.register(_Sparing(md), "inline", _RANK)


def fits() -> bool:
    """Tell whether the installed Python-Markdown has the private names that are used here."""
    steps = all(hasattr(InlineProcessor, name) for name in (_STEP, _TRIED))
    return steps and hasattr(Registry(), _RANKED)


def makeExtension(**given: Any) -> _Spare:  # noqa: ANN401, N802 - as Markdown calls it
    """Return the extension."""
    return _Spare(**given)
