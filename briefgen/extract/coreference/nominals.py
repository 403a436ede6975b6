"""Link definite nouns to actors named before: "the minister", "the company", "this party"."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.extract.coreference.ahead import CLAUSE, named_ahead
from briefgen.extract.coreference.clues import governor, is_subject
from briefgen.extract.coreference.described import described_speaker, is_of_other_gender
from briefgen.extract.coreference.kin import Kin, whose_kin
from briefgen.extract.coreference.phrases import (
    introduces,
    is_bare,
    is_definite,
    is_narrowed,
    is_of_a_state,
    is_one_noun,
    is_quoted,
    joint_lemma,
    nouns_of,
)
from briefgen.extract.demonyms import age_of, is_age, is_of_another_state
from briefgen.model import ActorType
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from briefgen.extract.coreference.candidates import Place, Timeline
    from briefgen.model import Actor

_ACTS: Final = frozenset(("nsubj", "nsubjpass", "agent"))
_NO_BODIES: Final = frozenset((ActorType.PERSON, ActorType.STATE, ActorType.PEOPLE))
_GROUPS: Final = frozenset((ActorType.ARMED_GROUP, ActorType.ORGANISATION, ActorType.PARTY))
"""Types that are called "the group"; where an article has one of them, no company is."""

_NO_FIRMS: Final = frozenset(
    (
        ActorType.GOVERNMENT_BODY,
        ActorType.INTERNATIONAL_ORGANISATION,
        ActorType.ARMED_GROUP,
        ActorType.MILITARY,
        ActorType.PARTY,
    )
)
"""Types of body that nobody calls "the company"."""

_FAR_MORE: Final = 3
"""Times as many mentions as any other that make one firm the one an article tells of."""

_SEVERAL: Final = 2
_NEAR: Final = 2
"""Sentences back in which the subject is looked for that "the Chilean" may mean."""

_OWNER: Final = 24
"""Characters before a description that are searched for the body that somebody speaks for."""

_AGE_WORDS: Final = 4
"""Tokens before the last one of "5-year-old"."""


class Nominals:
    """Resolves definite nouns to the actor that is called so, or the only one of its kind."""

    def __init__(self, timeline: Timeline) -> None:
        """Index what each actor is called, and the nouns in its name that say what it is."""
        self._timeline = timeline
        self._kin = Kin(timeline)
        self._meant: dict[str, str] = {}
        self._nouns = nouns_of(timeline.reading.doc)
        self._called: dict[str, set[str]] = {}
        bodies = [a for a in timeline.by_id.values() if a.named and a.type not in _NO_BODIES]
        self._bodies = [(_spelled(a.name), a.id) for a in bodies]
        self._first_words = {a.name.split()[0] for a in bodies}
        self._grouped = any(a.type in _GROUPS for a in bodies)
        for actor in timeline.by_id.values():
            for word in _called(actor) | self._titles_of(actor) | self._introduced_as(actor):
                self._called.setdefault(word, set()).add(actor.id)

    def meant(self, noun: Token) -> tuple[Place, str, tuple[int, int]] | None:
        """Return a noun's antecedent, the reason and the phrase's span; None where it is open."""
        if not is_one_noun(noun):
            return None
        if not is_definite(noun):
            return self._of_kin(noun) or self._ahead(noun)
        found = self._heading(noun) or self._titled(noun) or self._ending(noun)
        if found is None and is_bare(noun):
            found = self._bare(noun)
            lemma = joint_lemma(noun)
            if found is None:
                found = self._as_before(noun, lemma) or self._acting_before(noun, lemma)
            if found is not None:
                self._meant[lemma] = found[0].actor
        return found or self._of_its_kind(noun) or self._described(noun) or self._ahead(noun)

    def _of_its_kind(self, noun: Token) -> tuple[Place, str, tuple[int, int]] | None:
        """Return the one body near whose name has a word for its kind: "the agency"."""
        kinds = table("coreference")["bodies_called"].get(noun.lemma_.lower())
        if kinds is None or not is_bare(noun):
            return None
        far = noun.lemma_.lower() in table("coreference")["called_far"]
        meant = self._named_as(kinds, self._ever(noun) if far else self._last(noun))
        if len(meant) != 1 or self._is_introduced_apart(noun, meant[0]):
            return None
        where = "in the article" if far else "nearby"
        return self._one(noun, meant, f"{self._name(meant[0])} alone may be called so {where}")

    def _named_as(self, kinds: Iterable[str], last: dict[str, Place]) -> list[Place]:
        """Return the last mentions of the bodies whose name has one of some words."""
        meant = []
        for place in last.values():
            actor = self._timeline.by_id[place.actor]
            body = actor.named and actor.type not in _NO_BODIES
            if body and not set(actor.name.lower().split()).isdisjoint(kinds):
                meant.append(place)
        return meant

    def _ahead(self, noun: Token) -> tuple[Place, str, tuple[int, int]] | None:
        """Return whom a noun means who is named only after it."""
        found = named_ahead(noun, self._timeline, self._called)
        if found is None or any(introduces(t) for t in self._same_before(noun)):
            return None
        return self._one(noun, [found[0]], found[1])

    def _described(self, noun: Token) -> tuple[Place, str, tuple[int, int]] | None:
        """Return who goes on speaking and is called by what they are: "the businessman said"."""
        place = described_speaker(noun, self._timeline)
        called = self._called.get(noun.lemma_.lower(), set())
        if place is None or not called <= {place.actor} or self._is_introduced_apart(noun, place):
            return None
        return self._one(noun, [place], f"{self._name(place)} alone speaks in the sentences before")

    def _of_kin(self, noun: Token) -> tuple[Place, str, tuple[int, int]] | None:
        """Return who was named as somebody's kin: "*her aunt* said"."""
        place = self._kin.meant(noun) if not is_narrowed(noun) else None
        whose = whose_kin(noun)
        if place is None or whose is None:
            return None
        return self._one(noun, [place], f"{self._name(place)} is named as that {noun.lower_}")

    def _ending(self, noun: Token) -> tuple[Place, str, tuple[int, int]] | None:
        """Return the one body whose name ends in these words: "the coroner's office"."""
        words = _spelled(noun.doc[noun.left_edge.i : noun.i + 1].text)
        bodies = {i for name, i in self._bodies if name.endswith(f" {words}")}
        if " " not in words or not bodies or is_narrowed(noun):
            return None
        meant = [place for actor, place in self._ever(noun).items() if actor in bodies]
        return self._one(noun, meant, f"the article names only one {words}")

    def _titles_of(self, actor: Actor) -> set[str]:
        """Return the nouns of the titles that stand right before a person's name."""
        if actor.type is not ActorType.PERSON or not actor.named:
            return set()
        called, doc = table("coreference")["titles_called"], self._timeline.reading.doc
        heads = {*table("titles")["heads"], *called}
        out = set()
        for mention in actor.mentions:
            span = doc.char_span(mention.evidence.start, mention.evidence.end)
            first = span.start if span is not None else 0
            while first and doc[first - 1].lower_ in heads:
                first -= 1
                out.add(called.get(doc[first].lower_, doc[first].lower_))
        return out

    def _introduced_as(self, actor: Actor) -> set[str]:
        """Return the nouns by which phrases introduce an actor: "a *gang* calling itself X"."""
        doc, naming = self._timeline.reading.doc, table("coreference")["naming"]
        out = set()
        for mention in actor.mentions:
            span = doc.char_span(mention.evidence.start, mention.evidence.end)
            verb = span.root.head if span is not None else None
            names = verb is not None and verb.dep_ == "acl" and verb.lower_ in naming
            if names and verb is not None and verb.head.tag_ == "NN":
                out.add(verb.head.lemma_.lower())
        return out

    def _as_before(self, noun: Token, lemma: str) -> tuple[Place, str, tuple[int, int]] | None:
        """Return whom the same noun meant last, if they act since and nobody else does."""
        actor = self._meant.get(lemma)
        place = self._last(noun).get(actor) if actor is not None else None
        if place is None or not is_subject(self._timeline.word(place)):
            return None
        if self._timeline.by_id[place.actor].type is ActorType.PERSON:
            return None
        if self._another_acts(noun, place, lemma):
            return None
        return self._one(noun, [place], f"{self._name(place)} was called so before")

    def _another_acts(self, noun: Token, place: Place, lemma: str) -> bool:
        """Tell whether another body that may be called so acts between a mention and a noun."""
        kinds = _kinds(lemma) | {ActorType.COMPANY, ActorType.UNKNOWN}
        for token in noun.doc[place.head + 1 : noun.i]:
            owner = self._timeline.owners.get(token.i)
            if owner is None or owner == place.actor or token.dep_ not in _ACTS:
                continue
            if not is_quoted(token) and self._timeline.by_id[owner].type in kinds:
                return True
        return False

    def _acting_before(self, noun: Token, lemma: str) -> tuple[Place, str, tuple[int, int]] | None:
        """Return the body of a noun's kind that is the subject of the sentence before."""
        kinds = _kinds(lemma) - {ActorType.PERSON}
        here = self._timeline.sentence(noun)
        if not kinds or here is None:
            return None
        near = [p for p in self._timeline.before(noun) if here - p.sentence <= 1]
        fitting = [p for p in near if self._timeline.by_id[p.actor].type in kinds]
        fitting = [p for p in fitting if not _is_otherwise(self._timeline.by_id[p.actor], lemma)]
        acting = [p for p in fitting if self._leads(p)]
        if len({p.actor for p in acting}) != 1 or self._another_acts(noun, acting[0], lemma):
            return None
        since = [p for p in fitting if p.sentence > acting[0].sentence]
        since = [p for p in since if p.actor != acting[0].actor]
        if not all(is_quoted(self._timeline.word(p)) for p in since):
            return None
        return self._one(noun, acting[:1], f"{self._name(acting[0])} acts in the sentence before")

    def _leads(self, place: Place) -> bool:
        """Tell whether a mention is the subject of its sentence's main verb."""
        word = self._timeline.word(place)
        return is_subject(word) and governor(word).dep_ == "ROOT"

    def _bare(self, noun: Token) -> tuple[Place, str, tuple[int, int]] | None:
        """Return the antecedent of a noun without modifiers; None where it is open."""
        lemma = joint_lemma(noun)
        if (likened := self._called_before(noun, lemma)) is not None:
            owner = self._place_of(likened)
            why = f"{likened.text} is called so in the sentence before"
            return self._one(noun, [owner] if owner is not None else [], why)
        everyone = self._told_so(noun, self._called.get(lemma, set()))
        if everyone:
            return self._called_so(noun, everyone)
        return self._only_of_its_kind(noun, lemma)

    def _called_so(
        self, noun: Token, everyone: set[str]
    ) -> tuple[Place, str, tuple[int, int]] | None:
        """Return the one whom the article calls by a noun, unless it introduces another."""
        called = next((p for p in self._timeline.all_before(noun) if p.actor in everyone), None)
        alone = len(everyone) == 1 or (called is not None and self._acts_alone(noun, everyone))
        if not alone or called is None or self._is_introduced_apart(noun, called):
            return None
        lemma = joint_lemma(noun)
        if lemma in table("coreference")["called_far"]:
            kinds = table("coreference")["bodies_called"][lemma]
            others = (p.actor for p in self._named_as(kinds, self._ever(noun)))
            if not self._called.get(lemma, set()).issuperset(others):
                return None
        only = f"the article calls only {self._name(called)} so"
        why = only if len(everyone) == 1 else f"{self._name(called)} is called so and acts last"
        return self._one(noun, [called], why)

    def _acts_alone(self, noun: Token, everyone: set[str]) -> bool:
        """Tell whether of several called so one alone is named in the sentences before, and acts.

        Two firms are called so too often for that.
        """
        here = self._timeline.sentence(noun)
        if here is None or joint_lemma(noun) in table("coreference")["nominals"]["company"]:
            return False
        near = [p for p in self._timeline.before(noun) if here - p.sentence <= _NEAR]
        meant = [p for p in near if p.actor in everyone]
        return len({p.actor for p in meant}) == 1 and any(self._leads(p) for p in meant)

    def _only_of_its_kind(
        self, noun: Token, lemma: str
    ) -> tuple[Place, str, tuple[int, int]] | None:
        """Return the only actor of the types that a noun may stand for, named within reach."""
        of_trade = lemma in table("coreference")["of_a_trade"] or is_of_a_state(noun)
        far = of_trade or self._is_one_firm_alone(noun, lemma)
        last = self._ever(noun) if far else self._last(noun)
        kinds = _kinds(lemma)
        if lemma in table("coreference")["of_companies_too"] and not self._grouped:
            kinds |= {ActorType.COMPANY}
        kin = [p for p in last.values() if self._timeline.by_id[p.actor].type in kinds]
        kin = [p for p in kin if self._timeline.by_id[p.actor].named]
        kin = [p for p in kin if not _is_otherwise(self._timeline.by_id[p.actor], lemma)]
        kin = [p for p in kin if not self._is_a_make(p) and not self._is_the_press(noun, p)]
        kin = [p for p in kin if not is_of_other_gender(noun, p, self._timeline)]
        several = {p.actor for p in kin}
        kin = self._told_of_most(kin, lemma) if len(kin) > 1 else kin
        if len(kin) != 1 or self._is_in_passing(kin[0], lemma):
            return None
        if self._is_rivalled(noun, kin[0], several, lemma) or self._is_met_as_one(noun, kin[0]):
            return None
        return self._one(noun, kin, f"the only {lemma} named shortly before")

    def _is_one_firm_alone(self, noun: Token, lemma: str) -> bool:
        """Tell whether only one body that may be a firm is named at all before "the company"."""
        if lemma not in table("coreference")["nominals"]["company"]:
            return False
        named = (self._timeline.by_id[actor] for actor in self._ever(noun))
        firms = [a for a in named if a.named and a.type not in _NO_BODIES | _NO_FIRMS]
        return len(firms) == 1 and self._is_told_a_firm(firms[0].id)

    def _is_the_press(self, noun: Token, place: Place) -> bool:
        """Tell whether a body is only told or shown something: "a letter *seen by X*"."""
        mentions = (p for p in self._timeline.all_before(noun) if p.actor == place.actor)
        return all(_is_shown(self._timeline.word(p)) for p in mentions)

    def _told_of_most(self, kin: list[Place], lemma: str) -> list[Place]:
        """Return the only one of several that is told to be a firm, if it is told of far more."""
        firms = table("coreference")["nominals"]["company"]
        if lemma not in firms:
            return kin
        told = [p for p in kin if self._is_told_a_firm(p.actor)]
        if len(told) != 1:
            return kin
        counts = self._timeline.counts
        most = max(counts[p.actor] for p in kin if p.actor != told[0].actor)
        return told if counts[told[0].actor] >= _FAR_MORE * most else kin

    def _is_in_passing(self, place: Place, lemma: str) -> bool:
        """Tell whether the same noun meant another before who is told of far more."""
        before, counts = self._meant.get(lemma, place.actor), self._timeline.counts
        return before != place.actor and counts[before] >= _FAR_MORE * counts[place.actor]

    def _is_told_a_firm(self, actor_id: str) -> bool:
        actor = self._timeline.by_id[actor_id]
        firms = table("coreference")["nominals"]["company"]
        heads = {_head(d.evidence.exact) for d in actor.descriptions}
        return actor.type is ActorType.COMPANY or not heads.isdisjoint(firms)

    def _is_introduced_apart(self, noun: Token, place: Place) -> bool:
        """Tell whether the same noun introduces somebody without a name, who may be meant instead.

        That is so after the last mention, and before it where that one acts and the actor never.
        """
        for token in self._same_before(noun):
            if any(self._timeline.owners.get(c.i) == place.actor for c in token.lefts):
                continue  # "the *UOD* union"
            more = is_narrowed(token) or token.left_edge.i + 1 < token.i
            told = is_definite(token) and more
            if not (introduces(token) or told):
                continue
            if token.i > place.head or (is_subject(token) and not self._acts_before(noun, place)):
                return True
        return False

    def _same_before(self, noun: Token) -> Iterator[Token]:
        """Yield the same noun where it stands before and means no actor."""
        for token in self._nouns.get((noun.lemma_.lower(), noun.tag_), ()):
            if token.i >= noun.i:
                return
            if token.i not in self._timeline.owners:
                yield token

    def _acts_before(self, noun: Token, place: Place) -> bool:
        mentions = (p for p in self._timeline.all_before(noun) if p.actor == place.actor)
        return any(is_subject(self._timeline.word(p)) for p in mentions)

    def _told_so(self, noun: Token, everyone: set[str]) -> set[str]:
        """Return which of the actors called so count: of several, the one mentioned repeatedly.

        Each of the others must be mentioned but once: a lender that is named in passing does not
        take "the bank" from the one that the article is about.
        """
        if len(everyone) < _SEVERAL:
            return everyone
        told = Counter(p.actor for p in self._timeline.all_before(noun) if p.actor in everyone)
        often = {actor for actor, count in told.items() if count > 1}
        return often if len(often) == 1 else set(told) or everyone

    def _titled(self, noun: Token) -> tuple[Place, str, tuple[int, int]] | None:
        """Return the one person whom the article calls by these words, or who speaks for the body.

        "The interior secretary", "the UNRWA official".
        """
        within = [c for c in noun.children if c.dep_ in ("compound", "nmod", "amod")]
        others = [c for c in noun.children if c not in within and c.dep_ not in ("det", "punct")]
        others = [c for c in others if not _adds_to(noun, c)]
        after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
        if not within or others or after.pos_ == "PROPN" or not _is_office(noun):
            return None
        words = noun.doc[within[0].left_edge.i : noun.i + 1].text.lower()
        body = within[-1] if within[-1].pos_ == "PROPN" else None
        last = self._last(noun) if body is not None else self._ever(noun)
        meant = [
            last[actor.id]
            for actor in self._timeline.by_id.values()
            if actor.type is ActorType.PERSON and actor.id in last
            if (self._is_of(actor, body) and _may_speak(noun, actor))
            or any(_ends_so(p, words) for d in _descriptions(actor) for p in _bare_phrases(d))
            or self._bears(actor, words)
        ]
        return self._one(noun, meant, f"the article calls only one {words}")

    def _bears(self, actor: Actor, words: str) -> bool:
        """Tell whether a person's name was told behind an office: "*Deputy Mayor* Ana Lund"."""
        text = self._timeline.reading.article.text
        met = (m.evidence for m in actor.mentions if m.evidence.exact[:1].isupper())
        for e in met:
            within = e.exact.lower().startswith(f"{words} ")
            at = e.start if within else e.start - len(words) - 1
            led = within or (at >= 0 and text[at : e.start].strip().lower() == words)
            before = text[max(0, at - _OWNER) : max(0, at)].split(" ")
            whole = text[at - 1 : at] in ("", "\n") or (before[-2:-1] or ["A"])[0].islower()
            if led and whole:
                return True  # not "*Deputy* Prime Minister Lund"
        return False

    def _heading(self, noun: Token) -> tuple[Place, str, tuple[int, int]] | None:
        """Return the one person who leads a body whose "head" or "boss" is told of.

        "Norda's chief executive, Ana Lund", and then "*the head of Norda*".
        """
        words = table("coreference")
        if noun.lemma_.lower() not in words["heads_of"] or noun.tag_ != "NN":
            return None
        of = next((c for c in noun.children if c.lower_ == "of" and c.i == noun.i + 1), None)
        name = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
        body = self._timeline.owners.get(name.i) if name is not None else None
        if body is None or self._timeline.by_id[body].type in _NO_BODIES:
            return None
        last = self._ever(noun)
        meant = [
            last[actor.id]
            for actor in self._timeline.by_id.values()
            if actor.type is ActorType.PERSON and actor.id in last and self._runs(actor, body)
        ]
        return self._one(noun, meant, f"{self._timeline.by_id[body].name} has one such head here")

    def _runs(self, actor: Actor, body: str) -> bool:
        """Tell whether a person is described as who leads a body now."""
        leading = table("coreference")["leading_roles"]
        return any(
            d.about == body and any(d.evidence.exact.lower().endswith(one) for one in leading)
            for d in actor.descriptions
        )

    def _is_of(self, actor: Actor, body: Token | None) -> bool:
        """Tell whether the article describes an actor as part of a body: "*UNRWA's* director"."""
        if body is None:
            return False
        text = self._timeline.reading.article.text
        near = (
            text[max(0, d.evidence.start - _OWNER) : d.evidence.end] for d in actor.descriptions
        )
        return any(
            body.text in words.replace("\u2019", "'").split("'")[0].split() for words in near
        )

    def _ever(self, noun: Token) -> dict[str, Place]:
        """Return the last mention of each actor before a noun, however far."""
        out: dict[str, Place] = {}
        for place in self._timeline.all_before(noun):
            out.setdefault(place.actor, place)
        return out

    def _called_before(self, noun: Token, lemma: str) -> Token | None:
        """Return the subject that an apposition calls so, in this sentence or the last; else None.

        "Norda, *a company* that makes sails, ... *The company* said": it means Norda, even if
        that is no known actor.
        """
        here = noun.sent.start
        first = noun.doc[here - 1].sent.start if here else here
        for token in reversed(noun.doc[first : noun.i]):
            named = token.dep_ == "appos" and token.head.pos_ == "PROPN"
            led = token.left_edge.lower_ in ("a", "an", "the")
            if named and led and token.lemma_.lower() == lemma and is_subject(token.head):
                return token.head
        return None

    def _place_of(self, name: Token) -> Place | None:
        """Return the mention whose head a name is, or None."""
        near = self._timeline.before(name.doc[min(name.i + 1, len(name.doc) - 1)])
        return next((p for p in near if p.head == name.i), None)

    def person_meant(self, noun: Token) -> tuple[Place, str, tuple[int, int]] | None:
        """Return the antecedent of "the Chilean": the one person who is a main subject before."""
        here, block = self._timeline.sentence(noun), self._timeline.block(noun)
        old = age_of(noun) or noun
        aged = is_age(noun) or old is not noun
        if here is None or _is_of_another_age(old):
            return None
        going_on = self._described(noun)
        if going_on is not None:
            return going_on
        subjects: dict[str, Place] = {}
        for place in self._timeline.before(noun):
            one = self._timeline.by_id[place.actor].type is ActorType.PERSON
            near = (aged or place.block == block) and here - place.sentence <= _NEAR
            word = self._timeline.word(place)
            main = governor(word).dep_ == "ROOT" or (aged and governor(word).dep_ == "ccomp")
            acts = is_subject(word) or (word.dep_ == "conj" and is_subject(word.head))
            if one and near and acts and main:
                subjects.setdefault(place.actor, place)
        found = list(subjects.values())
        if len(found) != 1 or self._is_a_foreigner(noun, found[0].actor):
            return None
        return self._one(noun, found, f"{self._name(found[0])} alone acts in the sentences before")

    def _is_a_foreigner(self, noun: Token, actor: str) -> bool:
        """Tell whether an actor is told to be of another state than a demonym says."""
        mentions = (p for p in self._timeline.all_before(noun) if p.actor == actor)
        return any(is_of_another_state(noun, self._timeline.word(p)) for p in mentions)

    def _is_met_as_one(self, noun: Token, place: Place) -> bool:
        """Tell whether the same noun introduces a person in the paragraph: "*a man* said X ..."."""
        if self._timeline.by_id[place.actor].type is not ActorType.PERSON:
            return False
        block = self._timeline.block(noun)
        same = (t for t in self._same_before(noun) if self._timeline.block(t) == block)
        return any(introduces(t) for t in same)

    def _is_a_make(self, place: Place) -> bool:
        """Tell whether a mention only names a make of things: "112 *Norda* buses"."""
        word = self._timeline.word(place)
        thing = word.head
        plural = word.dep_ in ("compound", "nmod") and thing.tag_ == "NNS" and thing.i > word.i
        return plural and not _is_somebody(thing)

    def _is_rivalled(self, noun: Token, place: Place, weighed: set[str], lemma: str) -> bool:
        """Tell whether another body is named between an antecedent and a noun, of whatever type.

        Those that were `weighed` against it are none.

        A name that acts and is no known actor counts too: the noun may well mean that one.
        """
        doc, by_id = self._timeline.reading.doc, self._timeline.by_id
        if by_id[place.actor].type is ActorType.PERSON:
            return False
        firm = lemma in table("coreference")["nominals"]["company"]
        barred = _NO_BODIES | _NO_FIRMS if firm else _NO_BODIES
        for token in doc[place.head + 1 : noun.i]:
            owner = self._timeline.owners.get(token.i)
            if owner is None:
                acts = token.dep_ in _ACTS
                rival = token.pos_ == "PROPN" and acts
                if acts and token.text in self._first_words:
                    return True
            else:
                actor = by_id[owner]
                rival = owner not in weighed and actor.named and actor.type not in barred
                rival = rival and not (firm and _is_shown(token))
                if firm and actor.type is ActorType.UNKNOWN and self._is_told_a_firm(place.actor):
                    rival = rival and token.dep_ in _ACTS
            if rival and token.ent_type_ not in ("DATE", "TIME", "PERSON"):
                return True
        return False

    def _one(
        self, noun: Token, fitting: list[Place], why: str
    ) -> tuple[Place, str, tuple[int, int]] | None:
        if len(fitting) != 1:
            return None
        first = noun.left_edge
        return fitting[0], why, (first.idx, noun.idx + len(noun))

    def _name(self, place: Place) -> str:
        return self._timeline.by_id[place.actor].name

    def _last(self, noun: Token) -> dict[str, Place]:
        """Return the last mention of each actor before a noun, within reach."""
        out: dict[str, Place] = {}
        for place in self._timeline.before(noun):
            out.setdefault(place.actor, place)
        return out


def _is_somebody(noun: Token) -> bool:
    """Tell whether a noun denotes people: "*staff*", "*officials*"."""
    heads = table("actor_heads")
    lemma = noun.lemma_.lower()
    words = {lemma, noun.lower_}
    kinds = (each for kind, each in heads["collectives"].items() if kind != ActorType.MILITARY)
    many = any(not words.isdisjoint(each) for each in kinds)
    return many or _is_office(noun)


def _is_shown(word: Token) -> bool:
    """Tell whether a name is whom something is told, or by whom it was seen."""
    verb = word.head
    if word.dep_ == "pobj" and verb.lower_ in ("by", "to", "with"):
        verb = verb.head
    done_to = word.dep_ in ("pobj", "dobj", "dative")
    return done_to and verb.lemma_.lower() in table("coreference")["told_to_the_press"]


def _adds_to(noun: Token, clause: Token) -> bool:
    """Tell whether a clause behind a comma tells more of somebody: ", *who is* a lawyer"."""
    return clause.dep_ == "relcl" and noun.nbor(1).text == "," and clause.i > noun.i


def _is_office(noun: Token) -> bool:
    """Tell whether a noun denotes a person who speaks for a body: "official", "spokesman"."""
    lemma = noun.lemma_.lower()
    known = lemma in table("titles")["heads"] or lemma in table("actor_heads")["person_nouns"]
    return known or lemma in table("unnamed_sources")["heads"] or lemma == "official"


def _may_speak(noun: Token, actor: Actor) -> bool:
    """Tell whether whom "the X spokesman" may mean is described as one who speaks for a body."""
    speaking = table("coreference")["speaking_for"]
    if not noun.lemma_.lower().startswith("spokes"):
        return True
    told = " ".join(_descriptions(actor)).lower()
    return any(word in told for word in speaking)


def _descriptions(actor: Actor) -> list[str]:
    return [d.evidence.exact for d in actor.descriptions]


def _bare_phrases(words: str) -> set[str]:
    """Return a description in lowercase without its article, with its owner and without."""
    plain = words.lower().replace("\u2019", "'")
    return {_bare_phrase(plain.replace("'s", "")), _bare_phrase(plain.rpartition("'s ")[2])}


def _spelled(words: str) -> str:
    """Return words in lowercase, with plain apostrophes and without their article."""
    return _bare_phrase(words.lower().replace("\u2019", "'"))


def _bare_phrase(words: str) -> str:
    """Return words without the article that they begin with."""
    kept = words.split()
    return " ".join(kept[1:] if kept[:1] in (["the"], ["a"], ["an"]) else kept).strip(" ,.")


def _ends_so(described: str, words: str) -> bool:
    """Tell whether a description ends in words and means the same: no "*deputy* prime minister".

    Nor does whoever is "a guard *of* the prime minister" bear the other's office.
    """
    before = described.removesuffix(words)
    if before == described or not (before == "" or before.endswith(" ")):
        return False
    if not {"of", "to", "for"}.isdisjoint(before.split()):
        return False
    others = table("coreference")["of_another_rank"]
    return not any(word in others for word in before.split())


def _is_of_another_age(noun: Token) -> bool:
    """Tell whether the same age describes a noun earlier: "her 5-year-old *sister*".

    "The 5-year-old" then means that one.
    """
    first = noun.i - _AGE_WORDS
    if noun.lower_ not in ("old", "olds") or first < 0:
        return False
    age = [t.lower_ for t in noun.doc[first : noun.i + 1]]
    for token in noun.doc[:first]:
        if token.lower_ != age[0]:
            continue
        same = [t.lower_ for t in noun.doc[token.i : token.i + len(age)]] == age
        if same and noun.doc[token.i + len(age)].pos_ == "NOUN":
            return True
    return False


def nouns_borne(actors: Iterable[Actor]) -> frozenset[str]:
    """Return the nouns, in lowercase, that an article calls its named actors by."""
    return frozenset(word for actor in actors if actor.named for word in _called(actor))


def _called(actor: Actor) -> set[str]:
    """Return the nouns that an actor is called by, in lowercase.

    They are the heads of its descriptions and of a body's name, and the nouns of a person's titles.
    """
    words = set()
    for description in actor.descriptions:
        if description.origin != CLAUSE:
            ends = _OF if description.kind == "modifier" else _ENDS
            words.add(_head(description.evidence.exact, ends=ends))
    if actor.named and len(actor.name.split()) > 1 and actor.type != "person":
        noun = _head(actor.name, ends=_OF)
        words |= {noun} - _of_the_state() if actor.type is ActorType.ARMED_GROUP else {noun}
    if actor.named and actor.type is not ActorType.PERSON:
        nouns = table("coreference")["ends_of_names"]
        words |= {noun for noun in nouns if actor.name.lower().endswith(noun)}
    if actor.type is ActorType.PERSON:
        called = table("coreference")["titles_called"]
        before = {w for m in actor.mentions for w in m.evidence.exact.lower().split()[:-1]}
        titles = (d for d in actor.descriptions if d.kind == "title")
        before |= {d.evidence.exact.lower().split()[-1] for d in titles}
        words |= {noun for title, noun in called.items() if title in before}
    return words - {""}


def _of_the_state() -> frozenset[str]:
    """Return the nouns that mean the state's own bodies: "the army" is no rebel Army."""
    return frozenset(table("coreference")["of_the_state"])


def _is_otherwise(actor: Actor, lemma: str) -> bool:
    """Tell whether an actor's name or description rules out "the company": a union is none."""
    words = table("coreference")
    heads = {_head(d.evidence.exact) for d in actor.descriptions} | {_head(actor.name, ends=_OF)}
    if lemma in words["no_blocs"]:
        return not heads.isdisjoint(words["no_blocs"][lemma])
    return lemma in words["nominals"]["company"] and not heads.isdisjoint(words["no_companies"])


_OF: Final = frozenset({"of", "for", "in", "at", "to"})
"""Words that end the noun of a name, which "and" does not: "the Road and Rail Commission"."""
_ENDS: Final = _OF | {"and", "who", "which"}


def _head(phrase: str, *, ends: frozenset[str] = _ENDS) -> str:
    """Return a phrase's noun in lowercase: its last word before "of", "for" or a comma."""
    kept: list[str] = []
    for word in phrase.lower().split():
        if word in ends and kept:
            break
        kept.append(word.strip(".,()"))
        if word.endswith(","):
            break
    return kept[-1] if kept else ""


@cache
def _kinds(lemma: str) -> frozenset[str]:
    """Return the types of actor that a noun may stand for."""
    return frozenset(t for t, words in table("coreference")["nominals"].items() if lemma in words)
