"""Freeze what a desk says into lines.

There is one for each article, statement, figure, actor, happening, conflict and registry file.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Final

from briefgen.model import ClaimKind, Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefgen.model import Claim, Corpus, CorpusActor, Entry, Figure

Line = dict[str, Any]
"""A thing as plain values, by the names of its fields."""

_LONGEST: Final = 240
"""Characters of a statement that are kept: enough to know it by, too few to copy the article."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """What a desk says in lines, those of each list in the order of its articles."""

    articles: tuple[Line, ...] = field(default=())
    statements: tuple[Line, ...] = field(default=())
    figures: tuple[Line, ...] = field(default=())
    actors: tuple[Line, ...] = field(default=())
    happenings: tuple[Line, ...] = field(default=())
    conflicts: tuple[Line, ...] = field(default=())
    registry: tuple[Line, ...] = field(default=())


FILES: Final = tuple(f.name for f in fields(Frozen))
"""The lists of an edition, each a file."""


def freeze(corpus: Corpus, registry: Mapping[str, str]) -> Frozen:
    """Return what a corpus says. `registry` gives the hash of each file of the desk's registry."""
    names = {(m.entry, m.id): a.name for a in corpus.actors for m in a.members}
    paths = {e.slug: _path(e) for e in corpus.entries}
    called = {(e.slug, a.id): a.name for e in corpus.entries for a in e.metadata.actors}
    return Frozen(
        articles=tuple(_article(e) for e in corpus.entries),
        statements=tuple(x for e in corpus.entries for x in _statements(e, names)),
        figures=tuple(x for e in corpus.entries for x in _figures(e)),
        actors=tuple(_actor(a, paths, called) for a in corpus.actors),
        happenings=tuple(_happenings(corpus, paths)),
        conflicts=tuple(_conflicts(corpus, paths)),
        registry=tuple({"file": f, "sha256": registry[f]} for f in sorted(registry)),
    )


def _path(entry: Entry) -> str:
    return entry.metadata.article.source.path


def _article(entry: Entry) -> Line:
    article = entry.metadata.article
    stated = {name: article.stated(name) for name in ("title", "outlet", "published")}
    return {
        "article": article.source.path,
        "sha256": article.source.sha256,
        "state": entry.succession.state,
        **{name: said.value if said else "" for name, said in stated.items()},
    }


def _statements(entry: Entry, names: Mapping[tuple[str, str], str]) -> Iterator[Line]:
    for claim in entry.metadata.claims:
        if claim.confidence is not Confidence.DOUBTFUL:
            yield {
                "article": _path(entry),
                "who": _speakers(entry, claim, names),
                "act": claim.act,
                "what": _folded(" … ".join(c.exact for c in claim.content) or claim.cue.exact),
                "status": str(claim.status),
                "polarity": str(claim.polarity),
            }


def _speakers(entry: Entry, claim: Claim, names: Mapping[tuple[str, str], str]) -> list[str]:
    """Return a claim's sources by their names on the desk, else in the article's words."""
    if claim.kind is ClaimKind.HEDGED:
        return []
    out = []
    for source in claim.sources:
        known = [names[entry.slug, a] for a in source.everyone if (entry.slug, a) in names]
        words = [_folded(source.evidence.exact)] if source.evidence else []
        out += known or words
    return out


def _figures(entry: Entry) -> Iterator[Line]:
    for figure in entry.metadata.figures:
        yield {
            "article": _path(entry),
            "kind": figure.kind,
            "unit": figure.unit,
            "value": _value(figure),
            "what": _folded(figure.evidence.exact),
        }


def _value(figure: Figure) -> Any:  # noqa: ANN401 - a number, or two
    return list(figure.value) if isinstance(figure.value, tuple) else figure.value


def _actor(
    actor: CorpusActor, paths: Mapping[str, str], called: Mapping[tuple[str, str], str]
) -> Line:
    """Return an actor with its members, each an article and its name there, since ids change."""
    members = [f"{paths[m.entry]}: {called[m.entry, m.id]}" for m in actor.members]
    return {
        "actor": actor.slug,
        "name": actor.name,
        "type": str(actor.type),
        "joined_by": str(actor.joined_by),
        "members": members,
    }


def _happenings(corpus: Corpus, paths: Mapping[str, str]) -> Iterator[Line]:
    for happening in corpus.happenings:
        articles = [paths[e] for e in happening.entries if e in paths]
        yield {"happening": happening.slug, "articles": sorted(articles)}


def _conflicts(corpus: Corpus, paths: Mapping[str, str]) -> Iterator[Line]:
    """Yield the standing conflicts between articles."""
    names = {actor.slug: actor.name for actor in corpus.actors}
    for conflict in corpus.conflicts:
        if conflict.stands:
            yield {
                "happening": conflict.happening,
                "about": conflict.about or conflict.kind,
                "who": names.get(conflict.actor, ""),
                "stated": sorted(
                    f"{paths[s.entry]}: {s.stated}" for s in conflict.sides if s.entry in paths
                ),
            }


def _folded(words: str) -> str:
    """Return words on one line, cut where they are long."""
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST].rsplit(" ", 1)[0] + " …"
