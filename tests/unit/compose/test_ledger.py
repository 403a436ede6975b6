"""What one source says in one sentence is one row, which holds all that was extracted from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from briefgen.compose.atlas import atlas
from briefgen.compose.attempts import told_as
from briefgen.compose.ledger import ledger
from briefgen.compose.rows import RowMaker
from briefgen.compose.wording import Wording
from briefgen.model import Analyst, Confidence, Corpus, Entry, Evidence, Publish, Status
from briefgen.registry.desk import Desk
from briefgen.render.inline import Inline
from briefgen.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.model.views import LedgerRow

Rows = tuple["LedgerRow", ...]


@pytest.fixture
def told(extract_text: Callable[[str], Any]) -> Callable[..., Rows]:
    def rows(text: str, publish: Publish = Publish.FULL) -> Rows:
        entry = Entry("a", extract_text(text), Analyst())
        maker = RowMaker(
            entry, atlas(Corpus((entry,), (), (), (), ())).of(entry), Wording(entry, publish)
        )
        return ledger(maker)[0]

    return rows


HEAD = "Marva port closes\n\nBy Ann Reed\n\n"


def _texts(rows: Rows) -> list[str]:
    return [row.what.text for row in rows]


def test_an_act_that_is_only_aimed_at_somebody_has_no_row_beside_that_of_its_sentence(
    told: Callable[..., Rows],
) -> None:
    rows = told(
        HEAD + "Hezbollah has threatened Israel for years and, over the last year, has sent drones "
        "to the border. Hezbollah denied the charge, and moved its camp in 2021."
    )
    first = [row for row in rows if row.mark.label == "¶1.1"]
    assert len(first) == 1
    assert first[0].what.text.startswith("Hezbollah has threatened Israel for years and")
    assert any(row.status == "denied" for row in rows)


def test_two_main_clauses_of_which_one_has_a_time_are_not_told_twice(
    told: Callable[..., Rows],
) -> None:
    rows = told(
        HEAD
        + "The decree of 2014 sent thousands of young men to the front in 2014, but the bishop "
        "sees the army as a local need, and he may leave it."
    )
    said = " ".join(row.what.text for row in rows)
    assert said.count("young men") == 1
    assert said.count("may leave") == 1


def test_who_speaks_stands_before_what_is_said(told: Callable[..., Rows]) -> None:
    (row,) = told(HEAD + "Minister Ilan Berg said that the port would reopen in June.")
    assert [v.ref.text for v in row.voices] == ["Ilan Berg"]
    assert row.what.text.startswith("the port would reopen")
    assert (row.cue, row.mark.label) == ("said", "¶1.1")
    assert "statement" in row.kinds


def test_one_that_passes_on_anothers_word_makes_no_row_of_its_own(
    told: Callable[..., Rows],
) -> None:
    rows = told(
        HEAD + "The Marva Herald reported that Minister Ilan Berg said the port would reopen."
    )
    assert [[v.ref.text for v in row.voices] for row in rows] == [["Marva Herald", "Ilan Berg"]]


@pytest.mark.parametrize(
    ("cited", "voice"),
    [
        ("Minister Ilan Berg", ("Ilan Berg", True)),
        ("two bankers", ("two bankers", False)),
        ("a friend of Ilan Berg", ("a friend of Ilan Berg", False)),
    ],
)
def test_whom_a_speaker_cites_in_an_aside_is_the_next_voice_of_the_chain(
    told: Callable[..., Rows], cited: str, voice: tuple[str, bool]
) -> None:
    (row,) = told(
        f"{HEAD}The port will close in May, the Marva Herald reported on Friday, citing {cited}."
    )
    assert [(v.ref.text, v.named) for v in row.voices] == [("Marva Herald", True), voice]
    assert "Berg" not in row.what.text


def test_who_is_cited_before_the_verb_is_the_next_voice_too(told: Callable[..., Rows]) -> None:
    (row,) = told(
        HEAD + "The Marva Herald, citing two bankers, reported that the port would close in May."
    )
    assert [v.ref.text for v in row.voices] == ["Marva Herald", "two bankers"]
    assert row.what.text.startswith("the port would close")


def test_what_somebody_cites_of_another_is_no_voice(told: Callable[..., Rows]) -> None:
    rows = told(
        HEAD
        + "Judge Piet Holm rejected the plea but said the miller might go home, citing her age."
    )
    assert all("her age" not in [v.ref.text for v in row.voices] for row in rows)


def test_a_pronoun_that_was_worked_out_names_nobody_by_itself(told: Callable[..., Rows]) -> None:
    rows = told(
        HEAD + "Minister Ilan Berg said the port was safe. “It will not close,” he said, hours "
        "after meeting Mona Keel, the engineer of the quay."
    )
    assert all(row.voices and row.voices[-1].ref.text == "Ilan Berg" for row in rows)


def test_who_would_not_be_drawn_is_not_in_doubt(told: Callable[..., Rows]) -> None:
    (row,) = told(HEAD + "Minister Ilan Berg would not be drawn on whether the port was safe.")
    assert row.hedges == ()


def test_two_voices_in_one_sentence_are_two_rows(told: Callable[..., Rows]) -> None:
    rows = told(
        HEAD + "“The port is safe,” Minister Ilan Berg said, "
        "but engineer Mona Keel warned that the quay "
        "could collapse."
    )
    assert [row.follows for row in rows] == [False, True]
    assert [row.id for row in rows] == ["row-p1s1", "row-p1s1-2"]
    assert len({row.speakers or tuple(v.ref.text for v in row.voices) for row in rows}) == 2


def test_whoever_the_words_of_a_row_name_is_not_said_before_them(told: Callable[..., Rows]) -> None:
    (row,) = told(
        HEAD
        + "One of their leaders, Ilan Berg of the Quay Union, toured Marva and threatened the port."
    )
    assert [v.ref.text for v in row.voices] == ["Ilan Berg"]
    assert row.what.text == "threatened the port"


def test_who_backs_something_has_not_said_it(extract_text: Callable[[str], Any]) -> None:
    text = "The Quay Union supports the strike in Marva. The Quay Union said the port was closed."
    corpus = resolve([("a.txt", extract_text(HEAD + text), Analyst())], Desk())
    entry = corpus.entries[0]
    backs, says = ledger(RowMaker(entry, atlas(corpus).of(entry), Wording(entry, Publish.FULL)))[0]
    assert backs.what.text.startswith(("supports", "The Quay Union supports"))
    assert backs.speakers == ()
    assert len(says.speakers) == 1


def test_a_hedge_is_told_by_its_own_words(told: Callable[..., Rows]) -> None:
    (row,) = told(HEAD + "The strike may ruin the town.")
    assert row.hedges == ("may",)
    assert row.standing == "hedged"
    assert ("may", "hedge") in [(p.text, p.kind) for p in row.what.pieces]
    assert not row.attributed


def test_what_is_denied_does_not_look_like_what_happened(told: Callable[..., Rows]) -> None:
    (row,) = told(HEAD + "Minister Ilan Berg denied that the port had been sold.")
    assert row.standing == "denied"


def test_a_source_without_a_name_is_known_as_such(told: Callable[..., Rows]) -> None:
    named, unnamed = told(
        HEAD + "Minister Ilan Berg said the port was safe.\n\nOfficials said the quay was not safe."
    )
    assert (named.unnamed, unnamed.unnamed) == (False, True)


def test_a_time_of_another_clause_is_not_the_time_of_what_is_said(
    told: Callable[..., Rows],
) -> None:
    rows = told(
        HEAD + "The yard, which was bombed in 2018, stood empty for years, and Minister Ilan Berg "
        "blamed Norland for the attack."
    )
    blamed = next(row for row in rows if "blamed" in row.what.text and row.voices)
    assert blamed.whens == ()
    assert any(w.value == "2018" for row in rows for w in row.whens)


def test_words_that_are_not_published_are_in_no_row(told: Callable[..., Rows]) -> None:
    (row,) = told(HEAD + "Minister Ilan Berg said that the port may reopen.", Publish.NONE)
    assert row.what.pieces == ()
    assert row.cue == ""
    assert row.hedges == ("modal",)
    assert row.mark.label == "¶1.1"


def test_who_did_not_speak_is_shown_with_the_not_and_has_denied_nothing(
    told: Callable[..., Rows],
) -> None:
    (row,) = told(HEAD + "The port authority did not immediately respond to a request for comment.")
    assert "did not immediately respond" in row.what.text
    assert row.standing != "denied"


def test_what_is_not_known_is_shown_with_the_not(told: Callable[..., Rows]) -> None:
    for row in told(HEAD + "It is not known whether the owners will also sue."):
        assert "not known" in row.what.text
        assert not row.attributed
        assert row.standing != "denied"


def test_the_day_of_saying_is_no_row_of_its_own(told: Callable[..., Rows]) -> None:
    rows = told(HEAD + "At least two cranes fell into the dock, Minister Ilan Berg said on Monday.")
    assert not [row for row in rows if "said on Monday" in row.what.text]


def test_what_stands_between_two_parts_of_a_speech_is_not_spoken(
    told: Callable[..., Rows],
) -> None:
    rows = told(
        HEAD + '"We will rebuild the quay," Minister Ilan Berg told reporters in the old town, '
        'Marva. "It was a terrible storm."'
    )
    spoken = next(row for row in rows if row.direct)
    assert "rebuild the quay" in spoken.what.text
    assert "old town" not in spoken.what.text


def test_what_the_next_sentence_takes_back_is_told_as_not_so(told: Callable[..., Rows]) -> None:
    (row, *_) = told(
        HEAD
        + "The Marva Herald reported that Minister Ilan Berg had sold the port. That was wrong."
    )
    assert row.standing == "denied"
    assert row.what.text.endswith("That was wrong.")


def test_what_is_withdrawn_says_so_and_leads_to_where(told: Callable[..., Rows]) -> None:
    rows = told(
        HEAD
        + "The agent of the mayor, Tove Lindqvist, had alleged that ballots were burned in Osk "
        "and vowed to sue. The mayor went home.\n\nLindqvist later withdrew the allegation."
    )
    first = next(row for row in rows if row.mark.label == "¶1.1")
    assert (first.standing, first.partly) == ("withdrawn", True)
    assert first.withdrawn is not None
    assert first.withdrawn.label == "¶2.1"
    assert "withdrawn since [¶2.1]" in str(Inline("briefs/b.md").told(first))
    assert all(row.withdrawn is None for row in rows if row is not first)


def test_what_somebody_else_denies_is_not_taken_back(told: Callable[..., Rows]) -> None:
    (row, *_) = told(
        HEAD + 'Critics said that Minister Ilan Berg had sold the port. "That is wrong," he said.'
    )
    assert row.standing == "attributed"


@pytest.mark.parametrize("aside", ["", ", if all goes well,"])
def test_that_before_what_is_said_is_no_word_of_it(told: Callable[..., Rows], aside: str) -> None:
    (row,) = told(HEAD + f"Minister Ilan Berg said that{aside} the port would reopen in June.")
    assert row.what.text.startswith("if all goes well, the port" if aside else "the port")


NOT_DENIED = [
    ("Marva United, who had not won at home since May, beat Norland Rovers in two sets.", "beat"),
    ("The yard, which has never paid a crown in tax, was given a medal in June 2019.", "medal"),
    ("The poet, who did not speak until 1990, read for two hours in the town hall.", "read"),
]

DENIED = [
    "Minister Ilan Berg denied that the port had been sold in May.",
    "The union denied any part in the theft of 3 May 2021.",
    "The Norland Museum denied in 2020 that it had bought a forged map.",
]


@pytest.mark.parametrize(("said", "word"), NOT_DENIED)
def test_what_a_clause_beside_it_denies_is_not_denied(
    told: Callable[..., Rows], said: str, word: str
) -> None:
    rows = [row for row in told(HEAD + said) if word in row.what.text]
    assert rows
    assert {row.standing for row in rows} <= {"stated", "attributed"}


@pytest.mark.parametrize("said", DENIED)
def test_what_somebody_denies_is_not_so(told: Callable[..., Rows], said: str) -> None:
    assert "denied" in [row.standing for row in told(HEAD + said)]


def test_words_that_deny_need_no_mark_where_they_are_shown(told: Callable[..., Rows]) -> None:
    (row,) = told(HEAD + "The ferry did not leave on 3 May 2021.")
    assert "did not leave" in row.what.text
    assert (row.standing, row.when and row.when.value) == ("stated", "2021-05-03")


def test_words_that_deny_an_act_need_no_mark_either(told: Callable[..., Rows]) -> None:
    (row,) = told(HEAD + "Israel did not attack Iran in May.")
    assert "did not" in row.what.text
    assert (row.standing, bool(row.deeds)) == ("stated", True)


WHENS = [
    ("Lena Oster, who took over in 2014, said that the yard would be sold.", "yard would be", ()),
    ("Surveyors warned that the tower, which dates from 1967, might lean.", "might lean", ()),
    ("The firm shut the mill two years after buying it in 2019.", "shut the mill", ()),
    ("The council threw out a plan that was drawn up in 2016.", "threw out", ()),
    ("The council threw out the plan in 2016.", "threw out", ("2016",)),
    ("Lena Oster said that the yard would be sold in 2031.", "would be sold", ()),
    ("Lena Oster said that the yard was sold in 2019.", "was sold", ("2019",)),
    ("Lena Oster denied that the yard had been sold in 2019.", "been sold", ()),
    ("The court ruled that the council had erred in 2019.", "had erred", ()),
    ("Surveyors say the report relied on counts from 2009.", "relied on", ()),
    ("Lena Oster said that the yard was full, but that ten boats left in 2019.", "was full", ()),
    ("The firm denied that pay had fallen, pointing out that it rose in 2019.", "had fallen", ()),
    ("Lena Oster, who is ill, said in May 2024 that the yard was sold.", "was sold", ("2024-05",)),
    ("In 1961 she married Piet Holm, who died in 2004.", "married", ("1961",)),
]


@pytest.mark.parametrize(("said", "words", "values"), WHENS)
def test_a_row_has_the_time_of_what_it_tells(
    told: Callable[..., Rows], said: str, words: str, values: tuple[str, ...]
) -> None:
    row = next(row for row in told(HEAD + said) if words in row.what.text)
    assert tuple(when.value for when in row.whens) == values


def test_a_time_that_is_only_spoken_of_dates_no_row(told: Callable[..., Rows]) -> None:
    (row,) = told(HEAD + "Lena Oster said that the yard would be sold in 2031.")
    assert [when.value for when in row.told_of] == ["2031"]


def test_an_aside_is_not_shown_with_what_it_stands_in(told: Callable[..., Rows]) -> None:
    rows = told(HEAD + "Ida Lund left and, as she admitted decades afterward, stole a boat.")
    assert "stole a boat" in [row.what.text for row in rows]


def test_a_time_is_that_of_its_own_main_clause(told: Callable[..., Rows]) -> None:
    rows = told(HEAD + "The yard built 14 boats in 2019, and the council has sold two cranes.")
    assert [(row.what.text, row.when and row.when.value) for row in rows] == [
        ("The yard built 14 boats in 2019 \u2026", "2019"),
        ("the council has sold two cranes.", None),
    ]


def test_a_clause_with_a_time_of_its_own_is_a_row(told: Callable[..., Rows]) -> None:
    rows = told(HEAD + "Lena Oster, who took over in 2014, said that the yard would be sold.")
    timed = next(row for row in rows if row.whens)
    assert timed.what.text == "Lena Oster, who took over in 2014 \u2026"
    assert not timed.attributed


def test_who_does_a_thing_is_not_cut_off(told: Callable[..., Rows]) -> None:
    said = (
        "Margit Olsen, the engineer whose report on the collapse of the Marva dam led to the first "
        "water law of Norland, died in her sleep on 11 January 2019."
    )
    assert [row.what.text for row in told(HEAD + said)] == [said]


def test_what_the_author_supposes_is_shown_with_whom_it_is_about(
    told: Callable[..., Rows],
) -> None:
    said = (
        "Norland, which once paid for half of the dam at Marva, "
        "has shut its office and seems to have forgotten it."
    )
    (row,) = told(HEAD + said)
    assert row.what.text == said
    assert row.hedges == ("seems",)


def test_two_who_are_told_of_in_one_sentence_keep_their_own_words(
    told: Callable[..., Rows],
) -> None:
    said = (
        'Piet Holm, a fellow painter, called her "a clown in oils", '
        "and her 1994 portrait of the king "
        "was criticised by the Norland Museum."
    )
    assert any([v.ref.text for v in row.voices] == ["Piet Holm"] for row in told(HEAD + said))


SPEAKS = [
    ("Norland's trade adviser, Jon Falk, rejected that account.", "Jon Falk", "that account"),
    (
        "The harbour's director, Ida Lund, called the strike \u201cchildish\u201d.",
        "Ida Lund",
        "childish",
    ),
    (
        "Berg has been accused by Ida Lund of selling the quay, a charge he denies.",
        "Ida Lund",
        "of selling",
    ),
    ("Ilan Berg has yet to confirm that the quay will open.", "Ilan Berg", "has yet to confirm"),
    ("The Quay Union would neither confirm nor deny that it had lost.", "Quay Union", "neither"),
    ("Ida Lund declined to comment on the sale.", "Ida Lund", "declined"),
]


def test_who_denies_a_charge_has_a_row_beside_who_makes_it(told: Callable[..., Rows]) -> None:
    rows = told(
        HEAD + "Ilan Berg has been accused by Ida Lund of selling the quay, a charge he denies."
    )
    (denial,) = [row for row in rows if row.act == "deny"]
    assert ([v.ref.text for v in denial.voices], denial.what.text) == (
        ["Ilan Berg"],
        "denies: selling the quay",
    )
    assert denial.cue == ""


@pytest.mark.parametrize(("said", "who", "words"), SPEAKS)
def test_who_speaks_is_told_once_and_has_denied_nothing(
    told: Callable[..., Rows], said: str, who: str, words: str
) -> None:
    rows = [row for row in told(HEAD + said) if words in row.what.text]
    assert [v.ref.text.removeprefix("The ") for row in rows for v in row.voices] == [who]
    assert "denied" not in {row.standing for row in rows}


def test_what_is_read_out_of_the_end_of_a_quotation_stands_in_its_row(
    told: Callable[..., Rows],
) -> None:
    said = (
        "\u201cWe were promised a wage board in 2022. "
        "It has not met since,\u201d said Ida Lund, the head of the Quay Union."
    )
    (row,) = told(HEAD + said)
    assert row.what.text.startswith("\u201cWe were promised")


def test_what_a_speaker_answers_to_what_she_passes_on_is_no_taking_back(
    told: Callable[..., Rows],
) -> None:
    text = (
        "Q: Why was the boat held?\n\nA: The port authority says we hid two men. "
        "That is not true. We "
        "called the port four times.\n\nQ: What did it say?\n\nA: It did not answer us at all."
    )
    rows = told(HEAD + text)
    assert "denied" not in {row.standing for row in rows}
    assert any("That is not true" in row.what.text for row in rows)
    passed_on = next(row for row in rows if len(row.voices) == 2)
    assert "That is not true" not in passed_on.what.text


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Ida Lund believes that report was too short.", "that report was too short"),
        ("Ida Lund said that the report was too short.", "the report was too short"),
        ("Ida Lund said that she had read it.", "she had read it"),
        ("Ida Lund said that tower would be built.", "that tower would be built"),
    ],
)
def test_that_is_left_out_only_where_it_points_at_nothing(
    told: Callable[..., Rows], said: str, shown: str
) -> None:
    (row,) = told(HEAD + said)
    assert row.what.text.removesuffix(".").endswith(shown)
    assert ("that" in row.what.text) == ("that" in shown)


def test_who_asks_and_who_answers_is_who_the_lead_says(told: Callable[..., Rows]) -> None:
    text = (
        "Captain Lena Holm steers the last ferry of Marva. "
        "She spoke to the Herald's Tom Berg on the quay."
        "\n\nQ: Why was the boat held?\n\nA: The board wanted a fee that we do not owe to anyone."
        "\n\nQ: The mayor calls you a thief. Is that fair?\n\nA: He has never seen the books."
    )
    rows = told(HEAD + text)
    voices = [v.ref.text for row in rows for v in row.voices]
    assert "Lena Holm" in voices
    assert not {"A", "Q"} & set(voices)


@pytest.mark.parametrize(
    "said",
    [
        "Minister Ilan Berg supports the strike in the port of Marva.",
        (
            "When the quay was opened, the dockers that Minister Ilan Berg "
            "supports were the first there."
        ),
        "Minister Ilan Berg opposes the toll.",
    ],
)
def test_how_somebody_stands_to_a_thing_is_told_and_not_spoken(
    told: Callable[..., Rows], said: str
) -> None:
    for row in told(HEAD + said):
        assert not row.attributed
        assert "Ilan Berg" in row.what.text


def test_what_somebody_believes_to_be_so_stays_theirs(told: Callable[..., Rows]) -> None:
    (row,) = told(HEAD + "Minister Ilan Berg believes that the port will reopen.")
    assert row.attributed


def test_a_row_is_as_sure_as_who_speaks_in_it_whatever_it_counts(
    extract_text: Callable[[str], Any],
) -> None:
    made = extract_text(HEAD + "Minister Ilan Berg said on 4 May 2024 that five men were killed.")
    assert made.figures
    claims = tuple(replace(c, confidence=Confidence.LIKELY) for c in made.claims)
    entry = Entry("a", replace(made, claims=claims), Analyst())
    maker = RowMaker(
        entry, atlas(Corpus((entry,), (), (), (), ())).of(entry), Wording(entry, Publish.FULL)
    )
    (row,) = ledger(maker)[0]
    assert (row.attributed, row.confidence) == (True, "likely")


def test_the_auxiliaries_of_what_somebody_does_stand_with_it(told: Callable[..., Rows]) -> None:
    rows = told(HEAD + "The Quay Union has been threatening Minister Ilan Berg with a strike.")
    assert rows[0].what.text.startswith("has been threatening")


@pytest.mark.parametrize(
    "text",
    [
        "The Quay Union has fought the toll since it was announced on 16 April.",
        "Ilan Berg left the board after he had lost a vote in May 2019.",
        "Anna Holm was flown to Marva, where she was treated on Tuesday.",
        "The museum has been shut since it was flooded in June 2021.",
    ],
)
def test_a_clause_that_cant_be_understood_alone_is_no_row_of_its_own(
    told: Callable[..., Rows], text: str
) -> None:
    texts = _texts(told(HEAD + text))
    assert texts
    assert not any(t.lower().startswith(("it ", "he ", "she ", "marva, where")) for t in texts)


def test_who_is_named_with_an_office_says_the_row(told: Callable[..., Rows]) -> None:
    (row,) = told(
        HEAD
        + "\u201cThis was close,\u201d said Ida Moll, the Harbour Board's commissioner for tolls."
    )
    assert [v.ref.text for v in row.voices] == ["Ida Moll"]


def test_what_was_told_at_first_says_so(told: Callable[..., Rows]) -> None:
    rows = told(
        HEAD + "A town official initially reported deaths, but a nurse later said nobody had died."
    )
    assert "initially reported deaths" in rows[0].what.text


def test_a_phrasal_verb_around_what_it_waves_aside_is_shown_whole(
    told: Callable[..., Rows],
) -> None:
    (row,) = told(
        HEAD + 'Bela Okoro brushed the doubts aside, saying the Fund had "miscounted the sheep".'
    )
    assert row.what.text.startswith("brushed the doubts aside, saying the Fund")


PARTS = (
    ("Israel could now give them one.", False),
    ("Israel could now open the old port again.", True),
)


@pytest.mark.parametrize(("part", "alone"), PARTS)
def test_a_clause_that_stands_on_its_sentence_is_shown_with_all_of_it(
    told: Callable[..., Rows], part: str, *, alone: bool
) -> None:
    said = f"They are eager for a larger part in the long strike of the harbours, and {part}"
    assert _texts(told(HEAD + said)) == [part if alone else said]


def test_what_follows_a_pronoun_or_hardly_any_words_is_not_left_out(
    told: Callable[..., Rows],
) -> None:
    rest = "which the guards have held for three years and a half."
    cut, *whole = (
        f"Israel may close the old port of Marva, {rest}",
        f"They may close the old port of Marva, {rest}",
        f"Israel may close the port, {rest}",
    )
    assert _texts(told(HEAD + cut)) == ["Israel may close the old port of Marva …"]
    for said in whole:
        assert _texts(told(HEAD + said)) == [said]


def test_what_the_author_sums_up_behind_a_comma_has_a_row_without_what_was_said(
    told: Callable[..., Rows],
) -> None:
    rows = told(
        HEAD + "Ana Torres argued that the hull was sound, a view that two captains appeared to "
        "share. The harbour board met in the old customs house."
    )
    first = [row.what.text for row in rows if row.mark.label == "¶1.1"]
    assert first[0].endswith("that the hull was sound")
    assert [words for words in first[1:] if "hull" in words] == []
    assert any(words.startswith("a view that two captains") for words in first[1:])


def test_a_semicolon_parts_a_time_and_its_clause_from_what_somebody_says(
    told: Callable[..., Rows],
) -> None:
    rows = told(
        HEAD + "Ana Torres lost her job when the yard closed in 2019; it will open again, the yard "
        "said, with a third of its staff."
    )
    spoken = [row for row in rows if row.attributed]
    own = [row for row in rows if not row.attributed]
    assert all(not row.whens for row in spoken)
    assert [row.what.text for row in own if "open again" in row.what.text] == []
    assert any("closed in 2019" in row.what.text for row in own)


def test_the_day_of_a_letter_is_that_of_what_it_says(told: Callable[..., Rows]) -> None:
    rows = told(
        HEAD + 'In a letter of 3 July 2019 and seen by the Herald, Ana Torres wrote: "Keys must be '
        'handed in. The quay is ours."'
    )
    assert len(rows) == 1
    assert rows[0].attributed
    assert [when.words for when in rows[0].whens] == ["3 July 2019"]


def test_words_of_somebody_that_stop_within_a_phrase_or_before_a_contrast_say_so(
    told: Callable[..., Rows],
) -> None:
    rows = told(
        HEAD
        + "Norda Oil cut its outlook on Monday, blaming a rockfall at its Osk mine in Chile and "
        "a long strike in Peru. The mayor said the port was safe."
    )
    shown = [text for text in _texts(rows) if "rockfall" in text or "safe" in text]
    assert [text.endswith("…") for text in shown] == [True, False]
    assert shown[0].endswith("a rockfall …")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            "The union says crew left the ship. Norda Lines denies it.",
            "denies: crew left the ship",
        ),
        (
            "Jonas Brand claimed that he had led officers to the flat. Lukas Pauw denied that.",
            "denied: he (= Jonas Brand) had led officers to the flat",
        ),
        ('"I did not steal it," Jonas Brand denied.', '"I did not steal it,"'),
    ],
)
def test_what_somebody_denies_is_never_shown_as_that_persons_word(
    told: Callable[..., Rows], said: str, shown: str
) -> None:
    (denial,) = [row for row in told(HEAD + said) if row.act == "deny"]
    assert (denial.what.text, denial.dangles) == (shown, False)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            '"What we saw is not abuse within a system. It is the system," said Lena Holm.',
            '"What we saw is not abuse within a system. It is the system,"',
        ),
        (
            'Lena Holm said that was "untrue" and that it was the union which had left.',
            'that was "untrue" and that it was the union which had left',
        ),
        (
            "Lena Holm congratulated Ida Lund on her win, then deleted the post.",
            "congratulated Ida Lund on her win, then deleted the post",
        ),
    ],
)
def test_words_are_not_cut_where_the_rest_turns_them(
    told: Callable[..., Rows], said: str, shown: str
) -> None:
    assert shown in _texts(told(HEAD + said))


def test_the_day_of_saying_stands_with_what_is_said_beside_another_clause(
    told: Callable[..., Rows],
) -> None:
    rows = told(
        HEAD
        + "The regulator said on Tuesday that a joint venture would call back 58,400 cars, and "
        "Norda has suspended sales of the car."
    )
    said = [row for row in rows if "joint venture" in row.what.text]
    assert [(row.attributed, row.whens[0].words) for row in said] == [(True, "Tuesday")]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            "Owners will be told to park outdoors until the part is replaced.",
            [("", "Owners will be told to park outdoors until the part is replaced.")],
        ),
        (
            "Observers of the Lake Union described it as peaceful, although one person was shot.",
            [
                ("Observers of the Lake Union", "described it as peaceful \u2026"),
                ("", "one person was shot."),
            ],
        ),
        (
            "Karl Holm said the firm had paid, but Ida Lund denied that and said she had no pay.",
            [
                ("Karl Holm", "the firm had paid \u2026"),
                ("Ida Lund", "denied: the firm had paid"),
                ("Ida Lund", "she had no pay"),
            ],
        ),
        (
            '"The office will act," Ida Lund said. "It opened in May 2021. We wrote to all."',
            [
                (
                    "Ida Lund",
                    '"The office will act," \u2026 "It opened in May 2021. We wrote to all."',
                )
            ],
        ),
        (
            "The dam was shut after Karl Holm vowed to sue in May.",
            [("Karl Holm", "vowed to sue in May")],
        ),
        (
            "Forum head Karl Holm warned of empty shelves in Marva and Lund by Sunday.",
            [("Karl Holm", "warned of empty shelves in Marva and Lund by Sunday")],
        ),
        (
            "Norda Motor recalls its cars, the carmaker said on Thursday, days after a boy died.",
            [("Norda Motor", "Norda Motor recalls its cars")],
        ),
        (
            '"You closed the mill, you closed the school. When is it our turn?" Ada Lund asked.',
            [("Ada Lund", '"You closed the mill, you closed the school. When is it our turn?"')],
        ),
    ],
)
def test_a_sentence_is_told_once_and_to_its_end(
    told: Callable[..., Rows], said: str, shown: list[tuple[str, str]]
) -> None:
    rows = [
        (" ".join(v.ref.text for v in row.voices), row.what.text)
        for row in told(HEAD + said)
        if not row.mark.label.startswith("t")
    ]
    assert rows == shown


@pytest.mark.parametrize(
    ("said", "dangles"),
    [
        ("Trade between the two countries reached 14 billion crowns in 2024.", True),
        ("France and Spain said on 3 May 2019 that the two countries would meet.", False),
        ("Ida Lund said the two men had spoken.", True),
        ("Ida Lund said it had no lock.", True),
        ("Neither would say whether the state might buy the site, as the opposition asked.", True),
    ],
)
def test_two_whom_a_row_does_not_name_leave_it_dangling(
    told: Callable[..., Rows], said: str, dangles: bool
) -> None:
    rows = [row for row in told(HEAD + said) if not row.mark.label.startswith("t")]
    assert [row.dangles for row in rows] == [dangles]


@pytest.mark.parametrize(
    ("after", "status"),
    [
        ("That was untrue.", "denied"),
        ("It is not true that Karl Holm left the town in May.", "asserted"),
    ],
)
def test_only_what_says_nothing_else_takes_back_the_sentence_before(
    told: Callable[..., Rows], after: str, status: str
) -> None:
    rows = told(HEAD + "The mayor said the bridge was safe. " + after)
    assert [row.status for row in rows if "bridge" in row.what.text] == [status]


def test_what_somebody_has_tried_is_not_to_come(told: Callable[..., Rows]) -> None:
    rows = told(
        HEAD + "In 2021, Hezbollah tried to attack Israel with a drone. Hezbollah will attack "
        "Israel."
    )
    assert [row.status for row in rows] == ["asserted", "planned"]
    assert "tried to attack" in rows[0].what.text


@pytest.mark.parametrize(
    ("words", "status"),
    [("tried", "attempted"), ("had sought", "attempted"), ("seeks", "planned"), ("", "planned")],
)
def test_a_tie_that_somebody_tried_to_bring_about_was_attempted(words: str, status: str) -> None:
    text = f"Norland {words} to attack."
    end = len(f"Norland {words}")
    found = Evidence(8, end, words, text) if words else None
    assert told_as(Status.PLANNED, found, text) == status


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            "Ada Holm sang in Renn. She is thought to have sold 400,000 records.",
            "She (= Ada Holm) is thought to have sold 400,000 records",
        ),
        (
            "Ada Holm sang in Renn. She was arrested in 1976 and spent eight months in prison.",
            "She (= Ada Holm) was arrested in 1976 and spent eight months in prison.",
        ),
        (
            '"We are not paid for that," Ada Holm said, referring to the return of ships.',
            '"We are not paid for that,"',
        ),
        (
            "The officers had recommended refusal, citing a lack of school places.",
            "had recommended refusal, citing a lack of school places",
        ),
        (
            "The Democratic Republic of Congo, which reported 52,000 cases last year, is open.",
            "The Democratic Republic of Congo, which reported 52,000 cases last year \u2026",
        ),
    ],
)
def test_a_row_is_whole_and_says_who_is_meant(
    told: Callable[..., Rows], said: str, shown: str
) -> None:
    assert shown in _texts(told(HEAD + said))


def test_the_ground_that_somebody_gives_is_nobody_on_whose_word(told: Callable[..., Rows]) -> None:
    (row,) = told(HEAD + "The officers had recommended refusal, citing a lack of school places.")
    assert len(row.voices) == 1


def test_what_somebody_calls_a_thing_stands_in_the_sentence_that_says_which(
    told: Callable[..., Rows],
) -> None:
    said = "Ida Holm spent eight months in prison for what the court called a breach of the peace."
    (row,) = told(HEAD + said)
    assert row.what.text.startswith("Ida Holm spent eight months in prison")
    assert row.voices == ()


def test_a_time_of_a_clause_behind_a_noun_does_not_date_its_sentence(
    told: Callable[..., Rows],
) -> None:
    said = (
        "Ida Holm, the singer whose tapes became the sound of dissent in the Renn of the 1970s, "
        "has died."
    )
    (row,) = told(HEAD + said)
    assert row.whens == ()


def test_an_office_is_no_act_and_who_declines_to_comment_plans_nothing(
    told: Callable[..., Rows],
) -> None:
    (row,) = told(
        HEAD
        + "The spokesman declined to comment on the decision of India to block China on Monday."
    )
    assert row.status == "asserted"
    rows = told(HEAD + "The new Chief Executive of Norda, Ada Holm, has picked Karl Brandt.")
    acts = [piece.text for row in rows for piece in row.what.pieces if piece.kind == "act"]
    assert not any(act[:1].isupper() for act in acts)


def test_nobody_cites_themselves(extract_text: Callable[[str], Any]) -> None:
    entry = Entry("a", extract_text(HEAD + "Ada Holm said the port would open."), Analyst())
    maker = RowMaker(
        entry,
        atlas(Corpus((entry,), (), (), (), ())).of(entry),
        Wording(entry, Publish.FULL),
    )
    (claim,) = entry.metadata.claims
    assert len(maker.voices(replace(claim, sources=claim.sources * 2))) == 1


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            "The council had seen a draft, Ada Holm said at her table, and three had approved it.",
            "The council had seen a draft \u2026",
        ),
        (
            (
                "Wolves in northern Norland have killed sheep in nine villages, in some cases at "
                "noon, the farm group Herd Now said in a report."
            ),
            "Wolves in northern Norland have killed sheep in nine villages \u2026",
        ),
        ("The council had seen a draft, Ada Holm said.", "The council had seen a draft"),
        (
            (
                "Ada Holm, director of the trade office, said April's trade kept double-digit "
                "growth and recorded a 6 percent increase from March, underscoring strong vitality."
            ),
            "April's trade kept double-digit growth \u2026 underscoring strong vitality",
        ),
    ],
)
def test_what_is_left_out_beside_the_words_of_saying_is_shown_as_left_out(
    told: Callable[..., Rows], said: str, shown: str
) -> None:
    assert shown in _texts(told(HEAD + said))


def test_a_hedge_beside_what_somebody_says_does_not_tell_its_sentence_twice(
    told: Callable[..., Rows],
) -> None:
    said = "But two players, who would not be named, said the captain had been overruled."
    (row,) = told(HEAD + said)
    assert row.what.text == "the captain had been overruled"


@pytest.mark.parametrize(
    "said",
    [
        '"The man is a wreck," Ada Holm said before postponing his testimony until 9 May 2031.',
        '"He knew the law," Ada Holm said of the retired trooper killed Monday inside the court.',
    ],
)
def test_the_time_of_another_deed_does_not_date_what_somebody_says(
    told: Callable[..., Rows], said: str
) -> None:
    assert [when for row in told(HEAD + said) if row.attributed for when in row.whens] == []


def test_what_cannot_be_understood_alone_is_shown_with_its_sentence(
    told: Callable[..., Rows],
) -> None:
    rows = told(HEAD + "Asked whether it would bid, Norda said it would not. It will meet in May.")
    assert "Asked whether it would bid, Norda said it would not." in _texts(rows)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ('Ruth Moe said: "It is late.', "It is late."),
        ('"It is late," Ruth Moe said. She said that "no boat came in.', "no boat came in."),
    ],
)
def test_a_quotation_mark_without_a_partner_is_left_out(
    told: Callable[..., Rows], said: str, shown: str
) -> None:
    assert shown in _texts(told(HEAD + said))


def test_whom_something_is_told_is_said_where_i_is_the_writer(told: Callable[..., Rows]) -> None:
    rows = told(
        HEAD + "Marta Quist told me I was mad to go by boat. Jan Ek told reporters it was shut."
    )
    assert [row.cue for row in rows] == ["told me", "told"]
    assert [row.confidence for row in rows] == ["likely", "sure"]
