"""Define the commands; they hold no logic.

Each module adds its commands to `main` when it is loaded. Heavy imports stand inside the commands:
`briefgen --help` answers at once.
"""

from briefgen.cli import articles, building, leaving, tending
from briefgen.cli.entry import main

__all__ = ["articles", "building", "leaving", "main", "tending"]
