"""Pack a built site into one zip archive, the same bytes for the same site."""

from __future__ import annotations

import hashlib
import zipfile
from typing import TYPE_CHECKING, Final

from briefgen.errors import OutputError, Where
from briefgen.site import ledger
from briefgen.site.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path

_STAMP: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can hold: no clock goes into the output."""


def pack(site: Path) -> Path:
    """Write `<site>.zip` beside a site, with a folder of the site's name in it; return its path.

    The archive holds what briefgen wrote into the site, and appears when it is whole. Files are in
    the order of their paths.

    Raises:
        OutputError: a file of that name is not such an archive; or the file system refuses.
    """
    site = site.resolve()
    target = place(site)
    if (target.exists() or target.is_symlink()) and not is_ours(target):
        message = "is not an archive that briefgen wrote, and stays as it is"
        raise OutputError(message, where=Where(target), remedy="move it elsewhere, and pack again")
    partial = target.with_name(ledger.temporary(".tmp"))
    try:
        _write(site, partial)
        partial.replace(target)
    except OSError as error:
        message = error.strerror or str(error)
        remedy = "make the folder writable, or free some space"
        raise OutputError(message, where=Where(target), remedy=remedy) from error
    finally:
        partial.unlink(missing_ok=True)
    return target


def place(site: Path) -> Path:
    """Return where the archive of a site lies."""
    site = site.resolve()
    return site.with_name(f"{site.name}.zip")


def is_ours(file: Path) -> bool:
    """Tell whether a file is an archive that `pack` wrote, and that nobody changed since."""
    if file.is_symlink():
        return False
    try:
        with zipfile.ZipFile(file) as archive:
            return archive.comment == _comment(archive)
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return False


def _write(site: Path, partial: Path) -> None:
    names = [name for name in Ledger.of(site) if (site / name).is_file()]
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
        if _README not in names:
            _add(archive, f"{site.name}/{_README}", _TOLD.encode())
        for name in names:
            _add(archive, f"{site.name}/{name}", (site / name).read_bytes())
        archive.comment = _comment(archive)


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _STAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)


_README: Final = "README.txt"

_TOLD: Final = """\
This folder is a site that is read from a disk: no server, no network, no program to install.

1. Unpack the whole folder. A page that is opened inside the archive has no styles and no search.
2. Open index.html by a double click.

Everything is in this folder, the search included. \
Nothing that you read or type leaves your computer.
""".replace("\n", "\r\n")
"""The text file in the archive, with line ends that every editor shows."""


def _comment(archive: zipfile.ZipFile) -> bytes:
    """Return the comment of our archives: our marker, and a hash of the list of files."""
    told = "\n".join(f"{x.filename} {x.file_size} {x.CRC}" for x in archive.infolist())
    digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{ledger.MARKER} {digest}".encode()
