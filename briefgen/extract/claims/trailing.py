"""Sources that close a sentence, a role and a name between commas before a verb of saying.

"..., a local chief, X, said."
The parser hangs both on the last name before the comma, and takes what the sentence begins with
for the source. Position tells: two phrases between commas, one a name and one a role, right
before a plain verb of saying that ends the sentence, but for a hearer or a time, with a statement
before them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.claims import clauses
from briefgen.extract.claims.draft import Draft
from briefgen.extract.claims.screen import speaks
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from briefgen.extract.claims.scene import Scene

_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TELLING: Final = _FINITE | {"VBN"}
"""Tags of which what is told has one; the parser takes "sprayed" in "men sprayed A" for VBN."""

_LONGEST: Final = 10
"""Tokens that a name or a role between two commas may have."""

_HEARERS: Final = frozenset({"dobj", "dative"})
_TIMES: Final = frozenset({"DATE", "TIME"})
_LEADS: Final = frozenset({"on", "in", "at", "late", "early", "earlier"})


def trailing_drafts(scene: Scene) -> Iterator[Draft]:
    """Yield an attribution for each name with a role right before the verb that ends a sentence."""
    for verb in scene.verbs:
        found = _body_before(verb, scene)
        if found is None and _closes(verb, scene):
            found = _named_before(verb, scene)
        if found is None:
            continue
        name, first = found
        own = set(range(first - 1, verb.sent.end))
        told = {t.i for t in verb.sent if not t.is_space} - own
        content = tuple(clauses.runs(verb.doc, told, own))
        if content and any(verb.doc[i].tag_ in _TELLING for i in told):
            last = verb.nbor(-1)
            closes = last.idx + (0 if last.is_punct else len(last))
            opens = verb.doc[first]
            yield Draft(
                verb,
                _act(verb, scene),
                "trailing",
                (verb.idx, verb.idx + len(verb)),
                content,
                name.root,
                clauses.is_negated(verb),
                who=(opens.idx, closes),
            )


def _act(verb: Token, scene: Scene) -> str:
    """Return what a verb of saying tells of a clause."""
    cue = scene.speech.verbs.get(verb.lemma_.lower())
    sense = cue.frames.get("clause") if cue is not None else None
    return sense.act if sense is not None else "say"


def _closes(verb: Token, scene: Scene, *, comma: bool = True) -> bool:
    """Tell whether a plain verb of saying ends its sentence, but for a time; after a `comma`."""
    cue = scene.speech.verbs.get(verb.lemma_.lower())
    sense = cue.frames.get("clause") if cue is not None else None
    acts = ("say",) if comma else table("clauses")["plain"]
    plain = sense is not None and sense.act in acts and verb.tag_ in _FINITE
    if not plain or verb.i == verb.sent.start or (comma and verb.nbor(-1).text != ","):
        return False
    rest = verb.doc[_behind_the_hearer(verb) : verb.sent.end]
    return all(_is_of_the_saying(t) for t in rest) and not any(t.is_quote for t in rest)


def _is_of_the_saying(word: Token) -> bool:
    """Tell whether a word behind a verb of saying is one of when it was said, or in what."""
    if word.is_punct or word.is_space or word.ent_type_ in _TIMES or word.lower_ in _LEADS:
        return True
    said_in = word.lemma_.lower() in table("unnamed_sources")["documents"]
    return said_in or (word.lower_ in ("a", "an") and word.head.i == word.i + 1)


def _behind_the_hearer(verb: Token) -> int:
    """Return the index of the token after a verb and the hearer of "told": "told *Radio Y*"."""
    if verb.lemma_.lower() not in table("clauses")["told"]:
        return verb.i + 1
    hearer = next((c for c in verb.children if c.dep_ in _HEARERS and c.i > verb.i), None)
    near = hearer is not None and hearer.left_edge.i == verb.i + 1
    if hearer is None or not near or any(t.tag_ in _FINITE for t in hearer.subtree):
        return verb.i + 1
    return hearer.right_edge.i + 1


def _named_before(verb: Token, scene: Scene) -> tuple[Span, int] | None:
    """Return the name before a verb, and where name and role begin; None where one is missing."""
    last = _between_commas(verb.i - 1, scene)
    before = _between_commas(last.start - 1, scene) if last is not None else None
    if last is None or before is None:
        return None
    for name, role in ((last, before), (before, last)):
        if _is_name(name) and _is_role(role, name):
            return name, before.start
    return None


def _body_before(verb: Token, scene: Scene) -> tuple[Span, int] | None:
    """Return who announces what stands before a comma, and where its words begin; else None.

    "... in Antwerp, *Belgian police* announced on Monday": the small parser hangs such a verb on
    the noun before the comma, as a relative clause, or on the verb before without any "and".
    """
    subject = _beside_another(verb) or clauses.own_subject(verb)
    if (
        (verb.dep_ not in ("relcl", "conj") and _beside_another(verb) is None)
        or subject is None
        or not _closes(verb, scene, comma=False)
    ):
        return None
    words = _between_commas(verb.i, scene)
    if words is None or subject.i != verb.i - 1 or subject.i not in {t.i for t in words}:
        return None
    body = words.root.i == subject.i and speaks(subject.lemma_.lower(), subject.tag_)
    return (words, words.start) if body else None


def _beside_another(verb: Token) -> Token | None:
    """Return the subject right before a main verb to which the first noun was given as another.

    "Shots killed a boy on Monday, *Renn police* said"; None where it has one subject.
    """
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    last = subjects[-1] if len(subjects) > 1 and verb.dep_ == "ROOT" else None
    return last if last is not None and last.i + 1 == verb.i else None


def _between_commas(comma: int, scene: Scene) -> Span | None:
    """Return what stands between a comma and the one before; None if long, quoted or a clause."""
    doc = scene.doc
    first = doc[comma].sent.start
    at = comma - 1
    while at > first and doc[at].text != ",":
        at -= 1
    words = doc[at + 1 : comma]
    short = 0 < len(words) <= _LONGEST and doc[at].text == "," and at > first
    if not short or any(t.tag_ in _FINITE or scene.marks.at(t.idx) for t in words):
        return None
    return words


def _is_name(words: Span) -> bool:
    """Tell whether a phrase is nothing but a name."""
    return words[0].text[:1].isupper() and all(t.tag_ in ("NNP", "NNPS") for t in words)


def _is_role(words: Span, name: Span) -> bool:
    """Tell whether a phrase is a role: "a local chief", "the mayor of X", "head of Y".

    Where the name is not known to be a person's, the role must be one of what can speak.
    """
    head = words.root
    if head.pos_ != "NOUN":
        return False
    return all(t.ent_type_ == "PERSON" for t in name) or speaks(head.lemma_.lower(), head.tag_)
