"""Records of the sample articles fit the published schema and are consistent."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from briefgen import cleaning, readers, record
from briefgen.errors import Where

SEEDS = Path(__file__).parents[3] / "seeds"
FILES = sorted(p for p in SEEDS.glob("*.*") if p.suffix in readers.SUFFIXES)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_what_is_extracted_fits_the_schema(path, extractor):
    article = cleaning.label(readers.read(path.read_bytes(), path.name))
    (made,) = extractor.extract([(article, "2024-10-31")])
    where = Where(PurePosixPath(path.name))
    assert record.from_plain(record.to_plain(made), article, where) == made
    assert record.restore(record.dumps(made, "jsonl").encode()) == made
