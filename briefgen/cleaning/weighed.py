"""Choose between what a file declares of its source and what its text shows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.openings import domains, menu_words, words_of
from briefgen.model import FIELDS, ORGANISATION, Statement
from briefgen.registry.headlines import is_set_off, without_outlet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FRONT_MATTER: Final = "front matter"
_LONGEST_SITE: Final = 5
_HOST: Final = re.compile(r"(?i)https?://([\w.-]+)")
_BY: Final = re.compile(r"(?i)\bby:?\s+$")


def weighed(
    declared: Iterable[Statement], told: Sequence[Statement], text: str, *, shown: bool
) -> tuple[Statement, ...]:
    """Return at most one statement per field, in the order of the descriptor.

    What the file declares comes first, then what its text states, then what can be inferred from
    it; but the headline is preferred where it is `shown` as one, and a byline that names people.
    """
    declared = tuple(declared)
    best = {s.field: s for s in reversed(tuple(told))}
    best |= {s.field: _chosen(s, best.get(s.field), text, shown=shown) for s in reversed(declared)}
    title, outlet = best.get("title"), best.get("outlet")
    if title and not outlet and (site := _site_behind(title.value, declared)):
        best["outlet"] = Statement("outlet", site, "title element", inferred=True)
    if "outlet" not in best and (publisher := _publisher(best)) is not None:
        best["outlet"] = publisher
    if title and outlet and title.evidence is None:
        best["title"] = replace(title, value=without_outlet(title.value, outlet.value))
    return tuple(best[f] for f in FIELDS if f in best)


def _publisher(best: Mapping[str, Statement]) -> Statement | None:
    """Return the outlet whose domain the article's address has, None for an unknown one."""
    said = best.get("url")
    host = _HOST.match(said.value) if said is not None else None
    if said is None or host is None:
        return None
    labels = host[1].lower().split(".")
    tails = (".".join(labels[at:]) for at in range(len(labels)))
    name = next((domains()[tail] for tail in tails if tail in domains()), None)
    if name is None:
        return None
    return Statement("outlet", name, "cleaning: the domain", inferred=True, evidence=said.evidence)


def _site_behind(title: str, declared: Iterable[Statement]) -> str:
    """Return the site's name behind the shown headline in the page's title, empty for none."""
    for said in declared:
        if said.field != "title" or said.origin != "title element":
            continue
        behind = said.value[len(title) :] if said.value.startswith(title) else ""
        name = behind.strip(" |:\u00bb\u00b7\u2022\u2013\u2014-")
        apart = behind != name and behind[:1] == " " and re.match(r"\s+[^\w\s]+\s", behind)
        if apart and len(name.split()) <= _LONGEST_SITE and name[:1].isupper():
            return name if words_of(name) not in menu_words() else ""
    return ""


def _chosen(declared: Statement, told: Statement | None, text: str, *, shown: bool) -> Statement:
    """Return the preferred one of two statements on the same field."""
    if told is None or told.inferred or declared.origin == FRONT_MATTER:
        return declared
    if declared.field == "title":
        return told if shown or is_set_off(told.value, declared.value) else declared
    if declared.field == "byline":
        return _signed(declared, told, text)
    return declared


def _signed(declared: Statement, told: Statement, text: str) -> Statement:
    """Return the byline: people before an organisation, both where they share no word.

    A signed byline in the text that shares no word with the declared one is joined with it.
    """
    if declared.origin == ORGANISATION:
        return told
    signed = told.evidence is not None and _BY.search(text[: told.evidence.start][-8:])
    if not signed or set(words_of(declared.value)) & set(words_of(told.value)):
        return declared
    return Statement(
        "byline", f"{told.value}; {declared.value}", f"{told.origin}; {declared.origin}"
    )
