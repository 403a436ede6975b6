"""Write examples for the weights of whole statements, from articles whose statements were judged.

    python tools/whole_examples.py tests/gold/judged OUT CORPUS [ARTICLES CORPUS ...]

appends to `OUT/whole.jsonl`, which `fit_weights.py` reads. A judged article is a YAML file with
`text`, maybe `published`, and the lists `right` and `wrong`: of the statements that were found in
it those that a careful reader held to be right as they stood, and those that were not, for their
speaker, their words, or because nobody says anything. Each is a line that says who, by which cue,
what, the words shortened (`line_of`). A statement that is in neither list, since the rules find
another today, is no example.

    python tools/whole_examples.py --list ARTICLE.txt [PUBLISHED]

prints such lines for an article that nobody has judged yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import judged_articles

from briefgen import cleaning, readers
from briefgen.extract.claims.assembly import statements
from briefgen.extract.claims.attributions import attributions
from briefgen.extract.claims.cueless import with_cueless
from briefgen.extract.claims.scene import Scene
from briefgen.extract.claims.speakers import Speakers
from briefgen.extract.claims.whole import clues_to_the_whole
from briefgen.extract.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from judged_articles import Listed

    from briefgen.extract import Extractor
    from briefgen.model import ClaimSource, Evidence

_FIRST: Final = 5
_LAST: Final = 4
"""Words of a piece that are kept at its beginning and at its end."""


def line_of(
    sources: Iterable[ClaimSource],
    cue: str,
    content: Iterable[Evidence],
    names: Mapping[str, str],
) -> str:
    """Return a statement as a line: who, and whom that means where it is no name; cue; what."""
    who = " < ".join(_named(source, names) for source in sources)
    said = " / ".join(_shortened(e.exact) for e in content)
    return f"{who or 'nobody'} | {cue} | {said}"


def _named(source: ClaimSource, names: Mapping[str, str]) -> str:
    words = " ".join(source.evidence.exact.split()) if source.evidence else ""
    meant = " + ".join(names[i] for i in source.everyone)
    if source.means is not None:
        meant = meant or source.means.exact
    return words if meant in ("", words) else f"{words} = {meant}"


def _shortened(piece: str) -> str:
    words = piece.split()
    if len(words) <= _FIRST + _LAST:
        return " ".join(words)
    return f"{' '.join(words[:_FIRST])} ... {' '.join(words[-_LAST:])}"


def listed(text: str, published: str | None, extractor: Extractor) -> Listed:
    """Yield the statements that the rules find in a text: the line and the clues of each."""
    article = cleaning.label(readers.read(text.encode(), "article.txt"))
    actors = next(iter(extractor.extract([(article, published)]))).actors
    reading = next(iter(read([(article, published)], extractor.nlp, extractor.desk)))
    scene = Scene.of(reading)
    names = {a.id: a.name for a in actors}
    drafts = with_cueless(scene, actors, attributions(scene))
    for stated in statements(scene, Speakers(reading, actors), drafts):
        cue = text_of(scene, stated.draft.cue)
        line = line_of(stated.sources, cue, stated.content, names)
        yield line, dict(clues_to_the_whole(stated))


def text_of(scene: Scene, span: tuple[int, int]) -> str:
    """Return the words under a span, in one line."""
    return " ".join(scene.text[slice(*span)].split())


if __name__ == "__main__":
    judged_articles.main("whole", "", listed)
