"""Proposals before a person: listed, shown one by one, and what was judged written into the desk's files."""

from briefgen.review.asking import Answer, ask, lines
from briefgen.review.listing import find, listed, plain
from briefgen.review.writing import accept, refuse

__all__ = ["Answer", "accept", "ask", "find", "lines", "listed", "plain", "refuse"]
