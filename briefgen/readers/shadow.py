"""Put the shadow roots that a page declares where a browser draws them."""

from __future__ import annotations

from typing import Any, Final

_MODES: Final = ("shadowrootmode", "shadowroot", "shadowmode")
"""Attributes that make a template a shadow root.

Source: HTML Living Standard 4.12.3, and the two names that page savers wrote before it was settled.
"""


def draw_shadow_roots(tree: Any) -> None:  # noqa: ANN401 - lxml's elements have no public type
    """Change the tree to what is drawn: hosts hold shadow roots, whose slots hold the children.

    Children that no slot takes are not drawn, and are removed. Source: HTML Living Standard, DOM
    Standard 4.2.2 (slots).
    """
    for root in [t for t in tree.iter("template") if any(t.get(m) for m in _MODES)]:
        host = root.getparent()
        if host is not None and root is _first_root(host):
            _draw(host, root)


def _first_root(host: Any) -> Any:  # noqa: ANN401 - as above
    """Return the first shadow root among an element's children; others stay templates."""
    return next(c for c in host.iterchildren("template") if any(c.get(m) for m in _MODES))


def _draw(host: Any, root: Any) -> None:  # noqa: ANN401 - as above
    """Move the host's children into the slots of its shadow root, which becomes a `div`."""
    slots = _slots(root)
    words = [host.text or "", root.tail or ""]
    children = [c for c in host if c is not root]
    for child in children:
        host.remove(child)
    host.text, root.tail = None, None
    root.tag = "div"
    for child in children:
        name = child.get("slot") or "" if isinstance(child.tag, str) else ""
        if (slot := slots.get(name)) is not None:
            _put(slot, child)
    if (slot := slots.get("")) is not None and any(w.strip() for w in words):
        _empty(slot)
        slot.text = "".join(words) + (slot.text or "")


def _slots(root: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return the first slot of each name; the unnamed slot's name is empty."""
    out: dict[str, Any] = {}
    for slot in root.iter("slot"):
        out.setdefault(slot.get("name") or "", slot)
    return out


def _put(slot: Any, child: Any) -> None:  # noqa: ANN401 - as above
    """Put a child into a slot, in place of its fallback content."""
    _empty(slot)
    slot.append(child)


def _empty(slot: Any) -> None:  # noqa: ANN401 - as above
    """Remove a slot's fallback content, once."""
    if slot.get("data-filled"):
        return
    for child in list(slot):
        slot.remove(child)
    slot.text = None
    slot.set("data-filled", "true")
