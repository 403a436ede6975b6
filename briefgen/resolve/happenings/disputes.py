"""Find disputes between articles of one happening: who did it, was it done, does somebody live."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, Final

from briefgen.model import ActorType, Conflict, Side, Status
from briefgen.registry.tables import table
from briefgen.resolve.stories.commonness import weight, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefgen.model import Actor, Claim, Entry, Evidence

    Actors = Mapping[tuple[str, str], str]

_ALIKE: Final = 0.3
"""Least share of the shorter statement's telling words in the other for both to be on one thing."""

_TELLS: Final = 2.5
"""Least weight of a word that tells what a statement is about."""

_SIDES: Final = 2
"""Fewest sides of a dispute."""

_NEAR: Final = 80
"""Characters after a name in which it is said whether somebody lives."""


def rival_agents(happening: str, members: Sequence[Entry], actors: Actors) -> Iterator[Conflict]:
    """Yield a conflict where articles blame different actors for the same deed.

    Nothing is yielded where one article blames several: it tells of accomplices, or of both sides
    of a quarrel.
    """
    blames = list(_blames(members, actors))
    held: dict[str, set[str]] = {}
    for entry, _, target in blames:
        held.setdefault(target, set()).add(entry.slug)
    if len(held) < _SIDES or any(
        len({t for e, _, t in blames if e is entry}) > 1 for entry in members
    ):
        return
    if _one_deed([_content(c) for _, c, _ in blames]):
        names = {t: _name_of(t, members, actors) for t in held}
        if _share_a_word(list(names.values())):
            return  # "Sims" and "Julian L. Sims" may be one
        sides = tuple(Side(e.slug, names[t], (*c.content, c.cue)[0]) for e, c, t in blames)
        yield Conflict("agent", "blamed", "conflict", sides, happening)


def blamed(members: Sequence[Entry], actors: Actors) -> Iterator[Side]:
    """Yield whom each article blames, or lets somebody blame, once each."""
    met: set[tuple[str, str]] = set()
    for entry, claim, target in _blames(members, actors):
        if (entry.slug, target) not in met:
            met.add((entry.slug, target))
            name = _name_of(target, members, actors)
            yield Side(entry.slug, name, (*claim.content, claim.cue)[0])


def _blames(members: Sequence[Entry], actors: Actors) -> Iterator[tuple[Entry, Claim, str]]:
    """Yield the asserted claims that blame somebody, with the slug of the blamed actor."""
    acts = table("happenings")["blames"]
    for entry in members:
        for claim in entry.metadata.claims:
            if claim.act not in acts or claim.status is not Status.ASSERTED:
                continue
            target = actors.get((entry.slug, claim.target or _named_first(entry, claim)))
            if target:
                yield entry, claim, target


def _named_first(entry: Entry, claim: Claim) -> str:
    """Return the id of the one actor named before "for" in what a claim says, else ''.

    As in "the *Black Anchor* group for firing"; '' for none or several.
    """
    if not claim.content:
        return ""
    blamed = _FOR.split(claim.content[0].exact, maxsplit=1)[0]
    start, end = claim.content[0].start, claim.content[0].start + len(blamed)
    named = {
        actor.id
        for actor in entry.metadata.actors
        if any(start <= m.evidence.start and m.evidence.end <= end for m in actor.read)
    }
    return named.pop() if len(named) == 1 else ""


_FOR: Final = re.compile(r" (?:for|of|over) ")
"""What separates the blamed actor from the deed."""


def _share_a_word(names: Sequence[str]) -> bool:
    said = [set(words(name)) for name in names]
    return any(one & other for one, other in combinations(said, 2))


def _one_deed(contents: Sequence[set[str]]) -> bool:
    """Tell whether all statements share telling words with the first."""
    first, *others = contents
    return all(_alike(first, other) for other in others)


def denials(happening: str, members: Sequence[Entry], actors: Actors) -> Iterator[Conflict]:
    """Yield a conflict for each actor that denies what another telling asserts of it."""
    acts = table("happenings")
    denied = [
        (entry, claim, speaker)
        for entry in members
        for claim in entry.metadata.claims
        if claim.act in acts["denies"] and claim.content
        for speaker in _speakers(entry, claim, actors)
    ]
    for speaker in dict.fromkeys(who for _, _, who in denied):
        own = [(e, c) for e, c, who in denied if who == speaker]
        against = [x for x in _asserted(members, actors, speaker) if _meets(x, own)]
        if against:
            sides = [Side(e.slug, "asserted", words) for e, words, _ in against]
            sides += [Side(e.slug, "denied", _denied(e, c)) for e, c in own]
            yield Conflict("denial", "deed", "conflict", tuple(sides), happening, speaker)


def _denied(entry: Entry, claim: Claim) -> Evidence:
    """Return the words of what is denied: from after the denial's cue to its content's end."""
    content = claim.content[0]
    if content.start < claim.cue.end:
        return content
    text = entry.metadata.article.text[claim.cue.end : content.end]
    return entry.metadata.article.quote(content.end - len(text.lstrip(" ,:")), content.end)


def _asserted(
    members: Sequence[Entry], actors: Actors, of: str
) -> Iterator[tuple[Entry, Evidence, set[str]]]:
    """Yield what others assert of an actor: the claims that blame it."""
    acts = table("happenings")
    for entry in members:
        for claim in entry.metadata.claims:
            if claim.act not in acts["blames"] or not claim.content:
                continue
            if actors.get((entry.slug, claim.target or _named_first(entry, claim))) == of:
                yield entry, claim.content[0], _content(claim)


def _meets(
    asserted: tuple[Entry, Evidence, set[str]], denied: Sequence[tuple[Entry, Claim]]
) -> bool:
    """Tell whether what is asserted shares telling words with a denial's sentence."""
    return any(_alike(asserted[2], _around(e, c)) for e, c in denied)


def _around(entry: Entry, claim: Claim) -> set[str]:
    """Return the telling words of the sentence in which a claim is made."""
    text = entry.metadata.article.text
    at = bisect_right([s.start for s in entry.metadata.sentences], claim.cue.start) - 1
    if at < 0:
        return _content(claim)
    sentence = entry.metadata.sentences[at]
    return {w for w in words(text[sentence.start : sentence.end]) if weight(w) >= _TELLS}


def _speakers(entry: Entry, claim: Claim, actors: Actors) -> Iterator[str]:
    for source in claim.sources[-1:]:
        for actor in source.everyone:
            if slug := actors.get((entry.slug, actor)):
                yield slug


def _content(claim: Claim) -> set[str]:
    """Return the telling words of a claim's content."""
    said = {w for piece in claim.content for w in words(piece.exact)}
    return {w for w in said if weight(w) >= _TELLS}


def _alike(one: set[str], other: set[str]) -> bool:
    if not one or not other:
        return False
    return len(one & other) >= max(1.0, _ALIKE * min(len(one), len(other)))


def _name_of(slug: str, members: Sequence[Entry], actors: Actors) -> str:
    return next(
        a.name for e in members for a in e.metadata.actors if actors.get((e.slug, a.id)) == slug
    )


def fates(happening: str, members: Sequence[Entry], actors: Actors) -> Iterator[Conflict]:
    """Yield a conflict for each person who is dead in one article and alive in another.

    If every article with the person alive is earlier than all others, the person died meanwhile: an
    update.
    """
    told: dict[str, list[tuple[int, Entry, str, Evidence]]] = {}
    for at, entry in enumerate(members):
        for actor in entry.metadata.actors:
            slug = actors.get((entry.slug, actor.id))
            if slug and actor.type is ActorType.PERSON and actor.named:
                fate = _fate(entry, actor)
                if fate:
                    told.setdefault(slug, []).append((at, entry, *fate))
    for slug, several in told.items():
        alive = [at for at, _, fate, _ in several if fate == "alive"]
        dead = [at for at, _, fate, _ in several if fate == "dead"]
        if alive and dead:
            verdict = "update" if max(alive) < min(dead) else "conflict"
            sides = tuple(Side(e.slug, fate, words) for _, e, fate, words in several)
            yield Conflict("life", "life", verdict, sides, happening, slug)


def _fate(entry: Entry, actor: Actor) -> tuple[str, Evidence] | None:
    """Return "dead" or "alive" with the words that say so after a person's name, else None."""
    text = entry.metadata.article.text
    for mention in actor.read:
        behind = text[mention.evidence.end : mention.evidence.end + _NEAR].split(".")[0]
        for fate in ("alive", "dead"):
            found = _words(fate).match(behind)
            if found:
                end = mention.evidence.end + found.end()
                return fate, entry.metadata.article.quote(mention.evidence.start, end)
    return None


@cache
def _words(fate: str) -> re.Pattern[str]:
    """Return a pattern for such words right after a name, with an age or clause between commas."""
    phrases = "|".join(map(re.escape, table("happenings")[fate]))
    return re.compile(rf"(?:, [^,;:]{{1,40}},)? (?:{phrases})\b")
