"""Times: words that name one, and what happened then."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model.claim import Hedge, Status
from briefgen.model.confidence import Confidence
from briefgen.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that name a time.

    `value` is EDTF (ISO 8601-2) to the precision that the text gives, None where it can't be
    resolved. `earliest` and `latest` are ISO days that bound it, None where open. `precision` is
    `time`, `day`, `week`, `month`, `season`, `year`, `decade`, `century` or `vague`. `relative` is
    true where the value depends on the publication date; `why` says in a sentence how it was
    resolved, or why not.
    """

    id: str
    evidence: Evidence
    value: str | None
    precision: str
    relative: bool
    origin: str
    earliest: str | None = None
    latest: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the timeline: a sentence that says what happened at a time; links are by id.

    `status` says whether it is told as done; `prospect` are the words that tell it as denied,
    planned, expected or supposed ("did not", "will", "is scheduled", "if"), None where it is told
    as a fact. `hedges` hold back from asserting it. `clause` is the subordinate clause whose time
    it is, with the words that it tells of ("the bridge, which was built in 1931"), None where it is
    the time of the sentence's own statement. Where that clause says nothing by itself it is the
    time alone, and `phrase` the words that the time is of, if any ("a bridge built last year").
    `confidence` is how sure it is that this is the time of what is told.
    """

    id: str
    date: str
    evidence: Evidence
    origin: str
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    claim: str | None = None
    prospect: Evidence | None = None
    hedges: tuple[Hedge, ...] = ()
    status: Status = Status.ASSERTED
    clause: Evidence | None = None
    phrase: Evidence | None = None
    confidence: Confidence = Confidence.SURE
