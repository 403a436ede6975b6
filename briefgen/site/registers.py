"""Write the scripts that other pages load from a brief: its sentences, corrections, Markdown."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any


def register(slug: str, title: str, words: dict[str, str]) -> str:
    """Return the script that passes a brief's sentences to a page that shows one of them.

    Sentences of one block are neighbours: they are grouped, `{"p7": ["first", "second"]}`, with
    gaps left empty.
    """
    blocks: dict[str, dict[int, str]] = defaultdict(dict)
    for address, text in words.items():
        block, _, number = address.rpartition("s")
        blocks[block][int(number)] = text
    rows = {b: [held.get(n, "") for n in range(1, max(held) + 1)] for b, held in blocks.items()}
    return _call("briefgenText", {"slug": slug, "title": title, "blocks": rows})


def fixes(slug: str, told: dict[str, Any]) -> str:
    """Return the script that passes the corrections of a brief's rows; see `render.facts`."""
    return _call("briefgenFixes", {"slug": slug, **told})


def markdown(slug: str, text: str) -> str:
    """Return the script that passes a brief as Markdown."""
    return _call("briefgenMarkdown", {"slug": slug, "text": text})


def _call(function: str, told: dict[str, Any]) -> str:
    said = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f"{function}({said.replace(chr(0x2028), ' ').replace(chr(0x2029), ' ')});\n"
