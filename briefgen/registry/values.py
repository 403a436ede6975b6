"""The kinds of value that stand in the files that an analyst edits."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from briefgen.model import ActorType, Precision, Role
from briefgen.registry import edtf


def text(value: object) -> object:
    """Return a year or a number that stands for text as text: `published: 2024`, `title: 1984`."""
    return (
        str(value)
        if isinstance(value, int) and not isinstance(value, bool)
        else ""
        if value is None
        else value
    )


def _edtf(value: str) -> str:
    if value and not edtf.valid(value):
        message = (
            f"{value!r} is not a date; write 2024, 2024-10 or 2024-10-31 (EDTF), or leave it out"
        )
        raise ValueError(message)
    return value


def _web(value: str) -> str:
    scheme, _, rest = value.partition("://")
    if value and (
        scheme.lower() not in ("http", "https") or not rest or any(c.isspace() for c in value)
    ):
        message = f"{value!r} is not an address that begins with http:// or https://"
        raise ValueError(message)
    return value


def _filled(value: str) -> str:
    if not value.strip():
        message = "should not be empty"
        raise ValueError(message)
    return value.strip()


def upper(value: object) -> object:
    """Return text in capitals: `b` is grade B, `sy` is SY."""
    return value.upper() if isinstance(value, str) else text(value)


def listed(value: object) -> object:
    """Return a list as the tuple that it is kept as; a key with nothing behind it is an empty one."""
    return () if value is None else tuple(value) if isinstance(value, list) else value


def mapped(value: object) -> object:
    """Take a key with nothing behind it for an empty mapping."""
    return {} if value is None else value


def _relative(value: str) -> str:
    """Return a folder that lies inside the desk: the settings are shared, so they name no place of one machine."""
    if (
        PurePath(value).is_absolute()
        or re.match(r"[A-Za-z]:", value)
        or ".." in PurePath(value).parts
    ):
        message = f"{value!r} is not a folder below the one that mkdocs.yml is in"
        raise ValueError(message)
    return value


def _address(value: str) -> str:
    """Return an address as an anchor: `¶7.2` and `p7s2` are one."""
    plain = value.strip().lower()
    if plain.startswith("¶"):
        block, _, sentence = plain[1:].partition(".")
        plain = f"p{block.strip()}s{sentence or '1'}"
    return plain


def _block(value: str) -> str:
    """Return a block's address as an anchor: `¶7` and `p7` are one; a sentence behind it is left out."""
    plain = value.strip().lower()
    if plain.startswith("¶"):
        plain = "p" + plain[1:].strip()
    return re.sub(r"(?<=\d)(?:s|\.)\d+$", "", plain)


Text = Annotated[str, BeforeValidator(text)]
Name = Annotated[str, BeforeValidator(text), AfterValidator(_filled)]
Date = Annotated[str, BeforeValidator(text), AfterValidator(_edtf)]
Url = Annotated[str, BeforeValidator(text), AfterValidator(_web)]
Anchor = Annotated[
    str,
    AfterValidator(_address),
    Field(pattern="^(p|t|d|h|c)[0-9]+s[0-9]+$", description="¶7.2 or p7s2"),
]
BlockAnchor = Annotated[
    str, AfterValidator(_block), Field(pattern="^(p|t|d|h|c|x)[0-9]+$", description="¶7, h2 or x3")
]
Names = Annotated[tuple[Name, ...], BeforeValidator(listed)]
BlockRole = Annotated[Role, Field(strict=False)]
Kind = Annotated[ActorType, Field(strict=False)]
Country = Annotated[str, BeforeValidator(upper), Field(pattern="^[A-Z]{2}$")]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Precise = Annotated[Precision, Field(strict=False)]
Folder = Annotated[str, AfterValidator(_filled), AfterValidator(_relative)]
