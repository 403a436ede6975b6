"""Read the index that a built desk brings along for sites that join desks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefgen.errors import DeskError, Where
from briefgen.model.joined import DeskIndex, IndexedActor, IndexedHappening

if TYPE_CHECKING:
    from pathlib import Path

FILE = "desk.json"
_Count = Annotated[int, Field(ge=0)]
_Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]


class _Known(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True, defer_build=True)


class _Actor(_Known):
    slug: _Slug
    name: str
    type: str
    key: str
    named: bool
    briefs: _Count


class _Happening(_Known):
    slug: _Slug
    title: str
    articles: _Count
    origins: _Count
    conflicts: _Count
    first: str
    last: str


class _Index(_Known):
    layout: Literal[1]
    name: str
    language: str
    briefs: _Count
    claims: _Count
    first: str
    last: str
    actors: list[_Actor]
    happenings: list[_Happening]


def read_index(file: Path, folder: str) -> DeskIndex:
    """Return the index of a desk whose site is to lie in `folder`.

    Raises:
        DeskError: there is no such file, or another version wrote it.
    """
    try:
        found = _Index.model_validate_json(file.read_bytes())
    except OSError as error:
        message = "is not there: no site of a desk lies in this folder, or another version built it"
        raise DeskError(message, where=Where(file), remedy=_BUILD) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        at = ".".join(map(str, first["loc"]))
        message = f"was written by another version of briefgen ({at}: {first['msg']})"
        raise DeskError(message, where=Where(file), remedy=_BUILD) from error
    plain = found.model_dump(exclude={"layout", "actors", "happenings"})
    return DeskIndex(
        folder=folder,
        actors=tuple(IndexedActor(**a.model_dump()) for a in found.actors),
        happenings=tuple(IndexedHappening(**h.model_dump()) for h in found.happenings),
        **plain,
    )


_BUILD = "run `briefgen build` on that desk first, with this version"
