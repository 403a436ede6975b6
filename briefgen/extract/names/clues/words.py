"""The words that clues look for, built once."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from briefgen.registry.tables import table


@dataclass(frozen=True, slots=True)
class ClueWords:
    """Lower-case words by what they tell of a name; the table says what each list means."""

    settled: frozenset[str]
    diseases: frozenset[str]
    civil_too: frozenset[str]
    ships: frozenset[str]
    undertakings: frozenset[str]
    armed: frozenset[str]
    rebel: frozenset[str]
    issuing: frozenset[str]
    held_by: frozenset[str]
    campaigns: frozenset[str]
    holders: frozenset[str]
    fled: frozenset[str]
    impersonal: frozenset[str]
    personal: frozenset[str]
    judging: frozenset[str]
    either: frozenset[str]
    polled: frozenset[str]
    fielded: frozenset[str]
    of_goods: frozenset[str]
    animals: frozenset[str]
    in_parliament: frozenset[str]
    seats: frozenset[str]
    of_towns: frozenset[str]
    of_firms_said: frozenset[str]
    firms_deeds: frozenset[str]
    upon: frozenset[str]
    at_buildings: frozenset[str]
    opens: frozenset[str]
    nicknames: frozenset[str]
    reporting: frozenset[str]
    results: frozenset[str]
    personal_deeds: frozenset[str]
    of_firms_alone: frozenset[str]
    of_firms_owned: frozenset[str]
    of_bodies_alone: frozenset[str]
    merged: frozenset[str]
    makes: frozenset[str]
    of_a_car: frozenset[str]
    cars: frozenset[str]
    at_people: frozenset[str]
    grades: frozenset[str]
    quarters: frozenset[str]
    travels: frozenset[str]
    moving: frozenset[str]
    self_governing: frozenset[str]
    authorities_deeds: frozenset[str]
    services: frozenset[str]
    staff: frozenset[str]
    courts: frozenset[str]
    stations: frozenset[str]
    prizes: frozenset[str]
    prizes_too: frozenset[str]
    of_prizes: frozenset[str]
    before_prizes: frozenset[str]
    plays: frozenset[str]
    parts: frozenset[str]
    of_the_screen: frozenset[str]
    results_of_games: frozenset[str]
    ends_of_games: frozenset[str]
    sports: frozenset[str]
    sports_posts: frozenset[str]
    sees: frozenset[str]
    moves_of_players: frozenset[str]
    bodies_abroad: frozenset[str]
    sites: frozenset[str]
    positions: frozenset[str]
    of_outlets: frozenset[str]
    crafts: frozenset[str]
    rounds: frozenset[str]
    of_learning: frozenset[str]
    private_agency: frozenset[str]
    share_moves: frozenset[str]
    namings: frozenset[str]
    made_by: frozenset[str]
    sides: frozenset[str]
    exams: frozenset[str]
    demonym_endings: tuple[str, ...]


@cache
def clue_words() -> ClueWords:
    """Return the shipped words."""
    words = table("name_clues")
    sets = {f.name: frozenset(words[f.name]) for f in fields(ClueWords)[:-1]}
    return ClueWords(**sets, demonym_endings=tuple(words["demonym_endings"]))
