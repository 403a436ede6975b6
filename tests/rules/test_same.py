"""The pages of `same/` hold: each line says in plain words how two names fit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefgen.resolve.same import bodies, people

_FENCE = re.compile(r"```names (person|body)\n(.*?)```", re.DOTALL)
_FITS = {"person": people.fit, "body": bodies.fit}


def _lines():
    for page in sorted((Path(__file__).parent / "same").glob("*.md")):
        for kind, lines in _FENCE.findall(page.read_text(encoding="utf-8")):
            for line in lines.strip().splitlines():
                yield kind, *(part.strip() for part in line.split(" | "))


@pytest.mark.parametrize(("kind", "first", "second", "expected"), list(_lines()))
def test_two_names_fit_as_the_page_says_whichever_comes_first(kind, first, second, expected):
    fit = _FITS[kind]
    for a, b in ((first, second), (second, first)):
        found = fit(a, b)
        assert (str(found) if found else "-") == expected
