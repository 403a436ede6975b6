"""Load the shipped tables, as YAML, each list with its source.

Words of a language lie under `data/<language>/`, facts about the world in `data/` itself.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

# the C parser where it is built: ten times faster
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

LANGUAGE: Final = "en"
"""The language whose words are shipped."""


@cache
def table(name: str, language: str = LANGUAGE) -> dict[str, Any]:
    """Return a shipped table: the language's where it has one of that name, else one of facts.

    It is shared by all callers: do not change it.
    """
    data = files("briefgen.registry").joinpath("data")
    words = data.joinpath(language, f"{name}.yml")
    raw = (words if words.is_file() else data.joinpath(f"{name}.yml")).read_bytes()
    loaded = yaml.load(raw, Loader=_Loader)  # noqa: S506 - a safe loader, in C or in Python
    if not isinstance(loaded, dict):
        message = f"the shipped table {name}.yml is not a mapping"
        raise TypeError(message)
    return loaded
