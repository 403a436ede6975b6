"""Remember the pages that were built, and tell whether they still stand; one file for each site."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefgen.site.tree import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from importlib.resources.abc import Traversable

_LAYOUT: Final = 2

_METADATA: Final = (".dist-info", ".egg-info")
"""Endings of the metadata folders of installed packages: `name-version.dist-info`."""

Stamp = tuple[int, int]
"""Size and time of change, nanoseconds, of a file as it was written."""


Told = tuple[str, int, str]
"""What was logged: by which logger, at which level, and the message."""


@dataclass(frozen=True, slots=True)
class Built:
    """A page as it was built; it stands while its key, its links' targets and its files do.

    `source` is a hash of what the page alone is made from, `key` of all. `found` and `missed` are
    the paths of the docs tree that its links asked for. `links` are its links to places on other
    pages, `{path: {anchor: link as written}}`, `anchors` the places on it, `told` what was logged
    of it, `html` the key of what Markdown made of it.
    """

    source: str
    key: str
    html: str
    title: str | None
    meta: dict[str, str]
    found: list[str]
    missed: list[str]
    files: dict[str, Stamp]
    links: dict[str, dict[str, str]]
    anchors: list[str]
    told: list[Told]

    def stands(self, key: str, there: AbstractSet[str], site: Path) -> bool:
        """Tell whether a build would make the same bytes, and they are still on the disk."""
        return (
            self.key == key
            and there.isdisjoint(self.missed)
            and all(path in there for path in self.found)
            and all(stamp(f"{site}/{name}") == tuple(known) for name, known in self.files.items())
        )


def stamp(file: Path | str, *, follow: bool = True) -> Stamp | None:
    """Return a file's stamp, None where there is none; of a link itself unless `follow` is set."""
    try:
        stat = os.stat(file, follow_symlinks=follow)  # noqa: PTH116 - of each file of a large site
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns


def files_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield each file in a folder by its path in it, in order, links to folders not followed."""
    for name in names_in(folder):
        yield name, folder / name


def names_in(folder: Path) -> Iterator[str]:
    """Yield the path of each file in a folder, as `files_in` does, without making it a `Path`."""
    for at, below, names in os.walk(folder):
        below.sort()
        here = Path(at)
        inside = "" if here == folder else f"{here.relative_to(folder).as_posix()}/"
        for name in sorted(names):
            yield f"{inside}{name}"


def stamps(folder: Path) -> str:
    """Return a hash of the paths and stamps of all files in a folder."""
    told = ((name, str(stamp(f"{folder}/{name}"))) for name in names_in(folder))
    return digest(*(part for both in told for part in both))


def place(config_file: Path, site: Path, what: str) -> Path:
    """Return the file that remembers something of one site; a desk may be built into several."""
    name = hashlib.sha256(str(site.absolute()).encode()).hexdigest()[:12]
    return config_file.absolute().parent / ".briefgen" / f"{what}-{name}.json"


def load(file: Path) -> dict[str, Built]:
    """Return the pages by docs path; none where the file is missing, damaged or another's."""
    kept = recalled(file)
    try:
        return (
            {path: Built(**row) for path, row in kept["pages"].items()}
            if kept["layout"] == _LAYOUT
            else {}
        )
    except (KeyError, TypeError, AttributeError):
        return {}


def save(file: Path, pages: Mapping[str, Built]) -> None:
    """Remember the pages, if the file can be written; if not, the next build takes longer."""
    rows = {path: _row(built) for path, built in pages.items()}
    remember(file, {"layout": _LAYOUT, "pages": rows})


def _row(built: Built) -> dict[str, Any]:
    """Return a page by its fields, which are plain; `asdict` would copy each of a desk's links."""
    return {name: getattr(built, name) for name in Built.__slots__}


def recalled(file: Path) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return what `remember` wrote to a file, None where it is missing or damaged."""
    try:
        return json.loads(file.read_bytes())
    except (OSError, ValueError):
        return None


def remember(file: Path, what: object) -> None:
    """Write a value to a file as JSON, if that is possible."""
    try:
        replace(file, json.dumps(what, ensure_ascii=False, separators=(",", ":")))
    except OSError:
        with suppress(OSError):  # a file lies where the folder should be
            file.unlink(missing_ok=True)


def digest(*parts: str | bytes) -> str:
    """Return a hash of the parts, each with its length: no two lists give the same bytes."""
    made = hashlib.blake2b(digest_size=20)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(raw).to_bytes(8, "big") + raw)
    return made.hexdigest()


def plain(value: object, default: Callable[[Any], object] | None = None) -> str:
    """Return a value as text, the same in each run: functions by name, other objects by type."""
    return json.dumps(value, sort_keys=True, default=default or _named)


def _named(value: Any) -> object:  # noqa: ANN401 - whatever a configuration holds
    if hasattr(value, "items"):
        return {str(k): v for k, v in value.items()}
    if hasattr(value, "patterns"):
        return [getattr(p, "pattern", "") for p in value.patterns]
    if isinstance(value, (set, frozenset, tuple)):
        return sorted(map(str, value))
    if isinstance(value, Path):
        return str(value)
    return getattr(value, "__qualname__", None) or type(value).__qualname__


@cache
def installed() -> str:
    """Return a hash of this program's code for pages, and of all installed versions."""
    own = files("briefgen")
    parts = [*_contents(own / "site", "site"), (own / "plugin.py").read_bytes()]
    return digest(sys.version, *_distributions(), *parts)


def _distributions() -> list[str]:
    """Return the metadata folders of all that is installed, which have names and versions.

    Reading each one's name would parse a thousand metadata files.
    """
    found: set[str] = set()
    for folder in sys.path:
        with suppress(OSError):  # a path that is not there, or an archive
            names = (path.name for path in Path(folder or ".").iterdir())
            found.update(name for name in names if name.endswith(_METADATA))
    return sorted(found)


@cache
def program() -> str:
    """Return a hash of the whole program as it was at the first call, since that is what runs."""
    return of_folders([str(files("briefgen"))])


def of_folders(folders: Iterable[str]) -> str:
    """Return a hash of all files in folders."""
    return digest(*(part for folder in folders for part in _contents(Path(folder), folder)))


def _contents(folder: Traversable, name: str) -> Iterable[bytes]:
    for item in sorted(folder.iterdir(), key=lambda x: x.name):
        if item.is_dir():
            if item.name != "__pycache__":
                yield from _contents(item, f"{name}/{item.name}")
        elif not item.name.endswith(".pyc"):
            yield f"{name}/{item.name}".encode()
            yield item.read_bytes()
