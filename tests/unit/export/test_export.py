from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from briefgen import export
from briefgen.model import Corpus, Publish, Statement
from tests.golden.desk import desk


def files(corpus: Corpus, publish: Publish = Publish.FULL) -> dict[str, str]:
    return {str(path): text for path, text in export.files(corpus, publish)}


def test_a_citation_holds_what_is_stated():
    (item,) = json.loads(files(desk())["briefs/talks.csl.json"])
    assert item["issued"] == {"date-parts": [[2024, 6, 4]]}
    assert item["author"] == [{"literal": "Ana Pop"}, {"literal": "Dan Ionescu"}]
    assert item["container-title"] == "Ister Post"


def test_a_citation_leaves_out_what_is_not_stated_or_was_inferred():
    (item,) = json.loads(files(desk())["briefs/strike.csl.json"])
    assert set(item) == {"id", "type", "title"}
    assert "Delta Courier" not in files(desk())["briefs/strike.bib"]


def test_a_hostile_title_does_not_break_out_of_bibtex_or_ris():
    corpus = desk()
    talks = corpus.entries[2]
    title = Statement("title", "a}, note={x}\r\nER  - \\end", "test")
    article = replace(talks.metadata.article, statements=(title,))
    corpus = replace(
        corpus, entries=(replace(talks, metadata=replace(talks.metadata, article=article)),)
    )
    made = files(corpus)
    assert (
        made["briefs/talks.bib"].splitlines()[1]
        == r"  title = {a\}, note=\{x\} ER - \textbackslash{}end},"
    )
    assert made["briefs/talks.ris"].count("\r\nER  - ") == 1


def test_the_record_is_offered_only_where_the_text_is():
    assert "briefs/talks.json" in files(desk())
    assert "briefs/talks.json" not in files(desk(), Publish.QUOTES)


def test_the_tables_read_back_and_start_no_formula():
    corpus = desk()
    rows = list(csv.DictReader(io.StringIO(files(corpus)["claims/claims.csv"])))
    assert len(rows) == sum(len(e.metadata.claims) for e in corpus.entries)
    assert {r["sources"] for r in rows if r["act"] == "believe"} == {
        "Delta Courier > harbour officials"
    }
    withheld = list(csv.DictReader(io.StringIO(files(corpus, Publish.NONE)["claims/claims.csv"])))
    assert not any(r["content"] or r["cue"] for r in withheld)


def test_a_cell_that_begins_like_a_formula_is_made_text():
    corpus = desk()
    actors = tuple(replace(a, name="=1+1") for a in corpus.actors[:1])
    assert "'=1+1" in files(replace(corpus, actors=actors))["actors/actors.csv"]


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\uff1d", "\uff0b", "\uff0d", "\uff20"]
)
def test_no_cell_of_words_is_run_by_a_spreadsheet(start):
    corpus = desk()
    actors = tuple(replace(a, name=f"{start}1+1|cmd") for a in corpus.actors)
    entries = tuple(
        replace(
            e,
            slug=f"{start}{e.slug}",
            metadata=replace(
                e.metadata,
                actors=tuple(replace(a, name=f"{start}{a.name}") for a in e.metadata.actors),
            ),
        )
        for e in corpus.entries
    )
    made = files(replace(corpus, actors=actors, entries=entries))
    tables = [text for path, text in made.items() if path.endswith(".csv")]
    assert len(tables) == 3
    for text in tables:
        for row in csv.reader(io.StringIO(text)):
            for cell in row:
                assert not cell.startswith(
                    ("=", "+", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
                ), cell
                assert not cell.startswith("-") or cell == "-1", cell


def test_numbers_are_numbers():
    made = files(desk())
    relations = list(csv.DictReader(io.StringIO(made["relations/relations.csv"])))
    assert {row["sign"] for row in relations} >= {"-1"}
    assert {row["sign"] for row in relations} <= {"-1", "0", "1"}
    for row in csv.DictReader(io.StringIO(made["claims/claims.csv"])):
        assert 0 <= int(row["start"]) < int(row["end"])
