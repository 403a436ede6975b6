"""The files that an analyst edits, as YAML: plain values with their lines, held against a model.

Scalars follow YAML 1.2's core schema, not 1.1: `country: NO` is Norway and not false, `published:
2024-10-31` stays the words that were written, `007` keeps its zeros. No tag makes an object, and
what aliases can blow up to is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast, get_args

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from briefgen import files
from briefgen.errors import DeskError, UnreadableError, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path, PurePath

    from pydantic_core import ErrorDetails

MAX_BYTES: Final = 5_000_000
"""Size of the largest file that is read: some 50,000 entries of a registry."""

MAX_VALUES: Final = 500_000
"""Number of values that a file may hold with its aliases written out: ten for each entry of the largest file."""

MAX_DEPTH: Final = 32
"""Levels of nesting: our own files have six, and libyaml's composer recurses on the C stack."""

Path_ = tuple["str | int", ...]
"""A place in a document: keys and list indices from the top."""

Tags = Mapping[str, Callable[[yaml.Node], yaml.Node]]
"""For the beginning of a tag, what turns a node that bears it into one that is allowed."""

M = TypeVar("M", bound=BaseModel)

_Loader: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser where it is built
_NULL: Final = frozenset({"", "~", "null", "Null", "NULL"})
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
_CORE_TAGS: Final = frozenset(
    f"tag:yaml.org,2002:{t}" for t in ("str", "int", "float", "bool", "null", "seq", "map")
)


class Strict(BaseModel):
    """A mapping that a user writes: frozen, unknown keys refused, a string is not taken for a number."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


@dataclass(frozen=True, slots=True)
class Document:
    """A file's values with their lines. `value` is mappings, lists, strings, numbers, booleans and None."""

    path: PurePath
    value: Any
    lines: Mapping[Path_, int]

    def where(self, *at: str | int) -> Where:
        """Return the place of a value, or of the nearest one around it that is there."""
        place: Path_ = at
        while place and place not in self.lines:
            place = place[:-1]
        return Where(self.path, self.lines.get(place, 1))

    def error(self, message: str, *at: str | int, remedy: str = "") -> DeskError:
        """Return an error that speaks of the value at a place."""
        return DeskError(message, where=self.where(*at), remedy=remedy)


def load(path: Path, model: type[M]) -> M:
    """Return a file's content as `model`; an empty file is an empty mapping.

    Raises:
        DeskError: where the file can't be read, is not YAML or does not fit; with the line and a
            remedy.
    """
    document = read(path)
    return validate(document, model)


def read(path: Path, tags: Tags | None = None) -> Document:
    """Return a file's values with their lines. `tags` says what a node with another tag than YAML's own stands for.

    Raises:
        DeskError: as for `load`, as far as the model does not matter.
    """
    try:
        raw = files.contents(path, MAX_BYTES)
    except UnreadableError as error:
        raise DeskError(error.message, where=Where(path), remedy=error.remedy) from error
    return parse(raw, path, tags)


def parse(raw: bytes, path: PurePath, tags: Tags | None = None) -> Document:
    """Return the values of YAML text with their lines.

    Raises:
        DeskError: as for `read`.
    """
    text = _decoded(raw, path)
    try:
        _check_depth(text, path)
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(error, path) from error
    except yaml.YAMLError as error:
        message = "holds a character that YAML forbids"
        raise DeskError(message, where=Where(path), remedy="remove it") from error
    plain = _Plain(path, tags or {})
    return Document(path, plain.value(root, ()) if root else {}, plain.lines)


def validate(document: Document, model: type[M], *at: str | int) -> M:
    """Return the value at a place as `model`.

    Raises:
        DeskError: where it does not fit; of several faults the first in the file, with the number
            of the others.
    """
    value = document.value
    for key in at:
        value = value[key]
    try:
        return model.model_validate({} if value is None else value)
    except ValidationError as error:
        # A key that is missing comes last: a misspelt one further down is likely the same fault,
        # and says more.
        faults = sorted(_faults(document, model, error, at), key=lambda fault: fault[:2])
        first, more = faults[0][2], len(faults) - 1
        if not more:
            raise first from None
        tail = f" (and {more} more {'fault' if more == 1 else 'faults'})"
        raise DeskError(first.message + tail, where=first.where, remedy=first.remedy) from None


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return a remedy for an unknown word: the one that was probably meant, or all that there are."""
    names = sorted(known)
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else f"known are: {', '.join(names)}"


def fields_at(model: type[BaseModel], at: Sequence[str | int]) -> tuple[str, ...]:
    """Return the keys that a model allows at a place below it, empty where that is no model."""
    here: Any = model
    for key in at:
        here = _below(here, key)
    found = next(_models(here), None)
    return tuple(f.alias or n for n, f in found.model_fields.items()) if found else ()


def _below(annotation: Any, key: str | int) -> Any:  # noqa: ANN401 - a type annotation has no type of its own
    """Return the annotation of what lies under a key: a model's field, or the last argument of a container."""
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


def _faults(
    document: Document, model: type[BaseModel], error: ValidationError, at: Path_
) -> Iterator[tuple[bool, int, DeskError]]:
    """Yield each fault, before it whether something is missing, and the line."""
    for detail in error.errors(include_url=False):
        place: Path_ = (*at, *detail["loc"])
        name = ".".join(str(x) for x in place)
        message, remedy = f"{name or 'the file'}: {_said(detail)}", _remedy(detail)
        if detail["type"] == "extra_forbidden":
            *above, key = detail["loc"]
            message, remedy = f"unknown key {key!r}", suggestion(str(key), fields_at(model, above))
        line = document.where(*place).line or 0
        yield detail["type"] == "missing", line, document.error(message, *place, remedy=remedy)


_WANTED: Final = {
    "string_type": "should be text", "int_type": "should be a whole number", "float_type": "should be a number",
    "bool_type": "should be true or false", "missing": "is missing", "dict_type": "should be a mapping",
    "model_type": "should be a mapping", "model_attributes_type": "should be a mapping",
    "list_type": "should be a list", "tuple_type": "should be a list",
}  # fmt: skip


_CHOICES: Final = frozenset({"enum", "literal_error"})

_SHOWN: Final = 80
"""Characters of a wrong value that a message repeats at most."""


def _said(detail: ErrorDetails) -> str:
    """Return what is wrong in an analyst's words."""
    got = detail["input"]
    if detail["type"] == "value_error":
        return detail["msg"].removeprefix("Value error, ")
    if detail["type"] in _CHOICES:
        return f"{got!r} is not one of those that are known"
    if detail["type"] == "too_short":
        return f"should have at least {detail['ctx']['min_length']} entries"
    text = _WANTED.get(detail["type"]) or detail["msg"].removeprefix("Input ").removeprefix(
        "String "
    )
    return (
        f"{text}, not {got!r}"
        if isinstance(got, (str, int, float)) and len(str(got)) < _SHOWN
        else text
    )


def _remedy(detail: ErrorDetails) -> str:
    if detail["type"] in _CHOICES:
        return suggestion(
            str(detail["input"]), re.findall(r"'([^',]+)'", detail["ctx"]["expected"])
        )
    if detail["type"] == "string_type" and isinstance(detail["input"], (int, float)):
        return "set it in quotes"
    if detail["type"] in ("list_type", "tuple_type") and isinstance(detail["input"], str):
        return "write it as [one, two] or with a dash before each"
    return "add it" if detail["type"] == "missing" else "correct it"


def _decoded(raw: bytes, path: PurePath) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        message = "is not UTF-8 text"
        raise DeskError(message, where=Where(path, line), remedy="save it as UTF-8") from None


def _check_depth(text: str, path: PurePath) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            where = Where(path, event.start_mark.line + 1 if event.start_mark else None)
            message = f"is nested more than {MAX_DEPTH} levels deep"
            raise DeskError(message, where=where, remedy="flatten it")


def _syntax_error(error: yaml.MarkedYAMLError, path: PurePath) -> DeskError:
    mark = error.problem_mark or error.context_mark
    what = " ".join(x for x in (error.context, error.problem) if x)
    return DeskError(
        f"is not valid YAML: {what}",
        where=Where(path, mark.line + 1 if mark else None),
        remedy="check the indentation and the colons, and set text that holds ': ' or ' #' in quotes",
    )


class _Plain:
    """Turns a composed document into plain values, noting the line of each."""

    def __init__(self, path: PurePath, tags: Tags) -> None:
        self.path = path
        self.tags = tags
        self.lines: dict[Path_, int] = {}
        self.count = 0

    def value(self, node: yaml.Node, at: Path_) -> Any:  # noqa: ANN401 - any value of YAML
        """Return a node's value; `lines` then knows it and all below it."""
        self.count += 1
        if (
            self.count > MAX_VALUES or len(at) > MAX_DEPTH
        ):  # depth: an alias may stand inside its own anchor
            raise self._error(node, "its aliases unfold to too many values", "write the values out")
        if node.tag not in _CORE_TAGS and not self._implicit(node):
            known = next(
                (turn for tag, turn in self.tags.items() if str(node.tag).startswith(tag)), None
            )
            if known is None:
                raise self._error(node, f"the tag {node.tag!r} is not allowed", "remove the tag")
            return self.value(known(node), at)
        self.lines.setdefault(at, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, at)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*at, i)) for i, item in enumerate(node.value)]
        return _scalar(cast("yaml.ScalarNode", node))

    def _mapping(self, node: yaml.MappingNode, at: Path_) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._error(key_node, "a key must be a word", "write `key: value`")
            key = str(key_node.value)
            if key in out:
                raise self._error(
                    key_node,
                    f"the key {key!r} stands here for the second time",
                    "merge the two, or remove one",
                )
            self.lines[*at, key] = key_node.start_mark.line + 1
            out[key] = self.value(value_node, (*at, key))
        return out

    @staticmethod
    def _implicit(node: yaml.Node) -> bool:
        """Tell whether a scalar's tag is one that YAML 1.1 guesses: a date, a merge key."""
        return isinstance(node, yaml.ScalarNode) and node.tag in (
            "tag:yaml.org,2002:timestamp",
            "tag:yaml.org,2002:merge",
            "tag:yaml.org,2002:value",
        )

    def _error(self, node: yaml.Node, message: str, remedy: str) -> DeskError:
        return DeskError(message, where=Where(self.path, node.start_mark.line + 1), remedy=remedy)


def _scalar(node: yaml.ScalarNode) -> str | int | float | bool | None:
    """Return a scalar by YAML 1.2's core schema; what is quoted or set as a block is text.

    Source: YAML 1.2.2, section 10.3.2, without octal and hexadecimal numbers, infinities and NaN.
    """
    text = str(node.value)
    if node.style:
        return text
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
