"""Events: the actors and words in a date's clause, and who tells of them."""

from __future__ import annotations

from briefgen.extract.events import find_events
from briefgen.extract.not_stated import not_stated
from briefgen.extract.reading import read
from briefgen.model import (
    Actor,
    ActorType,
    Article,
    Block,
    Claim,
    ClaimKind,
    DateMention,
    Mention,
    MentionKind,
    Mode,
    Role,
    Source,
    Statement,
)
from briefgen.registry.desk import Desk


def reading_of(extractor, text, role=Role.BODY, statements=(), published=None):
    blocks = (Block(role, 0, len(text), "one block"),)
    article = Article(Source("a.txt", "0" * 64, "text/plain"), text, blocks, statements)
    return next(iter(read([(article, published)], extractor.nlp, Desk())))


def date_of(reading, words, number=1, value="2018"):
    at = reading.article.text.index(words)
    return DateMention(
        f"d{number}", reading.article.quote(at, at + len(words)), value, "year", False, "test"
    )


def actor_of(reading, name, number=1):
    at = reading.article.text.index(name)
    mention = Mention(reading.article.quote(at, at + len(name)), MentionKind.NAME, "test")
    return Actor(f"a{number}", name, ActorType.ORGANISATION, True, (mention,), "test")


def test_actors_of_another_clause_are_not_in_it(extractor):
    reading = reading_of(
        extractor, "Norvik closed the mine in 2018, while Sudvik opened a harbour in 2020."
    )
    actors = (actor_of(reading, "Norvik", 1), actor_of(reading, "Sudvik", 2))
    dates = (date_of(reading, "2018", 1), date_of(reading, "2020", 2, "2020"))
    assert [e.actors for e in find_events(reading, actors, (), dates, ())] == [("a1",), ("a2",)]


def test_the_noun_that_a_relative_clause_tells_of_is_in_it(extractor):
    reading = reading_of(
        extractor, "Sudvik bought Norvik, which was founded in 2018, from its owners."
    )
    actors = (actor_of(reading, "Sudvik", 1), actor_of(reading, "Norvik", 2))
    assert [
        e.actors for e in find_events(reading, actors, (), (date_of(reading, "2018"),), ())
    ] == [("a2",)]


def test_a_long_name_before_a_relative_clause_is_in_it(extractor):
    text = (
        "They belong not only to a league but to the Veldt Harbour Defence "
        "Units, which rose in 2018."
    )
    reading = reading_of(extractor, text)
    actors = (actor_of(reading, "Veldt Harbour Defence Units"),)
    assert [
        e.actors for e in find_events(reading, actors, (), (date_of(reading, "2018"),), ())
    ] == [("a1",)]


def test_the_claim_is_the_narrowest_attributed_one(extractor):
    reading = reading_of(
        extractor, "Norvik said that Sudvik thinks that the mine was closed in 2018."
    )
    text = reading.article.text

    def claim(number, cue, content, kind=ClaimKind.ATTRIBUTED):
        at, start = text.index(cue), text.index(content)
        quoted = (reading.article.quote(start, len(text) - 1),)
        return Claim(
            f"c{number}",
            kind,
            "say",
            (),
            reading.article.quote(at, at + len(cue)),
            quoted,
            Mode.INDIRECT,
            "test",
        )

    claims = (
        claim(1, "said", "Sudvik"),
        claim(2, "thinks", "the mine"),
        claim(3, "closed", "in 2018", ClaimKind.HEDGED),
    )
    assert [e.claim for e in find_events(reading, (), (), (date_of(reading, "2018"),), claims)] == [
        "c2"
    ]


def test_captions_headings_and_dates_outside_sentences_make_no_lines(extractor):
    text = "The mine was closed in 2018."
    for role in (Role.CAPTION, Role.HEADING, Role.TITLE, Role.DATELINE):
        reading = reading_of(extractor, text, role)
        assert find_events(reading, (), (), (date_of(reading, "2018"),), ()) == ()


def test_the_same_time_twice_in_a_sentence_is_one_line(extractor):
    reading = reading_of(extractor, "The mine was closed in 2018, and in MMXVIII it was sold.")
    dates = (date_of(reading, "2018", 1), date_of(reading, "MMXVIII", 2))
    assert len(find_events(reading, (), (), dates, ())) == 1


def test_what_is_stated_is_not_asked_for(extractor):
    stated = (
        Statement("title", "The mine", "sidecar"),
        Statement("outlet", "The Veldt Courier", "sidecar"),
    )
    reading = reading_of(extractor, "It fell on Tuesday.", statements=stated)
    assert [n.field for n in not_stated(reading)] == ["byline", "published", "url"]
    dated = reading_of(extractor, "It fell on Tuesday.", statements=stated, published="2024-10-31")
    assert [n.field for n in not_stated(dated)] == ["byline", "url"]


def test_unresolved_dates_are_counted(extract_text):
    def reason(text):
        return next(n.reason for n in extract_text(text).not_stated if n.field == "published")

    assert reason("It fell in 2018.") == "No date of publication is given."
    assert "so 1 relative date can't be resolved" in reason("It fell on Tuesday.")
    assert "so 2 relative dates can't be resolved" in reason("It fell on Tuesday and last month.")
