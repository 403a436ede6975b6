"""Call the private parts of MkDocs: the steps of its build for one page.

They stand here and nowhere else. Under a version that was not checked, or where one of them is
gone, `increment.fits` has MkDocs build in its own way.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from mkdocs.commands import build
from mkdocs.structure.toc import get_toc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink

CHECKED: Final = ("1.6.0", "1.6.1")
"""The versions of MkDocs whose build `increment` repeats, with these steps."""

_STEPS: Final = ("_populate_page", "_build_page", "_build_theme_template")


def fits() -> bool:
    """Tell whether the installed MkDocs was checked, and has each step."""
    return version("mkdocs") in CHECKED and all(hasattr(build, step) for step in _STEPS)


def populate(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Read a page and convert its Markdown into HTML."""
    build._populate_page(page, config, files)  # noqa: SLF001 - see above


def populated(page: Page) -> dict[str, Any]:
    """Return what was made of a page's Markdown, as plain values."""
    links = page.links_to_anchors or {}
    return {
        "content": page.content,
        "title": page._title_from_render,  # noqa: SLF001 - see above
        "toc": _plain(page.toc),
        "anchors": sorted(page.present_anchor_ids or ()),
        "links": [[target.src_uri, wanted] for target, wanted in links.items()],
    }


def _plain(items: Iterable[AnchorLink]) -> list[dict[str, Any]]:
    return [
        {"name": item.title, "id": item.id, "level": item.level, "children": _plain(item.children)}
        for item in items
    ]


def populate_as_before(
    page: Page, config: MkDocsConfig, files: Files, made: dict[str, Any]
) -> None:
    """Read a page as `populate` does, and set what was made of its Markdown before."""
    page.read_source(config)
    page.content = made["content"]
    page._title_from_render = made["title"]  # noqa: SLF001 - see above
    page.toc = get_toc(made["toc"])
    page.present_anchor_ids = set(made["anchors"])
    page.links_to_anchors = {
        file: wanted for uri, wanted in made["links"] if (file := files.get_file_from_path(uri))
    }
    page.content = config.plugins.on_page_content(
        page.content or "", page=page, config=config, files=files
    )


def write(
    page: Page,
    config: MkDocsConfig,
    nav: Navigation,
    env: Any,  # noqa: ANN401 - Jinja's, which is imported in one place
) -> None:
    """Render a page in its template, and write it into the site."""
    build._build_page(page, config, [], nav, env)  # noqa: SLF001 - see above


def write_template(
    name: str,
    env: Any,  # noqa: ANN401 - Jinja's, which has one door
    files: Files,
    config: MkDocsConfig,
    nav: Navigation,
) -> None:
    """Write a page of the theme that has no Markdown."""
    build._build_theme_template(name, env, files, config, nav)  # noqa: SLF001 - see above


def address(host: str, port: int, path: str) -> str:
    """Return the address at which MkDocs serves a site, in MkDocs' own form."""
    from mkdocs import livereload  # noqa: PLC0415 - a build needs no server

    made = getattr(livereload, "_serve_url", None)
    return str(made(host, port, path)) if made else f"http://{host}:{port}{path}"


def server(build: Callable[[], None], at: tuple[str, int], site: Path, path: str) -> Any:  # noqa: ANN401 - MkDocs', imported where it runs
    """Return MkDocs' server of a site, which calls `build` where something watched has changed."""
    from mkdocs.livereload import LiveReloadServer  # noqa: PLC0415 - as above

    return LiveReloadServer(build, *at, root=str(site), mount_path=path)


def watch(
    server: Any,  # noqa: ANN401 - MkDocs', see above
    folder: Path,
    matters: Callable[[str], bool],
) -> None:
    """Have a server build again where a file of a folder changes, by its path there, if it matters.

    MkDocs' own watch would build again for each page that a build has written.
    """
    from watchdog.events import FileSystemEventHandler  # noqa: PLC0415 - as above

    class Changes(FileSystemEventHandler):
        def on_any_event(self, event: Any) -> None:  # noqa: ANN401 - of any kind
            name = PurePath(event.src_path).relative_to(folder).as_posix()
            if not event.is_directory and matters(name):
                with server._rebuild_cond:  # noqa: SLF001 - see above
                    server._want_rebuild = True  # noqa: SLF001 - see above
                    server._rebuild_cond.notify_all()  # noqa: SLF001 - see above

    server.observer.schedule(Changes(), str(folder), recursive=True)
