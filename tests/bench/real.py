"""Provide the articles of a benchmark: real ones, else generated ones.

Real articles come from a collection beside the checkout, if there is one. They name more people and
places than generated ones, and each names different ones; the cost of a desk depends on that. Once
they run out they come again under other names and with other rare words, a year apart: what many
articles name stays the same, as it does on a large desk.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from functools import cache
from itertools import count, islice
from typing import TYPE_CHECKING, Final

from tests.bench import articles
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CORPUS = ROOT.parent / "shared" / "eval" / "data" / "corpus.jsonl.gz"

REGISTRY = """barack-obama:
  name: Barack Obama
  type: person
bureau:
  name: Federal Bureau of Investigation
  type: government_body
  aliases: [FBI]
"""
ALIAS = ("aliases: [FBI]", "aliases: [FBI, Federal Bureau]")
"""The text in the registry that adding an alias replaces, and its replacement."""


RARE: Final = 30
"""Most articles that a word stands in which a copy says otherwise."""

_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxz"


def _texts() -> Iterator[tuple[str, str]]:
    """Yield texts with their dates of publication, "" where there is none, without end."""
    if not CORPUS.is_file():
        for number in count():
            yield articles.article(number), f"2024-{number % 12 + 1:02}-15" if number % 2 else ""
    told = _collection()
    met = Counter(word for text, _ in told for word in set(_LETTERS.findall(text)))
    for copy in count():
        for text, day in told:
            if copy == 0:
                yield text, day
            else:
                yield _otherwise(text, met, copy), _later(day, copy)


def _later(day: str, years: int) -> str:
    """Return a day (ISO) some years later, "" for none."""
    if not day:
        return ""
    return f"{int(day[:4]) + years}{day[4:]}".replace("-02-29", "-02-28")


@cache
def _collection() -> tuple[tuple[str, str], ...]:
    """Return the real articles and their days of publication."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        told = [json.loads(line) for line in lines]
    return tuple((one["text"], (one["published"] or "")[:10]) for one in told)


def _otherwise(text: str, met: Counter[str], copy: int) -> str:
    """Return a text with other letters in its rare words: vowels for vowels, all but the first."""
    turned = "".join(
        letters[(n + copy) % len(letters)]
        for letters in (_VOWELS, _CONSONANTS)
        for n in range(len(letters))
    )
    other = str.maketrans(_VOWELS + _CONSONANTS, turned)
    return _LETTERS.sub(
        lambda word: word[0] if met[word[0]] > RARE else word[0][0] + word[0][1:].translate(other),
        text,
    )


def write(folder: Path, many: int) -> int:
    """Write `many` articles and a registry into a folder; return their number of words."""
    folder.mkdir(parents=True, exist_ok=True)
    words = 0
    for number, (text, published) in enumerate(islice(_texts(), many)):
        words += len(text.split())
        (folder / f"article-{number:05}.txt").write_text(text, encoding="utf-8")
        if published:
            (folder / f"article-{number:05}.yml").write_text(
                f"published: {published}\n", encoding="utf-8"
            )
    (folder / "actors.yml").write_text(REGISTRY, encoding="utf-8")
    return words


def queries(folder: Path) -> tuple[str, ...]:
    """Return what to search for in a desk: a common and a rare word, a name, prefixes, a filter.

    All of them are found, whatever the articles are.
    """
    met: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        met.update({word.lower() for word in _WORD.findall(text)})
        names.update(set(_NAME.findall(text)))
    ranked = sorted(met, key=lambda word: (-met[word], word))
    common, rare = ranked[0], next(word for word in reversed(ranked) if met[word] > 1)
    name = min(names, key=lambda two: (-names[two], two))
    return (common, rare, name, common[:3], common[0], f"{common}&kind=brief")


_LETTERS: Final = re.compile(r"[^\W\d_]{4,}")
_WORD: Final = re.compile(r"\b[a-z]{6,}\b")
_NAME: Final = re.compile(r"(?<=[a-z] )[A-Z][a-z]{3,} [A-Z][a-z]{4,}\b")


def replace_one(folder: Path) -> None:
    """Overwrite one article, a third of the way through, with the next unused text."""
    files = sorted(folder.glob("*.txt"))
    text, _ = next(islice(_texts(), len(files), None))
    files[len(files) // 3].write_text(text, encoding="utf-8")


def add_alias(folder: Path) -> None:
    """Add an alias to the registry."""
    file = folder / "actors.yml"
    file.write_text(file.read_text(encoding="utf-8").replace(*ALIAS), encoding="utf-8")
