"""Names as words that can be compared."""

from __future__ import annotations

from functools import cache
from typing import Final

from briefgen.extract.names.lexicon import lexicon
from briefgen.registry.known import WORD, folded

_LONGEST: Final = 8
"""Letters of the longest abbreviation."""
_GENERATIONS: Final = ("jr", "sr", "ii", "iii", "iv")
_SMALL: Final = frozenset({"of", "the", "and", "for", "in", "on", "to", "a"})


@cache
def plain(name: str) -> tuple[str, ...]:
    """Return a name's folded words without Arabic articles and generational suffixes."""
    words = tuple(folded(w) for w in WORD.findall(name.replace("\u2019", "'")))
    kept = tuple(w for w in words if w not in lexicon().article_particles and w not in _GENERATIONS)
    return kept or words


def generation(name: str) -> str:
    """Return the Jr, Sr or III of a name, '' where it has none."""
    last = name.rpartition(" ")[2].rstrip(".").lower()
    return last if last in _GENERATIONS else ""


def initials(name: str) -> frozenset[str]:
    """Return the acronyms of a name, with and without its function words, in capitals."""
    words = WORD.findall(name.replace("\u2019", "'"))
    out = {
        "".join(w[0] for w in words if keep or w.lower() not in _SMALL).upper()
        for keep in (True, False)
    }
    return frozenset(x for x in out if len(x) > 1)


def abbreviated(name: str) -> str:
    """Return a name that is an abbreviation without stops and hyphens, "" where it is none."""
    bare = name.replace(".", "").replace("-", "")
    small = sum(c.islower() for c in bare)
    return (
        bare
        if 1 < len(bare) <= _LONGEST
        and bare.isalpha()
        and bare[0].isupper()
        and small <= 1 < len(bare) - small
        else ""
    )


def letters_in_order(abbreviation: str, name: str) -> bool:
    """Tell whether a name has an abbreviation's letters in order, and its first letter first."""
    rest = iter(name.lower())
    return name[:1].lower() == abbreviation[:1].lower() and all(
        c in rest for c in abbreviation.lower()
    )
