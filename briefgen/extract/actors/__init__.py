"""Which actors are in the article, and by which of its words?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.extract.actors.appositions import apposed
from briefgen.extract.actors.armed import armed
from briefgen.extract.actors.capitals import with_capitals
from briefgen.extract.actors.claimed import with_claimed
from briefgen.extract.actors.collectives import collectives
from briefgen.extract.actors.draft import drafted
from briefgen.extract.actors.finished import finished
from briefgen.extract.actors.foremost import by_salience
from briefgen.extract.actors.nested import nested
from briefgen.extract.actors.owned import owned
from briefgen.extract.actors.parts import with_parts, with_scenes, without_divisions
from briefgen.extract.actors.peoples import governments
from briefgen.extract.actors.roles import described
from briefgen.extract.actors.same import joined
from briefgen.extract.actors.told import told
from briefgen.extract.actors.whose import with_owners
from briefgen.extract.names.pieces import pieces
from briefgen.registry.known import spelled

if TYPE_CHECKING:
    from briefgen.extract.names import Name
    from briefgen.extract.reading import Reading
    from briefgen.model import Actor

__all__ = [
    "by_salience",
    "find_actors",
    "with_claimed",
    "with_owners",
    "with_parts",
    "with_scenes",
    "without_divisions",
]


def find_actors(reading: Reading, names: tuple[Name, ...]) -> tuple[Actor, ...]:
    """Return the actors in the order of their first mention."""
    kinds = {
        n.evidence: known.kind for n in names if n.key and (known := spelled(n.evidence.exact))
    }
    drafts = joined(reading, drafted(names, kinds, owned(reading, names)))
    drafts += nested(reading, drafts)
    drafts += with_capitals(reading, names, drafts)
    drafts = governments(reading, drafts)
    drafts += described(reading, pieces(reading), names, drafts)
    told(reading, drafts)
    apposed(reading, drafts)
    armed(reading, drafts)
    drafts += collectives(reading, drafts)
    return finished(drafts)
