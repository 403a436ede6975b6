"""Where in the article does an actor appear?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH: Final = 80
_HEIGHT: Final = 9


def strip(presence: Sequence[float]) -> Markup:
    """Return a line as long as the article with a stroke for each mention; nothing where there is but one.

    It is hidden from screen readers: the addresses beside it say the same in words.
    """
    if len(presence) < 2:  # noqa: PLR2004 - the address of the only one says as much
        return Markup()
    places = dict.fromkeys(round(1 + share * (_WIDTH - 2)) for share in presence)
    strokes = "".join(f"M{x} 0v{_HEIGHT}" for x in places)
    return Markup(  # noqa: S704 - numbers alone
        f'<svg class="strip" width="{_WIDTH}" height="{_HEIGHT}" aria-hidden="true">'
        f'<path d="M0 4.5h{_WIDTH}{strokes}" stroke="currentColor"/></svg> '
    )
