"""Read rule pages: each `##` section is an article and what must be found in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FENCE = re.compile(r"^(`{3,})(\w+)\n(.*?)^\1\s*$", re.MULTILINE | re.DOTALL)
KNOWN = {"article", "sidecar", "expect"}


@dataclass(frozen=True)
class Case:
    """One section of a page."""

    page: str
    title: str
    article: str
    sidecar: dict[str, Any]
    expect: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.page}: {self.title}"


def cases(page: Path) -> Iterator[Case]:
    """Yield the cases of a page; a section without fences is prose.

    Raises:
        ValueError: a section lacks an article or an expectation, or has a fence of another kind.
    """
    for section in re.split(r"^## ", page.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title, _, body = section.partition("\n")
        fences = {m[2]: m[3] for m in FENCE.finditer(body)}
        if not fences:
            continue
        if set(fences) - KNOWN or not {"article", "expect"} <= set(fences):
            message = (
                f"{page.name}: {title}: a case has one article, one expect and at most one sidecar"
            )
            raise ValueError(message)
        yield Case(
            page.stem,
            title.strip(),
            fences["article"].rstrip("\n"),
            _yaml(fences.get("sidecar", "")),
            _yaml(fences["expect"]),
        )


_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser where it is built


class _Words(_Loader):  # type: ignore[misc] # whichever of the two it is
    """A YAML loader that reads 2024-10-31 as text, as EDTF values need it."""


_Words.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}


def _yaml(text: str) -> dict[str, Any]:
    return yaml.load(text, Loader=_Words) or {}
