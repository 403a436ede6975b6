"""Cues whose complement the parse does not show: what follows them in the sentence is the content.

The small pipeline now and then takes a verb of a headline's style for a noun, or hangs a clause
elsewhere. These rules look at the words alone and ask for more of them: a plain reporting verb, a
subject, a finite verb in what follows.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims import clauses
from briefgen.extract.claims.draft import Draft
from briefgen.extract.claims.screen import speaks
from briefgen.extract.claims.verbs.cue import cue_of, is_cited
from briefgen.extract.tags import FINITE
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from briefgen.extract.claims.scene import Scene
    from briefgen.registry.speech import Cue, Speech

_OPENERS: Final = frozenset(
    {"DET", "PRON", "PROPN", "SCONJ", "ADJ", "NUM", "NOUN", "VERB", "AUX", "ADV"}
)
_STARTERS: Final = frozenset({"DET", "PRON", "PROPN"})
_SUBJECT_FIRST: Final = frozenset({"DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "EX", "JJ"})
_SHORTEST: Final = 4
_RECIPIENT: Final = 12
"""Tokens after a cue within which its hearer and setting end."""
_NOT_NEXT: Final = frozenset(
    {
        "about",
        "of",
        "in",
        "on",
        "at",
        "so",
        "as",
        "with",
        "to",
        "for",
        "during",
        "by",
        "up",
        "out",
        "that",
    }
)


def leftover_drafts(scene: Scene, taken: set[int]) -> Iterator[Draft]:
    """Yield the attributions of plain reporting verbs that no other rule has taken."""
    forms = third_person(scene.speech)
    last = len(scene.tokens) - 1
    for verb in scene.verbs:
        if verb.i not in taken and verb.i < last and verb.lemma_.lower() in scene.speech.strong:
            yield from _bare(verb, scene.speech)
            yield from _behind_a_stray_comma(verb, scene.speech)
        if verb.i not in taken and verb.lemma_ == "make":
            yield from _made_clear(verb)
        if verb.i not in taken and verb.lemma_ in table("clauses")["done_by_words"]:
            yield from _claims_a_deed(verb)
        if verb.i not in taken and _closes_with_who_says(verb, scene):
            yield _inverted(verb, scene.speech)
    for noun in scene.nouns:
        if noun.i not in taken and noun.i < last and noun.lower_ in forms and _verb_like(noun):
            yield from _taken_for_a_noun(noun, forms[noun.lower_])
        elif noun.i not in taken and noun.i + 2 <= last and noun.lower_ in forms:
            yield from _disputed(noun, forms[noun.lower_])


def _bare(verb: Token, speech: Speech) -> Iterator[Draft]:
    """Yield a verb such as "said" with the rest of its sentence, if that has a finite verb."""
    cue, _ = cue_of(verb, speech)
    source = clauses.subject(verb)
    following = verb.nbor(1)
    if source is not None and (_is_a_notice(verb, source) or _tells_a_measure(verb)):
        return
    if is_cited(verb):
        return
    if (
        cue is None
        or "clause" not in cue.frames
        or source is None
        or source.i > verb.i
        or clauses.is_passive(verb)
    ):
        return
    told = _tells_that(verb) or _tells_what(verb)
    set_in = following.lower_ in table("clauses")["settings"] and told
    if not set_in and (
        following.pos_ not in _OPENERS
        or (following.lower_ in _NOT_NEXT and following.lower_ != "that")
    ):
        return
    if verb.lemma_.lower() in speech.lists["puts_to"] and _has_a_thing(verb):
        return
    rest = [t for t in _from_that(_rest(verb)) if t.i < _end_of_an_aside(verb)]
    clause = following.lower_ == "that" and following.dep_ == "mark"
    tensed = any(t.tag_ in FINITE for t in rest) or _is_of_some_that_act(rest)
    if len(rest) < _SHORTEST or not (clause or tensed):
        return
    rest = _before_who(_before_what_else(rest, speech))
    content = tuple(clauses.runs(verb.doc, {t.i for t in rest}, set()))
    content = clauses.with_whom_it_is_of(verb, content)
    sense = cue.frames["clause"]
    yield Draft(
        verb,
        sense.act,
        "leftover.bare",
        (verb.idx, verb.idx + len(verb)),
        content,
        source,
        sense.negated != clauses.is_negated(verb),
    )


def _end_of_an_aside(verb: Token) -> int:
    """Return where a clause on a subject ends, whose own verb follows; else the sentence's end.

    "X, which reported the leak, *was not fined*".
    """
    subject = verb.head
    aside = verb.dep_ == "relcl" and subject.dep_ in ("nsubj", "nsubjpass")
    end = verb.right_edge.i + 1
    return end if aside and subject.head.i >= end else verb.sent.end


def _behind_a_stray_comma(verb: Token, speech: Speech) -> Iterator[Draft]:
    """Yield "said, B" where nothing stands before who says it, and B is a clause.

    "The clerk said, the state should act": in some papers a comma stands there.
    """
    cue, _ = cue_of(verb, speech)
    source = clauses.subject(verb)
    after = verb.doc[verb.i + 1 : verb.sent.end]
    if cue is None or "clause" not in cue.frames or source is None or is_cited(verb):
        return
    opens = source.left_edge.i <= verb.sent.start + 1 and verb.tag_ in ("VBD", "VBZ")
    rest = [t for t in after[1:] if not t.is_space]
    stray = len(rest) > _SHORTEST and after[0].text == "," and not any(t.is_quote for t in rest)
    if not opens or not stray or rest[0].tag_ not in _SUBJECT_FIRST or clauses.is_negated(verb):
        return
    first = next((t for t in rest if t.tag_ in FINITE or t.text == ","), rest[0])
    if first.tag_ in FINITE:
        content = tuple(clauses.runs(verb.doc, {t.i for t in rest}, set()))
        span = (verb.idx, verb.idx + len(verb))
        yield Draft(verb, cue.frames["clause"].act, "leftover.bare", span, content, source)


def _made_clear(verb: Token) -> Iterator[Draft]:
    """Yield "made it clear that B" as saying B."""
    words = [t.lower_ for t in verb.doc[verb.i + 1 : min(verb.i + 4, verb.sent.end)]]
    source = clauses.subject(verb)
    clear = words[:1] == ["it"] and words[1:2] in (["clear"], ["plain"], ["known"])
    if not clear or source is None or source.i > verb.i:
        return
    if words[2:] != ["that"] and not _opens_a_clause(verb.nbor(2)):
        return
    somebody = source.pos_ in ("PROPN", "PRON") or speaks(source.lemma_.lower(), source.tag_)
    if clauses.is_passive(verb) or not somebody:
        return
    rest = _rest(verb)[2:]
    content = tuple(clauses.runs(verb.doc, {t.i for t in rest}, set()))
    cue = (verb.idx, verb.nbor(2).idx + len(verb.nbor(2)))
    if content:
        negated = clauses.is_negated(verb)
        yield Draft(verb, "say", "leftover.bare", cue, content, source, negated)


def _opens_a_clause(clear: Token) -> bool:
    """Tell whether a clause without "that" follows: "made it clear *they would* not pay"."""
    behind = clear.doc[clear.i + 1 : clear.sent.end]
    below = (t for t in behind if t.dep_ in ("nsubj", "nsubjpass") and t.head.head.i == clear.i)
    subject = next(below, None)
    return subject is not None and subject.left_edge.i == clear.i + 1


def _claims_a_deed(verb: Token) -> Iterator[Draft]:
    """Yield "claimed *responsibility for B*" or "offered *help to B*", which words do."""
    source = clauses.subject(verb)
    deeds = table("clauses")["done_by_words"][verb.lemma_]
    if verb.lemma_ == "share" and not clauses.is_negated(verb):
        return  # "shared her view" may have been told to anybody
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.lower_ in deeds), None)
    if thing is None or source is None or clauses.is_passive(verb):
        return
    preps = ("prep", "dative")
    behind = [c for c in verb.children if c.dep_ in preps and c.i > thing.i]
    behind = [c for c in behind if c.lower_ in ("for", "to")]
    told = clauses.indices([thing, *behind])
    content = tuple(clauses.runs(verb.doc, {i for i in told if i >= thing.left_edge.i}, set()))
    cue = (verb.idx, verb.idx + len(verb))
    act = "agree" if verb.lemma_ == "share" else verb.lemma_
    yield Draft(verb, act, "verb.np", cue, content, source, clauses.is_negated(verb))


def _before_what_else(rest: list[Token], speech: Speech) -> list[Token]:
    """Return words up to what else is told: "reported a rise *and said that B*"."""
    for word, after in pairwise(rest):
        tells = after.tag_ in ("VBD", "VBZ") and after.lemma_.lower() in speech.strong
        if word.lower_ in ("and", "but") and tells and after.dep_ == "conj":
            kept = [t for t in rest if t.i < word.i]
            return kept if len(kept) >= _SHORTEST else rest
    return rest


def _is_of_some_that_act(rest: list[Token]) -> bool:
    """Tell whether words are a clause whose verb reads as a participle: "none of them *hit* X"."""
    if len(rest) <= _SHORTEST:
        return False
    some, of, them, verb = rest[:_SHORTEST]
    led = some.lower_ in table("clauses")["some_of"] and of.lower_ == "of"
    return led and them.tag_ == "PRP" and verb.tag_ == "VBN"


def _closes_with_who_says(verb: Token, scene: Scene) -> bool:
    """Tell whether "said X" closes a sentence: "Two were hurt, *said a statement from X*"."""
    if verb.tag_ not in ("VBD", "VBZ") or verb.lemma_.lower() not in scene.speech.strong:
        return False
    said = verb.doc[verb.sent.start : verb.i]
    who = clauses.own_subject(verb)
    if (
        who is None
        or len(said) < _SHORTEST
        or said[-1].text != ","
        or who.left_edge.i != verb.i + 1
    ):
        return False
    behind = verb.doc[who.right_edge.i + 1 : verb.sent.end]
    closed = all(t.is_punct or t.is_space for t in behind)
    told = any(t.tag_ in FINITE for t in said) and not any(t.is_quote for t in said)
    return closed and told and not any(c.dep_ == "ccomp" for c in verb.children)


def _inverted(verb: Token, speech: Speech) -> Draft:
    """Return the attribution of a verb that closes its sentence: all before it is the content."""
    cue, _ = cue_of(verb, speech)
    before = {t.i for t in verb.doc[verb.sent.start : verb.i - 1] if not t.is_space}
    sense = cue.frames.get("clause") if cue is not None else None
    return Draft(
        verb,
        sense.act if sense is not None else "say",
        "leftover.bare",
        (verb.idx, verb.idx + len(verb)),
        tuple(clauses.runs(verb.doc, before, set())),
        clauses.own_subject(verb),
        clauses.is_negated(verb),
    )


def _tells_a_measure(verb: Token) -> bool:
    """Tell whether a verb of telling has a measure for its words: "could tell doctors *little*"."""
    told = table("clauses")["told_of"]
    return any(c.dep_ == "dobj" and c.lower_ in told for c in verb.children)


def _is_a_notice(word: Token, source: Token) -> bool:
    """Tell whether a supposed verb is a noun after another: "a tsunami *warning* was lifted"."""
    helped = any(c.dep_ == "aux" for c in word.children)
    beside = source.i == word.i - 1 and source.pos_ == "NOUN"
    return word.tag_ == "VBG" and beside and not helped


def _tells_that(verb: Token) -> bool:
    """Tell whether "that" opens the content after a setting: "said in a call in 2010 *that X*"."""
    rest = _rest(verb)
    found = _from_that(rest)
    return found is not rest and len(found) >= _SHORTEST


def _tells_what(verb: Token) -> bool:
    """Tell whether a bare clause follows a setting: "says after all that, *nothing helped*"."""
    clause = next((c for c in verb.children if c.dep_ in ("advcl", "ccomp") and c.i > verb.i), None)
    if clause is None or clause.left_edge.i != verb.i + 1:
        return False
    own = clauses.own_subject(clause)
    marked = any(c.dep_ == "mark" for c in clause.children)
    return own is not None and not marked and own.left_edge.nbor(-1).text == ","


def _has_a_thing(verb: Token) -> bool:
    """Tell whether an object and no clause follows a verb: "added *a third* before X scored"."""
    after = [c for c in verb.children if c.i > verb.i]
    things = [c for c in after if c.dep_ == "dobj" and c.left_edge.i == verb.i + 1]
    return bool(things) and not any(c.dep_ == "ccomp" for c in after)


def _taken_for_a_noun(word: Token, cue: Cue) -> Iterator[Draft]:
    """Yield the attribution of a verb that is tagged as a noun: "Smith *slams* the plan"."""
    rest = _rest(word)
    content = tuple(clauses.runs(word.doc, {t.i for t in rest}, set()))
    sense = cue.frames.get("np") or cue.frames.get("clause")
    if content and sense is not None and len(rest) > 1:
        yield Draft(
            word,
            sense.act,
            "leftover.noun",
            (word.idx, word.idx + len(word)),
            content,
            word.nbor(-1),
            sense.negated,
        )


def _disputed(word: Token, cue: Cue) -> Iterator[Draft]:
    """Yield the denial of "that figure" by a verb tagged as a noun: "the union *disputes that*"."""
    sense = cue.frames.get("np")
    points, what = word.nbor(1), word.nbor(2)
    before = word.nbor(-1) if word.i > word.sent.start else word
    named = before is not word and before.pos_ in ("NOUN", "PROPN") and before.sent == word.sent
    shown = points.lower_ in table("clauses")["pointing"] and what.tag_ == "NN"
    if sense is None or not sense.negated or not named or not shown:
        return
    if any(t.tag_ in FINITE for t in word.doc[word.sent.start : word.i]):
        return
    yield Draft(
        word,
        sense.act,
        "leftover.noun",
        (word.idx, word.idx + len(word)),
        ((points.idx, what.idx + len(what)),),
        next((c for c in word.children if c.dep_ == "nsubj" and c.i < word.i), before),
        sense.negated,
    )


def _verb_like(word: Token) -> bool:
    """Tell whether a word stands where a verb does: a name before it, a new phrase after it."""
    before, after = word.nbor(-1) if word.i else None, word.nbor(1)
    if (
        before is None
        or before.pos_ != "PROPN"
        or before.sent != word.sent
        or word.ent_iob_ in ("B", "I")
    ):
        return False
    return (
        after.pos_ in _STARTERS
        and after.lower_ not in ("who", "which", "that")
        and not any(t.tag_ in FINITE for t in word.sent if t.i < word.i)
    )


def _from_that(rest: list[Token]) -> list[Token]:
    """Return the words from their "that" on, after the hearer: "told reporters *that ...*"."""
    for k, token in enumerate(rest[:_RECIPIENT]):
        if token.lower_ == "that" and (token.pos_ == "SCONJ" or _is_behind_a_time(token)):
            return rest[k:]
        if token.tag_ in FINITE and not any(t.lower_ == "who" for t in rest[:k]):
            break
    return rest


def _before_who(rest: list[Token]) -> list[Token]:
    """Return the words before "and who", which opens another clause on the same one."""
    for k, token in enumerate(rest[1:], 1):
        if token.lower_ in ("who", "whom") and rest[k - 1].lower_ in ("and", "but"):
            return rest[: k - 1]
    return rest


def _is_behind_a_time(that: Token) -> bool:
    """Tell whether "that" follows "at the time", where the parser makes a relative clause of it."""
    before = that.doc[max(0, that.i - 3) : that.i].text.lower()
    return before == "at the time"


def _rest(word: Token) -> list[Token]:
    """Return what follows a word in its sentence, up to a participle clause after a comma."""
    out: list[Token] = []
    for k in range(word.i + 1, word.sent.end):
        token = word.doc[k]
        if token.tag_ == "VBG" and out and out[-1].text == "," and token.dep_ == "advcl":
            break
        if not token.is_space:
            out.append(token)
    return out


@cache
def _forms(words: frozenset[str]) -> dict[str, str]:
    out = {}
    for word in sorted(words):
        if " " not in word:
            end = "es" if word.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
            form = (
                word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeiou" else word + end
            )
            out[form] = word
    return out


def third_person(speech: Speech) -> Mapping[str, Cue]:
    """Return the cue of each form in -s, of plain reporting verbs and those with an object."""
    words = frozenset(
        w for w, cue in speech.verbs.items() if "np" in cue.frames or w in speech.strong
    )
    return {form: speech.verbs[word] for form, word in _forms(words).items()}
