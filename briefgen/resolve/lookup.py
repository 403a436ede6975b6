"""Find the actor that an analyst names, and the places where the text has a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefgen.model import READ, Notice
from briefgen.registry.names import folded
from briefgen.registry.surface import seen, surface_of
from briefgen.registry.yaml_source import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.errors import Where
    from briefgen.model import Actor, Article, Evidence

_APOSTROPHE: Final = "['\u2019\u2018\u02bc\u02bb]"
_HYPHEN: Final = "[-\u2010\u2011]"


def actor_called(actors: Sequence[Actor], name: str) -> Actor | None:
    """Return the actor of a name: exact, else folded, else the only one with that alias."""
    fold = folded(name)
    for spelled in (lambda a: a.name == name, lambda a: folded(a.name) == fold):
        found = next((a for a in actors if spelled(a)), None)
        if found:
            return found
    aliased = [a for a in actors if any(folded(x.name) == fold for x in a.aliases)]
    return aliased[0] if len(aliased) == 1 else None


def unmatched(what: str, name: str, known: Iterable[str], where: Where) -> Notice:
    """Return a notice that a correction names something that the article does not have."""
    names = list(dict.fromkeys(known))
    remedy = suggestion(name, names) if names else ""
    if not remedy.startswith("did you mean"):
        remedy = "remove the correction, or write the name as the brief shows it"
    return Notice(f"{what}: {name!r} matches nothing in the article", where, remedy)


def occurrences(article: Article, names: Sequence[str]) -> Iterator[tuple[str, Evidence]]:
    """Yield each occurrence of a name as whole words in the read blocks, in text order.

    Each is `(name, evidence)`; the longer of two names that begin at one place wins.
    """
    by_length = sorted(names, key=lambda n: (-len(n), n))
    pattern = re.compile("|".join(f"({_loose(seen(name))})" for name in by_length))
    surface = surface_of(article.text)
    for block in article.blocks:
        if block.role in READ:
            start, end = surface.forth(block.start), surface.forth(block.end)
            for found in pattern.finditer(surface.text, start, end):
                words = article.quote(*surface.back(*found.span()))
                yield by_length[(found.lastindex or 1) - 1], words


def _loose(name: str) -> str:
    """Return a pattern for a name as whole words, with any blanks, hyphens and apostrophes."""
    plain = re.escape(" ".join(name.split()))
    loose = re.sub(
        _APOSTROPHE, lambda _: _APOSTROPHE, plain.replace(r"\ ", r"\s+").replace(r"\-", _HYPHEN)
    )
    return rf"(?<!\w){loose}(?!\w)"
