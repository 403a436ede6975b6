"""The store returns what it is given, and a damaged file of it stops no build."""

from __future__ import annotations

import os
import sqlite3

import pytest

from briefgen.store import SCHEMA, Store, key


@pytest.fixture
def path(tmp_path):
    return tmp_path / "folder" / "store.sqlite"


def test_what_is_put_is_kept(path):
    with Store(path) as store:
        assert store.get("k") is None
        assert not store.has("k")
        store.put("k", b"one")
        store.put("k", b"two" * 1000)
        assert store.has("k")
    with Store(path) as store:
        assert store.get("k") == b"two" * 1000


def test_what_was_put_before_an_error_is_kept(path):
    def interrupted():
        with Store(path) as store:
            store.put("k", b"v")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with Store(path) as store:
        assert store.get("k") == b"v"


def test_much_is_kept_though_the_process_dies(path):
    store = Store(path)
    for i in range(200):
        store.put(f"k{i}", b"v")
    with Store(path) as other:
        assert other.get("k100") == b"v"
    store.close()


def test_prune_forgets_the_rest(path):
    with Store(path) as store:
        for name in "abc":
            store.put(name, b"v")
        store.prune({"b", "z"})
        assert [store.has(name) for name in "abc"] == [False, True, False]


@pytest.mark.parametrize(
    "content", [b"not a database" * 100, b"SQLite format 3\0" + b"\xff" * 4000, b"x"]
)
def test_a_damaged_file_is_begun_anew(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    with Store(path) as store:
        store.put("k", b"v")
    with Store(path) as store:
        assert store.get("k") == b"v"


def test_a_file_damaged_within_is_given_up_and_begun_anew(path):
    with Store(path) as store:
        for i in range(2000):
            store.put(f"k{i}", os.urandom(100))
    raw = bytearray(path.read_bytes())
    page = len(raw) - 4096
    raw[page:] = b"\xff" * 4096
    path.write_bytes(raw)
    with Store(path) as store:
        found = [store.get(f"k{i}") for i in range(2000)]
        store.put("new", b"v")
    assert found[0] is not None
    assert None in found
    assert not path.exists()
    with Store(path) as store:
        store.put("k", b"v")
        assert store.get("k") == b"v"


def test_a_damaged_value_is_none(path):
    with Store(path) as store:
        store.put("k", b"v")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE kept SET value = ?", (b"rubbish",))
    connection.close()
    with Store(path) as store:
        assert store.get("k") is None


def test_a_file_of_another_layout_is_begun_anew(path):
    with Store(path) as store:
        store.put("k", b"v")
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()
    with Store(path) as store:
        assert store.get("k") is None
        store.put("k", b"new")
    with Store(path) as store:
        assert store.get("k") == b"new"


def test_a_file_that_another_build_holds_is_done_without(path, monkeypatch):
    monkeypatch.setattr("briefgen.store._PATIENCE", 0.05)
    with Store(path) as store:
        store.put("k", b"v")
    holder = sqlite3.connect(path)
    holder.execute("BEGIN EXCLUSIVE")
    with Store(path) as store:
        store.put("other", b"v")
        assert store.get("k") is None
    holder.close()
    with Store(path) as store:
        assert store.get("k") == b"v", "nothing was thrown away"


def test_a_folder_that_can_t_be_written_is_done_without(tmp_path):
    (tmp_path / "file").write_text("no folder")
    with Store(tmp_path / "file" / "store.sqlite") as store:
        store.put("k", b"v")
        assert store.get("k") is None
        store.prune(set())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_done_without(tmp_path):
    tmp_path.chmod(0o500)
    with Store(tmp_path / "store.sqlite") as store:
        store.put("k", b"v")
    tmp_path.chmod(0o700)


def test_a_folder_in_the_file_s_place_is_done_without(path):
    path.mkdir(parents=True)
    with Store(path) as store:
        store.put("k", b"v")
        assert not store.has("k")


def test_a_store_that_is_closed_keeps_nothing(path):
    store = Store(path)
    store.close()
    store.close()
    store.put("k", b"v")
    assert store.get("k") is None


def test_keys_tell_parts_apart():
    assert key("a", "b") == key("a", b"b")
    keys = {key("ab"), key("a", "b"), key("b", "a"), key("a", "b", ""), key(), key("")}
    assert len(keys) == 6
    assert len(key("\ud800")) == 64


def test_what_is_long_unasked_for_goes(path):
    with Store(path) as store:
        for number in range(400):
            store.put(f"old {number}", b"x")
    with Store(path) as store:
        store.put("new", b"y")
        store.get("old 7")
        store.tidy()
        assert store.has("new")
        assert store.has("old 7")
        assert not store.has("old 8")


def test_a_few_unasked_for_stay(path):
    with Store(path) as store:
        store.put("old", b"x")
    with Store(path) as store:
        store.put("new", b"y")
        store.tidy()
        assert store.has("old")
