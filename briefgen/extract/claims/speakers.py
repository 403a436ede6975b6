"""Resolve the source of a draft: its words, and the actors of the article that they mean."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims import clauses
from briefgen.extract.claims.apart import before_an_aside, closing_comma
from briefgen.extract.claims.standins import StandIns
from briefgen.extract.claims.standins import reason as stand_ins_reason
from briefgen.extract.coreference.gender import pronoun_of
from briefgen.extract.coreference.introduced import Introductions
from briefgen.extract.coreference.introduced import reason as introduction_reason
from briefgen.extract.coreference.nominals import nouns_borne
from briefgen.extract.demonyms import is_one_of_a_people, plays
from briefgen.extract.names.lexicon import lexicon
from briefgen.extract.tags import FINITE
from briefgen.model import ActorType, ClaimSource, MentionKind
from briefgen.registry.gazetteer import places_named
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.claims.draft import Draft
    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Evidence

_RELATIVE: Final = frozenset({"who", "which", "that"})
_VERBAL: Final = frozenset({"VERB", "AUX"})
_APART: Final = frozenset({"relcl", "punct", "advcl", "parataxis"})
_LONG_NAME: Final = 16
"""Tokens of a source above which its appositions are left out."""
_ANTECEDENT_REACH: Final = 12
_MARKS: Final = "\"'\u2018\u2019\u201c\u201d,;: \u00a0\n"


def source_span(source: Token) -> tuple[int, int]:
    """Return the span that names a source: its phrase without relative clauses.

    For a relative pronoun, it begins with a near antecedent.
    """
    if source.lower_ in _RELATIVE and (whom := antecedent(source)) is not None:
        first = whom.left_edge if whom.i - whom.left_edge.i <= _ANTECEDENT_REACH else whom
        near = source.i - whom.i <= _ANTECEDENT_REACH
        return (
            (first.idx, source.idx + len(source))
            if near
            else (source.idx, source.idx + len(source))
        )
    kept = _behind_whose(source, _phrase(source, appositions=True))
    if len(kept) > _LONG_NAME:
        kept = _phrase(source, appositions=False)
    left = right = source.i
    while left - 1 in kept or (left - 2 in kept and source.doc[left - 1].is_punct):
        left -= 1 if left - 1 in kept else 2
    while right + 1 in kept or (right + 2 in kept and source.doc[right + 1].is_punct):
        right += 1 if right + 1 in kept else 2
    return without_marks(source.doc[left : right + 1].text, source.doc[left].idx)


def _behind_whose(source: Token, kept: set[int]) -> set[int]:
    """Return a phrase from its "whose" on, without that word where a name follows in apposition."""
    opens = next((c for c in source.children if c.tag_ == "WP$"), None)
    if opens is None:
        return kept
    named = any(c.dep_ == "appos" for c in source.children)
    return {k for k in kept if k >= opens.i + named}


def antecedent(pronoun: Token) -> Token | None:
    """Return the head of the noun phrase that a relative pronoun refers to, or None."""
    for at in (pronoun, *pronoun.ancestors):
        if at.dep_ == "relcl":
            return _who_is_asked(at.head)
    return None


def _who_is_asked(noun: Token) -> Token:
    """Return those whom a name has asked, where "who" was parsed under the name.

    "*Analysts* polled by Norda, who had forecast a loss".
    """
    asking = noun.head.head
    by = noun.dep_ == "pobj" and noun.head.lower_ == "by" and asking.dep_ == "acl"
    asked = by and asking.lemma_.lower() in table("clauses")["asked_by"]
    return asking.head if asked else noun


def _phrase(source: Token, *, appositions: bool) -> set[int]:
    """Return the indices of the tokens of a source's phrase."""
    out = {source.i}
    reasons = clauses.reasons(source)
    nominals = any(c.dep_ == "conj" and c.pos_ not in _VERBAL for c in source.children)
    for child in source.children:
        floats = child.lower_ in table("clauses")["floating"]
        added = child.dep_ == "appos" and (not appositions or floats or _is_absolute(child))
        if child in reasons or child.is_space or added:
            continue
        if child.dep_ == "cc":
            if nominals:
                out.add(child.i)
        elif not _is_apart(child):
            out |= _phrase(child, appositions=appositions)
    return out


def _is_absolute(noun: Token) -> bool:
    """Tell whether what reads as an apposition tells how: "the board, *its acts based on* X,"."""
    own = any(
        c.dep_ == "poss" and c.lower_ in ("its", "his", "her", "their") for c in noun.children
    )
    return own and any(c.dep_ == "acl" and c.tag_ == "VBN" for c in noun.children)


def _twin(head: Token) -> Token | None:
    """Return the name after a noun, both parsed as subjects: "the charity *Save Us* said"."""
    verb = head.head
    if head.pos_ != "NOUN" or head.dep_ != "nsubj":
        return None
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i > head.i and c.i < verb.i]
    joined = head.right_edge.dep_ == "conj" and head.right_edge.head.i == head.i
    last = head.right_edge.i if joined else head.i  # "law and order Minister *X*"
    if (apart := _twin_apart(head, subjects)) is not None:
        return apart
    named = (c for c in subjects if c.left_edge.i == last + 1)
    return next((c for c in named if c.left_edge.text[:1].isupper()), None)


def _twin_apart(head: Token, subjects: list[Token]) -> Token | None:
    """Return the name between commas behind a person: "a chief in Marva, *Karl Holm*, who ..."."""
    for name in subjects:
        opens, last = name.left_edge, head.right_edge
        last = last.nbor(-1) if last.is_punct else last
        parted = opens.i and opens.nbor(-1).text == "," and opens.i - last.i == _TWO
        behind = name.doc[name.i + 1 : name.i + 2]
        if parted and behind.text == "," and name.pos_ == "PROPN" and is_of_a_person(head):
            return name
    return None


def is_of_a_person(noun: Token) -> bool:
    """Tell whether a noun denotes one person: "a chief", "the physiotherapist"."""
    lemma = noun.lemma_.lower()
    known = lemma in table("actor_heads")["person_nouns"] or lemma in table("titles")["heads"]
    ends = tuple(table("unnamed_sources")["person_endings"])
    return noun.tag_ == "NN" and (known or lemma.endswith(ends))


def _end_of_a_title(head: Token) -> int:
    """Return the end of a name that was parsed beside its title: "led by the judge *Sir X* found".

    Zero where none is.
    """
    verb, last = head.head, head.right_edge
    title = last.i > head.i and last.dep_ == "pobj" and last.pos_ == "NOUN"
    subjects = (c for c in verb.children if c.dep_ == "nsubj" and last.i < c.i < verb.i)
    named = (c for c in subjects if c.pos_ == "PROPN" and c.left_edge.i == last.i + 1)
    name = next(named, None) if title and head.dep_ == "nsubj" else None
    return name.idx + len(name) if name is not None else 0


def _before_a_day(head: Token, end: int) -> int:
    """Return the end of a source without the day behind it: "the agent of X *on Monday*"."""
    days = [c for t in head.subtree for c in t.children if c.lower_ == "on" and c.i > head.i]
    for led in days:
        inside = [t for t in led.subtree if t.i > led.i]
        last = led.right_edge
        dated = bool(inside) and all(t.ent_type_ == "DATE" for t in inside)
        if dated and last.idx + len(last) == end:
            before = led.nbor(-1)
            return before.idx + len(before)
    return end


def _is_of_whom(noun: Token, name: Token) -> bool:
    """Tell whether a name ends the phrase that says whose a person is: "the agent *of forward X*".

    The parser hangs it on the noun; without a comma before it, it is no apposition to that. Nor is
    whom a thing was passed to: "a note *sent to the daily X*".
    """
    between = noun.doc[noun.i + 1 : name.left_edge.i]
    whose = any(t.lower_ in ("of", "for") and t.head.i == noun.i for t in between)
    passed = any(t.dep_ == "acl" and t.tag_ == "VBN" and t.head.i == noun.i for t in between)
    to_whom = passed and any(t.lower_ in ("to", "with", "by") for t in between)
    return (whose or to_whom) and not any(t.is_punct for t in between)


def _are_of_a_body(noun: Token, name: Token, actor: Actor) -> bool:
    """Tell whether a body's name follows those who are of it: "two members of it, *Renn*"."""
    of = any(c.lower_ in ("of", "at", "from", "for") and c.i < name.i for c in noun.children)
    people = noun.tag_ == "NNS" and noun.lemma_.lower() in table("clauses")["of_a_body"]
    return people and of and actor.type is not ActorType.PERSON


def _is_either(noun: Token, name: Token) -> bool:
    """Tell whether a name may be of somebody or of kin: "the *nephew* of a guest, *X*, said"."""
    kin = noun.lemma_.lower() in table("actor_heads")["kin"]
    return kin and name.dep_ == "appos" and name.head.i != noun.i and is_of_a_person(name.head)


def _behind_a_hyphen(head: Token | None) -> Token | None:
    """Return who is meant by a noun that was cut at its hyphen: "study *co*-author Ana Lund"."""
    if head is None or head.i + _TWO >= len(head.doc) or not head.is_lower:
        return head
    hyphen, noun = head.nbor(1), head.nbor(2)
    joined = hyphen.text == "-" and hyphen.idx == head.idx + len(head)
    if not joined or noun.idx != hyphen.idx + 1 or noun.pos_ not in ("NOUN", "PROPN"):
        return head
    subjects = [c for c in head.head.children if c.dep_ == "nsubj" and c.i >= noun.i]
    named = next((c for c in subjects if c.pos_ == "PROPN" or _is_named_behind(c)), None)
    return named or noun


def _is_named_behind(noun: Token) -> bool:
    return any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in noun.children)


def _behind_a_weekday(head: Token, start: int) -> int:
    """Return where a name begins that was read with the day before it: "On Monday *Holm*, a X,"."""
    first = head.left_edge
    led = first.idx == start and first.i < head.i and first.i > 0 and _is_weekday(first)
    return first.nbor(1).idx if led and first.nbor(-1).lower_ == "on" else start


def _is_weekday(word: Token) -> bool:
    return any(word.lower_ in names for names in table("dates")["weekdays"].values())


def _coordinated(head: Token) -> list[Token]:
    """Return a head with those that are coordinated with it."""
    out = [head]
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ not in _VERBAL and child.i > head.i:
            out += _coordinated(child)
    return out


def _is_apart(child: Token) -> bool:
    """Tell whether a dependant adds to a source and does not identify it, as "filed by X" does."""
    if child.dep_ == "acl":
        known = child.lower_ == "known"  # "X, known by its initials"
        return child.tag_ != "VBN" or known or clauses.agent(child) is None
    if child.dep_ == "amod" and child.i > child.head.i:
        return child.lower_ in table("clauses")["how_it_is_said"]  # "the party *flat out* rejected"
    if child.dep_ == "advmod" and child.i > child.head.i:
        return child.nbor(-1).text == ","  # "X, however," and "X, too,"
    return child.dep_ in _APART or (child.dep_ == "conj" and child.pos_ in _VERBAL)


def _closed(text: str, start: int, end: int) -> str:
    """Return the words of a source, with the closing bracket after them if one is open in them."""
    words = text[start:end]
    return (
        words + ")" if words.count("(") > words.count(")") and text.startswith(")", end) else words
    )


def without_marks(words: str, start: int) -> tuple[int, int]:
    """Return the span of words from `start`, without marks, commas and blanks at their edges."""
    lead = len(words) - len(words.lstrip(_MARKS))
    return start + lead, start + max(lead + 1, len(words.rstrip(_MARKS)))


_TWO: Final = 2
_HE: Final = frozenset({"he", "him", "his"})
_SHE: Final = frozenset({"she", "her"})
_OTHER_FORMS: Final = {"mr": _SHE, "mrs": _HE, "ms": _HE, "miss": _HE}
"""Pronouns that stand for nobody with a title."""

_OTHERS: Final = {"he": _SHE, "she": _HE}
"""Pronouns of those whom a pronoun cannot stand for."""

_CLOSING: Final = ("'", '"', "\u2019", "\u201d")

_OBJECT: Final = {"he": "him", "she": "her", "it": "it"}
_OWNS: Final = ("'s", "\u2019s")
_ONES: Final = frozenset({ActorType.PERSON, ActorType.UNKNOWN})


@dataclass(frozen=True)
class _Place:
    """A mention of an actor."""

    start: int
    end: int
    actor: Actor
    pronoun: bool
    why: str = ""


def _may_be(who: Actor, pronoun: Token) -> bool:
    """Tell whether a pronoun may stand for a person, or for a body."""
    person = who.type is ActorType.PERSON
    return pronoun.lower_ in _OTHERS if person else pronoun.lower_ == "it"


def _is_person(place: _Place) -> bool:
    return place.actor.type is ActorType.PERSON


def _of_one_person(heads: list[Token]) -> list[Token]:
    """Return only the name of two heads that are one person's offices: "president and CEO X"."""
    offices = table("clauses")["held_together"]
    if len(heads) != _TWO or heads[1].pos_ != "PROPN" or heads[0].tag_ not in ("NN", "NNP"):
        return heads
    second = {c.lower_ for c in heads[1].children if c.dep_ in ("compound", "amod")}
    both = heads[0].lower_ in offices and not second.isdisjoint(offices)
    return heads[1:] if both else heads


def _end_of_an_aside(head: Token, verb: Token) -> int:
    """Return where the apposition between a subject and its verb ends; zero without one."""
    if before_an_aside(verb) != head:
        return 0
    closing = closing_comma(verb)
    behind = head.doc[head.i + 1 : closing.i]
    if any(t.tag_ in ("WDT", "WP", "VBD", "VBZ", "VBP", "MD") for t in behind):
        return 0
    last = closing.nbor(-1)
    return last.idx + len(last)


def _told_of(actor: Actor) -> Iterator[list[str]]:
    """Yield the words of each description of an actor, in lowercase."""
    return (d.evidence.exact.lower().split() for d in actor.descriptions)


def _end_of_a_list(head: Token, verb: Token) -> int:
    """Return where a list before a verb ends whose second name reads as an apposition; else zero.

    "The Renn union, *the Marva guild, the Luma league and the Tora club* said".
    """
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and head.pos_ == "PROPN":
            last = _listed(child)[-1]
            ends = last.right_edge
            if last.i > child.i and ends.i + 1 == verb.i:
                return ends.idx + len(ends)
    return 0


def _listed(name: Token) -> list[Token]:
    """Return the names of a list from one on, of which the parser takes some for appositions."""
    out = _coordinated(name)
    for child in name.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            rest = _listed(child)
            out += rest if len(rest) > 1 else []
    return sorted(out, key=lambda t: t.i)


def _end_of_a_post(head: Token) -> int:
    """Return where a player's post behind a demonym ends: "the Chilean *forward*"; else zero."""
    post = plays(head)
    return post.idx + len(post) if post is not None else 0


def _before_letters(head: Token) -> Token:
    """Return a name's last word before the letters behind it: "Ada *Holt* KC said"."""
    before = head.nbor(-1) if head.i > head.sent.start else head
    lettered = head.is_upper and head.lower_ in lexicon().letters and before.pos_ == "PROPN"
    return before if lettered and before.head.i == head.i else head


def _is_ones(head: Token) -> bool:
    """Tell whether a subject is a possessive whose noun is left out: "*Norland's* said no"."""
    owns = any(c.dep_ == "case" and c.i == head.i + 1 for c in head.children)
    return owns and head.dep_ in clauses.SUBJECTS


def _is_an_office(head: Token) -> bool:
    """Tell whether a name with an article is an office: "*A Senior Attorney*, Ida Moe, said"."""
    return head.pos_ == "PROPN" and any(c.lower_ in ("a", "an") for c in head.children)


def _tensed(verb: Token) -> Token | None:
    """Return the word that bears a verb's tense: itself, or the "had" before its participle."""
    if verb.tag_ in ("VBD", "VBZ", "VBP"):
        return verb
    helps = (c for c in verb.children if c.dep_ == "aux" and c.lower_ in ("had", "has", "have"))
    return next(helps, None) if verb.tag_ == "VBN" else None


class Speakers:
    """Links sources to the actors of an article.

    A pronoun, or "the minister", means whom `extract.coreference` has followed it to; all others
    keep their words and no actor.
    """

    def __init__(self, reading: Reading, actors: tuple[Actor, ...]) -> None:
        """Index the mentions."""
        self.reading = reading
        self._places = sorted(
            (
                _Place(m.evidence.start, m.evidence.end, a, m.kind is MentionKind.PRONOUN, m.why)
                for a in actors
                for m in a.mentions
            ),
            key=lambda p: (p.start, p.end),
        )
        self._starts = [p.start for p in self._places]
        self._standing_for = StandIns(reading.doc, [p.start for p in self._places if _is_person(p)])
        self._said: dict[int, Evidence] = {}
        self._by_id = {a.id: a for a in actors}
        self._last: tuple[int, int, Actor | None] = (0, 0, None)
        self._told: tuple[tuple[int, int], ...] = ()
        self._stranger: Token | None = None
        self._going_on: dict[int, Actor] = {}
        self._left_open: set[int] = set()
        self._introduced = Introductions(
            reading.doc, lambda t: self._at(t) is not None, nouns_borne(actors)
        )
        self._states = [a for a in actors if a.type is ActorType.STATE]
        self._armed = [a for a in actors if a.type is ActorType.ARMED_GROUP]
        self._people = [a for a in actors if a.type is ActorType.PERSON and a.named]
        self.kinds = {a.id: a.type for a in actors}
        self._words = table("unnamed_sources")

    def source(self, draft: Draft, *, inner: bool = False) -> ClaimSource | None:
        """Return a draft's source; None where no words name one. Ask in text order.

        Who speaks within another's words (`inner`) is not who goes on behind them.
        """
        head = _behind_a_hyphen(draft.source or self._named_before(draft.anchor))
        if head is None:
            return None
        twin = _twin(head)
        start, end = self._span_of(draft, head)
        words = _closed(self.reading.article.text, start, end)
        evidence = self.reading.article.quote(*without_marks(words, start))
        whom = twin if twin is not None and self._at(head) is None else head
        heads = [t for t in self._together(whom) if evidence.start <= t.idx < evidence.end] or [
            whom
        ]
        heads = _of_one_person(heads)
        found = [self._of_that_title(self.actor_of(t), evidence) for t in heads]
        if found == [None] and end == _end_of_an_aside(head, draft.anchor):
            found = [self._named_in(evidence)]
        known = tuple(dict.fromkeys(a.id for a in found if a is not None))
        if known and self._may_be_the_stranger(head, known):
            found, known = [None], ()
            self._left_open.add(head.i)
        named = any(self._is_named(t, evidence, a) for t, a in zip(heads, found, strict=True))
        first = known[0] if known and None not in found else None
        together = len(found) > 1 and (len(known) > 1 or first is None)
        why = self._why(heads[0]) if first is not None and not together else ""
        unsure = head.i in self._going_on or not known or self._is_past_over(draft, head, known)
        again = self._going_on.get(head.i)
        going_on = again or self._goes_on(draft, head) if unsure else None
        if not inner:
            self._note(draft, self._person(known, named=named))
            self._stranger = head if not known and not draft.rule.endswith(".passive") else None
        if going_on is not None:
            why = f"{going_on.name} goes on"
            self._going_on[head.i] = going_on
            return ClaimSource(evidence, going_on.id, named=going_on.named, why=why)
        stood_for = self._standing_for.meant(draft, head) if not known else None
        introduced = self._introduced.meant(stood_for or head) if not known else None
        reason = stand_ins_reason
        if introduced is not None:
            stood_for, reason = introduced, introduction_reason
            issuer = self._issuer_of_the_paper(introduced)
            if issuer is not None:
                paper = self.reading.article.quote(*source_span(introduced))
                return ClaimSource(evidence, issuer.id, named=True, why=reason(paper))
        if stood_for is not None:
            whole = source_span(stood_for)
            closed = _closed(self.reading.article.text, *whole)
            spelt = self.reading.article.quote(*without_marks(closed, whole[0]))
            means = self._said.get(stood_for.i) or spelt
            told = self._is_named(stood_for, means, None)
            each = [self._at(t) or self._called(t) for t in self._together(stood_for)]
            known = tuple(dict.fromkeys(a.id for a in each if a is not None))
            group = known if len(known) > 1 else ()
            told = told or (bool(group) and all(a is not None and a.named for a in each))
            if len(each) == len(known) == 1 and told:
                return ClaimSource(evidence, known[0], named=True, why=reason(means))
            return ClaimSource(evidence, None, told, group, reason(means), means)
        self._said.setdefault(head.i, evidence)
        return ClaimSource(evidence, first, named, known if together else (), why)

    def _span_of(self, draft: Draft, head: Token) -> tuple[int, int]:
        """Return the words of a draft's source, whatever of them was parsed apart."""
        twin = _twin(head)
        start, end = draft.who or source_span(head)
        if draft.source is not None and draft.source.i < head.i:
            start = min(start, draft.source.left_edge.idx)
        ends = [end, _end_of_a_list(head, draft.anchor), _end_of_a_title(head)]
        ends += [self._end_of_the_name(head), _end_of_a_post(head)]
        end = max(*ends, source_span(twin)[1] if twin is not None else 0)
        start = _behind_a_weekday(head, start)
        if start <= draft.cue[0] and draft.cue[1] <= head.idx:
            start = draft.cue[1]  # the parser took "added" in "..., added X" for part of the name
        limit = min(
            (a for a, _ in (*draft.content, draft.cue) if a >= head.idx + len(head)), default=end
        )
        return start, max(
            _before_a_day(head, min(end, limit)), _end_of_an_aside(head, draft.anchor)
        )

    def _person(self, known: tuple[str, ...], *, named: bool) -> Actor | None:
        """Return the one person or body with a name that a source is, else None."""
        one = self._by_id.get(known[0]) if len(known) == 1 and named else None
        return one if one is not None and one.type is not ActorType.STATE else None

    def _note(self, draft: Draft, who: Actor | None) -> None:
        """Keep who spoke last, and where the sentence and what is said begin and end."""
        sent = draft.anchor.sent
        first = min(sent.start_char, *(start for start, _ in draft.content))
        last = max(sent.end_char, *(end for _, end in draft.content))
        same = first == self._last[0] and who is self._last[2]
        self._told = (*(self._told if same else ()), *draft.content)
        self._last = (first, last, who)

    def _goes_on(self, draft: Draft, head: Token) -> Actor | None:
        """Return who spoke right before and goes on as "he", "she" or "it"; None where it is open.

        'X said: "A." *He* added: "B."': nothing but the speech of X stands between.
        """
        first, end, who = self._last
        start = min(draft.content[0][0], head.sent.start_char)
        between = self.reading.article.text[end:start] if end <= start else "-"
        if who is None or not _may_be(who, head) or between.strip(_MARKS):
            return None
        quoted = draft.rule == "quotation" and draft.content[0][0] < head.idx
        closed = self.reading.article.text[:end].rstrip()[-1:] in _CLOSING
        opens = head.i == head.sent.start and "\n" not in between
        another = not closed and self._names_another(who, first, end, quoted=quoted)
        if another or (not closed and not quoted and not opens):
            return None
        if not closed and opens and self._has_the_form(who, head, first, end):
            return None
        if who.type is not ActorType.PERSON:
            return who if opens and not self._names_another(who, first, end) else None
        forms = {m.evidence.exact.lower() for m in who.mentions if m.kind is MentionKind.PRONOUN}
        other = pronoun_of(who) not in ("", head.lower_)
        return who if not other and not forms & _OTHERS[head.lower_] else None

    def _has_the_form(self, who: Actor, head: Token, first: int, end: int) -> bool:
        """Tell whether words have the same pronoun, and it is not known to mean somebody.

        "Bom questioned whether *she* can sing. She says A."
        """
        own = {m.evidence.start for m in who.mentions}
        words = self.reading.doc.char_span(first, end, alignment_mode="contract")
        same = (t for t in words or () if t.lower_ in (head.lower_, _OBJECT[head.lower_]))
        return any(t.idx not in own for t in same)

    def _names_another(self, who: Actor, first: int, end: int, *, quoted: bool = False) -> bool:
        """Tell whether words name another one whom a pronoun behind them may mean.

        A person who only owns something there does not count: "praised *Holm's* late goal". Nor
        does, before a quotation, one of whom the speaker tells: 'X said that *Y* left. "A," he'.
        """
        person = who.type is ActorType.PERSON
        near = self._places[bisect_left(self._starts, first) : bisect_left(self._starts, end)]
        others = (p for p in near if p.actor is not who and not p.pronoun)
        others = (p for p in others if not (quoted and self._is_told(p)))
        text = self.reading.article.text
        return any(
            p.actor.named and not text[p.end : p.end + 2].startswith(_OWNS)
            if _is_person(p)
            else p.actor.type is not ActorType.STATE
            for p in others
            if _is_person(p) == person
        )

    def _is_told(self, place: _Place) -> bool:
        """Tell whether a mention lies in what was said last."""
        return any(a <= place.start < b for a, b in self._told)

    def _may_be_the_stranger(self, head: Token, known: tuple[str, ...]) -> bool:
        """Tell whether a pronoun may mean an unnamed person who spoke in the sentence before.

        "*A spokesperson* said the fund trusts Holm. *She* declined to say more": Holm is only told
        of there. Whoever cannot be meant by the pronoun does not count.
        """
        if head.i in self._left_open:
            return True
        stranger, (_, end, who) = self._stranger, self._last
        start = head.sent.start_char
        opens = head.is_sent_start is True and head.lower_ in _OTHERS
        if stranger is None or who is not None or not opens or not self._told or end > start:
            return False
        if self.reading.article.text[end:start].strip(_MARKS) or not is_of_a_person(stranger):
            return False
        other = table("coreference")["women" if head.lower_ == "he" else "men"]
        lemma = stranger.lemma_.lower()
        if lemma in other or lemma.endswith("woman" if head.lower_ == "he" else "man"):
            return False
        near = [p for p in self._places if stranger.sent.start_char <= p.start < end]
        meant = [p for p in near if p.actor.id in known]
        return bool(meant) and all(self._is_told(p) for p in meant)

    def _is_past_over(self, draft: Draft, head: Token, known: tuple[str, ...]) -> bool:
        """Tell whether a quotation's pronoun means one whom the sentence before does not name.

        '*Holm*, who left, said A. "B," he said': it is not one of the sentences before that.
        """
        first, end, who = self._last
        behind = draft.rule == "quotation" and draft.content[0][0] < head.idx
        if not behind or who is None or who.id in known or head.lower_ not in _OTHERS:
            return False
        near = self._places[bisect_left(self._starts, first) : bisect_left(self._starts, end)]
        named = {p.actor.id for p in near if not p.pronoun}
        return who.id in named and named.isdisjoint(known)

    def _named_in(self, evidence: Evidence) -> Actor | None:
        """Return the one person whose name ends some words: "the mayor, a farmer named *X*"."""
        near = (p for p in self._places if evidence.start < p.start and p.end == evidence.end)
        people = {p.actor.id: p.actor for p in near if _is_person(p) and p.actor.named}
        return next(iter(people.values())) if len(people) == 1 else None

    def _of_that_title(self, actor: Actor | None, evidence: Evidence) -> Actor | None:
        """Return an actor, None where "Mr" is of another than whom "she" stands for."""
        title = evidence.exact.split(maxsplit=1)[0].rstrip(".").lower()
        other = _OTHER_FORMS.get(title, frozenset())
        if actor is None or not other:
            return actor
        forms = {m.evidence.exact.lower() for m in actor.mentions if m.kind is MentionKind.PRONOUN}
        return None if forms & other else actor

    def _end_of_the_name(self, head: Token) -> int:
        """Return where the name ends whose last words were parsed apart: "Saved *Now* said".

        Zero where the head is in no name.
        """
        named = head.pos_ in ("PROPN", "NOUN") and head.text.istitle() and len(head) > _TWO
        place = self._place_at(head) if named else None
        return place.end if place is not None and not place.pronoun else 0

    def _why(self, head: Token) -> str:
        """Return how a pronoun or a noun came to mean its actor, empty where it is a name."""
        at = antecedent(head) if head.lower_ in _RELATIVE else head
        place = self._place_at(at) if at is not None else None
        return place.why if place is not None else ""

    def _named_before(self, verb: Token) -> Token | None:
        """Return the name right before a finite verb without a subject; else None.

        The parser takes some names for adverbs: "Reilly".
        """
        tensed = _tensed(verb)
        if tensed is None or tensed.i == 0 or clauses.own_subject(verb) is not None:
            return None
        before = tensed.nbor(-1)
        named = (
            before.text[:1].isupper()
            and not clauses.is_passive(verb)
            and self._at(before) is not None
        )
        return before if named else self._named_first(verb) if tensed.i == verb.i else None

    def _named_first(self, verb: Token) -> Token | None:
        """Return the person named first in a verb's sentence, before an apposition between commas.

        The parser takes some first names for prepositions ("*Per Holm*, the head of X, says"), and
        hangs others on the words before them: "On Monday *Holm*, a X, told Y".
        """
        opens = verb.sent[0]
        comma = verb.nbor(-1) if verb.i > opens.i else verb
        if comma.text != ",":
            return None
        first, last = bisect_left(self._starts, opens.idx), bisect_left(self._starts, verb.idx)
        for place in self._places[first:last]:
            name = [t for t in verb.sent if place.start <= t.idx < place.end]
            if not name or place.pronoun or place.actor.type not in _ONES:
                continue
            behind = verb.doc[name[-1].i + 1 : verb.i]
            apart = len(behind) > _TWO and behind[0].text == ","
            before = verb.doc[opens.i : name[0].i]
            led = not len(before) or before[-1].text == "," or _is_weekday(before[-1])
            led = led or (len(before) == 1 and opens.tag_ == "IN")
            plain = not any(t.tag_ in FINITE for t in (*before, *behind))
            if apart and led and plain:
                return name[-1]
        return None

    def _together(self, head: Token) -> list[Token]:
        """Return the heads of all who are a source together: "A, B and C said".

        Of three names the parser takes the second for an apposition of the first. It is one of a
        list where all the rest are somebody known, or plural ("Western governments").
        """
        out = _coordinated(head)
        for child in head.children:
            rest = _listed(child) if child.dep_ == "appos" and child.pos_ == "PROPN" else []
            if len(rest) > 1 and all(self._is_somebody(t) for t in rest):
                out += rest
        return sorted(out, key=lambda t: t.i)

    def _is_somebody(self, head: Token) -> bool:
        """Tell whether a head is a known actor, a plural, or the office of a name in apposition."""
        return bool(self._at(head) or head.tag_ == "NNS" or self._called(head))

    def actor_of(self, head: Token) -> Actor | None:
        """Return the actor that a head word means, None where none is known."""
        head = _before_letters(head)
        if head.lower_ in _RELATIVE or head.tag_ == "WP$":
            whom = antecedent(head)
            if whom is not None and whom.dep_ == "attr" and self._at(whom) is None:
                whom = clauses.own_subject(whom.head)  # "Lund was the judge *whose* view"
            return (
                self.actor_of(whom) if whom is not None and whom.lower_ not in _RELATIVE else None
            )
        own = self._at(head)
        if own is not None:
            beside = self._named_beside(head) if _is_ones(head) or _is_an_office(head) else None
            return beside if _is_ones(head) else beside or self._told_to_be(head, own)
        if head.pos_ == "PRON":
            return None
        equated = self._seat(head) or self._called(head) or self._of_that_surname(head)
        equated = equated or self._named_in_front(head)
        if equated is not None:
            return equated
        if head.lemma_.lower() in self._words["documents"]:
            return self._issuer(head)
        return None

    def _named_beside(self, head: Token) -> Actor | None:
        """Return who is named behind whose office is left out: "Norland's, *Lena Holm*, said"."""
        beside = (c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN")
        return next((a for c in beside if (a := self._at(c)) is not None), None)

    def _told_to_be(self, head: Token, own: Actor) -> Actor | None:
        """Return the armed group that is told to be what a noun says: "SLF, a *rebel* group".

        "The rebels" are then that one, and not the group whose name stands nearest.
        """
        if own not in self._armed or head.pos_ != "NOUN" or not head.is_lower:
            return own
        lemma = head.lemma_.lower()
        told = [a for a in self._armed if any(lemma in words for words in _told_of(a))]
        if not told or own in told or lemma in own.name.lower():
            return own
        return told[0] if len(told) == 1 else None

    def _named_in_front(self, noun: Token) -> Actor | None:
        """Return the body named right before what it is told to be: "the *UOD* union"."""
        before = noun.nbor(-1) if noun.i else noun
        own = self._at(before) if before.head.i == noun.i and before.dep_ == "compound" else None
        if own is None or own.type in (ActorType.PERSON, ActorType.STATE):
            return None
        return own if any(noun.lemma_.lower() in words for words in _told_of(own)) else None

    def _of_that_surname(self, head: Token) -> Actor | None:
        """Return the one person whose last name a bare name is, which no actor bears: "Islam"."""
        if head.pos_ != "PROPN" or any(c.dep_ == "compound" for c in head.children):
            return None
        bearers = [a for a in self._people if a.name.split()[1:][-1:] == [head.text]]
        return bearers[0] if len(bearers) == 1 else None

    def _seat(self, head: Token) -> Actor | None:
        """Return the state whose capital is the subject: "*Kigali* denies this"; else None."""
        if head.pos_ != "PROPN" or list(head.children) or head.dep_ not in clauses.SUBJECTS:
            return None
        seats = {f"state:{e.country}" for e in places_named(head.text) if e.capital}
        states = [a for a in self._states if a.registry_key in seats]
        return states[0] if len(states) == 1 else None

    def _called(self, noun: Token) -> Actor | None:
        """Return the actor named in apposition to a noun: "the prosecutor's office, *DEKOV*,".

        A name after a longer phrase is the person's, where the noun is one of a person and the
        name is no body's: "a midwife at Marva hospital, *Lena Holm*,".
        """
        for child in noun.children:
            named = child.dep_ == "appos" and child.pos_ == "PROPN"
            actor = self._at(child) if named and not _is_of_whom(noun, child) else None
            if actor is not None and actor.named and self._fits(noun, actor):
                return None if _are_of_a_body(noun, child, actor) else actor
        one = noun.lower_ == "one" and any(c.lower_ == "of" for c in noun.children)
        if not (noun.pos_ == "NOUN" or one) or noun.dep_ not in clauses.SUBJECTS:
            return None
        if one and (twin := self._twin_of_one(noun)) is not None:
            return twin
        last = next((t for t in reversed(list(noun.subtree)) if not t.is_punct), noun)
        apart = [t for t in (last, *last.ancestors) if t.dep_ == "appos" and noun.is_ancestor(t)]
        apart = [t for t in apart if not (_is_of_whom(noun, t) or _is_either(noun, t))]
        proper = [t for t in (last, *apart) if apart and t.pos_ == "PROPN"]
        actor = next((a for t in proper if (a := self._at(t)) is not None), None)
        if actor is not None and actor.type is not ActorType.PERSON:
            actor = next((a for t in apart if (a := self._at(t)) is not None), None)
        person = actor is not None and actor.type is ActorType.PERSON
        alone = (one or noun.tag_ == "NN") and not any(c.dep_ == "conj" for c in noun.children)
        return actor if person and alone else None

    def _twin_of_one(self, one: Token) -> Actor | None:
        """Return the person that "one of" several is, if the name was parsed as another subject."""
        beside = (c for c in one.head.children if c.dep_ == "nsubj" and one.i < c.i < one.head.i)
        for noun in beside:
            names = (noun, *(c for c in noun.children if c.dep_ == "appos"))
            found = next((a for t in names if (a := self._at(t)) is not None), None)
            if found is not None and found.type is ActorType.PERSON:
                return found
        return None

    @staticmethod
    def _fits(noun: Token, actor: Actor) -> bool:
        """Tell whether a noun may denote an actor.

        Any may denote a person and none a state; no noun of a person denotes a body.
        """
        if actor.type is ActorType.PERSON:
            return True
        persons = table("actor_heads")["person_nouns"]
        return noun.lemma_.lower() not in persons and actor.type is not ActorType.STATE

    def _at(self, head: Token) -> Actor | None:
        """Return the actor whose mention holds the head word; the shortest mention of several."""
        place = self._place_at(head)
        return place.actor if place is not None else None

    def _place_at(self, head: Token) -> _Place | None:
        i = bisect_right(self._starts, head.idx)
        end = head.idx + len(head.text.rstrip("."))  # a name ends before the stop of its "Jr."
        held = [p for p in self._places[max(0, i - 6) : i] if p.end >= end and p.start <= head.idx]
        if is_one_of_a_people(head):
            held = [p for p in held if p.actor.type is ActorType.PERSON]
        return min(held, key=lambda p: p.end - p.start) if held else None

    def _issuer(self, document: Token) -> Actor | None:
        """Return whose document it is, None where that is open.

        "X's report", "a report from X", "an X report".
        """
        for child in document.children:
            if (
                child.dep_ in ("poss", "compound", "nmod", "amod")
                and (actor := self._at(child)) is not None
            ):
                return actor if actor.type is not ActorType.STATE or child.dep_ == "poss" else None
            if child.dep_ == "acl" and (by := clauses.agent(child)) is not None:
                seen = child.lemma_ in (*self._words["seen_by"], *self._words["paid_by"])
                return self._at(by) if not seen else None
            if child.dep_ == "prep" and child.lower_ in ("by", "from"):
                for word in child.children:
                    if (actor := self._at(word) or self._called(word)) is not None:
                        return actor
        return None

    def _issuer_of_the_paper(self, noun: Token) -> Actor | None:
        """Return the named actor by whom a paper was introduced: "a statement *by X*"."""
        if noun.lemma_.lower() not in self._words["documents"]:
            return None
        issuer = self._issuer(noun)
        return issuer if issuer is not None and issuer.named else None

    def _is_named(self, head: Token, evidence: Evidence, actor: Actor | None) -> bool:
        """Tell whether a source is somebody in particular: by name, or as one group among others.

        "Israeli intelligence" and "the rebel brigades" are whom a reader can look up, though no
        name; "US officials" may be anybody.
        """
        if actor is not None:
            told_apart = (
                actor.type is not ActorType.PERSON
                and head.lemma_.lower() not in self._words["heads"]
            )
            return actor.named or (told_apart and head.lower_ not in self._words["heads"])
        if head.lower_ in _RELATIVE or head.tag_ == "WP$":
            whom = antecedent(head)
            return whom is not None and (whom.pos_ == "PROPN" or self._is_the_body(whom))
        if head.pos_ != "PROPN" or evidence.exact.islower():
            return self._is_the_body(head)
        return head.lemma_.lower() not in self._words["heads"]

    def _is_the_body(self, head: Token) -> bool:
        """Tell whether a head means one definite body: "the government", "the ministry".

        Nouns of documents, and vague ones of persons, do not count.
        """
        definite = any(
            (c.dep_ == "det" and c.lower_ == "the") or (c.dep_ == "poss" and c.pos_ == "PROPN")
            for c in head.children
        )
        lemma = head.lemma_.lower()
        vague = lemma in self._words["heads"] or lemma in self._words["documents"]
        one = head.tag_ in ("NN", "NNP") or lemma in self._words["one_body"]
        return definite and one and lemma in lexicon().heads and not vague
