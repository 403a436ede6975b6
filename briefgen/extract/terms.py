"""Which words need explaining, and does the article explain them itself?

Each rule yields two spans: the term and, where there is one, its definition. A definition is always
the article's own. What describes an actor ("Kuran, the head of the port") makes no term.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from briefgen.extract.places.toponyms import is_city
from briefgen.extract.tags import FINITE
from briefgen.model import Mention, MentionKind, Term
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Span, Token

    from briefgen.extract.reading import Reading
    from briefgen.model import Actor

_NOUNS: Final = frozenset(("NOUN", "PROPN"))
_QUOTES: Final = '"'
_GLOSS_WORDS: Final = 9
"""Most words of a gloss; a longer bracket is an aside."""
_QUOTED_WORDS: Final = range(2, 7)
_DEFINITION_CHARS: Final = 220
_LONGEST_PART: Final = 30
_HYPHENED_BEFORE: Final = re.compile(r"\w+-\Z")
_HYPHENED_BEHIND: Final = re.compile(r"-\w+")


@dataclass(frozen=True, slots=True)
class _Found:
    """An occurrence of a term: the offsets of its name and its definition, if any, and the rule."""

    start: int
    end: int
    kind: str
    rule: str
    definition: tuple[int, int] | None = None


def find_terms(reading: Reading, actors: tuple[Actor, ...]) -> tuple[Term, ...]:
    """Return the terms, in the order of their first mention."""
    named = _Named(actors)
    found = [
        *_bracketed(reading, named),
        *_named_as(reading, named),
        *_alternatives(reading, named),
    ]
    found += [*_appositions(reading, named), *_coined(reading, named)]
    return _terms(reading, filter(None, (_whole(reading, f) for f in found)))


def _whole(reading: Reading, found: _Found) -> _Found | None:
    """Return a term widened to whole hyphenated words; None where the result is no name.

    The parser splits such words: it is the "E-meter" and not the "E", and "so-called growth-linked
    bonds" is no term "growth".
    """
    text, start, end = reading.surface, found.start, found.end
    while (
        before := _HYPHENED_BEFORE.search(text, max(0, start - _LONGEST_PART), start)
    ) is not None:
        start = before.start()
    while (behind := _HYPHENED_BEHIND.match(text, end)) is not None:
        end = behind.end()
    span = _span(reading, start, end)
    if end - start == 1 or (end > found.end and (span is None or span[-1].pos_ not in _NOUNS)):
        return None
    return replace(found, start=start, end=end)


class _Named:
    """The names of the actors, which are no terms."""

    def __init__(self, actors: tuple[Actor, ...]) -> None:
        """Collect where each name stands, and all names and aliases."""
        named = [
            m for a in actors if a.named for m in a.mentions if m.kind is not MentionKind.PRONOUN
        ]
        self._spans = sorted((m.evidence.start, m.evidence.end) for m in named)
        self._names = {
            n.lower() for a in actors if a.named for n in (a.name, *(x.name for x in a.aliases))
        }

    def covers(self, start: int, end: int) -> bool:
        """Tell whether an actor's name holds the last of these words."""
        return any(s < end and start < e and e >= end for s, e in self._spans)

    def has(self, name: str) -> bool:
        """Tell whether these words are a name or alias of an actor."""
        return name.lower() in self._names


def _span(reading: Reading, start: int, end: int) -> Span | None:
    return reading.doc.char_span(start, end, alignment_mode="expand") if start < end else None


# -- glosses in brackets: "fatwa (Islamic legal ruling)", "unmanned aerial vehicle (UAV)"

_BRACKETS: Final = re.compile(r"\(([^()\n]{2,90})\)")


def _bracketed(reading: Reading, named: _Named) -> Iterator[_Found]:
    for match in _BRACKETS.finditer(reading.surface):
        before = _word_before(reading, match.start())
        if before is None or match[1] != match[1].strip():
            continue
        start, end = match.span(1)
        if found := _abbreviation(reading, named, before, (start, end)) or _gloss(
            reading, named, before, (start, end)
        ):
            yield found


def _word_before(reading: Reading, offset: int) -> Token | None:
    """Return the last word before a bracket; None where a mark stands there."""
    text = reading.surface
    while offset > 0 and text[offset - 1] in f" {_QUOTES}":
        offset -= 1
    span = _span(reading, offset - 1, offset) if offset else None
    return (
        span[0]
        if span is not None and len(span) and span[0].text.strip() and not span[0].is_punct
        else None
    )


def _abbreviation(
    reading: Reading, named: _Named, before: Token, inner: tuple[int, int]
) -> _Found | None:
    """Return an abbreviation in brackets as a term, with the long form before it as definition.

    "Unmanned aerial vehicle (UAV)".
    """
    short = reading.surface[slice(*inner)]
    if not re.fullmatch(r"[A-Z][A-Za-z0-9&-]{1,7}", short) or sum(c.isupper() for c in short) < 2:  # noqa: PLR2004 - two initials
        return None
    long = _long_form(before, [c.lower() for c in short if c.isupper()])
    if long is None or named.covers(*inner) or named.covers(*long) or named.has(short):
        return None
    return _Found(*inner, "gloss", "terms.abbreviation", long)


def _long_form(last: Token, initials: list[str]) -> tuple[int, int] | None:
    """Return the span, ending at `last`, of words with these initials; stop words may intervene."""
    i, left = last.i, list(initials)
    while left and i >= last.sent.start:
        token = last.doc[i]
        if token.is_punct and token.text not in "-\u2013":
            return None
        if token.lower_[:1] == left[-1]:
            left.pop()
        elif not token.is_stop and not token.is_punct:
            return None
        i -= 1
    first = last.doc[i + 1] if not left else None
    return None if first is None else (first.idx, last.idx + len(last))


def _gloss(reading: Reading, named: _Named, before: Token, inner: tuple[int, int]) -> _Found | None:
    """Return a noun with a noun phrase in brackets as its definition: "fatwa (legal ruling)"."""
    span = _span(reading, *inner)
    if (
        span is None
        or before.pos_ not in _NOUNS
        or before.ent_type_ in _PEOPLE
        or not _is_gloss(span)
    ):
        return None
    start, end = _noun_span(before)
    if is_city(reading.surface[start:end]):
        return None
    if named.covers(start, end) or (len(span) == 1 and not _is_quoted(reading, start, end)):
        return None
    return _Found(start, end, "gloss", "terms.gloss", inner)


_PEOPLE: Final = frozenset(
    (
        "PERSON",
        "GPE",
        "NORP",
        "ORG",
        "LOC",
        "FAC",
        "DATE",
        "MONEY",
        "PERCENT",
        "CARDINAL",
        "QUANTITY",
    )
)


def _is_gloss(span: Span) -> bool:
    words = [t for t in span if not t.is_punct]
    if _is_an_alias(span) or _is_a_rank(words):
        return False
    if not words or len(words) > _GLOSS_WORDS or words[0].lower_ in table("terms")["not_gloss"]:
        return False
    if any(t.like_num or t.tag_ in FINITE or any(c.isdigit() for c in t.text) for t in words):
        return False
    return (
        span.root.pos_ in _NOUNS
        and not all(t.text[0].isupper() for t in words)
        and words[0].pos_ not in ("ADV", "VERB")
    )


def _is_an_alias(span: Span) -> bool:
    """Tell whether brackets only give what is called so from here on: 'a contract (the "Deal")'."""
    inner = [t for t in span if not t.is_quote]
    quoted = span[-1].is_quote and any(t.is_quote for t in span[:-1])
    return quoted and all(
        t.lower_ in ("the", "a", "an", "or") or t.text[:1].isupper() for t in inner
    )


def _is_a_rank(words: list[Token]) -> bool:
    """Tell whether brackets tell how an office is held: "minister (independent charge)"."""
    return bool(words) and words[-1].lower_ in table("terms")["ranks"]


def _noun_span(last: Token) -> tuple[int, int]:
    """Return the span of a compound or proper name that ends at a noun."""
    first = last
    while first.i > last.sent.start:
        before = first.nbor(-1)
        together = before.dep_ == "compound" and before.head in (last, first)
        if not (
            together
            or (before.text[0].isupper() and last.text[0].isupper() and before.pos_ == "PROPN")
        ):
            break
        first = before
    return first.idx, last.idx + len(last)


def _is_quoted(reading: Reading, start: int, end: int) -> bool:
    text = reading.surface
    return text[start - 1 : start] == _QUOTES and text[end : end + 1] in (_QUOTES, ",", ".")


# -- "what they call the ...", "known as ..."


def _naming() -> re.Pattern[str]:
    phrases = sorted(table("terms")["naming"], key=lambda p: (-len(p), p))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\s+", re.IGNORECASE)


_QUOTED: Final = re.compile(r"(?:(?:the|a|an|its|their)\s+)?\"([^\"\n]{2,70})\"", re.IGNORECASE)


def _named_as(reading: Reading, named: _Named) -> Iterator[_Found]:
    """Yield names introduced by a naming phrase ("known as", "so-called").

    The name is quoted, a run of capitals, or a noun.
    """
    for match in _naming().finditer(reading.surface):
        quoted = _QUOTED.match(reading.surface, match.end())
        bare = None if quoted else _bare_name(reading, match)
        start, end = _trimmed(reading, *quoted.span(1)) if quoted else bare or (0, 0)
        if start >= end or (bare and named.covers(start, end)) or not _names(reading, match):
            continue
        definition = _said_of(reading, match.start(), end)
        sure = quoted or definition or match[0].lower().startswith(("so-called", "what "))
        if sure and len(reading.surface[start:end].split()) <= max(_QUOTED_WORDS) + 1:
            yield _Found(start, end, "named", "terms.named", definition)


def _names(reading: Reading, match: re.Match[str]) -> bool:
    """Tell whether a naming phrase names a thing, and is no verb of speech ("he called it ...")."""
    if not match[0].lower().startswith(_CALLING):
        return True
    span = _span(reading, match.start(), match.start() + 1)
    if span is None:
        return False
    verb = span[0]
    return verb.tag_ == "VBN" and (
        verb.dep_ == "acl" or any(c.dep_ == "auxpass" for c in verb.children)
    )


_CALLING: Final = (
    "called",
    "dubbed",
    "nicknamed",
    "termed",
    "labelled",
    "labeled",
    "codenamed",
    "code-named",
    "referred",
)


def _trimmed(reading: Reading, start: int, end: int) -> tuple[int, int]:
    while start < end and reading.surface[end - 1] in ",.;: ":
        end -= 1
    return start, end


def _bare_name(reading: Reading, match: re.Match[str]) -> tuple[int, int] | None:
    """Return an unquoted name after "known as": a run of capitals, or a run of nouns."""
    span = _span(reading, match.end(), match.end() + 1)
    if span is None or not len(span):
        return None
    token = span[0]
    if token.lower_ in ("the", "a", "an") and token.i + 1 < len(token.doc):
        token = token.nbor(1)
    if (
        match[0].lower().split()[0] in ("called", "termed", "labelled", "labeled")
        and not token.text[0].isupper()
    ):
        return None
    last = token
    while last.i + 1 < last.sent.end and _continues(last.nbor(1), token):
        last = last.nbor(1)
    if (
        token.pos_ not in (*_NOUNS, "ADJ", "X")
        or last.pos_ not in (*_NOUNS, "X")
        or token.ent_type_ in _PEOPLE
    ):
        return None
    return token.idx, last.idx + len(last)


def _continues(token: Token, first: Token) -> bool:
    if first.text[0].isupper():
        return token.text[0].isupper() and token.is_alpha
    return token.pos_ in _NOUNS and not token.text[0].isupper()


def _said_of(reading: Reading, cue: int, end: int) -> tuple[int, int] | None:
    """Return a name's definition: the apposition after it, else the noun phrase before the cue."""
    return _after(reading, end) or _before(reading, cue)


def _after(reading: Reading, end: int) -> tuple[int, int] | None:
    """Return the noun phrase with a determiner after a comma: "..., an umbrella group of X"."""
    match = re.compile(r"[,\"]{1,2}\s*(?=(?:an?|the)\s+[a-z])").match(reading.surface, end)
    if not match or "," not in match[0]:
        return None
    span = _span(reading, match.end(), match.end() + 1)
    head = None if span is None else _phrase_head(span[0])
    return None if head is None else _phrase(head, match.end())


def _phrase_head(first: Token) -> Token | None:
    """Return the noun of a determiner unless it is the subject of a verb, else None."""
    head = first.head
    return (
        head
        if head.pos_ in _NOUNS and head.dep_ not in ("nsubj", "nsubjpass") and head.i > first.i
        else None
    )


def _phrase(head: Token, start: int) -> tuple[int, int] | None:
    """Return the span of a noun phrase from `start` to the next mark or the end of its subtree.

    None where it is too long for a definition.
    """
    end = head.idx + len(head)
    for token in head.subtree:
        if token.idx < end:
            continue
        if token.text in ',;:()"' or token.dep_ in ("conj", "cc", "appos"):
            break
        if token.idx > end + 1:
            break
        end = token.idx + len(token)
    return (start, end) if end - start <= _DEFINITION_CHARS else None


def _before(reading: Reading, cue: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends before a naming phrase: "a scheme known as ..."."""
    last = _word_before(reading, cue)
    if last is None or last.pos_ not in _NOUNS or reading.surface[cue - 1 : cue] != " ":
        return None
    chunk = next((c for c in last.sent.noun_chunks if c.start <= last.i < c.end), None)
    if chunk is None or chunk[0].lower_ not in ("a", "an", "the") or len(chunk) < 2:  # noqa: PLR2004 - more than its noun
        return None
    return chunk.start_char, last.idx + len(last)


# -- "Quds Day, or Jerusalem Day,"

_OR: Final = re.compile(r",? or (?:the )?([A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3})(?=[,.)])")


def _alternatives(reading: Reading, named: _Named) -> Iterator[_Found]:
    """Yield a name that is no actor's, defined by its other name: "Quds Day, or Jerusalem Day,"."""
    for match in _OR.finditer(reading.surface):
        if not match[0].startswith(","):
            continue
        last = _word_before(reading, match.start())
        if last is None or last.pos_ != "PROPN" or last.ent_type_ in _PEOPLE - {"DATE"}:
            continue
        start, end = _noun_span(last)
        if not named.covers(start, end) and not named.covers(*match.span(1)):
            yield _Found(start, end, "apposition", "terms.or", match.span(1))


# -- "kufiya, a type of scarf"


def _appositions(reading: Reading, named: _Named) -> Iterator[_Found]:
    """Yield a noun, or a name that is no actor's, with an apposition that says what kind it is."""
    genus = frozenset(table("terms")["genus"])
    for head in reading.doc:
        if head.dep_ != "appos" or head.lemma_.lower() not in genus or head.head.pos_ not in _NOUNS:
            continue
        first = next(iter(head.subtree))
        word = head.head
        plain = word.text[0].isupper() or word.tag_ in ("NN", "NNP")
        if (
            first.lower_ not in ("a", "an", "the")
            or not plain
            or word.ent_type_ in _PEOPLE
            or word.i > head.i
        ):
            continue
        if first.nbor(-1).text not in (",", "(", "-", "\u2013", "\u2014"):
            continue
        start, end = _noun_span(word)
        definition = _phrase(head, first.idx)
        if definition and not named.covers(start, end):
            yield _Found(start, end, "apposition", "terms.apposition", definition)


# -- the "war between the wars" campaign

_SCARE: Final = re.compile(r"\"([^\"\n]{4,60}?)[,.]?\"")


def _coined(reading: Reading, named: _Named) -> Iterator[_Found]:
    """Yield quoted noun phrases that are used as names, and are not somebody's words."""
    rules = table("terms")
    for match in _SCARE.finditer(reading.surface):
        start, end = match.span(1)
        span = reading.doc.char_span(start, end)
        if span is None or named.covers(start, end) or not _is_phrase(span, rules):
            continue
        if _is_set_apart(span, rules):
            yield _Found(start, end, "quoted", "terms.quoted")


def _is_phrase(span: Span, rules: dict[str, Any]) -> bool:
    """Tell whether quoted words are a noun phrase that is not wholly capitalised."""
    words = [t for t in span if not t.is_punct]
    if len(words) not in _QUOTED_WORDS or any(t.tag_ in FINITE or t.pos_ == "PRON" for t in words):
        return False
    if words[0].lower_ in rules["determiners"] or words[0].pos_ in (
        "ADP",
        "ADV",
        "VERB",
        "CCONJ",
        "SCONJ",
        "PART",
        "INTJ",
    ):
        return False
    return words[-1].pos_ in _NOUNS and not all(t.text[0].isupper() for t in words if not t.is_stop)


def _is_set_apart(span: Span, rules: dict[str, Any]) -> bool:
    """Tell whether a phrase is used as a name: after a determiner, and before a noun or repeated.

    Not in a sentence with a verb of saying, where it may be somebody's words.
    """
    doc = span.doc
    before = doc[span.start - 2] if span.start > 1 else None
    if before is None or before.lower_ not in rules["determiners"] or before.i < span.sent.start:
        return False
    if any(t.lemma_ in rules["saying"] for t in span.sent):
        return False
    after = doc[span.end + 1] if span.end + 1 < len(doc) else None
    modifies = after is not None and after.pos_ == "NOUN" and doc[span.end].text == _QUOTES
    return modifies or doc.text.lower().count(f"{_QUOTES}{span.text.lower()}") > 1


# -- all of them together


def _terms(reading: Reading, found: Iterable[_Found]) -> tuple[Term, ...]:
    """Return one term for each name, with its best definition and all mentions in the text."""
    groups: dict[str, list[_Found]] = {}
    for item in found:
        groups.setdefault(_key(reading.article.text[item.start : item.end]), []).append(item)
    glossary = _glossary(reading)
    made = [_term(reading, group) for group in groups.values()]
    known = {_key(t[0]) for t in made}
    made += [t for t in glossary if _key(t[0]) not in known]
    made.sort(key=lambda t: (t[1][0].evidence.start, t[0]))
    return tuple(
        Term(
            f"t{i}",
            name,
            mentions,
            item.kind,
            item.rule,
            item.definition and reading.article.quote(*item.definition),
        )
        for i, (name, mentions, item) in enumerate(made, 1)
    )


def _key(name: str) -> str:
    return re.sub(r"\W+", " ", name.lower()).strip()


def _term(reading: Reading, group: list[_Found]) -> tuple[str, tuple[Mention, ...], _Found]:
    """Return a term's name, its mentions and its best occurrence."""
    best = max(group, key=lambda f: (f.definition is not None, f.kind == "gloss", -f.start))
    name = reading.surface[best.start : best.end]
    mentions = _mentions(reading, name, best.rule)
    places = {(m.evidence.start, m.evidence.end) for m in mentions}
    extra = [
        f
        for f in group
        if (f.start, f.end) not in places and not any(s <= f.start < e for s, e in places)
    ]
    mentions += [_mention(reading, f.start, f.end, f.rule) for f in extra]
    return name, tuple(sorted(mentions, key=lambda m: m.evidence.start)), best


def _mention(reading: Reading, start: int, end: int, origin: str) -> Mention:
    return Mention(reading.article.quote(start, end), MentionKind.NAME, origin)


def _mentions(reading: Reading, name: str, origin: str) -> list[Mention]:
    """Return the mentions of a name; a lower-case one also matches its plural and capitals."""
    small = name == name.lower()
    pattern = re.compile(
        rf"(?<!\w){re.escape(name)}{'(?:s|es)?' if small else ''}(?!\w)",
        re.IGNORECASE if small else 0,
    )
    return [
        _mention(reading, *m.span(), origin)
        for m in pattern.finditer(reading.surface)
        if reading.sentence_at(m.start())
    ]


def _glossary(reading: Reading) -> list[tuple[str, tuple[Mention, ...], _Found]]:
    """Return the terms of the desk's glossary that the text uses, by any of their spellings."""
    out = []
    for entry in reading.desk.terms:
        names = (entry.curated.name, *entry.curated.aliases)
        met = [
            m
            for n in names
            for m in _mentions(reading, n.lower() if n.islower() else n, "terms.glossary")
        ]
        mentions = sorted(
            {(m.evidence.start, m.evidence.end): m for m in met}.values(),
            key=lambda m: m.evidence.start,
        )
        if mentions:
            first = mentions[0].evidence
            out.append(
                (
                    entry.curated.name,
                    tuple(mentions),
                    _Found(first.start, first.end, "glossary", "terms.glossary"),
                )
            )
    return out
