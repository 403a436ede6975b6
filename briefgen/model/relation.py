"""Relations between actors."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model.claim import Hedge, Polarity, Status
from briefgen.model.confidence import Confidence
from briefgen.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Relation:
    """How one actor stands to another, as the article puts it.

    `subject` and `object` are actor ids; the subject is who does it (leads, attacks, belongs to).
    `predicate` is one of the registry's predicates, `kind` its class: `conflict`, `alliance`,
    `membership`, `control`, `contact`, `family`. `sign` is -1 hostile, 0 neutral, 1 friendly.
    `evidence` is the clause, `cue` the words in it that say so. `claim` is the id of the claim
    inside which it stands, None where the article asserts it itself. `status` says whether it is
    told as done; `prospect` are the words that tell it as denied, wished, planned or supposed
    ("did not", "wants", "will", "any"), None where it is told as a fact. `confidence` is how sure
    it is that the article says so.
    """

    id: str
    subject: str
    object: str
    predicate: str
    kind: str
    sign: int
    evidence: Evidence
    cue: Evidence
    origin: str
    polarity: Polarity = Polarity.AFFIRMED
    hedges: tuple[Hedge, ...] = ()
    claim: str | None = None
    prospect: Evidence | None = None
    confidence: Confidence = Confidence.SURE
    status: Status = Status.ASSERTED
