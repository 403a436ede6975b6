"""Turn drafts into claims, with the chain of sources, mode, hedges, status and confidence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims.clues import DECISION, clues_of
from briefgen.extract.claims.cueless import CUELESS, with_cueless
from briefgen.extract.claims.doubts import is_doubtful
from briefgen.extract.claims.interviews import ANSWER, with_answers
from briefgen.extract.claims.screen import stood_for
from briefgen.extract.claims.spans import Spans
from briefgen.extract.claims.speakers import Speakers
from briefgen.extract.claims.voices import SPOKEN
from briefgen.extract.claims.whole import WHOLE, Stated, clues_to_the_whole
from briefgen.extract.claims.withdrawn import with_withdrawals
from briefgen.extract.standing import standing
from briefgen.extract.weighing import weigh
from briefgen.model import Claim, ClaimKind, Confidence, Mode, Polarity, Status
from briefgen.registry.tables import table
from briefgen.registry.too_little import says_too_little

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span

    from briefgen.extract.claims.draft import Draft
    from briefgen.extract.claims.marks import Marks
    from briefgen.extract.claims.scene import Scene
    from briefgen.extract.reading import Reading
    from briefgen.extract.weighing import Weighed
    from briefgen.model import Actor, ClaimSource, Evidence, Hedge

_ALL_QUOTED: Final = 0.9
"""Least share of a content's letters in quotation marks for direct speech."""

_ASSERTED: Final = frozenset({"modal", "adverb", "verb", "adjective", "noun"})
"""Categories of hedge by which an author holds back from a whole clause."""

_OWN_WORDS: Final = ("verb.to", "verb.np", "verb.prep", "verb.ing", "adjective", "toll")
"""Rules whose content the author words, so that a claim inside it gets no outer source.

Of "X refused to sign a bill that Y says is dear", X passes on nothing of Y's.
"""

_EVEN: Final = 0.5
"""Probability that somebody is cited below which a claim is folded."""

_BY_LAYOUT: Final = {CUELESS: Confidence.LIKELY, ANSWER: Confidence.SURE}
"""How sure claims are whose speaker no verb tells, but where the words stand."""

_SPOKEN_OUT: Final = ("block.quote", "turn", ANSWER, SPOKEN, CUELESS)
"""Rules whose contents are the speaker's own words, in quotation marks or not."""

_ASKING: Final = frozenset({"WP", "WRB", "WDT", "WP$"})
"""Tags of words that open a question."""

_PRONOUNS: Final = frozenset({"PRP", "PRP$"})
"""Tags of pronouns, which tell "us" from the "US"."""

_TOLD: Final = 4
"""Number of clues kept as a claim's reasons."""

_NEAR: Final = 8
"""Latest hedged clauses that are compared for overlap with the next: a sentence has no more."""


_SIGNED: Final = re.compile(
    r"(?:\s+(?:@\w+|pic\.twitter\.com/\S+|https?://\S+))*"
    r"\s*[\u2014\u2013-]\s*[^()\n\u2014]{2,60}\(@\w+\)[^\n]{0,24}$",
    re.MULTILINE,
)
"""The end of a quoted post: handles and addresses, then a dash, a name with its handle, a date."""


def assemble(
    scene: Scene, actors: tuple[Actor, ...], hedges: tuple[Hedge, ...], drafts: list[Draft]
) -> tuple[Claim, ...]:
    """Return the claims in text order: attributed, "reportedly" without a source, and hedged."""
    speakers = Speakers(scene.reading, actors)
    drafts = with_answers(scene, actors, with_cueless(scene, actors, drafts))
    claims = [_claim(s, speakers, hedges) for s in statements(scene, speakers, drafts)]
    held = Spans(((e.start, e.end), 0) for c in claims for e in c.content)
    claims += _unsourced(scene.reading, hedges, held)
    held = Spans(((e.start, e.end), 0) for c in claims for e in (c.cue, *c.content))
    claims += _hedged(scene.reading, hedges, held)
    claims.sort(key=lambda c: (min(c.cue.start, c.content[0].start), c.cue.start))
    return tuple(_numbered(with_withdrawals(scene.reading, speakers, claims)))


def _numbered(claims: list[Claim]) -> Iterator[Claim]:
    for i, claim in enumerate(claims, 1):
        yield replace(claim, id=f"c{i}")


def statements(scene: Scene, speakers: Speakers, drafts: list[Draft]) -> Iterator[Stated]:
    """Yield each draft as it will be shown, its sources from the outermost to its own."""
    holders = Spans((span, k) for k, d in enumerate(drafts) for span in d.content)
    own: dict[int, tuple[ClaimSource, ...]] = {}
    for k, d in enumerate(drafts):
        inner = any(n != k for n in holders.holding(d.cue[0]))
        own[d.anchor.i] = _whose(speakers, d, inner=inner)
    cues = Spans((d.cue, k) for k, d in enumerate(drafts))
    quote = scene.reading.article.quote
    for number, d in enumerate(drafts):
        around = (drafts[k] for k in sorted(set(holders.holding(d.cue[0]))))
        outer = [x for x in around if x is not d and not x.rule.startswith(_OWN_WORDS)]
        outer.sort(key=lambda x: -max(b - a for a, b in x.content))
        chain = [s for x in (*outer, d) for s in own[x.anchor.i]]
        sources = tuple(chain) if own[d.anchor.i] else ()
        content = tuple(quote(*_unsigned(scene.text, *c)) for c in d.content)
        cited = weigh(DECISION, clues_of(d, scene)).probability
        yield Stated(scene, d, number, sources, content, speakers.kinds, cues, holders, cited)


def _whose(speakers: Speakers, draft: Draft, *, inner: bool) -> tuple[ClaimSource, ...]:
    """Return a draft's source behind who passes it on; empty where no words name a source."""
    passing = replace(draft, source=draft.via, who=None) if draft.via is not None else None
    via = speakers.source(passing, inner=True) if passing is not None else None
    source = speakers.source(draft, inner=inner)
    return tuple(s for s in (via, source) if s is not None) if source is not None else ()


def _claim(stated: Stated, speakers: Speakers, hedges: tuple[Hedge, ...]) -> Claim:
    """Return the claim of a statement, its id still open."""
    d, scene = stated.draft, stated.scene
    reading = scene.reading
    target = speakers.actor_of(d.target) if d.target is not None else None
    status, words = _standing(d)
    weighed = weigh(WHOLE, clues_to_the_whole(stated))
    return Claim(
        id="",
        kind=ClaimKind.ATTRIBUTED,
        act=d.act,
        sources=stated.sources,
        cue=reading.article.quote(*d.cue),
        content=stated.content,
        mode=_mode(d, scene.marks, scene.text),
        origin=d.rule,
        hedges=_inside(hedges, stated.content, set() if d.rule == "answer.none" else _telling(d)),
        polarity=Polarity.NEGATED if d.negated else Polarity.AFFIRMED,
        target=target.id if target is not None else None,
        status=status,
        prospect=reading.quote(words) if words is not None else None,
        confidence=_how_sure(stated, weighed),
        clues=weighed.reasons[:_TOLD],
    )


def _unsigned(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a content without the signature of a post: handles, addresses, name and date."""
    found = _SIGNED.search(text, start, end)
    return (start, found.start()) if found is not None and found.start() > start else (start, end)


def _how_sure(stated: Stated, weighed: Weighed) -> Confidence:
    """Return how sure a claim is: doubtful where nobody may be cited, plain where it is whole.

    Below an even chance that anybody is cited it is doubtful. What gold calls an attribution
    differs from corpus to corpus, so that a probability between 0.5 and 0.7 is as often a
    difference of guidelines as an error: PolNeAR's F1 is highest there. What is cited, and may be
    cut or without its speaker, is shown with a mark.
    """
    if stated.draft.rule in _BY_LAYOUT:
        return _BY_LAYOUT[stated.draft.rule]
    source = stated.sources[-1] if stated.sources else None
    if is_doubtful(stated.scene, stated.draft, source) or stated.cited < _EVEN:
        return Confidence.DOUBTFUL
    wished = stated.draft.rule == "verb.to" and _standing(stated.draft)[0] is Status.HYPOTHETICAL
    held_back = wished or _is_cut_to_a_scrap(stated) or _says_i_of_the_writer(stated)
    if weighed.confidence is Confidence.SURE and held_back:
        return Confidence.LIKELY
    return weighed.confidence


def _says_i_of_the_writer(stated: Stated) -> bool:
    """Tell whether words that are not quoted say "I" or "we": who is cited is not who is meant.

    "Lena Borg told me *I was mad*".
    """
    scene, d = stated.scene, stated.draft
    own = {*table("coreference")["first"], *table("coreference")["first_plural"]}
    if d.rule in _SPOKEN_OUT or (d.source is not None and d.source.lower_ in own):
        return False
    pieces = (scene.reading.doc.char_span(*c, alignment_mode="contract") for c in d.content)
    said = (t for words in pieces if words is not None for t in words if t.lower_ in own)
    return any(t.tag_ in _PRONOUNS and not scene.marks.at(t.idx) for t in said)


def _is_cut_to_a_scrap(stated: Stated) -> bool:
    """Tell whether the content is a helping verb or a number alone: "said *it would not*"."""
    return len(stated.content) == 1 and says_too_little(stated.content[0].exact)


def _standing(draft: Draft) -> tuple[Status, Span | None]:
    """Return the status of the act itself, and the words that say so.

    A noun counts only where it is denied ("no claim that"): "a plan to attack" is held, whatever
    comes of it.
    """
    found = standing(draft.anchor)
    verbal = draft.anchor.pos_ in ("VERB", "AUX")
    if found is None or not (verbal or found.is_denied):
        return Status.ASSERTED, None
    return found.status, found.words


def _mode(draft: Draft, marks: Marks, text: str) -> Mode:
    """Return the mode of a claim, by the share of its content's letters in quotation marks."""
    if draft.rule in _SPOKEN_OUT:
        return Mode.DIRECT
    letters = quoted = 0
    for a, b in draft.content:
        spans = [q for q in marks.within(a, b) if not q.start <= draft.anchor.idx < q.end]
        letters += sum(c.isalnum() for c in text[a:b])
        quoted += sum(c.isalnum() for q in spans for c in text[max(a, q.start) : min(b, q.end)])
    if not quoted:
        return Mode.INDIRECT
    return Mode.DIRECT if quoted >= _ALL_QUOTED * letters else Mode.MIXED


def _telling(draft: Draft) -> set[int]:
    """Return where the cue, its anchor and the anchor's auxiliaries and adverbs begin."""
    beside = (c for c in draft.anchor.children if c.dep_ in ("aux", "advmod"))
    return {draft.anchor.idx, draft.cue[0], *(c.idx for c in beside)}


def _inside(
    hedges: tuple[Hedge, ...], content: tuple[Evidence, ...], telling: set[int]
) -> tuple[Hedge, ...]:
    """Return the hedges within the content, and those of the cue itself: "may say", "suggests"."""
    first = min((*telling, *(c.start for c in content)))
    last = max((*telling, *(c.end for c in content)))
    near = hedges[bisect_left(hedges, first, key=_start) : bisect_right(hedges, last, key=_start)]
    inside = (
        h for h in near if any(h.evidence.within(c) for c in content) or h.evidence.start in telling
    )
    return tuple(h for h in inside if h.withholds)


def _start(hedge: Hedge) -> int:
    return hedge.evidence.start


def _unsourced(reading: Reading, hedges: tuple[Hedge, ...], held: Spans) -> Iterator[Claim]:
    """Yield a claim without a source for each "reportedly" or its like outside all attributions."""
    for h in hedges:
        adverb = h.category == "reportative" and h.evidence.exact.lower().endswith("ly")
        if adverb and h.scope is not None and not _is_held(h, held):
            inside = _inside(hedges, (h.scope,), set())
            content = _with_antecedent(reading, h.scope)
            yield Claim(
                "",
                ClaimKind.ATTRIBUTED,
                "report",
                (),
                h.evidence,
                content,
                Mode.INDIRECT,
                h.origin,
                inside,
            )


def _hedged(reading: Reading, hedges: tuple[Hedge, ...], held: Spans) -> Iterator[Claim]:
    """Yield one claim for each clause that the author hedges, outside all attributions."""
    seen: list[Evidence] = []
    for h in hedges:
        if h.category not in _ASSERTED or h.scope is None or _is_held(h, held):
            continue
        words = reading.doc.char_span(h.scope.start, h.scope.end, alignment_mode="expand")
        clause = words is not None and any(t.pos_ in ("VERB", "AUX") for t in words)
        clause = clause and not _is_asked(h, words)
        rest = h.scope.exact.replace(h.evidence.exact, "", 1)
        clause = clause and not says_too_little(rest)  # "maybe it will"
        if not clause or any(h.scope.within(s) or s.within(h.scope) for s in seen[-_NEAR:]):
            continue
        seen.append(h.scope)
        inside = _inside(hedges, (h.scope,), set())
        near = reading.doc.char_span(h.evidence.start, h.evidence.end)
        verb = near.root.head if near is not None else None
        negated = verb is not None and any(c.dep_ == "neg" for c in verb.children)
        yield Claim(
            "",
            ClaimKind.HEDGED,
            "suppose",
            (),
            h.evidence,
            _with_antecedent(reading, h.scope),
            Mode.INDIRECT,
            h.origin,
            inside,
            Polarity.NEGATED if negated else Polarity.AFFIRMED,
        )


def _is_asked(hedge: Hedge, words: Span | None) -> bool:
    """Tell whether a modal opens a question: "*Would* she go home?", "What *could* be done?"."""
    if words is None or hedge.category != "modal":
        return False
    asking = words[0].tag_ in _ASKING and words[0].i <= words.sent.start + 1
    opens = hedge.evidence.start == words[0].idx
    return (opens or asking) and words.sent.text.rstrip()[-1:] == "?"


def _with_antecedent(reading: Reading, scope: Evidence) -> tuple[Evidence, ...]:
    """Return a clause, preceded by the antecedent of a relative pronoun that opens it."""
    words = reading.doc.char_span(scope.start, scope.end, alignment_mode="expand")
    if words is None or words[0].lower_ not in ("which", "that", "who"):
        return (scope,)
    whom = stood_for(words[0])
    if whom is None or whom[1] > scope.start:
        return (scope,)
    if not reading.article.text[whom[1] : scope.start].strip(", \n"):
        return (reading.article.quote(whom[0], scope.end),)
    return (reading.article.quote(*whom), scope)


def _is_held(hedge: Hedge, held: Spans) -> bool:
    return bool(held.holding(hedge.evidence.start))
