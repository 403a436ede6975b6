"""Quote those of an article's words that may be published, and locate their sentences."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from briefgen.export import address
from briefgen.model import Address, Publish

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.model import ClaimSource, Entry, Evidence, Hedge, Sentence


def fold(text: str) -> str:
    """Return words on one line, each run of white space as one space."""
    return " ".join(text.split())


class Quoting:
    """The words of one entry: as many of them as are published, and where they stand."""

    def __init__(self, entry: Entry, default: Publish, site: str) -> None:
        """Index the entry's sentences. `site` is the site's address, empty where it has none."""
        self.entry = entry
        self.publish = entry.analyst.publish or default
        self.site = site
        self._starts = [s.start for s in entry.metadata.sentences]
        self._names = {a.id: fold(a.name) for a in entry.metadata.actors}

    @property
    def shown(self) -> bool:
        """Whether any words of the article may be shown."""
        return self.publish is not Publish.NONE

    @property
    def whole(self) -> bool:
        """Whether the whole text may be shown."""
        return self.publish is Publish.FULL

    def words(self, evidence: Evidence | None) -> str:
        """Return quoted words on one line, empty where they are not published."""
        return fold(evidence.exact) if evidence and self.shown else ""

    def joined(self, pieces: Iterable[Evidence]) -> str:
        """Return pieces of the text as one quotation, gaps marked."""
        return " … ".join(filter(None, map(self.words, pieces)))

    def sentence(self, evidence: Evidence) -> Sentence | None:
        """Return the sentence in which a quotation begins, None where it was set aside."""
        i = bisect_right(self._starts, evidence.start) - 1
        found = self.entry.metadata.sentences[i] if i >= 0 else None
        return found if found and evidence.start < found.end else None

    def address(self, evidence: Evidence) -> Address | None:
        """Return the address of the sentence in which a quotation begins, None without one."""
        found = self.sentence(evidence)
        return found.address if found else None

    def text(self, sentence: Sentence) -> str:
        """Return a sentence on one line, empty where no words are published."""
        text = self.entry.metadata.article.text
        return fold(text[sentence.start : sentence.end]) if self.shown else ""

    def link(self, evidence: Evidence) -> str:
        """Return the address of the sentence on the site."""
        found = self.address(evidence)
        return address.brief(self.site, self.entry.slug, found.anchor if found else "")

    def cited(self) -> frozenset[str]:
        """Return the anchors of the sentences that statements about the article rest on."""
        found = map(self.address, _grounds(self.entry))
        return frozenset(a.anchor for a in found if a)

    def name(self, actor: str) -> str:
        """Return the name of an actor of this article by its id."""
        return self._names.get(actor, actor)

    def voice(self, source: ClaimSource) -> str:
        """Return who a source is: its actors' names if all are known, else the article's words.

        Empty where those are not published.
        """
        known = [self._names[a] for a in source.everyone if a in self._names]
        return (" and ".join(known) if source.actor else "") or self.words(
            source.means or source.evidence
        )

    def hedges(self, hedges: Iterable[Hedge]) -> str:
        """Return the words of hedges; their categories where no words are published."""
        held = (h for h in hedges if h.withholds)
        return ", ".join(dict.fromkeys(self.words(h.evidence) or h.category for h in held))


def _grounds(entry: Entry) -> Iterator[Evidence]:
    """Yield the evidence of each statement about an article."""
    found = entry.metadata
    yield from (k.evidence for k in found.key_sentences)
    yield from (piece for c in found.claims for piece in (*c.content, c.cue))
    yield from (r.evidence for r in found.relations)
    yield from (e.evidence for e in found.events)
    yield from (f.evidence for f in found.figures)
    yield from (t.definition for t in found.terms if t.definition)
    yield from (a.mentions[0].evidence for a in found.actors if a.mentions)
    yield from (p.mentions[0].evidence for p in found.places if p.mentions)
