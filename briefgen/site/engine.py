"""Turn the docs tree into a site: what the plugin does at each of MkDocs' events.

MkDocs' commands are called in `commands`.
"""

from __future__ import annotations

import json
import logging
import os
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from mkdocs.structure.files import InclusionLevel
from pathspec.gitignore import GitIgnoreSpec

from briefgen.errors import DeskError, Where
from briefgen.locale import words
from briefgen.site import (
    dressed,
    feeds,
    fit,
    handover,
    head,
    inline_markup,
    ledger,
    registers,
    tree,
)
from briefgen.site.minify import minified

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    from briefgen.locale import Words
    from briefgen.site.manifest import Told

SECTIONS: Final = (
    ("Home", "index.md"),
    ("Briefs", "briefs/index.md"),
    ("Ledger", "ledger/index.md"),
    ("Actors", "actors/index.md"),
    ("Places", "places/index.md"),
    ("Happenings", "happenings/index.md"),
    ("Terms", "terms/index.md"),
    ("Sources", "sources/index.md"),
    ("Tags", "tags/index.md"),
    ("About", "about.md"),
)
"""The index pages, in the order of the menu; all others are reached through them.

A menu of every page would be repeated in every page (measured: 1,000 pages in it take 2.3 times
as long and 204 MB).
"""

_LISTS_SEARCHED: Final = {"actors": "actor", "terms": "term", "places": "place"}
"""Folders whose lists search finds: their entries have no pages of their own."""

_DOWNLOADS: Final = (
    ("file_ris", ".ris"),
    ("file_bib", ".bib"),
    ("file_csl", ".csl.json"),
    ("file_json", ".json"),
)
"""Files beside a brief for other programs: the key of their label, and their ending."""

REMEMBERED: Final = (
    "kind",
    "description",
    "byline",
    "published",
    "title_as_written",
    "byline_as_written",
)
"""Fields of a page's front matter that are read after it is built: see `finish`."""

_SEARCH_PAGE: Final = "search.html"

_UNDATED: Final = "1980-01-01"
"""The date of files that must have one where there is none; the earliest of a zip archive."""

_LISTS: Final = ("/timeline/", "/claims/", "/relations/")
"""Folders of plain lists for readers without scripts: the page of the ledger links to them."""

_FOLDERS: Final = (
    *(f"/{path.removesuffix('index.md')}" for _, path in SECTIONS if path.endswith("/index.md")),
    *_LISTS,
)


LOG: Final = "mkdocs.plugins.briefgen"
"""The name of the plugin's logger: MkDocs shows it beside its own."""

_log: Final = logging.getLogger(LOG)


@contextmanager
def listening(level: int, heard: list[Told]) -> Iterator[None]:
    """Add to `heard` what MkDocs logs at a level or above; only its own commands show its log."""

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append((record.name, record.levelno, record.getMessage()))

    ear = Ear(level)
    logging.getLogger("mkdocs").addHandler(ear)
    try:
        yield
    finally:
        logging.getLogger("mkdocs").removeHandler(ear)


def plugin(config: MkDocsConfig, config_file: Path | None = None) -> Any:  # noqa: ANN401 - the plugin may not be imported here
    """Return our plugin as the configuration names it.

    Raises:
        DeskError: the configuration does not name it.
    """
    if "briefgen" not in config.plugins:
        message = "the plugin briefgen is not among the plugins"
        where = Where(config_file or Path(config.config_file_path))
        raise DeskError(message, where=where, remedy="add it: `plugins: [briefgen]`")
    return config.plugins["briefgen"]


def configure(config: MkDocsConfig) -> MkDocsConfig:
    """Configure what a desk's site needs, on_config: disk-safe links, checked anchors, short menu.

    Raises:
        DeskError: where MkDocs would not come to an end in the docs tree, or leave it.
    """
    fit.demand_walkable(Path(config.docs_dir))
    config.use_directory_urls = False
    if inline_markup.__name__ not in config.markdown_extensions:
        config.markdown_extensions = [*config.markdown_extensions, inline_markup.__name__]
    config.extra["ui"] = words(plugin(config).settings.language)
    config.extra["searched"] = plugin(config).settings.search
    if not config.extra["searched"]:
        config.theme.static_templates.discard(_SEARCH_PAGE)
    quiet = GitIgnoreSpec.from_lines([*_FOLDERS, "/method.md", "/search.md"])
    config.not_in_nav = config.not_in_nav + quiet if config.not_in_nav else quiet
    config.validation.links.anchors = max(config.validation.links.anchors, logging.WARNING)
    return config


def files(found: Files, config: MkDocsConfig) -> Files:
    """Set the menu from the index pages, on_files, and exclude files that can't be in a site.

    Those are the docs tree's own bookkeeping, and files that `fit` refuses. Our style sheets and
    scripts are minified. A menu of the user's own stays.
    """
    docs = fit.Docs(Path(config.docs_dir))
    for file in list(found):
        if file.src_uri.rpartition("/")[2] in (ledger.MANIFEST, ledger.JOURNAL):
            file.inclusion = InclusionLevel.EXCLUDED
        elif why := docs.why_not(file.abs_src_path):
            file.inclusion = InclusionLevel.EXCLUDED
            _log.warning("%s %s, and is left out of the site", file.src_uri, why)
        elif file.abs_src_path and (short := minified(file.abs_src_path)) is not None:
            file.content_bytes = short
    if config.nav is None:
        there = {file.src_uri for file in found.documentation_pages()}
        config.nav = [{title: path} for title, path in SECTIONS if path in there] or None
    return found


def _entries(folder: Path) -> Iterable[Path]:
    return folder.iterdir() if folder.is_dir() else ()


def page_content(html: str, page: Page, config: MkDocsConfig) -> str:
    """Return a page's HTML dressed for a foreign theme, on_page_content; ours dresses later."""
    date(page)
    if config.theme.name == "briefgen":
        return html
    made = dressed.dress_part(html, _undressed(page, config))
    _hand_over(page, config, made.sentences)
    return made.html


def _undressed(page: Page, config: MkDocsConfig) -> dressed.Page:
    """Return the kind, the facts and the interface words with which a page is dressed."""
    folder = (Path(config.docs_dir) / PurePosixPath(page.file.src_uri)).parent

    def beside(name: str) -> str:
        return _read(folder / name) if PurePosixPath(name).name == name else ""

    told = _read(facts_of(page.file, config))
    kind = str(page.meta.get("kind", ""))
    return dressed.Page(kind, json.loads(told or "{}"), beside, ui_of(config))


def ui_of(config: MkDocsConfig) -> Words:
    """Return the interface words of the pages, in the language of the desk."""
    return config.extra.get("ui") or words()


def facts_of(file: File, config: MkDocsConfig) -> Path:
    """Return the file of the facts that a page's Markdown does not hold; see `render.facts`."""
    return _facts_beside(Path(config.docs_dir) / PurePosixPath(file.src_uri))


def _facts_beside(source: Path) -> Path:
    return source.with_name(f".{source.name.removesuffix('.md')}.facts.json")


class Beside:
    """The files beside the pages of a docs tree that go into them; each folder is listed once."""

    def __init__(self, docs: Path) -> None:
        """List nothing yet."""
        self._docs = docs
        self._names: dict[Path, dict[str, list[str]]] = {}

    def of(self, file: File) -> Iterator[str | bytes]:
        """Yield the names of a page's downloads, and the content of its facts and figures."""
        source = self._docs / PurePosixPath(file.src_uri)
        stem = source.name.removesuffix(".md")
        names = self._in(source.parent).get(stem, [])
        yield "\n".join(f"{stem}{end}" for _, end in _DOWNLOADS if f"{stem}{end}" in names)
        yield _read(_facts_beside(source)).encode()
        for name in names:
            if name.endswith(".svg"):
                yield _read(source.parent / name).encode()

    def _in(self, folder: Path) -> dict[str, list[str]]:
        """Return the names of the files in a folder, sorted, by each stem that they may have."""
        if folder not in self._names:
            by_stem: dict[str, list[str]] = {}
            for name in sorted(path.name for path in _entries(folder)):
                for at, letter in enumerate(name):
                    if letter == "." and at:
                        by_stem.setdefault(name[:at], []).append(name)
            self._names[folder] = by_stem
        return self._names[folder]


def _read(file: Path) -> str:
    """Return the text of a file that we wrote, empty where there is none."""
    try:
        return file.read_text("utf-8")
    except OSError:
        return ""


def _hand_over(page: Page, config: MkDocsConfig, sentences: dict[str, str]) -> None:
    """Write beside a brief its Markdown, and the scripts with its sentences, fixes and Markdown.

    A page that was opened from a disk can't fetch another file: it loads these scripts to show
    another brief's sentence, to copy a correction, and to copy the brief.
    """
    if page.meta.get("kind") != "brief":
        return
    slug = PurePosixPath(page.file.dest_uri).with_suffix("").name
    told = registers.register(slug, str(page.title or slug), sentences)
    site = Path(config.site_dir)
    tree.replace(site / _beside(page, "text"), told)
    known = json.loads(_read(facts_of(page.file, config)) or "{}").get("fixes", {"file": ""})
    tree.replace(site / _beside(page, "fix"), registers.fixes(slug, known))
    written = _read(Path(config.docs_dir) / PurePosixPath(page.file.src_uri))
    place = handover.Place(page.file.src_uri, config.site_url or "")
    tree.replace(site / _markdown(page), handover.whole(written, place))
    tree.replace(
        site / _beside(page, "md"), registers.markdown(slug, handover.brief(written, place))
    )


def date(page: Page) -> None:
    """Set a fixed date on a page, unless SOURCE_DATE_EPOCH is set.

    MkDocs dates each page with the day of the build, which `sitemap.xml.gz` carries: no clock goes
    into the output, unless it is set by SOURCE_DATE_EPOCH (reproducible-builds.org), which MkDocs
    has read by now.
    """
    if "SOURCE_DATE_EPOCH" not in os.environ:
        page.update_date = _UNDATED


def page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, *, live: bool = False
) -> dict[str, Any]:
    """Return the context of the theme's templates, on_page_context.

    `live` is set while `serve` injects its own script.
    """
    site = head.Site(config.site_name, config.site_url or "", str(config.theme.locale or "en"))
    kind = str(page.meta.get("kind", "")) or "page"
    searched = (
        _LISTS_SEARCHED.get(page.file.src_uri.partition("/")[0], kind) if kind == "index" else kind
    )
    told = {**_written(page), "kind": searched}
    named = _title(page)
    title = str(ui_of(config).raw("menu").get(named, named))
    url = page.canonical_url or ""
    context["written_title"] = title if "title_as_written" in page.meta else ""
    context["head"] = head.of(told, title, url, site, page.content or "")
    context["kind"] = kind
    context["live"] = live
    context["program"] = f"briefgen {_version()}"
    context["downloads"] = downloads(page.file, config)
    if kind == "brief":
        context["citation"] = handover.citation(told, title, ui_of(config))
    return context


@cache
def _version() -> str:
    """Return the version of this program; looking it up reads a file."""
    return version("briefgen")


def _written(page: Page) -> dict[str, Any]:
    """Return a page's front matter with its names unescaped: whatever shows them escapes them."""
    end = "_as_written"
    exact = {key.removesuffix(end): value for key, value in page.meta.items() if key.endswith(end)}
    return {**page.meta, **exact}


def _title(page: Page) -> str:
    """Return a page's title, unescaped."""
    return str(page.meta.get("title_as_written") or page.title or "")


def downloads(file: File, config: MkDocsConfig) -> list[tuple[str, str]]:
    """Return the label and the name of each file beside a page for other programs."""
    stem = Path(config.docs_dir) / PurePosixPath(file.src_uri).with_suffix("")
    beside = [(n, end) for n, end in _DOWNLOADS if stem.with_name(stem.name + end).is_file()]
    return [(ui_of(config)(n), stem.name + end) for n, end in beside]


def outputs(page: Page) -> list[str]:
    """Return the files of the site that a page is written to."""
    brief = page.meta.get("kind") == "brief"
    beside = [_beside(page, what) for what in ("text", "fix", "md")] if brief else []
    return [page.file.dest_uri, *beside, *([_markdown(page)] if brief else [])]


def _markdown(page: Page) -> str:
    return PurePosixPath(page.file.dest_uri).with_suffix(".md").as_posix()


def _beside(page: Page, what: str) -> str:
    return PurePosixPath(page.file.dest_uri).with_suffix(f".{what}.js").as_posix()


def post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Return the page dressed and minified, on_post_page; write what is handed over beside it."""
    if config.theme.name != "briefgen":
        return output
    made = dressed.dress(output, _undressed(page, config))
    _hand_over(page, config, made.sentences)
    return made.html


def finish(config: MkDocsConfig, found: Files) -> None:
    """Write the feeds of the built briefs, on_post_build; search is indexed afterwards."""
    pages = (file.page for file in found.documentation_pages())
    briefs = (p for p in pages if p is not None and p.meta.get("kind") == "brief")
    entries = [feeds.Entry.of(_written(p), _title(p), p.file.dest_uri) for p in briefs]
    feeds.write(Path(config.site_dir), config.site_name, config.site_url or "", entries)
