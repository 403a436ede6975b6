"""Write the JSON Schemas of the files that an analyst edits, for editors to complete and check."""

from __future__ import annotations

from typing import Any, Final

from pydantic import TypeAdapter

from briefgen.registry.desk import ActorEntry, Entry, PlaceEntry
from briefgen.registry.edits import PatternEntry
from briefgen.registry.judgements import JudgementEntry
from briefgen.registry.sidecar import SidecarFile

_KINDS: Final[dict[str, Any]] = {
    "sidecar": SidecarFile,
    "actors": dict[str, ActorEntry],
    "places": dict[str, PlaceEntry],
    "glossary": dict[str, Entry],
    "judgements": dict[str, JudgementEntry],
    "corrections": dict[str, PatternEntry],
}

KINDS: Final = tuple(_KINDS)
"""The kinds of files that have a schema."""

FOLDER: Final = ".schemas"
"""Folder for them in a new desk's articles; it is hidden, so no article is looked for in it."""


def desk_schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a kind of file."""
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:briefgen:{kind}",
    }
    made = _as_written(TypeAdapter(_KINDS[kind]).json_schema())
    assert isinstance(made, dict)
    return head | made


def modeline(kind: str) -> str:
    """Return the first line of a file, which tells an editor its schema."""
    return f"# yaml-language-server: $schema={FOLDER}/{kind}.schema.json\n"


def _as_written(schema: Any) -> Any:  # noqa: ANN401 - JSON
    """Return a schema that accepts what our reader does: numbers as text, null for empty lists."""
    if isinstance(schema, list):
        return [_as_written(x) for x in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _as_written(value) for key, value in schema.items()}
    plain = made.get("type") == "string" and not {"enum", "const"} & made.keys()
    if plain:
        made["type"] = ["string", "number"]
    elif made.get("type") in ("array", "object") and "default" in made:
        made["type"] = [made["type"], "null"]
    if isinstance(made.get("title"), str):
        del made["title"]  # a class's name, which says nothing to an editor's user
    return made
