"""Each example on the page of corrections applies to its article and has an effect."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefgen.registry.desk import read_desk
from briefgen.registry.edits import TABLES
from briefgen.registry.sidecar import read_sidecar
from briefgen.resolve import correct, correct_by_desk

PAGE = (Path(__file__).parents[3] / "docs" / "corrections.md").read_text(encoding="utf-8")
ARTICLE = re.findall(r"```article\n(.*?)```", PAGE, re.DOTALL)[0]
FORMS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
DESK_WIDE = re.findall(r"```yaml corrections\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def read(extract_text):
    return extract_text(ARTICLE, "2024-03-05")


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_read_whole_and_does_something(tmp_path, read, form):
    path = tmp_path / "article.yml"
    path.write_text(form, encoding="utf-8")
    reading = read_sidecar(path)
    assert reading.faults == ()
    made, notices = correct(read, reading.sidecar)
    assert notices == ()
    assert made != read


@pytest.mark.parametrize("form", DESK_WIDE)
def test_a_desk_wide_form_is_read_whole_and_does_something(tmp_path, read, form):
    (tmp_path / "corrections.yml").write_text(form, encoding="utf-8")
    found = read_desk(tmp_path)
    assert found.errors == ()
    assert correct_by_desk(read, found.desk)[0] != read


def test_the_page_shows_every_kind_of_row():
    assert all(re.search(rf"^{table}:$", "".join(FORMS), re.MULTILINE) for table in TABLES)
