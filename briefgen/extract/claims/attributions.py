"""Find every attribution of an article by all the rules, with one draft for each cue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims.answers import answer_drafts, misread_drafts
from briefgen.extract.claims.blocks import block_drafts
from briefgen.extract.claims.bounds import bounded
from briefgen.extract.claims.cited import with_whom_they_cite
from briefgen.extract.claims.clauses import own_subject
from briefgen.extract.claims.direct import asked_drafts, continued, quoted_drafts, without_titles
from briefgen.extract.claims.headlines import headline_drafts
from briefgen.extract.claims.leftovers import leftover_drafts
from briefgen.extract.claims.nouns import noun_drafts
from briefgen.extract.claims.parted import (
    behind_its_opener,
    behind_the_colon,
    on_its_side,
    parted,
    with_its_subject,
    within_its_clause,
    within_the_relative,
    without_asides,
)
from briefgen.extract.claims.phrases import phrase_drafts
from briefgen.extract.claims.screen import screened, speaks
from briefgen.extract.claims.silences import silence_drafts, unheard_of
from briefgen.extract.claims.spans import Spans
from briefgen.extract.claims.tails import before_another, with_the_other_half, without_tails
from briefgen.extract.claims.told_of import with_the_told_of
from briefgen.extract.claims.tolls import toll_drafts
from briefgen.extract.claims.trailing import trailing_drafts, unheard
from briefgen.extract.claims.turns import turn_drafts
from briefgen.extract.claims.verbs import handed_down, verb_drafts
from briefgen.extract.claims.voices import voice_drafts
from briefgen.registry.speech import speech
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from briefgen.extract.claims.draft import Draft, Span
    from briefgen.extract.claims.marks import Marks
    from briefgen.extract.claims.scene import Scene
    from briefgen.registry.speech import Speech


_HEARERS: Final = 6
_OPENING: Final = frozenset(("he", "she", "it", "they", "there", "we"))
"""Tokens after "told" among which its "that" is looked for."""

_HEARER: Final = 2
"""Tokens from "told" to the name of its hearer, which a noun stands before: "told agency X"."""

_AUTHORS: Final = ("in what ", "in a move", "in a sign", "in a decision", "in a case", "in a deal")
"""First words of an author's comment on what was told."""


def attributions(scene: Scene) -> list[Draft]:
    """Return the attributions in the order of their cues.

    One inside another's content is kept where it is plain reporting by somebody else.
    """
    marks = scene.marks
    spoken = handed_down(list(verb_drafts(scene, scene.verbs)))
    heads = list(headline_drafts(scene))
    closing = [unheard(d) for d in trailing_drafts(scene)]
    closed = {d.anchor.i for d in closing}
    spoken = [d for d in spoken if not _is_read_otherwise(d, heads) and d.anchor.i not in closed]
    spoken = [_before_the_closing(d, closing) for d in spoken]
    first = [
        *turn_drafts(scene),
        *(_as_closed(d, closing) for d in quoted_drafts(scene, spoken)),
        *block_drafts(scene),
        *heads,
        *closing,
        *(unheard(d) for d in phrase_drafts(scene) if d.anchor.i not in closed),
        *(unheard(d) for d in spoken),
        *toll_drafts(scene),
    ]
    found = _merged([*first, *noun_drafts(scene)])
    found = _merged([*voice_drafts(scene, found), *found])
    found = [without_titles(scene, d) for d in _told_once(found)]
    found = _merged([*found, *leftover_drafts(scene, {d.anchor.i for d in found})])
    answers = list(asked_drafts(scene, found))
    answered = {d.anchor.i for d in answers}
    asked = {d.anchor.i for d in found if d.act == "ask" and d.anchor.head.i in answered}
    found = [*(d for d in screened(scene, found) if d.anchor.i not in asked), *answers]
    found = [replace(d, content=_carried_on(scene, bounded(scene, d))) for d in found]
    found = [replace(d, content=_with_what_is_to_be(scene, d)) for d in found]
    found = [replace(d, content=_without_hearers(scene, d)) for d in found]
    found = [replace(d, content=on_its_side(scene, d)) for d in found]
    found = [replace(d, content=with_the_told_of(scene, d)) for d in found]
    found = [replace(d, content=with_its_subject(scene, d)) for d in found]
    found = [replace(d, content=within_its_clause(scene, d)) for d in found]
    found = [replace(d, content=within_the_relative(scene, d)) for d in found]
    found = [replace(d, content=behind_its_opener(scene, d)) for d in found]
    found = parted(scene, [replace(d, content=behind_the_colon(scene, d)) for d in found])
    found = [with_the_other_half(scene, d) for d in without_tails(scene, found)]
    found = [before_another(scene, d) for d in found]
    found = _with_what_it_means(scene, without_asides(found))
    found = _with_denials(scene, found)
    whole = continued(scene, [replace(d, content=_completed(d, marks, scene.text)) for d in found])
    whole = _without_circles(whole)
    outer = _outermost(whole)
    voices = (*whole, *verb_drafts(scene, scene.quoted_verbs))
    within = _holders(outer)
    inner = [d for d in voices if _is_voice(d, scene.speech) and _is_held(d, within)]
    return with_whom_they_cite(_merged([*outer, *inner]))


def _before_the_closing(draft: Draft, closing: list[Draft]) -> Draft:
    """Return a draft whose content ends before who closes its sentence: "said A, *guards said*"."""
    for d in closing:
        opens = d.who[0] if d.who is not None else d.cue[0]
        inside = any(a <= draft.cue[0] < b for a, b in d.content)
        if not inside or not any(a < opens < b for a, b in draft.content):
            continue
        text = draft.anchor.doc.text
        kept = [(a, min(b, opens)) for a, b in draft.content if a < opens]
        kept = [(a, a + len(text[a:b].rstrip(" ,"))) for a, b in kept]
        return replace(draft, content=tuple(kept))
    return draft


def _as_closed(quoted: Draft, closing: list[Draft]) -> Draft:
    """Return a quotation's draft with who closes its sentence between commas, as position tells.

    '"A," the firm's head, *X*, said in a statement': the small parser has no subject there.
    """
    for d in closing:
        if d.anchor.i == quoted.anchor.i and d.source is not None:
            return replace(quoted, source=d.source, who=d.who)
    return quoted


def _with_what_it_means(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts without those that a content's own pronoun goes on with.

    "X told Y that it backed A *and believed that B*": "it" says nothing, X tells what it believes.
    """
    out = list(drafts)
    for inner in drafts:
        if inner.source is None or inner.source.lower_ != "it" or inner.anchor.dep_ != "conj":
            continue
        at = inner.source.idx
        for k, d in enumerate(out):
            a, b = max(d.content)
            between = scene.text[b : inner.cue[0]].strip(" ,")
            if d.rule == "verb.clause" and a <= at < b <= inner.cue[0] and between == "and":
                until = max(end for _, end in inner.content)
                rest = [piece for piece in d.content if piece != (a, b)]
                out[k] = replace(d, content=(*rest, (a, until)))
                out = [one for one in out if one.anchor.i != inner.anchor.i]
                break
    return out


def _is_read_otherwise(draft: Draft, heads: list[Draft]) -> bool:
    """Tell whether a cue stands in a headline's source, or from there to the end of its cue."""
    return any(
        h.who is not None and h.who[0] <= draft.cue[0] < max(h.who[1], h.cue[1]) for h in heads
    )


def _with_denials(scene: Scene, found: list[Draft]) -> list[Draft]:
    """Return the drafts with the denials of what they hold.

    "A claim X denied" is no claim of its own, so a noun's draft with such a clause is left out.
    """
    denials = _merged([*answer_drafts(scene, found), *misread_drafts(scene, found)])
    taken = {d.anchor.i for d in denials}
    nouns = {d.anchor.head.i for d in denials if d.anchor.dep_ in ("relcl", "acl")}
    refusals = [replace(d, content=bounded(scene, d)) for d in silence_drafts(scene)]
    silent = {d.anchor.head.i for d in refusals}
    kept = [d for d in found if d.anchor.i not in taken | nouns | silent]
    read = {d.anchor.i for d in (*kept, *denials, *refusals)} | silent
    return sorted((*kept, *denials, *refusals, *unheard_of(scene, read)), key=lambda d: d.cue)


def _told_once(found: list[Draft]) -> list[Draft]:
    """Return the drafts without a noun's that has no source and repeats what another draft holds.

    "The mayor said in a statement that X" is told by the mayor alone.
    """
    verbal = Spans((span, d.anchor.i) for d in found if d.source is not None for span in d.content)
    return [d for d in found if d.source is not None or not _is_held_by_a_verb(d, verbal)]


def _is_held_by_a_verb(draft: Draft, verbal: Spans) -> bool:
    inside = all(verbal.touching(*span) for span in draft.content)
    return draft.rule.startswith("noun.") and inside


def _merged(drafts: Iterable[Draft]) -> list[Draft]:
    """Return one draft for each cue: contents joined, the first one's source unless it has none."""
    out: dict[int, Draft] = {}
    for d in drafts:
        old = out.get(d.anchor.i)
        out[d.anchor.i] = d if old is None else _joined(old, d)
    return sorted(out.values(), key=lambda d: d.cue)


def _joined(first: Draft, second: Draft) -> Draft:
    """Return two drafts of one cue as one.

    Beside a quotation, what the parse finds before the cue counts only where it shares words with
    the quotation: the rest is the setting ("Asked whether ..., he said: ...").
    """
    more = second.content
    told_of = second.rule == "verb.prep"
    if told_of and first.rule == "quotation" and _says(second.anchor):
        more = ()  # '"A," X said *of Y*'
    elif first.rule == "quotation" and not _goes_on_quoted(first, second):
        more = tuple(
            (a, b)
            for a, b in more
            if (a > first.cue[0] and not _is_setting(first, a))
            or any(a < d and c < b for c, d in first.content)
        )
    return replace(first, content=(*first.content, *more), source=first.source or second.source)


def _goes_on_quoted(first: Draft, second: Draft) -> bool:
    """Tell whether a sentence that who says it parts goes on in a quotation: 'A, X says, "and B"'.

    The quotation then opens with a small letter.
    """
    start, _ = min(first.content)
    behind = first.anchor.doc[first.anchor.i : first.anchor.i + _HEARERS]
    said = (t for t in behind if t.idx >= start and not t.is_quote)
    opens = next(said, first.anchor)
    return second.rule == "aside" and start > first.cue[0] and opens.text[:1].islower()


def _says(verb: Token) -> bool:
    return verb.lemma_.lower() in table("clauses")["saying_last"]


def _is_setting(draft: Draft, start: int) -> bool:
    """Tell whether words after a quotation and its cue say where or when it was said."""
    if min(b for _, b in draft.content) > draft.cue[0]:
        return False
    words = draft.anchor.doc.text[start:].split(maxsplit=2)
    answered = words[0] == "to" and words[1].lower() in table("clauses")["answered_with"]
    return answered or words[0].lower() in table("clauses")["settings"]


def _carried_on(scene: Scene, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return a content with the coordinate "that" clause right after it: "... and that Y".

    The small parser often hangs the second of two such clauses on another verb.
    """
    content = (*content[:-1], _with_what_it_claims(scene, content[-1]))
    content = (*content[:-1], _with_what_would_be(scene, content[-1]))
    a, b = content[-1]
    at = scene.index(b)
    if at + 1 >= len(scene.tokens) or not any(
        t.lower_ == "that" for t in scene.tokens[scene.index(a) : at]
    ):
        return content
    if scene.tokens[at].text == "," and at + 2 < len(scene.tokens):
        at += 1
    joint, that = scene.tokens[at], scene.tokens[at + 1]
    if joint.dep_ != "cc" or that.lower_ != "that" or that.dep_ != "mark":
        return content
    end = that.head.right_edge
    while end.i > that.i and (end.is_punct or end.is_space) and not end.is_quote:
        end = end.nbor(-1)
    return (*content[:-1], (a, end.idx + len(end)))


def _with_what_would_be(scene: Scene, span: Span) -> Span:
    """Return a span that ends in a quotation with the "and would" after it.

    'Said it was "sorry" *and would pay*': the small parser often hangs that on the verb of saying
    where a mark of quotation stands between.
    """
    at = scene.index(span[1])
    if at < 1 or at + 1 >= len(scene.tokens) or not scene.tokens[at - 1].is_quote:
        return span
    joint, would = scene.tokens[at], scene.tokens[at + 1]
    verb = would.head
    if joint.lower_ not in ("and", "but") or would.lower_ != "would" or verb.dep_ != "conj":
        return span
    that = any(t.lower_ == "that" for t in scene.tokens[scene.index(span[0]) : at])
    if not that or own_subject(verb) is not None:
        return span
    end = verb.right_edge
    while end.i > verb.i and (end.is_punct or end.is_space) and not end.is_quote:
        end = end.nbor(-1)
    return span[0], end.idx + len(end)


def _with_what_is_to_be(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """Return the content of a past "said" with the "and would" after it, which is said as well.

    So is what was done before of a "say" of today.
    """
    *others, last = draft.content
    at = scene.index(last[1])
    told = draft.rule == "verb.clause" and last[0] > draft.cue[0]
    if not told or draft.anchor.lemma_.lower() not in scene.speech.strong:
        return draft.content
    at += at < len(scene.tokens) and scene.tokens[at].text == ","
    words = [t.lower_ for t in scene.tokens[at : at + 2]]
    verb = scene.tokens[at + 1].head if len(words) > 1 else draft.anchor
    goes_on = words in (["and", "would"], ["but", "would"]) and verb.dep_ == "conj"
    goes_on = goes_on and draft.anchor.tag_ == "VBD"
    goes_on = goes_on or _was_done_before(draft, scene.tokens[at : at + 2])
    if not goes_on:
        return draft.content
    verb = verb if words[1] == "would" else scene.tokens[at + 1]
    if own_subject(verb) is not None:
        return draft.content
    end = verb.right_edge
    while end.i > verb.i and (end.is_punct or end.is_space) and not end.is_quote:
        end = end.nbor(-1)
    return (*others, (last[0], end.idx + len(end)))


def _was_done_before(draft: Draft, words: Sequence[Token]) -> bool:
    """Tell whether "but" goes on with what is said to have been: "say X has known *but turned*".

    Who "say" so today has done nothing before, unless by words: "but *rejected* it".
    """
    if len(words) < len(("but", "turned")) or words[0].lower_ not in ("and", "but"):
        return False
    verb, anchor = words[1], draft.anchor
    said = [c for c in anchor.children if c.dep_ == "ccomp" and anchor.i < c.i < verb.i]
    past = any(
        c.tag_ == "VBD" or any(g.lower_ in ("have", "has", "had") for g in c.children) for c in said
    )
    today = anchor.tag_ in ("VBP", "VBZ") and verb.tag_ == "VBD" and verb.dep_ == "conj"
    deed = verb.lemma_.lower() not in speech().verbs
    return today and past and deed and verb.head.i == anchor.i


def _without_hearers(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """Return the content of "told" without its hearers: "told *the three judges* that X"."""
    if draft.anchor.lemma_.lower() not in table("clauses")["told"]:
        return draft.content
    if draft.rule.startswith(("verb.clause", "leftover.bare")):
        kept = tuple(_from_that(scene, draft, piece) for piece in draft.content)
        return _before_the_telling(draft, kept)
    return draft.content


def _from_that(scene: Scene, draft: Draft, piece: Span) -> Span:
    """Return a piece after "told" from its "that" on, where a noun phrase is all before that."""
    first = scene.index(piece[0])
    words = scene.tokens[first : scene.index(piece[1])]
    if (named := _behind_a_name(draft, words)) is not None:
        return named.idx, piece[1]
    if first - draft.anchor.i != 1 or not words or words[0].lower_ == "that":
        return piece
    for token in words[:_HEARERS]:
        if token.lower_ == "that" or _is_behind_a_hearer(draft, token):
            return token.idx, piece[1]
        if token.pos_ not in ("DET", "NUM", "ADJ", "NOUN", "PROPN", "PRON") or token.is_punct:
            break
    return piece


def _is_behind_a_hearer(draft: Draft, token: Token) -> bool:
    """Tell whether a pronoun opens what a body is told: "told the meeting *she* had moved"."""
    noun = token.nbor(-1)
    opens = token.lower_ in _OPENING and token.dep_ in ("nsubj", "nsubjpass")
    if not opens or noun.i <= draft.anchor.i or noun.tag_ not in ("NN", "NNP"):
        return False
    return noun.lower_ in table("clauses")["hearing"] or speaks(noun.lemma_.lower(), noun.tag_)


def _behind_a_name(draft: Draft, words: Sequence[Token]) -> Token | None:
    """Return where a clause opens behind the name of its hearer: "told the agency *Interlux* he".

    The small parser often hangs such a name on the clause. None where no hearer stands before it.
    """
    if not words or words[0].pos_ != "PROPN" or words[0].i - draft.anchor.i < _HEARER:
        return None
    between = words[0].doc[draft.anchor.i + 1 : words[0].i]
    opens = next((t for t in words if t.pos_ != "PROPN"), words[0])
    hearer = all(t.pos_ in ("DET", "ADJ", "NOUN", "PROPN") for t in between)
    return opens if hearer and opens.tag_ in ("PRP", "DT", "PRP$") else None


def _before_the_telling(draft: Draft, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the content before "X told Y" without the author's comment after it.

    "A, X told Y, *in what is B*".
    """
    before = tuple(piece for piece in content if piece[1] <= draft.cue[0])
    behind = [piece for piece in content if piece[0] >= draft.cue[1]]
    text = draft.anchor.doc.text
    apart = all(text[a:b].lower().startswith(_AUTHORS) for a, b in behind)
    return before if before and behind and apart else content


def _with_what_it_claims(scene: Scene, span: Span) -> Span:
    """Return a charge with the clause after it that says what it is.

    "Sceptical of claims by X *that Y*": the small parser often hangs that clause on the verb of the
    sentence.
    """
    first, at = scene.index(span[0]), scene.index(span[1])
    charges = table("clauses")["bare_charges"]
    words = scene.tokens[first:at]
    if at >= len(scene.tokens) or not any(t.lower_ in charges for t in words):
        return span
    that = scene.tokens[at]
    verbal = any(t.pos_ in ("VERB", "AUX") for t in words)
    subject = own_subject(that.head)
    if verbal or that.lower_ != "that" or subject is None or subject.i <= that.i:
        return span
    end = that.head.right_edge
    while end.i > that.i and (end.is_punct or end.is_space) and not end.is_quote:
        end = end.nbor(-1)
    return span[0], end.idx + len(end)


def _completed(draft: Draft, marks: Marks, text: str) -> tuple[Span, ...]:
    """Return the content with each overlapping quotation made whole and touching pieces joined."""
    spans = []
    for a, b in draft.content:
        start, end = a, b
        for q in marks.within(a, b):
            if not q.start <= draft.anchor.idx < q.end:
                start, end = (
                    min(start, q.start)
                    if q.start > draft.cue[1] or q.end < draft.cue[0]
                    else start,
                    max(end, q.end),
                )
        spans.append((start, end))
    out: list[Span] = []
    for a, b in sorted(spans):
        if out and (a <= out[-1][1] or not text[out[-1][1] : a].strip()):
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return tuple(out)


def _is_voice(draft: Draft, speech: Speech) -> bool:
    """Tell whether a draft is plain reporting by a source that is a noun or name, not a pronoun."""
    if (
        draft.source is None
        or draft.source.pos_ not in ("NOUN", "PROPN")
        or not draft.rule.startswith(("verb.clause", "phrase"))
    ):
        return False
    if draft.rule != "phrase" and draft.anchor.tag_ not in ("VBD", "VBZ", "VBP"):
        return False
    source = draft.source
    if any(c.lower_ in ("no", "neither") for c in source.children):
        return False  # "no body told us that", within what somebody says
    if draft.act == "show" and source.pos_ == "NOUN" and not speaks(source.lemma_, source.tag_):
        return False  # "the case showed that" is still the outer source's content
    return draft.act in speech.lists["voices"] and draft.source.lower_ not in (
        "who",
        "which",
        "that",
    )


def _holders(drafts: list[Draft]) -> Spans:
    """Return where the contents of drafts lie, each standing for its draft's anchor."""
    return Spans((span, d.anchor.i) for d in drafts for span in d.content)


def _is_held(draft: Draft, others: Spans) -> bool:
    return any(anchor != draft.anchor.i for anchor in others.holding(draft.cue[0]))


def _without_circles(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts without an aside whose content holds the cue in whose content it stands.

    "He argued that A, who, she said, did B": the aside is a part of what he argued. "She was not
    surprised that A, her aides said, because B" is what the aides said, so that the adjective's
    draft is left out instead.
    """
    within = {d.anchor.i: d for d in drafts}
    holders = _holders(drafts)
    out: list[Draft] = []
    felt: set[int] = set()
    for d in drafts:
        around = [within[i] for i in holders.holding(d.cue[0]) if i != d.anchor.i]
        own = [o for o in around if any(a <= o.cue[0] < b for a, b in d.content)]
        if d.rule != "aside" or all(o.rule.startswith("adjective") for o in own):
            out.append(d)
            felt |= {o.anchor.i for o in own} if d.rule == "aside" else set()
    return [d for d in out if d.anchor.i not in felt]


def _outermost(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts whose cue is not inside the content of another one."""
    within = _holders(drafts)
    return [d for d in drafts if not _is_held(d, within)]
