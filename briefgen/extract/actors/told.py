"""What does a sentence say that a person is, where no office stands beside the name?

"The company's owner, Ada Holt", "Ada Holt, the Dutch art detective", "Ada Holt, who chairs the
council", "Ada Holt is a nurse": the noun phrase or the clause is the description.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.extract.actors.appositions import is_apart, is_more, phrase
from briefgen.extract.actors.draft import PREDICATED, Called
from briefgen.extract.actors.roles import goes_on_as_list
from briefgen.extract.names.firsts import is_most
from briefgen.extract.names.lexicon import lexicon
from briefgen.model import AMONG, ActorType, MentionKind
from briefgen.registry.gazetteer import places_named
from briefgen.registry.known import spelled
from briefgen.registry.tables import table
from briefgen.registry.whose import LESSER, is_rank

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
    """Give each actor without any role, or with a rank alone, what the sentences say that it is.

    Of bodies, only what they run or make is told here: `appositions` has the nouns.
    """
    starts = {t.idx: t for t in reading.doc}
    bodies = {p.evidence.start: p.evidence for d in drafts if _is_body(d) for p in d.pointings}
    ends = {p.evidence.start: p.evidence.end for d in drafts if d.named for p in d.pointings}
    for draft in drafts:
        if _has_a_role(draft) or not draft.named or draft.type in _NEVER:
            continue
        person = draft.type is ActorType.PERSON
        for evidence, kind, rule in _descriptions(reading, draft, starts) if person else ():
            draft.call(Called(_to_names_end(reading, evidence, ends), kind, rule))
        for evidence in _clauses(reading, draft, starts, person=person):
            draft.call(Called(evidence, "role", "told.clause"))
        if person and not _has_a_role(draft):
            for evidence in _belonging(reading, draft, bodies):
                draft.call(Called(evidence, "role", "told.of"))


def _to_names_end(reading: Reading, words: Evidence, ends: dict[int, int]) -> Evidence:
    """Return a phrase with the rest of the body's name that it is cut within."""
    inside = (e for s, e in ends.items() if words.start < s < words.end < e)
    return reading.article.quote(words.start, max(inside, default=words.end))


def _has_a_role(draft: Draft) -> bool:
    """Tell whether an actor is called anything beside a rank or a form of address."""
    ranked = [c for c in draft.called if c.kind == "title" and is_rank(c.evidence.exact)]
    faint = [c for c in draft.called if c.evidence.exact.rpartition(" ")[2] in _of_a_state()]
    return len(draft.called) > len(ranked) + len(faint)


@cache
def _of_a_state() -> frozenset[str]:
    """Return what says no more of somebody than where they belong: "a French *citizen*"."""
    return frozenset({"citizen", "national", "native", "resident"} & _anybody())


@cache
def _anybody() -> frozenset[str]:
    return frozenset(table("actor_heads")["of_anybody"]) | {"national"}


def _is_body(draft: Draft) -> bool:
    """Tell whether an actor is a body with a name of its own, of a kind that is known."""
    others = (ActorType.PERSON, ActorType.UNKNOWN)
    return draft.named and draft.type not in _NEVER and draft.type not in others


def _belonging(reading: Reading, draft: Draft, bodies: dict[int, Evidence]) -> Iterator[Evidence]:
    """Yield of which body the text says that a person is: "Ada Holt *of the Orsk Trust*"."""
    for p in draft.pointings:
        link = _OF.match(reading.surface, p.evidence.end)
        body = bodies.get(link.end()) if link is not None and p.kind is MentionKind.NAME else None
        if body is not None and link is not None and _is_of(link[1]):
            start = reading.surface.index("of ", p.evidence.end)
            kind = _NEXT.match(reading.surface, body.end)
            kept = kind is not None and kind[1] in lexicon().heads
            yield reading.article.quote(start, kind.end() if kind and kept else body.end)


_NEXT: Final = re.compile(r" ([a-z]+)\b")
_OF: Final = re.compile(r"(?:, (?:\d\d, )?| )of (?:[Tt]he )?((?:[a-z]+['\u2019]? ){0,3})")


def _is_of(words: str) -> bool:
    """Tell whether words between "of the" and a body's name only say what it is."""
    front = words.split()
    if not front:
        return True
    kinds = lexicon().classing | lexicon().heads.keys()
    return front[-1] in kinds and lexicon().speech.isdisjoint(front)


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
) -> Iterator[tuple[Evidence, str, str]]:
    """Yield the words for a person, with the kind of description and the rule."""
    for name in _spans(reading, draft, starts):
        nouns = (
            *((noun, kind, "told") for noun, kind in _before(name)),
            *((noun, kind, "told") for noun, kind in _apposed_to(name)),
            *((noun, kind, "told") for noun, kind in _behind(name)),
            *_said_to_be(name),
            *((noun, kind, "told") for noun, kind in _identified(name)),
            *((noun, kind, "told") for noun, kind in _listed_under(name)),
            *((noun, kind, "told") for noun, kind in _named_so(name)),
        )
        for noun, kind, rule in nouns:
            words = _bare(reading, _tied(reading, _whole(reading, _both(reading, noun))))
            if words is not None and not words.overlaps(reading.quote(name)):
                yield words, AMONG if noun.tag_ == "NNS" else kind, rule
        yield from ((e, "title", "told") for e in _in_front(reading, name))
        yield from ((e, "role", "told") for e in _one_of(reading, name))
        yield from ((e, "role", "told") for e in _of_a_nation(reading, name))
        yield from ((e, "role", "told") for e in _both_apposed(reading, name))
        yield from ((e, "role", "told") for e in _joint(reading, name))
        yield from ((e, "role", rule) for e, rule in _held_before(reading, name))


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


def _tied(reading: Reading, words: Evidence | None) -> Evidence | None:
    """Return a phrase with what a hyphen ties to its first word: "*co-*leader of the team"."""
    if words is None or (front := _TIED.search(reading.surface[: words.start])) is None:
        return words
    return reading.article.quote(front.start(), words.end)


_TIED: Final = re.compile(r"\b[a-z]+-$")
_REST_OF_NAME: Final = re.compile(r" ([a-z]{1,3}) [A-Z\u00c0-\u00de]\w+")
"""A particle and a capital, which go on with a name."""


def _bare(reading: Reading, words: Evidence | None) -> Evidence | None:
    """Return a phrase without the article that it begins with."""
    while words is not None:
        first, _, rest = words.exact.partition(" ")
        if first.lower() not in _UNTOLD or not rest:
            break
        words = reading.article.quote(words.end - len(rest), words.end)
    return words


_SINGLED: Final = frozenset({"one", "another"})
_UNTOLD: Final = _SINGLED | {"the", "a", "an", "neither", "nor", "both"}
"""What opens a phrase and is no part of what it calls somebody: "*One* survivor, Ada Holt,"."""


def _is_calling(noun: Token) -> bool:
    """Tell whether a noun in the singular says what a person is."""
    word = noun.lemma_.lower()
    named = word in lexicon().callings or word in _more()
    if word in _NOBODY and not any(c.lower_ == "from" for c in noun.rights):
        return False
    written = noun.text.islower() or (_is_kin(noun) and any(c.dep_ == "poss" for c in noun.lefts))
    return (named or _is_trade(word)) and noun.tag_ in _SINGULAR and written


_SINGULAR: Final = frozenset({"NN", "NNP"})


def _is_kin(noun: Token) -> bool:
    """Tell whether a noun names a kinship, however written: "Bell's *Mother*"."""
    return noun.lower_ in _kin()


@cache
def _kin() -> frozenset[str]:
    """Return the nouns of kinships, the formal and the others."""
    return lexicon().kin | frozenset(table("actor_heads")["kin_more"])


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
def _plied() -> frozenset[str]:
    """Return the verbs of whoever has a trade, while it is told in the present."""
    return frozenset(table("actor_heads")["trades_by_deed"])


@cache
def _undertaken() -> frozenset[str]:
    """Return the verbs of what bodies run and make."""
    return frozenset(table("actor_heads")["undertakings"])


def _in_front(reading: Reading, name: Span) -> Iterator[Evidence]:
    """Yield what a person is called right before the name: "the *bassist* Ada Holt".

    Two that "and" joins are told together: "*Chad's deputy premier and contender* Ada Holt".
    """
    doc, at = name.doc, _front(name) - 1
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
    if doc[left].like_num or (left < at and doc[left].lower_ in _SINGLING_OUT | {"whose"}):
        left += 1
    words = _bare(reading, reading.quote(doc[left : at + 1])) if left <= at else None
    if words is not None:
        yield words


_SINGLING_OUT: Final = frozenset({"only", "even", "just", "not"})
"""Adverbs before a noun that are no part of what it calls somebody: "*Only* captain Bell"."""


def _front(name: Span) -> int:
    """Return where a name begins with the age in front of it: "her son, *9-year-old Jo Bell*".

    With a form of address, too: "a sociologist at Harl College, *Dr Ada Holt*".
    """
    doc, at = name.doc, name.start
    styles = lexicon().address
    while at > name.sent.start and doc[at - 1].lower_.rstrip(".") in styles:
        at -= 1
        styles = lexicon().address | LESSER
    if at and doc[at - 1].lower_ == "old":
        while at and (doc[at - 1].lower_ in _OF_AGE or doc[at - 1].like_num):
            at -= 1
    return at


_OF_AGE: Final = frozenset({"-", "year", "years", "month", "months", "old"})


def _before(name: Span) -> Iterator[tuple[Token, str]]:
    """Yield the noun before a comma and a name: "the company's *owner*, Ada Holt,"."""
    doc, at = name.doc, _front(name)
    if at < _NOUN_AND_COMMA or doc[at - 1].text != "," or not _closes(name):
        return
    noun = doc[at - 2]
    fronts = [c for c in noun.lefts if c.lower_ in _FRONTS | _SINGLED or c.dep_ == "poss"]
    if not fronts and noun.left_edge.lower_ in ("a", "an"):
        fronts = [noun.left_edge]
    opened = noun.left_edge.i > noun.sent.start or noun.left_edge.lower_ in ("its", "his", "her")
    opened = opened or noun.left_edge.lower_ in _SINGLED
    opened = opened or (name.root.head == noun and _acts_behind(name))
    if _is_calling(noun) and fronts and (opened or fronts[0].dep_ == "poss"):
        yield noun, "role"


def _acts_behind(name: Span) -> bool:
    """Tell whether a finite verb stands behind a name and a comma: "A nurse, Ada Holt, *came*"."""
    doc, at = name.doc, name.end
    return at + 1 < len(doc) and doc[at].text == "," and doc[at + 1].tag_ in _FINITE


def _apposed_to(name: Span) -> Iterator[tuple[Token, str]]:
    """Yield the noun with its purpose before a name: "A *spokesman* for the firm, Ada Holt,"."""
    noun, start = _past_whom_he_serves(name.root.head), _front(name)
    between = name.doc[noun.i + 1 : start - 1]
    apposed = name.root.dep_ == "appos" and start and name.doc[start - 1].text == ","
    if not apposed or noun.i > start or not _is_calling(noun):
        return
    if not (_closes(name) or (_is_kin(noun) and any(c.dep_ == "poss" for c in noun.lefts))):
        return
    fronts = any(c.lower_ in _FRONTS for c in noun.lefts)
    spoken = noun.dep_ == "nsubj" and noun.head.i < noun.left_edge.i
    if all(noun.is_ancestor(t) for t in between) and (fronts or spoken):
        yield noun, "role"


def _past_whom_he_serves(word: Token) -> Token:
    """Return who serves somebody to whom the parse ties a second name: "*A lawyer* for Bell, X"."""
    link = word.head
    if word.pos_ != "PROPN" or word.dep_ != "pobj" or link.lower_ not in ("for", "to", "of"):
        return word
    return link.head if _is_calling(link.head) and link.head.dep_ == "nsubj" else word


def _closes(name: Span) -> bool:
    """Tell whether a name ends where an apposition does: before a comma or a stop."""
    behind = name.doc[name.end] if name.end < len(name.doc) else None
    return behind is None or behind.text in _CLOSING or behind.lower_ == "who"


def _behind(name: Span) -> Iterator[tuple[Token, str]]:
    """Yield the noun behind a name and a comma: "Ada Holt, the Dutch art *detective*,"."""
    doc, at = name.doc, _past_its_body(name)
    if at + 1 >= len(doc) or not (doc[at].text == "," or is_apart(doc[at])):
        return
    first = doc[at + 1]
    aged = first.text.isdigit() and at + 3 < len(doc) and doc[at + 2].text == ","
    first = doc[at + 3] if aged else first
    if first.lower_ == "then" and first.i + 1 < len(doc):
        first = first.nbor()
    opens = first.lower_ in _FRONTS or first.tag_ in ("JJ", "NN", "VBN")
    opens = opens or _is_apposed(first, name) or _owns(first)
    for noun in doc[first.i : first.i + _BEYOND] if opens else ():
        if noun.text in _CLOSING and noun.text != "-":
            return
        opened = noun.left_edge.i in (first.i, first.i - 1) or _is_tied(first, noun)
        if _is_calling(noun) and opened and not _acts(noun):
            behind = noun.nbor() if noun.i + 1 < len(doc) else None
            tags = "" if behind is None else behind.pos_
            if first.lower_ in _LISTED_WITH and goes_on_as_list(doc.text, noun.idx + len(noun)):
                return
            ends = tags in ("", "ADP", "PRON", "SCONJ") or (tags == "CCONJ" and _is_joined(noun))
            ends = ends or (behind is not None and behind.text in _CLOSING)
            ends = ends or (behind is not None and behind.dep_ == "acl" and behind.tag_ in _DONE)
            ends = ends or (behind is not None and behind.tag_ in ("WP", "WP$", "WDT"))
            if ends and not (_is_anothers(noun, name) or _is_listed(noun)):
                yield noun, "role"
            return


def _is_tied(first: Token, noun: Token) -> bool:
    """Tell whether a hyphen ties a noun to the word before it: "*co-leader* of the team"."""
    return noun.i - first.i == _HYPHENED and noun.nbor(-1).text == "-"


_HYPHENED: Final = 2
"""Words from the first half of a hyphened noun to the second."""


def _past_its_body(name: Span) -> int:
    """Return where a name ends with the body that its bearer is of: "Bell *of the Orsk College*".

    With the town of it, between commas.
    """
    doc, at = name.doc, name.end
    if at >= len(doc) or doc[at].lower_ not in ("of", "from", "at"):
        return name.end
    while at < len(doc) and at - name.end < _LONGEST and doc[at].pos_ in _OF_BODIES:
        at += 1
    seated = doc[at : at + 3]
    marked = [t.text for t in seated if t.text == ","] == [",", ","] and seated[1].text.istitle()
    if marked and places_named(seated[1].text):
        at += 2
    return at if doc[at - 1].pos_ == "PROPN" else name.end


_OF_BODIES: Final = frozenset({"PROPN", "ADP", "DET"})
"""Parts of speech of the words by which a body is named."""
_DONE: Final = frozenset({"VBN", "VBD"})
"""Tags of participles, which a finite verb's is at times."""


def _is_listed(noun: Token) -> bool:
    """Tell whether a noun is one of a list of names: "X, *a boy*, and Y were hurt"."""
    return any(c.dep_ == "conj" and c.pos_ == "PROPN" for c in noun.children)


def _owns(first: Token) -> bool:
    """Tell whether a name in the possessive begins at a word: "Ada Holt, *Bell's* aunt"."""
    behind = first.doc[first.i : first.i + _OWNER]
    return first.tag_ == "NNP" and any(t.tag_ == "POS" for t in behind)


_OWNER: Final = 4
"""Most words of a name in the possessive, with its ending."""


def _is_apposed(first: Token, name: Span) -> bool:
    """Tell whether a name of a body opens an apposition: "Ada Holt, *Orsk Trust* trustee"."""
    nouns = (t for t in first.ancestors if t.dep_ == "appos" and t.head == name.root)
    return first.tag_ == "NNP" and any(_is_calling(noun) for noun in nouns)


def _is_anothers(noun: Token, name: Span) -> bool:
    """Tell whether a noun between two names is the second's, who speaks: "X, a clerk, Y, said"."""
    doc, at = noun.doc, noun.i + 1
    if at + 1 >= len(doc) or doc[at].text != "," or doc[at + 1].pos_ != "PROPN":
        return False
    at += 1
    while at < len(doc) and doc[at].pos_ == "PROPN":
        at += 1
    spoken = at + 1 < len(doc) and doc[at].text == "," and doc[at + 1].tag_ in _FINITE
    return spoken and name.end < noun.i


_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})


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
    if second is None or not words.start < second.end <= words.end + _SECOND:
        return words
    shared = _shared(noun, second.end)
    return reading.article.quote(words.start, max(words.end, second.end, shared))


def _shared(noun: Token, end: int) -> int:
    """Return the end of what two callings are for: "trainer and organiser *of the group*"."""
    for link in noun.children:
        if link.dep_ == "prep" and link.idx == end + 1 and not is_more(link):
            own = noun.doc[link.i : link.right_edge.i + 1]
            if len(own) <= _LONGEST and not any(t.text in _CLOSING for t in own):
                return own.end_char
    return end


def _acts(noun: Token) -> bool:
    """Tell whether a noun is somebody else, who acts: "According to Bell, the wife left"."""
    return noun.dep_ in ("nsubj", "nsubjpass") and noun.head.i > noun.i


def _whose_word(verb: Token) -> str:
    """Return the rule for what a verb tells: in a clause with "who" it is the writer's word."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return "told" if verb.dep_ == "relcl" else PREDICATED


def _said_to_be(name: Span) -> Iterator[tuple[Token, str, str]]:
    """Yield what a sentence or relative clause says that a person is: "X was a *director*"."""
    for verb in _told_of(name):
        denied = any(
            c.dep_ in ("neg", "aux", "mark") or c.lower_ == "longer" for c in verb.children
        )
        if verb.lemma_ != "be" or denied or _is_past(verb) or _is_aside(verb):
            continue
        for noun in verb.children:
            counted = any(c.lower_ in lexicon().ordinals for c in noun.lefts)
            counted = counted or any(c.tag_ in ("RBS", "JJS") for c in noun.lefts)
            counted = counted or is_most(noun)
            if noun.dep_ == "attr" and _is_calling(noun) and any(noun.lefts) and not counted:
                yield noun, "role", _whose_word(verb)


def _told_of(name: Span) -> Iterator[Token]:
    """Yield the verbs whose subject a name is, by itself or as "who"; "whose" is another one's."""
    for clause in (c for c in name.root.children if c.dep_ == "relcl"):
        subjects = (c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass"))
        if any(t.tag_ == "WP$" for subject in subjects for t in subject.children):
            continue
        yield clause
        if any(c.lower_ == "who" and c.dep_ in ("nsubj", "nsubjpass") for c in clause.children):
            yield from _joined_verbs(clause)
    if name.root.dep_ in ("nsubj", "nsubjpass"):
        yield name.root.head
        yield from _joined_verbs(name.root.head)


def _joined_verbs(first: Token) -> Iterator[Token]:
    """Yield the verbs that share the subject of the one that they are joined to."""
    for verb in first.children:
        own = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children)
        if verb.dep_ == "conj" and not own:
            yield verb


def _is_aside(verb: Token) -> bool:
    """Tell whether a clause tells of another time or case: "a case in which *X was a suspect*"."""
    if verb.dep_ == "relcl":
        return any(c.dep_ == "prep" and c.i < verb.i for c in verb.children)
    return verb.dep_ == "advcl"


def _is_past(verb: Token) -> bool:
    """Tell whether it is told that what somebody was is over: "was *previously* a clerk"."""
    if any(c.dep_ == "advmod" and c.lower_ in _ONCE for c in verb.children):
        return True
    ended = (c for c in verb.children if c.lower_ in _WHILE and c.i > verb.i)
    return verb.tag_ == "VBD" and any(True for _ in ended)


_ONCE: Final = frozenset({"previously", "formerly", "once"})
_WHILE: Final = frozenset({"for", "from", "until", "till", "before", "between"})
"""Prepositions of how long somebody was something."""


def _held_before(reading: Reading, name: Span) -> Iterator[tuple[Evidence, str]]:
    """Yield what somebody was or was made, with the verb: "who *was previously a clerk*"."""
    for verb in _told_of(name):
        rule = _whose_word(verb)
        if verb.tag_ == "VBD" and verb.lemma_ == "serve":
            yield from ((e, rule) for e in _served_as(reading, verb))
        yield from ((e, rule) for e in _made(reading, verb))
        if verb.tag_ != "VBD" or verb.lemma_ != "be" or not _is_past(verb):
            continue
        for noun in verb.children:
            words = phrase(reading, noun) if noun.dep_ == "attr" and _is_calling(noun) else None
            if words is not None:
                yield reading.article.quote(verb.idx, words.end), rule


def _made(reading: Reading, verb: Token) -> Iterator[Evidence]:
    """Yield the office that somebody was given, with the verb: "Bell *was elected mayor*"."""
    helps = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg")]
    done = [c.lower_ for c in helps] in (["was"], ["has", "been"])
    if verb.lemma_ not in _MAKING or not done:
        return
    links = (t for c in verb.children if c.lower_ == "as" for t in c.children if t.dep_ == "pobj")
    nouns = (c for c in verb.children if c.dep_ in ("oprd", "dobj") and c.i > verb.i)
    for noun in (*nouns, *links):
        words = phrase(reading, noun) if _is_calling(noun) else None
        if words is not None and words.end - verb.idx < _SECOND:
            yield reading.article.quote(helps[0].idx, words.end)
            return


_MAKING: Final = frozenset({"elect", "appoint", "name", "choose"})
"""Verbs in the passive that give somebody an office."""


def _served_as(reading: Reading, verb: Token) -> Iterator[Evidence]:
    """Yield what somebody served as, with the verb: "Bell *served as trade minister*"."""
    for noun in (t for c in verb.children if c.lower_ == "as" for t in c.children):
        if noun.dep_ == "pcomp" and noun.tag_ == "VBG":  # "as *planning* chief", misparsed
            noun = next((c for c in noun.children if c.i == noun.i + 1), noun)  # noqa: PLW2901
        held = noun.dep_ in ("pobj", "dobj") and _is_calling(noun)
        words = phrase(reading, noun) if held else None
        if words is not None:
            yield reading.article.quote(verb.idx, words.end)


def _identified(name: Span) -> Iterator[tuple[Token, str]]:
    """Yield as whom a person is identified: "the *victim* was identified as Ada Holt"."""
    first = _first_of_row(name.root)
    if first.dep_ == "pobj" and first.head.lower_ == "as" and first.head.head.lemma_ == "identify":
        verb = first.head.head
        nouns = [c for c in verb.children if c.dep_ in ("nsubjpass", "dobj")]
        over = verb.head if verb.dep_ in ("acl", "relcl") else None
        yield from ((t, "role") for t in (*nouns, over) if t is not None and _is_calling_many(t))
    verb = name.root.head
    if name.root.dep_ == "nsubjpass" and verb.lemma_ == "identify":
        links = (c for c in verb.children if c.lower_ == "as")
        yield from ((t, "role") for c in links for t in c.children if _is_calling(t))
    if first.dep_ == "attr" and first.head.lemma_ == "be":
        nouns = [c for c in first.head.children if c.dep_ == "nsubj" and _names_who(c)]
        yield from ((t, "role") for t in nouns if _is_calling_many(t))


def _names_who(noun: Token) -> bool:
    """Tell whether a subject is said to be somebody: "the *victims* were X, Y and Z"."""
    one = noun.tag_ == "NN" and any(c.lower_ == "the" or c.dep_ == "poss" for c in noun.lefts)
    return noun.tag_ == "NNS" or one


def _listed_under(name: Span) -> Iterator[tuple[Token, str]]:
    """Yield what several are called before their names: "the *forwards* Ada Holt and Jo Bell"."""
    several = any(c.dep_ == "conj" for c in name.root.children)
    one: Token | None = name.root
    while one is not None:
        at = _start_of(one) - 1
        if at > one.sent.start and one.doc[at].text == "," and one.doc[at - 1].lemma_ in _kin():
            at -= 1
        noun = one.doc[at] if at >= one.sent.start else None
        if noun is not None and noun.tag_ == "NNS" and _is_calling_many(noun):
            yield from ((noun, "role"),) if several else ()
            return
        several = True
        joined = one.dep_ in ("conj", "appos") and one.head.pos_ == "PROPN"
        one = one.head if joined else None


def _start_of(one: Token) -> int:
    """Return where the name that ends with a word begins, with the age in front of it."""
    doc, at = one.doc, one.i
    while at > one.sent.start and doc[at - 1].pos_ == "PROPN":
        at -= 1
    return _front(doc[at : one.i + 1])


def _first_of_row(token: Token) -> Token:
    """Return the first of the names that a row of commas and "and" joins.

    A noun that lists somebody without a name is one of them: "X, *a boy*, and Y".
    """
    while token.dep_ in ("conj", "appos"):
        over = token.head
        listed = over.dep_ == "appos" and over.head.pos_ == "PROPN" and token.dep_ == "conj"
        if over.pos_ != "PROPN" and not listed:
            break
        token = over
    return token


def _is_calling_many(noun: Token) -> bool:
    """Tell whether a noun says what a person is, or several are: "the *victims*"."""
    word = noun.lemma_.lower()
    named = word in lexicon().callings or word in _more() or _is_trade(word)
    return named and noun.tag_ in ("NN", "NNS") and noun.text.islower() and word not in _NOBODY


_NOBODY: Final = frozenset({"man", "woman", "boy", "girl", "person", "child"})
"""Nouns that say of a person what its name says already."""


def _named_so(name: Span) -> Iterator[tuple[Token, str]]:
    """Yield whom a participle gives a name: "a *farmer* named Ada Holt"."""
    verb = name.root.head
    if name.root.dep_ in ("oprd", "dobj") and verb.lemma_ in ("name", "call"):
        noun = verb.head
        if verb.dep_ == "acl" and _is_calling(noun) and noun.lemma_ not in _NOBODY:
            yield noun, "role"


def _of_a_nation(reading: Reading, name: Span) -> Iterator[Evidence]:
    """Yield of which nation somebody is: "Ada Holt, *a Chadian*,"."""
    doc, at = name.doc, name.end
    if at + 3 >= len(doc) or doc[at].text != "," or doc[at + 1].lower_ not in ("a", "an"):
        return
    known = spelled(doc[at + 2].text)
    if known is not None and known.type in _NEVER and doc[at + 3].text in _CLOSING:
        yield reading.quote(doc[at + 1 : at + 3])


def _both_apposed(reading: Reading, name: Span) -> Iterator[Evidence]:
    """Yield a noun with both its modifiers: "Ada Holt, *crime and safety analyst* at X"."""
    for first in name.root.children:
        second = next((c for c in first.children if c.dep_ == "conj"), None)
        opens = first.dep_ == "appos" and first.tag_ == "NN" and not _is_calling(first)
        if second is None or not opens or not _is_calling(second) or second.i > first.i + 3:
            continue
        if first.i == name.end + 1 and name.doc[name.end].text == ",":
            words = phrase(reading, second)
            if words is not None:
                yield reading.article.quote(first.idx, words.end)


def _joint(reading: Reading, name: Span) -> Iterator[Evidence]:
    """Yield who is something together with somebody: "*His co-accused*, Ada Holt,"."""
    start = max(name.sent.start_char, name.start_char - _SECOND)
    found = _TOGETHER.search(reading.surface, start, name.start_char)
    if found is not None and _closes(name):
        yield reading.article.quote(found.start(1), found.end(1))


_TOGETHER: Final = re.compile(
    r"\b((?:[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w-]+'s?) (?:co|ex)-[a-z]+),? "
    r"(?:\d+-year-old )?$"
)
"""A possessive and a noun with "co-" or "ex-" that ends right before a name or its age."""


def _one_of(reading: Reading, name: Span) -> Iterator[Evidence]:
    """Yield of which several somebody is one: "*one of the victims*, Ada Holt," or behind her."""
    doc, first = name.doc, _front(name)
    behind = doc[name.end + 1] if name.end + 1 < len(doc) and doc[name.end].text == "," else None
    if behind is not None and behind.text.isdigit() and behind.i + 2 < len(doc):
        behind = behind.nbor(2)
    if behind is not None and behind.lower_ == "one":
        yield from _of_several(reading, behind)
    if doc[first - 1].lower_ == "as" and first > _NOUN_AND_COMMA:
        while first and doc[first - 1].lower_ in _IDENTIFIED:
            first -= 1
    if first > _NOUN_AND_COMMA and doc[first - 1].text == "," and _closes(name):
        for one in doc[max(name.sent.start, first - _BEYOND) : first - 1]:
            if one.lower_ == "one":
                yield from _of_several(reading, one, doc[first - 2])


_IDENTIFIED: Final = frozenset({"as", "identified", "later"})
"""Words between "one of the suspects" and a name: ", later identified as"."""


def _of_several(reading: Reading, one: Token, last: Token | None = None) -> Iterator[Evidence]:
    """Yield "one of the victims" from "one" on, where that ends with `last` if there is one."""
    for link in one.children:
        for noun in link.children:
            several = link.lower_ == "of" and noun.tag_ == "NNS" and _is_calling_many(noun)
            if several and (last is None or noun == last):
                yield reading.quote(noun.doc[one.i : noun.i + 1])


def _deeds(reading: Reading, name: Span, pronoun: str, verbs: frozenset[str]) -> Iterator[Evidence]:
    """Yield the clause of who heads something: "Ada Holt, who *chairs the works council*"."""
    tags = ("VBZ", "VBD", "VBN") if pronoun == "who" else ("VBZ", "VBP")
    beside = [c for c in name.root.children if c.dep_ == "appos" and c.i > name.root.i]
    for verb in (v for t in (name.root, *beside) for v in t.children):
        if verb.dep_ != "relcl" or verb.tag_ not in tags:
            continue
        who = any(c.lower_ == pronoun and c.dep_ == "nsubj" for c in verb.children)
        plied = _plied() if pronoun == "who" and verb.tag_ == "VBZ" else frozenset()
        led = [t for t in _taken(verb, verbs | plied) if t.pos_ != "PRON"]
        if not who or not led or led[-1].i < verb.i:
            continue
        has = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg")]
        if [c.lower_ for c in has] != ["has"] * (verb.tag_ == "VBN"):
            continue
        end = led[-1].i + 1
        more = {t.i for c in led[-1].subtree if is_more(c) for t in c.subtree}
        kept = {t.i for t in led[-1].subtree} - more
        while end in kept and not _closing(reading.doc[end]) and end - verb.i < _LONGEST:
            end += 1
        while reading.doc[end - 1].tag_ in _OPEN_ENDED:
            end -= 1
        yield reading.quote(reading.doc[has[0].i if has else verb.i : end])


def _closing(token: Token) -> bool:
    return token.text in _CLOSING and (token.text != "-" or bool(token.whitespace_))


def _taken(verb: Token, verbs: frozenset[str]) -> Iterator[Token]:
    """Yield the object of a verb, or what it takes behind its preposition: "works *for X*"."""
    if verb.lemma_ in verbs:
        yield from (c for c in verb.children if c.dep_ == "dobj")
    if any(c.dep_ == "dobj" for c in verb.children):
        yield from _workplace(verb)
        return
    links = (c for c in verb.children if f"{verb.lemma_} {c.lower_}" in verbs)
    yield from (t for c in links for t in c.children if t.dep_ == "pobj")


def _workplace(verb: Token) -> Iterator[Token]:
    """Yield the name of the body at which somebody has a field: "covers mines *at Harl Bank*"."""
    if verb.lemma_ not in table("actor_heads")["works_on"]:
        return
    at = (t for t in verb.subtree if t.lower_ in ("at", "with") and t.dep_ == "prep")
    yield from (o for t in at for o in t.children if o.dep_ == "pobj" and o.pos_ == "PROPN")


_OPEN_ENDED: Final = frozenset({"CC", "IN", "DT", "TO", "PRP$"})
"""Tags of words with which no clause ends."""
