"""Is a surname the firm's or the person's: "Holt fell 5%", "Holt's chief executive, Jo Holt"?

The article names a firm that begins with the surname and a person that ends with it. Then the bare
surname is the firm's where it stands as only firms do: before its shares, its chief executive, a
price that moves, as who is listed or operates something. It is the person's where it speaks, or an
age or "who" follows. Elsewhere it is whose it was last.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.extract.actors.words import plain
from briefgen.extract.names.lexicon import lexicon
from briefgen.model import ActorType, MentionKind
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.extract.actors.draft import Draft
    from briefgen.extract.names.lexicon import Lexicon
    from briefgen.extract.reading import Reading

_BODIES: Final = frozenset({ActorType.COMPANY, ActorType.ORGANISATION})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})


def told_apart(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, bare surnames divided between the firm and the person of that name."""
    bare = [d for d in drafts if len(plain(d.name)) == 1 and not d.key]
    starts = {t.idx: t for t in reading.doc} if bare else {}
    for draft in bare:
        firm = _one(drafts, draft, first=True)
        person = _one(drafts, draft, first=False)
        if firm is not None and person is not None:
            _part(draft, firm, person, starts)
    return [d for d in drafts if d.pointings]


def _one(drafts: list[Draft], bare: Draft, *, first: bool) -> Draft | None:
    """Return the one firm that begins with a bare name, or the one person that ends with it."""
    word = plain(bare.name)[0]
    fits = [
        d
        for d in drafts
        if len(plain(d.name)) > 1
        and (d.type in _BODIES if first else d.type is ActorType.PERSON)
        and _stands_for(word, d, first=first)
    ]
    return fits[0] if len(fits) == 1 else None


def _stands_for(word: str, draft: Draft, *, first: bool) -> bool:
    """Tell whether a word begins a firm's name (`first`), or is a person's surname."""
    name = plain(draft.name)
    ahead = first or (word in lexicon().surnames_first and name[-1] != word)
    return name[0 if ahead else -1] == word


def _part(bare: Draft, firm: Draft, person: Draft, starts: dict[int, Token]) -> None:
    """Give each mention of a surname to the firm or the person.

    None is given away where no mention is clearly the firm's.
    """
    words = lexicon()
    mentions = sorted(bare.pointings, key=lambda p: p.evidence.start)
    told = [_whose(starts.get(p.evidence.start), words) for p in mentions]
    if "firm" not in told:
        return
    last = next(t for t in told if t)
    for p, whose in zip(mentions, told, strict=True):
        last = whose or last
        owner = firm if last == "firm" else person
        owner.point(p.evidence, MentionKind.SHORT_NAME, "founder")
    bare.pointings.clear()


def _whose(token: Token | None, words: Lexicon) -> str:
    """Return "firm" or "person" by the context of a mention, "" where it does not tell."""
    if token is None:
        return ""
    if _stands_as_a_firm(token, words):
        return "firm"
    if (described := _described_as(token)) or token.dep_ not in _SUBJECTS:
        return described
    if _works_as_a_firm(token):
        return "firm"
    return "person" if token.head.lower_ in words.speech else ""


def _stands_as_a_firm(name: Token, words: Lexicon) -> bool:
    """Tell whether what is a firm's stands beside a name: its shares, who has a job there."""
    head = name.head
    if name.dep_ in ("poss", "compound") and _is_of_firms(head, words):
        return True
    if name.dep_ == "pobj":
        return _is_staffs(head, words)
    moved = name.dep_ in _SUBJECTS and head.lemma_ in words.moves
    return moved and any(t.text == "%" or t.lower_ == "percent" for t in head.subtree)


def _described_as(name: Token) -> str:
    """Return "firm" or "person" by a clause or an age behind a name, "" where none tells."""
    for child in name.rights:
        if child.dep_ in ("acl", "advcl") and child.lower_ in _of_firms()["floated"]:
            return "firm"
        if child.dep_ == "relcl" and any(t.lower_ == "who" for t in child.subtree):
            return "person"
        if child.dep_ == "relcl" and any(t.lower_ == "which" for t in child.subtree):
            return "firm"
        if child.dep_ == "appos" and child.text.isdigit():
            return "person"
    return ""


def _works_as_a_firm(name: Token) -> bool:
    """Tell whether the subject runs what firms run now: "X *operates* nine ships"."""
    verb = name.head
    clause = {t.lower_ for t in verb.subtree}
    if not clause.isdisjoint(_PERSONAL):
        return False
    done = [v for v in (verb, *verb.conjuncts) if v.tag_ in ("VBZ", "VBP")]
    if any(v.lemma_ in _of_firms()["runs"] and _has_an_object(v) for v in done):
        return True
    if any(c.dep_ == "advcl" and c.lower_ in _of_firms()["floated"] for c in verb.children):
        return True
    return "its" in clause and verb.lower_ not in lexicon().speech


def _has_an_object(verb: Token) -> bool:
    return any(c.dep_ == "dobj" for c in verb.children)


def _is_staffs(link: Token, words: Lexicon) -> bool:
    """Tell whether a job or who has it is "at" or "for" a firm: "a mechanic *at* X"."""
    job = link.head.lemma_.lower()
    works = job in _of_firms()["jobs"] or (link.head.pos_ == "NOUN" and job in words.callings)
    return (works and link.lower_ == "at") or (link.lower_ == "for" and job in ("work", "job"))


@cache
def _of_firms() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("actor_heads")["as_firms"].items()}


_PERSONAL: Final = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})


def _is_of_firms(noun: Token, words: Lexicon) -> bool:
    two = f"{noun.nbor(-1).lower_} {noun.lemma_}" if noun.i else noun.lemma_
    return noun.lemma_ in words.of_firms or two in words.of_firms
