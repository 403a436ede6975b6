"""Recognise the fields of an archive's printout, and part them from the article.

A field is a label and its words ("HEADLINE: ...", "Load-Date: ..."), a code and its words ("HD",
"SN"), or a line whose place relative to the word count ("512 words") says what it is. Source: the
printouts of Nexis, Factiva and ProQuest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.openings import opening, phrases, words_of
from briefgen.cleaning.shapes import is_names, shapes_in
from briefgen.cleaning.units import Part
from briefgen.model import NUMBERED, Evidence, Role, Statement
from briefgen.registry.written_dates import written_date_span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CAPITALS: Final = re.compile(r"([A-Z][A-Z -]{2,24}):(?:\s+(\S.*))?", re.DOTALL)
_LABELLED: Final = re.compile(r"([A-Z][A-Za-z]*(?:[ /-][A-Za-z]+){0,3}):(?:\s+(\S.*))?", re.DOTALL)
_CODED: Final = re.compile(r"([A-Z]{2,3})(?:[\s|]+(\S.*))?", re.DOTALL)
_MAILED: Final = re.compile(
    r"(From|Sent|To|Cc|CC|Date|Subject|Reply-To|Importance|Attachments):(?:\s+(\S.*))?", re.DOTALL
)
_COUNTED: Final = re.compile(r"(?:Document )?\d{1,5} of \d{1,5}(?: DOCUMENTS?)?")
_COVER: Final = re.compile(
    r"(?i)(?:client/matter|search terms?|search type|narrowed by|content type|job number"
    r"|user name|date and time"
    r"|documents? \(\d+\)|-none-|sources?|delivery details)\b.*|-none-",
    re.DOTALL,
)
_KEY: Final = re.compile(r"(?:AN[\s|]+)?Document [A-Za-z0-9]{16,40}|End of Document")
_SIZE: Final = re.compile(r"\d[\d,]{0,6} words")
_RIGHTS: Final = re.compile(r"(?i)(?:\u00a9|\(c\)|copyright\b).*", re.DOTALL)
_INVERTED: Final = re.compile(r"[A-Z][\w'\u2019-]+, [A-Z][^,]*(?:;.*)?")
_MAIL_ADDRESS: Final = re.compile(r"\s*[<\[(](?:mailto:)?[^\s@]+@\S+")
_PARTED: Final = re.compile(r"[-_\s]*(?:(?i:original|forwarded) (?i:message)[-_\s]*)?")
_EDITION: Final = re.compile(r"\s*(?:;|\(Online\)|, [\w ]*\b[Ee]dition\b).*", re.DOTALL)
_DATED: Final = re.compile(r"(?:, The)?(?: \([^()]*\))? [-\u2013\u2014] ")
_FEWEST: Final = 3
"""Fields that suffice for a printout where one is the headline's or all are an archive's alone."""

_FEWEST_LABELS: Final = 4
"""Fields that suffice where only two are an archive's alone: "Date:" occurs in articles too."""

_LONGEST: Final = 30
_MOST_ABOVE: Final = 12
"""Lines above the first field that may be the headline, the outlet and the date."""

_MOST_BEHIND: Final = 12
"""Lines after the outlet's among which the rights notice stands."""

_PARAGRAPH: Final = 8
"""Words of the shortest paragraph: a shorter line between fields may be a field itself."""

_STOPS: Final = (".", "!", "?", "\u201d", '"', ":")
_KINDS: Final = (
    "record_titles", "record_bylines", "record_days", "record_outlets", "record_addresses",
    "record_texts",
    "record_rest",
)  # fmt: skip
_REASON: Final = "a field of the printout that the text comes from"
_SIGNED: Final = f"{_REASON}: who wrote it"
_DAY: Final = f"{_REASON}: when"
_OUTLET_AND_DAY: Final = f"{_REASON}: where it stood, and when"
_OUTLET: Final = f"{_REASON}: where it stood"
_ADDRESS: Final = f"{_REASON}: its address"


@dataclass(frozen=True, slots=True)
class _Field:
    """A field in a part: the list that holds its label, the label, and the offset of its words.

    `at` is None where the part holds no words after the label.
    """

    kind: str
    label: tuple[str, ...]
    at: int | None


def with_fields(parts: Sequence[Part], *, bare: bool) -> list[Part]:
    """Return the parts with a printout's fields relabelled; the headline's field becomes the title.

    `bare` says that the text has no markup: then it may also be a mail pasted with its header.
    """
    out = list(parts)
    for form in (_CAPITALS, _LABELLED, _CODED, *((_MAILED,) if bare else ())):
        fields = _fields(out, form)
        if _is_printout(out, fields, form):
            return _mailed(out, fields) if form is _MAILED else _labelled(out, fields)
    if (size := _sized(out)) is not None:
        return _in_order(out, size)
    return out


def _mailed(parts: list[Part], fields: dict[int, _Field]) -> list[Part]:
    """Return the parts of a pasted mail; from a second mail's header on they are quoted reply."""
    heads = [k for k, f in fields.items() if f.label == ("from",)]
    cut = heads[1] if len(heads) > 1 else len(parts)
    cut -= cut < len(parts) and _PARTED.fullmatch(parts[cut - 1].text) is not None
    own = {k: f for k, f in fields.items() if k < cut}
    reason = "words of an earlier mail: under its head"
    earlier = [replace(p, role=Role.QUOTED_REPLY, reason=reason) for p in parts[cut:]]
    return [*_signed_off(_labelled(parts[:cut], own)), *earlier]


def _signed_off(parts: list[Part]) -> list[Part]:
    """Return the parts of a pasted mail; a last line that is the sender's name is its signature."""
    names = {w for p in parts if p.reason == _SIGNED for w in p.words}
    last = next((k for k in range(len(parts) - 1, -1, -1) if parts[k].role in NUMBERED), None)
    if last is not None and set(parts[last].words) <= names and not parts[last].text.endswith("."):
        reason = "a signature: the writer's name under the mail"
        parts[last] = replace(parts[last], role=Role.SIGNATURE, reason=reason)
    return parts


def fields_in(text: str, parts: Sequence[Part]) -> Iterator[Statement]:
    """Yield what the fields state: outlet, date and address, and who wrote it."""
    for part in parts:
        for field, start, end, value in _said(part):
            evidence = Evidence.quote(text, part.start + start, part.start + end)
            word = value or " ".join(evidence.exact.split())
            yield Statement(field, word, "cleaning: a field", evidence=evidence)


def _said(part: Part) -> Iterator[tuple[str, int, int, str]]:
    """Yield `(field, start, end, value)` of what a part states; an empty value means the words."""
    whole = len(part.text)
    if part.reason in (_OUTLET, _OUTLET_AND_DAY):
        cut = (_DATED if part.reason == _OUTLET_AND_DAY else _EDITION).search(part.text)
        yield "outlet", 0, cut.start() if cut and cut.start() else whole, ""
    if part.reason in (_DAY, _OUTLET_AND_DAY) and (found := written_date_span(part.text)):
        yield "published", *found
    if part.reason == _ADDRESS and re.fullmatch(r"https?://\S+", part.text):
        yield "url", 0, whole, ""
    if part.reason == _SIGNED and (_INVERTED.fullmatch(part.text) or _is_bare(part)):
        yield "byline", 0, whole, ""
    elif part.reason == _SIGNED and (mailed := _MAIL_ADDRESS.search(part.text)) and mailed.start():
        yield "byline", 0, mailed.start(), ""


def _is_bare(part: Part) -> bool:
    """Tell whether a part is names alone, without "by"."""
    return is_names(part.text) and not opening(part.words, "byline")


def is_read_as_field(part: Part) -> bool:
    """Tell whether `fields_in` reads a part, so that no usual byline is looked for in it."""
    return part.reason in (_DAY, _OUTLET_AND_DAY) or (
        part.reason == _SIGNED
        and (
            _is_bare(part)
            or (_INVERTED.fullmatch(part.text) or _MAIL_ADDRESS.search(part.text)) is not None
        )
    )


def _fields(parts: Sequence[Part], form: re.Pattern[str]) -> dict[int, _Field]:
    return {k: found for k, p in enumerate(parts) if (found := _field(p, form)) is not None}


def _field(part: Part, form: re.Pattern[str]) -> _Field | None:
    """Return the field that a part is, None where its label is in no list."""
    found = form.fullmatch(part.text)
    if found is None:
        return None
    label = words_of(found[1])
    names = phrases("record_codes") if form is _CODED else None
    kind = _code(found[1]) if names is not None else _kind(label)
    if form is _MAILED:
        kind = _HEADS.get(found[1], "record_rest")
    short = len(part.words) <= _LONGEST or kind in ("record_texts", "record_rest")
    return _Field(kind, label, found.start(2) if found[2] else None) if kind and short else None


def _kind(label: tuple[str, ...]) -> str:
    return next((kind for kind in _KINDS if label in phrases(kind)), "")


def _code(code: str) -> str:
    """Return the list that a code of two or three letters belongs to, empty for none."""
    return _CODES.get(code, "record_rest" if (code.lower(),) in phrases("record_codes") else "")


_CODES: Final = {
    "HD": "record_titles",
    "BY": "record_bylines",
    "PD": "record_days",
    "SN": "record_outlets",
    "LP": "record_texts",
    "TD": "record_texts",
}
"""Codes of the fields that describe an article. Source: Factiva's list of its field codes."""


_HEADS: Final = {
    "Subject": "record_titles",
    "From": "record_bylines",
    "Sent": "record_days",
    "Date": "record_days",
}
"""Header fields of a mail that describe it, as mail programs print them over forwarded mail."""


def _is_printout(parts: Sequence[Part], fields: dict[int, _Field], form: re.Pattern[str]) -> bool:
    """Tell whether fields make up a printout.

    Three labels in capitals suffice where one is the headline's. Otherwise four labels with two
    that only archives use, or three such labels; codes need headline, outlet and text; a mail's
    header its subject and sender.
    """
    kinds = [f.kind for f in fields.values()]
    if form is _MAILED:
        own = {"record_titles", "record_bylines"} <= set(kinds)
        return own and len(fields) >= _FEWEST and min(fields) < _FEWEST
    if form is _CODED:
        return {"record_titles", "record_outlets", "record_texts"} <= set(kinds)
    if form is _CAPITALS and len(fields) >= _FEWEST and "record_titles" in kinds:
        return True
    signs = sum(f.label in phrases("record_signs") for f in fields.values())
    signs += any(_KEY.fullmatch(p.text) or _COUNTED.fullmatch(p.text) for p in parts)
    return (len(fields) >= _FEWEST_LABELS and signs > 1) or signs >= _FEWEST


def _labelled(parts: list[Part], fields: dict[int, _Field]) -> list[Part]:
    """Return the parts of a printout with labelled fields."""
    first = min(fields)
    begins = _where_the_text_begins(parts, fields)
    ends = _where_the_text_ends(parts, fields, begins)
    titles = [k for k, f in fields.items() if f.kind == "record_titles" and k < begins]
    named = _named_above(parts, first, titled=bool(titles))
    if not titles and "record_titles" not in named.values():
        titles = [k for k, f in fields.items() if f.kind == "record_titles"][:1]
    out: list[Part] = []
    pending: str = ""
    for k, part in enumerate(parts):
        if k in fields:
            field = fields[k]
            alone = field.at is None and field.kind not in ("record_texts", "record_rest")
            pending = field.kind if alone and k < begins else ""
            if field.kind == "record_titles" and k not in titles:
                out.append(replace(part, role=Role.LEGAL, reason=_REASON))
            else:
                out.extend(_fielded(part, field))
        elif k in named:
            out.append(_as(part, named[k]))
        elif pending:
            out.append(_as(part, pending))
            pending = ""
        elif k >= ends or _KEY.fullmatch(part.text) or _is_before(k, begins, part):
            out.append(replace(part, role=Role.LEGAL, reason=_REASON))
        else:
            out.append(_told(part, titled=bool(titles or named)))
    return out


def _is_before(k: int, begins: int, part: Part) -> bool:
    """Tell whether a part stands before the text of a printout and is too short for it."""
    return k < begins and len(part.words) < _PARAGRAPH * 2


def _where_the_text_begins(parts: Sequence[Part], fields: dict[int, _Field]) -> int:
    """Return the index where the text begins: at the text's label, else at the first paragraph."""
    told = next((k for k, f in fields.items() if f.kind == "record_texts"), None)
    if told is not None:
        return told
    at = min(fields)
    while at < len(parts):
        if at not in fields and _is_paragraph(parts[at]):
            return at
        at += 1
    return len(parts)


def _where_the_text_ends(parts: Sequence[Part], fields: dict[int, _Field], begins: int) -> int:
    """Return the index of the first field after the text, or the number of parts for none."""
    for k in range(begins + 1, len(parts)):
        if _KEY.fullmatch(parts[k].text) or (
            k in fields and fields[k].kind not in ("record_texts", "record_titles")
        ):
            return k
        if parts[k].words in phrases("record_ends"):
            return k
    return len(parts)


def _is_paragraph(part: Part) -> bool:
    return len(part.words) >= _PARAGRAPH and part.text.endswith(_STOPS)


def _named_above(parts: Sequence[Part], first: int, *, titled: bool) -> dict[int, str]:
    """Map the lines above the first field to their kinds by archives' order: title, outlet, ..."""
    start = max(
        (
            k + 1
            for k in range(first)
            if _COUNTED.fullmatch(parts[k].text) or _COVER.fullmatch(parts[k].text)
        ),
        default=0,
    )
    lines = [k for k in range(max(start, first - _MOST_ABOVE), first) if not _is_rights(parts[k])]
    day = next((k for k in lines if _is_day(parts[k])), None)
    out: dict[int, str] = {}
    if day is None and lines and _is_outlet_and_day(parts[lines[-1]]):
        out[lines.pop()] = _OUTLET_AND_DAY
    if day is None:
        return out if titled or not lines else out | {lines[-1 if out else 0]: "record_titles"}
    out[day] = "record_days"
    over = [k for k in lines if k < day]
    under = [k for k in lines if k > day]
    if titled:
        out |= {over[-1]: "record_outlets"} if over else {}
    elif len(over) > 1:
        out |= {over[0]: "record_titles", over[-1]: "record_outlets"}
    elif under:
        out |= ({over[-1]: "record_outlets"} if over else {}) | {under[-1]: "record_titles"}
    elif over:
        out[over[0]] = "record_titles"
    return out


def _is_day(part: Part) -> bool:
    """Tell whether a line is only a date, perhaps with a weekday before it."""
    found = written_date_span(part.text)
    return found is not None and len(part.words) <= _PARAGRAPH and found[0] <= len("Wednesday, ")


def _is_outlet_and_day(part: Part) -> bool:
    """Tell whether a line is an outlet, a place in brackets perhaps, a dash and a date."""
    dated = _DATED.search(part.text)
    found = written_date_span(part.text)
    return dated is not None and found is not None and dated.start() > 0 and found[0] >= dated.end()


def _is_rights(part: Part) -> bool:
    return _RIGHTS.match(part.text) is not None or part.words == words_of("all rights reserved")


_AS: Final = {
    "record_titles": (Role.TITLE, "the headline: as the printout has it"),
    "record_bylines": (Role.BYLINE, _SIGNED),
    "record_days": (Role.BYLINE, _DAY),
    "record_outlets": (Role.LEGAL, _OUTLET),
    "record_addresses": (Role.LEGAL, _ADDRESS),
    _OUTLET_AND_DAY: (Role.BYLINE, _OUTLET_AND_DAY),
}
"""Role and reason for the words of each kind of field."""


def _as(part: Part, kind: str) -> Part:
    """Return a part with the role that its kind of field gives it."""
    role, reason = _AS.get(kind, (Role.LEGAL, _REASON))
    return replace(part, role=role, reason=reason)


def _told(part: Part, *, titled: bool) -> Part:
    """Return a part of the text; a long line between the fields becomes a paragraph.

    A second title or kicker becomes one too where the printout has its title already.
    """
    wrong = part.role in (Role.TITLE, Role.KICKER) and titled
    aside = part.role not in NUMBERED and part.role not in (Role.DATELINE, Role.HEADING)
    if wrong or (aside and len(part.words) >= _PARAGRAPH):
        return replace(part, role=Role.BODY, reason="a paragraph: between a printout's fields")
    return part


def _fielded(part: Part, field: _Field) -> Iterator[Part]:
    """Yield the label and, where the field's words are used, the words as a part of their own."""
    if field.kind == "record_rest" or field.at is None:
        yield replace(part, role=Role.LEGAL, reason=_REASON)
        return
    at = part.start + field.at
    label = part.text[: field.at].rstrip(" \t\n|")
    words = part.text[field.at :]
    yield Part(
        part.start, part.start + len(label), label, words_of(label), part.unit, Role.LEGAL, _REASON
    )
    own = Part(at, part.end, words, words_of(words), part.unit, part.role, part.reason)
    if field.kind == "record_texts":
        yield replace(own, role=Role.BODY, reason="a paragraph: behind the label of the text")
    else:
        yield _as(own, field.kind)


def _sized(parts: Sequence[Part]) -> int | None:
    """Return the index of the word count in a printout without labels, None for none."""
    if not any(_KEY.fullmatch(p.text) for p in parts):
        return None
    for k, part in enumerate(parts):
        if k and _SIZE.fullmatch(part.text) and any(_is_day(p) for p in parts[k + 1 : k + 3]):
            return k
    return None


def _in_order(parts: list[Part], size: int) -> list[Part]:
    """Return the parts of a printout in which the order of lines says what each is.

    Above the word count: a section, the headline, who wrote it. Below it: the date, the time, the
    outlet and its codes, the language, the rights notice. After the text comes the document's key.
    """
    day = next(k for k in range(size + 1, len(parts)) if _is_day(parts[k]))
    end = next(k for k, p in enumerate(parts) if k > size and _KEY.fullmatch(p.text))
    signed = size > 1 and _is_signed(parts[size - 1])
    title = size - 1 - signed
    outlet = next(
        (
            k
            for k in range(day + 1, end)
            if "only a time" not in shapes_in(parts[k].text, parts[k].words)
        ),
        end,
    )
    rights = [k for k in range(outlet, min(end, outlet + _MOST_BEHIND)) if _is_rights(parts[k])]
    begins = (
        rights[0] + 1
        if rights
        else next((k for k in range(outlet, end) if _is_paragraph(parts[k])), end)
    )
    what = {title: "record_titles", day: "record_days", outlet: "record_outlets"}
    if signed:
        what[size - 1] = "record_bylines"
    return [
        _as(part, what.get(k, "")) if k < begins or k >= end else _told(part, titled=True)
        for k, part in enumerate(parts)
    ]


def _is_signed(part: Part) -> bool:
    """Tell whether a line names who wrote the article."""
    return opening(part.words, "byline") > 0 or is_names(part.text)
