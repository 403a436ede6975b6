"""Cues that are no main verb: "according to X", "as X put it", ", he says,"."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims import clauses
from briefgen.extract.claims.draft import Draft
from briefgen.extract.claims.verbs.cue import cue_of
from briefgen.extract.tags import FINITE
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from briefgen.extract.claims.scene import Scene
    from briefgen.registry.speech import SourcePhrase

_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_WORDS_OF_A_CLAIM: Final = 3
_APPOSITION: Final = 8
"""Tokens that an apposition between two commas may have."""
_CLOSERS: Final = frozenset({",", ".", ";", "-", "--", "\u2014", "\u2013", ")"})


def phrase_drafts(scene: Scene) -> Iterator[Draft]:
    """Yield the attributions of phrases, asides and as-clauses."""
    speech = scene.speech
    firsts = {phrase.words[0] for phrase in speech.source_phrases}
    for token in scene.tokens:
        if token.lower_ == "in":
            yield from _in_the_view(token)
        if token.lower_ in firsts:
            for phrase in speech.source_phrases:
                if _matches(token, phrase):
                    yield from _source_phrase(token, phrase, scene.text)
    tellers = speech.as_clause_verbs | speech.strong
    for verb in scene.verbs:
        if verb.lemma_.lower() in tellers:
            yield from _beside_the_sentence(verb, scene)


_KNOWN: Final = frozenset({"known", "called", "dubbed"})
"""Participles that open another name of whom a phrase names."""


def _in_the_view(lead: Token) -> Iterator[Draft]:
    """Yield the sentence around "in X's view" as what X believes, where marks part it off."""
    noun = next((c for c in lead.children if c.dep_ == "pobj"), None)
    if noun is None or noun.lemma_.lower() not in table("clauses")["held_views"]:
        return
    whose = next((c for c in noun.children if c.dep_ == "poss"), None)
    before = lead.nbor(-1) if lead.i > lead.sent.start else None
    behind = noun.doc[noun.i + 1 : noun.i + 2]
    parted = (before is None or before.text == ",") and behind.text in (",", ".")
    if whose is None or whose.lower_ in ("my", "our") or not parted:
        return
    own = set(range(lead.i, noun.i + 1))
    content = tuple(clauses.runs(lead.doc, _around(lead, own), own))
    if content:
        cue = (noun.idx, noun.idx + len(noun))
        yield Draft(lead, "believe", "phrase", cue, content, whose)


def _matches(token: Token, phrase: SourcePhrase) -> bool:
    end = token.i + len(phrase.words)
    return end < len(token.doc) and all(
        token.nbor(k).lower_ == w for k, w in enumerate(phrase.words)
    )


def _source_phrase(first: Token, phrase: SourcePhrase, text: str) -> Iterator[Draft]:
    """Yield the rest of the sentence as the content of "according to X"."""
    last = first.nbor(len(phrase.words) - 1)
    source = next((t for t in last.children if t.dep_ in ("pobj", "pcomp")), None) or _next_nominal(
        last
    )
    if source is None:
        return
    end = max(source.right_edge.i, source.i)
    if first.i - first.sent.start <= 1:
        end = _first_end(source, end)
    end = _end_of_a_time(first.doc, end)
    own = set(range(first.i, end + 1))
    around = _around(first, own)
    if first.i - first.sent.start > 1 and _goes_on_behind(first.doc, end):
        around = {k for k in around if k < first.i}
    runs = clauses.runs(first.doc, around, own)
    content = tuple((a, b) for a, b in runs if any(map(str.isalnum, text[a:b])))
    if content:
        yield Draft(first, phrase.act, "phrase", (first.idx, last.idx + len(last)), content, source)


def _end_of_a_time(doc: Doc, end: int) -> int:
    """Return the comma behind a time that tells when a source spoke, else where the source ends.

    "According to X *this week*, prices rose".
    """
    words = doc[end + 1 : min(end + _LONGEST_TIME, doc[end].sent.end)]
    time = list(takewhile(lambda t: t.ent_type_ in ("DATE", "TIME") or t.lower_ == "on", words))
    closed = bool(time) and len(time) < len(words) and words[len(time)].text == ","
    return end + len(time) + 1 if closed else end


_LONGEST_TIME: Final = 7
"""Words behind a source among which a time and its comma stand."""


def _goes_on_behind(doc: Doc, end: int) -> bool:
    """Tell whether the author goes on behind the source: "A rose, according to X, *and will* B"."""
    words = doc[end + 1 : end + 4]
    joint = [t.lower_ for t in words[:2]]
    joined = joint in ([",", "and"], [",", "but"])
    return joined and len(words) > 2 and words[2].tag_ in FINITE  # noqa: PLR2004 - ", and will"


def _first_end(source: Token, end: int) -> int:
    """Return where a source that opens a sentence ends: at its comma, an apposition included."""
    commas = [k for k in range(source.i + 1, end + 1) if source.doc[k].text == ","]
    if not commas:
        return end
    if (closing := _end_of_aside(source, commas[0])) is not None:
        return closing
    known = source.doc[commas[0] + 1]
    if known.lower_ in _KNOWN:  # "X, *known as Y*, ..."
        rest = source.doc[known.i : min(known.i + _APPOSITION, known.sent.end)]
        return next((t.i for t in rest if t.text == ","), known.right_edge.i)
    if (
        len(commas) > 1
        and commas[1] - commas[0] <= _APPOSITION
        and source.doc[commas[0] + 1].pos_ in ("PROPN", "DET", "NOUN")
    ):
        return commas[1]
    return commas[0]


def _end_of_aside(source: Token, comma: int) -> int | None:
    """Return the comma behind a clause that tells of a source: "X, *who runs the mine*, ..."."""
    told = (c for c in source.children if c.left_edge.i == comma + 1)
    clause = next((c for c in told if c.dep_ in ("relcl", "appos")), None)
    if clause is None:
        return None
    verb = clause
    if clause.dep_ == "appos":
        below = (c for c in clause.subtree if c.dep_ == "relcl" and c.i > clause.i)
        verb = next(below, clause)
    led = any(t.lower_ in table("clauses")["asides"] for t in verb.subtree if t.i < verb.i)
    rest = source.doc[clause.right_edge.i + 1 : source.sent.end]
    goes_on = len(rest) > 0 and rest[0].text == "," and any(t.tag_ in FINITE for t in rest)
    return rest[0].i if led and goes_on else None


def _next_nominal(token: Token) -> Token | None:
    """Return the head of the nominal that follows within a few tokens, or None."""
    for k in range(token.i + 1, min(token.i + 8, token.sent.end)):
        at = token.doc[k]
        if (at.pos_ in _NOMINAL and at.head.i <= token.i) or (
            at.pos_ in _NOMINAL and at.dep_ in ("pobj", "ROOT", "dobj", "nsubj")
        ):
            return at
    return None


def _around(anchor: Token, own: set[int]) -> set[int]:
    """Return the words of the anchor's sentence that are not the cue's own."""
    return {t.i for t in anchor.sent if not t.is_space} - own


def _beside_the_sentence(verb: Token, scene: Scene) -> Iterator[Draft]:
    """Yield the sentence around an aside as its content.

    "X is, he says, different", "as X said, ...", "..., officials say".
    """
    marks, speech = scene.marks, scene.speech
    cue, particle = cue_of(verb, speech)
    lemma = verb.lemma_.lower()
    after = _past(verb, particle)
    closed = after is None or after.text in _CLOSERS
    source = clauses.own_subject(verb)
    if not closed or source is None or source.dep_ == "expl":
        return
    first = min(verb, source.left_edge, key=lambda t: t.i)
    mark = next((c for c in verb.children if c.lower_ == "as" and c.i < first.i), None)
    if mark is not None and lemma in speech.as_clause_verbs | speech.strong:
        own = set(range(mark.i, (after.i if after is not None else verb.sent.end - 1) + 1))
    elif mark is None and lemma in speech.strong and cue is not None and "clause" in cue.frames:
        before = verb.doc[first.i - 1] if first.i > verb.sent.start else None
        if (
            before is None
            or before.text not in (",", "-", "--", "\u2014", "\u2013")
            or marks.at(before.idx)
        ):
            return
        behind = after.i if after is not None else verb.sent.end
        own = set(range(before.i, behind)) | clauses.indices([source])
    else:
        return
    whole = _around(verb, own)
    if mark is None and (noun := _said_of(verb, first)) is not None:
        opens, last = noun.left_edge.i, verb.head.right_edge.i
        whole = {k for k in whole if opens <= k <= last}  # the rest of the sentence is the author's
    if mark is not None and mark.i - verb.sent.start > 1 and verb.dep_ == "advcl":
        whole = clauses.indices([_parted_by(mark, verb)]) - own
    if after is not None and after.text == ";":
        whole = {k for k in whole if k < after.i}  # the rest is another source's
    content = tuple(clauses.runs(verb.doc, whole, own))
    words = sum(len(scene.text[a:b].split()) for a, b in content)
    if content and words >= _WORDS_OF_A_CLAIM:
        sense = cue.frames.get("clause") if cue is not None else None
        negated = clauses.is_negated(verb)
        yield Draft(
            verb,
            sense.act if sense else "say",
            "aside",
            (verb.idx, verb.idx + len(verb)),
            content,
            source,
            negated,
        )


def _said_of(verb: Token, first: Token) -> Token | None:
    """Return the noun whose relative clause holds an aside: "a *firm* that, X says, is his"."""
    clause = verb.head
    if verb.dep_ != "parataxis" or first.i <= verb.sent.start + 2:
        return None
    opens = first.nbor(-2)
    if opens.lower_ not in ("that", "which", "who", "where"):
        return None
    if clause.dep_ == "relcl":
        return clause.head if opens.head.i == clause.i else None
    noun = opens.nbor(-1)
    bare = clause.dep_ == "conj" and clauses.own_subject(clause) is None
    return noun if bare and noun.pos_ == "NOUN" else None


def _past(verb: Token, particle: Token | None) -> Token | None:
    """Return the token after a verb, its particle, an "it" and words of time; None at the end."""
    at = max(verb.i, particle.i if particle is not None else 0) + 1
    doc, end = verb.doc, verb.sent.end
    while at < end and (
        doc[at].lower_ == "it"
        or doc[at].is_space
        or (doc[at].dep_ == "npadvmod" and doc[at].head is verb)
        or _is_of_time(doc[at], verb)
    ):
        at += 1
    return doc[at] if at < end else None


def _parted_by(mark: Token, verb: Token) -> Token:
    """Return the verb that an as-clause modifies: the second of "did A and, as X said, *did* B"."""
    parted = mark.nbor(-1).text == "," and mark.nbor(-2).dep_ == "cc"
    second = (c for c in verb.head.children if c.dep_ == "conj" and c.i > verb.i)
    return next(second, verb.head) if parted else verb.head


def _is_of_time(word: Token, verb: Token) -> bool:
    """Tell whether a word after a verb says when: "as she admitted *decades afterward*"."""
    own = word.head.i == verb.i and word.dep_ in ("dobj", "advmod", "npadvmod")
    return own and (word.ent_type_ in ("DATE", "TIME") or word.lower_ in table("clauses")["later"])
