"""What has changed on a desk since an edition of it was kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `entry` is the slug of its article, `actor` that of whom it is about.

    `happening` is the slug of the event that it is of. `now` and `before` are words, '' where there
    is nothing now, or was nothing before.
    """

    now: str = ""
    before: str = ""
    who: str = ""
    entry: str = ""
    actor: str = ""
    happening: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """All that has changed since an edition, by kind; each list in the order of the articles."""

    since: str
    articles: tuple[Change, ...] = ()
    edited: tuple[Change, ...] = ()
    gone: tuple[Change, ...] = ()
    retracted: tuple[Change, ...] = ()
    corrected: tuple[Change, ...] = ()
    updated: tuple[Change, ...] = ()
    reworded: tuple[Change, ...] = ()
    statements: tuple[Change, ...] = ()
    withdrawn: tuple[Change, ...] = ()
    figures: tuple[Change, ...] = ()
    happenings: tuple[Change, ...] = ()
    conflicts: tuple[Change, ...] = ()
    names: tuple[Change, ...] = ()
    joined: tuple[Change, ...] = ()
    parted: tuple[Change, ...] = ()
    registry: tuple[Change, ...] = ()
