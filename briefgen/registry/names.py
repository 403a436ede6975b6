"""Fold spellings to what two ways of writing one name have in common."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from briefgen.registry.surface import seen

_APOSTROPHES: Final = re.compile("['\u2019\u2018\u02bc\u02bb\u02bf\u02be`\u00b4]")
_BREAKS: Final = re.compile(r"[\W_]+")
_ARTICLE: Final = re.compile(r"^the (?=.)")


@lru_cache(maxsize=65_536)
def folded(name: str) -> str:
    """Return a name without case, accents, apostrophes, hyphens and a leading "the".

    "Kata'ib Hizballah" and "Kataib-Hizballah" fold alike; "Hezbollah" and "Hizballah" do not: that
    they are one is for a registry to say.
    """
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", seen(name)) if not unicodedata.combining(c)
    )
    words = _BREAKS.sub(" ", _APOSTROPHES.sub("", plain.casefold().replace(".", ""))).strip()
    return _ARTICLE.sub("", words) or name
