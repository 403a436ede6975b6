"""Look names up in the shipped gazetteer, derived from GeoNames and from our own tables.

The file `data/gazetteer.bin` is read whole and unpacked block by block, so that a process that
asks for thirty names pays for thirty blocks. `tools/build_gazetteer.py` writes it; `docs/data.md`
says from what.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from briefgen.registry.tables import table

BLOCK: Final = 512
"""Keys to a block: it unpacks in about a tenth of a millisecond, and the whole packs well."""

_LETTERS: Final = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "\u0131": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d",
        "þ": "th", "ə": "e", "'": "", "\u2018": "", "\u2019": "", "\u02bb": "", "\u02bc": "",
        "\u02be": "", "\u02bf": "", "`": "", ".": "",
    }
)  # fmt: skip
"""Letters that Unicode does not decompose, and the signs that romanisations set or leave out."""

_ARTICLES: Final = frozenset(
    [
        "al", "el", "ul", "ad", "ed", "ar", "er", "as", "es", "ash", "esh", "at", "et", "an",
        "en", "az", "ez", "adh", "edh", "ath", "eth",
    ]
)  # fmt: skip
"""The Arabic article before each letter. Source: the sun letters, as any grammar lists them."""

_RUNS: Final = (
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "ay"), ("ai", "ay"), ("kh", "k"), ("q", "k"),
    ("dh", "d"), ("aw", "u"), ("ow", "u"), ("o", "u"), ("e", "i"), ("y", "i"),
)  # fmt: skip
"""Spellings that romanisers of Arabic and Persian use for one sound, in order of replacement."""


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """A place of the gazetteer.

    `kind` is a word for readers; `lat` and `lon` are WGS 84 degrees; `population` is 0 where
    unknown; `admin1` is the GeoNames code of the first-level division (`IQ.01`) or ''. `alternate`
    says that the name asked for is another name of the place, `loose` that it was only matched as
    another romanisation, `capital` that it is a country's capital.
    """

    id: str
    name: str
    kind: str
    lat: float
    lon: float
    country: str = ""
    admin1: str = ""
    population: int = 0
    alternate: bool = False
    loose: bool = False
    capital: bool = False

    @property
    def is_own(self) -> bool:
        """Whether it is from our own tables: places of one meaning, or mostly so in news."""
        return self.id.startswith(("regions:", "waters:", "places:"))


def fold(name: str) -> str:
    """Return the key of a name: lower case, single spaces, no accents, apostrophes or stops."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    bare = plain.lower().translate(_LETTERS)  # a letter set high may come down as a capital
    letters = (c if c.isalnum() else " " for c in bare if not unicodedata.combining(c))
    return " ".join("".join(letters).split())


def romanised(name: str) -> str:
    """Return a key shared by romanisations of one Arabic or Persian name.

    It has no article, no doubled letters, and one spelling for each sound.

    >>> romanised("Deir Ez-Zor") == romanised("Dayr az-Zawr") == romanised("Deir al-Zour")
    True
    """
    words = fold(name).split()
    if words and words[0].startswith("albu"):  # "Albu Kamal" is al- + Abu
        words[0] = words[0][2:]
    kept = [w for w in words if w not in _ARTICLES] or words
    text = "".join(w[:-1] if w.endswith(("ah", "eh")) else w for w in kept)
    for long, short in _RUNS:
        text = text.replace(long, short)
    return "~" + "".join(c for i, c in enumerate(text) if i == 0 or c != text[i - 1])


def places_named(name: str) -> tuple[GazetteerEntry, ...]:
    """Return every place of this name, our own tables' first, then by population; may be empty."""
    return _named(fold(name), romanised(name))


_GLUED: Final = re.compile(
    r"^((?:deir|dayr|ras|tell?|tall?|ain|ayn|bir|beit|bayt|jebel|jabal|kafr) )[ae]([dnrstz])(?=\2)"
)
"""An Arabic article joined to its word and assimilated to its first letter: "Deir Ezzor"."""


@lru_cache(maxsize=8192)
def _named(key: str, loose: str) -> tuple[GazetteerEntry, ...]:
    """Return the entries under a key, or failing that under its looser one."""
    if len(key) < 2:  # noqa: PLR2004 - one letter names no place that news speak of
        return ()
    found = _own().get(key, ()) + _once(_with_saints(key))
    if not found and key.startswith(_COUNTY):
        found = tuple(e for e in _once(_stored(f"county {key[3:]}")) if e.kind in _DIVIDED)
    if not found and (apart := _GLUED.sub(r"\1e\2 ", key)) != key:
        loose = romanised(apart)
    return found or tuple(replace(e, alternate=True, loose=True) for e in _once(_stored(loose)))


_COUNTY: Final = "co "
_DIVIDED: Final = frozenset({"province", "district"})
"""What a county is in the gazetteer, whose name newspapers write short: "Co Cork"."""


def _with_saints(key: str) -> tuple[GazetteerEntry, ...]:
    """Return what bears a key's name; with "st", also what bears exactly that name in full.

    So "St. Joseph" is each "Saint Joseph", but neither a "Saint-Joseph" nor a "Saint Joseph
    County".
    """
    found = _stored(key)
    if not key.startswith("st "):
        return found
    short, whole = {e.id for e in found}, f"saint {key[3:]}"
    full = (e for e in _stored(whole) if e.name.lower() == whole and e.id not in short)
    return tuple(sorted((*found, *full), key=lambda e: -e.population))


def _once(found: tuple[GazetteerEntry, ...]) -> tuple[GazetteerEntry, ...]:
    """Return the entries, but of same-named first-level divisions of a country only one.

    That is the one which holds a city of the name, else the one with most people: the others bear a
    neighbour's name, as the source of the divisions' names has not followed each country's reforms.
    """
    cities = {(e.country, e.admin1) for e in found if e.kind == "city" and not e.alternate}
    best: dict[tuple[str, str], GazetteerEntry] = {}
    for entry in sorted(
        (e for e in found if e.kind == "province"),
        key=lambda e: ((e.country, e.admin1) not in cities, -e.population, e.id),
    ):
        best.setdefault((entry.country, fold(entry.name)), entry)
    kept = {e.id for e in best.values()}
    return tuple(e for e in found if e.kind != "province" or e.id in kept)


@dataclass(frozen=True, slots=True)
class Classed:
    """A name without its class word: "Sumy Oblast" is `name` Sumy, `wants` division."""

    name: str
    wants: str


@cache
def _classes() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of a name that ends in a class word, and the class of each such word."""
    words = table("place_words")
    wants = dict.fromkeys(words["classes"]["divisions"], "division")
    wants |= dict.fromkeys(words["classes"]["settlements"], "settlement")
    ends = "|".join(sorted(map(re.escape, wants), key=lambda w: (-len(w), w)))
    return re.compile(rf"(?P<name>\S.*?)[ -](?P<word>{ends})$", re.IGNORECASE), wants


def classed(name: str) -> Classed | None:
    """Return a name without the class word at its end, None where it ends in none.

    >>> classed("Sumy Oblast")
    Classed(name='Sumy', wants='division')
    """
    pattern, wants = _classes()
    match = pattern.match(name)
    return Classed(match["name"], wants[match["word"].lower()]) if match else None


def places_classed(name: str) -> tuple[GazetteerEntry, ...]:
    """Return the places of a name's class word: of "Sumy Oblast" the province alone."""
    bare = classed(name)
    if bare is None:
        return ()
    kinds = _OF_CLASS[bare.wants]
    return tuple(e for e in places_named(bare.name) if e.kind in kinds and not e.loose)


_OF_CLASS: Final = {
    "division": frozenset({"province", "district", "region"}),
    "settlement": frozenset({"city"}),
}


def division(code: str) -> str:
    """Return the name of a first-level division by its code (`IQ.01`), '' where it is unknown."""
    rows = _rows("#" + code.lower())
    bearers = places_named(rows[0]) if rows else ()
    return rows[0] if any(e.admin1 == code for e in bearers) else ""


def country_entry(code: str) -> GazetteerEntry | None:
    """Return the country by its ISO 3166-1 alpha-2 code, None where the table has none."""
    row = table("countries").get("countries", {}).get(code)
    return (
        GazetteerEntry(f"iso:{code}", row[0], "country", row[1], row[2], code, "", row[3])
        if row
        else None
    )


@cache
def _own() -> dict[str, tuple[GazetteerEntry, ...]]:
    """Return the places of our own tables by key: regions, waters, mountains, divisions."""
    out: dict[str, tuple[GazetteerEntry, ...]] = {}
    for source in ("regions", "waters", "places"):
        for kind, rows in table(source).items():
            for row in rows:
                _add(out, source, kind, row)
    return out


def _add(
    out: dict[str, tuple[GazetteerEntry, ...]], source: str, kind: str, row: list[Any]
) -> None:
    """File one row `[name, lat, lon, country?, other names?]` under each of its names."""
    name, lat, lon = row[:3]
    country = row[3] if len(row) > 3 else ""  # noqa: PLR2004 - the row's layout, above
    others = row[4] if len(row) > 4 else []  # noqa: PLR2004 - as above
    ident = f"{source}:{fold(name).replace(' ', '-')}"
    for i, spelling in enumerate([name, *others]):
        entry = GazetteerEntry(
            ident, name, kind.replace("_", " "), lat, lon, country, alternate=i > 0
        )
        key = fold(spelling)
        out[key] = (*out.get(key, ()), entry)


def _stored(key: str) -> tuple[GazetteerEntry, ...]:
    """Return the entries of the packed file under a key; references to other names are followed."""
    found: dict[str, GazetteerEntry] = {}
    for row in _rows(key):
        if row[0] == "@":
            target, ident = row[1:].rsplit("|", 1)
            entry = next(
                (e for r in _rows(target) if r[0] != "@" and (e := _entry(r)).id == ident), None
            )
            if entry and ident not in found:
                found[ident] = replace(entry, alternate=True)
        else:
            entry = _entry(row)
            found[entry.id] = entry
    return tuple(sorted(found.values(), key=lambda e: (-e.population, e.id)))


_KINDS: Final = {"P": "city", "C": "city", "A": "province", "B": "district"}


def _entry(row: str) -> GazetteerEntry:
    """Read one row of the packed file."""
    kind, ident, country, admin1, lat, lon, population, name = row.split("|")
    code = f"{country}.{admin1}" if admin1 else ""
    source = f"{'geonames' if kind in 'PC' else 'division'}:{ident}"
    return GazetteerEntry(
        source, name, _KINDS[kind], int(lat) / 100, int(lon) / 100,
        country, code, int(population or 0), capital=kind == "C",
    )  # fmt: skip


def _rows(key: str) -> list[str]:
    """Return the raw rows under a key, in file order; empty where there are none."""
    firsts, _, _ = _file()
    i = bisect_right(firsts, key) - 1
    block = _block(i) if i >= 0 else ""
    before = f"\n{key}\t"
    at = block.find(before)
    if at < 0:
        return []
    start = at + len(before)
    return block[start : block.index("\n", start)].split("\t")


@lru_cache(maxsize=512)
def _block(i: int) -> str:
    """Return the i-th block unpacked: a line for each key, a line end before and behind each."""
    _, offsets, packed = _file()
    return f"\n{zlib.decompress(packed[offsets[i] : offsets[i + 1]]).decode()}\n"


@cache
def _file() -> tuple[list[str], list[int], bytes]:
    """Return the first key of each block, the blocks' offsets, and the packed bytes.

    Layout: the length of the index as eight digits, the packed index (a line `first key TAB length`
    for each block), then the blocks.
    """
    raw = files("briefgen.registry").joinpath("data", "gazetteer.bin").read_bytes()
    start = 8 + int(raw[:8])
    firsts, offsets = [], [start]
    for line in zlib.decompress(raw[8:start]).decode().split("\n"):
        first, _, length = line.partition("\t")
        firsts.append(first)
        offsets.append(offsets[-1] + int(length))
    return firsts, offsets, raw
