"""Who is the same, across articles, and what does the analyst correct in one?"""

from briefgen.resolve.corpus import resolve
from briefgen.resolve.correct import correct

__all__ = ["correct", "resolve"]
