"""Put proposals before a person: list them, ask one by one, and write judgements to the desk."""

from briefgen.review.asking import Answer, ask, lines
from briefgen.review.listing import find, listed, plain
from briefgen.review.writing import accept, refuse

__all__ = ["Answer", "accept", "ask", "find", "lines", "listed", "plain", "refuse"]
