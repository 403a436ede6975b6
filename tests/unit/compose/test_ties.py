"""What a dossier states as facts: under whom an actor stands, over whom, and on whose word."""

from __future__ import annotations

from briefgen.compose.ties import AT, MOST, ties
from briefgen.model.views import Mark, Quote, Ref, RelationRow, Voice

ME = Ref("Alder Brigade", "actors/alder-brigade.md")


def other(name: str) -> Ref:
    return Ref(name, f"actors/{name.lower()}.md")


def row(
    subject: Ref, predicate: str, object_: Ref, kind: str, at: int = 1, **more: object
) -> RelationRow:
    told = {"hedges": (), "voices": (), "attributed": False, "negated": False, **more}
    quote = Quote((), (Mark("b", f"p{at}s1", f"¶{at}.1"),))
    return RelationRow(
        f"r{at}", Ref("B"), subject, predicate, object_, kind, 0, cue="", quote=quote, **told
    )


def facts(*rows: RelationRow) -> list[tuple[str, bool, list[str]]]:
    return [(g[0].predicate, g[0].passive, [t.other.text for t in g]) for g in ties(ME.page, rows)]


def test_memberships_come_before_who_leads_and_each_side_apart():
    assert facts(
        row(other("Vey"), "leads", ME, "control"),
        row(ME, "part of", other("Front"), "membership"),
        row(other("Cell"), "part of", ME, "membership"),
        row(ME, "attacks", other("Norland"), "conflict"),
    ) == [("part of", False, ["Front"]), ("part of", True, ["Cell"]), ("leads", True, ["Vey"])]


def test_what_is_denied_is_no_fact_and_what_is_hedged_says_so_after_what_is_not():
    front, league = other("Front"), other("League")
    (group,) = ties(
        ME.page,
        (
            row(ME, "part of", league, "membership", 1, hedges=("may",)),
            row(ME, "part of", other("Guard"), "membership", 2, negated=True),
            row(ME, "part of", front, "membership", 3),
        ),
    )
    assert [(t.other, t.hedges) for t in group] == [(front, ()), (league, ("may",))]


def test_sentences_that_say_the_same_share_a_line_and_a_source_s_word_stays_its_own():
    front = other("Front")
    said = {"voices": (Voice(other("Post"), named=True),), "attributed": True}
    (group,) = ties(
        ME.page,
        (
            row(ME, "part of", front, "membership", 1, **said),
            *(row(ME, "part of", front, "membership", n) for n in range(2, AT + 4)),
        ),
    )
    (tie,) = group
    assert not tie.voices
    assert [m.label for m in tie.marks] == [f"¶{n}.1" for n in range(2, AT + 2)]


def test_a_state_with_hundreds_of_members_names_a_few():
    ((group),) = ties(
        ME.page, [row(other(f"Cell{n}"), "part of", ME, "membership", n) for n in range(300)]
    )
    assert len(group) == MOST
