"""Python-Markdown's search for markup within a line, without the patterns that can't match there.

It tries each of its patterns on each piece of text: that is a third of the time of setting a page. A
pattern is passed over here where the letter is missing that all it matches has. An extension of
Markdown, known by the name of this module; what it makes of a page is the same.
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
"""The letter without which a pattern of Python-Markdown's own does not match, by the pattern's name there."""

_OWN: Final = "markdown.inlinepatterns"

_STEP: Final = "_InlineProcessor__applyPattern"
_RANKED: Final = "_priority"
_TRIED: Final = "_InlineProcessor__handleInline"
"""The steps of Python-Markdown that stand here, and where it names its patterns: it promises them to nobody."""


_RANK: Final = 20
"""Where Python-Markdown has it among what goes over the tree."""


class _Sparing(InlineProcessor):
    """Python-Markdown's own, of which one step is another."""

    @cached_property
    def _patterns(self) -> list[tuple[Any, str]]:
        """The patterns in their order, each with the letter that it needs, '' where that is not known."""
        patterns = list(self.inlinePatterns)  # which sorts them
        names = [item.name for item in vars(self.inlinePatterns)[_RANKED]]
        return [
            (pattern, _NEEDS.get(name, "") if type(pattern).__module__ == _OWN else "")
            for name, pattern in zip(names, patterns, strict=True)
        ]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - as it is called
        """Return a text with placeholders for the markup in it, as the step of the same work does."""
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
    """Has Markdown use it, where Markdown is as it was when this was written."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - as it is called
        """Put ours in the place of Markdown's own."""
        if type(md.treeprocessors["inline"]) is InlineProcessor and fits():
            md.treeprocessors.register(_Sparing(md), "inline", _RANK)


def fits() -> bool:
    """Tell whether the Python-Markdown that is installed has the steps that stand here."""
    steps = all(hasattr(InlineProcessor, name) for name in (_STEP, _TRIED))
    return steps and hasattr(Registry(), _RANKED)


def makeExtension(**given: Any) -> _Spare:  # noqa: ANN401, N802 - as Markdown calls it
    """Return the extension."""
    return _Spare(**given)
