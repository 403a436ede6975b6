"""What a bibliography's entry says, before it is made a work."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: the descriptor's fields as the bibliography writes them, and the files that it names."""

    fields: dict[str, str]
    files: tuple[str, ...] = ()


def people(names: list[str]) -> str:
    """Return names as a byline: "Vey, Ana" is Ana Vey, and what has no comma is as it is."""
    turned = []
    for name in names:
        last, comma, first = name.partition(",")
        turned.append(
            f"{first.strip()} {last.strip()}" if comma and first.strip() else name.strip()
        )
    return ", ".join(dict.fromkeys(n for n in turned if n))
