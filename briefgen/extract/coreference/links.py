"""Link pronouns and nouns to actors, in text order, so that each link helps the next."""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims.clauses import own_subject
from briefgen.extract.claims.screen import speaks
from briefgen.extract.coreference.candidates import Place, Timeline
from briefgen.extract.coreference.clues import (
    SUBJECTS,
    Pair,
    clues,
    governor,
    is_saying,
    is_subject,
)
from briefgen.extract.coreference.courts import decides_in_court, is_judge, of_the_court
from briefgen.extract.coreference.gender import pronoun_of
from briefgen.extract.coreference.nominals import Nominals
from briefgen.extract.coreference.strangers import (
    acts_on_itself,
    is_told_by_somebody,
    judges_another,
    met_by_one,
    met_with_an_age,
    named_in_what_is_said,
    of_whom_who_tells,
    speaks_as_who,
    stranger_between,
    tells_of_another,
    whose_words_go_before,
)
from briefgen.extract.coreference.turns import first_persons
from briefgen.extract.demonyms import age_of, is_one_of_a_people
from briefgen.extract.weighing import weigh
from briefgen.model import ActorType, Mention, MentionKind
from briefgen.registry.speech import speech
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token

    from briefgen.extract.reading import Reading
    from briefgen.model import Actor

ORIGIN: Final = "coreference"

_LEAST: Final = 0.5
"""Probability below which a pronoun stays open.

Source: on half of GUM's texts of seven kinds, four links in a hundred are wrong from here on,
on the other half too.
"""

_AHEAD: Final = 0.15
"""Least lead in probability over the second best antecedent; closer calls stay open."""

_QUOTED: Final = 120
"""Tokens before a pronoun among which the mark that opens its quotation is looked for."""

_QUOTE_LEAD: Final = 2
"""Tokens before such a mark: a verb of saying and a colon."""

_GENDERED: Final = frozenset(("he", "him", "his", "she", "her", "himself", "herself"))
_AGAINST: Final = frozenset(("condemn", "criticise", "blame", "accuse"))
"""Acts whose subject speaks of what others did."""

_BODIES: Final = frozenset(ActorType) - {ActorType.PERSON, ActorType.PEOPLE}
_SEVERAL: Final = frozenset(ActorType) - {ActorType.PERSON}


def links(reading: Reading, actors: tuple[Actor, ...]) -> Iterator[tuple[str, Mention]]:
    """Yield the id of an actor and a mention that stands for it, in text order."""
    timeline = Timeline(reading, actors)
    genders = {a.id: pronoun_of(a) for a in actors if a.type is ActorType.PERSON}
    nominals = Nominals(timeline)
    answers = first_persons(reading, actors)
    for token in reading.doc:
        found = None
        if token.i in answers:
            actor, why = answers[token.i]
            yield actor, _mention(reading, token, None, why)
            continue
        if token.tag_ in ("PRP", "PRP$"):
            found = _meant(token, timeline, genders)
        elif is_one_of_a_people(token) or age_of(token) is not None:
            found = nominals.person_meant(token)
        elif (token.pos_ == "NOUN" or token.is_lower) and token.i not in timeline.owners:
            found = nominals.meant(token)
        if found is None:
            continue
        place, why, span = found
        if token.lower_ in _GENDERED:
            # later pronouns of the other gender mean somebody else
            genders[place.actor] = _forms()[token.lower_]
        timeline.link(place.actor, token, *span)
        yield place.actor, _mention(reading, token, place, why, span)


def _mention(
    reading: Reading,
    token: Token,
    place: Place | None,
    why: str,
    span: tuple[int, int] | None = None,
) -> Mention:
    start, end = span or (token.idx, token.idx + len(token))
    pronoun = token.tag_ in ("PRP", "PRP$")
    kind = MentionKind.PRONOUN if pronoun else MentionKind.NOMINAL
    antecedent = reading.article.quote(place.start, place.end) if place is not None else None
    return Mention(reading.article.quote(start, end), kind, ORIGIN, antecedent, why)


@cache
def _forms() -> dict[str, str]:
    """Return the nominative form of each pronoun: of "him", "he"."""
    pronouns = table("coreference")["pronouns"]
    return {word: form for form, words in pronouns.items() for word in words}


def _same_form(form: str) -> list[str]:
    """Return the words of a pronoun, given its nominative form: "she", "her"."""
    words: list[str] = table("coreference")["pronouns"][form]
    return words


def _meant(
    pronoun: Token, timeline: Timeline, genders: dict[str, str]
) -> tuple[Place, str, tuple[int, int]] | None:
    """Return the antecedent of a pronoun if a rule or the clues decide it, else None.

    The rules of `_PLAIN` go first; by clues, one must be likely and well ahead of all others.
    """
    first = _of_two(pronoun, timeline, genders)
    if first is not None:
        name = timeline.by_id[first.actor].name
        why = f"{name} is meant by the pronoun before, and another one by the next"
        return first, why, (pronoun.idx, pronoun.idx + len(pronoun))
    weighed = [
        (weigh(decision(pair), clues(pair, timeline)), pair)
        for pair in pairs(pronoun, timeline, genders)
    ]
    if not weighed or _another_spoke(pronoun, timeline):
        return None
    weighed.sort(key=lambda w: -w[0].probability)
    span = (pronoun.idx, pronoun.idx + len(pronoun))
    found = [p for _, p in weighed]
    for rule, why in _PLAIN:
        plain = rule(found, timeline)
        if plain is not None:
            meant = plain.last, why.format(name=timeline.by_id[plain.last.actor].name), span
            another = tells_of_another(plain, _same_form(plain.form), timeline)
            return None if another else meant
    best, pair = weighed[0]
    second = weighed[1][0].probability if len(weighed) > 1 else 0.0
    if best.probability < _LEAST or best.probability - second < _AHEAD:
        return None
    rivalled = _is_rivalled(pair, found[1:], timeline) or _another_acts(pair, timeline)
    rivalled = rivalled or _is_passed_over(pair, found[1:], timeline)
    if rivalled or _another_is_met(pair, timeline):
        return None
    name = timeline.by_id[pair.last.actor].name
    why = f"{name} is whom it can mean: {', '.join(best.reasons[:3])}"
    return pair.last, why, span


def _of_two(pronoun: Token, timeline: Timeline, genders: dict[str, str]) -> Place | None:
    """Return whom a pronoun of the same sentence means, where the next one is of another's gender.

    "Among *his* pupils was Robin Marsh, who said that *he* took *her* seriously": the one whose
    gender is open is "her".
    """
    form = _forms().get(pronoun.lower_)
    other = {"he": "she", "she": "he"}.get(form or "")
    sentence = pronoun.doc[pronoun.sent.start : pronoun.sent.end]
    behind = [t for t in sentence if t.i > pronoun.i and _forms().get(t.lower_) == other]
    same = [t for t in sentence if t.i < pronoun.i and _forms().get(t.lower_) == form]
    whom = timeline.owners.get(same[-1].i) if same else None
    if other is None or not behind or whom is None or genders.get(whom) != form:
        return None
    near = [p for p in timeline.before(pronoun) if p.head > same[-1].i and not p.worked_out]
    people = {p.actor for p in near if timeline.by_id[p.actor].type is ActorType.PERSON} - {whom}
    if len(people) != 1 or genders.get(next(iter(people))):
        return None
    return next((p for p in timeline.before(pronoun) if p.actor == whom), None)


def _is_rivalled(pair: Pair, others: list[Pair], timeline: Timeline) -> bool:
    """Tell whether a subject pronoun may mean another, who is the subject where both are named."""
    doc = timeline.reading.doc
    if pair.pronoun.dep_ not in SUBJECTS or is_subject(doc[pair.last.head]):
        return False
    same = [p for p in others if p.last.sentence == pair.last.sentence]
    return any(is_subject(doc[p.last.head]) for p in same)


def _is_passed_over(pair: Pair, others: list[Pair], timeline: Timeline) -> bool:
    """Tell whether only another is named in the sentence before, in the paragraph of "he".

    The likelier one was then last told of in the paragraph before.
    """
    here, block = timeline.sentence(pair.pronoun), timeline.block(pair.pronoun)
    if pair.form not in ("he", "she") or here is None or pair.last.block == block:
        return False
    return any(p.last.sentence == here - 1 and p.last.block == block for p in others)


def _another_acts(pair: Pair, timeline: Timeline) -> bool:
    """Tell whether a possible person who is no actor acts between a person and "he" or "she"."""
    if pair.form not in ("he", "she"):
        return False
    if _is_told_of_by_another(pair, timeline):
        return True
    doc = timeline.reading.doc
    for token in doc[pair.last.head + 1 : _until(pair.pronoun)]:
        if _is_somebody_else(token, pair, timeline) and not _is_done_to_by(pair.pronoun, token):
            return True
        if token.ent_type_ != "PERSON" or token.is_lower or token.dep_ not in SUBJECTS:
            continue
        owner = timeline.owners.get(token.i)
        person = owner is not None and timeline.by_id[owner].type is ActorType.PERSON
        if not person and is_saying(governor(token)):
            return True
    return False


def _is_told_of_by_another(pair: Pair, timeline: Timeline) -> bool:
    """Tell whether somebody without a name told of a person, and "she" then speaks as well.

    "A spokesperson said that the board trusts X. *She* declined to say more."
    """
    pronoun, word = pair.pronoun, timeline.word(pair.last)
    begins = pronoun.is_sent_start is True and pronoun.dep_ == "nsubj"
    if not begins or timeline.sentence(pronoun) != pair.last.sentence + 1:
        return False
    root = word.sent.root
    who = own_subject(root)
    speaks_on = pronoun.head.lemma_.lower() in speech().verbs
    if who is None or not speaks_on or not is_saying(root) or word.i < root.i:
        return False
    return _is_somebody_else(who, pair, timeline)


def _until(pronoun: Token) -> int:
    """Return the index up to which somebody else may be named: before a quotation "he said" closes.

    '"My mother told me," *she* said': who is told of within has not spoken it.
    """
    if not (_says(pronoun) and pronoun.i and pronoun.nbor(-1).is_quote):
        return pronoun.i
    return min(pronoun.i, _opening_of_the_quoted(pronoun))


def _opening_of_the_quoted(pronoun: Token) -> int:
    """Return the index of the mark that opens the quotation right before "he said"."""
    back = (t for t in reversed(pronoun.doc[: pronoun.i - 1]) if t.is_quote or "\n" in t.text)
    opens = next(back, None)
    return opens.i if opens is not None and opens.is_quote else pronoun.i


def _is_done_to_by(pronoun: Token, noun: Token) -> bool:
    """Tell whether a pronoun is another than a noun, as what that does is done to it or for it.

    "A nurse had given *her* the wrong pill", and "*His lawyer* says he is ill": who speaks for
    somebody speaks of that one.
    """
    verb = noun.head
    if pronoun.dep_ in ("dobj", "dative") and pronoun.head.i == verb.i:
        return True
    whose = next((c for c in noun.children if c.tag_ == "PRP$"), None)
    speaks_for = noun.lemma_.lower() in table("coreference")["speaking_for_one"]
    own = whose is not None and _forms().get(whose.lower_) == _forms().get(pronoun.lower_)
    clause = pronoun.head
    told = pronoun.dep_ in SUBJECTS and clause.dep_ == "ccomp" and clause.head.i == verb.i
    return speaks_for and own and told


def _another_is_met(pair: Pair, timeline: Timeline) -> bool:
    """Tell whether another possible person is met or called between a person and "he" or "she".

    It may be a name that was not read as a person's ("We met Robin at home. She says"), or a noun
    of somebody without a name ("X rang his partner and told her").
    """
    if pair.form not in ("he", "she"):
        return False
    doc, words = timeline.reading.doc, table("coreference")
    for token in doc[pair.last.head + 1 : pair.pronoun.i]:
        done_to = token.dep_ == "dobj" and token.head.lemma_.lower() in words["meeting"]
        if not done_to or timeline.owners.get(token.i) == pair.last.actor:
            continue
        if _may_be_met(token, pair, timeline):
            return True
    return False


def _may_be_met(token: Token, pair: Pair, timeline: Timeline) -> bool:
    """Tell whether a word may name whom "he" or "she" means: an untyped name, a person's noun."""
    owner = timeline.owners.get(token.i)
    if owner is not None:
        return timeline.by_id[owner].type is ActorType.UNKNOWN
    lemma = token.lemma_.lower()
    words = table("coreference")
    if token.tag_ == "NNP":
        return token.ent_type_ in ("PERSON", "")
    other = words["women" if pair.form == "he" else "men"]
    person = lemma in table("actor_heads")["person_nouns"] or lemma in words["partners"]
    person = person or lemma in words["men"] or lemma in words["women"]
    return token.tag_ == "NN" and person and lemma not in other


def _is_held_to_blame(pronoun: Token) -> bool:
    """Tell whether a pronoun is the passive subject of a verb of blame.

    "*He* is accused of arson".
    """
    verb = pronoun.head
    blamed = verb.lemma_.lower() in table("coreference")["holding_to_blame"]
    return pronoun.dep_ == "nsubjpass" and blamed


def _is_of_the_law(place: Place, timeline: Timeline) -> bool:
    """Tell whether a person was last mentioned as speaking for the police or a court.

    Such a one is not the "he" who is accused next.
    """
    word = timeline.word(place)
    if not is_saying(governor(word)) or word.dep_ not in ("nsubj", "appos"):
        return False
    beside = {t.lemma_.lower().strip(".") for t in word.subtree if not t.is_punct}
    return not beside.isdisjoint(table("coreference")["of_the_law"])


def _is_somebody_else(noun: Token, pair: Pair, timeline: Timeline) -> bool:
    """Tell whether a subject noun may be another person, whom "he" or "she" means instead.

    Such a one speaks ("Counsel X argued A. The judge noted B. C, she said": she may be the judge),
    or is introduced here and acts ("X said that a clerk saw it. *He* went home").
    """
    if (
        noun.pos_ != "NOUN"
        or noun.dep_ != "nsubj"
        or noun.tag_ != "NN"
        or noun.i in timeline.owners
    ):
        return False
    lemma = noun.lemma_.lower()
    other = table("coreference")["women" if pair.form == "he" else "men"]
    named = any(c.dep_ == "appos" for c in noun.children)
    person = lemma in table("actor_heads")["person_nouns"] or lemma in table("titles")["heads"]
    person = person or _is_an_unnamed_person(lemma)
    endings = tuple(table("unnamed_sources")["person_endings"])
    called = lemma.endswith(endings) or any(t.lower_ in ("who", "whose") for t in noun.subtree)
    fresh = any(c.lower_ in ("a", "an", "one", "another") for c in noun.lefts)
    acts = (person and is_saying(noun.head)) or (
        (person or called) and fresh and noun.head.pos_ == "VERB"
    )
    return lemma not in other and not named and acts


def _is_an_unnamed_person(lemma: str) -> bool:
    """Tell whether a noun is that of a source without a name who is a person: "source", "aide"."""
    known = table("unnamed_sources")
    return lemma in known["heads"] and lemma not in (*known["documents"], "media", "authority")


def _another_spoke(pronoun: Token, timeline: Timeline) -> bool:
    """Tell whether somebody without a name spoke right before "he said", quoted, takes that up.

    'A second source confirmed that X was ill. "She will not come," *he said*': X is who he speaks
    of.
    """
    who = _unnamed_speaker_before(pronoun, timeline)
    if who is None:
        return False
    fresh = any(c.lower_ in ("a", "an", "one", "another") for c in who.lefts)
    return fresh and _is_an_unnamed_person(who.lemma_.lower())


def _whom_another_spoke_of(pronoun: Token, timeline: Timeline) -> frozenset[str]:
    """Return whom somebody without a name spoke of right before "he said" takes that up.

    'The judge said *X* was not the first. "There have been others," he said': he is not X.
    """
    who = _unnamed_speaker_before(pronoun, timeline)
    if who is None:
        return frozenset()
    lemma = who.lemma_.lower()
    known = lemma in table("actor_heads")["person_nouns"] or lemma in table("titles")["heads"]
    if not known and not _is_an_unnamed_person(lemma):
        return frozenset()
    content = who.doc[max(who.i, who.sent.root.i) + 1 : who.sent.end]
    return frozenset(owner for t in content if (owner := timeline.owners.get(t.i)) is not None)


def _unnamed_speaker_before(pronoun: Token, timeline: Timeline) -> Token | None:
    """Return the noun, nobody's as yet, that speaks in the sentence before a "he said".

    None where "he said" does not end a quotation, or somebody else speaks there.
    """
    here = timeline.sentence(_opening_of(pronoun))
    if not here or pronoun.lower_ not in ("he", "she") or not _ends_a_quotation(pronoun):
        return None
    before = timeline.reading.sentences[here - 1]
    told = timeline.reading.doc.char_span(before.start, before.end, alignment_mode="expand")
    who = own_subject(told.root) if told is not None and is_saying(told.root) else None
    return who if who is not None and who.tag_ == "NN" and who.i not in timeline.owners else None


def _speaking_on(found: list[Pair], timeline: Timeline) -> Pair | None:
    """Return the antecedent of a speaking "he" or "she": the one speaker of the sentence before."""
    pronoun = found[0].pronoun
    opens = _behind_a_quotation(pronoun)
    here = timeline.sentence(opens or _opening_of(pronoun))
    if found[0].form not in ("he", "she") or here is None or not _goes_on(pronoun):
        return None
    before = [p for p in found if p.last.sentence == here - 1]
    near = [p for p in before if _speaks(p.last, timeline)]
    near = near or [p for p in before if _judges(p, timeline)]
    same = len(near) == 1 and near[0].last.block == timeline.block(pronoun)
    same = same or (len(near) == 1 and (opens is not None or _ends_a_quotation(pronoun)))
    same = same or (len(near) == 1 and _says(pronoun) and _opens_its_block(pronoun))
    rivals = [p for p in found if p.last.sentence == here and is_subject(timeline.word(p.last))]
    return near[0] if same and not rivals else None


def _behind_a_quotation(pronoun: Token) -> Token | None:
    """Return the mark that opens a paragraph's quotation right before "he", None without one.

    '"A. B." *He* recalled C.'
    """
    before = pronoun.nbor(-1) if pronoun.i and pronoun.is_sent_start else pronoun
    if before.text != '"':
        return None
    back = (t for t in reversed(pronoun.doc[: before.i]) if t.text == '"' or "\n" in t.text)
    opens = next(back, None)
    if opens is None or opens.text != '"':
        return None
    return opens if opens.i == 0 or "\n" in opens.nbor(-1).text else None


def _named_last(verb: Token) -> Token | None:
    """Return the name that ends a chain of appositions before a closing "said"; else None.

    "They shot a guard, A, the spokesman, *B*, said": the small parser makes A the subject.
    """
    behind = [t for t in verb.doc[verb.i + 1 : verb.sent.end] if not (t.is_punct or t.is_space)]
    before = verb.doc[max(verb.sent.start, verb.i - 2) : verb.i]
    closes = not behind and len(before) == len("A,") and before[1].text == ","
    if not closes or not is_saying(verb) or before[0].dep_ != "appos":
        return None
    return before[0] if before[0].pos_ == "PROPN" and before[0].head.dep_ == "appos" else None


def _ends_a_quotation(pronoun: Token) -> bool:
    """Tell whether "he said" ends a paragraph that is a quotation otherwise: '"A," *he* said.'."""
    before = pronoun.nbor(-1) if pronoun.i else pronoun
    verb = pronoun.head
    behind = [t for t in pronoun.doc[verb.i + 1 : pronoun.sent.end] if not t.is_space]
    opens = _opening_of(pronoun)
    opens = pronoun.sent[0] if opens is pronoun else opens
    first = opens.is_quote and (opens.i == 0 or opens.nbor(-1).is_space)
    return before.is_quote and first and len(behind) <= 1


def _opening_of(pronoun: Token) -> Token:
    """Return the token where the quotation before "he said" begins, else the pronoun itself.

    A quotation of several sentences begins in an earlier one.
    """
    doc = pronoun.doc
    inside = [t for t in doc[pronoun.sent.start : pronoun.i] if t.text == '"']
    if len(inside) % 2 == 0:
        return pronoun
    back = (t for t in reversed(doc[: inside[0].i]) if t.text == '"' or "\n" in t.text)
    opens = next(back, None)
    return opens if opens is not None and opens.text == '"' else pronoun


def _goes_on(pronoun: Token) -> bool:
    """Tell whether a pronoun speaks: with a plain verb of saying or, as first word, any cue."""
    begins = pronoun.dep_ == "nsubj" and pronoun.is_sent_start is True
    begins = begins or (pronoun.dep_ == "nsubj" and _ends_a_quotation(pronoun))
    return _says(pronoun) or (begins and pronoun.head.lemma_.lower() in speech().verbs)


def _before_the_colon(found: list[Pair], timeline: Timeline) -> Pair | None:
    """Return the antecedent of a "he" or "she" that speaks after a colon: the subject before."""
    pronoun = found[0].pronoun
    if found[0].form not in ("he", "she") or not _says(pronoun):
        return None
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    colon = next((t for t in before if t.text == ":"), None)
    if colon is None:
        return None
    acting = [p for p in found if before.start <= p.last.head < colon.i]
    heads = {timeline.by_id[p.last.actor].id for p in acting}
    return acting[0] if len(heads) == 1 and is_subject(timeline.word(acting[0].last)) else None


def _asked_before(found: list[Pair], timeline: Timeline) -> Pair | None:
    """Return the antecedent of an answering "he" or "she": who is asked in the sentence before.

    "X pressed him. *He* replied".
    """
    pronoun = found[0].pronoun
    here = timeline.sentence(pronoun)
    words = table("coreference")
    answers = pronoun.dep_ == "nsubj" and pronoun.head.lemma_.lower() in words["answering"]
    if found[0].form not in ("he", "she") or here is None or not answers:
        return None
    near = [p for p in found if p.last.sentence == here - 1]
    asked = [p for p in near if _is_asked(timeline.word(p.last))]
    return asked[0] if len(asked) == 1 else None


def _done_to(found: list[Pair], timeline: Timeline) -> Pair | None:
    """Return the antecedent of "he" or "she" in a clause after its object; else None.

    "Police held X after *he* ran": the object is the only person, and the subject a plural.
    """
    pronoun = found[0].pronoun
    verb = governor(pronoun)
    main = verb.head
    told = pronoun.dep_ in SUBJECTS and verb.dep_ == "advcl" and main.i < pronoun.i
    if found[0].form not in ("he", "she") or not told:
        return None
    near = [p for p in timeline.before(pronoun) if p.head >= pronoun.sent.start]
    people = {p.actor for p in near if timeline.by_id[p.actor].type is ActorType.PERSON}
    many = any(c.dep_ == "nsubj" and c.tag_ == "NNS" for c in main.children)
    if len(people) != 1 or not many:
        return None
    held = [p for p in found if p.last.actor in people and p.last.head >= pronoun.sent.start]
    word = timeline.word(held[0].last) if held else pronoun
    return held[0] if word.dep_ == "dobj" and word.head.i == main.i else None


def _is_asked(word: Token) -> bool:
    verb = word.head
    return word.dep_ == "dobj" and verb.lemma_.lower() in table("coreference")["asking"]


def _behind_the_semicolon(found: list[Pair], timeline: Timeline) -> Pair | None:
    """Return the antecedent of "he" or "she" after a semicolon: the one subject before it.

    That one must speak there.
    """
    pronoun = found[0].pronoun
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    led = len(before) > 1 and before[-1].text == ";" and pronoun.dep_ in SUBJECTS
    if found[0].form not in ("he", "she") or not led:
        return None
    near = [p for p in found if p.last.head >= before.start and is_subject(timeline.word(p.last))]
    speaking = [p for p in near if is_saying(governor(timeline.word(p.last)))]
    return speaking[0] if len(near) == 1 and speaking else None


def _body_on(found: list[Pair], timeline: Timeline) -> Pair | None:
    """Return the antecedent of a speaking "it": a body that is the last sentence's main subject."""
    it, here = found[0].pronoun, timeline.sentence(found[0].pronoun)
    begins = it.dep_ == "nsubj" and (it.is_sent_start is True or _closes(it))
    if found[0].form != "it" or here is None or not begins or not _is_of_bodies(it.head):
        return None
    quoted = _ends_a_quotation(it)
    here = timeline.sentence(_opening_of(it)) if quoted else here
    if here is None:
        return None
    near = [p for p in found if p.last.sentence == here - 1]
    near = [p for p in near if quoted or p.last.block == timeline.block(it)]
    if any(p.last.sentence == here and _acts(p.last, timeline) for p in found):
        return None
    for pair in near:
        word = timeline.word(pair.last)
        word = word.head if word.dep_ == "appos" else word  # "the Union of Dockers (*UOD*)"
        main = word.dep_ == "nsubj" and word.head.dep_ == "ROOT"
        main = main and not any(c.dep_ == "conj" for c in word.children)
        below = all(word.is_ancestor(timeline.word(p.last)) for p in near if p is not pair)
        if main and (_is_of_bodies(word.head) or below):
            return pair
    return None


def _spoke_last(found: list[Pair], timeline: Timeline) -> Pair | None:
    """Return the antecedent of an "it" that speaks at a paragraph's beginning: who spoke before it.

    "Norda said that it had a plan." ends a paragraph, and the next begins "*It* added".
    """
    it, here = found[0].pronoun, timeline.sentence(found[0].pronoun)
    opens = it.is_sent_start is True and _says(it)
    if found[0].form != "it" or here is None or not opens:
        return None
    named = [p for p in timeline.before(it) if p.sentence == here - 1]
    main = [p for p in named if _leads(timeline.word(p)) and is_saying(governor(timeline.word(p)))]
    apart = bool(main) and main[0].block != timeline.block(it)
    if len(main) != 1 or not apart or any(_is_joined(timeline.word(p)) for p in main):
        return None
    return next((p for p in found if p.last.actor == main[0].actor), None)


def _is_joined(word: Token) -> bool:
    return any(c.dep_ == "conj" for c in word.children)


def _of_the_speaker(found: list[Pair], timeline: Timeline) -> Pair | None:
    """Return the antecedent in reported speech: "X said *she* feared", X alone in the paragraph."""
    pronoun = found[0].pronoun
    verb = pronoun.head
    if found[0].form not in ("he", "she") or pronoun.dep_ != "nsubj" or verb.dep_ != "ccomp":
        return None
    near = [p for p in found if p.last.block == timeline.block(pronoun)]
    if len(near) != 1 or not is_saying(verb.head) or verb.left_edge.i < verb.head.i:
        return None
    word = timeline.word(near[0].last)
    return near[0] if is_subject(word) and governor(word).i == verb.head.i else None


def _quoted_next(found: list[Pair], timeline: Timeline) -> Pair | None:
    """Return the antecedent of "he said" beside a quotation: the main subject right before.

    "X was sad. "No," *she* said.": the sentence names one person, or says what its subject felt.
    """
    pronoun = found[0].pronoun
    opens = _opening_of(pronoun)
    here = timeline.sentence(opens)
    quoted = any(t.is_quote for t in pronoun.doc[opens.sent.start : pronoun.i])
    if found[0].form not in ("he", "she") or here is None or not quoted or not _says(pronoun):
        return None
    named = [p for p in timeline.before(pronoun) if p.sentence == here - 1]
    people = [p for p in named if timeline.by_id[p.actor].type is ActorType.PERSON]
    if not people:
        return None
    if people[0].block != timeline.block(pronoun):
        return _of_whom_it_was_told(found, people, timeline)
    main = [p for p in people if _leads(timeline.word(p)) or _leads_on(timeline.word(p))]
    alone = len({p.actor for p in people}) == 1 and main == people[-1:]
    told = _feels(main, people, timeline) or _tells_of_others(main, people, timeline)
    if not alone and not told:
        return None
    return next((p for p in found if p.last.actor == main[0].actor), None)


def _who_said(found: list[Pair], timeline: Timeline) -> Pair | None:
    """Return the antecedent of "he said" beside a quotation: who spoke in a "who" clause before it.

    'The charge was made by a colleague, X, *who said* that it was true. "A," he said.' The sentence
    has no other person as its main subject.
    """
    pronoun = found[0].pronoun
    here = timeline.sentence(_opening_of(pronoun))
    quoted = pronoun.i > 0 and pronoun.nbor(-1).is_quote and _says(pronoun)
    if found[0].form not in ("he", "she") or here is None or not quoted:
        return None
    near = [p for p in timeline.before(pronoun) if p.sentence == here - 1]
    near = [p for p in near if timeline.by_id[p.actor].type is ActorType.PERSON]
    same = bool(near) and near[0].block == timeline.block(pronoun)
    speaking = {p.actor for p in near if speaks_as_who(timeline.word(p))}
    leading = {p.actor for p in near if _leads(timeline.word(p))}
    if not same or len(speaking) != 1 or not leading <= speaking:
        return None
    return next((p for p in found if p.last.actor in speaking), None)


def _of_whom_it_was_told(found: list[Pair], people: list[Place], timeline: Timeline) -> Pair | None:
    """Return who ends the paragraph before a quotation as its kin who acts; else None.

    'He died. *His daughter*, the lawyer *X*, took up the case.' is followed by '"A," she said'.
    Another one's daughter may be who "she" speaks of, where that one is "she" as well.
    """
    form = found[0].form
    people = [p for p in people if timeline.word(p).tag_ != "PRP$"]
    if not people:
        return None
    noun = timeline.word(people[0])
    while noun.dep_ == "appos":
        noun = noun.head
    alone = len({p.actor for p in people}) == 1 and _is_kin_who_acts(noun, form)
    if not alone or not _opens_its_block(found[0].pronoun):
        return None
    return next((p for p in found if p.last.actor == people[0].actor), None)


def _is_kin_who_acts(noun: Token, form: str) -> bool:
    """Tell whether a main subject is kin of a pronoun's form of somebody of the other one."""
    own = table("coreference")["women" if form == "she" else "men"]
    whose = {_forms().get(c.lower_) for c in noun.children if c.tag_ == "PRP$"}
    other = bool(whose & ({"he", "she"} - {form}))
    acts = noun.dep_ == "nsubj" and noun.head.dep_ == "ROOT" and noun.head.lemma_ != "die"
    return acts and other and noun.lemma_.lower() in own


def _opens_its_block(pronoun: Token) -> bool:
    """Tell whether the quotation that "he said" closes opens a paragraph."""
    opens = _opening_of(pronoun)
    opens = pronoun.sent[0] if opens is pronoun else opens
    return opens.is_quote and (opens.i == 0 or opens.nbor(-1).is_space)


def _leads(word: Token) -> bool:
    """Tell whether a word is the subject of its sentence's main verb, or in apposition to it."""
    return is_subject(word) and governor(word).dep_ == "ROOT"


def _leads_on(word: Token) -> bool:
    """Tell whether a word is the subject of a main clause that "and" joins to the first one."""
    verb = governor(word)
    return is_subject(word) and verb.dep_ == "conj" and verb.head.dep_ == "ROOT"


def _feels(main: list[Place], people: list[Place], timeline: Timeline) -> bool:
    """Tell whether "be" with an adjective has the one main subject, others being in lower clauses.

    "X was unhappy that Y had stayed on." is of X, whoever Y is.
    """
    if len({p.actor for p in main}) != 1:
        return False
    verb = governor(timeline.word(main[0]))
    others = (timeline.word(p) for p in people if p.actor != main[0].actor)
    below = all(governor(word).i != verb.i for word in others)
    return below and verb.lemma_ == "be" and any(c.dep_ == "acomp" for c in verb.children)


def _tells_of_others(main: list[Place], people: list[Place], timeline: Timeline) -> bool:
    """Tell whether the subject of a sentence of saying is its one speaker, and others are told of.

    "X ordered the jury to forget that Y had fled." Whom something is told is no other such one.
    """
    if len({p.actor for p in main}) != 1 or not main:
        return False
    verb = governor(timeline.word(main[0]))
    others = (timeline.word(p) for p in people if p.actor != main[0].actor)
    below = all(governor(word).i != verb.i or _is_judged(word, verb) for word in others)
    return below and verb.lemma_.lower() in speech().verbs


def _is_judged(word: Token, verb: Token) -> bool:
    """Tell whether a name is whom a verb of judging is done to: who judges goes on speaking.

    'X accused Y of hiding it. "A," *he* said.'
    """
    cue = speech().verbs.get(verb.lemma_.lower())
    senses = (cue.frames.get("np"), cue.frames.get("clause")) if cue is not None else ()
    against = any(s is not None and s.act in _AGAINST for s in senses)
    return against and word.dep_ == "dobj" and word.head.i == verb.i


def _team_on(found: list[Pair], timeline: Timeline) -> Pair | None:
    """Return the antecedent of a speaking "they": the body that is the last main subject.

    None where the sentence has a plural that may speak.
    """
    they = found[0].pronoun
    here = timeline.sentence(they)
    opens = they.dep_ == "nsubj" and they.is_sent_start is True and _is_of_bodies(they.head)
    if found[0].form != "they" or here is None or not opens:
        return None
    near = [
        p for p in found if p.last.sentence == here - 1 and p.last.block == timeline.block(they)
    ]
    main = [p for p in near if _leads(timeline.word(p.last))]
    if len(main) != 1 or any(c.dep_ == "conj" for c in timeline.word(main[0].last).children):
        return None
    sentence = timeline.word(main[0].last).sent
    many = (t for t in sentence if t.tag_ == "NNS" and t.dep_ in (*SUBJECTS, "dobj", "pobj"))
    return None if any(speaks(t.lemma_.lower(), t.tag_) for t in many) else main[0]


def _going_on(found: list[Pair], timeline: Timeline) -> Pair | None:
    """Return the antecedent of a sentence's first word "he" or "she"; None where it is open.

    It is the main subject of the sentence before and the only person in it.
    """
    pronoun, here = found[0].pronoun, timeline.sentence(found[0].pronoun)
    opens = pronoun.dep_ in SUBJECTS and pronoun.is_sent_start is True
    if found[0].form not in ("he", "she") or here is None or not opens:
        return None
    near = [p for p in found if p.last.sentence == here - 1]
    if len(near) != 1 or near[0].last.block != timeline.block(pronoun):
        return None
    word = timeline.word(near[0].last)
    return near[0] if is_subject(word) and governor(word).dep_ == "ROOT" else None


def _by_whom_it_was_done(found: list[Pair], timeline: Timeline) -> Pair | None:
    """Return the antecedent of a sentence's first word "he" or "she": by whom a thing was done.

    "A fair run by X was closed. *She* said": X is the only person in the sentence before.
    """
    pronoun, here = found[0].pronoun, timeline.sentence(found[0].pronoun)
    opens = pronoun.dep_ in SUBJECTS and pronoun.is_sent_start is True
    if found[0].form not in ("he", "she") or here is None or not opens:
        return None
    named = [p for p in timeline.before(pronoun) if p.sentence == here - 1]
    people = {p.actor for p in named if timeline.by_id[p.actor].type is ActorType.PERSON}
    near = [p for p in found if p.last.sentence == here - 1 and p.last.actor in people]
    if len(people) != 1 or len(near) != 1 or near[0].last.block != timeline.block(pronoun):
        return None
    return near[0] if timeline.word(near[0].last).head.dep_ == "agent" else None


def _on_the_bench(found: list[Pair], timeline: Timeline) -> Pair | None:
    """Return the one judge whom "he" or "she" means where a court's decision is told."""
    pair = found[0]
    alone = len(found) == 1 and pair.form in ("he", "she")
    return pair if alone and decides_in_court(pair.pronoun) and is_judge(pair, timeline) else None


def _of_what_is_called(found: list[Pair], timeline: Timeline) -> Pair | None:
    """Return who calls something so within a sentence: "X blamed what *she* called the pace".

    X is the subject of the verb above the clause, and the only person named before.
    """
    pronoun = found[0].pronoun
    verb = pronoun.head
    led = pronoun.i > pronoun.sent.start and pronoun.nbor(-1).lower_ == "what"
    if found[0].form not in ("he", "she") or pronoun.dep_ != "nsubj" or not led:
        return None
    if verb.lemma_.lower() not in speech().verbs:
        return None
    near = [p for p in found if p.last.head >= pronoun.sent.start]
    people = {p.actor for p in timeline.before(pronoun) if p.head >= pronoun.sent.start}
    people = {a for a in people if timeline.by_id[a].type is ActorType.PERSON}
    return (
        near[0]
        if len(near) == 1 == len(people) and is_subject(timeline.word(near[0].last))
        else None
    )


def _says(pronoun: Token) -> bool:
    """Tell whether a pronoun is the subject of a plain reporting verb."""
    verb = pronoun.head
    return pronoun.dep_ == "nsubj" and verb.lemma_.lower() in speech().strong


def _speaks(place: Place, timeline: Timeline) -> bool:
    """Tell whether a mention is the subject of a main verb of saying, or its apposition, alone."""
    word = timeline.word(place)
    if _is_in_an_aside(word) or _is_cited_last(word):
        return True
    root = word.sent.root
    if (closing := _named_last(root)) is not None:
        return closing.i == word.i
    if _is_not_drawn(root):
        acting = word.head if word.dep_ == "appos" else word
        return is_subject(word) and acting.head.i == root.i
    cue = speech().verbs.get(root.lemma_.lower())
    sense = cue.frames.get("clause") if cue is not None else None
    silent = root.lemma_ in ("refuse", "decline") and any(c.dep_ == "xcomp" for c in root.children)
    if not silent and (sense is None or sense.act not in ("say", "explain")):
        return False
    return _acts_alone(word, root)


def _acts_alone(word: Token, root: Token) -> bool:
    """Tell whether a word, or the noun that it is in apposition to, is a verb's one subject."""
    if any(c.dep_ == "conj" for c in word.children):
        return False  # either of two speakers may be meant
    if word.dep_ == "nsubj":
        return word.head.i == root.i
    subject = next((c for c in root.children if c.dep_ == "nsubj"), None)
    if subject is None:
        return word.dep_ == "appos" and _stands_before(word, root)
    return subject is not None and word.dep_ == "appos" and subject.is_ancestor(word)


def _stands_before(name: Token, verb: Token) -> bool:
    """Tell whether a name stands right before a verb: "In X, a port, the elder, *Y*, said".

    The small parser takes such a name for one more apposition to the place.
    """
    between = [t for t in name.doc[name.i + 1 : verb.i] if t.text != ","]
    return name.i < verb.i and name.pos_ == "PROPN" and not between


def _is_not_drawn(root: Token) -> bool:
    """Tell whether somebody has answered nothing: "the coach would not be *drawn* on it"."""
    denied = any(c.dep_ == "neg" for c in root.children)
    return denied and root.lower_ in table("clauses")["not_drawn"]


def _judges(pair: Pair, timeline: Timeline) -> bool:
    """Tell whether a mention is the subject of a main verb of judging or asking, done to nobody.

    "X dubbed it a war. *He* called ...", but not "X blamed Y. *He* said ...".
    """
    word = timeline.word(pair.last)
    root = word.sent.root
    if word.dep_ != "nsubj" or word.head.i != root.i or root.lemma_.lower() not in speech().verbs:
        return False
    if any(c.dep_ == "conj" for c in word.children):
        return False
    done_to = (c for c in root.children if c.dep_ in ("dobj", "dative"))
    return not any(_may_be_a_person(c, pair.form, timeline) for c in done_to)


def _may_be_a_person(noun: Token, form: str, timeline: Timeline) -> bool:
    """Tell whether an object may be whom "he" or "she" means."""
    if noun.tag_ == "PRP":
        return _forms().get(noun.lower_, form) == form
    if noun.tag_ in ("NNS", "NNPS"):
        return False
    owner = timeline.owners.get(noun.i)
    if owner is not None:
        return timeline.by_id[owner].type in (ActorType.PERSON, ActorType.UNKNOWN)
    lemma = noun.lemma_.lower()
    person = lemma in table("actor_heads")["person_nouns"] or lemma in table("titles")["heads"]
    named = noun.pos_ == "PROPN" and noun.ent_type_ in ("PERSON", "")
    return person or named or _is_an_unnamed_person(lemma)


def _is_in_an_aside(word: Token) -> bool:
    """Tell whether a pronoun speaks in an aside: "The gate, *he* said, was shut"."""
    verb = word.head
    two = word.tag_ == "PRP" and word.dep_ == "nsubj" and word.i + 1 == verb.i
    parts = verb.dep_ == "parataxis" and verb.head.i == word.sent.root.i
    return two and parts and verb.lemma_.lower() in speech().strong


def _is_cited_last(word: Token) -> bool:
    """Tell whether "according to X" ends a sentence: "The road is shut, according to *X*"."""
    behind = word.doc[word.i + 1 : word.sent.end]
    last = word.pos_ == "PROPN" and not any(t.is_alpha for t in behind)
    to = word.head
    return last and to.lower_ == "to" and to.i > 0 and to.nbor(-1).lower_ == "according"


def _acting(found: list[Pair], timeline: Timeline) -> Pair | None:
    """Return the antecedent of an acting "it": the one body of the sentence before, its subject."""
    if found[0].form != "it":
        return None
    it = found[0].pronoun
    here = timeline.sentence(it)
    begins = it.dep_ == "nsubj" and (it.is_sent_start is True or _closes(it))
    if not begins or here is None or it.head.pos_ != "VERB" or not _is_of_bodies(it.head):
        return None
    near = [p for p in found if p.last.sentence == here - 1]
    alone = len(near) == 1 and is_subject(timeline.word(near[0].last))
    rivals = [p for p in found if p.last.sentence == here and _acts(p.last, timeline)]
    return near[0] if alone and not rivals else None


def _acts(place: Place, timeline: Timeline) -> bool:
    """Tell whether a mention is the subject of a clause, in the passive too."""
    return timeline.word(place).dep_ in ("nsubj", "nsubjpass")


def _closes(it: Token) -> bool:
    """Tell whether "it said" closes a sentence, after what is said."""
    words = takewhile(lambda t: t.text != ";", it.doc[it.i + 1 : it.sent.end])
    behind = [t for t in words if not (t.is_punct or t.is_space)]
    before = it.nbor(-1) if it.i > it.sent.start else it
    return _says(it) and behind == [it.head] and before.text in (",", '"')


def _is_of_bodies(verb: Token) -> bool:
    """Tell whether a verb is one of saying, planning or counting, which no thing does."""
    lemma = verb.lemma_.lower()
    if lemma == "call" and any(c.lower_ in ("on", "for") for c in verb.children):
        return True
    return lemma in speech().verbs and lemma not in speech().lists["of_things_too"]


_PLAIN: Final[tuple[tuple[Callable[[list[Pair], Timeline], Pair | None], str], ...]] = (
    (_on_the_bench, "{name} is the judge, and a court's decision is told"),
    (of_whom_who_tells, "{name} is of whom the clause with “who” tells"),
    (met_with_an_age, "{name} is named last, with an age"),
    (_acting, "{name} alone acts in the sentence before"),
    (_done_to, "{name} alone is named in the sentence, as whom it is done to"),
    (_speaking_on, "{name} speaks in the sentence before"),
    (_who_said, "{name} speaks in the sentence before"),
    (met_by_one, "{name} is the subject of the sentence before, and the others are its object"),
    (_asked_before, "{name} was asked in the sentence before"),
    (_behind_the_semicolon, "{name} speaks before the semicolon"),
    (_before_the_colon, "{name} acts in the clause before the colon"),
    (whose_words_go_before, "{name} is the subject of what is said before"),
    (_body_on, "{name} speaks in the sentence before"),
    (_spoke_last, "{name} speaks in the sentence before"),
    (_of_the_speaker, "{name} speaks, and nobody else is named in the paragraph"),
    (_of_what_is_called, "{name} alone is named in the sentence"),
    (_quoted_next, "{name} alone is named in the sentence before"),
    (_going_on, "{name} alone is the subject of the sentence before"),
    (_by_whom_it_was_done, "{name} alone is named in the sentence before"),
    (_team_on, "{name} is the subject of the sentence before"),
)
"""Rules that decide by a sentence or two alone, in order, each with the reason that is given."""


def decision(pair: Pair) -> str:
    """Return the name of the table that weighs a pair."""
    return "coreference_person" if pair.form in ("he", "she") else "coreference_body"


def pairs(pronoun: Token, timeline: Timeline, genders: dict[str, str]) -> list[Pair]:
    """Return a pronoun paired with each possible antecedent, by form, gender and binding."""
    form = _forms().get(pronoun.lower_)
    if form is None or (form == "it" and _is_nobody(pronoun)):
        return []
    last: dict[str, Place] = {}
    for place in timeline.before(pronoun):
        if place.actor not in last and _may_mean(form, place, timeline, genders):
            last[place.actor] = place
    fitting = [p for p in last.values() if not _is_bound(pronoun, p, timeline)]
    fitting = [p for p in fitting if not _is_spoken_of(pronoun, p, timeline)]
    if form in ("he", "she"):
        if pronoun.lower_ in table("coreference")["reflexives"]:
            fitting = [p for p in fitting if acts_on_itself(pronoun, p)]
        fitting = [p for p in fitting if not stranger_between(p, pronoun, timeline)]
        fitting = [p for p in fitting if not judges_another(pronoun, p)]
        told_of = _told_of_within(pronoun, timeline)
        fitting = [p for p in fitting if p.actor not in told_of]
        speaker = _whose_words_open(pronoun)
        fitting = [
            p for p in fitting if speaker is None or p.actor not in _named(speaker, timeline)
        ]
        fitting = [p for p in fitting if not _is_only_kin(pronoun, p, timeline)]
        fitting = [p for p in fitting if not is_told_by_somebody(timeline.word(p), pronoun)]
        said_of = named_in_what_is_said(pronoun, timeline)
        said_of |= _whom_another_spoke_of(pronoun, timeline)
        fitting = [p for p in fitting if p.actor not in said_of]
        fitting = of_the_court(pronoun, fitting, timeline)
    if _is_held_to_blame(pronoun):
        fitting = [p for p in fitting if not _is_of_the_law(p, timeline)]
    if not fitting:
        return []
    return [
        Pair(
            pronoun,
            form,
            place,
            len(fitting) - 1,
            place is fitting[0],
            _fit(form, genders.get(place.actor, "")),
        )
        for place in fitting
    ]


def _fit(form: str, gender: str) -> str:
    if form not in ("he", "she"):
        return "none"
    return "known" if gender == form else "open"


def _may_mean(form: str, place: Place, timeline: Timeline, genders: dict[str, str]) -> bool:
    """Tell whether a pronoun of a form agrees with a mention's actor in type, gender and number."""
    actor = timeline.by_id[place.actor]
    if form in ("he", "she"):
        return actor.type is ActorType.PERSON and genders[place.actor] in (form, "")
    if form == "it":
        return actor.type in _BODIES
    return actor.type in _SEVERAL


def _is_nobody(it: Token) -> bool:
    """Tell whether "it" is impersonal: "it rained", "it is clear that", "make it easier"."""
    if it.dep_ == "expl":
        return True
    verb = it.head
    if it.dep_ not in SUBJECTS or verb.pos_ not in ("VERB", "AUX"):
        return False
    if verb.lemma_ in table("coreference")["impersonal"]:
        return True
    later = [c for c in verb.children if c.i > verb.i]
    states = any(c.dep_ in ("acomp", "attr") for c in later)
    return verb.lemma_ == "be" and states and any(_opens_clause(c) for c in later)


def _opens_clause(word: Token) -> bool:
    below = (word, *word.children)
    return any(w.dep_ in ("ccomp", "xcomp", "csubj", "advcl", "acl", "relcl") for w in below)


def _is_bound(pronoun: Token, place: Place, timeline: Timeline) -> bool:
    """Tell whether binding bars a pronoun from a mention in its clause: "him" in "X met him"."""
    known = table("coreference")
    word, last = pronoun.lower_, timeline.reading.doc[place.head]
    if word in known["reflexives"] or (word in known["possessives"] and pronoun.tag_ == "PRP$"):
        if _is_of_another(pronoun, last):
            return True
        return pronoun.head.i == last.i  # "his X" does not mean X himself
    if pronoun.is_ancestor(last) or _is_told_of_by(pronoun, last):
        return True
    verb = governor(pronoun)
    if verb.i != governor(last).i:
        return False
    return not (last.dep_ == "poss" or _is_deeper(last, verb))


def _is_told_of_by(pronoun: Token, last: Token) -> bool:
    """Tell whether a "who" clause of a pronoun tells of a mention: "Karl, who *he* said ..."."""
    clause = pronoun.head
    told = clause.dep_ == "relcl" and pronoun.dep_ == "nsubj"
    opens = clause.left_edge
    if not told or opens.lower_ not in ("who", "whom") or opens.i >= pronoun.i:
        return False
    noun = clause.head
    same = {noun.i, *(c.i for c in noun.children if c.dep_ == "appos")}
    same |= {noun.head.i} if noun.dep_ == "appos" else set()
    return last.i in same


def _is_spoken_of(pronoun: Token, place: Place, timeline: Timeline) -> bool:
    """Tell whether a mention stands in what "he said" closes or parts: "Holm, *he* said, had lied".

    A speaker does not call himself by his name.
    """
    verb = pronoun.head
    doc = pronoun.doc
    person = pronoun.lower_ in ("he", "she")
    if not (person and _says(pronoun)) or pronoun.i == pronoun.sent.start or place.worked_out:
        return False
    after = doc[verb.i + 1 : verb.i + 2]
    closed = bool(after) and (after[0].is_punct or after[0].is_space)
    before = pronoun.nbor(-1)
    if pronoun.i + 1 != verb.i or not closed or not (before.text == "," or before.is_quote):
        return False
    first = _opening_of_the_said(pronoun)
    clauses_over = [t for t in timeline.word(place).ancestors if t.dep_ == "advcl"]
    beside = any(t.head.i == verb.i for t in clauses_over)
    return first <= place.head < pronoun.i and not beside


def _told_of_within(pronoun: Token, timeline: Timeline) -> set[str]:
    """Return who is "he" within the words that "he said" closes: who speaks is "I" there.

    '"He is a fine man," he said' is of two.
    """
    doc, verb = pronoun.doc, pronoun.head
    if not _says(pronoun) or pronoun.i + 1 != verb.i or pronoun.i == 0:
        return set()
    if not pronoun.nbor(-1).is_quote:
        return set()
    back = (t.i for t in reversed(doc[: pronoun.i - 1]) if t.text in ('"', "\u201c"))
    opens = next(back, None)
    if opens is None or "\n" in doc[opens : pronoun.i].text:
        return set()
    same = _same_form(_forms()[pronoun.lower_])
    inside = (t for t in doc[opens : pronoun.i] if t.lower_ in same)
    return {timeline.owners[t.i] for t in inside if t.i in timeline.owners}


def _whose_words_open(pronoun: Token) -> Token | None:
    """Return who says the quotation that a pronoun stands in, where they stand before it.

    'Holm said: "*He* told us so."': who speaks is "I" there.
    """
    doc, quotes = pronoun.doc, 0
    for token in reversed(doc[max(0, pronoun.i - _QUOTED) : pronoun.i]):
        if token.is_space and "\n" in token.text:
            return None
        if not token.is_quote or token.i < _QUOTE_LEAD:
            continue
        colon, verb = token.nbor(-1), token.nbor(-2)
        if colon.text in (":", ",") and is_saying(verb) and quotes % 2 == 0:
            return own_subject(verb)
        quotes += token.text in ('"', "\u201c", "\u201d")
    return None


def _named(subject: Token, timeline: Timeline) -> set[str]:
    """Return the actors that a subject, or one in apposition to it, names; a pronoun names none."""
    if subject.pos_ == "PRON":
        return set()
    heads = (subject, *(c for c in subject.children if c.dep_ == "appos"))
    return {timeline.owners[t.i] for t in heads if t.i in timeline.owners}


def _is_only_kin(pronoun: Token, place: Place, timeline: Timeline) -> bool:
    """Tell whether a mention names somebody's kin, and a pronoun speaks in another paragraph.

    "He got it from his uncle, Karl." In the next paragraph "he said" is not of Karl; "she said"
    may be of "His daughter, Lena, took up the case".
    """
    word = timeline.word(place)
    noun = word.head
    kin = word.dep_ == "appos" and noun.lemma_.lower() in table("actor_heads")["kin"]
    owned = kin and any(c.tag_ == "PRP$" for c in noun.children)
    form = _forms().get(pronoun.lower_) or ""
    apart = owned and not _is_kin_who_acts(noun, form)
    return apart and _says(pronoun) and place.block != timeline.block(pronoun)


def _opening_of_the_said(pronoun: Token) -> int:
    """Return the index where the words begin that an aside of saying closes or parts.

    That is after a quotation mark, a colon or a semicolon, else where the sentence begins.
    """
    words = pronoun.doc[pronoun.sent.start : pronoun.i - 1]
    if words and words[-1].tag_ in ("WRB", "WDT", "WP"):
        return words[-1].i  # "shelled the port, where, *he* said, nobody was left"
    stops = '"' if pronoun.nbor(-1).is_quote else ":;"
    behind = (t.i + 1 for t in reversed(words) if t.text in stops)
    return next(behind, pronoun.sent.start)


def _is_of_another(possessive: Token, last: Token) -> bool:
    """Tell whether a subject condemns what the possessive owns: "X condemned *its* attack".

    The possessive then means somebody other than X, and so it does in "X shares *his* hopes".
    """
    verb = possessive.head.head
    if last.head.i != verb.i or last.dep_ not in SUBJECTS:
        return False
    words = table("coreference")
    held = possessive.head.dep_ == "dobj" and possessive.head.lemma_.lower() in words["held"]
    if held and verb.lemma_.lower() in words["of_anothers_view"]:
        return True
    cue = speech().verbs.get(verb.lemma_.lower())
    if cue is None:
        return False
    senses = (cue.frames.get("np"), cue.frames.get("clause"))
    return any(s is not None and s.act in _AGAINST for s in senses)


def _is_deeper(word: Token, verb: Token) -> bool:
    """Tell whether a word stands in a relative or participle clause below a verb."""
    return any(a.dep_ in ("relcl", "acl") and a.i != verb.i for a in word.ancestors if a.i > verb.i)
