"""Names: their boundaries, and what their spelling tells."""

from __future__ import annotations

import pytest

from briefgen import cleaning, readers
from briefgen.extract.names import Sense, find_names
from briefgen.extract.reading import read
from briefgen.model import ActorType, MentionKind
from briefgen.registry.desk import Desk
from briefgen.registry.known import WORD, folded, spelled, spellings
from briefgen.registry.tables import table


@pytest.fixture
def names_in(extractor):
    def find(text):
        article = cleaning.label(readers.read(text.encode(), "article.txt"))
        return find_names(next(iter(read([(article, None)], extractor.nlp, Desk()))))

    return find


@pytest.mark.parametrize(
    ("spelling", "key", "kind"),
    [
        ("U.S.", "state:US", MentionKind.ABBREVIATION),
        ("Iraqi", "state:IQ", MentionKind.ADJECTIVE),
        ("Türkiye", "state:TR", MentionKind.NAME),
        ("Norway", "state:NO", MentionKind.NAME),
        ("Da\u2019esh", "org:islamic state", MentionKind.NAME),
        ("Shi'ites", "people:shia", MentionKind.NAME),
        ("The Guardian", "org:the guardian", MentionKind.NAME),
    ],
)
def test_a_spelling_is_known(spelling, key, kind):
    known = spelled(spelling)
    assert known is not None
    assert (known.key, known.kind) == (key, kind)


@pytest.mark.parametrize("word", ["us", "who", "it", "Us", "turkey"])
def test_small_letters_are_no_abbreviation(word):
    assert spelled(word) is None


def test_every_state_has_a_code_and_a_name():
    states = table("states")["states"]
    assert all(
        len(code) == 2 and code.isupper() and state["name"] for code, state in states.items()
    )
    assert len(states) > 190


def test_a_possessive_is_no_part_of_a_word():
    assert WORD.findall("Iraq's U.S. Shi'ite al-Abadi") == [
        "Iraq",
        "s",
        "U.S.",
        "Shi'ite",
        "al",
        "Abadi",
    ]
    assert folded("Nājaf") == "najaf"


def test_longer_spellings_win():
    found = spellings(Desk()).at(["kataib", "hezbollah"], ["Kataib", "Hezbollah"], 0)
    assert found is not None
    assert found[0] == 2


@pytest.mark.parametrize(
    ("text", "name", "sense", "type_"),
    [
        ("He moved to the town of Velmora last year.", "Velmora", Sense.PLACE, None),
        (
            "It was read by spokeswoman Kerry-Ann Holm today.",
            "Kerry-Ann Holm",
            Sense.ACTOR,
            ActorType.PERSON,
        ),
        ("They sailed on the USS Larkspur for a week.", "USS Larkspur", Sense.OTHER, None),
        ("He was met by the New Zealand envoy.", "New Zealand", Sense.ACTOR, ActorType.STATE),
        ("The Larkspur virus has spread to the south.", "Larkspur", Sense.OTHER, None),
    ],
)
def test_a_name_has_its_sense(names_in, text, name, sense, type_):
    found = [n for n in names_in(text) if n.evidence.exact == name]
    assert [(n.sense, n.type) for n in found] == [(sense, type_)]


def test_hyphened_words_give_up_the_name_within(names_in):
    exact = [
        n.evidence.exact
        for n in names_in("The US-led force and the Iran-backed militia met pro-Israel groups.")
    ]
    assert exact == ["US", "Iran", "Israel"]


def test_an_empty_article_names_nobody(names_in):
    assert names_in("nothing is written here in capitals at all, and nobody is named.") == ()


def test_a_surname_keeps_the_particles_that_the_full_name_has(names_in):
    text = (
        "Greta van den Aker and Paul de Witte came. Later van den Aker left, and de Witte stayed."
    )
    found = [n.evidence.exact for n in names_in(text)]
    assert found == ["Greta van den Aker", "Paul de Witte", "van den Aker", "de Witte"]


def test_a_small_word_before_a_name_is_a_particle_only_where_a_full_name_has_it(names_in):
    text = "Police parked a van. Greta Aker came in her van Aker Street, they said."
    assert "van Aker" not in [n.evidence.exact[:8] for n in names_in(text)]


def test_no_name_crosses_the_border_of_a_cell(extractor):
    rows = "| Port | Keeper | Owner |\n| --- | --- | --- |\n| Veldt | Ada Berg | Nordholm Pumps |\n"
    text = f"# Three ports\n\nThe ports were looked at in May by three engineers.\n\n{rows}"
    article = cleaning.label(readers.read(text.encode(), "article.md"))
    found = next(iter(extractor.extract([(article, None)]))).actors
    assert not any("\t" in m.evidence.exact for a in found for m in a.mentions)
    assert "Ada Berg" in [a.name for a in found]
    assert not {"Port", "Keeper", "Owner"} & {a.name for a in found}


def test_initials_that_brackets_have_shown_are_found_again_though_other_words_are_shortened_so(
    names_in,
):
    found = names_in(
        "The Apple Cooperative (AC) sat in Lund on Sunday behind locked doors. "
        "The AC's secretary left, and the Apple Cooperative went on."
    )
    assert [n.evidence.exact for n in found].count("AC") == len(("in brackets", "owns"))
