"""Name an actor in a judgement by words that stay the same while its name does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.resolve.identity import Identity


def reference(identity: Identity) -> str:
    """Return the words by which a judgement refers to an identity."""
    kind = f"{identity.kind}: " if identity.kind else ""
    if identity.how == "single":
        entry, name, *rest = identity.value.split("\0")
        return f"{kind}{name} in {entry}{' ' * bool(rest and rest[0])}{rest[0] if rest else ''}"
    if identity.how == "name":
        name, _, entry = identity.value.partition("\0")
        return f"{kind}{name}" + (f" as in {entry}" if entry else "")
    return f"key: {identity.value}"
