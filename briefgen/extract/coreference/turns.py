"""Resolve the first person: of an interview's answers, a signed letter, a speech, a byline."""

from __future__ import annotations

from functools import partial
from itertools import dropwhile
from typing import TYPE_CHECKING, Final

from briefgen.extract.actors.words import initials
from briefgen.extract.coreference.authors import (
    addresses,
    byline,
    is_leave,
    is_one_voice,
    lines_of_a_letter,
    named_so,
    own_words,
    taken_leave,
)
from briefgen.extract.coreference.clues import is_subject
from briefgen.extract.interviews import QUESTIONS, asks, exchanges
from briefgen.extract.turns import turns
from briefgen.model import READ, ActorType, Role
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.reading import Reading
    from briefgen.extract.turns import Turn
    from briefgen.model import Actor, Block, Evidence

_LEAD: Final = 8
"""Blocks from the top among which an interview is introduced."""

_INITIALS: Final = 2
"""Letters that a label of initials has at least."""

_TITLE_OF: Final = 4
"""Words between "speech" and its speaker's name at most, "by" and an office among them."""

_FOOT: Final = 3
"""Blocks at the end among which a letter is signed."""

Found = dict[int, tuple[str, str]]


def first_persons(reading: Reading, actors: tuple[Actor, ...]) -> Found:
    """Return the actor and the reason for each token in the first person with a known speaker.

    A label such as "A" is one of them: it stands for whoever is interviewed.
    """
    whole = _signed(reading, actors) or _introduced(reading, actors)
    whole = whole or _headed(reading, actors) or _by_line(reading, actors)
    if whole is not None:
        return whole
    found = turns(reading)
    host = _host(reading, actors)
    guests = tuple(a for a in actors if host is None or a.id != host.id)
    guest = _interviewee(reading, guests) or _only_one_named(found, guests)
    if found:
        questions = dict(_asked_by(reading, found, host)) if host is not None else {}
        return questions | dict(_labelled(reading, actors, found, guest))
    if guest is None:
        return {}
    why = f"the answers of the interview are those of {guest.name}"
    blocks = list(_answers(reading, guest))
    own = {t.i: (guest.id, why) for b in blocks for t in _own(reading, b.start, b.end)}
    asked = [b for b in reading.article.blocks if asks(reading.article.text, b)]
    asked += [e.question for e in exchanges(reading) if e.question not in asked]
    why = f"it is {guest.name} who is asked"
    return own | {t.i: (guest.id, why) for b in asked for t in _second(reading, b)}


def _asked_by(
    reading: Reading, found: tuple[Turn, ...], host: Actor
) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the labels of questions, which stand for the interviewer."""
    for turn in found:
        if turn.is_question:
            label = reading.doc.char_span(*turn.label, alignment_mode="expand")
            yield from (
                (t.i, (host.id, f"the questions are those of {host.name}")) for t in label or ()
            )


def _host(reading: Reading, actors: tuple[Actor, ...]) -> Actor | None:
    """Return the person whom an interview's lead names as interviewer, None where that is open.

    "She spoke to X", "Y, introduced before, talked to X", "Y was interviewed by X".
    """
    blocks = [b for b in reading.article.blocks if b.role in READ][:_LEAD]
    if not blocks or not (turns(reading) or exchanges(reading)):
        return None
    people = [a for a in actors if a.type is ActorType.PERSON]
    words = reading.doc.char_span(blocks[0].start, blocks[-1].end, alignment_mode="expand")
    for verb in words or ():
        spoken_to = _spoken_to(verb)
        host = next((a for a in people if spoken_to and _is_at(a, spoken_to)), None)
        if host is not None and _is_first_named(host, verb):
            return host
    return None


def _spoken_to(verb: Token) -> Token | None:
    """Return the head of whom a guest speaks to, or is interviewed by; else None."""
    known = table("coreference")["spoken_to"]
    for prep in verb.children:
        if prep.lower_ not in known.get(verb.lemma_.lower(), ()) or prep.i < verb.i:
            continue
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        by_others = subject is None or subject.lower_ not in ("i", "we", "you")
        if by_others:
            return next((c for c in prep.children if c.dep_ == "pobj"), None)
    return None


def _is_at(actor: Actor, head: Token) -> bool:
    return any(m.evidence.start <= head.idx < m.evidence.end for m in actor.mentions)


def _is_first_named(host: Actor, verb: Token) -> bool:
    """Tell whether an actor is first named in a verb's sentence, whose subject was known before."""
    first = min(m.evidence.start for m in host.mentions)
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    known = subject is not None and (subject.pos_ == "PRON" or subject.dep_ == "nsubjpass")
    return first >= verb.sent.start_char and known


def _labelled(
    reading: Reading, actors: tuple[Actor, ...], found: tuple[Turn, ...], guest: Actor | None
) -> Iterator[tuple[int, tuple[str, str]]]:
    for turn in found:
        if turn.is_question:
            continue  # `_asked_by` yields the questions
        named = _named(actors, turn.label)
        who = guest if turn.is_answer else named or _initialled(actors, turn.name)
        if who is None:
            continue
        if turn.is_answer or named is None:
            label = reading.doc.char_span(*turn.label, alignment_mode="expand")
            answers = f"the answers are those of {who.name}"
            why = answers if turn.is_answer else f"the letters are those of {who.name}"
            yield from ((t.i, (who.id, why)) for t in label or ())
        for start, end in turn.pieces:
            for token in _own(reading, start, end):
                yield token.i, (who.id, f"in the turn of {who.name}")


def _signed(reading: Reading, actors: tuple[Actor, ...]) -> Found | None:
    """Attribute a letter's first person to the name alone on one of its last lines; else None.

    A line that ends with a comma stands before the name; in a text that begins with a salutation a
    valediction does as well, on a line before or on the name's own.
    """
    blocks = lines_of_a_letter(reading)
    addressed = any(addresses(reading.article.text, b) for b in blocks[:_LEAD])
    for block in blocks[-_FOOT:]:
        words = reading.article.text[block.start : block.end].strip()
        before = reading.article.text[: block.start].rstrip()
        leave, name = taken_leave(words) if addressed else ("", words)
        who = next((a for a in actors if _is_name(a, name)), None)
        led = before.endswith(",") or leave or (addressed and is_leave(before.rsplit("\n", 1)[-1]))
        if who is not None and led:
            why = f"{who.name} signs it"
            return {t.i: (who.id, why) for t in own_words(reading)}
    return None


def _by_line(reading: Reading, actors: tuple[Actor, ...]) -> Found | None:
    """Attribute a text's first person to the one author in its byline; else None."""
    signed = byline(reading)
    who = named_so(actors, signed.name) if signed is not None else None
    if who is None:
        return None
    why = f"{who.name} signs it"
    return {t.i: (who.id, why) for t in own_words(reading)}


def _headed(reading: Reading, actors: tuple[Actor, ...]) -> Found | None:
    """Attribute a text's first person by its title: "Remarks by X", "X: ..."; else None."""
    text = reading.article.text
    over = [b for b in reading.article.blocks if b.role in (Role.TITLE, Role.DEK)]
    if not over or not is_one_voice(reading):
        return None
    people = [a for a in actors if a.type is ActorType.PERSON]
    for block in over:
        told = [a for a in people if any(_is_headed_by(text, block, m.evidence) for m in a.read)]
        if len(told) == 1:
            why = f"the title gives it to {told[0].name}"
            return {t.i: (told[0].id, why) for t in own_words(reading)}
    return None


def _is_headed_by(text: str, block: Block, name: Evidence) -> bool:
    """Tell whether a title gives the text to a person whom it names."""
    if not block.start <= name.start < block.end:
        return False
    before = text[block.start : name.start].lower().split()
    behind = text[name.end : block.end].lower()
    known = table("coreference")["introduced"]
    spoken = [k for k, w in enumerate(before) if w in known]
    last = before[spoken[-1] + 1 :] if spoken else []
    given = last[:1] in (["by"], ["of"]) and len(last) <= _TITLE_OF
    owned = behind[:2] in ("'s", "\u2019s") and any(w in known for w in behind.split()[1:3])
    return given or owned or (not before and behind[:1] == ":")


def _introduced(reading: Reading, actors: tuple[Actor, ...]) -> Found | None:
    """Attribute the first person to whom a paragraph at the top introduces; else None.

    "Lund made a speech. It reads in full:".
    """
    blocks = [b for b in reading.article.blocks if b.role in READ]
    known = table("coreference")["introduced"]
    for block in blocks[:_LEAD]:
        words = reading.article.text[block.start : block.end].strip()
        last = words.lower().rstrip(":").rsplit(".", 1)[-1].split()
        if not words.endswith(":") or not any(w.strip(",()") in known for w in last):
            continue
        people = [a for a in actors if a.type is ActorType.PERSON and _acts_in(reading, a, block)]
        if len(people) == 1:
            who = people[0]
            why = f"the text is introduced as {who.name}'s"
            own = _own(reading, block.end, blocks[-1].end)
            return {t.i: (who.id, why) for t in own}
    return None


def _is_name(actor: Actor, words: str) -> bool:
    return actor.type is ActorType.PERSON and words in (m.evidence.exact for m in actor.read)


def _second(reading: Reading, block: Block) -> Iterator[Token]:
    """Yield "you" and "your" of a paragraph that asks."""
    words = reading.doc.char_span(block.start, block.end, alignment_mode="contract")
    yield from (t for t in words or () if t.lower_ in table("coreference")["second"])


def _named(actors: tuple[Actor, ...], label: tuple[int, int]) -> Actor | None:
    """Return the person whom a label names, or None."""
    for actor in actors:
        inside = any(
            label[0] <= m.evidence.start and m.evidence.end <= label[1] for m in actor.mentions
        )
        if inside and actor.type is ActorType.PERSON:
            return actor
    return None


def _initialled(actors: tuple[Actor, ...], label: str) -> Actor | None:
    """Return the one person whose initials a label is, None unless there is exactly one."""
    letters = label.replace(".", "").replace(" ", "")
    if not letters.isupper() or len(letters) < _INITIALS:
        return None
    people = [a for a in actors if a.type is ActorType.PERSON and letters in initials(a.name)]
    return people[0] if len(people) == 1 else None


def _only_one_named(found: tuple[Turn, ...], actors: tuple[Actor, ...]) -> Actor | None:
    """Return the person whom the labels of turns name, None where they name two or nobody."""
    named = {a.id: a for turn in found if (a := _named(actors, turn.label)) is not None}
    return next(iter(named.values())) if len(named) == 1 else None


def _own(reading: Reading, start: int, end: int) -> Iterator[Token]:
    """Yield the words in the first person singular in a stretch of text, outside quotations."""
    words = reading.doc.char_span(start, end, alignment_mode="contract")
    quoted = False
    for token in words or ():
        if token.text == '"':
            quoted = not quoted
        elif not quoted and token.lower_ in table("coreference")["first"]:
            yield token


def _interviewee(reading: Reading, actors: tuple[Actor, ...]) -> Actor | None:
    """Return the person whom an interview's title or lead names; None unless just one fits."""
    blocks = [b for b in reading.article.blocks if b.role in READ][:_LEAD]
    asked = [b for b in reading.article.blocks if asks(reading.article.text, b)]
    titles = [b for b in blocks if b.role is Role.TITLE and _tells_of_an_interview(reading, b)]
    fewest = QUESTIONS - bool(titles)
    headed = [b for b in blocks if b.role is Role.TITLE]
    if len(asked) < fewest and not turns(reading) and not exchanges(reading):
        return None
    people = [a for a in actors if _may_answer(a)]
    if titles and (guest := _first_in(reading, people, titles[0])) is not None:
        return guest
    asked += [e.question for e in exchanges(reading)]
    begins = min((b.start for b in asked), default=len(reading.article.text))
    blocks = [b for b in blocks if b.start < begins]
    spoken_of = [b for b in blocks if _tells_of_an_interview(reading, b)]
    for where in (blocks, spoken_of, headed if spoken_of else []):
        inside = [a for a in people if _is_in(a, where)]
        if len(inside) == 1:
            return inside[0]
    acting = [a for a in people if any(_acts_in(reading, a, b) for b in spoken_of)]
    return acting[0] if len(acting) == 1 else None


def _may_answer(actor: Actor) -> bool:
    """Tell whether an actor is a person, or may be one: of no known kind, with a name of words."""
    unknown = actor.type is ActorType.UNKNOWN and actor.named and " " in actor.name
    return actor.type is ActorType.PERSON or unknown


def _first_in(reading: Reading, people: list[Actor], title: Block) -> Actor | None:
    """Return the first person whom a title names, None where "and" joins another."""
    named = sorted(
        (m.evidence.start, m.evidence.end, k)
        for k, a in enumerate(people)
        for m in a.mentions
        if title.start <= m.evidence.start < title.end
    )
    if not named:
        return None
    _, end, first = named[0]
    second = next((start for start, _, k in named if k != first), None)
    between = reading.article.text[end:second] if second is not None else ""
    return None if between.strip() in ("and", "&", ",") else people[first]


def _acts_in(reading: Reading, actor: Actor, block: Block) -> bool:
    """Tell whether an actor is named in a paragraph as a subject."""
    spans = (
        reading.doc.char_span(m.evidence.start, m.evidence.end, alignment_mode="expand")
        for m in actor.read
        if block.start <= m.evidence.start < block.end
    )
    heads = [span.root for span in spans if span is not None]
    return any(is_subject(h) or (h.dep_ == "conj" and is_subject(h.head)) for h in heads)


def _is_in(actor: Actor, blocks: list[Block]) -> bool:
    return any(b.start <= m.evidence.start < b.end for m in actor.mentions for b in blocks)


def _tells_of_an_interview(reading: Reading, block: Block) -> bool:
    words = reading.article.text[block.start : block.end].lower().split()
    known = table("coreference")["interview"]
    return any(w.strip(".,:;()'\"") in known for w in words)


def _answers(reading: Reading, guest: Actor) -> Iterator[Block]:
    """Yield what follows the first question, neither asks nor names the guest."""
    asks_here = partial(asks, reading.article.text)
    found = exchanges(reading)
    blocks = [b for e in found for b in e.after]
    if not found:
        read = [b for b in reading.article.blocks if b.role in READ]
        blocks = list(dropwhile(lambda b: not asks_here(b), read))
    for block in blocks:
        named = any(block.start <= m.evidence.start < block.end for m in guest.read)
        if not asks_here(block) and not named:
            yield block
