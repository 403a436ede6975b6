"""Claims are scored against our own articles, annotated whole and each of another kind.

Each file under `articles/` holds a text and the claims that a careful reader finds in it: the cue,
words of the content, the speaker where the text names one, and status or polarity where they are
not the default. A claim found beside them is wrong. Lines that are folded as doubtful do not count
as found.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
FLOORS = yaml.safe_load((HERE / "floors.yml").read_text(encoding="utf-8"))
ARTICLES = sorted((HERE / "articles").glob("*.yml"))


def article(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def read(extract_text):
    """Return a function from the path of a gold article to its metadata, extracted once."""
    kept: dict[str, Any] = {}

    def found(path: Path) -> Any:
        if path.stem not in kept:
            gold = article(path)
            kept[path.stem] = extract_text(gold["text"], str(gold["published"]))
        return kept[path.stem]

    return found


def shown(metadata) -> list[Any]:
    claims = metadata.claims
    return [c for c in claims if c.kind == "attributed" and c.confidence != "doubtful"]


def is_one(claim, expected: dict[str, Any]) -> bool:
    """Tell whether a claim has an expected one's cue and content, whoever its source is."""
    said = " ".join(x.exact for x in claim.content)
    return expected["cue"] in claim.cue.exact and expected.get("has", "") in said


def is_right(claim, expected: dict[str, Any], names: dict[str, str]) -> bool:
    """Tell whether a claim agrees with an expected one in source, status and polarity as well."""
    who = "speaker" not in expected or is_by(claim, expected["speaker"], names)
    return is_one(claim, expected) and who and is_as_firm(claim, expected)


def is_by(claim, speaker: str, names: dict[str, str]) -> bool:
    """Tell whether a claim's last source is this speaker.

    A source that is resolved to an actor is compared by the actor's name, any other by its
    words.
    """
    source = claim.sources[-1] if claim.sources else None
    if source is None:
        return False
    if source.actor:
        return names[source.actor] == speaker
    return source.evidence is not None and speaker in source.evidence.exact


def is_as_firm(claim, expected: dict[str, Any]) -> bool:
    status = expected.get("status", "asserted")
    polarity = expected.get("polarity", "negated" if status == "denied" else "affirmed")
    return (claim.status, claim.polarity) == (status, polarity)


def test_claims_are_as_right_and_as_many_as_they_were(read):
    total = {"shown": 0, "expected": 0, "right": 0, "spoken": 0}
    for path in ARTICLES:
        metadata, gold = read(path), article(path)["claims"]
        names = {a.id: a.name for a in metadata.actors}
        found = shown(metadata)
        total["shown"] += len(found)
        total["expected"] += len(gold)
        total["right"] += sum(any(is_right(c, g, names) for g in gold) for c in found)
        total["spoken"] += sum(any(is_one(c, g) for c in found) for g in gold)
    precision, recall = total["right"] / total["shown"], total["spoken"] / total["expected"]
    sys.stderr.write(f"{total} precision {precision:.3f}, recall {recall:.3f}\n")
    assert precision >= FLOORS["precision"], total
    assert recall >= FLOORS["recall"], total


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_no_claim_says_the_opposite(path, read):
    metadata = read(path)
    for expected in article(path)["claims"]:
        for claim in metadata.claims:
            if claim.kind == "attributed" and is_one(claim, expected):
                assert is_as_firm(claim, expected), (expected, claim.cue, claim.status)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_the_bottom_line_is_the_news(path, read):
    wanted = article(path).get("bottom_line")
    if wanted is not None:
        assert read(path).key_sentences[0].evidence.exact.startswith(wanted)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_days_are_those_that_are_meant(path, read):
    values = {d.evidence.exact: d.value for d in read(path).dates}
    wanted = article(path).get("dates", {})
    assert {words: values.get(words) for words in wanted} == {w: str(v) for w, v in wanted.items()}
