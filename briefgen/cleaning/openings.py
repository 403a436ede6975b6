"""Match how a text opens against `cleaning_openings.yml` and the outlets of `media.yml`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGNS: Final = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
WORD: Final = re.compile(rf"[{_SIGNS}]{{1,2}}|[^\W_{_SIGNS}]+(?:['\u2019][^\W_{_SIGNS}]+)*")
"""A word: letters and digits, with apostrophes inside.

Chinese and Japanese put no blanks between words: one or two signs count as a word.
"""

_LONGEST = 7


@cache
def phrases(name: str) -> frozenset[tuple[str, ...]]:
    """Return the phrases of one list, as tuples of words."""
    return frozenset(
        tuple(str(p).replace("'", "'").split()) for p in table("cleaning_openings")[name]
    )


@cache
def _firsts(name: str) -> frozenset[str]:
    """Return the first words of one list's phrases."""
    return frozenset(phrase[0] for phrase in phrases(name))


@cache
def menu_words() -> frozenset[tuple[str, ...]]:
    """Return the single words that a site's menus are made of."""
    entries = (tuple(str(p).split()) for p in table("cleaning_cues")["navigation"])
    return phrases("menu") | frozenset(e for e in entries if len(e) == 1)


@cache
def outlets() -> dict[tuple[str, ...], str]:
    """Return each outlet's names and aliases, as tuples of lower-case words, with its main name."""
    out: dict[tuple[str, ...], str] = {}
    for outlet in table("media")["outlets"]:
        for name in (outlet["name"], *outlet["aliases"]):
            out.setdefault(words_of(name), outlet["name"])
    return out


@cache
def domains() -> dict[str, str]:
    """Return the main name of each outlet by the domain of its site."""
    return {str(o["domain"]): str(o["name"]) for o in table("media")["outlets"] if o.get("domain")}


@cache
def agencies() -> frozenset[tuple[str, ...]]:
    """Return the names of the agencies, as tuples of lower-case words."""
    named = (o for o in table("media")["outlets"] if o["kind"] == "agency")
    return frozenset(words_of(name) for o in named for name in (o["name"], *o["aliases"]))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, with straight apostrophes."""
    return tuple(w.replace("\u2019", "'") for w in WORD.findall(text.lower()))


def opening(words: Sequence[str], name: str) -> int:
    """Return the word count of the longest phrase in the list that opens a text, 0 for none."""
    known = phrases(name)
    if not words or words[0] not in _firsts(name):
        return 0
    return next(
        (n for n in range(min(_LONGEST, len(words)), 0, -1) if tuple(words[:n]) in known), 0
    )


def holds(words: Sequence[str], known: frozenset[tuple[str, ...]]) -> bool:
    """Tell whether one of the phrases stands anywhere in the words."""
    first = _first_words(known)
    return any(
        tuple(words[i : i + n]) in known
        for i, word in enumerate(words)
        if word in first
        for n in range(1, min(_LONGEST, len(words) - i) + 1)
    )


@lru_cache(maxsize=64)
def _first_words(known: frozenset[tuple[str, ...]]) -> frozenset[str]:
    """Return the words with which phrases begin."""
    return frozenset(phrase[0] for phrase in known if phrase)


def outlet_in(text: str) -> tuple[int, int, str] | None:
    """Return `(start, end, name)` of the first known outlet in a short text, None for none."""
    found = [(m.start(), m.end()) for m in WORD.finditer(text)]
    words = words_of(text)
    known = outlets()
    for i in range(len(words)):
        for n in range(min(_LONGEST, len(words) - i), 0, -1):
            name = known.get(tuple(words[i : i + n]))
            # A one-word alias may be a common word (Time, Punch, Dawn): it must be capitalised.
            if name and text[found[i][0]].isupper():
                return found[i][0], found[i + n - 1][1], name
    return None


def leads_on(text: str, words: Sequence[str]) -> bool:
    """Tell whether a text opens with a phrase that leads to another page, set off from the rest."""
    k = opening(words, "more")
    if not k:
        return False
    label = r"\W*" + r"\W+".join(re.escape(w).replace("'", "['\u2019]") for w in words[:k])
    set_off = re.match(label + r"\s*(?:[:|>\u00bb\u203a-]|\.\.\.|\u2026)", text, re.IGNORECASE)
    shout = re.match(label, text, re.IGNORECASE)
    return (
        len(words) == k
        or bool(set_off)
        or bool(k > 1 and shout and shout[0].isupper() and not text.isupper())
    )
