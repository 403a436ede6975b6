"""Load records that come in, checked against the schema, the article, and themselves."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import ValidationError

from briefgen.errors import RecordError, Where
from briefgen.model import Article, Evidence, Metadata
from briefgen.record import schema
from briefgen.record.dump import WORDS
from briefgen.record.integrity import Fault, faults
from briefgen.record.position import line_of
from briefgen.record.sentences import sentences
from briefgen.registry.fitting import fields_at
from briefgen.registry.yaml_source import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from briefgen.model import Source

T = TypeVar("T")

_ARTICLE: Final = ("source", "text", "blocks", "statements", "notes")


def from_plain(plain: dict[str, Any], article: Article, where: Where) -> Metadata:
    """Return the metadata that a record holds of an article.

    What the record leaves out of `blocks`, `statements` and `notes` is the article's own; where it
    has no sentences, they are split by their punctuation.

    Raises:
        RecordError: where it breaks the schema, does not quote the article's text exactly, or
            refers to nothing; the message begins with the JSON path.
    """
    try:
        record = schema.Record.model_validate(plain, context={"text": article.text})
    except ValidationError as error:
        raise _told(_schema_faults(error), where) from None
    if not _says_anything(record):
        raise _told([Fault((), _EMPTY, _MINIMAL)], where)
    own = _article(record, article)
    wrong = faults(record, own)
    if wrong:
        raise _told(wrong, where)
    found = {
        n: _built(getattr(record, n), own.text) for n in type(record).model_fields if n in _FOUND
    }
    if record.sentences is None:
        found["sentences"] = sentences(own)
    return Metadata(article=own, **found)


_EMPTY: Final = "says nothing of the article, and would empty its brief"
_MINIMAL: Final = "give one list at least, be it empty (`actors: []`), or take the file away"


def _says_anything(record: schema.Record) -> bool:
    """Tell whether a record names any list of what is found, even an empty one."""
    return bool(record.model_fields_set & (_FOUND - {"made_by", "not_stated", "sentences"}))


def load_foreign(data: bytes, article: Article, where: Where) -> Metadata:
    """Return the metadata that others made of an article, from the bytes of their file.

    Raises:
        RecordError: where it is not JSON, and as for `from_plain`; with the line.
    """
    text = _decoded(data, where)
    try:
        plain = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        message = f"is not valid JSON: {error.msg}"
        raise RecordError(
            message, where=Where(where.path, error.lineno), remedy="correct it there"
        ) from None
    except (ValueError, RecursionError) as error:
        message = f"is not a record: {error}"
        raise RecordError(message, where=where, remedy="correct it") from None
    if _HALF.search(text) and not _is_text(plain):
        message = "is not a record: it names half of a surrogate pair, which is not a character"
        raise RecordError(message, where=where, remedy="write the character itself")
    if not isinstance(plain, dict):
        message = "is not a record: the file should hold one JSON object"
        raise RecordError(message, where=where, remedy="see `briefgen schema`")
    try:
        return from_plain(plain, article, where)
    except _LocatedError as error:
        line = line_of(text, error.place)
        raise RecordError(
            error.message, where=Where(where.path, line), remedy=error.remedy
        ) from None


_HALF: Final = re.compile(r"\\u[dD][89a-fA-F]")


def _is_text(plain: object) -> bool:
    """Tell whether all words of a value can be written: JSON can name halves of surrogate pairs."""
    try:
        json.dumps(plain, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def made_of(data: bytes, article: Source) -> tuple[str, int | None] | None:
    """Return the file that a record says it was made of, with the line, if not the article's.

    It is not where neither the sum of the bytes nor the name is that of the article's file. A
    record that holds the text has been checked against it, and one without a source says nothing.

    Args:
        data: A record that `load_foreign` has accepted.
        article: The file that the article was read from.
    """
    text = data.decode("utf-8-sig")
    plain = json.loads(text)
    source = plain.get("source")
    if (
        source is None
        or plain.get("text") is not None
        or source["sha256"].lower() == article.sha256
    ):
        return None
    if PurePosixPath(source["path"]).name == PurePosixPath(article.path).name:
        return None
    return source["path"], line_of(text, ("source", "path"))


class _LocatedError(RecordError):
    """A fault with its place in the record."""

    place: tuple[str | int, ...] = ()


def path_of(place: tuple[str | int, ...]) -> str:
    """Return a place in a record as people write it: `claims[3].cue`; the record itself is `$`."""
    return (
        "".join(f"[{x}]" if isinstance(x, int) else f".{x}" for x in place).removeprefix(".") or "$"
    )


def _told(found: list[Fault], where: Where) -> _LocatedError:
    """Return the error of the first fault, with the number of the others."""
    first, more = found[0], len(found) - 1
    tail = f" (and {more} more {'fault' if more == 1 else 'faults'})" if more else ""
    error = _LocatedError(
        f"{path_of(first.place)}: {first.message}{tail}", where=where, remedy=first.remedy
    )
    error.place = first.place
    return error


def _schema_faults(error: ValidationError) -> list[Fault]:
    return [_schema_fault(detail) for detail in error.errors(include_url=False)]


def _schema_fault(detail: ErrorDetails) -> Fault:
    place = detail["loc"]
    if detail["type"] == "extra_forbidden":
        *above, key = place
        return Fault(
            place, f"unknown key {key!r}", suggestion(str(key), fields_at(schema.Record, above))
        )
    if detail["type"] == schema.QUOTATION:
        return Fault(
            place, detail["msg"], "offsets count code points of the text as read, line ends as one"
        )
    return Fault(place, detail["msg"], "see `briefgen schema`")


def _article(record: schema.Record, article: Article) -> Article:
    """Return the article, with the parts that the record replaces."""
    told = {n: _built(getattr(record, n), article.text) for n in ("blocks", "statements", "notes")}
    return replace(article, **{n: x for n, x in told.items() if x is not None})


_FOUND: Final = frozenset(schema.Record.model_fields) - {*_ARTICLE, "schema_version"}


def _built(value: Any, text: str) -> Any:  # noqa: ANN401 - any part of a record
    """Return the nouns that parts of a record stand for."""
    if isinstance(value, tuple):
        return tuple(_built(x, text) for x in value)
    if not isinstance(value, schema.Part):
        return value
    if type(value) is schema.Evidence:
        return Evidence(value.start, value.end, value.exact, text)
    return _noun(value, text)


def _noun(part: schema.Part, text: str) -> Any:  # noqa: ANN401 - the part's noun
    values = {name: _built(getattr(part, name), text) for name in type(part).model_fields}
    if part.noun in WORDS:
        start, end, exact = (values.pop(n) for n in ("start", "end", "exact"))
        values["evidence"] = None if exact is None else Evidence(start, end, exact, text)
    if isinstance(part, schema.ClaimSource) and part.named is None:
        values["named"] = part.actor is not None or bool(part.actors)
    if isinstance(part, schema.Claim):
        source = values.pop("source")
        values["sources"] = values["sources"] or ((source,) if source else ())
    return part.noun(**values)


def _decoded(data: bytes, where: Where) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = "is not UTF-8 text"
        raise RecordError(
            message, where=Where(where.path, line), remedy="save it as UTF-8"
        ) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    out = dict(pairs)
    if len(out) < len(pairs):
        twice = next(k for k, n in Counter(k for k, _ in pairs).items() if n > 1)
        message = f"the key {twice!r} stands twice in one object"
        raise ValueError(message)
    return out


def _no_constant(name: str) -> Iterator[None]:
    message = f"{name} is not a JSON number"
    raise ValueError(message)
