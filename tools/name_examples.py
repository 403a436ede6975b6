"""Write verdicts on names, judged by gold, as examples for `tools/fit_weights.py name`.

    python tools/name_examples.py gum.jsonl.gz re3d.jsonl.gz > name.jsonl

A line of the gold is a document with `id`, `text` and `mentions`: `[start, end, type, ...]`, where
a fifth field, if there is one, is "name" for a name. A verdict is right if the gold has a name of
that type there; titles and articles before it do not count. No word of a text is written.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from typing import TYPE_CHECKING, Any, Final

from briefgen import cleaning, readers
from briefgen.extract import Extractor
from briefgen.extract.names import Sense, find_names
from briefgen.extract.names.lexicon import lexicon
from briefgen.extract.reading import read
from briefgen.model import ActorType
from briefgen.registry.desk import Desk
from briefgen.registry.known import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.names import Name

SORTS: Final = {
    "person": {"person"}, "organization": {"organisation", "state", "people"},
    "place": {"place", "state"}, "Person": {"person"},
    "Organisation": {"organisation", "state", "people"},
    "Location": {"place", "state"}, "Nationality": {"people", "state"},
}  # fmt: skip
"""For each type of the gold, those of our types that agree with it."""

KIND: Final = 4
"""Index of the field of a mention that says whether it is a name."""


def examples(path: str) -> Iterator[dict[str, Any]]:
    """Yield an example for each name of each document, one for all its mentions."""
    extractor = Extractor("en_core_web_sm", Desk())
    with gzip.open(path, "rt", encoding="utf-8") as file:
        documents = [json.loads(line) for line in file]
    for document in documents:
        article = cleaning.label(readers.read(document["text"].encode(), "article.txt"))
        (reading,) = read([(article, None)], extractor.nlp, extractor.desk)
        gold = [m for m in document["mentions"] if len(m) <= KIND or m[KIND] == "name"]
        at = {"corpus": document.get("genre") or "re3d", "document": document["id"]}
        for name in _each_once(find_names(reading)):
            right = _judged(name, gold, document["text"])
            if right is not None:
                yield {**at, "right": right, "clues": dict(name.clues)}


def _each_once(names: tuple[Name, ...]) -> Iterator[Name]:
    """Yield the first mention of each name that is a verdict.

    Adjectives of nationality are left out, since guidelines differ on them.
    """
    seen: set[str] = set()
    for name in names:
        told = name.evidence.exact.casefold()
        of_nation = name.type in (ActorType.STATE, ActorType.PEOPLE) and told[-1] in "nseihm"
        if name.sense is not Sense.OTHER and name.clues and told not in seen and not of_nation:
            seen.add(told)
            yield name


def _judged(name: Name, gold: list[list[Any]], text: str) -> bool | None:
    """Tell whether the gold has a name of this type here; None where it does not judge.

    It does not judge a name within a much longer one of its own, since guidelines differ on
    those.
    """
    sort = next(c.removeprefix("is a ") for c in name.clues if c.startswith("is a "))
    start, end = name.evidence.start, name.evidence.end
    silent = False
    for first, last, kind, *_ in gold:
        if not first < end or not start < last:
            continue
        inside = first <= start and end <= last
        whole = inside and not _goes_on(text[end:last]) and not _is_cut(text[first:start])
        if whole and sort in SORTS.get(kind, ()):
            return True
        silent = silent or (inside and whole and last - first > _LONGER * (end - start))
    return None if silent else False


def _goes_on(behind: str) -> bool:
    """Tell whether a name goes on with a capitalised word."""
    return bool(re.match(r"[ -](?:of |and |for |the )*[A-Z]", behind))


def _is_cut(before: str) -> bool:
    """Tell whether the word before is capitalised and no title, and so belongs to the name."""
    found = _CAPITAL_LAST.search(before)
    return found is not None and folded(found[1].rstrip(".")) not in lexicon().titles


_CAPITAL_LAST: Final = re.compile(r"\b([A-Z][\w.]*) $")
_LONGER: Final = 2


if __name__ == "__main__":
    for source in sys.argv[1:]:
        for example in examples(source):
            sys.stdout.write(json.dumps(example) + "\n")
