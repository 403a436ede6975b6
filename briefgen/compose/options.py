"""Hold what the desk's configuration says about its pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from briefgen.model import Publish

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.model import Entry

T = TypeVar("T")


class Memory(Protocol):
    """Keeps what was composed before, by all that it depends on."""

    def said(self, entry: Entry) -> str:
        """Return a string that stands for all that an entry says."""
        ...

    def __call__(self, depends_on: str, make: Callable[[], T]) -> T:
        """Return the value kept under `depends_on`, else make it."""
        ...


class _Forgetful:
    """Keeps nothing: all is composed."""

    def said(self, entry: Entry) -> str:
        """Return all that an entry says."""
        return repr(entry)

    def __call__(
        self,
        depends_on: str,  # noqa: ARG002 - as `Memory` is called
        make: Callable[[], T],
    ) -> T:
        """Make the value."""
        return make()


FORGETFUL: Final = _Forgetful()


@dataclass(frozen=True, slots=True)
class Options:
    """How much of the sources is published by default, and what the home page says of the desk.

    `cutoff` is the day (EDTF) up to which the desk took in information; empty means the newest
    stated publication date.
    """

    source_text: Publish = Publish.FULL
    site_name: str = "Research desk"
    about: str = ""
    cutoff: str = ""
