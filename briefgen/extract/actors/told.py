"""What does a sentence say that a person is, where no office stands beside the name?

"The company's owner, Ada Holt", "Ada Holt, the Dutch art detective", "Ada Holt, who chairs the
council", "Ada Holt is a nurse": the noun phrase or the clause is the description.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.extract.actors.appositions import is_apart, phrase
from briefgen.extract.actors.draft import Called
from briefgen.extract.actors.roles import goes_on_as_list
from briefgen.extract.names.lexicon import lexicon
from briefgen.model import ActorType, MentionKind
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from briefgen.extract.actors.draft import Draft
    from briefgen.extract.reading import Reading
    from briefgen.model import Evidence

_NAMES: Final = frozenset({MentionKind.NAME, MentionKind.SHORT_NAME})
_CLOSING: Final = frozenset({",", ".", ";", ")", "\u2014", "\u2013", "-", '"', "\u201d", ":"})
_FRONTS: Final = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_LONGEST: Final = 12
"""Words of the longest description; what is longer is a parse gone astray."""
_NOUN_AND_COMMA: Final = 2
_SECOND: Final = 60
"""Characters of the second calling that is told with the first."""
_BEYOND: Final = 9
"""Words of an apposition before its noun."""
_LISTED_WITH: Final = frozenset({"a", "an", "his", "her", "its", "their"})
"""What opens another one's role in a list as often as the role of who is named before it."""
_NEVER: Final = frozenset({ActorType.STATE, ActorType.PEOPLE})
"""Actors that nothing more is said of than their name."""


def told(reading: Reading, drafts: list[Draft]) -> None:
    """Give each actor without any role what the sentences say that it is.

    Of bodies, only what they run or make is told here: `appositions` has the nouns.
    """
    starts = {t.idx: t for t in reading.doc}
    bodies = {p.evidence.start: p.evidence for d in drafts if _is_body(d) for p in d.pointings}
    for draft in drafts:
        if draft.called or not draft.named or draft.type in _NEVER:
            continue
        person = draft.type is ActorType.PERSON
        for evidence, kind in _descriptions(reading, draft, starts) if person else ():
            draft.call(Called(evidence, kind, "told"))
        for evidence in _clauses(reading, draft, starts, person=person):
            draft.call(Called(evidence, "role", "told.clause"))
        if person and not draft.called:
            for evidence in _belonging(reading, draft, bodies):
                draft.call(Called(evidence, "role", "told.of"))


def _is_body(draft: Draft) -> bool:
    """Tell whether an actor is a body with a name of its own, of a kind that is known."""
    others = (ActorType.PERSON, ActorType.UNKNOWN)
    return draft.named and draft.type not in _NEVER and draft.type not in others


def _belonging(reading: Reading, draft: Draft, bodies: dict[int, Evidence]) -> Iterator[Evidence]:
    """Yield of which body the text says that a person is: "Ada Holt *of the Orsk Trust*"."""
    for p in draft.pointings:
        link = _OF.match(reading.surface, p.evidence.end)
        body = bodies.get(link.end()) if link is not None and p.kind is MentionKind.NAME else None
        if body is not None:
            start = reading.surface.index("of ", p.evidence.end)
            kind = _NEXT.match(reading.surface, body.end)
            kept = kind is not None and kind[1] in lexicon().heads
            yield reading.article.quote(start, kind.end() if kind and kept else body.end)


_NEXT: Final = re.compile(r" ([a-z]+)\b")
_OF: Final = re.compile(r"(?:, (?:\d\d, )?| )of (?:the )?")


def _spans(reading: Reading, draft: Draft, starts: dict[int, Token]) -> Iterator[Span]:
    """Yield the tokens of each mention of an actor by name."""
    for p in draft.pointings:
        first = starts.get(p.evidence.start)
        if first is None or p.kind not in _NAMES:
            continue
        name = reading.doc.char_span(first.idx, p.evidence.end, alignment_mode="expand")
        if name is not None:
            yield name


def _descriptions(
    reading: Reading, draft: Draft, starts: dict[int, Token]
) -> Iterator[tuple[Evidence, str]]:
    for name in _spans(reading, draft, starts):
        nouns = (*_before(name), *_apposed_to(name), *_behind(name), *_said_to_be(name))
        for noun, kind in nouns:
            words = _bare(reading, _whole(reading, _both(reading, noun)))
            if words is not None and not words.overlaps(reading.quote(name)):
                yield words, kind
        yield from ((e, "title") for e in _in_front(reading, name))


def _clauses(
    reading: Reading, draft: Draft, starts: dict[int, Token], *, person: bool
) -> Iterator[Evidence]:
    """Yield what a person heads, or a body runs or makes: "which *operates nine ferries*"."""
    pronoun, verbs = ("who", _led()) if person else ("which", _undertaken())
    for name in _spans(reading, draft, starts):
        yield from _deeds(reading, name, pronoun, verbs)


def _whole(reading: Reading, words: Evidence | None) -> Evidence | None:
    """Return a phrase with the rest of the name that it ends within: "from Eldorado *do Sul*"."""
    behind = _REST_OF_NAME.match(reading.surface, words.end) if words is not None else None
    if words is None or behind is None or behind[1] not in lexicon().particles:
        return words
    return reading.article.quote(words.start, behind.end())


_REST_OF_NAME: Final = re.compile(r" ([a-z]{1,3}) [A-Z\u00c0-\u00de]\w+")
"""A particle and a capital, which go on with a name."""


def _bare(reading: Reading, words: Evidence | None) -> Evidence | None:
    """Return a phrase without the article that it begins with."""
    first, _, rest = words.exact.partition(" ") if words is not None else ("", "", "")
    if words is None or first.lower() not in ("the", "a", "an") or not rest:
        return words
    return reading.article.quote(words.end - len(rest), words.end)


def _is_calling(noun: Token) -> bool:
    """Tell whether a noun in the singular says what a person is."""
    word = noun.lemma_.lower()
    named = word in lexicon().callings or word in _more()
    return (named or _is_trade(word)) and noun.tag_ == "NN" and noun.text.islower()


def _is_trade(word: str) -> bool:
    """Tell whether a word ends as the names of trades do: "bass*ist*", "school*teacher*"."""
    trades = table("actor_heads")["trade_endings"]
    return word.endswith(tuple(trades)) and word not in table("actor_heads")["no_trades"]


@cache
def _more() -> frozenset[str]:
    """Return what persons are called beside their offices and trades."""
    return frozenset(table("actor_heads")["callings_more"])


@cache
def _led() -> frozenset[str]:
    """Return the verbs of whoever heads or owns something."""
    return frozenset(table("actor_heads")["heads_by_deed"])


@cache
def _undertaken() -> frozenset[str]:
    """Return the verbs of what bodies run and make."""
    return frozenset(table("actor_heads")["undertakings"])


def _in_front(reading: Reading, name: Span) -> Iterator[Evidence]:
    """Yield what a person is called right before the name: "the *bassist* Ada Holt".

    Two that "and" joins are told together: "*Chad's deputy premier and contender* Ada Holt".
    """
    doc, at = name.doc, name.start - 1
    while at > 0 and doc[at].lower_.rstrip(".") in lexicon().address:
        at -= 1
    if at < 0 or name.sent.start > at:
        return
    noun = doc[at]
    opens = noun.i == noun.sent.start and noun.tag_ in ("NN", "NNP") and noun.lower_ in _more()
    if not opens and not _is_calling(noun):
        return
    first = noun
    if noun.dep_ == "conj" and noun.head.i < noun.i and _is_calling(noun.head):
        first = noun.head
    own = (t.i for t in first.subtree if t.head.i <= first.i and not t.is_space)
    left = min(own, default=first.i)
    left = max(left, noun.sent.start, noun.i - _LONGEST)
    left = max((t.i + 1 for t in doc[left:at] if is_apart(t)), default=left)
    if any(t.text in _CLOSING and t.text != "-" for t in doc[left:at]):
        return
    words = _bare(reading, reading.quote(doc[left : at + 1]))
    if words is not None:
        yield words


def _before(name: Span) -> Iterator[tuple[Token, str]]:
    """Yield the noun before a comma and a name: "the company's *owner*, Ada Holt,"."""
    doc, at = name.doc, name.start
    if at < _NOUN_AND_COMMA or doc[at - 1].text != "," or not _closes(name):
        return
    noun = doc[at - 2]
    fronts = [c for c in noun.lefts if c.lower_ in _FRONTS or c.dep_ == "poss"]
    opened = noun.left_edge.i > noun.sent.start or noun.left_edge.lower_ in ("its", "his", "her")
    if _is_calling(noun) and fronts and (opened or fronts[0].dep_ == "poss"):
        yield noun, "role"


def _apposed_to(name: Span) -> Iterator[tuple[Token, str]]:
    """Yield the noun with its purpose before a name: "A *spokesman* for the firm, Ada Holt,"."""
    noun = name.root.head
    between = name.doc[noun.i + 1 : name.start - 1]
    apposed = name.root.dep_ == "appos" and name.start and name.doc[name.start - 1].text == ","
    if not apposed or noun.i > name.start or not _closes(name) or not _is_calling(noun):
        return
    if all(noun.is_ancestor(t) for t in between) and any(c.lower_ in _FRONTS for c in noun.lefts):
        yield noun, "role"


def _closes(name: Span) -> bool:
    """Tell whether a name ends where an apposition does: before a comma or a stop."""
    return name.end >= len(name.doc) or name.doc[name.end].text in _CLOSING


def _behind(name: Span) -> Iterator[tuple[Token, str]]:
    """Yield the noun behind a name and a comma: "Ada Holt, the Dutch art *detective*,"."""
    doc, at = name.doc, name.end
    if at + 1 >= len(doc) or doc[at].text != ",":
        return
    first = doc[at + 1]
    aged = first.text.isdigit() and at + 3 < len(doc) and doc[at + 2].text == ","
    first = doc[at + 3] if aged else first
    opens = first.lower_ in _FRONTS or first.tag_ in ("JJ", "NN")
    for noun in doc[first.i : first.i + _BEYOND] if opens else ():
        if noun.text in _CLOSING and noun.text != "-":
            return
        if _is_calling(noun) and noun.left_edge.i == first.i and not _acts(noun):
            behind = noun.nbor() if noun.i + 1 < len(doc) else None
            tags = "" if behind is None else behind.pos_
            if first.lower_ in _LISTED_WITH and goes_on_as_list(doc.text, noun.idx + len(noun)):
                return
            ends = tags in ("", "ADP", "PRON", "SCONJ") or _is_joined(noun)
            if ends or (behind is not None and behind.text in _CLOSING):
                yield noun, "role"
            return


def _is_joined(noun: Token) -> bool:
    """Tell whether "and" joins another calling to a noun: "a *vet* and former councillor"."""
    second = next((c for c in noun.children if c.dep_ == "conj"), None)
    return second is not None and second.i > noun.i and _is_calling(second)


def _both(reading: Reading, noun: Token) -> Evidence | None:
    """Return the phrase of a noun with that of the calling that "and" joins to it."""
    words = phrase(reading, noun)
    if words is None or not _is_joined(noun) or noun.nbor().lower_ != "and":
        return words
    second = phrase(reading, next(c for c in noun.children if c.dep_ == "conj"))
    if second is None or not words.end < second.end <= words.end + _SECOND:
        return words
    return reading.article.quote(words.start, second.end)


def _acts(noun: Token) -> bool:
    """Tell whether a noun is somebody else, who acts: "According to Bell, the wife left"."""
    return noun.dep_ in ("nsubj", "nsubjpass") and noun.head.i > noun.i


def _said_to_be(name: Span) -> Iterator[tuple[Token, str]]:
    """Yield what a sentence or relative clause says that a person is: "X was a *director*"."""
    verbs = [c for c in name.root.children if c.dep_ == "relcl"]
    if name.root.dep_ == "nsubj":
        verbs.append(name.root.head)
    for verb in verbs:
        denied = any(c.dep_ in ("neg", "aux", "mark") for c in verb.children)
        if verb.lemma_ != "be" or denied:
            continue
        for noun in verb.children:
            counted = any(c.lower_ in lexicon().ordinals for c in noun.lefts)
            if noun.dep_ == "attr" and _is_calling(noun) and any(noun.lefts) and not counted:
                yield noun, "role"


def _deeds(reading: Reading, name: Span, pronoun: str, verbs: frozenset[str]) -> Iterator[Evidence]:
    """Yield the clause of who heads something: "Ada Holt, who *chairs the works council*"."""
    tags = ("VBZ", "VBD") if pronoun == "who" else ("VBZ", "VBP")
    for verb in name.root.children:
        if verb.dep_ != "relcl" or verb.tag_ not in tags:
            continue
        who = any(c.lower_ == pronoun and c.dep_ == "nsubj" for c in verb.children)
        led = list(_taken(verb, verbs))
        if not who or not led or led[0].i < verb.i:
            continue
        end = led[0].i + 1
        kept = {t.i for t in led[0].subtree}
        while end in kept and reading.doc[end].text not in _CLOSING and end - verb.i < _LONGEST:
            end += 1
        while reading.doc[end - 1].tag_ in _OPEN_ENDED:
            end -= 1
        yield reading.quote(reading.doc[verb.i : end])


def _taken(verb: Token, verbs: frozenset[str]) -> Iterator[Token]:
    """Yield the object of a verb, or what it takes behind its preposition: "works *for X*"."""
    if verb.lemma_ in verbs:
        yield from (c for c in verb.children if c.dep_ == "dobj")
    if any(c.dep_ == "dobj" for c in verb.children):
        return
    links = (c for c in verb.children if f"{verb.lemma_} {c.lower_}" in verbs)
    yield from (t for c in links for t in c.children if t.dep_ == "pobj")


_OPEN_ENDED: Final = frozenset({"CC", "IN", "DT", "TO", "PRP$"})
"""Tags of words with which no clause ends."""
