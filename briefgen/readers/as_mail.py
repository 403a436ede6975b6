"""Turn a message held in some other format back into a mail, so that it is read as one."""

from __future__ import annotations

from email.errors import MessageError
from email.message import EmailMessage
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def as_mail(
    head: Iterable[tuple[str, str]],
    words: tuple[str, bool],
    files: Iterable[tuple[str, bytes]],
    messages: Iterable[EmailMessage],
    deep: int,
) -> EmailMessage:
    """Return a mail made of header fields, words (text, and whether it is HTML) and attachments.

    `deep` is its nesting depth among mails, counting itself. Fields that no mail can have are left
    out.
    """
    made = EmailMessage()
    for name, value in head:
        try:
            made[name] = _line(value)
        except (MessageError, ValueError, IndexError, AttributeError):
            continue  # the library raises at malformed fields
    text, markup = words
    plain = text.encode("utf-8", "replace").decode()
    made.set_content(plain, subtype="html" if markup else "plain", cte="base64")
    for name, content in files:
        called = _line(name)
        made.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=called
        )
    for message in messages:
        made.add_attachment(message)
    if made.is_multipart():
        made.set_boundary(f"=_{deep}")  # no base64 content holds such a line
    return made


def _line(value: str) -> str:
    """Return a value as one line of printable characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())
