"""The text that is copied to correct a row does correct that row."""

from __future__ import annotations

import pytest

from briefgen.compose.atlas import atlas
from briefgen.compose.correcting import sidecar_of
from briefgen.compose.rows import rows
from briefgen.compose.wording import Wording
from briefgen.model import Analyst, Publish
from briefgen.registry.desk import Desk
from briefgen.registry.sidecar import read_sidecar
from briefgen.resolve import correct, resolve
from tests.made import report


@pytest.mark.parametrize("publish", [Publish.FULL, Publish.NONE])
@pytest.mark.parametrize("table", ["actors", "claims", "relations", "events", "places", "terms"])
def test_a_row_s_snippet_takes_the_row_out(tmp_path, table, publish):
    corpus = resolve([("n.txt", report(), Analyst())], Desk())
    entry = corpus.entries[0]
    made = rows(entry, atlas(corpus).of(entry), Wording(entry, publish))
    for row in getattr(made, table):
        path = tmp_path / "n.yml"
        path.write_text(row.correction.text, encoding="utf-8")
        reading = read_sidecar(path)
        assert reading.faults == ()
        corrected, notices = correct(report(), reading.sidecar)
        assert notices == ()
        assert len(getattr(corrected, table)) < len(getattr(report(), table))


def test_a_line_of_the_ledger_is_corrected_with_all_that_it_carries(tmp_path):
    corpus = resolve([("n.txt", report(), Analyst())], Desk())
    entry = corpus.entries[0]
    made = rows(entry, atlas(corpus).of(entry), Wording(entry, Publish.FULL))
    told = [row for row in made.ledger if row.correction]
    assert told
    for row in told:
        path = tmp_path / "n.yml"
        path.write_text(row.correction.text, encoding="utf-8")
        reading = read_sidecar(path)
        assert reading.faults == ()
        corrected, notices = correct(report(), reading.sidecar)
        assert notices == ()
        assert corrected != report()


@pytest.mark.parametrize(
    ("source", "sidecar"),
    [("a/n.txt", "a/n.yml"), ("mails.mbox#3", "mails.mbox#3.yml"), ("page.html", "page.yml")],
)
def test_the_file_is_the_article_s_sidecar(source, sidecar):
    assert sidecar_of(source) == sidecar
