"""Rule pages hold: each says in plain words what must be found in a text."""

from __future__ import annotations

from pathlib import Path
from pprint import pformat

import pytest

from tests.rules.found import fits, found, missing
from tests.rules.pages import Case, cases

HERE = Path(__file__).parent
CASES = [case for page in sorted(HERE.glob("*.md")) for case in cases(page)]
ORDERED = {"blocks", "key_sentences"}


def _starts(expected, thing):
    return (
        " ".join(thing.split()).startswith(" ".join(expected.split()))
        if isinstance(thing, str)
        else fits(expected, thing)
    )


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_a_page_expects_is_found(case: Case, extract_text):
    sidecar = case.sidecar
    result = found(
        extract_text(case.article, sidecar.get("published") and str(sidecar["published"]))
    )
    for key, expected in case.expect.items():
        if key.startswith("no_"):
            unwanted = [x for x in expected for thing in result[key[3:]] if _starts(x, thing)]
            assert not unwanted, f"must not be found, but is: {unwanted}"
            continue
        fit = _starts if key in ("sentences", "key_sentences", "not_stated") else fits
        lost = missing(expected, result[key], ordered=key in ORDERED, fit=fit)
        assert not lost, (
            f"expected {key}, not found: {pformat(lost)}\nfound:\n{pformat(result[key], width=140)}"
        )


def test_a_page_that_expects_nonsense_fails(extract_text):
    result = found(extract_text("The minister met nobody in Rome on Monday."))
    assert missing([{"name": "Atlantis"}], result["actors"], ordered=False)
    with pytest.raises(KeyError, match="nonsense"):
        missing([{"nonsense": 1}], result["blocks"], ordered=True)
