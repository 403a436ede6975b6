"""Resolve who is the same across articles, and apply an analyst's corrections to one article."""

from briefgen.resolve.corpus import resolve
from briefgen.resolve.correct import correct, correct_by_desk, described
from briefgen.resolve.kept import Kept
from briefgen.resolve.patterns import unused

__all__ = ["Kept", "correct", "correct_by_desk", "described", "resolve", "unused"]
