"""Which names of an article are one actor? Only where the text leaves no other choice."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.actors.draft import Draft
from briefgen.extract.actors.founders import told_apart
from briefgen.extract.actors.words import abbreviated, generation, initials, letters_in_order, plain
from briefgen.extract.names.clues.words import clue_words
from briefgen.extract.names.lexicon import lexicon
from briefgen.model import ActorType, MentionKind, Role
from briefgen.registry.gazetteer import places_named
from briefgen.registry.known import canonical, clubs_short, folded
from briefgen.registry.names import stand_for_one_another
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.extract.actors.draft import Pointing
    from briefgen.extract.reading import Reading
    from briefgen.model import Evidence

_TWO: Final = 2
_NO_ORGANISATION: Final = frozenset({ActorType.PERSON, ActorType.STATE, ActorType.PEOPLE})
_HEADINGS: Final = frozenset({Role.TITLE, Role.KICKER, Role.DEK, Role.HEADING})
_ALSO: Final = (
    " (",
    "'s (",
    " party (",
    " or ",
    ", or ",
    ", also known as ",
    ", also called ",
    ", known as ",
    " (also known as ",
    ", or the ",
)
_ALIAS: Final = tuple(
    f"{comma} {word} {title}"
    for comma in ("", ",")
    for word in ("alias", "aka", "a.k.a.")
    for title in ("", "Dr. ", "Dr ", "Mr. ", "Mr ")
)
"""Before another name of the person before it."""
_ONCE: Final = tuple(
    f", {word}{known} "
    for word in ("formally", "officially", "formerly")
    for known in ("", " known as", " called")
)
"""Before another name of somebody who mostly goes by the one before it."""


def joined(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with those of one actor merged, in order of first mention."""
    steps = (
        _apart,
        _equated,
        _abbreviations,
        _born,
        told_apart,
        _titled,
        _styled,
        _by_pet_names,
        _plurals,
        _turned,
        _spelt_alike,
        _persons,
        _short_forms,
    )
    for step in steps:
        drafts = step(reading, drafts)
    return [d for d in drafts if not _only_says_what(d)]


def _only_says_what(draft: Draft) -> bool:
    """Tell whether a draft that no step merged is only a generic noun for a body."""
    words = plain(draft.name)
    alone = len(words) == 1 and words[0] in lexicon().bare and draft.key is None
    return alone and draft.type is not ActorType.PERSON and draft.whole is None


def _merge(
    drafts: list[Draft],
    pairs: list[tuple[Draft, Draft]],
    kind: Callable[[Draft], MentionKind],
    rule: str,
) -> list[Draft]:
    """Return the drafts with the second of each pair merged into the first."""
    into: dict[int, Draft] = {}
    gone: set[int] = set()
    for longer, shorter in pairs:
        target = longer
        while id(target) in into:
            target = into[id(target)]
        if target is not shorter and id(shorter) not in gone:
            target.absorb(shorter, kind(shorter), rule)
            into[id(shorter)] = target
            gone.add(id(shorter))
    return [d for d in drafts if id(d) not in gone]


def _organisation(draft: Draft) -> bool:
    return draft.type not in _NO_ORGANISATION


def _apart(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, an abbreviation of two names divided between them.

    It follows both in brackets; a later mention is that of the name it followed last.
    """
    ends = {p.evidence.end: d for d in drafts for p in d.pointings}
    for draft in [d for d in drafts if abbreviated(d.name) and not d.key]:
        told = {
            p.evidence.start: ends[p.evidence.start - 2]
            for p in draft.pointings
            if reading.surface[p.evidence.start - 2 : p.evidence.start] == " ("
            and p.evidence.start - 2 in ends
            and _may_be_short_for(draft, ends[p.evidence.start - 2])
        }
        if len({id(d) for d in told.values()}) < _TWO:
            continue
        for p in draft.pointings:
            last = max((at for at in told if at <= p.evidence.start), default=min(told))
            told[last].point(p.evidence, MentionKind.ABBREVIATION, "equated")
        drafts = [d for d in drafts if d is not draft]
    return drafts


def _may_be_short_for(draft: Draft, other: Draft) -> bool:
    """Tell whether letters may be a name's: a person's only where they are the initials."""
    person = other.type is ActorType.PERSON
    return not person or abbreviated(draft.name) in initials(other.name)


def _equated(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Merge a name with one that follows it in brackets, or after "also known as"."""
    ends = {
        p.evidence.end: d
        for d in drafts
        for p in d.pointings
        if p.kind is not MentionKind.ADJECTIVE
    }
    pairs: list[tuple[Draft, Draft]] = []
    once: list[tuple[Draft, Draft]] = []
    for draft in drafts:
        for p in draft.pointings:
            for link in (*_ALSO, *_ALIAS, *_ONCE):
                before = p.evidence.start - len(link)
                if before in ends and reading.surface[before : p.evidence.start] == link:
                    other = ends[before]
                    if other is not draft and _may_equate(
                        reading, other, draft, p.evidence.end, link
                    ):
                        (once if link in _ONCE else pairs).append((other, draft))
    drafts = _merge(drafts, once, lambda _: MentionKind.NAME, "once")
    pairs += _set_apart(reading, drafts, ends)
    pairs += _by_initials(reading, drafts, ends)
    pairs += _taken_up(reading, drafts)
    return _merge(
        drafts,
        pairs,
        lambda d: MentionKind.ABBREVIATION if abbreviated(d.name) else MentionKind.SHORT_NAME,
        "equated",
    )


def _set_apart(
    reading: Reading, drafts: list[Draft], ends: dict[int, Draft]
) -> list[tuple[Draft, Draft]]:
    """Return each body with the abbreviation set apart behind it: "the Ports Board, the KWL, said".

    Its letters may be those of another language. No list goes on behind it, and it is known for
    nobody else's.
    """
    pairs = []
    for draft in drafts:
        if draft.key or not abbreviated(draft.name) or not _organisation(draft):
            continue
        for p in draft.pointings:
            body = ends.get(p.evidence.start - len(_THE))
            if (
                body is None
                or body is draft
                or not reading.surface.startswith(_THE, p.evidence.start - len(_THE))
            ):
                continue
            several = len(plain(body.name)) > 1 and plain(body.name)[-1] in lexicon().heads
            closed = _CLOSES.match(reading.surface, p.evidence.end)
            if several and closed and _organisation(body) and not abbreviated(body.name):
                pairs.append((body, draft))
    return pairs


def _by_initials(
    reading: Reading, drafts: list[Draft], ends: dict[int, Draft]
) -> list[tuple[Draft, Draft]]:
    """Return each body with the initials told behind it: "the Ports Board, known by its ... KWL".

    They may be those of another language.
    """
    pairs = []
    for draft in drafts:
        if draft.key or not abbreviated(draft.name) or not _organisation(draft):
            continue
        for at in [p.evidence.start for p in draft.pointings]:
            link = _BY_ITS.search(reading.surface[max(0, at - _LONG_FRONT) : at])
            body = ends.get(at - len(link[0])) if link is not None else None
            if body is not None and body is not draft and _organisation(body):
                pairs.append((body, draft))
    return pairs


_BY_ITS: Final = re.compile(
    r",? \(?(?:which is |also |better |widely |commonly )*"
    r"known by its (?:\w+ )?(?:initials|acronym|abbreviation),? $"
)
_LONG_FRONT: Final = 80
"""Characters before initials among which the words that explain them are."""


def _taken_up(reading: Reading, drafts: list[Draft]) -> list[tuple[Draft, Draft]]:
    """Return the one firm named before with its other name: "the lender, also known as *Harl*"."""
    firms = [d for d in drafts if d.type is ActorType.COMPANY]
    pairs = []
    for draft in [d for d in drafts if _organisation(d)]:
        for at in [p.evidence.start for p in draft.pointings]:
            noun = _KNOWN_AS.search(reading.surface[max(0, at - _FRONT) : at])
            if noun is None or noun[1] not in lexicon().traders:
                continue
            before = [d for d in firms if d is not draft and d.first < at]
            if len(before) == 1 and not (before[0].key and draft.key):
                pairs.append((before[0], draft))
    return pairs


_KNOWN_AS: Final = re.compile(r"\b[Tt]he ([a-z]+), also known as $")
_FRONT: Final = 40
"""Characters before a name among which "also known as" and its noun are."""
_THE: Final = ", the "
_CLOSES: Final = re.compile(r"\.(?:\s|$)|,? (?!and\b|or\b|the\b|a\b)[a-z]|\)")
"""What follows an apposition and no list."""


def _may_equate(reading: Reading, first: Draft, second: Draft, end: int, link: str) -> bool:
    """Tell whether the names around a link may be one actor's, and the link is closed."""
    if first.type is ActorType.PERSON and abbreviated(second.name) in initials(first.name):
        return reading.surface[end : end + 1] == ")"
    if first.type is ActorType.PERSON and link == " (" and second.name.isupper():
        return False
    if _organisation(first) != _organisation(second) or (first.key and second.key):
        return False
    if link == " (" and first.type is ActorType.PERSON and _opens_with_letters(second.name):
        return False
    if link.endswith(" (") and "known" not in link:
        shorter, longer = sorted((first.name, second.name), key=len)
        closes = reading.surface[end : end + 1] == ")"
        return closes and (
            not abbreviated(shorter)
            or letters_in_order(abbreviated(shorter), longer)
            or shorter is second.name
        )
    return "known" in link or "called" in link or link in _ALIAS


def _opens_with_letters(name: str) -> bool:
    """Tell whether a name opens with a party's letters: "(KWL *River East*)"."""
    first, _, rest = name.partition(" ")
    return bool(rest) and bool(abbreviated(first)) and not rest.isupper()


def _abbreviations(_: Reading, drafts: list[Draft]) -> list[Draft]:
    """Merge an acronym with the one longer name of which it is the initials."""
    longer = [(d, initials(d.name)) for d in drafts if _organisation(d) and len(plain(d.name)) > 1]
    pairs = []
    for draft in drafts:
        short = abbreviated(draft.name) or _spoken(draft.name)
        if not short or draft.type is ActorType.PERSON or (draft.type is ActorType.STATE):
            continue
        fits = [d for d, letters in longer if d is not draft and short.upper() in letters]
        if not short.isupper() and not all(_is_long(d, short) for d in fits):
            continue
        if len(fits) == 1 and not (draft.key and fits[0].key):
            pairs.append((fits[0], draft))
    return _merge(drafts, pairs, lambda _: MentionKind.ABBREVIATION, "initials")


def _spoken(name: str) -> str:
    """Return a short word with one capital, as pronounceable acronyms have: "Ofgem", "Nato"."""
    plainly = name.isalpha() and name.istitle() and len(name) in _SPOKEN
    return name if plainly and folded(name) not in lexicon().given else ""


def _is_long(draft: Draft, short: str) -> bool:
    """Tell whether a name has a capitalised word for each letter of an acronym."""
    words = [w for w in draft.name.split() if w[0].isupper() and w != "The"]
    return "".join(w[0] for w in words).upper() == short.upper()


_SPOKEN: Final = range(4, 8)


def _born(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Merge a birth name with the one person of that given name: "Born Ada Stein ..."."""
    people = [d for d in drafts if d.type is ActorType.PERSON and len(plain(d.name)) > 1]
    pairs = []
    for draft in people:
        at = draft.first
        if not reading.surface[max(0, at - len("born ")) : at].lower().endswith(_BORN):
            continue
        given = plain(draft.name)[0]
        same = [d for d in people if d is not draft and plain(d.name)[0] == given]
        if len(same) == 1:
            pairs.append((same[0], draft))
    return _merge(drafts, pairs, lambda _: MentionKind.NAME, "born")


_BORN: Final = ("born ", "n\u00e9e ", "nee ")


def _titled(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, an ambiguous surname given to the bearer with the title before it.

    Where "President Ada Holt" and "General Karl Holt" are named, "General Holt" is the latter.
    """
    people = [d for d in drafts if d.type is ActorType.PERSON]
    for draft in [d for d in people if len(plain(d.name)) == 1]:
        bearers = [
            d for d in people if d is not draft and plain(d.name)[-1] == plain(draft.name)[0]
        ]
        if len(bearers) < _TWO:
            continue
        kept = []
        for p in draft.pointings:
            title = _title_before(reading, p.evidence.start)
            fits = [d for d in bearers if title and title in _titles(reading, d)]
            style = _style_of(reading, p)
            fits = fits or [d for d in bearers if style and _given_as(d) == style]
            if len(fits) == 1:
                fits[0].point(p.evidence, MentionKind.SHORT_NAME, "title")
            else:
                kept.append(p)
        draft.pointings = kept
    return [d for d in drafts if d.pointings]


def _titles(reading: Reading, draft: Draft) -> set[str]:
    """Return the titles right before a person's name anywhere, and those it is explained by."""
    found = {_title_before(reading, p.evidence.start) for p in draft.pointings}
    return found.union(*(_explained_by(reading, p.evidence) for p in draft.pointings))


def _explained_by(reading: Reading, name: Evidence) -> set[str]:
    """Return the titles in small letters beside a name: "*the judge* who freed him, Ada Holt"."""
    front = _CALLED_BEFORE.search(reading.surface[max(0, name.start - _EXPLAINED) : name.start])
    behind = _CALLED_BEHIND.match(reading.surface[name.end : name.end + _EXPLAINED])
    words = {w for found in (front, behind) if found is not None for w in found[1].split()[-1:]}
    return words & lexicon().titles


_CALLED_BEFORE: Final = re.compile(
    r"\b(?i:the|an?|his|her|their|its|'s) ((?:[a-z-]+ ){0,2}[a-z]+)"
    r"(?:,| (?:who|that|in|at|of|for|on|from)\b[^,.;:]*,)? $"
)
_CALLED_BEHIND: Final = re.compile(r", (?:the|an?|his|her|their|its) ((?:[a-z-]+ ){0,2}?[a-z]+)\b")
_EXPLAINED: Final = 90
"""Characters beside a name among which its apposition is looked for."""


def _title_before(reading: Reading, start: int) -> str:
    """Return the capitalised title right before a name, folded and without its stop, or ""."""
    front = reading.surface[max(0, start - _TITLE) : start]
    match = re.search(r"(\w+)\.? $", front)
    word = match[1] if match is not None and match[1][:1].isupper() else ""
    return folded(word) if folded(word) in lexicon().titles else ""


_TITLE: Final = 24
"""Characters before a name among which its title is looked for."""


def _persons(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Merge a surname, or a name without middle names, with the one full name that fits."""
    _of_two_words(drafts)
    _of_initials(drafts)
    _of_states(reading, drafts)
    _of_labels(reading, drafts)
    _of_nicknames(drafts)
    _of_surnames(drafts)
    headings = _headings(reading)
    _described_in_headings(reading, drafts, headings)
    people = [d for d in drafts if d.type is ActorType.PERSON]
    by_last: dict[str, list[Draft]] = {}
    for draft in people:
        by_last.setdefault(plain(draft.name)[-1], []).append(draft)
    pairs = []
    for draft in people:
        words = plain(draft.name)
        fuller = [
            d
            for d in by_last[words[-1]]
            if d is not draft
            and _may_be(reading, d, draft)
            and (
                _fuller(plain(d.name), words, hyphened=_is_tied(draft.name))
                or _has_initials(plain(d.name), words)
            )
        ]
        fuller = fuller or _twins(by_last[words[-1]], draft)
        if not fuller and len(words) == 1 and words[0] in lexicon().surnames_first:
            fuller = [d for d in people if len(plain(d.name)) > 1 and plain(d.name)[0] == words[0]]
        told = _told_first(draft, headings)
        if not fuller and len(words) == 1:
            fuller = _by_given_name(people, words[0], told)
        surname = all(word in lexicon().particles for word in words[:-1])
        if surname and len(before := [d for d in fuller if d.first < told]) == 1:
            fuller = before  # the surname stood for this one before the other bearer was named
        if surname and len(fuller) > 1:
            fuller = _not_kin(reading, fuller)
        fuller = fuller or _otherwise(reading, people, draft)
        if not fuller:
            continue
        fullest = max(fuller, key=lambda d: len(plain(d.name)))
        if all(d is fullest or _fuller(plain(fullest.name), plain(d.name)) for d in fuller):
            pairs.append((fullest, draft))
    return _merge(drafts, pairs, lambda _: MentionKind.SHORT_NAME, "surname")


def _otherwise(reading: Reading, people: list[Draft], draft: Draft) -> list[Draft]:
    """Return whose name goes on behind a full one, or who is known under a single word too."""
    words = plain(draft.name)
    if len(words) > 1:
        return [d for d in people if _goes_on(reading, draft, d)]
    return [d for d in people if d is not draft and _is_called(d, words[0], draft.first)]


def _is_called(draft: Draft, word: str, told: int) -> bool:
    """Tell whether a word ends another full name of a person, or stands within the name.

    "Ada Holt, also known as Kitty *Marsh*", 'Ada "*Kit*" Holt', "Ada *Karo* Holt". Who is told of
    by a word before that is another one: the daughter may bear his name.
    """
    others = [plain(p.evidence.exact) for p in draft.pointings if p.rule == "equated"]
    known = any(len(other) > 1 and other[-1] == word for other in others)
    middle = plain(draft.name)[1:-1]
    amid = draft.first < told and word in middle and len(word) > 1
    amid = amid and word not in lexicon().particles
    return known or amid or _nickname(draft.name) == word


def _nickname(name: str) -> str:
    """Return the one word that quotation marks set apart within a name, folded, "" for none."""
    found = _QUOTED.search(name)
    return folded(found[1]) if found is not None else ""


_QUOTED: Final = re.compile(r' ["\u201c](\w+)["\u201d] ')


def _of_surnames(drafts: list[Draft]) -> None:
    """Make a name of no known kind a person's that ends with what is one person's alone.

    "The guide *Bekzo Nazar* waved. Nazar smiled."
    """
    alone = [plain(d.name) for d in drafts if d.type is ActorType.PERSON]
    full = [d for d in drafts if d.type is ActorType.UNKNOWN and not d.key]
    for draft in full:
        words = plain(draft.name)
        others = [d for d in full if d is not draft and plain(d.name)[-1:] == words[-1:]]
        if len(words) > 1 and alone.count(words[-1:]) == 1 and not others:
            draft.type = ActorType.PERSON


def _described_in_headings(
    reading: Reading, drafts: list[Draft], headings: list[tuple[int, int]]
) -> None:
    """Cut a surname's adjective in a heading: "*Ruthless* Holt wins", where Ada Holt is named."""
    words = lexicon()
    people = [d for d in drafts if d.type is ActorType.PERSON and not d.key]
    for draft in people:
        name = plain(draft.name)
        above = all(any(s <= p.evidence.start < e for s, e in headings) for p in draft.pointings)
        if len(name) != _TWO or not above or name[0] in words.any_given:
            continue
        bearers = {plain(d.name) for d in people if d is not draft and plain(d.name)[-1] == name[1]}
        if not any(len(bearer) > 1 and bearer[0] in words.any_given for bearer in bearers):
            continue
        last = draft.name.split()[-1]
        ends = [p for p in draft.pointings if p.evidence.exact.endswith(f" {last}")]
        if len(ends) == len(draft.pointings):
            draft.name = last
            draft.pointings = [
                replace(
                    p,
                    evidence=reading.article.quote(p.evidence.end - len(last), p.evidence.end),
                )
                for p in ends
            ]


def _of_nicknames(drafts: list[Draft]) -> None:
    """Make a word a person's that is the nickname within one person's name."""
    names = [_nickname(d.name) for d in drafts if d.type is ActorType.PERSON]
    for draft in drafts:
        if draft.key or draft.type not in _DOUBTFUL_KINDS or " " in draft.name:
            continue
        if names.count(folded(draft.name)) == 1:
            draft.type = ActorType.PERSON


def _twins(bearers: list[Draft], draft: Draft) -> list[Draft]:
    """Return the others of a name that the text does not hold apart: none of a Jr or a Mrs."""
    if generation(draft.name) or draft.rule == _APART:
        return []
    same = (d for d in bearers if d is not draft and plain(d.name) == plain(draft.name))
    return [d for d in same if d.rule != _APART]


def _by_given_name(people: list[Draft], given: str, told: int) -> list[Draft]:
    """Return the persons of a given name that stands alone: if it is rare, those met before."""
    fuller = [d for d in people if len(plain(d.name)) > 1 and plain(d.name)[0] == given]
    late = given not in lexicon().given
    particled = all(plain(d.name)[1] in lexicon().particles for d in fuller)
    late = late and not particled
    return [d for d in fuller if not late or d.first <= told]


def _goes_on(reading: Reading, draft: Draft, other: Draft) -> bool:
    """Tell whether a person's whole name is another's but for its last word: a second surname.

    No sentence names both: "Ada Holt ... Ada Holt Marsh".
    """
    short, long = plain(draft.name), plain(other.name)
    alike = long[:-1] == short and not generation(other.name)
    return alike and not (draft.key or other.key) and not _meet(reading, draft, other)


def _by_pet_names(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Merge two full names of one surname whose given names are forms of one: "Bob", "Robert".

    Not where a sentence has both, or a third person bears one of them. A given name that stands
    alone is the person's whose given name it is a form of.
    """
    people = [d for d in drafts if d.type is ActorType.PERSON]
    pairs = []
    for draft in people:
        words = plain(draft.name)
        others = [
            d
            for d in people
            if d is not draft
            and len(plain(d.name)) > 1
            and (words[-1] == plain(d.name)[-1] or len(words) == 1)
            and generation(d.name) == generation(draft.name)
            and stand_for_one_another(words[0], plain(d.name)[0])
        ]
        if len(others) != 1 or _meet(reading, draft, others[0]):
            continue
        alone = len(words) == 1
        if alone and (draft.key or any(words[0] in plain(d.name) for d in people if d != draft)):
            continue
        if alone or others[0].first < draft.first:
            pairs.append((others[0], draft))
    return _merge(drafts, pairs, lambda _: MentionKind.SHORT_NAME, "pet name")


def _plurals(_: Reading, drafts: list[Draft]) -> list[Draft]:
    """Merge one of a people with the people: "a Harl Saxon" and "Harl Saxons"."""
    peoples = [d for d in drafts if d.type is ActorType.PEOPLE and not d.key]
    pairs = [
        (several, one)
        for one in peoples
        for several in peoples
        if " " in one.name and several.name == f"{one.name}s"
    ]
    return _merge(drafts, pairs, lambda _: MentionKind.ADJECTIVE, "plural")


def _turned(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Merge two names of the same words in another order, no two persons of one sentence.

    "Farkas Ada" and "Ada Farkas", "the Union of Harl Divers" and "the Harl Divers' Union".
    """
    pairs = []
    for draft in drafts:
        words = plain(draft.name)
        if draft.key or len(words) < _TWO or draft.type in (ActorType.STATE, ActorType.PEOPLE):
            continue
        others = [
            d
            for d in drafts
            if d is not draft
            and d.first < draft.first
            and (
                _is_name_turned(plain(d.name), words) and not _meet(reading, d, draft)
                if draft.type is d.type is ActorType.PERSON
                else _organisation(d) and _organisation(draft) and _is_body_turned(d, draft)
            )
        ]
        if len(others) == 1:
            pairs.append((others[0], draft))
    return _merge(drafts, pairs, lambda _: MentionKind.NAME, "turned")


def _spelt_alike(_: Reading, drafts: list[Draft]) -> list[Draft]:
    """Merge two names of a body that only a hyphen, a space or an "and" tells apart.

    "Harl Re-Insurance" and "Harl Reinsurance".
    """
    first: dict[str, Draft] = {}
    pairs = []
    for draft in drafts:
        if not _organisation(draft) or len(plain(draft.name)) < _TWO:
            continue
        letters = "".join(word for word in plain(draft.name) if word != "and")
        other = first.setdefault(letters, draft)
        same = plain(other.name) == plain(draft.name)
        if not same and not (other.key and draft.key):
            pairs.append((other, draft))
    return _merge(drafts, pairs, lambda _: MentionKind.NAME, "spelt alike")


def _is_name_turned(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether one full name has its surname first and the other last.

    It is a surname that often stands first, or no given name while the other word is one.
    """
    if len(one) < _TWO or len(other) < _TWO or {one[0], one[-1]} != {other[0], other[-1]}:
        return False
    if one[0] == other[0] or not (set(one) <= set(other) or set(other) <= set(one)):
        return False
    words = lexicon()
    if not words.surnames_first.isdisjoint((one[0], other[0])):
        return True
    return len({one[0], one[-1]} & words.any_given) == 1


def _is_body_turned(one: Draft, other: Draft) -> bool:
    """Tell whether two names are a body's with "of" and the same without it.

    Schools and banks are not: the University of Harl and Harl University are two.
    """
    first, second = plain(one.name), plain(other.name)
    if ("of" in first or "for" in first) == ("of" in second or "for" in second):
        return False
    linked, short = (first, second) if "of" in first or "for" in first else (second, first)
    at = next(k for k, word in enumerate(linked) if word in ("of", "for"))
    head = linked[at - 1] if at else ""
    if head != short[-1] or head not in lexicon().heads or head in _TWO_OF_A_NAME:
        return False
    return sorted(_content(linked)) == sorted(_content(short))


def _content(words: tuple[str, ...]) -> list[str]:
    return [w for w in words if w not in ("of", "for", "the", "s", "and")]


_TWO_OF_A_NAME: Final = frozenset(
    {"university", "college", "school", "academy", "bank", "museum", "hospital", "church", "court"}
)
"""Bodies that are told apart by the order of the words of their names."""


def _meet(reading: Reading, one: Draft, other: Draft) -> bool:
    """Tell whether a sentence names both of two persons."""
    told = [{reading.sentence_at(p.evidence.start) for p in d.pointings} for d in (one, other)]
    return not told[0].isdisjoint(told[1])


def _of_two_words(drafts: list[Draft]) -> None:
    """Make a hyphenated name a person's where one person's full name ends with its words."""
    people = [d for d in drafts if d.type is ActorType.PERSON and not _is_tied(d.name)]
    for draft in drafts:
        if draft.key or draft.type not in _DOUBTFUL_KINDS or not _is_tied(draft.name):
            continue
        words = plain(draft.name)
        bearers = [d for d in people if plain(d.name)[-len(words) :] == words]
        if len(bearers) == 1:
            draft.type = ActorType.PERSON


def _of_initials(drafts: list[Draft]) -> None:
    """Make initials and a surname a person's where one full name has them: "H. P. Holt"."""
    people = [d for d in drafts if d.type is ActorType.PERSON]
    for draft in drafts:
        if draft.key or draft.type not in _DOUBTFUL_KINDS:
            continue
        if sum(_has_initials(plain(d.name), plain(draft.name)) for d in people) == 1:
            draft.type = ActorType.PERSON


def _has_initials(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Tell whether a full name has another's surname and its given names' letters in order.

    "Hans Peter Holt" has those of "H. P. Holt", "Hans P. Holt" and "H. Peter Holt".
    """
    if long[-1] != short[-1] or not _TWO < len(short) <= len(long):
        return False
    pairs = list(zip(long[:-1], short[:-1], strict=False))
    spelled = all(full == part or (len(part) == 1 and full[0] == part) for full, part in pairs)
    return spelled and long != short and all(len(word) > 1 for word in long[:1])


def _of_labels(reading: Reading, drafts: list[Draft]) -> None:
    """Make a label in capitals a person's where one full name ends with it: "MOE: We wait"."""
    people = [d for d in drafts if d.type is ActorType.PERSON and len(plain(d.name)) > 1]
    for draft in drafts:
        if draft.key or draft.type is ActorType.PERSON or not draft.name.isupper():
            continue
        ends = [p.evidence.end for p in draft.pointings]
        labels = bool(ends) and all(reading.surface[end : end + 1] == ":" for end in ends)
        bearers = {plain(d.name) for d in people if plain(d.name)[-1:] == plain(draft.name)}
        if labels and len(bearers) == 1:
            draft.type = ActorType.PERSON


def _of_states(reading: Reading, drafts: list[Draft]) -> None:
    """Make a state's bare name a person's where one full name before it ends with it.

    "Ana *Cuba* ... Cuba". Not where the article has the state's adjective, or locates anything
    there.
    """
    people = [d for d in drafts if d.type is ActorType.PERSON and len(plain(d.name)) > 1]
    for draft in drafts:
        if draft.type is not ActorType.STATE or not draft.pointings:
            continue
        bearers = [d for d in people if plain(d.name)[-1:] == plain(draft.name)]
        first = min(p.evidence.start for p in draft.pointings)
        if len(bearers) != 1 or bearers[0].first > first:
            continue
        if all(_may_be_surname(reading, p) for p in draft.pointings):
            draft.type, draft.key = ActorType.PERSON, None


def _may_be_surname(reading: Reading, pointing: Pointing) -> bool:
    """Tell whether a mention of a state is its bare name, after no locative preposition."""
    before = reading.surface[max(0, pointing.evidence.start - _LINK) : pointing.evidence.start]
    word = before.split()[-1].lower() if before.split() else ""
    return pointing.kind is MentionKind.NAME and word not in table("place_words")["locative"]


_LINK: Final = 12
"""Characters before a name among which a preposition is looked for."""

_DOUBTFUL_KINDS: Final = frozenset(
    {ActorType.ORGANISATION, ActorType.UNKNOWN, ActorType.COMPANY, ActorType.PARTY}
)


def _is_tied(name: str) -> bool:
    """Tell whether a name is one hyphenated word: "Holt-Marsh"."""
    return " " not in name and "-" in name


def _not_kin(reading: Reading, bearers: list[Draft]) -> list[Draft]:
    """Return the bearers of a surname whom the text does not introduce as kin, else all.

    Where "her daughter, Ada Holt" and "his uncle Karl Holt" are named, "Holt" is whom the article
    is about.
    """
    owners = [d for d in bearers if not _is_told_as_kin(reading, d)]
    return owners or bearers


def _is_told_as_kin(reading: Reading, draft: Draft) -> bool:
    """Tell whether a person is introduced as kin: "her husband, X", "X, his sister"."""
    first = min(draft.pointings, key=lambda p: p.evidence.start).evidence
    before = reading.surface[max(0, first.start - _KIN_BEFORE) : first.start]
    behind = reading.surface[first.end : first.end + _KIN_BEHIND]
    kin = "|".join(sorted(lexicon().kin))
    owned = rf"\b(?:his|her|their)\b[^.;]*\b(?:{kin})\b[^.;]*$"
    before_it = re.search(owned, before) or re.search(r"\b(?:he|she) married $", before)
    before_it = before_it or re.search(rf"\b(?:child|{kin}) (?:of|to) [^.;A-Z]*$", before)
    behind_it = re.match(rf", (?:his|her|their) (?:\w+ )?(?:{kin})\b", behind)
    return bool(before_it or behind_it)


_KIN_BEFORE: Final = 45
"""Characters before a name among which the noun for its kinship is looked for."""
_KIN_BEHIND: Final = 40
"""The same after it."""


def _may_be(reading: Reading, draft: Draft, other: Draft) -> bool:
    """Tell whether two names may be one person's: a Jr is no Sr, a bare name may be either.

    Nor is "Mr Holt" the *Ada Holt* of whom only women's given names tell.
    """
    one, two = generation(draft.name), generation(other.name)
    if one != two and one and two:
        return False
    styles, given = _styles(reading, other), _given_as(draft)
    return not (styles and given) or given in styles


def _styled(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, a surname apart where its form of address fits none of its bearers."""
    people = [d for d in drafts if d.type is ActorType.PERSON]
    made = []
    for draft in [d for d in people if len(plain(d.name)) == 1]:
        last = plain(draft.name)[0]
        bearers = [d for d in people if len(plain(d.name)) > 1 and plain(d.name)[-1] == last]
        given = {_given_as(d) for d in bearers}
        if len(given) != 1 or "" in given:
            continue
        others = [p for p in draft.pointings if _style_of(reading, p) not in given | {""}]
        if others and len(others) < len(draft.pointings):
            draft.pointings = [p for p in draft.pointings if p not in others]
            apart = Draft(draft.type, draft.name, _APART)
            apart.pointings = others
            made.append(apart)
    return [*drafts, *made]


_APART: Final = "names: another's form of address"


def _styles(reading: Reading, draft: Draft) -> set[str]:
    """Return "he" or "she" for each form of address before a person's name, none where bare."""
    return {_style_of(reading, p) for p in draft.pointings} - {""}


def _style_of(reading: Reading, pointing: Pointing) -> str:
    """Return "he" behind a "Mr", "she" behind a "Mrs", else ""."""
    title = _title_before(reading, pointing.evidence.start)
    names = table("first_names")
    if title in _ADDRESS:
        return "he" if title in names["titles_he"] else "she"
    return ""


_ADDRESS: Final = frozenset({"mr", "mrs", "ms", "miss"})


def _given_as(draft: Draft) -> str:
    """Return "he" or "she" by a full name's first word, "" where it is either's or unknown."""
    first, names = plain(draft.name)[0], table("first_names")
    told = {pronoun for pronoun in ("he", "she") if first in names[pronoun]}
    return told.pop() if len(told) == 1 else ""


def _fuller(long: tuple[str, ...], short: tuple[str, ...], *, hyphened: bool = False) -> bool:
    """Tell whether `long` has `short`'s last name and, where `short` has more, its first as well.

    A surname of two words that a hyphen ties is one (`hyphened`).
    """
    if len(long) <= len(short) or long[-1] != short[-1]:
        return False
    if hyphened and long[-len(short) :] == short:
        return True
    if long[-len(short) :] == short and short[0] not in lexicon().given - lexicon().particles:
        return True
    return len(short) == 1 or (long[0] == short[0] and set(short) <= set(long))


def _short_forms(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Merge an organisation's short form with the one longer name that it shortens.

    A headline has the short form before the text has the full name. A name with its legal form is
    the name without it.
    """
    headings = _headings(reading)
    _of_firms(drafts)
    bodies = [d for d in drafts if _organisation(d)]
    drafts = _merge(drafts, _with_forms(bodies), lambda _: MentionKind.NAME, "legal form")
    bodies = [d for d in drafts if _organisation(d)]
    pairs: list[tuple[Draft, Draft]] = []
    nouns: list[tuple[Draft, Draft]] = []
    for draft in bodies:
        words = plain(draft.name)
        if draft.key or abbreviated(draft.name):
            continue
        told = _told_first(draft, headings)
        longer = [
            d
            for d in bodies
            if d is not draft
            and (
                _shortens(words, full := plain(d.name))
                or _names_the_firm(draft, d)
                or " ".join(words) in clubs_short().get(d.key or "", ())
            )
            and (d.first < told or all(w in lexicon().legal_forms for w in full[len(words) :]))
        ]
        if not longer:
            longer = [
                d
                for d in bodies
                if d.first < told and d is not draft and _is_within(words, plain(d.name))
            ]
        if not longer and len(words) == 1 and words[0] in lexicon().heads:
            known = [d for d in bodies if d is not draft and _is_known_as(d, words, told)]
            nouns += [(known[0], draft)] if len(known) == 1 else []
        if len(longer) == 1:
            pairs.append((longer[0], draft))
    drafts = _merge(drafts, nouns, lambda _: MentionKind.SHORT_NAME, "noun")
    return _merge(drafts, pairs, lambda _: MentionKind.SHORT_NAME, "short form")


def _is_known_as(draft: Draft, short: tuple[str, ...], told: int) -> bool:
    """Tell whether a body met under its initials ends with a noun: "the IMF ... *the Fund*"."""
    full = canonical(draft.key) if draft.key and draft.first < told else None
    return full is not None and len(plain(full)) > _TWO and plain(full)[-1:] == short


def _of_firms(drafts: list[Draft]) -> None:
    """Make a name of no known kind a firm's: a firm's with its trade, "Harl Star *Movers*"."""
    firms = [plain(d.name) for d in drafts if d.type is ActorType.COMPANY]
    for draft in drafts:
        words = plain(draft.name)
        unknown = draft.type is ActorType.UNKNOWN and not draft.key and len(words) > _TWO
        if unknown and words[-1].endswith("s") and words[:-1] in firms:
            draft.type = ActorType.COMPANY


def _headings(reading: Reading) -> list[tuple[int, int]]:
    return [(b.start, b.end) for b in reading.article.blocks if b.role in _HEADINGS]


def _with_forms(bodies: list[Draft]) -> list[tuple[Draft, Draft]]:
    """Return known firms with their names in full, and firms with their first words in capitals.

    "Norrvik" and "Norrvik Inc", "KLR Line" and "KLR".
    """
    pairs = []
    for draft in bodies:
        words = plain(draft.name)
        forms = lexicon().legal_forms
        known = [
            d
            for d in bodies
            if d.key and not draft.key and plain(d.name) == words[: len(plain(d.name))]
        ]
        known = [d for d in known if {*words[len(plain(d.name)) :]} <= forms]
        if len(known) == 1 and known[0] is not draft:
            pairs.append((known[0], draft))
        named = [d for d in bodies if d is not draft and plain(d.name)[:-1] == words]
        shortened = len(abbreviated(draft.name)) > _TWO and not draft.key
        if shortened and len(named) == 1 and _is_a_firm(named[0]):
            pairs.append((named[0], draft))
    return pairs


def _is_a_firm(draft: Draft) -> bool:
    """Tell whether an actor is a company, by its kind or by the last word of its name."""
    firm = plain(draft.name)[-1] in table("actor_heads")["ends_firms"]
    return draft.type is ActorType.COMPANY or (firm and not draft.key)


def _is_within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a short form is a body's noun ("the Corps") or a university's town ("Kiel")."""
    linked = next((k for k, word in enumerate(long) if word in ("of", "for")), 0)
    if linked > len(short) and short == long[linked - len(short) : linked]:
        return short[-1] in lexicon().heads
    return long[:2] == ("university", "of") and long[2:] == short


def _names_the_firm(short: Draft, long: Draft) -> bool:
    """Tell whether a firm is called by its first words: "Kalmar" for "Kalmar Maritime"."""
    firms = (ActorType.COMPANY, ActorType.ORGANISATION)
    words = plain(short.name)
    if not (short.type in firms and long.type in firms and plain(long.name)[: len(words)] == words):
        return False
    rest = plain(long.name)[len(words) :]
    return short.type is long.type is ActorType.COMPANY or len(words) == len(rest) == 1


def _told_first(draft: Draft, headings: list[tuple[int, int]]) -> int:
    """Return the offset of an actor's first mention outside of headings, else of its first."""
    starts = sorted(p.evidence.start for p in draft.pointings)
    return next((at for at in starts if not any(s <= at < e for s, e in headings)), draft.first)


def _is_a_regions(short: tuple[str, ...], front: tuple[str, ...]) -> bool:
    """Tell whether an office has its region in front: "*Harl* Department of Ports"."""
    office = len(short) > _TWO and short[0] in lexicon().firsts and short[1] in ("of", "for")
    return office and bool(places_named(" ".join(front)))


def _shortens(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a short form is the end of a name, or all of it but common nouns at its end."""
    heads = lexicon().heads.keys() | lexicon().clubs | clue_words().nicknames
    if len(short) >= len(long):
        return False
    if long[-len(short) :] == short:
        front = long[: -len(short)]
        firsts = lexicon().club_firsts | lexicon().first_forms | lexicon().groups
        club = all(w in firsts for w in front)
        return club or short[-1] in heads or _is_a_regions(short, front)
    if long[: len(short)] != short:
        return False
    return all(w in heads or w in lexicon().legal_forms for w in long[len(short) :]) or (
        short[-1] in heads and long[len(short)] in ("of", "for")
    )
