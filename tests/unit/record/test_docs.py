"""The page on the record lists each field of the schema with its type and description."""

from __future__ import annotations

from pathlib import Path

from briefgen import record

DOCS = Path(__file__).parents[3] / "docs" / "record.md"


def _shape(prop):
    """Return the type of a field as the page words it."""
    if "anyOf" in prop:
        return " or ".join(_shape(p) for p in prop["anyOf"])
    if "$ref" in prop:
        return _name(prop["$ref"])
    if prop.get("type") == "array":
        return f"list of {_shape(prop['items'])}"
    if "enum" in prop:
        return "one of " + ", ".join(f"`{x}`" for x in prop["enum"])
    return {
        "string": "text",
        "integer": "whole number",
        "number": "number",
        "boolean": "true or false",
    }.get(prop["type"], prop["type"])


def _name(ref):
    name = ref.rpartition("/")[2]
    kind = record.schema()["$defs"][name]
    return f"[{name}](#{name.lower()})" if "properties" in kind else _shape(kind)


def tables():
    """Yield the name, the description and the schema of each mapping, the record first."""
    schema = record.schema()
    yield "Record", schema["description"], schema
    for name, kind in schema["$defs"].items():
        if "properties" in kind:
            yield name, kind["description"], kind


def rows(kind):
    """Yield a table row for each field of a mapping."""
    for field, prop in kind["properties"].items():
        needed = "yes" if field in kind.get("required", ()) else ""
        yield f"| `{field}` | {_shape(prop)} | {needed} | {prop.get('description', '')} |"


def page():
    """Return the part of the page that lists the fields."""
    out = []
    for name, says, kind in tables():
        head = ["| field | type | needed | what it is |", "| --- | --- | --- | --- |"]
        out.append("\n".join([f"## {name}", "", says, "", *head, *rows(kind)]))
    return "\n\n".join(out)


def test_every_field_is_described():
    undescribed = [
        f"{n}.{f}"
        for n, _, k in tables()
        for f, p in k["properties"].items()
        if not p.get("description")
    ]
    assert undescribed == []


def test_the_page_and_the_schema_agree():
    text = DOCS.read_text(encoding="utf-8")
    assert page() in text, (
        "write the page's tables anew: python -c 'from tests.unit.record.test_docs import page; "
        "print(page())'"
    )
