"""Records built by hand, so that golden pages do not depend on the rules of extraction."""

from __future__ import annotations

import hashlib
import re

from briefgen.model import (
    READ,
    Actor,
    ActorType,
    Address,
    Alias,
    Article,
    Block,
    Claim,
    ClaimKind,
    ClaimSource,
    DateMention,
    Description,
    Event,
    Evidence,
    Hedge,
    KeySentence,
    Made,
    Mention,
    MentionKind,
    Metadata,
    Mode,
    NotStated,
    Place,
    Polarity,
    Precision,
    Relation,
    Role,
    Sentence,
    Source,
    Statement,
    Term,
)

BY_HAND = "by hand"
_COUNTED = re.compile(r"(.+)#(\d)", re.DOTALL)


class Draft:
    """A record under construction.

    Passages are given by their words: "the strike" is the first place where they stand in the
    article, "the strike#2" the second.
    """

    def __init__(
        self,
        path: str,
        blocks: list[tuple[Role, list[str]]],
        statements: dict[str, str] | None = None,
    ):
        self.text = ""
        self.blocks, self.sentences = [], []
        counts: dict[str, int] = {}
        for role, sentences in blocks:
            kind = self._kind(role)
            counts[kind] = counts.get(kind, 0) + 1
            start = len(self.text)
            for n, sentence in enumerate(sentences, 1):
                at = len(self.text)
                self.text += sentence
                if role in READ:
                    self.sentences.append(
                        Sentence(at, len(self.text), Address(kind, counts[kind], n))
                    )
                self.text += " "
            self.text = self.text[:-1]
            self.blocks.append(Block(role, start, len(self.text), f"a {role} for the test"))
            self.text += "\n\n"
        self.path = path
        self.statements = [Statement(f, v, BY_HAND) for f, v in (statements or {}).items()]
        self.actors, self.places, self.dates, self.events = [], [], [], []
        self.claims, self.hedges, self.relations, self.terms = [], [], [], []
        self.keys, self.gaps = [], []

    @staticmethod
    def _kind(role: Role) -> str:
        prefix = {Role.TITLE: "t", Role.DEK: "d", Role.HEADING: "h", Role.CAPTION: "c"}
        return prefix.get(role, "p" if role in READ else "x")

    def q(self, words: str) -> Evidence:
        counted = _COUNTED.fullmatch(words)
        words, nth = (counted[1], int(counted[2])) if counted else (words, 1)
        at = -1
        for _ in range(nth):
            at = self.text.index(words, at + 1)
        return Evidence.quote(self.text, at, at + len(words))

    def inferred(self, field: str, value: str, words: str) -> None:
        self.statements.append(
            Statement(field, value, BY_HAND, inferred=True, evidence=self.q(words))
        )

    def mention(self, words: str, kind: MentionKind = MentionKind.NAME) -> Mention:
        return Mention(self.q(words), kind, BY_HAND)

    def actor(
        self,
        key: str,
        type_: ActorType,
        *words: str,
        called: tuple[str, ...] = (),
        also: str = "",
        named=True,
    ):
        aliases = (Alias(also.partition("#")[0], self.q(also), BY_HAND),) if also else ()
        self.actors.append(
            Actor(
                id=f"a{len(self.actors) + 1}",
                name=key,
                type=type_,
                named=named,
                mentions=tuple(sorted((self.mention(w) for w in words), key=lambda m: m.evidence)),
                origin=BY_HAND,
                aliases=aliases,
                descriptions=tuple(Description(self.q(c), "apposition", BY_HAND) for c in called),
                salience=round(1 / (len(self.actors) + 1), 3),
            )
        )

    def id(self, name: str) -> str:
        return next(x.id for x in (*self.actors, *self.places) if x.name == name)

    def place(
        self,
        name: str,
        words: str,
        kind: str,
        at: tuple[float, float] | None,
        country: str = "",
        *,
        size="",
    ):
        self.places.append(
            Place(
                id=f"l{len(self.places) + 1}",
                name=name,
                kind=kind,
                mentions=(self.mention(words),),
                origin=BY_HAND,
                lat=at[0] if at else None,
                lon=at[1] if at else None,
                precision=Precision(size) if size else None,
                country=country or None,
                source=f"test:{name}" if at else None,
                why="the only one of its name" if at else "no gazetteer knows it",
            )
        )

    def event(
        self, date: str, value: str | None, bounds: tuple[str, str], *, actors=(), places=()
    ) -> None:
        number = len(self.dates) + 1
        precision = {4: "year", 7: "month", 10: "day"}.get(len(value or ""), "vague")
        self.dates.append(
            DateMention(
                f"d{number}",
                self.q(date),
                value,
                precision,
                value is None,
                BY_HAND,
                bounds[0] or None,
                bounds[1] or None,
            )
        )
        at = self.q(date).start
        inside = next(s for s in self.sentences if s.start <= at < s.end)
        whole = Evidence.quote(self.text, inside.start, inside.end)
        ids = tuple(self.id(a) for a in actors), tuple(self.id(p) for p in places)
        self.events.append(Event(f"e{number}", f"d{number}", whole, BY_HAND, *ids))

    def source(self, words: str, actor: str = "", *, named: bool = True) -> ClaimSource:
        return ClaimSource(self.q(words), self.id(actor) if actor else None, named)

    def hedge(self, words: str, category: str, by: str) -> Hedge:
        out = Hedge(self.q(words), category, by, BY_HAND)
        self.hedges.append(out)
        return out

    def claim(
        self, act: str, cue: str, content: str, *sources: ClaimSource, **more: object
    ) -> None:
        fields = {
            "kind": ClaimKind.ATTRIBUTED,
            "mode": Mode.INDIRECT,
            "polarity": Polarity.AFFIRMED,
            "hedges": (),
            "target": None,
        } | more
        self.claims.append(
            Claim(
                id=f"c{len(self.claims) + 1}",
                act=act,
                sources=sources,
                cue=self.q(cue),
                content=(self.q(content),),
                origin=BY_HAND,
                **fields,
            )
        )

    def relation(
        self, subject: str, predicate: str, object_: str, words: str, cue: str, **more: object
    ) -> None:
        fields = {"kind": "alliance", "sign": 1} | more
        self.relations.append(
            Relation(
                id=f"r{len(self.relations) + 1}",
                subject=self.id(subject),
                predicate=predicate,
                object=self.id(object_),
                evidence=self.q(words),
                cue=self.q(cue),
                origin=BY_HAND,
                **fields,
            )
        )

    def term(self, words: str, definition: str) -> None:
        self.terms.append(
            Term(
                f"t{len(self.terms) + 1}",
                words,
                (self.mention(words),),
                "gloss",
                BY_HAND,
                self.q(definition),
            )
        )

    def key(self, words: str) -> None:
        self.keys.append(KeySentence(len(self.keys) + 1, self.q(words), "the lead", BY_HAND))

    def gap(self, field: str, reason: str) -> None:
        self.gaps.append(NotStated(field, reason))

    def metadata(self) -> Metadata:
        source = Source(
            self.path, hashlib.sha256(self.text.encode()).hexdigest(), "text/plain", "utf-8"
        )
        return Metadata(
            article=Article(source, self.text, tuple(self.blocks), tuple(self.statements)),
            sentences=tuple(self.sentences),
            actors=tuple(self.actors),
            places=tuple(self.places),
            dates=tuple(self.dates),
            events=tuple(self.events),
            claims=tuple(self.claims),
            hedges=tuple(self.hedges),
            relations=tuple(self.relations),
            terms=tuple(self.terms),
            key_sentences=tuple(self.keys),
            not_stated=tuple(self.gaps),
            made_by=(Made("test", "1"),),
        )
