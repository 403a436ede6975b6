"""The shipped tables: facts about the language, as YAML under `data/`, each list with its source."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_Loader = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # the C parser where it is built: ten times faster


@cache
def table(name: str) -> dict[str, Any]:
    """Return the shipped table `data/<name>.yml`. It is shared by all callers: do not change it."""
    raw = files("briefgen.registry").joinpath("data", f"{name}.yml").read_bytes()
    loaded = yaml.load(raw, Loader=_Loader)  # noqa: S506 - a safe loader, in C or in Python
    if not isinstance(loaded, dict):
        message = f"the shipped table {name}.yml is not a mapping"
        raise TypeError(message)
    return loaded
