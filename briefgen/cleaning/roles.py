"""Give each part its role: the one whose scorer its features and place rate highest."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.datelines import dateline_end
from briefgen.cleaning.features import REPEATED
from briefgen.cleaning.openings import holds, leads_on, opening, phrases, words_of
from briefgen.cleaning.parts import (
    credit_start,
    is_credit,
    names_agency,
    split_points,
)
from briefgen.cleaning.records import with_fields
from briefgen.cleaning.scoring import role_scorers, role_scores
from briefgen.cleaning.settled import settled
from briefgen.cleaning.shapes import ITEM, opens_as_byline, shapes_of
from briefgen.cleaning.units import SAID_BY_FORMAT, Part, is_story
from briefgen.model import Role
from briefgen.registry.written_dates import written_date_span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.cleaning.span import Span
    from briefgen.cleaning.units import Unit
    from briefgen.model import Hint

_STORY_ROLES: Final = frozenset({"body", "heading", "quote", "list", "table"})
_HEAD_REACH: Final = 10
_DATELINED: Final = 3
_SHORT: Final = 20
_NOTE: Final = 40
"""Most words of a note on the author, which is two sentences."""

_STAMP_REACH: Final = 40
"""Leading characters of a long line in which a publication date is looked for."""

_NEAR_END: Final = 4
_FEW: Final = 6
_TENTH: Final = 0.3
_NAME_LENGTH: Final = 3
_PROSE: Final = 0.5
_DOUBTFUL: Final = -1.5
_BY_DEFAULT: Final = 0.6
"""Value of the "kept" feature for a doubtful line of a pasted article, kept nevertheless."""

_CLOSED_QUOTE: Final = re.compile(
    r"[\"\u201c\u00ab][^\"\u201c\u201d\u00ab\u00bb]+[\"\u201d\u00bb]$"
)
_NUMERIC_DATE: Final = re.compile(
    r"\D{0,12}\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}(?:[,\s]+\d{1,2}[:.]\d\d(?:\s*\w{2,4})?)?"
)
_COPYRIGHT: Final = re.compile(r"(?i)\s*(?:\u00a9|\(c\)\s|copyright\b)")
_NAMES: Final = re.compile(
    r"[A-Z\u00c0-\u00de\u0106-\u017d][\w'\u2019.-]*"
    r"(?:(?=[ ,&])(?:,? and|,|&)? ?(?:(?:de|van|von|al|el|bin|der|di|da)[ -])?"
    r"[A-Z\u00c0-\u00de\u0106-\u017d][\w'\u2019.-]*){1,7}"
    r"(?: in [A-Z\u00c0-\u00de\u0106-\u017d][\w'\u2019.-]*"
    r"(?:,? [A-Z\u00c0-\u00de\u0106-\u017d][\w'\u2019.-]*){0,3})?$"
)
_BYLINE_MARKS: Final = re.compile(r"by|by-?lines?|authors?|author-?names?|c-byline|article-?byline")
_CREDIT_MARKS: Final = re.compile(
    r"(?:[\w-]*[-_])?(?:credits?|photographer|photo-?by|img-?credit)(?:[-_][\w-]*)?"
)
_INNER: Final = 4


def parts_of(
    units: Sequence[Unit], features: Sequence[dict[str, float]], span: Span, headline: int | None
) -> list[Part]:
    """Return the parts of all units with their roles, in text order."""
    out: list[Part] = []
    stories = 0
    under_comments = False
    for i, unit in enumerate(units):
        over = headline is not None and i < headline
        kept = span.kept[i] and not (over and not (span.clean and _is_sentence(features[i])))
        own = {
            **features[i],
            **_place(i, span, headline, units, features),
            **_openings(unit, i, units, span),
            **shapes_of(unit),
        }
        doubtful = kept and span.clean and span.scores[i] <= _DOUBTFUL
        own["kept"] = _BY_DEFAULT if doubtful else float(kept)
        under_comments = under_comments or (i >= span.last and _opens_comments(unit, own))
        own["under the comments"] = float(under_comments)
        head_line = i == headline or (headline is not None and i == headline + 1)
        # a dateline needs its story
        story = kept and stories < _DATELINED and len(unit.words) > 5  # noqa: PLR2004
        stories += kept and is_story(unit, features[i])
        out.extend(_split(unit, i, own, head=i == headline, beside_head=head_line, story=story))
    bare = all(unit.hint is None for unit in units)
    return with_fields(settled(out, units, features), bare=bare)


def _is_sentence(features: dict[str, float]) -> bool:
    """Tell whether a unit over the headline ends as a sentence, as no menu or site name does."""
    return bool(features.get("ends as a sentence"))


def _split(
    unit: Unit, i: int, own: dict[str, float], *, head: bool, beside_head: bool, story: bool
) -> list[Part]:
    """Return the unit's parts: their roles from the split, or from the scorers for what is left.

    A unit whose format or markup settles its role is one part.
    """
    if unit.hint is not None and (said := SAID_BY_FORMAT.get(unit.hint.tag)):
        return [_part(unit, i, 0, len(unit.text), *said)]
    if (plain := _plainly(unit, own)) is not None:
        return [_part(unit, i, 0, len(unit.text), *plain)]
    points = split_points(unit, story=story, head=beside_head)
    points = points if head else [(at, "" if what == "title" else what) for at, what in points]
    if not points:
        return [_whole(unit, i, own, head=head)]
    out = []
    for k, (at, what) in enumerate(points):
        end = points[k + 1][0] if k + 1 < len(points) else len(unit.text)
        role, reason = _SPLIT[what] if what else _role(own, kept=True)
        out.append(_part(unit, i, at, end, role, reason))
    return out


def _plainly(unit: Unit, own: dict[str, float]) -> tuple[Role, str] | None:
    """Return role and reason of a unit whose markup leaves nothing to weigh, None for others."""
    hint = unit.hint
    if hint is None:
        return None
    if hint.unseen:
        return Role.NAVIGATION, "the page does not show it"
    if (said := _BY_TAG.get(hint.tag) or _by_class(hint)) is not None:
        return said
    if own["kept"] and _is_note(hint):
        return Role.NOTE, "a note under the article"
    if not own["kept"] or not (own.get("inside the article") or hint.tag in _CELLS):
        return None
    return _within_the_article(hint, own)


def _by_class(hint: Hint) -> tuple[Role, str] | None:
    """Return role and reason that an element's class gives wherever it stands, None for none."""
    if any(_SIGNUP.fullmatch(name) for name in hint.path[-_INNER:]):
        return Role.PROMO, "asks the reader for something: a box to sign up in"
    return _HATNOTE if _HATNOTES.intersection(hint.path) else None


def _within_the_article(hint: Hint, own: dict[str, float]) -> tuple[Role, str] | None:
    """Return role and reason that a tag has in any article, None where it needs weighing."""
    if hint.tag in _HEADINGS and not hint.within and _between_prose(own):
        return Role.HEADING, "a section heading: set as one, between paragraphs"
    return _IN_ARTICLE.get(hint.tag)


def _between_prose(own: dict[str, float]) -> bool:
    """Tell whether a document's heading stands between paragraphs and is no link or advert."""
    around = min(own.get("prose just before", 0.0), own.get("prose just after", 0.0))
    return around > _PROSE and not (
        own.get("a phrase leads to more") or own.get("a label of an advertisement")
    )


def _is_note(hint: Hint) -> bool:
    """Tell whether an element, or one close around it, is marked as a note."""
    numbered = bool(hint.path) and bool(_NOTE_ID.fullmatch(hint.path[-1]))
    marked = any(_NOTE_MARK.fullmatch(name) for name in hint.path[-_INNER:])
    return numbered or marked or (hint.tag == "li" and _among_notes(hint.path))


def _among_notes(path: tuple[str, ...]) -> bool:
    """Tell whether one of the innermost elements is marked as a list of notes."""
    return any(_NOTES.fullmatch(name) for name in path[-_INNER:])


_SIGNUP: Final = re.compile(
    r"kg-(?:signup|cta|product)-card|subscription-widget(?:-wrap)?(?:-editor)?"
    r"|(?:newsletter|e?mail|inline)-?(?:sign-?up|promo|cta|form|widget)"
    r"|sign-?up-(?:card|box|form|widget)"
    r"|(?:promo|inline|embed)-?newsletter(?:-(?:box|form|promo|signup))?"
)
_HATNOTES: Final = frozenset(("hatnote", "dablink"))
_HATNOTE: Final = (Role.NAVIGATION, "leads elsewhere: a note over an encyclopedia's article")
_CELLS: Final = ("tr", "td", "th")
_NOTES: Final = re.compile(r"(?:foot|end)?-?notes?(?:-?list)?|fn-?list|ref-?list|references?")
_NOTE_MARK: Final = re.compile(
    r"(?:doc-)?(?:foot|end)-?notes?(?:[-_](?:content|text|body|item|list))?|rearnotes?"
)
_NOTE_ID: Final = re.compile(r"_?(?:fn|ftn|foot-?note|end-?note|edn|cite_note)[-_:]?\d{1,3}")
_HEADINGS: Final = ("h2", "h3", "h4", "h5", "h6")
_BY_TAG: Final = {
    "front-matter": (Role.LEGAL, "front matter: what the file declares about itself"),
    "running-head": (Role.NAVIGATION, "the edge of a page: a running head or number"),
}
_IN_ARTICLE: Final = {
    "li": (Role.LIST, "an item of a list"),
    "dd": (Role.LIST, "an item of a list"),
    "dt": (Role.LIST, "an item of a list"),
    "tr": (Role.TABLE, "a row of a table"),
    "td": (Role.TABLE, "a table's cell"),
    "th": (Role.TABLE, "a table's cell"),
    "caption": (Role.CAPTION, "a table's caption"),
    "blockquote": (Role.QUOTE, "a quotation set apart"),
    "cite": (Role.QUOTE, "says who is quoted"),
}
"""Roles of a page's elements within the article, where the tag leaves no doubt."""

_SPLIT: Final = {
    "kicker": (Role.KICKER, "a word set beside the headline that says what kind of piece it is"),
    "title": (Role.TITLE, "the headline, what is set beside it left out"),
    "dateline": (Role.DATELINE, "the place, day or agency that opens the story"),
    "caption": (Role.CAPTION, "words that end in a picture's credit"),
    "credited": (Role.CAPTION, "words behind a picture's credit"),
    "credit": (Role.CREDIT, "says whose picture it is"),
    "film": (Role.CAPTION, "words behind which stands when a film was put online"),
    "film day": (Role.CREDIT, "says when a film was put online"),
    "outlet": (Role.NAVIGATION, "leads elsewhere: the outlet's name behind the headline"),
    "days": (Role.BYLINE, "who wrote it, or when: the days behind the headline"),
    "again": (Role.DUPLICATE, "the headline, again behind its section's name"),
    "dek": (Role.DEK, "the line under the headline, glued to it"),
}


def _whole(unit: Unit, i: int, own: dict[str, float], *, head: bool) -> Part:
    """Return a unit as one part."""
    if head:
        markup = unit.hint is not None and unit.hint.tag in ("title", "h1", "h2")
        role, reason = (
            Role.TITLE,
            "the headline"
            + (
                ": a top heading"
                if markup
                else ": a short line over the text, which takes up its words"
            ),
        )
    else:
        role, reason = _role(own, kept=bool(own["kept"]))
    return _part(unit, i, 0, len(unit.text), role, reason)


def _part(unit: Unit, i: int, at: int, end: int, role: Role, reason: str) -> Part:
    """Return a part of a unit, trimmed of white space."""
    piece = unit.text[at:end]
    start = unit.start + at + len(piece) - len(piece.lstrip())
    text = piece.strip()
    words = unit.words if text == unit.text else words_of(text)
    return Part(start, start + len(text), text, words, i, role, reason)


def _role(own: dict[str, float], *, kept: bool) -> tuple[Role, str]:
    """Return the role that the features favour most, and why; no story role outside the article."""
    if own.get("promo words") == 1.0 and own.get("a label"):
        return Role.PROMO, f"{_CALLED['promo']}: promo words"
    if own.get("a phrase leads to more"):
        return Role.NAVIGATION, f"{_CALLED['navigation']}: opens as a link to more"
    best, name = float("-inf"), "navigation"
    shown = {feature: value for feature, value in own.items() if value}
    for role, score in zip(role_scorers(), role_scores(shown), strict=True):
        if role in _STORY_ROLES and not kept:
            continue
        if score > best:
            best, name = score, role
    why = role_scorers()[name].why({k: v for k, v in own.items() if k != "kept"})
    return Role(name), f"{_CALLED[name]}: {why}" if why else _CALLED[name]


_CALLED: Final = {
    "body": "a paragraph",
    "heading": "a section heading",
    "dek": "the line under the headline",
    "byline": "who wrote it, or when",
    "caption": "a picture's caption",
    "credit": "a picture's credit",
    "quote": "a quotation set apart",
    "list": "an item of a list",
    "table": "a table's cell",
    "promo": "asks the reader for something",
    "navigation": "leads elsewhere",
    "comment": "a reader's comment or its form",
    "legal": "rights and terms",
}


def _place(
    i: int,
    span: Span,
    headline: int | None,
    units: Sequence[Unit],
    features: Sequence[dict[str, float]],
) -> dict[str, float]:
    """Return a unit's position features: before, in or after the article, near the headline."""
    out = {"before the article": float(i < span.first), "after the article": float(i >= span.last)}
    after_head = headline is not None and headline < i <= headline + _HEAD_REACH
    between = after_head and not any(
        is_story(units[j], features[j]) for j in range((headline or 0) + 1, i)
    )
    out["inside the article"] = float(
        span.first <= i < span.last
        and not between
        and i != headline
        and (headline is None or i > headline)
    )
    if after_head and headline is not None:
        out["between headline and text"] = float(between)
        out["an agency under the headline"] = float(
            between and names_agency(units[i].text) and len(units[i].words) <= _FEW
        )
        out["right after the headline"] = float(
            between and all(_is_double(units[j], units[headline]) for j in range(headline + 1, i))
        )
        out["something else follows before the text"] = float(
            between and _furniture_follows(i, units, features)
        )
    if i + 1 < len(units):
        following = units[i + 1]
        out["a long paragraph follows"] = float(len(following.words) >= _SHORT)
        previous_long = i > 0 and len(units[i - 1].words) >= _SHORT // 2
        out["stands alone"] = float(previous_long and len(following.words) >= _SHORT // 2)
        whole_credit = is_credit(following.text)
        out["a credit follows"] = float(
            whole_credit
            and not is_credit(units[i].text)
            # words enough to describe a picture
            and len(units[i].words) > 3  # noqa: PLR2004
        )
        out["a double with its credit follows"] = float(
            bool(units[i].words)
            and following.words[: len(units[i].words)] == units[i].words
            and credit_start(following.text) is not None
        )
    if i:
        out["a caption is before it"] = float(
            (before := units[i - 1].hint) is not None and before.tag == "figcaption"
        )
    return out


def _is_double(unit: Unit, other: Unit) -> bool:
    return unit.words == other.words


def _furniture_follows(i: int, units: Sequence[Unit], features: Sequence[dict[str, float]]) -> bool:
    """Tell whether a byline, date, picture credit or share bar follows this unit."""
    if i + 1 >= len(units):
        return False
    unit, f = units[i + 1], features[i + 1]
    cues = max(f.get(f"{kind} words", 0.0) for kind in ("byline", "credit", "share"))
    return (
        len(unit.words) <= _SHORT
        and (cues > _TENTH or bool(f.get("a date")) or is_credit(unit.text))
    ) or credit_start(unit.text) is not None


def _openings(unit: Unit, i: int, units: Sequence[Unit], span: Span) -> dict[str, float]:
    """Return the features of how a unit opens, and the few shapes that settle what it is."""
    text, n = unit.text, len(unit.words)
    open_as = _remembered if len(text) <= REPEATED else _opened
    out = dict(open_as(text, unit.words))
    emphasised = unit.hint is not None and "emphasis" in unit.hint.path
    out["set in italics"] = float(
        n > 1 and (emphasised or (text[0] == text[-1] and text[0] in "*_"))
    )
    if n <= _NOTE:
        near_end = i >= span.last - _NEAR_END
        out["tells who the author is"] = float(near_end and _about_author(text, unit.words))
        out["opens as an item"] = float(_is_item(i, units))
    out["marked as a credit"] = float(_ends_in(unit, _CREDIT_MARKS))
    if n <= _SHORT:
        signed = out.get("opens as a byline", 0.0)
        out["opens as a byline"] = max(signed, _signed_in_markup(unit))
        out["a name and nothing else"] *= float(i < span.first + _HEAD_REACH)
    return out


@lru_cache(maxsize=4_096)
def _remembered(text: str, words: tuple[str, ...]) -> dict[str, float]:
    """Return `_opened`, cached: two lines in five of a site's pages repeat."""
    return _opened(text, words)


def _opened(text: str, words: tuple[str, ...]) -> dict[str, float]:
    """Return the features of how a unit opens that depend on its words alone."""
    n = len(words)
    out: dict[str, float] = {}
    if n <= 60:  # noqa: PLR2004 - captions are the longest of these
        out["opens as a caption"] = float(_opens_as_caption(text, words))
        out["dateline"] = float(dateline_end(text) > 0)
    out["a label"] = float(n <= _FEW and not re.search(r"[.!?]\W*$", text))
    if n <= _NOTE:
        out["opens with a copyright mark"] = float(
            bool(_COPYRIGHT.match(text) or opening(words, "standards"))
        )
        out["a quotation that stands alone"] = float(_stands_as_quotation(text))
        leads = leads_on(text, words)
        out["opens as a link to more"] = float(leads)
        out["a phrase leads to more"] = float(leads and opening(words, "more") > 1)
    if (
        _SHORT < n <= _NOTE
        and opening(words, "published")
        and written_date_span(text[:_STAMP_REACH])
    ):
        out["opens as a byline"] = out["only a date"] = 1.0
    if n <= _SHORT:
        credit = is_credit(text)
        out["names an agency as a photographer's"] = float(credit)
        out["opens as a credit"] = float(bool(opening(words, "credit")) and credit)
        out["opens as a byline"] = float(opens_as_byline(text, words))
        out["only a date"] = float(_only_a_date(text, words))
        # two or three names
        out["a name and nothing else"] = float(bool(_NAMES.match(text)) and n <= 8)  # noqa: PLR2004
        out["names a newsletter or the like"] = float(holds(words, phrases("newsletters")))
    return out


def _signed_in_markup(unit: Unit) -> float:
    """Return 1.0 where an innermost class marks an author and the line is names, else 0.0."""
    return float(_ends_in(unit, _BYLINE_MARKS) and bool(_NAMES.match(unit.text)))


def _ends_in(unit: Unit, marks: re.Pattern[str]) -> bool:
    """Tell whether one of the innermost class or id names of a unit matches the pattern fully."""
    path = unit.hint.path if unit.hint is not None else ()
    return any(marks.fullmatch(token) for token in path[-_INNER:])


def _opens_as_caption(text: str, words: Sequence[str]) -> bool:
    """Tell whether a text opens with a caption phrase; a single word needs a colon after it."""
    k = opening(words, "caption")
    return k > 1 or (k == 1 and bool(re.match(r"\W*\w+\s*:", text)))


def _only_a_date(text: str, words: Sequence[str]) -> bool:
    """Tell whether a text is only a date, with a time or weekday, or one that reads two ways."""
    if _NUMERIC_DATE.fullmatch(text):
        return True
    found = written_date_span(text)
    if not found or len(words) > 14:  # noqa: PLR2004 - "Published 9:14 pm EST Friday, 21 July 2017"
        return False
    rest = words_of(text[: found[0]] + " " + text[found[1] :])
    return all((w,) in phrases("date_words") or w.isdigit() for w in rest)


def _about_author(text: str, words: Sequence[str]) -> bool:
    """Tell whether a text says who the author is: a name, then "is a ... writer" or the like."""
    name = re.match(r"[A-Z][\w'\u2019.-]+(?: (?:[A-Z][\w'\u2019.-]*|de|van|von|al|bin)){1,3}", text)
    if not name or ":" in text[: name.end() + 2]:
        return False
    k = opening(words[len(words_of(name[0])) :], "author_is")
    if not k:
        return False
    rest = words[len(words_of(name[0])) + k :]
    verb = words[len(words_of(name[0]))]
    if verb in ("contributed", "can", "follow"):
        return True
    return holds(rest[:12], phrases("author_work")) or (
        verb in ("covers", "reports", "writes") and len(words) <= _SHORT
    )


def _stands_as_quotation(text: str) -> bool:
    """Tell whether a text is one closed quotation without a stop inside, as pull quotes are set."""
    return (
        bool(_CLOSED_QUOTE.match(text))
        and not re.search(r"[.!?,\u2026][\"\u201d\u00bb]$", text)
        and len(text.split()) > _NAME_LENGTH
    )


def _is_item(i: int, units: Sequence[Unit]) -> bool:
    """Tell whether a unit begins with an item's mark and the unit beside it does as well."""
    if not ITEM.match(units[i].text):
        return False
    return any(ITEM.match(units[j].text) for j in (i - 1, i + 1) if 0 <= j < len(units))


def _opens_comments(unit: Unit, own: dict[str, float]) -> bool:
    """Tell whether a short line heads the readers' comments."""
    # "12 Comments", "Leave a comment"
    return len(unit.words) <= 5 and own.get("comment words", 0.0) > 0.6  # noqa: PLR2004
