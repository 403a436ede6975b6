"""Run MkDocs' build: page by page where only our own code takes part, else as MkDocs does."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkdocs.commands import build as mkdocs_build
from mkdocs.config.base import load_config
from mkdocs.exceptions import Abort, MkDocsException

from briefgen.errors import BriefgenError, DeskError, OutputError, Where
from briefgen.site import engine, increment, manifest
from briefgen.site.how import How

if TYPE_CHECKING:
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
        raise_own(error)
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


def raise_own(error: BaseException | None) -> None:
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
