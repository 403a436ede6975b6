"""The tables of words by which names are recognised, as sets, built once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefgen.model import ActorType
from briefgen.registry.known import folded
from briefgen.registry.tables import table


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded words by what they tell of a name.

    `heads`, `firsts` and `collectives` map a word to a type of actor. `given` are the given names
    that name nothing else, as a rule; `any_given` are all that are known. `callings` say what a
    person is or does, `offices` with titles and peoples, `kinds` with the nouns of bodies.
    `never_names` are the words that are no name alone.
    """

    function: frozenset[str]
    calendar: frozenset[str]
    months: frozenset[str]
    common: frozenset[str]
    particles: frozenset[str]
    article_particles: frozenset[str]
    tails: frozenset[str]
    prefixes: frozenset[str]
    speech: frozenset[str]
    deeds: frozenset[str]
    dealings: frozenset[str]
    locative: frozenset[str]
    place_firsts: frozenset[str]
    sicknesses: frozenset[str]
    works: frozenset[str]
    describing: frozenset[str]
    subjects: frozenset[str]
    tasks: frozenset[str]
    place_titles: frozenset[str]
    reports: frozenset[str]
    party_labels: frozenset[str]
    trade: frozenset[str]
    speaking: frozenset[str]
    within_names: frozenset[str]
    standings: frozenset[str]
    around: frozenset[str]
    linking: frozenset[str]
    shelled: frozenset[str]
    stormed: frozenset[str]
    falling: frozenset[str]
    falls: frozenset[str]
    surnames_first: frozenset[str]
    ways: frozenset[str]
    ordinals: frozenset[str]
    continents: frozenset[str]
    demonyms: frozenset[str]
    demonyms_given: frozenset[str]
    currencies: frozenset[str]
    channels: frozenset[str]
    named_after: frozenset[str]
    money: frozenset[str]
    dollars: frozenset[str]
    joint_bodies: frozenset[str]
    plied: frozenset[str]
    sizes: frozenset[str]
    heads: dict[str, ActorType]
    firsts: dict[str, ActorType]
    collectives: dict[str, ActorType]
    clubs: frozenset[str]
    legal_forms: frozenset[str]
    first_forms: frozenset[str]
    groups: frozenset[str]
    utilities: frozenset[str]
    civil: frozenset[str]
    soldierly: frozenset[str]
    deal_with: frozenset[str]
    wares: frozenset[str]
    at_desks: frozenset[str]
    holding: frozenset[str]
    club_firsts: frozenset[str]
    grounds: frozenset[str]
    streets: frozenset[str]
    reliefs: frozenset[str]
    firm_like: frozenset[str]
    acting: frozenset[str]
    ruling: frozenset[str]
    acting_with: frozenset[str]
    which: frozenset[str]
    owners: frozenset[str]
    owned: frozenset[str]
    take_of: frozenset[str]
    take_for: frozenset[str]
    person_nouns: frozenset[str]
    classing: frozenset[str]
    classing_behind: frozenset[str]
    traders: frozenset[str]
    trades: frozenset[str]
    kin: frozenset[str]
    held: frozenset[str]
    bare: frozenset[str]
    meeting: frozenset[str]
    of_firms: frozenset[str]
    moves: frozenset[str]
    place_nouns: frozenset[str]
    other_nouns: frozenset[str]
    address: frozenset[str]
    titles: frozenset[str]
    given_too: frozenset[str]
    surnames_too: frozenset[str]
    shortened: frozenset[str]
    generations: frozenset[str]
    short_offices: frozenset[str]
    letters: frozenset[str]
    for_now: frozenset[str]
    honours: frozenset[str]
    role_heads: frozenset[str]
    role_fronts: frozenset[str]
    held_once: frozenset[str]
    industries: frozenset[str]
    role_objects: frozenset[tuple[str, ...]]
    given: frozenset[str]
    any_given: frozenset[str]
    callings: frozenset[str]
    offices: frozenset[str]
    kinds: frozenset[str]
    never_names: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Return the shipped words."""
    given = table("first_names")
    words, heads, titles = table("name_words"), table("actor_heads"), table("titles")
    ranks = _singles(titles["ranks"] + titles["religious"] + titles["royal"])
    plain = {
        name: _singles(words[name])
        for name in (
            "function", "calendar", "months", "common", "particles", "article_particles",
            "tails", "prefixes", "speech", "locative", "place_firsts", "deeds", "dealings",
            "sicknesses", "works", "describing", "subjects", "around", "surnames_first",
            "linking", "shelled", "stormed", "falling", "falls",
            "ways", "ordinals", "continents", "tasks", "place_titles", "reports",
            "party_labels", "trade", "speaking", "standings", "within_names",
            "demonyms", "demonyms_given", "currencies", "channels", "named_after",
        )
    }  # fmt: skip
    nouns = {
        name: _singles(heads[name])
        for name in (
            "take_of", "take_for", "person_nouns", "classing", "classing_behind",
            "traders", "plied", "sizes",
            "trades", "held", "kin", "bare", "meeting", "of_firms", "moves",
            "place_nouns", "other_nouns", "acting", "ruling", "acting_with",
            "which", "owners", "owned", "clubs", "legal_forms", "first_forms", "groups",
            "utilities", "firm_like",
            "civil", "soldierly", "deal_with", "wares", "at_desks", "holding", "club_firsts",
            "grounds", "streets", "reliefs",
        )
    }  # fmt: skip
    kinds = {name: _typed(heads[name]) for name in ("heads", "firsts", "collectives")}
    address, role_heads = _singles(titles["address"]), _singles(titles["heads"]) | ranks
    styles = address | ranks | _singles(titles["heads"] + titles["plurals"])
    callings = nouns["person_nouns"] | role_heads
    usual = _singles(table("given_names")["names"].split() + given["he"] + given["she"])
    return Lexicon(
        **plain,
        money=frozenset(words["money"]),
        dollars=frozenset(words["dollars"]),
        joint_bodies=_singles(heads["joint_bodies"]),
        heads=kinds["heads"],
        firsts=kinds["firsts"],
        collectives=kinds["collectives"],
        **nouns,
        address=address,
        titles=styles,
        given_too=_singles(titles["given_too"]),
        surnames_too=_singles(titles["surnames_too"]),
        shortened=_singles(titles["shortened"]),
        generations=_singles(titles["generations"]),
        short_offices=_singles(titles["short_offices"]),
        letters=_singles(titles["letters"]),
        for_now=_singles(titles["for_now"]),
        honours=_singles(titles["religious"] + titles["royal"]),
        role_heads=role_heads,
        role_fronts=_singles(titles["fronts"]),
        held_once=_singles(titles["held_once"]),
        industries=_singles(heads["industries"]),
        role_objects=frozenset(tuple(x.split()) for x in titles["objects"]),
        given=usual,
        callings=callings,
        offices=callings | styles | plain["demonyms"],
        kinds=callings | kinds["collectives"].keys() | kinds["heads"].keys(),
        never_names=plain["common"] | plain["calendar"] | plain["function"] | address | styles,
        any_given=usual | _singles(table("given_names_more")["names"].split()),
    )


def _singles(words: list[str]) -> frozenset[str]:
    """Return the words, folded; a longer entry has its words joined by single spaces."""
    return frozenset(" ".join(folded(w) for w in word.split()) for word in words)


def _typed(lists: dict[str, list[str]]) -> dict[str, ActorType]:
    """Return the type of each word; a word in two lists keeps the first."""
    out: dict[str, ActorType] = {}
    for type_, words in lists.items():
        for word in _singles(words):
            out.setdefault(word, ActorType(type_))
    return out
