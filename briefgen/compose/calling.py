"""Order what an article calls somebody, so that what says most about them is told first.

An office, a trade or a relation goes before what somebody was, that before a word for anybody
("a resident"), and that before a bare rank; what only a source says stands last. A rank and the
body that its bearer is "of", or what they head, are told as one: "Sgt. … of the Harl Police".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefgen.compose.wording import fold
from briefgen.model import CLAIMED
from briefgen.registry.tables import table
from briefgen.registry.whose import is_rank, possessive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import Actor, Description

_FORMER: Final = re.compile(
    r"(?:former|formerly|ex|then|late|retired|one-?time|once|was)\b", re.IGNORECASE
)
"""What opens words for what somebody is no more."""

_NEAR: Final = 120
"""Characters between a rank and what is told with it."""

_OF_BODIES: Final = "told.of"
_CLAUSE: Final = "told.clause"
"""Origins of descriptions that are no nouns: "of the Harl Police", "chairs the council"."""


def in_order(actor: Actor) -> Iterator[tuple[Description, ...]]:
    """Yield what an actor is called, each wording once, what is told as one together."""
    kept = _whole(actor)
    kept.sort(key=_weight)
    first = kept[0] if kept else None
    if first is not None and _is_bare_title(first):
        beside = next((d for d in kept[1:] if _goes_with(first, d)), None)
        if beside is not None:
            yield first, beside
            kept = [d for d in kept if d not in (first, beside)]
    yield from ((d,) for d in kept)


def _whole(actor: Actor) -> list[Description]:
    """Return an actor's descriptions without those that a longer one holds."""
    name = actor.name.casefold()
    said = {d: fold(d.evidence.exact).casefold() for d in actor.descriptions}
    ranked = sorted(said, key=lambda d: d.kind == CLAIMED)
    once = {said[d]: d for d in reversed(ranked) if said[d] != name}
    firm = {w: d for w, d in once.items() if d.kind != CLAIMED}
    clear = [w for w, d in firm.items() if d.about is not None or not possessive(w)]
    return [
        d
        for d in actor.descriptions
        if once.get(said[d]) is d and not any(_holds(other, said[d]) for other in clear)
    ]


def _holds(longer: str, words: str) -> bool:
    """Tell whether a description ends or begins with another one: "*finance* minister"."""
    front = longer.removesuffix(words)
    ends = front != longer and front[-1:] in (" ", "-") and _LINKS.isdisjoint(front.split())
    return longer != words and (ends or longer.startswith(f"{words} "))


_LINKS: Final = frozenset({"of", "and", "to", "for", "vice", "deputy"})
"""Words in front of an office that make it another one: "vice president"."""


def _weight(description: Description) -> int:
    words = description.evidence.exact
    if description.kind == CLAIMED:
        return 5
    if description.origin in (_OF_BODIES, _CLAUSE):
        return 4
    if _is_bare_title(description):
        return 3
    owned = description.about is not None or possessive(words)
    if not owned and words.casefold().split()[-1] in table("actor_heads")["of_anybody"]:
        return 2
    return 1 if _FORMER.match(words) else 0


def _goes_with(title: Description, other: Description) -> bool:
    """Tell whether a body or a deed is told right behind a title and a name."""
    gap = other.evidence.start - title.evidence.end
    return other.origin in (_OF_BODIES, _CLAUSE) and 0 < gap < _NEAR


def _is_bare_title(description: Description) -> bool:
    """Tell whether a description is only a rank or a form of address before a name."""
    return description.kind == "title" and is_rank(description.evidence.exact)
