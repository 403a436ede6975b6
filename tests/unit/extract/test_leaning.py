"""Which sentences depend on earlier ones, and so may not open a brief without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.extract.key_sentences.leaning import leans_back
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from briefgen.extract import Extractor


@pytest.mark.parametrize(
    ("sentence", "leans"),
    [
        ("Deputy Duarte Holm has publicly agreed with her.", True),
        ("Lena Vik met Duarte Holm, who agreed with her.", False),
        ("Lena Vik criticised the move.", True),
        ("Lena Vik criticised the move of the port council.", False),
        ("Lena Vik replied that the figures came from the port.", True),
    ],
)
def test_her_and_the_move_mean_what_was_told_before(
    extractor: Extractor, sentence: str, *, leans: bool
) -> None:
    span = extractor.nlp(sentence)[:]
    assert leans_back(span, table("key_sentences"), frozenset()) is leans


def test_her_is_no_riddle_where_the_article_is_about_her(extractor: Extractor) -> None:
    sentence = "Deputy Duarte Holm has publicly agreed with her."
    span = extractor.nlp(sentence)[:]
    assert not leans_back(span, table("key_sentences"), frozenset({sentence.index("her.")}))
