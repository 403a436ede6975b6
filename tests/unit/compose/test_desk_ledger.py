"""Each row of the desk's ledger is in one part, and each value lists its parts."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from urllib.parse import unquote

import pytest

from briefgen import compose
from briefgen.compose import desk_ledger
from briefgen.compose.gathered import gather
from briefgen.model import Corpus, Entry, Publish
from briefgen.model.views import LedgerIndex, LedgerPage, LedgerPart, LedgerValues, PlaceTimes
from briefgen.render import files, render
from briefgen.render.ledger_data import steps
from tests.golden.desk import desk

CALL = re.compile(r"briefgenLedger\.(\w+)\((.*)\);\n", re.DOTALL)


def views(most: int, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    monkeypatch.setattr(desk_ledger, "PART", most)
    return list(desk_ledger.ledger_pages(gather(desk(), compose.Options())))


@pytest.mark.parametrize("most", [3, 7, 200])
def test_every_row_stands_in_one_part_of_a_bounded_size(most: int, monkeypatch: pytest.MonkeyPatch):
    made = views(most, monkeypatch)
    parts = [v for v in made if isinstance(v, LedgerPart)]
    (page,) = [v for v in made if isinstance(v, LedgerPage)]
    rows = [line.told.row for part in parts for line in part.lines]
    gathered = gather(desk(), compose.Options())
    assert rows == [row for rows in gathered.rows.values() for row in rows.ledger]
    assert page.total == len(rows)
    assert all(0 < len(part.lines) <= most for part in parts)
    assert [part.number for part in parts] == list(range(len(parts)))


def test_an_article_more_leaves_the_parts_behind_it_as_they_were(monkeypatch: pytest.MonkeyPatch):
    """Parts of a fixed number of rows would all shift behind the change, unlike these."""
    monkeypatch.setattr(desk_ledger, "PART", 60)
    corpus = desk()
    (strike,) = (entry for entry in corpus.entries if entry.slug == "strike")
    many = [replace(strike, slug=f"wire-{n:03}") for n in range(90)]

    def parts_of(entries: list[Entry]) -> set[tuple[object, ...]]:
        gathered = gather(Corpus(tuple(entries)), compose.Options())
        made = desk_ledger.ledger_pages(gathered)
        return {v.lines for v in made if isinstance(v, LedgerPart)}

    whole = parts_of(many)
    assert len(whole) > 10
    for gone in range(3, 90, 20):
        assert len(parts_of([*many[:gone], *many[gone + 1 :]]) - whole) <= 5


@pytest.mark.parametrize("most", [3, 200])
def test_a_value_names_just_the_parts_in_which_it_stands(
    most: int, monkeypatch: pytest.MonkeyPatch
):
    made = views(most, monkeypatch)
    (index,) = [v for v in made if isinstance(v, LedgerIndex)]
    facets = dict(index.facets)
    for values in (v for v in made if isinstance(v, LedgerValues)):
        facets[values.facet] = (*facets.get(values.facet, ()), *values.values)
    speaks: dict[str, list[int]] = {}
    for part in (v for v in made if isinstance(v, LedgerPart)):
        for line in part.lines:
            for key in line.told.row.speakers:
                speaks.setdefault(key, []).append(part.number)
    found = {v.key: (v.rows, v.parts) for v in facets["by"]}
    assert found == {k: (len(n), tuple(dict.fromkeys(n))) for k, n in speaks.items()}
    assert sum(v.rows for v in facets["status"]) == index.rows


def test_of_a_long_ledger_each_word_names_the_parts_that_hold_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(desk_ledger, "SCANNED", 1)
    made = views(3, monkeypatch)
    held: dict[str, set[int]] = {}
    for part in (v for v in made if isinstance(v, LedgerPart)):
        told = json.loads(f"[{CALL.fullmatch(render(part)[1])[2]}]")[1]
        spoken = {n for row in told["rows"] for who, *_ in row[8:9][0] or () for n in who}
        clauses = [
            "".join(piece if isinstance(piece, str) else piece[0] for piece in row[10])
            for row in told["rows"]
        ]
        titles = [title for _, title, *_ in told["briefs"]]
        said = " ".join((*titles, *clauses, *(told["names"][n][1] for n in spoken)))
        for word in re.findall(r"[^\W_]{3,}", said.lower()):
            held.setdefault(word, set()).add(part.number)
    words = [v for made_ in made if isinstance(made_, LedgerValues) for v in made_.values]
    found = {v.key: set(v.parts) for v in words if v.key in held and v.key == v.name}
    assert {w: n for w, n in held.items() if w.isascii()} == {
        w: n for w, n in found.items() if w.isascii()
    }
    (index,) = [v for v in made if isinstance(v, LedgerIndex)]
    assert "word" in dict(index.shelves)


def test_a_short_ledger_is_read_without_an_index_of_its_words(monkeypatch: pytest.MonkeyPatch):
    (index,) = [v for v in views(200, monkeypatch) if isinstance(v, LedgerIndex)]
    assert "word" not in dict(index.shelves)


def test_the_map_asks_for_the_rows_of_the_places_that_rows_tell_of(
    monkeypatch: pytest.MonkeyPatch,
):
    made = views(200, monkeypatch)
    (page,) = [v for v in made if isinstance(v, LedgerPage)]
    (shelf,) = [v for v in made if isinstance(v, LedgerValues) and v.facet == "place"]
    names = {v.name for v in shelf.values}
    assert page.places
    assert {p.ref.text for p in page.places} <= names
    assert all(p.lat is not None for p in page.places)
    shown = "".join(text for _, text in files(page))
    asked = re.findall(r'<a href="\?place=([^"]*)"', shown)
    assert {unquote(one) for one in asked} <= names
    assert asked


def test_the_files_are_scripts_that_hand_over_json(monkeypatch: pytest.MonkeyPatch):
    for view in views(5, monkeypatch):
        if isinstance(view, LedgerPage):
            continue
        path, text = render(view)
        told = CALL.fullmatch(text)
        assert told, path
        assert json.loads(f"[{told[2]}]")


def test_what_is_not_published_is_not_handed_over():
    corpus = desk()
    made = desk_ledger.ledger_pages(gather(corpus, compose.Options(source_text=Publish.NONE)))
    for view in made:
        text = render(view)[1]
        assert "Danube Dockers" not in text.replace("Danube Dockers' Federation", "")
        for entry in corpus.entries:
            for sentence in entry.metadata.sentences:
                words = entry.metadata.article.text[sentence.start : sentence.end]
                titles = {t.value for t in entry.metadata.article.statements}
                assert words not in text or words in titles


def test_a_name_stands_once_in_a_part(monkeypatch: pytest.MonkeyPatch):
    for view in views(200, monkeypatch):
        if isinstance(view, LedgerPart):
            told = json.loads(f"[{CALL.fullmatch(render(view)[1])[2]}]")[1]
            keys = [name[0] or name[1] for name in told["names"]]
            assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("numbers", "told"),
    [((), []), ((0,), [0]), ((0, 1, 2, 3, 7, 8), [0, -3, 4, -1]), ((1, 2), [-2]), ((5, 9), [5, 4])],
)
def test_the_parts_of_a_value_are_told_as_steps(numbers: tuple[int, ...], told: list[int]):
    assert steps(numbers) == told
    at, back = 0, []
    for step in told:
        for one in [1] * -step if step < 0 else [step]:
            at += one
            back.append(at)
    assert tuple(back) == numbers


def test_each_place_has_the_months_of_which_rows_tell_that_name_it(monkeypatch: pytest.MonkeyPatch):
    made = views(200, monkeypatch)
    (times,) = [v for v in made if isinstance(v, PlaceTimes)]
    lines = [line for v in made if isinstance(v, LedgerPart) for line in v.lines]
    told = Counter((p, line.day[:7]) for line in lines for p in line.told.row.places if line.day)
    assert told
    assert {(ref, month): n for ref, months in times.places for month, n in months} == dict(told)
    _, text = render(times)
    first, months = times.places[0]
    assert f'["{first.text}","places/index.html#{first.anchor}",["{months[0][0]}",' in text
