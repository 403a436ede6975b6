"""Unnamed groups that the article treats as one: "US troops", "Iranian-backed militias"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from briefgen.extract.actors.acting import phrase_of, takes_part
from briefgen.extract.actors.draft import Called, Draft
from briefgen.extract.names.lexicon import lexicon
from briefgen.model import ActorType, MentionKind
from briefgen.registry.predicates import predicates
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from briefgen.extract.reading import Reading
    from briefgen.model import Evidence


@dataclass(slots=True)
class Group:
    """A phrase for a group: its head noun, whose it is, who backs it, where it is.

    `own` are the offsets of the words that identify a group that is nobody's ("government troops"),
    and `acts` whether it takes part in what happened.
    """

    start: int
    end: int
    head: str
    type: ActorType
    of: frozenset[int]
    backed: frozenset[int]
    where: frozenset[int]
    definite: bool
    own: tuple[int, int] | None = None
    acts: bool = False
    whose: Draft | None = None
    counted: bool = False


@dataclass(slots=True)
class Gathered:
    """The phrases that were taken for one group."""

    draft: Draft
    groups: list[Group] = field(default_factory=list)


def collectives(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Return a draft for each group, with later mentions by the bare noun where they are clear."""
    named = {p.evidence.start: (p.evidence, d) for d in drafts if d.named for p in d.pointings}
    gathered: list[Gathered] = []
    written = {
        _said(p.evidence): d
        for d in drafts
        if d.named
        for p in d.pointings
        if " " in p.evidence.exact
    }
    called = {p.evidence for d in drafts for p in d.pointings if p.kind is MentionKind.DESCRIPTION}
    for group in _groups(reading, named, called):
        evidence = reading.article.quote(group.start, group.end)
        if _is_only_abuse(reading, group) or _is_half_in_brackets(evidence.exact):
            continue
        only = _the_only(reading, drafts, group)
        if only is not None:
            only.point(evidence, MentionKind.DESCRIPTION, "collectives")
            continue
        if _said(evidence) in written:
            written[_said(evidence)].point(evidence, MentionKind.NAME, "collectives")
        elif group.whose is not None and _are_its_own(group, evidence):
            group.whose.point(evidence, MentionKind.DESCRIPTION, "collectives")
        elif group.of or group.backed:
            home = next((g for g in gathered if any(_same(one, group) for one in g.groups)), None)
            if home is None:
                home = Gathered(
                    Draft(group.type, " ".join(evidence.exact.split()), "collectives", named=False)
                )
                gathered.append(home)
            home.groups.append(group)
            home.draft.point(evidence, MentionKind.NAME, "collectives")
            home.draft.name = max(home.draft.name, " ".join(evidence.exact.split()), key=len)
            if group.whose is not None:
                home.draft.call(Called(evidence, "modifier", "collectives", group.whose))
        elif not (group.definite and _bare(gathered, group, evidence)) and group.own is not None:
            _loose(gathered, group, reading.article.quote(*group.own))
    _government_forces(drafts, gathered)
    _of_a_peoples_name(reading, drafts)
    return [g.draft for g in gathered if any(_is_somebody(one) for one in g.groups)]


def _is_half_in_brackets(words: str) -> bool:
    return words.count("(") != words.count(")")


def _is_only_abuse(reading: Reading, group: Group) -> bool:
    """Tell whether those in quotation marks are only called so by who speaks: "the *terrorists*".

    The word judges; whom it means is not told.
    """
    if group.head not in _ABUSE or group.own is None or group.of or group.backed:
        return False
    sentence = reading.sentence_at(group.start)
    before = reading.surface[sentence.start if sentence else 0 : group.start]
    return before.count('"') % 2 == 1


_ABUSE: Final = frozenset({"terrorists", "extremists", "bandits", "thugs"})


def _of_a_peoples_name(reading: Reading, drafts: list[Draft]) -> None:
    """Name an armed group with its noun where each mention has one: "the *Harl militias*".

    Several militias bear the name of a people, a place or a leader, which is none of them.
    """
    for draft in drafts:
        if draft.type is not ActorType.ARMED_GROUP or draft.key or " " in draft.name:
            continue
        named = [p.evidence for p in draft.pointings if p.kind is MentionKind.NAME]
        told = [e for e in named if reading.surface.startswith(_MILITIAS, e.end)]
        if told and all(reading.surface.startswith(_FIGHTERS, e.end) for e in named):
            draft.whole = reading.article.quote(told[0].start, told[0].end + len(_MILITIAS))


_MILITIAS: Final = " militias"
_FIGHTERS: Final = (_MILITIAS, " militiamen", " fighters", " gunmen", " rebels")


def _is_somebody(group: Group) -> bool:
    """Tell whether a phrase is a group: somebody's, or one that acts and is not several."""
    several = group.counted and group.head.endswith(_GROUPS)
    return bool(group.of or group.backed) or (group.acts and not several)


_GROUPS: Final = tuple(table("parts")["groups"])


def _the_only(reading: Reading, drafts: list[Draft], group: Group) -> Draft | None:
    """Return the one named armed group that a bare noun refers to ("the rebels"), else None."""
    if group.type is not ActorType.ARMED_GROUP or group.of or group.backed or group.own is None:
        return None
    if reading.surface[group.own[0] : group.end].lower() != group.head:
        return None
    stem = group.head.removesuffix("s")
    armed = [d for d in drafts if d.named and d.type is ActorType.ARMED_GROUP]
    called = [d for d in armed if _is_called(reading, d, stem)]
    if not called and len(armed) == 1 and group.definite and armed[0].first < group.start:
        return armed[0] if group.head in _REBELS else None
    return called[0] if len(called) == 1 else None


def _is_called(reading: Reading, draft: Draft, stem: str) -> bool:
    """Tell whether a noun stands beside a group's name or in its descriptions."""
    if any(stem in c.evidence.exact.lower().split() for c in draft.called):
        return True
    surface = reading.surface
    for p in draft.pointings:
        start, end = p.evidence.start, p.evidence.end
        behind = surface[end : end + len(stem) + 1].lower()
        before = surface[max(0, start - _NOUN_BEFORE) : start].lower().split()
        if behind == f" {stem}" or {stem, f"{stem}s"} & {*before[-2:]}:
            return True
    return False


_REBELS: Final = frozenset(table("parts")["rebels"])
"""Nouns that refer to the only armed group named before them."""
_NOUN_BEFORE: Final = 30
"""Characters before a name among which the noun for its fighters is looked for."""


def _government_forces(drafts: list[Draft], gathered: list[Gathered]) -> None:
    """Merge "government troops" into the only army of the article."""
    armies = [d for d in drafts if d.type is ActorType.MILITARY]
    armies += [g.draft for g in gathered if g.draft.type is ActorType.MILITARY and g.groups[0].of]
    if len(armies) != 1:
        return
    for one in list(gathered):
        words = one.draft.name.lower().split()
        loose = not any(group.of or group.backed for group in one.groups)
        if loose and words[0] == "government" and one.draft.type is ActorType.MILITARY:
            armies[0].absorb(one.draft, MentionKind.DESCRIPTION, "collectives")
            gathered.remove(one)


def _are_its_own(group: Group, evidence: Evidence) -> bool:
    """Tell whether a phrase is a group's name and its fighters: "M23 rebels", "rebels of M23"."""
    whose = group.whose
    if whose is not None and whose.type is ActorType.PEOPLE and whose.named and not group.backed:
        return group.head in _OF_A_PEOPLE and _said(evidence).endswith(f" {group.head}")
    if whose is None or not whose.named or whose.type is not ActorType.ARMED_GROUP or group.backed:
        return False
    names = {_said(p.evidence) for p in whose.pointings}
    said = _said(evidence).removeprefix("suspected ").removeprefix("alleged ")
    before, behind = said.rpartition(" ")[0], said.removeprefix(f"{group.head} of ")
    own = before in names or behind.removeprefix("the ") in names
    return own and (group.type is ActorType.ARMED_GROUP or group.head == _MEMBERS)


_MEMBERS: Final = "members"
_OF_A_PEOPLE: Final = frozenset(table("parts")["of_a_people"])


def _said(evidence: Evidence) -> str:
    """Return words in lower case with single spaces, for comparison."""
    return " ".join(evidence.exact.lower().split())


def _bare(gathered: list[Gathered], group: Group, evidence: Evidence) -> bool:
    """Add "the militias" to the only group of that noun met before; tell whether it was added."""
    fits = [g for g in gathered if g.groups[0].head == group.head]
    other = group.own is not None and evidence.exact.lower() not in (
        group.head,
        fits[0].draft.name.lower() if fits else "",
    )
    if len(fits) != 1 or other:
        return False
    fits[0].groups.append(group)
    fits[0].draft.point(evidence, MentionKind.DESCRIPTION, "collectives")
    return True


def _loose(gathered: list[Gathered], group: Group, evidence: Evidence) -> None:
    """Add a group that is nobody's: "government troops"; equal words are one group."""
    said = " ".join(evidence.exact.split())
    home = next((g for g in gathered if g.draft.name.lower() == said.lower()), None)
    if home is None:
        home = Gathered(Draft(group.type, said, "collectives", named=False))
        gathered.append(home)
    elif said.islower():
        home.draft.name = said
    home.groups.append(group)
    home.draft.point(evidence, MentionKind.NAME, "collectives")


def _same(first: Group, later: Group) -> bool:
    """Tell whether two phrases with one noun can be the same group.

    "Iranian-backed militias in Iraq", "Iraqi militias" and "pro-Iran militias" can; "US troops in
    Iraq" and "Iraqi troops" can't.
    """
    if first.head != later.head:
        return False
    if first.of and later.of:
        return first.of == later.of and _agree(first.backed, later.backed)
    if first.of or later.of:
        owned, free = (first, later) if first.of else (later, first)
        return bool(owned.of & (free.where | free.backed)) or bool(owned.backed & free.backed)
    return bool(first.backed & later.backed)


def _agree(one: frozenset[int], other: frozenset[int]) -> bool:
    return not one or not other or one == other


def _groups(
    reading: Reading, named: dict[int, tuple[Evidence, Draft]], called: set[Evidence]
) -> Iterator[Group]:
    """Yield the phrases with a collective noun, in text order; in roles too, but not in names."""
    words = lexicon()
    names = [evidence for evidence, _ in named.values() if evidence not in called]
    inside = {at for evidence in names for at in range(evidence.start, evidence.end)}
    for chunk in _chunks(reading.doc):
        root = chunk.root
        noun = root.lower_
        two = f"{reading.doc[root.i - 1].lower_} {noun}" if root.i > chunk.start else noun
        type_ = words.collectives.get(two) or words.collectives.get(noun)
        if type_ is None or (
            root.tag_.startswith("NNP")
            and not root.is_lower
            and root.i + 1 < len(root.doc)
            and root.nbor().lower_ != "of"
        ):
            continue
        head = two if two in words.collectives else noun
        if root.idx in inside or any(
            t.tag_ in ("VBD", "VBZ", "VBP") or t.text == "," for t in chunk
        ):
            continue
        if _holds_a_clause(chunk) or _are_a_firms(chunk):
            continue
        group = _group(reading, chunk, named, head)
        if group is not None and _are_things(group, noun):
            continue
        if group is not None and (type_ is not ActorType.ARMED_GROUP or _is_armed(reading, head)):
            group.type = _in_this_text(reading, group, type_)
            yield group


def _in_this_text(reading: Reading, group: Group, type_: ActorType) -> ActorType:
    """Return a group's type: leaders of no state govern none, a coalition may be of parties."""
    if group.head == "leaders" and group.whose is not None:
        lands = (ActorType.STATE, ActorType.PEOPLE)
        return type_ if group.whose.type in lands else ActorType.ORGANISATION
    if group.head == "coalition" and type_ is ActorType.MILITARY:
        lemmas = {t.lemma_.lower() for t in reading.doc}
        fought = lemmas & (predicates().harm - _UNARMED | _FIGHTING)
        return type_ if fought else ActorType.GOVERNMENT_BODY
    return type_


def _chunks(doc: Doc) -> Iterator[Span]:
    """Yield the noun chunks, and what a parse gone astray hides in one.

    A state's army before a verb that is taken for a participle: "*Peru's army* seized power".
    """
    for chunk in doc.noun_chunks:
        yield next(_armies_before_a_verb(chunk), chunk)


def _armies_before_a_verb(chunk: Span) -> Iterator[Span]:
    """Yield an army within a chunk that has an owner, where a past form follows it."""
    for noun in chunk[2:-2]:
        army = lexicon().collectives.get(noun.lower_) is ActorType.MILITARY
        owned = noun.nbor(-1).tag_ == "POS"
        if army and owned and noun.nbor().tag_ in ("VBN", "VBD"):
            yield chunk.doc[noun.i : noun.i + 1]


def _holds_a_clause(chunk: Span) -> bool:
    """Tell whether a group is a participle's object in a chunk: "UN *sites housing* civilians"."""
    doing = (t for t in chunk if t.lower_.endswith("ing") and chunk.start < t.i < chunk.root.i)
    return any(t.nbor(-1).tag_ == "NNS" for t in doing)


def _are_a_firms(chunk: Span) -> bool:
    """Tell whether aircraft are a firm's and no army's: "Kenyan *airlines'* aircraft"."""
    machines = chunk.root.lower_.removesuffix("s") in predicates().vehicles
    firms = lexicon().collectives
    return machines and any(firms.get(t.lower_) is ActorType.COMPANY for t in chunk)


def _are_things(group: Group, noun: str) -> bool:
    """Tell whether aircraft are only of a make: "long-haul Wren jets"."""
    whose = group.whose
    machines = noun.removesuffix("s") in predicates().vehicles
    return machines and whose is not None and whose.type in _MAKERS


_MAKERS: Final = frozenset(
    {ActorType.COMPANY, ActorType.PERSON, ActorType.UNKNOWN, ActorType.MEDIA}
)


def _is_armed(reading: Reading, head: str) -> bool:
    """Tell whether rebels may be fighters, by a word of arms in the article."""
    if head not in _IN_PARTIES:
        return True
    lemmas = {t.lemma_.lower() for t in reading.doc}
    return bool(lemmas & (predicates().harm - {"rebel"} - _UNARMED | _FIGHTING))


_IN_PARTIES: Final = frozenset({"rebels", "factions"})
"""Nouns that dissenters within a party share with fighters."""
_UNARMED: Final = frozenset({"police", "hospital", "arrest", "army", "dead", "ambulance"})
"""Words of harm that are used where nobody fights too."""
_FIGHTING: Final = frozenset(
    {"fighter", "fighting", "war", "ceasefire", "truce", "offensive", "attack", "ambush", "seize"}
)


def _group(
    reading: Reading, chunk: Span, named: dict[int, tuple[Evidence, Draft]], head: str
) -> Group | None:
    """Return the group of a noun chunk, None where its words identify none."""
    start = _behind_number(chunk, named)
    while start < chunk.root.i and _leads(chunk.doc[start]) and chunk.doc[start].idx not in named:
        start += 1
    begin, end = chunk.doc[start].idx, chunk.root.idx + len(chunk.root)
    mark = chunk.doc[start - 1] if start else None
    if mark is not None and mark.tag_ == "POS":
        begin = next((at for at, (e, _) in named.items() if e.end == mark.idx), begin)
    of: set[int] = set()
    backed: set[int] = set()
    whose: Draft | None = None
    for at, (evidence, draft) in named.items():
        if begin <= at < end and evidence.end <= end:
            whose = draft
            hyphened = (
                reading.surface[evidence.end : evidence.end + 1] == "-"
                or reading.surface[at - 1 : at] == "-"
            )
            (backed if hyphened else of).add(id(draft))
    where, until = _where(chunk.root, named)
    if until and backed:
        end = until
    owner = _owner(chunk.root, named)
    if owner is not None:
        whose, end = owner[1], owner[0].end
        of.add(id(whose))
    body = lexicon().collectives.get(chunk.root.lower_) is ActorType.GOVERNMENT_BODY
    joined = any(t.dep_ == "cc" for t in chunk if t.i < chunk.root.i)
    if whose is not None and whose.type is ActorType.PARTY and _are_its_people(chunk.root):
        return None
    several = (len(of) > 1 and body and joined) or _are_persons(chunk)
    if several or (chunk[0].lower_ in ("a", "an") and _is_any(chunk.root)):
        return None
    definite = chunk[0].lower_ in ("the", "these", "those")
    words, own = lexicon(), phrase_of(chunk, lexicon())
    offsets = (chunk.doc[own[0]].idx, end) if own and not of and not backed else None
    return Group(
        begin, end, head, ActorType.ORGANISATION, frozenset(of), frozenset(backed),
        where, definite, offsets,
        acts=offsets is not None and takes_part(chunk.root, words), whose=whose,
        counted=any(t.like_num or t.lower_ in _QUANTITIES for t in chunk if t.i < chunk.root.i),
    )  # fmt: skip


def _are_its_people(root: Token) -> bool:
    """Tell whether a noun only says that people belong to somebody: "members of the *GOP*"."""
    return lexicon().collectives.get(root.lower_) is ActorType.ORGANISATION


def _are_persons(chunk: Span) -> bool:
    """Tell whether leaders are several persons and no body: "X's three leaders"."""
    if chunk.root.lower_ not in _PERSONS:
        return False
    links = (c for c in chunk.root.children if c.lower_ == "of")
    owners = (t for link in links for t in link.children if t.dep_ == "pobj")
    return any(t.like_num for t in chunk) or any(t.conjuncts for t in owners)


_PERSONS: Final = frozenset(table("parts")["persons"])


def _is_any(root: Token) -> bool:
    """Tell whether an indefinite body is no subject, and so any of its kind: "head an embassy"."""
    kind = lexicon().collectives.get(root.lower_)
    return kind is ActorType.GOVERNMENT_BODY and root.dep_ not in ("nsubj", "nsubjpass")


def _behind_number(chunk: Span, named: dict[int, tuple[Evidence, Draft]]) -> int:
    """Return the index of a phrase's first word after a dash, a colon or a number.

    "LAGOS - At least 11 troops".
    """
    front = [t for t in chunk if t.i < chunk.root.i]
    parted = max((t.i + 1 for t in front if t.text in _PARTING), default=chunk.start)
    counted = max((t.i + 1 for t in front if t.like_num), default=parted)
    owned = any(t.idx in named for t in chunk.doc[parted:counted])
    return parted if owned else max(parted, counted)


_PARTING: Final = frozenset({"\u2014", "\u2013", "--", ":"})
_QUANTITIES: Final = frozenset(
    {
        "many",
        "several",
        "some",
        "other",
        "more",
        "most",
        "few",
        "all",
        "such",
        "young",
        "either",
        "both",
        "neither",
        "even",
    }
)
_LEADING: Final = frozenset({"det", "nummod", "predet", "poss", "quantmod", "punct", "case"})


def _leads(token: Token) -> bool:
    """Tell whether a word before a group is no part of its name."""
    return (
        token.is_space
        or token.lower_ in _QUANTITIES
        or token.like_num
        or (token.dep_ in _LEADING and not token.ent_type_)
    )


def _owner(root: Token, named: dict[int, tuple[Evidence, Draft]]) -> tuple[Evidence, Draft] | None:
    """Return the name right after a plural noun and "of": "members of the Security Council"."""
    doc, at = root.doc, root.i + 1
    if at + 1 >= len(doc) or doc[at].lower_ != "of" or not _may_be_of(root):
        return None
    if not root.is_lower and lexicon().collectives.get(root.lower_) is ActorType.PEOPLE:
        return None
    at += 2 if doc[at + 1].lower_ == "the" else 1
    found = named.get(doc[at].idx)
    return found if found is not None and not _is_modifier(doc, at, found[0].end) else None


def _may_be_of(root: Token) -> bool:
    """Tell whether "of" behind a noun says whose it is: fighters *of* X, the one army *of* X."""
    army = lexicon().collectives.get(root.lower_) is ActorType.MILITARY
    return root.tag_ not in ("NN", "NNP") or (army and root.lower_ not in _SHARES)


_SHARES: Final = frozenset({"coalition", "force"})
"""Nouns for the armed with an "of" that says what they are made of."""


def _is_modifier(doc: Doc, at: int, end: int) -> bool:
    """Tell whether a name only modifies a noun after it: "of the *US* state of Texas"."""
    return doc[at].dep_ in ("compound", "amod", "nmod", "poss") and doc[at].head.idx >= end


def _where(root: Token, named: dict[int, tuple[Evidence, Draft]]) -> tuple[frozenset[int], int]:
    """Return the state after "in" right after a noun, and the end of that phrase."""
    following = root.i + 1
    doc = root.doc
    if following + 1 < len(doc) and doc[following].lower_ in ("in", "across", "inside"):
        hit = named.get(doc[following + 1].idx)
        if hit is not None and hit[1].type is ActorType.STATE:
            return frozenset({id(hit[1])}), hit[0].end
    return frozenset(), 0
