"""The home page: what is new, expected, contested and thinly sourced, and who spoke."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefgen import compose
from briefgen.compose import morning
from briefgen.compose.gathered import Gathered, gather
from briefgen.compose.overtaken import _is_of_old
from briefgen.model import (
    ActorType,
    Analyst,
    Change,
    Changes,
    Claim,
    ClaimKind,
    ClaimSource,
    Confidence,
    Conflict,
    Corpus,
    DateMention,
    Entry,
    Event,
    Figure,
    Happening,
    Mode,
    Origin,
    Polarity,
    Side,
    Status,
    StoryFigure,
)
from briefgen.model.views import HomePage, Point, Quote
from tests.golden.desk import desk
from tests.made import RULE, actor, article, metadata, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.model import Metadata


def told(
    exact: str,
    day: str,
    status: Status = Status.ASSERTED,
    published: str = "2031-05-02",
    sure: Confidence = Confidence.SURE,
) -> Gathered:
    """Return a desk of one article with one dated event."""
    text = article(exact, published=published)
    when = words(text, day)
    date = DateMention(
        "d1", when, "2031-05-09", "day", False, RULE, "2031-05-09", "2031-05-09"
    )  # fmt: skip
    event = Event("e1", "d1", words(text, exact), RULE, status=status, confidence=sure)
    return desk_of(metadata(text, dates=(date,), events=(event,)))


def desk_of(*records: object) -> Gathered:
    entries = tuple(Entry(f"a{n}", r, Analyst()) for n, r in enumerate(records))
    return gather(Corpus(entries), compose.Options())


def home() -> HomePage:
    return next(p for p in compose.compose(desk(), compose.Options()) if isinstance(p, HomePage))


def test_new_is_what_came_out_on_the_last_day():
    gathered = gather(desk(), compose.Options())
    news = morning.news(gathered)
    days = {slug: morning.published(gathered, slug) for slug in gathered.rows}
    assert news.since == max(days.values())
    assert set(news.slugs) == {slug for slug, day in days.items() if day == news.since}
    page = home()
    assert [c.ref.page for c in page.new] == [f"briefs/{slug}.md" for slug in news.slugs]
    assert not {c.ref for c in page.new} & {c.ref for c in page.earlier}


def test_new_is_what_an_edition_does_not_have():
    corpus = replace(desk(), changes=Changes("march", articles=(Change(entry="nothing"),)))
    news = morning.news(gather(corpus, compose.Options()))
    assert news == morning.News("", ("nothing",))


def test_what_is_dated_after_the_cutoff_is_expected():
    gathered = told("The port of Renn opens on 9 May.", "9 May")
    (one,) = morning.expected(gathered, "2031-05-02")
    assert one.row.what.text.startswith("The port of Renn opens")
    assert one.when is not None
    assert one.when.earliest == "2031-05-09"


def test_what_is_due_by_a_day_is_expected_by_it(extract_text: Callable[..., Metadata]):
    gathered = _read(extract_text, "Velm Marine plans to file the papers before the end of May.")
    (one,) = morning.expected(gathered, "2031-05-02")
    assert one.when is not None
    assert one.when.value == "../2031-05-31"


@pytest.mark.parametrize(
    ("behind", "shown"), [(" and I have said no", False), (" and I have said so", True)]
)
def test_what_somebody_was_asked_and_has_refused_is_not_expected(behind: str, shown: bool):
    exact = "The party wants me to stand on 9 May"
    text = article(f"{exact}{behind}.", published="2031-05-02")
    date = DateMention(
        "d1", words(text, "9 May"), "2031-05-09", "day", False, RULE, "2031-05-09", "2031-05-09"
    )  # fmt: skip
    event = Event("e1", "d1", words(text, exact), RULE, confidence=Confidence.SURE)
    gathered = desk_of(metadata(text, dates=(date,), events=(event,)))
    assert bool(morning.expected(gathered, "2031-05-02")) is shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Ilan Berg said the port of Renn would open on 9 May.", True),
        ("A poet left early. On 9 May she will travel to the port of Renn.", False),
        ("Ilan Berg said the fall was deep and warned that the port would close on 9 May.", False),
        ('"There is no deal," Ilan Berg said. "The port of Renn will be ours until 9 May."', False),
    ],
)
def test_what_somebody_says_first_of_another_matter_is_no_line_of_what_is_expected(
    extract_text: Callable[..., Metadata], said: str, shown: bool
):
    gathered = _read(extract_text, said)
    assert bool(morning.expected(gathered, "2031-05-02")) is shown


@pytest.mark.parametrize(
    ("sure", "whens"), [(Confidence.LIKELY, [True]), (Confidence.DOUBTFUL, [])]
)
def test_a_time_that_is_not_sure_to_be_the_rows_is_not_expected(
    sure: Confidence, whens: list[bool]
):
    gathered = told("The port of Renn opens on 9 May.", "9 May", sure=sure)
    assert morning.expected(gathered, "2031-05-02") == ()
    (row,) = next(iter(gathered.rows.values())).ledger
    assert [when.likely for when in row.whens] == whens
    assert len(next(iter(gathered.rows.values())).events) == len(whens)
    assert [month for month, _ in morning.months(gathered, 5)] == ([] if whens else ["2031-05"])


def test_a_plan_is_expected_at_a_likely_time_as_well_behind_those_that_are_sure():
    plan = "The board plans to open the port on 9 May."
    likely = told(plan, "9 May", sure=Confidence.LIKELY, status=Status.PLANNED)
    (one,) = morning.expected(likely, "2031-05-02")
    assert one.when is not None
    assert one.when.likely
    sure = replace(one, when=replace(one.when, likely=False, earliest="2031-08-01"))
    assert sorted([one, sure], key=morning._by_time) == [sure, one]


@pytest.mark.parametrize("cutoff", ["2031-05-09", "2031-06-01", ""])
def test_what_lies_before_it_is_not(cutoff: str):
    assert morning.expected(told("The port of Renn opened on 9 May.", "9 May"), cutoff) == ()


def test_what_two_articles_have_of_one_report_is_expected_once():
    def entry(slug: str, said: str) -> Entry:
        made = article(said, published="2031-05-02")
        board = actor(made, "a1", "Harbour Board", ActorType.ORGANISATION, named=True)
        source = ClaimSource(words(made, "Harbour Board"), "a1", True)
        when = words(made, "9 May")
        date = DateMention(
            "d1", when, "2031-05-09", "day", False, RULE, "2031-05-09", "2031-05-09"
        )  # fmt: skip
        text = said.partition(" that ")[2]
        plan = replace(claim(made, "say", source, text, "said"), status=Status.ASSERTED)
        event = Event("e1", "d1", words(made, text), RULE, "c1", status=Status.PLANNED)
        record = metadata(made, board, claims=(plan,), dates=(date,), events=(event,))
        return Entry(slug, record, Analyst())

    entries = (
        entry("a0", "The Harbour Board said that the port of Renn opens on 9 May."),
        entry("a1", "The Harbour Board said that ships may enter the port on 9 May."),
    )
    apart = morning.expected(gather(Corpus(entries), compose.Options()), "2031-05-02")
    assert len(apart) == 2
    origin = Origin("Board", ("a0", "a1"), "rest on one report", (None, None))
    corpus = Corpus(entries, origins=(origin,))
    assert len(morning.expected(gather(corpus, compose.Options()), "2031-05-02")) == 1


def claim(made: object, act: str, source: ClaimSource, content: str, cue: str = "denied") -> Claim:
    return Claim(
        "c1", ClaimKind.ATTRIBUTED, act, (source,), words(made, cue), (words(made, content),),
        Mode.INDIRECT, RULE, polarity=Polarity.AFFIRMED,
    )  # fmt: skip


def denial(act: str, *, named: bool) -> Gathered:
    made = article(
        "The harbour office denied that the toll had been raised.", published="2031-05-02"
    )
    office = actor(made, "a1", "The harbour office", ActorType.ORGANISATION, named=named)
    source = ClaimSource(words(made, "The harbour office"), "a1" if named else None, named)
    told = claim(made, act, source, "the toll had been raised")
    return desk_of(metadata(made, office, claims=(told,)))


def test_what_somebody_denies_is_contested_and_what_somebody_says_is_not():
    (one,) = morning.contested(denial("deny", named=True))
    assert "the toll had been raised" in one.denial.row.what.text
    assert morning.contested(denial("say", named=True)) == ()


def test_what_articles_tell_in_different_ways_is_contested_in_the_words_of_each():
    first = article("The fire killed nine people.", published="2031-05-01")
    later = article("The fire killed seven people.", published="2031-05-02")
    entries = tuple(
        Entry(slug, metadata(made), Analyst()) for slug, made in (("a", first), ("b", later))
    )
    sides = (
        Side("a", "9", words(first, "nine people")),
        Side("b", "7", words(later, "seven people")),
    )
    conflict = Conflict("figure", "killed", "conflict", sides)
    update = Conflict("figure", "killed", "update", sides)
    gathered = gather(Corpus(entries, conflicts=(update, conflict)), compose.Options())
    (one,) = morning.contested(gathered)
    assert [(v.stated, v.quote.text) for v in one.versions] == [
        ("9", "nine people"),
        ("7", "seven people"),
    ]
    assert one in gathered.disputes["a", "p1s1"]


def test_many_conflicts_of_one_sort_leave_room_for_a_toll_and_for_a_denial():
    text = article("The fire killed nine people. The fire killed seven people.")
    sides = (Side("a1", "9", words(text, "nine")), Side("a1", "7", words(text, "seven")))
    made = article("The harbour office denied that the toll had been raised.")
    office = actor(made, "a1", "The harbour office", ActorType.ORGANISATION, named=True)
    source = ClaimSource(words(made, "The harbour office"), "a1", True)
    denied = metadata(made, office, claims=(claim(made, "deny", source, "the toll had"),))
    entries = (Entry("a0", denied, Analyst()), Entry("a1", metadata(text), Analyst()))
    deeds = tuple(Conflict("denial", f"deed {n}", "conflict", sides) for n in range(9))
    toll = Conflict("figure", "killed", "conflict", sides)
    corpus = Corpus(entries, conflicts=(*deeds, toll))
    shown = morning.contested(gather(corpus, compose.Options()))
    assert len(shown) == morning.LINES
    assert [c.about for c in shown[:4]] == ["deed 0", "deed 1", "deed 2", "deed 3"]
    assert shown[4].about == "killed"
    assert shown[5].denial is not None


def test_what_rests_on_one_source_without_a_name_is_thin():
    (one,) = morning.thin(denial("say", named=False))
    assert one.row.unnamed
    assert morning.thin(denial("say", named=True)) == ()


def test_a_bottom_line_that_the_page_shows_is_not_told_again_as_thin():
    gathered = denial("say", named=False)
    (one,) = morning.thin(gathered)
    slug = one.row.mark.brief
    line = Point(Quote((), (one.row.mark,)), (), "")
    gathered.cards[slug] = replace(gathered.cards[slug], bottom_line=line)
    assert morning.thin(gathered, {slug}) == ()
    assert morning.thin(gathered) == (one,)


def test_who_spoke_is_counted_over_what_is_new():
    gathered = denial("say", named=True)
    (one,) = morning.spoke(gathered, morning.news(gathered), 10)
    assert (one.voice.ref.text, one.statements) == ("The harbour office", 1)
    backing = denial("support", named=True)
    assert morning.spoke(backing, morning.news(backing), 10) == ()


def _read(extract_text: Callable[..., Metadata], said: str) -> Gathered:
    head = "Marva port closes\n\nBy Ann Reed\n\n"
    return desk_of(extract_text(head + said, "2031-05-02"))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("The Harbour Board denied the allegation.", False),
        ("The Harbour Board denied the charge and blamed the crew for the fire.", False),
        ("Minister Ilan Berg rejected it.", False),
        ("The Harbour Board denied that the two men had met.", False),
        ("The Harbour Board denied the allegation that it had hidden a leak.", True),
        ("The Harbour Board denied rumours of a fire.", True),
        ("The Court of Appeal dismissed the appeal of the dockers on Monday.", False),
        ("The Harbour Board dismissed reports of a fire on the pier.", True),
        ("Minister Ilan Berg denied that the toll had been raised.", True),
        ("Minister Ilan Berg denied that it was half of that.", False),
        ("Minister Ilan Berg has not denied that the toll had been raised.", False),
        ("Minister Ilan Berg left. His spokesman denied that the toll had been raised.", False),
        ("The ministry denied that the toll had been raised.", False),
        ("The two agencies denied that the toll had been raised.", False),
        ("Karl Brandt and Ada Holm spoke. Both denied that the toll had been raised.", False),
        (
            "A ministry spoke in May. The ministry said so. It denied that it had raised the toll.",
            False,
        ),
    ],
)
def test_a_denial_that_does_not_say_of_what_is_not_on_the_home_page(
    extract_text: Callable[..., Metadata], said: str, shown: bool
):
    assert bool(morning.contested(_read(extract_text, said))) is shown


@pytest.mark.parametrize(
    ("said", "spoke"),
    [
        ("Minister Ilan Berg has not confirmed the sale.", 0),
        ("Minister Ilan Berg did not say when the port would open.", 0),
        ("Minister Ilan Berg confirmed the sale.", 1),
        ("Minister Ilan Berg said that the port had not been sold.", 1),
    ],
)
def test_who_has_not_said_it_has_not_spoken(
    extract_text: Callable[..., Metadata], said: str, spoke: int
):
    gathered = _read(extract_text, said)
    assert len(morning.spoke(gathered, morning.news(gathered), 10)) == spoke


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("An adviser to the mayor said she would sign the law.", False),
        ("A guard said it had no lock.", False),
        ("An adviser to the mayor said the law would be signed.", True),
        ("A guard said that his own door had no lock.", False),
        ("A spokeswoman for Harl Works said the mill would close.", False),
        ("A spokeswoman said the mill would close.", True),
        ("The employee said the mill would close.", False),
        ("An adviser to the mayor said lending to them had fallen.", False),
        ("An adviser to the mayor said lending to farms had fallen.", True),
        ("Two clerks agreed. The mill would close, one of them said.", False),
    ],
)
def test_a_line_that_takes_up_what_is_named_elsewhere_is_not_thin(
    extract_text: Callable[..., Metadata], said: str, shown: bool
):
    assert bool(morning.thin(_read(extract_text, said))) is shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("", True),
        ("Eleven people were killed in the fire at the port.", False),
        ("In 2024 a fire at the port killed eleven people.", True),
    ],
)
def test_a_toll_that_a_later_one_overtook_is_not_thin(
    extract_text: Callable[..., Metadata], said: str, shown: bool
):
    first = "At least seven people were killed, a guard said.\n\n"
    thin = morning.thin(_read(extract_text, first + said))
    assert any("seven" in told.row.what.text for told in thin) is shown


def test_a_toll_that_another_article_overtook_is_not_thin():
    first = article("A guard said nine people were killed.", published="2031-05-01")
    later = article("The fire killed twelve people.", published="2031-05-02")
    source = ClaimSource(words(first, "A guard"), None, False)
    nine = Figure("f1", "killed", 9.0, "people", words(first, "nine people"), RULE)
    told_of = replace(claim(first, "say", source, "nine people were killed", "said"), confidence=
                      Confidence.SURE)  # fmt: skip
    entries = tuple(
        Entry(slug, made, Analyst())
        for slug, made in (
            ("a", replace(metadata(first, claims=(told_of,)), figures=(nine,))),
            ("b", metadata(later)),
        )
    )
    twelve = StoryFigure("b", "f1", "killed", 12.0, "people", words(later, "twelve people"))
    fire = Happening("a", "Fire", ("a", "b"), (), 2, (twelve,))
    alone = gather(Corpus(entries), compose.Options())
    assert len(morning.thin(alone)) == 1
    both = gather(Corpus(entries, happenings=(fire,)), compose.Options())
    assert morning.thin(both) == ()


def test_a_toll_of_a_year_that_no_calendar_has_stops_nothing():
    said = "In 480 BC a wave killed 300 people."
    text = article(said, published="2031-05-02")
    date = DateMention(
        "d1", words(text, "480 BC"), "-0479", "year", False, RULE, "-0479-01-01", "-0479-12-31"
    )  # fmt: skip
    assert not _is_of_old(metadata(text, dates=(date,)), words(text, "300"))


def test_an_empty_section_is_not_shown():
    from briefgen.render import render

    page = home()
    text = render(page)[1]
    for section, lines in (("Expected", page.expected), ("Contested", page.contested)):
        assert (f"## {section}" in text) is bool(lines)


def test_of_a_dispute_of_a_hundred_articles_a_few_are_quoted_for_each_version():
    gathered = gather(desk(), compose.Options())
    entry = next(iter(gathered.entries))
    whole = gathered.entries[entry].metadata.sentences[0]
    sides = [Side(entry, stated, whole) for stated in ("12", "17") for _ in range(50)]
    told = gathered.versions(Conflict("figure", "killed", "conflict", tuple(sides)))
    assert [v.stated for v in told.versions] == ["12"] * 3 + ["17"] * 3
    assert told.more == 94
    many = [Side(entry, str(n), whole) for n in range(20)]
    told = gathered.versions(Conflict("figure", "killed", "conflict", tuple(many)))
    assert (len(told.versions), told.more) == (6, 14)


@pytest.mark.parametrize(
    ("told", "value", "first", "last", "months"),
    [
        ("1931-32", "1931/1932", "1931-01-01", "1932-12-31", ()),
        ("the winter of 1931", "1931-24", "1931-01-01", "1932-02-28", ()),
        ("early March 1931", "1931-03", "1931-03-01", "1931-03-10", (("1931-03", 1),)),
    ],
)
def test_a_range_of_years_and_a_season_tell_of_no_month(
    told: str, value: str, first: str, last: str, months: tuple[tuple[str, int], ...]
):
    text = article(f"The mill was built in {told}.", published="2031-05-02")
    date = DateMention("d1", words(text, told), value, "", False, RULE, first, last)
    event = Event("e1", "d1", words(text, f"The mill was built in {told}."), RULE)
    gathered = desk_of(metadata(text, dates=(date,), events=(event,)))
    assert morning.months(gathered, 5) == months
