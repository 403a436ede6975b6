"""A record is read back as it was written, and one that misquotes is refused."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from briefgen import record
from briefgen.errors import RecordError, Where
from briefgen.model import READ
from briefgen.record.position import line_of
from tests.properties.drawn import articles, metadata

WHERE = Where(PurePosixPath("a.metadata.json"))
SLOW = settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40, deadline=None)


@SLOW
@given(metadata())
def test_a_record_comes_back_as_it_was(made):
    assert record.from_plain(record.to_plain(made), made.article, WHERE) == made
    for form in ("jsonl", "json"):
        data = record.dumps(made, form).encode()
        assert record.load_foreign(data, made.article, WHERE) == made
        assert record.restore(data) == made


@SLOW
@given(metadata())
def test_a_record_is_one_line_of_json_lines_and_good_yaml(made):
    assert len(record.dumps(made, "jsonl").splitlines()) == 1
    assert yaml.safe_load(record.dumps(made, "yaml")) == record.to_plain(made)


def _spans(plain, place=()):
    """Yield each mapping of a record that quotes the text, with its path."""
    items = (
        plain.items()
        if isinstance(plain, dict)
        else enumerate(plain)
        if isinstance(plain, list)
        else ()
    )
    if isinstance(plain, dict) and plain.get("exact") is not None:
        yield place, plain
    for key, value in items:
        yield from _spans(value, (*place, key))


@SLOW
@given(metadata(), st.data())
def test_a_record_that_misquotes_is_refused(made, data):
    plain = json.loads(record.dumps(made, "json"))
    place, span = data.draw(st.sampled_from(list(_spans(plain))))
    change = data.draw(st.sampled_from(["start", "end", "exact"]))
    span[change] = (
        span[change] + "x"
        if change == "exact"
        else span[change] + data.draw(st.sampled_from([-1, 1]))
    )
    text = made.article.text
    assume(span["start"] < 0 or text[span["start"] : span["end"]] != span["exact"])
    with pytest.raises(RecordError) as caught:
        record.load_foreign(json.dumps(plain, indent=1).encode(), made.article, WHERE)
    written = "".join(f"[{x}]" if isinstance(x, int) else f".{x}" for x in place).removeprefix(".")
    assert caught.value.message.startswith(written)
    assert caught.value.where.line


@SLOW
@given(articles())
def test_sentences_by_punctuation_tile_the_parts_that_are_read(made):
    found = record.from_plain({"actors": []}, made, WHERE).sentences
    covered = "".join(made.text[s.start : s.end] for s in found)
    read = "".join(made.text[b.start : b.end] for b in made.blocks if b.role in READ)
    assert "".join(covered.split()) == "".join(read.split())
    assert all(made.text[s.start : s.end].strip() == made.text[s.start : s.end] for s in found)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def _places(value, place=()):
    yield place
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, inner in items:
        yield from _places(inner, (*place, key))


@given(JSON, st.data())
def test_the_line_of_a_value_begins_with_it(value, data):
    text = json.dumps(value, indent=1, ensure_ascii=False)
    place = data.draw(st.sampled_from(list(_places(value))))
    inner = value
    for key in place:
        inner = inner[key]
    line = text.split("\n")[line_of(text, place) - 1]
    first = (
        "["
        if isinstance(inner, list)
        else "{"
        if isinstance(inner, dict)
        else json.dumps(inner, ensure_ascii=False)
    )
    assert first in line
