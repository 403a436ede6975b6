"""The article as the rules read it, and the way back from there to quotations of the article."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from briefgen.model import Evidence, Role, Sentence
from briefgen.registry.surface import surface_of

if TYPE_CHECKING:
    from briefgen.model import Article, Metadata
    from briefgen.registry.surface import Surface


def twin_of(article: Article) -> tuple[Article, Surface | None]:
    """Return the article on its surface, where each paragraph is one line, and that surface.

    Where the surface equals the text, the article itself is returned, and None.
    """
    spans = [(b.start, b.end) for b in article.blocks]
    surface = _with_cells(surface_of(article.text, spans), article)
    if surface.text == article.text:
        return article, None
    blocks = []
    for block in article.blocks:
        start, end = surface.forth(block.start), surface.forth(block.end)
        end = start + len(surface.text[start:end].rstrip())
        start += len(surface.text[start:end]) - len(surface.text[start:end].lstrip())
        speaker = _forth(block.speaker, surface) if block.speaker else None
        blocks.append(replace(block, start=start, end=max(start, end), speaker=speaker))
    statements = tuple(replace(s, evidence=None) for s in article.statements)
    return replace(article, text=surface.text, blocks=tuple(blocks), statements=statements), surface


def _with_cells(surface: Surface, article: Article) -> Surface:
    """Return a surface that keeps the tabs between the cells of a table's rows.

    A name can't then run from one cell into the next.
    """
    letters = list(surface.text)
    for row in (b for b in article.blocks if b.role is Role.TABLE):
        for at in range(row.start, row.end):
            if article.text[at] == "\t":
                letters[surface.forth(at)] = "\t"
    return replace(surface, text="".join(letters))


def _forth(words: Evidence, surface: Surface) -> Evidence:
    """Return a quotation of the article as a quotation of its surface."""
    return Evidence.quote(surface.text, surface.forth(words.start), surface.forth(words.end))


def quoted_from(article: Article, found: Metadata, surface: Surface) -> Metadata:
    """Return what was found on an article's surface, with each quotation taken from the article."""
    values = {
        name: _back(getattr(found, name), article.text, surface)
        for name in _names(type(found))
        if name != "article"
    }
    return replace(found, article=article, **values)


def _names(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


def _back(value: Any, text: str, surface: Surface) -> Any:  # noqa: ANN401 - any value of the record
    """Return a value with its quotations taken from the text; a value without any is unchanged."""
    if isinstance(value, tuple):
        return tuple(_back(v, text, surface) for v in value)
    if isinstance(value, Evidence):
        return Evidence.quote(text, *surface.back(value.start, value.end))
    if isinstance(value, Sentence):
        start, end = surface.back(value.start, value.end)
        begins = tuple(surface.back(at, at + 1)[0] for at in value.begins)
        ends = tuple(surface.back(at - 1, at)[1] for at in value.ends)
        return replace(value, start=start, end=end, begins=begins, ends=ends)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    held = {name: getattr(value, name) for name in _names(type(value))}
    new = {name: _back(v, text, surface) for name, v in held.items()}
    changed = {name: v for name, v in new.items() if v is not held[name]}
    return replace(value, **changed) if changed else value
