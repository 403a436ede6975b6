"""Write the facts of a page that its Markdown does not hold, for whoever builds a site.

The Markdown is read by people: it has no classes and no kinds. What a theme makes more of (the
names in a sentence, how firmly a row is told, which kind of table it is) stands in a file beside
the page, in the order of the page.
"""

from __future__ import annotations

import json
import posixpath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from briefgen.model.views import BriefPage
from briefgen.render.escape import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.model import views
    from briefgen.model.views import LedgerRow, TextSentence
    from briefgen.render.inline import Inline, Part


def path_of(page: str) -> str:
    """Return the file of a page's facts; no builder takes it for a page, given its dot."""
    folder, name = posixpath.split(page)
    return posixpath.join(folder, f".{name.removesuffix('.md')}.facts.json")


def facts(
    page: views.Page,
    inline: Inline,
    figures: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> str:
    """Return the facts of a page as JSON, empty where there are none; `figures` are by name."""
    told: dict[str, Any] = {}
    if inline.parts:
        told["parts"] = [_part(part, inline) for part in inline.parts]
    if figures:
        told["figures"] = figures
    if isinstance(page, BriefPage):
        sentences = [s for b in page.source.blocks for s in b.sentences]
        told["text"] = {s.anchor: _sentence(s, inline) for s in sentences if s.pieces}
        if fixes := _fixes(page):
            told["fixes"] = fixes
    if not told:
        return ""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


def _fixes(page: BriefPage) -> dict[str, Any]:
    """Return the corrections of a brief's rows, by id and sentence, and of its actors, by name."""
    rows = [
        row for row in (*page.ledger, *page.ledger_more, *page.ledger_doubtful) if row.correction
    ]
    actors = [actor for actor in page.actors if actor.correction]
    told = [*(row.correction for row in rows), *(actor.correction for actor in actors)]
    files = [one.file for one in told if one]
    if not files:
        return {}
    return {
        "file": files[0],
        "rows": [[r.id, r.mark.anchor, r.correction.text] for r in rows if r.correction],
        "names": [[a.ref.text, a.correction.text] for a in actors if a.correction],
    }


def _part(part: Part, inline: Inline) -> dict[str, Any]:
    out: dict[str, Any] = {"kind": part.kind}
    if part.columns:
        out["columns"] = list(part.columns)
    if part.rows:
        out["rows"] = [_row(row, inline) for row in part.rows]
    return out


def _row(row: LedgerRow, inline: Inline) -> dict[str, Any]:
    """Return what a row is filtered and sorted by."""
    here = row.brief.page == inline.path
    out = {
        "id": row.id if here else "",
        "kinds": list(row.kinds),
        "as": row.standing,
        "unnamed": row.unnamed,
        "sure": row.confidence,
        "follows": row.follows,
        "start": (row.when.earliest or row.when.latest or row.when.value) if row.when else "",
        "when": ", ".join(w.words for w in row.whens if w.words),
        "pages": [inline.href(page) for page in row.pages],
    }
    return {name: value for name, value in out.items() if value}


def _sentence(sentence: TextSentence, inline: Inline) -> dict[str, Any]:
    """Return the length and the runs of a sentence, in its words as shown.

    A run is `[start, end, kind, note, link target]`, with empty values at its end left out.
    """
    at, runs = 0, []
    for piece in sentence.pieces:
        words = clean(piece.text)
        if piece.kind and piece.kind != "gap":
            href = inline.href(piece.ref.page, piece.ref.anchor) if piece.ref else ""
            run = [at, at + len(words), piece.kind, inline.ui.note(piece.note), href]
            while not run[-1]:
                run.pop()
            runs.append(run)
        at += len(words)
    return {"length": at, "runs": runs}
