"""Keep what the desk said as editions, and tell what has changed since.

An edition is a folder of plain files, a line for each thing, made to be committed and compared. It
is frozen from a corpus; the newest is compared with what the desk says now.
"""

from briefgen.editions.comparing import compare
from briefgen.editions.freezing import FILES, Frozen, freeze
from briefgen.editions.keeping import FOLDER, keep, latest

__all__ = ["FILES", "FOLDER", "Frozen", "compare", "freeze", "keep", "latest"]
