"""Compute what can be told of a unit without knowing its meaning: the input of the scores.

Every feature lies between 0 and 1. Names are those of the weights in
`registry/data/en/cleaning_weights.yml`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.openings import phrases
from briefgen.cleaning.structure import add_structure
from briefgen.registry.tables import table
from briefgen.registry.written_dates import written_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.cleaning.units import Unit

CUES: Final = (
    "share",
    "promo",
    "legal",
    "comment",
    "related",
    "navigation",
    "credit",
    "caption",
    "byline",
)
PATHS: Final = (
    "share", "promo", "legal", "comment", "related", "navigation",
    "caption", "credit", "byline", "dek", "body", "quote",
)  # fmt: skip

REPEATED: Final = 120
"""Most characters of a line whose features are cached: pages of a site repeat short lines."""

_LONGEST_CUE: Final = 6
_LONGEST_MENU: Final = 30
_NEAR: Final = 6
_LEAD_UNITS: Final = 40
_LEAD_WORDS: Final = 250
_ENDS: Final = re.compile(
    r"[.!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964][\"'\u201d\u201c\u2019)\]\u00ab\u00bb ]*$"
)
_ELLIPSIS: Final = re.compile(r"(?:\.\.\.|\u2026)[\"'\u201d\u2019)\]]*$")
_CUT: Final = re.compile(r"[|\u00bb\u00ab\u203a\u2039\u2022\u00b7\u25ba\u2192\u2190]|>>|<<|\s/\s")
_CONTACT: Final = re.compile(r"https?://|www\.|\S@\S|(?:^|\s)@\w|\(\+?\d{2,}\)|\+\d{2}")
_CLOCK: Final = re.compile(r"(?i)\b\d{1,2}[:.]\d\d\b|\b\d{1,2}\s?[ap]\.?m\b")
_INNER_END: Final = re.compile(r"[a-z)\d][.!?][\"'\u201d\u2019)]*\s+[\"'\u201c\u2018(]?[A-Z]")
_NUMBERED: Final = re.compile(r"(?:\d{1,3}|[A-Za-z])(?:\.\d{1,3}){0,5}[.)]\s+(?=\S)")
"""The number of a section or an item, whose full stop ends no sentence."""

_GLUED: Final = re.compile(r"[a-z.!?][A-Z][a-z]+ ")
_OPENS_QUOTE: Final = re.compile(r"[\"\u201c\u201e\u2018\u00ab\u00bb]")


@dataclass(frozen=True, slots=True)
class _Tables:
    """The cue tables, prepared for look-up once."""

    phrases: dict[tuple[str, ...], tuple[str, ...]]
    firsts: frozenset[str]
    function: frozenset[str]
    second: frozenset[str]
    imperative: frozenset[str]
    path: dict[str, tuple[str, ...]]


@cache
def _tables() -> _Tables:
    cues = table("cleaning_cues")
    phrases: dict[tuple[str, ...], tuple[str, ...]] = {}
    for kind in CUES:
        for phrase in cues[kind]:
            key = tuple(phrase.split())
            phrases[key] = (*phrases.get(key, ()), kind)
    path: dict[str, tuple[str, ...]] = {}
    for kind in PATHS:
        for token in cues["path"].get(kind, ()):
            path[token] = (*path.get(token, ()), kind)
    return _Tables(
        phrases,
        frozenset(phrase[0] for phrase in phrases),
        frozenset(cues["function_words"]),
        frozenset(cues["second_person"]),
        frozenset(cues["imperatives"]),
        path,
    )


def features_of(units: Sequence[Unit]) -> list[dict[str, float]]:
    """Return the features of each unit: its own, and those from its neighbours and the whole text.

    Features that are 0 are left out.
    """
    often = Counter(u.words for u in units)
    own = [_own(u, often[u.words]) for u in units]
    prose = [_prose(u, f) for u, f in zip(units, own, strict=True)]
    add_structure(units, own, prose)
    content = _content(units)
    for f, share in zip(own, _cohesion(content), strict=True):
        f["shares words with its neighbours"] = share
    _add_heads(own, prose, content)
    _add_context(own, prose, [len(u.words) for u in units])
    return [{k: round(v, 4) for k, v in f.items() if v} for f in own]


def _own(unit: Unit, times: int) -> dict[str, float]:
    """Return the features that a unit has by itself: words, repetition, markup."""
    tell = _remembered if len(unit.text) <= REPEATED else _told
    out = dict(tell(unit.text, unit.words))
    if not unit.words:
        return out
    out["repeated"] = float(times > 1)
    out["repeated often"] = float(times > 2)  # noqa: PLR2004 - more than a double
    return out | _markup(unit)


@lru_cache(maxsize=4_096)
def _remembered(text: str, words: tuple[str, ...]) -> dict[str, float]:
    """Return `_told`, cached: two lines in five of a site's pages repeat."""
    return _told(text, words)


def _told(text: str, words: tuple[str, ...]) -> dict[str, float]:
    """Return the features of a unit's words; those that need other units are 0 for now."""
    t = _tables()
    n = len(words)
    out: dict[str, float] = {
        "ends as a sentence": bool(_ENDS.search(text)),
        "cut off by dots": bool(_ELLIPSIS.search(text)),
    }
    out[_length(n)] = 1.0
    if not n:
        return out | {"no words": 1.0}
    function = sum(w in t.function for w in words) / n
    out["function words"] = min(1.0, 2 * function)
    out["no function words"] = float(function == 0)
    out["speaks to the reader"] = min(1.0, 8 * sum(w in t.second for w in words) / n)
    out["begins with a request"] = float(words[0] in t.imperative)
    out["digits"] = min(1.0, 2 * sum(w[0].isdigit() for w in words) / n)
    out["lower-case words"] = _lower(text)
    out["capitals"] = _capitals(text)
    out["all capitals"] = float(text.isupper())
    out["separators"] = min(1.0, 8 * len(_CUT.findall(text)) / n)
    out["address or handle"] = min(1.0, 12 * len(_CONTACT.findall(text)) / n)
    out["commas"] = min(1.0, 10 * text.count(", ") / n)
    out["ends with a colon"] = float(text.endswith(":"))
    out["hands over to a speaker"] = float(
        text.endswith(":") and n > 1 and (words[-1],) in phrases("hands_over")
    )
    numbered = _NUMBERED.match(text)
    ends = _INNER_END.finditer(text, numbered.end() if numbered else 0)
    out["several sentences"] = float(
        any(not _abbreviated().search(text, 0, m.start() + 1) for m in ends)
    )
    out["words run together"] = float(bool(_GLUED.search(text)))
    out["quotation"] = float(bool(_OPENS_QUOTE.match(text)))
    out["question"] = float(text.endswith("?"))
    out["exclamation"] = float(text.endswith("!"))
    out["bracketed"] = float(text[0] in "([" and text[-1] in ")].")
    out["repeated"] = out["repeated often"] = 0.0
    if n <= 40:  # noqa: PLR2004 - a date in a long paragraph is a date in prose
        out["a date"] = float(written_date(text) is not None)
        out["a time of day"] = float(bool(_CLOCK.search(text)))
    for kind, share in _cues(words, t.phrases).items():
        out[f"{kind} words"] = min(1.0, 3 * share)
    out["nothing but navigation words"] = float(_only_navigation(words, t.phrases))
    return out


@cache
def _abbreviated() -> re.Pattern[str]:
    """Return the pattern of an abbreviation at a text's end, whose full stop ends no sentence."""
    words = "|".join(sorted(map(str, table("page_lines")["abbreviations"])))
    return re.compile(rf"\b(?:{words})$")


def _length(n: int) -> str:
    """Return the name of the length class that `n` words fall in."""
    for most, name in (
        (2, "1-2 words"),
        (5, "3-5 words"),
        (10, "6-10 words"),
        (18, "11-18 words"),
        (35, "19-35 words"),
        (60, "36-60 words"),
    ):
        if n <= most:
            return name
    return "more than 60 words"


def _capitals(text: str) -> float:
    """Return the share of the longer words, the first left out, that begin with a capital."""
    # "of" and "and" stay small in titles
    words = [w for w in text.split()[1:] if len(w) > 3 and w[0].isalpha()]  # noqa: PLR2004
    return sum(w[0].isupper() for w in words) / len(words) if words else 0.0


def _lower(text: str) -> float:
    """Return the share of words that begin with a letter that is not a capital.

    Letters of scripts without capitals count as well.
    """
    words = text.split()
    return sum(w[0].isalpha() and not w[0].isupper() for w in words) / len(words)


def _cues(
    words: Sequence[str], phrases: dict[tuple[str, ...], tuple[str, ...]]
) -> dict[str, float]:
    """Return for each kind of cue the share of words in its phrases; longest match first."""
    covered: Counter[str] = Counter()
    i, n = 0, len(words)
    firsts = _tables().firsts
    while i < n:
        if words[i] not in firsts:
            i += 1
            continue
        for size in range(min(_LONGEST_CUE, n - i), 0, -1):
            if kinds := phrases.get(tuple(words[i : i + size])):
                for kind in kinds:
                    covered[kind] += size
                i += size
                break
        else:
            i += 1
    return {kind: count / n for kind, count in covered.items()}


def _only_navigation(words: Sequence[str], phrases: dict[tuple[str, ...], tuple[str, ...]]) -> bool:
    """Tell whether every one of a few words is a menu entry by itself."""
    if not 1 < len(words) <= _LONGEST_MENU:
        return False
    return all("navigation" in phrases.get((w,), ()) for w in words)


def _markup(unit: Unit) -> dict[str, float]:
    """Return the features of the markup; none for plain text."""
    hint = unit.hint
    if hint is None:
        return {}
    # a stray word may stand beside the link
    out = {"links": hint.link_density, "all links": float(hint.link_density > 0.8)}  # noqa: PLR2004
    out[f"in a {_TAGS.get(hint.tag, 'div')}"] = 1.0
    if hint.main is not None:
        out["body finder took it" if hint.main else "body finder left it"] = 1.0
    for kind in {k for name in hint.path for k in _path_kinds(name)}:
        out[f"{kind} markup"] = 1.0
    return out


_TAGS: Final = {
    "p": "paragraph", "h1": "top heading", "h2": "heading", "h3": "heading",
    "h4": "heading", "h5": "heading", "h6": "heading",
    "li": "list", "dd": "list", "dt": "list",
    "figcaption": "caption", "caption": "caption", "blockquote": "quotation",
    "td": "table", "th": "table", "tr": "table", "cite": "quotation",
    "button": "control", "option": "control", "legend": "control", "pre": "paragraph",
}  # fmt: skip


@cache
def _path_kinds(name: str) -> tuple[str, ...]:
    """Return the kinds that a class or id name stands for. Cached: pages repeat their names."""
    path = _tables().path
    tokens = [name, *re.split(r"[-_:/.]+", name)]
    return tuple(dict.fromkeys(kind for token in tokens for kind in path.get(token, ())))


def _prose(unit: Unit, own: dict[str, float]) -> float:
    """Return how much prose a unit holds, in weighted words; 0 for a label or a list of links."""
    n = len(unit.words)
    if n < 6 or own.get("links", 0) > 0.5:  # noqa: PLR2004 - a label, or a list of links
        return 0.0
    return (
        n
        * (1.0 if own["ends as a sentence"] else 0.4)
        * min(1.0, 0.25 + max(own["function words"], own["lower-case words"]))
    )


def _content(units: Sequence[Unit]) -> list[frozenset[str]]:
    """Return the content words of each unit: the longer ones that are not function words."""
    function = _tables().function
    return [
        # longer words are names and things
        frozenset(w for w in u.words if len(w) > 3 and w not in function)  # noqa: PLR2004
        for u in units
    ]


def _cohesion(content: Sequence[frozenset[str]]) -> list[float]:
    """Return for each unit the share of its content words that nearby units have too.

    Exact duplicates of the unit do not count. Paragraphs of one story speak of the same people and
    things, the teasers in a list each of something else.
    """
    window: Counter[str] = Counter()
    same: Counter[frozenset[str]] = Counter(content[:_NEAR])
    for words in content[:_NEAR]:
        window.update(words)
    out = []
    for i, words in enumerate(content):
        if i + _NEAR < len(content):
            window.update(content[i + _NEAR])
            same[content[i + _NEAR]] += 1
        if i > _NEAR:
            same[content[i - _NEAR - 1]] -= 1
            for w in content[i - _NEAR - 1]:
                window[w] -= 1
        if len(words) <= 2:  # noqa: PLR2004 - one word proves nothing
            out.append(0.0)
            continue
        doubles = same[words]
        shared = sum([window[w] > doubles for w in words])
        out.append(min(1.0, 2 * shared / len(words)))
    return out


def _add_heads(
    own: list[dict[str, float]], prose: list[float], content: list[frozenset[str]]
) -> None:
    """Add the features of what follows a headline: prose with its words, a byline, a date."""
    for i, f in enumerate(own):
        # neither a label nor a paragraph
        if not 2 <= len(content[i]) <= 20 or "more than 60 words" in f:  # noqa: PLR2004
            continue
        taken: set[str] = set()
        seen = 0.0
        for j in range(i + 1, min(len(own), i + _LEAD_UNITS)):
            if prose[j] and content[j] != content[i]:
                taken |= content[i] & content[j]
                seen += prose[j]
                if seen > _LEAD_WORDS:
                    break
        near = own[i + 1 : i + 9]
        f["the prose after takes up its words"] = len(taken) / len(content[i])
        f["prose follows"] = min(1.0, seen / _LEAD_WORDS)
        f["a date follows"] = max((x.get("a date", 0.0) for x in near), default=0.0)
        f["a byline follows"] = max((x.get("byline words", 0.0) for x in near), default=0.0)


def _add_context(own: list[dict[str, float]], prose: list[float], counts: list[int]) -> None:
    """Add how dense prose is just before, just after and around each unit, and in all the text."""
    total = sum(counts) or 1
    whole = min(1.0, 1.2 * sum(prose) / total)
    cumulative, cumulative_n = [0.0], [0]
    for p, n in zip(prose, counts, strict=True):
        cumulative.append(cumulative[-1] + p)
        cumulative_n.append(cumulative_n[-1] + n)

    def density(i: int, j: int) -> float:
        i, j = max(0, i), min(len(prose), j)
        n = cumulative_n[j] - cumulative_n[i]
        return min(1.0, (cumulative[j] - cumulative[i]) / n) if j > i and n else 0.0

    for i, f in enumerate(own):
        f["text is mostly prose"] = whole
        f["prose just before"] = density(i - 1, i)
        f["prose just after"] = density(i + 1, i + 2)
        f["prose before"] = density(i - 4, i)
        f["prose after"] = density(i + 1, i + 5)
        f["prose around"] = density(i - 12, i + 13)
