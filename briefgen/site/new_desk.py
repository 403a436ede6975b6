"""A new desk: the folder that `briefgen init` makes."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from briefgen.errors import OutputError, Where
from briefgen.registry.desk_schemas import FOLDER, KINDS, desk_schema, modeline
from briefgen.registry.sidecar import TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FILES: Final = {
    "mkdocs.yml": "mkdocs.yml",
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "about.md": "docs/about.md",
    "harbour-strike.txt": "seeds/harbour-strike.txt",
    "actors.yml": "seeds/actors.yml",
}
"""Template in the package: file on the desk."""

_PAGES: Final = {
    "github": ("github-pages.yml", ".github/workflows/pages.yml"),
    "gitlab": ("gitlab-ci.yml", ".gitlab-ci.yml"),
}
"""Template and file of the workflow that publishes a desk, by where."""

_URL: Final = (
    "# site_url: https://example.org/desk/     # where the site will be hosted, if it will be"
)
_URL_TOLD: Final = 'site_url: !ENV [SITE_URL, ""]     # set by the workflow that publishes the desk'
"""The line of the configuration that says where the site is hosted, and what it becomes where a workflow knows."""

_NAME: Final = "site_name: My desk"
"""The line of the configuration that says how the desk is called."""

_SIDECAR: Final = "seeds/harbour-strike.yml"


def create(folder: Path, pages: str = "none") -> Iterator[Path]:
    """Make a desk in `folder`, which may not be there yet, and yield each file that was written.

    The desk is called what the folder is called. `pages` is `github`, `gitlab` or `none`: where a
    workflow publishes it.

    Raises:
        OutputError: where one of the files is there already, before anything is written, or can't
            be written.
    """
    templates = files("briefgen.site") / "new_desk_files"
    wanted = {
        folder / name: (templates / source).read_text(encoding="utf-8")
        for source, name in _FILES.items()
    }
    wanted[folder / _SIDECAR] = modeline("sidecar") + TEMPLATE
    actors = folder / "seeds" / "actors.yml"
    wanted[actors] = modeline("actors") + wanted[actors]
    for kind in KINDS:
        schema = json.dumps(desk_schema(kind), indent=2, ensure_ascii=False)
        wanted[folder / "seeds" / FOLDER / f"{kind}.schema.json"] = schema + "\n"
    name = folder.resolve().name or "My desk"
    config = folder / "mkdocs.yml"
    wanted[config] = wanted[config].replace(
        _NAME, f"site_name: {json.dumps(name, ensure_ascii=False)}"
    )
    if pages in _PAGES:
        source, name_there = _PAGES[pages]
        wanted[folder / name_there] = (templates / source).read_text(encoding="utf-8")
        wanted[config] = wanted[config].replace(_URL, _URL_TOLD)
    readme = folder / "README.md"
    wanted[readme] = wanted[readme].replace("# My desk", f"# {name}")
    for path in wanted:
        if path.exists() or path.is_symlink():
            message = "is there already, and nothing was written"
            raise OutputError(message, where=Where(path), remedy="name a new or empty folder")
    for path, text in wanted.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:  # never over another one
                file.write(text)
        except OSError as error:
            message = f"can't be written: {error.strerror}"
            raise OutputError(
                message, where=Where(path), remedy="check who may write there"
            ) from error
        yield path
