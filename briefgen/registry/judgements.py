"""Read judgements on pairs that may be one, from `judgements.yml` (see `briefgen review`).

The file maps the id of a pair to what was judged of it; anybody may edit it. Of actors, `a` and
`b` are what a proposal calls its two: they stay while the names do. Of a story or a happening
they are the names of two briefs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefgen.registry import values  # noqa: TC001 - pydantic reads annotations at run time
from briefgen.registry.yaml_source import Strict

if TYPE_CHECKING:
    from briefgen.errors import Where


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two that are one, or are not: actors, or articles of one story or happening, as `of` says.

    `evidence` stands for the words that were shown, '' where none were.
    """

    id: str
    a: str
    b: str
    same: bool
    where: Where
    evidence: str = ""
    of: str = "actor"

    @property
    def pair(self) -> frozenset[str]:
        """The two, in no order."""
        return frozenset((self.a, self.b))


class JudgementEntry(Strict):
    """A judgement as it stands in the file."""

    judgement: Literal["same", "different"]
    a: values.Name
    b: values.Name
    evidence: values.Text = ""
    note: values.Text = ""
    of: Literal["actor", "story", "happening"] = "actor"


def judgement(key: str, entry: JudgementEntry, where: Where) -> Judgement:
    """Return an entry of the file as a `Judgement`."""
    return Judgement(
        key, entry.a, entry.b, entry.judgement == "same", where, entry.evidence, entry.of
    )
