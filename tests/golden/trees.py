"""The golden trees: what the pages of a desk are compared with."""

from __future__ import annotations

from pathlib import Path

from briefgen import compose, export, render
from briefgen.model import Corpus, Publish
from tests.golden.desk import desk

HERE = Path(__file__).parent


def options(publish: Publish) -> compose.Options:
    return compose.Options(
        source_text=publish, site_name="Lower Danube Desk", about="What ports say of tolls."
    )


def tree(corpus: Corpus, publish: Publish) -> dict[str, str]:
    pages = render.pages(compose.compose(corpus, options(publish)))
    return {str(path): text for path, text in (*pages, *export.files(corpus, publish))}


def trees() -> dict[str, str]:
    """Return the golden files by path.

    The whole desk with full source text, a few pages with quotations only and with no source
    text, and the desk without articles.
    """
    out = {
        f"full/{path}": text
        for path, text in tree(desk(), Publish.FULL).items()
        if not path.endswith(".json")
    }
    for publish in (Publish.QUOTES, Publish.NONE):
        pages = tree(desk(), publish)
        for path in ("briefs/strike.md", "actors/ilinca-marin.md", "claims/claims.csv"):
            out[f"{publish}/{path}"] = pages[path]
    return out | {f"empty/{path}": text for path, text in tree(Corpus(()), Publish.FULL).items()}


def expected() -> dict[str, str]:
    files = (p for p in sorted((HERE / "trees").rglob("*")) if p.is_file())
    return {p.relative_to(HERE / "trees").as_posix(): p.read_bytes().decode() for p in files}


def write() -> None:
    """Write the golden trees anew, and remove files that are no longer made."""
    for path, text in trees().items():
        target = HERE / "trees" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    for path in expected().keys() - trees().keys():
        (HERE / "trees" / path).unlink()
