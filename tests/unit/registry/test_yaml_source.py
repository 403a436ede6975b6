"""Files that analysts edit: every fault is told with its line and a remedy, and nothing in a file can do harm."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated

import pytest
from pydantic import Field

from briefgen.errors import DeskError
from briefgen.registry.yaml_source import Strict, load, parse, validate


class Inner(Strict):
    size: int = 0
    names: list[str] = Field(default_factory=list)


class Outer(Strict):
    title: str = ""
    share: float = 0.0
    ready: bool = False
    inner: Inner | None = None
    table: dict[str, Inner] = Field(default_factory=dict)
    rows: Annotated[list[Inner], Field(min_length=1)] = Field(default_factory=lambda: [Inner()])


@pytest.fixture
def refused(tmp_path):
    """The line, message and remedy with which a file is refused."""

    def run(text, model=Outer):
        path = tmp_path / "file.yml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        with pytest.raises(DeskError) as caught:
            load(path, model)
        error = caught.value
        assert error.where.path == path
        assert error.remedy
        return error.where.line, error.message, error.remedy

    return run


def _values(text):
    return parse(text.encode(), PurePosixPath("file.yml")).value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"), ("NO", "NO"), ("on", "on"), ("true", True), ("False", False), ("~", None), ("", None),
        ("2024-10-31", "2024-10-31"), ("2024-10", "2024-10"), ("12:30:45", "12:30:45"), ("12", 12), ("-7", -7),
        ("007", "007"), ("1_000", "1_000"), ("0x1F", "0x1F"), ("3.5", 3.5), ("1e3", 1000.0), (".5", ".5"),
        ("'12'", "12"), ('"true"', "true"), (".inf", ".inf"), ("=", "="), ("<<", "<<"), ("|\n  12", "12"),
    ],
)  # fmt: skip
def test_scalars_are_what_yaml_1_2_makes_of_them(written, value):
    found = _values(f"key: {written}")["key"]
    assert (found, type(found)) == (value, type(value))


def test_values_know_their_lines():
    document = parse(b"a:\n  - x\n  - y:\n      z: 1\n\nb: 2\n", PurePosixPath("file.yml"))
    places = [("a",), ("a", 1), ("a", 1, "y", "z"), ("b",), ("a", 1, "none"), ()]
    assert [document.where(*at).line for at in places] == [1, 3, 4, 6, 3, 1]


def test_an_empty_file_is_an_empty_mapping(tmp_path):
    path = tmp_path / "file.yml"
    path.write_text("# only a remark\n")
    assert load(path, Outer) == Outer()


def test_a_byte_order_mark_is_passed_over():
    assert _values("\ufeffa: 1") == {"a": 1}


@pytest.mark.parametrize(
    ("text", "line", "message", "remedy"),
    [
        ("title: x\ntitel: y", 2, "unknown key 'titel'", "did you mean 'title'?"),
        ("inner:\n  sice: 1", 2, "unknown key 'sice'", "did you mean 'size'?"),
        ("table:\n  a:\n    nmaes: []", 3, "unknown key 'nmaes'", "did you mean 'names'?"),
        ("rows:\n  - {size: 1}\n  - {zzz: 1}", 3, "unknown key 'zzz'", "known are: names, size"),
        ("title: [a]", 1, "title: should be text", "correct it"),
        ("title: 12", 1, "title: should be text, not 12", "set it in quotes"),
        ("\nshare: many", 2, "share: should be a number, not 'many'", "correct it"),
        ("ready: yes", 1, "ready: should be true or false, not 'yes'", "correct it"),
        ("inner:\n  size: 1.5", 2, "inner.size: should be a whole number, not 1.5", "correct it"),
        ("inner:\n  names: one", 2, "inner.names: should be a list, not 'one'", "write it as [one, two]"),
        ("rows: []", 1, "rows: should have at least 1 entries", "correct it"),
        ("inner: 3", 1, "inner: should be a mapping, not 3", "correct it"),
        ("- a", 1, "the file: should be a mapping", "correct it"),
        ("a: 1\nb: 2\nc: 3", 1, "unknown key 'a' (and 2 more faults)", "known are"),
        ("title: a\n\ntitle: b", 3, "the key 'title' stands here for the second time", "merge the two"),
        ("title: a: b", 1, "is not valid YAML", "set text that holds ': '"),
        ("title: [a", 2, "is not valid YAML", "check the indentation"),
        ("a:\n\t- b", 2, "is not valid YAML", "check the indentation"),
        ("x: 1\ntitle: !!python/object/apply:os.getcwd []", 2, "the tag 'tag:yaml.org,2002:python/", "remove the tag"),
        ("title: !own x", 1, "the tag '!own' is not allowed", "remove the tag"),
        ("? [a, b]\n: 1", 1, "a key must be a word", "write `key: value`"),
        ("a: &a [*a]", 1, "unfold to too many values", "write the values out"),
        ("a: *nobody", 1, "is not valid YAML", "check"),
        (b"title: \xff", 1, "is not UTF-8", "save it as UTF-8"),
        (b"a: 1\ntitle: \x00", None, "a character that YAML forbids", "remove it"),
        ("[" * 40, 1, "nested more than 32 levels", "flatten"),
        ("{a: " * 50_000, 1, "nested more than 32 levels", "flatten"),
        ("a: 1\n---\nb: 2", 2, "is not valid YAML", "check"),
    ],
)  # fmt: skip
def test_faults_are_told_with_their_line_and_a_remedy(refused, text, line, message, remedy):
    found = refused(text)
    assert found[0] == line
    assert message in found[1]
    assert remedy in found[2]


def test_a_yaml_bomb_is_bounded(refused):
    layers = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    layers += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 12)]
    assert "unfold to too many values" in refused("\n".join(layers))[1]


def test_a_file_that_is_too_large_is_refused(refused):
    assert "5,000,000 are read at most" in refused("#" * 5_000_001)[1]


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(DeskError, match="can't be read: No such file"):
        load(tmp_path / "none.yml", Outer)


def test_part_of_a_document_is_held_against_a_model():
    document = parse(b"good: {size: 1}\nbad:\n  size: x\nnone:\n", PurePosixPath("file.yml"))
    assert validate(document, Inner, "good") == Inner(size=1)
    assert validate(document, Inner, "none") == Inner()
    with pytest.raises(DeskError) as caught:
        validate(document, Inner, "bad")
    assert str(caught.value).startswith("file.yml:3: bad.size: should be a whole number")
