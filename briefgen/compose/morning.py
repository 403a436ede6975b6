"""Compose what a reader wants first: what is new, expected, contested, thin, and who spoke."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, TypeVar

from briefgen.compose.overtaken import is_overtaken
from briefgen.compose.times import order
from briefgen.model import Confidence, Status
from briefgen.model.views import Contested, Spoke, Told, Voice
from briefgen.model.views.ledger import STATEMENT
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from briefgen.compose.gathered import Gathered
    from briefgen.model.views import LedgerRow, Mark, When

T = TypeVar("T")

LINES: Final = 6
"""Lines in one part of the home page."""

RECENT: Final = 30
"""Newest briefs that are searched for plans and doubts: older ones are for the ledger."""

_OPEN: Final = frozenset({Status.PLANNED, Status.CONDITIONAL, Status.HYPOTHETICAL})
"""Statuses of what is not told as done, and may still be."""

_TITLE: Final = "t"
"""How the address of a title begins: whoever is cited there is named further down."""

_BARE: Final = 3
"""Most words before a bare charge, of which nothing is told: "has denied the"."""

_A_NOUN: Final = 2
"""Words of a source that is but an article and a noun."""

_ASKED: Final = 4
"""Words of what is refused among which what was asked of a court is looked for."""

_LEANS: Final = re.compile(
    r"(?:in|on|by|from|at) (?:[\w,]+ ){1,4}(?:he|she|it|they) (?!\(=)", re.IGNORECASE
)
"""A row that opens with a time and then with somebody told of before: "in June she will travel"."""

_POINTS_BACK: Final = re.compile(
    r"(?:\S+ ){1,3}(?:them|him)\b(?! \(=)|puts? (?:the|its|their) (?:number|figure|total) at\b",
    re.IGNORECASE,
)
"""A row that takes up somebody or something told of before: "lending to them fell"."""

_ENDS_BACK: Final = re.compile(r"\b(?:of|than|to) (?:that|this)[.\s\u2026]*$")
"""A row that ends with something told of before: "denies that it is half of that"."""

_ELSEWHERE: Final = re.compile(
    r"[.!?,][\"\u201d]? (?:\u2026 )?[\"\u201c]|[a-z][.!?]+ [A-Z]|\b(?:and|but) (?:\w+ )?that\b"
)
"""What parts two matters in a row: the end of a sentence, or what opens a second clause."""

_DAY: Final = len("2024-05-09")
_MONTH: Final = len("2024-05")
_DATED: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class News:
    """The briefs that are new, newest first; `since` is the first day, in EDTF, that counts.

    Where an edition was kept they are those that it does not have, and `since` is empty.
    """

    since: str
    slugs: tuple[str, ...]


def news(gathered: Gathered) -> News:
    """Return the briefs added since the last edition, else those of the last publication day.

    All, where neither is known.
    """
    changes = gathered.corpus.changes
    if changes is not None:
        came = {change.entry for change in changes.articles}
        return News("", tuple(slug for slug in gathered.rows if slug in came))
    days = {slug: published(gathered, slug) for slug in gathered.rows}
    last = newest_day(gathered)
    return News(last, tuple(slug for slug, day in days.items() if day == last))


def newest_day(gathered: Gathered) -> str:
    """Return the last day on which an article came out, in EDTF, empty where none is stated."""
    return max((published(gathered, slug) for slug in gathered.rows), default="")


def published(gathered: Gathered, slug: str) -> str:
    """Return the day on which an article came out, in EDTF; "" where no date is stated."""
    stated = gathered.entries[slug].metadata.article.stated("published")
    day = stated.value[:_DAY] if stated else ""
    return day if _DATED.fullmatch(day) else ""


def expected(gathered: Gathered, cutoff: str) -> tuple[Told, ...]:
    """Return what is expected after a day: by when, then the plans without a day of new briefs.

    Plans whose time may be another matter's stand behind those whose own it surely is.
    """
    ahead: list[Told] = []
    undated: list[Told] = []
    new = set(news(gathered).slugs)
    for row in _recent(gathered):
        if row.dangles or _LEANS.match(row.what.text) or _POINTS_BACK.match(row.what.text):
            continue
        when = _ahead(row, cutoff)
        if when is not None and (_opens_elsewhere(row, when) or _is_refused(gathered, row)):
            continue
        if when is not None:
            ahead.append(replace(gathered.told(row), when=when))
        elif row.status == Status.PLANNED and row.when is None and row.mark.brief in new:
            undated.append(gathered.told(row))
    ahead.sort(key=_by_time)
    return tuple(_told_once(gathered, [*ahead, *undated]))[:LINES]


def _is_refused(gathered: Gathered, row: LedgerRow) -> bool:
    """Tell whether a row, or its sentence behind it, says that somebody will not.

    "The party has asked me to stand in May *and I have said no*".
    """
    words = row.what.text.rstrip(" .\u2026").rpartition("\u2026")[2].strip()
    metadata = gathered.entries[row.mark.brief].metadata
    for sentence in metadata.sentences if words else ():
        whole = metadata.article.text[sentence.start : sentence.end]
        if words in whole:
            told = whole[whole.index(words) :].casefold()
            return any(f" {word}" in told for word in table("clauses")["saying_no"])
    return False


def _by_time(told: Told) -> tuple[bool, tuple[str, str]]:
    return (told.when.likely, order(told.when)) if told.when else (False, ("", ""))


def _told_once(gathered: Gathered, lines: Iterable[Told]) -> Iterator[Told]:
    """Yield lines, leaving out repeats of the same source's words in articles of one origin."""
    met: dict[tuple[str, tuple[str, ...]], str] = {}
    for told in lines:
        said = tuple(v.ref.key or v.ref.text.casefold() for v in told.row.voices)
        slug = told.row.mark.brief
        first = met.setdefault((gathered.origin(slug), said), slug) if said else slug
        if first == slug:
            yield told


def _ahead(row: LedgerRow, cutoff: str) -> When | None:
    """Return the time of a row that lies after a day, None where there is none.

    A time that has begun ("in the coming days"), and one that is not sure to be the row's, count
    where the row is not told as done.
    """
    is_open = row.status in _OPEN
    for when in (w for w in (*row.whens, *row.told_of) if is_open or not w.likely):
        open_still = when.latest > cutoff and is_open
        due = when.earliest or when.latest
        if cutoff and (due > cutoff or open_still):
            return when
    return None


def _opens_elsewhere(row: LedgerRow, when: When) -> bool:
    """Tell whether a row opens with another matter than the one that a time is told of.

    The time then stands in a later sentence, or behind "and that" or "and warned that".
    """
    before, found, _ = row.what.text.partition(when.words)
    if not (found and when.words and row.attributed):
        return False
    return _ELSEWHERE.search(before) is not None


def contested(gathered: Gathered) -> tuple[Contested, ...]:
    """Return what articles tell in different ways, then what somebody says is not so.

    Each kind of conflict has its turn, the newest of it first, and so have denials: many of one
    kind leave room for a toll, or for a word against one.
    """
    standing = [c for c in gathered.corpus.conflicts if c.stands]
    standing.sort(key=lambda c: max(published(gathered, s.entry) for s in c.sides), reverse=True)
    disputing = table("clauses")["disputing"]
    told = (r for r in _recent(gathered) if r.attributed and r.act in disputing and not r.silent)
    own = {(c.happening, c.actor) for c in standing if c.kind == "denial"}
    denied = _first(
        r
        for r in told
        if not (_is_somebody_unknown(r) or _says_too_little(r) or _is_a_side(gathered, r, own))
        and not (r.dangles or _is_turned_down(r) or _ENDS_BACK.search(r.what.text))
    )
    sorts: dict[str, list[Contested]] = {}
    for conflict in standing:
        sorts.setdefault(conflict.kind, []).append(gathered.versions(conflict))
    sorts["said"] = [_denial(gathered, row) for row in denied]
    return tuple(_in_turn(list(sorts.values()), LINES))


def _is_turned_down(row: LedgerRow) -> bool:
    """Tell whether what is refused is asked of a court: "dismissed the *appeal* of X"."""
    known = table("clauses")["turned_down"]
    asked = row.what.text.lower().split()[:_ASKED]
    return row.act == "reject" and any(word.strip(",.") in known for word in asked)


def _is_a_side(gathered: Gathered, row: LedgerRow, own: set[tuple[str, str]]) -> bool:
    """Tell whether a denial's speaker is already a side of a conflict on the same happening."""
    happening = gathered.happening_of.get(row.mark.brief)
    pages = [one.ref.page for v in row.voices for one in v.each]
    return happening is not None and any(
        slug == happening.slug and f"actors/{actor}.md" in pages for slug, actor in own
    )


def _in_turn(sorts: Sequence[Sequence[T]], most: int) -> Iterator[T]:
    """Yield the first things of several sorts, sort by sort, sharing `most` places in turns."""
    turns = zip_longest(*([(at, n) for n in range(len(s))] for at, s in enumerate(sorts)))
    taken = [place for turn in turns for place in turn if place is not None][:most]
    yield from (sorts[at][n] for at, n in sorted(taken))


def _denial(gathered: Gathered, row: LedgerRow) -> Contested:
    """Return a denial, with the happening that its article tells of, if others tell it too."""
    happening = gathered.happening_of.get(row.mark.brief)
    ref = gathered.happening_ref(happening.slug) if happening else None
    return Contested(row.act, denial=gathered.told(row), ref=ref)


def thin(gathered: Gathered, shown: Collection[str] = ()) -> tuple[Told, ...]:
    """Return the newest statements that rest on one unnamed source alone.

    Bottom lines of the briefs in `shown` are left out: they stand on the page with their source.
    """
    lines = {m for slug in shown for m in _bottom_line(gathered, slug)}
    told = (
        r
        for r in _recent(gathered)
        if r.unnamed and len(r.voices) == 1 and _firm(r) and r.mark not in lines
    )
    found = (
        r
        for r in told
        if not (r.mark.anchor.startswith(_TITLE) or _is_somebody_unknown(r) or r.dangles)
        and not (_is_on_record(r) or _POINTS_BACK.match(r.what.text))
        and not is_overtaken(gathered, r)
    )
    return tuple(gathered.told(row) for row in _first(found))


def _bottom_line(gathered: Gathered, slug: str) -> tuple[Mark, ...]:
    """Return the addresses of a brief's bottom line."""
    line = gathered.cards[slug].bottom_line
    return line.quote.marks if line else ()


def _is_on_record(row: LedgerRow) -> bool:
    """Tell whether a source without a name speaks for one: "a spokeswoman for *Harl Works*"."""
    known = table("clauses")["on_record"]
    for words in (voice.ref.text.split() for voice in row.voices):
        plain = {word.strip(",.").lower() for word in words}
        if not plain.isdisjoint(known) and any(word[:1].isupper() for word in words[1:]):
            return True
    return False


def spoke(gathered: Gathered, told: News, most: int) -> tuple[Spoke, ...]:
    """Return the sources cited by name in the new briefs, those with most statements first.

    Who believes or supports something has not said it; who passes that on has. Who "has not
    confirmed" has not spoken.
    """
    minds = table("speech")["lists"]["attitudes"]
    voices: dict[str, Voice] = {}
    counts: dict[str, int] = {}
    for slug in told.slugs:
        for row in gathered.rows[slug].ledger:
            saying = row.voices[:-1] if row.act in minds else row.voices
            if row.silent:
                continue
            for voice in dict.fromkeys(one for v in saying for one in v.each if one.named):
                key = voice.ref.key or voice.ref.text.casefold()
                voices.setdefault(key, Voice(voice.ref, named=True))
                counts[key] = counts.get(key, 0) + 1
    ranked = sorted(voices, key=lambda k: (-counts[k], voices[k].ref.text.casefold(), k))
    return tuple(Spoke(voices[key], counts[key]) for key in ranked[:most])


def months(gathered: Gathered, most: int) -> tuple[tuple[str, int], ...]:
    """Return the latest months that rows tell of, with their number; no years or seasons."""
    counts: dict[str, int] = {}
    for slug, rows in gathered.rows.items():
        day = published(gathered, slug)
        for row in rows.ledger:
            month = day_of(row, day)[:_MONTH]
            if month and (row.when is None or _is_of_a_month(row.when)):
                counts[month] = counts.get(month, 0) + 1
    latest = sorted(counts)[-most:]
    return tuple((month, counts[month]) for month in latest)


def _is_of_a_month(when: When) -> bool:
    """Tell whether a time surely begins in one month: a year does not, and neither does a season.

    EDTF writes a season as a month beyond the twelfth.
    """
    year_and_month = when.value.partition("/")[0][:_MONTH]
    return len(year_and_month) == _MONTH and year_and_month[-2:] <= "12" and not when.likely


def day_of(row: LedgerRow, published: str) -> str:
    """Return the day that a row tells of (ISO, as far as known), else its article's day."""
    when = row.when
    if when is None:
        return published
    return when.earliest or when.latest or published


def _firm(row: LedgerRow) -> bool:
    """Tell whether a row is sure, and told as done: a doubtful thin line says nothing."""
    return row.confidence == Confidence.SURE and row.status == Status.ASSERTED


def _says_too_little(row: LedgerRow) -> bool:
    """Tell whether a denial can't be understood alone, as "denied the allegation" can't."""
    head = row.what.text.split(" and ")[0].split(",")[0].rstrip(" .\u2026")
    *before, last = head.casefold().split() or [""]
    return last in table("clauses")["bare_charges"] and len(before) <= _BARE


def _is_somebody_unknown(row: LedgerRow) -> bool:
    """Tell whether who speaks can't be known from the row alone.

    That is an unresolved pronoun, one that means somebody without a name, "his spokesman", and
    words that take up somebody told of before: "the ministry", "one of them".
    """
    return any(_means_but_a_noun(v) or any(map(_is_unknown, v.each)) for v in row.voices)


def _means_but_a_noun(voice: Voice) -> bool:
    """Tell whether words were found to mean nobody nearer than "a ministry"."""
    return bool(voice.words) and not voice.ref.key and len(voice.ref.text.split()) <= _A_NOUN


def _is_unknown(voice: Voice) -> bool:
    known, words = table("unnamed_sources"), voice.ref.text.split()
    if voice.ref.text.casefold() in (*known["pronouns"], *known["counted"], "both", "neither"):
        return True
    if words and words[0].casefold() in table("coreference")["possessives"]:
        return True
    leads = (*table("clauses")["articles"], "two")
    bare = [word for word in words if word.casefold() not in leads]
    called = bare if voice.named else bare[1:]
    if voice.ref.key or not bare or any(word[:1].isupper() for word in called):
        return False
    taken_up = len(bare) < len(words) and words[0].casefold() == "the"
    return (taken_up and len(bare) == 1) or bare[-1] == "them"


def _recent(gathered: Gathered) -> Iterator[LedgerRow]:
    for slug in list(gathered.rows)[:RECENT]:
        yield from gathered.rows[slug].ledger


def _first(rows: Iterable[LedgerRow]) -> list[LedgerRow]:
    """Return the first few statements of some rows, each sentence once."""
    out: dict[tuple[str, str], LedgerRow] = {}
    for row in rows:
        if len(out) == LINES:
            break
        if STATEMENT in row.kinds:
            out.setdefault((row.mark.brief, row.mark.anchor), row)
    return list(out.values())
