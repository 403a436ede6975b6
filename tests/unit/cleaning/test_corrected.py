"""An analyst's roles for the parts of a text override those that cleaning found."""

from __future__ import annotations

from pathlib import Path

from briefgen.cleaning import label, relabelled, stale
from briefgen.errors import Where
from briefgen.model import Role
from briefgen.readers import read
from briefgen.registry.sidecar import Relabel, read_sidecar

TEXT = (
    "The ferry is late\n\n"
    "The ferry between Veldt and the islands has not sailed for a week, "
    "and the towns are short of fuel.\n\n"
    "Subscribe to our newsletter\n\n"
    "Their mayors met on Tuesday in the town hall of Veldt, and asked the company for a date.\n"
)
WHERE = Where(Path("a.yml"), 3)


def _roles(article):
    return {article.text[b.start : b.end][:12]: b.role for b in article.blocks}


def _article():
    return label(read(TEXT.encode(), "a.txt"))


def test_words_point_at_a_part_whatever_their_blanks_and_case():
    fixed = relabelled(
        _article(), [Relabel(Role.BODY, WHERE, words=("subscribe  to our\u00ad news",))]
    )
    assert _roles(_article())["Subscribe to"] is Role.PROMO
    assert _roles(fixed)["Subscribe to"] is Role.BODY


def test_an_address_points_at_a_part_as_it_was_before():
    corrections = [Relabel(Role.PROMO, WHERE, at=("p1",)), Relabel(Role.BODY, WHERE, at=("x1",))]
    roles = _roles(relabelled(_article(), corrections))
    assert roles["The ferry be"] is Role.PROMO
    assert roles["Subscribe to"] is Role.BODY


def test_another_title_is_stated():
    fixed = relabelled(_article(), [Relabel(Role.TITLE, WHERE, words=("Their mayors met",))])
    assert _roles(fixed)["The ferry is"] is Role.HEADING
    title = fixed.stated("title")
    assert title is not None
    assert title.value.startswith("Their mayors met")


def test_a_correction_that_nothing_bears_is_stale():
    corrections = [
        Relabel(Role.BODY, WHERE, words=("no such words",)),
        Relabel(Role.BODY, WHERE, at=("x1",)),
    ]
    fixed = relabelled(_article(), corrections)
    assert list(stale(fixed.blocks, corrections)) == corrections[:1]


def test_a_sidecar_says_it_with_its_line(tmp_path):
    path = tmp_path / "a.yml"
    path.write_text(
        "blocks:\n  - role: body\n    at: [¶2, x1s1]\n  - {role: promo, words: [Read more]}\n",
        encoding="utf-8",
    )
    first, second = read_sidecar(path)[0].blocks
    assert (first.role, first.at, first.where.line) == (Role.BODY, ("p2", "x1"), 2)
    assert (second.role, second.words) == (Role.PROMO, ("Read more",))
