"""Quotations: the only way in which anything on the site may speak of an article."""

from __future__ import annotations

from dataclasses import InitVar, dataclass

from briefgen.errors import EvidenceError


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Words of an article, with the place where they stand.

    `start` and `end` are half-open offsets in Unicode code points of the article's text as read.
    The text itself is a parameter of the constructor alone: the quotation is checked against it,
    and it is not kept.

    Raises:
        EvidenceError: where `text[start:end]` is empty or differs from `exact`.
    """

    start: int
    end: int
    exact: str
    text: InitVar[str]

    def __post_init__(self, text: str) -> None:
        """Check the quotation against its source."""
        if not 0 <= self.start < self.end <= len(text) or text[self.start : self.end] != self.exact:
            found = text[max(0, self.start) : max(0, self.end)][:80]
            message = (
                f"{self.start}:{self.end} is quoted as {self.exact[:80]!r} but reads {found!r}"
            )
            raise EvidenceError(message)

    @classmethod
    def quote(cls, text: str, start: int, end: int) -> Evidence:
        """Return the quotation of `text[start:end]`.

        Raises:
            EvidenceError: where the span is empty or outside the text.
        """
        return cls(start, end, text[start:end] if start >= 0 else "", text)

    def overlaps(self, other: Evidence) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def within(self, other: Evidence) -> bool:
        """Tell whether every character of this one is in the other."""
        return other.start <= self.start and self.end <= other.end
