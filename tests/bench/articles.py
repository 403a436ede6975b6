"""Generate any number of articles of about 650 words, the same on every run."""

from __future__ import annotations

import random

PEOPLE = [
    "Amira Nassar",
    "Tomas Lindqvist",
    "Daniel Okafor",
    "Leila Haddad",
    "Ivan Petrov",
    "Maria Oliveira",
    "Kenji Mori",
    "Ruth Adler",
]
GROUPS = [
    "Northern Harbour Union",
    "River Valley Brigade",
    "National Water Authority",
    "Ansar al-Wadi",
    "Coastal Development Bank",
    "Ministry of Transport",
    "Free Fishermen's Movement",
    "Kataib al-Jabal",
]
CITIES = [
    "Basra",
    "Mosul",
    "Aleppo",
    "Tripoli",
    "Mersin",
    "Port Sudan",
    "Aden",
    "Tabriz",
    "Gaziantep",
    "Limassol",
]
STATES = [
    "Iraq",
    "Syria",
    "Turkey",
    "Lebanon",
    "Iran",
    "Jordan",
    "Cyprus",
    "Egypt",
    "Sudan",
    "Yemen",
]
OUTLETS = ["Reuters", "Associated Press", "The Guardian", "Al-Monitor", "Agence France-Presse"]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

SENTENCES = (
    (
        "{person}, the leader of the {group}, said on {day} that the port of {city} "
        "would be closed until {month}."
    ),
    '"We were not asked, and we will not accept it," {person} told {outlet} in {city}.',
    "{outlet} reported that officials in {state} may have agreed to the plan last week.",
    "The {group} attacked a convoy of the {group2} near {city} in {month} {year}.",
    "According to {person}, the {group} received money from {state} as far back as {year}.",
    "{state} condemned the attack and called on {state2} to withdraw its troops from {city}.",
    (
        "The road from {city} to {city2} was reportedly destroyed in {year}, "
        "and it has not been rebuilt."
    ),
    "In {month} {year}, {person} met {person2} in {city} to negotiate an end to the strike.",
    "The {group} denied that its members had threatened the {group2}.",
    (
        "It is not clear whether {state} will pay for the repairs, "
        "which could cost several million dollars."
    ),
    "{person2} accused the {group2} of smuggling weapons through {city}.",
    "Residents of {city} expect that prices will rise again before the end of {year}.",
)
FRAME = """{group} may lose the port of {city} - analysis

{first}

Workers in {city}, {state}, on {day} (photo credit: {person2}/REUTERS)

{body}

Sign up for our newsletter!

Related: What we know about {city2}
"""


def article(number: int, paragraphs: int = 12) -> str:
    """Return the article with this number."""
    chance = random.Random(number)

    def words() -> dict[str, object]:
        person, person2 = chance.sample(PEOPLE, 2)
        group, group2 = chance.sample(GROUPS, 2)
        city, city2 = chance.sample(CITIES, 2)
        state, state2 = chance.sample(STATES, 2)
        return {
            "person": person, "person2": person2, "group": group, "group2": group2, "city": city,
            "city2": city2, "state": state, "state2": state2, "outlet": chance.choice(OUTLETS),
            "month": chance.choice(MONTHS), "year": chance.randint(2009, 2024),
            "day": chance.choice(("Monday", "Tuesday", "Thursday", "Friday")),
        }  # fmt: skip

    def paragraph() -> str:
        return " ".join(s.format(**words()) for s in chance.sample(SENTENCES, 3))

    body = "\n\n".join(paragraph() for _ in range(paragraphs))
    return FRAME.format(first=paragraph(), body=body, **words())
