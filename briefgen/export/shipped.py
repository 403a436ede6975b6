"""List the formats that come with briefgen, in the order of the help."""

from __future__ import annotations

from typing import Final

from briefgen.export import (
    csv_package,
    docx,
    epub,
    ftm,
    geojson,
    graph_files,
    html,
    ics,
    markdown,
    parquet,
    pdf,
    references,
    sqlite,
    stix,
    web_annotations,
)
from briefgen.export.protocol import Exporter

_READ = "search across briefs, drawn figures, and where each actor stands in the text"
_CITED = "what the briefs say: it cites the articles alone, with nothing that they do not state"

EXPORTERS: Final = (
    Exporter(
        "docx",
        "a document for Word and LibreOffice, its evidence as endnotes",
        ".docx",
        f"{_READ}; the articles' texts",
        docx.write,
        needs="docx",
    ),
    Exporter(
        "pdf",
        "a tagged PDF with an outline, its evidence as notes",
        ".pdf",
        f"{_READ}; the articles' texts; a large desk comes in volumes",
        pdf.write,
        needs="typst",
    ),
    Exporter(
        "epub",
        "a book, a chapter for each brief, for e-readers",
        ".epub",
        _READ,
        epub.write,
    ),
    Exporter(
        "html",
        "one page that needs nothing else, with search and the articles' texts",
        ".html",
        "drawn figures, and where each actor stands in the text",
        html.write,
    ),
    Exporter(
        "md",
        "one Markdown file, its evidence as footnotes, for Obsidian, Pandoc and Git hosts",
        ".md",
        f"{_READ}; the articles' texts",
        markdown.write,
    ),
    Exporter(
        "csv",
        "all tables as CSV, with a data package that says what each column means",
        "",
        "the text's layout, and how cleaning labelled its parts; cells that a spreadsheet would "
        "compute begin with an apostrophe",
        csv_package.write,
        folder=True,
    ),
    Exporter(
        "sqlite",
        "all tables as one database with foreign keys and full text, and metadata for Datasette",
        ".db",
        "the text's layout, and how cleaning labelled its parts",
        sqlite.write,
    ),
    Exporter(
        "parquet",
        "all tables as Parquet files, for pandas, Polars and DuckDB",
        "",
        "the text's layout, and how cleaning labelled its parts",
        parquet.write,
        folder=True,
        needs="pyarrow",
    ),
    Exporter(
        "geojson",
        "places for QGIS and web maps, with precision and doubt",
        ".geojson",
        "areas: each place is a point, with the precision it stands for; claims and relations",
        geojson.write,
    ),
    Exporter(
        "gexf",
        "how actors stand to each other, for Gephi; edges dated by their article",
        ".gexf",
        "claims without a relation, places; what is doubtful; open dates",
        graph_files.write_gexf,
    ),
    Exporter(
        "graphml",
        "the same graph for Cytoscape, yEd and networkx",
        ".graphml",
        "claims without a relation, places; what is doubtful",
        graph_files.write_graphml,
    ),
    Exporter(
        "annotations",
        "every annotation as W3C Web Annotations, by quotation and position",
        ".annotations.jsonld",
        "articles whose words are not published; links between annotations, but by their ids",
        web_annotations.write,
    ),
    Exporter(
        "ics",
        "dated and expected events as a calendar",
        ".ics",
        "events without a first or last day; an imprecise day is a span of all days that it may be",
        ics.write,
    ),
    Exporter(
        "csl",
        "citations as CSL-JSON, for Zotero and Pandoc",
        ".csl.json",
        _CITED,
        references.write_csl,
    ),
    Exporter(
        "bibtex",
        "citations for BibTeX and biblatex",
        ".bib",
        _CITED,
        references.write_bibtex,
    ),
    Exporter(
        "ris",
        "citations as RIS, for EndNote, Citavi and others",
        ".ris",
        _CITED,
        references.write_ris,
    ),
    Exporter(
        "ftm",
        "entities of FollowTheMoney, a JSON object a line, for OpenAleph",
        ".ftm.json",
        "relations that are denied, planned or supposed, and how sure each is; figures; what a "
        "claim's hedges are",
        ftm.write,
    ),
    Exporter(
        "stix",
        "a STIX 2.1 bundle, for OpenCTI and MISP",
        ".stix.json",
        "relations that are denied, planned or supposed, but as notes; dates as imprecise as they "
        "are: a report is stamped with the first day that it may be of; events; figures",
        stix.write,
    ),
)
