"""Claims: what is said, on whose word, and how firmly."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefgen.model.confidence import Confidence
from briefgen.model.evidence import Evidence


class ClaimKind(StrEnum):
    """Whose word a claim rests on."""

    ATTRIBUTED = "attributed"
    HEDGED = "hedged"


class Mode(StrEnum):
    """How somebody's words are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Polarity(StrEnum):
    """Whether a thing is affirmed or denied."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Status(StrEnum):
    """Whether a thing is told as done.

    `asserted` as done; `denied` as not done ("has yet to", "failed to", "neither"); `planned` as
    meant, ordered or expected; `conditional` under an "if"; `hypothetical` as possible, supposed,
    or as what would have been.
    """

    ASSERTED = "asserted"
    DENIED = "denied"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words by which somebody holds back from asserting, word for word.

    `category` is `modal` (may, could), `adverb` (possibly), `reportative` (reportedly, allegedly),
    `verb` (suggests, appears), `adjective` (unclear), `noun` (a possibility); `approximator`
    (about, several) makes a quantity vague. `by` is `author`, or `source` where the words are
    inside what somebody else is cited for. `scope` is the clause that is hedged.
    """

    evidence: Evidence
    category: str
    by: str
    origin: str
    scope: Evidence | None = None

    @property
    def withholds(self) -> bool:
        """Whether it makes a claim less firm; "about" and "several" only make a quantity vague."""
        return self.category != "approximator"


@dataclass(frozen=True, slots=True)
class ClaimSource:
    """Somebody on whose word a claim rests.

    `actor` is an actor id; `named` is false for "a source", "reports", "officials". Where no words
    name a source ("reportedly"), `evidence` is None and the source is not identified.

    `actors` is empty but where several are named together ("A and B said"): then it holds the known
    ones in text order, and `actor` is the first of them, None where another one beside them is
    nobody known ("A and union officials").

    `why` says how a pronoun or a noun came to mean the actor ("he", "the minister"); it is empty
    where the words are the actor's own name. Such a link was worked out and not read.

    `means` are the article's words for whom a pronoun stands, worked out as well, where that is no
    actor: "It" for "The mayor's office".
    """

    evidence: Evidence | None
    actor: str | None
    named: bool
    actors: tuple[str, ...] = ()
    why: str = ""
    means: Evidence | None = None

    @property
    def everyone(self) -> tuple[str, ...]:
        """The ids of all actors on whose word it is, in text order."""
        return self.actors or ((self.actor,) if self.actor is not None else ())


@dataclass(frozen=True, slots=True)
class Claim:
    """Source, cue and content, as in PARC3 and PolNeAR; or a statement that the author hedges.

    `sources` is the chain from the nearest voice to the farthest: "Axios reported that Israeli
    intelligence suggests X" gives, for X, (Axios, Israeli intelligence); it is empty where the
    speaker is not identified and for the author's own hedged statements. `act` is what the source
    does in saying it (says, denies, blames, threatens, calls for, believes, plans ...), a lemma of
    the cue's class. `content` is one or more pieces in text order; for a hedged statement it is the
    clause. `target` is the actor id whom the act is aimed at (blamed, accused, threatened).
    `status` says whether the act itself is told as done: "has yet to confirm" is a confirming that
    is `denied`, and `prospect` the words "has yet to"; None where it is asserted. `confidence` says
    how sure it is that it is right as it stands: `doubtful` where it is not clear that anybody is
    cited, `likely` where the speaker may be wrong or not made out, or words may be cut or not the
    speaker's own. `clues` are what that depends on, the strongest first.
    `withdrawn` is the sentence that tells that whoever said it takes it back.
    """

    id: str
    kind: ClaimKind
    act: str
    sources: tuple[ClaimSource, ...]
    cue: Evidence
    content: tuple[Evidence, ...]
    mode: Mode
    origin: str
    hedges: tuple[Hedge, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED
    target: str | None = None
    status: Status = Status.ASSERTED
    prospect: Evidence | None = None
    confidence: Confidence = Confidence.SURE
    clues: tuple[str, ...] = ()
    withdrawn: Evidence | None = None

    @property
    def denies_what_stood_before(self) -> bool:
        """Whether it denies what was said before its cue: the content is not the denier's word.

        "The crew left in May, says X. Y denies that."
        """
        behind = all(piece.end <= self.cue.start for piece in self.content)
        return self.polarity is Polarity.NEGATED and self.mode is not Mode.DIRECT and behind
