"""Numbers of killed and injured in headlines and lists, where the parse sees no clause.

"3 dead, 2 hurt", "left four people dead and one wounded": a number, the people whom it counts,
and a word of the deed within a few words that only link them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.extract.figures.counted import Counted
from briefgen.extract.figures.numbers import counts_nobody, value_of
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

_REACH: Final = 6
"""Words after the people counted among which the deed must come."""

_DESCRIBED: Final = 3
"""Words that may stand between a number and the people: "three unarmed young men"."""


def beside(doc: Doc) -> Iterator[Counted]:
    """Yield the numbers beside a word of killing or hurting, in text order, each once."""
    until = -1
    for token in doc:
        if token.i <= until or not _counts(token):
            continue
        found = _told(token)
        if found is not None:
            until = found.words.end - 1
            yield found


def _counts(token: Token) -> bool:
    if not (token.like_num or token.lower_ in table("figures")["scales"]):
        return False
    if counts_nobody(token):
        return False
    done = token.i > token.sent.start and token.doc[token.i - 1].lower_ in _before()
    if token.ent_type_ in ("DATE", "TIME", "ORDINAL", "MONEY", "PERCENT") and not done:
        return False
    behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return behind is None or behind.text not in ("-", "%", ":", "a.m.", "p.m.")


def _told(number: Token) -> Counted | None:
    read = value_of(number)
    if read is None:
        return None
    value, first = read
    last = _people_behind(number)
    told = _kind_behind(number, last)
    if told is None and (last > number.i or _ends(number)):
        told = _kind_before(number, first)
    if told is None:
        return None
    kind, deed = told
    words = number.doc[min(first, number.i) : last + 1]
    unit = number.doc[last].lemma_.lower() if last > number.i else "people"
    return Counted(kind, value, unit, words, "beside", deed)


def _people_behind(number: Token) -> int:
    """Return the index of the last word for the people that a number counts, else the number's."""
    doc, end = number.doc, min(number.sent.end, number.i + 2 + _DESCRIBED)
    last = number.i
    for token in doc[number.i + 1 : end]:
        if token.text in _people() or token.lower_ in _people():
            last = token.i
        elif last > number.i or token.pos_ not in ("ADJ", "NOUN", "PROPN", "ADV"):
            break
    return last


def _ends(number: Token) -> bool:
    """Tell whether nothing countable follows a number: "killed four and wounded two"."""
    if number.i + 1 >= number.sent.end:
        return True
    return number.doc[number.i + 1].text in (
        ",",
        ".",
        ";",
        "and",
        "in",
        "at",
        "on",
        "before",
        "during",
    )


def _kind_behind(number: Token, last: int) -> tuple[str, Token] | None:
    doc, kinds = number.doc, _behind()
    for token in doc[last + 1 : min(number.sent.end, last + 2 + _REACH)]:
        kind = kinds.get(token.lower_)
        if kind == "shot" and token.tag_ in ("NN", "NNS") and last == number.i:
            return None  # "fired one shot"
        if kind is not None and _is_a_whole(token):
            return None
        if kind is not None:
            return _graver(kind, token), token
        if token.lower_ not in _between():
            return None
    return None


def _is_a_whole(people: Token) -> bool:
    """Tell whether a word is the whole that a number is part of: "eight of the *wounded* died"."""
    before = people.doc[max(people.sent.start, people.i - 2) : people.i]
    return [t.lower_ for t in before] == ["of", "the"]


def _kind_before(number: Token, first: int) -> tuple[str, Token] | None:
    doc, kinds = number.doc, _before()
    for i in range(first - 1, max(number.sent.start, first - 5) - 1, -1):
        kind = kinds.get(doc[i].lower_)
        if kind == "shot" and doc[i + 1].lower_ == "down" and i + 1 < first:
            return None  # "shot down two": aircraft, not people
        if kind is not None:
            return None if _reads_passive(doc[i]) else (_graver(kind, doc[i]), doc[i])
        if doc[i].lower_ not in _between():
            return None
    return None


def _reads_passive(verb: Token) -> bool:
    """Tell whether a participle has its own subject: in "two were *killed*, three hurt", two."""
    return verb.tag_ == "VBN" and any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)


def _graver(kind: str, token: Token) -> str:
    """Return a kind, `killed` where being shot is told as a death."""
    return "killed" if kind == "shot" and _fatal_near(token) else kind


def _fatal_near(token: Token) -> bool:
    near = token.doc[max(token.sent.start, token.i - 1) : min(token.sent.end, token.i + 3)]
    return any(t.lower_ in table("figures")["fatal"] for t in near)


@cache
def _behind() -> dict[str, str]:
    return {w: kind for kind, ways in table("figures")["beside"].items() for w in ways["behind"]}


@cache
def _before() -> dict[str, str]:
    return {w: kind for kind, ways in table("figures")["beside"].items() for w in ways["before"]}


@cache
def _people() -> frozenset[str]:
    return frozenset(table("figures")["people"])


@cache
def _between() -> frozenset[str]:
    return frozenset(table("figures")["between"])
