"""Refuse a site or docs folder that is, holds or lies in what a person wrote."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import DeskError, Where

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a desk lies: its configuration and the folders of articles and pages."""

    config: Path
    seeds: Path
    docs: Path

    @property
    def root(self) -> Path:
        """The folder of the configuration."""
        return self.config.absolute().parent

    @property
    def home(self) -> Path:
        """The folder for what is remembered between builds."""
        return self.root / ".briefgen"


def check_docs(desk: Desk) -> None:
    """Assert that pages can be generated into the docs folder.

    In the desk's articles they would be read as articles, and articles among them would be
    published whatever `source_text` says.

    Raises:
        DeskError: the docs folder is, holds or lies in a folder that it must be apart from.
    """
    for name, folder in (("seeds", desk.seeds), ("the folder .briefgen", desk.home)):
        how = _overlap(desk.docs, folder)
        if how:
            message = f"docs_dir ({desk.docs}) {how} {name} ({folder})"
            remedy = "name a folder of its own, beside seeds: `docs_dir: docs`"
            raise DeskError(message, where=Where(desk.config), remedy=remedy)
    if _holds(desk.docs, desk.root):
        message = f"docs_dir ({desk.docs}) holds the desk itself"
        raise DeskError(message, where=Where(desk.config), remedy="name a folder in it: docs")


def check_site(desk: Desk, site: Path) -> None:
    """Assert that a site can be built into a folder without reaching what is not the site's.

    Raises:
        DeskError: the folder is or holds the desk; it is, holds or lies in its articles, its pages
            or what is remembered; or it is a file.
    """
    remedy = "name a folder of its own, by -d or `site_dir`: site"
    if _holds(site, desk.root):
        message = f"the site's folder ({site}) is or holds the desk itself"
        raise DeskError(message, where=Where(desk.config), remedy=remedy)
    others = (
        ("articles", desk.seeds),
        ("pages", desk.docs),
        ("memory", desk.home),
    )
    for name, folder in others:
        how = _overlap(site, folder)
        if how:
            message = f"the site's folder ({site}) {how} the desk's {name} ({folder})"
            raise DeskError(message, where=Where(desk.config), remedy=remedy)
    if site.exists() and not site.is_dir():
        message = f"the site's folder ({site}) is a file"
        raise DeskError(message, where=Where(desk.config), remedy="move it, or name another folder")


def check_apart(site: Path, other: Path) -> None:
    """Assert that a site is not built into another one that it takes files from.

    Raises:
        DeskError: the folders overlap.
    """
    how = _overlap(site, other)
    if how:
        message = f"the site's folder ({site}) {how} a site that is joined ({other})"
        raise DeskError(message, where=Where(site), remedy="name a folder of its own by -d")


def _overlap(folder: Path, other: Path) -> str:
    """Return how a folder overlaps with another one, empty where they are apart."""
    inside, holding = _holds(other, folder), _holds(folder, other)
    if inside and holding:
        return "is"
    if inside:
        return "lies in"
    return "holds" if holding else ""


def _holds(outer: Path, inner: Path) -> bool:
    """Tell whether `inner` is `outer` or lies in it.

    Folders that exist are compared by the disk: a link, another spelling or a mount leads to the
    same one. Of those that don't exist yet the names are compared, case ignored.
    """
    return any(_same(outer, folder) for folder in _upwards(inner))


def _upwards(folder: Path) -> Iterator[Path]:
    """Yield a folder and its parents, links resolved."""
    real = Path(os.path.realpath(folder))
    yield real
    yield from real.parents


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        if one.exists() and other.exists():
            return False
        return os.path.realpath(one).casefold() == os.path.realpath(other).casefold()
