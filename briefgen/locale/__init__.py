"""Provide the interface words of the pages, in the language of the desk."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

LANGUAGE: Final = "en"
"""The language that has all words; others may lack some."""


@dataclass(frozen=True, slots=True)
class Words:
    """The interface words of one language; what it lacks is in English."""

    language: str

    def __call__(
        self,
        key: str,
        **values: Any,  # noqa: ANN401 - whatever a sentence has a place for
    ) -> str:
        """Return the words of a key with their values filled in; `count` chooses the number.

        Raises:
            KeyError: no language knows the key.
        """
        told = self.raw(key)
        if isinstance(told, dict):
            told = told["one" if values["count"] == 1 else "other"]
        numbers = {name: self.number(value) for name, value in values.items()}
        return str(told).format(**numbers) if values else str(told)

    def raw(self, key: str) -> Any:  # noqa: ANN401 - a table holds words, forms, or words by name
        """Return the raw value of a key, in English where this language lacks it."""
        own = _table(self.language)
        return own[key] if key in own else _table(LANGUAGE)[key]

    def label(self, word: str) -> str:
        """Return the reader's word for one of the program's; without one, it with spaces."""
        return str(self.raw("labels").get(word, word.replace("_", " ")))

    def address(self, label: str) -> str:
        """Return a sentence's address in the reader's words, from "caption 1.1" or "title"."""
        kind, number = _ADDRESS.fullmatch(label).groups()  # type: ignore[union-attr] # any text
        return str(self.raw("addresses").get(kind, kind)) + number

    def note(self, note: str) -> str:
        """Return a note "Name, kind: what is told of it" with the reader's word for the kind."""
        head, colon, told = note.partition(": ")
        name, comma, kind = head.rpartition(", ")
        return name + comma + self.label(kind) + colon + told

    def reason(self, told: str) -> str:
        """Return a reason that the program gives in this language, as a whole, else in pieces.

        The program words its reasons in English; a language holds them as patterns, with places for
        names and numbers. What no pattern holds stays as it is.
        """
        whole = self._reason(told)
        if whole is not None:
            return whole
        for between in (". ", ": ", "; ", ", "):
            if between in told:
                return between.join(self.reason(part) for part in told.split(between))
        return told

    def _reason(self, told: str) -> str | None:
        fixed, patterns = _reasons(self.language)
        if told in fixed:
            return fixed[told]
        for pattern, said in patterns:
            found = pattern.fullmatch(told)
            if found:
                values = {
                    n: self.reason(v) if n in _TOLD else v for n, v in found.groupdict().items()
                }
                return said.format(**values)
        return None

    def number(self, value: object) -> str:
        """Return a number as it is written in the language; anything else as it is."""
        if not isinstance(value, int):
            return str(value)
        return f"{value:,}".replace(",", str(self.raw("thousands")))


_ADDRESS: Final = re.compile(r"([^\W\d]*(?: [^\W\d]+)*)(.*)", re.DOTALL)
"""What a sentence stands in, and its number there."""

_TOLD: Final = frozenset({"how", "number", "numbers"})
"""Values that are the program's words too; others are names, quoted words or numbers."""

_PLACE: Final = re.compile(r"\\{(\w+)\\}")
"""A place for a value in a pattern that was escaped."""


@cache
def _reasons(language: str) -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    """Return a language's reasons: those without places for values, and patterns for the others."""
    table = _table(language).get("reasons", {})
    fixed = {told: said for told, said in table.items() if "{" not in told}
    patterns = (
        (re.compile(_PLACE.sub(_value, re.escape(told))), said)
        for told, said in table.items()
        if "{" in told
    )
    return fixed, tuple(patterns)


def _value(place: re.Match[str]) -> str:
    """Return the pattern of a value: a number, or words that no other part of a reason follows."""
    return rf"(?P<{place[1]}>\d+)" if place[1] == "count" else rf"(?P<{place[1]}>[^;:]+?)"


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
    loaded: dict[str, Any] = yaml.load(raw, Loader=_Loader)  # noqa: S506 - a safe loader
    return loaded


@cache
def words(language: str = LANGUAGE) -> Words:
    """Return the words of a language."""
    return Words(language)
