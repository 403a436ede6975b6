"""Whose is the "I" of a whole text: the author in the byline, or who signs a letter.

Where the text itself never names its author, an actor is made of the byline or of the signature,
so that what "I" thinks is somebody's. News that only quotes people in the first person has no
such "I".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims.quotations import find_quotations
from briefgen.extract.claims.spans import Spans
from briefgen.extract.interviews import asks, exchanges
from briefgen.extract.turns import turns
from briefgen.model import READ, Actor, ActorType, Confidence, Mention, MentionKind, Role
from briefgen.registry.authors import authors
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.reading import Reading
    from briefgen.model import Block, Evidence

ORIGIN: Final = "coreference.signed"

_LEAD: Final = 8
"""Blocks from the top among which a letter's salutation is looked for."""

_FOOT: Final = 3
"""Blocks at the end among which a letter's signature is looked for."""

_SALUTATION: Final = 5
"""Words that a salutation has at most."""

_SIGNATURE: Final = 4
"""Words that a name alone on the last line has at most."""

_OFTEN: Final = 2
"""Least number of words in the first person of a text that its author tells."""

_QUESTIONS: Final = 2
"""Least number of asking paragraphs from which on the byline may be an interviewer's."""

_SPOKEN: Final = frozenset((Role.BODY, Role.LIST))


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signs a text: the name, and its words where the text itself has them."""

    name: str
    words: Evidence | None


def with_author(reading: Reading, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return the actors, and the author of a text in the first person who is none of them yet."""
    signed = signature(reading) or byline(reading)
    if signed is None or signed.words is None or named_so(actors, signed.name) is not None:
        return actors
    mention = Mention(signed.words, MentionKind.NAME, ORIGIN)
    fresh = Actor(
        id=f"a{len(actors) + 1}",
        name=signed.name,
        type=ActorType.PERSON,
        named=True,
        mentions=(mention,),
        origin=ORIGIN,
        confidence=Confidence.LIKELY,
    )
    return (*actors, fresh)


def named_so(actors: tuple[Actor, ...], words: str) -> Actor | None:
    """Return the person whom the text calls by just these words, or None."""
    people = (a for a in actors if a.type is ActorType.PERSON)
    return next((a for a in people if words in (m.evidence.exact for m in a.read)), None)


def byline(reading: Reading) -> Signed | None:
    """Return the one author in the byline of a text in the first person; else None."""
    stated = reading.article.stated("byline")
    signing = authors(stated.value) if stated is not None else ()
    if stated is None or len(signing) != 1 or not is_one_voice(reading):
        return None
    name = signing[0].name
    if not signing[0].person or " " not in name:
        return None
    where = stated.evidence.exact.find(name) if stated.evidence is not None else -1
    if stated.evidence is None or where < 0:
        return Signed(name, None)
    start = stated.evidence.start + where
    return Signed(name, reading.article.quote(start, start + len(name)))


def is_one_voice(reading: Reading) -> bool:
    """Tell whether a text is told in the first person by its author, and is no interview."""
    return len(list(own_words(reading))) >= _OFTEN and not _puts_questions(reading)


def _puts_questions(reading: Reading) -> bool:
    """Tell whether a text is an interview, or is told by another than its author ("as told to")."""
    text = reading.article.text
    told = " ".join(table("coreference")["told_to"])
    over = (b for b in reading.article.blocks if b.role not in _SPOKEN)
    if (
        turns(reading)
        or exchanges(reading)
        or any(told in text[b.start : b.end].lower() for b in over)
    ):
        return True
    asked = [b for b in reading.article.blocks if b.role in READ and asks(text, b)]
    words = (text[b.start : b.end].lower().split() for b in reading.article.blocks[:_LEAD])
    known = table("coreference")["interview"]
    interview = any(w.strip(".,:;()'\"") in known for line in words for w in line)
    return len(asked) >= (1 if interview else _QUESTIONS)


def own_words(reading: Reading) -> Iterator[Token]:
    """Yield the words in the first person singular of body and list, outside quotation marks."""
    text, blocks = reading.article.text, reading.article.blocks
    quoted = Spans(((q.start, q.end), 0) for q in find_quotations(text, blocks))
    first = table("coreference")["first"]
    for block in blocks:
        if block.role not in _SPOKEN or block.speaker is not None:
            continue
        words = reading.doc.char_span(block.start, block.end, alignment_mode="contract")
        for token in words or ():
            if token.lower_ in first and not quoted.holding(token.idx):
                yield token


def signature(reading: Reading) -> Signed | None:
    """Return the name alone on its line by which a letter ends, None for any other text.

    The letter begins with a salutation, and has a valediction on the line before the name or on the
    name's own.
    """
    text = reading.article.text
    blocks = lines_of_a_letter(reading)
    if not any(addresses(text, b) for b in blocks[:_LEAD]):
        return None
    for block in blocks[-_FOOT:]:
        line = text[block.start : block.end].strip()
        leave, name = taken_leave(line)
        before = text[: block.start].rstrip().rsplit("\n", 1)[-1]
        if (leave or is_leave(before)) and _is_a_name(name):
            start = text.index(name, block.start)
            return Signed(name, reading.article.quote(start, start + len(name)))
    return None


def lines_of_a_letter(reading: Reading) -> list[Block]:
    """Return the blocks that may hold a letter's salutation and signature, short lines included."""
    may = READ | {Role.NAVIGATION, Role.BYLINE}
    return [b for b in reading.article.blocks if b.role in may]


def _is_a_name(words: str) -> bool:
    """Tell whether a line is made of a few capitalised words of letters, as names are."""
    parts = words.split()
    plain = all(p.strip(".,-'\u2019").replace("-", "").isalpha() and p[0].isupper() for p in parts)
    return 0 < len(parts) <= _SIGNATURE and plain and not words.isupper()


def addresses(text: str, block: Block) -> bool:
    """Tell whether a line is a salutation, or ends in one after an address: "Dear Ms Lund,"."""
    words = text[block.start : block.end].split()
    if not words or words[-1][-1] not in ",:":
        return False
    titled = words[-2:-1] and words[-2].lower().strip(".") in table("coreference")["salutation"]
    short = len(words) <= _SALUTATION and not words[0][0].isdigit()
    return short or bool(titled)


def taken_leave(line: str) -> tuple[str, str]:
    """Return the valediction at the beginning of a line, and the rest: "Yours, Ada Lund"."""
    first, comma, rest = line.partition(",")
    return (first, rest.strip()) if comma and is_leave(first) else ("", line)


def is_leave(line: str) -> bool:
    """Tell whether a short line begins with a word of valediction."""
    words = line.lower().split()
    known = table("coreference")["leave"]
    return 0 < len(words) <= _SALUTATION and words[0].strip(".,!") in known
