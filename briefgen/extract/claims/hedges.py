"""Find hedges, the words by which somebody holds back from asserting, with their scope."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from briefgen.extract.claims.spans import Spans
from briefgen.extract.modals import is_able, is_all_said, is_allowed, is_habit, is_refusal
from briefgen.model import Hedge
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Doc, Token

    from briefgen.extract.claims.scene import Scene

_VERBAL: Final = frozenset({"VERB", "AUX"})
_QUOTES: Final = frozenset({'"', "''", "``", "'"})
_CLAUSE_EDGE: Final = frozenset(
    {",", ";", ":", ".", "-", "--", "\u2014", "\u2013", '"', "''", "(", ")", "?", "!"}
)
_ASKING: Final = frozenset({"what", "how", "which", "whose", "where"})
"""Words that open an indirect question: "suggest what it should mean" is no hedge."""

_AFTER_WOULD: Final = 3
"""Words after "would" among which one of time turns it into a future seen from the past."""


@dataclass(frozen=True, slots=True)
class _Find:
    """A hedge as words: from token `first` to `last`, over the clause or phrase of `head`."""

    first: Token
    last: Token
    category: str
    head: Token


def hedges_of(scene: Scene, attributed: list[tuple[int, int]]) -> tuple[Hedge, ...]:
    """Return the hedges in text order; `by` is `source` inside attributed spans, else `author`."""
    data = table("hedges")
    out = []
    taken = -1
    triggers = _triggers()
    reading = scene.reading
    cited = Spans((span, 0) for span in attributed)
    for token in scene.tokens:
        if token.i <= taken or (token.lower_ not in triggers and token.lemma_ not in triggers):
            continue
        found = next((f for rule in _RULES if (f := rule(token, data)) is not None), None)
        if found is None:
            continue
        taken = found.last.i
        start, end = found.first.idx, found.last.idx + len(found.last)
        by = "source" if cited.holding(start) else "author"
        if found.first.lower_ in data["conditionals"] and by == "source":
            continue
        scope = scope_of(found.head, found.first)
        out.append(
            Hedge(
                reading.article.quote(start, end),
                found.category,
                by,
                f"hedge.{found.category}",
                reading.article.quote(*scope) if scope else None,
            )
        )
    return tuple(out)


@cache
def _triggers() -> frozenset[str]:
    """Return every word that a hedge may begin with, so that all others cost one look."""
    data = table("hedges")
    phrases = {phrase[0] for phrase in data["approximator_phrases"]}
    pseudo = {"noun_followers", "approximator_phrases", *data["pseudo_lists"]}
    return frozenset(phrases.union(*(words for name, words in data.items() if name not in pseudo)))


def scope_of(head: Token, cue: Token) -> tuple[int, int] | None:
    """Return the clause of a verb, or the phrase of another head, as a span that holds the cue.

    Coordinate clauses with subjects of their own are left out, and so are clauses that the head is
    itself within.
    """
    kept = {t.i for t in _own(head)} | {cue.i}
    left = right = cue.i
    doc = head.doc
    while left - 1 >= head.sent.start and (
        left - 1 in kept
        or ((doc[left - 1].is_space or doc[left - 1].is_punct) and _any(kept, left - 1, -1))
    ):
        left -= 1
    while right + 1 < head.sent.end and (
        right + 1 in kept
        or ((doc[right + 1].is_space or doc[right + 1].is_punct) and _any(kept, right + 1, 1))
    ):
        right += 1
    while left < cue.i and _is_loose_start(doc[left], head):
        left += 1
    while right > cue.i and _is_loose_end(doc[right]):
        right -= 1
    return doc[left].idx, doc[right].idx + len(doc[right])


def _is_loose_start(token: Token, head: Token) -> bool:
    """Tell whether a clause can't begin with a token: a mark, a blank or a conjunction.

    The "if" of a clause within it stays: without that, it would assert.
    """
    own_mark = token.dep_ == "mark" and token.head.i == head.i
    return token.text in _CLAUSE_EDGE or token.is_space or token.dep_ == "cc" or own_mark


def _is_loose_end(token: Token) -> bool:
    """Tell whether a clause can't end with a token: a blank, a conjunction, a mark but a quote."""
    return (
        token.is_space
        or token.dep_ == "cc"
        or (token.text in _CLAUSE_EDGE and token.text not in _QUOTES)
    )


def _any(kept: set[int], at: int, step: int) -> bool:
    """Tell whether one of the next two tokens, in one direction, is kept."""
    return at + step in kept or at + 2 * step in kept


def _own(head: Token) -> Iterator[Token]:
    """Yield the tokens of a head's phrase or clause, without coordinate clauses."""
    yield head
    for child in head.children:
        clause = (
            child.dep_ == "conj"
            and child.pos_ in _VERBAL
            and any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in child.children)
        )
        if not clause and child.dep_ != "parataxis":
            yield from _own(child)


def _governor(token: Token) -> Token:
    """Return the verb of the clause that a token stands in, the token's head if there is none."""
    at = token
    for _ in range(6):
        if at.pos_ in _VERBAL and at is not token and at.dep_ not in ("aux", "auxpass"):
            return at
        if at.head is at:
            break
        at = at.head
    return token.head


def _modal(token: Token, data: dict[str, Any]) -> _Find | None:
    """Find "may", "might", "could", and the author's "would"."""
    word = token.lower_
    if word not in data["modals"] and word not in data["conditionals"]:
        return None
    if token.tag_ != "MD" or token.ent_type_ == "DATE" or token.head is token:
        return None
    verb = token.head
    if word == "might" and _is_power(token, verb):
        return None
    if _holds_nothing_back(token, verb, data) or is_all_said(verb) or _is_purpose(verb):
        return None
    return _Find(token, token, "modal", verb)


def _is_power(might: Token, verb: Token) -> bool:
    """Tell whether "might" is the noun: "for all its *might* the army lost"."""
    before = might.doc[max(might.sent.start, might.i - 3) : might.i]
    held = any(t.tag_ == "PRP$" or t.lower_ in ("the", "all") for t in before)
    behind = might.doc[might.i + 1 : might.i + 2]
    helped = verb.tag_ == "VB" or any(c.tag_ == "VB" for c in verb.children if c.dep_ == "aux")
    parted = not behind or behind[0].tag_ in ("DT", "IN", ",", ".", "PRP", "PRP$", "NNP", "NNPS")
    return held and parted and not helped


def _holds_nothing_back(modal: Token, verb: Token, data: dict[str, Any]) -> bool:
    """Tell whether "could" is of ability, "may" of permission, "would" of habit or of refusal."""
    word = modal.lower_
    if word == "could":
        return is_able(verb)
    if word == "may":
        return is_allowed(verb)
    if word != "would":
        return False
    habit = _seen_from_the_past(modal, data) or is_habit(verb)
    return habit or is_refusal(verb) or _is_of_a_duty(modal) or verb.lemma_.lower() == "like"


def _is_purpose(verb: Token) -> bool:
    """Tell whether "so" opens the verb's clause, which states a purpose: "so they could rest"."""
    return any(c.dep_ == "mark" and c.lower_ == "so" for c in verb.children)


def _is_of_a_duty(would: Token) -> bool:
    """Tell whether "would" is part of "would-be", or tells what was somebody's task.

    "As its keeper she *would have been responsible* for the key".
    """
    behind = [t.lower_ for t in would.doc[would.i + 1 : would.i + 4]]
    if behind[:2] == ["-", "be"]:
        return True
    words = table("hedges")["tasks"]
    return behind[:2] == ["have", "been"] and len(behind) > len("AB") and behind[2] in words


def _seen_from_the_past(would: Token, data: dict[str, Any]) -> bool:
    """Tell whether "would" tells what came later or what used to be."""
    near = would.doc[would.i + 1 : min(len(would.doc), would.i + 1 + _AFTER_WOULD)]
    return any(t.lower_ in data["later"] for t in near) or any(
        t.lower_ in data["later"] for t in would.head.children
    )


def _adverb(token: Token, data: dict[str, Any]) -> _Find | None:
    """Find "possibly", "likely", "reportedly" and their like."""
    word = token.lower_
    if _is_a_ratio(token):
        return None
    if word in data["reportatives"]:
        return _Find(token, token, "reportative", _governor(token))
    if word not in data["adverbs"] or (
        word == "likely" and token.pos_ == "ADJ" and token.dep_ != "acomp"
    ):
        return None
    return _Find(token, token, "adverb", token.head if token.head is not token else token)


def _is_a_ratio(likely: Token) -> bool:
    """Tell whether "likely" compares what was counted: "three times *more likely* to have it"."""
    more = next((c for c in likely.children if c.lower_ in ("more", "less")), None)
    if likely.lower_ != "likely" or more is None:
        return False
    counted = likely.doc[max(likely.sent.start, likely.i - 4) : likely.i]
    return any(t.lower_ in ("times", "twice", "%", "percent") for t in counted)


def _adjective(token: Token, data: dict[str, Any]) -> _Find | None:
    """Find "alleged", and "it is possible that", "is unlikely to"."""
    word = token.lower_
    if _is_a_ratio(token):
        return None
    if (
        word in data["reportative_adjectives"]
        and token.dep_ == "amod"
        and token.head.pos_ in ("NOUN", "PROPN")
    ):
        return _Find(token, token, "reportative", token.head)
    if word in data["adjectives"] and token.dep_ == "acomp" and token.pos_ == "ADJ":
        return _Find(token, token, "adverb" if word in data["adverbs"] else "adjective", token.head)
    return None


def _verb(token: Token, data: dict[str, Any]) -> _Find | None:
    """Find "seems", "appears to", "the data suggest that"."""
    if token.pos_ not in _VERBAL:
        return None
    lemma = token.lemma_.lower()
    kinds = {c.dep_ for c in token.children if c.i > token.i and c.left_edge.lower_ not in _ASKING}
    if lemma in data["raising"] and kinds & {"xcomp", "ccomp", "acomp", "oprd", "attr"}:
        return _Find(token, token, "verb", token)
    if lemma in data["evidential"] and "ccomp" in kinds:
        subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
        person = subject is not None and (
            subject.ent_type_ == "PERSON"
            or subject.lower_ in ("he", "she", "they", "i", "we", "who")
        )
        return None if person else _Find(token, token, "verb", token)
    return None


def _noun(token: Token, data: dict[str, Any]) -> _Find | None:
    """Find "a possibility that", "the likelihood of"; "no" or "without the chance of" is none."""
    if (
        token.pos_ != "NOUN"
        or token.lemma_.lower() not in data["nouns"]
        or token.i + 1 >= len(token.doc)
        or any(c.lower_ == "no" and c.dep_ == "det" for c in token.children)
        or token.head.lower_ == "without"
    ):
        return None
    return (
        _Find(token, token, "noun", token)
        if token.nbor(1).lower_ in data["noun_followers"]
        else None
    )


def _approximator(token: Token, data: dict[str, Any]) -> _Find | None:
    """Find "about 200", "up to ten", "several", "dozens of"."""
    word = token.lower_
    head = token.head if token.head.pos_ in ("NOUN", "NUM", "PROPN") else token
    if word in data["loose"] and token.dep_ in ("amod", "det", "nummod"):
        return _Find(token, token, "approximator", head)
    for phrase in data["approximator_phrases"]:
        last = token.i + len(phrase) - 1
        if (
            word == phrase[0]
            and last + 1 < len(token.doc)
            and [t.lower_ for t in token.doc[token.i : last + 1]] == phrase
        ):
            end = token.doc[_chained(token.doc, last, data)]
            if (
                phrase[-1] == "of"
                or token.doc[last + 1].like_num
                or token.doc[last + 1].is_currency
            ):
                return _Find(token, end, "approximator", head)
    if word in data["approximators"] and token.i + 1 < len(token.doc):
        after = token.nbor(1)
        number = token.nbor(2) if after.is_currency and token.i + 2 < len(token.doc) else after
        if number.like_num and number.ent_type_ not in ("DATE", "TIME") and token.dep_ != "prt":
            return _Find(
                token,
                token,
                "approximator",
                number.head if number.head.pos_ in ("NOUN", "SYM") else number,
            )
    return None


def _chained(doc: Doc, last: int, data: dict[str, Any]) -> int:
    """Return the index at which a chain of vague quantities ends: "tens of *thousands of*"."""
    while doc[last].lower_ == "of" and last + 2 < len(doc):
        if [doc[last + 1].lower_, doc[last + 2].lower_] not in data["approximator_phrases"]:
            break
        last += 2
    return last


_RULES: Final[tuple[Callable[[Token, dict[str, Any]], _Find | None], ...]] = (
    _modal,
    _adverb,
    _adjective,
    _verb,
    _noun,
    _approximator,
)
