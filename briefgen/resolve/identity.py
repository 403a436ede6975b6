"""Decide what makes an actor of one article the same as one of another.

Identities are derived for each actor from itself, the desk's registry and the set of all names,
never from the order of the articles. A person in one article is never taken to be one in another on
a bare surname; the full name joins, and the result says so; anything else is for the registry to
decide.

Source: Security Force Monitor's research handbook, for not assuming that one name is one person.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.model import ActorType, MentionKind
from briefgen.registry.desk import Desk
from briefgen.registry.known import spellings
from briefgen.registry.names import folded
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefgen.model import Actor, Entry

_SHORT_FORM: Final = 8
"""Most letters of a word in capitals that counts as an abbreviation."""

_ONE_OF_A_KIND: Final = frozenset({ActorType.PERSON, ActorType.STATE, ActorType.PEOPLE})
"""Types that are a kind of their own; all others are organisations, whose types vary by article."""


@dataclass(frozen=True, slots=True, order=True)
class Identity:
    """Who an actor is, and how that is known.

    `how` is `key` (an entry of the registry), `name` (a full name of a kind) or `single` (this
    actor only).
    """

    how: str
    value: str
    kind: str = ""

    @property
    def text(self) -> str:
        """The identity as one string, for hashing."""
        return f"{self.how}\0{self.kind}\0{self.value}"


@dataclass(frozen=True, slots=True)
class Known:
    """An actor of an entry with its identity.

    `keyed` where a registry's key was recognised in the article itself; `contested` where several
    bear its name, in the article or in the desk's registry.
    """

    entry: Entry
    actor: Actor
    identity: Identity
    keyed: bool
    contested: bool = False


def kind_of(type_: ActorType) -> str:
    """Return the kind that two actors must share to be one by name."""
    return str(type_ if type_ in _ONE_OF_A_KIND else ActorType.ORGANISATION)


def is_abbreviation(name: str) -> bool:
    """Tell whether a name is one short word in capitals: too many bodies share each of these."""
    letters = name.replace(".", "")
    return letters.isupper() and " " not in letters and len(letters) <= _SHORT_FORM


def names_two(name: str) -> bool:
    """Tell whether a person's name is a couple's: "Ann & Lee Alder"."""
    return "&" in name or _AND.search(name) is not None


_AND: Final = re.compile(r"\band\b")


def identified(entries: Sequence[Entry], desk: Desk) -> list[Known]:
    """Return every actor of every entry with its identity, in order."""
    registry = _Registry(desk)
    found = [(e, a, registry.key(a)) for e in entries for a in e.metadata.actors]
    names: dict[tuple[str, str], set[str]] = registry.keys_of_names()
    for _, actor, key in found:
        if key is not None:
            names.setdefault((kind_of(actor.type), folded(actor.name)), set()).add(key)
    twins = Counter((e.slug, kind_of(a.type), a.name) for e, a, key in found if key is None)
    out = []
    for entry, actor, key in found:
        name = (kind_of(actor.type), folded(actor.name))
        alone = twins[entry.slug, name[0], actor.name] <= 1
        contested = key is None and (not alone or len(names.get(name, ())) > 1)
        identity = _identity(entry, actor, key, names, alone=alone)
        out.append(Known(entry, actor, identity, key is not None, contested))
    return out


def _identity(
    entry: Entry,
    actor: Actor,
    key: str | None,
    names: dict[tuple[str, str], set[str]],
    *,
    alone: bool,
) -> Identity:
    """Return an actor's identity; `alone` is false where its article has two of that name."""
    if key is not None:
        return Identity("key", key)
    name = (kind_of(actor.type), folded(actor.name))
    keys = names.get(name, set())
    if not alone or len(keys) > 1 or not _joins_by_name(actor):
        return Identity(
            "single", f"{entry.slug}\0{actor.name}\0{'' if alone else actor.id}", name[0]
        )
    return Identity("key", next(iter(keys))) if keys else Identity("name", name[1], name[0])


def _joins_by_name(actor: Actor) -> bool:
    """Tell whether a name identifies in any article: a full proper name and no abbreviation."""
    if actor.type is ActorType.PERSON:
        full = sum(len(word) > 1 for word in folded(actor.name).split()) > 1
        return actor.named and full and not names_two(actor.name)
    if not actor.named:
        return _says_whose(actor.name)
    return not is_abbreviation(actor.name) and folded(actor.name) not in _kinds_of_body()


@cache
def _kinds_of_body() -> frozenset[str]:
    """Return the words for kinds of bodies: every country has a Senate, every war a Coalition."""
    heads = table("actor_heads")
    return frozenset(
        folded(w)
        for part in ("heads", "collectives")
        for words in heads[part].values()
        for w in words
    )


def _says_whose(group: str) -> bool:
    """Tell whether a group's words say whose it is: "Israeli intelligence" do, "Officials" do not.

    A capital is no evidence on the first word, which may only have begun a sentence: that one must
    be a known name.
    """
    first, *rest = folded(group.replace("-", " ")).split() or [""]
    return first in spellings(Desk()).by_first or (
        bool(rest) and any(w[:1].isupper() for w in group.split()[1:])
    )


def _is_any_countrys(actor: Actor) -> bool:
    """Tell whether a shipped body exists in several countries, and the article does not say which.

    Such bodies are one by name where their articles' countries are one. An abbreviation alone
    stands for the name that the registry has under it.
    """
    if actor.registry_key is None:
        return False
    shared = {folded(name) for name in table("organisations")["of_any_country"]}
    said = {folded(m.evidence.exact) for m in actor.read if m.kind in _BY_NAME}
    return (said or {actor.registry_key.rpartition(":")[2]}) <= shared


_BY_NAME: Final = frozenset({MentionKind.NAME, MentionKind.SHORT_NAME})


class _Registry:
    """The desk's actors by key and by spelling."""

    def __init__(self, desk: Desk) -> None:
        self.contested = desk.contested
        self.own = {a.curated.key for a in desk.actors}
        self.spellings: dict[tuple[str, str], set[str]] = {}
        for entry in desk.actors:
            for spelling in (entry.curated.name, *entry.curated.aliases):
                if folded(spelling) not in desk.contested:
                    place = (kind_of(entry.type), folded(spelling))
                    self.spellings.setdefault(place, set()).add(entry.curated.key)

    def key(self, actor: Actor) -> str | None:
        """Return the key of an actor's entry: as recognised in the article, else that of its name.

        A spelling that two entries claim identifies neither, whatever the article was taken to mean
        by it.
        """
        spellings = {folded(actor.name), *(folded(m.evidence.exact) for m in actor.read)}
        if actor.registry_key in self.own and spellings <= self.contested:
            return None
        if actor.registry_key is not None and not _is_any_countrys(actor):
            return actor.registry_key
        keys = self.spellings.get((kind_of(actor.type), folded(actor.name)), set())
        return next(iter(keys)) if len(keys) == 1 else None

    def keys_of_names(self) -> dict[tuple[str, str], set[str]]:
        """Return the keys for each spelling; a contested one gets two, so that it joins nobody."""
        contested = {(kind, fold): {"", "?"} for fold in self.contested for kind in _KINDS}
        return contested | {place: set(keys) for place, keys in self.spellings.items()}


_KINDS: Final = tuple(sorted({kind_of(t) for t in ActorType}))


SAYS_LITTLE: Final = {ActorType.ORGANISATION: 1, ActorType.UNKNOWN: 2}
"""Types that give way to any more specific one."""


def commonest_type(counts: Mapping[ActorType, int]) -> ActorType:
    """Return the type that most give; specific types precede `organisation` and `unknown`."""
    order = list(ActorType)
    return min(counts, key=lambda t: (SAYS_LITTLE.get(t, 0), -counts[t], order.index(t)))


def commonest(names: Iterable[str]) -> str:
    """Return the name that most use; of several the longest, then the first in the alphabet."""
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], -len(name), name))
