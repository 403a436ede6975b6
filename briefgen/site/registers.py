"""What does another page show of a brief: the script that hands over its sentences."""

from __future__ import annotations

import json
from collections import defaultdict


def register(slug: str, title: str, words: dict[str, str]) -> str:
    """Return the script that hands a brief's sentences to a page that shows one of them.

    Sentences of one block are neighbours: they are grouped, `{"p7": ["first", "second"]}`, with
    gaps left empty.
    """
    blocks: dict[str, dict[int, str]] = defaultdict(dict)
    for address, text in words.items():
        block, _, number = address.rpartition("s")
        blocks[block][int(number)] = text
    rows = {b: [held.get(n, "") for n in range(1, max(held) + 1)] for b, held in blocks.items()}
    told = json.dumps(
        {"slug": slug, "title": title, "blocks": rows}, ensure_ascii=False, separators=(",", ":")
    )
    return f"briefgenText({told.replace(chr(0x2028), ' ').replace(chr(0x2029), ' ')});\n"
