"""Explain whom or what a word of the article means, at its first mention in a section alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.compose.atlas import term_slug
from briefgen.compose.wording import Run, fold, marked, stretches
from briefgen.model import AMONG, CLAIMED
from briefgen.model.views import Piece, Ref
from briefgen.registry.whose import possessive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.compose.rows import RowMaker

_LONGEST: Final = 160
"""Most characters of a definition beside a name, as in a tooltip; the page linked to has it all."""


class Meanings:
    """Cuts one article into pieces, the first mention of each thing explained and linked."""

    def __init__(self, maker: RowMaker, *, told: bool = False) -> None:
        """Hold the annotations of an article, if its words are published.

        With `told`, what is known of each actor and term is said. Without it only the name is,
        where the words differ: the text of a source stands under what tells more.
        """
        self.maker, self.told = maker, told
        self.text = maker.metadata.article.text
        self.runs: list[Run] = marked(maker.metadata) if maker.wording.shown else []
        self.met: set[tuple[str, str]] = set()

    def section(self) -> None:
        """Begin a section: what was met before is explained anew."""
        self.met.clear()

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the words of a stretch of the article."""
        for words, kind, target in stretches(self.text, start, end, self.runs):
            if kind in {"actor", "place", "term"} and (kind, target) not in self.met:
                self.met.add((kind, target))
                note, ref = self._meaning(kind, target, words)
                yield Piece(words, kind, note, ref)
            else:
                yield Piece(words, kind, target if kind == "hedge" else "")

    def _meaning(self, kind: str, target: str, words: str) -> tuple[str, Ref | None]:
        if kind == "actor":
            ref, what, told = self._actor(target)
        elif kind == "place":
            ref, what, told = self.maker.place_ref(target), self.maker.places[target].kind, ""
        else:
            ref, what, told = self._term(target)
        name = ref.text if ref.text != words else ""
        if not self.told and kind != "place":
            return name, ref if ref.page else None
        note = (f"{name}, " if name else "") + what + (f": {told}" if told else "")
        return (
            note if len(note) <= _LONGEST else note[: _LONGEST - 1].rstrip() + "…"
        ), ref if ref.page else None

    def _actor(self, target: str) -> tuple[Ref, str, str]:
        """Return an actor's reference, its type, and what registry or article says it is."""
        actor, ref = self.maker.actors[target], self.maker.actor_ref(target)
        note = self.maker.names.actor_notes.get(ref.key)
        firm = (d for d in actor.descriptions if d.kind not in (AMONG, CLAIMED))
        words = (fold(d.evidence.exact) for d in firm)
        called = next((f"“{w}”" for w in words if not possessive(w)), "")
        return ref, actor.type.replace("_", " "), (note.definition if note else "") or called

    def _term(self, target: str) -> tuple[Ref, str, str]:
        """Return a term's reference, "term", and the article's definition, else the registry's."""
        ref = self.maker.names.terms.get(target, Ref(""))
        term = next((t for t in self.maker.metadata.terms if t.id == target), None)
        note = self.maker.names.term_notes.get(term_slug(ref))
        said = f"“{fold(term.definition.exact)}”" if term and term.definition else ""
        return ref, "term", said or (note.definition if note else "")
