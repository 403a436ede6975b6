"""Find where the article lies in a text that may be a whole page: the best-scoring run of units."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress, takewhile
from math import exp
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.openings import leads_on, menu_words, opening, phrases
from briefgen.cleaning.parts import is_credit
from briefgen.cleaning.scoring import scorer
from briefgen.cleaning.shapes import is_day_elsewhere, shapes_of, signs_elsewhere
from briefgen.cleaning.units import SAID_BY_FORMAT, WHOLE, is_story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.cleaning.units import Unit

_LOSS: Final = 1.0
_GAIN: Final = 2.0
_OFFSET: Final = 0.3
_LONGEST: Final = 100
_HEADLINE_BONUS: Final = 60.0
_HEADLINE_REACH: Final = 15
_KEEP: Final = -1.0
_BEST: Final = 2
_LEVEL: Final = 2.2
_MOST_LIFT: Final = 4.0
_KEEP_STORY: Final = -2.5
_LIKELY_HEADLINE: Final = -1.0
_KEEP_LAST: Final = -4.0
_KEEP_BLOCK: Final = 0.0
_OWN_SHARE: Final = 0.3
_HEAD_LINES: Final = 4
_TOOLS: Final = 2
_KEEP_GAP: Final = -3.5
_KEEP_TWIN: Final = -2.0
_SURE: Final = 1.0
_LINKED: Final = 0.3
_FEWEST: Final = 5
_LABEL: Final = 18
_CUED: Final = 0.3
_SPOKEN: Final = 0.6
_SHAPED: Final = ("ends as a sentence", "ends with a colon", "in a list", "in a table")
_AGAINST: Final = (
    "share",
    "promo",
    "legal",
    "comment",
    "related",
    "navigation",
    "caption",
    "credit",
)
_SECTIONS: Final = ("h2", "h3", "h4", "h5", "h6")
_CLEAN: Final = 0.35
"""How the run is scored. Source: the best values tried on the development pages, by six folds.

`_CLEAN` is the share of lines that are labels of a few words, below which a text is an article and
little else: of 60 copied pages all but four are over 0.45, and of 197 articles and releases none
is.
"""


_REST_REACH: Final = 4
_SAYS_ON: Final = ("shares words with its neighbours", "several sentences", "ends with a colon")
_TELLS_ON: Final = 0.25
_BOX: Final = 12
_TAKES_UP: Final = 0.7
_SENTENCE: Final = 8
_SIGNED: Final = 0.3
"""The least share of a line that byline words make up: "By" and a name of two or three words."""


@dataclass(frozen=True, slots=True)
class Span:
    """The article among the units, from `first` up to but not including `last`.

    Each unit has its score, whether it is kept, and its score as a headline. `clean` is true where
    the text is an article and little else: then every unit up to `last` is kept.
    """

    first: int
    last: int
    scores: tuple[float, ...]
    kept: tuple[bool, ...]
    headlines: tuple[float, ...]
    clean: bool


def find_span(units: Sequence[Unit], features: Sequence[dict[str, float]]) -> Span:
    """Return where the article lies; a text that is hardly more than an article is kept whole."""
    marked = any(
        u.hint is not None and u.hint.tag not in SAID_BY_FORMAT and u.hint.main is not None
        for u in units
    )
    weigh = scorer("page" if marked else "text")
    scores = tuple(weigh.score(f) for f in features)
    headlines = tuple(scorer("title").score(f) for f in features)
    if units and all(u.hint is not None and WHOLE in u.hint.path for u in units):
        return Span(0, len(units), scores, (True,) * len(units), headlines, clean=True)
    prose = [
        (u, f)
        for u, f in zip(units, features, strict=True)
        if "in a table" not in f and (u.hint is None or u.hint.tag not in SAID_BY_FORMAT)
    ]
    told = [(u, f) for u, f in prose[1:] if not _stands_between(u, f)]
    labels = sum(_is_label(u, f) for u, f in told)  # the first line is the headline
    of_a_page = any(opening(u.words, "page_marks") for u, _ in prose[:_HEAD_LINES])
    of_a_page = of_a_page or _opens_with_a_menu([u for u, _ in prose])
    clean = not marked and not of_a_page and labels < _CLEAN * (len(told) + 1)
    if clean or not units:
        last = _before_the_tail(units, features)
        return Span(
            0, last, scores, tuple(i < last for i in range(len(units))), headlines, clean=True
        )
    if marked:
        return _page_span(units, features, scores, headlines)
    stories = [is_story(u, f) for u, f in zip(units, features, strict=True)]
    scores = _levelled(scores, stories)
    first, last = _best_run(units, scores, headlines)
    run = last
    last = _with_the_rest(last, units, features, scores)
    first = _up_to_the_headline(first, scores, stories, headlines)
    while first and _is_set_as_heading(units[first - 1]):
        first -= 1
    kept = [
        first <= i < last and (s > (_KEEP_STORY if story else _KEEP) or i >= run)
        for i, (s, story) in enumerate(zip(scores, stories, strict=True))
    ]
    for i in reversed(range(first, last - 1)):
        kept[i] = kept[i] or (_is_set_as_heading(units[i]) and kept[i + 1])
    return Span(first, last, scores, tuple(kept), headlines, clean=False)


def _opens_with_a_menu(units: Sequence[Unit]) -> bool:
    """Tell whether a text's first lines are a menu: of a word or two, and half of them known."""
    first = [*takewhile(lambda u: len(u.words) <= _TOOLS, units)]
    known = sum(u.words in menu_words() for u in first)
    return len(first) >= _HEAD_LINES and 2 * known >= len(first)


def _is_set_as_heading(unit: Unit) -> bool:
    """Tell whether a document, whose elements say nothing of menus, marks a unit as a heading."""
    hint = unit.hint
    return hint is not None and hint.tag in _SECTIONS and not hint.within


def _page_span(
    units: Sequence[Unit],
    features: Sequence[dict[str, float]],
    scores: Sequence[float],
    headlines: tuple[float, ...],
) -> Span:
    """Return where the article lies among a page's blocks; empty where nothing is a sentence.

    A headline alone is no article: where no sentence was kept, scores are lifted and tried again.
    """
    scores = as_wholes(units, scores)
    kept = kept_blocks(units, features, scores)
    sentences = [_may_be_kept(u, f) for u, f in zip(units, features, strict=True)]
    if True in sentences and not any(map(_tells, compress(units, kept), compress(sentences, kept))):
        scores = _levelled(scores, sentences)
        kept = kept_blocks(units, features, scores)
    if True not in kept:
        return Span(0, 0, tuple(scores), kept, headlines, clean=False)
    first, last = kept.index(True), len(kept) - kept[::-1].index(True)
    return Span(first, last, tuple(scores), kept, headlines, clean=False)


def _tells(unit: Unit, sentence: bool) -> bool:  # noqa: FBT001 - mapped over two lists
    """Tell whether a kept block is a sentence, or longer than a headline or byline."""
    return sentence or len(unit.words) > _LABEL


def _may_be_kept(unit: Unit, f: dict[str, float]) -> bool:
    """Tell whether a block is a sentence that the page shows, and no link or teaser."""
    shown = unit.hint is None or not unit.hint.unseen
    return (
        shown
        and len(unit.words) >= _FEWEST
        and bool(f.get("ends as a sentence"))
        and f.get("links", 0.0) <= _LINKED
        and not f.get("under a related heading")
    )


def as_wholes(units: Sequence[Unit], scores: Sequence[float]) -> tuple[float, ...]:
    """Return the scores, those of one list or table drawn towards their mean, to keep it whole."""
    wholes: dict[int, list[int]] = {}
    for i, unit in enumerate(units):
        if (element := _whole_of(unit)) is not None:
            wholes.setdefault(element, []).append(i)
    out = list(scores)
    for parts in wholes.values():
        weights = [len(units[i].words) + 1 for i in parts]
        mean = sum(scores[i] * w for i, w in zip(parts, weights, strict=True)) / sum(weights)
        for i in parts if len(parts) > 1 else ():
            out[i] = _OWN_SHARE * scores[i] + (1 - _OWN_SHARE) * mean
    return tuple(out)


def _whole_of(unit: Unit) -> int | None:
    """Return the element number of a unit's list or table, None for other units."""
    hint = unit.hint
    if hint is None or hint.tag not in ("li", "dd", "dt", "tr") or not hint.within:
        return None
    return hint.within[-2] if hint.tag == "tr" and len(hint.within) > 1 else hint.within[-1]


def kept_blocks(
    units: Sequence[Unit], features: Sequence[dict[str, float]], scores: Sequence[float]
) -> tuple[bool, ...]:
    """Tell of each block of a page whether it is kept: mostly by score, with these exceptions.

    What the page does not show and what stands under a heading over other articles is not kept; the
    name under a quotation goes with the quotation; then twins and gaps are filled in.
    """
    out: list[bool] = []
    for unit, f, score in zip(units, features, scores, strict=True):
        hint = unit.hint
        unseen = hint is not None and hint.unseen
        kept = score > _KEEP_BLOCK and not unseen and not f.get("under a related heading")
        if hint is not None and hint.tag == "cite" and not unseen:
            kept = kept or (bool(out) and out[-1])
        out.append(kept)
    out = _with_twins(units, features, scores, out)
    return _with_gaps_filled(units, features, scores, out)


def _with_twins(
    units: Sequence[Unit],
    features: Sequence[dict[str, float]],
    scores: Sequence[float],
    kept: list[bool],
) -> list[bool]:
    """Return what is kept, plus doubtful sentences marked up as kept paragraphs are (posts)."""
    shapes = {
        s
        for u, f, k, score in zip(units, features, kept, scores, strict=True)
        if k and score > _SURE and (s := _shape(u)) and (_may_be_kept(u, f) or s[0] in _SECTIONS)
    }
    out = [
        k
        or (
            scores[i] > _KEEP_TWIN
            and _shape(units[i]) in shapes
            and _may_be_kept(units[i], features[i])
        )
        for i, k in enumerate(kept)
    ]
    for i in reversed(range(len(out) - 1)):
        shape = _shape(units[i])
        twin = shape in shapes and shape[0] in _SECTIONS
        out[i] = out[i] or (twin and out[i + 1] and scores[i] > _KEEP_GAP - 1)
    return out


def _shape(unit: Unit) -> tuple[str, ...]:
    """Return a block's tag and the class names around it, without those that hold digits."""
    hint = unit.hint
    if hint is None or not hint.path:
        return ()
    return (hint.tag, *(name for name in hint.path if not any(c.isdigit() for c in name)))


def _with_gaps_filled(
    units: Sequence[Unit],
    features: Sequence[dict[str, float]],
    scores: Sequence[float],
    kept: Sequence[bool],
) -> tuple[bool, ...]:
    """Return what is kept, plus doubtful blocks between the article's paragraphs like them."""
    if True not in kept:
        return tuple(kept)
    kept = _with_the_opening_list(units, features, kept)
    first, last = kept.index(True), len(kept) - list(kept)[::-1].index(True)
    return tuple(
        k
        or (first < i < last and scores[i] > _KEEP_GAP and _fills_gap(units[i], features[i]))
        or (i + 1 < last and _is_kept_below(units, kept, i) and _heads(units[i], features[i]))
        for i, k in enumerate(kept)
    )


def _with_the_opening_list(
    units: Sequence[Unit], features: Sequence[dict[str, float]], kept: Sequence[bool]
) -> list[bool]:
    """Return what is kept, plus a list of sentences between the main heading and the text."""
    top = next((i for i, u in enumerate(units) if u.hint is not None and u.hint.tag == "h1"), None)
    if top is None:
        return list(kept)
    end = top + 1
    while end < len(units) and _is_told_item(units[end], features[end]):
        end += 1
    goes_on = top + 2 < end < len(units) and kept[end]
    return [k or (goes_on and top < i < end) for i, k in enumerate(kept)]


def _is_told_item(unit: Unit, f: dict[str, float]) -> bool:
    """Tell whether a block is a list item in the article's element, and a sentence of its own."""
    listed = f.get("in a list") and f.get("in the element of the article")
    return bool(listed) and _may_be_kept(unit, f)


def _heads(unit: Unit, f: dict[str, float]) -> bool:
    """Tell whether a block is a heading in the article's own element, and no link."""
    return (
        bool(f.get("in a heading"))
        and bool(f.get("in the element of the article"))
        and not (unit.hint is not None and unit.hint.unseen)
        and f.get("links", 0.0) <= _LINKED
        and not any(f.get(f"{kind} words", 0.0) > _CUED for kind in _AGAINST if kind != "caption")
    )


def _is_kept_below(units: Sequence[Unit], kept: Sequence[bool], i: int) -> bool:
    """Tell whether the block below is kept; a word or two between may be a heading's tools."""
    tools = len(units[i + 1].words) < _TOOLS and i + _TOOLS < len(units)
    return kept[i + 1] or (tools and kept[i + _TOOLS])


def _fills_gap(unit: Unit, f: dict[str, float]) -> bool:
    """Tell whether a block in the article's element holds sentences or items and no cues."""
    if unit.hint is None or unit.hint.unseen or f.get("under a related heading"):
        return False
    if unit.hint.tag in ("blockquote", "cite", "caption"):
        return bool(f.get("in the element of the article"))
    at_home = f.get("right in the element of the article") or (
        (f.get("in a list") or f.get("ends with a colon"))
        and f.get("in the element of the article")
    )
    shaped = any(f.get(name) for name in _SHAPED)
    linked = f.get("links", 0.0) > _LINKED
    marked = any(
        f.get(f"{kind} {how}", 0.0) > _CUED for kind in _AGAINST for how in ("words", "markup")
    )
    return bool(at_home and shaped) and not linked and not marked


def _with_the_rest(
    last: int,
    units: Sequence[Unit],
    features: Sequence[dict[str, float]],
    scores: Sequence[float],
) -> int:
    """Return the run's end, moved on past sentences after it that belong to the article.

    They follow a phrase such as "continues", share words with their neighbours, or are one last
    short sentence.
    """
    at, goes_on, behind = last, False, last
    while at < min(len(units), last + _REST_REACH):
        f = features[at]
        if leads_on(units[at].text, units[at].words) or f.get("comment words", 0.0) > _SIGNED:
            break
        goes_on = goes_on or bool(opening(units[at].words, "continues"))
        takes_up = f.get("shares words with its neighbours", 0.0) > _TAKES_UP
        sentence = f.get("ends as a sentence") and len(units[at].words) >= _SENTENCE
        at += 1
        if behind == at - 1 and _stands_between_or_is_caption(units, features, at - 1):
            behind = at
        right_behind = at == behind + 1 and _is_last_word(units, features, at - 1)
        told = sentence and (goes_on or takes_up)
        least = _KEEP_LAST if right_behind else _KEEP_STORY
        if (sentence and goes_on) or ((told or right_behind) and scores[at - 1] > least):
            last = behind = at
    return last


def _stands_between_or_is_caption(
    units: Sequence[Unit], features: Sequence[dict[str, float]], i: int
) -> bool:
    """Tell whether a line belongs to a picture or an advertisement, or stands under its label."""
    captioned = i > 0 and units[i - 1].words in phrases("caption_labels")
    return captioned or _stands_between(units[i], features[i])


def _is_last_word(units: Sequence[Unit], features: Sequence[dict[str, float]], i: int) -> bool:
    """Tell whether a short sentence follows the article, with no sentence after it."""
    f = features[i]
    # "about" alone, a word of menus, makes no label of a sentence
    spoken = f.get("function words", 0.0) > _SPOKEN
    cued = any(
        f.get(f"{kind} words", 0.0) > 2 * _CUED
        for kind in _AGAINST
        if kind != "navigation" or not spoken
    )
    if cued or f.get("links") or f.get("a date") or not f.get("ends as a sentence"):
        return False
    told = len(units[i].words) >= _FEWEST and f.get("lower-case words", 0.0) > 0
    following = features[i + 1] if i + 1 < len(units) else {}
    return told and not following.get("ends as a sentence") and units[i].text.endswith(".")


def _levelled(scores: Sequence[float], stories: Sequence[bool]) -> tuple[float, ...]:
    """Return the scores, all lifted where even the best paragraphs score low."""
    best = sorted((s for s, story in zip(scores, stories, strict=True) if story), reverse=True)[
        :_BEST
    ] or [max(scores)]
    lift = min(_MOST_LIFT, max(0.0, _LEVEL - sum(best) / len(best)))
    return tuple(s + lift for s in scores)


def _up_to_the_headline(
    first: int, scores: Sequence[float], stories: Sequence[bool], headlines: Sequence[float]
) -> int:
    """Return the run's start, moved up to the first doubtful paragraph after a likely headline."""
    near = range(max(0, first - _HEADLINE_REACH), first)
    headline = max(near, key=lambda i: (headlines[i], i), default=first)
    if headline == first or headlines[headline] < _LIKELY_HEADLINE:
        return first
    return next(
        (i for i in range(headline + 1, first) if stories[i] and scores[i] > _KEEP_STORY), first
    )


def _stands_between(unit: Unit, f: dict[str, float]) -> bool:
    """Tell whether a line interrupts a pasted article's paragraphs: an advert, a credit, a time."""
    shapes = shapes_of(unit)
    return (
        "a label of an advertisement" in shapes
        or "only a time" in shapes
        or is_credit(unit.text)
        or unit.words in phrases("caption_labels")
        or (len(unit.words) <= _FEWEST and f.get("caption words", 0.0) == 1.0)
    )


def _is_label(unit: Unit, features: dict[str, float]) -> bool:
    """Tell whether a unit is a few words and no sentence, as most of a page's furniture is.

    Bylines and dates do not count: they are as short in the barest text.
    """
    if features.get("a date") or features.get("byline words", 0.0) > _SIGNED:
        return False
    if signs_elsewhere(unit.text) or is_day_elsewhere(unit.text):
        return False
    return ("1-2 words" in features or "3-5 words" in features) and not features.get(
        "ends as a sentence"
    )


def _before_the_tail(units: Sequence[Unit], features: Sequence[dict[str, float]]) -> int:
    """Return the end of a pasted article: its tail begins with a line that leads elsewhere."""
    story = max(
        (i for i, (u, f) in enumerate(zip(units, features, strict=True)) if is_story(u, f)),
        default=len(units),
    )
    for i in range(story + 1, len(units)):
        if _goes_on_behind(i, units, features):
            continue
        if leads_on(units[i].text, units[i].words) or features[i].get("comment words", 0.0) == 1.0:
            return i
    return len(units)


def _goes_on_behind(i: int, units: Sequence[Unit], features: Sequence[dict[str, float]]) -> bool:
    """Tell whether one of the two lines after a line that leads elsewhere is the article's.

    So too of the two lines behind the box that such a line may head.
    """
    behind = i + 1
    while behind < min(len(units), i + _BOX) and not units[behind].gap:
        behind += 1  # a box of links, up to the blank line
    told = [*range(i + 1, i + 3), *(range(behind, behind + 2) if behind < i + _BOX else ())]
    return any(
        bool(
            f.get("ends as a sentence") or f.get("ends with a colon") or f.get("several sentences")
        )
        and f.get("function words", 0.0) >= _TELLS_ON
        and any(f.get(name) for name in _SAYS_ON)
        and not f.get("links")
        and not any(f.get(f"{kind} words", 0.0) > _CUED for kind in _AGAINST)
        and not leads_on(units[j].text, units[j].words)
        for j, f in ((j, features[j]) for j in told if j < len(units))
        if not units[j].text.endswith(("...", "\u2026"))
    )


def _best_run(
    units: Sequence[Unit], scores: Sequence[float], headlines: Sequence[float]
) -> tuple[int, int]:
    """Return the run with the greatest sum, which may begin anew after a likely headline.

    Source: J. Bentley, Programming Pearls, 1984; a unit's score is bounded on both sides so that no
    single one decides.
    """
    likely = [1 / (1 + exp(-h)) for h in headlines]
    best, here, start, first, last = 0.0, 0.0, 0, 0, len(units)
    for i, (unit, score) in enumerate(zip(units, scores, strict=True)):
        bonus = _HEADLINE_BONUS * max(likely[max(0, i - _HEADLINE_REACH) : i + 1])
        if here < bonus:
            here, start = bonus, i
        here += max(-_LOSS, min(_GAIN, score + _OFFSET)) * min(_LONGEST, len(unit.words) + 3) ** 0.5
        if here > best and score > 0:
            best, first, last = here, start, i + 1
    while first < last - 1 and scores[first] <= _KEEP:
        first += 1
    return first, last
