"""Direct speech: attribute each quotation to the cue beside it, or to the one before.

Goes by position and not by the parse, which quotation marks lead astray: a cue right after the
quotation ("...," said X), right before it (X said: "..."), or none, where the quotation goes on
from the sentence before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims import clauses
from briefgen.extract.claims.behind import led_by_its_manner, spoken_behind
from briefgen.extract.claims.draft import Draft
from briefgen.extract.claims.spans import Spans
from briefgen.extract.claims.verbs.cue import cue_of
from briefgen.extract.demonyms import is_age
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.claims.quotations import Quotation
    from briefgen.extract.claims.scene import Scene
    from briefgen.registry.speech import Sense, Speech

_LINE_END: Final = re.compile(r"\n+|\Z")
_REACH: Final = 24
"""Tokens that a cue's distance from its quotation may span, its subject and modifiers included."""

_WORDS_OF: Final = 4
"""Tokens after a quotation among which "words" is looked for: "*The words* of the mayor"."""

_STOPS: Final = frozenset({".", "?", "!"})
_HANDS_OVER: Final = frozenset(",?!-\u2014\u2013\u2026")
"""Characters that end a quotation, within its mark or after, before its attribution."""

_ENDS: Final = frozenset(".,?!;:-\u2014\u2013\u2026")
"""Characters that end a quotation of whole sentences."""

_HELD: Final = 6
"""Attributions back among which one is looked for that holds another: a sentence has no more."""

_TITLE_WORDS: Final = 12
"""Words that a quoted title has at most."""

_SMALL_WORD: Final = 3
"""Letters of the longest word that a title may write without a capital."""

_LEAD: Final = 40
"""Characters before a quotation that are searched for the name of a work."""

_QUOTES: Final = "\"'\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb "
"""Quotation marks, and the blank that some outlets set inside them."""

_TENSED: Final = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
_TWO: Final = 2
_LABEL: Final = 7
"""Tokens that a label with a speaker's name has at most."""

_DASHES: Final = frozenset({"-", "--", "\u2014", "\u2013"})
_FULL_WORDS: Final = 3
"""A quotation of fewer words is a fragment, unless it ends with a stop of its own."""


_SINGLES: Final = ("'", "\u2018")
_SINGLE_LEAD: Final = 3
_CLOSING_SINGLE: Final = re.compile(r"(?<=[.,?!])['\u2019]")


def quoted_drafts(scene: Scene, spoken: list[Draft]) -> list[Draft]:
    """Return an attribution for each cue of quotations, with all its quotations.

    `spoken` are the attributions of the parse: a quotation in the midst of what one of them holds
    is no separate speech.
    """
    held = sorted(span for d in spoken for span in d.content)
    anchors = {d.anchor.i for d in spoken}
    found: dict[int, Draft] = {}
    for q in scene.marks.quotations:
        if not _is_speech(scene, q):
            continue
        if (hit := _cue(scene, q, held)) is not None:
            _add(found, scene, q, hit)
        elif (named := _told_beside(scene, q)) is not None:
            found.setdefault(named.anchor.i, named)
        elif (called := _called_so(scene, q)) is not None and called.anchor.i not in anchors:
            found.setdefault(called.anchor.i, called)
    return list(found.values())


def _told_beside(scene: Scene, q: Quotation) -> Draft | None:
    """Return the attribution of a quotation without a verb of speech right beside it; else None."""
    named = _words_of(scene, q) or _here_is(scene, q) or _led_by_a_name(scene, q)
    if named is None and _is_led(scene.text, q) and _is_sentence(scene.text, q):
        return led_by_its_manner(scene, q)
    whole = _opens_sentence(scene.text, q) and _last(scene.text, q) in _STOPS
    return named or (spoken_behind(scene, q) if whole else None)


def _words_of(scene: Scene, q: Quotation) -> Draft | None:
    """Return the attribution of a quotation that is followed by "The words of X"; else None."""
    if not _opens_sentence(scene.text, q) or "\n" in scene.text[q.end : q.end + 3]:
        return None
    following = scene.tokens[scene.index(q.end) : scene.index(q.end) + _WORDS_OF]
    for token in following:
        if token.lower_ not in scene.speech.lists["said_words"]:
            continue
        of = next((c for c in token.children if c.lower_ in ("of", "from")), None)
        whom = next((c for c in (of.children if of is not None else ())), None)
        whom = whom or next((c for c in token.children if c.dep_ == "poss"), None)
        if whom is None or not _is_subject(token):
            return None
        span = (token.idx, token.idx + len(token))
        return Draft(token, "say", "quotation.words", span, ((q.start, q.end),), whom)
    return None


def _here_is(scene: Scene, q: Quotation) -> Draft | None:
    """Return the words of whom a sentence with a colon brings in: 'Here is X: "..."'; else None."""
    if not _is_led(scene.text, q):
        return None
    colon = scene.index(q.start) - 1
    while colon > 0 and scene.tokens[colon].text != ":":
        colon -= 1
    sentence = scene.tokens[colon].sent
    words = scene.tokens[sentence.start : colon]
    here = next((t for t in words if t.lower_ == "here"), None)
    verb = here.nbor(1) if here is not None else None
    if here is None or verb is None or verb.lemma_ != "be" or verb.i >= colon:
        return None
    whom = (t for t in words if t.i > verb.i and t.head.i == verb.i and t.pos_ == "PROPN")
    name = next(whom, None)
    cue = (here.idx, verb.idx + len(verb))
    return Draft(verb, "say", "quotation", cue, ((q.start, q.end),), name) if name else None


def _led_by_a_name(scene: Scene, q: Quotation) -> Draft | None:
    """Return the words of whom a label names behind a dash: 'Costs rise - *Lena Holm*: "..."'."""
    at = scene.index(q.start) - 1
    while at > 0 and scene.tokens[at].is_space:
        at -= 1
    colon = scene.tokens[at]
    if colon.text != ":" or "\n" in scene.text[colon.idx : q.start]:
        return None
    first = at
    while first > 0 and scene.tokens[first - 1].text not in _DASHES:
        first -= 1
        if at - first > _LABEL or scene.tokens[first].is_space:
            return None
    words = scene.tokens[first:at]
    words = words[2:] if [t.lower_ for t in words[:2]] == ["more", "from"] else words
    plain = all(t.text[:1].isupper() or t.lower_ in ("and", "de", "van", "al") for t in words)
    if not words or first == 0 or not plain or not any(t.pos_ == "PROPN" for t in words):
        return None
    last = words[-1]
    who = (words[0].idx, last.idx + len(last))
    cue = (colon.idx, colon.idx + 1)
    return Draft(colon, "say", "quotation", cue, ((q.start, q.end),), last, who=who)


def _called_so(scene: Scene, q: Quotation) -> Draft | None:
    """Return what somebody calls a thing in quotation marks: 'called it "A"'; else None.

    The words alone decide, where the parser takes the quoted words for a clause.
    """
    at = scene.index(q.start)
    if at < _TWO or scene.tokens[at - 1].pos_ != "PRON":
        return None
    verb, thing = scene.tokens[at - 2], scene.tokens[at - 1]
    cue, _ = cue_of(verb, scene.speech)
    sense = cue.frames.get("named") if cue is not None and verb.pos_ == "VERB" else None
    source = clauses.own_subject(verb)
    if sense is None or source is None or scene.marks.at(verb.idx):
        return None
    span = (verb.idx, verb.idx + len(verb))
    negated = clauses.is_negated(verb)
    return Draft(verb, sense.act, "verb.named", span, ((thing.idx, q.end),), source, negated)


def _is_subject(noun: Token) -> bool:
    return noun.dep_ in ("nsubj", "nsubjpass", "attr", "ROOT")


def _is_held(q: Quotation, held: list[tuple[int, int]]) -> bool:
    """Tell whether a quotation lies inside one of the spans, and not at its beginning."""
    i = bisect_left(held, (q.start, 0)) - 1
    return any(a < q.start < b for a, b in held[max(0, i - 3) : i + 1])


def continued(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, with what goes on in quotations that have no cue of their own.

    Such a quotation belongs to the attribution in the sentence right before it, in the same
    paragraph or at the end of the one before: a quotation in between must itself belong to it.
    """
    out = _with_paragraphs_before(scene, sorted(drafts, key=lambda d: d.anchor.idx))
    held = Spans((span, 0) for d in out for span in d.content)
    anchors = [d.anchor.idx for d in out]
    for q in scene.marks.quotations:
        leads = _opens_sentence(scene.text, q) or _is_led(scene.text, q)
        if (
            (q.single and not _is_carried_on(scene.text, q) and not _is_in_single_marks(scene, q))
            or not leads
            or not (_is_sentence(scene.text, q) or _is_in_the_first_person(scene, q))
            or held.touching(q.start, q.end)
        ):
            continue
        following = bisect_left(anchors, q.start)
        i = _spoken_before(scene, q, out, _outer(out, following - 1))
        if i is not None and not _is_others(scene, q, out[i], out[following : following + 1]):
            out[i] = replace(out[i], content=(*out[i].content, (q.start, q.end)))
    return out


def _is_carried_on(text: str, q: Quotation) -> bool:
    """Tell whether a paragraph is all in single marks, which the one before it left unclosed.

    "X said: 'A was so." is followed by "'B was so, too.'"
    """
    alone = _opens_a_paragraph(text, q.start) and text[q.end : q.end + 1] in ("", "\n")
    last = text[: q.start].rstrip().rpartition("\n")[2]
    opened = max(last.rfind(f": {mark}") for mark in _SINGLES) if alone else -1
    if opened < 0:
        return False
    return not any(_CLOSING_SINGLE.finditer(last, opened + _SINGLE_LEAD))


def _is_in_single_marks(scene: Scene, q: Quotation) -> bool:
    """Tell whether a sentence in single marks follows one of its paragraph in such marks.

    "'The well is dry,' X said. *'We drink rain.'*"
    """
    line = scene.text.rfind("\n", 0, q.start) + 1
    before = [o for o in scene.marks.within(line, q.start) if o.end <= q.start]
    whole = _is_speech(scene, q) and _last(scene.text, q) in _STOPS
    return whole and bool(before) and all(o.single for o in before)


def _is_in_the_first_person(scene: Scene, q: Quotation) -> bool:
    """Tell whether a quotation that goes over into the author's words has an "I" or a "we"."""
    words = scene.tokens[scene.index(q.start) : scene.index(q.end)]
    known = table("coreference")
    first = (*known["first"], *known["first_plural"])
    return len(words) > _TITLE_WORDS - _FULL_WORDS and any(t.lower_ in first for t in words)


def _with_paragraphs_before(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, each with the paragraphs before it that its speech leaves unclosed.

    A paragraph that opens a quotation and does not close it goes on in the next one, which opens
    with a mark of its own: who is named behind that says both.
    """
    out = list(drafts)
    marks = scene.marks.quotations
    for first, second in reversed(list(pairwise(marks))):
        between = scene.text[first.end : second.start]
        goes_on = not first.closed and "\n" in between and not between.strip()
        nested = scene.text[first.start] != scene.text[second.start]
        if not goes_on or first.single or nested:
            continue
        if not _opens_a_paragraph(scene.text, first.start):
            continue
        whose = [
            k
            for k, d in enumerate(out)
            if d.source is not None and any(a <= second.start < b for a, b in d.content)
        ]
        taken = any(a < first.end and first.start < b for d in out for a, b in d.content)
        if len(whose) == 1 and not taken:
            d = out[whose[0]]
            out[whose[0]] = replace(d, content=((first.start, first.end), *d.content))
    return out


def _opens_a_paragraph(text: str, start: int) -> bool:
    before = text[max(0, start - 40) : start].rstrip(" \t")
    return before[-1:] in ("", "\n")


def is_bare_speech(scene: Scene, q: Quotation) -> bool:
    """Tell whether a quotation is a sentence or more by itself, and hangs on no verb beside it."""
    alone = not q.single and _opens_sentence(scene.text, q) and _is_sentence(scene.text, q)
    ends = scene.text[q.end : q.end + 2].strip()[:1]
    return alone and _is_speech(scene, q) and not ends.islower() and _cue(scene, q, []) is None


def _outer(drafts: list[Draft], best: int) -> int:
    """Return the index of the draft whose content holds the cue of draft `best`, else `best`."""
    for k in range(best - 1, max(-1, best - _HELD), -1):
        if any(a <= drafts[best].cue[0] < b for a, b in drafts[k].content):
            best = k
    return _spoken_with(drafts, best)


def _spoken_with(drafts: list[Draft], best: int) -> int:
    """Return the quotation in whose sentence a deed stands: '"A," X *said* in announcing B.'."""
    if best < 1:
        return best
    d, before = drafts[best], drafts[best - 1]
    deed = d.rule.startswith(("verb.np", "verb.prep", "verb.to", "verb.ing"))
    if before.rule != "quotation" or not deed:
        return best
    same = before.anchor.sent.start == d.anchor.sent.start and before.source == d.source
    return best - 1 if same else best


def asked_drafts(scene: Scene, drafts: list[Draft]) -> Iterator[Draft]:
    """Yield the answers of who is only told to have been asked: 'Asked about it, X laughs. "No."'.

    The quotation is the next sentence and has no cue of its own.
    """
    taken = {d.anchor.i for d in drafts}
    for draft in drafts:
        anchor = draft.anchor
        asked = draft.act == "ask" and anchor.tag_ == "VBN" and anchor.dep_ == "advcl"
        source = clauses.own_subject(anchor.head) if asked else None
        if source is None or draft.source is not None or anchor.head.i in taken:
            continue
        end = anchor.sent.end
        quoted = [q for q in scene.marks.quotations if _is_right_behind(scene, end, q)]
        if quoted and _cue(scene, quoted[0], []) is None:
            verb = anchor.head
            span = (verb.idx, verb.idx + len(verb))
            said = ((quoted[0].start, quoted[0].end),)
            yield Draft(verb, "answer", "quotation", span, said, source)


def _is_right_behind(scene: Scene, end: int, q: Quotation) -> bool:
    """Tell whether a quotation is the next sentence of the same paragraph."""
    first = scene.index(q.start)
    before = scene.tokens[end - 1]
    between = scene.text[before.idx + len(before) : q.start]
    return end - 1 <= first <= end + 1 and not between.strip(' "') and "\n" not in between


def _is_sentence(text: str, q: Quotation) -> bool:
    """Tell whether a quotation ends as a sentence does, or is unclosed, or longer than a title."""
    inner = text[q.start : q.end].rstrip("\"'\u2019\u201c\u201d\u00ab\u00bb ")
    long = len(inner.split()) > _TITLE_WORDS
    return long or not q.closed or inner[-1:] in _ENDS or text[q.end : q.end + 1] in _ENDS


def _add(found: dict[int, Draft], scene: Scene, q: Quotation, hit: tuple[Token, Sense]) -> None:
    """Add a quotation to the draft of its cue, which is made where there is none yet."""
    anchor, sense = hit
    old = found.get(anchor.i)
    if old is not None:
        found[anchor.i] = replace(old, content=(*old.content, (q.start, q.end)))
        return
    said = (q.start, _end_of_its_clause(scene, anchor, q))
    source = clauses.agent(anchor) if clauses.is_passive(anchor) else clauses.subject(anchor)
    source = _quoted_as_saying(anchor) or _reporting(anchor) or source
    if source is None or scene.marks.at(source.idx):
        source = beside(scene, anchor)
    found[anchor.i] = Draft(
        anchor,
        sense.act,
        "quotation",
        (anchor.idx, anchor.idx + len(anchor)),
        (said,),
        source,
        sense.negated != clauses.is_negated(anchor),
    )


def _end_of_its_clause(scene: Scene, anchor: Token, q: Quotation) -> int:
    """Return where the clause ends whose subject is in quotation marks: 'said *"A" could do B*'."""
    first, at = scene.index(q.start), scene.index(q.end)
    behind = scene.tokens[at : at + 1]
    beside = anchor.i + 1 == first and not scene.text[q.start : q.end].strip(_QUOTES).endswith(",")
    if not beside or not behind or behind[0].tag_ not in {*_TENSED, "MD"}:
        return q.end
    words = [t for t in scene.tokens[at : anchor.sent.end] if not t.is_space]
    stop = next((k for k, t in enumerate(words) if t.is_punct and t.text != "-"), len(words))
    return words[stop - 1].idx + len(words[stop - 1]) if stop > 1 else q.end


def _reporting(anchor: Token) -> Token | None:
    """Return who reports something and goes on "saying", None where another one may say it.

    "*Moe* repeated that Berg is late, saying, ...": what is told of Berg is told as it is now, so
    that no act of his goes with any words.
    """
    alone = anchor.tag_ == "VBG" and clauses.own_subject(anchor) is None
    before = anchor.doc[max(0, anchor.i - 2) : anchor.i]
    behind = any(t.text == "," for t in before) and before[-1].is_punct
    clause = next((a for a in anchor.ancestors if a.dep_ == "ccomp"), None)
    if not alone or not behind or clause is None or clause.i > anchor.i:
        return None
    tensed = [clause, *(c for c in clause.children if c.dep_ in ("aux", "auxpass"))]
    now = any(t.tag_ in ("VBZ", "VBP", "MD") for t in tensed)
    return clauses.own_subject(clause.head) if now and clause.head.i < clause.i else None


def _quoted_as_saying(anchor: Token) -> Token | None:
    """Return the person whose words an outlet cites, None for any other cue.

    "The Herald quoted *Lund* as saying".
    """
    whom = next((c for c in anchor.children if c.dep_ == "dobj" and c.i > anchor.i), None)
    if anchor.lemma_.lower() not in table("clauses")["citing"] or whom is None:
        return None
    beside = [c for at in (anchor, whom) for c in at.children if c.lower_ == "as"]
    said = any(g.tag_ == "VBG" for c in beside for g in c.children)
    return whom if said and whom.pos_ in ("PROPN", "NOUN") else None


def _is_speech(scene: Scene, q: Quotation) -> bool:
    """Tell whether a quotation may be speech, and not a name, a title or a single word."""
    inner = scene.text[q.start : q.end].strip(_QUOTES)
    if _is_title(scene.text[max(0, q.start - _LEAD) : q.start], inner):
        return False
    if q.single:
        return len(inner.split()) > _FULL_WORDS and _last(scene.text, q) in (".", ",", "?", "!")
    return len(inner.split()) >= _FULL_WORDS or _last(scene.text, q) in (".", ",", "?", "!")


def without_titles(scene: Scene, draft: Draft) -> Draft:
    """Return a draft without contents that are titles of works, where other content is left."""
    kept = tuple(piece for piece in draft.content if not _in_a_title(scene, piece))
    return replace(draft, content=kept) if kept and kept != draft.content else draft


def _in_a_title(scene: Scene, piece: tuple[int, int]) -> bool:
    q = scene.marks.at(piece[0])
    if q is None or piece[1] > q.end:
        return False
    inner = scene.text[q.start : q.end].strip(_QUOTES)
    return _is_title(scene.text[max(0, q.start - _LEAD) : q.start], inner)


def _is_title(before: str, inner: str) -> bool:
    """Tell whether quoted words are the title of a work named before: 'her memoir, "The Chair"'."""
    words = before.rstrip(_QUOTES + ",:(").lower().split()
    named = bool(words) and words[-1] in table("clauses")["works"]
    long = [w for w in inner.split() if len(w.strip(".,?!:;'")) > _SMALL_WORD]
    return named and 0 < len(inner.split()) <= _TITLE_WORDS and all(w[:1].isupper() for w in long)


def _cue(scene: Scene, q: Quotation, held: list[tuple[int, int]]) -> tuple[Token, Sense] | None:
    """Return the cue that a quotation depends on, with its sense, or None."""
    if (_is_led(scene.text, q) or not _opens_sentence(scene.text, q)) and (
        hit := _before(scene, q)
    ):
        return hit
    if not _opens_sentence(scene.text, q) and _is_held(q, held):
        return None
    if _hands_over(scene.text, q) and (hit := _after(scene, q)):
        return hit
    return None


def _opens_sentence(text: str, q: Quotation) -> bool:
    """Tell whether a quotation begins a sentence of the text around it."""
    before = text[max(0, q.start - 40) : q.start].rstrip(" \t\u00a0")
    return not before or before[-1] in '.?!\n"\u201d\u00ab\u00bb'


def _is_led(text: str, q: Quotation) -> bool:
    """Tell whether a colon stands before the quotation, in the paragraph before it or its own."""
    return text[max(0, q.start - 40) : q.start].rstrip().endswith(":")


def _last(text: str, q: Quotation) -> str:
    """Return the last character within a quotation's marks, which may be two apostrophes."""
    return text[q.start : q.end].rstrip(_QUOTES)[-1:]


def _hands_over(text: str, q: Quotation) -> bool:
    last = _last(text, q) if q.closed else ""
    after = text[q.end : q.end + 2].strip()[:1]
    return last in _HANDS_OVER or after in _HANDS_OVER


def _after(scene: Scene, q: Quotation) -> tuple[Token, Sense] | None:
    """Return the first cue after a quotation, up to the sentence's end or the next quotation."""
    ended = _last(scene.text, q) in _STOPS
    if _opens_a_relative(scene, q):
        return None
    for i in range(scene.index(q.end), min(scene.index(q.end) + _REACH, len(scene.tokens))):
        token = scene.tokens[i]
        if (
            token.text in _STOPS
            or scene.marks.at(token.idx)
            or "\n" in scene.text[q.end : token.idx]
        ):
            return None
        sense = quoting(token, scene.speech)
        if sense is not None and not _is_relative(token):
            return None if ended and _says_more(token) else (token, sense)
    return None


def _opens_a_relative(scene: Scene, q: Quotation) -> bool:
    """Tell whether a clause on the quoted words follows them: 'called it "A," *which* X did'."""
    at = scene.index(q.end)
    while at < len(scene.tokens) and (scene.tokens[at].is_punct or scene.tokens[at].is_space):
        at += 1
    inside = not _opens_sentence(scene.text, q) and at < len(scene.tokens)
    return inside and scene.tokens[at].lower_ in ("which", "who", "whose", "whom")


def _says_more(verb: Token) -> bool:
    """Tell whether a verb has a clause of its own after it: '"Why?" X said *she had left*'."""
    return any(c.dep_ == "ccomp" and c.left_edge.i > verb.i for c in verb.children)


def _is_relative(verb: Token) -> bool:
    """Tell whether a verb stands in a relative clause, which is no cue of a quotation beside it."""
    own = clauses.own_subject(verb)
    return verb.dep_ == "relcl" or (own is not None and own.lower_ in ("who", "that", "which"))


def _before(scene: Scene, q: Quotation) -> tuple[Token, Sense] | None:
    """Return the last cue before a quotation that follows a comma, a colon or the cue itself."""
    at = scene.index(q.start) - 1
    while at >= 0 and (scene.tokens[at].is_space or scene.marks.at(scene.tokens[at].idx) is q):
        at -= 1
    if at < 0:
        return None
    lead = scene.tokens[at]
    direct = lead.text in (",", ":") or quoting(lead, scene.speech) is not None
    if not direct:
        return None
    for i in range(at, max(-1, at - _REACH), -1):
        token = scene.tokens[i]
        gap = scene.text[token.idx : q.start]
        if token.text in _STOPS or scene.marks.at(token.idx) or ("\n" in gap and lead.text != ":"):
            return None
        if (sense := quoting(token, scene.speech)) is not None:
            return token, sense
    return None


def quoting(token: Token, speech: Speech) -> Sense | None:
    """Return the sense of a verb that may introduce or follow a quotation; None for any other."""
    attributive = token.dep_ == "amod" and token.i < token.head.i  # "a *supporting* actor"
    if token.pos_ not in ("VERB", "AUX") or attributive or _is_of_a_quoting(token):
        return None
    cue, _ = cue_of(token, speech)
    return cue.frames.get("quote") if cue is not None else None


def _is_of_a_quoting(token: Token) -> bool:
    """Tell whether a verb is the "saying" of "quoted X as saying", which is no cue by itself."""
    led = token.tag_ == "VBG" and token.i > 0 and token.nbor(-1).lower_ == "as"
    citing = table("clauses")["citing"]
    return led and any(a.lemma_.lower() in citing for a in token.ancestors)


def beside(scene: Scene, anchor: Token) -> Token | None:
    """Return the nominal right before the cue or after it, where the parse gives no subject."""
    for i in range(anchor.i - 1, max(-1, anchor.i - 4), -1):
        token = scene.tokens[i]
        if token.is_punct or scene.marks.at(token.idx):
            break
        if token.pos_ in _NOMINAL or is_age(token):
            return token
    if (apart := _before_a_relative(scene, anchor)) is not None:
        return apart
    for i in range(anchor.i + 1, min(len(scene.tokens), anchor.i + 8)):
        token = scene.tokens[i]
        if (token.dep_ == "punct" and token.text == "-") or token.ent_type_ in ("DATE", "TIME"):
            continue  # within a name, or when it was said
        if token.is_punct or scene.marks.at(token.idx):
            break
        if anchor.lemma_.lower() in table("clauses")["told"]:
            break  # what follows "told" is the hearer
        if token.pos_ in _NOMINAL and token.head.pos_ not in _NOMINAL:
            return token
    return None


def _before_a_relative(scene: Scene, anchor: Token) -> Token | None:
    """Return the noun or name before a "who" clause before the cue: "*Holm*, who fishes, said"."""
    if not anchor.i or anchor.nbor(-1).text != ",":
        return None
    for i in range(anchor.i - 2, max(1, anchor.i - _REACH), -1):
        token = scene.tokens[i]
        if token.text in _STOPS or scene.marks.at(token.idx):
            return None
        if token.lower_ == "who" and scene.tokens[i - 1].text == ",":
            name = scene.tokens[i - 2]
            return name if name.pos_ in _NOMINAL and not scene.marks.at(name.idx) else None
    return None


def _spoken_before(scene: Scene, q: Quotation, drafts: list[Draft], best: int) -> int | None:
    """Return `best` where a quotation without a cue goes on from that draft, else None."""
    if best < 0:
        return None
    d = drafts[best]
    if d.rule.startswith("headline") or _is_read_there(scene, q):
        return None
    last = max([d.cue[1], *(b for _, b in d.content if b <= q.start)])
    between = scene.text[last : q.start]
    tail = between.strip(" \t\u00a0\n,.")
    near = sum(1 for line in between.split("\n") if line.strip(" .")) <= 1 and _is_next_sentence(
        scene, last, q.start
    )
    reach = _REACH * 2 if _ends_with_the_cue(scene, d, last, q) else _REACH
    if not near or len(tail.split()) > reach or "?" in tail:
        return None
    return None if _names_another(scene, d, last, q.start) else best


def _is_read_there(scene: Scene, q: Quotation) -> bool:
    """Tell whether a sentence with a colon says on what one reads a quotation: 'The sign was:'."""
    if not _is_led(scene.text, q):
        return False
    at = max(0, scene.index(q.start) - 1)
    sentence = scene.tokens[at].sent
    subjects = [t for t in sentence if t.i < at and t.dep_ == "nsubj" and t.idx < q.start]
    known = table("clauses")
    return bool(subjects) and subjects[-1].lemma_.lower() in (*known["written_on"], "title")


def _ends_with_the_cue(scene: Scene, draft: Draft, last: int, q: Quotation) -> bool:
    """Tell whether a paragraph of its own follows right behind the sentence of a quotation's cue.

    '"A," X said after *a night in the open*.' is followed by '"B."'.
    """
    rest = scene.text[draft.anchor.sent.end_char : q.start]
    quoted = any(scene.marks.at(a) is not None for a, _ in draft.content)
    inside = last <= draft.anchor.sent.end_char
    return quoted and inside and "\n" in scene.text[last : q.start] and not rest.strip()


def _names_another(scene: Scene, draft: Draft, start: int, end: int) -> bool:
    """Tell whether another is the subject of a sentence between a draft and a quotation.

    It is another person, or what a paragraph of its own names: "The *Society* is against it too".
    """
    own = draft.source.text if draft.source is not None else ""
    words = scene.tokens[scene.index(start) : scene.index(end)]
    roots = (t for t in words if t.dep_ == "ROOT" and t.tag_ in _TENSED)
    acts = [clauses.own_subject(t) for t in roots if t.sent.start_char >= start]
    others = [who for who in acts if who is not None and who.text != own]
    if any(who.ent_type_ == "PERSON" for who in others):
        return True
    apart = (who for who in others if "\n" in scene.text[start : who.idx])
    return any(who.pos_ == "PROPN" and who.ent_type_ in ("ORG", "") for who in apart)


def _is_others(scene: Scene, q: Quotation, before: Draft, following: list[Draft]) -> bool:
    """Tell whether the next draft may claim a quotation, too, as its own quotation follows at once.

    Then it is open whose the quotation is: what precedes it, or what follows. A pronoun there
    stands for whoever spoke before.
    """
    if _ends_its_paragraph(scene, q, before):
        return False
    for draft in following:
        first = min(a for a, _ in draft.content)
        ends = [m.start() for m in islice(_LINE_END.finditer(scene.text, q.end), 2)]
        alone = not scene.text[q.end : ends[0] if ends else None].strip(" .")
        until = ends[-1] if alone and ends else ends[0] if ends else len(scene.text)
        opens = scene.text[first : first + 1] in _QUOTES and first >= q.end
        if draft.rule != "quotation" or not opens or draft.anchor.idx >= until:
            return False
        if scene.text[q.end : first].strip(" \n.") or draft.source is None:
            return False
        if before.source is not None and before.source.lower_ == draft.source.lower_:
            return False
        return draft.source.pos_ != "PRON"
    return False


def _ends_its_paragraph(scene: Scene, q: Quotation, before: Draft) -> bool:
    """Tell whether a quotation ends the paragraph in which the cue before it stands."""
    rest = scene.text[q.end : _LINE_END.search(scene.text, q.end).start()]  # type: ignore[union-attr]
    return "\n" not in scene.text[before.cue[1] : q.start] and not rest.strip(" .")


def _is_next_sentence(scene: Scene, last: int, start: int) -> bool:
    """Tell whether at most one sentence ends between two places, by full stops or by the parse.

    A stop as in "Col. X" ends none in the parse.
    """
    words = scene.tokens[scene.index(last) : scene.index(start) + 1]
    return (
        scene.text.count(". ", last, start) <= 1 or sum(bool(t.is_sent_start) for t in words) <= 1
    )
