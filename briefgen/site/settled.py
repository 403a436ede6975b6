"""What does the head of the index list? Filters in one order, and words in smaller chunks.

Pages and words come out of Pagefind in one order; filters, their values and sorts in that of a hash table. A chunk is
named by its content's hash, so the names change with the order: of a filter, of the head that lists the filters, and
of the entry that names the head. The head is written anew once, with the chunks of words that `portions` cuts.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final, cast

from briefgen.errors import BundleError
from briefgen.site import chunks, portions

if TYPE_CHECKING:
    from pathlib import Path

_WORDS, _FILTERS, _SORTS = 2, 3, 4  # places in the head: version, pages, chunks of words, filters, sorts, fields
_FILTER_NAME: Final = 7  # hexadecimal digits, as Pagefind takes them
_HEAD_NAME: Final = 10


def settle(made: Path, entry: dict[str, Any]) -> None:
    """Order the filters and cut the words of a bundle that Pagefind wrote, in its folder and its entry.

    Raises:
        BundleError: the bundle has not the shape that this was written for.
    """
    for language in entry["languages"].values():
        language["hash"] = _head(made, str(language["hash"]))


def _head(made: Path, name: str) -> str:
    """Write a language's head, words and filters anew; return the head's new name."""
    old = made / f"pagefind.{name}.pf_meta"
    prefix = name.rpartition("_")[0]
    try:
        head = cast("list[Any]", chunks.read(old.read_bytes()))
        head[_WORDS] = portions.cut(made / "index", prefix, head[_WORDS])
        head[_FILTERS] = sorted([label, _filter(made, prefix, chunk)] for label, chunk in head[_FILTERS])
        head[_SORTS] = sorted(head[_SORTS])
    except (OSError, TypeError, ValueError, IndexError) as error:
        message = f"the head of Pagefind's index, {old.name}, has another shape than expected: {error}"
        raise BundleError(message, remedy="install the version of pagefind that briefgen's lock file names") from error
    old.unlink()
    new = f"{prefix}_{_hash(head, _HEAD_NAME)}"
    (made / f"pagefind.{new}.pf_meta").write_bytes(chunks.write(head))
    return new


def _filter(made: Path, prefix: str, name: str) -> str:
    """Write a filter's values, with the pages of each, in order; return the chunk's new name."""
    old = made / "filter" / f"{name}.pf_filter"
    label, values = cast("list[Any]", chunks.read(old.read_bytes()))
    item = [label, sorted([value, sorted(pages)] for value, pages in values)]
    old.unlink()
    new = f"{prefix}_{_hash(item, _FILTER_NAME)}"
    old.with_name(f"{new}.pf_filter").write_bytes(chunks.write(item))
    return new


def _hash(item: chunks.Item, digits: int) -> str:
    """Return the first digits of the hash of what is said, whichever way it is compressed."""
    return hashlib.sha256(chunks.content(item)).hexdigest()[:digits]
