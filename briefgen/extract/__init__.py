"""What does an article say, and where?

The stages run in one order, each on a `Reading` and on what the stages before it found:
names → actors, places → dates → claims → relations, events, terms → key sentences → not stated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen import __version__
from briefgen.extract.spotting import spotter_of
from briefgen.extract.twin import quoted_from, twin_of
from briefgen.model import Made, Metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.extract.reading import Reading
    from briefgen.model import Article
    from briefgen.registry.desk import Desk


class Extractor:
    """Extracts metadata from articles with one language pipeline, loaded once."""

    def __init__(self, model: str, desk: Desk, mentions: str = "") -> None:
        """Load the pipeline, and the other package's name finder where `mentions` names one.

        Raises:
            MissingModelError: where one of them is not installed.
        """
        from briefgen.extract.pipeline_model import load  # noqa: PLC0415 - spaCy is heavy

        self.nlp = load(model)
        self.desk = desk
        self.spotter = spotter_of(mentions) if mentions else None

    @property
    def made_by(self) -> tuple[Made, ...]:
        """What produced the annotations: our rules, the pipeline and any spotter, with versions."""
        meta = self.nlp.meta
        name = f"{meta['lang']}_{meta['name']}"
        ours = (Made("briefgen.extract", __version__), Made(name, str(meta["version"])))
        return (*ours, self.spotter.made) if self.spotter else ours

    def extract(self, articles: Iterable[tuple[Article, str | None]]) -> Iterator[Metadata]:
        """Yield the metadata of each article, in order.

        The second item of each pair is the article's publication date (EDTF) or None.
        """
        from briefgen.extract.reading import read  # noqa: PLC0415 - as above

        for article, published in articles:
            twin, surface = twin_of(article)
            for reading in read([(twin, published)], self.nlp, self.desk, self.spotter):
                found = _metadata(reading, self.made_by)
                yield quoted_from(article, found, surface) if surface else found


def _metadata(reading: Reading, made_by: tuple[Made, ...]) -> Metadata:
    """Run the extraction stages in order and collect their results."""
    from briefgen.extract.actors import (  # noqa: PLC0415 - as above
        by_salience,
        find_actors,
        with_claimed,
        with_owners,
        with_parts,
        with_scenes,
        without_divisions,
    )
    from briefgen.extract.actors.whole import Found, calibrated  # noqa: PLC0415
    from briefgen.extract.claims import find_claims, find_hedges  # noqa: PLC0415
    from briefgen.extract.coreference import with_anaphors  # noqa: PLC0415
    from briefgen.extract.dates import find_dates  # noqa: PLC0415
    from briefgen.extract.events import find_events  # noqa: PLC0415
    from briefgen.extract.figures import find_figures  # noqa: PLC0415
    from briefgen.extract.key_sentences import key_sentences  # noqa: PLC0415
    from briefgen.extract.names import find_names  # noqa: PLC0415
    from briefgen.extract.not_stated import not_stated  # noqa: PLC0415
    from briefgen.extract.places import find_places  # noqa: PLC0415
    from briefgen.extract.places.home import with_home  # noqa: PLC0415
    from briefgen.extract.places.metonyms import without_metonyms  # noqa: PLC0415
    from briefgen.extract.relations import find_relations, no_surer_than_ends  # noqa: PLC0415
    from briefgen.extract.seams import with_seams  # noqa: PLC0415
    from briefgen.extract.terms import find_terms  # noqa: PLC0415

    if reading.foreign:
        return _hardly_read(reading, made_by)
    names = find_names(reading)
    actors = find_actors(reading, names)
    places = find_places(reading, names, actors)
    actors = without_divisions(actors, places)
    actors = by_salience(reading, with_owners(reading, with_anaphors(reading, actors)))
    dates = find_dates(reading)
    hedges = find_hedges(reading)
    claims = find_claims(reading, actors, hedges)
    relations = find_relations(reading, actors, claims, hedges)
    events = find_events(reading, actors, places, dates, claims, hedges)
    terms = find_terms(reading, actors)
    figures = find_figures(reading, claims, hedges)
    acting = with_claimed(with_parts(reading, actors, claims, relations), claims)
    weighed = calibrated(Found(reading, names, acting, claims, relations))
    return Metadata(
        article=reading.article,
        sentences=with_seams(reading),
        actors=weighed,
        places=with_home(reading, without_metonyms(reading, with_scenes(reading, places)), actors),
        dates=dates,
        events=events,
        claims=claims,
        hedges=hedges,
        relations=no_surer_than_ends(relations, weighed),
        figures=figures,
        terms=terms,
        key_sentences=key_sentences(reading, actors, claims, figures),
        not_stated=not_stated(reading, dates),
        made_by=made_by,
    )


def _hardly_read(reading: Reading, made_by: tuple[Made, ...]) -> Metadata:
    """Return what can be extracted from an article in another language.

    Only annotations that rest on spellings, marks and layout are kept; the parse is ignored.
    """
    from briefgen.extract import foreign  # noqa: PLC0415 - as above
    from briefgen.extract.actors import by_salience, find_actors  # noqa: PLC0415
    from briefgen.extract.claims import find_claims  # noqa: PLC0415
    from briefgen.extract.key_sentences import key_sentences  # noqa: PLC0415
    from briefgen.extract.names import find_names  # noqa: PLC0415
    from briefgen.extract.not_stated import not_stated  # noqa: PLC0415
    from briefgen.extract.places import find_places  # noqa: PLC0415
    from briefgen.extract.terms import find_terms  # noqa: PLC0415

    names = find_names(reading)
    actors = foreign.known_actors(by_salience(reading, find_actors(reading, names)))
    claims = foreign.laid_out(find_claims(reading, actors, ()))
    return Metadata(
        article=reading.article,
        sentences=reading.sentences,
        actors=actors,
        places=foreign.known_places(find_places(reading, names, actors), actors),
        dates=(),
        events=(),
        claims=claims,
        hedges=(),
        relations=(),
        terms=foreign.glossed(find_terms(reading, actors)),
        key_sentences=key_sentences(reading, actors, claims),
        not_stated=not_stated(reading, ()),
        made_by=made_by,
    )
