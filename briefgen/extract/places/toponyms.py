"""Which words name a place: names of that sense, states, facilities, what the gazetteer knows."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from briefgen.extract.names import Name, Sense
from briefgen.extract.names.lexicon import lexicon
from briefgen.extract.names.screen import is_of_a_site
from briefgen.extract.names.singular import singular
from briefgen.extract.places.apart import means_no_place
from briefgen.extract.places.borne import unless_borne
from briefgen.model import Actor, ActorType, Mention, MentionKind, Role
from briefgen.registry.gazetteer import fold, places_classed, places_named
from briefgen.registry.known import clubs_shared, is_about_clubs
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.extract.reading import Reading

_WORD: Final = r"(?:St\.|[A-Z\u00c0-\u00de](?:[\w'\u2019]|\.(?=\w))*)"
_PARTICLE: Final = (
    r"(?:al|el|ez|es|az|as|ad|ed|ar|er|at|et|ash|esh|de|del|la|le|du|do|da|upon|on|sur|am)"
)
_RUN: Final = rf"{_WORD}(?:[ -](?:{_PARTICLE}[ -])?(?:{_WORD}|[0-9]+\b)){{0,4}}"
"""A run of capitalised words, with the lower-case particles that places' names may hold."""

_SIZEABLE: Final = 100_000
_HEADLINES: Final = frozenset((Role.TITLE, Role.HEADING, Role.KICKER))
_BIG: Final = 15_000
"""Population of a settlement that needs only a preposition before it; a smaller one needs more."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A mention of a place.

    `state` is the ISO code of the state that it names, `actor` the actor of the same name.
    `facility` is the kind that the words around tell (`air base`, `border crossing`), '' for any
    other place; `meant` the name that an abbreviation stands for.
    """

    mention: Mention
    actor: str | None = None
    state: str = ""
    facility: str = ""
    meant: str = ""

    @property
    def start(self) -> int:
        """Where the mention begins."""
        return self.mention.evidence.start

    @property
    def end(self) -> int:
        """Where the mention ends."""
        return self.mention.evidence.end

    @property
    def text(self) -> str:
        """The words without "the" in front, an abbreviation's name in full."""
        return self.meant or re.sub(
            r"^[Tt]he\s+", "", " ".join(self.mention.evidence.exact.split())
        )


def toponyms(
    reading: Reading, names: tuple[Name, ...], actors: tuple[Actor, ...]
) -> tuple[Toponym, ...]:
    """Return the mentions of places, in text order, without overlaps."""
    found: dict[int, Toponym] = {}
    taken = _Taken(())
    for group in (
        _in_datelines(reading),
        _abbreviated(reading),
        _facilities(reading, names, actors),
        _longer(reading, names),
        _states(actors),
        _named(reading, names, actors),
        _taken_for_others(names),
        _unless_surnames(reading, _unnoticed(reading, names, actors), actors),
        _cities_first(reading, names, actors),
    ):
        for toponym in group:
            apart = _says_which(reading.surface, toponym)
            apart = apart or means_no_place(reading.surface, toponym.start, toponym.end)
            if taken.free(toponym.start, toponym.end) and not apart:
                found[toponym.start] = toponym
                taken.add(toponym.start, toponym.end)
    kept = unless_borne(reading, (found[start] for start in sorted(found)), actors)
    told = _unless_speakers(reading, list(kept))
    return tuple(_with_mines(reading.surface, told))


def _unless_speakers(reading: Reading, found: list[Toponym]) -> list[Toponym]:
    """Return the toponyms without small towns' names that somebody bears who speaks.

    "*Lamar* and Holt said that they had won": a town neither speaks nor wins, but a government does
    by the name of a large one.
    """
    small = [t for t in found if not (t.state or t.facility or t.meant or _is_sizeable(t))]
    at = {fold(t.text) for t in small if _INSIDE.search(reading.surface[: t.start][-24:])}
    people = {fold(t.text) for t in small if _says(reading, t)} - at
    return [t for t in found if t not in small or fold(t.text) not in people]


def _says(reading: Reading, toponym: Toponym) -> bool:
    """Tell whether a verb of saying stands behind a name, or behind another's beside it."""
    return _saying().match(reading.surface, toponym.end) is not None


@cache
def _saying() -> re.Pattern[str]:
    verbs = "|".join(map(re.escape, table("place_words")["saying"]))
    return re.compile(rf"(?: and {_WORD})? (?:{verbs})\b")


def _with_mines(text: str, found: list[Toponym]) -> Iterator[Toponym]:
    """Yield the toponyms; the name of a mine means the mine wherever it does not mean a town."""
    mines = {fold(t.text) for t in found if t.facility == "mine"}
    _, kinds = _cue_words()
    for toponym in found:
        bare = fold(toponym.text) in mines and not (toponym.facility or toponym.state)
        town = kinds.match(text, toponym.end) or _is_sizeable(toponym)
        yield replace(toponym, facility="mine") if bare and not town else toponym


class _Taken:
    """Spans that are taken."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)

    def add(self, start: int, end: int) -> None:
        """Take a span that is free."""
        self._spans.insert(bisect_right(self._spans, (start, end)), (start, end))

    def free(self, start: int, end: int) -> bool:
        """Tell whether no character of the span is taken."""
        i = bisect_right(self._spans, (start, end))
        before = i > 0 and self._spans[i - 1][1] > start
        return not before and not (i < len(self._spans) and self._spans[i][0] < end)


_DATELINED: Final = re.compile(
    r"[^\W\d_][^\d,(/:\u2013\u2014]*?(?=,| ?/| \(| ?[\u2013\u2014:]| --?(?: |$)|$)"
)


def _in_datelines(reading: Reading) -> Iterator[Toponym]:
    """Yield the towns that open datelines, by the gazetteer's names: "HARL/KORS - "."""
    for block in reading.article.blocks:
        if block.role is not Role.DATELINE:
            continue
        at = block.start
        while (town := _DATELINED.match(reading.article.text, at, block.end)) is not None:
            name = usual_case(town[0])
            if name and any(not e.loose for e in places_named(name)):
                evidence = reading.article.quote(town.start(), town.end())
                yield Toponym(Mention(evidence, MentionKind.NAME, "rule:dateline"), meant=name)
            if reading.article.text[town.end() : town.end() + 1] != "/":
                break
            at = town.end() + 1


def usual_case(name: str) -> str:
    """Return a name in capitals as the gazetteer spells it, '' for none; other names unchanged."""
    if not name.isupper() or len(name) <= len("USA"):
        return name
    key = fold(name)
    spelled = (e.name for e in places_named(name) if fold(e.name) == key and not e.loose)
    return next(spelled, name.title() if places_named(name) else "")


def _states(actors: tuple[Actor, ...]) -> Iterator[Toponym]:
    """Yield the names of states, without adjectives and demonyms."""
    for actor in actors:
        if actor.type is ActorType.STATE and actor.named:
            code = state_code(actor)
            for mention in actor.mentions:
                if mention.kind in (
                    MentionKind.NAME,
                    MentionKind.SHORT_NAME,
                    MentionKind.ABBREVIATION,
                ):
                    yield Toponym(mention, actor.id, code)


def _known(actor: Actor) -> bool:
    """Tell whether an actor is certain: a state, or one that a registry holds."""
    return actor.type is ActorType.STATE or bool(actor.registry_key)


def state_code(actor: Actor) -> str:
    """Return the ISO code of an actor in the shipped table of states, '' for any other."""
    kind, _, code = (actor.registry_key or "").partition(":")
    return code if kind == "state" else ""


def _given_names(actors: tuple[Actor, ...]) -> frozenset[str]:
    """Return all words of the names of persons in the article that have several."""
    people = (a for a in actors if a.type is ActorType.PERSON and a.named and " " in a.name)
    return frozenset(word for a in people for word in a.name.split())


def _surnames(actors: tuple[Actor, ...]) -> frozenset[str]:
    """Return the last words of the names of persons in the article that have several."""
    people = (a for a in actors if a.type is ActorType.PERSON and a.named and " " in a.name)
    return frozenset(a.name.rpartition(" ")[2] for a in people)


def _unless_surnames(
    reading: Reading, found: Iterator[Toponym], actors: tuple[Actor, ...]
) -> Iterator[Toponym]:
    """Yield the toponyms without surnames, unless the text makes one a place."""
    surnames = _surnames(actors)
    yield from (t for t in found if t.text not in surnames or _is_told_there(reading, t))


def _is_told_there(reading: Reading, toponym: Toponym) -> bool:
    """Tell whether a surname is a place here: a large city has the name, or something is "in" it.

    "For", "to" and "of" stand before somebody's name as often as before a town's.
    """
    entries = [e for e in places_named(toponym.text) if not e.loose]
    if any(e.is_own or e.capital or e.population >= _LARGE_CITY for e in entries):
        return True
    text = reading.surface
    before, after = text[max(0, toponym.start - 24) : toponym.start], text[toponym.end :][:24]
    _, kinds = _cue_words()
    return bool(
        _INSIDE.search(before) or kinds.match(after) or re.match(r", [A-Z]|,? in [A-Z]", after)
    )


_LARGE_CITY: Final = 300_000
"""Population of a place that its bare name means, even where it is also a surname."""
_INSIDE: Final = re.compile(
    r"\b(?:in|near|outside|inside|across|around|throughout"
    r"|(?:town|city|village|capital|port) of) $",
    re.IGNORECASE,
)


def _named(
    reading: Reading, names: tuple[Name, ...], actors: tuple[Actor, ...]
) -> Iterator[Toponym]:
    """Yield the names of places.

    Another model's are taken as they are. One that neither the desk nor the gazetteer holds needs a
    word around it that speaks of a place. So does a small town whose name is also in a person's
    name, or stands only in headlines. A surname needs that something is located there.
    """
    persons, surnames = _given_names(actors), _surnames(actors)
    listed = {fold(s) for p in reading.desk.places for s in (p.curated.name, *p.curated.aliases)}
    body = _Taken((b.start, b.end) for b in reading.article.blocks if b.role in _HEADLINES)
    running = {fold(n.evidence.exact) for n in names if body.free(n.evidence.start, n.evidence.end)}
    for name in names:
        if name.sense is Sense.PLACE and not is_of_a_site(reading, name.evidence.start):
            toponym = Toponym(Mention(name.evidence, MentionKind.NAME, name.origin))
            told = name.key or name.is_spotted
            held = fold(toponym.text) in listed or told or kind_by_name(toponym.text)
            known = (
                held
                or places_named(toponym.text)
                or places_classed(toponym.text)
                or is_spoken_of(reading.surface, toponym)
                or _AMONG_PLACES in name.clues
            )
            titled = fold(toponym.text) not in running
            if (
                not held
                and (titled or toponym.text in persons)
                and _is_doubtful(reading.surface, toponym)
            ):
                continue
            if not held and toponym.text in surnames and not _is_told_there(reading, toponym):
                continue
            if known and (held or not _means_otherwise(reading.surface, toponym)):
                yield toponym


_AMONG_PLACES: Final = "around, for"
"""The clue of a name that only a place's name stands like."""


def _is_doubtful(text: str, toponym: Toponym) -> bool:
    """Tell whether one word names small towns alone, and no word next to it speaks of a place."""
    if " " in toponym.text or is_spoken_of(text, toponym):
        return False
    return not _is_sizeable(toponym)


@cache
def _accords() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of nouns for accords before and after a town's name."""
    words = "|".join(table("place_words")["accords"])
    before, behind = rf"\b(?:{words}) of $", rf"(?: [IVX]+)?[ -](?:{words})\b"
    return re.compile(before, re.IGNORECASE), re.compile(behind, re.IGNORECASE)


def _names_an_accord(text: str, toponym: Toponym) -> bool:
    """Tell whether a name is that of an accord: "the Minsk agreements", "the Treaty of Rome"."""
    before, behind = _accords()
    return bool(
        before.search(text[max(0, toponym.start - 24) : toponym.start])
        or behind.match(text, toponym.end)
    )


def _means_otherwise(text: str, toponym: Toponym) -> bool:
    """Tell whether a name that towns bear means something else here."""
    return (
        _names_a_storm(text, toponym)
        or _names_an_accord(text, toponym)
        or _is_another_word(text, toponym)
        or _is_common(text, toponym.text)
        or _is_a_thing(text, toponym)
        or _employs(text, toponym)
        or _publishes(text, toponym)
        or _ends_a_title(text, toponym)
        or _is_a_saints(text, toponym)
        or _is_never_a_town(toponym)
    )


def _is_never_a_town(toponym: Toponym) -> bool:
    """Tell whether a word is some village's name, and means something else: "Republic"."""
    return fold(toponym.text) in _never() and not _is_sizeable(toponym)


@cache
def _publishing() -> re.Pattern[str]:
    """Return the pattern of a publication before a journal's name: "the study, in X"."""
    words = "|".join(map(re.escape, table("place_words")["published"]))
    return re.compile(rf"\b(?:{words}),?(?: (?:online|today|on \w+))? in (?:the )?$", re.IGNORECASE)


def _publishes(text: str, toponym: Toponym) -> bool:
    """Tell whether a name that no gazetteer holds is that of a journal."""
    before = text[max(0, toponym.start - 40) : toponym.start]
    return not places_named(toponym.text) and bool(_publishing().search(before))


def _ends_a_title(text: str, toponym: Toponym) -> bool:
    """Tell whether a name ends a work's title, words of which are capitals: "'The Road to X?'"."""
    front, quote = text[max(0, toponym.start - _TITLE) : toponym.start], text[toponym.end :][:2]
    return bool(_IN_A_TITLE.search(front)) and bool(_TITLE_CLOSES.match(quote))


_TITLE: Final = 60
_IN_A_TITLE: Final = re.compile(
    r"(?<!\w)[\"'\u2018\u201c][A-Z][\w'\u2019-]*[,!:]? [A-Z][\w'\u2019-]*[,!:]? "
    r"(?:(?:[A-Z][\w'\u2019-]*[,!:]?|a|an|and|at|for|from|in|of|on|the|to) )*$"
)
_TITLE_CLOSES: Final = re.compile(r"[?!]?[\"'\u2019\u201d]")
"""The end of a title, which an owner's mark on the name is not told from: "'Renn's'"."""


def _employs(text: str, toponym: Toponym) -> bool:
    """Tell whether somebody works "at" what a name names, so that it is no town: "bankers at X".

    They are "from" a firm too, where the name is no town's of any size.
    """
    before = re.search(r"([A-Za-z]+) (at|from) $", text[max(0, toponym.start - 24) : toponym.start])
    if before is None or singular(before[1].lower()) not in lexicon().at_desks:
        return False
    return before[2] == "at" or not _is_sizeable(toponym)


def _says_which(text: str, toponym: Toponym) -> bool:
    """Tell whether a place's name only identifies a court, a street or a post."""
    named = _is_a_courts(text, toponym) or _is_a_posts(text, toponym)
    return named or _is_a_streets(text, toponym) or _is_a_stations(text, toponym)


@cache
def _stations() -> re.Pattern[str]:
    """Return the pattern of a station right behind its name: " metro station"."""
    words = "|".join(map(re.escape, table("place_words")["rails"]))
    return re.compile(rf" (?:(?:{words}) )?(?:stations?|stops?)\b", re.IGNORECASE)


def _is_a_stations(text: str, toponym: Toponym) -> bool:
    """Tell whether a name is that of a station in a town: "near *the Alma station*"."""
    behind = _stations().match(text, toponym.end)
    if behind is None or toponym.state:
        return False
    led = text[max(0, toponym.start - 4) : toponym.start].lower() == "the "
    return led or " " in behind[0].strip() or not _is_sizeable(toponym)


_SAINTS: Final = re.compile(
    r"['\u2019]s(?= (?:on|in|for|with|and|to|after|before|as|by)\b|[.,;:]|$)"
)


def _is_a_saints(text: str, toponym: Toponym) -> bool:
    """Tell whether a place called by a saint is meant, no town of that name: "at St Una's"."""
    saint = re.match(r"(?:St\.?|Saint) ", toponym.text) is not None
    return saint and _SAINTS.match(text, toponym.end) is not None


@cache
def _streets() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of streets' names after a name.

    The rest of a street's name; " and Y streets"; " streets" after the second of two names.
    """
    words = table("place_words")["streets"]
    one = "|".join(re.escape(w) for w in words["one"])
    short = "|".join(re.escape(w) for w in words["short"])
    many = "|".join(re.escape(w) for w in words["several"])
    cut = rf" (?:{_WORD} ){{0,2}}(?:(?:{one})\b|(?:{short})(?:\.|\b))"
    return (
        re.compile(cut),
        re.compile(rf" and (?:{_WORD} ){{1,3}}(?:{many})\b"),
        re.compile(rf" (?:{many})\b"),
    )


def _is_a_streets(text: str, toponym: Toponym) -> bool:
    """Tell whether a name begins a street's, or is one of two: "*Alma* and *Dunn* streets"."""
    cut, first, second = _streets()
    if cut.match(text, toponym.end) and not _is_known_city(toponym):
        return True
    if first.match(text, toponym.end):
        return True
    joined = re.search(rf"({_WORD}) and $", text[max(0, toponym.start - 40) : toponym.start])
    return bool(joined and second.match(text, toponym.end))


def _is_known_city(toponym: Toponym) -> bool:
    """Tell whether a name is a state's or a sizeable place's, and so not part of a street's."""
    return bool(toponym.state) or _is_sizeable(toponym)


def _is_a_posts(text: str, toponym: Toponym) -> bool:
    """Tell whether a part of the world is part of a post's name: "chief *Africa* economist"."""
    behind = re.match(r" ([a-z]+)\b", text[toponym.end : toponym.end + 24])
    if behind is None or behind[1] not in table("place_words")["posts"]:
        return False
    return any(e.kind in ("continent", "region") for e in places_named(toponym.text))


def _is_a_courts(text: str, toponym: Toponym) -> bool:
    """Tell whether a name is that of a federal court's district: "the Northern District of X"."""
    first, _, last = toponym.text.lower().partition(" ")
    district = last == "district" and first in table("place_words")["court_districts"]
    return district and bool(re.match(r" of [A-Z]", text[toponym.end : toponym.end + 5]))


def _is_a_thing(text: str, toponym: Toponym) -> bool:
    """Tell whether "the" precedes a name of small towns alone: "on the Hill".

    Not before a noun: "the Hill farm" may be of a town.
    """
    if " " in toponym.text or not re.search(
        r"\bthe $", text[max(0, toponym.start - 4) : toponym.start]
    ):
        return False
    ends = not re.match(r"[ -][A-Za-z]*[a-z]", text[toponym.end : toponym.end + 12]) or re.match(
        r" (?:in|on|to|for|with|after|from|by|as|at|is|was|has|had|will)\b",
        text[toponym.end : toponym.end + 8],
    )
    return bool(ends) and not _is_sizeable(toponym)


def _is_sizeable(toponym: Toponym) -> bool:
    """Tell whether a name in that very spelling is that of more than small towns and counties."""
    small = ("city", "district")
    named = (e for e in places_named(toponym.text) if not e.loose)
    return any(e.is_own or e.kind not in small or e.population >= _SIZEABLE for e in named)


@lru_cache(maxsize=4)
def _lower_words(text: str) -> frozenset[str]:
    """Return the lower-case words of a text, cached for all of its names."""
    return frozenset(re.findall(r"\b[a-z]+\b", text))


@cache
def _other_words() -> frozenset[str]:
    """Return the keys of planets, moons and common nouns that are towns' names too."""
    words = table("place_words")
    return frozenset(fold(w) for w in (*words["heavenly"], *words["common"]))


def _is_common(text: str, name: str) -> bool:
    """Tell whether the article has a name in lower case too, and no sizeable place bears it."""
    if name.lower() not in _lower_words(text):
        return False
    return not any(
        e.is_own or e.kind != "city" or e.population >= _SIZEABLE for e in places_named(name)
    )


def _names_a_storm(text: str, toponym: Toponym) -> bool:
    """Tell whether a word for a storm precedes a name: "Hurricane Florence"."""
    word = re.search(r"(\w+) $", text[max(0, toponym.start - 24) : toponym.start])
    return word is not None and word[1].lower() in table("place_words")["storms"]


def _is_another_word(text: str, toponym: Toponym) -> bool:
    """Tell whether a name is a planet's or a common noun, and the text puts it nowhere."""
    return fold(toponym.text) in _other_words() and not re.search(
        rf"\b{re.escape(toponym.text)}, [A-Z]", text
    )


@cache
def _abbreviations() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of abbreviated divisions, and each one's name by its letters."""
    names: dict[str, str] = table("place_words")["abbreviated"]
    spelled = {re.sub(r"\W", "", short): name for short, name in names.items()}
    shorts = "|".join(sorted((re.escape(s) for s in names), key=lambda s: (-len(s), s)))
    stopped = "|".join(re.escape(s) for s in names if "." in s)
    behind = rf"(?:(?<=[a-z.], )|(?<=\b[DRI][-\u2013]))(?:{shorts})(?=[\s,;.)]|$)"
    bracketed = rf"(?:(?<=[a-z] \()|(?<= \([DRI], )|(?<= \([DRI]\., ))(?:{stopped})(?=\))"
    return re.compile(f"{behind}|{bracketed}"), spelled


def _abbreviated(reading: Reading) -> Iterator[Toponym]:
    """Yield divisions abbreviated after a town, a party or a name: "Paris, TX", "D-Minn."."""
    pattern, spelled = _abbreviations()
    for match in pattern.finditer(reading.surface):
        before = reading.surface[max(0, match.start() - 40) : match.start()]
        town = re.search(
            r"[A-Z][\w'\u2019.-]+, $|\b[DRI][-\u2013]$|[A-Z][\w'\u2019-]+ \((?:[DRI]\.?, )?$",
            before,
        )
        name = spelled[re.sub(r"\W", "", match[0])]
        if town:
            end = match.end() - (match[0].count(".") == 1)
            mention = Mention(
                reading.article.quote(match.start(), end),
                MentionKind.ABBREVIATION,
                "rule:abbreviation",
            )
            yield Toponym(mention, meant=name)


def is_spoken_of(text: str, toponym: Toponym) -> bool:
    """Tell whether words next to a name speak of a place.

    A preposition, a noun for a kind of place, or a larger place after it.
    """
    before, after = (
        text[max(0, toponym.start - 24) : toponym.start],
        text[toponym.end : toponym.end + 24],
    )
    locative, kinds = _cue_words()
    return bool(
        locative.search(before) or kinds.match(after) or re.match(r", [A-Z]|,? in [A-Z]", after)
    )


@cache
def _cue_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of prepositions before a place and of kinds of places after it."""
    words = table("place_words")
    before = "|".join(map(re.escape, words["locative"]))
    kinds = "|".join(
        map(re.escape, [*words["divisions"], *words["settlements"], *words["landforms"]])
    )
    return re.compile(rf"\b(?:{before}) (?:the )?$", re.IGNORECASE), re.compile(
        rf" (?:{kinds})\b", re.IGNORECASE
    )


_GROWN: Final = re.compile(r"(?P<front>(?:\b(?:middle|lower|upper|[A-Z][a-z]+)[ -]){0,2})$")
_GROWING: Final = re.compile(
    rf"(?:[ -]{_PARTICLE}[ -]{_WORD}|[ -]{_WORD})?"
    r"(?: (?:valley|delta|basin|heights|peninsula|strait|islands|desert|mountains|river valley))?"
)


def _longer(reading: Reading, names: tuple[Name, ...]) -> Iterator[Toponym]:
    """Yield a place whose name was cut ("Columbia" of "British Columbia"), as the gazetteer has it.

    The words around a name are tried, the longest run first; only a place that is well known may
    extend a name.
    """
    text = reading.surface
    for name in names:
        if name.sense is Sense.PLACE or (
            name.type is not None and name.key and name.key.startswith("state:")
        ):
            start, end = name.evidence.start, name.evidence.end
            for first, last in _spans(text, start, end):
                if _well_known(text[first:last]):
                    mention = Mention(
                        reading.article.quote(first, last), MentionKind.NAME, "rule:gazetteer"
                    )
                    yield Toponym(mention)
                    break


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans that extend a name, the longest first."""
    front = _GROWN.search(text, max(0, start - 30), start)
    lead = front["front"] if front else ""
    firsts = [start - len(lead), *(start - len(lead) + m.end() for m in re.finditer(r"[ -]", lead))]
    tail = _GROWING.match(text, end)
    lasts = {end + m.start() for m in re.finditer(r"[ -]|$", tail[0])} if tail else {end}
    yield from sorted(
        ((a, b) for a in {*firsts, start} for b in {*lasts, end} if (a, b) != (start, end)),
        key=lambda s: (s[0] - s[1], s[0]),
    )


def _well_known(text: str) -> bool:
    """Tell whether a name of several words is a place of our own tables, a division or a town."""
    return len(text.split()) + text.count("-") > 1 and any(
        e.is_own
        or (not e.alternate and (e.kind != "city" or e.population >= _BIG))
        or (e.loose and e.population >= _BIG)
        for e in places_named(text)
    )


@cache
def _facility_kinds() -> dict[str, str]:
    """Return the words for facilities, and the kind of each as readers see it."""
    rows: dict[str, list[str]] = table("place_words")["facilities"]
    return {word: kind for kind, words in rows.items() for word in words}


@cache
def _facility_end() -> re.Pattern[str]:
    """Return the pattern of a name that ends with its kind: "Incirlik Air Base"."""
    kinds = "|".join(sorted(map(re.escape, _facility_kinds()), key=lambda w: (-len(w), w)))
    return re.compile(rf"(?P<name>\S.*?)[ -](?P<kind>{kinds})$", re.IGNORECASE)


def kind_by_name(name: str) -> str:
    """Return the kind of facility at the end of a name, '' for none."""
    match = _facility_end().match(name)
    return _facility_kinds()[match["kind"].lower()] if match else ""


def without_facility(name: str) -> str:
    """Return a name without the kind of facility at its end, '' where there is none."""
    match = _facility_end().match(name)
    return match["name"] if match else ""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of "X base", "a base ... called X" and "in X"."""
    words: dict[str, Any] = table("place_words")
    kinds = "|".join(sorted(map(re.escape, _facility_kinds()), key=lambda w: (-len(w), w)))
    named = "|".join(map(re.escape, words["named"]))
    locative = "|".join(sorted(map(re.escape, words["locative"]), key=lambda w: (-len(w), w)))
    before = re.compile(rf"\b({_RUN})[ ]({kinds})\b")
    behind = re.compile(rf"\b({kinds})s?(?:[ ][a-z]+){{0,3}},?[ ](?:{named})[ ](?:the[ ])?({_RUN})")
    return (
        before,
        behind,
        re.compile(rf"\b(?i:{locative})[ ](?:the[ ])?({_RUN})(?!['\u2019]s[ ][A-Z])"),
    )


_IN_TOWN: Final = frozenset({"airport", "port"})
"""Facilities that are called by their town: "Baghdad airport", unlike "the Homs air base"."""


_IN_ANOTHER: Final = re.compile(r" (?:in|near|outside) [A-Z\u00c0-\u00de]")
"""Behind an airport's name this says that the town of that name is not meant."""


def _facilities(
    reading: Reading, names: tuple[Name, ...], actors: tuple[Actor, ...]
) -> Iterator[Toponym]:
    """Yield names that the text calls a base, a crossing or the like.

    Not those of actors, nor towns that have the facility.
    """
    before, behind, _ = _patterns()
    spoken_for = _Taken(
        [
            (m.evidence.start, m.evidence.end)
            for a in actors
            if len(a.mentions) > 1 or _known(a)
            for m in a.mentions
        ]
    )
    spans = {(n.evidence.start, n.evidence.end) for n in names if n.sense is Sense.PLACE}
    for pattern, name, kind in ((behind, 2, 1), (before, 1, 2)):
        for match in pattern.finditer(reading.surface):
            start, end = _trimmed(reading.surface, *match.span(name))
            text = reading.surface[start:end]
            town = _facility_kinds()[match[kind]] in _IN_TOWN
            elsewhere = _IN_ANOTHER.match(reading.surface, match.end()) is not None
            settled = town and (start, end) in spans and places_named(text) and not elsewhere
            if start < end and spoken_for.free(start, end) and not settled:
                mention = Mention(
                    reading.article.quote(start, end), MentionKind.NAME, "rule:facility"
                )
                yield Toponym(mention, facility=_facility_kinds()[match[kind]])


@cache
def _function_words() -> frozenset[str]:
    """Return the function words and words of the calendar, which are no names."""
    words = table("name_words")
    return frozenset(fold(w) for w in [*words["function"], *words["calendar"]])


@cache
def _never() -> frozenset[str]:
    """Return the words that are some village's name but mean something else."""
    words = table("place_words")
    return frozenset(fold(str(w)) for w in (*words["never"], *words["common"]))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without function words in front and without a possessive."""
    while (match := re.match(r"[\w'\u2019]+[ -]", text[start:end])) and fold(
        match[0]
    ) in _function_words():
        start += match.end()
    if fold(text[start:end]) in _function_words():
        return start, start
    if re.search(r"['\u2019]s$", text[start:end]):
        end -= 2
    end -= text[start:end].endswith(("'", "\u2019"))
    return start, len(text[:end].rstrip(".")) if not re.search(r"\.\w\.$", text[start:end]) else end


def _taken_for_others(names: tuple[Name, ...]) -> Iterator[Toponym]:
    """Yield names of several words in our own tables that were taken for others' names."""
    for name in names:
        words = name.evidence.exact
        open_to_doubt = (
            name.sense is not Sense.PLACE
            and not name.key
            and name.type in (None, ActorType.PERSON)
            and not _names_a_thing(name)
        )
        if (
            open_to_doubt
            and " " in words
            and any(e.is_own and not e.loose for e in places_named(words))
        ):
            yield Toponym(Mention(name.evidence, MentionKind.NAME, "rule:gazetteer"))


def _names_a_thing(name: Name) -> bool:
    """Tell whether the text calls a name a ship's, a drug's or another thing's."""
    return name.sense is Sense.OTHER and not _OF_THINGS.isdisjoint(name.clues)


_OF_THINGS: Final = frozenset({"called a, for", "work before, for"})


def _unnoticed(
    reading: Reading, names: tuple[Name, ...], actors: tuple[Actor, ...]
) -> Iterator[Toponym]:
    """Yield names after a locative preposition that the gazetteer holds, if not better known."""
    firm = _Taken(
        [(m.evidence.start, m.evidence.end) for a in actors if _known(a) for m in a.mentions]
    )
    by_end = {(n.evidence.start, n.evidence.end): n for n in names if n.sense is not Sense.PLACE}
    about = {code for a in actors if (code := state_code(a))}
    crossed = _Taken([(n.evidence.start, n.evidence.end) for n in names])
    _, _, locative = _patterns()
    for match in locative.finditer(reading.surface):
        start, end = _trimmed(reading.surface, *match.span(1))
        name = by_end.get((start, end))
        weak = (
            name is not None
            and name.type in (None, ActorType.ORGANISATION, ActorType.PERSON)
            and not (name.key or _names_a_thing(name))
        )
        if _is_of_a_title(reading.surface, match.start(), start):
            continue
        if name is not None and name.sense is Sense.ACTOR and _is_a_clubs(reading.surface, name):
            continue
        if start < end and firm.free(start, end) and (crossed.free(start, end) or weak):
            text = reading.surface[start:end]
            if _believable(text, about, weak=weak) and not _is_common(reading.surface, text):
                mention = Mention(
                    reading.article.quote(start, end), MentionKind.NAME, "rule:gazetteer"
                )
                yield Toponym(mention)


_FIRST_CITY: Final = re.compile(rf"({_RUN})(?: \(|,? in (?:the )?({_RUN}))")


def _cities_first(
    reading: Reading, names: tuple[Name, ...], actors: tuple[Actor, ...]
) -> Iterator[Toponym]:
    """Yield large cities before "in" a state or a bracket: "Hyderabad in Pakistan"."""
    about = {m.evidence.start: code for a in actors if (code := state_code(a)) for m in a.mentions}
    named = _Taken(
        [(n.evidence.start, n.evidence.end) for n in names if n.key or " " in n.evidence.exact]
    )
    text = reading.surface
    for match in _FIRST_CITY.finditer(text):
        start, end = match.span(1)
        countries = {about[match.start(2)]} if match.start(2) in about else None
        word = reading.doc.char_span(start, end)
        if word is None or not named.free(start, end):
            continue
        if word[-1].tag_ not in ("NNP", "NN") or (match[2] and countries is None):
            continue
        if fold(match[1]) in _never() | _function_words() or _is_common(text, match[1]):
            continue
        if is_city(match[1], countries):
            mention = Mention(reading.article.quote(start, end), MentionKind.NAME, "rule:gazetteer")
            yield Toponym(mention)


def is_city(name: str, countries: set[str] | None = None) -> bool:
    """Tell whether a large city bears a name, in one of the countries if any are given."""
    cities = (e for e in places_named(name) if e.kind == "city" and not (e.loose or e.alternate))
    return any(
        e.population >= _SIZEABLE and (countries is None or e.country in countries) for e in cities
    )


def _is_of_a_title(text: str, preposition: int, start: int) -> bool:
    """Tell whether "of" joins a name to a capital before it: "The Name of the Rose"."""
    title = re.search(r"\b[A-Z][\w'\u2019]* $", text[max(0, preposition - 24) : preposition])
    return text[preposition:start].lower().startswith("of ") and bool(title)


def _is_a_clubs(text: str, name: Name) -> bool:
    """Tell whether a name is a club's, in a text about clubs."""
    return fold(name.evidence.exact) in clubs_shared() and is_about_clubs(_lower_words(text))


def _believable(text: str, about: set[str], *, weak: bool) -> bool:
    """Tell whether the gazetteer holds a name under that very spelling, and not for a hamlet alone.

    A name that was taken for somebody's must lie in a country that the article speaks of.
    """
    if fold(text) in _never() or len(text) < 4:  # noqa: PLR2004 - shorter ones are abbreviations of something else
        return False
    return any(
        not e.loose
        and (e.country in about or not weak)
        and (e.population >= _BIG or e.kind != "city" or (" " in text and not weak))
        for e in places_named(text)
    )
