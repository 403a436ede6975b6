"""Which sentences should a brief lead with?

They are chosen one after another: each time the sentence that adds most to those already chosen, by
weights that can be read in `key_sentences.yml`. Nothing is rewritten.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from briefgen.extract.claims.screen import speaks
from briefgen.extract.demonyms import is_age
from briefgen.model import NUMBERED, ActorType, KeySentence, Role
from briefgen.registry.speech import speech
from briefgen.registry.tables import table
from briefgen.registry.taken_back import takes_back

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Block, Claim, Evidence, Figure, Sentence

_SOURCES: Final = NUMBERED - {Role.TABLE} | {Role.DEK}
_CONTENT: Final = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM"))
_FINITE: Final = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NOMINAL: Final = frozenset({"NOUN", "PROPN"})
_THINGS: Final = frozenset({"it", "them", "this", "that"})
_TAKES_UP: Final = frozenset({"he", "she", "they"})
_COUNTED: Final = 4
"""First tokens of a sentence among which "later" counts from what was told before."""

_PERSONAL: Final = frozenset({"he", "she", "him", "his", "her"})
_AFTER: Final = 4
"""The place that a sentence of an opening scene is given: behind the news."""

_NEWS_WITHIN: Final = 3
"""Paragraphs behind an opening scene among which the news is looked for."""

_FEWEST: Final = 2
_QUOTES: Final = ('"', "'", "\u201c", "\u2018")
_TOPICS: Final = 12
"""How many of an article's words count as what it is about."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that may be chosen, with what it speaks of."""

    sentence: Sentence
    words: frozenset[str]
    actors: frozenset[str]
    fixed: float
    role: Role
    place: int
    """Its place among the sentences of the body, from 0; that of a dek is 0 as well."""
    full: float
    """How much of the room of a sentence that is not too long its words take, at most 1."""
    dangles: bool
    """Whether it takes up something said before, so that it can't stand without the sentence before it."""
    other_side: bool = False
    """Whether it sets a figure of somebody's own against one in the sentence before: both are told, or none."""


@dataclass(frozen=True, slots=True)
class _About:
    """What an article is about: the shares of its foremost words, words that come back, and who."""

    topics: dict[str, float]
    returning: dict[str, float]
    salience: dict[str, float]


def key_sentences(
    reading: Reading,
    actors: tuple[Actor, ...],
    claims: tuple[Claim, ...],
    figures: tuple[Figure, ...] = (),
) -> tuple[KeySentence, ...]:
    """Return the key sentences by rank; the first is the bottom line. Empty for an article without sentences."""
    rules = table("key_sentences")
    found = _candidates(reading, actors, claims, figures, rules)
    if not found:
        return ()
    numbered = len(found)
    count = max(n for least, n in rules["how_many"] if numbered >= least)
    article = _About(_topics(reading), _returning(found), {a.id: a.salience for a in actors})
    chosen = _choose(found, article, count)
    names = {a.id: a.name for a in actors}
    return tuple(
        KeySentence(
            rank,
            reading.article.quote(c.sentence.start, c.sentence.end),
            _reason(rank, c, new, names),
            "key_sentences.coverage",
        )
        for rank, (c, new) in enumerate(chosen, 1)
    )


def _candidates(
    reading: Reading,
    actors: tuple[Actor, ...],
    claims: tuple[Claim, ...],
    figures: tuple[Figure, ...],
    rules: dict[str, Any],
) -> list[_Candidate]:
    """Return the sentences of running text, in text order, with what does not change as others are chosen."""
    who = sorted((m.evidence.start, a.id) for a in actors for m in a.mentions)
    title = _title_words(reading)
    leading = _of_the_foremost(actors)
    hedged = sorted(c.cue.start for c in claims if c.kind == "hedged")
    tolls = [f.evidence.start for f in figures if _is_toll(f, rules)]
    sourced = [e for c in claims if c.sources for e in c.content]
    out: list[_Candidate] = []
    told = _told(reading)
    scene = _scene(reading, told, sourced)
    place = 0
    taken_back = _taken_back(reading, told)
    for block, sentence in told:
        if sentence.start in taken_back:
            continue
        span = reading.doc.char_span(sentence.start, sentence.end, alignment_mode="contract")
        if (
            span is None
            or not any(t.pos_ in _CONTENT for t in span)
            or not _is_whole(span.text, block.role)
        ):
            continue
        first, last = bisect_left(who, (sentence.start,)), bisect_left(who, (sentence.end,))
        ids, words = frozenset(i for _, i in who[first:last]), _words(span)
        fixed = _fixed(span, rules) + _title_share(words, title) * rules["weights"]["title"]
        fixed += rules["weights"]["hedged"] * any(
            sentence.start <= h < sentence.end for h in hedged
        )
        fixed += rules["weights"]["toll"] * any(sentence.start <= at < sentence.end for at in tolls)
        torn = _is_torn(reading.surface, sentence, block)
        if torn and not any(e.start < sentence.end and sentence.start < e.end for e in sourced):
            continue  # half of what nobody is known to have said
        fixed += rules["weights"]["torn"] * torn
        other = _is_the_other_side(span)
        dangles = other or _dangles(span, rules) or _leans_back(span, rules, leading)
        full = min(1.0, sum(t.is_alpha for t in span) / rules["length"][1])
        fixed += rules["weights"]["dangling"] * dangles
        if sentence.start < scene:
            fixed += rules["weights"]["anecdote"]
            out.append(_Candidate(sentence, words, ids, fixed, block.role, _AFTER, full, dangles))
            continue
        out.append(_Candidate(sentence, words, ids, fixed, block.role, place, full, dangles, other))
        place += block.role is not Role.DEK
    return out


def _is_toll(figure: Figure, rules: dict[str, Any]) -> bool:
    """Tell whether a figure counts several dead, hurt, missing or homeless that the text says are so."""
    least = figure.value[0] if isinstance(figure.value, tuple) else figure.value
    several = least is not None and least > 1 and not figure.implied
    return several and figure.kind in rules["tolls"] and figure.prospect is None


def _of_the_foremost(actors: tuple[Actor, ...]) -> frozenset[int]:
    """Return where the person is mentioned whom the article is about, if it is about one."""
    people = [a for a in actors if a.type is ActorType.PERSON and a.named]
    if not people:
        return frozenset()
    foremost = max(people, key=lambda a: a.salience)
    return frozenset(m.evidence.start for m in foremost.mentions)


def _taken_back(reading: Reading, told: list[tuple[Block, Sentence]]) -> set[int]:
    """Return where the sentences begin that the next one of their paragraph takes back."""
    out: set[int] = set()
    for (block, sentence), (following, after) in pairwise(told):
        if block is following and takes_back(reading.article.text[after.start : after.end]):
            out.add(sentence.start)
    return out


def _scene(reading: Reading, told: list[tuple[Block, Sentence]], sourced: list[Evidence]) -> int:
    """Return where the news begins behind an opening that only sets a scene; 0 where it stands first.

    Such an opening leads in with "when" or "as" to what one person did, and within a few paragraphs
    comes a sentence of a day, on somebody's word.
    """
    if not told or not _is_anecdote(reading, told[0][1]):
        return 0
    first = told[0][0]
    blocks = list(dict.fromkeys(b.start for b, _ in told))[1 : 1 + _NEWS_WITHIN]
    for block, sentence in told:
        if block is first or block.start not in blocks:
            continue
        said = any(e.start < sentence.end and sentence.start < e.end for e in sourced)
        if said and _names_a_day(reading, sentence):
            return sentence.start
    return 0


def _is_anecdote(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence leads in with "when", "as" or a time to what a person did."""
    span = reading.doc.char_span(sentence.start, sentence.end, alignment_mode="contract")
    if span is None:
        return False
    opens = span[0].lower_ in table("key_sentences")["scene_openers"]
    return opens and not any(t.lower_ == "said" for t in span)


def _names_a_day(reading: Reading, sentence: Sentence) -> bool:
    span = reading.doc.char_span(sentence.start, sentence.end, alignment_mode="contract")
    return span is not None and any(t.ent_type_ == "DATE" for t in span)


def _told(reading: Reading) -> list[tuple[Block, Sentence]]:
    """Return the sentences of the blocks that tell something, with their blocks."""
    blocks = [b for b in reading.article.blocks if b.role in _SOURCES]
    sentences, out, i = reading.sentences, [], 0
    for block in blocks:
        while i < len(sentences) and sentences[i].start < block.start:
            i += 1
        while i < len(sentences) and sentences[i].start < block.end:
            out.append((block, sentences[i]))
            i += 1
    return out


def _is_whole(text: str, role: Role) -> bool:
    """Tell whether a sentence ends as sentences do; what does not is a heading or a credit that looks like text."""
    return role in (Role.DEK, Role.LIST) or text.rstrip("\"') \u201d\u2019")[-1:] in tuple(
        ".!?\u2026"
    )


def _words(span: Span) -> frozenset[str]:
    return frozenset(
        t.lemma_.lower() for t in span if t.pos_ in _CONTENT and not t.is_stop and len(t) > 1
    )


def _title_words(reading: Reading) -> frozenset[str]:
    found = next((b for b in reading.article.blocks if b.role is Role.TITLE), None)
    if found is None:
        return frozenset()
    span = reading.doc.char_span(found.start, found.end, alignment_mode="contract")
    return _words(span) if span is not None else frozenset()


def _title_share(words: frozenset[str], title: frozenset[str]) -> float:
    return len(words & title) / len(title) if title else 0.0


def _fixed(span: Span, rules: dict[str, Any]) -> float:
    """Return what a sentence's own form is worth."""
    weights, (least, most) = rules["weights"], rules["length"]
    words = [t.lower_ for t in span if t.is_alpha]
    score: float = weights["short"] * (len(words) < least) + weights["long"] * (len(words) > most)
    score += weights["question"] * (span.text.rstrip("\"' ").endswith("?"))
    bare = span[0].tag_ == "VBZ"  # "Says that ...", a dek that leaves out who
    score += weights["fragment"] * (bare or not _has_main_clause(span))
    score += weights["quoting"] * (span.text.lstrip()[:1] in _QUOTES)
    score += weights["voice"] * any(
        t.lower_ in rules["voice"] and t.pos_ == "PRON" for t in span
    )  # and not the US
    score += weights["scene"] * (_subject(span) in rules["scenery"])
    score += weights["outcome"] * _tells_the_outcome(span)
    score += weights["dated"] * any(t.ent_type_ == "DATE" for t in span)
    return score


def _tells_the_outcome(span: Span) -> bool:
    """Tell whether the main verb of a sentence says how a vote, a trial or a contest came out."""
    root = span.root
    told = root.tag_ in ("VBD", "VBN", "VBZ", "VBP") and not any(
        c.dep_ == "neg" for c in root.children
    )
    return told and root.lemma_.lower() in table("key_sentences")["outcomes"]


def _subject(span: Span) -> str:
    """Return the lemma of a sentence's subject, "" where it has none."""
    return next(
        (c.lemma_.lower() for c in span.root.children if c.dep_ in ("nsubj", "nsubjpass")), ""
    )


def _has_main_clause(span: Span) -> bool:
    """Tell whether a finite verb stands in a sentence outside of what only says more of a noun: "Not X, which is Y".

    A participle at the top has none: "X saying that all was well".
    """
    root = span.root
    if root.tag_ == "VBG" and not any(c.dep_ in ("aux", "conj") for c in root.children):
        return False
    aside = {t.i for c in span if c.dep_ in ("relcl", "acl") for t in c.subtree}
    return any(t.tag_ in _FINITE for t in span if t.i not in aside)


def _is_torn(surface: str, sentence: Sentence, block: Block) -> bool:
    """Tell whether a quotation begins in a sentence and ends in another of its paragraph, or the other way round."""
    if surface.count('"', block.start, block.end) % 2:
        return False  # a mark was forgotten, and nothing says where
    marks = surface.count('"', sentence.start, sentence.end) + surface.startswith('"', sentence.end)
    return marks % 2 == 1


def _dangles(span: Span, rules: dict[str, Any]) -> bool:
    """Tell whether a sentence takes up something said before: by its first words, or by its subject, a pronoun.

    "This week", "those who", "both X and Y" and "there are" take up nothing.
    """
    words = [t for t in span if not (t.is_punct or t.is_space)]
    if len(words) < _FEWEST:
        return True
    first, second = words[0], words[1]
    if f"{first.lower_} {second.lower_}" in rules["dangling_phrases"]:
        return True
    before, comma, _ = span.text.lstrip().partition(",")
    if comma and before.lower() in rules["joining"]:
        return True
    if first.lower_ in rules["dangling"]:
        apart = first.dep_ in ("expl", "preconj", "cc") and first.lower_ in ("there", "both")
        return not (apart or second.ent_type_ == "DATE" or second.lower_ in ("who", "whose"))
    root = span.root
    subject = next(
        (c for c in root.children if c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in _TAKES_UP),
        None,
    )
    if subject is not None:
        person = subject.lower_ != "they"
        ahead = [t for t in span if t.i < subject.i]
        return not any(t.pos_ == "PROPN" if person else t.pos_ in _NOMINAL for t in ahead)
    return _calls_it_something(root)


def _leans_back(span: Span, rules: dict[str, Any], leading: frozenset[int]) -> bool:
    """Tell whether a word within a sentence means what was told before it."""
    if _is_half_told(span, rules) or _counts_on(span) or _is_of_many_unnamed(span):
        return True
    if any(_is_about_what_was_told(t, rules) for t in span.root.children):
        return True
    return any(_points_back(t) for t in span) or _means_nobody_named(span, leading)


def _is_about_what_was_told(subject: Token, rules: dict[str, Any]) -> bool:
    """Tell whether a subject means what was told before: "*Much of it* went", "*A number of those rules* fell".

    "The member of the team", without a name, is somebody told of before as well.
    """
    if subject.dep_ not in ("nsubj", "nsubjpass"):
        return False
    within = list(subject.subtree)
    lone = any(t.lower_ in ("it", "them", "these", "those") and t.dep_ == "pobj" for t in within)
    if subject.lower_ in rules["parts_of"] and lone:
        return True
    pointed = [t for t in within if t.lower_ in ("those", "these") and t.dep_ == "det"]
    if any(not any(c.dep_ == "relcl" for c in t.head.children) for t in pointed):
        return True
    member = subject.lower_ == "member" and subject.left_edge.lower_ == "the"
    return member and not any(c.dep_ == "appos" for c in subject.children)


def _is_of_many_unnamed(span: Span) -> bool:
    """Tell whether the first "they" or "their" of a sentence stands behind no noun of several: "how they parted"."""
    first = next((t for t in span if t.lower_ in ("they", "them", "their")), None)
    if first is None or '"' in span.text:
        return False
    ahead = [t for t in span if t.i < first.i]
    groups = table("coreference")["groups"]
    if any(t.tag_ in ("NNS", "NNPS") or t.lower_ in groups for t in ahead):
        return False
    if any(t.ent_type_ in ("ORG", "GPE", "NORP") or t.dep_ == "conj" for t in ahead):
        return False
    people = [t for t in ahead if t.ent_type_ == "PERSON" or t.lower_ in ("he", "she")]
    return first.lower_ == "they" and bool(people) and first.head.dep_ in ("relcl", "acl")


def _is_the_other_side(span: Span) -> bool:
    """Tell whether a sentence sets a figure of somebody's own against one told before: "put its own losses at 35"."""
    own = (t for t in span if t.lower_ == "own" and t.i > span.start)
    theirs = any(t.nbor(-1).lower_ in ("its", "their") for t in own)
    return theirs and any(t.like_num for t in span) and _is_reported(span.root)


def _is_reported(verb: Token) -> bool:
    return verb.lemma_.lower() in speech().verbs or verb.lemma_ == "put"


def _points_back(word: Token) -> bool:
    """Tell whether a subject is one of a place or an age told before: "Prosecutors *there* say", "the 58-year-old"."""
    if word.lower_ == "there":
        return word.dep_ == "advmod" and word.head.dep_ == "nsubj" and word.head.i == word.i - 1
    aged = is_age(word) and word.dep_ in ("nsubj", "nsubjpass")
    return aged and word.left_edge.lower_ == "the"


def _counts_on(span: Span) -> bool:
    """Tell whether a sentence begins with a time that is reckoned from one told before: "A decade later"."""
    return (
        any(t.lower_ in ("later", "earlier") for t in span[:_COUNTED]) and span[0].pos_ != "PROPN"
    )


def _means_nobody_named(span: Span, leading: frozenset[int]) -> bool:
    """Tell whether the first "he" or "she" of a sentence stands behind nobody whom it can mean.

    Whom the article is about a reader knows; `leading` are the places where that one is mentioned.
    """
    whole = '"' not in span.text
    first = next((t for t in span if t.lower_ in _PERSONAL and t.pos_ == "PRON"), None)
    if first is None or not whole or first.idx in leading:
        return False
    ahead = [t for t in span if t.i < first.i]
    return not any(t.pos_ == "PROPN" or (t.tag_ == "NN" and _is_of_people(t)) for t in ahead)


def _is_of_people(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and speaks(noun.lemma_.lower(), noun.tag_)


def _is_half_told(span: Span, rules: dict[str, Any]) -> bool:
    """Tell whether a sentence only says what was asked, or what is done with words or things told before."""
    opening = [t.lower_ for t in span if not (t.is_punct or t.is_space)][:2]
    asked = opening[:1] == ["asked"] and set(opening[1:]) <= set(rules["asked"])
    return asked or _only_asks(span) or any(_takes_up_words(t) for t in span.root.children)


def _only_asks(span: Span) -> bool:
    """Tell whether a sentence only tells what somebody was asked: "Whitlow pressed him on why it was cut"."""
    root, words = span.root, table("key_sentences")
    asks = root.lemma_.lower() in words["asking"] and any(c.dep_ == "dobj" for c in root.children)
    return asks and any(t.lower_ in words["asked"] for t in span if t.i > root.i)


def _takes_up_words(noun: Token) -> bool:
    """Tell whether an object is what somebody said before ("that account"), or a number of what is told before."""
    if noun.dep_ != "dobj":
        return False
    if noun.pos_ == "NUM":
        return not list(noun.children) and noun.ent_type_ not in (
            "MONEY",
            "PERCENT",
            "DATE",
            "TIME",
        )
    back = any(
        c.lower_ in ("that", "this", "those", "these") for c in noun.children if c.i < noun.i
    )
    apart = noun.doc[noun.sent.start : noun.left_edge.i]
    told = any(t.dep_ == "ccomp" or (t.dep_ == "advcl" and t.tag_ != "VBG") for t in apart)
    return back and not told and noun.lemma_.lower() in table("clauses")["summing_up"]


def _calls_it_something(verb: Token) -> bool:
    """Tell whether a sentence only says what somebody calls "it", which another one names."""
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.lower_ in _THINGS), None)
    named = any(c.dep_ == "oprd" or c.lower_ == "as" for c in verb.children if c.i > verb.i)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if thing is None or subject is None or not named:
        return False
    own = {t.i for t in subject.subtree}
    before = verb.doc[verb.sent.start : thing.i]
    return not any(t.pos_ in _NOMINAL for t in before if t.i not in own)


def _topics(reading: Reading) -> dict[str, float]:
    """Return what the article is about: its most frequent words of content, with their shares."""
    counts = Counter(
        t.lemma_.lower()
        for t in reading.doc
        if t.pos_ in ("NOUN", "PROPN") and not t.is_stop and t.is_alpha and len(t) > 1
    )
    ranked = sorted(counts.items(), key=lambda x: (-x[1], x[0]))[:_TOPICS]
    total = sum(n for _, n in ranked) or 1
    return {w: n / total for w, n in ranked}


def _returning(found: list[_Candidate]) -> dict[str, float]:
    """Return the words that several sentences have, from 0 to 1 by the logarithm of how many."""
    counts = Counter(word for candidate in found for word in candidate.words)
    most = math.log(1 + max(counts.values(), default=1))
    return {word: math.log(n) / most for word, n in counts.items() if n > 1}


def _choose(
    found: list[_Candidate], article: _About, count: int
) -> list[tuple[_Candidate, tuple[str, ...]]]:
    """Return the chosen, each with the actors that it is the first to speak of, most salient first."""
    chosen: list[tuple[_Candidate, tuple[str, ...]]] = []
    said: set[str] = set()
    spoken: set[str] = set()
    left = list(found)
    while left:
        told = {c.place for c, _ in chosen}
        beside = [c for c in left if chosen and c.other_side and c.place - 1 in told]
        if len(chosen) >= count and not beside:
            break
        ready = (
            beside
            or [c for c in left if not c.dangles or c.place - 1 in told]
            or ([] if chosen else left)
        )
        if not ready:
            break
        best = max(
            ready,
            key=lambda c: (_gain(c, said, spoken, article, first=not chosen), -c.place),
        )
        gain = _gain(best, said, spoken, article, first=False)
        if chosen and not beside and gain <= 0:
            break
        salience = article.salience
        new = sorted(best.actors - spoken, key=lambda a: (-salience.get(a, 0), a))
        chosen.append((best, tuple(a for a in new if salience.get(a, 0) >= _SALIENT)))
        said |= best.words
        spoken |= best.actors
        others = [c for c in left if c is not best]
        left = [c for c in others if c.other_side or not _is_double(c, [x for x, _ in chosen])]
    return chosen


_SALIENT: Final = 0.15


def _gain(
    candidate: _Candidate,
    said: set[str],
    spoken: set[str],
    article: _About,
    *,
    first: bool,
) -> float:
    """Return what a sentence adds to those already chosen."""
    weights = table("key_sentences")["weights"]
    fresh = sum(article.salience.get(a, 0.0) for a in candidate.actors - spoken)
    topic = sum(n for w, n in article.topics.items() if w in candidate.words)
    unsaid = sum(n for w, n in article.topics.items() if w in candidate.words - said)
    returned = math.fsum(article.returning.get(w, 0.0) for w in candidate.words - said)
    back = 0.0 if first else weights["returning"] * returned
    opening = (
        weights["lead"] / (1 + candidate.place)
        if first
        else weights["opening"] / math.sqrt(1 + candidate.place)
    )
    new = weights["fresh"] if first else weights["fresh_after"]
    full = 0.0 if first else weights["full"] * candidate.full
    return float(
        candidate.fixed
        + opening
        + full
        + weights["actors"] * math.tanh(fresh)
        + weights["topic"] * topic
        + new * unsaid
        + back
    )


def _is_double(candidate: _Candidate, chosen: list[_Candidate]) -> bool:
    share: float = table("key_sentences")["double"]
    return any(
        len(candidate.words & c.words) >= share * max(1, min(len(candidate.words), len(c.words)))
        for c in chosen
    )


def _reason(rank: int, chosen: _Candidate, new: tuple[str, ...], names: dict[str, str]) -> str:
    """Return why a sentence was chosen, in a reader's words."""
    who = [names[a] for a in new[:3]]
    speaks = f"speaks of {_listed(who)}" if who else "takes up what the article returns to most"
    if chosen.role is Role.DEK:
        return f"The article's own summary; it {speaks}."
    if chosen.place == 0:
        return f"The article opens with it; it {speaks}."
    if rank == 1:
        return f"Of the opening sentences it says most; it {speaks}."
    return f"Adds what the sentences above leave out: it {speaks}."


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
