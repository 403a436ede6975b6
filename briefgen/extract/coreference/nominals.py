"""Link definite nouns to actors named before: "the minister", "the company", "this party"."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.extract.coreference.clues import governor, is_subject
from briefgen.extract.demonyms import is_age
from briefgen.model import ActorType
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.extract.coreference.candidates import Place, Timeline
    from briefgen.model import Actor

_BESIDE: Final = frozenset(("det", "amod", "compound", "poss", "nmod", "nummod", "case"))
_ACTS: Final = frozenset(("nsubj", "nsubjpass", "agent"))
_NO_BODIES: Final = frozenset((ActorType.PERSON, ActorType.STATE, ActorType.PEOPLE))
_GROUPS: Final = frozenset((ActorType.ARMED_GROUP, ActorType.ORGANISATION, ActorType.PARTY))
"""Types that are called "the group"; where an article has one of them, no company is."""

_SEVERAL: Final = 2
_NEAR: Final = 2
"""Sentences back in which the subject is looked for that "the Chilean" may mean."""

_OWNER: Final = 24
"""Characters before a description that are searched for the body that somebody speaks for."""

_TITLE: Final = 16
"""Characters before a name in which its title is looked for."""

_AGE_WORDS: Final = 4
"""Tokens before the last one of "5-year-old"."""

_MORE: Final = frozenset(("prep", "relcl", "acl", "appos"))


class Nominals:
    """Resolves definite nouns to the actor that is called so, or the only one of its kind."""

    def __init__(self, timeline: Timeline) -> None:
        """Index what each actor is called, and the nouns in its name that say what it is."""
        self._timeline = timeline
        self._called: dict[str, set[str]] = {}
        bodies = [a for a in timeline.by_id.values() if a.named and a.type not in _NO_BODIES]
        self._first_words = {a.name.split()[0] for a in bodies}
        self._grouped = any(a.type in _GROUPS for a in bodies)
        for actor in timeline.by_id.values():
            for word in _called(actor) | _titles(actor, timeline.reading.article.text):
                self._called.setdefault(word, set()).add(actor.id)

    def meant(self, noun: Token) -> tuple[Place, str, tuple[int, int]] | None:
        """Return a noun's antecedent, the reason and the phrase's span; None where it is open."""
        if noun.tag_ != "NN" or not _is_definite(noun):
            return None
        return self._titled(noun) or (self._bare(noun) if _is_bare(noun) else None)

    def _bare(self, noun: Token) -> tuple[Place, str, tuple[int, int]] | None:
        """Return the antecedent of a noun without modifiers; None where it is open."""
        lemma = _joint_lemma(noun)
        if (likened := self._called_before(noun, lemma)) is not None:
            owner = self._place_of(likened)
            why = f"{likened.text} is called so in the sentence before"
            return self._one(noun, [owner] if owner is not None else [], why)
        of_trade = lemma in table("coreference")["of_a_trade"]
        last = self._ever(noun) if of_trade else self._last(noun)
        everyone = self._told_so(noun, self._called.get(lemma, set()))
        if len(everyone) > 1:
            return None
        called = (
            next((p for p in self._timeline.all_before(noun) if p.actor in everyone), None)
            if everyone
            else None
        )
        if called is not None:
            return self._one(noun, [called], f"the article calls only {self._name(called)} so")
        kinds = _kinds(lemma)
        if lemma in table("coreference")["of_companies_too"] and not self._grouped:
            kinds |= {ActorType.COMPANY}
        kin = [p for p in last.values() if self._timeline.by_id[p.actor].type in kinds]
        kin = [p for p in kin if self._timeline.by_id[p.actor].named]
        kin = [p for p in kin if not _is_otherwise(self._timeline.by_id[p.actor], lemma)]
        kin = [p for p in kin if not self._is_a_make(p)]
        if len(kin) == 1 and self._is_rivalled(noun, kin[0]):
            return None
        return self._one(noun, kin, f"the only {lemma} named shortly before")

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
            or any(words in _bare_phrases(d) for d in _descriptions(actor))
        ]
        return self._one(noun, meant, f"the article calls only one {words}")

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
        if here is None or _is_of_another_age(noun):
            return None
        subjects: dict[str, Place] = {}
        for place in self._timeline.before(noun):
            one = self._timeline.by_id[place.actor].type is ActorType.PERSON
            near = place.block == block and here - place.sentence <= _NEAR
            word = self._timeline.word(place)
            if one and near and is_subject(word) and governor(word).dep_ == "ROOT":
                subjects.setdefault(place.actor, place)
        found = list(subjects.values())
        if len(found) != 1:
            return None
        return self._one(noun, found, f"{self._name(found[0])} alone acts in the sentences before")

    def _is_a_make(self, place: Place) -> bool:
        """Tell whether a mention only names a make of things: "112 *Norda* buses"."""
        word = self._timeline.word(place)
        thing = word.head
        plural = word.dep_ in ("compound", "nmod") and thing.tag_ == "NNS" and thing.i > word.i
        return plural and not _is_somebody(thing)

    def _is_rivalled(self, noun: Token, place: Place) -> bool:
        """Tell whether another body is named between an antecedent and a noun, of whatever type.

        A name that acts and is no known actor counts too: the noun may well mean that one.
        """
        doc, by_id = self._timeline.reading.doc, self._timeline.by_id
        if by_id[place.actor].type is ActorType.PERSON:
            return False
        for token in doc[place.head + 1 : noun.i]:
            owner = self._timeline.owners.get(token.i)
            if owner is None:
                acts = token.dep_ in _ACTS
                rival = token.pos_ == "PROPN" and acts
                if acts and token.text in self._first_words:
                    return True
            else:
                actor = by_id[owner]
                rival = owner != place.actor and actor.named and actor.type not in _NO_BODIES
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


def _bare_phrase(words: str) -> str:
    """Return words without the article that they begin with."""
    kept = words.split()
    return " ".join(kept[1:] if kept[:1] in (["the"], ["a"], ["an"]) else kept).strip(" ,.")


def _is_of_another_age(noun: Token) -> bool:
    """Tell whether the same age describes a noun earlier: "her 5-year-old *sister*".

    "The 5-year-old" then means that one.
    """
    first = noun.i - _AGE_WORDS
    if not is_age(noun) or first < 0:
        return False
    age = [t.lower_ for t in noun.doc[first : noun.i + 1]]
    for token in noun.doc[:first]:
        if token.lower_ != age[0]:
            continue
        same = [t.lower_ for t in noun.doc[token.i : token.i + len(age)]] == age
        if same and noun.doc[token.i + len(age)].pos_ == "NOUN":
            return True
    return False


def _called(actor: Actor) -> set[str]:
    """Return the nouns that an actor is called by, in lowercase.

    They are the heads of its descriptions and of a body's name, and the nouns of a person's titles.
    """
    words = set()
    for description in actor.descriptions:
        if description.origin != _CLAUSE:
            ends = _OF if description.kind == "modifier" else _ENDS
            words.add(_head(description.evidence.exact, ends=ends))
    if actor.named and len(actor.name.split()) > 1 and actor.type != "person":
        words.add(_head(actor.name, ends=_OF))
    if actor.type is ActorType.PERSON:
        called = table("coreference")["titles_called"]
        before = {w for m in actor.mentions for w in m.evidence.exact.lower().split()[:-1]}
        words |= {noun for title, noun in called.items() if title in before}
    return words - {""}


def _titles(actor: Actor, text: str) -> set[str]:
    """Return the nouns of the titles right before a person's names: of "Justice Holm", "judge"."""
    if actor.type is not ActorType.PERSON:
        return set()
    called = table("coreference")["titles_called"]
    near = (text[max(0, m.evidence.start - _TITLE) : m.evidence.start] for m in actor.mentions)
    last = (words.rsplit(maxsplit=1)[-1].lower() for words in near if words[-1:] == " ")
    return {called[word] for word in last if word in called}


def _is_otherwise(actor: Actor, lemma: str) -> bool:
    """Tell whether an actor's description rules out "the company": a union is none."""
    words = table("coreference")
    heads = {_head(d.evidence.exact) for d in actor.descriptions}
    return lemma in words["nominals"]["company"] and not heads.isdisjoint(words["no_companies"])


_OF: Final = frozenset({"of", "for", "in", "at", "to"})
"""Words that end the noun of a name, which "and" does not: "the Road and Rail Commission"."""
_ENDS: Final = _OF | {"and", "who", "which"}
_CLAUSE: Final = "told.clause"
"""The origin of a description that is no noun: of who "chairs the council" none is called so."""


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


def _joint_lemma(noun: Token) -> str:
    """Return a noun's lemma, with a compound before it if the lists have both: "think tank"."""
    lemma = noun.lemma_.lower()
    before = next((c.lower_ for c in noun.children if c.dep_ == "compound"), "")
    joint = f"{before} {lemma}"
    known = (words for words in table("coreference")["nominals"].values())
    return joint if before and any(joint in words for words in known) else lemma


def _is_definite(noun: Token) -> bool:
    first = noun.left_edge
    return first.dep_ == "det" and first.lower_ in table("coreference")["determiners"]


def _is_bare(noun: Token) -> bool:
    """Tell whether a noun has no modifier that makes another thing of it, and is no title."""
    same = table("coreference")["same"]
    joint = _joint_lemma(noun) != noun.lemma_.lower()
    for child in noun.children:
        before = child.i < noun.i
        plain = child.lower_ in same or _says_where(child) or (joint and child.dep_ == "compound")
        if before and child.dep_ in _BESIDE and child.dep_ != "det" and not plain:
            return False
        if not before and child.dep_ in _MORE and not (_is_added(child) or _is_charge(child)):
            return False
    after = noun.doc[noun.i + 1 : noun.i + 2]
    named = any(t.pos_ in ("PROPN", "NOUN") or t.lower_ == "'s" for t in after)
    return noun.dep_ != "compound" and not named


def _says_where(word: Token) -> bool:
    """Tell whether a participle says where a body has its seat: "the London-based group"."""
    return word.lower_ == "based" and any(c.dep_ == "npadvmod" for c in word.children)


def _is_charge(link: Token) -> bool:
    """Tell whether a preposition has a gerund, and so is the verb's: "accused X *of hiding* it"."""
    return link.dep_ == "prep" and any(c.dep_ == "pcomp" for c in link.children)


def _is_added(clause: Token) -> bool:
    """Tell whether a relative clause adds to a known noun: after a comma, or on a single name."""
    opens = clause.left_edge
    if opens.lower_ == "who" and clause.lemma_ in ("use", "go", "have") and _is_of_one_name(clause):
        return True
    return (
        clause.dep_ == "relcl" and opens.lower_ in ("which", "who") and opens.nbor(-1).text == ","
    )


def _is_of_one_name(clause: Token) -> bool:
    """Tell whether a clause says that a name is a single one: "*who uses one name*"."""
    below = [t.lower_ for t in clause.subtree]
    return "name" in below and not {"one", "only", "single"}.isdisjoint(below)


@cache
def _kinds(lemma: str) -> frozenset[str]:
    """Return the types of actor that a noun may stand for."""
    return frozenset(t for t, words in table("coreference")["nominals"].items() if lemma in words)
