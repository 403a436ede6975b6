"""YAML files by analysts: each fault has a line and a remedy, and no content does harm."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated

import pytest
from pydantic import BeforeValidator, Field

from briefgen.errors import DeskError, SeveralDeskError
from briefgen.registry import values
from briefgen.registry.fitting import fitting, validate
from briefgen.registry.yaml_source import Strict, parse, read, salvaged


class Inner(Strict):
    size: Annotated[int, BeforeValidator(values.whole)] = 0
    names: list[str] = Field(default_factory=list)


class Outer(Strict):
    title: values.Text = ""
    share: Annotated[float, BeforeValidator(values.decimal)] = 0.0
    ready: values.Truth = False
    inner: Inner | None = None
    table: dict[str, Inner] = Field(default_factory=dict)
    rows: Annotated[list[Inner], Field(min_length=1)] = Field(default_factory=lambda: [Inner()])


@pytest.fixture
def refused(tmp_path):
    """Return a function that gives the line, message and remedy with which a file is refused."""

    def run(text, model=Outer):
        path = tmp_path / "file.yml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        with pytest.raises(DeskError) as caught:
            validate(read(path), model)
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
        ("no", "no"), ("NO", "NO"), ("on", "on"), ("true", "true"), ("False", "False"), ("~", None),
        ("", None), ("2024-10-31", "2024-10-31"), ("2024-10", "2024-10"), ("12:30:45", "12:30:45"),
        ("12", "12"), ("-7", "-7"), ("007", "007"), ("1_000", "1_000"), ("0x1F", "0x1F"),
        ("3.50", "3.50"), ("1e3", "1e3"), (".5", ".5"), ("'12'", "12"), ('"true"', "true"),
        (".inf", ".inf"), ("=", "="), ("<<", "<<"), ("|\n  12", "12"),
    ],
)  # fmt: skip
def test_scalars_stay_the_words_that_were_written(written, value):
    assert _values(f"key: {written}")["key"] == value


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("inner: {size: 12}", "inner", Inner(size=12)), ("share: 3.50", "share", 3.5),
        ("share: 1e3", "share", 1000.0), ("share: -7", "share", -7.0),
        ("ready: True", "ready", True), ("title: 12:30", "title", "12:30"),
        ("title: 0755", "title", "0755"), ("title: 3.50", "title", "3.50"),
        ("title: true", "title", "true"), ("title: 2024-11-03", "title", "2024-11-03"),
        ("title: no", "title", "no"), ("title: +5", "title", "+5"),
    ],
)  # fmt: skip
def test_a_number_is_one_where_one_is_wanted(text, field, value):
    found = getattr(validate(parse(text.encode(), PurePosixPath("file.yml")), Outer), field)
    assert (found, type(found)) == (value, type(value))


def test_values_know_their_lines():
    document = parse(b"a:\n  - x\n  - y:\n      z: 1\n\nb: 2\n", PurePosixPath("file.yml"))
    places = [("a",), ("a", 1), ("a", 1, "y", "z"), ("b",), ("a", 1, "none"), ()]
    assert [document.where(*at).line for at in places] == [1, 3, 4, 6, 3, 1]


def test_an_empty_file_is_an_empty_mapping(tmp_path):
    path = tmp_path / "file.yml"
    path.write_text("# only a remark\n")
    assert validate(read(path), Outer) == Outer()


def test_a_byte_order_mark_is_passed_over():
    assert _values("\ufeffa: x") == {"a": "x"}


@pytest.mark.parametrize(
    ("text", "line", "message", "remedy"),
    [
        ("title: x\ntitel: y", 2, "unknown key 'titel'", "did you mean 'title'?"),
        ("inner:\n  sice: 1", 2, "unknown key 'sice'", "did you mean 'size'?"),
        ("table:\n  a:\n    nmaes: []", 3, "unknown key 'nmaes'", "did you mean 'names'?"),
        ("rows:\n  - {size: 1}\n  - {zzz: 1}", 3, "unknown key 'zzz'", "known: names, size"),
        ("title: [a]", 1, "title: should be text", "correct it"),
        ("inner: {size: '12'}", 1, "inner.size: should be a whole number, not '12'",
         "write digits, without quotes"),
        ("\nshare: many", 2, "share: should be a number, not 'many'",
         "write digits, without quotes"),
        ("ready: yes", 1, "ready: should be true or false, not 'yes'",
         "write true or false, without quotes"),
        ("inner:\n  size: 1.5", 2, "inner.size: should be a whole number, not '1.5'",
         "write digits, without quotes"),
        ("inner:\n  names: one", 2, "inner.names: should be a list, not 'one'",
         "write it as [one, two]"),
        ("rows: []", 1, "rows: should have at least 1 entries", "correct it"),
        ("inner: 3", 1, "inner: should be a mapping, not '3'", "correct it"),
        ("- a", 1, "the file: should be a mapping", "correct it"),
        ("title: a\n\ntitle: b", 3, "the key 'title' stands here for the second time",
         "merge the two"),
        ("title: a: b", 1, "is not valid YAML", "set text that holds ': '"),
        ("title: [a", 1, "is not valid YAML", "check the indentation"),
        ("a:\n\t- b", 2, "is not valid YAML", "check the indentation"),
        ("x: 1\ntitle: !!python/object/apply:os.getcwd []", 2,
         "the tag 'tag:yaml.org,2002:python/", "remove the tag"),
        ("title: !own x", 1, "the tag '!own' is not allowed", "remove the tag"),
        ("? [a, b]\n: 1", 1, "a key must be a word", "write `key: value`"),
        ("a: &a [*a]", 1, "unfold to too many values", "write the values out"),
        ("a: *nobody", 1, "is not valid YAML", "check"),
        (b"title: \xff", 1, "is not UTF-8", "save it as UTF-8"),
        (b"a: 1\ntitle: \x00", 2, "a character that YAML forbids", "remove it"),
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
        read(tmp_path / "none.yml")


def test_part_of_a_document_is_held_against_a_model():
    document = parse(b"good: {size: 1}\nbad:\n  size: x\nnone:\n", PurePosixPath("file.yml"))
    assert validate(document, Inner, "good") == Inner(size=1)
    assert validate(document, Inner, "none") == Inner()
    with pytest.raises(DeskError) as caught:
        validate(document, Inner, "bad")
    assert str(caught.value).startswith("file.yml:3: bad.size: should be a whole number")


def test_every_fault_is_told_each_with_its_own_line():
    document = parse(
        b"a: 1\ntitle: x\nrows:\n  - size: 1\n  - sice: 2\nshare: y\n", PurePosixPath("f.yml")
    )
    with pytest.raises(SeveralDeskError) as caught:
        validate(document, Outer)
    assert [str(x) for x in caught.value.each] == [
        "f.yml:1: unknown key 'a' - known: inner, ready, rows, share, table, title",
        "f.yml:5: unknown key 'sice' - did you mean 'size'?",
        "f.yml:6: share: should be a number, not 'y' - write digits, without quotes",
    ]
    assert str(caught.value).splitlines() == [str(x) for x in caught.value.each]


def test_entries_of_a_list_are_counted_from_one():
    document = parse(b"rows:\n  - size: 1\n  - names: [a, [b]]\n", PurePosixPath("f.yml"))
    (fault,) = fitting(document, Outer).faults
    assert fault.message == "rows no. 2, names no. 2: should be text"


def test_what_fits_is_used_and_knows_its_lines():
    text = (
        b"title: x\nshare: y\nrows:\n  - {size: a}\n  - {size: 7}\ntable:\n  a: {size: b}\n"
        b"  c: {size: 8}\nno: 1\n"
    )
    fit = fitting(parse(text, PurePosixPath("f.yml")), Outer)
    assert fit.value == Outer(title="x", rows=[Inner(size=7)], table={"c": Inner(size=8)})
    assert [fault.where.line for fault in fit.faults] == [2, 4, 7, 9]
    assert fit.document.where("rows", 0).line == 5


def test_what_lacks_a_key_that_must_be_there_is_left_out_alone():
    class Needs(Strict):
        name: values.Name

    class Both(Strict):
        needs: list[Needs] = Field(default_factory=list)
        title: values.Text = ""

    fit = fitting(parse(b"title: x\nneeds: [{name: a}, {}]\n", PurePosixPath("f.yml")), Both)
    assert fit.value == Both(needs=[Needs(name="a")], title="x")
    assert fitting(parse(b"nam: a\n", PurePosixPath("f.yml")), Needs).value is None


@pytest.mark.parametrize(
    ("text", "value", "lines"),
    [
        (b"a: [x\nb: y\n", {"b": "y"}, [1]),
        (b"a: x\nb: 'y\nc: z\n", {"a": "x", "c": "z"}, [2]),
        (b"a: x: y\ntags:\n- 1\n- 2\n", {"tags": ["1", "2"]}, [1]),
        (b"a: \xff\nb: y\n", {"b": "y"}, [1]),
        (b"b: y\n\na: \x00\nc: |\n  text\n\n  more\n", {"b": "y", "c": "text\n\nmore\n"}, [3]),
        (b"a: 1\nb: 2\na: 3\n", {"a": "1", "b": "2"}, [3]),
        (b"a: 1\nwords alone\nb: 2\n", {"a": "1", "b": "2"}, [2]),
        (b"a: &x [*x]\nb: !own 2\nc: 3\n", {"c": "3"}, [1, 2]),
    ],
)
def test_a_file_that_is_no_yaml_loses_the_key_at_fault_and_no_other(tmp_path, text, value, lines):
    path = tmp_path / "file.yml"
    path.write_bytes(text)
    document, faults = salvaged(path)
    assert document.value == value
    assert [fault.where.line for fault in faults] == lines
    assert all(fault.remedy for fault in faults)
    for key in value:
        there = next(
            n for n, line in enumerate(text.splitlines(), 1) if line.startswith(key.encode())
        )
        assert document.where(key).line == there
