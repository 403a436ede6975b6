"""Name pages: short, plain, and the same at each build."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST: Final = 60
"""Most characters of a slug before its suffix: paths stay under the 260 that some systems allow."""

_HASHED: Final = 8
"""Hexadecimal digits of a suffix: two of a thousand equal names share it once in 8,600 desks."""

_APOSTROPHES: Final = re.compile("['\u2019\u2018\u02bc\u02bb\u02bf\u02be`\u00b4]")
_OTHER: Final = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """Return a name in lower-case ASCII letters, digits and hyphens, or a hash if none is left."""
    plain = _OTHER.sub("-", _transliterated(_APOSTROPHES.sub("", name))).strip("-")
    if len(plain) > _LONGEST:
        plain = plain[:_LONGEST].rsplit("-", 1)[0].strip("-")
    if plain == "index":  # each folder's own page
        plain = "index-page"
    return plain or f"x-{digest(name)}"


def digest(*identity: str) -> str:
    """Return a few hexadecimal digits that stand for an identity."""
    return _hexadecimal(*identity)[:_HASHED]


def distinct(wanted: Iterable[tuple[str, str, bool]]) -> dict[str, str]:
    """Return a slug for each identity, from `(identity, wanted slug, whether it goes first)`.

    Where several identities want one slug, all get a suffix of their own, save a single one that
    goes first: so a slug depends on who else wants it, and never on the order in which they come.
    """
    rivals: dict[str, list[tuple[str, bool]]] = {}
    for identity, base, first in wanted:
        rivals.setdefault(base, []).append((identity, first))
    out, taken = {}, set(rivals)
    for base, claimants in sorted(rivals.items()):
        leaders = [identity for identity, first in claimants if first]
        for identity, _ in sorted(claimants):
            if len(claimants) == 1 or [identity] == leaders:
                out[identity] = base
            else:
                out[identity] = _suffixed(base, identity, taken)
                taken.add(out[identity])
    return out


def _suffixed(base: str, identity: str, taken: set[str]) -> str:
    digits = _hexadecimal(identity)
    return next(
        s for n in range(_HASHED, len(digits) + 1) if (s := f"{base}-{digits[:n]}") not in taken
    )


def _hexadecimal(*identity: str) -> str:
    return sha256("\0".join(identity).encode("utf-8", "surrogatepass")).hexdigest()


def _transliterated(name: str) -> str:
    if name.isascii():  # as most are: every letter stands for itself
        return name.casefold()
    letters: dict[str, str] = table("transliteration")["letters"]
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letters.get(c, c) for c in decomposed if not unicodedata.combining(c))
