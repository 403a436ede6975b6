"""What do these bytes say?"""

from __future__ import annotations

import hashlib

from briefgen.model import RawText, Source


def read(data: bytes, path: str) -> RawText:
    """Return the text of a file's bytes, with what its format says of its parts and of itself.

    `path` is the path as given or found; its suffix names the format.

    Raises:
        UnreadableError: where the bytes are not an article.
    """
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return RawText(Source(path, hashlib.sha256(data).hexdigest(), "text/plain", "utf-8"), text)
