"""List the tables of a desk: their columns, what these mean, and their rows.

The same tables make the CSV package, the SQLite database and the Parquet files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.export import rows
from briefgen.export.sheet import Column, Sheet, flag, number, ref, text, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.export.selection import Selection
    from briefgen.export.sheet import Cell

_BRIEF: Final = ref("brief", "briefs", "The brief that it stands in.")
_SENTENCE: Final = ref("sentence", "sentences", "The sentence that it stands in; empty if none.")
_LINK: Final = text("link", "Where the site shows that sentence.")
_CONFIDENCE: Final = text("confidence", "sure, likely or doubtful.")
_WORDS: Final = text("words", "The article's words; empty where they are not published.")
_SPOT: Final = (
    whole("start", "Code points of the article's text before it."),
    whole("end", "Code points of the article's text up to its end."),
)
_CLAIM: Final = ref("claim", "claims", "The claim that it stands in; empty where it is asserted.")
_ID: Final = text("id", "The brief, a stroke, and the id in its record.")
_FIRM: Final = (
    text("polarity", "affirmed or negated."),
    text("status", "asserted, denied, planned, conditional or hypothetical."),
    _CONFIDENCE,
    text("hedges", "The words that hold back from asserting."),
)

SHEETS: Final = (
    Sheet(
        "briefs",
        "One row for each article.",
        (
            text("brief", "What its page is called."),
            text("title", "Its title, else the name of its file."),
            *(
                text(field, f"Its {field.replace('_', ' ')}, as stated; dates are EDTF.")
                for field in rows.STATED
            ),
            text("file", "The file that it was read from."),
            text("sha256", "SHA-256 of the file's bytes."),
            text("text_published", "full, quotes or none."),
            text("tags", "The analyst's tags."),
            text("reliability", "A to F of the Admiralty code, set by the analyst."),
            text("credibility", "1 to 6 of the Admiralty code, set by the analyst."),
            text("assessment", "The analyst's assessment."),
            text("note", "The analyst's note."),
            text("link", "Its page on the site."),
        ),
        ("brief",),
        rows.briefs,
    ),
    Sheet(
        "sentences",
        "Every sentence that is read; its words as far as they are published.",
        (
            text("sentence", "The brief, #, and its place there."),
            _BRIEF,
            text("label", "What a reader calls it: ¶7.2."),
            *_SPOT,
            _WORDS,
            _LINK,
        ),
        ("sentence",),
        rows.sentences,
    ),
    Sheet(
        "actors",
        "One row for each actor across the desk.",
        (
            text("actor", "What its page is called."),
            text("name", "Its fullest name."),
            text("type", "What sort of actor."),
            flag("named", "False for a group without a name of its own."),
            text("joined_by", "Why it is held to be one: single, name or registry."),
            text("original_script", "Its name in its own script, from the registry."),
            text("definition", "What the registry says of it."),
            text("definition_source", "Where that is from."),
            text("link", "Its page on the site."),
        ),
        ("actor",),
        rows.actors,
    ),
    Sheet(
        "actor_names",
        "Every name of an actor in a brief, with where it was first read.",
        (
            text("id", "The appearance, a stroke, and a number."),
            ref("actor", "actors", "The actor."),
            _BRIEF,
            text("name", "The name."),
            text("origin", "The rule or registry that knows it."),
            _CONFIDENCE,
            _SENTENCE,
            _LINK,
        ),
        ("id",),
        rows.actor_names,
    ),
    Sheet(
        "appearances",
        "One row for each brief in which an actor appears.",
        (
            _ID,
            ref("actor", "actors", "The actor."),
            _BRIEF,
            text("name", "Its fullest name there."),
            number("salience", "How much the article is about it, 0 to 1."),
            whole("mentions", "How often it is mentioned."),
            text("descriptions", "What the article calls it."),
            _CONFIDENCE,
            _SENTENCE,
            _LINK,
        ),
        ("id",),
        rows.appearances,
    ),
    Sheet(
        "places",
        "One row for each place across the desk.",
        (
            text("place", "What it is called on its list."),
            text("name", "Its name."),
            text("kind", "city, province, river ..."),
            text("country", "ISO 3166-1 alpha-2."),
            number("latitude", "Degrees north (WGS 84); empty where not located."),
            number("longitude", "Degrees east (WGS 84)."),
            text("precision", "How small an area they stand for."),
            text("source", "The gazetteer's entry."),
        ),
        ("place",),
        rows.places,
    ),
    Sheet(
        "place_mentions",
        "One row for each brief in which a place is named.",
        (
            _ID,
            ref("place", "places", "The place."),
            _BRIEF,
            text("name", "Its name there."),
            whole("mentions", "How often it is mentioned."),
            text("why", "How it was told from its namesakes."),
            _CONFIDENCE,
            _SENTENCE,
            _LINK,
        ),
        ("id",),
        rows.place_mentions,
    ),
    Sheet(
        "claims",
        "What is said, on whose word; or what the author hedges.",
        (
            _ID,
            _BRIEF,
            text("kind", "attributed or hedged."),
            text("voices", "From the nearest voice to the farthest."),
            text("act", "What the source does in saying it."),
            text("cue", "The words that show that it is said."),
            text("content", "What is said."),
            ref("target", "actors", "Whom the act is aimed at."),
            *_FIRM,
            *_SPOT,
            _SENTENCE,
            _LINK,
        ),
        ("id",),
        rows.claims,
    ),
    Sheet(
        "claim_sources",
        "Each voice of a claim.",
        (
            text("id", "The claim, a stroke, its place in the chain, and its place beside others."),
            ref("claim", "claims", "The claim."),
            whole("position", "1 for the nearest voice."),
            ref("actor", "actors", "Who it is, where that is known."),
            _WORDS,
            flag("named", "False for a source, reports, officials."),
        ),
        ("id",),
        rows.claim_sources,
    ),
    Sheet(
        "relations",
        "How actors stand to each other.",
        (
            _ID,
            _BRIEF,
            ref("subject", "actors", "Who does it."),
            text("predicate", "What."),
            ref("object", "actors", "Whom it is done to."),
            text("kind", "conflict, alliance, membership, control, contact, family."),
            whole("sign", "-1 hostile, 0 neutral, 1 friendly."),
            *_FIRM,
            _CLAIM,
            _WORDS,
            _SENTENCE,
            _LINK,
        ),
        ("id",),
        rows.relations,
    ),
    Sheet(
        "events",
        "Sentences that say what happened at a time.",
        (
            _ID,
            _BRIEF,
            text("date", "EDTF, as precise as the text; empty where it can't be resolved."),
            text("earliest", "First day that it may mean."),
            text("latest", "Last day that it may mean."),
            text("precision", "time, day, week, month, season, year, decade, century or vague."),
            text("date_words", "The article's words for it."),
            text("status", "asserted, denied, planned, conditional or hypothetical."),
            text("confidence", "How sure it is that this is its time: sure, likely or doubtful."),
            text("hedges", "The words that hold back from asserting."),
            _CLAIM,
            _WORDS,
            _SENTENCE,
            _LINK,
        ),
        ("id",),
        rows.events,
    ),
    Sheet(
        "event_actors",
        "Who is named in an event.",
        (
            ref("event", "events", "The event."),
            ref("actor", "actors", "The actor."),
        ),
        ("event", "actor"),
        rows.event_actors,
    ),
    Sheet(
        "event_places",
        "Where an event is set.",
        (
            ref("event", "events", "The event."),
            ref("place", "places", "The place."),
        ),
        ("event", "place"),
        rows.event_places,
    ),
    Sheet(
        "figures",
        "Numbers, and what they count.",
        (
            _ID,
            _BRIEF,
            text("kind", "killed, injured, displaced, money, votes ..."),
            number("low", "The number, or the lowest that is meant; empty where open."),
            number("high", "The highest that is meant; empty where open."),
            text("unit", "What is counted; empty where no words are published."),
            text("hedges", "The words that hold back from asserting."),
            _CLAIM,
            _WORDS,
            _SENTENCE,
            _LINK,
        ),
        ("id",),
        rows.figures,
    ),
    Sheet(
        "terms",
        "Words that may need explaining, with what the article says they mean.",
        (
            _ID,
            _BRIEF,
            text("name", "The word."),
            text("kind", "gloss, apposition, named, quoted or glossary."),
            text("definition", "The article's own definition."),
            _SENTENCE,
            _LINK,
        ),
        ("id",),
        rows.terms,
    ),
    Sheet(
        "happenings",
        "What several articles tell of.",
        (
            text("happening", "What its page is called."),
            text("title", "The words of the first article's title, or of its first telling."),
            whole("origins", "How many independent origins its tellings rest on."),
        ),
        ("happening",),
        rows.happenings,
    ),
    Sheet(
        "tellings",
        "How each article tells a happening.",
        (
            text("id", "The happening, a stroke, and a number."),
            ref("happening", "happenings", "The happening."),
            _BRIEF,
            whole("origin", "Number of the independent origin that the article rests on."),
            text("published", "When the article came out, in EDTF."),
            text("status", "asserted, denied, planned, conditional or hypothetical."),
            _CLAIM,
            _WORDS,
            _SENTENCE,
            _LINK,
        ),
        ("id",),
        rows.tellings,
    ),
    Sheet(
        "conflicts",
        "What articles state that can't both be so, or only look like it: a row for each side.",
        (
            text("id", "The conflict, a point, and the side."),
            whole("conflict", "Its number; the sides of one have the same."),
            ref("happening", "happenings", "The happening that it is about, if any."),
            ref("actor", "actors", "The actor that it is about, if any."),
            _BRIEF,
            text("kind", "figure, date, place, agent, denial or life."),
            text("about", "What is stated differently."),
            text("verdict", "conflict; or why it is none: overlap, update, other-count."),
            text("stated", "What this side states."),
            _WORDS,
            _SENTENCE,
            _LINK,
        ),
        ("id",),
        rows.conflicts,
    ),
)
"""All tables; each stands behind those that it refers to."""


def lines(sheet: Sheet, selection: Selection) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of a table, in the order of the entries."""
    yield from sheet.rows(rows.Desk.of(selection))


__all__ = ["SHEETS", "Column", "Sheet", "lines"]
