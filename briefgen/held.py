"""Hold values in memory from one build to the next, in a process that builds time and again.

That is `serve`. Elsewhere nothing is held: a command builds once and ends. A value stays as long as
each build asks for it; what a build does not ask for is gone after the next. Nobody may change a
value that is held.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")

_MOST: Final = 60_000
"""Most values that are held; what a larger desk asks for besides is made anew each time."""


class _Held:
    """The values by key: those that the build at work has asked for, and those of the one before.

    None while nothing is held.
    """

    now: dict[Hashable, Any] | None = None
    before: dict[Hashable, Any] = {}  # noqa: RUF012 - one for the process, as `now`


def keep(*, on: bool) -> None:
    """Begin to hold values, or let all of them go."""
    _Held.now, _Held.before = ({} if on else None), {}


def turn() -> None:
    """End a build: what it did not ask for is let go."""
    if _Held.now is not None:
        _Held.before, _Held.now = _Held.now, {}


def value(key: Hashable, make: Callable[[], T]) -> T:
    """Return the value that is held under a key, else make it and hold it.

    The key stands for all that the value depends on.
    """
    found = _found(key)
    return found if found is not _NOTHING else _put(key, make())


def of(thing: object, what: str, make: Callable[[], T]) -> T:
    """Return `what` was made of a thing, which is held with it; the thing itself is the key.

    It must be one that is held too: of another object with the same content all is made anew.
    """
    if _Held.now is None:
        return make()
    kept: tuple[object, T] = value((what, id(thing)), lambda: (thing, make()))
    return kept[1]


def again(thing: object, what: str, made: T) -> T:
    """Return the value that is held as `what` of a thing where it equals the one just made.

    So that what is held of that value, by `of`, is found again.
    """
    if _Held.now is None:
        return made
    key = (what, id(thing))
    found = _found(key)
    if found is not _NOTHING and found[1] == made:
        return found[1]  # type: ignore[no-any-return] # what was put there
    return _put(key, (thing, made))[1]


_NOTHING: Final = object()


def _found(key: Hashable) -> Any:  # noqa: ANN401 - whatever was put there
    """Return what is held under a key, and hold it on."""
    if _Held.now is None:
        return _NOTHING
    if key in _Held.now:
        return _Held.now[key]
    found = _Held.before.get(key, _NOTHING)
    return found if found is _NOTHING else _put(key, found)


def _put(key: Hashable, made: T) -> T:
    if _Held.now is not None and len(_Held.now) < _MOST:
        _Held.now[key] = made
    return made
