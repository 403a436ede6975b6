"""Read the value of number words, as a number, a bound or a range."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

Value = float | tuple[float | None, float | None]

_DIGITS: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_THOUSAND: Final = 1000
"""What is counted in thousands and more stands: "one million two hundred thousand" adds to it."""

_RANGE: Final = re.compile(r"(\d[\d,.]*)[-\u2013](\d[\d,.]*)")


def number_of(token: Token) -> float | None:
    """Return the number of a word with the number words around it, None for no number.

    "6 million" is read at "million" or at "6" alike, "twenty-five" at its last part.
    """
    run = _run(token)
    larger: float = 0
    part: float | None = None
    for word in run:
        value = _plain(word)
        scale = table("figures")["scales"].get(word)
        if value is not None:
            if part is not None and part >= _THOUSAND:
                larger, part = larger + part, None
            part = value if part is None else part + value
        elif scale is not None:
            part = (1.0 if part is None else part) * scale
        else:
            return None
    if part is None:
        return None
    whole = larger + part
    return int(whole) if whole.is_integer() else whole


def _run(token: Token) -> list[str]:
    """Return the words of the number that a token is part of, in lowercase."""
    doc, first, last = token.doc, token.i, token.i
    while first > token.sent.start and _is_part(doc[first - 1]):
        first -= 1
    while last + 1 < token.sent.end and _is_part(doc[last + 1]):
        last += 1
    words = [t.lower_ for t in doc[first : last + 1] if t.text != "-" and t.lower_ != "and"]
    return [w for word in words for w in word.split("-") if w]


def _is_part(token: Token) -> bool:
    known = table("figures")
    word = token.lower_
    plain = word in known["numbers"] or word in known["scales"] or _DIGITS.fullmatch(word)
    hyphen = token.text == "-" and token.pos_ in ("PUNCT", "NUM", "SYM")
    return bool(plain) or hyphen or _is_and_within(token)


def _is_and_within(token: Token) -> bool:
    """Tell whether an "and" stands within one number: "two hundred and five"."""
    if token.lower_ != "and" or not token.sent.start < token.i < token.sent.end - 1:
        return False
    before, after = token.nbor(-1).lower_, token.nbor().lower_
    return before == "hundred" and after in table("figures")["numbers"]


def _plain(word: str) -> float | None:
    known = table("figures")["numbers"]
    if word in known:
        return float(known[word])
    return float(word.replace(",", "")) if _DIGITS.fullmatch(word) else None


def _whole(word: str) -> float | None:
    """Return the value of digits, as an integer where it is whole."""
    value = _plain(word)
    return int(value) if value is not None and value.is_integer() else value


def counts_nobody(number: Token) -> bool:
    """Tell whether a number counts no victims: "a mother of *three* died", "*one* for each"."""
    doc, known = number.doc, table("figures")
    before = [t.lower_ for t in doc[max(0, number.i - 4) : number.i] if t.text != "-"]
    if before[-1:] == ["of"] and before[-2:-1] and before[-2] in known["parents"]:
        return True
    behind = [t.lower_ for t in doc[number.i + 1 : number.i + 3]]
    return behind in (["for", "each"], ["for", "every"])


def value_of(token: Token) -> tuple[Value, int] | None:
    """Return a number's value and its first word's index; a bound or range is (low, high)."""
    spanned = _RANGE.fullmatch(token.text)
    if spanned:
        low, high = (_whole(x) for x in spanned.groups())
        return ((low, high), token.i) if low is not None and high is not None else None
    number = number_of(token)
    if number is None:
        return None
    first = token.i
    while first > token.sent.start and _is_part(token.doc[first - 1]):
        first -= 1
    return _bounded(token, number, first)


def _bounded(token: Token, number: float, first: int) -> tuple[Value, int]:
    """Return a number with its first index, as a bound or range where words before it say so."""
    known, doc = table("figures"), token.doc
    before = [doc[k].lower_ for k in (first - 2, first - 1) if k >= token.sent.start]
    one = before[-1] if before else ""
    two = before[0] if len(before) > 1 else ""
    if one in known["at_least"]:
        return (number, None), first - 1 - (two == "at")
    if one in known["more_than"]:
        third = doc[first - 3].lower_ if first - 3 >= token.sent.start else ""
        turned = third in known["turning"]
        least = (two in ("more", "greater", "higher")) != turned
        return ((number, None) if least else (None, number)), first - 2 - turned
    if one in known["at_most"]:
        return (None, number), first - 1 - (two == "at")
    if one == "to" and two in known["up_to"]:
        return (None, number), first - 2
    return _ranged(token, number, first)


def _ranged(token: Token, number: float, first: int) -> tuple[Value, int]:
    """Return a number as the end of a range: "two to five", "between $1,500 and $6,000"."""
    doc, symbols = token.doc, table("figures")["symbols"]
    at = first - (first > token.sent.start and doc[first - 1].lower_ in symbols)
    one = doc[at - 1].lower_ if at - 1 >= token.sent.start else ""
    low = number_of(doc[at - 2]) if one in ("and", "to") and at - 2 >= token.sent.start else None
    if low is None:
        return number, first
    opens = at - 3
    while opens >= token.sent.start and doc[opens].lower_ in symbols:
        opens -= 1
    start = doc[opens].lower_ if opens >= token.sent.start else ""
    led = start in ("between", "from")
    if not led and one != "to":
        return number, first
    return (low, number), opens if led else opens + 1
