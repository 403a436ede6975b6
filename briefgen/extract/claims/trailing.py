"""Sources that close a sentence, a role and a name between commas before a verb of saying.

"..., a local chief, X, said."
The parser hangs both on the last name before the comma, and takes what the sentence begins with
for the source. Position tells: two phrases between commas, one a name and one a role, right
before a plain verb of saying that ends the sentence, but for a hearer or a time, with a statement
before them. "..., her spokeswoman X told Radio Y" is read so, too, where the verb has no subject.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims import clauses
from briefgen.extract.claims.draft import Draft
from briefgen.extract.claims.screen import speaks
from briefgen.extract.tags import FINITE
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from briefgen.extract.claims.scene import Scene

_TELLING: Final = FINITE | {"VBN"}
"""Tags of which what is told has one; the parser takes "sprayed" in "men sprayed A" for VBN."""

_LONGEST: Final = 10
"""Tokens that a name or a role between two commas may have."""

_DESCRIBED: Final = 14
"""Tokens that a description and a name without a comma between them may have."""

_NOMINAL: Final = frozenset({"NOUN", "PROPN"})
_HEARERS: Final = frozenset({"dobj", "dative"})
_TIMES: Final = frozenset({"DATE", "TIME"})
_LEADS: Final = frozenset({"on", "in", "at", "late", "early", "earlier"})


def trailing_drafts(scene: Scene) -> Iterator[Draft]:
    """Yield an attribution for each name with a role right before the verb that ends a sentence."""
    for verb in scene.verbs:
        found = _joined_before(verb, scene) or _body_before(verb, scene)
        if found is None and _closes(verb, scene):
            found = _named_before(verb, scene)
        found = found or _described_before(verb, scene) or _taken_for_a_participle(verb, scene)
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
                name,
                clauses.is_negated(verb),
                who=(opens.idx, closes),
            )


def unheard(draft: Draft) -> Draft:
    """Return a draft without a source that only hears it: "X lied for years, *the court* told".

    Who tells it has a hearer behind the verb.
    """
    verb = draft.anchor
    ends = all(t.is_punct or t.is_space for t in verb.doc[verb.i + 1 : verb.sent.end])
    hears = verb.lemma_ == "tell" and verb.tag_ in ("VBD", "VBN") and ends
    said = draft.rule in ("trailing", "aside", "verb.clause")
    if not hears or not said or any(end > draft.cue[0] for _, end in draft.content):
        return draft
    return replace(draft, source=None, who=None)


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
    plain = sense is not None and sense.act in acts and verb.tag_ in FINITE
    if not plain or verb.i == verb.sent.start or (comma and verb.nbor(-1).text != ","):
        return False
    return _ends_with_it(verb)


def _ends_with_it(verb: Token) -> bool:
    """Tell whether only when, to whom or in what paper it was said follows a verb of saying."""
    rest = _before_the_condition(verb.doc[_behind_the_hearer(verb) : verb.sent.end])
    paper = next((t for t in rest if _is_a_paper(t)), None)
    if paper is not None and paper.left_edge.i > verb.i:
        rest = verb.doc[rest.start : paper.i]
        return all(t.head in (paper, verb) or _is_of_the_saying(t) for t in rest)
    return all(_is_of_the_saying(t) for t in rest) and not any(t.is_quote for t in rest)


def _before_the_condition(rest: Span) -> Span:
    """Return words up to the formula of anonymity: "told Radio Y *on condition that ...*"."""
    for first in rest:
        words = [t.lower_ for t in rest.doc[first.i : min(first.i + 3, rest.end)]]
        if words[:2] == ["on", "condition"] or words[:3] == ["on", "the", "condition"]:
            return rest.doc[rest.start : first.i]
    return rest


def _is_a_paper(noun: Token) -> bool:
    """Tell whether a noun is what something was said in: "in a *study* published in X"."""
    said_in = noun.lemma_.lower() in table("unnamed_sources")["documents"]
    return said_in and noun.dep_ == "pobj" and noun.head.lower_ == "in"


def _taken_for_a_participle(verb: Token, scene: Scene) -> tuple[Token, int] | None:
    """Return who is told to speak by a verb that reads as a participle, and where it begins.

    "It is a vast world, *astronomers* reported in a study".
    """
    noun = verb.head
    loose = verb.tag_ == "VBN" and verb.dep_ == "acl" and noun.i + 1 == verb.i
    cue = scene.speech.verbs.get(verb.lemma_.lower()) if loose else None
    sense = cue.frames.get("clause") if cue is not None else None
    if sense is None or sense.act not in table("clauses")["plain"] or not _ends_with_it(verb):
        return None
    words = _between_commas(verb.i, scene)
    whole = words is not None and noun.left_edge.i == words.start and noun.tag_ == "NNS"
    return (noun, words.start) if words and whole and speaks(noun.lemma_, noun.tag_) else None


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
    if hearer is None or not near or any(t.tag_ in FINITE for t in hearer.subtree):
        return verb.i + 1
    return hearer.right_edge.i + 1


def _named_before(verb: Token, scene: Scene) -> tuple[Token, int] | None:
    """Return the name before a verb, and where name and role begin; None where one is missing."""
    last = _between_commas(verb.i - 1, scene)
    before = _between_commas(last.start - 1, scene) if last is not None else None
    if last is None or before is None:
        return None
    for name, role in ((last, before), (before, last)):
        if _is_name(name) and _is_role(role, name):
            return name.root, before.start
    return None


def _described_before(verb: Token, scene: Scene) -> tuple[Token, int] | None:
    """Return who closes a sentence behind a comma, and where the words begin; else None.

    "..., *her spokesman* Karl Holm told Radio Y", "..., *a guard* and a clerk of the port said":
    the small parser hangs them on the noun before the comma, so that the verb has no subject there.
    """
    if not _closes(verb, scene, comma=False) and not _is_commented(verb, scene):
        return None
    words = _between_commas(verb.i, scene, longest=_DESCRIBED)
    if words is None or words[-1].pos_ not in _NOMINAL:
        return None
    own = clauses.own_subject(verb)
    if own is not None and words.start <= own.i:
        return None
    if words[0].tag_ not in ("DT", "PRP$") and not _are_two(words):
        return None
    heads = (t for t in words if t.pos_ == "NOUN" and t.dep_ not in ("compound", "poss"))
    head = next(heads, None)
    clause = any(t.tag_ in ("WDT", "WP", "VBG") or t.text in (":", "(") for t in words)
    if head is None or clause or not speaks(head.lemma_.lower(), head.tag_):
        return None
    return head, words.start


def _are_two(words: Span) -> bool:
    """Tell whether two who speak are joined without a word before the first: "*police* and a X"."""
    first, joint = words[0], words[1] if len(words) > 1 else words[0]
    both = first.tag_ in ("NN", "NNS") and joint.lower_ == "and"
    return both and speaks(first.lemma_.lower(), first.tag_)


def _joined_before(verb: Token, scene: Scene) -> tuple[Token, int] | None:
    """Return a name with a role between commas, and another one behind "and" before a verb.

    "..., Colonel *Musa Adan*, a police officer, and the group said".
    """
    if not _closes(verb, scene, comma=False):
        return None
    last = _between_commas(verb.i, scene)
    if last is None or last[0].lower_ != "and" or last[-1].pos_ not in _NOMINAL:
        return None
    role = _between_commas(last.start - 1, scene)
    named = _between_commas(role.start - 1, scene) if role is not None else None
    if role is None or named is None or not _is_name(named) or not _is_role(role, named):
        return None
    return named.root, named.start


def _is_commented(verb: Token, scene: Scene) -> bool:
    """Tell whether only a comment follows a verb of saying: "the union said, *a move* that"."""
    comma = next((t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.text == ","), None)
    plain = verb.tag_ == "VBD" or verb.dep_ == "acl"
    if comma is None or not plain or verb.lemma_.lower() not in scene.speech.strong:
        return False
    timed = all(_is_of_the_saying(t) for t in verb.doc[verb.i + 1 : comma.i])
    led = comma.nbor(1) if comma.i + 2 < verb.sent.end else comma
    deed = led.nbor(1).lemma_.lower() if led is not comma else ""
    return timed and led.lower_ in ("a", "an") and deed in table("clauses")["deeds"]


def _body_before(verb: Token, scene: Scene) -> tuple[Token, int] | None:
    """Return who announces what stands before a comma, and where its words begin; else None.

    "... in Antwerp, *Belgian police* announced on Monday": the small parser hangs such a verb on
    the noun before the comma, as a relative clause, or on the verb before without any "and".
    """
    subject = _beside_another(verb) or clauses.own_subject(verb)
    if (
        (not _is_hung_before(verb) and _beside_another(verb) is None)
        or subject is None
        or not _closes(verb, scene, comma=False)
    ):
        return None
    words = _between_commas(verb.i, scene)
    if words is None or subject.i != verb.i - 1 or subject.i not in {t.i for t in words}:
        return None
    body = words.root.i == subject.i and speaks(subject.lemma_.lower(), subject.tag_)
    return (words.root, words.start) if body else None


def _is_hung_before(verb: Token) -> bool:
    """Tell whether a verb was hung on a noun or a verb of the words before it."""
    below = verb.dep_ == "ccomp" and verb.head.i < verb.i
    return below or verb.dep_ in ("relcl", "conj")


def _beside_another(verb: Token) -> Token | None:
    """Return the subject right before a main verb to which the first noun was given as another.

    "Shots killed a boy on Monday, *Renn police* said"; None where it has one subject.
    """
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    last = subjects[-1] if len(subjects) > 1 and verb.dep_ == "ROOT" else None
    return last if last is not None and last.i + 1 == verb.i else None


def _between_commas(comma: int, scene: Scene, longest: int = _LONGEST) -> Span | None:
    """Return what stands between a comma and the one before; None if long, quoted or a clause.

    A mark that closes a quotation stands for the comma inside it.
    """
    doc = scene.doc
    first = doc[comma].sent.start
    at = comma - 1
    while at > first and doc[at].text != "," and not doc[at].is_quote:
        at -= 1
    words = doc[at + 1 : comma]
    short = 0 < len(words) <= longest and (at > first or doc[at].is_quote)
    if not short or any(t.tag_ in FINITE or scene.marks.at(t.idx) for t in words):
        return None
    return words


def _is_name(words: Span) -> bool:
    """Tell whether a phrase is nothing but a name: "Karl Holm", "Ana de la Marva"."""
    inner = (t for t in words[1:-1] if t.lower_ not in table("name_words")["particles"])
    ends = (words[0], words[-1], *inner)
    return words[0].text[:1].isupper() and all(t.tag_ in ("NNP", "NNPS") for t in ends)


def _is_role(words: Span, name: Span) -> bool:
    """Tell whether a phrase is a role: "a local chief", "the mayor of X", "head of Y".

    Where the name is not known to be a person's, the role must be one of what can speak.
    """
    head = words.root if words.root.pos_ == "NOUN" else words[-1]
    owned = words[0].tag_ in ("DT", "PRP$") and any(t.tag_ == "POS" for t in words)
    if head.pos_ != "NOUN" and not (owned and head.tag_ == "JJ"):
        return False
    return all(t.ent_type_ == "PERSON" for t in name) or speaks(head.lemma_.lower(), head.tag_)
