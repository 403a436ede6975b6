"""Join the sites of several desks: each is copied as it is into a folder of its own.

As in every site, only files are touched that its ledger lists.
"""

from __future__ import annotations

import json
import shutil
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefgen.errors import DeskError, OutputError, Where
from briefgen.site import bounds, commands, ledger, lock, search, staging, tree
from briefgen.site.ledger import Ledger
from briefgen.site.staging import Staging

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import PurePosixPath

_CONFIG: Final = "mkdocs.yml"

OWN: Final = frozenset({"css", "js", "img", search.FOLDER})
"""Folders of the front itself."""


@dataclass(frozen=True, slots=True)
class Part:
    """A desk's site for a folder of another; `desk` is its desk, None for a site without one."""

    folder: str
    site: Path
    desk: bounds.Desk | None = None


@dataclass(frozen=True, slots=True)
class Front:
    """What joins the desks: the name of the whole, those of the desks by folder, and the pages.

    `menu` holds the title and the page of each of its lines; `pages` have paths and texts.
    """

    name: str
    language: str
    desks: Mapping[str, str]
    menu: Sequence[tuple[str, str]]
    pages: Iterable[tuple[PurePosixPath, str]]


def demand_apart(site: Path, parts: Sequence[Part]) -> None:
    """Assert that a site can be joined in a folder without reaching what belongs to the desks.

    Raises:
        DeskError: the folder is, holds or lies in what a desk's person wrote or in its site.
    """
    for part in parts:
        if part.desk is not None:
            bounds.check_site(part.desk, site)
        bounds.check_apart(site, part.site)


@contextmanager
def alone(site: Path, parts: Sequence[Part]) -> Iterator[None]:
    """Lock the joined site and its desks for the block, and clean up after killed builds.

    Raises:
        DeskError: somebody is at work and does not end.
    """
    homes = {_ground(site).home, *(part.desk.home for part in parts if part.desk)}
    with ExitStack() as held:
        for home in sorted(homes):  # all in one order, so that no two wait for each other
            held.enter_context(lock.locked(home, "join"))
        staging.sweep(_ground(site))
        lock.sweep_dead(_ground(site).home)
        yield


def join(parts: Sequence[Part], front: Front, site: Path, *, adopt: bool = False) -> None:
    """Join the sites of desks in a folder: their files, the front's pages, a search over all.

    Raises:
        DeskError: the folder holds what we do not know to have built there.
        OutputError: files of others are in the way, or the file system refuses.
        BundleError: as `search.joined_engine`.
    """
    staging.admit(site, adopt=adopt)
    staging.sweep_site(site)
    ground = _ground(site)
    made = Staging.of(ground, site)
    try:
        for part in parts:
            _bring(part, made)
        _front(front, made)
        found = {part.folder: part.site / search.FOLDER / search.ENGINE for part in parts}
        engines = {folder: file for folder, file in found.items() if file.is_file()}
        tree.replace(made.stage / search.FOLDER / search.ENGINE, search.joined_engine(engines))
        made.bring()
    except OSError as error:
        where = Where(Path(error.filename)) if error.filename else None
        remedy = "check the file, and that nothing else changes it; then join again"
        raise OutputError(error.strerror or str(error), where=where, remedy=remedy) from error
    finally:
        made.drop()


def _ground(site: Path) -> bounds.Desk:
    """Return the folders of a site without a desk: what is remembered lies beside it."""
    beside = site.absolute().parent
    return bounds.Desk(beside / _CONFIG, beside / "seeds", beside / "docs")


def _bring(part: Part, made: Staging) -> None:
    """Copy a desk's site, except the files that the joined site holds unchanged."""
    listed = Ledger.of(part.site)
    for name in listed:
        target = f"{part.folder}/{name}"
        digest = listed.files.get(name)
        if digest and made.ledger.files.get(target) == digest and made.stands(target):
            made.keep.add(target)
            continue
        copied = made.stage / target
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(part.site / name, copied)


def _front(front: Front, made: Staging) -> None:
    """Build the pages of the front by MkDocs, as a desk without articles, and stage them."""
    root = made.home / ledger.temporary()
    try:
        (root / "seeds").mkdir(parents=True)
        tree.write(root / "docs", front.pages)
        config = {
            "site_name": front.name,
            "theme": "briefgen",
            "nav": [{title: path} for title, path in front.menu],
            "validation": {"links": {"not_found": "ignore", "unrecognized_links": "ignore"}},
            "plugins": [{"briefgen": {"language": front.language}}],
            "extra": {"desks": dict(front.desks)},
        }
        said = json.dumps(config, ensure_ascii=False)  # which is YAML as well
        (root / _CONFIG).write_text(said, encoding="utf-8")
        commands.build(root / _CONFIG, root / "site")
        built = Ledger.of(root / "site")
        for name in built:
            if not name.startswith(f"{search.FOLDER}/"):
                target = made.stage / name
                target.parent.mkdir(parents=True, exist_ok=True)
                (root / "site" / name).replace(target)
    finally:
        shutil.rmtree(root, ignore_errors=True)


def site_of(folder: Path) -> Path:
    """Return the folder itself where a desk's site lies in it.

    Raises:
        DeskError: there is none.
    """
    with suppress(OutputError):
        if Ledger.of(folder).there:
            return folder
    message = "is neither a desk nor the site of one"
    remedy = "name a folder with mkdocs.yml in it, or one that `briefgen build` made"
    raise DeskError(message, where=Where(folder), remedy=remedy)
