"""Join several desks that were built apart into one site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen import compose, render
from briefgen.desk_files import desk_folder
from briefgen.errors import DeskError, Where
from briefgen.locale import LANGUAGE, words
from briefgen.registry.desk_index import FILE, read_index
from briefgen.registry.slugs import slug
from briefgen.site import bounds, joined

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def join(paths: Sequence[Path], site: Path, name: str, *, adopt: bool = False) -> tuple[int, int]:
    """Join the sites of desks that were built apart; return the numbers of desks and briefs.

    Each path is a desk's folder, or a site that one was built into. Nothing of theirs is changed.

    Raises:
        DeskError: one is no desk or was not built, two have one name, folders lie in one another,
            the site's folder holds files of others, or somebody is at work on one of them.
        OutputError: the file system refuses.
        BundleError: the searches of two desks were made by different versions, or one is damaged.
    """
    parts = _parts(paths)
    joined.demand_apart(site, parts)
    with joined.alone(site, parts):
        desks = [read_index(part.site / FILE, part.folder) for part in parts]
        languages = {desk.language for desk in desks}
        language = languages.pop() if len(languages) == 1 else LANGUAGE
        views = compose.joined_pages(desks, name, words(language))
        front = joined.Front(
            name=name,
            language=language,
            desks={desk.folder: desk.name for desk in desks},
            menu=[
                ("Home", "index.md"),
                ("Actors", compose.ACTORS),
                ("Happenings", compose.HAPPENINGS),
            ],
            pages=(render.render(page, language) for page in views),
        )
        joined.join(parts, front, site, adopt=adopt)
    return len(desks), sum(desk.briefs for desk in desks)


def _parts(paths: Sequence[Path]) -> list[joined.Part]:
    """Return the sites that are to be joined, each with the name of its folder in the joined one.

    Raises:
        DeskError: two would have one name.
    """
    found: dict[str, joined.Part] = {}
    for path in paths:
        config = path / "mkdocs.yml" if path.is_dir() else path
        home, desk = path.absolute(), None
        if config.is_file():
            found_desk = desk_folder(config)
            home, site = config.absolute().parent, found_desk.site
            desk = bounds.Desk(config, found_desk.seeds, found_desk.docs)
        else:
            site = joined.site_of(path)
            home = home.parent if home.name == "site" else home
        folder = slug(home.name)
        if folder in found or folder in joined.OWN:
            message = f"its pages would lie in {folder}/, as other pages do"
            raise DeskError(message, where=Where(path), remedy="rename the folder of the desk")
        found[folder] = joined.Part(folder, site, desk)
    return list(found.values())
