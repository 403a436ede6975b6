"""The source: a file's bytes, read as text, with what the file itself says about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from briefgen.model.evidence import Evidence

FIELDS: Final = (
    "title", "kicker", "outlet", "byline", "published", "updated", "retrieved",
    "url", "archive_url", "language", "rights", "collection",
)  # fmt: skip
"""The fields of a source descriptor, in the order in which a brief states them (after ICD 206)."""


ORGANISATION: Final = "JSON-LD, an organisation"
"""The origin of a declared author that is no person: a byline shown on the page wins over it."""

_SUFFIX: Final = re.compile(r"(?<=.)\.\w{1,8}$")


def plain_name(path: str) -> str:
    """Return a path's name for its article: the names of file and article, without suffixes.

    `mails.mbox#3` is "mails 3", `desk/report.txt` "report".
    """
    name = PurePosixPath(path).name
    if "#" not in name:
        return PurePosixPath(path).stem
    return " ".join(_SUFFIX.sub("", piece) for piece in name.split("#") if piece)


@dataclass(frozen=True, slots=True)
class Source:
    """The file that an article came from.

    `path` is as given or found, with forward slashes; `sha256` is of the file's bytes; `encoding`
    is None for formats that carry their own.
    """

    path: str
    sha256: str
    media_type: str
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One field of the source descriptor: what is said of the source, and on whose word.

    `field` is one of `FIELDS`. `origin` names who says so: `sidecar`, `front matter`, `JSON-LD`,
    `og:title`, a cleaning rule ... `inferred` is true where no one states it and it was concluded
    from `evidence` (a publisher from a promo line). Dates are EDTF.
    """

    field: str
    value: str
    origin: str
    inferred: bool = False
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """What the file's markup says of a span of the text; in text order, without overlaps.

    `tag` is the lower-case HTML name of the innermost block (`p`, `h2`, `li`, `figcaption`,
    `blockquote`, `td` ...), or what the format has in its stead. `link_density` is the share of the
    characters that stand in links, 0 to 1. `main` is true where the reader's body finder holds the
    span to be the article's, false where not, None where no body finder ran. `path` is the classes
    and ids of the enclosing elements, lower case, outermost first. `within` numbers the elements
    that hold the span's block, outermost first: two spans with a number in common lie in one
    element. `unseen` is true where the page does not show the span. `dated` is the day, in EDTF,
    that the markup gives beside the words.
    """

    start: int
    end: int
    tag: str
    link_density: float = 0.0
    main: bool | None = None
    path: tuple[str, ...] = ()
    within: tuple[int, ...] = ()
    unseen: bool = False
    dated: str = ""


@dataclass(frozen=True, slots=True)
class RawText:
    r"""A source's text as read: decoded, line ends made `\n`, nothing else changed.

    Of a format with markup or pages it is the text that the reader drew out of it. `notes` are
    remarks of the reader's that a reader of the brief should see.
    """

    source: Source
    text: str
    hints: tuple[Hint, ...] = ()
    declared: tuple[Statement, ...] = ()
    notes: tuple[str, ...] = ()
