"""Write the piece of a sidecar that an analyst copies to correct a row, and name its file."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen.model.views import Correction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.compose.wording import Wording
    from briefgen.model import Claim, Event, Evidence, Relation

_MAY_BE: Final = {
    "claims": "speaker, content or status",
    "relations": "subject, object, predicate or status",
    "events": "status",
    "dates": "value",
    "figures": "value or kind",
    "key_points": "choose: true",
}
"""What can be set of a row, beside striking it."""


def correction(
    wording: Wording, table: str, evidence: Evidence, *, whole: bool = False
) -> Correction:
    """Return how a row is corrected; `whole` where all rows of its sentence are corrected as one.

    Its words are left out where the site may not show them.
    """
    sentence = wording.sentence(evidence)
    named = [f"at: {sentence.address.anchor}"] if sentence else []
    words = "" if whole else wording.words(evidence)
    if words or not named:
        named.append(f"words: {_quoted(words or evidence.exact)}")
    lines = [f"{table}:", f"  - {{{', '.join(named)}, strike: true}}"]
    if table in _MAY_BE:
        lines.append(f"  # instead of strike: {_MAY_BE[table]}")
    return Correction(sidecar_of(wording.path), "\n".join(lines) + "\n")


def line_correction(
    wording: Wording,
    claim: Claim | None,
    relations: Sequence[Relation],
    events: Sequence[Event],
) -> Correction | None:
    """Return how all that a ledger line carries is corrected, None where it carries nothing."""
    found = [correction(wording, "claims", claim.cue)] if claim else []
    found += [correction(wording, "relations", r.cue) for r in relations[:1]]
    found += [correction(wording, "events", e.evidence, whole=True) for e in events[:1]]
    if not found:
        return None
    return Correction(found[0].file, "".join(part.text for part in found))


def name_correction(wording: Wording, table: str, name: str) -> Correction:
    """Return how an actor or a place is corrected, by its name."""
    quoted = _quoted(name)
    other = "rename, retype, merge, split" if table == "actors" else "locate"
    text = f"{table}:\n  ignore: [{quoted}]\n  # instead of ignore: {other}\n"
    return Correction(sidecar_of(wording.path), text)


@lru_cache(maxsize=8)  # articles come one after another, each with many rows
def sidecar_of(path: str) -> str:
    """Return the name of an article's sidecar; `path` is that of its source below the articles."""
    source = PurePosixPath(path)
    inside = "#" in source.name
    return f"{path}.yml" if inside else source.with_suffix(".yml").as_posix()


def _quoted(words: str) -> str:
    """Return words as a double-quoted YAML scalar: JSON is a subset of YAML."""
    return json.dumps(words, ensure_ascii=False)
