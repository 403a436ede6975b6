"""How does a page read?

Views in, Markdown out. Whatever a template prints is escaped unless it was set by `inline`,
`escape` or a figure.
"""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from briefgen.model import views
from briefgen.render.escape import html
from briefgen.render.figures import Figures
from briefgen.render.figures.base_map import country_name
from briefgen.render.front_matter import MARKER, front_matter
from briefgen.render.inline import Inline, word
from briefgen.render.labels import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["MARKER", "pages", "render"]

_TEMPLATES: Final = {
    views.BriefPage: "brief",
    views.ActorPage: "actor",
    views.BriefsPage: "briefs",
    views.ActorsPage: "actors",
    views.TermsPage: "terms",
    views.PlacesPage: "places",
    views.TimelinePage: "timeline",
    views.ClaimsPage: "claims",
    views.RelationsPage: "relations",
    views.SourcesPage: "sources",
    views.HomePage: "home",
    views.HappeningPage: "happening",
    views.HappeningsPage: "happenings",
    views.MethodPage: "method",
}


def pages(site: Iterable[views.Page]) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield the path in the docs tree and the Markdown of each page."""
    return (render(page) for page in site)


def render(page: views.Page) -> tuple[PurePosixPath, str]:
    """Return the path of a page in the docs tree, and its Markdown."""
    template = _environment().get_template(f"{_TEMPLATES[type(page)]}.md.j2")
    body = template.render(page=page, t=Inline(page.path), fig=Figures(page.path, _label))
    return PurePosixPath(page.path), front_matter(page.head) + "\n" + _tidy(body)


def _tidy(body: str) -> str:
    """Return Markdown with at most one blank line between blocks, and one line end at its end."""
    lines: list[str] = []
    for line in body.splitlines():
        bare = line.rstrip()
        if bare or (lines and lines[-1]):
            lines.append(bare)
    return "\n".join(lines).strip("\n") + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("briefgen.render"),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["html"] = html
    environment.filters["label"] = _label
    environment.filters["country"] = _country
    environment.filters["opening"] = _opening
    environment.globals["count"] = _count
    return environment


def _finalize(value: Any) -> Markup:  # noqa: ANN401 - a template may print anything
    """Return what a template prints, escaped for Markdown unless it is markup already."""
    return value if isinstance(value, Markup) else word(str(value))


def _label(name: str) -> str:
    """Return the reader's word for a word of the program."""
    return LABELS.get(name, name.replace("_", " "))


def _opening(words: str) -> str:
    """Return words as a line begins with them, the others of their letters as they are."""
    return words[:1].upper() + words[1:]


def _country(code: str) -> str:
    """Return a country's name, nothing for none."""
    return country_name(code) if code else ""


def _count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: "1 claim", "1,204 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
