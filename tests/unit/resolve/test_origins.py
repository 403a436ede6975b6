"""Five articles that repeat one report have one origin; those that name an outlet do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.model import ActorType, Analyst, Claim, ClaimKind, ClaimSource, Mode, Role, Story
from briefgen.registry.desk import Desk
from briefgen.resolve import resolve
from briefgen.resolve.duplicates import copies
from briefgen.resolve.origins import shared_origins
from tests.made import RULE, actor, article, metadata, words

FILLER = [f"Word{i} other{i * 7 % 31} thing{i * 3 % 17}" for i in range(60)]


def _text(start=0, end=60):
    return " ".join(FILLER[start:end])


def _origins(*found, one_story=True):
    """Return the origins of articles that tell one story, or each its own."""
    corpus = resolve([(f"n{i}.txt", m, Analyst()) for i, m in enumerate(found)], Desk())
    slugs = tuple(entry.slug for entry in corpus.entries)
    stories = (Story(slugs[0], slugs, ()),) if one_story else ()
    return shared_origins(corpus.entries, corpus.actors, stories)


def test_what_an_agency_and_an_outlet_report_of_other_things_is_another_report():
    wired = ("KESH (Reuters) - The bridge is open.", "ORUM (Reuters) - A bank has failed.")
    assert not _origins(*(metadata(article(one)) for one in wired), one_story=False)
    own = metadata(article("A choir won a prize.", outlet="The Lantern"))
    assert not _origins(own, _citing("Lantern reported that it was open."), one_story=False)


@pytest.mark.parametrize(
    "first",
    [
        ("KESH (Reuters) - The bridge is open.",),
        ("KESH, Oct 31 (Lantern/REUTERS) \u2014 The bridge is open.",),
        ((Role.BYLINE, "By A. Writer, Reuters"), "The bridge is open."),
        ((Role.DATELINE, "KESH (Reuters)"), "The bridge is open."),
    ],
)
def test_an_agency_s_credit_is_an_origin(first):
    other = metadata(article("KESH (Reuters) - Something else has come about.", title="Other"))
    (origin,) = _origins(metadata(article(*first)), other)
    assert (origin.name, origin.entries) == ("Reuters", ("n0", "n1"))
    assert [e.exact.casefold() for e in origin.evidence] == ["reuters", "reuters"]


def test_an_agency_s_own_article_is_of_its_origin():
    own = metadata(article("The bridge is open.", outlet="AFP"))
    (origin,) = _origins(own, metadata(article("KESH (AFP) - It opened.")))
    assert origin.name == "Agence France-Presse"
    assert [e and e.exact for e in origin.evidence] == [None, "AFP"]


@pytest.mark.parametrize(
    "parts",
    [
        ((Role.CAPTION, "The bridge (photo credit: A. Writer/Reuters)"), "It is open."),
        ((Role.CREDIT, "REUTERS"), "It is open."),
        ("He told Reuters (Reuters) that it was open.",),
        ("It is open.", "KESH (Reuters) - An older line."),
        ((Role.BYLINE, "By Ap Writer"), "It is open."),
    ],
)
def test_a_photograph_s_credit_or_a_mention_is_no_origin(parts):
    assert not _origins(*(metadata(article(*parts, title=str(i))) for i in range(2)))


def test_one_article_shares_no_origin():
    assert not _origins(metadata(article("KESH (Reuters) - The bridge is open.")))


def test_largely_one_text_is_an_origin_named_after_the_first():
    early = metadata(article(_text(), title="The first", published="2024-10-30"))
    late = metadata(
        article(
            "A new opening of some words here.",
            _text(0, 45),
            title="The second",
            published="2024-10-31",
        )
    )
    (origin,) = _origins(late, early, metadata(article(_text(58) + " and wholly other words")))
    assert (origin.name, origin.entries, origin.evidence) == (
        "The first",
        ("n0", "n1"),
        (None, None),
    )
    assert "9" in origin.reason


def test_a_shared_quotation_is_no_copy():
    assert not copies([article(_text(0, 30)), article(_text(22, 60))])


def test_short_texts_and_what_was_set_aside_make_no_copies():
    assert not copies([article(_text(0, 10)), article(_text(0, 10))])
    aside = (Role.PROMO, _text())
    assert not copies([article("One.", aside), article("Two.", aside)])


def test_a_crowd_of_copies_is_one_origin_and_takes_linear_time():
    crowd = [article(_text(), f"This is printing number {i}.") for i in range(120)]
    (found,) = copies([*crowd, article(" ".join(f"else{i}" for i in range(90)))])
    assert found.members == tuple(range(120))
    assert found.share > 0.9


def _citing(text, *, early=True, cited="Lantern", **more):
    """Return an article that cites an outlet, in its lead or at its end."""
    lines = [f"Line {i} of many." for i in range(8)]
    lines.insert(0 if early else 8, text)
    made = article(*lines, **more)
    lantern = actor(made, "a1", cited, ActorType.MEDIA)
    claim = Claim(
        "c1", ClaimKind.ATTRIBUTED, "report", (ClaimSource(words(made, cited), "a1", named=True),),
        words(made, "reported"), (words(made, "it was open"),), Mode.INDIRECT, RULE,
    )  # fmt: skip
    other = replace(
        claim, id="c2", sources=(ClaimSource(None, None, named=False),), cue=words(made, "Line 0")
    )
    return metadata(
        made, lantern, claims=(claim, other, replace(other, id="c3"), replace(other, id="c4"))
    )


def test_articles_that_rest_on_one_outlet_s_report_share_an_origin():
    own = metadata(article("We reported it.", outlet="The Lantern"))
    (origin,) = _origins(
        _citing("Lantern reported that it was open."),
        _citing("So Lantern reported: it was open."),
        own,
    )
    assert (origin.name, origin.entries) == ("Lantern", ("n0", "n1", "n2"))
    assert [e and e.exact for e in origin.evidence] == ["Lantern", "Lantern", None]
    assert origin.reason == "rest on what Lantern reported"


def test_an_outlet_that_is_cited_together_with_another_is_an_origin():
    both = article("Beacon and Lantern reported that it was open.")
    outlets = (
        actor(both, "a1", "Beacon", ActorType.MEDIA),
        actor(both, "a2", "Lantern", ActorType.MEDIA),
    )
    source = ClaimSource(words(both, "Beacon and Lantern"), "a1", named=True, actors=("a1", "a2"))
    claim = Claim(
        "c1", ClaimKind.ATTRIBUTED, "report", (source,),
        words(both, "reported"), (words(both, "it was open"),), Mode.INDIRECT, RULE,
    )  # fmt: skip
    (origin,) = _origins(
        metadata(both, *outlets, claims=(claim,)), _citing("Lantern reported that it was open.")
    )
    assert (origin.name, origin.entries) == ("Lantern", ("n0", "n1"))


def test_an_outlet_that_is_cited_far_below_is_background():
    assert not _origins(
        *(
            _citing("Lantern reported that it was open.", early=False, title=str(i))
            for i in range(2)
        )
    )


def test_what_an_outlet_says_of_its_own_report_is_counted_once():
    own = _citing("Lantern reported that it was open.", outlet="Lantern")
    (origin,) = _origins(own, _citing("Lantern reported that it was open. So."))
    assert origin.entries == ("n0", "n1")
