"""The view model of a ledger's row: who says, does or undergoes what, when, and how firmly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefgen.model.views.words import Correction, Mark, Quote, Ref, Voice, When

STATEMENT: Final = "statement"
EVENT: Final = "event"
TIE: Final = "tie"
FIGURE: Final = "figure"
WITHDRAWN: Final = "withdrawn"
"""The status of a row that whoever said it has taken back since."""

KINDS: Final = (STATEMENT, EVENT, TIE, FIGURE)
"""What a row may carry, as its kinds: one row may carry several of them."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A relation of two actors in a row; both link to their pages where they have one."""

    subject: Ref
    predicate: str
    object: Ref
    kind: str
    sign: int


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """What one voice, or the article itself, tells in one sentence: a line of a ledger.

    `id` is the row's anchor on its brief: `row-p7s2`, with `-2` and so on where several voices
    speak in one sentence; `follows` is true for those. `kinds` are of `KINDS`. `whens` are the
    times at which it is told to happen, those that are known first. `attributed` says that it is
    somebody's word; `voices` are then the chain, from the nearest to the farthest, empty where
    nobody says who. `what` are the article's words, with pieces of the kinds `act`, `hedge` and
    `actor`.

    `cue` are the words by which somebody is cited where they do not stand in `what`, `hedges` those
    that hold back; both are verbatim, empty where the text is not published. `status` is a word of
    `briefgen.model.Status`, or `withdrawn` where whoever said it takes it back in the sentence that
    `withdrawn` leads to; `partly` says that it holds for a part of the row. `pages` are the
    dossiers of all who speak or are named in it, `speakers` those on whose word it rests. `silent`
    says that they did not say it ("has not confirmed"), `dangles` that the row begins with an
    anaphor for somebody or something other than its speaker.

    `told_of` are times within the content that are those of a part of it: nothing is dated by them.
    `scenes` are places with who is there, by dossier. `order` is where its sentence begins.
    `correction` is what an analyst copies to correct it.
    """

    id: str
    brief: Ref
    mark: Mark
    kinds: tuple[str, ...]
    whens: tuple[When, ...]
    attributed: bool
    voices: tuple[Voice, ...]
    what: Quote
    cue: str
    act: str
    hedges: tuple[str, ...]
    status: str
    confidence: str
    direct: bool
    partly: bool = False
    deeds: tuple[Deed, ...] = ()
    places: tuple[Ref, ...] = ()
    scenes: tuple[tuple[str, Ref], ...] = ()
    pages: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    silent: bool = False
    dangles: bool = False
    order: int = 0
    follows: bool = False
    told_of: tuple[When, ...] = ()
    correction: Correction | None = None
    withdrawn: Mark | None = None

    @property
    def standing(self) -> str:
        """How firmly it is told: `denied`, `planned` ..., or `hedged`, `attributed`, `stated`."""
        if self.status != "asserted":
            return self.status
        if self.hedges:
            return "hedged"
        return "attributed" if self.attributed else "stated"

    @property
    def unnamed(self) -> bool:
        """Whether it rests on somebody whom the article does not name."""
        if not self.attributed:
            return False
        speaking = [one for voice in self.voices for one in voice.each]
        return not speaking or not all(one.named for one in speaking)

    @property
    def when(self) -> When | None:
        """The time by which it is sorted, None where none is told."""
        return self.whens[0] if self.whens else None
