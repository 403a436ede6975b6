"""Build a desk's site as MkDocs would, to the same bytes, but render changed pages alone.

MkDocs renders every page at each build, one after another. Here a page that would come out the
same is left as it is, and the others are shared out among processes. What MkDocs logged of a page
is logged again, so that a warning lasts as long as its cause. Files that we wrote and that nothing
accounts for any more are removed from the site.
"""

from __future__ import annotations

import filecmp
import logging
import os
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkdocs import utils
from mkdocs.config.base import load_config
from mkdocs.exceptions import Abort, BuildError, MkDocsException
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation

from briefgen import workers
from briefgen.site import converted, engine, inline_markup, inside, manifest
from briefgen.site.converted import Converted
from briefgen.site.copies import Copies
from briefgen.site.manifest import Built, Told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from briefgen.site.staging import Staging

    Made = tuple[Built, bytes | None]
    """A page as it was built, and what Markdown made of it where that is new."""

_PURE: Final = frozenset(
    {
        "abbr",
        "admonition",
        "attr_list",
        "codehilite",
        "def_list",
        "extra",
        "fenced_code",
        "footnotes",
        "legacy_attrs",
        "legacy_em",
        "md_in_html",
        "meta",
        "nl2br",
        "sane_lists",
        "smarty",
        "tables",
        "toc",
        "wikilinks",
    }
)
"""Python-Markdown's own extensions: they depend on the page alone, others may read files."""

_NOT_IN_PAGES: Final = frozenset(
    {"config_file_path", "docs_dir", "site_dir", "plugins", "hooks", "theme", "strict"}
)


@dataclass(frozen=True, slots=True)
class Plan:
    """How to build: `kept` is the file that remembers pages, `clean` builds them all.

    `workers` is how many processes to use. What Markdown made of each page is kept beside `html`,
    by default one for each site.
    """

    kept: Path
    clean: bool = False
    workers: int | None = None
    html: Path | None = None


def fits(config: MkDocsConfig) -> bool:
    """Tell whether pages depend only on what is hashed here: no foreign theme, plugin, hook."""
    own_theme = config.theme.name == "briefgen" and not config.theme.custom_dir
    return (
        inside.fits()
        and own_theme
        and set(config.plugins) == {"briefgen"}
        and not config.hooks
        and not config.extra_templates
        and all(
            name == inline_markup.__name__ or name.removeprefix("markdown.extensions.") in _PURE
            for name in config.markdown_extensions
        )
    )


def build(config: MkDocsConfig, plan: Plan) -> int:
    """Build the site in its staging folder, from where the plugin moves it; return how many pages.

    Raises:
        Abort: a warning was logged and the configuration is strict, or a page can't be built.
    """
    counted = utils.CountHandler()
    counted.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(counted)
    try:
        config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        made = _Build.of(config, plan)
        made.run()
        config.plugins.on_post_build(config=config)
        made.remember()
        if config.strict:
            _refuse(counted.get_counts())
    except Exception as error:
        config.plugins.on_build_error(error=error)
        if isinstance(error, BuildError):
            raise Abort(str(error)) from error
        raise
    finally:
        logging.getLogger("mkdocs").removeHandler(counted)
    return made.many


def _refuse(counts: list[tuple[str, int]]) -> None:
    """Abort a strict build in which something was logged."""
    if counts:
        told = ", ".join(f"{many} {what.lower()}s" for what, many in counts)
        message = f"Aborted with {told} in strict mode!"
        raise Abort(message)


class _Asked(Files):
    """Files that record which of them the links of a page asked for."""

    def __init__(self, files: Files) -> None:
        super().__init__(files)
        self.found: set[str] = set()
        self.missed: set[str] = set()

    def get_file_from_path(self, path: str) -> File | None:
        file = super().get_file_from_path(path)
        (self.missed if file is None else self.found).add(path if file is None else file.src_uri)
        return file


@dataclass(slots=True)
class _Pages:
    """What pages are built with; `sources`, `keys` and `names` are hashes by docs path."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Any  # Jinja's environment; Jinja is imported in one place
    asked: _Asked
    converted: Converted
    sources: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, config: MkDocsConfig, converted: Converted) -> _Pages:
        files = get_files(config)
        env = config.theme.get_env()
        files.add_files_from_theme(env, config)
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        env = config.plugins.on_env(env, config=config, files=files)
        return cls(config, files, nav, env, _Asked(files), converted)

    def build(self, uri: str) -> Made | str:
        """Build one page; return what to remember of it, or why it can't be built."""
        page = self.files.src_uris[uri].page
        assert page is not None
        self.asked.found, self.asked.missed = set(), set()
        with _alone() as told:
            try:
                fresh = self._populate(page, told)
                inside.write(page, self.config, self.nav, self.env)
            except (MkDocsException, OSError, ValueError) as error:
                return "; ".join(
                    [*(message for _, level, message in told if level >= logging.ERROR), str(error)]
                )
        built = self._built(page, told)
        # a worker that builds thousands of pages holds one at a time; what MkDocs would read the
        # title from, for each menu that shows it, is dropped here
        page.title = built.title
        page.content = page.markdown = None
        page.toc = []  # type: ignore[assignment] # as MkDocs itself begins with
        return built, fresh

    def _populate(self, page: Page, told: list[Told]) -> bytes | None:
        """Render a page's Markdown and return it packed, None where the kept one holds."""
        try:
            self._populate_as_before(page)
        except LookupError:
            pass
        else:
            return None
        self.asked.found, self.asked.missed = set(), set()
        inside.populate(page, self.config, self.asked)
        found = ((uri, self.files.src_uris[uri].inclusion.name) for uri in self.asked.found)
        return converted.packed(inside.populated(page), found, self.asked.missed, told)

    def _populate_as_before(self, page: Page) -> None:
        """Restore what Markdown made of the same text, if its links find and miss the same files.

        Raises:
            LookupError: nothing is kept of it, or it does not hold any more.
        """
        kept = self.converted.told(self.names[page.file.src_uri])
        if any(self.asked.get_file_from_path(uri) for uri in kept["missed"]):
            raise LookupError
        for uri, state in kept["found"]:
            file = self.asked.get_file_from_path(uri)
            if file is None or file.inclusion.name != state:
                raise LookupError
        inside.populate_as_before(page, self.config, self.asked, kept["made"])
        for logger, level, message in kept["told"]:
            logging.getLogger(logger).log(level, "%s", message)

    def _built(self, page: Page, told: list[Told]) -> Built:
        uri, site = page.file.src_uri, Path(self.config.site_dir)
        stamps = {name: manifest.stamp(f"{site}/{name}") for name in engine.outputs(page)}
        anchors = page.present_anchor_ids or set()
        links: dict[str, dict[str, str]] = {}
        for target, wanted in (page.links_to_anchors or {}).items():
            open_ends = {
                a: link for a, link in wanted.items() if target is not page.file or a not in anchors
            }
            if open_ends:
                links[target.src_uri] = open_ends
        return Built(
            source=self.sources[uri],
            key=self.keys[uri],
            html=self.names[uri],
            title=page.title,
            meta={
                name: str(page.meta[name])
                for name in engine.REMEMBERED
                if page.meta.get(name) is not None
            },
            found=sorted(self.asked.found),
            missed=sorted(self.asked.missed),
            files={name: known for name, known in stamps.items() if known is not None},
            links=links,
            anchors=sorted(anchors),
            told=told,
        )


@dataclass(slots=True)
class _Build:
    """One build: the pages as they were before, and as they are now."""

    config: MkDocsConfig
    plan: Plan
    pages: _Pages
    files: Files
    staging: Staging
    before: dict[str, Built]
    copies: Copies
    now: dict[str, Built] = field(default_factory=dict)
    many: int = 0
    """How many pages had to be built."""

    @classmethod
    def of(cls, config: MkDocsConfig, plan: Plan) -> _Build:
        anew = plan.clean or config.strict
        config_file = Path(config.config_file_path)
        staging: Staging = engine.plugin(config).staging
        html = plan.html or manifest.place(config_file, staging.named, "html")
        pages = _Pages.of(config, Converted(html.with_suffix(".sqlite"), anew=anew))
        before = {} if anew else manifest.load(plan.kept)
        copies = Copies(manifest.place(config_file, staging.named, "copies"), Path(config.docs_dir))
        if anew:
            copies.before.clear()
        return cls(config, plan, pages, pages.files, staging, before, copies)

    def run(self) -> None:
        pages = self.files.documentation_pages()
        todo = self._due(pages)
        due = [file.src_uri for file in todo]
        self.many = len(due)
        build, many = self.pages.build, self.plan.workers
        if due:
            self.pages.converted.begin()
        with workers.shared(build, due, many, fresh=self._elsewhere) as made:
            for uri, built in zip(due, made, strict=True):
                if isinstance(built, str):
                    raise BuildError(built)
                self.now[uri], fresh = built
                if fresh is not None:
                    self.pages.converted.put(self.now[uri].html, fresh)
        self._settle(pages)
        for uri in self.now.keys() - set(due):
            self.staging.keep |= self.now[uri].files.keys()
        self._others({name for built in self.now.values() for name in built.files})

    def remember(self) -> None:
        """Remember the pages, with the stamps of their files as they lie in the site now."""
        site = self.staging.site
        for uri, built in self.now.items():
            found = {name: manifest.stamp(f"{site}/{name}") for name in built.files}
            files = {name: known for name, known in found.items() if known is not None}
            self.now[uri] = replace(built, files=files)
        manifest.save(self.plan.kept, self.now)
        others = (file for file in self.files if not file.is_documentation_page())
        self.copies.remember(others, site)
        self.pages.converted.close(built.html for built in self.now.values())

    def _due(self, pages: Sequence[File]) -> list[File]:
        """Return the pages that must be built, the longest first, so that workers end together."""
        base = _fingerprint(self.config)
        beside = engine.Beside(Path(self.config.docs_dir))
        self.pages.sources = {
            file.src_uri: manifest.digest(base, *_source(file, beside)) for file in pages
        }
        text = converted.key(self.config)
        self.pages.names = {
            file.src_uri: manifest.digest(text, file.src_uri, file.content_bytes) for file in pages
        }
        self._titles()
        whole = manifest.digest(base, manifest.plain(list(_menu(self.pages.nav.items))))
        self.pages.keys = {
            uri: manifest.digest(whole, source) for uri, source in self.pages.sources.items()
        }
        there, site = self.files.src_uris.keys(), self.staging.site
        due = []
        for file in pages:
            old = self.before.get(file.src_uri)
            if (
                old is not None
                and all(name in self.staging.ledger for name in old.files)
                and old.stands(self.pages.keys[file.src_uri], there, site)
            ):
                self.now[file.src_uri] = old
            else:
                due.append(file)
        return sorted(due, key=_size, reverse=True)

    def _titles(self) -> None:
        """Set the titles of the pages in the menu: as given, as remembered, or as read."""
        for page in self.pages.nav.pages:
            old = self.before.get(page.file.src_uri)
            if "title" in vars(page):
                continue
            if old is not None and old.source == self.pages.sources[page.file.src_uri]:
                page.title = old.title
            else:
                with _alone():  # its warnings are logged when it is built
                    inside.populate(page, self.config, self.pages.asked)

    def _elsewhere(self) -> _Elsewhere:
        """Return the callable that builds pages in another process."""
        titles = {page.file.src_uri: str(page.title) for page in self.pages.nav.pages}
        config, pages = self.config, self.pages
        return _Elsewhere(
            config.config_file_path,
            config.site_dir,
            titles,
            pages.sources,
            pages.keys,
            pages.names,
            pages.converted.sent(),
        )

    def _settle(self, pages: Sequence[File]) -> None:
        """Restore each page from what was built, log its messages again, check its anchors."""
        for file in pages:
            assert file.page is not None
            _restore(file.page, self.now[file.src_uri], self.files)
        for file in pages:
            assert file.page is not None
            for logger, level, message in self.now[file.src_uri].told:
                logging.getLogger(logger).log(level, "%s", message)
        for file in pages:
            assert file.page is not None
            file.page.validate_anchor_links(
                files=self.files, log_level=self.config.validation.links.anchors
            )

    def _others(self, pages: set[str]) -> None:
        """Write the files that are no pages, unless the site has them or a page of that name."""
        for file in self.files:
            if (
                not file.is_documentation_page() and file.inclusion.is_included()  # type: ignore[no-untyped-call] # MkDocs' own
            ):
                if file.dest_uri in pages:
                    continue
                if self._copied(file):
                    self.staging.keep.add(file.dest_uri)
                else:
                    file.copy_file()
        for name in self.config.theme.static_templates:
            if name not in pages:
                env, nav = self.pages.env, self.pages.nav
                inside.write_template(name, env, self.files, self.config, nav)

    def _copied(self, file: File) -> bool:
        """Tell whether the site already holds a copied file, to the byte, and as ours."""
        if file.dest_uri not in self.staging.ledger:
            return False
        if self.copies.stands(file, self.staging.site):
            return True
        there = self.staging.site / file.dest_uri
        try:
            if there.is_symlink():
                return False
            if file.abs_src_path is None:
                return there.read_bytes() == file.content_bytes
            return filecmp.cmp(file.abs_src_path, there, shallow=False)
        except OSError:
            return False


@dataclass(slots=True)
class _Elsewhere:
    """Builds pages in a fresh process, which reads the configuration and the menu itself.

    `titles` are those of the pages in the menu, which may stand in pages that it does not build.
    """

    config_file: str
    stage: str
    titles: dict[str, str]
    sources: dict[str, str]
    keys: dict[str, str]
    names: dict[str, str]
    converted: Converted
    pages: _Pages | None = None

    def begin(self) -> None:
        """Read what all pages depend on; build none."""
        with _alone():  # the parent process has logged it already
            config = load_config(config_file=self.config_file, site_dir=self.stage)
            self.pages = _Pages.of(engine.configure(config), self.converted)
        self.pages.sources, self.pages.keys = self.sources, self.keys
        self.pages.names = self.names
        for page in self.pages.nav.pages:
            page.title = self.titles[page.file.src_uri]

    def __call__(self, uri: str, _renew: workers.Renew) -> Made | str:
        assert self.pages is not None
        return self.pages.build(uri)


def _fingerprint(config: MkDocsConfig) -> str:
    """Return a hash of what every page depends on, menu aside: programs, settings, theme."""
    settings = {name: value for name, value in config.items() if name not in _NOT_IN_PAGES}
    theme = config.theme
    looks = {
        "name": theme.name,
        "locale": str(theme.locale),
        **{str(k): theme[k] for k in theme if k != "locale"},
    }
    day = os.environ.get("SOURCE_DATE_EPOCH", "")
    files = manifest.of_folders(theme.dirs)
    return manifest.digest(
        manifest.installed(), manifest.plain(settings), manifest.plain(looks), day, files
    )


def _source(file: File, beside: engine.Beside) -> Iterator[str | bytes]:
    """Yield what the content of a page depends on besides what all pages depend on."""
    yield file.src_uri
    yield file.inclusion.name
    yield file.content_bytes
    yield from beside.of(file)


def _menu(items: Sequence[Any]) -> Iterator[object]:
    """Yield what a menu shows of its items, nested as they are."""
    for item in items:
        yield [
            type(item).__name__,
            item.title,
            getattr(item, "url", None),
            list(_menu(item.children or [])),
        ]


def _size(file: File) -> tuple[int, str]:
    return (Path(file.abs_src_path).stat().st_size if file.abs_src_path else 0, file.src_uri)


def _restore(page: Page, built: Built, files: Files) -> None:
    """Give a page what later steps ask of it: title, metadata for the feeds, anchors and links."""
    page.title = built.title
    page.meta = dict(built.meta)
    page.present_anchor_ids = set(built.anchors)
    page.links_to_anchors = {
        f: links for uri, links in built.links.items() if (f := files.get_file_from_path(uri))
    }
    engine.date(page)


@contextmanager
def _alone() -> Iterator[list[Told]]:
    """Collect what MkDocs logs within the block, and keep it from all other handlers."""
    heard: list[Told] = []
    logger = logging.getLogger("mkdocs")
    before, spreads = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [], False
    try:
        with engine.listening(logging.INFO, heard):
            yield heard
    finally:
        logger.handlers, logger.propagate = before, spreads
