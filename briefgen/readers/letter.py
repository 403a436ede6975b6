"""Separate a mailed letter's own words from the earlier letter that it quotes and the signature."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest
from typing import TYPE_CHECKING, Final

from lxml import html  # type: ignore[import-untyped]  # lxml ships no types

from briefgen.model import Hint
from briefgen.readers.document import whole
from briefgen.readers.page import fragment_of, read_page
from briefgen.readers.parts import Parts
from briefgen.readers.passed_on import (
    is_passed_on,
    stated,
    with_cover,
    with_headline,
    without_mark,
)
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

REPLY: Final = "quoted-reply"
SIGNATURE: Final = "signature"
HEAD: Final = "front-matter"
"""Tags of hints for what is not the writer's own words."""

_CITED: Final = "gmail_quote"
_REPLY_MARKS: Final = frozenset(
    {
        "gmail_quote", "gmail_quote_container", "moz-cite-prefix", "divrplyfwdmsg",
        "appendonsend", "yahoo_quoted",
        "protonmail_quote", "zmail_extra", "replyforward",
        "mail-editor-reference-message-container",
    }
)  # fmt: skip
"""Classes and ids that mail programs give to what they quote. Source: as in `mail.yml`."""

_SIGNATURE_MARKS: Final = frozenset(
    {
        "gmail_signature",
        "moz-signature",
        "protonmail_signature_block",
        "applemailsignature",
        "signature",
    }
)
_QUOTED: Final = re.compile(r"[ \t]*(?:[>|]|\w{1,3}>)")
_CITED_LINE: Final = re.compile(r">+(?:\s|$)")
"""A line that a program quoted with `>`, though the letter is HTML."""

_MARK: Final = re.compile(r"> ?")
_UNSUBSCRIBE: Final = "unsubscribe"
"""The word by which a mail that is passed on shows that it went to subscribers."""

_DELIMITER: Final = re.compile(r"--\s?$")
_RULE: Final = re.compile(r"\s*[_=*-]{20,}\s*$")
_EDGE: Final = " \t-_*<>="
_LONGEST_WRAP: Final = 100
_NARROWEST_WRAP: Final = 45
_PROSE: Final = 5
"""Fewest words of a line that may be prose."""

_WRAP_SHARE: Final = 0.8
_SMALL_SHARE: Final = 0.6
_ITEM: Final = re.compile(r"\s*(?:[-*\u2022+]|\(?\d{1,3}[.)\]]|\[\d{1,3}\])\s")
_SIGNED: Final = re.compile(
    r"[A-Z\u00c0-\u00de][\w'\u2019.-]*(?: (?:and |& )?[A-Z\u00c0-\u00de][\w'\u2019.-]*){0,3}"
)
_LONGEST_LEAVE: Final = 6
_NEAR_CLOSING: Final = 4
_FAR_CLOSING: Final = 14
_LONGEST_OF_A_CARD: Final = 12
_SIGNED_WORDS: Final = 3
_PGP_HEAD: Final = re.compile(r"-----BEGIN PGP SIGNED MESSAGE-----|Hash: [\w, -]+$")
_PGP_END: Final = "-----BEGIN PGP SIGNATURE-----"
_FIELDS_TOLD: Final = 2
_ATTRIBUTION_LINES: Final = 3
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: its subject, the header fields that are shown, and its words.

    `html` is true where the words have markup, `flowed` where a blank at a line's end joins it to
    the next, `newsletter` where it went to subscribers and may have furniture around its words.
    """

    subject: str
    head: tuple[tuple[str, str], ...]
    words: str
    html: bool = False
    flowed: bool = False
    newsletter: bool = False


def letter_parts(letter: Letter) -> Parts:
    """Return a letter's text with hints: its header, its subject as title, and its words."""
    on = is_passed_on(letter.subject)
    if letter.html and letter.newsletter and not on:
        body = read_page(letter.words)
    elif letter.html:
        body = _marked_up(letter.words, on=on)
    else:
        body = _joined(_plain_blocks(letter.words, flowed=letter.flowed, on=on))
    if not any(h.tag not in (REPLY, SIGNATURE) for h in body.hints) and body.hints:
        # A mail of nothing but others' words means these to be read.
        body = replace(body, hints=tuple(replace(h, tag="p") for h in body.hints))
    body = _passed_on(_signed_off(body, letter.head))
    furnished = letter.newsletter or (on and letter.html and _UNSUBSCRIBE in letter.words.lower())
    titled = bool(body.declared) and not furnished
    if titled:
        body = with_headline(body, _first_words_passed_on(body))
        titled = any(h.tag == "title" for h in body.hints)
    head = [(f"{name}: {value}", HEAD) for name, value in letter.head]
    subject = letter.subject
    if on or titled:
        subject = without_mark(letter.subject)
    if letter.subject and (titled or subject != letter.subject):
        head.append((f"Subject: {letter.subject}", HEAD))
    title = [(subject, "title")] if subject and not titled else []
    parts = _put_before([*head, *title], body)
    return parts if furnished else whole(parts)


def _first_words_passed_on(body: Parts) -> int:
    """Return the index of the first block below the head of the mail that is passed on."""
    first = next(i for i, h in enumerate(body.hints) if h.tag == HEAD)
    return next(i for i in range(first, len(body.hints)) if body.hints[i].tag != HEAD)


def _put_before(blocks: Iterable[tuple[str, str]], body: Parts) -> Parts:
    before = _joined(blocks)
    gap = before.text + "\n" * bool(before.text)
    moved = tuple(replace(h, start=h.start + len(gap), end=h.end + len(gap)) for h in body.hints)
    return Parts(gap + body.text, before.hints + moved, body.declared)


def _passed_on(body: Parts) -> Parts:
    """Return the letter with what the head of the mail that it passes on states, if it does so.

    The short note over that head is tagged.
    """
    first = next((i for i, h in enumerate(body.hints) if h.tag == HEAD), None)
    if first is None:
        return body
    own = [i for i in range(first) if body.hints[i].tag not in (REPLY, SIGNATURE, HEAD)]
    end = next(
        (i for i in range(first, len(body.hints)) if body.hints[i].tag != HEAD), len(body.hints)
    )
    lines = body.text[body.hints[first].start : body.hints[end - 1].end].split("\n")
    if end == len(body.hints) or not any(is_field(line) for line in lines):
        return body
    return replace(with_cover(body, own), declared=tuple(stated(lines)))


def _joined(blocks: Iterable[tuple[str, str]]) -> Parts:
    """Return blocks, `(words, tag)` each, as one text with a hint for each."""
    pieces: list[str] = []
    hints: list[Hint] = []
    at = 0
    for words, tag in blocks:
        shown = _CONTROLS.sub("", words).strip()
        if not shown:
            continue
        hints.append(Hint(at, at + len(shown), tag))
        pieces.append(shown)
        at += len(shown) + 2
    return Parts("\n\n".join(pieces) + "\n" * bool(pieces), tuple(hints))


def _marked_up(words: str, *, on: bool) -> Parts:
    """Return the text of a letter in HTML, with hints for quoted, signing and forwarded parts.

    Mail programs mark these by classes.
    """
    try:
        tree = html.document_fromstring(
            words, parser=html.HTMLParser(remove_comments=True, huge_tree=True)
        )
    except (ValueError, html.etree.ParserError):
        return Parts("")
    for quotation in tree.iter("blockquote"):
        if quotation.get("type") == "cite":
            quotation.set("class", f"{_CITED} {quotation.get('class', '')}")
    parts = fragment_of(tree, laid_out=True)
    hints = list(parts.hints)
    lines = [parts.text[hint.start : hint.end] for hint in hints]
    ended = False
    heads = heads_of_forwards(lines, on=on)
    for i, (hint, line) in enumerate(zip(hints, lines, strict=True)):
        forwarded = _is_forward(line) or i in heads
        ended = (ended or _opens_reply(line, lines[i + 1 : i + 5])) and not forwarded
        tag = REPLY if ended or _CITED_LINE.match(line) else _tag(hint)
        hints[i] = replace(hint, tag=HEAD if forwarded else tag)
    closed = _closing([(line, h.tag) for line, h in zip(lines, hints, strict=True)])
    hints = [replace(h, tag=SIGNATURE) if i in closed else h for i, h in enumerate(hints)]
    if any(h.tag == HEAD for h in hints):
        hints = [replace(h, tag="p") if h.tag == REPLY else h for h in hints]
    return replace(parts, hints=tuple(_with_attribution(parts.text, hints)))


def _closing(blocks: Sequence[tuple[str, str]]) -> frozenset[int]:
    """Return the indices of the blocks, `(words, tag)` each, that say goodbye and sign.

    They stand last, or last over the head of a mail that is passed on. All that follows over such
    a head goes with them: a card, and who may read the mail.
    """
    cut = next((i for i, (_, tag) in enumerate(blocks) if tag == HEAD), 0)
    over = _last_words(blocks[:cut])
    below = _last_words(blocks[cut:])
    rest = [i for i in range(max(over), cut) if blocks[i][1] not in (REPLY, HEAD)] if over else ()
    return frozenset((*over, *rest, *(i + cut for i in below)))


def _last_words(blocks: Sequence[tuple[str, str]]) -> frozenset[int]:
    """Return the indices of the last blocks that say goodbye and sign.

    "Best wishes," and the name under it, with the lines of a business card after that.
    """
    own = [i for i, (_, tag) in enumerate(blocks) if tag not in (REPLY, SIGNATURE, HEAD)]
    for at in own[: -_FAR_CLOSING - 1 : -1]:
        leave, comma, name = blocks[at][0].partition(",")
        alone = leave.strip(" .!").lower() in _words("closings")
        if not (comma or alone) or not leave.lower().startswith(_words("closings")):
            continue
        below = [i for i in own if i > at]
        under = below[: 1 - bool(name.strip())]
        signed = name.strip() or (blocks[under[0]][0] if under else "")
        if len(leave.split()) > _LONGEST_LEAVE or not _SIGNED.fullmatch(signed):
            continue
        more = list(takewhile(lambda i: _is_of_a_card(blocks[i][0]), below[len(under) :]))
        if at in own[-_NEAR_CLOSING:] or more:
            return frozenset((at, *under, *more))
    return frozenset()


def _is_of_a_card(line: str) -> bool:
    """Tell whether a line may stand on a card under a name: an office, a firm, a number."""
    return len(line.split()) <= _LONGEST_OF_A_CARD and not line.rstrip().endswith(
        (".", "?", "!", ":")
    )


def _signed_off(body: Parts, head: Sequence[tuple[str, str]]) -> Parts:
    """Return the letter; the writer's own name, where it ends her words, becomes the signature."""
    hints = list(body.hints)
    said = [f"{name}: {value}" for name, value in head]
    said += [x for h in hints if h.tag == HEAD for x in body.text[h.start : h.end].split("\n")]
    names = frozenset(
        word.lower()
        for line in said
        if line.lower().startswith("from:")
        for word in re.findall(r"[^\W\d_]+", line.partition(":")[2].partition("<")[0])
    )
    for i, hint in enumerate(hints):
        last = i + 1 == len(hints) or hints[i + 1].tag in (REPLY, SIGNATURE, HEAD, "hr")
        if i and last and hint.tag not in (REPLY, SIGNATURE, HEAD, "title"):
            words = re.findall(r"[^\W\d_]+", body.text[hint.start : hint.end])
            if 0 < len(words) <= _SIGNED_WORDS and all(_is_named(w, names) for w in words):
                hints[i] = replace(hint, tag=SIGNATURE)
    return replace(body, hints=tuple(hints))


def _is_named(word: str, names: frozenset[str]) -> bool:
    """Tell whether a word is one of the names, or the first letter of one."""
    initial = len(word) == 1 and any(name.startswith(word.lower()) for name in names)
    return word[0].isupper() and (initial or word.lower() in names)


def _tag(hint: Hint) -> str:
    marks = {name.removeprefix("x_").removeprefix("m_") for name in hint.path}
    if marks & _SIGNATURE_MARKS:
        return SIGNATURE
    return REPLY if marks & _REPLY_MARKS else hint.tag


def _with_attribution(text: str, hints: Sequence[Hint]) -> Iterator[Hint]:
    """Yield the hints; a line that says whose words follow is tagged like the quoted words."""
    for hint, following in zip_longest(hints, hints[1:]):
        line = text[hint.start : hint.end]
        leads = following is not None and following.tag == REPLY and _is_attribution(line)
        yield replace(hint, tag=REPLY) if leads else hint


def _plain_blocks(words: str, *, flowed: bool, on: bool) -> list[tuple[str, str]]:
    """Return the paragraphs of a plain letter, each with its tag."""
    lines = without_marks(_unflowed(words) if flowed else words.split("\n"), on=on)
    tagged = list(_tagged(lines, on=on))
    width = 0 if flowed else _width([line for line, tag in tagged if tag == "p"])
    blocks: list[list[str]] = []
    tags: list[str] = []
    after = ""
    for line, tag in tagged:
        if not line.strip():
            after = ""
            continue
        joins = bool(after) and tags[-1] == tag and (tag != "p" or _wraps(after, line, width))
        if joins:
            blocks[-1].append(line)
        else:
            blocks.append([line])
            tags.append(tag)
        after = line
    # A quoted letter keeps its lines: it is shown as it came, and not read.
    found = [
        ((" " if tag == "p" else "\n").join(part.strip() for part in block), tag)
        for block, tag in zip(blocks, tags, strict=True)
    ]
    closed = _closing(found)
    return [(line, SIGNATURE if i in closed else tag) for i, (line, tag) in enumerate(found)]


def _tagged(lines: Sequence[str], *, on: bool) -> Iterator[tuple[str, str]]:
    """Yield each line of a plain letter with its tag; `on` says that it passes a mail on."""
    signed = replied = False
    heads = heads_of_forwards(lines, on=on)
    for i, line in enumerate(lines):
        near_end = len(lines) - i <= 40  # noqa: PLR2004 - a list's footer is shorter
        if i in heads:
            yield line, HEAD
            continue
        if _is_forward(line):
            replied = signed = False
            yield line, HEAD
            continue
        if _PGP_HEAD.match(line):
            yield line, HEAD
            continue
        signed = (
            signed
            or line.startswith(_PGP_END)
            or bool(_DELIMITER.match(line))
            or (near_end and _signs(line, lines[i:]))
        )
        replied = replied or _opens_reply(line, lines[i + 1 : i + 5])
        if _QUOTED.match(line) or _leads_to_quotation(lines, i) or replied:
            yield line, REPLY
        elif signed:
            yield line, SIGNATURE
        else:
            yield line, "hr" if _RULE.match(line) else "p"


def without_marks(lines: Sequence[str], *, on: bool) -> list[str]:
    """Return a letter's lines; those quoted right below a head passed on lose their first `>`."""
    out = list(lines)
    at = max(heads_of_forwards(lines, on=on), default=None)
    if at is None:
        at = next((i for i, line in enumerate(lines) if _is_forward(line)), len(lines))
    at += 1
    while at < len(out) and (not out[at].strip() or _MARK.match(out[at])):
        out[at] = _MARK.sub("", out[at])
        at += 1
    return out


def heads_of_forwards(lines: Sequence[str], *, on: bool) -> frozenset[int]:
    """Return the indices of lines that are the header of a forwarded mail: From, Date, To, ...

    The header directly follows the line that announces the forward, and ends at a blank line or at
    one that is none of its fields. Where the subject says that the mail is passed on (`on`), the
    first header is the forwarded mail's without such a line, or below one for answers.
    """
    out: set[int] = set()
    for i, line in enumerate(lines):
        headed = on and not out and _opens_reply(line, lines[i + 1 : i + 5])
        if headed:
            out.add(i)
        elif not _is_forward(line):
            continue
        at = i + 1
        while at < len(lines) and not lines[at].strip():
            at += 1
        while at < len(lines) and is_field(lines[at]):
            out.add(at)
            at += 1
    return frozenset(out)


def is_field(line: str) -> bool:
    """Tell whether a line is a field of a mail's head, as programs print it over a mail."""
    name, colon, _ = line.partition(":")
    return bool(colon) and name.strip(" *").lower() in _words("head_fields")


def _signs(line: str, rest: Sequence[str]) -> bool:
    """Tell whether a line opens what a telephone or a mailing list adds at the end."""
    opens = any(line.strip().lower().startswith(w) for w in _words("signature_opens"))
    # more is a letter that goes on
    long_rest = sum(bool(x.strip()) for x in rest) > 12  # noqa: PLR2004
    footer = bool(_RULE.match(line)) and any(
        w in x.lower() for x in rest for w in _words("footers")
    )
    return not long_rest and (opens or footer)


def _leads_to_quotation(lines: Sequence[str], i: int) -> bool:
    """Tell whether a line belongs to one that says whose words are quoted below."""
    for n in range(1, _ATTRIBUTION_LINES + 1):
        if not all(x.strip() for x in lines[i : i + n]):
            break  # no attribution goes on over a paragraph's end
        joined = " ".join(x.strip() for x in lines[i : i + n])
        below = next((x for x in lines[i + n : i + n + 3] if x.strip()), "")
        if _is_attribution(joined) and _QUOTED.match(below):
            return True
    return any(
        all(x.strip() for x in lines[j : i + 1])
        and _is_attribution(" ".join(x.strip() for x in lines[j : i + 1]))
        and bool(_QUOTED.match(next((x for x in lines[i + 1 : i + 4] if x.strip()), "")))
        for j in range(max(0, i - _ATTRIBUTION_LINES + 1), i)
    )


def _is_attribution(line: str) -> bool:
    """Tell whether a line says who wrote what follows, and when."""
    said = " ".join(line.lower().split())
    if len(said) > 300:  # noqa: PLR2004 - longer is no such line
        return False
    return said.endswith(_words("reply_ends")) and (
        said.startswith(tuple(f"{w} " for w in _words("reply_opens")))
        or "@" in said
        or len(said) < 60  # noqa: PLR2004 - "Ana Vey wrote:"
    )


def _opens_reply(line: str, following: Sequence[str] = ()) -> bool:
    """Tell whether an earlier letter begins here and goes on to the end, as Outlook quotes."""
    if line.strip(_EDGE).lower().rstrip(":") in _words("reply_lines"):
        return True
    fields = [x.partition(":")[0].strip(" *").lower() for x in (line, *following) if ":" in x]
    told = [f for f in fields if f in _words("head_fields")]
    return (
        bool(fields)
        and fields[0] in _words("from_fields")
        and ":" in line
        and len(told) > _FIELDS_TOLD
    )


def _is_forward(line: str) -> bool:
    said = line.strip(_EDGE).lower().rstrip(":")
    # a longer line is not a mail program's
    return len(said) < 80 and said.startswith(_words("forward_lines"))  # noqa: PLR2004


def _words(name: str) -> tuple[str, ...]:
    return tuple(str(w) for w in table("mail")[name])


def _unflowed(words: str) -> list[str]:
    """Return the lines of flowed text, each joined to the one before that ends in a blank.

    Source: RFC 3676, 4.2.
    """
    out: list[str] = []
    open_line = False
    for raw in words.split("\n"):
        line = raw.removeprefix(" ") if raw.startswith(" ") else raw
        if open_line and line.strip() and not _QUOTED.match(line) and not _DELIMITER.match(line):
            out[-1] += line
        else:
            out.append(line)
        open_line = line.endswith(" ") and not _DELIMITER.match(line) and not _QUOTED.match(line)
    return out


def _width(lines: Sequence[str]) -> int:
    """Return the column at which lines are wrapped, 0 where they are not.

    A tenth of the lines may be wider.
    """
    widths = sorted(
        len(x.rstrip()) for x in lines if len(x.split()) >= _PROSE and not _RULE.match(x)
    )
    if len(widths) < 2:  # noqa: PLR2004 - one line is wrapped nowhere
        return 0
    wide = widths[len(widths) * 9 // 10]
    return wide if _NARROWEST_WRAP <= wide <= _LONGEST_WRAP else 0


def _wraps(line: str, following: str, width: int) -> bool:
    """Tell whether a line end is a wrap, no paragraph's end: the line is about as wide as others.

    Before a small letter a line may be shorter. What opens as an item begins a new paragraph.
    """
    if not width or _RULE.match(line) or _RULE.match(following) or _ITEM.match(following):
        return False
    if _indent(following) > _indent(line) + 2:
        return False
    first = following.split(None, 1)[0]
    if len(line.rstrip()) + 1 + len(first) > width:
        return True
    share = _SMALL_SHARE if first[0].islower() else _WRAP_SHARE
    return len(line.rstrip()) >= share * width


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
