"""What is said to readers by the pages themselves: all fixed words, in the language of the desk."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

LANGUAGE: Final = "en"
"""The language in which everything is said; others may lack words."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; what it lacks is said in English."""

    language: str

    def __call__(self, key: str, **values: Any) -> str:  # noqa: ANN401 - whatever a sentence has a place for
        """Return the words of a key, with their values; a `count` chooses between one and several.

        Raises:
            KeyError: no language knows the key.
        """
        told = self.raw(key)
        if isinstance(told, dict):
            told = told["one" if values["count"] == 1 else "other"]
        numbers = {name: self.number(value) for name, value in values.items()}
        return str(told).format(**numbers) if values else str(told)

    def raw(self, key: str) -> Any:  # noqa: ANN401 - a table holds words, forms, or words by name
        """Return what stands under a key, as it is written."""
        own = _table(self.language)
        return own[key] if key in own else _table(LANGUAGE)[key]

    def label(self, word: str) -> str:
        """Return the reader's word for a word of the program; where there is none, the word with spaces."""
        return str(self.raw("labels").get(word, word.replace("_", " ")))

    def number(self, value: object) -> str:
        """Return a number as it is written in the language; anything else as it is."""
        if not isinstance(value, int):
            return str(value)
        return f"{value:,}".replace(",", str(self.raw("thousands")))


@cache
def languages() -> tuple[str, ...]:
    """Return the languages whose words are shipped, sorted."""
    names = (file.name for file in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".yml") for name in names if name.endswith(".yml")))


@cache
def _table(language: str) -> dict[str, Any]:
    if language not in languages():
        return {}
    raw = files(__name__).joinpath(f"{language}.yml").read_bytes()
    loaded: dict[str, Any] = yaml.safe_load(raw)
    return loaded


@cache
def words(language: str = LANGUAGE) -> Words:
    """Return the words of a language."""
    return Words(language)
