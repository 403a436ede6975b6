"""What does the head of the index list? Pages by short names, words in small chunks, filters in one order.

Pages and words come out of Pagefind in one order; filters, their values and sorts in that of a hash
table. A chunk is named by its content's hash, so the names change with the order: of a filter, of
the head that lists the filters, and of the entry that names the head. Each search reads the head,
and most of it are the names of pages.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final, cast

from briefgen.errors import BundleError
from briefgen.site import chunks, portions
from briefgen.site.short import shortest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_PAGES, _WORDS, _FILTERS, _SORTS = (
    1,
    2,
    3,
    4,
)  # places in the head: version, pages, words, filters, sorts, fields
_PAGE_NAME: Final = (
    4  # hexadecimal digits at least: few names grow by a digit where pages are added
)
_FILTER_NAME: Final = 7  # hexadecimal digits, as Pagefind takes them
_HEAD_NAME: Final = 10
VALUES: Final = 500  # of one filter, at most
_KIND: Final = "kind"  # the filter that tells briefs from actors


def settle(made: Path, entry: dict[str, Any]) -> None:
    """Name the pages, cut the words and order the filters of a bundle that Pagefind wrote, in its folder and its entry.

    Raises:
        BundleError: the bundle has not the shape that this was written for.
    """
    for language in entry["languages"].values():
        language["hash"] = _head(made, str(language["hash"]))


def _head(made: Path, name: str) -> str:
    """Write a language's head anew, with all that it lists; return the head's new name."""
    old = made / f"pagefind.{name}.pf_meta"
    prefix = name.rpartition("_")[0]
    try:
        head = cast("list[Any]", chunks.read(old.read_bytes()))
        filters = [(label, _values(made, chunk)) for label, chunk in head[_FILTERS]]
        kinds = {
            page: kind
            for label, values in filters
            if label == _KIND
            for kind, pages in values
            for page in pages
        }
        head[_PAGES] = _pages(made / "fragment", prefix, head[_PAGES], kinds)
        head[_WORDS] = portions.cut(made / "index", prefix, head[_WORDS])
        head[_FILTERS] = sorted(
            [label, _filter(made, prefix, [label, values])] for label, values in filters
        )
        head[_SORTS] = sorted(head[_SORTS])
    except (OSError, TypeError, ValueError, IndexError) as error:
        message = (
            f"the head of Pagefind's index, {old.name}, has another shape than expected: {error}"
        )
        raise BundleError(
            message, remedy="install the version of pagefind that briefgen's lock file names"
        ) from error
    old.unlink()
    new = f"{prefix}_{_hash(head, _HEAD_NAME)}"
    (made / f"pagefind.{new}.pf_meta").write_bytes(chunks.write(head))
    return new


def _pages(
    folder: Path, prefix: str, pages: list[list[Any]], kinds: Mapping[int, str]
) -> list[list[Any]]:
    """Give each page's file a name that tells its kind and no more of its hash than it takes; return their list.

    The script `find.js` knows by the name of a result that it is an actor, before it has read the
    result.
    """
    digits = [str(name).removeprefix(f"{prefix}_") for name, *_ in pages]
    made = []
    for at, ((name, *rest), short) in enumerate(
        zip(pages, shortest(digits, _PAGE_NAME), strict=True)
    ):
        new = f"{prefix}_{kinds.get(at, 'page')}_{short}"
        (folder / f"{name}.pf_fragment").rename(folder / f"{new}.pf_fragment")
        made.append([new, *rest])
    return made


def _values(made: Path, name: str) -> list[Any]:
    """Return a filter's values, with the pages of each, in order; its chunk is read and gone.

    Of thousands of actors the rarest are left out: each narrows to a page or two, and all are read
    to show any.
    """
    file = made / "filter" / f"{name}.pf_filter"
    _, values = cast("list[Any]", chunks.read(file.read_bytes()))
    file.unlink()
    often = sorted(values, key=lambda held: (-len(held[1]), held[0]))[:VALUES]
    return sorted([value, sorted(pages)] for value, pages in often)


def _filter(made: Path, prefix: str, item: list[Any]) -> str:
    """Write a filter's chunk; return its name."""
    name = f"{prefix}_{_hash(item, _FILTER_NAME)}"
    (made / "filter" / f"{name}.pf_filter").write_bytes(chunks.write(item))
    return name


def _hash(item: chunks.Item, digits: int) -> str:
    """Return the first digits of the hash of what is said, whichever way it is compressed."""
    return hashlib.sha256(chunks.content(item)).hexdigest()[:digits]
