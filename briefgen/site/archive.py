"""One file to hand over: the built site as a zip archive, the same bytes for the same site."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final

_STAMP: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can hold: no clock goes into the output."""


def pack(site: Path) -> Path:
    """Write `<site>.zip` beside a built site, everything in one folder of the site's name; return its path.

    The archive appears when it is whole. Files are in the order of their paths.
    """
    site = site.resolve()
    target = site.with_name(f"{site.name}.zip")
    partial = target.with_suffix(".zip.part")
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(p for p in site.rglob("*") if p.is_file()):
                entry = zipfile.ZipInfo(f"{site.name}/{path.relative_to(site).as_posix()}", _STAMP)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, path.read_bytes())
        partial.replace(target)
    finally:
        Path(partial).unlink(missing_ok=True)
    return target
