"""Metadata as plain mappings, lists, strings and numbers."""

from __future__ import annotations

from typing import Any, assert_never

from briefgen.model import Evidence, Metadata


def to_plain(metadata: Metadata) -> dict[str, Any]:
    """Return the record of an article, in the form that its published schema describes."""
    import dataclasses

    def plain(x: Any) -> Any:
        if isinstance(x, tuple):
            return [plain(v) for v in x]
        if dataclasses.is_dataclass(x):
            d = {f.name: plain(getattr(x, f.name)) for f in dataclasses.fields(x)}
            ev = d.get("evidence")
            if type(x).__name__ in ("Mention", "ClaimSource", "DateMention") and isinstance(ev, dict):
                del d["evidence"]
                d |= ev
            return d
        return x

    d = plain(metadata)
    a = d.pop("article")
    out = {
        "schema_version": "1.0",
        "source": a["source"],
        "text": a["text"],
        "blocks": a["blocks"],
        "statements": a["statements"],
        **d,
    }
    for c in out["claims"]:
        c["source"] = c["sources"][-1] if c["sources"] else None
    return out
