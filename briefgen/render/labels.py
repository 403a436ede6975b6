"""What do readers call what the program names otherwise?"""

from __future__ import annotations

from typing import Final

LABELS: Final = {
    "title": "Title",
    "kicker": "Kicker",
    "sha256": "SHA-256",
    "url": "URL",
    "archive_url": "Archive",
    "outlet": "Outlet",
    "byline": "Byline",
    "published": "Published",
    "updated": "Updated",
    "retrieved": "Retrieved",
    "language": "Language",
    "rights": "Rights",
    "collection": "Collection",
    "file": "File",
    "single": "Read in one article",
    "name": "Joined by name: the same full name and type in each article",
    "registry": "Joined by the desk's registry",
    "conflict": "in conflict",
    "update": "a later count",
    "overlap": "ranges that agree",
    "other-count": "other people are counted",
    "unknown-order": "perhaps a later count: one has no date",
    "denied": "not so",
    "planned": "not told as done",
    "conditional": "if",
    "hypothetical": "supposed",
    "promo": "promotion",
    "legal": "legal line",
    "duplicate": "repetition",
    "control": "control",
    "leads by": "led by",
    "commands by": "commanded by",
    "controls by": "controlled by",
    "member of by": "members",
    "part of by": "parts",
    "represents by": "represented by",
    "holds office in by": "office-holders",
    "kin of by": "kin of",
}
"""Fixed words of the pages; whatever is not here is shown as it is, with spaces for underscores."""
