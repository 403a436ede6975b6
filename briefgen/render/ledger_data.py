"""Write the desk's ledger as scripts that hand over JSON, for pages that can load nothing else.

Names and briefs stand once in each part and are known by their numbers in it; what is empty at the
end of a row is left out.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from briefgen.model.views import LedgerIndex, LedgerPart, LedgerValues, PlaceTimes
from briefgen.render.dates import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.locale import Words
    from briefgen.model.views import LedgerLine, Piece, Ref, Told, Value, Voice

_KINDS: Final = {"": 0, "hedge": 1, "act": 2, "gap": 3}
"""How pieces of a row's words are marked; what is not here is plain."""

NAME: Final = 4
"""The mark of a linked name."""

UNNAMED, LIKELY, ATTRIBUTED, PARTLY = 1, 2, 4, 8
"""What may hold for a row, as bits."""

Script = LedgerPart | LedgerValues | LedgerIndex | PlaceTimes


def script(view: Script, ui: Words) -> str:
    """Return a file of the ledger as a script."""
    if isinstance(view, LedgerPart):
        return _call("part", view.number, _part(view, ui))
    if isinstance(view, LedgerValues):
        return _call("values", view.facet, view.number, [_value(v) for v in view.values])
    if isinstance(view, PlaceTimes):
        return _call("places", [_place(ref, months) for ref, months in view.places])
    return _call("index", _index(view, ui))


def _place(ref: Ref, months: Iterable[tuple[str, int]]) -> list[Any]:
    """Return a place: its name, its address, and each month with its number of rows."""
    page = f"{ref.page.removesuffix('.md')}.html#{ref.anchor}"
    return [ref.text, page, [part for month in months for part in month]]


def _call(what: str, *told: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    said = ",".join(json.dumps(t, ensure_ascii=False, separators=(",", ":")) for t in told)
    return f"briefgenLedger.{what}({said});\n".replace("\u2028", " ").replace("\u2029", " ")


def _index(view: LedgerIndex, ui: Words) -> dict[str, Any]:
    facets = {name: [_value(v) for v in values] for name, values in view.facets}
    for month in facets.get("month", ()):
        month[1] = written(month[0], ui)
    return {
        "rows": view.rows,
        "parts": view.parts,
        "facets": facets,
        "shelves": {name: list(firsts) for name, firsts in view.shelves},
    }


def _value(value: Value) -> list[Any]:
    """Return a value of a facet with the parts in which it stands."""
    name = value.name if value.name != value.key else ""
    return [value.key, name, value.rows, steps(value.parts)]


def steps(numbers: Sequence[int]) -> list[int]:
    """Return rising numbers as the steps between them; a run of ones as their count, negative.

    What stands in nearly every part is then told in a few characters.
    """
    out: list[int] = []
    before = 0
    for number in numbers:
        step = number - before
        before = number
        if step == 1 and out and out[-1] < 0:
            out[-1] -= 1
        else:
            out.append(-1 if step == 1 else step)
    return out


class _Numbered:
    """Things by number: names by the page they link to, if any, else by themselves."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.all: list[tuple[str, ...]] = []

    def of(self, key: str, *more: str) -> int:
        there = self.numbers.setdefault(key or f"={more[0]}", len(self.all))
        if there == len(self.all):
            self.all.append((key, *more))
        elif not self.all[there][1]:
            self.all[there] = (key, *more)
        return there


def _part(view: LedgerPart, ui: Words) -> dict[str, Any]:
    names, briefs = _Numbered(), _Numbered()
    rows = [_row(line, names, briefs, ui) for line in view.lines]
    return {"names": names.all, "briefs": briefs.all, "rows": rows}


def _row(line: LedgerLine, names: _Numbered, briefs: _Numbered, ui: Words) -> list[Any]:
    told, row = line.told, line.told.row
    flags = (
        (row.unnamed, UNNAMED),
        (row.confidence != "sure", LIKELY),
        (row.attributed, ATTRIBUTED),
        (row.partly, PARTLY),
    )
    out: list[Any] = [
        briefs.of(*_brief(told, line.tags, ui)),
        row.mark.anchor,
        ui.address(row.mark.label),
        [k[0] for k in row.kinds],
        row.standing,
        sum(bit for holds, bit in flags if holds),
        line.day,
        (written(row.when.value, ui) or row.when.words) if row.when else "",
        [_voice(voice, names) for voice in row.voices],
        row.cue,
        [_piece(p, names) for p in row.what.pieces],
        len(row.hedges),
        _known(row.pages, names),
        [names.of(p.key, p.text) for p in row.places if p.key],
        _known(row.speakers, names),
    ]
    while out and not out[-1]:
        out.pop()
    return out


def _brief(told: Told, tags: Sequence[str], ui: Words) -> tuple[str, ...]:
    brief = told.row.brief
    return (brief.page, brief.text, told.outlet, written(told.published, ui), *tags)


def _known(keys: Iterable[str], names: _Numbered) -> list[int]:
    return [names.of(key, "") for key in keys]


def _voice(voice: Voice, names: _Numbered) -> list[Any]:
    """Return a voice: its names by number, if it is named, and the article's words if other."""
    if voice.group and voice.whole:
        return [[names.of(one.ref.key, one.ref.text) for one in voice.group], 1]
    words = voice.words if voice.words != voice.ref.text else ""
    each: list[Ref] = [voice.ref] if voice.ref.text else []
    return [[names.of(r.key, r.text) for r in each], int(voice.named), *([words] if words else [])]


def _piece(piece: Piece, names: _Numbered) -> str | list[Any]:
    """Return words as they are, or with their kind; of a name, with its number."""
    if piece.ref and piece.ref.page:
        return [piece.text, NAME, names.of(piece.ref.key, piece.ref.text)]
    kind = _KINDS.get(piece.kind, 0)
    return [piece.text, kind] if kind else piece.text
