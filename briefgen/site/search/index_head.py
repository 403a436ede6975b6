"""Write the head of an index: pages by short names, words in small chunks, filters in order.

What Pagefind found on the pages is put together anew, in one order: Pagefind's own depends on that
of the disk and of a hash table. A chunk is named by its content's hash, so the names would change
with the order: of a filter, of the head that lists the filters, and of the entry that names the
head. Each search reads the head, and most of it are the names of pages.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from briefgen.site.search import chunks, page_parts, word_chunks
from briefgen.site.search.unique_prefix import shortest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefgen.site.search.page_parts import Part

_PAGE_NAME: Final = (
    4  # hexadecimal digits at least: few names grow by a digit where pages are added
)
_FILTER_NAME: Final = 7  # hexadecimal digits, as Pagefind takes them
_HEAD_NAME: Final = 10
VALUES: Final = 500  # of one filter, at most
_KIND: Final = "kind"  # the filter that tells briefs from actors

Values = dict[str, dict[str, list[int]]]
"""The pages of each value of each filter, by their numbers."""


def settled(pages: Sequence[Part], language: str) -> tuple[str, dict[str, bytes]]:
    """Return the name of the head of an index of one language, and the index's files."""
    listed = sorted(pages, key=lambda page: page.url)
    values = _values(listed)
    fragments = dict(zip(_names(listed, language, values.get(_KIND, {})), listed, strict=True))
    words = word_chunks.cut(page_parts.together(listed), language)
    filters: dict[str, chunks.Item] = {
        label: [label, list(_often(values[label]))] for label in sorted(values)
    }
    named = {label: f"{language}_{_hash(item, _FILTER_NAME)}" for label, item in filters.items()}
    head: chunks.Item = [
        listed[0].version,
        [[name, page.count] for name, page in fragments.items()],
        [list(told) for told in words],
        [[label, name] for label, name in named.items()],
        [],
        list(page_parts.fields_of(listed)),
    ]
    name = f"{language}_{_hash(head, _HEAD_NAME)}"
    files = {f"fragment/{n}.pf_fragment": page.fragment for n, page in fragments.items()}
    files |= {f"index/{chunk}.pf_index": raw for (_, _, chunk), raw in words.items()}
    for label, chunk in named.items():
        files[f"filter/{chunk}.pf_filter"] = chunks.write(filters[label])
    files[f"pagefind.{name}.pf_meta"] = chunks.write(head)
    return name, files


def _names(pages: Sequence[Part], language: str, kinds: Mapping[str, list[int]]) -> Iterator[str]:
    """Yield for each page's file a name of its kind, and of as little of its hash as is unique.

    The script `find.js` knows by the name of a result that it is an actor, before it has read the
    result.
    """
    by_page = {page: kind for kind, held in sorted(kinds.items()) for page in held}
    for at, short in enumerate(shortest([page.name for page in pages], _PAGE_NAME)):
        yield f"{language}_{by_page.get(at, 'page')}_{short}"


def _values(pages: Sequence[Part]) -> Values:
    """Return the values of all filters, with the numbers of their pages."""
    made: Values = {}
    for number, page in enumerate(pages):
        for label, value in page.filters:
            made.setdefault(label, {}).setdefault(value, []).append(number)
    return made


def _often(values: Mapping[str, list[int]]) -> Iterator[chunks.Item]:
    """Yield the most frequent values of a filter, with the pages of each, in order.

    Of thousands of actors the rarest are left out: each narrows to a page or two, and all are read
    to show any.
    """
    often = sorted(values, key=lambda value: (-len(values[value]), value))[:VALUES]
    for value in sorted(often):
        yield [value, list(values[value])]


def _hash(item: chunks.Item, digits: int) -> str:
    """Return the first digits of the hash of an item before compression."""
    return hashlib.sha256(chunks.content(item)).hexdigest()[:digits]
