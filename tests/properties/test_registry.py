"""Whatever a user's file holds, it is read, or refused with a message; nothing else happens."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen import record
from briefgen.errors import DeskError, RecordError, Where
from briefgen.model import Metadata
from briefgen.registry.edtf import bounds
from briefgen.registry.fitting import fitting, validate
from briefgen.registry.names import folded
from briefgen.registry.sidecar import Sidecar, SidecarFile, _sidecar
from briefgen.registry.yaml_source import parse
from tests.made import report

HERE = PurePosixPath("a.yml")
PIECES = [
    "title", "actors", "merge", "split", "rename", ":", ": ", "- ", "\n", "\n  ", "\n    ", "[",
    "]", "{", "}", ", ", "&a ", "*a", "!!str ", "!x ", "'", '"', "|\n", "#", "? ", "2024", "~",
    "\t", "%", "---\n", "name", "publish", "full", "\x85",
]  # fmt: skip
YAMLISH = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)
KEYS = st.sampled_from(["name", "merge", "lat", "x", "type"])
PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.floats(-1, 1)
    | st.sampled_from(["", "a", "http://x", "2024"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


def _read_or_refused(raw):
    try:
        document = parse(raw, HERE)
        return _sidecar(validate(document, SidecarFile), document)
    except DeskError as error:
        return error


def _loaded_or_refused(raw):
    try:
        return record.load_foreign(raw, report().article, Where(HERE))
    except RecordError as error:
        return error


@settings(max_examples=300)
@given(st.binary(max_size=40) | YAMLISH.map(str.encode))
def test_any_bytes_are_a_sidecar_or_refused(raw):
    made = _read_or_refused(raw)
    assert isinstance(made, Sidecar) or (made.where.path == HERE and made.remedy)


@given(st.sampled_from(["actors", "places", "tags", "title", "published", "publish"]), PLAIN)
def test_any_value_under_any_key_is_taken_or_refused(key, value):
    made = _read_or_refused(json.dumps({key: value}).encode())
    assert isinstance(made, Sidecar) or made.where.line == 1


@given(st.sampled_from(["actors", "places", "tags", "title"]), PLAIN, st.sampled_from(["a", "b"]))
def test_a_fault_takes_nothing_else_with_it(key, value, outlet):
    document = parse(json.dumps({key: value, "outlet": outlet}).encode(), HERE)
    fit = fitting(document, SidecarFile)
    assert fit.value is not None
    assert fit.value.outlet == outlet
    assert validate(fit.document, SidecarFile) == fit.value
    assert bool(fit.faults) is (fit.document.value != document.value)


@settings(max_examples=150)
@given(st.data())
def test_a_record_with_anything_anywhere_is_taken_or_refused(data):
    plain = json.loads(record.dumps(report(), "json"))
    at = plain
    while True:
        keys = list(at) if isinstance(at, dict) else range(len(at))
        key = data.draw(st.sampled_from(list(keys)))
        if not (isinstance(at[key], dict | list) and at[key]) or data.draw(st.integers(0, 3)) == 0:
            break
        at = at[key]
    at[key] = data.draw(PLAIN)
    loaded = _loaded_or_refused(json.dumps(plain, indent=1).encode())
    assert isinstance(loaded, Metadata) or (loaded.where.line and loaded.remedy)


@given(st.binary(max_size=30))
def test_any_bytes_are_a_record_or_refused(raw):
    loaded = _loaded_or_refused(raw)
    assert isinstance(loaded, Metadata) or loaded.remedy


@given(
    st.text(max_size=12)
    | st.from_regex(r"[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?[?~%]?(/([0-9]{4}|\.\.))?", fullmatch=True)
)
def test_bounds_are_days_in_order(value):
    found = bounds(value)
    if found:
        first, last = found
        assert first or last
        assert all(day is None or (len(day) == 10 and day[4] == day[7] == "-") for day in found)
        assert first is None or last is None or first <= last


@given(st.text(max_size=20))
def test_folding_is_done_once(name):
    assert folded(folded(name)) == folded(name)
