"""A document as a tagged PDF with an outline, by WeasyPrint.

Source: ISO 14289-1 (PDF/UA-1). The bytes hang on the fonts of the machine; on one machine they are
the same each time.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from briefgen.export.documents import document
from briefgen.export.html import shipped
from briefgen.export.hypertext import body, plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefgen.export.document import Document
    from briefgen.export.selection import Selection


def write(selection: Selection, target: Path) -> None:
    """Write a PDF that says its title and language, and how it is built up, to those who can't see it."""
    import weasyprint  # noqa: PLC0415 - heavy, and an extra

    made = document(selection)
    laid_out = weasyprint.HTML(string="".join(_page(made)), url_fetcher=_nothing)
    identity = hashlib.sha256(made.identity.encode()).digest()[:16]
    laid_out.write_pdf(target, pdf_variant="pdf/ua-1", pdf_identifier=identity)


def _nothing(url: str) -> dict[str, object]:
    """Refuse to fetch anything: a document is made of what stands in it."""
    message = f"nothing is fetched for a document, and not {url}"
    raise ValueError(message)


def _page(made: Document) -> Iterator[str]:
    yield f'<!doctype html>\n<html lang="{plain(made.language)}">\n<head>\n<meta charset="utf-8">\n'
    yield f"<title>{plain(made.title)}</title>\n"
    yield f'<meta name="description" content="{plain(made.about)}">\n'
    yield f'<meta name="keywords" content="{plain(", ".join(made.subjects))}">\n'
    yield '<meta name="generator" content="briefgen">\n'
    yield f"<style>{shipped('page.css')}{shipped('print.css')}</style>\n</head>\n<body>\n"
    yield from body(made)
    yield "</body>\n</html>\n"
