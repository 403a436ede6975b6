"""Plug into MkDocs, so that `mkdocs build` and `serve` do what `briefgen build` and `serve` do.

It is thin: what a hook does stands in `pipeline` and `site`.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from mkdocs.config.base import ValidationError
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from briefgen import held, pipeline, workers
from briefgen.desk_files import desk_folder, need_seeds
from briefgen.errors import BriefgenError
from briefgen.registry.settings import Settings, of_plugin
from briefgen.site import engine, lock, manifest, search, staging
from briefgen.site.staging import Staging

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from briefgen.report import Outcome

T = TypeVar("T")

_log = logging.getLogger(engine.LOG)


class BriefgenPlugin(BasePlugin):  # type: ignore[type-arg] # its configuration is our own Settings
    """Converts before a build, and makes the search after it.

    `converted` is set by `briefgen build`, which has converted already; `by_page` by `briefgen
    serve`, which builds changed pages alone, apart, as `build` does.
    """

    def __init__(self) -> None:
        """Begin with the default settings."""
        super().__init__()  # type: ignore[no-untyped-call] # as above
        self.converted = False
        self.adopt = False
        self.by_page = False
        self.settings = Settings()
        self._staging: Staging | None = None
        self._lock: lock.Lock | None = None
        self._live = False
        self._files = Files([])

    @property
    def staging(self) -> Staging:
        """Where the site is being built, from `on_config` on, unless it is being served."""
        assert self._staging is not None
        return self._staging

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - as MkDocs calls it
        """Note whether the site is being served."""
        self._live = command == "serve"
        workers.keep(1 if self._live else 0)  # so that what is saved is read at once
        held.keep(on=self._live)

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Check the plugin's section of the configuration; return its errors, and no warnings."""
        try:
            self.settings = of_plugin(options, Path(config_file_path or "mkdocs.yml"))
        except BriefgenError as error:
            return [("plugins: briefgen", ValidationError(str(error)))], []
        return [], []

    @event_priority(100)  # before other plugins look at the site's folder
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Bring the docs tree up to date before MkDocs reads it, and configure the site.

        The site is built apart: MkDocs empties the folder that it builds into.
        """
        # of an earlier build: MkDocs uses one plugin object for all of a process
        self._staging = None
        try:
            desk = desk_folder(Path(config.config_file_path))
            need_seeds(desk)
            if not self.converted:
                site = None if self._live else Path(config.site_dir)  # MkDocs' own, served from
                self._lock = pipeline.begin(desk, site, live=self._live)
                self._tell(pipeline.convert_alone(desk, _untracked))
            if self.by_page or not self._live:
                site = Path(config.site_dir)
                staging.admit(site, adopt=self.adopt)
                self._staging = Staging.of(pipeline.ground(desk), site)
                config.site_dir = str(self._staging.stage)
            return engine.configure(config)
        except BriefgenError as error:
            self._let_go()
            raise PluginError(str(error)) from error

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Set the menu from the index pages, and exclude the docs tree's own bookkeeping."""
        self._files = engine.files(files, config)
        return self._files

    def on_page_content(
        self,
        html: str,
        *,
        page: Page,
        config: MkDocsConfig,
        files: Files,  # noqa: ARG002 - as above
    ) -> str:
        """Dress a page's HTML for the theme."""
        return engine.page_content(html, page, config)

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Any,  # noqa: ANN401, ARG002 - as above
    ) -> TemplateContext:
        """Add what the templates read."""
        engine.page_context(cast("dict[str, Any]", context), page, config, live=self._live)
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Dress the page, and write what other pages show of it."""
        return engine.post_page(output, page, config)

    @event_priority(-100)  # after other plugins have written into the site
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the feeds, index the finished pages for search, and move the site into place."""
        try:
            engine.finish(config, self._files)
            if self._staging is None:
                if self.settings.search:
                    config_file = Path(config.config_file_path)
                    home = config_file.parent / ".briefgen"
                    served = manifest.place(config_file, config_file.parent / "served", "search")
                    there = home.is_dir()
                    search.index(
                        Path(config.site_dir), home if there else None, served if there else None
                    )
                return
            if self.settings.search:
                kept = manifest.place(Path(config.config_file_path), self._staging.named, "search")
                search.index_staged(self._staging, kept)
            self._staging.bring()
        except BriefgenError as error:
            raise PluginError(str(error)) from error
        finally:
            if self._staging is not None:
                config.site_dir = str(self._staging.named)
            self._let_go()

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002 - as MkDocs calls it
        """Leave nothing behind."""
        self._let_go()

    def on_shutdown(self) -> None:
        """Clean up after an interrupted build; MkDocs uses the plugin for the next one too."""
        self._let_go()
        self.converted = self.adopt = self.by_page = self._live = False
        held.keep(on=False)

    def _let_go(self) -> None:
        if self._staging is not None:
            self._staging.drop()
        if self._lock is not None:
            self._lock.release()
            self._lock = None
            held.turn()

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Any,  # noqa: ANN401, ARG002 - as MkDocs calls it
    ) -> LiveReloadServer:
        """Build again when something under `seeds/` is saved."""
        server.watch(str(Path(config.config_file_path).parent / self.settings.seeds))
        return server

    def _tell(self, outcome: Outcome) -> None:
        for notice in outcome.notices:
            _log.log(logging.WARNING if notice.remedy else logging.INFO, "%s", notice)
        for failure in outcome.failures:
            _log.warning("%s", failure)


def _untracked(
    what: str,  # noqa: ARG001 - nothing is shown
    things: Iterable[T],
    total: int,  # noqa: ARG001 - as above
) -> Iterator[T]:
    """Yield the things without a progress bar: MkDocs has its own log."""
    yield from things
