"""Days that an article calls by their place in an event: "the opening night", "day five".

They are dated where the article sets a day beside one: "on Saturday, *the opening night*". Others
of the same words in the article are the same day, unless they are first or last days, of which an
article may have several, or tell of what else they are a part.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.model import READ, DateMention
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.reading import Reading

ORIGIN: Final = "dates.event_day"
_BESIDE: Final = ", "
_OF: Final = " of the "


@cache
def _named() -> re.Pattern[str]:
    """Return the pattern of a day by its place in an event, with that event where "of" tells it."""
    words = table("dates")["event_days"]
    which, what, number = ("|".join(map(re.escape, words[k])) for k in ("which", "what", "number"))
    of_it = r"(?: of the (?:[0-9]{4} )?(?:[A-Z][\w-]*|[a-z-]+)(?: [A-Z][\w-]*){0,4})?"
    return re.compile(
        rf"(?:\b[Tt]he )?\b((?:{which}) (?:{what})|day (?:{number}))\b{of_it}", re.IGNORECASE
    )


def added(reading: Reading, dates: tuple[DateMention, ...]) -> tuple[DateMention, ...]:
    """Return the dates with the days that are called by their place in an event."""
    spans = list(_spans(reading))
    if not spans:
        return dates
    new: list[DateMention] = []
    known: dict[str, list[DateMention]] = {}
    for start, end, words in spans:
        if (day := _beside(reading, dates, start, end)) is not None:
            known.setdefault(words, []).append(day)
            new.append(_as_told(reading, day, start, end))
    placed = {d.evidence.start for d in new}
    for start, end, words in spans:
        days = known.get(words, [])
        lone = len({d.value for d in days}) == 1 and not _is_of_many(words)
        taken = any(_overlaps(d, start, end) for d in dates)
        if (
            start not in placed
            and lone
            and not taken
            and _OF not in reading.article.text[start:end]
        ):
            new.append(_as_told(reading, days[0], start, end))
    both = sorted([*dates, *new], key=lambda d: (d.evidence.start, -d.evidence.end))
    return tuple(replace(d, id=f"d{n}") for n, d in enumerate(both, 1))


def _spans(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Yield where such words stand in what is read, with the words themselves."""
    for block in reading.article.blocks:
        if block.role not in READ:
            continue
        for found in _named().finditer(reading.article.text, block.start, block.end):
            yield found.start(), found.end(), " ".join(found[1].lower().split())


def _as_told(reading: Reading, day: DateMention, start: int, end: int) -> DateMention:
    why = f"The article sets \u201c{day.evidence.exact}\u201d beside these words."
    words = reading.article.quote(start, end)
    return replace(day, evidence=words, relative=True, origin=ORIGIN, why=why)


def _is_of_many(words: str) -> bool:
    return words.split(maxsplit=1)[0] in table("dates")["event_days"]["of_many"]


def _overlaps(date: DateMention, start: int, end: int) -> bool:
    """Tell whether a date that is finer than a year stands within the words."""
    inside = date.evidence.start < end and start < date.evidence.end
    return inside and date.precision != "year"


def _beside(
    reading: Reading, dates: tuple[DateMention, ...], start: int, end: int
) -> DateMention | None:
    """Return the day that stands in apposition to such words, None where there is none."""
    text = reading.article.text
    for date in dates:
        if date.precision != "day" or date.value is None or "/" in date.value:
            continue
        behind = text[end : date.evidence.start] if end <= date.evidence.start else None
        before = text[date.evidence.end : start] if date.evidence.end <= start else None
        closed = text[end : end + 1] in (",", ".", ";", ":")
        if behind == _BESIDE or (before == _BESIDE and closed):
            return date
    return None
