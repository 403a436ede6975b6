"""When?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading
    from briefgen.model import DateMention


def find_dates(reading: Reading) -> tuple[DateMention, ...]:
    """Return the words that name a time, in text order, resolved as far as the text and its date of publication go."""
    return ()
