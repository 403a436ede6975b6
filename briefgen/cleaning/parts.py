"""Split lines of several things: headline and kicker, dateline and story, caption and credit."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.datelines import FULL_DATE, WEEKDAY, is_dateline_alone, story_start
from briefgen.cleaning.openings import agencies, holds, opening, outlets, phrases, words_of
from briefgen.cleaning.page_lines import (
    behind_headline,
    is_owner,
    is_paper,
    is_signed,
    listed,
    shown_start,
)

if TYPE_CHECKING:
    from briefgen.cleaning.units import Unit

_KICKER_BEFORE: Final = re.compile(
    r"([^\W\d_][\w&'\u2019 -]{1,30}?)\s*(?:\s[|\u2014\u2013-]\s|[|:]\s|\s//\s)\s*(?=\S)"
)
_SECTION_GLUED: Final = re.compile(
    r"(?:[A-Z][\w.&'\u2019]*(?: [A-Z&][\w.&'\u2019]*){0,2})\|(?=[^\W_])"
)
"""A section's name and a bar that is glued to the headline: "U.S.|Ferry Towns Brace"."""

_KICKER_AFTER: Final = re.compile(r"\s+[|\u2014\u2013-]\s*([^\W\d_][\w&'\u2019 ]{1,30})$")
_BRACKETED_TAIL: Final = re.compile(r"[(\[]([^()\[\]\n]{2,140})[)\]][.\s]*$")
_CUT_TAIL: Final = re.compile(r"[(\[]([^()\[\]\n]{3,60})$")
"""A bracket that nothing closes, as where a site cuts a caption to a length."""

_TAIL_MARK: Final = re.compile(
    r"(?:(?<=[.!?\"\u201d)])\s+|\s+[|\u2022\u00b7/]\s+|\s+[\u2014\u2013-]\s+|\s{2,})(?=\S)"
)
_SLASHED: Final = re.compile(r"(?i)\b[\w'\u2019.& -]+ ?/ ?[\w'\u2019.& -]+$")
_LICENSED: Final = re.compile(
    r"(?i)(?:licen[cs]ed under|[/,(|]) ?(?:a )?(?:CC[ -](?:BY|0)\b|Creative Commons\b)"
    r"[^.!?;]{0,40}$"
)
"""A picture's licence after title and owner: "'Quay' by Bo Ek is licensed under CC BY-SA 4.0"."""

_DOTTED_CREDIT: Final = re.compile(r"Credit(?:\.{3}|\u2026) ?(?=[A-Z])[^.]{3,80}$")
_LICENCE_NUMBER: Final = re.compile(r"(?<=\d)\.(?=\d)")
_SHORT_CREDIT: Final = 16
_LONGEST: Final = 1_500
"""Code points over which a line is not searched: runs of blanks would make that quadratic."""

_SHORT_CAPTION: Final = 25
_BEFORE_NAMES: Final = ("", "|", "\u2022", "\u00b7")
_OWNERS: Final = re.compile(r"[A-Z][\w&'\u2019. -]{1,30}(?:/[A-Z][\w&'\u2019. -]{1,30}){1,4}")
"""Owners of a picture, parted by slashes. After a long sentence the form is more often a poll's."""

_FILM: Final = re.compile(rf"(?<=\S) \((?:Published|Posted) {WEEKDAY}{FULL_DATE}\)$")
"""The day on which a station put a video online, after the words that say what it shows."""


def kicker_span(text: str) -> tuple[int, int, int, int] | None:
    """Return `(kicker start, kicker end, headline start, headline end)`, None for no kicker."""
    if (m := _KICKER_BEFORE.match(text)) and words_of(m[1]) in phrases("kickers"):
        # After a colon only what labels an article is a kicker: "Syria: ..." and "Watch: ..." are
        # headlines' own words.
        marked = (
            not m[0].rstrip().endswith(":")
            or text[: m.end(1)].isupper()
            or words_of(m[1]) in phrases("labels")
        )
        if marked:
            return 0, len(m[0].rstrip()), m.end(), len(text)
    if (glued := _SECTION_GLUED.match(text)) is not None:
        return 0, glued.end(), glued.end(), len(text)
    if (
        (m := _KICKER_AFTER.search(text))
        and words_of(m[1]) in phrases("kickers")
        and m.start() > len(m[1])
    ):
        return len(text) - len(m[0].lstrip()), len(text), 0, m.start()
    return None


def credit_start(text: str) -> int | None:
    """Return where the credit that ends a caption begins, None where none does or all is credit."""
    if len(text) > _LONGEST or _BY_AND_AGENCY.fullmatch(text.strip()) or is_dateline_alone(text):
        return None
    if (bracket := _bracketed_credit(text)) is not None:
        return bracket
    if (dotted := _DOTTED_CREDIT.search(text)) and dotted.start() > 0:
        return dotted.start()
    for m in reversed(list(_TAIL_MARK.finditer(text))):
        tail = text[m.end() :]
        if len(tail.split()) > _SHORT_CREDIT:
            return None
        shown = text[: m.start()].split()
        set_off = m[0].strip() in _BEFORE_NAMES and any(w.islower() for w in shown)
        signed = set_off and is_signed(tail, short=len(shown) <= _SHORT_CAPTION)
        labelled = _LABELLED.match(text) is not None and not _INNER_STOP.search(text)
        if m.start() > 0 and (is_credit(tail) or signed) and not labelled:
            mark = text[m.start() : m.end()].strip()
            return (
                m.end()
                if not mark
                else m.start() + len(text[m.start() :]) - len(text[m.start() :].lstrip())
            )
    return None


_LABELLED: Final = re.compile(r"(?i)(?:credit|photo(?:graph)?|picture|image|pic)s?\s*:\s")
_INNER_STOP: Final = re.compile(r"[.!?]\s")
"""A line that is a credit as a whole: its label opens it, and no sentence ends in it."""

_BY_AND_AGENCY: Final = re.compile(r"By (?:[A-Z][\w.'\u2019-]*\s+){2,4}/\s*[A-Z][\w. ]{1,20}")
"""An author and the agency that sent the article: "By Ada Berg / Reuters"."""


def _bracketed_credit(text: str) -> int | None:
    """Return where the bracket with a picture's owner begins that ends a text, or breaks it off."""
    if (m := _BRACKETED_TAIL.search(text)) and m.start() > 0:
        described = len(text[: m.start()].split()) <= _SHORT_CAPTION
        if is_credit(m[1]) or (described and _OWNERS.fullmatch(m[1].strip())) or is_owner(m[1]):
            return m.start()
        if described and text[-1] == ")" and _is_shown_by(text[: m.start()], m[1]):
            return m.start()
    if (cut := _CUT_TAIL.search(text)) and cut.start() > 0:
        described = len(text[: cut.start()].split()) <= _SHORT_CAPTION
        inner = cut[1].strip(" .\u2026")
        if described and (_OWNERS.fullmatch(inner) or is_credit(inner)):
            return cut.start()
    return None


def _is_shown_by(shown: str, owner: str) -> bool:
    """Tell whether a bracket is a known outlet of two words and more, behind a line with no stop.

    One word may be somebody's party, a country or a club.
    """
    known = outlets().get(words_of(owner)) is not None or is_paper(owner)
    known = known and len(owner.split()) > 1
    return known and owner[0].isupper() and shown.rstrip()[-1:].isalnum()


_BRACKETED_HEAD: Final = re.compile(r"[(\[]([^()\[\]\n]{2,80})[)\]][.:,]?\s+(?=[A-Z\"\u201c])")


def credit_end(text: str) -> int | None:
    """Return where a caption begins after a bracketed credit at its head, None for none.

    An agency alone in brackets opens a story: the credit also has a slash or a word for a picture.
    """
    if (m := _BRACKETED_HEAD.match(text[:_LONGEST])) is None or not is_credit(m[1]):
        return None
    told = "/" in m[1] or opening(words_of(m[1]), "credit")
    return m.end() if told else None


def _pictured() -> frozenset[str]:
    """Return the words in small letters that may stand in a credit."""
    return listed("credit_words") | listed("credit_labels")


@lru_cache(maxsize=4_096)
def is_credit(text: str) -> bool:
    """Tell whether a short text says whose picture it is.

    It opens as a credit, sets an agency beside a name, or ends in the licence of a picture.
    """
    words = words_of(text) if len(text) <= _LONGEST else ()
    if not 1 <= len(words) <= _SHORT_CREDIT or _is_spoken(text, words):
        return False
    if _LICENSED.search(_LICENCE_NUMBER.sub("-", text.rstrip(" .)"))):
        return True
    n = opening(words, "credit")
    agency = names_agency(text)
    if n and (agency or _named_after(text, n)):
        return True
    return agency and (
        bool(_SLASHED.search(text))
        or text.isupper()
        or "via" in words
        or (len(words) <= 3 and not _tells(text))  # noqa: PLR2004 - the agency and no more
    )


def _is_spoken(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether a text reports speech; "said" as a name, as in "Anwar Said", does not count."""
    small = text.isupper() or not any(
        w.title() in text for w in words if (w,) in phrases("no_credit")
    )
    return small and holds(words, phrases("no_credit"))


def _tells(text: str) -> bool:
    """Tell whether a longer word in it begins small, as in the end of a sentence: "he told AFP"."""
    return bool(re.search(r"(?<![\w.])[a-z]{4,}\b", text))


def names_agency(text: str) -> bool:
    """Tell whether an agency stands first or last in a text, as a photographer's employer does."""
    pieces = [
        p
        for p in re.split(r"\s*[/|,;]\s*|\bvia\b|\bfor\b", text[:_LONGEST].strip(" .()[]"))
        if p.strip()
    ]
    for piece in (pieces[-1:] + pieces[:1]) if pieces else []:
        words = words_of(piece)
        for n in range(1, min(3, len(words)) + 1):
            if (words[-n:] in agencies() and _named(piece, words[-n:])) or (
                words[:n] in agencies() and _named(piece, words[:n])
            ):
                return True
    return False


def _named(piece: str, words: tuple[str, ...]) -> bool:
    """Tell whether an agency's short name is in capitals: "PA" is an agency, "Pa." a state."""
    # a short name is an abbreviation
    return len(words) > 1 or len(words[0]) > 3 or words[0].upper() in piece  # noqa: PLR2004


def _named_after(text: str, n: int) -> bool:
    """Tell whether names follow the first `n` words: each longer word after them is capitalised.

    A single word must also be set off as a label is: by a colon, a slash, "by" or the like.
    """
    rest = re.findall(r"[^\W_][\w'\u2019.-]*", text)[n:]
    marked = (
        bool(
            re.match(
                r"(?i)[(\[]?\s*(?:[\w.]+\s+){0,5}?[\w.]+\s*"
                r"(?::|/ ?(?-i:(?=[A-Z]))|by\b|courtesy|via\b)",
                text,
            )
        )
        or n > 1
    )
    return (
        marked
        and bool(rest)
        # "of", "for", "the"
        and all(
            w[0].isupper() or len(w) <= 3 or w[0].isdigit() or w in _pictured()  # noqa: PLR2004
            for w in rest
        )
    )


def split_points(unit: Unit, *, story: bool, head: bool) -> list[tuple[int, str]]:
    """Return `(offset, kind)` of each piece of a unit that holds several things, else nothing.

    `story` is true for a paragraph of the article, `head` for the headline.
    """
    text = unit.text
    if len(text) > _LONGEST and not story:
        return []
    if head and len(text) <= _LONGEST and (beside := _beside_the_headline(unit)):
        return beside
    end = story_start(text) if story else 0
    return [(0, "dateline"), (end, "")] if end else _around_a_picture(text)


def _beside_the_headline(unit: Unit) -> list[tuple[int, str]]:
    """Return the pieces of a headline's line with a kicker or glued words, else nothing."""
    text = unit.text
    glued = behind_headline(text) if unit.hint is None else []
    own = text[: glued[1][0]] if glued else text
    if (k := kicker_span(own)) is None:
        return glued
    kicker, _, title, _ = k
    if kicker < title:
        return [(0, "kicker"), (title, "title"), *glued[1:]]
    return glued or [(0, "title"), (kicker, "kicker")]


def _around_a_picture(text: str) -> list[tuple[int, str]]:
    """Return the pieces of a caption with its credit or its video's date, else nothing."""
    if (at := credit_end(text) or shown_start(text)) is not None:
        return [(0, "credit"), (at, "credited")]
    film = _FILM.search(text) if len(text) <= _LONGEST else None
    if film is not None:
        return [(0, "film"), (film.start(), "film day")]
    if (at := credit_start(text)) is not None:
        return [(0, "caption"), (at, "credit")]
    return []
