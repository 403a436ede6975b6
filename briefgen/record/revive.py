"""Make nouns again of records that we wrote; only quotations are checked, against the text."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from briefgen.model import Evidence, Metadata
from briefgen.record.dump import WORDS

Revive = Callable[[Any, str], Any]
"""Makes a noun of a plain value, with the article's text."""


def restore(raw: bytes) -> Metadata:
    """Return the metadata of a record that `dumps` wrote as JSON, its article included.

    Raises:
        EvidenceError: where it has been changed since.
    """
    plain = json.loads(raw)
    found = _reviver(Metadata)({**plain, "article": plain}, plain["text"])
    assert isinstance(found, Metadata)
    return found


@cache
def _reviver(kind: Any) -> Revive:  # noqa: ANN401 - a type annotation has no type of its own
    """Return the function that makes values of a type out of plain ones, cached by type."""
    if kind is Evidence:
        return lambda value, text: Evidence(value["start"], value["end"], value["exact"], text)
    if get_origin(kind) is tuple:
        each = _reviver(get_args(kind)[0])
        return lambda value, text: tuple(each(x, text) for x in value)
    if isinstance(kind, UnionType):
        return _either(kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return lambda value, _: kind(value)
    if hasattr(kind, "__dataclass_fields__"):
        return _noun_reviver(kind)
    return lambda value, _: value


def _either(kind: UnionType) -> Revive:
    """Return the function for a union: a list becomes the tuple type in it, if there is one."""
    several = [a for a in get_args(kind) if a is not type(None)]
    inner = _reviver(several[0])
    pair = next((_reviver(a) for a in several if get_origin(a) is tuple), inner)

    def either(value: Any, text: str) -> Any:  # noqa: ANN401 - as above
        if value is None:
            return None
        return (pair if isinstance(value, list) else inner)(value, text)

    return either


def _noun_reviver(kind: Any) -> Revive:  # noqa: ANN401 - as above
    hints = get_type_hints(kind)
    revivers = [
        (f.name, _reviver(hints[f.name]))
        for f in fields(kind)
        if not (kind in WORDS and f.name == "evidence")
    ]
    if kind not in WORDS:
        return lambda value, text: kind(
            **{name: revive(value[name], text) for name, revive in revivers}
        )

    def words(
        value: dict[str, Any],
        text: str,
    ) -> Any:  # noqa: ANN401 - one of the nouns that are words
        exact = value["exact"]
        evidence = None if exact is None else Evidence(value["start"], value["end"], exact, text)
        return kind(
            evidence=evidence, **{name: revive(value[name], text) for name, revive in revivers}
        )

    return words
