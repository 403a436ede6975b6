"""What does the text call its people: titles, roles, appositions, and offices without a name?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.actors.appositions import is_more, is_open
from briefgen.extract.actors.draft import PREDICATED, Called, Draft
from briefgen.extract.names.clues.words import clue_words
from briefgen.extract.names.firsts import is_most, is_record
from briefgen.extract.names.lexicon import lexicon
from briefgen.extract.names.pieces import SHORTENED
from briefgen.extract.names.runs.words import run_words
from briefgen.extract.names.works import is_of_a_year
from briefgen.model import ActorType, MentionKind
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.names import Name
    from briefgen.extract.names.lexicon import Lexicon
    from briefgen.extract.names.pieces import Pieces
    from briefgen.extract.reading import Reading
    from briefgen.model import Evidence

_LONGEST: Final = 14
"""Words of the longest role that is looked for."""
_WIDER: Final = 2
"""Most words by which a role that was found grows at its front."""
_COMPARING: Final = frozenset({"own", "other", "same", "only", "old", "young", "new", "next"})
"""Adjectives that do not tell which role it is."""
_LONG_TITLE: Final = 4
"""Fewest words of a title that is a mention of its own: "Minister for the Environment"."""
_DETERMINERS: Final = frozenset(
    {"the", "a", "an", "its", "his", "her", "their", "our", "current", "new"}
)
_POSSESSIVES: Final = frozenset({"its", "his", "her", "their"})
_ACTING: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of finite verbs."""

_CLAUSES: Final = frozenset({"relcl", "acl", "appos", "advcl", "parataxis", "punct"})
"""Dependents of a noun that add more than whose it is and what it is for."""
_VERBAL: Final = frozenset({"VBD", "VBZ", "VBP", "MD", "WP", "WP$", "WDT", "WRB", "PRP"})
_OPEN_ENDED: Final = frozenset({"IN", "TO", "DT", "CC", "PRP$", "POS", "JJ", "RB", "CD"})
"""Tags of words with which no phrase ends."""
_LINKS: Final = frozenset({"of", "for", "to", "at"})
_JUSTICE: Final = "justice"
_OTHERS: Final = ("counterpart",)
"""The role of who holds the same office as another one."""
_PAIRED: Final = 2


@dataclass(frozen=True, slots=True)
class Role:
    """The pieces from `start` up to `end` that name a role.

    `about` is the actor whose it is, and `key` its words without determiner. `told` is the end with
    what the role is for, where that is no name of its own.
    """

    start: int
    end: int
    key: tuple[str, ...]
    about: Draft | None
    office: bool
    told: int = 0


@dataclass(slots=True)
class Scene:
    """The words of the article, with the names that begin at each and the pieces within names."""

    reading: Reading
    pieces: Pieces
    names: dict[int, tuple[int, Draft | None]]
    words: Lexicon
    inside: frozenset[int] = frozenset()

    def evidence(self, start: int, end: int) -> Evidence:
        """Return the words between two pieces, with the stop of a final abbreviation: "Gen."."""
        behind = self.pieces.all[end : end + 1]
        if behind and behind[0].folded == _OLD and behind[0].gap == "-":
            end += 1
        stop = self.pieces.all[end - 1].end
        shortened = self.pieces.words[end - 1] in SHORTENED
        if shortened and self.reading.surface[stop : stop + 1] == ".":
            stop += 1
        return self.reading.article.quote(self.pieces.all[start].start, stop)


def described(
    reading: Reading, pieces: Pieces, names: tuple[Name, ...], drafts: list[Draft]
) -> list[Draft]:
    """Add to persons what the text calls them; return drafts for offices without a named holder."""
    scene = _scene(reading, pieces, names, drafts)
    used: set[int] = set()
    holders: dict[tuple[str, ...], list[Draft]] = {}
    for draft in drafts:
        if draft.type is not ActorType.PERSON:
            continue
        for role, kind in _roles_of(scene, draft):
            start, end = _told_whole(scene, role, kind)
            used.update(range(role.start, role.end))
            if role.end < end and scene.pieces.texts[role.end] == "and":
                used.update(range(role.end, end))
            evidence = scene.evidence(start, end)
            rule = PREDICATED if _is_predicated(scene, role) else "roles"
            draft.call(Called(evidence, kind, rule, role.about))
            if role.key == _OTHERS:
                holders.setdefault(_OTHERS, []).append(draft)
            if role.office:
                _point(scene, draft, role, kind)
                holders.setdefault(role.key, []).append(draft)
    return _offices(scene, holders, used)


def _is_predicated(scene: Scene, role: Role) -> bool:
    """Tell whether a sentence says that somebody has a role: "Holt *is the* owner".

    A clause with "who" is the writer's, whoever says the rest.
    """
    before = scene.pieces.texts[max(0, role.start - 3) : role.start]
    return "who" not in before and bool(_BEING & set(before[-2:]))


_BEING: Final = frozenset({"is", "was", "became", "remains"})


def _told_whole(scene: Scene, role: Role, kind: str) -> tuple[int, int]:
    """Return the span of a role with its owner before it and its purpose after it."""
    start, end = role.start, max(role.end, role.told)
    start -= _named_owner(scene, role)
    owned = start > 0 and scene.pieces.words[start - 1] in _POSSESSIVES
    if owned and not scene.pieces.all[start].barrier and scene.pieces.all[start].gap == " ":
        start -= 1
    elif role.about is None:
        start -= _owner(scene, start)
    if kind == "title":
        return start - _first_office(scene, start), end
    end = max(end, _phrase_end(scene, role, role.end), _purpose_end(scene, role))
    return start, max(end, _second_office(scene, role, end))


def _named_owner(scene: Scene, role: Role) -> int:
    """Return how many words before a role name whose it is: "*Bell's* lawyer" has two."""
    everything, at = scene.pieces.all, _before_an_age(scene, role.start)
    marked = at > 1 and everything[at].gap in ("' ", "\u2019 ")
    length = 1 if marked else 2
    if at < length or any(p.barrier for p in everything[at - 1 : at + 1]):
        return 0
    if not marked and (everything[at - 1].text != "s" or everything[at].gap != " "):
        return 0
    for back in range(length, min(at, length + _LONG_TITLE) + 1):
        stop, _ = scene.names.get(at - back, (0, None))
        if stop == at - length + 1:
            return role.start - at + back
    return 0


def _before_an_age(scene: Scene, at: int) -> int:
    """Return where an age begins that stands before a piece: "*20-year-old* daughter"."""
    words, everything = scene.pieces.words, scene.pieces.all
    hyphens = at > 2 and [p.gap for p in everything[at - 2 : at]] == ["-", "-"]  # noqa: PLR2004 - year, old
    aged = hyphens and words[at - 1] == "old" and words[at - 2] in ("year", "month")
    return at - 3 if aged and words[at - 3].isdigit() else at


def _owner(scene: Scene, at: int) -> int:
    """Return how many words before a role are its unnamed owner: "*the crew's* chief" has two.

    0 where the owner is a name, or has more than one word.
    """
    everything = scene.pieces.all
    marked = everything[at].gap in ("' ", "\u2019 ")
    length = 1 if marked else 2
    if at < length or any(p.barrier for p in everything[at - length + 1 : at + 1]):
        return 0
    if not marked and (everything[at - 1].text != "s" or everything[at].gap != " "):
        return 0
    owner, before = everything[at - length], everything[at - length - 1 : at - length]
    if at - length in scene.inside or not (owner.text.islower() or owner.first):
        return 0
    if not owner.tag.startswith("NN") or scene.pieces.words[at - length] in scene.words.given:
        return 0
    alone = owner.first or (
        before and (before[0].folded in _DETERMINERS or before[0].tag in _ACTING)
    )
    return length if alone else 0


def _first_office(scene: Scene, at: int) -> int:
    """Return how many words before a title are the office that "and" joins to it.

    "*President and* Chief Executive Ada Holt": both have capitals, and no "the" parts two persons.
    """
    everything, words = scene.pieces.all, scene.pieces.words
    if at < _PAIRED or everything[at - 1].text != "and" or not everything[at].capital:
        return 0
    if any(p.gap != " " or p.barrier for p in everything[at - 1 : at + 1]):
        return 0
    for first in range(max(0, at - 1 - _LONG_TITLE), at - 1):
        if first in scene.inside or not everything[first].capital:
            continue
        if first and words[first - 1] in _DETERMINERS and everything[first].gap == " ":
            continue
        office = role_at(scene, first)
        if office is not None and office.office and office.end == at - 1:
            return at - first
    return 0


def _second_office(scene: Scene, role: Role, end: int) -> int:
    """Return the end of an office that "and" joins to one: "president *and chief executive of X*".

    0 where there is none.
    """
    everything = scene.pieces.all
    if end + 1 >= len(everything) or everything[end].text != "and" or everything[end].barrier:
        return 0
    other = None if end + 1 in scene.names else role_at(scene, end + 1)
    if other is None or everything[end].gap != " ":
        return 0
    if not role.office and not _are_joined(scene, role, other):
        return 0
    named = other.end in scene.names and everything[other.end].gap in (" ", ". ")
    if named:
        return 0
    ends = (_phrase_end(scene, one, other.end) for one in (role, other))
    return max(other.end, other.told, *ends)


def _purpose_end(scene: Scene, role: Role) -> int:
    """Return where the deed ends of which somebody is the first: "first *woman to lead X*"."""
    everything, words = scene.pieces.all, scene.pieces.words
    if words[role.end - 1] not in _ANYBODY or role.end >= len(everything):
        return role.end
    if everything[role.end].text != "to" or everything[role.end].gap != " ":
        return role.end
    head = scene.reading.doc[everything[role.end - 1].token]
    verb = next((c for c in head.children if c.i > head.i and c.dep_ in ("relcl", "acl")), None)
    kept = set() if verb is None else {t.i for t in verb.subtree}
    at = role.end
    while at < len(everything) and everything[at].token in kept and at - role.start < _LONGEST:
        if everything[at].barrier or everything[at].gap not in (" ", "-", "'"):
            break
        at += 1
    while at > role.end and everything[at - 1].tag in _OPEN_ENDED:
        at -= 1
    return at


_ANYBODY: Final = frozenset({"woman", "man", "person", "player"})
"""Who says nothing without the deed: "the first *woman* to lead the bank"."""


def _are_joined(scene: Scene, role: Role, other: Role) -> bool:
    """Tell whether the parse joins two callings, and the second has no name beside it."""
    doc, everything = scene.reading.doc, scene.pieces.all
    second = doc[everything[other.end - 1].token]
    first = {everything[k].token for k in range(role.start, role.end)}
    return second.dep_ == "conj" and second.head.i in first


def _phrase_end(scene: Scene, role: Role, start: int) -> int:
    """Return the end of the phrase that depends on a role's head, from a piece on, by the parse.

    Clauses and appositions are left out. 0 where the phrase is too long, and so misparsed.
    """
    doc, everything = scene.reading.doc, scene.pieces.all
    heads = [
        k for k in range(role.start, role.end) if scene.pieces.words[k] in scene.words.role_heads
    ]
    head = doc[everything[heads[-1] if heads else role.end - 1].token]
    clauses = (t for t in head.subtree if t != head and (t.dep_ in _CLAUSES or is_more(t)))
    skipped = {d.i for t in clauses for d in t.subtree}
    skipped |= {d.i for t in head.children if t.dep_ in ("cc", "conj") for d in t.subtree}
    kept = {t.i for t in head.subtree} - skipped
    at = start
    while at < len(everything) and everything[at].token in kept:
        here = everything[at]
        if here.barrier or here.gap not in (" ", "-", "'") or here.tag in _VERBAL:
            break
        at += 1
    while at > start and everything[at - 1].folded in scene.words.calendar:
        at -= 1
    while at > start and everything[at - 1].tag in _OPEN_ENDED:
        at -= 1
    return at if at - role.start <= _LONGEST else 0


_MARKS: Final = frozenset({", ", " \u2014 ", " \u2013 "})
"""What parts a name from the role behind it."""
_OLD: Final = "old"
"""What ends an age, which is no compound to the parse: "father of the 11-year-*old*"."""


def _point(scene: Scene, draft: Draft, role: Role, kind: str) -> None:
    """Add a role beside a name as a mention.

    Of titles only long ones count, and those that begin with a name: these take in the holder's
    name.
    """
    end = role.end
    if kind == "title":
        if role.start not in scene.names and role.end - role.start < _LONG_TITLE:
            return
        if role.start in scene.names and role.end in scene.names:
            end = scene.names[role.end][0]
    draft.point(scene.evidence(role.start, end), MentionKind.DESCRIPTION, "roles")


def _scene(reading: Reading, pieces: Pieces, names: tuple[Name, ...], drafts: list[Draft]) -> Scene:
    of = {p.evidence: d for d in drafts for p in d.pointings}
    at = {p.start: i for i, p in enumerate(pieces.all)}
    spans = {}
    for name in names:
        start = at.get(name.evidence.start)
        if start is not None:
            spans[start] = (pieces.index_at(name.evidence.end - 1) + 1, of.get(name.evidence))
    inside = frozenset(k for start, (end, _) in spans.items() for k in range(start, end))
    return Scene(reading, pieces, spans, lexicon(), inside)


def _roles_of(scene: Scene, draft: Draft) -> Iterator[tuple[Role, str]]:
    """Yield the roles right before or after a person's name, with the kind of description."""
    everything = scene.pieces.all
    for p in draft.pointings:
        start = scene.pieces.index_at(p.evidence.start)
        end = scene.pieces.index_at(p.evidence.end - 1) + 1
        if everything[start].start != p.evidence.start:
            continue
        yield from _before(scene, start, end)
        if end < len(everything) and everything[end].gap in _MARKS and not everything[end].barrier:
            behind = role_at(scene, end + _is_also(scene, end))
            if behind and _someone_elses(scene, behind):
                behind = _server(scene, behind)
            if behind and not _is_told_of_another(scene, behind):
                yield behind, "apposition"
        verb = everything[end].text if end + 1 < len(everything) else ""
        if verb in _BEING and not _is_aside(scene, end):
            behind = role_at(scene, end + 1)
            if behind and _is_owned(scene, behind):
                behind = _server(scene, behind)
            over = verb == "was" and behind is not None and _is_over(scene, behind)
            if (
                behind
                and everything[end + 1].gap == " "
                and not (_is_a_most(scene, behind) or over)
            ):
                yield behind, "role"
        if (given := _given_as(scene, start, end) or _told_by_who(scene, end)) is not None:
            yield given, "role"


def _is_over(scene: Scene, role: Role) -> bool:
    """Tell whether it is told until when somebody was something: "was mayor *until* May"."""
    behind = scene.pieces.texts[max(role.end, role.told) :][:1]
    return behind != [] and behind[0] in ("until", "till")


def _is_also(scene: Scene, at: int) -> bool:
    """Tell whether "also" opens a second role behind a name: "Bell, *also* the chair of X"."""
    behind = scene.pieces.all[at + 1 : at + 2]
    return scene.pieces.texts[at] in _ALSO and bool(behind) and behind[0].gap == " "


_ALSO: Final = frozenset({"also", "currently", "himself", "herself", "itself"})


def _is_aside(scene: Scene, verb: int) -> bool:
    """Tell whether a clause tells of another case or time: "a case in which *X was a suspect*".

    Or whether it only asks: "declined to say whether *X was a suspect*".
    """
    token = scene.reading.doc[scene.pieces.all[verb].token]
    if is_open(token):
        return True
    if token.dep_ == "advcl":
        return any(c.dep_ in ("mark", "advmod") and c.i < token.i for c in token.children)
    return token.dep_ == "relcl" and any(c.dep_ == "prep" and c.i < token.i for c in token.children)


def _told_by_who(scene: Scene, end: int) -> Role | None:
    """Return the role that a clause behind a name tells: "Bell, who was *then the minister*,".

    And a lawyer's part: "Bell, *prosecuting*,".
    """
    everything = scene.pieces.all
    if end < len(everything) and everything[end].text.isupper() and everything[end].gap == " ":
        end += everything[end].folded in scene.words.letters
    if end + 2 >= len(everything) or everything[end].barrier or everything[end].gap not in _MARKS:
        return None
    if everything[end].text in _PLEADING:
        return Role(end, end + 1, (everything[end].text,), None, office=False)
    if everything[end].text != "who" or everything[end + 1].text not in ("is", "was"):
        return None
    front = end + 2
    at = front + (everything[front].text in ("then", "now"))
    role = role_at(scene, at)
    if role is None or not role.office or _is_owned(scene, role):
        return None
    if everything[end + 1].text == "was" and _is_over(scene, role):
        return None
    return replace(role, start=front) if front < at else role


_PLEADING: Final = frozenset({"prosecuting", "defending"})
"""What a lawyer named before a comma does in a trial."""


def _given_as(scene: Scene, start: int, end: int) -> Role | None:
    """Return the office that a verb gives somebody, behind the name: "named Bell *as chief*".

    The same behind "to be".
    """
    everything = scene.pieces.all
    if end + 2 >= len(everything) or everything[end].gap != " ":
        return None
    to_be = scene.pieces.texts[end : end + 2] == ["to", "be"]
    if everything[end].text != "as" and not to_be:
        return None
    sentence = scene.reading.doc[everything[start].token].sent
    before = {t.lemma_ for t in sentence if t.i < everything[start].token}
    verbs = table("titles")["gives"]
    if before.isdisjoint(verbs["office"]) or not before.isdisjoint(verbs["to_another"]):
        return None
    role = role_at(scene, end + 1 + to_be)
    if role is None or not role.office:
        return None
    return replace(role, told=max(role.told, _nouns_end(scene, role.end)))


def _is_told_of_another(scene: Scene, role: Role) -> bool:
    """Tell whether a role after a name and a comma is somebody else's, or a thing done best."""
    acts = _acts_itself(scene, role) or _is_a_record(scene, role)
    return acts or _is_listed_beside(scene, role) or _is_the_speakers(scene, role)


def _is_the_speakers(scene: Scene, role: Role) -> bool:
    """Tell whether a role is of who is named behind it and speaks: "Holt, *the chief*, X, said"."""
    stop = scene.pieces.all[max(role.end, role.told) - 1].end
    return speaks_behind(scene.reading.surface, stop)


def speaks_behind(text: str, end: int) -> bool:
    """Tell whether somebody is named and speaks behind the comma of a role."""
    found = _SPEAKER.match(text, end)
    return found is not None and found[1] in lexicon().speech


_SPEAKER: Final = re.compile(r", (?:[A-Z]\S+ ){0,3}[A-Z][^\s,]+,? ([a-z]+)\b")


def _is_listed_beside(scene: Scene, role: Role) -> bool:
    """Tell whether a role that is no office is another one's in a list."""
    before = scene.pieces.words[role.start - 1] if role.start else ""
    opens = _INDEFINITE & {before, scene.pieces.words[role.start]}
    stop = scene.pieces.all[max(role.end, role.told) - 1].end
    return bool(opens) and not role.office and goes_on_as_list(scene.reading.surface, stop)


def goes_on_as_list(text: str, end: int) -> bool:
    """Tell whether a list goes on behind a role: "Bell, *her son*, and the dog were found".

    In a list of people with a role each, the next one has a role of its own.
    """
    return bool(_LISTED.match(text, end)) and not _ALSO_TOLD.match(text, end)


_LISTED: Final = re.compile(r", and \S")
_ALSO_TOLD: Final = re.compile(
    r", and (?:[A-Z]\S+ ){0,3}[A-Z][^\s,]+, (?:\d+, )?(?:a|an|the|his|her|its|their) "
)
_INDEFINITE: Final = _POSSESSIVES | {"a", "an"}


def _is_a_record(scene: Scene, role: Role) -> bool:
    everything, doc = scene.pieces.all, scene.reading.doc
    return any(is_record(doc[everything[k].token]) for k in range(role.start, role.end))


def _is_a_most(scene: Scene, role: Role) -> bool:
    everything, doc = scene.pieces.all, scene.reading.doc
    return any(is_most(doc[everything[k].token]) for k in range(role.start, role.end))


def _acts_itself(scene: Scene, role: Role) -> bool:
    """Tell whether a role after a name and a comma is somebody else, the subject of a verb.

    "According to Bell, the wife left".
    """
    everything, end = scene.pieces.all, role.end
    if end >= len(everything) or everything[end].gap != " " or everything[end].tag not in _ACTING:
        return False
    opens = {scene.pieces.words[role.start], scene.pieces.words[max(0, role.start - 1)]}
    definite = not opens.isdisjoint(_POSSESSIVES | {"the", "a", "an"})
    return definite and scene.reading.doc[everything[end - 1].token].dep_ in ("nsubj", "nsubjpass")


def _server(scene: Scene, role: Role) -> Role | None:
    """Return the role of one who serves another: "the minister's *lawyer*", "*driver* of X"."""
    everything, texts, end = scene.pieces.all, scene.pieces.texts, role.end
    owned = end + 1 < len(everything) and everything[end].gap == "'" and texts[end] == "s"
    if owned and everything[end + 1].text.islower() and everything[end + 1].gap == " ":
        server = role_at(scene, end + 1)
        return replace(server, start=role.start) if server else None
    link = next((at for at in range(role.start + 1, end) if texts[at] in ("of", "to")), end)
    if link == end or scene.pieces.words[link - 1] not in scene.words.person_nouns:
        return None
    key = tuple(scene.pieces.words[role.start : link])
    return replace(role, end=link, told=link, key=key, about=None, office=False)


def _is_owned(scene: Scene, role: Role) -> bool:
    """Tell whether a role is only a possessive: "was *the boy*'s grandfather"."""
    return role.end < len(scene.pieces.all) and scene.pieces.all[role.end].gap in ("'", "\u2019")


def _someone_elses(scene: Scene, role: Role) -> bool:
    """Tell whether a role after a name and a comma is another's: "Ann Bell, Governor Holt".

    So it is before one who speaks: "they shot Ann Bell, the police spokesman, Jo Holt, said".
    """
    end = role.end
    if _speaks_behind(scene, end):
        return True
    if end < len(scene.pieces.all) and scene.pieces.all[end].gap == "'":
        return True
    while (
        end < len(scene.pieces.all)
        and scene.pieces.words[end] in scene.words.titles
        and end not in scene.names
    ):
        end += 1
    if end not in scene.names or scene.pieces.all[end].gap not in (" ", ". "):
        return False
    whose = scene.names[end][1]
    return whose is not None and whose.type is ActorType.PERSON


def _is_given_name(scene: Scene, at: int) -> bool:
    """Tell whether a title is part of a name: "5-year-old *Prince* Bell", "Martin *King* Day".

    A saint's name is a hospital's or a street's more often than a person's.
    """
    title = scene.pieces.words[at - 1] if at > 1 else ""
    surname = title in table("titles")["surnames_too"] and scene.pieces.all[at - 1].capital
    if title == _SAINT or (surname and _adjoins(scene, at - 1) and _ends_a_person(scene, at - 1)):
        return True
    royal = title in table("titles")["royal"]
    return royal and scene.pieces.words[at - 2] == "old"


def _ends_a_person(scene: Scene, at: int) -> bool:
    """Tell whether a person's name ends right before a piece."""
    people = (stop for stop, d in scene.names.values() if d and d.type is ActorType.PERSON)
    return at in people


def _speaks_behind(scene: Scene, at: int) -> bool:
    """Tell whether a person between two commas begins at a piece, and a finite verb is behind."""
    everything = scene.pieces.all
    stop, whose = scene.names.get(at, (0, None))
    person = whose is not None and whose.type is ActorType.PERSON
    if not person or stop >= len(everything) or everything[at].gap != ", ":
        return False
    spoken = everything[stop].gap == ", " and everything[stop].tag in _ACTING
    return spoken and not (everything[at].barrier or everything[stop].barrier)


def _before(scene: Scene, start: int, end: int) -> Iterator[tuple[Role, str]]:
    """Yield the title right before a name, and the role after a comma before name or title."""
    everything = scene.pieces.all
    if everything[start].barrier:
        return
    if _adjoins(scene, start) and not _is_given_name(scene, start):
        start, title = _title_before(scene, start)
        if title:
            yield title, "title"
            start = title.start
            yield from _trade_before(scene, title)
    if (held := _before_brackets(scene, start)) is not None:
        yield held, "role"
        return
    yield from _counterpart(scene, start)
    start = _front_of_name(scene, start)
    if everything[start].gap == ", " and not everything[start].barrier:
        role = _ending_at(scene, start) or _placed_before(scene, start, end)
        some = (
            role is not None
            and role.start > 0
            and scene.pieces.words[role.start - 1] in ("a", "an")
        )
        if some and end < len(everything) and everything[end].gap in (" ", "'"):
            return  # "when they backed a candidate, Holt was away": the comma ends a clause
        if role and role.office and not _is_anothers(scene, role, end):
            yield _with_once(scene, role), "role"


def _with_once(scene: Scene, role: Role) -> Role:
    """Return a role with the "once" that opens it: "*Once* the mayor of Orsk, Holt is in jail"."""
    at = role.start - 1 - (scene.pieces.words[role.start - 1] in _DETERMINERS)
    return replace(role, start=at) if at >= 0 and scene.pieces.words[at] == "once" else role


def _title_before(scene: Scene, named: int) -> tuple[int, Role | None]:
    """Return where the titles right before a name begin, and the office among them."""
    start, everything = named, scene.pieces.all
    title = _ending_at(scene, start)
    while start > 0 and not everything[start].barrier and _adjoins(scene, start):
        if scene.pieces.words[start - 1] not in scene.words.titles:
            break
        start -= 1
        title = title or _before_an_address(scene, start)
        if title is not None and title.end == start:
            break
    return start, title or _office_among(scene, start, named)


def _front_of_name(scene: Scene, start: int) -> int:
    """Return where the words before a name begin that only say which person it is.

    ", *the Dutchman* Ada Holt", ", *Chile's* Ada Holt", ", *known as* Ada Holt".
    """
    everything, words = scene.pieces.all, scene.pieces.words
    if start == 0 or everything[start].gap != " " or everything[start].barrier:
        return start
    if words[start - 1] in scene.words.demonyms and start > 1 and words[start - 2] == "the":
        return start - 2
    if words[start - 1] == "s" and everything[start - 1].gap in ("'", "\u2019"):
        fronts = (k for k in range(max(0, start - _LONG_TITLE), start - 1) if k in scene.names)
        at = next((k for k in fronts if scene.names[k][0] == start - 1), start)
        state = scene.names.get(at, (0, None))[1]
        return at if state is not None and state.type is ActorType.STATE else start
    for link in _KNOWN_AS:
        if tuple(words[max(0, start - len(link)) : start]) == link:
            at = start - len(link)
            return at if everything[at].gap == ", " else start
    return start


_KNOWN_AS: Final = (
    ("known", "as"),
    ("known", "only", "as"),
    ("known", "by", "the", "alias"),
    ("known", "by", "the", "name"),
    ("identified", "as"),
    ("identified", "only", "as"),
)
"""Between a role and the name of who has it: "the commander, *known as* Holt"."""


def _before_brackets(scene: Scene, at: int) -> Role | None:
    """Return the role before its body's letters in brackets: "*chair of the Ports Union* (PU), X".

    The name follows with or without a comma.
    """
    everything = scene.pieces.all
    if everything[at].gap not in ("), ", ") ") or everything[at].barrier or at < _PAIRED:
        return None
    if everything[at - 1].gap != " (" or not everything[at - 1].text.isupper():
        return None
    role = _ending_at(scene, at - 1)
    return role if role is not None and role.office and role.about is not None else None


def _placed_before(scene: Scene, at: int, end: int) -> Role | None:
    """Return the role with its place before a comma and a name: "candidate in *Harl*, Ann Bell".

    The parse sets the name beside the words before it.
    """
    doc, everything = scene.reading.doc, scene.pieces.all
    if doc[everything[end - 1].token].dep_ != "appos":
        return None
    link = next((k for k in range(at - 1, max(0, at - _LONG_TITLE), -1) if k in scene.names), 0) - 1
    if link < 1:
        link = _place_told(scene, at)
    elif scene.names[link + 1][0] != at:
        return None
    if link < 1 or scene.pieces.texts[link] != "in":
        return None
    role = _ending_at(scene, link)
    return None if role is None else replace(role, end=at, told=at)


def _place_told(scene: Scene, end: int) -> int:
    """Return where the "in" of a place without a name stands: "manager *in* the region"; 0."""
    everything = scene.pieces.all
    for at in range(end - 1, max(0, end - _LONG_TITLE - 1), -1):
        here = everything[at]
        if here.barrier or here.gap != " " or not here.text.islower():
            return 0
        if here.text == "in":
            return at if everything[at + 1].text == "the" and at + 2 < end else 0
    return 0


def _before_an_address(scene: Scene, at: int) -> Role | None:
    """Return the role right before a form of address: "*Foreign Minister* Dr Ann Bell"."""
    styled = scene.pieces.words[at] in scene.words.honours | scene.words.address
    if not styled or at == 0 or scene.pieces.all[at].barrier or not _adjoins(scene, at):
        return None
    role = _ending_at(scene, at)
    return role if role is not None and role.office else None


def _counterpart(scene: Scene, end: int) -> Iterator[tuple[Role, str]]:
    """Yield the role of who holds another state's same office: "her *Ruritanian counterpart* X"."""
    at = end - 1
    if at < 1 or scene.pieces.words[at] != _OTHERS[0] or not _adjoins(scene, end):
        return
    state = scene.names.get(at - 1, (0, None))[1]
    if state is not None and state.type is ActorType.STATE and _adjoins(scene, at):
        yield Role(at - 1, end, _OTHERS, state, office=False, told=end), "role"


def _office_among(scene: Scene, start: int, end: int) -> Role | None:
    """Return the lower-case office that opens a row of titles: "*coroner* Dr. Ann Bell"."""
    if start == end or not scene.pieces.texts[start].islower():
        return None
    role = role_at(scene, start)
    return _widened(scene, role) if role is not None and role.end < end else None


def _is_anothers(scene: Scene, role: Role, end: int) -> bool:
    """Tell whether a role before a comma and a name is that of somebody else, named before it.

    Of "with X as chief, Y as head" the first is X's; "As chief, Y came" opens a subject's clause.
    """
    fronts = scene.pieces.texts[max(0, role.start - 2) : role.start]
    held_as = "as" in fronts[-1:] or (fronts[:1] == ["as"] and fronts[1:] in (["the"], ["its"]))
    name = scene.reading.doc[scene.pieces.all[end - 1].token]
    listed = held_as and name.dep_ not in ("nsubj", "nsubjpass")
    return listed or _speaks_through(scene, role, end)


def _speaks_through(scene: Scene, role: Role, end: int) -> bool:
    """Tell whether a role before a comma and a name is another's: "Through his lawyer, *X* ran"."""
    doc, everything = scene.reading.doc, scene.pieces.all
    name = doc[everything[end - 1].token]
    held = doc[everything[role.end - 1].token]
    link = held.head
    opens = held.dep_ == "pobj" and link.dep_ == "prep" and name.dep_ in ("nsubj", "nsubjpass")
    return opens and link.head.i == name.head.i and link.i < held.i < name.i


def _trade_before(scene: Scene, title: Role) -> Iterator[tuple[Role, str]]:
    """Yield the lower-case trade before a form of address: "the *singer* Sister Ann Bell"."""
    if not (_is_honour(scene, title) and _adjoins(scene, title.start)):
        return
    trade = _ending_at(scene, title.start)
    if trade is not None and scene.pieces.texts[trade.end - 1].islower():
        yield trade, "role"


def _is_honour(scene: Scene, role: Role) -> bool:
    """Tell whether a title is one capitalised form of address: "*Sister* Ann Bell"."""
    word = scene.pieces.words[role.start]
    one = role.end - role.start == 1 and scene.pieces.all[role.start].capital
    return one and word in scene.words.honours | scene.words.address


def _adjoins(scene: Scene, at: int) -> bool:
    """Tell whether a word follows the one before it directly, or after an abbreviation's stop."""
    gap = scene.pieces.all[at].gap
    return gap == " " or (gap == ". " and scene.pieces.words[at - 1] in SHORTENED)


def _is_hour(scene: Scene, role: Role) -> bool:
    """Tell whether what looks like a title belongs to a time: "around 2 p.m., Horton was seen"."""
    here = scene.pieces.all[role.start]
    if role.start == 0 or here.barrier or here.first or here.folded not in _OF_HOURS:
        return False
    return scene.pieces.all[role.start - 1].text[-1:].isdigit()


_SAINT: Final = "saint"
_OF_HOURS: Final = frozenset({"pm", "p", "am", "a", "m"})
"""Abbreviations of offices that hours have as well."""


def _ends_a_name(scene: Scene, role: Role) -> bool:
    """Tell whether what looks like a title ends a name: "the Courts of *Justice*, X said"."""
    link, everything = role.start - 1, scene.pieces.all
    if link < 1 or scene.pieces.texts[link] != "of" or everything[role.start].barrier:
        return False
    return everything[role.start].capital and everything[link - 1].capital


def _is_dated(scene: Scene, at: int) -> bool:
    """Tell whether a word is the place in capitals that a report begins with: "ORSK Former X"."""
    stop, whose = scene.names.get(at, (0, None))
    behind = scene.pieces.all[stop : stop + 1]
    loud = scene.pieces.texts[at].isupper() and len(scene.pieces.texts[at]) > _LONG_TITLE - 1
    return loud and stop > at and whose is None and bool(behind) and behind[0].text.istitle()


def _ending_at(scene: Scene, end: int) -> Role | None:
    """Return the longest role that ends right before a piece."""
    for start in range(max(0, end - _LONGEST), end):
        if any(p.barrier for p in scene.pieces.all[start + 1 : end]) or _is_counted(scene, start):
            continue
        role = _with_rank(scene, role_at(scene, start), end)
        if role and end in (role.end, role.told) and not _is_dated(scene, role.start):
            if end != role.end and scene.pieces.words[end - 1] in scene.words.callings:
                continue  # of "daughter of X founder Bell" only the second is his
            none = _is_hour(scene, role) or _ends_a_name(scene, role)
            return None if none else _widened(scene, role)
    return None


def _is_counted(scene: Scene, at: int) -> bool:
    """Tell whether a word is the second half of a number's compound: "ten-*man* Harl"."""
    here = scene.pieces.all[at]
    if at == 0 or here.gap != "-" or here.barrier:
        return False
    before = scene.pieces.words[at - 1]
    return before.isdigit() or before in run_words().numbers


def _with_rank(scene: Scene, role: Role | None, end: int) -> Role | None:
    """Return an office with the rank between it and the name: "Chief of Staff *General* Bell"."""
    if role is None or not role.office or role.end >= end:
        return role
    ranks = range(role.end, end)
    styles = scene.words.honours | scene.words.address
    titled = all(scene.pieces.words[k] in scene.words.titles - styles for k in ranks)
    written = all(scene.pieces.all[k].capital and _adjoins(scene, k) for k in ranks)
    return replace(role, end=end, told=end) if titled and written else role


def _widened(scene: Scene, role: Role) -> Role:
    """Return a role with the modifiers right before it that the parse ties to its head.

    So "officer" is a "consular officer", and "brigade spokesman" the "Fire brigade spokesman".
    """
    everything, start = scene.pieces.all, role.start
    if start and _is_justices(scene, start):
        return replace(role, start=start - 1)
    if scene.pieces.words[start] in _DETERMINERS or start in scene.names:
        return role
    last = everything[role.end - 1].token
    head = scene.reading.doc[last].head.i
    while start > max(0, role.start - _WIDER) and start - 1 not in scene.inside:
        before, here = everything[start - 1], everything[start]
        token = scene.reading.doc[before.token]
        first = before.first and before.tag in ("NN", "NNP")
        tagged = before.tag in ("NN", "NNP", "NNS", "JJ")
        small = before.text.islower() and tagged and not here.capital
        tied = token.dep_ in ("compound", "amod", "nmod") and (
            here.token <= token.head.i <= last
            or (token.head.i == head and before.folded in scene.words.heads)
        )
        if here.barrier or here.gap != " " or not (first or small) or not tied:
            break
        if before.folded in _COMPARING:
            break
        start -= 1
    if scene.pieces.words[role.end - 1] in _OF_A_PRIZE and role.end - role.start == 1:
        start = _prize_start(scene, start)
    start = _compound_start(scene, _joined_start(scene, start))
    start = _placed_start(scene, start)
    return role if start == role.start else replace(role, start=start)


def _prize_start(scene: Scene, at: int) -> int:
    """Return where the prize begins that somebody has won: "*Nobel Peace Prize* laureate"."""
    everything, start = scene.pieces.all, at
    while start > max(0, at - _LONG_TITLE) and everything[start].gap == " ":
        before = everything[start - 1]
        if everything[start].barrier or not before.tag.startswith(("NN", "JJ")):
            break
        if not before.capital and before.folded not in _OF_A_GAME:
            break
        start -= 1
    return start


_OF_A_PRIZE: Final = frozenset(
    {"winner", "laureate", "nominee", "medallist", "medalist", "finalist"}
)
"""Who says nothing without what was won."""
_OF_A_GAME: Final = frozenset({"gold", "silver", "bronze", "medal", "prize"})


def _joined_start(scene: Scene, at: int) -> int:
    """Return where two joined modifiers begin: "*crime and* safety analyst"."""
    everything, doc = scene.pieces.all, scene.reading.doc
    tied = at > 2 and [p.gap for p in everything[at - 2 : at + 1]] == ["-", "-", " "]  # noqa: PLR2004 - X-and-Y
    if tied and scene.pieces.texts[at - 2] == "and" and everything[at - 3].text.islower():
        return at - 3
    for front in (at - 2, at - 3):
        if front < 0 or scene.pieces.texts[front + 1] != "and" or front in scene.inside:
            continue
        second = doc[everything[front + 2].token]
        tied = second.dep_ == "conj" and second.head.i == everything[front].token
        row = everything[front + 1 : at + 1]
        plain = all(p.gap == " " and not p.barrier for p in row)
        if tied and plain and everything[front].tag in _MODIFYING:
            return front
    return at


_MODIFYING: Final = frozenset({"NN", "NNP"})


def _placed_start(scene: Scene, at: int) -> int:
    """Return where the name of a county or town begins within which a role begins."""
    everything, start = scene.pieces.all, at
    if scene.pieces.words[at] not in _AREAS or not everything[at].capital:
        return at
    while start > max(0, at - _WIDER) and everything[start].gap == " ":
        before = everything[start - 1]
        if everything[start].barrier or not before.capital or before.first:
            break
        if before.folded in scene.words.function | scene.words.calendar | scene.words.titles:
            break
        start -= 1
    return start


_AREAS: Final = frozenset({"county", "city", "town", "township", "parish", "borough"})
"""Nouns of areas that have their names before them."""


def _compound_start(scene: Scene, at: int) -> int:
    """Return where the hyphenated word begins that a role begins within: "*free*-agent forward".

    The same of a rank of several abbreviations: "*Pol.*Maj.Gen."
    """
    everything = scene.pieces.all
    while at > 0 and everything[at].gap == "." and not everything[at].barrier:
        if not SHORTENED.issuperset(scene.pieces.words[at - 1 : at + 1]):
            break
        at -= 1
    while at > 0 and everything[at].gap == "-" and everything[at - 1].text.islower():
        if everything[at].barrier or at - 1 in scene.inside:
            break
        at -= 1
    return at


def _is_justices(scene: Scene, at: int) -> bool:
    """Tell whether a form of address precedes a judge's title: "*Ms* Justice Ann Bell"."""
    address = scene.pieces.words[at - 1] in scene.words.address
    return scene.pieces.words[at] == "justice" and address and _adjoins(scene, at)


def role_at(scene: Scene, start: int) -> Role | None:  # noqa: C901 - one loop over words, a branch for each sort
    """Return the role that begins at a piece: "the leader of X", "X Foreign Minister"."""
    everything, n = scene.pieces.all, len(scene.pieces.all)
    at = start
    while (
        at < n
        and at < start + 2
        and scene.pieces.words[at] in _DETERMINERS
        and at not in scene.names
        and at + 1 < n
        and everything[at + 1].gap == " "
    ):
        at += 1
    at += _is_a_fellow(scene, at)
    front = at
    at = _held_back(scene, at)
    body, about, head = at, None, -1
    while at < n and (at == body or _runs_on(scene, at)):
        stop, whose = scene.names.get(at, (0, None))
        person = whose is not None and whose.type is ActorType.PERSON
        if person or (head >= 0 and not stop and _opens_a_title(scene, at)):
            break
        if stop:
            about, at = whose or about, stop
        elif _calls(scene, at):
            head = at
            at += 1
        elif scene.pieces.texts[at] == "s" and at > body and head < 0:
            at += 1
            front, at = at, _held_back(scene, at)
            body = at
        elif head < 0 and _is_bodys(scene, at):
            at += 2
            body = at = _held_back(scene, at)
        elif _opens_a_role(scene, at) or (at == body > start and _says_of_what(scene, at)):
            at += 1
        else:
            break
    if head < 0:
        return None
    end = _office_end(scene, head)
    while end < n and everything[end].gap == "-" and not everything[end].barrier:
        end += 1
    tail, whose = _tail(scene, end)
    if tail > end and whose is None:
        tail, whose = _tail(scene, tail)
    key = (*scene.pieces.words[body:head], *_held_for_good(scene, head, end))
    key += tuple(scene.pieces.words[end:tail])
    return Role(
        front,
        tail,
        key,
        whose or about,
        office=_is_office(scene, head),
        told=_told_with(scene, tail) if tail == end else tail,
    )


def _office_end(scene: Scene, head: int) -> int:
    """Return where the words of an office end: "chief *executive*", "mayor *pro tem*"."""
    words = scene.pieces.words
    two = " ".join(words[head : head + 2]) in scene.words.role_heads and head + 1 < len(words)
    end = head + (2 if two else 1)
    lengths = (k for k in (1, 2) if " ".join(words[end : end + k]) in scene.words.for_now)
    return end + next(lengths, 0)


def _held_for_good(scene: Scene, head: int, end: int) -> tuple[str, ...]:
    """Return an office's words without what says for how long it is held: "a.i."."""
    words = scene.pieces.words[head:end]
    lengths = (k for k in (2, 1) if " ".join(words[-k:]) in scene.words.for_now)
    return tuple(words[: len(words) - next(lengths, 0)])


def _is_a_fellow(scene: Scene, at: int) -> bool:
    """Tell whether "fellow" only says that somebody else holds the office behind it."""
    behind = scene.pieces.all[at + 1 : at + 2]
    if scene.pieces.texts[at : at + 1] != ["fellow"] or not behind or behind[0].gap != " ":
        return False
    words = scene.words
    return behind[0].folded in words.callings or behind[0].folded in words.role_fronts


def _calls(scene: Scene, at: int) -> bool:
    """Tell whether a word says what somebody is: a calling, a "co-accused", the "D.A."."""
    here, word = scene.pieces.all[at], scene.pieces.words[at]
    if word in scene.words.callings:
        return True
    if word == _ACCUSED:
        return here.gap == "-" and at > 0 and scene.pieces.words[at - 1] == "co"
    if here.gap == " " and " ".join(scene.pieces.words[max(0, at - 1) : at + 1]) in _OF_TWO:
        return True
    return _is_short_office(scene, at)


def _is_short_office(scene: Scene, at: int) -> bool:
    """Tell whether capitals are an office: right before a given name, or "the D.A." with stops."""
    here = scene.pieces.all[at]
    if here.folded not in run_words().before_given or not here.text.isupper():
        return False
    behind = scene.pieces.all[at + 1 : at + 2]
    named = behind and behind[0].gap in (" ", ". ") and behind[0].folded in scene.words.any_given
    stopped = "." in here.text and at > 0 and scene.pieces.words[at - 1] in _DETERMINERS
    return bool(named) or stopped


_OF_TWO: Final = frozenset(h for h in table("titles")["heads"] if " " in h)
"""Offices of two words, of which the last alone may be none: "council *member*"."""
_ACCUSED: Final = "accused"


def _is_office(scene: Scene, head: int) -> bool:
    """Tell whether a word, alone or with the one before it, is an office: "chief *executive*"."""
    if _is_short_office(scene, head):
        return True
    two = " ".join(scene.pieces.words[max(0, head - 1) : head + 1])
    return not scene.words.role_heads.isdisjoint((scene.pieces.words[head], two))


def _opens_a_role(scene: Scene, at: int) -> bool:
    """Tell whether a word stands in front of an office: "*foreign* minister", "*global* head"."""
    if scene.pieces.texts[at] in _WIDE or " ".join(scene.pieces.words[at : at + 2]) in _OF_TWO:
        return True
    return scene.pieces.words[at] in scene.words.role_fronts and not _is_link(scene, at)


_WIDE: Final = frozenset({"global", "worldwide"})


def _is_link(scene: Scene, at: int) -> bool:
    """Tell whether "under" is a preposition, and no part of an office."""
    here, behind = scene.pieces.all[at], scene.pieces.words[at + 1 : at + 2]
    return here.folded == "under" and (here.text.islower() or here.first) and behind != _OF_UNDER


_OF_UNDER: Final = ["secretary"]


def _says_of_what(scene: Scene, at: int) -> bool:
    """Tell whether a lower-case noun modifies the office after it: "*incident* manager"."""
    here, behind = scene.pieces.all[at], scene.pieces.all[at + 1 : at + 2]
    if here.barrier or not here.text.islower() or here.tag != "NN" or not behind:
        return False
    office = behind[0].folded in scene.words.callings and not behind[0].capital
    return office and behind[0].gap == " " and not behind[0].barrier


def _opens_a_title(scene: Scene, at: int) -> bool:
    """Tell whether a form of address follows a lower-case trade: "the singer *Sister* Ann Bell"."""
    here, before = scene.pieces.all[at], scene.pieces.all[at - 1]
    honour = here.folded in scene.words.honours | scene.words.address
    return honour and here.capital and before.text.islower() and here.gap == " "


def _is_bodys(scene: Scene, at: int) -> bool:
    """Tell whether a lower-case noun for a body owns an office: "the *union's* secretary"."""
    everything, n = scene.pieces.all, len(scene.pieces.all)
    if at + 2 >= n or not everything[at].text.islower() or everything[at + 1].text != "s":
        return False
    joined = everything[at + 1].gap in ("'", "\u2019") and everything[at + 2].gap == " "
    return joined and scene.pieces.words[at] in scene.words.heads


def _held_back(scene: Scene, at: int) -> int:
    """Return where words end that say a role isn't, or hardly is, held: "former", "self-styled"."""
    words, everything = scene.pieces.words, scene.pieces.all
    while at + 1 < len(everything) and at not in scene.names:
        if everything[at + 1].gap not in (" ", "-") or everything[at + 1].barrier:
            break
        tied = everything[at + 1].gap == "-" and words[at] in (
            "self",
            "would",
            "one",
            "so",
            "ex",
            "long",
        )
        if tied and words[at] != "ex" and everything[at + 1].text.islower():
            at += 2
        elif words[at] in scene.words.held_once or tied:
            at += 1
        else:
            break
    return at


def _runs_on(scene: Scene, at: int) -> bool:
    """Tell whether a word may belong to the same role as the one before it."""
    piece = scene.pieces.all[at]
    if piece.barrier or piece.gap not in (" ", ". ", "-", "'"):
        return False
    return piece.gap != ". " or scene.pieces.words[at - 1] in SHORTENED - scene.words.generations


def _tail(scene: Scene, at: int) -> tuple[int, Draft | None]:
    """Return where a role ends with its "of ...", and the actor that this names, if any."""
    everything, texts, n = scene.pieces.all, scene.pieces.texts, len(scene.pieces.all)
    if at + 1 >= n or texts[at] not in _LINKS or everything[at].gap != " ":
        return at, None
    inner = at + 2 if texts[at + 1] == "the" else at + 1
    if inner in scene.names:
        stop, whose = scene.names[inner]
        if _owns_a_body(scene, stop):
            stop, whose = scene.names[stop + 1]
        if whose is None or whose.type is not ActorType.PERSON:
            if stop < n and _leads_on(scene, stop):
                return at, None
            return stop, whose
    if (whose_own := _under(scene, at, inner)) > inner:
        return whose_own, None
    for length in (4, 3, 2, 1):
        if tuple(scene.pieces.words[inner : inner + length]) in scene.words.role_objects:
            return _nouns_end(scene, inner + length), None
    return (inner + 1 if _field(scene, at - 1, inner) else at), None


def _under(scene: Scene, link: int, at: int) -> int:
    """Return the end of an office that is only served: "counsel for the *Minister for Ports*".

    `at` where there is none, or where its holder is named right after: an "aide to President Holt"
    serves Holt.
    """
    words, everything = scene.words, scene.pieces.all
    if at in scene.names or everything[at].gap != " ":
        return at
    if scene.pieces.words[at] not in words.role_heads | words.role_fronts:
        return at
    office = role_at(scene, at)
    if office is None or not office.office:
        return at
    named = office.end in scene.names and everything[office.end].gap in (" ", ". ")
    definite = at > link + 1 or everything[at].capital
    return office.end if definite and not named else at


def _owns_a_body(scene: Scene, at: int) -> bool:
    """Tell whether a possessive name precedes a body's name: "at Norway's *Grid Council*"."""
    everything, n = scene.pieces.all, len(scene.pieces.all)
    if at + 1 >= n or everything[at].gap not in ("'", "\u2019") or everything[at].text != "s":
        return False
    owned = scene.names.get(at + 1, (0, None))[1]
    return owned is not None and owned.type is not ActorType.PERSON


def _told_with(scene: Scene, at: int) -> int:
    """Return the end of a role's purpose where that is no name: "of clinical research"."""
    everything, texts, n = scene.pieces.all, scene.pieces.texts, len(scene.pieces.all)
    if at + 1 >= n or texts[at] not in _LINKS or everything[at].gap != " ":
        return at
    inner = at + 2 if texts[at + 1] == "the" else at + 1
    if inner in scene.names:
        stop, whose = scene.names[inner]
        person = whose is not None and whose.type is ActorType.PERSON
        leads = not person and stop < n and _leads_on(scene, stop)
        return _part_end(scene, stop) if leads else at
    end = _small_object(scene, inner)
    return end if end > inner else at


def _part_end(scene: Scene, at: int) -> int:
    """Return the end of the part of a body behind its name: "of the Harl Bank*'s board*"."""
    everything = scene.pieces.all
    owned = everything[at].text == "s" and everything[at].gap in ("'", "\u2019")
    end = _nouns_end(scene, at + owned)
    if end == at + owned:
        return at
    further = everything[end : end + 2]
    if [p.text for p in further[:1]] == ["of"] and not any(p.barrier for p in further):
        return max(end, _nouns_end(scene, end + 1))
    return end


def _small_object(scene: Scene, at: int) -> int:
    """Return the end of lower-case words that an office is for: "head of *clinical research*".

    None are what the person is who is named behind: "manager for *candidate* Ann Bell".
    """
    start, last = at, at
    while at < len(scene.pieces.all) and at not in scene.names and at - start < _LONG_TITLE:
        here = scene.pieces.all[at]
        if here.barrier or here.gap != " " or not here.text.islower():
            break
        if not here.tag.startswith(("NN", "JJ")):
            break
        at += 1
        last = at if here.tag.startswith("NN") else last
    whose = scene.names.get(last, (0, None))[1] if last > start else None
    served = whose is not None and whose.type is ActorType.PERSON
    return start if served and scene.pieces.words[last - 1] in scene.words.callings else last


def _nouns_end(scene: Scene, at: int) -> int:
    """Return the end of the row of lower-case nouns that begins at a piece: "energy *ministry*"."""
    while at < len(scene.pieces.all) and at not in scene.names:
        here = scene.pieces.all[at]
        if (
            here.barrier
            or here.gap != " "
            or not here.text.islower()
            or not here.tag.startswith("NN")
        ):
            break
        at += 1
    return at


def _leads_on(scene: Scene, stop: int) -> bool:
    """Tell whether what ends before a piece only modifies a noun: "of the *Orsk* police"."""
    here = scene.pieces.all[stop]
    if here.barrier:
        return False
    if here.text == "s" or here.gap == "-":
        return True
    return here.gap == " " and here.text.islower() and here.tag.startswith("NN")


def _field(scene: Scene, head: int, at: int) -> bool:
    """Tell whether a single capitalised word is an office's field: "Director of *Nursing*"."""
    everything, words = scene.pieces.all, scene.words
    here, following = everything[at], everything[at + 1] if at + 1 < len(everything) else None
    if (
        at in scene.names
        or not everything[head].capital
        or not here.capital
        or here.gap != " "
        or here.barrier
    ):
        return False
    if here.folded in words.titles | words.function | words.calendar:
        return False
    return (
        following is None or following.barrier or not (following.capital and following.gap == " ")
    )


def _offices(
    scene: Scene, holders: dict[tuple[str, ...], list[Draft]], used: set[int]
) -> list[Draft]:
    """Add offices without a name to their holders; return drafts of those without a named holder.

    Only capitalised offices count: "the Foreign Secretary" is one person, "the commander" may be
    anybody.
    """
    made: dict[tuple[str, ...], Draft] = {}
    at, everything = 0, scene.pieces.all
    while at < len(everything):
        role = None if at in used else role_at(scene, at)
        if role is None or not _stands_alone(scene, role, used):
            at += 1
            continue
        if is_of_a_year(scene.pieces, role.start, role.end):
            at = role.end
            continue
        evidence = scene.evidence(role.start, role.end)
        draft = _holder(role.key, holders) or _holder_for(role, holders)
        if draft is None and role.about is None and _is_short(scene, role):
            at = role.end
            continue
        if draft is None:
            draft = made.setdefault(
                role.key, Draft(ActorType.PERSON, evidence.exact, "roles", named=False)
            )
            if role.about:
                draft.call(Called(evidence, "role", "roles", role.about))
        draft.point(evidence, MentionKind.DESCRIPTION, "roles")
        at = role.end
    return list(made.values())


def _stands_alone(scene: Scene, role: Role, used: set[int]) -> bool:
    """Tell whether a role is a capitalised singular office with no name beside it."""
    everything, words = scene.pieces.all, scene.words
    taken = bool(used & set(range(role.start, role.end))) or _is_a_name(scene, role)
    told = _is_staffed(scene, role.end) or _is_what_somebody_is(scene, role)
    if not role.office or taken or told:
        return False
    if role.start in scene.inside and role.start not in scene.names:
        return False
    heads = [k for k in range(role.start, role.end) if scene.pieces.words[k] in words.role_heads]
    if not any(everything[k].capital and not everything[k].titled for k in heads):
        return False
    if (
        role.end < len(everything)
        and role.end in scene.names
        and everything[role.end].gap in (" ", ". ")
    ):
        return False
    held = role.start > 0 and scene.pieces.words[role.start - 1] in _HELD_BY_WHOM
    if held or _is_joined_to_next(scene, role):
        return False  # "five terms *as* Lok Sabha MP": what somebody was, and nobody else
    single = role.end - role.start == 1
    definite = role.start > 0 and scene.pieces.words[role.start - 1] in (
        "the",
        "our",
        "their",
        "his",
        "her",
    )
    opened = everything[role.start]
    within = not opened.first or (
        role.about is not None and everything[role.start + 1].capital and heads[0] > role.start
    )
    return definite or (not single and within and opened.capital)


def _is_joined_to_next(scene: Scene, role: Role) -> bool:
    """Tell whether an office and the next one have one holder: "*Ports Minister* and Whip Bell".

    Not where "the" sets it apart.
    """
    words, everything, at = scene.pieces.words, scene.pieces.all, role.end + 1
    if at + 1 >= len(words) or scene.pieces.texts[role.end] != "and":
        return False
    if {words[role.start], words[max(0, role.start - 1)], words[at]} & _DETERMINERS:
        return False
    office = role_at(scene, at)
    if office is None or not office.office or any(p.barrier for p in everything[at : office.end]):
        return False
    end = office.end
    while end < len(words) and words[end] in scene.words.address and _adjoins(scene, end):
        end += 1
    whose = scene.names.get(end, (0, None))[1]
    person = whose is not None and whose.type is ActorType.PERSON
    return person and _adjoins(scene, end)


_HELD_BY_WHOM: Final = frozenset({"as", "become", "became", "becomes", "becoming", "made"})
"""Words before an office that say who has it: "to *become* Chief Whip"."""


def _is_what_somebody_is(scene: Scene, role: Role) -> bool:
    """Tell whether an office without "the" is told of somebody: "and is *Supreme Judge*"."""
    words = scene.pieces.words
    if role.start == 0 or words[role.start - 1] in _DETERMINERS:
        return False
    heads = [k for k in range(role.start, role.end) if words[k] in scene.words.callings]
    token = scene.reading.doc[scene.pieces.all[heads[-1] if heads else role.end - 1].token]
    return token.dep_ in ("attr", "oprd") or (token.dep_ == "conj" and token.head.tag_ == "NNP")


def _is_staffed(scene: Scene, at: int) -> bool:
    """Tell whether an office's staff stands behind its possessive: "the Sheriff's *deputies*"."""
    own, staff = (*scene.pieces.all[at : at + 2], None, None)[:2]
    if own is None or staff is None or own.text != "s" or own.gap not in ("'", "\u2019"):
        return False
    return staff.gap == " " and staff.text in clue_words().staff


def _is_a_name(scene: Scene, role: Role) -> bool:
    """Tell whether "justice" behind a name is part of it: "*Calder Justice*, the company"."""
    return role.start in scene.names and scene.pieces.words[role.start + 1 : role.end] == [_JUSTICE]


def _is_short(scene: Scene, role: Role) -> bool:
    """Tell whether an office is written by its first letters, whoever it is: "the former CEO"."""
    head = scene.pieces.texts[role.end - 1]
    return len(head) > 1 and head.isupper() and not scene.pieces.all[role.end - 1].titled


def _holder_for(role: Role, holders: dict[tuple[str, ...], list[Draft]]) -> Draft | None:
    """Return who holds an office of a state: "Foreign Minister of X" is X's of two who meet.

    One of the two is the other's counterpart, and it is told whose: "his Ruritanian counterpart".
    None where it is not.
    """
    state = role.about
    if state is None or state.type is not ActorType.STATE or "of" not in role.key:
        return None
    office = role.key[: role.key.index("of")]
    met = {id(d): d for key in (office, _OTHERS) for d in holders.get(key, ())}
    theirs = {i: _state_of(d) for i, d in met.items()}
    mine = [i for i, whose in theirs.items() if whose is state]
    if len(mine) == 1:
        return met[mine[0]]
    untold = [i for i, whose in theirs.items() if whose is None]
    paired = len(met) == _PAIRED and _OTHERS in holders
    return met[untold[0]] if paired and len(untold) == 1 and not mine else None


def _state_of(draft: Draft) -> Draft | None:
    """Return the state whose office somebody is told to hold, None where none is told."""
    states = (c.about for c in draft.called if c.about is not None)
    return next((s for s in states if s.type is ActorType.STATE), None)


def _holder(key: tuple[str, ...], holders: dict[tuple[str, ...], list[Draft]]) -> Draft | None:
    """Return the one person who has such a role, None for nobody or several.

    Who has the very one has it: of a Prime Minister and a Minister, "the Minister" is the latter.
    """
    same = {id(d): d for d in holders.get(key, ())}
    if len(same) == 1:
        return next(iter(same.values()))
    fits = {
        id(d): d
        for role, people in holders.items()
        if key in (role[-len(key) :], role[: len(key)], _without_purpose(role)[-len(key) :])
        for d in people
    }
    return next(iter(fits.values())) if len(fits) == 1 else None


def _without_purpose(role: tuple[str, ...]) -> tuple[str, ...]:
    """Return an office's words before what it is for: "regional director *for the south*"."""
    return role[: next((k for k, word in enumerate(role) if word in _LINKS), len(role))]
