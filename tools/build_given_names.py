"""Write `briefgen/registry/data/given_names_more.yml` from the lists that Faker ships.

    pip download --no-deps faker==40.63.0        # then unpack it
    python tools/build_given_names.py FOLDER [TEXT ...]

Faker (MIT licence) has given names and surnames of some seventy countries. Given names of three and
more Latin letters are kept, except names of large towns and words that occur in lower case in the
texts, if there are any: "Hope" and "Milan" do not mark a person.
"""

from __future__ import annotations

import importlib
import re
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefgen.registry.gazetteer import fold, places_named
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OUT: Final = (
    Path(__file__).parent.parent / "briefgen" / "registry" / "data" / "given_names_more.yml"
)
NAME: Final = re.compile(r"[A-Z\u00c0-\u024f][a-z\u00df-\u024f\u1e00-\u1eff]{2,14}")
LARGE: Final = 100_000
"""People of a town whose name does not mark a person."""

HEAD: Final = """\
# Given names of some seventy countries, beside our own list in given_names.yml: written by \
tools/build_given_names.py.
# Source: Faker 40.63.0 (MIT licence), names in Latin letters that \
are no large town's and no common word's.
names: >-
"""


def given_names(folder: Path) -> Iterator[str]:
    """Yield the given names of all countries in Faker's folder."""
    sys.path.insert(0, str(folder))
    for country in sorted((folder / "faker" / "providers" / "person").iterdir()):
        if country.is_dir() and not country.name.startswith("_"):
            provider = importlib.import_module(f"faker.providers.person.{country.name}").Provider
            yield from _listed(provider)


def _listed(provider: Any) -> Iterator[str]:  # noqa: ANN401 - a class of Faker, imported by name
    for attribute in sorted(dir(provider)):
        names = getattr(provider, attribute)
        if attribute.startswith("first_name") and not callable(names):
            yield from (n for n in names if isinstance(n, str)) if _is_list(names) else ()


def _is_list(names: object) -> bool:
    return isinstance(names, (list, tuple, set, dict))


def kept(names: Iterable[str], small: frozenset[str]) -> list[str]:
    """Return the names that mark a person, sorted, without those of our own list."""
    own = {fold(n) for n in table("given_names")["names"].split()}
    words = table("name_words")
    other = {fold(str(w)) for part in ("function", "calendar", "common") for w in words[part]}
    return sorted(
        {
            name
            for name in names
            if NAME.fullmatch(name)
            and fold(name) not in own | other | small
            and not any(e.is_own or e.population >= LARGE for e in places_named(name))
        }
    )


def main() -> None:
    """Write the table."""
    texts = (Path(p).read_text(encoding="utf-8") for p in sys.argv[2:])
    small = frozenset(w for text in texts for w in re.findall(r"\b[a-z]+\b", text))
    names = kept(given_names(Path(sys.argv[1])), small)
    body = textwrap.fill(" ".join(names), 136, initial_indent="  ", subsequent_indent="  ")
    OUT.write_text(HEAD + body + "\n", encoding="utf-8")
    sys.stdout.write(f"{OUT.name}: {len(names)} names\n")


if __name__ == "__main__":
    main()
