"""Define the kinds of values that stand in the files that an analyst edits."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import AfterValidator, BeforeValidator, Field

from briefgen.model import ActorType, Precision, Role
from briefgen.registry import edtf
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable

_BOOL: Final = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_INT: Final = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_FLOAT: Final = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ANCHOR: Final = re.compile(r"[ptdhc][0-9]+s[0-9]+")
_BARE_ANCHOR: Final = re.compile(r"[0-9]+(\.[0-9]+)?")


class Written(str):
    """An unquoted scalar: a number or a truth value where one is wanted, else these words.

    Source: YAML 1.2.2, section 10.3.2 (the core schema), without octal and hexadecimal numbers,
    infinities and NaN.
    """

    __slots__ = ()


class UnfitError(ValueError):
    """A value that does not fit: the message for the analyst, and the remedy."""

    def __init__(self, message: str, remedy: str = "correct it") -> None:
        """Take the message and the remedy."""
        super().__init__(message)
        self.remedy = remedy


def text(value: object) -> object:
    """Return words as they were written, and a number that stands for text as text."""
    if value is None:
        return ""
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return str(value)
    return value


def whole(value: object) -> object:
    """Return a written whole number as an int, anything else as it is."""
    return int(value) if isinstance(value, Written) and _INT.fullmatch(value) else value


def decimal(value: object) -> object:
    """Return a written number as a float, anything else as it is."""
    return float(value) if isinstance(value, Written) and _FLOAT.fullmatch(value) else value


def truth(value: object) -> object:
    """Return a written truth value as a bool, anything else as it is."""
    return _BOOL.get(value, value) if isinstance(value, Written) else value


def _edtf(value: str) -> str:
    if value and not edtf.valid(value):
        message = f"{value!r} is not a date"
        raise UnfitError(message, "write 2024, 2024-10 or 2024-10-31 (EDTF), or leave it out")
    return value


def _web(value: str) -> str:
    scheme, _, rest = value.partition("://")
    if value and (
        scheme.lower() not in ("http", "https") or not rest or any(c.isspace() for c in value)
    ):
        message = f"{value!r} is not an address that begins with http:// or https://"
        raise UnfitError(message)
    return value


def _filled(value: str) -> str:
    if not value.strip():
        message = "should not be empty"
        raise UnfitError(message, "write something, or leave the key out")
    return value.strip()


def upper(value: object) -> object:
    """Return text in capitals: `b` is grade B, `sy` is SY."""
    return value.upper() if isinstance(value, str) else text(value)


def listed(value: object) -> object:
    """Return a list as a tuple, and a key with nothing behind it as an empty one."""
    return () if value is None else tuple(value) if isinstance(value, list) else value


def mapped(value: object) -> object:
    """Return a mapping as it is, and a key with nothing behind it as an empty one."""
    return {} if value is None else value


def _relative(value: str) -> str:
    """Return a folder, checked to lie inside the desk: shared settings name no machine's place."""
    if (
        PurePath(value).is_absolute()
        or re.match(r"[A-Za-z]:", value)
        or ".." in PurePath(value).parts
    ):
        message = f"{value!r} is not a folder below the one that mkdocs.yml is in"
        raise UnfitError(message)
    return value


def _address(value: str) -> str:
    """Return an address as an anchor: `¶7.2` and `p7s2` are one."""
    plain = value.strip().lower()
    if plain.startswith("¶"):
        block, _, sentence = plain[1:].partition(".")
        plain = f"p{block.strip()}s{sentence or '1'}"
    if not _ANCHOR.fullmatch(plain):
        meant = f"did you mean ¶{plain}?" if _BARE_ANCHOR.fullmatch(plain) else "correct it"
        message = f"should be an address, as in ¶7.2 or p7s2, not {value!r}"
        raise UnfitError(message, meant)
    return plain


def _block(value: str) -> str:
    """Return a block's address as an anchor: `¶7` and `p7` are one; a sentence in it is dropped."""
    plain = value.strip().lower()
    if plain.startswith("¶"):
        plain = "p" + plain[1:].strip()
    return re.sub(r"(?<=\d)(?:s|\.)\d+$", "", plain)


def _code(value: str) -> str:
    code = value.strip().upper()
    if not (len(code) == 2 and code.isascii() and code.isalpha()):  # noqa: PLR2004 - ISO 3166-1
        meant = _code_of(value)
        message = f"should be two capital letters, as in SY, not {value!r}"
        remedy = f"did you mean {meant}?" if meant else "write the country's code of ISO 3166"
        raise UnfitError(message, remedy)
    return code


def _code_of(name: str) -> str:
    """Return the code of the country that was probably meant, empty where none is near."""
    codes = _codes()
    wanted = name.casefold().replace(".", "").strip()
    if wanted in codes:
        return codes[wanted]
    near = [n for n in codes if wanted and n.startswith(wanted)]
    near = near or get_close_matches(wanted, codes, n=1, cutoff=0.8)
    return codes[near[0]] if near else ""


@cache
def _codes() -> dict[str, str]:
    """Return the codes of countries by their names in lower case."""
    out = {entry[0].casefold(): code for code, entry in table("countries")["countries"].items()}
    for code, state in table("states")["states"].items():
        names = [state["name"], *state.get("also", ()), *state.get("abbreviations", ())]
        out.update((name.casefold(), code) for name in names)
    return out


def _tongue(value: str) -> str:
    if value and not _LANGUAGE.fullmatch(value):
        message = f"should be the code of a language, as in en or pt-BR, not {value!r}"
        raise UnfitError(message)
    return value


def _between(least: float, most: float) -> Callable[[float], float]:
    def within(value: float) -> float:
        if not least <= value <= most:
            message = f"should be from {least:g} to {most:g}, not {value:g}"
            raise UnfitError(message, "write degrees; south and west are negative")
        return value

    return within


Text = Annotated[str, BeforeValidator(text)]
Name = Annotated[str, BeforeValidator(text), AfterValidator(_filled)]
Date = Annotated[str, BeforeValidator(text), AfterValidator(_edtf)]
Url = Annotated[str, BeforeValidator(text), AfterValidator(_web)]
Language = Annotated[str, BeforeValidator(text), AfterValidator(_tongue)]
Anchor = Annotated[
    str, BeforeValidator(text), AfterValidator(_address), Field(description="¶7.2 or p7s2")
]
BlockAnchor = Annotated[
    str,
    BeforeValidator(text),
    AfterValidator(_block),
    Field(pattern="^(p|t|d|h|c|x)[0-9]+$", description="¶7, h2 or x3"),
]
Names = Annotated[tuple[Name, ...], BeforeValidator(listed)]
BlockRole = Annotated[Role, Field(strict=False)]
Kind = Annotated[ActorType, Field(strict=False)]
Country = Annotated[str, BeforeValidator(text), AfterValidator(_code)]
Latitude = Annotated[float, BeforeValidator(decimal), AfterValidator(_between(-90, 90))]
Longitude = Annotated[float, BeforeValidator(decimal), AfterValidator(_between(-180, 180))]
Precise = Annotated[Precision, Field(strict=False)]
Folder = Annotated[str, BeforeValidator(text), AfterValidator(_filled), AfterValidator(_relative)]
Count = Annotated[int, BeforeValidator(whole), Field(ge=1)]
Truth = Annotated[bool, BeforeValidator(truth)]
