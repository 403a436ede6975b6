"""What do readers call what the program names otherwise?"""

from __future__ import annotations

from typing import Final

from briefgen.locale import words

LABELS: Final[dict[str, str]] = words().raw("labels")
"""Fixed words of the pages in English; whatever is not here is shown as it is, with spaces for underscores."""
