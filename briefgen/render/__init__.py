"""Render view models as Markdown.

Whatever a template prints is escaped unless it was set by `inline`, `escape` or a figure.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import replace
from functools import cache, partial
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    PackageLoader,
    StrictUndefined,
    pass_context,
)
from markupsafe import Markup

from briefgen.locale import LANGUAGE, words
from briefgen.model import views
from briefgen.render.dates import written
from briefgen.render.escape import html
from briefgen.render.facts import facts, path_of
from briefgen.render.figures import Figures
from briefgen.render.figures.base_map import base_map, country_name
from briefgen.render.front_matter import MARKER, front_matter
from briefgen.render.inline import Inline, word
from briefgen.render.ledger_data import script

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.locale import Words

__all__ = ["MARKER", "files", "pages", "prepare", "render"]

_TEMPLATES: Final = {
    views.BriefPage: "brief",
    views.ActorPage: "actor",
    views.ListPage: "list",
    views.FilingPage: "filing",
    views.ActorsPage: "actors",
    views.TermsPage: "terms",
    views.PlacesPage: "places",
    views.SourcesPage: "sources",
    views.HomePage: "home",
    views.HappeningPage: "happening",
    views.HappeningsPage: "happenings",
    views.MethodPage: "method",
    views.SincePage: "since",
    views.LedgerPage: "ledger_page",
    views.JoinedHome: "joined_home",
    views.JoinedActors: "joined_actors",
    views.JoinedHappenings: "joined_happenings",
    views.JoinedMethod: "joined_method",
}


def prepare(site: Iterable[views.Page], language: str = LANGUAGE) -> None:
    """Load templates and base map for these pages, so that forked processes have them already."""
    environment = _environment(language)
    kinds = {type(page) for page in site}
    others = {f"{name}.md.j2" for kind, name in _TEMPLATES.items() if kind not in kinds}
    for name in environment.list_templates(filter_func=lambda name: name not in others):
        environment.get_template(name)
    base_map()


def pages(site: Iterable[views.Page]) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield the path in the docs tree and the Markdown of each page."""
    return (render(page) for page in site)


def render(page: views.Page, language: str = LANGUAGE) -> tuple[PurePosixPath, str]:
    """Return the path of a page in the docs tree, and its Markdown, in a desk's language."""
    return files(page, language)[0]


def files(page: views.Page, language: str = LANGUAGE) -> tuple[tuple[PurePosixPath, str], ...]:
    """Return the files of a page, path and text: its Markdown, its figures, its facts."""
    if isinstance(
        page, (views.LedgerPart, views.LedgerValues, views.LedgerIndex, views.PlaceTimes)
    ):
        return ((PurePosixPath(page.path), script(page, words(language))),)
    template = _environment(language).get_template(f"{_TEMPLATES[type(page)]}.md.j2")
    inline, figures = Inline(page.path, language), Figures(page.path, words(language))
    body = template.render(page=page, t=inline, fig=figures)
    beside = {**figures.files, path_of(page.path): facts(page, inline, figures.told)}
    return (
        (
            PurePosixPath(page.path),
            front_matter(_called(page.head, words(language))) + "\n" + _tidy(body),
        ),
        *((PurePosixPath(path), text) for path, text in beside.items() if text),
    )


def _called(head: views.Head, ui: Words) -> views.Head:
    """Return front matter with a fixed title and description in the language of the desk."""
    if head.kind not in _FIXED:
        return head
    return replace(head, title=ui.reason(head.title), description=ui.reason(head.description))


def _reason(told: str, ui: Words) -> str:
    """Return a reason that the program gives, translated, its days as readers write them."""
    return _ISO.sub(lambda m: written(m[0], ui), ui.reason(told))


_ISO: Final = re.compile(r"\b\d{4}-(?:0\d|1[0-2])-[0-3]\d\b")
_FIXED: Final = frozenset({"index", "page", "ledger"})
"""Kinds of pages whose titles are the program's."""


def _tidy(body: str) -> str:
    """Return Markdown with at most one blank line between blocks, and one line end at its end."""
    lines: list[str] = []
    for line in body.splitlines():
        bare = line.rstrip()
        if bare or (lines and lines[-1]):
            lines.append(bare)
    return "\n".join(lines).strip("\n") + "\n"


@cache
def _environment(language: str) -> Environment:
    """Return the Jinja environment for pages of a language."""
    ui = words(language)
    environment = Environment(
        loader=PackageLoader("briefgen.render"),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        optimized=False,
        bytecode_cache=_compiled(),
    )
    environment.filters["html"] = html
    environment.filters["label"] = ui.label
    environment.filters["country"] = partial(country_name, ui=ui)
    environment.filters["day"] = partial(written, ui=ui)
    environment.filters["reason"] = partial(_reason, ui=ui)
    environment.filters["opening"] = _opening
    environment.globals["ui"] = ui
    return environment


def _compiled() -> FileSystemBytecodeCache | None:
    """Return the cache of compiled templates, beside Python's; None where Python writes none.

    What is compiled depends on a template alone: `_finalize` takes the context, and nothing is
    evaluated ahead of its use, so that no filter of one language is frozen into it.
    """
    try:
        folder = Path(cache_from_source(__file__)).parent
    except NotImplementedError:
        return None
    if sys.dont_write_bytecode or not os.access(folder, os.W_OK):
        return None
    return FileSystemBytecodeCache(str(folder), f"jinja-{version('jinja2')}-%s.pyc")


@pass_context
def _finalize(_context: object, value: Any) -> Markup:  # noqa: ANN401 - whatever is printed
    """Return what a template prints, escaped for Markdown unless it is markup already."""
    return value if isinstance(value, Markup) else word(str(value))


def _opening(words: str) -> str:
    """Return words with a capital at the beginning, the other letters as they are."""
    return words[:1].upper() + words[1:]
