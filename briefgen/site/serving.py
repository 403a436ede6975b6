"""Serve a site while it is edited: build again, page by page, when something is saved.

What is served lies in a folder of its own under `.briefgen/` and is kept between runs, so that the
next one begins with what it left. The site that `build` makes is not touched. Where plugins of
others take part, MkDocs' own server builds all pages each time.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from socketserver import BaseRequestHandler, TCPServer
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs.config.base import load_config
from mkdocs.exceptions import Abort, MkDocsException

from briefgen import workers
from briefgen.errors import BriefgenError, DeskError, OutputError, Where
from briefgen.site import ending, engine, increment, inside, lock, manifest, staging
from briefgen.site.commands import raise_own
from briefgen.site.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.config.defaults import MkDocsConfig

_log = logging.getLogger(engine.LOG)


@dataclass(frozen=True, slots=True)
class Serving:
    """How to serve: `watched` is a folder watched besides the docs, `opened` opens a browser.

    `home` holds the site that is served and what is temporary. `told` is called with the address at
    the start, and then with what MkDocs and the plugin log of each build. `workers` is how many
    processes may build pages.
    """

    watched: Path
    home: Path
    told: Callable[[str], None]
    address: str = "127.0.0.1:8000"
    opened: bool = False
    workers: int | None = None


def serve(config_file: Path, how: Serving) -> None:
    """Serve the site until interrupted; build again on changes to settings, docs or `watched`.

    Raises:
        DeskError: the configuration is not one that MkDocs can serve.
        OutputError: the address is taken, or is none of this machine's.
    """
    try:
        config = load_config(config_file=str(config_file), dev_addr=how.address)
        how.told(f"Serving at {_free(config, how.address)} once the site is built. Ctrl+C ends it.")
        with lock.moment(how.home) as folder, ending.promptly(folder), _relayed(how.told):
            if folder is not None and increment.fits(config):
                _by_page(config, config_file, how)
            else:
                _whole(config_file, how)
    except (Abort, MkDocsException) as error:
        raise_own(error)
        message = f"MkDocs could not serve the site: {error}"
        raise DeskError(
            message, where=Where(config_file), remedy="mend what is named above"
        ) from error


def _by_page(config: MkDocsConfig, config_file: Path, how: Serving) -> None:
    """Serve a site of which each build makes only the pages that have changed."""
    site = how.home / staging.SERVED
    build = Builder(config_file, site, Path(config.site_dir), how.workers)
    host, port = config.dev_addr
    server = inside.server(build, (host, port), site, urlsplit(config.site_url or "/").path)
    server.error_handler = lambda code: _page_of_error(site, code)
    try:
        build.begin()
        server.watch(str(config_file))
        server.watch(str(how.watched))
        docs = Path(config.docs_dir)
        inside.watch(server, docs, lambda name: not build.wrote(docs, name))
        with suppress(KeyboardInterrupt):
            server.serve(open_in_browser=how.opened)
    finally:
        server.shutdown()
        build.end()


@dataclass(slots=True)
class Builder:
    """Builds the served site: `built` is the desk's own, whose HTML of pages is used as well."""

    config_file: Path
    site: Path
    built: Path
    workers: int | None
    _written: frozenset[str] = frozenset()
    """The files that we wrote into the docs tree, or removed from it, in the last build."""
    _plugins: Any = None

    def begin(self) -> None:
        """Build for the first time.

        Raises:
            Abort: a page can't be built.
            DeskError: the configuration is not one that MkDocs can build.
        """
        config = self._config()
        self._plugins = config.plugins
        self._plugins.on_startup(command="serve", dirty=False)
        self._build(config)

    def end(self) -> None:
        """Clean up after the last build."""
        if self._plugins is not None:
            self._plugins.on_shutdown()

    def __call__(self) -> None:
        """Build again; what can't be built is told, and what stood there is served on."""
        try:
            config = self._config()
            if not increment.fits(config):
                message = "the settings name other plugins, a theme or a hook: serve anew"
                raise DeskError(message, where=Where(self.config_file))
            self._build(config)
        except (Abort, MkDocsException, BriefgenError, OSError) as error:
            _log.error("%s", error)

    def wrote(self, docs: Path, name: str) -> bool:
        """Tell whether it is we who write, or have removed, a file of the docs tree."""
        bookkeeping = PurePath(name).name.startswith(".briefgen")
        return bookkeeping or name in self._written or name in Ledger.of(docs)

    def _config(self) -> MkDocsConfig:
        return load_config(config_file=str(self.config_file), site_dir=str(self.site))

    def _build(self, config: MkDocsConfig) -> None:
        begun, docs = monotonic(), Path(config.docs_dir)
        before = Ledger.of(docs).files
        engine.plugin(config, self.config_file).by_page = True
        kept, html = (
            manifest.place(self.config_file, folder, what)
            for folder, what in ((self.site, "pages"), (self.built, "html"))
        )
        with workers.collecting_seldom():
            many = increment.build(config, increment.Plan(kept, workers=self.workers, html=html))
        self._written = frozenset({*before, *Ledger.of(docs).files})
        pages = "1 page" if many == 1 else f"{many:,} pages"
        _log.info("Built %s in %.1f seconds", pages, monotonic() - begun)


def _whole(config_file: Path, how: Serving) -> None:
    """Have MkDocs serve: it builds all pages at each change, in a temporary folder."""
    from mkdocs.commands import serve as mkdocs_serve  # noqa: PLC0415 - a build needs no server

    mkdocs_serve.serve(
        str(config_file),
        livereload=True,
        watch=[str(how.watched)],
        open_in_browser=how.opened,
        dev_addr=how.address,
    )


def _page_of_error(site: Path, code: int) -> bytes | None:
    """Return the page that the site has for an error, None where it has none."""
    try:
        return (site / f"{code}.html").read_bytes()
    except OSError:
        return None


def _free(config: MkDocsConfig, address: str) -> str:
    """Return the address at which the site will be served, once nobody else is found there.

    Raises:
        OutputError: where it can't be had; now, and not after a build.
    """
    host, port = config.dev_addr
    try:
        with _Port((host, port), BaseRequestHandler):
            pass
    except OSError as error:
        message = f"can't serve at {address}: {error.strerror or error}"
        remedy = "choose another port with --port, or stop what is running there"
        raise OutputError(message, remedy=remedy) from error
    return inside.address(host, port, urlsplit(config.site_url or "/").path)


class _Port(TCPServer):
    """A port, taken as MkDocs' server takes it."""

    allow_reuse_address = True


@contextmanager
def _relayed(told: Callable[[str], None]) -> Iterator[None]:
    """Pass on log messages of a build: that it is done, warnings, and errors."""

    class Relay(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            message = record.getMessage()
            ours = record.name == engine.LOG or message.startswith("Documentation built")
            if ours or record.levelno >= logging.WARNING:
                word = "" if record.levelno < logging.WARNING else f"{record.levelname.lower()}: "
                told(f"{word}{message}")

    logger, relay = logging.getLogger("mkdocs"), Relay()
    before = logger.level
    logger.addHandler(relay)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(relay)
        logger.setLevel(before)
