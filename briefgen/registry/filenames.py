"""Name the files of a desk's registry, without importing what reads them."""

from __future__ import annotations

from typing import Final

ACTORS: Final = "actors.yml"
PLACES: Final = "places.yml"
GLOSSARY: Final = "glossary.yml"
JUDGEMENTS: Final = "judgements.yml"
CORRECTIONS: Final = "corrections.yml"
