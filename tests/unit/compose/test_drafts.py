"""A draft's key covers everything that its brief depends on."""

from __future__ import annotations

from dataclasses import replace

from briefgen import compose
from briefgen.model import Corpus, Publish
from tests.golden.desk import desk


def _drafts(corpus: Corpus, publish: Publish) -> list[compose.Draft]:
    options = compose.Options(source_text=publish)
    return [d for d in compose.drafts(corpus, options) if isinstance(d, compose.Draft)]


def _variants(corpus: Corpus) -> list[Corpus]:
    """Return the desk, and copies that differ from it in one thing outside the articles."""
    first = corpus.actors[0]
    renamed = replace(first, name="Somebody Else")
    return [
        corpus,
        replace(corpus, actors=(renamed, *corpus.actors[1:])),
        replace(corpus, actors=corpus.actors[1:]),
        replace(corpus, places=()),
        replace(corpus, terms=()),
        replace(corpus, origins=()),
        replace(corpus, happenings=(), conflicts=()),
        replace(corpus, conflicts=()),
    ]


def test_drafts_that_hang_on_the_same_make_the_same_brief() -> None:
    made: dict[str, str] = {}
    met = 0
    for publish in Publish:
        for corpus in _variants(desk()):
            for draft in _drafts(corpus, publish):
                page = repr(draft.made())
                met += draft.depends_on in made
                assert made.setdefault(draft.depends_on, page) == page
    assert met
    assert len(made) > len(desk().entries) * len(Publish)


def test_a_brief_is_the_same_whenever_it_is_made() -> None:
    for publish in Publish:
        at_once = [repr(d.made()) for d in _drafts(desk(), publish)]
        options = compose.Options(source_text=publish)
        pages = [p for p in compose.compose(desk(), options) if p.path.startswith("briefs/")]
        one_by_one = {repr(page) for page in pages}
        assert set(at_once) <= one_by_one
