"""Clues to a name's sort in its sentence: the model's label, predicates, deeds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefgen.extract.names.clues.bodies import of_bodies
from briefgen.extract.names.clues.shared import KNOWN_TOWN
from briefgen.extract.names.clues.words import clue_words
from briefgen.registry.gazetteer import places_named
from briefgen.registry.predicates import predicates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.names.clues.shared import Clue
    from briefgen.extract.names.lexicon import Lexicon
    from briefgen.extract.names.pieces import Pieces
    from briefgen.extract.names.runs.shared import Found
    from briefgen.extract.reading import Reading

_LABELS: Final = {
    "PERSON": ("person", 1.5),
    "ORG": ("organisation", 1.5),
    "NORP": ("people", 2.0),
    "GPE": ("place", 2.0),
    "LOC": ("place", 2.0),
    "FAC": ("place", 1.5),
    "EVENT": ("other", 1.5),
    "WORK_OF_ART": ("other", 1.5),
    "LAW": ("other", 1.5),
    "PRODUCT": ("other", 1.5),
    "LANGUAGE": ("other", 1.5),
}
SCORE: Final = re.compile(r"(?<![\d.])\d{1,3} ?[-\u2013] ?\d{1,3}(?![\d.]|-)")
"""The form of a game's result."""
_SETS: Final = re.compile(r"\b[0-7] ?[-\u2013] ?[0-7](?: ?\(\d+\))?,? [0-7] ?[-\u2013] ?[0-7]\b")
"""The form of the sets that a player wins, who is no team: "6-2 6-3"."""


def in_sentence(reading: Reading, pieces: Pieces, found: Found, words: Lexicon) -> Iterator[Clue]:
    """Yield the clues of the model's label, of nouns equated with a name, and of its verb."""
    first, last = pieces.all[found.start].token, pieces.all[found.end - 1].token
    span = reading.doc[first : last + 1]
    label = _label(reading.doc[first], reading.doc[last])
    if label in _LABELS:
        sort, weight = _LABELS[label]
        peopled = sort != "people" or pieces.words[found.end - 1].endswith(
            clue_words().demonym_endings
        )
        yield "model", sort, weight if peopled else 0.5
    root = span.root
    if _is_ground(root, pieces.words[found.start : found.end], words):
        yield "head", "place", 5
    given = not words.given.isdisjoint(pieces.words[found.start : found.end])
    for token in _equated(root):
        if token.lower_ in words.plied and not given and _is_the(token):
            yield "called a", "company", 4
        else:
            yield from _called(token, words)
    yield from _does(root, pieces, words)
    if _ends_in_a_common_word(pieces, found, words):
        yield "common word", "organisation", 2.5
    yield from of_bodies(pieces, found, root, words, pieces.words[found.start : found.end])


def _ends_in_a_common_word(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a name ends in a thing that the text has in lower case: "Norse *Salmon*".

    None of its words is a given name or a particle, and no person of the text bears the last.
    """
    run, last = pieces.words[found.start : found.end], pieces.words[found.end - 1]
    if len(run) == 1 or found.title or found.known or last not in pieces.lower:
        return False
    if pieces.all[found.start].titled:
        return False
    people = (words.any_given, words.surnames_first, words.particles)
    kinds = words.heads.keys() | words.place_nouns | words.other_nouns | words.grounds
    borne = last in pieces.borne or last in kinds
    borne = borne or any(not names.isdisjoint(run) for names in people)
    return not borne and all(text.istitle() for text in pieces.texts[found.start : found.end])


def _is_ground(root: Token, run: list[str], words: Lexicon) -> bool:
    """Tell whether a name that ends like a meadow or street is a location: "off Long Walk"."""
    if len(run) == 1 or run[-1] not in words.grounds or root.dep_ != "pobj":
        return False
    if run[0] in words.any_given or run[1] in words.given:
        return False
    link = root.head
    lives = link.lower_ == "of" and link.i > 0 and link.nbor(-1).text == ","
    return lives or link.lower_ in clue_words().upon


def _is_the(noun: Token) -> bool:
    """Tell whether "the" is all that precedes a noun, as before a sole firm: "the operator, X"."""
    fronts = [c for c in noun.lefts if c.lower_ not in clue_words().of_firms_said]
    return [c.lower_ for c in fronts] == ["the"] or [c.dep_ for c in fronts] == ["poss"]


def _called(noun: Token, words: Lexicon) -> Iterator[Clue]:
    """Yield the clue of a noun that the sentence equates with a name."""
    lemma = noun.lemma_.lower()
    if lemma in words.traders | words.plied and _is_firm(noun, words):
        yield "called a", "company", 5
    elif lemma in words.person_nouns or lemma in words.role_heads:
        yield "called a", "person", 1 if lemma in clue_words().either else 4
    elif lemma in words.place_nouns:
        yield "called a", "place", 3
    elif lemma in clue_words().civil_too and any(c.lower_ == "police" for c in noun.lefts):
        yield "called a", "government_body", 6.5
    elif lemma in clue_words().civil_too and not _is_armed_unit(noun, words):
        yield "called a", "organisation", 2
    elif lemma in words.heads:
        kind = _kind_of_group(noun, words)
        yield "called a", kind, 7 if kind == "armed_group" else 4
    elif lemma in words.other_nouns:
        yield "called a", "other", 2
    elif lemma in words.works:
        yield "called a", "other", 7


def _is_armed_unit(noun: Token, words: Lexicon) -> bool:
    """Tell whether a unit is one of soldiers by its modifiers: "an elite commando unit"."""
    return any(c.lower_ in words.which | words.soldierly for c in noun.lefts)


def _does(root: Token, pieces: Pieces, words: Lexicon) -> Iterator[Clue]:
    """Yield the clues of what a name does: plays, lies somewhere, speaks."""
    if _plays(root) and not _is_a_persons_whole(root, pieces, words):
        yield "plays", "organisation", 13 if root.lower_ in clue_words().self_governing else 9
    elif pieces.arena == "sport" and root.lower_ not in pieces.borne and _competes(root, words):
        yield "plays", "organisation", 5
    if root.dep_ == "nsubj" and root.head.lemma_ == "lie" and _somewhere(root.head):
        yield "lies", "place", 4
    if _stands_for_election(root, pieces, words):
        yield "elected", "party", 7
    if _fields_candidates(root):
        yield "elected", "party", 6
    if _is_a_mind(root) and not _is_a_persons(pieces, root, words):
        yield "judges", "organisation", 4
    if _governs_itself(root, words):
        yield "governs", "government_body", 14
    yield from _as_told(root, pieces, words)
    yield from _as_a_body(root, words)
    if root.dep_ == "dobj" and root.head.lemma_ in clue_words().fled:
        yield "fled", "place", 2.5
    if root.dep_ == "nsubj" and root.head.lower_ in words.speech:
        yield "says", "person", 0.8
        yield "says", "organisation", 0.4


def _governs_itself(root: Token, words: Lexicon) -> bool:
    """Tell whether a county or the like acts as its authority does: "*Harl County* said"."""
    named = root.lower_ in clue_words().self_governing and root.text.istitle()
    fronts = [c for c in root.lefts if c.dep_ == "compound" and c.text.istitle()]
    if not named or not fronts or root.dep_ != "nsubj":
        return False
    verb = root.head
    return verb.lower_ in words.speech or verb.lemma_.lower() in clue_words().authorities_deeds


def _as_told(root: Token, pieces: Pieces, words: Lexicon) -> Iterator[Clue]:
    """Yield the clues of a name that is told something: "told *Harl Sports*"."""
    if _is_told(root) and _is_an_outlets(root):
        yield "is told", "media", 7
    elif _is_told(root) and _is_no_full_name(pieces, root, words):
        yield "is told", "media", 2.5


def _is_of_a_body(verb: Token) -> bool:
    return verb.lemma_ in clue_words().made_by


def _is_owned(root: Token) -> bool:
    """Tell whether a name is what something owns: "Norvik, which *owns* Harl Bell and Orsk"."""
    first = root
    while first.dep_ in ("conj", "appos") and first.head.pos_ == "PROPN" and first.head.i < first.i:
        first = first.head
    named = root.pos_ == "PROPN" and first.dep_ == "dobj"
    return named and first.head.lemma_ == "own" and first.head.tag_ != "VBN"


def _is_a_service(root: Token, words: Lexicon) -> bool:
    """Tell whether a town's service says something under its short name: "*Harl Fire* said"."""
    named = any(c.dep_ == "compound" and c.text.istitle() for c in root.lefts)
    short = root.lower_ in clue_words().services and root.text.istitle() and named
    return short and root.dep_ == "nsubj" and root.head.lower_ in words.speech


def _as_a_body(root: Token, words: Lexicon) -> Iterator[Clue]:
    """Yield the clues of what only bodies have: "its", a loss, a turnover, a service's name."""
    if _is_owned(root):
        yield "owned", "company", 9
    if _is_a_service(root, words):
        yield "head", "government_body", 14
    if _owns_as_a_body(root):
        yield "owns", "organisation", 3
    if root.dep_ == "pobj" and root.head.dep_ == "agent" and _is_of_a_body(root.head.head):
        yield "runs it", "organisation", 2
    if _has_results(root) or _moves_by_percent(root):
        yield "results", "company", 5


def _has_results(root: Token) -> bool:
    """Tell whether a name does what firms do: "X *posted a loss*", "X *cancelled 40 flights*"."""
    if root.dep_ != "nsubj":
        return False
    does = (
        f"{root.head.lemma_} {c.lemma_.lower()}" for c in root.head.children if c.dep_ == "dobj"
    )
    if not clue_words().firms_deeds.isdisjoint(does):
        return True
    if root.head.lemma_ not in clue_words().reporting:
        return False
    told = (c for c in root.head.children if c.dep_ in ("dobj", "prep"))
    nouns = (t for c in told for t in (c, *(o for o in c.children if o.dep_ == "pobj")))
    return any(t.lemma_.lower() in clue_words().results for t in nouns)


def _moves_by_percent(root: Token) -> bool:
    """Tell whether a name's share moves: "X *lost 3 per cent*", "X *fell by 2%*", at a market.

    A currency or what is dug and grown moves so too, but no town and no person.
    """
    if root.dep_ not in ("nsubj", "conj") or root.pos_ != "PROPN":
        return False
    verb = root.head if root.dep_ == "nsubj" else root.head.head
    if verb.lemma_ not in clue_words().share_moves:
        return False
    share = next((t for t in root.doc[verb.i + 1 : verb.i + _NEAR] if t.lower_ in _PERCENT), None)
    return share is not None and share.sent == root.sent


_NEAR: Final = 6
_PERCENT: Final = frozenset({"%", "percent", "pc", "cent"})


def _owns_as_a_body(root: Token) -> bool:
    """Tell whether an "its" after a subject can refer to nothing else in the sentence."""
    if root.dep_ not in ("nsubj", "nsubjpass"):
        return False
    its = next((t for t in root.sent if t.i > root.i and _takes_up(t)), None)
    if its is None or any(t.lower_ in clue_words().personal for t in root.sent):
        return False
    between = root.doc[root.i + 1 : its.i]
    return not any(_may_own(t) for t in between)


def _takes_up(token: Token) -> bool:
    """Tell whether a word is "its", or an "it" that is the subject of a content clause."""
    if token.lower_ == "its":
        return True
    does = token.lower_ == "it" and token.dep_ == "nsubj" and token.head.pos_ == "VERB"
    return does and token.head.lemma_ not in clue_words().impersonal and token.head.dep_ == "ccomp"


def _may_own(token: Token) -> bool:
    """Tell whether a word may be the antecedent of "its": a singular noun, no time or amount."""
    if token.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL"):
        return False
    if token.ent_type_ in ("ORG", "GPE", "LOC", "FAC", "PRODUCT") or token.tag_ == "NNP":
        return True
    return token.tag_ == "NN" and token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "appos")


def _is_told(root: Token) -> bool:
    """Tell whether a name is the object of "tell": "told X that", "told X: ..."."""
    return root.dep_ in ("dobj", "dative") and root.head.lemma_ == "tell"


def _is_an_outlets(root: Token) -> bool:
    """Tell whether a name of several words ends as outlets' do: "told *Harl Sports*"."""
    several = any(c.dep_ == "compound" and c.text.istitle() for c in root.lefts)
    return several and root.lower_ in clue_words().of_outlets and root.text[0].isupper()


def _is_no_full_name(pieces: Pieces, root: Token, words: Lexicon) -> bool:
    """Tell whether a name is no person's, so that the one told something is an outlet.

    It has no given name, and is nobody's surname; nor does its last word do anything alone, as an
    outlet's does not ("Masaru Okinaga", who is *Okinaga* after that).
    """
    front = [t for t in root.doc[root.left_edge.i : root.i + 1] if t.pos_ == "PROPN"]
    names = {t.lower_ for t in front} - words.particles
    persons = (words.any_given, words.surnames_first, words.titles)
    if any(not names.isdisjoint(known) for known in persons) or root.lower_ in pieces.borne:
        return False
    if len(front) > 1:
        return not _goes_by_the_last(root)
    return not _is_a_persons(pieces, root, words)


def _goes_by_the_last(root: Token) -> bool:
    """Tell whether the last word of a name is a subject alone elsewhere, as a surname is."""
    same = (t for t in root.doc if t.text == root.text and t.i != root.i)
    alone = (t for t in same if not any(c.dep_ in ("compound", "amod") for c in t.children))
    return any(t.dep_ in ("nsubj", "nsubjpass") and t.pos_ == "PROPN" for t in alone)


def _is_a_mind(root: Token) -> bool:
    """Tell whether a name that only small towns bear judges something: "X assesses"."""
    verb = root.head.lemma_.lower()
    if root.dep_ != "nsubj" or verb not in clue_words().judging:
        return False
    entries = [e for e in places_named(root.text) if not e.loose]
    return bool(entries) and not any(e.is_own or e.population >= KNOWN_TOWN for e in entries)


def _is_a_persons(pieces: Pieces, root: Token, words: Lexicon) -> bool:
    """Tell whether a word may be a person's name: a given name, or the end of a longer name."""
    word = root.lower_
    return word in pieces.ending or word in words.any_given


def _stands_for_election(root: Token, pieces: Pieces, words: Lexicon) -> bool:
    """Tell whether a name is a party's: it takes seats, or as a plural wins the vote."""
    if root.dep_ != "nsubj" or pieces.lower.isdisjoint(clue_words().polled):
        return False
    many = root.text.endswith("s") and _is_led_by_the(root)
    if not many and _is_a_persons(pieces, root, words):
        return False
    taken = [child for child in root.head.children if child.dep_ == "dobj"]
    if any(t.lemma_ == "seat" and any(c.like_num for c in t.children) for t in taken):
        return True
    return many and any(t.lemma_ in ("election", "majority", "vote") for t in taken)


def _fields_candidates(root: Token) -> bool:
    """Tell whether "the" and a name own candidates: "the *X's* candidate", "chieftain of the *X*".

    A bare name owns them where it is an abbreviation: "the *XYZ* chieftain".
    """
    if root.dep_ == "pobj" and root.head.lower_ == "of":
        return _is_led_by_the(root) and root.head.head.lemma_.lower() in clue_words().fielded
    if root.head.lemma_.lower() not in clue_words().fielded:
        return False
    if root.dep_ == "poss":
        return _is_led_by_the(root)
    return root.dep_ in ("compound", "nmod") and root.is_upper and len(root) > 1


def _is_led_by_the(root: Token) -> bool:
    return any(c.lower_ == "the" for c in root.children)


def _plays(root: Token) -> bool:
    """Tell whether a name is a team's: it beats or meets another in a sentence with a score."""
    wins = predicates().wins | predicates().plays | clue_words().ends_of_games
    met = root.dep_ in ("nsubj", "dobj", "nsubjpass", "pobj") and root.head.lemma_ in wins
    scored = bool(SCORE.search(root.sent.text)) and not _SETS.search(root.sent.text)
    return (met or _is_other_side(root)) and scored


def _is_a_persons_whole(root: Token, pieces: Pieces, words: Lexicon) -> bool:
    """Tell whether a name is a full one with a given name, or the surname of one: a boxer's."""
    fronts = [c.lower_ for c in root.lefts if c.dep_ == "compound"]
    given = not words.given.isdisjoint(fronts)
    return given or (root.lower_ in pieces.borne and root.ent_type_ == "PERSON" and not fronts)


def _is_other_side(root: Token) -> bool:
    """Tell whether a game ends in a loss to a name's bearer, or a win over it."""
    link = root.head
    against = root.dep_ == "pobj" and link.lower_ in ("to", "over", "against", "with")
    ends = clue_words().results_of_games | clue_words().ends_of_games
    return against and link.head.lemma_.lower() in ends


def _is_firm(noun: Token, words: Lexicon) -> bool:
    """Tell whether a noun for a trade means a firm: no person's, large, owned or of an industry."""
    lemma = noun.lemma_.lower()
    fronts = [c.lower_ for c in noun.lefts]
    owned = any(c.lower_ in ("its", "their") for c in noun.lefts)
    large = lemma in words.plied and not words.sizes.isdisjoint(fronts)
    persons = lemma in words.callings | words.plied
    return not persons or owned or large or bool(words.industries & {*fronts})


def _competes(root: Token, words: Lexicon) -> bool:
    """Tell whether a name in a match report is a side's: it plays, has a coach or an opponent."""
    if root.ent_type_ == "PERSON" and root.lower_ in words.given:
        return False
    called = any(c.lower_ in words.person_nouns for c in root.lefts)
    if called or _SETS.search(root.sent.text):
        return False
    head, sport = root.head, predicates().arenas["sport"]
    beaten = root.dep_ in ("dobj", "nsubjpass") and root.ent_type_ != "PERSON"
    if root.dep_ == "nsubj" or beaten:
        more = predicates().plays | predicates().scores if not beaten else frozenset()
        return head.lemma_ in predicates().wins | more
    if root.dep_ == "poss":
        return head.lemma_.lower() in sport
    if root.dep_ == "pobj" and head.lower_ == "of":
        return head.head.lemma_.lower() in clue_words().sports_posts
    return root.dep_ == "pobj" and head.lower_ in ("against", "over", "past", "above", "below")


def _somewhere(verb: Token) -> bool:
    return any(
        c.dep_ == "prep" and c.lower_ in ("at", "in", "on", "near", "above") for c in verb.children
    )


def _kind_of_group(noun: Token, words: Lexicon) -> str:
    """Return a group's type by its modifiers and members: "an umbrella group of militias"."""
    type_ = words.heads[noun.lemma_.lower()]
    if type_ == "government_body" and _is_private(noun):
        return "company"
    if type_ != "organisation":
        return type_
    armed = any(t.lower_ in clue_words().armed for t in noun.lefts)
    grouped = [
        o.lower_ for t in noun.children if t.dep_ == "prep" and t.lower_ == "of" for o in t.children
    ]
    return (
        "armed_group"
        if armed or any(words.collectives.get(g) == "armed_group" for g in grouped)
        else type_
    )


def _is_private(noun: Token) -> bool:
    """Tell whether an agency is a firm by its modifiers: "a *Harl-based* agency"."""
    agency = noun.lemma_.lower() == "agency" and not any(c.dep_ == "poss" for c in noun.lefts)
    owned = any(c.lower_ in ("government", "state", "federal", "public") for c in noun.lefts)
    return agency and not owned and any(c.lower_ in clue_words().private_agency for c in noun.lefts)


def _label(first: Token, last: Token) -> str:
    """Return the model's label of the words, that of the last one where they differ."""
    labels = {t.ent_type_ for t in (first, last) if t.ent_type_}
    return labels.pop() if len(labels) == 1 else last.ent_type_


def _equated(root: Token) -> Iterator[Token]:
    """Yield the nouns equated with a name: its appositions and predicate nouns."""
    for child in root.children:
        if child.dep_ == "appos" and child.pos_ == "NOUN":
            yield child
    if root.dep_ in ("nsubj", "nsubjpass") and root.head.lemma_ == "be":
        yield from (t for t in root.head.children if t.dep_ == "attr" and t.pos_ == "NOUN")
    if root.dep_ == "appos" and root.head.pos_ == "NOUN":
        yield root.head
        if not _is_led_by_the(root):
            yield from _over(root.head)


def _over(noun: Token) -> Iterator[Token]:
    """Yield the noun that a noun depends on: "*a nurse* at the hospital, Ann Bell" is the nurse."""
    if noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN":
        yield noun.head.head
