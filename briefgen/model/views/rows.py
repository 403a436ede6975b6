"""The view models of the lines of tables and lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model.views.words import Correction, CuratedNote, Mark, Quote, Ref, Voice, When


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in a list; `voices` run from the nearest to the farthest source.

    `by_author` marks the author's own hedge. `cue` and `hedges` are verbatim, empty where the text
    is not published. `about` are pages of the actors that the content names or the act is aimed at.
    `status` says whether the act is told as done, `standing` by which words it is not; `confidence`
    how sure it is that somebody is cited; `withdrawn` leads to where it is taken back, and `status`
    says so then.
    """

    id: str
    brief: Ref
    voices: tuple[Voice, ...]
    by_author: bool
    act: str
    cue: str
    content: Quote
    hedges: tuple[str, ...]
    negated: bool
    direct: bool
    target: Ref | None
    about: tuple[str, ...]
    status: str = "asserted"
    standing: str = ""
    confidence: str = "sure"
    correction: Correction | None = None
    withdrawn: Mark | None = None


@dataclass(frozen=True, slots=True)
class RelationRow:
    """One actor's relation to another. `sign` is -1, 0 or 1; no `voices` if the article asserts it.

    `likely` marks what is not sure; what is doubtful makes no row. `voices_likely` says that it is
    not sure who is cited for it.
    """

    id: str
    brief: Ref
    subject: Ref
    predicate: str
    object: Ref
    kind: str
    sign: int
    negated: bool
    hedges: tuple[str, ...]
    voices: tuple[Voice, ...]
    attributed: bool
    cue: str
    quote: Quote
    likely: bool = False
    status: str = "asserted"
    correction: Correction | None = None
    withdrawn: Mark | None = None
    voices_likely: bool = False


@dataclass(frozen=True, slots=True)
class EventRow:
    """A line of a timeline. `cues` tell it, verbatim, as denied, planned or doubtful.

    `voices_likely` says that it is not sure who is cited for it.
    """

    id: str
    brief: Ref
    when: When
    quote: Quote
    actors: tuple[Ref, ...]
    places: tuple[Ref, ...]
    voices: tuple[Voice, ...]
    cues: tuple[str, ...] = ()
    status: str = "asserted"
    correction: Correction | None = None
    withdrawn: Mark | None = None
    voices_likely: bool = False


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place as one brief, or several, name it; `lat` and `lon` are None if not located.

    It is `likely` or `doubtful` that such a place is meant, or neither: then it is sure.

    `sentences` are the anchors of all sentences of one brief that name it; `marks` may be a few of
    them.
    """

    id: str
    brief: Ref
    ref: Ref
    kind: str
    country: str
    lat: float | None
    lon: float | None
    precision: str
    source: str
    why: str
    marks: tuple[Mark, ...]
    mentions: int
    curated: CuratedNote | None = None
    likely: bool = False
    doubtful: bool = False
    correction: Correction | None = None
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AliasRow:
    """Another name of an actor, `likely` if unsure; `mark` is None if only the registry has it."""

    name: str
    mark: Mark | None
    curated: bool = False
    likely: bool = False


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor as one brief shows it, under the name `as_named`.

    `seen` are the first sentences that name it, `marks` the addresses of all of them as far as they
    are published. `says` counts the claims that rest on its word, `stands` the relations that it
    has; `acts` is false of a state that is only where something is, or an adjective.
    """

    id: str
    brief: Ref
    ref: Ref
    as_named: str
    type: str
    named: bool
    salience: float
    aliases: tuple[AliasRow, ...]
    calls: tuple[Quote, ...]
    seen: tuple[Quote, ...]
    marks: tuple[Mark, ...]
    mentions: int
    says: int = 0
    stands: int = 0
    note: CuratedNote | None = None
    confidence: str = "sure"
    acts: bool = True
    correction: Correction | None = None


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term as one brief, or the registry, explains it."""

    id: str
    brief: Ref
    ref: Ref
    definition: Quote | None
    seen: Quote
    curated: CuratedNote | None
    correction: Correction | None = None
