"""Names of pages: short, plain, and the same at each build."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import Final

from briefgen.registry.tables import table

_LONGEST: Final = 60
"""Characters of a slug before its suffix: paths stay under the 260 that some systems allow."""

_HASHED: Final = 6
"""Hexadecimal digits of a suffix: of 5,000 pages with one name, two share one with a chance below one in a million."""

_APOSTROPHES: Final = re.compile("['\u2019\u2018\u02bc\u02bb\u02bf\u02be`\u00b4]")
_OTHER: Final = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """Return a name in lower-case ASCII letters, digits and hyphens; what can't be written so gets a hash."""
    letters = _transliterated(_APOSTROPHES.sub("", name))
    plain = _OTHER.sub("-", letters).strip("-")
    if len(plain) > _LONGEST:
        plain = plain[:_LONGEST].rsplit("-", 1)[0].strip("-")
    return plain or f"x-{digest(name)}"


def digest(*identity: str) -> str:
    """Return a few hexadecimal digits that stand for an identity."""
    return sha256("\0".join(identity).encode("utf-8", "surrogatepass")).hexdigest()[:_HASHED]


def _transliterated(name: str) -> str:
    letters: dict[str, str] = table("transliteration")["letters"]
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letters.get(c, c) for c in decomposed if not unicodedata.combining(c))
