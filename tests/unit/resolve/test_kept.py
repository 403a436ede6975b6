"""Results are cached by text, the roles of its blocks, and the version of the program."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen import rooms
from briefgen.desk_files import desk_folder
from briefgen.model import Role
from briefgen.resolve import Kept, resolve
from briefgen.resolve.duplicates import copies
from briefgen.store import Store
from tests.made import article

TEXT = "The quay burnt, and firemen came late."


@pytest.fixture
def values():
    class Values(dict):
        def put(self, key, value):
            self[key] = value

    return Values()


def _length(made):
    _length.asked += 1
    return {"length": len(made.text), "share": 0.1 + 0.2}


@pytest.fixture(autouse=True)
def _unasked():
    _length.asked = 0


def test_what_was_made_of_a_text_is_given_back_as_it_was(values):
    first = Kept(values, "v1").of_text(article(TEXT), _length)
    again = Kept(values, "v1").of_text(article(TEXT, path="b.txt", published="2024"), _length)
    assert first == again == {"length": len(TEXT), "share": 0.1 + 0.2}
    assert _length.asked == 1


def test_another_text_another_role_another_program_are_made_anew(values):
    kept = Kept(values, "v1")
    kept.of_text(article(TEXT), _length)
    kept.of_text(article(TEXT + " Late."), _length)
    kept.of_text(article((Role.CAPTION, TEXT)), _length)
    Kept(values, "v2").of_text(article(TEXT), _length)
    assert _length.asked == 4


def test_two_things_made_of_one_text_are_kept_apart(values):
    kept = Kept(values, "v1")
    text = " ".join(f"word{i}" for i in range(90))
    kept.of_text(article(text), _length)
    (found,) = copies([article(text), article(text)], kept)
    assert found == copies([article(text), article(text)])[0]


def test_where_there_is_no_store_all_is_made_each_time():
    kept = Kept()
    kept.of_text(article(TEXT), _length)
    kept.of_text(article(TEXT), _length)
    assert _length.asked == 2


def test_a_kept_name_of_letters_that_are_none_is_no_error(values):
    made = replace(article(TEXT), text=TEXT[:-1] + "\ud800")
    assert Kept(values, "v1").of_text(made, _length) == _length(made)


def test_a_desk_s_store_is_what_resolving_keeps_texts_in(tmp_path, monkeypatch):
    (tmp_path / "seeds").mkdir()
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: Desk\nplugins:\n  - briefgen\n", encoding="utf-8")
    given = []

    def resolved(entries, desk, kept):
        given.append(kept)
        return resolve(entries, desk, kept)

    monkeypatch.setattr(rooms.resolve, "resolve", resolved)
    with Store(tmp_path / "store.sqlite") as store:
        rooms.read(desk_folder(config), lambda _, things, __: iter(things), store)
        assert [k.values for k in given] == [store]
    assert given[0].made_by
