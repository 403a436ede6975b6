"""Who speaks is told where a parse gives the words to another: on parses made by hand."""

from __future__ import annotations

from spacy.lang.en import English
from spacy.tokens import Doc

from briefgen.extract.claims.draft import Draft
from briefgen.extract.claims.misparsed import behind_a_participle
from briefgen.extract.claims.screen import _without_who_says_it

WORDS = ["Sentencing", "Holm", ",", "Justice", "Berg", "said", "it"]


def _parsed(*, closed: bool = False) -> Doc:
    """Return the parse that takes "Sentencing Holm" for the subject and Berg for its apposition."""
    words = [*WORDS[:5], ",", *WORDS[5:]] if closed else WORDS
    said = words.index("said")
    heads = [1, said, 1, 4, 1, *([1] if closed else []), said, said]
    deps = ["compound", "nsubj", "punct", "compound", "appos", "punct", "ROOT", "dobj"]
    pos = ["PROPN", "PROPN", "PUNCT", "PROPN", "PROPN", "PUNCT", "VERB", "PRON"]
    if not closed:
        del deps[5], pos[5]
    return Doc(English().vocab, words=words, heads=heads, deps=deps, pos=pos)


def test_a_name_behind_a_participle_speaks_unless_a_comma_closes_it():
    doc, apart = _parsed(), _parsed(closed=True)
    found = behind_a_participle(doc[1], doc[5])
    assert found is not None
    assert found.text == "Berg"
    assert behind_a_participle(apart[1], apart[6]) is None


def test_a_piece_behind_a_quotation_that_holds_its_speaker_is_not_said():
    doc = Doc(English().vocab, words=["Fair", "said", "Berg", "today"])
    draft = Draft(doc[1], "say", "quotation", (5, 9), ((0, 4), (10, 20)), doc[2])
    assert _without_who_says_it(draft).content == ((0, 4),)
