"""The plugin by which MkDocs calls us: `mkdocs build` and `mkdocs serve` do what `briefgen build` and `serve` do.

Thin: what a hook does stands in `pipeline` and `site`.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.base import ValidationError
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin

from briefgen import pipeline
from briefgen.errors import BriefgenError, Where
from briefgen.intake import desk_folder
from briefgen.registry.settings import Settings
from briefgen.site import engine, search

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

_log = logging.getLogger("mkdocs.plugins.briefgen")


class BriefgenPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg] # MkDocs leaves its base untyped
    """Converts before a build, and makes the search after it.

    `converted` is set by `briefgen build`, which has converted already.
    """

    converted = False
    settings = Settings()

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Check the plugin's section of the configuration; return what is wrong with it, and no warnings."""
        try:
            self.settings = Settings.parse(options, Where(Path(config_file_path or "mkdocs.yml")))
        except BriefgenError as error:
            return [("plugins: briefgen", ValidationError(str(error)))], []
        return [], []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Keep generated pages out of the navigation, and set what reading from a folder needs."""
        return engine.configure(config)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Bring the docs tree up to date before MkDocs looks at it."""
        if self.converted:
            return
        try:
            outcome = pipeline.convert(desk_folder(Path(config.config_file_path)), _untracked)
        except BriefgenError as error:
            raise PluginError(str(error)) from error
        for notice in outcome.notices:
            _log.info("%s: %s (%s)", notice.where, notice.message, notice.remedy)
        for failure in outcome.failures:
            _log.warning("%s", failure)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the search from the finished pages."""
        if not self.settings.search:
            return
        try:
            search.index(Path(config.site_dir))
        except BriefgenError as error:
            raise PluginError(str(error)) from error

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ANN401, ARG002 - as MkDocs calls it
        """Build anew when something under `seeds/` is saved."""
        server.watch(str(Path(config.config_file_path).parent / self.settings.seeds))
        return server


def _untracked(_what: str, things: Iterable[Any], _total: int) -> Iterator[Any]:
    """Yield the things without a progress bar: MkDocs has its own log."""
    yield from things
