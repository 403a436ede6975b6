"""Read plain text: as it stands, or as the mail that was pasted with what it passes on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.readers.decode import decode
from briefgen.readers.letter import Letter, heads_of_forwards, is_field, letter_parts, without_marks
from briefgen.readers.parts import Parts, told
from briefgen.readers.passed_on import is_passed_on, of_who_passes_it, stated
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.readers.parts import Options

_QUOTED: Final = re.compile(r"(?m)^> ?")
_FEWEST_QUOTED: Final = 3
_FEWEST_FIELDS: Final = 3
_FIRST_LINES: Final = 40
_HEADER: Final = "the mail's header"
"""Where the statements of who passes a mail on come from."""


def read(data: bytes, path: str, options: Options) -> Parts:
    """Return plain text, or a pasted mail that passes another on, read as a mail is.

    Raises:
        UnreadableError: where the bytes are no text.
    """
    del options
    text, encoding = decode(data, path, markup=False)
    text = _unquoted(text)
    mail = _pasted(text.split("\n"))
    return Parts(text, encoding=encoding) if mail is None else replace(mail, encoding=encoding)


def _unquoted(text: str) -> str:
    """Return a text without `>` marks where every line of it is quoted as in a mail."""
    lines = [line for line in text.split("\n") if line.strip()]
    while len(lines) >= _FEWEST_QUOTED and all(line.startswith(">") for line in lines):
        text = _QUOTED.sub("", text)
        lines = [line for line in text.split("\n") if line.strip()]
    return text


def _pasted(lines: Sequence[str]) -> Parts | None:
    """Return the parts of a mail with its head that passes another mail on, None for other texts.

    The other mail has its own head, below a line that says so or as the subject's mark says.
    """
    first = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    end = first
    while end < len(lines) and is_field(lines[end]):
        end += 1
    head = [
        (name.strip(" *"), value.strip())
        for name, _, value in (line.partition(":") for line in lines[first:end])
    ]
    kinds = table("mail")
    subject = next((v for name, v in head if name.lower() in kinds["subject_fields"]), "")
    sender = any(name.lower() in kinds["from_fields"] for name, _ in head)
    if not sender or len(head) < _FEWEST_FIELDS:
        return None
    on = is_passed_on(subject)
    rest = without_marks(lines[end:], on=on)
    other = heads_of_forwards(rest, on=on)
    if len(other) < _FEWEST_FIELDS or min(other) > _FIRST_LINES:
        return None
    shown = tuple(field for field in head if field[0].lower() not in kinds["subject_fields"])
    letter = letter_parts(Letter(subject, shown, "\n".join(lines[end:])))
    own = stated(lines[first:end], _HEADER)
    return told(letter, of_who_passes_it(letter, own))
