"""A generated article of about nine hundred words, with statements, deeds, dates and places."""

from __future__ import annotations

from itertools import cycle

_PEOPLE = (
    ("Piet Maas", "the harbour master"),
    ("Ana Lund", "a spokeswoman for the port authority"),
    ("Omar Aziz", "the mayor of Basra"),
    ("Tom Reyes", "a lawyer for the dockers"),
    ("Lina Haddad", "the minister of transport"),
)
_PLACES = ("Basra", "Baghdad", "Mosul", "Amman", "Damascus", "Beirut")
_SENTENCES = (
    (
        "{name}, {office}, said on Monday that the crane in {place} had been "
        "out of order since {month}."
    ),
    (
        "Iran criticised Iraq in {month} 2023 over the closure, "
        "and {last} denied that the port had been warned."
    ),
    (
        "Two dockers were killed and {count} others injured when a ship struck the quay in "
        "{place} on {day} {month} 2024."
    ),
    '"We asked for new ropes three times, and nobody in {place} answered us," {last} said.',
    (
        "Painted green and as high as a church, the crane stands idle at the end "
        "of the long northern mole."
    ),
    (
        "Rain has filled its cabin, ropes hang loose over the water, "
        "and rust runs down along all four legs."
    ),
    (
        "The union may strike again in {place} if the talks with the government "
        "fail, according to officials."
    ),
    (
        "Israel attacked a depot near {place} in {month} 2022, "
        "and Hezbollah threatened Israel the same week."
    ),
    (
        "Nothing moves along the quay in these weeks but gulls, "
        "a few cats and the watchman with his lamp."
    ),
    (
        "The inspectors reportedly found {count} containers without papers, "
        "which {last} called a scandal."
    ),
    (
        "{name} told reporters that Syria had supplied the parts, "
        "and that a ship would arrive on {day} December."
    ),
)
_MONTHS = ("January", "March", "May", "July", "September", "November")


def article(words: int = 1010) -> str:
    """Return an article whose paragraphs hold `words` words, or a few more.

    Sentences that recur are set aside and do not count as the article's, so ask for more than
    needed.
    """
    people, places, months = cycle(_PEOPLE), cycle(_PLACES), cycle(_MONTHS)
    paragraphs: list[list[str]] = [[]]
    for number, sentence in enumerate(cycle(_SENTENCES), 1):
        name, office = next(people)
        told = {"name": name, "office": office, "last": name.split()[1], "place": next(places)}
        told |= {"month": next(months), "day": str(number % 27 + 1), "count": str(number + 10)}
        paragraphs[-1].append(sentence.format(**told))
        if number % 3 == 0:
            paragraphs.append([])
        if sum(len(s.split()) for paragraph in paragraphs for s in paragraph) >= words:
            break
    body = "\n\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph)
    return f"The long quarrel over the port\n\nBy Ann Reed\n\n3 December 2024\n\n{body}\n"
