"""Fixtures that all tests share: one language pipeline, loaded once."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from briefgen.registry.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.extract import Extractor
    from briefgen.model import Metadata

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """Return an extractor with the default pipeline and an empty desk."""
    from briefgen.extract import Extractor

    return Extractor("en_core_web_sm", Desk())


@pytest.fixture(scope="session")
def extract_text(extractor: Extractor) -> Callable[..., Metadata]:
    """Return a function from a text, and optionally its date, to its metadata."""
    from briefgen import cleaning, readers

    def extract(text: str, published: str | None = None) -> Metadata:
        article = cleaning.label(readers.read(text.encode(), "article.txt"))
        stated = article.stated("published")
        return next(
            iter(extractor.extract([(article, published or (stated.value if stated else None))]))
        )

    return extract


@pytest.fixture(scope="session")
def reader_lives_on() -> Iterator[None]:
    """Let one worker process, with the pipeline loaded, outlive the builds of this session.

    The plugin would end it with every build, as `tests/desk/test_commands.py` holds, and the next
    build that reads an article would load the pipeline anew.
    """
    from briefgen import plugin, workers

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plugin, "workers", SimpleNamespace(keep=lambda _most: None))
        workers.keep(1)
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of material from outside the project; skip where it is missing."""
    if not (SHARED / "eval").is_dir():
        pytest.skip("the shared material is not there")
    return SHARED
