"""The page on the record of a desk lists each field of its schema."""

from __future__ import annotations

from pathlib import Path

from briefgen import record

DOCS = Path(__file__).parents[3] / "docs" / "corpus.md"


def fields():
    """Yield the name of each mapping with each of its fields and its description."""
    schema = record.together_schema()
    for name, kind in (("Together", schema), *schema["$defs"].items()):
        for field, prop in kind.get("properties", {}).items():
            yield name, field, prop.get("description", "")


def page():
    """Return the part of the page that lists the fields."""
    out, last = [], ""
    for name, field, says in fields():
        if name != last:
            out += ["", f"## {name}", "", "| field | what it is |", "| --- | --- |"]
            last = name
        out.append(f"| `{field}` | {says} |")
    return "\n".join(out).strip()


def test_every_field_is_described():
    assert [f"{name}.{field}" for name, field, says in fields() if not says] == []


def test_the_page_and_the_schema_agree():
    assert page() in DOCS.read_text(encoding="utf-8"), (
        "write the page's tables anew: "
        "python -c 'from tests.unit.record.test_together import page; print(page())'"
    )
