"""Write files once, whole, and never over another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.errors import OutputError, Where

if TYPE_CHECKING:
    from pathlib import Path


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, and the folders that it lies in.

    Raises:
        OutputError: where it is there, or can't be written; then nothing is left of it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            try:
                file.write(data)
            except BaseException:
                path.unlink(missing_ok=True)
                raise
    except OSError as error:
        message = f"can't be written: {error.strerror}"
        raise OutputError(message, where=Where(path), remedy="check who may write there") from error
