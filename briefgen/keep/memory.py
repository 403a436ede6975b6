"""Keep composed values in the desk's store, under a hash of all that they depend on.

Values are pickled, and only our nouns can be unpickled: whoever writes into a desk's store can
name no other class, and no function.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from briefgen import held
from briefgen.errors import BriefgenError, EvidenceError
from briefgen.store import key, package

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.model import Entry
    from briefgen.store import Store

T = TypeVar("T")

ROOMS: Final = ("model", "registry", "locale", "compose")
"""Packages whose code composed values depend on."""

_NOUNS: Final = ("briefgen.model.", "briefgen.compose.rows", "briefgen.compose.gathered")
"""Modules whose classes may be kept."""


class Memory:
    """Keeps composed values in a desk's store, and the hashes of this run's entries in memory."""

    def __init__(self, store: Store) -> None:
        """Take the store; look nothing up yet."""
        self._store = store
        self._program = package(*ROOMS)
        self._entries: dict[int, tuple[Entry, str]] = {}

    def said(self, entry: Entry) -> str:
        """Return a hash of all that an entry says."""
        known = self._entries.get(id(entry))
        if known is None:
            known = self._entries[id(entry)] = entry, _said(entry)
        return known[1]

    def __call__(self, depends_on: str, make: Callable[[], T]) -> T:
        """Return the value kept under a hash, else make it and keep it."""
        name = key(self._program, depends_on)
        self._store.asked(name)
        return held.value(("composed", name), partial(self._kept, name, make))

    def _kept(self, name: str, make: Callable[[], T]) -> T:
        raw = self._store.get(name)
        if raw is not None:
            try:
                return _restored(raw)  # type: ignore[no-any-return] # what was put there
            except _UNREADABLE:
                pass  # damaged, or not ours: it is made anew
        made = make()
        self._store.put(name, _dumped(made))
        return made


def _said(entry: Entry) -> str:
    """Return a hash of all that an entry says, from hashes of the parts of its record."""
    metadata = entry.metadata
    kind: Any = type(metadata)
    parts = (getattr(metadata, name) for name in _fields(kind))
    rest = repr((entry.slug, entry.analyst, entry.succession))
    return key(rest, *(held.of(part, "said", partial(_hash, part)) for part in parts))


def _hash(part: object) -> str:
    return key(repr(part))


_UNREADABLE: Final = (
    pickle.UnpicklingError, ArithmeticError, AttributeError, BriefgenError, EOFError, EvidenceError,
    ImportError, LookupError, TypeError, ValueError,
)  # fmt: skip


def _dumped(value: object) -> bytes:
    packed = io.BytesIO()
    _Dumping(packed, 5).dump(value)
    return packed.getvalue()


def _restored(raw: bytes) -> Any:  # noqa: ANN401 - whatever was kept
    return _Restoring(io.BytesIO(raw)).load()


class _Dumping(pickle.Pickler):
    """Pickles a dataclass as its class and its fields in order: read in half the default time."""

    def reducer_override(self, value: Any) -> Any:  # noqa: ANN401 - any value at all
        kind = type(value)
        if not is_dataclass(kind):
            return NotImplemented
        return kind, tuple(getattr(value, name) for name in _fields(kind))


class _Restoring(pickle.Unpickler):
    """Unpickles nothing but our dataclasses and enums."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - a class
        """Return the class of one of our nouns.

        Raises:
            UnpicklingError: it is none.
        """
        if f"{module}.".startswith(_NOUNS) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
                return found
        message = f"{module}.{name} is no noun"
        raise pickle.UnpicklingError(message)


@cache
def _fields(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - a class of nouns
    return tuple(field.name for field in fields(kind))
