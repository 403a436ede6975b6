"""What only bodies do, have and are called: "X said it had", "X's board", "X, the firm"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.names.clues.shared import KNOWN_TOWN
from briefgen.extract.names.clues.words import clue_words
from briefgen.model import ActorType
from briefgen.registry.gazetteer import places_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from briefgen.extract.names.clues.shared import Clue
    from briefgen.extract.names.lexicon import Lexicon
    from briefgen.extract.names.pieces import Pieces
    from briefgen.extract.names.runs.shared import Found

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_CALLED: Final = frozenset({ActorType.COMPANY, ActorType.ORGANISATION})
"""Kinds that are taken up as "the company", "the charity"; a ministry may speak of anybody."""
_STAFF: Final = 3
"""Words of the longest post right behind a firm's name."""


def of_bodies(
    pieces: Pieces, found: Found, root: Token, words: Lexicon, run: list[str]
) -> Iterator[Clue]:
    """Yield what tells a body by its deeds, its posts and the noun that takes it up."""
    if found.known is not None or _is_a_persons(pieces, found, run, words):
        yield from _taken_up_by_pronoun(root, words)
        return
    yield from _posts(pieces, found)
    if root.dep_ in _SUBJECTS:
        if _says_it(root, words) and not _is_a_city(pieces, found):
            yield "says it", "organisation", 3.5
        yield from _called_by_speaker(root, words)
        yield from _taken_up(root, words)
    yield from _taken_up_by_pronoun(root, words)


def _is_a_persons(pieces: Pieces, found: Found, run: list[str], words: Lexicon) -> bool:
    """Tell whether a name has a title or a given name, or ends somebody's full name."""
    given = not words.given.isdisjoint(run) or run[0] in words.any_given
    surname = run[-1] in pieces.ending and (len(run) == 1 or run[0] in words.particles)
    return bool(found.title) or given or surname


def _posts(pieces: Pieces, found: Found) -> Iterator[Clue]:
    """Yield what a post or a belonging behind a name tells: "X shares", "an X spokesman"."""
    behind = pieces.all[found.end : found.end + _STAFF + 1]
    if not behind or behind[0].barrier:
        return
    owned = behind[0].text == "s" and behind[0].gap in ("'", "\u2019")
    if owned:
        behind = behind[1:]
    run = []
    for piece in behind[:_STAFF]:
        if piece.barrier or piece.gap != " ":
            break
        run.append(piece.folded)
    told = {" ".join(run[:length]) for length in range(1, len(run) + 1)}
    if told & clue_words().of_firms_alone or (owned and told & clue_words().of_firms_owned):
        yield "staffed", "company", 4
    elif not owned and told & clue_words().of_bodies_alone:
        yield "staffed", "organisation", 3


def _says_it(root: Token, words: Lexicon) -> bool:
    """Tell whether a subject says what "it" does, and has named nothing else that "it" may be."""
    for verb in _verbs_of(root):
        if verb.lower_ not in words.speech or any(_may_be_it(c, words) for c in verb.children):
            continue
        if any(_does_something(clause) for clause in verb.children if clause.dep_ == "ccomp"):
            return True
    return False


def _is_a_city(pieces: Pieces, found: Found) -> bool:
    """Tell whether a town of some size bears a name: it speaks for its government or council."""
    entries = places_named(" ".join(pieces.texts[found.start : found.end]))
    return any(e.is_own or e.population >= KNOWN_TOWN for e in entries if not e.loose)


def _verbs_of(root: Token) -> Iterator[Token]:
    """Yield the verb of a subject, and those joined to it that have no subject of their own."""
    verb = root.head
    yield verb
    for joined in verb.conjuncts:
        if joined.i > verb.i and not any(c.dep_ in _SUBJECTS for c in joined.children):
            yield joined


def _may_be_it(token: Token, words: Lexicon) -> bool:
    """Tell whether a verb of saying has an object in the singular that is no person."""
    if token.dep_ not in ("dobj", "dative") or token.tag_ not in ("NN", "NNP"):
        return False
    return token.lemma_.lower() not in words.person_nouns


def _does_something(clause: Token) -> bool:
    """Tell whether a clause tells what "it" does, and not what rains, seems or is so."""
    it = any(c.lower_ == "it" and c.dep_ == "nsubj" for c in clause.children)
    looks = clause.tag_ == "VBG" and any(c.lower_ in ("at", "into") for c in clause.children)
    does = looks or clause.lemma_ not in clue_words().impersonal
    return it and clause.pos_ == "VERB" and does


def _called_by_speaker(root: Token, words: Lexicon) -> Iterator[Clue]:
    """Yield what the one who tells of a subject is called: "X will close, *the supplier* said"."""
    speaking = speaker_of(root, words)
    if speaking is not None and root.head.lemma_ not in clue_words().personal_deeds:
        kind = kind_of(speaking, words)
        yield "the one who says so", str(kind), 5 if kind is ActorType.COMPANY else 3


def speaker_of(root: Token, words: Lexicon) -> Token | None:
    """Return the noun for a body that says a clause, else None: "X shut, *the firm* said"."""
    clause = root.head
    said = clause.head
    if clause.dep_ != "ccomp" or said.i < clause.i or said.lower_ not in words.speech:
        return None
    spoken = (c for c in said.children if c.dep_ == "nsubj" and c.i > clause.i)
    return next((c for c in spoken if _is_definite(c) and kind_of(c, words) is not None), None)


def _is_definite(noun: Token) -> bool:
    """Tell whether a noun in the singular has "the" or a possessive before it."""
    fronts = [c for c in noun.lefts if c.dep_ == "poss" or c.lower_ == "the"]
    return noun.tag_ == "NN" and bool(fronts)


def kind_of(noun: Token, words: Lexicon) -> ActorType | None:
    """Return the kind of body that a noun takes up, None where it is said of others too."""
    lemma = noun.lemma_.lower()
    if lemma in words.traders or (lemma in words.plied and lemma not in words.person_nouns):
        return ActorType.COMPANY
    kind = words.heads.get(lemma)
    return kind if kind in _CALLED else None


def _taken_up(root: Token, words: Lexicon) -> Iterator[Clue]:
    """Yield what the next sentence calls a subject beside which no other body is named."""
    subject = next_subject(root) if root.dep_ == "nsubj" else None
    counted = any(c.lower_ in ("a", "an") or c.like_num for c in root.lefts)
    if subject is None or counted or not _is_definite(subject) or subject.left_edge.lower_ != "the":
        return
    kind = kind_of(subject, words)
    if kind is not None and not any(_is_another_body(t, root) for t in root.sent):
        yield "taken up", str(kind), 4 if kind is ActorType.COMPANY else 3


def _taken_up_by_pronoun(root: Token, words: Lexicon) -> Iterator[Clue]:
    """Yield that "he" or "she" takes a subject up in what is said, or the next sentence."""
    if root.dep_ not in _SUBJECTS:
        return
    clauses = (c for verb in _verbs_of(root) for c in verb.children if c.dep_ == "ccomp")
    says_he = root.head.lower_ in words.speech and any(
        t.lower_ in _HE_OR_SHE and t.dep_ in _SUBJECTS for c in clauses for t in c.children
    )
    if says_he:
        yield "says he", "person", 2
    subject = next_subject(root)
    if subject is not None and subject.lower_ in _HE_OR_SHE:
        yield "goes on as he", "person", 2


_HE_OR_SHE: Final = frozenset({"he", "she"})


def next_subject(root: Token) -> Token | None:
    """Return the subject that opens the sentence behind that of a main clause's, else None."""
    sentence = root.sent
    if root.head.dep_ != "ROOT" or sentence.end >= len(root.doc):
        return None
    after: Span = root.doc[sentence.end].sent
    subjects = (c for c in after.root.children if c.dep_ in _SUBJECTS)
    first = next(subjects, None)
    if first is None or any(not t.is_space for t in root.doc[after.start : first.left_edge.i]):
        return None
    return first


def _is_another_body(token: Token, root: Token) -> bool:
    """Tell whether a word of a sentence may be another body's than its subject's."""
    own = root.left_edge.i <= token.i <= root.i
    return token.ent_type_ == "ORG" and not own
