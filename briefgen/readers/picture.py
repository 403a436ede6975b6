"""Read pictures of text by a text recognition program, where one is installed and allowed.

What such a program reads depends on its version and language data, so a remark names program and
version. Its output is cached with other results.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen.errors import UnreadableError, Where
from briefgen.readers.parts import Parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.readers.parts import Options

REMEDY: Final = "install tesseract and set `ocr: true` under `read:`, or paste its text"
REMEDY_FOR_PDF: Final = (
    "run it through text recognition (OCR), or paste its text;"
    " with ocrmypdf installed and `ocr: true` under `read:` it is done here"
)

_PATIENCE: Final = 600
"""Seconds that a text recognition program may take for one file."""


def read(data: bytes, path: str, options: Options) -> Parts:
    """Return the text that tesseract recognises in a picture.

    Raises:
        UnreadableError: where the desk does not allow it, or the program is missing or fails.
    """
    where = Where(PurePosixPath(path))
    if not options.ocr:
        message = "the file is a picture, not text"
        raise UnreadableError(message, where=where, remedy=REMEDY)
    text = _run("tesseract", ("stdin", "stdout"), data, where).decode("utf-8", "replace")
    paragraphs = (" ".join(p.split()) for p in re.split(r"\n[ \t]*\n|\f", text))
    joined = "\n\n".join(p for p in paragraphs if p)
    if not joined:
        message = "no text was recognised on the picture"
        raise UnreadableError(message, where=where, remedy="remove it, or paste its text")
    return Parts(joined + "\n", notes=(_note("tesseract"),))


def with_letters(data: bytes, path: str) -> tuple[bytes, str]:
    """Return a scanned PDF with a text layer made by ocrmypdf, and a remark that says so.

    Raises:
        UnreadableError: where the program is missing or fails.
    """
    wanted = ("--quiet", "--skip-text", "--output-type", "pdf", "--jobs", "1", "-", "-")
    return _run("ocrmypdf", wanted, data, Where(PurePosixPath(path))), _note("ocrmypdf")


def _run(program: str, arguments: Sequence[str], data: bytes, where: Where) -> bytes:
    found = shutil.which(program)
    if found is None:
        message = f"its text must be recognised, and {program} is not installed"
        raise UnreadableError(message, where=where, remedy=f"install {program}, or paste its text")
    try:
        # The program is given by its full path, and gets nothing of the file but its bytes.
        done = subprocess.run(  # noqa: S603 - see above
            [found, *arguments], input=data, capture_output=True, check=True, timeout=_PATIENCE
        )
    except (subprocess.SubprocessError, OSError) as error:
        message = f"{program} could not recognise its text"
        raise UnreadableError(
            message, where=where, remedy=f"try {program} on it by hand, or paste its text"
        ) from error
    return done.stdout


def _note(program: str) -> str:
    return (
        f"its letters were recognised by {_version(program)}, a program that misreads some of them"
    )


def _version(program: str) -> str:
    """Return a program's name and version, or only its name where the version is unknown."""
    found = shutil.which(program)
    if found is None:
        return program
    try:
        said = subprocess.run(  # noqa: S603 - as above
            [found, "--version"], capture_output=True, check=True, timeout=60
        )
    except (subprocess.SubprocessError, OSError):
        return program
    number = re.search(rb"\d+(?:\.\d+)+", said.stdout + said.stderr)
    return f"{program} {number[0].decode()}" if number else program
