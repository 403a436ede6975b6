"""Evidence cannot be built unless it quotes the text at its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import EvidenceError
from briefgen.model import Evidence

OFFSETS = st.integers(-3, 30)


@given(st.text(max_size=24), OFFSETS, OFFSETS, st.text(max_size=3))
def test_evidence_is_the_text_s_own_words_or_is_not(text, start, end, words):
    for exact in (text[max(0, start) : max(0, end)], text[start:end], words):
        try:
            made = Evidence(start, end, exact, text)
        except EvidenceError:
            assert not 0 <= start < end <= len(text) or text[start:end] != exact
        else:
            assert 0 <= made.start < made.end <= len(text)
            assert text[made.start : made.end] == made.exact != ""


@given(st.text(min_size=1, max_size=24), st.data())
def test_any_span_can_be_quoted(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert Evidence.quote(text, start, end).exact == text[start:end]


@given(st.text(max_size=24), OFFSETS, OFFSETS)
def test_quoting_outside_the_text_is_refused(text, start, end):
    if 0 <= start < end <= len(text):
        return
    with pytest.raises(EvidenceError):
        Evidence.quote(text, start, end)
