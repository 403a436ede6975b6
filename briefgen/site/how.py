"""Say how to build a site: what a command, or a setting, asks for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class How:
    """How to build: `strict` lets a warning fail it, `clean` builds all, `workers` are processes.

    `adopt` takes over a folder that holds files of others, which stay.
    """

    strict: bool = False
    clean: bool = False
    workers: int | None = None
    adopt: bool = False
