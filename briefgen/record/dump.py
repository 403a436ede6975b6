"""Turn metadata into plain mappings, lists, strings and numbers, and into text."""

from __future__ import annotations

import json
from dataclasses import fields
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal

import yaml

from briefgen.model import (
    SCHEMA_VERSION,
    ClaimSource,
    DateMention,
    Description,
    Evidence,
    Hedge,
    KeySentence,
    Mention,
    Metadata,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from _typeshed import DataclassInstance

Form = Literal["jsonl", "json", "yaml"]

WORDS: Final = frozenset({ClaimSource, DateMention, Description, Hedge, KeySentence, Mention})
"""Nouns that are words of the text: `start`, `end`, `exact` stand beside their other fields."""

_NOWHERE: Final = {"start": None, "end": None, "exact": None}

_PLAIN: Final = frozenset({str, int, float, bool, type(None)})
"""Types of values that a record holds as they are."""

_LINE_BREAKS: Final = {ord(c): f"\\u{ord(c):04x}" for c in "\u0085\u2028\u2029"}
"""Characters at which some readers of JSON Lines break a line, though JSON lets them stand."""

_Dumper: Final = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # the C emitter where it is built


def to_plain(metadata: Metadata) -> dict[str, Any]:
    """Return the record of an article, in the form and the order of the published schema."""
    plain = _mapping(metadata)
    article: dict[str, Any] = plain.pop("article")
    for claim in plain["claims"]:
        claim["source"] = claim["sources"][-1] if claim["sources"] else None
    out: dict[str, Any] = {"schema_version": SCHEMA_VERSION}
    return out | article | plain


def dumps(metadata: Metadata, form: Form) -> str:
    """Return a record as text, without a newline at its end.

    `jsonl` is one line, `json` has one annotation a line, `yaml` is a document.
    """
    plain = to_plain(metadata)
    if form == "yaml":
        return str(
            yaml.dump(plain, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120)
        ).rstrip("\n")
    if form == "json":
        return _annotation_per_line(plain)
    return _compact(plain)


def stream(records: Iterable[Metadata], form: Form) -> Iterator[str]:
    """Yield the text of several records in pieces: lines, one JSON list, or YAML documents."""
    first = True
    for metadata in records:
        text = dumps(metadata, form)
        if form == "jsonl":
            yield f"{text}\n"
        elif form == "yaml":
            yield f"---\n{text}\n"
        else:
            yield f"{'[' if first else ','}\n{text}"
        first = False
    if form == "json":
        yield "[]\n" if first else "\n]\n"


def _compact(value: Any) -> str:  # noqa: ANN401 - any value of JSON
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_LINE_BREAKS)


def _annotation_per_line(plain: dict[str, Any]) -> str:
    """Return a record as JSON that reads well in a diff.

    Each field and each item of a list has a line. Indentation down to the last offset would make it
    half as large again.
    """
    fields_ = (f"{_compact(name)}: {_lines(value)}" for name, value in plain.items())
    return "{\n" + ",\n".join(fields_) + "\n}"


def _lines(value: Any) -> str:  # noqa: ANN401 - as above
    if not isinstance(value, list) or not value:
        return _compact(value)
    return "[\n" + ",\n".join(_compact(item) for item in value) + "\n]"


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value that a noun may hold
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [_plain(x) for x in value]
    return str(value) if issubclass(kind, StrEnum) else _mapping(value)


def _mapping(noun: Any) -> dict[str, Any]:  # noqa: ANN401 - any noun
    """Return a noun's fields in order; words of the text come first."""
    kind: Any = type(noun)
    if kind is Evidence:
        return {"start": noun.start, "end": noun.end, "exact": noun.exact}
    out: dict[str, Any] = {}
    for name in _names(kind):
        value = getattr(noun, name)
        if name == "evidence" and kind in WORDS:
            out |= _mapping(value) if value is not None else _NOWHERE
        else:
            out[name] = _plain(value)
    return out


@cache
def _names(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))
