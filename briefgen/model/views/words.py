"""The view models of words on a page: with their addresses, names, times and sources."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Correction:
    """How a row is corrected: lines for a file that an analyst edits, below `seeds/`."""

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The address of a sentence as a link: `brief` is a slug, `anchor` the fragment.

    `label` is what readers call it. `state` is what became of its article: `retracted`,
    `corrected`, `updated`, or ''.
    """

    brief: str
    anchor: str
    label: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Ref:
    """A name that links to a page, to `anchor` on it if any; `page` is empty where it has none."""

    text: str
    page: str = ""
    anchor: str = ""

    @property
    def key(self) -> str:
        """Where it leads, as one word, which tells namesakes apart; empty where nowhere."""
        return f"{self.page}#{self.anchor}" if self.anchor else self.page


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of quoted words.

    `kind` is `actor`, `place`, `date`, `cue`, `hedge`, `term`, `gap` or empty. `note` says in a few
    words who or what is meant; `ref` is where it leads. Both stand on the first mention only.
    """

    text: str
    kind: str = ""
    note: str = ""
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article with their addresses; `pieces` is empty where they are not published."""

    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]

    @property
    def text(self) -> str:
        """The words without their kinds."""
        return "".join(p.text for p in self.pieces)


@dataclass(frozen=True, slots=True)
class Voice:
    """One on whose word something rests. `ref.text` is empty where nobody says who it is.

    `group` are those who are named together; `ref` is then the words for them all, and `whole`
    tells whether the group is all of them. `words` are the article's own ("he", "the company")
    where they were resolved to `ref`, and `why` says how.
    """

    ref: Ref
    named: bool
    group: tuple[Voice, ...] = ()
    whole: bool = True
    words: str = ""
    why: str = ""

    @property
    def each(self) -> tuple[Voice, ...]:
        """All of them singly; those without a known name stand under the words for all."""
        if self.group and self.whole:
            return self.group
        return (*self.group, Voice(self.ref, self.named and not self.group))


@dataclass(frozen=True, slots=True)
class When:
    """A time: `words` are the article's own, empty where the text is not published.

    `value` is EDTF, empty where unresolved; `earliest` and `latest` are ISO days, empty where open.
    `likely` is true where it is not sure that it is the time of what stands beside it.
    """

    words: str
    value: str
    precision: str
    earliest: str
    latest: str
    relative: bool
    why: str
    likely: bool = False


@dataclass(frozen=True, slots=True)
class CuratedNote:
    """An analyst's words from the registry, with their source and links `(label, url)`."""

    definition: str = ""
    source: str = ""
    note: str = ""
    original_script: str = ""
    links: tuple[tuple[str, str], ...] = ()
