"""What would a reader ask that the article does not tell?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.model import NotStated

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading
    from briefgen.model import DateMention

_ASKED: Final = (
    ("title", "The text has no line that is its title."),
    ("outlet", "Neither the text nor its sidecar names who published it."),
    ("byline", "Nobody is named as its author."),
    ("published", "No date of publication is given"),
    ("url", "No address is given at which it can be read."),
)
"""Fields of the source descriptor that a reader asks for, after ICD 206's source citations."""


def not_stated(reading: Reading, dates: tuple[DateMention, ...] = ()) -> tuple[NotStated, ...]:
    """Return the fields that are not stated, in the order of the source descriptor."""
    missing = [(field, why) for field, why in _ASKED if not _is_stated(reading, field)]
    return tuple(
        NotStated(f, _published(why, dates) if f == "published" else why) for f, why in missing
    )


def _is_stated(reading: Reading, field: str) -> bool:
    return reading.article.stated(field) is not None or (
        field == "published" and reading.published is not None
    )


def _published(why: str, dates: tuple[DateMention, ...]) -> str:
    """Return the reason, with the number of relative dates that stay unresolved for it."""
    count = sum(1 for d in dates if d.relative and d.value is None)
    if not count:
        return f"{why}."
    return f"{why}, so {count} relative {'date' if count == 1 else 'dates'} can't be resolved."
