"""The schemas for editors describe every key of the desk's files, and nothing else."""

from __future__ import annotations

import json

import pytest

from briefgen.registry import desk_schemas
from briefgen.registry.sidecar import SidecarFile


@pytest.mark.parametrize("kind", desk_schemas.KINDS)
def test_every_file_has_a_schema_that_refuses_unknown_keys(kind):
    schema = desk_schemas.desk_schema(kind)
    assert json.loads(json.dumps(schema)) == schema
    assert schema["$id"] == f"urn:briefgen:{kind}"
    models = [schema, *schema.get("$defs", {}).values()]
    closed = [m for m in models if "properties" in m]
    assert closed
    assert all(m["additionalProperties"] is False for m in closed)


def test_the_sidecar_s_schema_has_its_keys_and_takes_a_year_for_a_date():
    schema = desk_schemas.desk_schema("sidecar")
    assert schema["properties"].keys() == SidecarFile.model_fields.keys()
    assert "number" in schema["properties"]["published"]["type"]


def test_a_judgement_is_one_of_two():
    schema = desk_schemas.desk_schema("judgements")
    entry = schema["$defs"]["JudgementEntry"]["properties"]["judgement"]
    assert entry["enum"] == ["same", "different"]
