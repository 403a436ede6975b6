"""Find numbers that count something of a known kind, by their place in the parse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.extract.figures.numbers import Value, counts_nobody, value_of
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token


_DONE_TO_PEOPLE: Final = ("killed", "injured", "shot", "displaced")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with what it counts: the words from the number to its noun, and the deed."""

    kind: str
    value: Value
    unit: str
    words: Span
    rule: str
    deed: Token | None = None


def counted(doc: Doc) -> Iterator[Counted]:
    """Yield the numbers of known kinds, in text order, each once."""
    until = -1
    for token in doc:
        if token.i <= until or not _is_number(token):
            continue
        found = _counted(token)
        if found is not None:
            until = found.words.end - 1
            yield found


def _is_number(token: Token) -> bool:
    if not (token.like_num or token.lower_ in table("figures")["scales"]):
        return False
    if token.dep_ == "compound" or _is_share(token) or counts_nobody(token):
        return False
    return token.ent_type_ not in ("DATE", "TIME", "ORDINAL") or _counts_people(token)


def _counts_people(number: Token) -> bool:
    """Tell whether a word for people follows a number, whatever its entity type."""
    last = max((c.i for c in number.children if c.dep_ == "conj"), default=number.i)
    behind = number.doc[last + 1 : last + 2]
    return number.dep_ == "nummod" and any(t.lower_ in table("figures")["people"] for t in behind)


def _is_share(number: Token) -> bool:
    """Tell whether a number is a percentage: "97 per cent vote to join" counts no votes."""
    shares = tuple(table("figures")["shares"])
    ends = (number, *(c for c in number.children if c.dep_ == "conj" and c.like_num))
    behind = (" ".join(t.lower_ for t in end.doc[end.i + 1 : end.i + 3]) for end in ends)
    return any(words.startswith(shares) for words in behind)


def _counted(number: Token) -> Counted | None:
    last_number = next((c for c in number.children if c.dep_ == "conj" and c.like_num), number)
    read = value_of(last_number)
    if read is not None and not isinstance(read[0], tuple):
        last_number, read = number, value_of(number)
    if read is None:
        return None
    value, first = read
    if first > number.sent.start and number.doc[first - 1].lower_ in table("figures")["symbols"]:
        first -= 1
    noun = number.head if number.dep_ == "nummod" and number.head.i > number.i else number
    for rule in _RULES:
        found = rule(number, noun)
        if found is not None:
            kind, unit, deed = found
            if kind in _DONE_TO_PEOPLE and (
                unit in table("figures")["things"] or not _is_whole(value)
            ):
                return None
            last = _with_its_scale(number.doc, max(noun.i, number.i, last_number.i))
            words = number.doc[min(first, number.i) : last + 1]
            return Counted(kind, value, unit, words, rule.__name__.lstrip("_"), deed)
    return None


def _with_its_scale(doc: Doc, last: int) -> int:
    """Return the index of a scale behind a number, as of "6" in "$6m", else the number's."""
    while last + 1 < len(doc) and doc[last].like_num and _is_scale(doc[last + 1]):
        last += 1
    return last


def _is_scale(token: Token) -> bool:
    return token.lower_ in table("figures")["scales"]


Kind = tuple[str, str, "Token | None"]


def _kind(group: str, word: str) -> str | None:
    """Return the kind under which a word stands in a group of the table, or None."""
    return next((k for k, words in table("figures")[group].items() if word in words), None)


def _is_whole(value: Value) -> bool:
    """Tell whether a value may count people, who come in whole numbers."""
    ends = value if isinstance(value, tuple) else (value,)
    return all(end is None or float(end).is_integer() for end in ends)


def _people(noun: Token, number: Token) -> str:
    return noun.lemma_.lower() if noun.i != number.i else "people"


def _money(number: Token, noun: Token) -> Kind | None:
    known = table("figures")
    unit = noun.lemma_.lower()
    if unit in known["currencies"]:
        return "money", unit, None
    first = number.i
    while first > number.sent.start and number.doc[first - 1].like_num:
        first -= 1
    before = number.doc[first - 1].lower_ if first > number.sent.start else ""
    return ("money", before, None) if before in known["symbols"] else None


def _by_noun(number: Token, noun: Token) -> Kind | None:
    kind = _kind("nouns", noun.lemma_.lower()) or _kind("nouns", noun.lower_)
    if kind is None or noun.i == number.i:
        return None
    known = table("figures")
    if kind == "infected" and not _is_of_an_illness(noun):
        return None
    if any(c.lower_ in known["of_space"] or c.lower_ in known["no_longer"] for c in noun.children):
        return None
    return kind, noun.lemma_.lower(), None


def _is_of_an_illness(cases: Token) -> bool:
    """Tell whether cases are those of an illness, which the article names or they are found as.

    A court has cases too, and a hospital patients.
    """
    known = table("figures")
    if cases.head.lemma_ in known["found_as_cases"]:
        return True
    if any(c.lower_ in known["kinds_of_cases"] for c in cases.children):
        return True
    return any(t.lower_ in known["illnesses"] for t in cases.doc)


def _by_adjective(number: Token, noun: Token) -> Kind | None:
    """Return the kind of "left twelve soldiers dead", "41 dead" and "nine are missing"."""
    after = noun.doc[noun.i + 1 : noun.i + 2]
    beside = [t for t in after if t.pos_ in ("ADJ", "VERB", "NOUN")]
    if noun.dep_ in ("nsubj", "nsubjpass", "dobj") or noun.head.lemma_ == "leave":
        beside += [noun.head]
        beside += [c for c in noun.head.children if c.dep_ in ("acomp", "oprd", "ccomp", "attr")]
    for word in beside:
        if word.i == noun.head.i and noun.dep_ == "dobj":
            continue  # "missing the target": a verb with its object
        kind = _kind("adjectives", word.lower_)
        if kind is not None:
            return kind, _people(noun, number), noun.head if noun.head.i != noun.i else None
    return None


def _by_verb(number: Token, noun: Token) -> Kind | None:
    """Return the kind of what is done to, or by, those who are counted."""
    verb = noun.head
    if noun.i == number.i and any(c.lower_ == "down" for c in verb.children):
        return None  # "shot down three of them": aircraft, not people
    if noun.dep_ in ("dobj", "nsubjpass") and (kind := _kind("undergone", verb.lemma_)):
        return kind, _people(noun, number), verb
    if noun.dep_ == "nsubj" and (kind := _kind("done", verb.lemma_)):
        return kind, _people(noun, number), verb
    for child in noun.children:
        if (
            child.dep_ == "acl"
            and child.tag_ == "VBN"
            and (kind := _kind("undergone", child.lemma_))
        ):
            return kind, _people(noun, number), child
    return None


def _by_remains(number: Token, noun: Token) -> Kind | None:
    """Return the kind of the dead by what is found of them: "nine bodies were recovered".

    "Nine more" and "bodies of state" do not count.
    """
    known, verb = table("figures"), noun.head
    if noun.i == number.i or noun.lemma_ not in known["remains"]:
        return None
    more = any(c.lower_ in known["on_top"] or c.lower_ == "of" for c in noun.children)
    found = noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in known["found"]
    return ("killed", "people", verb) if found and not more else None


def _by_whose_remains(number: Token, noun: Token) -> Kind | None:
    """Return the kind of those whose bodies are found: "the bodies of nine patients"."""
    of = noun.head
    known = table("figures")
    if noun.dep_ != "pobj" or of.lower_ != "of" or of.head.lemma_ not in known["remains"]:
        return None
    return "killed", _people(noun, number), of.head


def _by_what_is_held(number: Token, noun: Token) -> Kind | None:
    """Return the kind of "nine people are thought to have died" and "to have been killed"."""
    deed = held_to_have(noun.head) if noun.dep_ == "nsubjpass" else None
    if deed is None:
        return None
    passive = any(c.dep_ == "auxpass" for c in deed.children)
    kind = _kind("undergone" if passive else "done", deed.lemma_)
    return (kind, _people(noun, number), deed) if kind is not None else None


def held_to_have(verb: Token) -> Token | None:
    """Return the deed of somebody who is "thought to have died", None for any other verb."""
    if verb.lemma_ not in table("figures")["held_to_have"]:
        return None
    deeds = (c for c in verb.children if c.dep_ in ("xcomp", "ccomp"))
    return next((d for d in deeds if any(c.lower_ == "have" for c in d.children)), None)


def _of_total(word: Token) -> str | None:
    """Return the kind that a word gives a total: "*death* toll", "number of people *killed*"."""
    return _kind("of_totals", word.lemma_.lower()) or _kind("of_totals", word.lower_)


def _by_total(number: Token, noun: Token) -> Kind | None:
    """Return the kind of a total: "put the death toll at 14", "the toll rose to nine"."""
    top = noun.head
    for _ in range(3):
        near = [top, *top.children]
        total = next((t for t in near if t.lemma_.lower() in table("figures")["totals"]), None)
        if total is not None and total.i < number.i:
            of = next((k for t in total.subtree if (k := _of_total(t))), None)
            return (of, "people", None) if of is not None else None
        top = top.head
    return None


_RULES: Final = (
    _money,
    _by_adjective,
    _by_remains,
    _by_whose_remains,
    _by_what_is_held,
    _by_verb,
    _by_noun,
    _by_total,
)
"""Rules for what a number counts; the first that holds decides."""
