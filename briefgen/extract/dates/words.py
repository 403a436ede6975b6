"""Find runs of words in the form of a date, by word classes and patterns from `dates.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Generator

_TOKEN: Final = re.compile(
    r"""
      (?P<iso>\d{4}-\d{2}-\d{2}(?!\d))(?:T[\d:.]+Z?)?
    | (?P<slash>\d{1,4}([/.])\d{1,2}\3\d{2,4}(?![\d/]))
    | (?P<decade>\d{3}0['\u2019]?s\b|['\u2019]\d0s\b)
    | (?P<nth>\d{1,2}(?:st|nd|rd|th)\b)
    | (?P<quarter>q[1-4]\b)
    | (?P<halfyear>h[12]\b)
    | (?P<number>\d+(?:[.,:]\d+)*)
    | (?P<poss>['\u2019]s\b)
    | (?P<word>[^\W\d_]+)
    | (?P<other>[^\s\w\[\]])
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Square brackets are skipped: an editor's insertion is part of the words ("[Ten] years ago")."""

_PUNCTUATION: Final = {
    ",": "comma",
    ".": "dot",
    "-": "dash",
    "\u2013": "dash",
    "\u2014": "dash",
    "/": "dash",
    "'": "apostrophe",
    "\u2019": "apostrophe",
}
_FULL: Final = 4
"""Letters from which on a month counts as written out, and the digits of a year."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its class. `number` is its value: a month, a day, a year, a count."""

    start: int
    end: int
    text: str
    kind: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of tokens in the form of `rule`; `before` and `after` are its neighbours, if any."""

    rule: str
    tokens: tuple[Token, ...]
    before: Token | None = None
    after: Token | None = None

    @property
    def start(self) -> int:
        """Offset at which the first word begins."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset at which the last word ends."""
        return self.tokens[-1].end

    @property
    def words(self) -> str:
        """The phrase in its own words, as a reason quotes it."""
        return " ".join(t.text for t in self.tokens).replace(" ,", ",").replace(" .", ".")

    def first(self, *kinds: str) -> Token | None:
        """Return the first token of one of the classes."""
        return next((t for t in self.tokens if t.kind in kinds), None)

    def all(self, *kinds: str) -> list[Token]:
        """Return every token of one of the classes."""
        return [t for t in self.tokens if t.kind in kinds]

    def has(self, *kinds: str) -> bool:
        """Tell whether a token of one of the classes is there."""
        return self.first(*kinds) is not None

    @property
    def unit(self) -> str:
        """The unit of time that is named, empty if none: `day`, `week`, `month` ..."""
        found = next((t for t in self.tokens if t.kind.startswith("u_") or t.kind == "night"), None)
        return "" if found is None else "day" if found.kind == "night" else found.kind[2:]


@cache
def _classes() -> dict[str, tuple[str, int]]:
    """Return each known word with its class and number."""
    dates = table("dates")
    out: dict[str, tuple[str, int]] = {}
    for kind, key in (("month", "months"), ("weekday", "weekdays")):
        out |= {w: (kind, number) for number, words in dates[key].items() for w in words}
    for unit, words in dates["units"].items():
        out |= dict.fromkeys(words, (f"u_{unit}", 0))
    out |= dict.fromkeys(("night", "nights"), ("night", 0))
    out |= {w: ("season", n) for w, n in dates["seasons"].items()}
    out |= {w: ("number", n) for w, n in dates["numbers"].items()}
    out |= {w: ("ordinal", n) for w, n in dates["ordinals"].items()}
    out |= {w: ("part", 0) for w in dates["parts"] if w != "night"}
    out |= dict.fromkeys(dates["phases"], ("phase", 0))
    out |= {w: ("deictic", n) for w, n in dates["deictics"].items()}
    out |= {w: ("vague", 0) for w in dates["quantities"] if w not in ("unsaid", "recent")}
    out |= {f"q{n}": ("quarter", n) for n in range(1, 5)}
    return out | {w: (kind, 0) for kind, words in dates["classes"].items() for w in words}


@cache
def _sets(name: str) -> frozenset[str]:
    return frozenset(str(x) for x in table("dates")[name])


def tokens(text: str, start: int = 0) -> list[Token]:
    """Return the words of a text with their classes; offsets are counted from `start`."""
    raw = [
        (m.start() + start, m.end() + start, m[m.lastgroup or 0], m.lastgroup or "")
        for m in _TOKEN.finditer(text)
    ]
    words = [w.lower() for _, _, w, _ in raw]
    out = []
    for i, (begin, end, word, shape) in enumerate(raw):
        kind, number = _kind(words, i, word, shape)
        out.append(Token(begin, end, word, kind, number))
    return _with_feasts(out)


@cache
def _feasts() -> dict[tuple[str, ...], int]:
    """Return each feast, as its words, with its date as month * 100 + day."""
    dates = table("dates")["feasts"]
    return {
        tuple(t.text for t in tokens(name)): month * 100 + day
        for name, (month, day) in dates.items()
    }


def _with_feasts(words: list[Token]) -> list[Token]:
    """Return the words, those of a feast joined to one."""
    if not any(
        t.text.lower() in ("day", "eve", "halloween") and t.text[0].isupper() for t in words
    ):
        return words
    out: list[Token] = []
    for token in words:
        out.append(token)
        for size in (1, 2, 3, 4):
            name = tuple(t.text.lower().replace("\u2019", "'") for t in out[-size:])
            if name in _feasts():
                text = " ".join(t.text for t in out[-size:])
                out[-size:] = [Token(out[-size].start, token.end, text, "feast", _feasts()[name])]
                break
    return out


def _kind(words: list[str], i: int, word: str, shape: str) -> tuple[str, int]:
    if shape == "number":
        return _number(words, i)
    if shape == "word":
        kind, number = _classes().get(words[i], ("other", 0))
        if kind == "phase" and _is_deed(words, i):
            return "other", 0
        return (
            (kind, number)
            if kind not in ("month", "weekday") or _is_name(words, i, word)
            else ("other", 0)
        )
    if shape == "decade":
        digits = re.sub(r"\D", "", word)
        return "decade", int(digits) if len(digits) == _FULL else 1900 + int(digits)
    if shape in ("nth", "quarter", "halfyear"):
        return shape, int(re.sub(r"\D", "", word))
    return (_PUNCTUATION.get(word, "other") if shape == "other" else shape), 0


def _is_deed(words: list[str], i: int) -> bool:
    """Tell whether a phase word is a verb: "to start next year" names no part of the year."""
    following = words[i + 1] if i + 1 < len(words) else ""
    return words[i] in ("start", "end", "close") and following in (
        "last",
        "next",
        "this",
        "the",
        "early",
        "late",
        "later",
    )


def _is_name(words: list[str], i: int, word: str) -> bool:
    """Tell whether a month or weekday has a capital and is written out, or by a dot or number."""
    if not word[0].isupper():
        return False
    if len(word) > _FULL or words[i] in ("may", "june", "july"):
        return True
    following = words[i + 1] if i + 1 < len(words) else ""
    previous = words[i - 1] if i else ""
    return (
        following[:1] in {".", ","}
        or following[:1].isdigit()
        or previous[:1].isdigit()
        or following in _classes()
    )


_YEARS: Final = range(1000, 2101)
_SURE_YEARS: Final = range(1900, 2051)
_DAYS: Final = range(1, 32)


def _number(words: list[str], i: int) -> tuple[str, int]:
    """Return the class of a number: a day of the month, a year, or just a number."""
    if not words[i].isdigit():
        return "other", 0
    value = int(words[i][:9])
    if len(words[i]) <= len("31") and value in _DAYS:
        return "daynum", value
    if len(words[i]) == _FULL and value in _YEARS and _is_year(words, i, value):
        return "year", value
    return "number", value


def _is_year(words: list[str], i: int, value: int) -> bool:
    """Tell whether a four-figure number names a year, by its neighbours."""
    before = words[i - 1] if i else ""
    after = words[i + 1] if i + 1 < len(words) else ""
    opens = before == "in" and value in _SURE_YEARS and (i == 1 or words[i - 2] in (".", "!", "?"))
    if before in _sets("not_year_after") or (after in _sets("not_year_before") and not opens):
        return False
    if before == "." and i > 1 and words[i - 2] in _sets("not_year_after"):
        return False
    kind = _classes().get(before, ("", 0))[0]
    if (
        kind == "month"
        or before[:1].isdigit()
        or (i > 1 and before in (",", ".") and _month_near(words, i))
    ):
        return True
    if (
        value % 100 == 0
        and after.endswith("s")
        and after not in _sets("year_plurals")
        and after[0].isalpha()
    ):
        return False
    if value in _SURE_YEARS:
        return True
    return before in _sets("year_after") and (
        before in ("in", "since") or not after.isalpha() or after in _sets("year_before")
    )


def _month_near(words: list[str], i: int) -> bool:
    return any(_classes().get(w, ("", 0))[0] == "month" for w in words[max(0, i - 4) : i])


@cache
def _grammar() -> tuple[dict[str, str], re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """Return a character for each class, a pattern for any form's start, and the forms."""
    dates: dict[str, Any] = table("dates")
    names = sorted(
        {n for _, form in dates["forms"] for n in re.findall(r"\w+", form)} | {"other", "poss"}
    )
    for union in dates["unions"].values():
        names += [n for n in union if n not in names]
    codes = {name: chr(0xE000 + i) for i, name in enumerate(names)}
    spelt = codes | {
        u: f"[{''.join(codes[k] for k in kinds)}]" for u, kinds in dates["unions"].items()
    }
    forms = [
        (rule, re.sub(r"\w+", lambda m: spelt[m[0]], form).replace(" ", ""))
        for rule, form in dates["forms"]
    ]
    anywhere = re.compile("|".join(f"(?:{f})" for _, f in forms))
    return codes, anywhere, tuple((rule, re.compile(f)) for rule, f in forms)


def candidates(
    words: list[Token],
) -> Generator[tuple[int, list[tuple[int, str]]], int | None, None]:
    """Yield each place where forms begin, with their ends and rules, the longest first.

    Send back the end that was accepted and the next place is sought from there.
    """
    codes, anywhere, forms = _grammar()
    text = "".join(codes.get(t.kind, codes["other"]) for t in words)
    at = 0
    while found := anywhere.search(text, at):
        at = found.start()
        ends = [(m.end(), rule) for rule, form in forms if (m := form.match(text, at))]
        ends.sort(key=lambda x: -x[0])
        accepted = yield at, ends
        at = accepted or at + 1
