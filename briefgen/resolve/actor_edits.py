"""Merge, split, rename, retype, ignore and add the actors of one article."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.model import Actor, Alias, Mention, MentionKind, Notice
from briefgen.registry.sidecar import ORIGIN
from briefgen.registry.surface import surface_of
from briefgen.resolve.lookup import actor_called, occurrences, unmatched
from briefgen.resolve.rewire import rewired

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.errors import Where
    from briefgen.model import ClaimSource, Description, Evidence, Metadata
    from briefgen.registry.sidecar import (
        ActorCorrections,
        Add,
        Ignore,
        Merge,
        Rename,
        Retype,
        Split,
    )

_SHORT_FORM: Final = 8
"""Most letters of a name in capitals that counts as an abbreviation."""


def edit_actors(
    metadata: Metadata, corrections: ActorCorrections
) -> tuple[Metadata, tuple[Notice, ...]]:
    """Return the metadata with corrected actors, and a notice for each correction without use."""
    if not any(
        getattr(corrections, name)
        for name in ("merge", "split", "rename", "retype", "ignore", "add")
    ):
        return metadata, ()
    bench = _Bench(metadata)
    for split in corrections.split:
        bench.split(split)
    for merge in corrections.merge:
        bench.merge(merge)
    for rename in corrections.rename:
        bench.rename(rename)
    for retype in corrections.retype:
        bench.retype(retype)
    for ignore in corrections.ignore:
        bench.ignore(ignore)
    for add in corrections.add:
        bench.add(add)
    return _ranked(bench.metadata), tuple(bench.notices)


class _Bench:
    """Metadata under correction, the actors' former names, and the notices so far."""

    def __init__(self, metadata: Metadata) -> None:
        self.metadata = metadata
        self.notices: list[Notice] = []
        self.former: dict[str, str] = {}

    def split(self, split: Split) -> None:
        """Move some of an actor's mentions to the actor named in `into`, made where needed."""
        actor = self._called(split.name, "split", split.where)
        if actor is None:
            return
        moved = tuple(m for m in actor.mentions if self._is_meant(m, split))
        if not moved:
            asked = ", ".join((*split.mentions, *split.at))
            message = f"split: none of the mentions of {split.name!r} is as asked for ({asked})"
            self._note(
                message,
                split.where,
                "write the words as the text has them, or an address such as p7s2",
            )
            return
        if split.into == actor.name:
            self._note(
                f"split: {split.into!r} is the name of the actor that is split",
                split.where,
                "choose another",
            )
            return
        other = actor_called(self.metadata.actors, split.into)
        self._part(actor, moved, split, None if other == actor else other)

    def merge(self, merge: Merge) -> None:
        """Make several actors the first of them."""
        found = [a for a in (self._called(name, "merge", merge.where) for name in merge.names) if a]
        keep, *others = list(dict.fromkeys(a.id for a in found)) or [""]
        if len(found) == len(merge.names) and not others:
            self._note(f"merge: {', '.join(merge.names)} are one actor already", merge.where)
        if not others:
            return
        by_id = {a.id: a for a in found}
        self.former |= {a.name: keep for a in found}
        joined = _joined(by_id[keep], [by_id[i] for i in others])
        gone = set(others)
        actors = [joined if a.id == keep else a for a in self.metadata.actors if a.id not in gone]
        self.metadata = rewired(
            self.metadata, actors, lambda actor, _: keep if actor in gone else actor
        )

    def rename(self, rename: Rename) -> None:
        """Give an actor another name; the old one stays as an alias where the text has it."""
        actor = self._called(rename.old, "rename", rename.where)
        if actor is None:
            return
        other = next(
            (a for a in self.metadata.actors if a.name == rename.new and a.id != actor.id), None
        )
        if other or actor.name == rename.new:
            message = (
                f"rename: {rename.new!r} is the name of {'another' if other else 'this'} "
                "actor already"
            )
            self._note(message, rename.where, "merge the two" if other else "remove the correction")
            return
        self.former[rename.old] = self.former[actor.name] = actor.id
        kept = [x for x in (*actor.aliases, *_as_alias(actor)) if x.name != rename.new]
        self._swap(replace(actor, name=rename.new, aliases=_unique(kept)))

    def retype(self, retype: Retype) -> None:
        """Change an actor's type."""
        actor = self._called(retype.name, "retype", retype.where)
        if actor is not None and actor.type is retype.type:
            self._note(f"retype: {retype.name!r} is taken for {retype.type} already", retype.where)
        elif actor is not None:
            self._swap(replace(actor, type=retype.type))

    def ignore(self, ignore: Ignore) -> None:
        """Remove an actor."""
        actor = self._called(ignore.name, "ignore", ignore.where)
        if actor is not None:
            actors = [a for a in self.metadata.actors if a.id != actor.id]
            self.metadata = rewired(
                self.metadata, actors, lambda i, _: None if i == actor.id else i
            )

    def add(self, add: Add) -> None:
        """Add an actor wherever the text names it.

        The analyst's word outranks what was found: mentions of others within its own become its
        own, but it does not take part of a longer mention.
        """
        if actor_called(self.metadata.actors, add.name):
            self._note(f"add: {add.name!r} is an actor of the article already", add.where)
            return
        theirs = [m.evidence for a in self.metadata.actors for m in a.mentions]
        found = [
            (name, words)
            for name, words in occurrences(self.metadata.article, (add.name, *add.aliases))
            if not any(words.overlaps(t) and not t.within(words) for t in theirs)
        ]
        if not found:
            names = (t.exact for t in theirs)
            self.notices.append(unmatched("add", add.name, names, add.where))
            return
        actor = _added(self._next_id(), add, found)
        self._take_over(actor, {t for t in theirs if any(t.within(words) for _, words in found)})

    def _called(self, name: str, what: str, where: Where) -> Actor | None:
        """Return the actor that a correction names, by a present or former name, else note it."""
        now = {a.id: a for a in self.metadata.actors}
        found = actor_called(self.metadata.actors, name) or now.get(self.former.get(name, ""))
        if found is None:
            self.notices.append(unmatched(what, name, (a.name for a in now.values()), where))
        return found

    def _note(self, message: str, where: Where, remedy: str = "remove the correction") -> None:
        self.notices.append(Notice(message, where, remedy))

    def _next_id(self) -> str:
        taken = {a.id for a in self.metadata.actors}
        return next(
            f"a{i}" for i in range(len(taken) + 1, 2 * len(taken) + 3) if f"a{i}" not in taken
        )

    def _swap(self, actor: Actor) -> None:
        actors = tuple(actor if a.id == actor.id else a for a in self.metadata.actors)
        self.metadata = replace(self.metadata, actors=actors)

    def _is_meant(self, mention: Mention, split: Split) -> bool:
        by_words = not split.mentions or _words(mention.evidence) in split.mentions
        return by_words and (not split.at or self._anchor(mention.evidence) in split.at)

    def _anchor(self, words: Evidence) -> str:
        sentences = self.metadata.sentences
        at = bisect_right(sentences, words.start, key=lambda s: s.start) - 1
        return sentences[at].address.anchor if at >= 0 and words.start < sentences[at].end else ""

    def _part(
        self, actor: Actor, moved: tuple[Mention, ...], split: Split, other: Actor | None
    ) -> None:
        """Move mentions from an actor to another, with what was said at them."""
        new = other or Actor(
            self._next_id(),
            split.into,
            split.type or actor.type,
            named=True,
            mentions=(),
            origin=ORIGIN,
        )
        gone = {m.evidence for m in moved}
        rest = tuple(m for m in actor.mentions if m.evidence not in gone)
        descriptions = [
            d for d in actor.descriptions if _nearest(d, actor.mentions).evidence in gone
        ]
        aliases = [
            x
            for x in actor.aliases
            if x.evidence is not None and any(x.evidence.overlaps(g) for g in gone)
        ]
        grown = replace(
            new,
            type=split.type or new.type,
            mentions=_in_order((*new.mentions, *moved)),
            descriptions=(*new.descriptions, *descriptions),
            aliases=_unique((*new.aliases, *(x for x in aliases if x.name != new.name))),
            salience=min(1.0, new.salience + actor.salience * len(moved) / len(actor.mentions)),
        )
        left = replace(
            actor,
            mentions=rest,
            descriptions=tuple(d for d in actor.descriptions if d not in descriptions),
            aliases=tuple(x for x in actor.aliases if x not in aliases),
            salience=actor.salience * len(rest) / len(actor.mentions),
        )
        self._refer_split(left, grown, actor, gone)

    def _refer_split(self, left: Actor, grown: Actor, actor: Actor, gone: set[Evidence]) -> None:
        """Put both actors in place; a reference follows the mentions within its words."""

        def refer(id_: str, words: tuple[Evidence, ...]) -> str:
            inside = [
                m.evidence for m in actor.mentions if any(m.evidence.overlaps(w) for w in words)
            ]
            went = inside and all(m in gone for m in inside)
            return grown.id if id_ == actor.id and (went or not left.mentions) else id_

        others = [a for a in self.metadata.actors if a.id not in (actor.id, grown.id)]
        actors = [*others, *([left] if left.mentions else []), grown]
        self.metadata = rewired(self.metadata, actors, refer)

    def _take_over(self, actor: Actor, taken: set[Evidence]) -> None:
        """Put an added actor in place; it replaces actors all of whose mentions it took over."""
        shrunk = [
            replace(a, mentions=tuple(m for m in a.mentions if m.evidence not in taken))
            for a in self.metadata.actors
        ]
        gone = {a.id for a in shrunk if not a.mentions}
        most = max((len(a.mentions) for a in shrunk), default=0)
        fresh = replace(actor, salience=min(1.0, len(actor.mentions) / max(1, most)))
        kept = [a for a in shrunk if a.id not in gone]
        self.metadata = rewired(
            self.metadata, (*kept, fresh), lambda i, _: actor.id if i in gone else i
        )
        self._adopt(fresh)

    def _adopt(self, actor: Actor) -> None:
        """Make an added actor the source of claims whose unnamed source mentions it."""
        mentioned = [m.evidence for m in actor.mentions]

        def is_its(words: Evidence | None) -> bool:
            return words is not None and any(m.within(words) for m in mentioned)

        claims = tuple(
            replace(
                claim,
                sources=tuple(
                    _given(s, actor.id) if s.actor is None and is_its(s.evidence) else s
                    for s in claim.sources
                ),
            )
            for claim in self.metadata.claims
        )
        self.metadata = replace(self.metadata, claims=claims)


def _given(source: ClaimSource, actor: str) -> ClaimSource:
    """Return a source with an actor; it is one more if the source has others already."""
    if not source.actors:
        return replace(source, actor=actor, named=True)
    return replace(source, actors=tuple(dict.fromkeys((*source.actors, actor))), named=True)


def _joined(keep: Actor, others: Sequence[Actor]) -> Actor:
    """Return the first actor with everything of the others merged into it."""
    everyone = (keep, *others)
    aliases = [
        *(x for a in everyone for x in a.aliases),
        *(x for a in others for x in _as_alias(a)),
    ]
    return replace(
        keep,
        named=any(a.named for a in everyone),
        mentions=_in_order(m for a in everyone for m in a.mentions),
        aliases=_unique(x for x in aliases if x.name != keep.name),
        descriptions=tuple(dict.fromkeys(d for a in everyone for d in a.descriptions)),
        salience=min(1.0, sum(a.salience for a in everyone)),
        registry_key=next((a.registry_key for a in everyone if a.registry_key), None),
    )


def _added(id_: str, add: Add, found: Sequence[tuple[str, Evidence]]) -> Actor:
    first: dict[str, Evidence] = {}
    for name, words in found:
        first.setdefault(name, words)
    return Actor(
        id=id_,
        name=add.name,
        type=add.type,
        named=True,
        mentions=tuple(Mention(words, _kind(name, add.name), ORIGIN) for name, words in found),
        origin=ORIGIN,
        aliases=tuple(
            Alias(name, first.get(name), ORIGIN)
            for name in dict.fromkeys(add.aliases)
            if name != add.name
        ),
    )


def _words(evidence: Evidence) -> str:
    """Return the words of a quotation as an analyst sees and writes them."""
    return " ".join(surface_of(evidence.exact).text.split())


def _kind(name: str, full: str) -> MentionKind:
    if name == full:
        return MentionKind.NAME
    short = name.isupper() and len(name) <= _SHORT_FORM
    return MentionKind.ABBREVIATION if short else MentionKind.SHORT_NAME


def _as_alias(actor: Actor) -> tuple[Alias, ...]:
    """Return an actor's name as an alias if the text has it, else nothing.

    An alias is a name that was read.
    """
    words = next((m.evidence for m in actor.mentions if _words(m.evidence) == actor.name), None)
    return (Alias(actor.name, words, ORIGIN),) if words else ()


def _unique(aliases: Iterable[Alias]) -> tuple[Alias, ...]:
    """Return the aliases, only the first of each name."""
    first: dict[str, Alias] = {}
    for alias in aliases:
        first.setdefault(alias.name, alias)
    return tuple(first.values())


def _in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    first: dict[Evidence, Mention] = {}
    for mention in mentions:
        first.setdefault(mention.evidence, mention)
    return tuple(sorted(first.values(), key=lambda m: (m.evidence.start, m.evidence.end)))


def _nearest(description: Description, mentions: Sequence[Mention]) -> Mention:
    """Return the mention nearest to a description, of two the first."""
    words = description.evidence
    return min(
        mentions, key=lambda m: max(m.evidence.start - words.end, words.start - m.evidence.end, 0)
    )


def _ranked(metadata: Metadata) -> Metadata:
    """Return the metadata with its actors in order of salience, scaled so that the first has 1."""
    most = max((a.salience for a in metadata.actors), default=0.0) or 1.0
    actors = sorted(metadata.actors, key=lambda a: -a.salience)
    return replace(metadata, actors=tuple(replace(a, salience=a.salience / most) for a in actors))
