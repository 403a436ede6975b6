"""What a time hangs on: the head verb of what is told, another clause, or a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.registry.speech import speech

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.dated.time import Dated

_NAMING: Final = frozenset(("compound", "nmod", "nummod", "amod", "poss"))
_NOUNS: Final = frozenset(("NOUN", "PROPN"))
_NEAR: Final = 5
_FAR: Final = 14
"""Words up to which a time is near its verb, and from which on it is far."""
_PAST: Final = frozenset(("VBD",))
_SAID_OF: Final = frozenset(("ccomp", "parataxis"))


def hangs(dated: Dated) -> Iterator[str]:
    """Yield the clues of the parse."""
    yield f"shown: {_shown(dated)}"
    yield from _of_a_noun(dated)
    if not dated.verbs:
        yield "hangs on: no verb"
        return
    verb = dated.verbs[0]
    yield f"hangs on: {_role(verb)}" if dated.whole else f"apart, hangs on: {_role(verb)}"
    yield from (f"below: {dep}" for dep in dict.fromkeys(_role(v) for v in dated.verbs[1:-1]))
    yield from _to_the_verb(dated, verb)
    yield from _of_the_telling(dated, verb)


def _shown(dated: Dated) -> str:
    if dated.whole:
        return "the sentence"
    return "a clause" if dated.verbs else "a phrase"


def _role(verb: Token) -> str:
    return "the head verb" if verb.dep_ == "ROOT" else verb.dep_


def _of_a_noun(dated: Dated) -> Iterator[str]:
    """Yield whether it names a noun ("last year's race") or hangs on one ("a vote in May")."""
    root = dated.when.root
    if root.dep_ in _NAMING and root.head.pos_ in _NOUNS:
        yield "names a noun: whose" if root.dep_ == "poss" else "names a noun"
        noun = root.head
        yield f"named noun: {noun.dep_}"
        return
    noun_over = next((t for t in dated.below if t.pos_ in _NOUNS), None)
    if noun_over is not None:
        where = "hangs on a noun" if dated.whole else "apart, hangs on a noun"
        yield where
        yield f"{where}: {noun_over.dep_}"


def _to_the_verb(dated: Dated, verb: Token) -> Iterator[str]:
    """Yield how far the verb is, and whether a comma parts both."""
    start, end = sorted((verb.i, dated.when.root.i))
    between = verb.doc[start + 1 : end]
    words = sum(t.is_alpha for t in between)
    if words > _FAR:
        yield "verb: far"
    elif words > _NEAR:
        yield "verb: not near"
    if any(t.text == "," for t in between):
        yield "verb: a comma between"
    if verb.i > dated.when.root.i:
        yield "verb: behind the time"


def _of_the_telling(dated: Dated, verb: Token) -> Iterator[str]:
    """Yield whether it is the day of the telling, and whether a deed of another day is told."""
    if verb.lemma_.lower() not in speech().verbs:
        return
    what = [c for c in verb.children if c.dep_ in _SAID_OF]
    over = verb.head if verb.dep_ in _SAID_OF and verb.i > verb.head.i else None
    over = verb.head if over is None and _says_what_was_told(verb) else over
    if not what and over is None:
        return
    yield "of the telling"
    deed = over if over is not None else what[0]
    if deed.i < verb.i:
        yield "of the telling: behind what is told"
        alone = not any(d.evidence.end <= dated.date.evidence.start for d in dated.others)
        if alone and dated.when.start > verb.i and (deed.tag_ in _PAST or _was(deed)):
            yield "of the telling: behind a deed"


def _says_what_was_told(verb: Token) -> bool:
    """Tell whether a verb of saying that only adds who said it was taken for a second deed.

    "Gunmen killed six, *a nurse and a guard said on Monday*": nothing stands behind it but a time.
    """
    said = any(c.dep_ in ("dobj", "ccomp", "xcomp", "dative", "acomp") for c in verb.children)
    return verb.dep_ == "conj" and verb.tag_ == "VBD" and not said and verb.head.i < verb.i


def _was(deed: Token) -> bool:
    return any(c.dep_ == "auxpass" and c.tag_ in _PAST for c in deed.children)
