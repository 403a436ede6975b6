"""Hold the readers' words for what the program names otherwise."""

from __future__ import annotations

from typing import Final

from briefgen.locale import words

LABELS: Final[dict[str, str]] = words().raw("labels")
"""English labels; whatever is not here is shown as it is, with spaces for underscores."""
