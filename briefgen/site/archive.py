"""One file to hand over: the built site as a zip archive, the same bytes for the same site."""

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
    """Write `<site>.zip` beside a built site, everything in one folder of the site's name; return its path.

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
    """Tell whether a file is an archive that `pack` wrote, and holds what it held then."""
    if file.is_symlink():
        return False
    try:
        with zipfile.ZipFile(file) as archive:
            return archive.comment == _comment(archive)
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return False


def _write(site: Path, partial: Path) -> None:
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in Ledger.of(site):
            if not (site / name).is_file():
                continue
            entry = zipfile.ZipInfo(f"{site.name}/{name}", _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, (site / name).read_bytes())
        archive.comment = _comment(archive)


def _comment(archive: zipfile.ZipFile) -> bytes:
    """Return what an archive of ours says of itself: whose it is, and a hash of the list of what it holds."""
    told = "\n".join(f"{x.filename} {x.file_size} {x.CRC}" for x in archive.infolist())
    digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{ledger.MARKER} {digest}".encode()
