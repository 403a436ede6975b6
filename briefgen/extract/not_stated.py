"""What would a reader ask that the article does not tell?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading
    from briefgen.model import NotStated


def not_stated(reading: Reading) -> tuple[NotStated, ...]:
    """Return what is not stated, in the order of the source descriptor."""
    return ()
