"""Give the addresses of things on the desk's site."""

from __future__ import annotations

from urllib.parse import quote, urljoin


def page(site: str, path: str, anchor: str = "") -> str:
    """Return the address of a page, or of an anchor on it.

    Without a `site_url` it is relative to the root of the site. `path` is as the site has it:
    `briefs/talks.html`.
    """
    fragment = f"#{quote(anchor)}" if anchor else ""
    return urljoin(site, quote(path)) + fragment if site else quote(path) + fragment


def brief(site: str, slug: str, anchor: str = "") -> str:
    """Return the address of a brief, or of a sentence on it."""
    return page(site, f"briefs/{slug}.html", anchor)


def actor(site: str, slug: str) -> str:
    """Return the address of an actor's dossier."""
    return page(site, f"actors/{slug}.html")
