"""What the desk's configuration says about its pages."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model import Publish


@dataclass(frozen=True, slots=True)
class Options:
    """How much of the sources is published by default, and what the home page says of the desk.

    `cutoff` is the day (EDTF) up to which the desk took in information; empty means the newest
    stated publication date.
    """

    source_text: Publish = Publish.FULL
    site_name: str = "Research desk"
    about: str = ""
    cutoff: str = ""
