"""The plugin by which MkDocs calls us: `mkdocs build` and `mkdocs serve` do what `briefgen build` and `serve` do.

Thin: what a hook does stands in `pipeline` and `site`.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from mkdocs.config.base import ValidationError
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from briefgen import pipeline
from briefgen.errors import BriefgenError
from briefgen.intake import desk_folder
from briefgen.registry.settings import Settings, of_plugin
from briefgen.site import engine, manifest, search

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

T = TypeVar("T")

_log = logging.getLogger("mkdocs.plugins.briefgen")


class BriefgenPlugin(BasePlugin):  # type: ignore[type-arg] # its configuration is our own Settings
    """Converts before a build, and makes the search after it.

    `converted` is set by `briefgen build`, which has converted already.
    """

    def __init__(self) -> None:
        """Begin with the settings that hold where none are given."""
        super().__init__()  # type: ignore[no-untyped-call] # as above
        self.converted = False
        self.settings = Settings()
        self._live = False
        self._files = Files([])

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - as MkDocs calls it
        """Note whether the site is being served."""
        self._live = command == "serve"

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Check the plugin's section of the configuration; return what is wrong with it, and no warnings."""
        try:
            self.settings = of_plugin(options, Path(config_file_path or "mkdocs.yml"))
        except BriefgenError as error:
            return [("plugins: briefgen", ValidationError(str(error)))], []
        return [], []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Bring the docs tree up to date before MkDocs looks at it, and set what a desk's site needs."""
        if not self.converted:
            self._convert(Path(config.config_file_path))
        return engine.configure(config)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Set the menu from the index pages that are there, and leave out the tree's own bookkeeping."""
        self._files = engine.files(files, config)
        return self._files

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - as above
        """Make a page's HTML ready for the theme."""
        return engine.page_content(html, page)

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Any,  # noqa: ANN401, ARG002 - as above
    ) -> TemplateContext:
        """Hand the templates what they read."""
        engine.page_context(cast("dict[str, Any]", context), page, config, live=self._live)
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Write what other pages show of this one."""
        return engine.post_page(output, page, config)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the feeds, and the search from the finished pages."""
        try:
            engine.finish(config, self._files)
            if self.settings.search:
                site = Path(config.site_dir)
                kept = (
                    None
                    if self._live
                    else manifest.place(Path(config.config_file_path), site, "search")
                )
                search.index(site, kept)
        except BriefgenError as error:
            raise PluginError(str(error)) from error

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Any,  # noqa: ANN401, ARG002 - as MkDocs calls it
    ) -> LiveReloadServer:
        """Build anew when something under `seeds/` is saved."""
        server.watch(str(Path(config.config_file_path).parent / self.settings.seeds))
        return server

    def _convert(self, config_file: Path) -> None:
        try:
            outcome = pipeline.convert(desk_folder(config_file), _untracked)
        except BriefgenError as error:
            raise PluginError(str(error)) from error
        for notice in outcome.notices:
            _log.log(logging.WARNING if notice.remedy else logging.INFO, "%s", notice)
        for failure in outcome.failures:
            _log.warning("%s", failure)


def _untracked(what: str, things: Iterable[T], total: int) -> Iterator[T]:  # noqa: ARG001 - nothing is shown
    """Yield the things without a progress bar: MkDocs has its own log."""
    yield from things
