"""Hold what a user wrote against a model: every fault is reported, and what fits is used."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from briefgen.errors import DeskError, SeveralDeskError
from briefgen.registry.values import UnfitError
from briefgen.registry.yaml_source import Document, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pydantic_core import ErrorDetails

    from briefgen.registry.yaml_source import Path_

M = TypeVar("M", bound=BaseModel)


MOST_TOLD: Final = 50
"""Most faults of one file that are reported one by one."""


@dataclass(frozen=True, slots=True)
class Fit(Generic[M]):
    """What fits of a value, None where too little does; the document of that alone; the faults."""

    value: M | None
    document: Document
    faults: tuple[DeskError, ...] = ()


def validate(document: Document, model: type[M], *at: str | int) -> M:
    """Return the value at a place as `model`.

    Raises:
        DeskError: where it does not fit; `SeveralDeskError` where several things do not.
    """
    try:
        return model.model_validate(_at(document, at))
    except ValidationError as error:
        raise SeveralDeskError.of(_told(document, model, error, at)) from None


def fitting(document: Document, model: type[M], *at: str | int) -> Fit[M]:
    """Return what of the value at a place fits `model`, and every fault of the rest.

    Left out is the key that a fault stands under, or the entry of a list or table as a whole: half
    a correction might do something else than was meant.
    """
    told: tuple[DeskError, ...] = ()
    while True:
        try:
            return Fit(model.model_validate(_at(document, at)), document, told)
        except ValidationError as error:
            told = told or _told(document, model, error, at)
            gone = {_unit(model, detail) for detail in error.errors(include_url=False)}
        if () in gone:
            return Fit(None, document, told)
        document = _without(document, at, gone)


def in_order(faults: Iterable[DeskError]) -> tuple[DeskError, ...]:
    """Return faults of one file in the order of their lines, those without a line first.

    Of very many the first, and how many more there are.
    """
    told = sorted(faults, key=lambda fault: (fault.where and fault.where.line) or 0)
    if len(told) <= MOST_TOLD:
        return tuple(told)
    more = f"{len(told) - MOST_TOLD:,} more faults from here on"
    rest = DeskError(more, where=told[MOST_TOLD].where, remedy="mend those that are told first")
    return (*told[:MOST_TOLD], rest)


def _at(document: Document, at: Path_) -> Any:  # noqa: ANN401 - whatever a user wrote there
    value = document.value
    for key in at:
        value = value[key]
    return {} if value is None else value


def _unit(model: type[BaseModel], detail: ErrorDetails) -> Path_:
    """Return the place to leave out for a fault: the nearest entry around it, else its own place.

    What lacks something is left out with all that lies in it.
    """
    place = detail["loc"]
    for end in range(len(place)):
        if not fields_at(model, place[:end]):
            return place[: end + 1]
    return place[:-1] if detail["type"] == "missing" else place


def _without(document: Document, at: Path_, gone: set[Path_]) -> Document:
    """Return the part of a document at a place without some places below it; lines follow."""
    lines: dict[Path_, int] = {}

    def kept(value: Any, was: Path_, now: Path_) -> Any:  # noqa: ANN401 - as above
        if (*at, *was) in document.lines:
            lines[*at, *now] = document.lines[*at, *was]
        if isinstance(value, dict):
            left = [k for k in value if (*was, k) not in gone]
            return {k: kept(value[k], (*was, k), (*now, k)) for k in left}
        if isinstance(value, list):
            places = [n for n in range(len(value)) if (*was, n) not in gone]
            return [kept(value[n], (*was, n), (*now, i)) for i, n in enumerate(places)]
        return value

    value = kept(_at(document, at), (), ())
    for key in reversed(at):
        value = {key: value}
    return Document(document.path, value, lines)


def fields_at(model: type[BaseModel], at: Sequence[str | int]) -> tuple[str, ...]:
    """Return the keys that a model allows at a place below it, empty where that is no model."""
    here: Any = model
    for key in at:
        here = _below(here, key)
    found = next(_models(here), None)
    return tuple(f.alias or n for n, f in found.model_fields.items()) if found else ()


def _below(
    annotation: Any,  # noqa: ANN401 - a type annotation has no type of its own
    key: str | int,
) -> Any:  # noqa: ANN401 - as above
    """Return the annotation of what lies under a key: a model's field, or a container's items."""
    for model in _models(annotation):
        for name, info in model.model_fields.items():
            if key in (name, info.alias):
                return info.annotation
    arguments = [a for a in get_args(annotation) if a not in (type(None), Ellipsis)]
    return arguments[-1] if arguments else None


def _models(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - as above
    """Yield the models that an annotation may stand for, those inside a union included."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif annotation is not None and getattr(annotation, "__origin__", None) not in (
        dict,
        list,
        tuple,
    ):
        for argument in get_args(annotation):
            yield from _models(argument)


def _told(
    document: Document, model: type[BaseModel], error: ValidationError, at: Path_
) -> tuple[DeskError, ...]:
    """Return each fault in the order of the file.

    A key that is missing comes last: a misspelt one further down is likely the same fault, and says
    more.
    """
    told: list[tuple[bool, int, DeskError]] = []
    for detail in error.errors(include_url=False):
        place: Path_ = (*at, *detail["loc"])
        named = _name((*at[-1:], *detail["loc"]))
        message, remedy = f"{named}: {_said(detail)}", _remedy(detail)
        if detail["type"] == "extra_forbidden":
            *above, key = detail["loc"]
            message, remedy = f"unknown key {key!r}", suggestion(str(key), fields_at(model, above))
        line = document.where(*place).line or 0
        fault = document.error(message, *place, remedy=remedy)
        told.append((detail["type"] == "missing", line, fault))
    return tuple(fault for _, _, fault in sorted(told, key=lambda x: x[:2]))


def _name(place: Path_) -> str:
    """Return a place as people write one: keys joined by dots, entries of a list counted from 1."""
    out = ""
    for key in place:
        if isinstance(key, int):
            out += f" no. {key + 1}"
        elif out:
            out += f", {key}" if " no. " in out else f".{key}"
        else:
            out = key
    return out or "the file"


_WANTED: Final = {
    "string_type": "should be text", "int_type": "should be a whole number",
    "float_type": "should be a number", "bool_type": "should be true or false",
    "missing": "is missing", "dict_type": "should be a mapping",
    "model_type": "should be a mapping", "model_attributes_type": "should be a mapping",
    "list_type": "should be a list", "tuple_type": "should be a list",
}  # fmt: skip


_REMEDIES: Final = {
    "missing": "add it",
    "int_type": "write digits, without quotes",
    "float_type": "write digits, without quotes",
    "bool_type": "write true or false, without quotes",
}

_CHOICES: Final = frozenset({"enum", "literal_error"})

_SHOWN: Final = 80
"""Most characters of a wrong value that a message repeats."""


def _unfit(detail: ErrorDetails) -> UnfitError | None:
    """Return the error of our own behind a fault, if there is one."""
    error = detail.get("ctx", {}).get("error")
    return error if isinstance(error, UnfitError) else None


def _said(detail: ErrorDetails) -> str:
    """Return what is wrong in an analyst's words."""
    got = detail["input"]
    if detail["type"] == "value_error":
        return detail["msg"].removeprefix("Value error, ")
    if detail["type"] in _CHOICES:
        return f"{_word(got)} is not one of the known values"
    if detail["type"] == "too_short":
        return f"should have at least {detail['ctx']['min_length']} entries"
    text = _WANTED.get(detail["type"]) or detail["msg"].removeprefix("Input ").removeprefix(
        "String "
    )
    shown = isinstance(got, (str, int, float)) and len(str(got)) < _SHOWN
    return f"{text}, not {_word(got)}" if shown else text


def _word(value: Any) -> str:  # noqa: ANN401 - whatever a user wrote there
    """Return a value as a message repeats it."""
    return repr(str(value)) if isinstance(value, str) else repr(value)


def _remedy(detail: ErrorDetails) -> str:
    unfit = _unfit(detail)
    if unfit:
        return unfit.remedy
    if detail["type"] in _CHOICES:
        return suggestion(
            str(detail["input"]), re.findall(r"'([^',]+)'", detail["ctx"]["expected"])
        )
    if detail["type"] in ("list_type", "tuple_type") and isinstance(detail["input"], str):
        return "write it as [one, two] or with a dash before each"
    return _REMEDIES.get(detail["type"], "correct it")
