"""Label posts of a social network, pasted or printed: who posted, when, the words, the counts."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.page_lines import listed
from briefgen.cleaning.shapes import is_names
from briefgen.cleaning.units import Part
from briefgen.model import NUMBERED, Role
from briefgen.registry.tables import table
from briefgen.registry.written_dates import DAY_OF_YEAR, written_date_span

if TYPE_CHECKING:
    from collections.abc import Sequence

_HANDLE: Final = re.compile(
    r"@[\w.-]{2,40}(?:@[\w.-]{3,60})?(?:\s*[\u00b7\u2022\u2013-]\s*.{0,30})?"
)
_NAMED: Final = re.compile(
    r"[^@:|.\n]{2,50}? [(]?@[\w.-]{2,40}(?:@[\w.-]{3,60})?[)]?"
    r"(?:\s*[\u00b7\u2022\u2013-]?\s*.{0,30})?"
)
_ACCOUNT: Final = re.compile(r"[^@:|\n]{2,50}? [(]?@[\w.-]{2,40}[)]?")
_EXPORTED: Final = re.compile(
    r"[^\[\]\n]{2,60}, \[\d{1,2}\.\d{1,2}\.(?:19|20)\d\d \d{1,2}:\d\d(?::\d\d)?\]:?"
)
"""The line over a message that the Telegram app copied: a name, and the time in brackets."""

_STAMPED: Final = re.compile(
    r"\[(?:\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d,? )?\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?\]"
)
"""The time of a message in brackets, in a line of its own, as channels are copied."""

_PASSED_ON: Final = re.compile(r"\[?Forwarded from:? [^\[\]\n]{2,60}\]?")
_NTH: Final = re.compile(r"\s+\(?\d{1,2}/(?:\d{1,2})?\)?$")
_LONGEST_COUNT: Final = 10
"""Most words of a line that only says when a post came out and what is counted under it."""

_COUNT: Final = re.compile(r"[\d.,]+ ?(?:[KMkm]\b)?")
_TIME: Final = re.compile(r"(?i)\b\d{1,2}:\d\d(?: ?[ap]m)?\b")
TAGS: Final = re.compile(r"(?:#\w+[\s,]*)+")
_TOP: Final = 6
"""The first lines, one of which must be an account for a text to be posts."""

_LONGEST_POST: Final = 6
_LONGEST_NAME: Final = 6
"""Most words of an account's name; names of bodies are the longest."""

_SENTENCE: Final = 4
"""Fewest words of a post that ends as a sentence does; fewer may be a button's."""

_STOPS: Final = (".", "!", "?", "\u2026", "\u201d", '"')
_WHO: Final = "who wrote it, or when: the account that posted"
_WHEN: Final = "who wrote it, or when: under a post"
_OTHERS: Final = "leads elsewhere: other accounts and posts, under a thread"
_COUNTED: Final = "leads elsewhere: what is counted under a post"


def as_posts(parts: list[Part]) -> None:
    """Label each post's author, time, words and counts, where the text opens with an account."""
    heads = [k for k, p in enumerate(parts) if _is_head(parts, k, p)]
    if not heads or heads[0] >= _TOP or any(map(_is_told, parts[: heads[0]])):
        return
    for k in heads:
        parts[k] = replace(parts[k], role=Role.BYLINE, reason=_WHO)
        named = k == heads[0] and _STAMPED.fullmatch(parts[k].text) and _is_name(parts[k - 1])
        if k and (_HANDLE.fullmatch(parts[k].text) or named):
            parts[k - 1] = replace(parts[k - 1], role=Role.BYLINE, reason=_WHO)
    ends = next((k for k, p in enumerate(parts) if p.text.lower() in listed("thread_ends")), None)
    if ends is not None and ends > heads[0]:
        for k in range(ends, len(parts)):
            parts[k] = replace(parts[k], role=Role.NAVIGATION, reason=_OTHERS)
        parts, whole = parts[:ends], parts
        as_posts(parts)
        whole[:ends] = parts
        return
    signed = {parts[k - 1].words for k in heads if k}
    for k, part in enumerate(parts):
        if part.reason == _WHO:
            continue
        if found := _beside_the_words(part, signed):
            parts[k] = replace(part, role=found[0], reason=found[1])
        elif (k > heads[0] and part.role not in NUMBERED and _is_told(part)) or (
            k > heads[0] and part.role is Role.TITLE and _is_told(part)
        ):
            parts[k] = replace(part, role=Role.BODY, reason="a paragraph: the words of a post")


def embedded(parts: Sequence[Part], k: int) -> int:
    """Return where a post ends that stands in an article from line `k` on, 0 for none.

    It is a name and its account, sentences, and the time; then perhaps what is counted.
    """
    named = len(parts[k].words) <= 2 * _LONGEST_NAME and _ACCOUNT.fullmatch(parts[k].text)
    if not named or not any(map(_is_told, parts[:k])):
        return 0
    at = k + 1
    while at < min(len(parts), k + _LONGEST_POST) and _is_told(parts[at]):
        at += 1
    if at == k + 1 or at == len(parts) or not is_counted_day(parts[at].text, parts[at].words):
        return 0
    at += 1
    while at < len(parts) and (found := _beside_the_words(parts[at], set())):
        if found[0] is not Role.NAVIGATION:
            break
        at += 1
    return at


def is_thread(parts: Sequence[Part]) -> bool:
    """Tell whether a text is posts and nothing else: it opens with an account."""
    first = next((k for k, p in enumerate(parts) if _is_head(parts, k, p)), _TOP)
    return first < _TOP and not any(map(_is_told, parts[:first]))


def _is_head(parts: Sequence[Part], k: int, part: Part) -> bool:
    """Tell whether a line is an account under a name, or a name and its account."""
    if _EXPORTED.fullmatch(part.text) or _STAMPED.fullmatch(part.text):
        return True
    if _HANDLE.fullmatch(part.text):
        return k > 0 and _is_name(parts[k - 1])
    return len(part.words) <= 2 * _LONGEST_NAME and _NAMED.fullmatch(part.text) is not None


def _is_name(part: Part) -> bool:
    return len(part.words) <= _LONGEST_NAME and not part.text.endswith((".", "!", "?", ":"))


def _is_told(part: Part) -> bool:
    """Tell whether a line is a sentence, the number of a thread's post behind it left out."""
    return len(part.words) >= _SENTENCE and _NTH.sub("", part.text).endswith(_STOPS)


def is_counted_day(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether a line is only a day and counts: "12,410 views  Jun 9, 2024"."""
    part = Part(0, len(text), text, words, 0, Role.BODY, "")
    if not (written_date_span(text) or DAY_OF_YEAR.search(text)) or len(words) > _LONGEST_COUNT:
        return False
    return _beside_the_words(part, set()) is not None


def _beside_the_words(part: Part, signed: set[tuple[str, ...]]) -> tuple[Role, str] | None:
    """Return role and reason of a post's line that is not its text (author, tags, time, counts).

    None for the words of the post.
    """
    if (part.words in signed and is_names(part.text)) or _PASSED_ON.fullmatch(part.text):
        return Role.BYLINE, _WHO
    if TAGS.fullmatch(part.text):
        return Role.NAVIGATION, "leads elsewhere: the tags of a post"
    day = written_date_span(part.text)
    bare = part.text[: day[0]] + part.text[day[1] :] if day else part.text
    for found in (DAY_OF_YEAR, _TIME, _span()):
        bare = found.sub(" ", bare)
    words = re.findall(r"[^\W\d_]+", _COUNT.sub(" ", bare))
    if any(w.lower() not in _counted() for w in words):
        return None
    return (Role.BYLINE, _WHEN) if day else (Role.NAVIGATION, _COUNTED)


@cache
def _span() -> re.Pattern[str]:
    """Return the pattern of the time since a post, as sites shorten it: "3h", "2 mo"."""
    units = "|".join(sorted(map(str, table("comments")["post_spans"]), key=len, reverse=True))
    return re.compile(rf"(?i)\b\d{{1,2}} ?(?:{units})\b")


@cache
def _counted() -> frozenset[str]:
    """Return the words that stand beside the counts and the time of a post."""
    return frozenset(map(str, table("comments")["post_words"]))
