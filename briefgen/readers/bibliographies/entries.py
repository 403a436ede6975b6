"""Define an entry of a bibliography, before it is made a work."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: fields named as in the descriptor, in the bibliography's words, and file paths."""

    fields: dict[str, str]
    files: tuple[str, ...] = ()


def people(names: list[str]) -> str:
    """Return names as one byline: "Vey, Ana" becomes "Ana Vey"; names without a comma stay."""
    turned = []
    for name in names:
        last, comma, first = name.partition(",")
        turned.append(
            f"{first.strip()} {last.strip()}" if comma and first.strip() else name.strip()
        )
    return ", ".join(dict.fromkeys(n for n in turned if n))
