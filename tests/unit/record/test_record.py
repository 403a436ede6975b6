"""Records as they are written, and what is refused when one is read."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath

import pytest
import yaml

from briefgen import record
from briefgen.errors import RecordError, Where
from briefgen.model import NUMBERED, Role
from tests.conftest import ROOT
from tests.made import article, metadata, report

WHERE = Where(PurePosixPath("article.metadata.json"))
HERE = report()


def _plain():
    return json.loads(record.dumps(HERE, "jsonl"))


def _refused(plain, made=None, **more):
    """Return the error with which a record is refused."""
    data = json.dumps(plain, indent=1, **more).encode() if isinstance(plain, dict) else plain
    with pytest.raises(RecordError) as caught:
        record.load_foreign(data, made or HERE.article, WHERE)
    return caught.value


def test_the_contract_of_extract():
    plain = record.to_plain(HERE)
    text = plain["text"]
    assert plain["source"]["path"] == "article.txt"
    assert {plain["blocks"][0]["role"]: text[: plain["blocks"][0]["end"]]} == {
        "title": "Brigade threatens Norland"
    }
    brigade = plain["actors"][0]
    assert (brigade["name"], brigade["type"], [x["name"] for x in brigade["aliases"]]) == (
        "Alder Brigade",
        "armed_group",
        ["brigade", "AB"],
    )
    assert all(text[m["start"] : m["end"]] == m["exact"] for m in brigade["mentions"])
    assert {"lat", "lon", "actor", "mentions"} <= plain["places"][0].keys()
    assert {"start", "end", "value"} <= plain["dates"][0].keys()
    reported, said = plain["claims"]
    assert (reported["source"]["exact"], reported["source"]["actor"]) == ("the Harbour Post", "a4")
    nobody = {
        "start": None,
        "end": None,
        "exact": None,
        "actor": None,
        "named": False,
        "actors": [],
        "why": "",
        "means": None,
    }
    assert said["source"] == nobody, "the last voice"
    assert (reported["cue"]["exact"], reported["content"][0]["start"], reported["kind"]) == (
        "reported",
        27,
        "attributed",
    )
    relation = plain["relations"][0]
    assert (relation["subject"], relation["object"], relation["kind"]) == ("a1", "a3", "conflict")
    assert (
        text[relation["evidence"]["start"] : relation["evidence"]["end"]]
        == relation["evidence"]["exact"]
    )


def test_keys_come_in_the_order_of_the_schema():
    plain = record.to_plain(HERE)
    assert list(plain) == list(record.schema()["properties"])
    assert list(plain["actors"][0]) == list(record.schema()["$defs"]["Actor"]["properties"])


def test_a_claim_without_a_source_has_none():
    made = article("It may be.")
    bare = metadata(made)
    plain = record.to_plain(bare) | {
        "claims": [
            {
                "id": "c",
                "kind": "hedged",
                "cue": _span(made, "may"),
                "content": [_span(made, "It may be")],
            }
        ]
    }
    again = record.from_plain(plain, made, WHERE)
    assert again.claims[0].sources == ()
    assert record.to_plain(again)["claims"][0]["source"] is None


@pytest.mark.parametrize("form", ["jsonl", "json", "yaml"])
def test_each_form_says_the_same(form):
    text = record.dumps(HERE, form)
    assert not text.endswith("\n")
    assert (yaml.safe_load(text) if form == "yaml" else json.loads(text)) == record.to_plain(HERE)


def test_a_line_of_json_lines_is_one_line_whatever_the_text_holds():
    made = metadata(article("One\u2028two\u2029three\u0085four\x0bfive\x1csix \U0001f33f."))
    text = record.dumps(made, "jsonl")
    assert len(text.splitlines()) == 1
    assert json.loads(text)["text"] == made.article.text


def test_a_record_in_json_has_an_annotation_a_line():
    lines = record.dumps(HERE, "json").split("\n")
    plain = _plain()
    items = sum(len(value) for value in plain.values() if isinstance(value, list))
    opened = sum(1 for value in plain.values() if isinstance(value, list) and value)
    assert len(lines) == 2 + len(plain) + items + opened
    assert all(json.loads(line.rstrip(",")) for line in lines if line.startswith('{"'))


def test_streams():
    both = [HERE, metadata(article("Nothing."))]
    assert [json.loads(x)["text"] for x in "".join(record.stream(both, "jsonl")).splitlines()] == [
        m.article.text for m in both
    ]
    assert json.loads("".join(record.stream(both, "json"))) == [record.to_plain(m) for m in both]
    assert json.loads("".join(record.stream([], "json"))) == []
    assert list(yaml.safe_load_all("".join(record.stream(both, "yaml")))) == [
        record.to_plain(m) for m in both
    ]


def test_what_was_kept_comes_back_whole():
    assert record.restore(record.dumps(HERE, "jsonl").encode()) == HERE


def _span(made, exact):
    start = made.text.index(exact)
    return {"start": start, "end": start + len(exact), "exact": exact}


def test_metadata_from_elsewhere_may_be_slight():
    made = article(
        (Role.TITLE, "Vey speaks"),
        'Mr. Vey spoke. "It is done." Nobody\nanswered him.',
        (Role.PROMO, "Buy. Now."),
    )
    actor = {"id": "x", "name": "Vey", "type": "person", "mentions": [_span(made, "Vey")]}
    claim = {"id": "c", "kind": "attributed", "cue": _span(made, "spoke"),
             "content": [_span(made, "It is done")],
             "source": _span(made, "Vey") | {"actor": "x"}}  # fmt: skip
    found = record.load_foreign(
        json.dumps({"actors": [actor], "claims": [claim]}).encode(), made, WHERE
    )
    assert found.article == made
    assert found.actors[0].mentions[0].origin == "elsewhere"
    assert (found.claims[0].sources[0].actor, found.claims[0].sources[0].named) == ("x", True)
    assert [(s.address.anchor, made.text[s.start : s.end]) for s in found.sentences] == [
        ("t1s1", "Vey speaks"),
        ("p1s1", "Mr. Vey spoke."),
        ("p1s2", '"It is done."'),
        ("p1s3", "Nobody\nanswered him."),
    ]


def test_blocks_and_statements_from_elsewhere_stand_in_place_of_ours():
    plain = _plain()
    plain["blocks"][1]["role"] = "caption"
    plain["statements"] = []
    del plain["sentences"]
    made = record.load_foreign(json.dumps(plain).encode(), HERE.article, WHERE)
    assert [b.role for b in made.article.blocks if b.role in NUMBERED] == [Role.BODY]
    assert made.article.statements == ()
    assert made.article.source == HERE.article.source


def test_words_that_do_not_stand_there_are_refused_with_path_line_and_both_texts():
    plain = _plain()
    plain["claims"][1]["cue"]["exact"] = "denied"
    error = _refused(plain)
    assert error.message.startswith(
        "claims[1].cue: quotes 'denied', but the text reads 'said' there"
    )
    line = json.dumps(plain, indent=1).splitlines()[error.where.line - 1]
    assert '"cue"' in line
    assert "code points" in error.remedy


def test_a_claim_s_source_must_quote_too():
    plain = _plain()
    plain["claims"][0]["sources"][0]["end"] += 1
    assert _refused(plain).message.startswith("claims[0].sources[0]")


CHANGES = {
    "text": (
        lambda p: p.update(text=p["text"].replace("Friday", "Monday")),
        "text: differs from the article from offset",
    ),
    "unknown key": (
        lambda p: p["actors"][0].update(colour="red"),
        "actors[0].colour: unknown key 'colour'",
    ),
    "missing": (lambda p: p["actors"][0].pop("name"), "actors[0].name: Field required"),
    "type": (
        lambda p: p["actors"][0].update(type="gang"),
        "actors[0].type: Input should be 'person'",
    ),
    "id twice": (lambda p: p["actors"][1].update(id="a1"), "actors[1].id: 'a1' is taken"),
    "subject": (
        lambda p: p["relations"][0].update(subject="a9"),
        "relations[0].subject: 'a9' is not among the actors",
    ),
    "claim": (
        lambda p: p["relations"][0].update(claim="c9"),
        "relations[0].claim: 'c9' is not among the claims",
    ),
    "date": (
        lambda p: p["events"][0].update(date="d9"),
        "events[0].date: 'd9' is not among the dates",
    ),
    "event's place": (
        lambda p: p["events"][0].update(places=["p1", "p9"]),
        "events[0].places[1]: 'p9' is not among the places",
    ),
    "speaker": (
        lambda p: p["claims"][0]["sources"][0].update(actor="a9"),
        "claims[0].sources[0].actor: 'a9'",
    ),
    "target": (lambda p: p["claims"][0].update(target="a9"), "claims[0].target: 'a9'"),
    "about": (
        lambda p: p["actors"][1]["descriptions"][0].update(about="a9"),
        "actors[1].descriptions[0].about: 'a9'",
    ),
    "place's actor": (lambda p: p["places"][1].update(actor="a9"), "places[1].actor: 'a9'"),
    "blocks overlap": (lambda p: p["blocks"][1].update(start=3), "blocks[1]: overlaps"),
    "blocks leave out": (lambda p: p["blocks"].pop(1), "blocks[1]: leaves out 'The Alder"),
    "blocks end early": (lambda p: p["blocks"].pop(3), "blocks: leave out 'Subscribe now'"),
    "blank edge": (
        lambda p: p["blocks"][0].update(end=p["blocks"][0]["end"] + 1),
        "blocks[0]: begins or ends with a blank",
    ),
    "same as": (
        lambda p: p["blocks"][3].update(role="duplicate", same_as=9),
        "blocks[3].same_as: is not a block",
    ),
    "sentence's block": (
        lambda p: p["sentences"][1]["address"].update(block=7),
        "sentences[1]: lies in no such block",
    ),
    "sentence outside": (
        lambda p: p["sentences"][0].update(end=30),
        "sentences[0]: lies outside the block",
    ),
    "sentence's address": (
        lambda p: p["sentences"][3]["address"].update(sentence=1),
        "sentences[3].address: is taken",
    ),
    "sentences overlap": (
        lambda p: p["sentences"][3].update(start=p["sentences"][3]["start"] - 5),
        "sentences[3]: overlaps",
    ),
    "version": (lambda p: p.update(schema_version="2.0"), "schema_version: String should match"),
    "latitude": (lambda p: p["places"][0].update(lat=91), "places[0].lat: Input should be less"),
    "day": (
        lambda p: p["dates"][0].update(earliest="Friday"),
        "dates[0].earliest: String should match",
    ),
}


@pytest.mark.parametrize(("change", "said"), CHANGES.values(), ids=CHANGES)
def test_what_does_not_hold_together_is_refused(change, said):
    plain = _plain()
    change(plain)
    error = _refused(plain)
    assert error.message.startswith(said)
    assert error.where.line
    assert error.remedy


@pytest.mark.parametrize(
    ("data", "said", "line"),
    [
        (b'{"actors": [\n}', "is not valid JSON", 2),
        (b"\xff\xfe", "is not UTF-8", 1),
        (b"[1]", "one JSON object", None),
        (b'{"actors": [], "actors": []}', "'actors' stands twice", None),
        (b'{"actors": [{"salience": NaN}]}', "NaN is not a JSON number", None),
        (b"[" * 100_000, "is not a record", None),
        (b"", "is not valid JSON", 1),
        (b"{" + b'"a": 1, ' * 200_000 + b'"b": 2}', "'a' stands twice", None),
        (b'{"source": {"path": "\\ud800"}}', "half of a surrogate pair", None),
        (b'{"actors": ' + b"7" * 5_000 + b"}", "is not a record", None),
        (b'{"actorz": []}', "actorz: unknown key 'actorz'", 1),
    ],
)
def test_files_that_are_no_records(data, said, line):
    error = _refused(data)
    assert said in error.message
    assert error.where.line == line
    assert error.where.path == WHERE.path


def test_a_misspelt_key_is_told():
    assert _refused(b'{"actorz": []}').remedy == "did you mean 'actors'?"


def test_a_misspelt_id_is_told():
    plain = _plain() | {"relations": [_plain()["relations"][0] | {"subject": "a11"}]}
    assert _refused(plain).remedy.startswith("did you mean")


@pytest.mark.parametrize(
    "plain",
    [{}, {"schema_version": "1.0"}, {"schema_version": "1.1", "notes": ["read"], "made_by": []}],
)
def test_a_record_that_says_nothing_is_refused_and_does_not_empty_the_brief(plain):
    error = _refused(plain)
    assert error.message.startswith("$: says nothing of the article")
    assert "actors: []" in error.remedy


def test_a_list_that_is_empty_is_an_answer():
    assert record.load_foreign(b'{"actors": []}', HERE.article, WHERE).actors == ()


def test_the_least_that_the_docs_show_is_whole():
    docs = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    text = re.search(r'for the text "([^"]+)"', docs)[1]
    shown = re.search(r"\n(    \{\n.*?\n    \})\n", docs, re.DOTALL)[1]
    made = record.load_foreign(shown.encode(), article(text), WHERE)
    assert made.actors[0].name == "Piet Maas"
    assert made.claims[0].sources[0].actor == "a1"
    assert made.sentences, "sentences are told by their punctuation"
