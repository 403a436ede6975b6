"""Whatever the input, blocks partition the text in order, and every statement quotes it."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen.cleaning import label
from briefgen.cleaning.units import units_of
from briefgen.model import Evidence, RawText, Role, Source

SOURCE = Source("article.txt", "0" * 64, "text/plain", "utf-8")

PIECES = st.sampled_from(
    [
        "BAGHDAD (Reuters) - The road was closed.",
        (
            "The minister said on Monday that the road would stay closed for the whole "
            "week, and perhaps for longer."
        ),
        "A man walks by the sea (photo credit: ANN LEE/REUTERS)",
        "(photo credit: ANN LEE/REUTERS)",
        "Opinion | The road",
        "The road is closed - analysis",
        "By Ann Lee",
        "Published: 3 May 2024",
        "Subscribe to The Harbour Post Newsletter",
        "Read more: the other road",
        "\u00a9 2024 Harbour Post. All rights reserved.",
        "Home",
        "- an item",
        "Comments",
        "\u201cunclosed",
        "\u0645\u0631\u062d\u0628\u0627",
        "...",
        "(",
        "|",
    ]
)
LINES = st.one_of(PIECES, st.text(max_size=60))
TEXTS = st.lists(st.tuples(LINES, st.sampled_from(["\n", "\n\n", "\n\n\n", " "])), max_size=25).map(
    lambda pairs: "".join(line + gap for line, gap in pairs)
)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
@example("")
@example("\u2028")
@example("A\u00a0\n\x0b\n b")
@example("(c)")
@example("Opinion | ")
def test_blocks_part_the_text(text):
    article = label(RawText(SOURCE, text))
    assert article.text == text
    at = 0
    for block in article.blocks:
        assert at <= block.start < block.end <= len(text)
        assert not text[at : block.start].strip(), "a character that is not blank lies in no block"
        assert not text[block.start].isspace()
        assert not text[block.end - 1].isspace()
        assert block.reason
        at = block.end
    assert not text[at:].strip()


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_double_names_an_earlier_or_longer_part_that_is_none(text):
    blocks = label(RawText(SOURCE, text)).blocks
    for block in blocks:
        assert (block.role is Role.DUPLICATE) == (block.same_as is not None)
        if block.same_as is not None:
            assert blocks[block.same_as].role is not Role.DUPLICATE


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_statements_quote_the_text(text):
    article = label(RawText(SOURCE, text))
    fields = [s.field for s in article.statements]
    assert len(fields) == len(set(fields))
    for statement in article.statements:
        assert statement.evidence == Evidence.quote(
            text, statement.evidence.start, statement.evidence.end
        )


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.text(st.characters(codec="ascii", categories=("L", "N", "P", "Zs")), max_size=90),
        max_size=30,
    )
)
def test_units_hold_every_character_whatever_is_joined(lines):
    text = "\n".join(lines)
    units = units_of(RawText(SOURCE, text))
    assert "".join("".join(u.text.split()) for u in units) == "".join(text.split())
    assert [u.start for u in units] == sorted(u.start for u in units)
