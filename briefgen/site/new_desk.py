"""Make a new desk: the folder that `briefgen init` writes."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from briefgen.errors import OutputError, Where
from briefgen.registry.desk_schemas import FOLDER, KINDS, desk_schema, modeline
from briefgen.registry.sidecar import TEMPLATE
from briefgen.site.files import write_new

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
"""Template and file of the workflow that publishes a desk, by host."""

_URL: Final = (
    "# site_url: https://example.org/desk/     # where the site will be hosted, if it will be"
)
_URL_TOLD: Final = 'site_url: !ENV [SITE_URL, ""]     # set by the workflow that publishes the desk'
"""The settings line for the site's address, and what it becomes where a workflow publishes."""

_NAME: Final = "site_name: My desk"
"""The settings line for the desk's name."""

_SIDECAR: Final = "seeds/harbour-strike.yml"

_ACTORS: Final = "seeds/actors.yml"
_CONFIG: Final = "mkdocs.yml"
_README: Final = "README.md"


def create(folder: Path, pages: str = "none") -> Iterator[Path]:
    """Make a desk in `folder`, which need not exist yet, and yield each file that was written.

    The desk is named after the folder. `pages` is `github`, `gitlab` or `none`: where a workflow
    publishes it.

    Raises:
        OutputError: where one of the files is there already, before anything is written, or can't
            be written.
    """
    contents = _contents(folder.resolve().name or "My desk", pages)
    wanted = {folder / name: text for name, text in contents.items()}
    for path in wanted:
        if path.exists() or path.is_symlink():
            message = "is there already, and nothing was written"
            raise OutputError(message, where=Where(path), remedy="name a new or empty folder")
    for path, text in wanted.items():
        write_new(path, text.encode())
        yield path


def _contents(name: str, pages: str) -> dict[str, str]:
    """Return the files of a desk of this name, path and text, in the order of writing."""
    made = {there: _template(source) for source, there in _FILES.items()}
    made[_SIDECAR] = modeline("sidecar") + TEMPLATE
    made[_ACTORS] = modeline("actors") + made[_ACTORS]
    for kind in KINDS:
        schema = json.dumps(desk_schema(kind), indent=2, ensure_ascii=False)
        made[f"seeds/{FOLDER}/{kind}.schema.json"] = schema + "\n"
    named = f"site_name: {json.dumps(name, ensure_ascii=False)}"
    made[_CONFIG] = made[_CONFIG].replace(_NAME, named)
    made[_README] = made[_README].replace("# My desk", f"# {name}")
    if pages in _PAGES:
        source, there = _PAGES[pages]
        made[there] = _template(source)
        made[_CONFIG] = made[_CONFIG].replace(_URL, _URL_TOLD)
    return made


def _template(name: str) -> str:
    return (files("briefgen.site") / "new_desk_files" / name).read_text(encoding="utf-8")
