"""Report the outcome of work on a desk: figures, failures, and notices for its analyst."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from briefgen import errors
from briefgen.errors import BriefgenError, SeveralDeskError, Where
from briefgen.model import Notice


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of work on a desk: how much was found, what failed, and what to look at.

    `skipped` is how many articles could not be used, be it for themselves or for what lies beside
    them. `conflicts` are those between articles that are new since the last edition.
    """

    articles: int
    actors: int
    claims: int
    failures: tuple[BriefgenError, ...]
    notices: tuple[Notice, ...]
    skipped: int = 0
    conflicts: tuple[dict[str, str], ...] = ()

    @property
    def asking(self) -> int:
        """How many notices ask to be looked at."""
        return sum(bool(notice.remedy) for notice in self.notices)

    def exit_code(self, *, strict: bool) -> int:
        """Return a command's exit code: 1 after a failure or, if `strict`, where a notice asks."""
        return int(bool(self.failures) or (strict and bool(self.asking)))

    def plain(self) -> dict[str, Any]:
        """Return the outcome as JSON values, which `of_plain` turns back into an equal outcome."""
        return {
            "articles": self.articles,
            "actors": self.actors,
            "claims": self.claims,
            "failures": [[type(f).__name__, *_said(f), _notes(f)] for f in self.failures],
            "notices": [_said(n) for n in self.notices],
            "skipped": self.skipped,
            "conflicts": list(self.conflicts),
        }

    @staticmethod
    def of_plain(kept: dict[str, Any]) -> Outcome:
        """Return the outcome that `plain` made into values."""
        failures = tuple(_failure(*said) for said in kept["failures"])
        notices = tuple(
            Notice(message, _where(at), remedy) for message, at, remedy in kept["notices"]
        )
        told = tuple(kept["conflicts"])
        return Outcome(**{**kept, "failures": failures, "notices": notices, "conflicts": told})


REPORT_VERSION: Final = "1.0"
"""Version of the report's published schema."""


def report(
    outcome: Outcome, exit_code: int, site: Path | None, archive: Path | None
) -> dict[str, Any]:
    """Return the report of a build, after `registry/data/build_report.schema.json`."""
    faults = [one for failure in outcome.failures for one in _each(failure)]
    return {
        "schema_version": REPORT_VERSION,
        "exit_code": exit_code,
        "articles": outcome.articles,
        "actors": outcome.actors,
        "claims": outcome.claims,
        "skipped": outcome.skipped,
        "faults": [{"kind": type(f).__name__, **_told(f)} for f in faults],
        "notices": [{**_told(n), "asks": bool(n.remedy)} for n in outcome.notices],
        "conflicts": list(outcome.conflicts),
        "site": site.as_posix() if site else None,
        "archive": archive.as_posix() if archive else None,
    }


def report_of_failure(error: BriefgenError) -> dict[str, Any]:
    """Return the report of a build that made nothing."""
    return report(Outcome(0, 0, 0, (error,), ()), 1, None, None)


def _each(error: BriefgenError) -> tuple[BriefgenError, ...]:
    return error.each if isinstance(error, SeveralDeskError) else (error,)


def _told(what: BriefgenError | Notice) -> dict[str, Any]:
    return {
        "message": what.message,
        "file": str(what.where.path) if what.where else None,
        "line": what.where.line if what.where else None,
        "remedy": what.remedy,
    }


def _said(what: BriefgenError | Notice) -> list[Any]:
    return [
        what.message,
        [str(what.where.path), what.where.line] if what.where else None,
        what.remedy,
    ]


def _notes(error: BriefgenError) -> list[str]:
    """Return the notes of an error: where a rule failed, they hold the traceback."""
    return list(getattr(error, "__notes__", ()))


def _failure(
    kind: str, message: str, at: list[Any] | None, remedy: str, notes: list[str]
) -> BriefgenError:
    error = _error(kind)(message, where=_where(at), remedy=remedy)
    for note in notes:
        error.add_note(note)
    return error


def _where(at: list[Any] | None) -> Where | None:
    return Where(Path(at[0]), at[1]) if at else None


def _error(name: str) -> type[BriefgenError]:
    kind: type[BriefgenError] = getattr(errors, name)
    return kind
