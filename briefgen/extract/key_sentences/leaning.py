"""Tell sentences that can't stand without what was told before them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from briefgen.extract.claims.clauses import own_subject
from briefgen.extract.claims.screen import speaks
from briefgen.extract.demonyms import is_age
from briefgen.registry.speech import speech
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


_NOMINAL: Final = frozenset({"NOUN", "PROPN"})
_THINGS: Final = frozenset({"it", "them", "this", "that"})
_TAKES_UP: Final = frozenset({"he", "she", "they"})
_COUNTED: Final = 4
"""First tokens of a sentence among which "later" refers back to another time."""
_PERSONAL: Final = frozenset({"he", "she", "him", "his", "her"})
_FEWEST: Final = 2
_COUPLE: Final = 2
_HELPS: Final = frozenset({"did", "does", "do", "was", "were", "has", "have", "had", "would"})
_POINTING: Final = frozenset({"that", "those", "these"})
_DOUBLE: Final = frozenset(('"', "\u201c", "\u201d", "``", "''"))
_WORDS: Final = 4
"""Words of a quotation that say something."""


_TIMES: Final = frozenset({"DATE", "TIME"})

_NAMED_SO: Final = frozenset({"NOUN", "PROPN", "ADJ"})
"""What "the former" may be said of: "the former *mayor*"."""


def dangles(span: Span, rules: dict[str, Any]) -> bool:
    """Tell whether a sentence refers back by its first words, or by a pronoun as its subject.

    "This week", "those who", "both X and Y" and "there are" refer to nothing before.
    """
    words = [t for t in span if not (t.is_punct or t.is_space)]
    if len(words) < _FEWEST:
        return True
    first, second = words[0], words[1]
    before, comma, _ = span.text.lstrip().partition(",")
    joins = bool(comma) and before.lower() in rules["joining"]
    if joins or f"{first.lower_} {second.lower_}" in rules["dangling_phrases"]:
        return not (second.lower_ in ("former", "latter") and words[2].pos_ in _NAMED_SO)
    if first.lower_ in rules["dangling"]:
        if _is_cleft(first) or (first.lower_ == "then" and _tells_who_won(span)):
            return False
        apart = first.dep_ in ("expl", "preconj", "cc") and first.lower_ in ("there", "both")
        return not (apart or second.ent_type_ == "DATE" or second.lower_ in ("who", "whose"))
    root = span.root
    subject = next(
        (c for c in root.children if c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in _TAKES_UP),
        None,
    )
    if subject is not None:
        person = subject.lower_ != "they"
        ahead = [t for t in span if t.i < subject.i and t.ent_type_ not in _TIMES]
        return not any(t.pos_ == "PROPN" if person else t.pos_ in _NOMINAL for t in ahead)
    return _calls_it_something(root) or _is_of_a_thing_before(span)


def _is_of_a_thing_before(span: Span) -> bool:
    """Tell whether "it" behind a word of time is the subject: "Now *it* will fill seven rooms".

    "In May it rained" and "today it is clear that" are of no thing.
    """
    root = span.root
    it = next((c for c in root.children if c.dep_ == "nsubj" and c.lower_ == "it"), None)
    if it is None or root.pos_ != "VERB" or root.lemma_ in table("coreference")["impersonal"]:
        return False
    ahead = (t for t in span if t.i < it.i and t.ent_type_ not in _TIMES)
    return not any(t.pos_ in _NOMINAL for t in ahead)


def _is_cleft(first: Token) -> bool:
    """Tell whether "it" only leads to what is told: "*It* was the moment that set up the win"."""
    verb = first.head
    if first.lower_ != "it" or verb.lemma_ != "be":
        return False
    told = (c for c in verb.children if c.dep_ == "attr" and c.i > verb.i)
    return any(g.dep_ == "relcl" for c in told for g in c.children)


def tells_the_outcome(verb: Token) -> bool:
    """Tell whether a verb says how a vote, a trial or a contest came out."""
    told = verb.tag_ in ("VBD", "VBN", "VBZ", "VBP") and not any(
        c.dep_ == "neg" for c in verb.children
    )
    return told and verb.lemma_.lower() in table("key_sentences")["outcomes"]


def _tells_who_won(span: Span) -> bool:
    """Tell whether "and" leads to who won: "Then they raised the flag, *and Renn had beaten X*"."""
    won = table("key_sentences")["contested"]
    joined = (c for c in span.root.children if c.dep_ == "conj")
    return tells_the_outcome(span.root) or any(c.lower_ in won for c in joined)


def leans_back(span: Span, rules: dict[str, Any], leading: frozenset[int]) -> bool:
    """Tell whether a word inside a sentence refers back to an earlier sentence."""
    about = list(span.root.children)
    whole = (_is_half_told, _takes_up_a_thing)
    in_itself = (_counts_on, _follows, _is_of_many_unnamed, _is_cut_off, _leaves_the_deed_out)
    of_someone = (_is_done_to_another, _means_nobody_named)
    subjects = (_is_about_what_was_told, _is_one_of_a_row)
    words = (_is_of_two_unnamed, _is_of_what_was_said, _points_back, _is_one_told_of)
    return (
        any(leans(span, rules) for leans in whole)
        or any(leans(span) for leans in in_itself)
        or any(leans(span, leading) for leans in of_someone)
        or any(leans(t, rules) for leans in subjects for t in about)
        or any(leans(t) for leans in (*words, _is_a_bare_number) for t in span)
    )


def _follows(span: Span) -> bool:
    """Tell whether a main verb is told to follow something else: "They *then* moved the base"."""
    root = span.root
    led = any(c.dep_ in ("advcl", "ccomp", "conj") and c.i < root.i for c in root.children)
    told = led or _tells_who_won(span)
    return not told and any(c.lower_ == "then" and c.i < root.i for c in root.children)


def _leaves_the_deed_out(span: Span) -> bool:
    """Tell whether a main verb only takes up a deed: "Holm, then a mechanic, *did not*."."""
    verb = span.root
    if verb.lower_ not in _HELPS:
        return False
    rest = [c for c in verb.children if c.i > verb.i and not c.is_punct and c.dep_ != "neg"]
    return not rest and any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _is_one_of_a_row(subject: Token, rules: dict[str, Any]) -> bool:
    """Tell whether a subject is an ordinal without a noun: "*The seventh* voted against"."""
    if subject.dep_ not in ("nsubj", "nsubjpass") or subject.left_edge.lower_ != "the":
        return False
    counted = subject.lower_ in rules["ordinals"]
    return counted and not any(c.dep_ in ("prep", "relcl") for c in subject.children)


def _is_one_told_of(noun: Token) -> bool:
    """Tell whether "that", "those" or "these" stands before a noun that was told of before.

    Nothing is taken up where the noun stands in the sentence before that, or a clause or phrase
    behind it says which it is.
    """
    pointing = next((c for c in noun.children if c.lower_ in _POINTING and c.dep_ == "det"), None)
    if pointing is None or noun.pos_ != "NOUN" or noun.ent_type_ in ("DATE", "TIME"):
        return False
    if any(c.dep_ in ("relcl", "acl", "prep", "appos") and c.i > noun.i for c in noun.children):
        return False
    return all(t.lemma_ != noun.lemma_ for t in noun.doc[noun.sent.start : noun.left_edge.i])


def _is_a_bare_number(number: Token) -> bool:
    """Tell whether a verb's preposition has a number of nothing: "The office speaks *of 41*"."""
    if number.dep_ != "pobj" or number.pos_ != "NUM" or number.ent_type_ != "CARDINAL":
        return False
    told = number.head.lower_ == "of" and number.head.head.pos_ == "VERB"
    return told and not any(c.dep_ in ("prep", "appos", "relcl") for c in number.children)


def _is_about_what_was_told(subject: Token, rules: dict[str, Any]) -> bool:
    """Tell whether a subject refers back: "*Much of it* went", "*A number of those rules* fell".

    "The member of the team", without a name, is somebody told of before as well.
    """
    if subject.dep_ not in ("nsubj", "nsubjpass"):
        return False
    within = list(subject.subtree)
    lone = any(t.lower_ in ("it", "them", "these", "those") and t.dep_ == "pobj" for t in within)
    if subject.lower_ in rules["parts_of"] and lone:
        return True
    pointed = [t for t in within if t.lower_ in ("those", "these") and t.dep_ == "det"]
    if any(not any(c.dep_ == "relcl" for c in t.head.children) for t in pointed):
        return True
    member = subject.lower_ == "member" and subject.left_edge.lower_ == "the"
    return member and not any(c.dep_ == "appos" for c in subject.children)


def _is_done_to_another(span: Span, leading: frozenset[int]) -> bool:
    """Tell whether "him" or "her" is an object without antecedent: "X has agreed with *her*".

    A reader knows whom the article is about, so that one's mentions, `leading`, do not count.
    """
    first = next((t for t in span if t.lower_ in _PERSONAL), None)
    if first is None or first.tag_ != "PRP" or first.idx in leading:
        return False
    if first.dep_ not in ("dobj", "pobj", "dative"):
        return False
    verb = next((t for t in first.ancestors if t.pos_ in ("VERB", "AUX")), None)
    acting = own_subject(verb) if verb is not None else None
    if acting is None or acting.i > first.i or '"' in span.text:
        return False
    own = {t.i for t in acting.subtree}
    others = (t for t in span if t.i < first.i and t.i not in own)
    return not any(t.ent_type_ == "PERSON" or _is_of_people(t) for t in others)


def _is_of_two_unnamed(noun: Token) -> bool:
    """Tell whether "the two men" stands for two whom the sentence does not name before."""
    if noun.lower_ not in table("clauses")["couples"] or noun.tag_ != "NNS":
        return False
    led = [t.lower_ for t in noun.doc[max(noun.sent.start, noun.i - 3) : noun.i]]
    if "two" not in led or not {"the", "these", "those"} & set(led):
        return False
    if any(c.lower_ == "of" or c.dep_ == "relcl" for c in noun.children):
        return False
    before = noun.doc[noun.sent.start : noun.left_edge.i]
    named = [t for t in before if t.pos_ == "PROPN" and t.dep_ != "compound"]
    return len({t.text for t in named}) < _COUPLE


def _is_of_what_was_said(word: Token) -> bool:
    """Tell whether "that" is what somebody weighs: "said *that* was untrue"."""
    subject = word.lower_ == "that" and word.dep_ in ("nsubj", "nsubjpass")
    over = word.head.head
    behind = word.head.dep_ == "ccomp" and over.i + 1 == word.i
    return subject and behind and over.lemma_ in speech().verbs


def _is_cut_off(span: Span) -> bool:
    """Tell whether a sentence ends a few words after a mark left open: 'said: "Yes.'."""
    marks = [t for t in span if t.text in _DOUBLE]
    opened = len(marks) % 2 == 1 and marks[-1].i > span.start
    rest = [t for t in span if opened and t.i > marks[-1].i and not t.is_punct]
    return opened and len(rest) < _WORDS


def _takes_up_a_thing(span: Span, rules: dict[str, Any]) -> bool:
    """Tell whether a sentence has "the move" or "the figures" without saying which."""
    return any(_is_bare_thing(t, rules) for t in span)


def _is_bare_thing(noun: Token, rules: dict[str, Any]) -> bool:
    if noun.lower_ not in rules["things_taken_up"] or noun.dep_ not in (
        "dobj",
        "nsubj",
        "nsubjpass",
    ):
        return False
    around = [c for c in noun.children if not c.is_punct]
    bare = [c.lower_ for c in around] == ["the"] and around[0].i == noun.i - 1
    before = noun.doc[noun.sent.start : noun.i]
    told = any(t.dep_ in ("ccomp", "advcl", "relcl", "acl", "conj") for t in before)
    return bare and not told and not any(t.dep_ == "dobj" for t in before)


def _is_of_many_unnamed(span: Span) -> bool:
    """Tell whether the first "they" or "their" of a sentence has no plural before it."""
    first = next((t for t in span if t.lower_ in ("they", "them", "their")), None)
    if first is None or '"' in span.text:
        return False
    ahead = [t for t in span if t.i < first.i]
    groups = table("coreference")["groups"]
    if any(t.tag_ in ("NNS", "NNPS") or t.lower_ in groups for t in ahead):
        return False
    if any(t.ent_type_ in ("ORG", "GPE", "NORP") or t.dep_ == "conj" for t in ahead):
        return False
    people = [t for t in ahead if t.ent_type_ == "PERSON" or t.lower_ in ("he", "she")]
    return first.lower_ == "they" and bool(people) and first.head.dep_ in ("relcl", "acl")


def is_the_other_side(span: Span) -> bool:
    """Tell whether a sentence reports somebody's own figure: "put its own losses at 35"."""
    own = (t for t in span if t.lower_ == "own" and t.i > span.start)
    theirs = any(t.nbor(-1).lower_ in ("its", "their") for t in own)
    return theirs and any(t.like_num for t in span) and _is_reported(span.root)


def _is_reported(verb: Token) -> bool:
    return verb.lemma_.lower() in speech().verbs or verb.lemma_ == "put"


def _points_back(word: Token) -> bool:
    """Tell whether a subject refers to a known place or age: "Clerks *there*", "the 5-year-old"."""
    if word.lower_ == "there":
        return word.dep_ == "advmod" and word.head.dep_ == "nsubj" and word.head.i == word.i - 1
    aged = is_age(word) and word.dep_ in ("nsubj", "nsubjpass")
    return aged and word.left_edge.lower_ == "the"


def _counts_on(span: Span) -> bool:
    """Tell whether a sentence begins with a time reckoned from another: "A decade later"."""
    return (
        any(t.lower_ in ("later", "earlier") for t in span[:_COUNTED]) and span[0].pos_ != "PROPN"
    )


def _means_nobody_named(span: Span, leading: frozenset[int]) -> bool:
    """Tell whether the first "he" or "she" of a sentence has no antecedent in it.

    A reader knows whom the article is about; `leading` are the places where that one is mentioned.
    """
    whole = '"' not in span.text
    first = next((t for t in span if t.lower_ in _PERSONAL and t.pos_ == "PRON"), None)
    if first is None or not whole or first.idx in leading:
        return False
    ahead = [t for t in span if t.i < first.i]
    return not any(t.pos_ == "PROPN" or (t.tag_ == "NN" and _is_of_people(t)) for t in ahead)


def _is_of_people(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and speaks(noun.lemma_.lower(), noun.tag_)


def _is_half_told(span: Span, rules: dict[str, Any]) -> bool:
    """Tell whether a sentence only says what was asked, or takes up words or things told before."""
    opening = [t.lower_ for t in span if not (t.is_punct or t.is_space)][:2]
    asked = opening[:1] == ["asked"] and set(opening[1:]) <= set(rules["asked"])
    return asked or _only_asks(span) or any(_takes_up_words(t) for t in span.root.children)


def _only_asks(span: Span) -> bool:
    """Tell whether a sentence only tells what somebody was asked: "X asked him why it was cut"."""
    root, words = span.root, table("key_sentences")
    asks = root.lemma_.lower() in words["asking"] and any(c.dep_ == "dobj" for c in root.children)
    return asks and any(t.lower_ in words["asked"] for t in span if t.i > root.i)


def _takes_up_words(noun: Token) -> bool:
    """Tell whether an object refers to words said before ("that account"), or is a bare number."""
    if noun.dep_ != "dobj":
        return False
    if noun.pos_ == "NUM":
        return not list(noun.children) and noun.ent_type_ not in (
            "MONEY",
            "PERCENT",
            "DATE",
            "TIME",
        )
    back = any(
        c.lower_ in ("that", "this", "those", "these") for c in noun.children if c.i < noun.i
    )
    apart = noun.doc[noun.sent.start : noun.left_edge.i]
    told = any(t.dep_ == "ccomp" or (t.dep_ == "advcl" and t.tag_ != "VBG") for t in apart)
    return back and not told and noun.lemma_.lower() in table("clauses")["summing_up"]


def _calls_it_something(verb: Token) -> bool:
    """Tell whether a sentence only says what somebody calls "it", without what that is."""
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.lower_ in _THINGS), None)
    named = any(c.dep_ == "oprd" or c.lower_ == "as" for c in verb.children if c.i > verb.i)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if thing is None or subject is None or not named:
        return False
    own = {t.i for t in subject.subtree}
    before = verb.doc[verb.sent.start : thing.i]
    return not any(t.pos_ in _NOMINAL for t in before if t.i not in own)
