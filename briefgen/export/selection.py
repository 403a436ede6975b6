"""Select the part of a desk that is asked for, for all exporters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.errors import DeskError
from briefgen.export.quoting import Quoting, fold
from briefgen.model import Publish, plain_name
from briefgen.registry import edtf
from briefgen.registry.yaml_source import suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from briefgen.model import Corpus, Entry, Member


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked for; all empty for the whole desk. `since` is the earliest day, in EDTF."""

    brief: str = ""
    actor: str = ""
    happening: str = ""
    tag: str = ""
    since: str = ""

    @property
    def name(self) -> str:
        """The name of a file that holds it."""
        parts = (
            self.brief,
            self.actor,
            self.happening,
            self.tag,
            self.since and f"since-{self.since}",
        )
        told = "-".join(filter(None, parts)) or "desk"
        return "".join(c if c.isalnum() or c in "-_." else "-" for c in told)


def _untold(_what: str, things: Iterable[Any], _total: int) -> Iterator[Any]:
    return iter(things)


@dataclass(frozen=True, slots=True)
class Selection:
    """What an exporter writes: a corpus, narrowed to what was asked for.

    `source_text` is how much is published of an entry that does not say itself. `site` is the
    address of the desk's site, ending in a slash, empty where it has none: then addresses are
    relative to the site's root. `choice` is what was asked for. `track` shows progress; each
    exporter goes through the entries by `quotings`, which reports it.
    """

    corpus: Corpus
    title: str
    source_text: Publish = Publish.FULL
    site: str = ""
    choice: Choice = Choice()
    track: Callable[[str, Iterable[Any], int], Iterator[Any]] = _untold

    def quotings(self) -> Iterator[Quoting]:
        """Yield the quoting of each entry, reporting progress."""
        entries = self.corpus.entries
        for entry in self.track("exporting", entries, len(entries)):
            yield Quoting(entry, self.source_text, self.site)

    def slugs(self) -> dict[tuple[str, str], str]:
        """Return the desk's slug of each actor by its entry's slug and its id there."""
        return _by_member((a.slug, a.members) for a in self.corpus.actors)

    def other_names(self) -> dict[str, tuple[str, ...]]:
        """Return the other names of each actor, by its slug.

        They are what the registry states, then what each article calls it by name.
        """
        slugs = self.slugs()
        found: dict[str, dict[str, None]] = {}
        for actor in self.corpus.actors:
            known = actor.curated
            stated = (*known.aliases, known.original_script) if known else ()
            found[actor.slug] = dict.fromkeys(map(fold, stated))
        for entry in self.corpus.entries:
            for met in entry.metadata.actors:
                slug = slugs.get((entry.slug, met.id))
                if slug and met.named:
                    called = (met.name, *(alias.name for alias in met.aliases))
                    found[slug] |= dict.fromkeys(map(fold, called))
        return {
            actor.slug: tuple(n for n in found[actor.slug] if n and n != fold(actor.name))
            for actor in self.corpus.actors
        }

    def place_slugs(self) -> dict[tuple[str, str], str]:
        """Return the desk's slug of each place by its entry's slug and its id there."""
        return _by_member((p.slug, p.members) for p in self.corpus.places)


def _by_member(things: Iterable[tuple[str, Sequence[Member]]]) -> dict[tuple[str, str], str]:
    return {(m.entry, m.id): slug for slug, members in things for m in members}


def title_of(entry: Entry) -> str:
    """Return an article's title, else the name of its file."""
    stated = entry.metadata.article.stated("title")
    named = fold(stated.value) if stated else ""
    return named or fold(plain_name(entry.metadata.article.source.path)) or entry.slug


def select(corpus: Corpus, choice: Choice) -> Corpus:
    """Return the selected part of a corpus: entries that match all of a choice, and their actors.

    Raises:
        DeskError: a slug or tag is not known, the day is not a date, or no entry fits.
    """
    _demand_known(corpus, choice)
    if choice == Choice():
        return corpus
    holding = _entries_of(corpus, choice.actor) & _tellers_of(corpus, choice.happening)
    kept = tuple(e for e in corpus.entries if e.slug in holding and _fits(e, choice))
    if not kept:
        message = "no brief on the desk matches all that is asked for"
        raise DeskError(message, remedy="ask for less")
    return narrowed(corpus, kept)


def narrowed(corpus: Corpus, entries: tuple[Entry, ...]) -> Corpus:
    """Return a corpus of some of its entries, with the actors, places and terms that they name.

    Happenings and conflicts stay where all articles that tell of them do.
    """
    slugs = frozenset(e.slug for e in entries)

    def within(members: tuple[Member, ...]) -> tuple[Member, ...]:
        return tuple(m for m in members if m.entry in slugs)

    return replace(
        corpus,
        entries=entries,
        actors=tuple(_with(a, within(a.members)) for a in corpus.actors if within(a.members)),
        places=tuple(_with(p, within(p.members)) for p in corpus.places if within(p.members)),
        terms=tuple(_with(t, within(t.members)) for t in corpus.terms if within(t.members)),
        origins=tuple(o for o in corpus.origins if slugs.issuperset(o.entries)),
        notices=(),
        proposals=(),
        stories=(),
        happenings=tuple(h for h in corpus.happenings if slugs.issuperset(h.entries)),
        conflicts=tuple(c for c in corpus.conflicts if slugs.issuperset(s.entry for s in c.sides)),
        changes=None,
    )


def _with(
    thing: Any,  # noqa: ANN401 - an actor, a place or a term
    members: tuple[Member, ...],
) -> Any:  # noqa: ANN401 - as above
    return replace(thing, members=members)


def _entries_of(corpus: Corpus, actor: str) -> frozenset[str]:
    if not actor:
        return frozenset(e.slug for e in corpus.entries)
    found = next(a for a in corpus.actors if a.slug == actor)
    return frozenset(m.entry for m in found.members)


def _tellers_of(corpus: Corpus, happening: str) -> frozenset[str]:
    if not happening:
        return frozenset(e.slug for e in corpus.entries)
    found = next(h for h in corpus.happenings if h.slug == happening)
    return frozenset(found.entries)


def _fits(entry: Entry, choice: Choice) -> bool:
    """Tell whether an entry matches a choice; one without a date matches no `since`."""
    if choice.brief not in ("", entry.slug):
        return False
    if choice.tag and choice.tag not in entry.analyst.tags:
        return False
    if not choice.since:
        return True
    stated = entry.metadata.article.stated("published")
    first = (edtf.bounds(choice.since) or ("",))[0] or ""
    last = (edtf.bounds(stated.value) if stated else None) or (None, None)
    return bool(last[1]) and str(last[1]) >= first


def _demand_known(corpus: Corpus, choice: Choice) -> None:
    """Assert that what is asked for by name exists.

    Raises:
        DeskError: where it does not.
    """
    known = (
        ("brief", choice.brief, [e.slug for e in corpus.entries]),
        ("actor", choice.actor, [a.slug for a in corpus.actors]),
        ("happening", choice.happening, [h.slug for h in corpus.happenings]),
        ("tag", choice.tag, [t for e in corpus.entries for t in e.analyst.tags]),
    )
    for kind, asked, there in known:
        if asked and asked not in there:
            message = f"no {kind} of this desk is called {asked!r}"
            raise DeskError(message, remedy=_remedy(asked, there))
    if choice.since and not edtf.valid(choice.since):
        message = f"{choice.since!r} is not a date"
        raise DeskError(message, remedy="write 2024-10-31, 2024-10 or 2024")


_LISTED = 12
"""Most names that a remedy lists: nobody reads more."""


def _remedy(asked: str, there: list[str]) -> str:
    near = suggestion(asked, there) if there else "there is none"
    return near if near.startswith("did") or len(there) <= _LISTED else "see the desk's pages"
