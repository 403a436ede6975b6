"""Split titles, as pages state them, from an outlet's name beside the headline."""

from __future__ import annotations

import re
from typing import Final

MARK: Final = r"(?:\s[|\u2013\u2014\u00b7\u2022\u00bb:/-]+\s|\s?[|\u2022\u00bb]\s?|:\s)"
"""What sets an outlet's name off from a title, as a pattern."""

_LONGEST: Final = 600


def without_outlet(title: str, outlet: str) -> str:
    """Return a title without the outlet's name that a separator sets off before or behind it."""
    bare = re.sub(r"(?i)^the\s+", "", outlet.strip())
    if not bare or len(title) > _LONGEST:
        return title
    name = rf"(?:the\s+)?{re.escape(bare)}"
    before = re.match(rf"(?i){name}{MARK}\s*(?=\S)", title)
    title = title[before.end() :] if before else title
    behind = re.search(rf"(?i)(?<=\S){MARK}\s*{name}(?:\.\w{{2,3}})?$", title)
    return title[: behind.start()] if behind else title


def is_set_off(headline: str, title: str) -> bool:
    """Tell whether a title is the headline and more, set off by a separator before or behind it."""
    at = title.casefold().find(headline.casefold())
    if at < 0 or not headline or len(title) == len(headline):
        return False
    before, behind = title[:at], title[at + len(headline) :]
    return bool(
        (not before or re.search(rf"{MARK}$", before)) and (not behind or re.match(MARK, behind))
    )
