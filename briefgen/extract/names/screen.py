"""Which runs of capitalised words are names at all?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.extract.names.lexicon import lexicon
from briefgen.extract.names.pieces import token_of
from briefgen.extract.names.runs.known import matches
from briefgen.extract.names.runs.shared import ORDINAL, Found
from briefgen.extract.names.runs.words import run_words
from briefgen.model import ActorType, MentionKind, Role
from briefgen.registry.known import Known, Spellings, clubs_shared, is_about_clubs, spelled
from briefgen.registry.predicates import predicates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.names.lexicon import Lexicon
    from briefgen.extract.names.pieces import Pieces
    from briefgen.extract.reading import Reading

_ABSTRACT: Final = re.compile(
    r"\w{3}(?:[ts]ions?|ments?|ness|ance|ence|ities|ity|ships?|ology|ings?|isms?|ics)$"
)
"""Endings of abstract nouns, which name no body though programmes and prizes capitalise them."""
_WHO_OR_WHERE: Final = ("PERSON", "GPE", "LOC", "FAC")
_ENOUGH: Final = 60
"""Fewest lower-case words by which a language can be told ..."""
_ENGLISH: Final = 0.2
"""... and the least share of English function words among them, half of what English has."""
_ARTICLE = Known("article:", "", ActorType.ORGANISATION)
"""A marker for the article's own names in the lookup of its headings; it is removed again."""


def screened(reading: Reading, pieces: Pieces, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Return the runs that are names, in text order.

    In headings where every word is capitalised, only names are kept that are known or that the
    running text has.
    """
    words = lexicon()
    if reading.foreign or _foreign(pieces, words):
        return tuple(f for f in found if _known_anywhere(pieces, f, words))
    running = [
        f
        for f in found
        if (f.known or not pieces.all[f.start].titled)
        and not is_of_a_site(reading, pieces.all[f.start].start)
        and not _of_a_continent(pieces, f, words)
        and not _only_says_whose(reading, pieces, f, words)
    ]
    sure = {
        _key(pieces, f)
        for f in running
        if (
            not pieces.all[f.start].first
            or _is_a_speaker(pieces, f, words)
            or _shortens_what_is_before(pieces, f.start)
        )
        and _is_name(reading, pieces, f, words)
    }
    last = {
        pieces.words[f.end - 1]
        for f in running
        if f.end - f.start > 1 and _is_name(reading, pieces, f, words)
    }
    sure |= (
        last
        - words.heads.keys()
        - words.place_nouns
        - words.other_nouns
        - words.common
        - words.titles
    )
    kept = [
        f
        for f in running
        if f.known or _key(pieces, f) in sure or _is_name(reading, pieces, f, words)
    ]
    return tuple(sorted([*kept, *_in_headings(pieces, kept)], key=lambda f: f.start))


def is_of_a_site(reading: Reading, at: int) -> bool:
    """Tell whether a word is the outlet's name after a bar in a title: "Fire in Orsk | Harl 7"."""
    title = next((b for b in reading.article.blocks if b.start <= at < b.end), None)
    if title is None or title.role is not Role.TITLE:
        return False
    return " | " in reading.article.text[title.start : at]


def _of_a_continent(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a run is a continent's adjective alone, as in "a European minister"."""
    known = found.known
    people = known is not None and known.type is ActorType.PEOPLE and not known.desk
    return people and found.end - found.start == 1 and pieces.words[found.start] in words.continents


def _only_says_whose(reading: Reading, pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a state only says which money, or its adjective who: "US dollars", "a Swiss"."""
    known = found.known
    if known is None or known.desk:
        return False
    following = pieces.all[found.end] if found.end < len(pieces.all) else None
    money = following is not None and following.gap == " " and following.text in words.currencies
    adjective = known.kind is MentionKind.ADJECTIVE
    if money and (adjective or known.type is ActorType.STATE):
        return True
    return adjective and _is_one_person(token_of(reading, pieces.all[found.end - 1]))


def _is_one_person(token: Token) -> bool:
    """Tell whether a singular adjective means one person: "the Norwegian won".

    Such a word has a determiner of its own and stands before no noun. Words that are plurals as
    they are ("the French") mean one person only after an age or an ordinal, and are left alone.
    """
    fronts = [c for c in token.children if c.i < token.i]
    definite = any(c.lower_ in ("the", "a", "an", "another") for c in fronts)
    if not definite or token.dep_ in _BEFORE_NOUN or token.tag_ in ("NNS", "NNPS"):
        return False
    behind = token.nbor() if token.i + 1 < len(token.doc) else None
    if behind is not None and behind.pos_ in ("NOUN", "PROPN") and behind.head.i != token.i:
        return False
    aged = any(c.lower_ == "old" for c in fronts)
    return aged or token.lower_.endswith(("an", "i", "ine", "ole", "urk", "ede", "ane", "erb"))


_BEFORE_NOUN: Final = frozenset({"amod", "compound", "nmod", "poss"})


def _foreign(pieces: Pieces, words: Lexicon) -> bool:
    """Tell whether a text is in another language, by its few English function words."""
    small = [p.folded for p in pieces.all if p.text.islower() and len(p.text) > 1]
    return len(small) >= _ENOUGH and sum(w in words.function for w in small) < _ENGLISH * len(small)


def _known_anywhere(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a name is known in any language: by its spelling, or by its given name."""
    if found.known is not None:
        return found.known.kind is MentionKind.NAME
    return found.end - found.start > 1 and pieces.words[found.start] in words.given


def _key(pieces: Pieces, found: Found) -> str:
    return " ".join(pieces.words[found.start : found.end])


def _in_headings(pieces: Pieces, kept: list[Found]) -> Iterator[Found]:
    """Yield the names of the running text that headings repeat."""
    if not any(p.titled for p in pieces.all):
        return
    taken = {k for f in kept for k in range(f.start, f.end)}
    spelled = Spellings()
    for spelling in sorted(
        {" ".join(pieces.texts[f.start : f.end]) for f in kept if f.known is None}
    ):
        spelled.add(spelling, _ARTICLE)
    for surname in sorted(_surnames(pieces, kept)):
        spelled.add(surname, _ARTICLE)
    spelled.close()
    for start, (end, _) in matches(pieces, spelled).items():
        if pieces.all[start].titled and taken.isdisjoint(range(start, end)):
            yield Found(start, end)


def _surnames(pieces: Pieces, kept: list[Found]) -> set[str]:
    """Return the surnames of persons' full names that no common word is: "Ada *Holt*"."""
    words = lexicon()
    people = (f for f in kept if f.known is None and f.end - f.start > 1)
    given = (f for f in people if pieces.words[f.start] in words.any_given)
    ends = {f.end - 1 for f in given}
    no_name = words.common | words.heads.keys() | words.place_nouns | words.function | pieces.lower
    return {
        pieces.texts[at]
        for at in ends
        if pieces.words[at] not in no_name and len(pieces.texts[at]) > 1
    }


def _is_name(reading: Reading, pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a run without a known spelling is a name."""
    number = _is_number(pieces.texts[found.start : found.end])
    if number or found.title:
        return not number
    if found.end - found.start == 1:
        return _single(reading, pieces, found.start, words)
    run = pieces.words[found.start : found.end]
    empty = (words.never_names, words.role_fronts, words.prefixes)
    designator = len(run) > 1 and run[1].isdigit()
    if "of" in run[1:-1] and run[run.index("of") - 1] in words.take_of & words.heads.keys():
        return True
    a_towns = run[0] in run_words().of_towns
    if a_towns and words.heads.get(run[-1]) is ActorType.GOVERNMENT_BODY:
        return True
    a_states = run[-1] in words.heads and _begins_with_state(pieces.texts[found.start])
    if a_states or is_numbered_unit(pieces, found):
        return True
    told = any(all(w not in known for known in empty) for w in run)
    return told and (designator or any(len(w) > 1 for w in run))


def is_numbered_unit(pieces: Pieces, found: Found) -> bool:
    """Tell whether a name is a unit's, of an ordinal and its sort: "the *3rd Battalion*"."""
    kind = lexicon().heads.get(pieces.words[found.end - 1])
    fights = kind in (ActorType.MILITARY, ActorType.ARMED_GROUP)
    return fights and bool(ORDINAL.match(pieces.texts[found.start]))


def _begins_with_state(word: str) -> bool:
    """Tell whether a name begins with a state, so that all of it is a body: "*U.S.* Treasury"."""
    known = spelled(word)
    return known is not None and known.type is ActorType.STATE


def _is_number(texts: list[str]) -> bool:
    """Tell whether a single word is a Roman numeral that counts the word before it: "Type IV"."""
    return len(texts) == 1 and len(texts[0]) > 1 and not texts[0].strip("IVX")


def _single(reading: Reading, pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a single word is a name."""
    piece, token = pieces.all[at], token_of(reading, pieces.all[at])
    word = piece.folded
    if _shortens_what_is_before(pieces, at) or piece.text in pieces.shorts:
        return True
    if word in clubs_shared() and piece.tag.startswith("NNP") and is_about_clubs(pieces.lower):
        return True
    if _is_no_name(pieces, at, words) or _names_a_kind(token, pieces, at):
        return False
    proper = token.tag_.startswith("NNP") or bool(token.ent_type_)
    if piece.first and (_speaks(pieces, at, words) or _is_explained(pieces, at, words)):
        return True
    if piece.first or word in pieces.lower:
        trusted = (
            proper
            and word not in pieces.lower
            and _trusted_first(token)
            and not _among_things(token)
            and (_leads_a_name(pieces, word) or not _only_a_subject(token, words))
        )
        return trusted if piece.first else word in words.heads and _definite(pieces, at)
    return proper or piece.text.isupper() or token.pos_ in ("NOUN", "ADJ")


def _is_a_speaker(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a single word opens a sentence as a speaker, and so is a name elsewhere too."""
    return found.end - found.start == 1 and _speaks(pieces, found.start, words)


def _speaks(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a word stands right before a finite verb of saying, and nowhere in lower case.

    That finds a union named by a verb or an adjective, for which the model takes it: "Unite said".
    """
    if at + 1 >= len(pieces.all) or pieces.words[at] in pieces.lower:
        return False
    here, verb = pieces.all[at], pieces.all[at + 1]
    says = verb.gap == " " and verb.folded in words.speech and verb.tag in ("VBD", "VBZ")
    return says and here.tag in ("NNP", "VB", "VBP") and here.folded not in words.kinds


def _is_explained(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a clause behind a comma tells what a word does: "*Norrvik*, which runs ferries".

    The word is tagged as a name and stands nowhere in lower case.
    """
    if at + 1 >= len(pieces.all) or pieces.words[at] in pieces.lower | words.common:
        return False
    here, link = pieces.all[at], pieces.all[at + 1]
    clause = link.gap == ", " and link.folded in ("which", "who", "whose")
    return clause and here.tag == "NNP" and not here.titled


def _is_no_name(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a single word can't be a name: a number, a day, a title, half of a word."""
    piece, word = pieces.all[at], pieces.words[at]
    if len(word) == 1 or piece.text[0].isdigit() or not piece.text.strip("IVX"):
        return True
    if word in words.ordinals or word in words.generations or word in _legal_forms():
        return True
    if word in words.never_names:
        return True
    if word in words.role_fronts - words.heads.keys() or _compound(pieces, at, words):
        return True
    if piece.first and word.endswith("s") and word[:-1] in words.callings:
        return True
    return _is_an_office(pieces, at, words) or (piece.first and _before_colon(pieces, at))


@cache
def _legal_forms() -> frozenset[str]:
    """Return the legal forms that are nothing else: "*Bhd*", not "*Co*" or "*SA*"."""
    return frozenset(w for w in lexicon().legal_forms if len(w) > len("sa")) - {"spa", "asa"}


def _names_a_kind(token: Token, pieces: Pieces, at: int) -> bool:
    """Tell whether a word is an abstract noun, capitalised once and labelled as nobody's."""
    word = pieces.words[at]
    labelled = token.ent_type_ in _WHO_OR_WHERE
    return bool(_ABSTRACT.search(word)) and not labelled and pieces.words.count(word) == 1


def _shortens_what_is_before(pieces: Pieces, at: int) -> bool:
    """Tell whether a word in brackets abbreviates the capitals before it: "Progress Party (PP)"."""
    short = pieces.texts[at]
    closes = at + 1 == len(pieces.all) or pieces.all[at + 1].gap.startswith(")")
    if not (pieces.all[at].gap == " (" and closes and short.isupper() and len(short) > 1):
        return False
    front = [t[0] for t in pieces.texts[max(0, at - len(short) - 3) : at] if t[0].isupper()]
    return "".join(front).endswith(short)


def _is_an_office(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a word only says what somebody is: "the Clerk", "a Fellow", "the Examiner"."""
    before = pieces.words[at - 1] if at else ""
    article = before in ("the", "a", "an", "our", "their")
    stopped = "." in pieces.texts[at] and pieces.words[at] in run_words().before_given
    return article and (stopped or pieces.words[at] in words.offices)


def _before_colon(pieces: Pieces, at: int) -> bool:
    """Tell whether a word stands before a colon and nowhere else: "Tickets: 12 euros"."""
    behind = pieces.all[at + 1].gap if at + 1 < len(pieces.all) else ""
    return behind.startswith(":") and pieces.words.count(pieces.words[at]) == 1


def _trusted_first(token: Token) -> bool:
    """Tell whether the model confirms that a sentence's first word is a name.

    By its label, or by capitals throughout. A label on a word that is no proper noun does not count
    before a common noun ("*Dock* workers", "*Strike* talks").
    """
    if token.is_upper:
        return True
    leads = token.dep_ in ("compound", "nmod", "amod") and token.head.pos_ == "NOUN"
    if not token.tag_.startswith("NNP"):
        return bool(token.ent_type_) and not leads
    return bool(token.ent_type_)


def _leads_a_name(pieces: Pieces, word: str) -> bool:
    """Tell whether a word precedes another capital within a sentence: "*Kalmar* Maritime"."""
    pairs = zip(pieces.all, pieces.all[1:], strict=False)
    return any(a.folded == word and b.capital and b.gap == " " and not b.first for a, b in pairs)


def _only_a_subject(token: Token, words: Lexicon) -> bool:
    """Tell whether a sentence's first word is a person by the model's label alone: "Turnout rose".

    Neither its name nor its verb speaks for a person. Such a name is kept where it is a surname
    that the article has, or is met within a sentence.
    """
    alone = (
        token.ent_type_ == "PERSON" and token.dep_ in ("nsubj", "nsubjpass") and not token.is_upper
    )
    named = token.lower_ in words.any_given or token.lower_ in words.surnames_first
    does = token.head.lower_ in words.speech or token.head.lemma_ in words.deeds | _deeds()
    return alone and not named and not does


@cache
def _deeds() -> frozenset[str]:
    """Return the verbs of the predicates, of what somebody does to somebody."""
    return frozenset(predicates().verbs)


def _among_things(token: Token) -> bool:
    """Tell whether a sentence's first word is listed with common plurals: "Mosques, schools"."""
    return token.lower_.endswith("s") and any(
        t.tag_ == "NNS" and t.text.islower() for t in token.conjuncts
    )


def _compound(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a word is only the first part of a hyphenated common word."""
    if at + 1 >= len(pieces.all) or pieces.all[at + 1].gap != "-" or pieces.all[at + 1].capital:
        return False
    return pieces.words[at + 1] not in words.tails


def _definite(pieces: Pieces, at: int) -> bool:
    """Tell whether "the" precedes a word."""
    return at > 0 and pieces.words[at - 1] == "the"
