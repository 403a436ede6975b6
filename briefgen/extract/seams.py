"""Where may a long sentence begin or end, and still be a whole statement with the same meaning?

The parse decides. The part that is kept must hold the main verb with its subject and complements.
The part that is left out must be an adjunct of it: a relative clause after a comma, an
apposition, an adverbial clause, a second main clause. A sentence whose parse is of no such kind,
or whose quotation marks or brackets would stay open, has no seam and is shown whole.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from briefgen.extract.tags import FINITE
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from briefgen.extract.reading import Reading
    from briefgen.model import Sentence

_SUBJECTS: Final = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
_VERBS: Final = frozenset(("VERB", "AUX"))
_BESIDE: Final = frozenset(("punct", "cc", "mark"))
_LEAST: Final = 5
"""Fewest words that a part may have: fewer say nothing by themselves."""

_PAIRS: Final = (("(", ")"), ("[", "]"), ("\u201c", "\u201d"))


def with_seams(reading: Reading) -> tuple[Sentence, ...]:
    """Return the sentences of an article with the offsets at which each may begin and end."""
    return tuple(_seamed(reading, s) for s in reading.sentences)


def _seamed(reading: Reading, sentence: Sentence) -> Sentence:
    span = reading.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
    main = _main(span) if span is not None else None
    if span is None or main is None:
        return sentence
    begins = tuple(t.idx for t in _begins(span, main))
    ends = tuple(t.idx + len(t) for t in _ends(span, main))
    return replace(sentence, begins=begins, ends=ends)


@cache
def _words() -> dict[str, Any]:
    return {name: frozenset(words) for name, words in table("seams").items()}


def _main(span: Span) -> Token | None:
    """Return the main verb of a sentence with one root that is a finite clause, else None."""
    roots = [t for t in span if t.head.i == t.i or not span.start <= t.head.i < span.end]
    roots = [t for t in roots if not (t.is_punct or t.is_space)]
    if len(roots) != 1 or not _is_clause(roots[0]):
        return None
    return roots[0]


def _is_clause(verb: Token) -> bool:
    """Tell whether a verb has a subject and a tense of its own."""
    if verb.pos_ not in _VERBS:
        return False
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    finite = [t for t in (verb, *helpers) if t.tag_ in FINITE]
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    return bool(finite) and subject is not None and not is_at_odds(subject, finite[0])


def is_at_odds(subject: Token, verb: Token) -> bool:
    """Tell whether a plural subject has a singular verb ("has", "is"): then the parse is wrong."""
    plural = subject.tag_ == "NNS" and subject.lower_ not in _words()["plural_in_form"]
    amount = any(c.dep_ == "nummod" for c in subject.children)
    return plural and not amount and verb.tag_ == "VBZ"


# ---------------------------------------------------------------- ends


def _ends(span: Span, main: Token) -> Iterator[Token]:
    """Yield the tokens that the sentence may end with, in text order."""
    words, until, farthest = 0, span.start, span.start
    for first in span.doc[max(main.i, span.start) + 1 : span.end]:
        if first.is_punct or first.is_space:
            continue
        last = _word_before(first, span)
        if last is None or last.i < main.i:
            continue
        added = [t for t in span.doc[until : last.i + 1] if not (t.is_punct or t.is_space)]
        words, until = words + len(added), last.i + 1
        farthest = max([farthest, *(t.head.i for t in added if t.head.i < span.end)])
        if words < _LEAST or farthest >= first.i:
            continue  # too little would be kept, or a word of it hangs on one that would go
        if _may_go(first, last, span) and _is_closed(span.doc[span.start : last.i + 1]):
            yield last


def _word_before(token: Token, span: Span) -> Token | None:
    """Return the last token before one that is no comma, dash, blank or "and"."""
    at = token.i - 1
    while at > span.start and (_is_pause(span.doc[at]) or span.doc[at].dep_ == "cc"):
        at -= 1
    return span.doc[at] if at > span.start else None


def _is_pause(token: Token) -> bool:
    return token.is_space or token.text in _words()["pauses"]


def _may_go(first: Token, last: Token, span: Span) -> bool:
    """Tell whether everything from `first` on only adds to what stands before it."""
    tail = span.doc[first.i : span.end]
    for token in tail:
        inside = first.i <= token.head.i < span.end
        if token.head.i == token.i:
            return False
        if not inside and not (token.is_punct or token.is_space) and not _is_added(token, last):
            return False
    return True


def _is_added(token: Token, last: Token) -> bool:
    """Tell whether a token after the kept part hangs on it as an adjunct."""
    if token.dep_ == "cc":
        return True
    opens = token.left_edge
    parted = any(_is_pause(t) for t in token.doc[last.i + 1 : opens.i])
    if token.dep_ == "conj":
        return _is_clause(token) and token.head.pos_ in _VERBS and _stands_apart(opens, last)
    if token.dep_ == "relcl":
        return parted and opens.lower_ in _words()["relatives"]
    if token.dep_ == "advcl":
        return _is_added_clause(token, opens, parted=parted)
    if token.dep_ == "appos":
        return parted and token.tag_ not in ("NNP", "NNPS")
    return token.dep_ == "prep" and parted


def _stands_apart(opens: Token, last: Token) -> bool:
    """Tell whether a conjunction or a semicolon stands between two main clauses."""
    between = [t for t in opens.doc[last.i + 1 : opens.i + 1] if not t.is_space]
    return any(t.lower_ in _words()["joints"] for t in between)


def _is_added_clause(verb: Token, opens: Token, *, parted: bool) -> bool:
    """Tell whether an adverbial clause adds a time, a reason or a result (", killing two")."""
    if opens.lower_ in _words()["relatives"] and parted:
        return True
    if opens.lower_ in _words()["adding"]:
        return parted or (opens.lower_ in _words()["at_times"] and _is_clause(verb))
    return parted and verb.tag_ == "VBG" and opens.i == verb.i


def _is_closed(part: Span) -> bool:
    """Tell whether every quotation mark and bracket of a part is closed in it."""
    text = part.text
    if text.count('"') % 2:
        return False
    return all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS)


# ---------------------------------------------------------------- beginnings


def _begins(span: Span, main: Token) -> Iterator[Token]:
    """Yield the tokens that the sentence may begin with, in text order."""
    found = [t for t in (_main_clause(span, main), *_second_clauses(span, main)) if t is not None]
    yield from sorted(found, key=lambda t: t.i)


def _main_clause(span: Span, main: Token) -> Token | None:
    """Return the first token of the main clause where a subordinate one precedes it."""
    subject = next((c for c in main.children if c.dep_ in _SUBJECTS), None)
    if subject is None or subject.i > main.i or subject.pos_ == "PRON":
        return None
    first = subject.left_edge
    before = [t for t in span.doc[span.start : first.i] if not (t.is_punct or t.is_space)]
    if not before or span.doc[first.i - 1].text != ",":
        return None
    own = [t for t in before if t.head.i == main.i]
    leading = all(t.dep_ in ("advcl", "prep") for t in own)
    if not leading or not any(t.pos_ in _VERBS for t in before):
        return None
    return first if _is_closed(span.doc[first.i : span.end]) else None


def _second_clauses(span: Span, main: Token) -> Iterator[Token]:
    """Yield the first tokens of further main clauses whose subject is a noun or a name."""
    for verb in span:
        if verb.dep_ != "conj" or verb.head.i != main.i or not _is_clause(verb):
            continue
        subject = next(c for c in verb.children if c.dep_ in _SUBJECTS)
        opens = subject.left_edge
        joint = [t for t in span.doc[main.i : opens.i] if not t.is_space][-1:]
        own = not any(c.i < opens.i for c in verb.children if c.dep_ not in _BESIDE)
        named = subject.pos_ in ("NOUN", "PROPN") and subject.i < verb.i
        joined = joint and joint[0].lower_ in _words()["joints"]
        back = any(t.lower_ in _words()["referring"] for t in span.doc[opens.i : subject.i])
        if own and named and joined and not back and _is_closed(span.doc[opens.i : span.end]):
            yield opens
