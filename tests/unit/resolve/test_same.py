"""The context of a name decides who is the same; uncertain cases are left to a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.errors import Where
from briefgen.model import (
    ActorType,
    Analyst,
    Confidence,
    Curated,
    Entry,
    JoinedBy,
    MentionKind,
    Statement,
    Story,
)
from briefgen.registry.desk import Desk, DeskActor
from briefgen.registry.judgements import Judgement
from briefgen.resolve import resolve
from briefgen.resolve.same.nearness import STORY as STORY_NEAR
from briefgen.resolve.same.nearness import Nearness
from tests.made import actor, article, mentions, metadata

STORY = (
    "The tanker Calypso Dawn ran aground off Sarnvik on Monday with 900 tonnes of naphtha aboard, "
    "coastguard commander {first} said. Salvage tugs from Holmsund and a floating boom were on "
    "their way. {second} blamed a failed gyrocompass, and told reporters that the reef "
    "was not on the pilot's chart."
)
AGAIN = (
    "Salvage tugs from Holmsund reached the stranded tanker Calypso Dawn off Sarnvik on Tuesday. "
    "The reef was not on the pilot's chart, coastguard commander {first} repeated, and a failed "
    "gyrocompass was to blame. A floating boom held back 900 tonnes of naphtha. "
    "{second} expected the tanker to float by Friday."
)
ELSEWHERE = (
    "The municipal library of Orrin opens a reading room for children in spring. "
    "Gardener {first} planted forty lime trees around it, with money that a bakery had given."
)


@pytest.fixture(scope="module")
def desk(extract_text):
    known = {}

    def run(*texts, judgements=()):
        entries = []
        for n, (text, published) in enumerate(texts):
            if (text, published) not in known:
                known[text, published] = extract_text(text, published)
            made = known[text, published]
            if published:
                stated = (Statement("published", published, "test"),)
                made = replace(made, article=replace(made.article, statements=stated))
            entries.append((f"n{n}.txt", made, Analyst()))
        return resolve(entries, Desk(judgements=tuple(judgements)))

    return run


def _called(corpus, word):
    return [a for a in corpus.actors if word in a.name]


def test_a_surname_is_one_with_the_full_name_in_articles_that_tell_of_the_same(desk):
    corpus = desk(
        (STORY.format(first="Ida Brennstad", second="Brennstad"), "2024-03-04"),
        (AGAIN.format(first="Brennstad", second="Brennstad"), "2024-03-05"),
    )
    (one,) = _called(corpus, "Brennstad")
    assert one.name == "Ida Brennstad"
    assert one.joined_by is JoinedBy.LIKENESS
    assert "the surname alone" in one.reasons[0]


def test_a_surname_elsewhere_is_nobody_s_and_is_not_even_proposed(desk):
    corpus = desk(
        (STORY.format(first="Ida Brennstad", second="Brennstad"), "2024-03-04"),
        (ELSEWHERE.format(first="Brennstad"), "2024-03-05"),
    )
    assert len(_called(corpus, "Brennstad")) == 2
    assert corpus.proposals == ()


def test_a_surname_that_two_near_bear_joins_neither(desk):
    corpus = desk(
        (STORY.format(first="Ida Brennstad", second="Engineer Olof Brennstad"), "2024-03-04"),
        (AGAIN.format(first="Brennstad", second="Brennstad"), "2024-03-05"),
    )
    assert len(_called(corpus, "Brennstad")) == 3


def test_names_of_two_in_one_article_are_never_joined(desk):
    corpus = desk(
        (STORY.format(first="Ida Brennstad", second="Engineer Idah Brennstad"), "2024-03-04"),
        (AGAIN.format(first="Ida Brennstad", second="Engineer Idah Brennstad"), "2024-03-05"),
    )
    assert len(_called(corpus, "Brennstad")) == 2
    assert not [p for p in corpus.proposals if "Brennstad" in " ".join(p.reasons)]


def test_one_full_name_is_two_where_their_ages_are_of_two(desk):
    old = "Police in Orrin said that Tomas Vey, 61, was found unhurt in a boathouse."
    young = "Police in Orrin said that Tomas Vey, 19, was found unhurt in a boathouse."
    assert len(_called(desk((old, "2024-03-04"), (young, "2024-03-09")), "Vey")) == 2
    assert len(_called(desk((old, "2024-03-04"), (old, "2024-09-09")), "Vey")) == 1


def test_a_fuller_name_is_the_same_where_something_surrounds_both(desk):
    corpus = desk(
        (STORY.format(first="Ida Brennstad", second="Brennstad"), "2024-03-04"),
        (AGAIN.format(first="Ida Maria Brennstad", second="Brennstad"), "2024-03-05"),
    )
    assert len(_called(corpus, "Brennstad")) == 1


def test_what_was_refused_is_two_though_it_would_be_joined(desk):
    texts = (
        (STORY.format(first="Ida Brennstad", second="Brennstad"), "2024-03-04"),
        (AGAIN.format(first="Ida Maria Brennstad", second="Brennstad"), "2024-03-05"),
    )
    where = Where("judgements.yml", 1)
    refused = Judgement("x", "person: ida brennstad", "person: ida maria brennstad", False, where)
    corpus = desk(*texts, judgements=[refused])
    assert len(_called(corpus, "Brennstad")) == 2
    accepted = replace(refused, same=True)
    (one,) = _called(desk(*texts, judgements=[accepted]), "Brennstad")
    assert one.joined_by is JoinedBy.JUDGEMENT


def test_an_article_that_has_nothing_to_do_with_them_changes_nothing(desk):
    texts = (
        (STORY.format(first="Ida Brennstad", second="Brennstad"), "2024-03-04"),
        (AGAIN.format(first="Brennstad", second="Brennstad"), "2024-03-05"),
    )
    other = (ELSEWHERE.format(first="Pim Alder"), "2024-03-05")
    before, after = desk(*texts), desk(*texts, other)
    assert {a.slug for a in before.actors} <= {a.slug for a in after.actors}
    assert before.proposals == after.proposals


STRIKE = (
    "The railway union ZTRK called its members out in Orrin on Monday, said Ana Vey, who leads it. "
    "ZTRK wants shorter nights for drivers."
)
MUSEUM = (
    "A museum of stamps was opened in Holmsund by {opener}. The union ZTRK lent a flag to it. "
    "ZTRK will have it back in spring."
)


def test_letters_that_a_body_is_called_by_are_one_where_somebody_appears_with_both(desk):
    corpus = desk(
        (STRIKE, "2024-03-04"),
        (MUSEUM.format(opener="Ana Vey"), "2024-09-05"),
    )
    (one,) = _called(corpus, "ZTRK")
    assert one.joined_by is JoinedBy.LIKENESS


def test_letters_that_a_body_is_called_by_are_proposed_where_nothing_else_is_shared(desk):
    corpus = desk(
        (STRIKE, "2024-03-04"),
        (MUSEUM.format(opener="Jo Marr"), "2024-09-05"),
    )
    assert len(_called(corpus, "ZTRK")) == 2
    (asked,) = corpus.proposals
    assert {asked.a, asked.b} == {a.slug for a in _called(corpus, "ZTRK")}


def test_a_body_that_several_countries_have_is_one_only_within_a_country(desk):
    corpus = desk(
        (
            "In Dublin, Ireland, the Department of Justice declined to comment on the Cork trial.",
            "",
        ),
        ("In Cork, Ireland, the Department of Justice named a judge.", ""),
        ("In Lansing, Michigan, the Department of Justice sued the United States Senate.", ""),
    )
    assert sorted(len(a.members) for a in _called(corpus, "Department of Justice")) == [1, 2]


def _entries(*described):
    """Return entries with these texts and actors, each as (name, type, confidence)."""
    out = []
    for n, (text, *shown) in enumerate(described):
        made = article(text)
        actors = [
            replace(actor(made, f"a{i}", name, type_), confidence=confidence)
            for i, (name, type_, confidence) in enumerate(shown)
        ]
        out.append((f"n{n}.txt", metadata(made, *actors), Analyst()))
    return out


ORG, UNKNOWN, PERSON = ActorType.ORGANISATION, ActorType.UNKNOWN, ActorType.PERSON
COMPANY, PARTY = ActorType.COMPANY, ActorType.PARTY
SURE, LIKELY, DOUBTFUL = Confidence.SURE, Confidence.LIKELY, Confidence.DOUBTFUL


def _as_the_desk_knows(corpus):
    return [(a.type, a.confidence) for e in corpus.entries for a in e.metadata.actors]


def test_what_one_article_doubts_is_somebody_where_another_is_in_no_doubt():
    corpus = resolve(
        _entries(
            ("Ida Brennstad spoke.", ("Ida Brennstad", PERSON, LIKELY)),
            ("Listed: Ida Brennstad.", ("Ida Brennstad", UNKNOWN, DOUBTFUL)),
            ("Listed: Ida Brennstad.", ("Ida Brennstad", ORG, DOUBTFUL)),
        ),
        Desk(),
    )
    assert _as_the_desk_knows(corpus) == [(PERSON, LIKELY)] * 3
    assert len(corpus.actors) == 1


def test_what_nearly_all_articles_doubt_stays_in_doubt():
    listed = [("Listed: Veldt Buoy.", ("Veldt Buoy", ORG, DOUBTFUL))] * 9
    corpus = resolve(_entries(("Veldt Buoy.", ("Veldt Buoy", ORG, LIKELY)), *listed), Desk())
    assert [c for _, c in _as_the_desk_knows(corpus)] == [LIKELY, *[DOUBTFUL] * 9]


def test_a_kind_that_an_article_is_sure_of_is_not_outvoted_and_a_likely_one_is():
    others = [("Orla Venn.", ("Orla Venn", COMPANY, LIKELY))] * 2
    sure = resolve(_entries(("Orla Venn.", ("Orla Venn", PERSON, SURE)), *others), Desk())
    assert _as_the_desk_knows(sure)[0] == (PERSON, SURE)
    likely = resolve(_entries(("Orla Venn.", ("Orla Venn", PERSON, LIKELY)), *others), Desk())
    assert _as_the_desk_knows(likely)[0] == (COMPANY, LIKELY)


def test_a_single_word_that_articles_doubt_is_made_nobody_s_given_name():
    corpus = resolve(
        _entries(("Venn spoke.", ("Venn", PERSON, SURE)), ("Venn it is.", ("Venn", ORG, DOUBTFUL))),
        Desk(),
    )
    assert _as_the_desk_knows(corpus) == [(PERSON, SURE), (ORG, DOUBTFUL)]


def test_a_person_that_ends_as_an_index_does_is_none():
    name = ("Veldt Industrial Average", PERSON, LIKELY)
    corpus = resolve(_entries(("The Veldt Industrial Average fell.", name)), Desk())
    assert _as_the_desk_knows(corpus) == [(ORG, LIKELY)]


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("Veldt Harbour Authority", "VHA", True),
        ("Lantern Works", "Lantern Works Inc", True),
        ("Rotterdam Herons", "Herons", True),
        ("Lantern Works", "Lantern Works Dredging", False),
    ],
)
def test_two_forms_of_a_body_s_name_in_one_article_are_one(first, second, together):
    text = f"The {first} closed the quay. {second} will open it again."
    corpus = resolve(_entries((text, (first, ORG, SURE), (second, ORG, SURE))), Desk())
    assert (len(corpus.actors) == 1) is together


def test_forms_of_persons_names_in_one_article_are_two():
    text = "Li Wenzhou and Wenzhou Li spoke."
    shown = (("Li Wenzhou", PERSON, SURE), ("Wenzhou Li", PERSON, SURE))
    assert len(resolve(_entries((text, *shown)), Desk()).actors) == 2


def test_nobody_is_asked_about_a_name_that_every_article_doubts():
    def asked(confidence):
        entries = _entries(
            ("Lori Olander.", ("Lori Olander", PERSON, SURE)),
            ("Lori Olender.", ("Lori Olender", PERSON, confidence)),
        )
        return len(resolve(entries, Desk()).proposals)

    assert (asked(SURE), asked(DOUBTFUL)) == (1, 0)


@pytest.mark.parametrize(("type_", "asked"), [(COMPANY, 1), (ORG, 1), (PARTY, 0)])
def test_nobody_is_asked_about_bodies_of_plainly_different_sorts(type_, asked):
    entries = _entries(
        ("Kestrel.", ("Kestrel", COMPANY, SURE)),
        ("Kestrel Composite.", ("Kestrel Composite", type_, SURE)),
    )
    assert len(resolve(entries, Desk()).proposals) == asked


def test_of_many_that_bear_one_abbreviation_three_are_asked_about_at_a_time():
    entries = _entries(*[("The ZTRK.", ("ZTRK", ORG, SURE))] * 7)
    asked = resolve(entries, Desk()).proposals
    assert len(asked) == 3
    assert len({slug for p in asked for slug in (p.a, p.b)}) == 4


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("OVRAM", "Ovram", True),
        ("OVRAM", "OVRAM", True),
        ("OVRA", "OVRA", False),
        ("Ovram", "Ovram", True),
    ],
)
def test_five_letters_that_are_spoken_as_a_word_are_one_body_s(first, second, together):
    entries = _entries(
        (f"The {first}.", (first, ORG, SURE)), (f"The {second}.", (second, ORG, SURE))
    )
    assert (len(resolve(entries, Desk()).actors) == 1) is together


def test_five_letters_that_two_full_names_are_called_by_join_neither():
    bodies = [
        (f"The {n} Institute, or OVRAM.", (f"{n} Institute", ORG, SURE)) for n in ("Ova", "Oru")
    ]
    entries = _entries(*bodies, ("The OVRAM.", ("OVRAM", ORG, SURE)))
    for path, made, analyst in entries[:2]:
        known = replace(
            made.actors[0], mentions=(*made.actors[0].mentions, *mentions(made.article, "OVRAM"))
        )
        entries = [e for e in entries if e[0] != path] + [
            (path, replace(made, actors=(known,)), analyst)
        ]
    assert len(resolve(entries, Desk()).actors) == 3


def test_two_spellings_of_one_name_in_an_article_are_not_told_apart_by_it():
    both = ("The Veldt Sheriffs Office and the Veldt Sheriff's Office.",)
    entries = _entries(
        (*both, ("Veldt Sheriffs Office", ORG, SURE), ("Veldt Sheriff's Office", ORG, SURE)),
        ("The Veldt Sheriff's Office.", ("Veldt Sheriff's Office", ORG, SURE)),
    )
    assert len(resolve(entries, Desk()).actors) == 1


def test_a_single_bearer_is_asked_about_with_each_that_is_given_the_abbreviation_as_a_name():
    names = ("Ztrek", "Zatark", "Zitrok")
    bodies = [(f"The {n} Institute, or ZTRK.", (f"{n} Institute", ORG, SURE)) for n in names]
    entries = _entries(*bodies, ("The ZTRK.", ("ZTRK", ORG, SURE)))
    named = [e[1].actors[0] for e in entries[:3]]
    letters = [mentions(e[1].article, "ZTRK") for e in entries[:3]]
    for at, (one, extra) in enumerate(zip(named, letters, strict=True)):
        more = tuple(replace(m, kind=MentionKind.ABBREVIATION) for m in extra)
        path, made, analyst = entries[at]
        told = replace(one, mentions=(*one.mentions, *more))
        entries[at] = path, replace(made, actors=(told,)), analyst
    asked = resolve(entries, Desk()).proposals
    assert {frozenset((p.a, p.b)) for p in asked if "given as a name" in p.reasons[0]}
    assert len([p for p in asked if "given as a name" in p.reasons[0]]) == 3


@pytest.mark.parametrize(
    ("other", "type_", "sure", "one"),
    [
        ("Herons NT", ORG, DOUBTFUL, True),
        ("Herons Ned Vey", PERSON, SURE, True),
        ("Dublin Herons", ORG, SURE, False),
    ],
)
def test_who_is_doubted_and_who_is_a_person_is_no_rival_of_a_body(
    monkeypatch, other, type_, sure, one
):
    near = dict.fromkeys(("n0", "n1", "n2"), STORY_NEAR)
    monkeypatch.setattr(
        Nearness, "of", lambda _, slug: {s: n for s, n in near.items() if s != slug}
    )
    entries = _entries(
        ("Rotterdam Herons won.", ("Rotterdam Herons", ORG, SURE)),
        ("Herons won.", ("Herons", ORG, DOUBTFUL)),
        (f"{other} it is.", (other, type_, sure)),
    )
    corpus = resolve(entries, Desk())
    together = [len(a.members) for a in corpus.actors if a.name.endswith("Herons")]
    assert (max(together) > 1) is one


@pytest.mark.parametrize(
    ("key", "letters", "bodies"),
    [
        ("org:federal bureau of investigation", "FBI", 1),
        ("org:ministry of defence", "MOD", 2),
    ],
)
def test_letters_of_a_registry_s_body_are_that_body_unless_any_country_has_it(key, letters, bodies):
    made = article(f"The {letters} said so.")
    known = actor(made, "a0", letters, ORG, registry_key=key)
    kept = tuple(replace(m, kind=MentionKind.ABBREVIATION) for m in known.mentions)
    entries = [
        (f"n{n}.txt", metadata(made, replace(known, mentions=kept)), Analyst()) for n in range(2)
    ]
    assert len(resolve(entries, Desk()).actors) == bodies


def test_articles_of_one_story_are_near_whatever_else_the_desk_holds():
    entries = [
        Entry(slug, metadata(article(text)), Analyst())
        for slug, text in (("a", "The quay burnt."), ("b", "Firemen came late."), ("c", "Snow."))
    ]
    nearness = Nearness(entries, [Story("a", ("a", "b"), ())])
    assert nearness.of("a") == {"b": STORY_NEAR}
    assert nearness.of("c") == {}


def test_articles_of_one_story_join_what_they_call_alike(monkeypatch):
    entries = _entries(
        ("Ida Brennstad.", ("Ida Brennstad", PERSON, SURE)),
        ("Brennstad.", ("Brennstad", PERSON, SURE)),
    )
    assert len(resolve(entries, Desk()).actors) == 2
    monkeypatch.setattr(
        "briefgen.resolve.corpus.stories_of", lambda *_: (Story("n0", ("n0", "n1"), ()),)
    )
    assert len(resolve(entries, Desk()).actors) == 1


@pytest.mark.parametrize(("confidence", "many"), [(DOUBTFUL, 1), (SURE, 2)])
def test_a_kind_that_an_article_doubts_parts_nobody(monkeypatch, confidence, many):
    monkeypatch.setattr(
        "briefgen.resolve.corpus.stories_of", lambda *_: (Story("n0", ("n0", "n1"), ()),)
    )
    entries = _entries(
        ("Ida Brennstad.", ("Ida Brennstad", PERSON, SURE)),
        ("Brennstad.", ("Brennstad", ORG, confidence)),
    )
    assert len(resolve(entries, Desk()).actors) == many


def test_a_name_that_goes_on_behind_a_registry_s_is_asked_about_and_not_joined():
    known = DeskActor(Curated("kestrel", "Kestrel", ()), ORG, Where("actors.yml", 1))
    text = "The Kestrel Composite rose, and Kestrel said so."
    entries = _entries((text, ("Kestrel", ORG, SURE), ("Kestrel Composite", ORG, SURE)))
    corpus = resolve(entries, Desk((known,)))
    assert (len(corpus.actors), len(corpus.proposals)) == (2, 1)


@pytest.mark.parametrize(
    ("full", "short", "asked"),
    [
        ("Veldt Harbour Safety Authority", "VHSA", 1),
        ("Veldt Harbour Authority", "VHA", 0),
        ("ZK", "ZK", 0),
        ("ZTRK", "ZTRK", 1),
    ],
)
def test_letters_of_which_few_names_have_the_first_are_asked_about_wherever(full, short, asked):
    entries = _entries((f"The {full}.", (full, ORG, SURE)), (f"{short}.", (short, ORG, SURE)))
    assert len(resolve(entries, Desk()).proposals) == asked


INTRODUCED = (
    "The Veldt Harbour Authority (VHA) closed its quay in Orrin on Monday, said Ana Vey, who "
    "leads it. The Veldt Harbour Authority will open it again."
)
LENT = "A museum of stamps was opened in Holmsund by {opener}. The VHA lent a flag to it."


def test_letters_that_an_article_introduces_are_that_body_s_where_somebody_appears_with_both(desk):
    corpus = desk((INTRODUCED, "2024-03-04"), (LENT.format(opener="Ana Vey"), "2024-09-05"))
    (one,) = [a for a in corpus.actors if a.name in ("VHA", "Veldt Harbour Authority")]
    assert len(one.members) == 2


def test_letters_that_an_article_introduces_are_asked_about_elsewhere(desk):
    corpus = desk((INTRODUCED, "2024-03-04"), (LENT.format(opener="Jo Marr"), "2024-09-05"))
    (asked,) = corpus.proposals
    assert "given as a name" in asked.reasons[0]


@pytest.mark.parametrize(("bearers", "asked"), [(2, 2), (3, 0)])
def test_nobody_is_asked_which_of_three_a_given_name_is(monkeypatch, bearers, asked):
    near = dict.fromkeys(("n0", "n1", "n2", "n3"), STORY_NEAR)
    monkeypatch.setattr(
        Nearness, "of", lambda _, slug: {s: n for s, n in near.items() if s != slug}
    )
    people = [f"Orla {surname}" for surname in ("Venn", "Holt", "Marr")[:bearers]]
    entries = _entries(
        ("Orla came.", ("Orla", PERSON, SURE)),
        *[(f"{name} came.", (name, PERSON, SURE)) for name in people],
    )
    assert len(resolve(entries, Desk()).proposals) == asked
