"""Denials of what stands before them: "X denies this", ", a claim Y rejected".

What is denied is a word that stands for it: a pronoun, "a claim", "which". The content is what that
word takes up: the content of the last attribution before it, else the statement itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.claims import clauses
from briefgen.extract.claims.draft import Draft
from briefgen.extract.claims.leftovers import third_person as _third_person
from briefgen.extract.claims.verbs.cue import cue_of
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from briefgen.extract.claims.draft import Span
    from briefgen.extract.claims.scene import Scene
    from briefgen.registry.speech import Sense

_OBJECTS: Final = frozenset({"dobj", "pobj"})
_PAUSES: Final = frozenset({",", "-", "--", "\u2014", "\u2013"})
_VERBAL: Final = frozenset({"VERB", "AUX"})
_CLOSES: Final = frozenset({".", ",", ";", "-", "--", "\u2014", "\u2013"})
_SHORTEST: Final = 3
_REACH: Final = 8
"""Tokens before a verb among which "a charge" is looked for."""

_WHOLE: Final = (
    "verb.clause",
    "quotation",
    "aside",
    "phrase",
    "trailing",
    "leftover",
    "noun.clause",
)
"""Rules whose content is a statement; for all others, the sentence is what is denied."""

_RULE: Final = "answer"


def answer_drafts(scene: Scene, found: Sequence[Draft]) -> Iterator[Draft]:
    """Yield an attribution for each answer: a verb whose object only refers back to a statement."""
    yield from _disagreeing(scene, found)
    for verb in scene.verbs:
        cue, _ = cue_of(verb, scene.speech)
        sense = cue.frames.get("np") if cue is not None else None
        source = clauses.own_subject(verb)
        if sense is None or not _answers(sense) or source is None or source.dep_ == "expl":
            continue
        opens = _opening(verb, source, sense.act)
        if opens is None and _turns_it_down(scene, verb, sense.act, found):
            opens = source.left_edge
        content = _stated(scene, opens, found) if opens is not None else ()
        if content:
            span = (verb.idx, verb.idx + len(verb))
            negated = sense.negated != clauses.is_negated(verb)
            yield Draft(verb, sense.act, _RULE, span, content, source, negated)


def _disagreeing(scene: Scene, found: Sequence[Draft]) -> Iterator[Draft]:
    """Yield an attribution for each "X disagreed" right behind what another one says."""
    for verb in scene.verbs:
        closes = verb.i + 1 < len(scene.tokens) and verb.nbor(1).text in _CLOSES
        source = clauses.own_subject(verb)
        if verb.lemma_.lower() not in table("clauses")["disagreeing"] or not closes:
            continue
        if source is None or source.i > verb.i or verb.dep_ != "ROOT" or clauses.is_negated(verb):
            continue
        before = _sentence_before(scene, verb.sent)
        told = before is not None and any(
            d.source is not None and before.start_char <= d.cue[0] < before.end_char for d in found
        )
        content = _stated(scene, source.left_edge, found) if told else ()
        if content:
            span = (verb.idx, verb.idx + len(verb))
            yield Draft(verb, "deny", _RULE, span, content, source, negated=True)


def _answers(sense: Sense) -> bool:
    """Tell whether a verb in this sense may answer a statement: deny, reject, question, confirm."""
    return sense.negated or sense.act in table("clauses")["answering"]


def misread_drafts(scene: Scene, found: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the answers whose verb was parsed wrongly, or as a noun: ", a charge X *disputes*"."""
    forms = _third_person(scene.speech)
    for word in (*scene.nouns, *scene.verbs):
        cue = forms.get(word.lower_) if word.pos_ == "NOUN" else cue_of(word, scene.speech)[0]
        sense = cue.frames.get("np") if cue is not None else None
        closes = word.i + 1 < len(scene.tokens) and word.nbor(1).text in _CLOSES
        if sense is None or not _answers(sense) or not closes or word.i < _SHORTEST:
            continue
        opens = _charge_before(word, sense)
        source = word.nbor(-1)
        if opens is None or source.pos_ not in ("NOUN", "PROPN", "ADJ"):
            continue
        content = _stated(scene, opens, found)
        if content:
            span = (word.idx, word.idx + len(word))
            yield Draft(
                word, sense.act, _RULE, span, content, source, sense.negated, who=_who(opens, word)
            )


def _who(opens: Token, word: Token) -> Span:
    """Return the span of the source: the words between "a charge" and the verb, without "that"."""
    first = opens.nbor(2)
    if first.lower_ in ("that", "which") and first.i + 1 < word.i:
        first = first.nbor(1)
    last = word.nbor(-1)
    return first.idx, last.idx + len(last)


def _charge_before(word: Token, sense: Sense) -> Token | None:
    """Return the article of "a charge" after a pause and close before a verb, or None.

    Of what is denied it may be any noun that sums up: ", a figure the union disputes".
    """
    nouns = "summing_up" if sense.negated else "charges"
    for token in reversed(word.doc[max(word.sent.start, word.i - _REACH) : word.i]):
        if token.is_punct:
            return None
        if token.lower_ in table("clauses")["charges"] and is_charge(token.nbor(-1)):
            return token.nbor(-1)
        if token.lower_ in table("clauses")[nouns] and _opens_a_comment(token.nbor(-1)):
            return token.nbor(-1)
    return None


def is_disputed(scene: Scene, opens: Token) -> bool:
    """Tell whether a word opens what another one denies by a verb that was read as a noun."""
    forms = _third_person(scene.speech)
    for token in opens.doc[opens.i : min(opens.i + _REACH + 1, opens.sent.end)]:
        cue = forms.get(token.lower_) if token.pos_ == "NOUN" else None
        sense = cue.frames.get("np") if cue is not None else None
        if sense is not None and sense.negated and _charge_before(token, sense) == opens:
            return True
        if token.is_punct:
            return False
    return False


def _opens_a_comment(opens: Token) -> bool:
    """Tell whether an article stands after a pause within its sentence."""
    inside = opens.lower_ in ("a", "an") and opens.i > opens.sent.start
    return inside and opens.nbor(-1).text in _PAUSES


def is_charge(opens: Token) -> bool:
    """Tell whether an article opens "a charge" or its like after a pause: a comment follows."""
    if opens.lower_ not in ("a", "an") or opens.i == opens.sent.start:
        return False
    noun = opens.nbor(1).lower_
    return noun in table("clauses")["charges"] and opens.nbor(-1).text in _PAUSES


def summed_up(opens: Token, words: str = "summing_up") -> Token | None:
    """Return the verb of the clause at a noun that sums up, None where there is none.

    Of ", a claim X denied", that is "denied". `opens` is the word after a pause, `words` the list
    of the nouns that may stand there.
    """
    noun = opens.head if opens.dep_ == "det" else opens
    if noun.left_edge.i != opens.i or noun.lemma_.lower() not in table("clauses")[words]:
        return None
    return next((c for c in noun.children if c.dep_ in ("relcl", "acl") and c.i > noun.i), None)


def _opening(verb: Token, source: Token, act: str) -> Token | None:
    """Return the first word of an answer, None where the verb's object does not refer back."""
    objects = [c for c in verb.children if c.dep_ in _OBJECTS]
    words = table("clauses")
    if verb.dep_ not in ("relcl", "acl") and not _is_led_by_which(verb):
        if act in words["answering"] and source.i < verb.i and _takes_up_all(verb):
            return source.left_edge
        bare = [o for o in objects if o.i == verb.i + 1 and o.lower_ in words["taken_up"]]
        stands = act in words["answering"] and len(objects) == 1 and bare and source.i < verb.i
        return source.left_edge if stands and not list(bare[0].children) else None
    opens = verb.head.left_edge
    led = opens.i > opens.sent.start and opens.nbor(-1).text in _PAUSES
    if led and summed_up(opens) == verb and not any(o.i > verb.i for o in objects):
        return opens
    which = next((c for c in objects if c.lower_ == "which" and c.i < source.i), None)
    charged = verb.head.lemma_.lower() in words["summing_up"]
    apart = which is not None and which.i > which.sent.start and which.nbor(-1).text == ","
    return which if apart and act in words["untrue"] and not charged else None


def _turns_it_down(scene: Scene, verb: Token, act: str, found: Sequence[Draft]) -> bool:
    """Tell whether a statement right before is rejected: "X said A. *Y rejects that.*"."""
    before = _sentence_before(scene, verb.sent) if act == "reject" and _takes_up_all(verb) else None
    if before is None or clauses.is_negated(verb):
        return False
    said = _told_in(found, before.start_char, before.end_char)
    return bool(said) and _is_clear(said[-1])


def _is_led_by_which(verb: Token) -> bool:
    """Tell whether ", which" opens a clause parsed beside what is said: ", *which* X denied"."""
    opens = verb.left_edge
    return verb.dep_ == "advcl" and opens.lower_ == "which" and opens.dep_ == "dobj"


def _takes_up_all(verb: Token) -> bool:
    """Tell whether "that" or "this" and a pause follow a verb: "disputed that, telling Y".

    The words alone decide, whatever the parse.
    """
    after = verb.doc[verb.i + 1 : verb.i + 3]
    return len(after) > 1 and after[0].lower_ in ("that", "this") and after[1].text in _CLOSES


def _stated(scene: Scene, opens: Token, found: Sequence[Draft]) -> tuple[Span, ...]:
    """Return what an answer refers back to: the last content before it, else the statement itself.

    It is looked for in the same sentence where that has a verb before, else in the sentence before.
    """
    doc, sentence = scene.doc, opens.sent
    inside = any(t.pos_ in _VERBAL for t in doc[sentence.start : opens.i])
    whole = sentence if inside else _sentence_before(scene, sentence)
    if whole is None:
        return ()
    until = opens.idx if inside else whole.end_char
    said = _told_in(found, whole.start_char, until)
    clear = bool(said) and _is_clear(said[-1])
    pieces = _charged(scene, said[-1]) if clear else ((whole.start_char, until),)
    kept = (_trimmed(scene, a, min(b, until)) for a, b in pieces if whole.start_char <= a < until)
    return tuple((a, b) for a, b in kept if a < b)


def _told_in(found: Sequence[Draft], start: int, end: int) -> list[Draft]:
    """Return the drafts with a cue in a stretch of text, without deeds that another one tells."""
    said = [d for d in found if start <= d.cue[0] < end]
    return [
        d
        for d in said
        if _is_clear(d)
        or not any(a <= d.cue[0] < b for o in said if o is not d for a, b in o.content)
    ]


def _is_clear(draft: Draft) -> bool:
    """Tell whether a draft's content is a statement, or what somebody is charged with."""
    return draft.act in ("accuse", "blame") or draft.rule.startswith(_WHOLE)


def _charged(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """Return a draft's content, or what an accusation is about: "accuse X of *arming Y*"."""
    if draft.act != "accuse":
        return draft.content
    for prep in draft.anchor.subtree:
        if prep.lower_ != "of" or prep.i < draft.anchor.i or prep.head.i < draft.anchor.i:
            continue
        inside = [t for t in prep.subtree if t.i > prep.i]
        if inside and any(a <= prep.idx < b for a, b in draft.content):
            return tuple(clauses.runs(scene.doc, {t.i for t in inside}, set()))
    return draft.content


def _sentence_before(scene: Scene, sentence: Tokens) -> Tokens | None:
    """Return the previous sentence of the same paragraph, or None, as for a question."""
    at = sentence.start - 1
    while at >= 0 and scene.tokens[at].is_space:
        at -= 1
    if at < 0 or "\n" in scene.text[scene.tokens[at].idx : sentence.start_char]:
        return None
    before = scene.tokens[at].sent
    return None if before.text.rstrip().endswith("?") else before


def _trimmed(scene: Scene, start: int, end: int) -> Span:
    """Return a stretch without blanks, commas, full stops and dashes at its end."""
    words = scene.text[start:end]
    return start, start + len(words.rstrip(" \n\t,;.-\u2014\u2013"))
