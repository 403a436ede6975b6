"""Run MkDocs' commands: a build, and a server that builds again when something is saved."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socketserver import BaseRequestHandler, TCPServer
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from mkdocs.commands import build as mkdocs_build
from mkdocs.config.base import load_config
from mkdocs.exceptions import Abort, MkDocsException

from briefgen.errors import BriefgenError, DeskError, OutputError, Where
from briefgen.site import ending, engine, increment, inside, lock, manifest
from briefgen.site.how import How

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from briefgen.site.manifest import Told

_HOW: Final = How()


@dataclass(frozen=True, slots=True)
class Done:
    """A finished build: its warnings, and whether only our own code took part in it."""

    warnings: tuple[str, ...]
    ours: bool


def build(config_file: Path, site_dir: Path | None = None, how: How = _HOW) -> Done:
    """Build the site of a configuration file, into `site_dir` if given, from a current docs tree.

    Raises:
        DeskError: the configuration is not one that MkDocs can build, or a page has a broken link
            and `strict` is set.
        OutputError: the file system refuses.
    """
    options: dict[str, Any] = {"strict": True} if how.strict else {}
    if site_dir is not None:
        options["site_dir"] = str(site_dir.absolute())
    told: list[Told] = []
    try:
        with engine.listening(logging.WARNING, told):
            config = load_config(config_file=str(config_file), **options)
            ours_there = engine.plugin(config, config_file)
            ours_there.converted = True
            ours_there.adopt = how.adopt
            config.plugins.on_startup(command="build", dirty=False)
            try:
                ours = _built(config, how)
            finally:
                config.plugins.on_shutdown()
        return Done(tuple(message for _, _, message in told), ours)
    except (Abort, MkDocsException) as error:
        _raise_own(error)
        message = "\n".join(
            [f"MkDocs could not build the site: {error}", *(message for _, _, message in told)]
        )
        raise DeskError(
            message, where=Where(config_file), remedy="mend what is named above"
        ) from error
    except OSError as error:
        where = Where(Path(error.filename)) if error.filename else None
        raise OutputError(
            error.strerror or str(error), where=where, remedy="make the folder writable"
        ) from error


def _raise_own(error: BaseException | None) -> None:
    """Raise the first error of ours among an error and its causes, if there is one."""
    while error is not None:
        if isinstance(error, BriefgenError):
            raise error
        error = error.__cause__


def _built(config: MkDocsConfig, how: How) -> bool:
    """Build the site; return True if page by page with our own code alone, else MkDocs built it."""
    if increment.fits(config):
        kept = manifest.place(Path(config.config_file_path), Path(config.site_dir), "pages")
        increment.build(config, increment.Plan(kept, how.clean, how.workers))
        return True
    mkdocs_build.build(config)
    return False


@dataclass(frozen=True, slots=True)
class Serving:
    """How to serve: `watched` is a folder watched besides the docs, `opened` opens a browser.

    `home` holds what is temporary. `told` is called with the address at the start, and then with
    what MkDocs and the plugin log of each build.
    """

    watched: Path
    home: Path
    told: Callable[[str], None]
    address: str = "127.0.0.1:8000"
    opened: bool = False


def serve(config_file: Path, how: Serving) -> None:
    """Serve the site until interrupted; build again on changes to settings, docs or `watched`.

    The site that is served lies in a temporary folder under `home`, which a build removes where
    this process was killed.

    Raises:
        DeskError: the configuration is not one that MkDocs can serve.
        OutputError: the address is taken, or is none of this machine's.
    """
    from mkdocs.commands import serve as mkdocs_serve  # noqa: PLC0415 - a build needs no server

    try:
        how.told(
            f"Serving at {_free(config_file, how.address)} once the site is built. Ctrl+C ends it."
        )
        with lock.moment(how.home) as folder, ending.promptly(folder), _relayed(how.told):
            mkdocs_serve.serve(
                str(config_file),
                livereload=True,
                watch=[str(how.watched)],
                open_in_browser=how.opened,
                dev_addr=how.address,
            )
    except (Abort, MkDocsException) as error:
        _raise_own(error)
        message = f"MkDocs could not serve the site: {error}"
        raise DeskError(
            message, where=Where(config_file), remedy="mend what is named above"
        ) from error


def _free(config_file: Path, address: str) -> str:
    """Return the address at which the site will be served, once nobody else is found there.

    Raises:
        OutputError: where it can't be had; now, and not after a build.
    """
    config = load_config(config_file=str(config_file), dev_addr=address)
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
