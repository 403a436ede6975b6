"""Build a site in a folder apart, and move it into its place when it is whole.

Of the site's folder only files are touched that its ledger lists. Whatever else lies there stays.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen.errors import DeskError, OutputError, Where
from briefgen.site import ledger, manifest, tree
from briefgen.site.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.site.bounds import Desk

SERVED: Final = "served"
"""The folder of the site that `serve` shows, among what is remembered of a desk."""

_NAMED: Final = 5
"""Most files that a message names; of more it gives the number."""

_GENERATOR: Final = re.compile(rb"""<meta\s+name=["']?generator["']?\s+content=["']?briefgen\b""")
_HEAD: Final = 4096

_SEARCH: Final = (
    "briefgenSearch.".encode("utf-16-le"),
    b"briefgenSearch.",
)
"""How a script of the search bundle begins, behind a byte order mark perhaps."""


def admit(site: Path, *, adopt: bool = False) -> None:
    """Assert that a site may be built into a folder: it is new, empty, ours, or to be adopted.

    Raises:
        DeskError: it holds something, and we do not know to have built there.
    """
    if not site.is_dir() or adopt or Ledger.of(site).there or _of_before(site):
        return
    with os.scandir(site) as found:
        if next(found, None) is None:
            return
    message = f"the site's folder ({site}) holds files, and briefgen did not build there before"
    remedy = "name another folder; or `briefgen build --adopt`: what lies there stays as it is"
    raise DeskError(message, where=Where(site), remedy=remedy)


def _of_before(site: Path) -> bool:
    """Tell by its home page whether a version of briefgen that kept no ledger built the site."""
    try:
        with (site / "index.html").open("rb") as opened:
            return bool(_GENERATOR.search(opened.read(_HEAD)))
    except OSError:
        return False


@dataclass(slots=True)
class Staging:
    """A site that is being built in `stage`, and moves into `site` when it is whole.

    `named` is the site's folder as it was named. `keep` are files of the site that stay as they
    are, though they were not built again.
    """

    named: Path
    site: Path
    stage: Path
    home: Path
    aside: Path
    marks: Path
    ledger: Ledger
    stamps: dict[str, list[object]]
    adopting: bool
    keep: set[str] = field(default_factory=set)
    moved: list[Path] = field(default_factory=list)

    @classmethod
    def of(cls, desk: Desk, site: Path) -> Staging:
        """Return the staging of a site, with an empty folder to build in.

        Raises:
            OutputError: a file of the ledger's name in the site's folder is not ours.
        """
        home = _home(desk.home)
        marks, pages = (manifest.place(desk.config, site, what) for what in ("files", "pages"))
        named, site = site, Path(os.path.realpath(site))
        kept = manifest.recalled(marks)
        listed = Ledger.of(site)
        adopting = not listed.there and _of_before(site)
        made = cls(
            named=named,
            site=site,
            stage=home / ledger.temporary(),
            home=home,
            aside=desk.root / ledger.ASIDE / site.name,
            marks=marks,
            ledger=listed,
            stamps=kept if isinstance(kept, dict) else {},
            adopting=adopting,
        )
        if adopting:
            made._recognise(manifest.load(pages))
        made.stage.mkdir(parents=True)
        return made

    def drop(self) -> None:
        """Remove the folder in which the site was built."""
        shutil.rmtree(self.stage, ignore_errors=True)
        with contextlib.suppress(OSError):
            self.home.rmdir()  # where it was made for this alone

    def stands(self, name: str) -> bool:
        """Tell whether a file of the site is ours and as it was written."""
        if name not in self.ledger or not _plain(self.site, name):
            return False
        return self._known(name) is not None or self._unchanged(name)

    def standing(self, folder: str) -> dict[str, str]:
        """Return the unchanged files below a folder of the site, with their hashes."""
        return {
            name: self._listed(name)
            for name in self.ledger
            if name.startswith(f"{folder}/") and self.stands(name)
        }

    def pages(self) -> dict[str, Path]:
        """Return where each page of the site lies before the move, by its path in the site."""
        kept = {name: self.site / name for name in self.keep if name.endswith(".html")}
        made = {
            name: file for name, file in manifest.files_in(self.stage) if name.endswith(".html")
        }
        return dict(sorted({**kept, **made}.items()))

    def hashes(self, files: dict[str, Path]) -> dict[str, str]:
        """Return the hashes of files of the site being built; of kept ones from the ledger."""
        return {
            name: self._listed(name) if name in self.keep else ledger.digest_of(file)
            for name, file in files.items()
        }

    def bring(self) -> None:
        """Move what was built into the site's folder; remove files of ours not built again.

        Raises:
            OutputError: files that we did not write are in the way of ours, before anything is
                touched; or the file system refuses.
        """
        staged = dict(manifest.files_in(self.stage))
        self._clear_way(staged)
        files = {name: self._listed(name) for name in self.keep - staged.keys()}
        try:
            for name, file in staged.items():
                files[name] = self._put(name, file)
            removed = self._remove(self.ledger, files.keys())
        finally:
            self.ledger.close()
        self.site.mkdir(parents=True, exist_ok=True)
        self.ledger.settle(files)
        tree.drop_empty(self.site, removed)
        self._remember(files)

    def _clear_way(self, staged: dict[str, Path]) -> None:
        """Assert that no file of others is in the way."""
        foreign = [name for name in staged if self._in_way(name)]
        if not foreign:
            return
        named = ", ".join(foreign[:_NAMED])
        more = f" and {len(foreign) - _NAMED} more" if len(foreign) > _NAMED else ""
        message = f"files that briefgen did not write are in the way of its own: {named}{more}"
        remedy = "move them elsewhere, or name another folder; nothing was written"
        raise OutputError(message, where=Where(self.site / foreign[0]), remedy=remedy)

    def _in_way(self, name: str) -> bool:
        """Tell whether something not ours lies where a file, or a folder for it, is to be."""
        at = self.site
        for part in PurePosixPath(name).parent.parts:
            at /= part
            if at.is_symlink() or (at.exists() and not at.is_dir()):
                return at.relative_to(self.site).as_posix() not in self.ledger
        file = self.site / name
        if file.is_dir() and not file.is_symlink():
            return True
        there = file.is_symlink() or file.exists()
        if not there or name in self.ledger:
            return False
        return file.is_symlink() or not self.adopting

    def _put(self, name: str, file: Path) -> str:
        """Move a built file to its place in the site, unless it is there; return its hash."""
        target, new = self.site / name, ledger.digest_of(file)
        for above in reversed(target.relative_to(self.site).parents[:-1]):
            if (self.site / above).is_file() or (self.site / above).is_symlink():
                self._remove([above.as_posix()], ())  # ours, see `_in_way`
        if target.is_symlink() or target.exists():
            if _plain(self.site, name) and self._hash(name) == new:
                self.ledger.begin(name, new)
                return new
            if not self._unchanged(name):
                self.moved.append(ledger.set_aside(target, self.aside, name))
        self.ledger.begin(name, new)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            file.replace(target)
        except OSError:  # another disk
            tree.replace(target, file.read_bytes())
        return new

    def _remove(self, names: Iterable[str], but: Iterable[str]) -> list[PurePosixPath]:
        """Remove files that we wrote, and return which; one edited since is set aside."""
        gone, but = [], set(but)
        for name in list(names):
            if name in but or not _plain(self.site, name):
                continue
            file = self.site / name
            if self._unchanged(name):
                file.unlink()
            else:
                self.moved.append(ledger.set_aside(file, self.aside, name))
            gone.append(PurePosixPath(name))
        return gone

    def remove(self) -> int:
        """Remove all that we wrote into the site's folder; return the number of files.

        The folder goes too if nothing is left in it.
        """
        removed = self._remove(list(self.ledger), ())
        if self.ledger.there:
            self.ledger.settle({})
        tree.drop_empty(self.site, removed)
        if self.ledger.there:
            with contextlib.suppress(OSError):
                self.site.rmdir()
            if self.site.is_dir():  # others' files lie there, and need not be adopted again
                self.ledger.settle({}, stays=True)
        with contextlib.suppress(OSError):  # a file lies where its folder should be
            self.marks.unlink(missing_ok=True)
        return len(removed)

    def _known(self, name: str) -> str | None:
        """Return the hash of a file whose size and time are those of its writing, else None."""
        known = self.stamps.get(name)
        found = manifest.stamp(f"{self.site}/{name}")
        if found and isinstance(known, list) and known[:2] == list(found):
            return str(known[2])
        return None

    def _hash(self, name: str) -> str:
        return self._known(name) or ledger.digest_of(self.site / name)

    def _listed(self, name: str) -> str:
        """Return the hash of a file as we wrote it; after interrupted work the file is read."""
        known = "" if name in self.ledger.begun else self.ledger.files.get(name, "")
        return known or self._hash(name)

    def _unchanged(self, name: str) -> bool:
        """Tell whether a file is as we wrote it."""
        return _plain(self.site, name) and self.ledger.wrote(name, self._hash(name))

    def _remember(self, files: dict[str, str]) -> None:
        """Remember the size and time of each file as it was written."""
        found = {name: manifest.stamp(f"{self.site}/{name}") for name in files}
        manifest.remember(
            self.marks, {name: [*at, files[name]] for name, at in found.items() if at is not None}
        )

    def _recognise(self, pages: dict[str, manifest.Built]) -> None:
        """List what a version without a ledger built: unchanged pages, and the search bundle."""
        for built in pages.values():
            for name, known in built.files.items():
                if _plain(self.site, name) and manifest.stamp(f"{self.site}/{name}") == tuple(
                    known
                ):
                    self.ledger.files[name] = ledger.digest_of(self.site / name)
        for name, file in manifest.files_in(self.site / "search"):
            with contextlib.suppress(OSError), file.open("rb") as opened:
                begins = opened.read(64).removeprefix(b"\xff\xfe")
                if begins.startswith(_SEARCH):
                    self.ledger.files[f"search/{name}"] = ledger.digest_of(file)


def stamps(site: Path) -> str:
    """Return a hash of a site's ledger and of the sizes and times of the files that it lists."""
    listed = Ledger.of(site)
    parts = [part for name in listed for part in (name, str(manifest.stamp(f"{site}/{name}")))]
    return manifest.digest(str(manifest.stamp(site / ledger.MANIFEST)), *parts)


def sweep(desk: Desk) -> None:
    """Remove what killed builds left behind on a desk; nobody else may be building."""
    if not desk.home.is_dir():
        return
    for item in list(desk.home.iterdir()):
        if ledger.is_leftover(item.name) and not item.is_symlink():
            if item.is_dir():
                shutil.rmtree(item, ignore_errors=True)
            else:
                item.unlink(missing_ok=True)


_REMEMBERED: Final = re.compile(
    r"(?:pages|search|files|made|copies|(?:docs|check|site)-[0-9a-f]{6})-[0-9a-f]{12}\.json"
    r"|(?:search|html)-[0-9a-f]{12}\.sqlite(?:-journal)?|store\.sqlite(?:-journal)?|lock|lock\.json"
)
"""The names that are ours in the folder `.briefgen/`."""


def forget(desk: Desk) -> None:
    """Remove our files of what is remembered of a desk, and the folder if nothing else is in it."""
    if not desk.home.is_dir():
        return
    sweep(desk)
    for item in list(desk.home.iterdir()):
        if _REMEMBERED.fullmatch(item.name) and (item.is_symlink() or item.is_file()):
            item.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        desk.home.rmdir()


def sweep_site(site: Path) -> None:
    """Remove what killed builds left half-written in a site's folder, and beside it."""
    for folder in {site.parent, site, *((site / name).parent for name in Ledger.of(site))}:
        with contextlib.suppress(OSError):
            for item in list(folder.iterdir()):
                if ledger.is_leftover(item.name) and item.is_file():
                    item.unlink(missing_ok=True)


def _home(home: Path) -> Path:
    """Return the folder to build in: the desk's, or a temporary one where that can't be made."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        if os.access(home, os.W_OK):
            return home
    except OSError:
        pass
    return Path(tempfile.mkdtemp(prefix="briefgen-"))


def _plain(site: Path, name: str) -> bool:
    """Tell whether a file of the site exists, and neither it nor its folder is a link."""
    file = site / name
    if file.is_symlink() or not file.is_file():
        return False
    return os.path.realpath(file.parent) == str((site / name).parent)
