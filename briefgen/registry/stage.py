"""Stage directions of interviews: what a speaker does between two answers."""

from __future__ import annotations

import re
from typing import Final

from briefgen.registry.tables import table

_WORDS: Final = re.compile(r"[\w\u2019'-]+")
_OPENS: Final = 2
"""Words of a paragraph that tell who makes a gesture: "He laughs"."""


def is_of_the_stage(words: str, name: str) -> bool:
    """Tell whether a paragraph tells what the speaker `name` does: "[*He lights a pipe.*]".

    It stands in brackets, or begins with "he", "she" or the speaker's name and a gesture: "*Holm
    laughed* and poured tea."
    """
    if words[:1] in ("[", "(") and words.rstrip(" .")[-1:] in ("]", ")"):
        return True
    first = [word.lower() for word in _WORDS.findall(words)[:_OPENS]]
    subjects = {"he", "she", name.lower().rpartition(" ")[2]}
    opens = len(first) == _OPENS and first[0] in subjects
    return opens and first[1] in table("coreference")["gestures"]
