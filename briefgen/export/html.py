"""Write a document as one page of HTML with styles, search and evidence inside."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING

from briefgen.export.documents import document, said
from briefgen.export.hypertext import body, plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefgen.export.document import Document
    from briefgen.export.selection import Selection


def write(selection: Selection, target: Path) -> None:
    """Write one page, with the text of each article as far as it is published."""
    made = document(selection, with_text=True)
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(page(made))


def shipped(name: str) -> str:
    """Return a file that lies beside this module."""
    return files("briefgen.export").joinpath(name).read_text(encoding="utf-8")


def _allowed(text: str) -> str:
    """Return the name of an element's text in a policy. Source: CSP Level 3, hash-source."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def page(made: Document) -> Iterator[str]:
    """Yield the page; its policy lets nothing in but what is written in it."""
    style, script = shipped("page.css"), shipped("page.js")
    policy = (
        f"default-src 'none'; style-src {_allowed(style)}; "
        f"script-src {_allowed(script)}; base-uri 'none'"
    )
    yield f'<!doctype html>\n<html lang="{plain(made.language)}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{plain(policy)}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="referrer" content="no-referrer">\n'
    yield (
        f"<title>{plain(made.title)}</title>\n"
        f'<meta name="description" content="{plain(made.about)}">\n'
    )
    yield f"<style>{style}</style>\n</head>\n<body>\n<main>\n"
    yield f'<div class="find" role="search" hidden data-found="{plain(said("words", "found"))}">'
    yield f'<label>{plain(said("words", "search"))} <input type="search"></label> '
    yield '<output role="status"></output></div>\n'
    yield from body(made)
    yield f"</main>\n<script>{script}</script>\n</body>\n</html>\n"
