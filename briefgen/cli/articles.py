"""Commands that read articles wherever they lie, and need no desk: extract, corpus, schema."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from briefgen.cli.entry import INPUT_FAILED, debugged, main
from briefgen.errors import BriefgenError
from briefgen.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import Metadata
    from briefgen.record import Form


_PATHS = click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="PATH...",
)


_MODEL = click.option("--model", help="The spaCy pipeline to read with.  [default: en_core_web_sm]")


_WORKERS = click.option(
    "--workers",
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="Processes at once.  [default: one a processor]",
)


@main.command(short_help="Print the record of each article.")
@_PATHS
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "json", "yaml"]),
    default="jsonl",
    show_default=True,
    help="A record a line, or each one indented.",
)
@_MODEL
@_WORKERS
def extract(
    paths: tuple[Path, ...], form: Form, model: str | None, workers: int | None
) -> NoReturn:
    """Print the record of each article: its text, its parts, and who said what, with offsets.

    Folders are walked in the order of their names. A sidecar (article.yml) and metadata from
    elsewhere (article.metadata.json) that lie beside an article are used, and so is a registry
    (actors.yml, places.yml, glossary.yml) that lies in a folder that is named. Nothing is written.
    """
    from briefgen import record, rooms

    terminal, failures, debug = Terminal(), [], debugged(click.get_current_context())

    def usable() -> Iterator[Metadata]:
        for result in rooms.records(paths, terminal.track, model=model, workers=workers):
            if isinstance(result, BriefgenError):
                failures.append(result)
                terminal.error(result, debug=debug)
            else:
                yield result

    _write_utf8()
    for piece in record.stream(usable(), form):
        sys.stdout.write(piece)
    sys.stdout.flush()
    sys.exit(INPUT_FAILED if failures else 0)


@main.command("corpus", short_help="Print what articles tell together.")
@_PATHS
@click.option(
    "--format",
    "form",
    type=click.Choice(["json"]),
    default="json",
    show_default=True,
    help="One indented JSON object.",
)
@_MODEL
@_WORKERS
def corpus_(
    paths: tuple[Path, ...],
    form: str,  # noqa: ARG001 - one form so far
    model: str | None,
    workers: int | None,
) -> NoReturn:
    """Print what articles tell together: stories, figures, happenings, conflicts, who is one.

    Files are found, and sidecars and registries used, as `extract` does. Nothing is written.
    """
    from briefgen import export, rooms

    terminal, debug = Terminal(), debugged(click.get_current_context())
    made, failures = rooms.corpus(paths, terminal.track, model=model, workers=workers)
    for failure in failures:
        terminal.error(failure, debug=debug)
    _write_utf8()
    sys.stdout.write(export.desk_record(made))
    sys.stdout.flush()
    sys.exit(INPUT_FAILED if failures else 0)


def _write_utf8() -> None:
    """Make standard output UTF-8 whatever the terminal's locale: records are."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


_SCHEMAS = [
    "record",
    "corpus",
    "sidecar",
    "actors",
    "places",
    "glossary",
    "judgements",
    "corrections",
]


@main.command(short_help="Print a JSON Schema.")
@click.argument("kind", type=click.Choice(_SCHEMAS), required=False, metavar="[KIND]")
@click.option("--report", is_flag=True, help="Of what `briefgen build --report` writes instead.")
def schema(kind: str | None, *, report: bool) -> None:
    """Print the JSON Schema of the record, which `article.metadata.json` follows too, \
or of a file that you edit.

    KIND is record (the default), corpus (what `briefgen corpus` prints), sidecar, actors, places,
    glossary, judgements or corrections.
    """  # noqa: D205 - its first sentence is one line of the help
    if report and kind:
        message = f"--report prints a schema of its own: leave out {kind!r}"
        raise click.UsageError(message)
    if report:
        from importlib.resources import files

        stored = files("briefgen.registry").joinpath("data", "build_report.schema.json")
        click.echo(stored.read_text(encoding="utf-8").rstrip())
        return
    from briefgen import record
    from briefgen.registry import desk_schemas

    own = {"record": record.schema, "corpus": record.together_schema}
    asked = kind or "record"
    found = own[asked]() if asked in own else desk_schemas.desk_schema(asked)
    click.echo(json.dumps(found, indent=2, ensure_ascii=False))
