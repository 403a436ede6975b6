from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import BundleError
from briefgen.site.search import chunks, word_chunks

WORDS = st.lists(st.text("abc", min_size=1, max_size=6), unique=True, max_size=60).map(sorted)


def _said(word: str, size: int) -> bytes:
    """Return the entry of a word that occurs `size` times on one page."""
    return chunks.content([word, [[7, list(range(size)), []]], []])[len(chunks.MARK) :]


def _chunk(words: list[tuple[str, bytes]]) -> bytes:
    return chunks.pack(chunks.of_words([said for _, said in words]))


@given(WORDS, st.integers(1, 3000))
def test_portions_hold_each_word_once_and_in_order(words: list[str], size: int) -> None:
    given_words = [(word, bytes(size * (1 + at % 3))) for at, word in enumerate(words)]
    made = list(word_chunks.portions(given_words))
    assert [word for portion in made for word in portion] == given_words
    largest = max([word_chunks.LEAST, *(len(said) for _, said in given_words)])
    assert all(sum(len(said) for _, said in portion) <= largest for portion in made)


def test_words_are_cut_where_they_differ_soonest() -> None:
    words = ["iranian", "iraqi", "iraqis", "missile", "missiles", "mission"]
    made = list(word_chunks.portions([(word, bytes(word_chunks.LEAST // 4)) for word in words]))
    assert [[word for word, _ in portion] for portion in made] == [words[:3], words[3:]]


def test_the_list_leads_to_each_word_and_to_words_begun() -> None:
    words = [
        (word, _said(word, 3000)) for word in ("hard", "he", "hezbollah", "hizb", "iran", "zoo")
    ]
    made = word_chunks.cut(list(reversed(words)), "en")
    assert len(made) > 2
    found = []
    for (first, last, name), raw in made.items():
        assert name.startswith("en_")
        held = chunks.words(raw)
        assert all(first <= word <= last for word, _ in held)
        found += held
    assert found == words
    assert [
        next(name for first, last, name in made if first <= begun <= last)
        for begun in ("hez", "hi", "z")
    ] == [
        next(name for first, last, name in made if first <= word <= last)
        for word in ("hezbollah", "hizb", "zoo")
    ]


@pytest.mark.parametrize("item", [[], 3, [[], []], [["word"]], [[["word", []]], 1]])
def test_a_chunk_that_is_no_list_of_words_is_refused(item: chunks.Item) -> None:
    with pytest.raises(BundleError, match="can't be read"):
        chunks.words(chunks.write(item))


def test_negative_numbers_are_part_of_what_is_said_of_a_word() -> None:
    # b"\x38\x18" is -25, a number that Pagefind writes before a weight
    said = _said("quay", 1).replace(b"\x81\x00", b"\x82\x38\x18\x00")
    assert chunks.words(_chunk([("quay", said)])) == [("quay", said)]
