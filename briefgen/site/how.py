"""How to build a site: what a command, or a setting, asks of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class How:
    """How to build: `strict` lets a warning fail it, `clean` builds every page, by `workers` processes.

    `adopt` takes over a folder that holds files of others, which stay.
    """

    strict: bool = False
    clean: bool = False
    workers: int | None = None
    adopt: bool = False
