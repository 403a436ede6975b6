"""Which actors stand at the ends of a relation? The way from a token of the parse to actors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.names.lexicon import lexicon
from briefgen.extract.relations.common import PLURAL, TOGETHER
from briefgen.extract.relations.home import home_of
from briefgen.extract.tags import FINITE
from briefgen.model import ActorType, ClaimKind, Confidence, MentionKind
from briefgen.registry.predicates import predicates
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Span, Token

    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Claim

_DETERMINED: Final = 2
"""Most dependents of a noun with nothing but a determiner and a possessive mark."""
_DEPTH: Final = 5
"""Most steps of the search for a subject: a longer chain of clauses is more often misparsed."""

_CLAUSES: Final = frozenset({"xcomp", "advcl", "conj", "ccomp", "pcomp", "acl", "relcl"})
_BEFORE: Final = frozenset({"poss", "compound", "amod", "nmod"})
_DONE_TO: Final = frozenset({"dobj", "nsubjpass", "dative"})
_INTO: Final = frozenset({"in", "with", "for", "to", "at", "behind"})
_HELP: Final = frozenset({"backs", "supplies"})
_OFFICIAL: Final = frozenset(
    {
        ActorType.STATE,
        ActorType.GOVERNMENT_BODY,
        ActorType.MILITARY,
        ActorType.INTELLIGENCE,
        ActorType.INTERNATIONAL_ORGANISATION,
        ActorType.PARTY,
        ActorType.ARMED_GROUP,
    }
)
_FIRST: Final = frozenset({"i", "me", "my"})
_STANCES: Final = frozenset(
    {"blames", "condemns", "praises", "sanctions", "opposes", "detains", "backs"}
)
"""Predicates whose object is the subject of the gerund after them: criticised X for striking Y."""

_LED: Final = frozenset({"lead", "head", "chair", "run", "govern", "represent"})
"""What is told of a body and its head, and of no deal between bodies."""

_EXAMPLES: Final = frozenset({"including", "like"})
_BY: Final = frozenset({"by"})
_WITH: Final = frozenset({"with"})
_OURS: Final = frozenset({"we", "us", "our"})
_RELATIVE: Final = frozenset({"who", "which", "that", "whom"})


def _speaks_in_office(actor: Actor) -> bool:
    """Tell whether an actor is an official body, or a person described by an office."""
    if actor.type is not ActorType.PERSON:
        return actor.type in _OFFICIAL
    heads = table("titles")["heads"]
    words = {w.strip(".,").lower() for d in actor.descriptions for w in d.evidence.exact.split()}
    words |= {w.strip(".,").lower() for m in actor.mentions for w in m.evidence.exact.split()[:-1]}
    return not words.isdisjoint(heads)


class Ends:
    """The actors of a reading, by the tokens that head their mentions."""

    def __init__(
        self, reading: Reading, actors: Sequence[Actor], claims: Iterable[Claim] = ()
    ) -> None:
        """Find the head token of every mention.

        Where two mentions share a head, it goes to the named and more often mentioned actor.
        """
        self._at: dict[int, str] = {}
        self._inside: dict[int, str] = {}
        self.named = frozenset(a.id for a in actors if a.named)
        self.persons = frozenset(a.id for a in actors if a.type is ActorType.PERSON)
        self.states = frozenset(a.id for a in actors if a.type is ActorType.STATE)
        self.peoples = frozenset(a.id for a in actors if a.type is ActorType.PEOPLE)
        self.bodies = self.named - self.persons - self.states - self.peoples
        everybody = frozenset(a.id for a in actors)
        self._kinds = {
            "person": everybody - self.bodies - self.states,
            "body": everybody - self.persons,
            "firm": self.bodies,
        }
        """Who may stand where a predicate takes a `person`, a `body` or a `firm` alone."""
        self.of_states = frozenset(
            a.id for a in actors if any(d.kind == "modifier" for d in a.descriptions)
        )
        """Groups without a name that are described as somebody's: "the Kenyan army"."""
        self.officials = frozenset(a.id for a in actors if _speaks_in_office(a))
        """Actors whose word to each other is official, and not only a personal statement."""
        self.media = frozenset(a.id for a in actors if a.type is ActorType.MEDIA)
        self.doubt = {a.id: a.confidence for a in actors}
        self.kinds = {a.id: a.type for a in actors}
        keys = {a.registry_key: a.id for a in actors if a.type is ActorType.STATE}
        self.home = home_of(reading, {str(key): id_ for key, id_ in keys.items() if key})
        """The state that the dateline names."""
        ranked = sorted(actors, key=lambda a: (a.named, len(a.mentions)))
        for actor in ranked:
            for mention in actor.mentions:
                span = reading.doc.char_span(
                    mention.evidence.start, mention.evidence.end, alignment_mode="expand"
                )
                if span is None:
                    continue
                self._at[span.root.i] = actor.id
                if mention.kind is not MentionKind.PRONOUN:
                    self._inside.update(dict.fromkeys(range(span.start, span.end), actor.id))

        for token in self._whereabouts(reading):
            self._at.pop(token.i, None)
            self._inside.pop(token.i, None)
        self._speakers(reading, claims)
        self._they(reading)
        self._its(reading)
        self._bodies_by_noun(reading)

    def _whereabouts(self, reading: Reading) -> list[Token]:
        """Return the states behind a comma that only say where a place lies: "Raqqa, *Syria*"."""
        out = []
        for token in reading.doc[_DETERMINED:]:
            before, comma = token.nbor(-2), token.nbor(-1)
            if self._at.get(token.i) not in self.states or token.pos_ != "PROPN":
                continue
            named = before.pos_ == "PROPN" and before.i not in self._inside and before.is_title
            closes = token.i + 1 == len(reading.doc) or token.nbor().text in (",", ".", ")", ";")
            if comma.text == "," and named and closes and not _goes_on_with(token):
                out.append(token)
        return out

    def _speakers(self, reading: Reading, claims: Iterable[Claim]) -> None:
        """Resolve "I" in a quotation to its speaker, and "we" to a speaking body or state.

        A person's "we" may be anybody's. Where several are quoted together, "I" is left open.
        """
        for claim in claims:
            speaker = claim.sources[-1].actor if claim.sources else None
            several = bool(claim.sources) and bool(claim.sources[-1].actors)
            if speaker is None or several or claim.kind is not ClaimKind.ATTRIBUTED:
                continue
            for part in claim.content:
                span = reading.doc.char_span(part.start, part.end, alignment_mode="expand") or ()
                for token in span:
                    ours = (
                        token.lower_ in _OURS
                        and speaker in (self.bodies | self.states) - self.media
                        and token.i not in self._at
                    )
                    if token.lower_ in _FIRST or ours:
                        self._at[token.i] = speaker

    def _they(self, reading: Reading) -> None:
        """Resolve a "they" that opens a sentence to the only plural noun of the sentence before."""
        plurals: list[Token] = []
        for sentence in reading.doc.sents:
            opening = sentence[0]
            if opening.lower_ == "they" and opening.i not in self._at and len(plurals) == 1:
                actor = self._at.get(plurals[0].i)
                self._at.update({opening.i: actor} if actor else {})
            plurals = [t for t in sentence if t.tag_ in PLURAL]

    def _its(self, reading: Reading) -> None:
        """Resolve an "its" before an office to the only body named before it in the sentence.

        "The bank closed, *its president*, Ann Bell, said." Where none is, to the body that is the
        subject of the sentence before ("The council met. *Its president* ..."), if that one has no
        other named body outside of its subject.
        """
        subject: Token | None = None
        named = self.bodies | self.states
        for sentence in reading.doc.sents:
            heads = [t for t in sentence if self._at.get(t.i) in self.bodies - self.media]
            sure = [t for t in sentence if self._is_surely(t, named - self.media)]
            for word in (t for t in sentence if t.lower_ == "its" and t.i not in self._at):
                if word.head.lemma_.lower() not in predicates().roles:
                    continue
                before = {self._at[t.i] for t in (*heads, *sure) if t.i < word.i}
                if len(before) == 1 and before <= self.bodies:
                    self._at[word.i] = next(iter(before))
                elif subject is not None and not before:
                    self._at[word.i] = self._at[subject.i]
            subjects = [t for t in heads if t.dep_ in ("nsubj", "nsubjpass")]
            others = [t for t in heads if self._is_surely(t, self.bodies)]
            alone = bool(subjects) and _are_within(others, subjects[0], self._at)
            subject = subjects[0] if alone else None

    def _is_surely(self, token: Token, actors: frozenset[str]) -> bool:
        """Tell whether a token stands for one of the given actors, and that one is not doubtful."""
        actor = self._at.get(token.i)
        return actor in actors and self.doubt[actor] is not Confidence.DOUBTFUL

    def _bodies_by_noun(self, reading: Reading) -> None:
        """Resolve a possessive "the foundation's" to the only body of that noun named before it."""
        named: dict[str, set[str]] = {}
        for token in reading.doc:
            actor = self._at.get(token.i)
            if actor in self.bodies and token.pos_ == "PROPN":
                named.setdefault(token.lower_, set()).add(actor or "")
            elif actor is None and token.dep_ == "poss" and token.pos_ == "NOUN":
                definite = any(c.lower_ == "the" for c in token.children)
                bearers = named.get(token.lower_, set())
                if definite and len(bearers) == 1 and len([*token.children]) <= _DETERMINED:
                    self._at[token.i] = next(iter(bearers))

    def of_kind(self, kind: str) -> frozenset[str]:
        """Return the actors that fit a predicate's `person`, `body` (no person) or `firm`."""
        return self._kinds[kind]

    def heads(self, actor: str, sentence: Span) -> list[Token]:
        """Return the tokens of a sentence that head the actor's mentions."""
        return [t for t in sentence if self._at.get(t.i) == actor]

    def touches(self, verb: Token, actor: str) -> bool:
        """Tell whether a verb acts on an actor, and not only on something of theirs: "her ship"."""
        done = [c for c in verb.children if c.dep_ in _DONE_TO]
        done += [verb.head] if verb.dep_ in ("acl", "relcl") else []
        things = [t for c in done for t in (c, *c.conjuncts)]
        owned = any(self.at(c) == actor for t in things for c in t.children if c.dep_ in _BEFORE)
        return not owned or any(self.within(t) == actor for t in things)

    def is_one_of(self, actor: str, sentence: Span) -> bool:
        """Tell whether a state or a people is meant by "a Mexican", who is but one of them."""
        heads = self.heads(actor, sentence) if actor in self.states | self.peoples else []
        return bool(heads) and all(any(c.lower_ in ("a", "an") for c in t.children) for t in heads)

    def is_only_some(self, actor: str, sentence: Span) -> bool:
        """Tell whether a party's mentions all mean some members alone: "some Republicans"."""
        if self.kinds[actor] is not ActorType.PARTY:
            return False
        heads = [t for t in self.heads(actor, sentence) if t.pos_ != "PRON"]
        return bool(heads) and all(_is_some(t) for t in heads)

    def at(self, token: Token) -> str | None:
        """Return the actor whose mention is headed by a token."""
        return self._at.get(token.i)

    def within(self, token: Token) -> str | None:
        """Return the actor in whose mention a token stands."""
        return self._at.get(token.i) or self._inside.get(token.i)

    def inside(self, token: Token) -> str | None:
        """Return the actor in whose mention, other than a pronoun, a token stands."""
        return self._inside.get(token.i)

    def meant(self, token: Token) -> tuple[str, ...]:
        """Return the actors that a noun phrase means, with those coordinated after it.

        "X and Y", "X's fighters", a relative "which".
        """
        out: dict[str, None] = {}
        for one in (token, *token.conjuncts):
            if one.i >= token.i:
                out.update(dict.fromkeys(self.single(one)))
        return tuple(out)

    def single(self, token: Token) -> tuple[str, ...]:
        """Return the actors of one noun phrase without its conjuncts, or a group's examples."""
        return self.itself(token) or self._examples(token)

    def itself(self, token: Token) -> tuple[str, ...]:
        """Return the actors that one noun phrase names or describes, without "such as ..."."""
        actor = self.within(token)
        if actor:
            return (actor,)
        if (
            token.lower_ in _RELATIVE
            and (clause := _clause(token)) is not None
            and clause.dep_ == "relcl"
        ):
            nearer = _nearer_noun(token, clause)
            return self.single(clause.head if nearer is None else nearer)
        for child in token.children:
            lies = token.pos_ == "PROPN" and self.at(child) in self.states
            if child.dep_ == "appos" and not lies and (actor := self.at(child)):
                return (actor,)
        called = self._called(token)
        return (called,) if called else self._described(token, token.lemma_.lower())

    def _called(self, noun: Token) -> str | None:
        """Return the named body or person right after a noun that describes it: "the firm *X*"."""
        behind = noun.nbor() if noun.i + 1 < len(noun.doc) else None
        if noun.pos_ != "NOUN" or behind is None or behind.pos_ != "PROPN":
            return None
        actor, words = self._inside.get(behind.i), lexicon()
        if actor is None or noun.lemma_.lower() not in words.heads.keys() | words.person_nouns:
            return None
        name = [
            t for t in behind.sent[behind.i - behind.sent.start :] if self._inside.get(t.i) == actor
        ]
        heads = [t for t in name if self._at.get(t.i) == actor]
        subject = any(t.dep_ in ("nsubj", "nsubjpass") for t in heads[:1])
        return None if subject else actor

    def _described(self, noun: Token, lemma: str) -> tuple[str, ...]:
        """Return the actors of a common noun, by its dependents: "X's fighters", "X's attack"."""
        if lemma in predicates().weapons:
            fired = (
                c for c in noun.children if c.dep_ == "acl" and c.lemma_ in predicates().throws
            )
            return self.owners(noun) or tuple(a for verb in fired for a in self.subjects(verb, 0))
        if lemma in predicates().transparent:
            return self.owners(noun)
        if lemma in predicates().fellows:
            return tuple(
                a for c in noun.children if c.dep_ in ("compound", "nmod") and (a := self.within(c))
            )
        frame = None if lemma in predicates().sides else predicates().nouns.get(lemma)
        return (
            self.doers(noun, 0) if frame is not None and frame.predicate.kind == "conflict" else ()
        )

    def _examples(self, noun: Token) -> tuple[str, ...]:
        """Return the actors that stand for a group: "groups such as X and Y"."""
        for child in noun.children:
            such = child.lower_ == "as" and bool(child.i) and child.nbor(-1).lower_ == "such"
            if child.dep_ == "prep" and (such or child.lower_ in _EXAMPLES):
                return tuple(
                    a for thing in child.children if thing.dep_ == "pobj" for a in self.meant(thing)
                )
        return ()

    def things(self, noun: Token) -> tuple[str, ...]:
        """Return the owners of a thing that are no persons: "X's plants", "X plants"."""
        named = [c for c in noun.children if c.dep_ in ("poss", "compound") and c.pos_ != "PRON"]
        return tuple(a for c in named if (a := self.at(c)) and a not in self.persons)

    def owners(self, noun: Token) -> tuple[str, ...]:
        """Return the actors before a noun or after its "of": "X's", "X targets", "of X"."""
        out: dict[str, None] = {}
        possessed = any(c.dep_ == "poss" and self.within(c) for c in noun.children)
        for child in noun.children:
            if child.tag_ == "WP$":
                out.update(dict.fromkeys(self._whose(noun)))
            if child.dep_ in _BEFORE and not (possessed and child.dep_ != "poss"):
                actor = self.at(child) or (self.within(child) if child.dep_ != "amod" else None)
                if child.dep_ != "poss" and actor and actor == self._inside.get(noun.i):
                    continue  # a word of the same name or role: "*managing* director"
                if child.dep_ == "amod" and actor in self.peoples:
                    continue  # "the Arab element of X" is X's
                if actor is None and child.pos_ == "PRON" and noun.dep_ == "conj":
                    actor = self.at(noun.head)
                out.update(dict.fromkeys((actor,) if actor else ()))
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "from"):
                for thing in child.children:
                    out.update(dict.fromkeys(self.meant(thing) if thing.dep_ == "pobj" else ()))
        return tuple(out)

    def _whose(self, noun: Token) -> tuple[str, ...]:
        """Return the antecedent of "whose": "*France*, whose foreign minister, Ann Bell, said"."""
        if noun.dep_ == "appos":
            return self.itself(noun.head)
        clause = _clause(noun)
        told = clause is not None and clause.dep_ == "relcl"
        return self.itself(clause.head) if told and clause is not None else ()

    def subjects(self, verb: Token, depth: int = _DEPTH) -> tuple[str, ...]:
        """Return the agents of a verb: its subject or agent, else those of a higher clause."""
        if verb.tag_ == "VBG" and (filmed := _filmed(verb)) is not None:
            return self.topics(filmed, 0)
        passive = _participle(verb) or any(
            c.dep_ in ("nsubjpass", "auxpass") for c in verb.children
        )
        for child in reversed(tuple(verb.children)):
            if child.dep_ == "agent":
                by = tuple(a for thing in child.children for a in self.meant(thing))
                led = verb.lemma_ in _LED and by and by[0] in self.persons
                return tuple(a for a in by if a in self.persons) if led else by
            if child.dep_ == "nsubj" and not passive:
                return tuple(
                    dict.fromkeys(
                        (*self.meant(child), *self._companions(verb), *self._companions(child))
                    )
                )
        if passive or depth == 0:
            return ()
        return self._shared(verb, depth)

    def _companions(self, word: Token) -> tuple[str, ...]:
        """Return joint agents: "as part of X", "together with X", "along with X"."""
        out: list[str] = []
        for child in word.children:
            beside = child.lower_ == "with" and child.i and child.nbor(-1).lower_ in TOGETHER
            if child.lower_ in TOGETHER:
                out.extend(self.behind(child, _WITH))
            for thing in child.children if child.dep_ == "prep" else ():
                if thing.dep_ == "pobj" and beside:
                    out.extend(self.meant(thing))
                if thing.dep_ == "pobj" and child.lower_ == "as" and thing.lemma_ == "part":
                    out.extend(self.owners(thing))
        return tuple(out)

    def topics(self, verb: Token, depth: int = _DEPTH) -> tuple[str, ...]:
        """Return the subjects of a verb's clause: in the passive, those acted upon."""
        for child in verb.children:
            if child.dep_ == "nsubjpass":
                return self.meant(child)
            if child.dep_ == "auxpass" and (
                moved := next((c for c in child.children if c.dep_ == "nsubj"), None)
            ):
                return self.meant(moved)
        if _participle(verb):
            return self.meant(verb.head)
        return self.subjects(verb, depth)

    def _above(self, verb: Token, depth: int) -> tuple[str, ...]:
        """Return the subject that a lower clause inherits: an agent if any, else the topic."""
        agent = any(c.dep_ == "agent" for c in verb.children)
        return self.subjects(verb, depth) if agent else self.topics(verb, depth)

    def objects(self, verb: Token) -> tuple[str, ...]:
        """Return those a verb acts on: its object, or the subject of its passive."""
        out: dict[str, None] = {}
        for child in verb.children:
            named_apart = child.dep_ == "npadvmod" and self.at(child) in self.persons
            if child.dep_ == "dobj" and _opens_a_clause(child):
                continue
            if child.dep_ in ("dobj", "nsubjpass", "dative") or named_apart:
                others = {a for t in child.conjuncts if _opens_a_clause(t) for a in self.single(t)}
                out.update(dict.fromkeys(a for a in self.meant(child) if a not in others))
        if not out and _participle(verb):
            beside = self._led_beside(verb)
            return (beside,) if beside is not None else self.meant(verb.head)
        below = {c.dep_ for c in verb.children}
        agent = "agent" in below and not below & {"nsubj", "nsubjpass"}
        if (
            not out
            and agent
            and (verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBN"))
        ):
            nearer = _nearer(verb)
            return self.topics(verb.head, 0) if nearer is None else self.meant(nearer)
        if (
            not out
            and verb.dep_ == "conj"
            and not any(c.dep_ in ("nsubj", "prep") for c in verb.children)
        ):
            return ()
        return tuple(out)

    def _led_beside(self, participle: Token) -> str | None:
        """Return the body right before the comma of "led by": "a deal with *X*, led by Y"."""
        at = participle.i
        if at < _DETERMINED or participle.nbor(-1).text != "," or participle.lemma_ not in _LED:
            return None
        before = participle.nbor(-2)
        if before.pos_ != "PROPN" or before.i <= participle.head.i:
            return None
        over = (t for t in (before, *before.ancestors) if t.i > participle.head.i)
        found = (self._at.get(t.i) for t in over if t.i <= before.i)
        return next((a for a in found if a in self.bodies), None)

    def behind(
        self, word: Token, prepositions: frozenset[str], *, acts: bool = False
    ) -> tuple[str, ...]:
        """Return the actors after one of a word's prepositions.

        With `acts`, also those whose deed stands there.
        """
        out: dict[str, None] = {}
        for child in word.children:
            if child.dep_ in ("prep", "dative", "agent") and child.lower_ in prepositions:
                things = [c for c in child.children if c.dep_ == "pobj"]
            elif child.dep_ in ("advcl", "ccomp", "xcomp"):
                marked = any(c.dep_ == "mark" and c.lower_ in prepositions for c in child.children)
                things = [c for c in child.children if marked and c.dep_ == "nsubj"]
            else:
                continue
            for thing in things:
                out.update(dict.fromkeys(self.meant(thing) or (self.acting(thing) if acts else ())))
        return tuple(out)

    def acting(self, noun: Token) -> tuple[str, ...]:
        """Return the actors whose deed or thing a noun names: "X's decision", "a statement by X".

        For a deed of conflict with its object after "of" (an arrest), those after "by", or those
        in front of it where it has an "of".
        """
        by = self.behind(noun, frozenset({"by"}))
        if noun.lemma_.lower() in predicates().nationals:
            return ()
        frame = predicates().nouns.get(noun.lemma_.lower())
        if frame is None or "of" not in frame.prepositions or frame.predicate.kind != "conflict":
            return self.owners(noun) or by
        return by or (self.doers(noun, 0) if any(c.lower_ == "of" for c in noun.children) else ())

    def doers(self, noun: Token, depth: int = _DEPTH) -> tuple[str, ...]:
        """Return the agents of a noun's deed: before it, after "by", else who carries it out."""
        before = tuple(
            a
            for c in noun.children
            if c.dep_ in _BEFORE and c.dep_ != "nmod"
            for a in self._before(c, noun)
        )
        if before:
            return before
        by = self.behind(noun, frozenset({"by", "from"})) or self._carriers_below(noun)
        if by or depth == 0:
            return by
        return self._carriers(noun, depth - 1)

    def _carriers_below(self, noun: Token) -> tuple[str, ...]:
        """Return those who carry a deed out in the clause that tells of it.

        "The lawsuit *filed by X*", "the attack *that X launched*".
        """
        for verb in carried_below(noun):
            if found := self.behind(verb, _BY):
                return found
            own = (c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in _RELATIVE)
            if found := tuple(a for c in own for a in self.meant(c)):
                return found
        return ()

    def _before(self, word: Token, noun: Token) -> tuple[str, ...]:
        """Return the actors that a word before a deed means: "X's", "X", "X-led".

        "Its", in what X is blamed for, is X's.
        """
        if word.dep_ == "poss" and word.pos_ == "PRON" and self._is_judged_by_own(noun, word):
            return ()
        if word.dep_ == "poss":
            return (self._blamed(noun) if word.pos_ == "PRON" else ()) or self.meant(word)
        if word.lower_ == "led" and word.i > 1 and word.nbor(-1).text == "-":
            return tuple(filter(None, (self.at(word.nbor(-2)),)))
        return tuple(filter(None, (self.within(word),)))

    def _is_judged_by_own(self, noun: Token, word: Token) -> bool:
        """Tell whether "its" would make somebody judge their own deed: "X condemned its attack"."""
        frames = predicates().verbs.get(noun.head.lemma_, ())
        judges = noun.dep_ == "dobj" and any(f.predicate.root in _STANCES for f in frames)
        return judges and bool(set(self.meant(word)) & set(self.subjects(noun.head, 0)))

    def _blamed(self, noun: Token) -> tuple[str, ...]:
        """Return those blamed or praised for a noun's deed, or for that of the gerund around it."""
        word = noun
        for _ in range(_DEPTH):
            if word.dep_ in ("pcomp", "pobj") and (blamed := self._judged(word)):
                return blamed
            word = word.head
        return ()

    def _judged(self, gerund: Token) -> tuple[str, ...]:
        """Return the object of a judging verb above a gerund: "blamed X for doing"."""
        preposition, verb = gerund.head, gerund.head.head
        frames = (
            predicates().verbs.get(verb.lemma_, ()) if preposition.lower_ in ("for", "of") else ()
        )
        return self.objects(verb) if any(f.predicate.root in _STANCES for f in frames) else ()

    def _carriers(self, noun: Token, depth: int) -> tuple[str, ...]:
        """Return those who carry a deed out: the subject of its light verb, or those "in" it."""
        head = noun.head
        if depth == 0:
            return ()
        if noun.dep_ == "conj":
            apart = any(c.dep_ in ("det", "poss") for c in noun.children)
            return () if apart else self.doers(head, depth - 1)
        if noun.dep_ in ("dobj", "nsubjpass") and head.pos_ == "VERB" and _carries(head, noun):
            return self.subjects(head, depth)
        if noun.dep_ == "attr":
            return self.topics(head, depth)
        return self._in(noun, head, depth) if noun.dep_ == "pobj" and head.lower_ in _INTO else ()

    def _in(self, noun: Token, head: Token, depth: int) -> tuple[str, ...]:
        """Return those who take part in a deed that is the object of a preposition.

        The preposition may be coordinate: "before and in the attack".
        """
        preposition = head
        while head.dep_ == "conj" and head.pos_ == "ADP":
            head = head.head
        if head.dep_ != "prep" or (
            head.head.pos_ == "VERB" and not _takes_part(head.head, noun, preposition)
        ):
            return ()
        return self._partakers(preposition, head.head, depth)

    def _partakers(self, preposition: Token, above: Token, depth: int) -> tuple[str, ...]:
        """Return the participants of a deed, given its preposition and what that depends on."""
        if _participle(above):
            return self.meant(above.head) or self.doers(above.head, depth)
        if above.pos_ in ("VERB", "AUX"):
            return (
                (self._helped(above) if preposition.lower_ == "in" else ())
                or self.topics(above, depth)
                or self.subjects(above, depth)
            )
        if above.pos_ == "ADJ":
            return self.subjects(above.head, depth) if above.head.pos_ in ("VERB", "AUX") else ()
        if above.lemma_.lower() in predicates().shares:
            return self.doers(above, depth)
        if preposition.lower_ != "in":
            return ()
        first = above
        while first.dep_ == "conj":
            first = first.head
        return self.meant(first) or self._supported(above) or self.doers(above, depth)

    def _helped(self, verb: Token) -> tuple[str, ...]:
        """Return those whom a verb helps or makes act: "support X", "voice support for X"."""
        if verb.lemma_ in predicates().causes:
            return self.objects(verb)
        return tuple(a for c in verb.children if c.dep_ == "dobj" for a in self._supported(c))

    def _supported(self, noun: Token) -> tuple[str, ...]:
        frame = predicates().nouns.get(noun.lemma_.lower())
        return (
            self.behind(noun, frame.prepositions) if frame and frame.predicate.name in _HELP else ()
        )

    def _shared(self, verb: Token, depth: int) -> tuple[str, ...]:
        """Return the subject that a clause without one takes from the clause or noun above it."""
        head = verb.head
        if (verb.dep_ == "acl" or (verb.dep_ == "relcl" and _infinitive(verb))) and head.pos_ in (
            "NOUN",
            "PROPN",
        ):
            deed = head.lemma_.lower() in predicates().nouns
            last = _last_of_two(verb, head)
            meant = self.meant(head) if last is None else self.single(last)
            return meant or (self._of_noun(head, depth) if deed or _infinitive(verb) else ())
        if verb.dep_ == "pcomp":
            head = head.head
            found = self._judged(verb) or self._gerund(verb, depth)
            if head.lower_ == "guilty":
                return found
            if found or _kept_from(verb) or head.pos_ in ("NOUN", "PROPN") or head.dep_ == "acomp":
                return found
        alone = verb.dep_ not in _CLAUSES or head.i == verb.i or _opens_with_if(verb)
        if alone or head.pos_ not in ("VERB", "AUX", "ADJ"):
            return ()
        told = verb.dep_ != "conj" and _infinitive(verb) and _addressed(head)
        if told and head.lemma_ in (predicates().causes | predicates().asks):
            return self.objects(head) if head.lemma_ in predicates().causes else ()
        if head.pos_ == "ADJ" and head.head.pos_ == "AUX":
            head = head.head
        return self._above(head, depth - 1)

    def _gerund(self, verb: Token, depth: int) -> tuple[str, ...]:
        """Return the subject of a gerund after a preposition: "committed to doing"."""
        preposition, above = verb.head, verb.head.head
        if above.lower_ == "guilty":
            return self._found_guilty(above, depth)
        if above.dep_ == "acomp":
            return self.subjects(above.head, depth - 1)
        if above.pos_ not in ("NOUN", "PROPN"):
            return ()
        return self._of_noun(above, depth) or (
            self.meant(above) if preposition.lower_ == "in" else ()
        )

    def _found_guilty(self, guilty: Token, depth: int) -> tuple[str, ...]:
        """Return who is found or pleads guilty: "the jury found *X* guilty of killing"."""
        verb = guilty.head
        if any(c.dep_ == "neg" for t in (guilty, verb) for c in t.children):
            return ()
        own = next((c for c in guilty.children if c.dep_ == "nsubj"), None)
        if own is not None:
            return self.meant(own)
        if verb.pos_ not in ("VERB", "AUX"):
            return ()
        return self.objects(verb) or self.subjects(verb, depth - 1)

    def _of_noun(self, noun: Token, depth: int) -> tuple[str, ...]:
        return self.owners(noun) or self.doers(noun, depth - 1)


def carried_below(noun: Token) -> list[Token]:
    """Return the verbs of the clauses behind a deed that tell how it was carried out.

    "A lawsuit *filed* by X", "the attack that X *launched*".
    """
    clauses = (c for c in noun.children if c.dep_ in ("acl", "relcl") and c.i > noun.i)
    light = predicates().light
    return [c for c in clauses if c.lemma_ in light and c.tag_ != "VBG"]


def _last_of_two(participle: Token, first: Token) -> Token | None:
    """Return the last of two names, of which the first is told to be another's, else None.

    "Ann Bell of the council and Jo Reed, *representing* the tenants": Reed represents them.
    """
    others = [t for t in first.conjuncts if t.i < participle.i]
    if not others or participle.nbor(-1).text != "," or others[-1].i != participle.i - 2:
        return None
    told = any(c.dep_ == "prep" and c.lower_ in ("of", "from", "for") for c in first.children)
    return others[-1] if told else None


def _opens_with_if(verb: Token) -> bool:
    """Tell whether a clause has its own subject, though the parse finds none: "if X attacks Y"."""
    first = verb.left_edge
    opens = {first.lower_, first.nbor(-1).lower_ if first.i else ""}
    return verb.dep_ == "advcl" and verb.tag_ in FINITE and not opens.isdisjoint(_OPENING)


_OPENING: Final = frozenset({"if", "unless", "because"})


def _opens_a_clause(noun: Token) -> bool:
    """Tell whether a noun that the parse joins to an object is a subject: "hit X, and *Y* fled"."""
    doc, first, last = noun.doc, noun.left_edge.i, noun.right_edge.i
    if first < _DETERMINED or doc[first - 1].dep_ != "cc" or doc[first - 2].text != ",":
        return False
    while last > noun.i and doc[last].text == ",":
        last -= 1
    after = [t for t in doc[last + 1 : last + 3] if t.text != ","][:1]
    return bool(after) and after[0].tag_ in ("VBD", "VBZ", "VBP", "MD")


def _goes_on_with(state: Token) -> bool:
    """Tell whether a list goes on behind a state's comma: "Holt, *Norway*, and Denmark"."""
    doc, at = state.doc, state.i + 2
    return at < len(doc) and doc[at - 1].text == "," and doc[at].lower_ in ("and", "or")


def _filmed(gerund: Token) -> Token | None:
    """Return the passive verb of seeing above a gerund about a film, None where there is none.

    In "Y was seen on video from X firing", Y fires, and not X.
    """
    if gerund.dep_ not in ("acl", "pcomp"):
        return None
    link, on_film = gerund.head, False
    for _ in range(_DEPTH + 1):
        if link.dep_ not in ("pobj", "prep"):
            break
        link = link.head
        films = [c for p in link.children if _is_on(p) for c in p.children]
        on_film = on_film or any(c.lemma_.lower() in predicates().films for c in (link, *films))
    seen = on_film and link.lemma_ in predicates().seen
    return link if seen and any(c.dep_ == "nsubjpass" for c in link.children) else None


def _is_on(word: Token) -> bool:
    return word.dep_ == "prep" and word.lower_ in ("on", "in")


def _is_some(noun: Token) -> bool:
    """Tell whether a bare plural name is counted or picked from: "some Republicans"."""
    if noun.tag_ not in PLURAL or any(c.lower_ == "the" for c in noun.children):
        return False
    words = predicates()
    fronts = [c for c in noun.children if c.i < noun.i]
    picked = any(
        c.dep_ == "nummod" or c.lower_ in words.some or (c.dep_ == "amod" and c.text.islower())
        for c in fronts
    )
    link = noun.head
    counted = noun.dep_ == "pobj" and link.lower_ == "of"
    return picked or (counted and link.head.lemma_.lower() in words.some)


def _are_within(heads: list[Token], subject: Token, at: dict[int, str]) -> bool:
    """Tell whether all of a sentence's bodies are its subject, or stand within that noun phrase."""
    within = {t.i for t in subject.subtree}
    return all(at[t.i] == at[subject.i] or t.i in within for t in heads)


def _nearer_noun(pronoun: Token, clause: Token) -> Token | None:
    """Return the noun before "that" or "which" where the parse attached the clause to another."""
    before = pronoun.nbor(-1) if pronoun.i else None
    if before is None or pronoun.lower_ not in ("that", "which") or before.i == clause.head.i:
        return None
    link = before.head
    hung = before.dep_ == "pobj" and link.lower_ == "of" and link.head.i == clause.head.i
    return before if hung and before.pos_ in ("NOUN", "PROPN") else None


def _nearer(participle: Token) -> Token | None:
    """Return the object between a verb and a participle: "X sent *a team*, led by Y"."""
    head = participle.head
    things = (c for c in head.children if c.dep_ in ("dobj", "attr") and head.i < c.i)
    return next((t for t in things if t.i < participle.i), None)


def _addressed(verb: Token) -> bool:
    """Tell whether a verb has an object, or somebody who is called on."""
    return any(
        c.dep_ in ("dobj", "nsubjpass", "dative") or c.lower_ in ("on", "upon")
        for c in verb.children
    )


def _kept_from(gerund: Token) -> bool:
    """Tell whether somebody is kept from a gerund: "prevented X from doing", "warned against"."""
    told = any(c.dep_ in ("dobj", "nsubjpass") for c in gerund.head.head.children)
    return told and gerund.head.lower_ in ("from", "against")


def _takes_part(verb: Token, noun: Token, preposition: Token) -> bool:
    """Tell whether acting "in" a deed is doing it: to help in an attack, not to die in one.

    Who "made arrests for the attack" did not carry it out, who "took responsibility for" it did.
    """
    known = predicates()
    things = [c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"]
    if preposition.lower_ == "for" and any(thing not in known.shares for thing in things):
        return False
    frame = known.nouns.get(noun.lemma_.lower())
    hostile = frame is not None and frame.predicate.kind == "conflict"
    return not hostile or verb.lemma_ in known.light or verb.lemma_ in known.causes


def _carries(verb: Token, noun: Token) -> bool:
    """Tell whether a verb's subject does the noun's deed: "launch a raid", not "condemn a role"."""
    known = predicates()
    shared = noun.lemma_.lower() in known.shares and verb.lemma_ not in known.verbs
    return verb.lemma_ in known.light or (shared and verb.lemma_ not in known.refusals)


def _participle(verb: Token) -> bool:
    """Tell whether a verb is a passive participle of the noun before it: "X, condemned by Y"."""
    return (
        verb.dep_ == "acl" and verb.tag_ == "VBN" and all(c.dep_ != "dobj" for c in verb.children)
    )


def _infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _clause(token: Token) -> Token | None:
    """Return the verb of the relative clause that a pronoun stands in, else None."""
    head = token.head
    for _ in range(3):
        if head.dep_ == "relcl":
            return head
        if head.dep_ in ("ROOT", "ccomp", "advcl"):
            return None
        head = head.head
    return None
