"""The commands; no logic."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click


@click.group()
def main() -> None:
    """Articles in, evidence-linked briefs out."""


@main.command()
@click.option("--format", "form", type=click.Choice(["jsonl", "json", "yaml"]), default="jsonl")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
def extract(form: str, paths: tuple[Path, ...]) -> None:
    """Print the record of each article."""
    import re

    from briefgen.cleaning import label
    from briefgen.extract import Extractor
    from briefgen.readers import read
    from briefgen.record import to_plain
    from briefgen.registry.desk import Desk

    files = []
    for p in paths:
        files += sorted(q for q in p.rglob("*") if q.suffix in (".txt", ".md", ".html")) if p.is_dir() else [p]

    def articles():
        for f in files:
            side = f.with_suffix(".yml")
            m = re.search(r"^published: *(\S+)", side.read_text(), re.M) if side.exists() else None
            yield label(read(f.read_bytes(), f.as_posix())), m[1] if m else None

    for metadata in Extractor("en_core_web_sm", Desk()).extract(articles()):
        sys.stdout.write(json.dumps(to_plain(metadata), ensure_ascii=False) + "\n")
