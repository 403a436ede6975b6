"""Nouns that the text applies to groups and bodies: "X, an umbrella group", "X is a militia"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.actors.draft import Called
from briefgen.extract.names.clues.bodies import speaker_of
from briefgen.extract.names.clues.words import clue_words
from briefgen.extract.names.lexicon import lexicon
from briefgen.model import ActorType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from briefgen.extract.actors.draft import Draft
    from briefgen.extract.names.lexicon import Lexicon
    from briefgen.extract.reading import Reading
    from briefgen.model import Evidence

_ENDS: Final = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "parataxis"})
"""Dependents of a noun that are not part of its description."""
_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "my", "our"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
_LONGEST: Final = 14
"""Words of the longest apposition; a longer one is a misparse."""


def apposed(reading: Reading, drafts: list[Draft]) -> None:
    """Add to each organisation the nouns in apposition to it, or predicated of it."""
    words = lexicon()
    starts = {t.idx: t for t in reading.doc}
    for draft in drafts:
        if draft.type in (ActorType.PERSON, ActorType.STATE, ActorType.PEOPLE) or not draft.named:
            continue
        for p in draft.pointings:
            token = starts.get(p.evidence.start)
            if token is None:
                continue
            name = reading.doc[token.i : _last(reading, token, p.evidence.end) + 1]
            for noun, rule in (
                *_nouns(name.root),
                *_beside(name),
                *_told_after(name.root),
                *_in_front(name, words),
                *_by_speaker(name.root, words),
            ):
                evidence = phrase(reading, noun)
                trades = draft.type is ActorType.COMPANY and noun.lemma_ in words.plied
                if (
                    evidence is not None
                    and not reading.surface.startswith("-", evidence.end)
                    and (trades or _classifies(noun, words))
                    and not evidence.overlaps(p.evidence)
                ):
                    draft.call(Called(evidence, rule, "appositions"))
            noun = name.root.head
            if not draft.called and _is_right_behind(name, noun, words):
                words_behind = reading.quote(reading.doc[name.end : noun.i + 1])
                draft.call(Called(words_behind, "apposition", "appositions"))


def _is_right_behind(name: Span, noun: Token, words: Lexicon) -> bool:
    """Tell whether a noun right behind a name says what it is: "the X *campaign group*"."""
    if name.root.dep_ not in ("compound", "nmod") or noun.lower_ not in words.classing_behind:
        return False
    run = name.doc[name.end : noun.i + 1]
    definite = name.start > 0 and name.doc[name.start - 1].lower_ == "the"
    small = all(t.is_lower and t.is_alpha for t in run)
    return definite and 0 < len(run) <= _WIDEST and small and noun.tag_ == "NN"


_WIDEST: Final = 2
"""Words of the longest noun that classes a name behind it."""


def _last(reading: Reading, token: Token, end: int) -> int:
    """Return the index of the last token that begins before an offset."""
    i = token.i
    while i + 1 < len(reading.doc) and reading.doc[i + 1].idx < end:
        i += 1
    return i


def _nouns(root: Token) -> Iterator[tuple[Token, str]]:
    """Yield the nouns that the parse equates with a name, with the kind of description."""
    apposed = (c for c in root.children if c.dep_ == "appos" and c.pos_ == "NOUN")
    apposed = (c for c in apposed if not (_counts_others(c) or _is_behind_another(root, c)))
    yield from ((c, "apposition") for c in apposed)
    if root.dep_ == "nsubj" and root.head.lemma_ == "be" and not is_open(root.head):
        equated = (c for c in root.head.children if c.dep_ == "attr" and c.pos_ == "NOUN")
        yield from ((c, "role") for c in equated if not _is_judged(c))
    over = root.head
    if root.dep_ == "appos" and over.pos_ == "NOUN" and over.i < root.i and over.tag_ != "NNS":
        yield over, "apposition"


def _is_judged(noun: Token) -> bool:
    """Tell whether a noun says how well somebody suits an end: "the *worst team* to meet"."""
    most = any(c.tag_ == "JJS" for c in noun.lefts)
    aims = (c for c in (*noun.children, *noun.head.children) if c.i > noun.i)
    return most and any(g.tag_ == "TO" for c in aims if c.tag_ == "VB" for g in c.children)


def is_open(verb: Token) -> bool:
    """Tell whether it is asked, denied or only thinkable that somebody is something."""
    return any(
        c.dep_ == "neg" or c.tag_ == "MD" or (c.dep_ == "mark" and c.lower_ in _ASKED)
        for c in verb.children
    )


_ASKED: Final = frozenset({"whether", "if", "unless"})


def _counts_others(noun: Token) -> bool:
    """Tell whether a plural lists others beside a name: "the X, *two governments*".

    So it does with "other": "X and/or *other authorities*".
    """
    others = any(c.like_num or c.lower_ == "other" for c in noun.lefts)
    return noun.tag_ == "NNS" and others


def _is_behind_another(root: Token, noun: Token) -> bool:
    """Tell whether another name is nearer to a noun: "the X, Y (*a bank*)", "X and Y, *a bank*"."""
    front = noun.left_edge
    if front.i <= root.i + 1:
        return False
    opened = front.nbor(-1).text == "("
    listed = opened and any(t.text == "," for t in noun.doc[root.i : front.i])
    joined = (c for c in root.children if c.dep_ == "conj" and c.pos_ == "PROPN")
    return listed or any(root.i < c.i < front.i for c in joined)


def _by_speaker(root: Token, words: Lexicon) -> Iterator[tuple[Token, str]]:
    """Yield what the one who tells of a firm is called: "X will close, *the supplier* said"."""
    speaking = speaker_of(root, words) if root.dep_ in ("nsubj", "nsubjpass") else None
    if speaking is not None and root.head.lemma_ not in clue_words().personal_deeds:
        yield speaking, "role"


def _beside(name: Span) -> Iterator[tuple[Token, str]]:
    """Yield the noun of "..., a militia" after a name where the parse missed the apposition."""
    doc, at = name.doc, name.end
    while at < len(doc) and doc[at].text in ('"', "'", ","):
        at += 1
    if at == name.end or at >= len(doc) or doc[at].lower_ not in ("a", "an", "the"):
        return
    noun = doc[at].head
    noun = noun.head if noun.dep_ == "poss" else noun
    if (
        noun.pos_ == "NOUN"
        and noun.i > at
        and noun.dep_ in ("dobj", "attr", "dep", "npadvmod", "oprd", "pobj", "appos")
    ):
        yield noun, "apposition"


def _told_after(root: Token) -> Iterator[tuple[Token, str]]:
    """Yield the predicate nouns of a name's relative clause: "X, which is part of the army"."""
    for clause in (c for c in root.children if c.dep_ == "relcl" and c.i > root.i):
        for verb in (t for t in clause.subtree if t.lemma_ == "be" and t.tag_ in _FINITE):
            if (verb == clause or verb.dep_ == "conj") and _speaks_of_the_head(verb):
                yield from (
                    (c, "role") for c in verb.children if c.dep_ == "attr" and c.pos_ == "NOUN"
                )


def _speaks_of_the_head(verb: Token) -> bool:
    """Tell whether an affirmed verb's subject is a relative pronoun, its own or a shared one."""
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "expl")]
    held = all(c.lower_ in ("which", "who", "that") for c in subjects) and (
        subjects or verb.dep_ == "conj"
    )
    return bool(held) and not any(c.dep_ == "neg" for c in verb.children)


def _in_front(name: Span, words: Lexicon) -> Iterator[tuple[Token, str]]:
    """Yield the noun right before a name: "the rebel group X", "the union X"."""
    first = name.start
    if first < 2:  # noqa: PLR2004 - a noun and a word before it
        return
    noun = name.doc[first - 1]
    behind = name.doc[name.end] if name.end < len(name.doc) else None
    if behind is not None and behind.tag_ == "NN" and name.root.head == behind:
        return  # "a police *CSI* unit": the name is no more than the noun's
    modified = any(c.dep_ in ("amod", "compound", "nmod") for c in noun.lefts)
    modified = modified or name.doc[first - 2].lower_ == "the"
    stands = noun.tag_ == "NN" or noun.lower_ in words.traders
    definite = name.doc[first - 2].lower_ == "the" and noun.lower_ in words.classing
    modified = modified or definite or noun.lower_ in words.traders
    if stands and noun.is_lower and modified and _classifies(noun, words):
        yield noun, "apposition"


_PARTING: Final = frozenset({"-", "--", "\u2013", "\u2014", ":"})
"""Marks between a dateline and the sentence after it."""


def is_apart(mark: Token) -> bool:
    """Tell whether a word is a dash between blanks, or a colon before one."""
    if mark.text not in _PARTING:
        return False
    before = mark.nbor(-1) if mark.i else None
    return bool(mark.whitespace_) and (mark.text == ":" or bool(before and before.whitespace_))


def _classifies(noun: Token, words: Lexicon) -> bool:
    """Tell whether a noun says what kind of organisation something is."""
    lemma = noun.lemma_.lower()
    if words.collectives.get(noun.lower_) is ActorType.PEOPLE:
        return False
    return (
        lemma in words.heads
        or lemma in words.traders
        or noun.lower_ in words.collectives
        or lemma in ("part", "wing", "member", "arm", "ally", "affiliate", "tank")
    )


def is_more(link: Token) -> bool:
    """Tell whether a preposition adds examples, or what is lacking: "a champion *with no* record".

    Neither says what somebody is.
    """
    things = (t for c in link.children if c.dep_ == "pobj" for t in c.lefts)
    lacking = link.lower_ == "with" and any(t.lower_ == "no" for t in things)
    return lacking or (link.lower_ in ("including", "without") and link.dep_ == "prep")


def phrase(reading: Reading, noun: Token) -> Evidence | None:
    """Return a noun's phrase without clauses and "the"; None where too long, or with "whose"."""
    ends = (t for t in noun.subtree if t != noun and (t.dep_ in _ENDS or is_more(t)))
    skipped = {d.i for t in ends for d in t.subtree}
    lefts = [
        t
        for t in noun.subtree
        if t.i <= noun.i
        and not t.is_space
        and t.i not in skipped
        and not (t.head == noun and t.lower_ in _DEFINITE)
    ]
    start = lefts[0].i if lefts else noun.i
    parted = (t.i + 1 for t in noun.doc[start : noun.i] if is_apart(t))
    start = max(parted, default=start)
    if any(t.tag_ == "WP$" for t in lefts):
        return None
    end = noun.i
    kept = {t.i for t in noun.subtree} - skipped
    while end + 1 in kept:
        end += 1
    if end - start >= _LONGEST:
        return None
    return reading.quote(reading.doc[start : end + 1])
