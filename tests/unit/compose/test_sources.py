"""Sources cited on a desk are listed once: by actor, else by their words in one article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefgen import compose
from briefgen.model import Analyst, Confidence
from briefgen.model.views import HomePage, SourcesPage
from briefgen.registry.desk import Desk
from briefgen.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Callable

MILL = "Two mills on the river were closed. The company said that the water was too low."
FERRY = "A ferry was late again in spring. The company said that a crew was missing."


def test_whom_only_a_noun_names_is_another_one_in_another_article(
    extract_text: Callable[[str], Any],
) -> None:
    entries = [(f"n{n}.txt", extract_text(t), Analyst()) for n, t in enumerate((MILL, FERRY))]
    pages = list(compose.compose(resolve(entries, Desk()), compose.Options()))
    cited = [one for page in pages if isinstance(page, SourcesPage) for one in page.cited]
    assert [(one.voice.ref.text, one.claims) for one in cited] == [("The company", 2)]
    assert [(one.sources, len(one.briefs)) for one in cited] == [(2, 2)]
    (home,) = (page for page in pages if isinstance(page, HomePage))
    assert home.totals.named == 0


def test_a_source_tells_how_many_of_its_statements_are_only_likely(
    extract_text: Callable[[str], Any],
) -> None:
    made = extract_text(MILL)
    for confidence, likely in ((Confidence.SURE, 0), (Confidence.LIKELY, 1)):
        claims = tuple(replace(claim, confidence=confidence) for claim in made.claims)
        metadata = replace(made, claims=claims)
        corpus = resolve([("n.txt", metadata, Analyst())], Desk())
        pages = compose.compose(corpus, compose.Options())
        cited = [one for page in pages if isinstance(page, SourcesPage) for one in page.cited]
        assert [(one.claims, one.likely) for one in cited] == [(1, likely)]


def _named(extract_text: Callable[[str], Any], text: str) -> int:
    corpus = resolve([("n.txt", extract_text(text), Analyst())], Desk())
    pages = compose.compose(corpus, compose.Options())
    (home,) = (page for page in pages if isinstance(page, HomePage))
    return home.totals.named


def test_who_declines_to_speak_is_no_source_and_who_refuses_to_act_is(
    extract_text: Callable[[str], Any],
) -> None:
    """Nor is one who refuses to say something, while refusing to do something is a word."""
    lead = "Two mills on the river were closed. Ada Lund said that the water was too low. "
    assert _named(extract_text, lead + "Piet Maas declined to comment.") == 1
    assert _named(extract_text, lead + "Piet Maas refused to say when they would open.") == 1
    assert _named(extract_text, lead + "Piet Maas refused to close his own mill.") == 2
